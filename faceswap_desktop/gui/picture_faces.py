# SPDX-License-Identifier: GPL-3.0-or-later
"""The faces of the photo to change, boxed on the large picture too, to be chosen by mouse or touch.

For keyboard and screen readers they are controls already, on the small photo in the pane; a
second set of the same would only be in their way. So these here are drawn, and are no widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QRegion
from PySide6.QtWidgets import QToolTip

from faceswap_desktop.gui.face_drawing import THUMB, FaceLook
from faceswap_desktop.gui.face_mark import choose_text
from faceswap_desktop.gui.person_thumb import person_thumb

if TYPE_CHECKING:
    from PySide6.QtGui import QImage, QPainter

    from faceswap_desktop.core.models import FoundFace
    from faceswap_desktop.gui.compare_gestures import CompareGestures
    from faceswap_desktop.gui.compare_pane import ComparePane
    from faceswap_desktop.gui.pane_state import PaneState, Person
    from faceswap_desktop.gui.view_transform import ViewTransform

_INSET = 6.0  # numbers keep off the rounded corners of the card

_MOUSE = (
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
)


class PictureFaces(QObject):
    """The boxes on one picture. Signals: `face_clicked(index)`, which changes nothing by itself."""

    face_clicked = Signal(int)

    def __init__(self, pane: ComparePane, gestures: CompareGestures) -> None:
        super().__init__(pane)
        self._pane = pane
        self._gestures = gestures
        self._faces: tuple[FoundFace, ...] = ()
        self._chosen: int | None = None
        self._people: tuple[Person, ...] = ()
        self._thumbs: dict[int, QImage | None] = {}
        self._transform: ViewTransform | None = None
        self._looks: tuple[FaceLook, ...] = ()
        self._regions: tuple[QRegion, ...] = ()
        self._order: tuple[int, ...] = ()
        self._mouse_at: QPointF | None = None
        self._hovered: int | None = None
        gestures.clicked.connect(self._on_gestures_clicked)

    @property
    def looks(self) -> tuple[FaceLook, ...]:
        """What is drawn where, in the order of the faces; empty while nothing is."""
        return self._looks

    def show_state(self, state: PaneState, transform: ViewTransform) -> None:
        """Box the faces that the pane shows, where they lie under a transform."""
        self._faces, self._chosen, self._transform = state.faces, state.chosen_face, transform
        # A small face before a large one can always be reached.
        self._order = tuple(
            sorted(
                range(len(state.faces)),
                key=lambda i: -state.faces[i].box.width * state.faces[i].box.height,
            )
        )
        if state.people != self._people:
            self._people = state.people
            self._thumbs = {each.index: person_thumb(each, 2 * THUMB) for each in state.people}
        if self._pane.ornament is None:
            self._pane.ornament = self._draw
            self._pane.setMouseTracking(True)
            # Before the gestures, which came first and are asked last.
            self._pane.installEventFilter(self)
        self._place()

    def clear(self) -> None:
        """Take the boxes away; the picture is a picture again."""
        if self._pane.ornament is None:
            return
        self._pane.removeEventFilter(self)
        self._pane.setMouseTracking(False)
        self._pane.ornament = None
        self._looks = self._regions = ()
        self._mouse_at = self._hovered = None
        self._gestures.set_over_spot(is_over=False)
        self._pane.update()

    def face_at(self, at: QPointF) -> int | None:
        """The face that a click at a point of the pane would choose."""
        point = at.toPoint()
        if not self._looks or not self._pane.rect().contains(point):
            return None
        hit = [index for index in self._order if self._regions[index].contains(point)]
        return hit[-1] if hit else None

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Follow the mouse; what is done with it the gestures say."""
        if event.type() in _MOUSE:
            mouse = cast("QMouseEvent", event)
            self._mouse_at = mouse.position()
            if event.type() is not QEvent.Type.MouseMove or not mouse.buttons():
                self._hover()
        elif event.type() is QEvent.Type.Leave:
            self._mouse_at = None
            self._hover()
        elif event.type() is QEvent.Type.ToolTip:
            return self._tell(cast("QHelpEvent", event))
        return False

    def _place(self) -> None:
        """Reckon anew where everything lies."""
        looks = tuple(map(self._look, range(len(self._faces))))
        if looks == self._looks:
            return
        self._looks = looks
        self._regions = tuple(each.click_region() for each in looks)
        self._pane.update()
        self._hover()

    def _look(self, index: int) -> FaceLook:
        assert self._transform is not None  # noqa: S101  # set before
        picture, box = self._transform, self._faces[index].box
        ratio = self._pane.devicePixelRatioF()
        left, top = picture.to_view(
            box.left * picture.picture_width, box.top * picture.picture_height
        )
        width = box.width * picture.picture_width * picture.scale
        height = box.height * picture.picture_height * picture.scale
        return FaceLook(
            QRectF(left / ratio, top / ratio, width / ratio, height / ratio),
            QRectF(self._pane.rect()).adjusted(_INSET, _INSET, -_INSET, -_INSET),
            self._pane.locale().toString(index + 1),
            self._thumbs.get(index),
            is_chosen=index == self._chosen,
            is_hovered=index == self._hovered,
        )

    def _hover(self) -> None:
        hovered = self.face_at(self._mouse_at) if self._mouse_at is not None else None
        self._gestures.set_over_spot(is_over=hovered is not None)
        if hovered == self._hovered:
            return
        changed = (hovered, self._hovered)
        self._hovered = hovered
        self._looks = tuple(map(self._look, range(len(self._faces))))
        for index, look in enumerate(self._looks):
            if index in changed:
                self._pane.update(look.reach.toAlignedRect())

    def _draw(self, painter: QPainter, dirty: QRect) -> None:
        seen = QRectF(self._pane.rect())
        for index in self._order:
            look = self._looks[index]
            # What lies outside the view keeps its number to itself.
            if look.box.intersects(seen) and look.reach.intersects(QRectF(dirty)):
                look.draw(painter)

    def _tell(self, event: QHelpEvent) -> bool:
        index = self.face_at(QPointF(event.pos()))
        if index is None:
            return False
        area = self._looks[index].box.toAlignedRect()
        QToolTip.showText(event.globalPos(), choose_text(), self._pane, area)
        return True

    def _on_gestures_clicked(self, at: QPointF) -> None:
        index = self.face_at(at)
        if index is not None:
            self.face_clicked.emit(index)
