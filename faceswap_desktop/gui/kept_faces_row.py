# SPDX-License-Identifier: GPL-3.0-or-later
"""The kept faces under the face pane, in a row that goes on in the next line where it is long."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QMenu, QScrollArea, QSizePolicy, QWidget

from faceswap_desktop.gui import tab_order, theme
from faceswap_desktop.gui.kept_face_thumb import SIDE, KeptFaceThumb

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QImage, QResizeEvent

_MOST_LINES = 2


class KeptFacesRow(QScrollArea):
    """One stop for Tab; arrows go from face to face.

    Signals carry the id of a face: `use_chosen`, `rename_chosen`, `delete_chosen`.
    """

    use_chosen = Signal(str)
    rename_chosen = Signal(str)
    delete_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.thumbs: dict[str, KeptFaceThumb] = {}
        self._inner = QWidget()
        self.setWidget(self._inner)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._name()

    def show_faces(self, faces: tuple[tuple[str, str, QImage | None], ...]) -> None:
        """Show these: id, name and picture of each."""
        focused = next((key for key, each in self.thumbs.items() if each.hasFocus()), None)
        for thumb in self.thumbs.values():
            thumb.hide()
            thumb.deleteLater()
        self.thumbs = {}
        for key, name, picture in faces:
            self.thumbs[key] = self._made(key, name, picture)
        self._set_stop(next(iter(self.thumbs), ""))
        self._arrange()
        tab_order.put_in_order(*self.thumbs.values())
        if focused is not None and self.thumbs:
            self.thumbs.get(focused, next(iter(self.thumbs.values()))).setFocus()

    def set_current(self, key: str) -> None:
        """Mark the face that is in the pane; "" for none."""
        for each, thumb in self.thumbs.items():
            thumb.setChecked(each == key)

    def make_menu(self, key: str) -> QMenu:
        """What can be done with a face; the menu deletes itself when it is closed."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Use this face"), partial(self.use_chosen.emit, key))
        menu.addSeparator()
        menu.addAction(self.tr("Rename…"), partial(self.rename_chosen.emit, key))
        menu.addAction(self.tr("Delete…"), partial(self.delete_chosen.emit, key))
        return menu

    def sizeHint(self) -> QSize:
        """As many lines as there are, up to two; more of them scroll."""
        height = self._height(self.width())
        return QSize(200, min(height, _MOST_LINES * (SIDE + theme.tokens().inner_gap)))

    def minimumSizeHint(self) -> QSize:
        """The same height; any width."""
        return QSize(SIDE, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the lines anew."""
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the direction of reading."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.LayoutDirectionChange:
            self._arrange()

    def _made(self, key: str, name: str, picture: QImage | None) -> KeptFaceThumb:
        thumb = KeptFaceThumb(name, picture, self._inner)
        thumb.clicked.connect(partial(self.use_chosen.emit, key))
        thumb.moved.connect(partial(self._on_thumb_moved, key))
        thumb.menu_wanted.connect(partial(self._on_thumb_menu_wanted, key))
        thumb.rename_wanted.connect(partial(self.rename_chosen.emit, key))
        thumb.delete_wanted.connect(partial(self.delete_chosen.emit, key))
        thumb.focused.connect(partial(self._on_thumb_focused, key))
        thumb.show()
        return thumb

    def _name(self) -> None:
        self._inner.setAccessibleName(self.tr("Kept faces"))

    def _in_line(self, width: int) -> int:
        step = SIDE + theme.tokens().inner_gap
        return max(1, (width + theme.tokens().inner_gap) // step)

    def _height(self, width: int) -> int:
        lines = -(-len(self.thumbs) // self._in_line(width))
        return lines * (SIDE + theme.tokens().inner_gap) - theme.tokens().inner_gap if lines else 0

    def _arrange(self) -> None:
        width = self.viewport().width()
        step, in_line = SIDE + theme.tokens().inner_gap, self._in_line(width)
        self._inner.resize(width, max(1, self._height(width)))
        for place, thumb in enumerate(self.thumbs.values()):
            line, column = divmod(place, in_line)
            left = column * step
            thumb.move(width - SIDE - left if self.isRightToLeft() else left, line * step)
        self.updateGeometry()

    def _set_stop(self, key: str) -> None:
        for each, thumb in self.thumbs.items():
            is_stop = each == key
            policy = Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus
            thumb.setFocusPolicy(policy)

    def _on_thumb_moved(self, key: str, step: int) -> None:
        keys = list(self.thumbs)
        place = keys.index(key) + step
        if 0 <= place < len(keys):
            self.thumbs[keys[place]].setFocus(Qt.FocusReason.TabFocusReason)

    def _on_thumb_focused(self, key: str) -> None:
        self._set_stop(key)
        self.ensureWidgetVisible(self.thumbs[key], 0, 0)

    def _on_thumb_menu_wanted(self, key: str, place: QPoint) -> None:
        self.make_menu(key).popup(place)
