# SPDX-License-Identifier: GPL-3.0-or-later
"""Faces kept with a service: use one without sending it again, add one, delete one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.message_bar import MessageBar, MessageKind
from faceswap_desktop.gui.plain_dialog import PlainDialog
from faceswap_desktop.gui.saved_face_form import SavedFaceForm
from faceswap_desktop.gui.saved_face_row import SavedFaceRow
from faceswap_desktop.gui.saved_faces_desk import SavedFacesDesk
from faceswap_desktop.gui.settings_card import SettingsCard

if TYPE_CHECKING:
    from faceswap_desktop.errors import UserFacingError
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.providers.description import ProviderDescription
    from faceswap_desktop.providers.saved_faces import SavedFaceRules

_SIZE = QSize(500, 620)


class SavedFacesDialog(PlainDialog):
    """Show it with `show()`, then `load()`. `face_chosen` carries the name of a saved face."""

    face_chosen = Signal(str)

    def __init__(
        self,
        bridge: Bridge,
        service: ProviderDescription,
        cache: Path,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(_SIZE, parent)
        self._service = service
        self._names: tuple[str, ...] | None = None
        self._most: int | None = None
        self._is_busy = False
        self.rows: list[SavedFaceRow] = []
        self.message = MessageBar(self)
        self.faces = SettingsCard()
        self.state = QLabel()
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        theme.set_role(self.state, theme.Role.SECOND)
        self._list = QWidget()
        self._list_layout = QVBoxLayout(self._list)
        self._list_layout.setContentsMargins(0, 0, 0, 0)
        self._list_layout.setSpacing(theme.tokens().inner_gap)
        self._list_layout.addWidget(self.state)
        self.faces.add(self._list)
        self.adding = SettingsCard()
        self.form = SavedFaceForm(service)
        self.adding.add(self.form)
        self.delete_all_button = QPushButton(self)
        self.delete_all_button.setAutoDefault(False)
        self.desk = SavedFacesDesk(bridge, service, cache, self)
        self._lay_out()
        self.name_all()
        self._connect()

    def load(self) -> None:
        """Ask the service for the names."""
        self.desk.load()

    def name_all(self) -> None:
        """Put all words in the current language."""
        super().name_all()
        self.set_title(self.tr("Saved faces"))
        title = self.tr("Kept with {service}").replace("{service}", self._service.name)
        self.faces.set_title(title)
        self.adding.set_title(self.tr("Save a face"))
        self.delete_all_button.setText(self.tr("Delete all…"))
        self._show_state()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, theme.tokens().inner_gap, 0)
        column.setSpacing(20)
        self.faces.heading.setTextFormat(Qt.TextFormat.PlainText)
        column.addWidget(self.faces)
        column.addWidget(self.adding)
        column.addStretch(1)
        self.scroll_area = QScrollArea(self)
        self.scroll_area.setWidget(page)
        self.scroll_area.setWidgetResizable(True)
        self.scroll_area.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll_area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroll_area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content.addWidget(self.scroll_area, 1)
        self.content.addWidget(self.message)
        self.buttons.insertWidget(0, self.delete_all_button)

    def _connect(self) -> None:
        self.form.save_requested.connect(self._on_save_requested)
        self.delete_all_button.clicked.connect(self._on_delete_all_clicked)
        self.desk.rules_known.connect(self._on_desk_rules_known)
        self.desk.faces_changed.connect(self._on_desk_faces_changed)
        self.desk.saved.connect(self.form.clear)
        self.desk.busy_changed.connect(self._on_desk_busy_changed)
        self.desk.failed.connect(self._on_desk_failed)

    def _show_state(self) -> None:
        if self._names is None:
            asking = self.tr("Asking {service}…").replace("{service}", self._service.name)
            text = asking if self._is_busy else self.tr("The names are not known yet.")
        else:
            text = "" if self._names else self.tr("No face is saved there yet.")
        self.state.setText(text)
        self.state.setVisible(bool(text))
        self.delete_all_button.setVisible(bool(self._names))
        for row in self.rows:
            row.delete_button.setEnabled(not self._is_busy)
        self.delete_all_button.setEnabled(not self._is_busy)
        has_room = self._most is None or len(self._names or ()) < self._most
        self.form.set_state(is_busy=self._is_busy, has_room=has_room)

    def _on_desk_faces_changed(self, names: tuple[str, ...]) -> None:
        self._names = names
        for row in self.rows:
            self._list_layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for name in names:
            row = SavedFaceRow(name, self._list)
            row.use_chosen.connect(self._on_use_chosen)
            row.delete_chosen.connect(self._on_delete_chosen)
            self._list_layout.addWidget(row)
            row.show()
            self.rows.append(row)
        self._show_state()

    def _on_desk_rules_known(self, rules: SavedFaceRules) -> None:
        self._most = rules.most
        self.form.set_rules(rules)

    def _on_desk_busy_changed(self, is_busy: bool) -> None:  # noqa: FBT001  # Qt's signal
        self._is_busy = is_busy
        self._show_state()

    def _on_desk_failed(self, error: UserFacingError) -> None:
        text = describe(error)
        self.message.show_message(MessageKind.ERROR, text.sentence, details=text.details)

    def _on_use_chosen(self, name: str) -> None:
        self.face_chosen.emit(name)
        self.close()

    def _on_save_requested(self, name: str, path: Path) -> None:
        self.message.clear()
        if name in (self._names or ()):
            ask(
                self,
                self.tr("Replace the face that is saved as {face}?").replace("{face}", name),
                self.tr("The earlier one is deleted at the service."),
                self.tr("Replace"),
                self.tr("Keep it"),
                lambda: self.desk.save(name, path),
            )
        else:
            self.desk.save(name, path)

    def _on_delete_chosen(self, name: str) -> None:
        ask(
            self,
            self.tr("Delete the saved face {face}?").replace("{face}", name),
            self.tr("It is deleted at the service. Your photos and results stay."),
            self.tr("Delete"),
            self.tr("Keep it"),
            lambda: self.desk.delete(name),
        )

    def _on_delete_all_clicked(self) -> None:
        ask(
            self,
            self.tr("Delete all faces that are saved there?"),
            self.tr("They are deleted at the service. Your photos and results stay."),
            self.tr("Delete all"),
            self.tr("Keep them"),
            self.desk.delete_all,
        )
