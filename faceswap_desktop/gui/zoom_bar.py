# SPDX-License-Identifier: GPL-3.0-or-later
"""The row above the pictures: how they are compared, and how large they are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from faceswap_desktop.gui import icons, tab_order, theme
from faceswap_desktop.gui.segmented_control import SegmentedControl
from faceswap_desktop.gui.view_mode import ViewMode

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from faceswap_desktop.gui.view_transform import ViewTransform

_BUTTON = 32
_ICONS = {
    ViewMode.SIDE_BY_SIDE: "side-by-side",
    ViewMode.SLIDER: "slider",
    ViewMode.RESULT_ONLY: "single",
}


class ZoomBar(QWidget):
    """Modes at the leading side, zoom at the trailing one. It draws what it is told.

    `peeked` is True while the button with the eye is held down.
    """

    mode_chosen = Signal(object)  # ViewMode
    peeked = Signal(bool)
    zoom_in_chosen = Signal()
    zoom_out_chosen = Signal()
    actual_size_chosen = Signal()
    fit_chosen = Signal()
    face_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.modes = SegmentedControl("", self)
        self.peek = self._button("eye")
        self.face = self._button("go-to-face")
        self.zoom_out = self._button("minus")
        self.percent = self._button("")
        self.zoom_in = self._button("plus")
        self.fit = self._button("fit")
        self.fit.setCheckable(True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.modes)
        layout.addStretch(1)
        for button in (self.peek, self.face, self.zoom_out, self.percent, self.zoom_in, self.fit):
            layout.addWidget(button)
        layout.insertSpacing(layout.indexOf(self.zoom_out), theme.tokens().inner_gap)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._connect()
        self._transform: ViewTransform | None = None
        self._retranslate()

    def set_mode(self, mode: ViewMode) -> None:
        """Show which mode is on, without telling anybody."""
        self.modes.set_value(mode.value)

    def set_comparable(self, *, is_comparable: bool) -> None:
        """Whether there are two pictures: without them there is nothing to choose."""
        self.modes.setEnabled(is_comparable)
        self.peek.setEnabled(is_comparable)

    def set_face_known(self, *, is_known: bool) -> None:
        """Whether there is a changed face to go to."""
        self.face.setEnabled(is_known)

    def show_view(self, transform: ViewTransform) -> None:
        """Show the percentage, and what can still be done."""
        self._transform = transform
        self.percent.setText(self._percent_text(transform.percent))
        self.percent.setAccessibleName(
            self.tr("Zoom {percent}, show actual size").replace(
                "{percent}", self._percent_text(transform.percent)
            )
        )
        self.zoom_in.setEnabled(transform.can_zoom_in)
        self.zoom_out.setEnabled(transform.can_zoom_out)
        self._show_fit(is_on=transform.is_fit)

    def minimumSizeHint(self) -> QSize:
        """The modes give way to their icons."""
        width = super().minimumSizeHint().width() - self.modes.sizeHint().width()
        return QSize(width + len(_ICONS) * _BUTTON * 3 // 2, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show words where there is room for them."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language, and keep the percentage's place in a new font."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange):
            self._retranslate()
        super().changeEvent(event)

    def _connect(self) -> None:
        self.modes.chosen.connect(lambda value: self.mode_chosen.emit(ViewMode(value)))
        self.peek.pressed.connect(self._on_peek_changed)
        self.peek.released.connect(self._on_peek_changed)
        self.face.clicked.connect(self.face_chosen)
        self.zoom_out.clicked.connect(self.zoom_out_chosen)
        self.zoom_in.clicked.connect(self.zoom_in_chosen)
        self.percent.clicked.connect(self.actual_size_chosen)
        self.fit.toggled.connect(self._on_fit_toggled)

    def _fit(self) -> None:
        buttons = (self.peek, self.face, self.zoom_out, self.percent, self.zoom_in, self.fit)
        taken = sum(each.sizeHint().width() for each in buttons) + 2 * _BUTTON
        self.modes.set_compact(is_compact=self.modes.words_width() > self.width() - taken)

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        theme.set_kind(button, theme.Kind.QUIET)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if icon:
            side = theme.tokens().icon
            button.setIcon(icons.icon(icon, icons.Ink.SECOND))
            button.setIconSize(QSize(side, side))
            button.setFixedSize(_BUTTON, _BUTTON)
        else:
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        return button

    def _on_peek_changed(self) -> None:
        self.peeked.emit(self.peek.isDown())

    def _on_fit_toggled(self) -> None:
        # Fit is where the view is, not a switch: pressing it again keeps it on.
        self._show_fit(is_on=True)
        self.fit_chosen.emit()

    def _show_fit(self, *, is_on: bool) -> None:
        self.fit.blockSignals(True)
        self.fit.setChecked(is_on)
        self.fit.blockSignals(False)

    def _percent_text(self, percent: int) -> str:
        return self.tr("{number} %").replace("{number}", self.locale().toString(percent))

    def _retranslate(self) -> None:
        chosen = self.modes.value()
        self.modes.setAccessibleName(self.tr("How to compare"))
        self.modes.set_choices(
            (
                (ViewMode.SIDE_BY_SIDE.value, self.tr("Side by side")),
                (ViewMode.SLIDER.value, self.tr("Slider")),
                (ViewMode.RESULT_ONLY.value, self.tr("Result only")),
            )
        )
        for mode, icon in _ICONS.items():
            self.modes.segment(mode.value).set_icon_name(icon)
        if chosen:
            self.modes.set_value(chosen)
        for button, name, tip in (
            (self.peek, self.tr("Show the original"), self.tr("Hold to see the original (B)")),
            (
                self.face,
                self.tr("Go to the changed face"),
                self.tr("Go to the changed face, then to the next one (F)"),
            ),
            (self.zoom_out, self.tr("Zoom out"), self.tr("Zoom out (Ctrl+-)")),
            (self.zoom_in, self.tr("Zoom in"), self.tr("Zoom in (Ctrl+=)")),
            (self.fit, self.tr("Fit"), self.tr("Fit the whole picture (Ctrl+0)")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(tip)
        self.percent.setToolTip(self.tr("Actual size"))
        widest = QFontMetrics(self.font()).horizontalAdvance(self._percent_text(1600))
        self.percent.setFixedSize(widest + 16, _BUTTON)
        tab_order.follow_layout(self.layout())  # the modes are new
        self._fit()
        if self._transform is not None:
            self.show_view(self._transform)
