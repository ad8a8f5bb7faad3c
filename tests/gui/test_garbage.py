# SPDX-License-Identifier: GPL-3.0-or-later
import gc
import threading
import weakref

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from faceswap_desktop.gui.garbage import GarbageCollector


class Cycle(QObject):
    """Garbage as forgotten dialogs are: a Qt object in a circle of references."""

    def __init__(self):
        super().__init__()
        self.me = self


@pytest.fixture
def collector(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    collector = GarbageCollector(window)
    collector.watch(window)
    yield collector, window
    gc.enable()


def test_nothing_is_collected_in_other_threads(collector):
    gone = weakref.ref(Cycle())

    def allocate():
        kept = [[n] for n in range(20_000)]
        del kept

    thread = threading.Thread(target=allocate)
    thread.start()
    thread.join()
    assert gone() is not None


def test_signs_of_life_bring_a_collection_and_then_rest(collector, qtbot):
    watcher, window = collector
    gone = weakref.ref(Cycle())
    kept = [[n] for n in range(2_000)]
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: gone() is None)
    qtbot.waitUntil(lambda: not watcher._timer.isActive())
    assert kept
