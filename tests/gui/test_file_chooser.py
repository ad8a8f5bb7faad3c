# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from shiboken6 import isValid

from faceswap_desktop.gui.file_chooser import choose_photos
from faceswap_desktop.gui.pane_state import PaneRole


@pytest.fixture
def window(qtbot):
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    yield window
    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs, False)


@pytest.fixture
def folder(tmp_path):
    for name in ("a.JPG", "b.heic", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


def closed(qtbot, dialog, how):
    how()
    qtbot.waitUntil(lambda: not isValid(dialog))


def test_what_is_chosen_comes_back(qtbot, window, folder):
    got = []
    dialog = choose_photos(window, PaneRole.TARGET, got.append, folder=folder)
    assert dialog.isVisible()
    assert dialog.windowTitle() == "Photo to change"
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFile
    dialog.selectFile(str(folder / "a.JPG"))
    closed(qtbot, dialog, dialog.accept)
    assert got == [(folder / "a.JPG",)]


def test_several_can_be_chosen_where_asked_for(qtbot, window, folder):
    dialog = choose_photos(window, PaneRole.TARGET, print, folder=folder, is_several=True)
    assert dialog.fileMode() is QFileDialog.FileMode.ExistingFiles
    closed(qtbot, dialog, dialog.reject)


def test_its_list_of_names_has_a_ground_of_its_own(qtbot, window, folder):
    dialog = choose_photos(window, PaneRole.TARGET, print, folder=folder)
    names = dialog.findChild(QLineEdit, "fileNameEdit").completer().popup()
    assert names.property("popup")
    closed(qtbot, dialog, dialog.reject)


def test_a_cancelled_dialog_says_nothing(qtbot, window, folder):
    got = []
    dialog = choose_photos(window, PaneRole.FACE, got.append, folder=folder)
    closed(qtbot, dialog, dialog.reject)
    assert got == []


def test_photos_are_offered_first_and_then_everything(qtbot, window):
    dialog = choose_photos(window, PaneRole.FACE, print)
    photos, everything = dialog.nameFilters()
    for each in ("*.jpg", "*.JPG", "*.heic", "*.HEIC", "*.avif", "*.webp"):
        assert each in photos
    assert "(*)" in everything
    closed(qtbot, dialog, dialog.reject)
