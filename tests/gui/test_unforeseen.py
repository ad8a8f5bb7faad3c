# SPDX-License-Identifier: GPL-3.0-or-later
import sys
import threading

import pytest
from PySide6.QtCore import QTimer

from faceswap_desktop.errors import ErrorCode, PhotoError
from faceswap_desktop.gui.unforeseen import Unforeseen


@pytest.fixture
def shown(qapp):
    errors = []
    catcher = Unforeseen(errors.append)
    catcher.start()
    yield errors
    catcher.stop()


def test_a_failure_in_a_slot_is_shown_and_logged(shown, qtbot, caplog):
    def slot():
        raise ZeroDivisionError("in a slot")

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(slot)
    timer.start(0)
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0].code is ErrorCode.INTERNAL
    assert "in a slot" in caplog.text


def test_a_failure_in_a_thread_is_shown_on_the_gui_thread(shown, qtbot):
    def work():
        raise PhotoError(ErrorCode.PHOTO_DAMAGED, name="a.jpg")

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert not shown
    qtbot.waitUntil(lambda: bool(shown))
    assert shown[0].code is ErrorCode.PHOTO_DAMAGED


def test_a_failure_that_cannot_be_raised_is_only_logged(shown, caplog):
    class Broken:
        def __del__(self):
            raise ValueError("at the end")

    Broken()
    assert "at the end" in caplog.text
    assert not shown


def test_the_hooks_are_given_back(qapp):
    before = sys.excepthook
    catcher = Unforeseen(print)
    catcher.start()
    assert sys.excepthook != before
    catcher.stop()
    assert sys.excepthook == before
