# SPDX-License-Identifier: GPL-3.0-or-later
"""The one large button, and under it what is missing or what it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.icon_label import IconLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeySequence


class MainButton(QWidget):
    """Says what it does; where it cannot, the line under it says in a few words why not.

    A button that is off cannot take the focus, so the line takes its place in the tab order:
    whoever goes by keyboard meets the reason.
    """

    clicked = Signal()
    """The user wants it done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.button = QPushButton(self)
        theme.set_kind(self.button, theme.Kind.MAIN)
        self.button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.button.setCursor(Qt.CursorShape.PointingHandCursor)
        self.button.clicked.connect(self._on_button_clicked)
        self.line = IconLabel(self, ink=icons.Ink.SECOND, role=theme.Role.SMALL, is_centred=True)
        self.line.setProperty("focusRing", "yes")
        # The column says how wide it is; a text without spaces, as in Chinese, is one long word.
        self.line.setMinimumWidth(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.tokens().inner_gap)
        layout.addWidget(self.button)
        layout.addWidget(self.line)

    def set_text(self, text: str, shortcut: QKeySequence | None = None) -> None:
        """Name what is done; the shortcut is only told, a menu owns it."""
        self.button.setText(text)
        self.button.setAccessibleName(text.replace("&", ""))
        self.button.setToolTip(
            shortcut.toString(shortcut.SequenceFormat.NativeText) if shortcut else ""
        )

    def set_ready(self, promise: str, icon: str = "lock", whole: str = "") -> None:
        """It can work; `promise` tells what will happen to the photos, `whole` says all of it."""
        self._set(promise, icon, is_ready=True, whole=whole)

    def set_blocked(self, reason: str) -> None:
        """It cannot work yet, because of `reason`."""
        self._set(reason, "", is_ready=False)

    def is_ready(self) -> bool:
        """Whether it can work."""
        return self.button.isEnabled()

    def _set(self, text: str, icon: str, *, is_ready: bool, whole: str = "") -> None:
        self.button.setEnabled(is_ready)
        self.button.setAccessibleDescription(text)
        self.line.show_text(text, icon)
        # A tool tip wraps where it is marked up.
        plain = whole.replace("&", "&amp;").replace("<", "&lt;")
        self.line.setToolTip(f"<qt>{plain}</qt>" if whole else "")
        self.line.setAccessibleDescription(whole)
        focus = Qt.FocusPolicy.NoFocus if is_ready else Qt.FocusPolicy.TabFocus
        self.line.setFocusPolicy(focus)
        # Without a focus policy it has no place among the others.
        self.setTabOrder(self.button, self.line)

    def _on_button_clicked(self) -> None:
        self.clicked.emit()
