# SPDX-License-Identifier: GPL-3.0-or-later
"""Between the two panes and the presenter."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui import links
from faceswap_desktop.gui.error_text import in_pane
from faceswap_desktop.gui.file_chooser import choose_folder, choose_photos
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.middle_drops import MiddleDrops
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.picture_choice import PictureChoice
from faceswap_desktop.gui.remedies import Remedy

if TYPE_CHECKING:
    from faceswap_desktop.gui.folder_memory import FolderMemory
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.photo_field import PhotoField
    from faceswap_desktop.gui.photo_pane import PhotoPane
    from faceswap_desktop.gui.presenter import Presenter


class PaneWiring(QObject):
    """Hands the panes' wishes to the presenter, and asks for files."""

    def __init__(self, window: MainWindow, presenter: Presenter, folders: FolderMemory) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._folders = folders
        for role in (PaneRole.TARGET, PaneRole.FACE):
            self._connect(role, window.pane(role))
        self._middle = MiddleDrops(window, presenter)
        self._picture = PictureChoice(window)
        window.options.photo_wanted.connect(self.choose_for_option)

    def choose(self, role: PaneRole) -> None:
        """Ask for a photo for a pane."""
        choose_photos(
            self._window,
            role,
            partial(self._take, role),
            folder=self._folders.folder(role),
            is_several=role is PaneRole.TARGET,
        )

    def choose_more(self, taken: Callable[[tuple[Offer, ...]], None]) -> None:
        """Ask for more photos to change."""

        def chosen(paths: tuple[Path, ...]) -> None:
            self._folders.keep(PaneRole.TARGET, paths[0])
            taken(_offers(paths))

        folder = self._folders.folder(PaneRole.TARGET)
        choose_photos(self._window, PaneRole.TARGET, chosen, folder=folder, is_several=True)

    def open_folder(self) -> None:
        """Ask for a folder of photos to change."""
        self.choose_folder(partial(self._presenter.offer, PaneRole.TARGET))

    def choose_folder(self, taken: Callable[[tuple[Offer, ...]], None]) -> None:
        """Ask for a folder of photos."""

        def chosen(path: Path) -> None:
            self._folders.keep(PaneRole.TARGET, path / path.name)
            taken(_offers((path,)))

        choose_folder(self._window, chosen, folder=self._folders.folder(PaneRole.TARGET))

    def choose_for_option(self, key: str) -> None:
        """Ask for the photo that an option of the service wants, such as a background."""
        options = self._window.options

        def chosen(paths: tuple[Path, ...]) -> None:
            self._folders.keep(PaneRole.BACKGROUND, paths[0])
            options.photos_offered.emit(key, _offers(paths))

        folder = self._folders.folder(PaneRole.BACKGROUND)
        title = options.row(key).label.text()
        choose_photos(self._window, PaneRole.BACKGROUND, chosen, folder=folder, title=title)

    def paste(self) -> None:
        """Paste into the pane or field with the focus, or the first empty one."""
        self._place_for_paste().paste()

    def _take(self, role: PaneRole, paths: tuple[Path, ...]) -> None:
        self._folders.keep(role, paths[0])
        self._presenter.offer(role, _offers(paths))

    def _place_for_paste(self) -> PhotoPane | PhotoField:
        focused = QApplication.focusWidget()
        panes = (self._window.target_pane, self._window.face_pane)
        options = self._window.options
        fields = [options.photo_field(key) for key in options.photo_keys()]
        places: tuple[PhotoPane | PhotoField, ...] = (*panes, *fields)
        for place in places:
            if focused is not None and (place is focused or place.isAncestorOf(focused)):
                return place
        space = self._presenter.desk.workspace
        empty = [each for each in fields if each.isVisible() and not each.value()]
        if empty and space.target.photo is not None and not panes[1].isVisible():
            return empty[0]
        is_target_next = space.target.photo is None or not panes[1].isVisible()
        return panes[0] if is_target_next or space.face.photo is not None else panes[1]

    def _connect(self, role: PaneRole, pane: PhotoPane) -> None:
        presenter = self._presenter
        pane.photos_offered.connect(partial(presenter.offer, role))
        pane.offer_refused.connect(partial(presenter.refuse_offer, role))
        pane.choose_requested.connect(partial(self.choose, role))
        pane.error_button_clicked.connect(partial(self._help, role))
        pane.clear_requested.connect(partial(presenter.clear, role))
        pane.face_chosen.connect(partial(presenter.desk.choose_face, role))
        pane.other_use_requested.connect(partial(presenter.desk.use_elsewhere, role))
        pane.folder_requested.connect(partial(self._show_in_folder, role))

    def _help(self, role: PaneRole) -> None:
        """Do what stands on the button of the error in a pane."""
        error = self._presenter.desk.workspace.slot(role).error
        remedy = in_pane(error).remedy if error is not None else Remedy.DISMISS
        match remedy:
            case Remedy.CHOOSE_PHOTO | Remedy.CHOOSE_TARGET | Remedy.CHOOSE_FACE:
                self.choose(role)
            case Remedy.TRY_AGAIN:
                self._presenter.offer_again(role)
            case Remedy.DISMISS:
                self._presenter.desk.change_slot(role, lambda slot: replace(slot, error=None))
            case _:
                self._presenter.messages.do(remedy)

    def _show_in_folder(self, role: PaneRole) -> None:
        photo = self._presenter.desk.workspace.slot(role).photo
        if photo is not None and not links.open_folder(photo.path.parent):
            self._presenter.refuse_offer(role, ErrorCode.PHOTO_NOT_FOUND)


def _offers(paths: tuple[Path, ...]) -> tuple[Offer, ...]:
    return tuple(Offer(OfferKind.FILE, path.name, path=path) for path in paths)
