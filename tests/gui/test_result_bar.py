# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from faceswap_desktop.gui.result_bar import ResultBar


@pytest.fixture
def bar(qtbot):
    bar = ResultBar()
    bar.resize(1100, 50)
    qtbot.addWidget(bar)
    bar.show()
    return bar


@pytest.mark.parametrize("what", ["compare", "use", "copy", "folder", "save"])
def test_each_button_tells_its_wish(bar, qtbot, what):
    with qtbot.waitSignal(getattr(bar, f"{what}_requested")):
        qtbot.mouseClick(getattr(bar, f"{what}_button"), Qt.MouseButton.LeftButton)


def test_it_says_that_it_is_done(bar):
    bar.show_done("Done in 0.6 s")
    assert bar.label.text() == "Done in 0.6 s"
    assert bar.label.icon_name == "check"


def test_cautions_stand_below_what_was_done_and_can_all_be_read(bar):
    bar.show_done("Done in 0.6 s")
    assert not bar.cautions.isVisible()
    height = bar.sizeHint().height()
    bar.show_cautions("The face photo is a little blurred. It may still be charged.")
    assert bar.label.text() == "Done in 0.6 s"
    assert bar.cautions.isVisible()
    assert "blurred. It may" in bar.cautions.text()
    assert bar.cautions.icon_name != "check"
    assert bar.sizeHint().height() > height
    bar.show_done("Copied")
    assert bar.cautions.isVisible()
    bar.show_cautions("")
    assert not bar.cautions.isVisible()


def test_names_are_the_fixed_ones(bar):
    names = [
        QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name)
        for each in (bar.copy_button, bar.folder_button, bar.save_button)
    ]
    assert names == ["Copy", "Show in folder", "Save as"]


def test_without_a_file_nothing_can_be_done(bar):
    bar.set_enabled(is_saved=False)
    assert not bar.save_button.isEnabled()
    bar.set_enabled()
    assert bar.save_button.isEnabled()


def test_words_come_back_in_the_language(bar):
    bar.save_button.setText("?")
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.save_button.text() == "Save as…"


def test_in_a_narrow_window_the_words_go_first_and_save_stays(bar, qapp):
    bar.resize(1100, 50)
    assert bar.folder_button.text() == "Show in folder"
    bar.resize(560, 50)
    assert not bar.folder_button.text()
    assert bar.folder_button.accessibleName() == "Show in folder"
    bar.setMinimumSize(1, 1)  # a window of its own would be kept wider by its layout
    bar.resize(bar.minimumSizeHint())
    assert not bar.compare_button.isVisible()
    assert bar.use_button.isVisible()
    assert bar.save_button.text() == "Save as…"
    bar.resize(1100, 50)
    assert bar.compare_button.isVisible()
    assert bar.folder_button.isVisible()
