# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking for photos on this computer, with the dialog that the system has for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QCompleter, QFileDialog, QLineEdit, QWidget

from faceswap_desktop.gui import pane_texts
from faceswap_desktop.gui.pane_state import PaneRole

# Only a help for finding them: what a file is, its content says, and "All files" offers any.
PHOTO_SUFFIXES = [
    "jpg",
    "jpeg",
    "jpe",
    "jfif",
    "mpo",
    "png",
    "webp",
    "heic",
    "heif",
    "hif",
    "avif",
    "tif",
    "tiff",
    "bmp",
    "gif",
]


def choose_photos(
    parent: QWidget,
    role: PaneRole,
    chosen: Callable[[tuple[Path, ...]], None],
    *,
    folder: Path | None = None,
    is_several: bool = False,
    title: str = "",
) -> QFileDialog:
    """Open the dialog and return at once; `chosen` gets the files, at least one, if any are.

    It starts in `folder`, or else where the system keeps pictures, and is called what the pane
    of the role is called, unless there is another `title`. The dialog belongs to `parent` and
    deletes itself when it is closed.
    """
    dialog = QFileDialog(parent, title or pane_texts.title(role), str(_start(folder)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
    mode = QFileDialog.FileMode
    dialog.setFileMode(mode.ExistingFiles if is_several else mode.ExistingFile)
    dialog.setSupportedSchemes(["file"])
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    dialog.setNameFilters(_filters())
    dialog.filesSelected.connect(lambda names: chosen(tuple(Path(name) for name in names)))
    _dress(dialog)
    dialog.open()
    return dialog


def choose_folder(
    parent: QWidget, chosen: Callable[[Path], None], *, folder: Path | None = None
) -> QFileDialog:
    """The same for a folder of photos to change."""
    title = QCoreApplication.translate("chooser", "Choose a folder of photos to change")
    dialog = QFileDialog(parent, title, str(_start(folder)))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setSupportedSchemes(["file"])
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()
    return dialog


def _dress(dialog: QFileDialog) -> None:
    """Where the system has no dialog of its own, Qt's has a list of names that pops up."""
    for line in dialog.findChildren(QLineEdit):
        completer: QCompleter | None = line.completer()  # the stubs know of no line without
        if completer is not None and (names := completer.popup()) is not None:
            names.setProperty("popup", True)


def _filters() -> list[str]:
    """Pictures, with their endings in small and capital letters, and everything."""
    translate = QCoreApplication.translate
    endings = " ".join(f"*.{each} *.{each.upper()}" for each in PHOTO_SUFFIXES)
    return [translate("chooser", "Photos") + f" ({endings})", translate("chooser", "All files (*)")]


def _start(folder: Path | None) -> Path:
    if folder is not None:
        return folder
    place = QStandardPaths.StandardLocation.PicturesLocation
    pictures = Path(QStandardPaths.writableLocation(place))
    # The dialog would take a folder that is not there for the name of a file.
    return pictures if pictures.is_dir() else Path.home()
