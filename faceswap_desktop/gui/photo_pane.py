# SPDX-License-Identifier: GPL-3.0-or-later
"""A place for one photo: to drop on, paste into, click on, and look at.

What stands under the card is built when there is something to say: the first picture of the
window has no photo yet, and waits for nothing that it does not show.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.gui import pane_texts, theme
from faceswap_desktop.gui.drop_target import DropTarget
from faceswap_desktop.gui.pane_state import PaneRole, PaneState
from faceswap_desktop.gui.pane_view import PaneView

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QContextMenuEvent,
        QEnterEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
    )
    from PySide6.QtWidgets import QMenu

    from faceswap_desktop.gui.pane_details import PaneDetails
    from faceswap_desktop.gui.pane_lines import PaneLines
    from faceswap_desktop.gui.pane_message import PaneMessage


class PhotoPane(QAbstractButton):
    """Title, card and details of one photo, as a single control; draws the state it is given.

    Signals, all of them wishes: `photos_offered(tuple[Offer, ...])`,
    `offer_refused(ErrorCode)` for a drop or a clipboard without a picture, `choose_requested()`,
    `clear_requested()`, `face_chosen(index)`, `other_use_requested()` (this photo in the other
    pane as well), `original_requested()` (the photo of which this result was made),
    `folder_requested()`, `keep_requested()` (this face under a name), `tips_requested()`,
    `error_button_clicked()`. Beside them `state_shown()`, when there is another state. `can_keep`
    tells whether there is a face to be kept.
    """

    photos_offered = Signal(object)
    offer_refused = Signal(object)
    choose_requested = Signal()
    clear_requested = Signal()
    face_chosen = Signal(int)
    other_use_requested = Signal()
    original_requested = Signal()
    folder_requested = Signal()
    keep_requested = Signal()
    tips_requested = Signal()
    error_button_clicked = Signal()
    state_shown = Signal()

    def __init__(self, role: PaneRole, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._state = PaneState()
        self.can_keep: Callable[[], bool] = lambda: False
        self._press: QPoint | None = None
        self._is_lit = False
        self._view = PaneView(pane_texts.invitation(role), self)
        self._lines: PaneLines | None = None
        self._tips = self._made_tips() if role is PaneRole.FACE else None
        self._lay_out()
        drops = DropTarget(self, role_of)
        drops.lit_changed.connect(self._on_lit_changed)
        drops.dropped.connect(self.photos_offered)
        drops.refused.connect(self._on_drop_refused)
        self._view.face_clicked.connect(self.face_chosen)
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
    def state(self) -> PaneState:
        """What is shown."""
        return self._state

    @property
    def view(self) -> PaneView:
        """The card."""
        return self._view

    @property
    def details(self) -> PaneDetails:
        """The line under the card."""
        return self._under_card().details

    @property
    def note(self) -> PaneMessage:
        """What is to be said about the photo."""
        return self._under_card().note

    @property
    def error(self) -> PaneMessage:
        """What went wrong last."""
        return self._under_card().error

    def set_state(self, state: PaneState) -> None:
        """Show another state."""
        old, self._state = self._state, state
        if state.photo is not None or state.note or state.error:
            self._under_card()
        if state.person != old.person:
            self._view.set_invitation(pane_texts.invitation(self._role, state.person))
        self._view.set_state(state)
        if self._tips is not None:
            self._tips.setVisible(state.is_empty)
        self._view.setCursor(
            Qt.CursorShape.PointingHandCursor if state.is_empty else Qt.CursorShape.ArrowCursor
        )
        if self._lines is not None:
            self._lines.show_state(state)
        self._show_marks()
        self._tell(old)
        self.state_shown.emit()

    def complete(self) -> None:
        """Build what an empty pane does not show."""
        self._under_card()

    def paste(self) -> None:
        """Offer what the clipboard holds, or say that it holds no picture."""
        from faceswap_desktop.errors import ErrorCode  # noqa: PLC0415  # not at the start
        from faceswap_desktop.gui import incoming  # noqa: PLC0415

        mime: QMimeData | None = QGuiApplication.clipboard().mimeData()
        # Qt's stubs do not say so, but a cleared clipboard has no data at all.
        if mime is not None and (offered := incoming.offers(mime)):
            self.photos_offered.emit(offered)
        else:
            self.offer_refused.emit(ErrorCode.CLIPBOARD_EMPTY)

    def make_menu(self) -> QMenu:
        """All that can be done with the pane; the menu deletes itself when it is closed."""
        from PySide6.QtWidgets import QMenu  # noqa: PLC0415

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
            if self._state.is_result and (back := pane_texts.back_to_original(self._role)):
                menu.addAction(back, self.original_requested.emit)
            menu.addAction(self.tr("Show in folder"), self.folder_requested.emit)
        if self.can_keep():
            menu.addAction(self.tr("Keep this face…"), self.keep_requested.emit)
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
        from PySide6.QtGui import QKeySequence  # noqa: PLC0415

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
        # Without the style's help: to ask it for anything first takes 4 ms.
        painter.setLayoutDirection(self.layoutDirection())
        where = int(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignBottom)
        # Signs of other scripts come from another font, which may be higher than the line.
        where |= int(Qt.TextFlag.TextDontClip)
        painter.drawText(line, where, pane_texts.title(self._role))

    def _lay_out(self) -> None:
        # A button is as high as its text by itself; this one takes what there is.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._rows = QVBoxLayout(self)
        self._rows.setSpacing(theme.tokens().inner_gap // 2)
        self._rows.addWidget(self._view, 1)
        if self._tips is not None:
            self._rows.addWidget(self._tips, 0, Qt.AlignmentFlag.AlignLeading)
        self._make_room_for_title()

    def _made_tips(self) -> QPushButton:
        tips = QPushButton(self)
        theme.set_kind(tips, theme.Kind.LINK)
        tips.setCursor(Qt.CursorShape.PointingHandCursor)
        tips.clicked.connect(lambda: self.tips_requested.emit())  # noqa: PLW0108  # drops a bool
        self.setTabOrder(self, tips)
        return tips

    def _make_room_for_title(self) -> None:
        height = QFontMetrics(theme.font(theme.Role.HEADING)).height()
        self._rows.setContentsMargins(0, height + theme.tokens().inner_gap, 0, 0)

    def _retranslate(self) -> None:
        if self._tips is not None:
            self._tips.setText(pane_texts.tips())
        self._view.set_invitation(pane_texts.invitation(self._role, self._state.person))
        self.setAccessibleName(pane_texts.title(self._role))
        self.setAccessibleDescription(pane_texts.description(self._state))
        self.update()

    def _tell(self, old: PaneState) -> None:
        """Keep screen readers up to date."""
        self.setAccessibleDescription(pane_texts.description(self._state))
        if said := pane_texts.announcement(old, self._state):
            from PySide6.QtGui import (  # noqa: PLC0415
                QAccessible,
                QAccessibleAnnouncementEvent,
            )

            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, said))

    def _show_marks(self) -> None:
        is_within = self.hasFocus() or self.isAncestorOf(
            QApplication.focusWidget() or self.window()
        )
        is_hovered = self.underMouse()
        self._view.set_marks(is_lit=self._is_lit, is_focused=self.hasFocus(), is_hovered=is_hovered)
        if self._lines is not None:
            self._lines.details.reveal(is_revealed=is_hovered or is_within)

    def _on_lit_changed(self, is_lit: bool) -> None:  # noqa: FBT001  # a slot
        self._is_lit = is_lit
        self._show_marks()

    def _start_drag(self) -> None:
        from faceswap_desktop.gui.drag_out import drag_file  # noqa: PLC0415

        if self._state.photo is not None:
            drag_file(self, self._state.photo.path, self._view.picture)

    def _under_card(self) -> PaneLines:
        """The lines under the card, built now if they were not needed before."""
        if self._lines is None:
            from faceswap_desktop.gui.pane_lines import PaneLines  # noqa: PLC0415

            lines = self._lines = PaneLines(self, self._rows)
            lines.details.replace_clicked.connect(self.choose_requested)
            lines.details.remove_clicked.connect(self.clear_requested)
            lines.note.button_clicked.connect(self.tips_requested)
            lines.error.button_clicked.connect(self.error_button_clicked)
            lines.show_state(self._state)
            self._show_marks()
        return self._lines

    def _on_drop_refused(self) -> None:
        from faceswap_desktop.errors import ErrorCode  # noqa: PLC0415

        self.offer_refused.emit(ErrorCode.DROP_UNUSABLE)

    def _on_focus_changed(self, _old: QWidget | None, _new: QWidget | None) -> None:
        self._show_marks()


def role_of(origin: object) -> PaneRole | None:
    """The role of the pane that a drag comes from, if it comes from one."""
    return origin.role if isinstance(origin, PhotoPane) else None
