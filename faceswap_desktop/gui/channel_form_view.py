# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks for a channel to be added: the warning first, then the fields, the secret ones hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.icon_label import IconLabel
from faceswap_desktop.gui.key_field import KeyField
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.gui.page_link import PageLink
from faceswap_desktop.providers.saved_faces import ChannelForm, NewChannel

if TYPE_CHECKING:
    from faceswap_desktop.providers.description import Option


class ChannelFormView(QWidget):
    """Nothing can be added before the warning was agreed to. `add_requested`: NewChannel."""

    add_requested = Signal(object)

    def __init__(self, form: ChannelForm, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._form = form
        self.warning = IconLabel(self)
        self.help_link = PageLink(form.help_page, self)
        self.agreed = QCheckBox(self)
        self.fields: dict[str, QLineEdit | KeyField] = {}
        self._labels: dict[str, QLabel] = {}
        self.add_button = QPushButton(self)
        self.add_button.setAutoDefault(False)
        theme.set_kind(self.add_button, theme.Kind.OUTLINED)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.tokens().inner_gap)
        for widget in (self.warning, self.help_link, self.agreed):
            self._layout.addWidget(widget)
        for option in form.fields:
            self._add_field(option)
        self._layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeading)
        self._name_all()
        self._update()
        self.agreed.toggled.connect(self._update)
        self.add_button.clicked.connect(self._on_add_clicked)

    def clear(self) -> None:
        """Forget all that was typed, and the agreement."""
        for field in self.fields.values():
            field.clear()
        self.agreed.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _add_field(self, option: Option) -> None:
        label = QLabel(self)
        self._labels[option.key] = label
        label.setTextFormat(Qt.TextFormat.PlainText)
        field: QLineEdit | KeyField
        if option.key in self._form.secret_fields:
            field = KeyField(self)
            field.changed.connect(self._update)
            edit = field.edit
        else:
            field = edit = QLineEdit(self)
            edit.textChanged.connect(self._update)
        edit.setMaxLength(option.max_length)
        label.setBuddy(field)
        self.fields[option.key] = field
        self._layout.addWidget(label)
        self._layout.addWidget(field)

    def _name_all(self) -> None:
        warning = words(self._form.warning)
        self.warning.show_text(warning, "warning", icon_ink=icons.Ink.WARNING)
        for option in self._form.fields:
            field, name = self.fields[option.key], words(option.label)
            self._labels[option.key].setText(name)
            if isinstance(field, KeyField):
                field.set_name(name)
            edit = field.edit if isinstance(field, KeyField) else field
            edit.setAccessibleName(name)
            edit.setAccessibleDescription(words(option.help))
            edit.setToolTip(words(option.help))
        self.help_link.setText(self.tr("How to set it up"))
        self.agreed.setText(self.tr("I understand, and want to go on"))
        self.add_button.setText(self.tr("Add channel"))

    def _update(self) -> None:
        is_agreed = self.agreed.isChecked()
        for field in self.fields.values():
            field.setEnabled(is_agreed)
        needed = [each.key for each in self._form.fields if each.is_required]
        is_filled = all(self.fields[key].text().strip() for key in needed)
        self.add_button.setEnabled(is_agreed and is_filled)

    def _on_add_clicked(self) -> None:
        values = {key: field.text().strip() for key, field in self.fields.items()}
        self.add_requested.emit(NewChannel(values))
