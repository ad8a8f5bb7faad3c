# SPDX-License-Identifier: GPL-3.0-or-later
"""Drops on the large middle of the window, where the first step says that photos may be dropped.

The first photo is the one to change, the second one gives the face, several are a batch.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui.drop_frame import DropFrame
from faceswap_desktop.gui.drop_target import DropTarget
from faceswap_desktop.gui.pane_state import PaneRole

if TYPE_CHECKING:
    from faceswap_desktop.gui.incoming import Offer
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.presenter import Presenter


class MiddleDrops(QObject):
    """Takes photos over the three steps, and over the picture that is shown."""

    def __init__(self, window: MainWindow, presenter: Presenter) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        for place in (window.empty, window.compare):
            # What is dragged from a pane or out of the pictures is meant for somewhere else.
            drops = DropTarget(place, lambda _: None, takes_own=False)
            drops.lit_changed.connect(DropFrame(place).set_lit)
            drops.dropped.connect(self._on_drops_dropped)
            drops.refused.connect(self._on_drops_refused)

    def _role(self, count: int) -> PaneRole:
        """Where the next photo belongs; with nothing missing it takes the place of the first."""
        space, window = self._presenter.desk.workspace, self._window
        if not window.target_pane.isVisibleTo(window):
            return PaneRole.FACE
        is_filled = space.target.photo is not None or space.target.is_loading
        is_face_next = window.face_pane.isVisibleTo(window) and space.face.photo is None
        return PaneRole.FACE if count == 1 and is_filled and is_face_next else PaneRole.TARGET

    def _on_drops_dropped(self, offers: tuple[Offer, ...]) -> None:
        is_folder = any(each.path is not None and each.path.is_dir() for each in offers)
        role = PaneRole.TARGET if is_folder else self._role(len(offers))
        self._presenter.offer(role, offers)

    def _on_drops_refused(self) -> None:
        self._presenter.refuse_offer(self._role(1), ErrorCode.DROP_UNUSABLE)
