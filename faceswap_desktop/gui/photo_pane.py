# SPDX-License-Identifier: GPL-3.0-or-later
"""A place for one photo: to drop on, paste into, click on, and look at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QEnterEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui import incoming, pane_texts, theme
from faceswap_desktop.gui.drag_out import drag_file
from faceswap_desktop.gui.drop_target import DropTarget
from faceswap_desktop.gui.icons import Ink
from faceswap_desktop.gui.pane_details import PaneDetails
from faceswap_desktop.gui.pane_message import PaneMessage
from faceswap_desktop.gui.pane_state import PaneRole, PaneState
from faceswap_desktop.gui.pane_view import PaneView


class PhotoPane(QAbstractButton):
    """Title, card and details of one photo, as a single control; draws the state it is given.

    Signals, all of them wishes: `photos_offered(tuple[Offer, ...])`,
    `offer_refused(ErrorCode)` for a drop or a clipboard without a picture, `choose_requested()`,
    `clear_requested()`, `face_chosen(index)`, `other_use_requested()` (this photo in the other
    pane as well), `folder_requested()`, `error_button_clicked()`.
    """

    photos_offered = Signal(object)
    offer_refused = Signal(object)
    choose_requested = Signal()
    clear_requested = Signal()
    face_chosen = Signal(int)
    other_use_requested = Signal()
    folder_requested = Signal()
    error_button_clicked = Signal()

    def __init__(self, role: PaneRole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._state = PaneState()
        self._press: QPoint | None = None
        self._is_lit = False
        self._view = PaneView(pane_texts.invitation(role), self)
        self._details = PaneDetails(self)
        self._note = PaneMessage("warning", Ink.WARNING, self)
        self._error = PaneMessage("error", Ink.ERROR, self)
        self._lay_out()
        drops = DropTarget(self, _role_of)
        drops.lit_changed.connect(self._on_lit_changed)
        drops.dropped.connect(self.photos_offered)
        drops.refused.connect(lambda: self.offer_refused.emit(ErrorCode.DROP_UNUSABLE))
        self._view.face_clicked.connect(self.face_chosen)
        self._details.replace_clicked.connect(self.choose_requested)
        self._details.remove_clicked.connect(self.clear_requested)
        self._error.button_clicked.connect(self.error_button_clicked)
        self.clicked.connect(self.choose_requested)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocusRing", True)
        self._retranslate()
        self.set_state(self._state)

    @property
    def role(self) -> PaneRole:
        """What the photo is for."""
        return self._role

    @property
    def view(self) -> PaneView:
        """The card."""
        return self._view

    @property
    def details(self) -> PaneDetails:
        """The line under the card."""
        return self._details

    @property
    def note(self) -> PaneMessage:
        """What is to be said about the photo."""
        return self._note

    @property
    def error(self) -> PaneMessage:
        """What went wrong last."""
        return self._error

    def set_state(self, state: PaneState) -> None:
        """Show another state."""
        old, self._state = self._state, state
        self._view.set_state(state)
        self._view.setCursor(
            Qt.CursorShape.PointingHandCursor if state.is_empty else Qt.CursorShape.ArrowCursor
        )
        if state.photo is not None:
            self._details.show_photo(state.photo.name, pane_texts.size_text(state.photo))
        self._details.setVisible(state.photo is not None)
        self._note.say(state.note)
        self._error.say(state.error, state.error_button)
        self._show_marks()
        self._tell(old)

    def paste(self) -> None:
        """Offer what the clipboard holds, or say that it holds no picture."""
        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        # Qt's stubs do not say so, but a cleared clipboard has no data at all.
        if mime is not None and (offered := incoming.offers(mime)):
            self.photos_offered.emit(offered)
        else:
            self.offer_refused.emit(ErrorCode.CLIPBOARD_EMPTY)

    def make_menu(self) -> QMenu:
        """All that can be done with the pane; the menu deletes itself when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        is_empty = self._state.is_empty
        choose = self.tr("Choose…") if is_empty else self.tr("Replace…")
        menu.addAction(choose, self.choose_requested.emit)
        menu.addAction(self.tr("Paste"), self.paste)
        if not is_empty:
            menu.addAction(self.tr("Remove"), self.clear_requested.emit)
            menu.addSeparator()
            if elsewhere := pane_texts.use_elsewhere(self._role):
                menu.addAction(elsewhere, self.other_use_requested.emit)
            menu.addAction(self.tr("Show in folder"), self.folder_requested.emit)
        return menu

    def hitButton(self, position: QPoint) -> bool:
        """A click means something on an empty card; a photo is for dragging."""
        return self._state.is_empty and self._view.geometry().contains(position)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a photo, or press the empty card."""
        is_on_card = self._view.geometry().contains(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and is_on_card and not self._state.is_empty:
            self._press = event.position().toPoint()
            event.accept()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the photo away."""
        if self._press is None:
            super().mouseMoveEvent(event)
            return
        moved = event.position().toPoint() - self._press
        if moved.manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self._start_drag()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go."""
        self._press = None
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses, Delete removes, arrows go to the faces."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._state.is_empty:
            self.clear_requested.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.setAccepted(self._view.faces.focus_first())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show the menu, by mouse or key."""
        self.make_menu().popup(event.globalPos())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the buttons."""
        super().enterEvent(event)
        self._show_marks()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the buttons."""
        super().leaveEvent(event)
        self._show_marks()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._make_room_for_title()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the title; the rest draws itself."""
        painter = QPainter(self)
        font = theme.font(theme.Role.HEADING)
        painter.setFont(font)
        painter.setPen(theme.tokens().text)
        line = QRect(0, 0, self.width(), QFontMetrics(font).height())
        where = self.style().visualAlignment(
            self.layoutDirection(), Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        )
        painter.drawText(line, where, pane_texts.title(self._role))

    def _lay_out(self) -> None:
        # A button is as high as its text by itself; this one takes what there is.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(theme.tokens().inner_gap // 2)
        self._rows.addWidget(self._view, 1)
        for line in (self._details, self._note, self._error):
            self._rows.addWidget(line)
        self._make_room_for_title()

    def _make_room_for_title(self) -> None:
        height = QFontMetrics(theme.font(theme.Role.HEADING)).height()
        self._rows.setContentsMargins(0, height + theme.tokens().inner_gap, 0, 0)

    def _retranslate(self) -> None:
        self._view.set_invitation(pane_texts.invitation(self._role))
        self.setAccessibleName(pane_texts.title(self._role))
        self.setAccessibleDescription(pane_texts.description(self._state))
        self.update()

    def _tell(self, old: PaneState) -> None:
        """Keep screen readers up to date."""
        self.setAccessibleDescription(pane_texts.description(self._state))
        if said := pane_texts.announcement(old, self._state):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _show_marks(self) -> None:
        is_within = self.hasFocus() or self.isAncestorOf(
            QApplication.focusWidget() or self.window()
        )
        is_hovered = self.underMouse()
        self._view.set_marks(is_lit=self._is_lit, is_focused=self.hasFocus(), is_hovered=is_hovered)
        self._details.reveal(is_revealed=is_hovered or is_within)

    def _on_lit_changed(self, is_lit: bool) -> None:  # noqa: FBT001  # a slot
        self._is_lit = is_lit
        self._show_marks()

    def _start_drag(self) -> None:
        if self._state.photo is not None:
            drag_file(self, self._state.photo.path, self._view.picture)

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._show_marks()


def _role_of(origin: object) -> PaneRole | None:
    return origin.role if isinstance(origin, PhotoPane) else None
