# SPDX-License-Identifier: GPL-3.0-or-later
"""Original and result together: side by side, under a slider, or the result alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from faceswap_desktop.gui import drag_out
from faceswap_desktop.gui.compare_gestures import CompareGestures
from faceswap_desktop.gui.compare_handle import CompareHandle
from faceswap_desktop.gui.compare_pane import ComparePane
from faceswap_desktop.gui.compare_slider import CompareSlider
from faceswap_desktop.gui.picture_layers import PictureLayers
from faceswap_desktop.gui.price_texts import pixels_text
from faceswap_desktop.gui.task_texts import listed, sentences
from faceswap_desktop.gui.view_mode import ViewMode
from faceswap_desktop.gui.view_transform import Rectangle, ViewTransform, placed

if TYPE_CHECKING:
    from faceswap_desktop.core.models import Box

_GAP = 2
_MARGIN = 12
_FACE_SHARE = 0.65  # of the view, for a face that is gone to
_OPAQUE = Qt.WidgetAttribute.WA_OpaquePaintEvent


class CompareView(QWidget):
    """Shows Before and After under one transform, so that zoom and pan move both.

    `view_changed` carries the new `ViewTransform`. `detail_wanted` comes when what was given is
    too small for the zoom: set the pictures again, with the same keys and larger levels.
    `peeking_changed` tells whether the original is seen in place of the result.
    """

    view_changed = Signal(object)
    detail_wanted = Signal()
    peeking_changed = Signal(bool)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        drag_file: Callable[[QWidget, Path, QImage | None], bool] = drag_out.drag_file,
    ) -> None:
        super().__init__(parent)
        self._drag_file = drag_file
        self._pictures: tuple[PictureLayers | None, PictureLayers | None] = (None, None)
        self._prepared_from: dict[PictureLayers, PictureLayers] = {}
        self._asked_for: tuple[object, ...] = ()
        self._mode = ViewMode.SIDE_BY_SIDE
        self._transform = ViewTransform.fitted((1, 1), (1, 1))
        self._is_peeking = False
        self._result_file: Path | None = None
        self._names = ("", "")
        self._note = ""
        self.before = ComparePane(self)
        self.after = ComparePane(self)
        self.slider = CompareSlider(self)
        self.handle = CompareHandle(self)
        self.after.setAttribute(_OPAQUE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 40)
        self.slider.moved.connect(self._on_slider_moved)
        self.handle.dragged_out.connect(self._drag_out)
        self.before_gestures = self._watch(self.before)
        self._after_gestures = self._watch(self.after)
        self._retranslate()
        self._arrange()

    @property
    def mode(self) -> ViewMode:
        """How the pictures are shown, if there are two."""
        return self._mode

    @property
    def transform(self) -> ViewTransform:
        """What is seen at the moment, in pixels of the original."""
        return self._transform

    def is_showing_alone(self, key: str) -> bool:
        """Whether the original with this key is seen, and nothing else."""
        before, after = self._pictures
        return after is None and before is not None and before.key == key

    @property
    def is_comparing(self) -> bool:
        """Whether there are two pictures."""
        return None not in self._pictures

    def set_pictures(self, before: PictureLayers | None, after: PictureLayers | None) -> None:
        """Show these; the view is kept when the same photo comes again, else it is fitted."""
        known, frame = _identity(self._pictures), self._frame()
        self._pictures = (self._prepared(before), self._prepared(after))
        self.set_peeking(self._is_peeking)
        if frame != self._frame() or known != _identity(self._pictures) or not known:
            self._transform = ViewTransform.fitted(self._frame(), (1, 1))
        self._describe()
        self._arrange()

    def set_mode(self, mode: ViewMode) -> None:
        """Show the pictures in another way; zoom and place stay."""
        if mode is not self._mode:
            self._mode = mode
            self._arrange()

    def set_result_file(self, path: Path | None) -> None:
        """The file that is dragged out; None while there is none."""
        self._result_file = path
        self._arrange()

    def set_names(self, before: str, after: str) -> None:
        """What the two pictures are called; empty for Before and After."""
        if (before, after) != self._names:
            self._names = (before, after)
            self._describe()
            self._place_chips()

    def set_note(self, note: str) -> None:
        """A sentence that screen readers say before the sizes of the pictures."""
        if note != self._note:
            self._note = note
            self._describe()

    def set_peeking(self, is_peeking: bool) -> None:  # noqa: FBT001  # a slot of `peeked(bool)`
        """Show the original in place of the result, for as long as this is True."""
        before, self._is_peeking = self._is_peeking, is_peeking and self.is_comparing
        if self._is_peeking is not before:
            self._arrange()
            self.peeking_changed.emit(self._is_peeking)

    def zoom_in(self) -> None:
        """To the next round percentage."""
        self._show(self._transform.stepped(1))

    def zoom_out(self) -> None:
        """To the next smaller round percentage, until all is seen."""
        self._show(self._transform.stepped(-1))

    def fit(self) -> None:
        """The whole picture, also after the window changes its size."""
        self._show(self._transform.fit())

    def actual_size(self) -> None:
        """One pixel of the original on one pixel of the screen."""
        self._show(self._transform.zoomed(1.0))

    def jump_to(self, box: Box) -> None:
        """Bring a part of the picture, such as the changed face, into the middle, and close."""
        width, height = self._frame()
        self._show(
            self._transform.showing(
                Rectangle(
                    box.left * width,
                    box.top * height,
                    (box.left + box.width) * width,
                    (box.top + box.height) * height,
                ),
                share=_FACE_SHARE,
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange everything anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language, the direction of reading, and the screen's pixels."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
        if event.type() in _REARRANGED_ON:
            self._arrange()

    def event(self, event: QEvent) -> bool:
        """A move to a screen with other pixels is no change event."""
        handled = super().event(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._arrange()
        return handled

    def _watch(self, pane: ComparePane) -> CompareGestures:
        gestures = CompareGestures(pane, lambda: self._transform.can_pan)
        gestures.zoomed.connect(self._on_zoomed)
        gestures.panned.connect(self._on_panned)
        gestures.stepped.connect(lambda steps: self._show(self._transform.stepped(steps)))
        gestures.fit_chosen.connect(self.fit)
        gestures.actual_size_chosen.connect(self.actual_size)
        gestures.size_toggled.connect(self._on_size_toggled)
        gestures.dragged_out.connect(lambda at: self._on_dragged_out(pane, at))
        return gestures

    def _prepared(self, layers: PictureLayers | None) -> PictureLayers | None:
        """The picture as it is drawn; one that stays is not prepared again."""
        if layers is None:
            return None
        prepared = self._prepared_from.get(layers) or layers.with_smaller_levels()
        in_use = {
            given: made for given, made in self._prepared_from.items() if made in self._pictures
        }
        self._prepared_from = {**in_use, layers: prepared}
        return prepared

    def _frame(self) -> tuple[float, float]:
        first = self._pictures[0] or self._pictures[1]
        return first.size if first else (1.0, 1.0)

    def _is_under_slider(self) -> bool:
        return self.is_comparing and self._mode is ViewMode.SLIDER

    def _arrange(self) -> None:
        """Give every part its place and its picture, as mode and pictures want it."""
        before, after = self._pictures
        is_alone = not self.is_comparing or self._mode is ViewMode.RESULT_ONLY
        self.before.setVisible(before is not None and (after is None or not is_alone))
        self.after.setVisible(after is not None)
        self.before.show_picture(before)
        self.after.show_picture(before if self._is_peeking else after)
        self.before.setGeometry(0, 0, self.width(), self.height())
        self.after.setGeometry(0, 0, self.width(), self.height())
        self._place_side_by_side(is_wanted=not is_alone and self._mode is ViewMode.SIDE_BY_SIDE)
        self.slider.setVisible(self._is_under_slider())
        # Screen readers read from the bottom of the pile; under the slider Before lies on top.
        if self._is_under_slider():
            self.after.stackUnder(self.before)
        else:
            self.before.lower()
        # Under the slider one pane in the tab order is enough for both.
        self.before.setAttribute(_OPAQUE, not self._is_under_slider())
        policy = Qt.FocusPolicy.NoFocus if self._is_under_slider() else Qt.FocusPolicy.StrongFocus
        self.after.setFocusPolicy(policy)
        self._place_slider()
        self._place_chips()
        self.handle.setVisible(after is not None and self._result_file is not None)
        corner = self.after.geometry().bottomRight()
        self.handle.move(
            corner.x() + 1 - _MARGIN - self.handle.width(),
            corner.y() + 1 - _MARGIN - self.handle.height(),
        )
        self._show(self._transform)

    def _place_side_by_side(self, *, is_wanted: bool) -> None:
        is_reversed = self.isRightToLeft()
        # On a pane that has the whole view to itself both sides are the card's ends.
        self.before.round_corners(
            left=not (is_wanted and is_reversed), right=not is_wanted or is_reversed
        )
        self.after.round_corners(
            left=not is_wanted or is_reversed, right=not (is_wanted and is_reversed)
        )
        if not is_wanted:
            return
        # Both exactly equal, whatever the width: they share one transform.
        width = max(1, (self.width() - _GAP) // 2)
        at_right = self.width() - width
        self.before.setGeometry(at_right if is_reversed else 0, 0, width, self.height())
        self.after.setGeometry(0 if is_reversed else at_right, 0, width, self.height())

    def _place_slider(self) -> None:
        if not self._is_under_slider():
            self.before.show_columns(None)
            self.after.show_columns(None)
            return
        column = self.slider.place(self.width(), self.height())
        left, right = (0, column), (column, self.width())
        is_reversed = self.isRightToLeft()
        self.before.show_columns(right if is_reversed else left)
        self.after.show_columns(left if is_reversed else right)

    def _place_chips(self) -> None:
        named_before, named_after = self._names
        before = (named_before or self.tr("Before")) if self.is_comparing else ""
        after = (named_after or self.tr("After")) if self.is_comparing else ""
        is_reversed = self.isRightToLeft()
        self.before.show_chip(before, at_right=is_reversed)
        at_end = self._is_under_slider() != is_reversed
        self.after.show_chip(before if self._is_peeking else after, at_right=at_end)

    def _show(self, transform: ViewTransform) -> None:
        """Let both panes show a transform, fitted to their size and this screen's pixels."""
        ratio = self.devicePixelRatioF()
        seen = self.after if self.after.isVisibleTo(self) else self.before
        self._transform = transform.with_largest_fit(ratio).resized(
            seen.width() * ratio, seen.height() * ratio
        )
        for pane in (self.before, self.after):
            pane.show_transform(self._transform)
        for gestures in (self.before_gestures, self._after_gestures):
            gestures.show_cursor()
        self.view_changed.emit(self._transform)
        self._ask_for_detail()

    def _ask_for_detail(self) -> None:
        lacking = tuple(
            (each.key, each.levels[0].width())
            for each in self._pictures
            if each is not None and each.lacks_detail_at(self._scale_of(each))
        )
        # Asked once for what there is: if nothing better comes, asking again would not help.
        if lacking and lacking != self._asked_for:
            self._asked_for = lacking
            self.detail_wanted.emit()

    def _scale_of(self, layers: PictureLayers) -> float:
        place = placed(layers.size, self._frame())
        return self._transform.scale * place.width / layers.width

    def _device(self, at: QPointF) -> tuple[float, float]:
        ratio = self.devicePixelRatioF()
        return at.x() * ratio, at.y() * ratio

    def _on_zoomed(self, factor: float, at: QPointF) -> None:
        self._show(self._transform.zoomed(self._transform.scale * factor, *self._device(at)))

    def _on_panned(self, distance: QPointF) -> None:
        self._show(self._transform.panned(*self._device(distance)))

    def _on_size_toggled(self, at: QPointF) -> None:
        if self._transform.is_fit:
            self._show(self._transform.zoomed(1.0, *self._device(at)))
        else:
            self.fit()

    def _on_slider_moved(self) -> None:
        self._place_slider()

    def _on_dragged_out(self, pane: ComparePane, at: QPointF) -> None:
        if self._is_result_at(pane, at):
            self._drag_out()

    def _is_result_at(self, pane: ComparePane, at: QPointF) -> bool:
        """Whether what lies at a point of a pane is the result, and not the original."""
        if not self._is_under_slider():
            return pane is self.after
        share = at.x() / max(pane.width(), 1)
        return (1 - share if self.isRightToLeft() else share) > self.slider.share

    def _drag_out(self) -> None:
        after = self._pictures[1]
        if self._result_file is not None and after is not None:
            self._drag_file(self, self._result_file, after.levels[-1])

    def _describe(self) -> None:
        panes = zip((self.before, self.after), self._pictures, self._names, strict=True)
        for pane, layers, name in panes:
            text = ""
            if layers:
                size = pixels_text(layers.width, layers.height)
                text = listed((name, self.tr("{size} pixels").replace("{size}", size)))
                text = sentences(self._note, text)
            pane.setAccessibleDescription(text)

    def _retranslate(self) -> None:
        self.before.setAccessibleName(self.tr("Before"))
        self.after.setAccessibleName(self.tr("After"))
        self._describe()
        self._place_chips()


_REARRANGED_ON = (QEvent.Type.LayoutDirectionChange, QEvent.Type.FontChange)


def _identity(pictures: tuple[PictureLayers | None, PictureLayers | None]) -> str:
    """The key of what defines the view; empty where it has none."""
    first = pictures[0] or pictures[1]
    return first.key if first else ""
