# SPDX-License-Identifier: GPL-3.0-or-later
"""The card of a photo pane: an invitation, or a photo with its faces."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from faceswap_desktop.gui import pane_painting, theme
from faceswap_desktop.gui.face_overlay import FaceOverlay
from faceswap_desktop.gui.pane_state import PaneState

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPaintEvent, QResizeEvent

    from faceswap_desktop.gui.pane_state import Invitation

EMPTY_HEIGHT = 196
FILLED_HEIGHT = 158
LEAST_HEIGHT = 64
TURN_EVERY = 40  # ms
TURN_BY = 18.0  # degrees


class PaneView(QWidget):
    """Draws what its pane is told; clicks beside the faces go through to the pane.

    Signals: `face_clicked(index)`.
    """

    face_clicked = Signal(int)
    wait_delay = 300  # ms without a sign of loading, so that quick photos do not flicker

    def __init__(self, invitation: Invitation, parent: QWidget) -> None:
        super().__init__(parent)
        self._invitation = invitation
        self._state = PaneState()
        self._picture: QImage | None = None
        self._scaled: QImage | None = None
        self._is_lit = False
        self._is_focused = False
        self._is_hovered = False
        self._turn = 0.0
        self._delay = QTimer(self, singleShot=True)
        self._delay.timeout.connect(self._on_delay_timeout)
        self._spin = QTimer(self, interval=TURN_EVERY)
        self._spin.timeout.connect(self._on_spin_timeout)
        self._is_waiting_shown = False
        self._faces = FaceOverlay(self, parent)
        self._faces.face_clicked.connect(self.face_clicked)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def faces(self) -> FaceOverlay:
        """The outlines of the faces, as far as there is a choice."""
        return self._faces

    @property
    def picture(self) -> QImage | None:
        """The photo as it was given, before scaling."""
        return self._picture

    @property
    def is_waiting_shown(self) -> bool:
        """Whether the sign of loading is on screen."""
        return self._is_waiting_shown

    def set_invitation(self, invitation: Invitation) -> None:
        """Say something else while empty."""
        self._invitation = invitation
        self.update()

    def set_state(self, state: PaneState) -> None:
        """Show another state."""
        if state.preview is not self._state.preview:
            self._picture = self._scaled = None
        self._state = state
        if state.preview is not None and self._picture is None:
            from faceswap_desktop.gui.pixels import as_image  # noqa: PLC0415  # not at the start

            self._picture = as_image(state.preview)
        self._show_waiting(is_loading=state.is_loading)
        self._faces.set_faces(state.faces, state.chosen_face)
        self._faces.set_people(state.people)
        self._place_faces()
        self.updateGeometry()
        self.update()

    def set_marks(self, *, is_lit: bool, is_focused: bool, is_hovered: bool) -> None:
        """Show a drag over the card, the keyboard's focus, the mouse."""
        if (is_lit, is_focused, is_hovered) != (self._is_lit, self._is_focused, self._is_hovered):
            self._is_lit, self._is_focused, self._is_hovered = is_lit, is_focused, is_hovered
            self.update()

    def picture_rect(self) -> QRectF:
        """Where the photo is drawn; empty without one."""
        if self._picture is None:
            return QRectF()
        inside = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._state.count > 1:
            inside.adjust(0, 2 * pane_painting.SHEET + 4, 0, -4)
        return pane_painting.fitted(self._picture.size(), inside)

    def sizeHint(self) -> QSize:
        """Higher while it invites."""
        return QSize(304, EMPTY_HEIGHT if self._picture is None else FILLED_HEIGHT)

    def minimumSizeHint(self) -> QSize:
        """Room for a sentence and its action, or for several faces whose numbers lie apart."""
        has_choice = self._picture is not None and len(self._state.faces) > 1
        return QSize(160, FILLED_HEIGHT if has_choice else LEAST_HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Move the faces along."""
        super().resizeEvent(event)
        self._place_faces()

    def changeEvent(self, event: QEvent) -> None:
        """Move the faces along."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._place_faces()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        is_empty = self._picture is None
        pane_painting.draw_ground(painter, rect, is_empty=is_empty, is_lit=self._is_lit)
        if is_empty and not self._is_waiting_shown:
            pane_painting.draw_invitation(
                painter, self.rect(), self._invitation, is_hovered=self._is_hovered
            )
        elif not is_empty:
            self._draw_picture(painter, rect)
        if self._is_waiting_shown:
            turn = None if theme.has_reduced_motion() else self._turn
            pane_painting.draw_waiting(
                painter, rect, self.tr("Opening…"), turn, is_mirrored=self.isRightToLeft()
            )
        pane_painting.draw_edge(
            painter, rect, is_empty=is_empty, is_marked=self._is_lit or self._is_focused
        )

    def _draw_picture(self, painter: QPainter, card: QRectF) -> None:
        place = self.picture_rect()
        picture = self._scaled_picture(place)
        painter.setOpacity(0.4 if self._is_waiting_shown else 0.75 if self._is_lit else 1.0)
        if self._state.count > 1:
            pane_painting.draw_sheets(painter, place)
        pane_painting.draw_picture(painter, card, place, picture)
        painter.setOpacity(1.0)
        if self._state.count > 1:
            pane_painting.draw_count(
                painter, card, self.locale().toString(self._state.count), self.layoutDirection()
            )

    def _scaled_picture(self, place: QRectF) -> QImage:
        """The photo in the pixels of this screen; scaled once for each size."""
        assert self._picture is not None  # noqa: S101  # only drawn with a photo
        ratio = self.devicePixelRatioF()
        size = (place.size() * ratio).toSize().expandedTo(QSize(1, 1))
        if self._scaled is None or self._scaled.size() != size:
            self._scaled = self._picture.scaled(
                size,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        return self._scaled

    def _place_faces(self) -> None:
        self._faces.place(self.picture_rect())

    def _show_waiting(self, *, is_loading: bool) -> None:
        if not is_loading:
            self._delay.stop()
            self._spin.stop()
            self._is_waiting_shown = False
        elif not self._is_waiting_shown and not self._delay.isActive():
            self._delay.start(self.wait_delay)

    def _on_delay_timeout(self) -> None:
        self._is_waiting_shown = True
        if not theme.has_reduced_motion():
            self._spin.start()
        self.update()

    def _on_spin_timeout(self) -> None:
        self._turn = (self._turn + TURN_BY) % 360
        middle = self.rect().center()
        half = pane_painting.SPINNER + 2
        self.update(0, middle.y() - half, self.width(), 2 * half)
