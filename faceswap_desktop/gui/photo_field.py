# SPDX-License-Identifier: GPL-3.0-or-later
"""Another photo that a service wants: a small picture, its name, choose it, take it away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication, QPainter
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, pane_painting, pane_texts, theme
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.drop_target import DropTarget
from faceswap_desktop.gui.elided_label import ElidedLabel
from faceswap_desktop.gui.pane_message import PaneMessage
from faceswap_desktop.gui.pane_state import PaneRole, PaneState
from faceswap_desktop.gui.photo_thumb import PhotoThumb

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent, QPaintEvent


class PhotoField(QWidget):
    """Holds a path and shows what is there; opening and decoding is done by who hears the wishes.

    Without `take_offers` it is a line with a button; with it also a place to drop on and to
    paste into.
    """

    changed = Signal()
    wanted = Signal()
    """The user wants to choose a photo."""
    removed = Signal()
    photos_offered = Signal(object)  # tuple[Offer, ...]
    offer_refused = Signal(object)  # ErrorCode

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._path = ""
        self._state = PaneState()
        self._is_place = False
        self._is_lit = False
        self.thumb = PhotoThumb(self)
        self.choose_button = QPushButton(self)
        icons.put_icon(self.choose_button, "photo")
        self.choose_button.clicked.connect(self._on_choose_clicked)
        self.name = ElidedLabel("", self)
        theme.set_role(self.name, theme.Role.SECOND)
        self.invitation = QLabel(self)
        self.invitation.setTextFormat(Qt.TextFormat.PlainText)
        self.invitation.setWordWrap(True)
        theme.set_role(self.invitation, theme.Role.SECOND)
        self.error = PaneMessage("error", icons.Ink.ERROR, self)
        self.note = PaneMessage("info", icons.Ink.SECOND, self)
        self.remove_button = QToolButton(self)
        self.remove_button.setIcon(icons.icon("close", icons.Ink.SECOND))
        self.remove_button.setIconSize(QSize(16, 16))
        theme.set_kind(self.remove_button, theme.Kind.QUIET)
        self.remove_button.clicked.connect(self.remove)
        self._lay_out()
        self.setFocusProxy(self.choose_button)
        self._show("")

    def value(self) -> str:
        """The path of the picture file; "" is none."""
        return self._path

    def set_value(self, path: str) -> None:
        """Hold the picture file at `path`, shown by its own name."""
        self.set_photo(path, Path(path).name if path else "")

    def set_photo(self, path: str, name: str) -> None:
        """Hold the picture file at `path`, shown as `name`."""
        if path == self._path and self._state.photo is not None:
            return  # what is known of it is more than a name
        self._state = PaneState()
        self.thumb.set_picture(None)
        self._show(name)
        self._hold(path)

    def set_state(self, state: PaneState) -> None:
        """Show a photo that was opened, one on its way, or why there is none."""
        old, self._state = self._state, state
        self.thumb.set_picture(state.preview)
        self._show(state.photo.name if state.photo is not None else "")
        if said := pane_texts.announcement(old, state):
            announce(self, said)
        self._hold(str(state.photo.path) if state.photo is not None else "")

    def take_offers(self, pane_role: Callable[[object], PaneRole | None]) -> None:
        """Take drops, also from the pane that `pane_role` tells, and what is pasted."""
        self._is_place = True
        drops = DropTarget(self, pane_role)
        drops.lit_changed.connect(self._on_lit_changed)
        drops.dropped.connect(self.photos_offered)
        drops.refused.connect(self._on_drop_refused)
        inner = theme.tokens().inner_gap
        self._row.setContentsMargins(inner, inner, inner, inner)
        self._show(self.name.text())

    def paste(self) -> None:
        """Offer what the clipboard holds, or say that it holds no picture."""
        from faceswap_desktop.errors import ErrorCode  # noqa: PLC0415  # rare: late
        from faceswap_desktop.gui import incoming  # noqa: PLC0415

        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if mime is not None and (offered := incoming.offers(mime)):
            self.photos_offered.emit(offered)
        else:
            self.offer_refused.emit(ErrorCode.CLIPBOARD_EMPTY)

    def remove(self) -> None:
        """Hold no photo any more."""
        self._state = PaneState()
        self.thumb.set_picture(None)
        self._show("")
        self.choose_button.setFocus()
        self.removed.emit()
        self._hold("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes the photo away, as in the panes."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and self._path:
            self.remove()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The place where something may be dropped."""
        if not self._is_place:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(self._row.geometry())
        is_empty = not self.name.text()
        if is_empty or self._is_lit:
            pane_painting.draw_ground(painter, place, is_empty=True, is_lit=self._is_lit)
        pane_painting.draw_edge(painter, place, is_empty=is_empty, is_marked=self._is_lit)

    def _lay_out(self) -> None:
        inner = theme.tokens().inner_gap
        self._row = QHBoxLayout()
        self._row.setSpacing(inner)
        buttons = QHBoxLayout()
        buttons.setSpacing(inner)
        buttons.addWidget(self.invitation, 1)
        buttons.addWidget(self.choose_button)
        buttons.addWidget(self.remove_button)
        column = QVBoxLayout()
        column.setSpacing(inner // 2)
        column.addWidget(self.name)
        column.addLayout(buttons)
        self._row.addWidget(self.thumb)
        self._row.addLayout(column, 1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addLayout(self._row)
        rows.addWidget(self.error)
        rows.addWidget(self.note)

    def _hold(self, path: str) -> None:
        if path != self._path:
            self._path = path
            self.changed.emit()

    def _show(self, name: str) -> None:
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.invitation.setVisible(not name or self._state.is_loading)
        self.remove_button.setVisible(bool(name))
        self.error.say(self._state.error, details=self._state.error_details)
        self.note.say(self._state.note)
        self._name_all()
        self.update()

    def _name_all(self) -> None:
        name = self.name.text()
        self.remove_button.setAccessibleName(self.tr("Remove the photo"))
        self.remove_button.setToolTip(self.tr("Takes the photo out; the file stays"))
        self.choose_button.setText(self.tr("Replace…") if name else self.tr("Choose…"))
        if self._state.is_loading:
            self.invitation.setText(self.tr("Opening…"))
        else:
            self.invitation.setText(self.tr("Drop a photo here") if self._is_place else "")
        if self._is_place:
            self.choose_button.setAccessibleDescription(pane_texts.description(self._state))

    def _on_choose_clicked(self) -> None:
        self.wanted.emit()

    def _on_lit_changed(self, is_lit: bool) -> None:  # noqa: FBT001  # a slot
        self._is_lit = is_lit
        self.update()

    def _on_drop_refused(self) -> None:
        from faceswap_desktop.errors import ErrorCode  # noqa: PLC0415  # rare: late

        self.offer_refused.emit(ErrorCode.DROP_UNUSABLE)
