# SPDX-License-Identifier: GPL-3.0-or-later
"""Which commands of the menus have something to act on; the others are off, keys included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.menus import Menus
    from faceswap_desktop.gui.presenter import Presenter


class MenuStates(QObject):
    """Follows what lies on the table, what the stage shows, and which jobs there are."""

    def __init__(self, window: MainWindow, presenter: Presenter, menus: Menus) -> None:
        super().__init__(menus)
        self._window = window
        self._presenter = presenter
        self._menus = menus
        window.compare.view_changed.connect(self._show_view)
        window.page_changed.connect(self._show_view)
        presenter.desk.changed.connect(self._show_table)
        window.menus[3].aboutToShow.connect(self._show_history)
        self.show_all()

    def show_all(self) -> None:
        """Look at everything again; the menus are new."""
        self._show_view()
        self._show_table()
        self._show_history()

    def _show_view(self) -> None:
        has_pictures = self._window.has_pictures
        _set(self._menus.zooms, is_on=has_pictures)
        _set(self._menus.modes, is_on=has_pictures and self._window.compare.is_comparing)

    def _show_table(self) -> None:
        space = self._presenter.desk.workspace
        is_filled = space.is_batch or any(
            slot.photo is not None for slot in (space.target, space.face)
        )
        _set((self._menus.exchange,), is_on=is_filled)
        _set((self._menus.to_original,), is_on=space.target.origin is not None)

    def _show_history(self) -> None:
        jobs = self._presenter.jobs.all
        _set((self._menus.clear_history,), is_on=any(job.is_over for job in jobs))


def _set(actions: tuple[QAction, ...], *, is_on: bool) -> None:
    for each in actions:
        each.setEnabled(is_on)
