# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks before an account is forgotten, and whether the faces kept there go as well."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.save_notice import give_room
from faceswap_desktop.gui.tab_order import OrderedDialog


class ForgetDialog(OrderedDialog):
    """Open it with `open()`. `forget_chosen` carries whether to delete saved faces too.

    `name` is the service's, from outside, so that it is only ever shown as plain text.
    """

    forget_chosen = Signal(bool)

    def __init__(
        self,
        name: str,
        *,
        has_faces: bool,
        has_link_hosts: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.setWindowTitle(self.tr("Forget this account"))
        self.question = _label(
            self.tr("Forget the account with {service}?").replace("{service}", name), self
        )
        theme.set_role(self.question, theme.Role.HEADING)
        text = self.tr(
            "The access key and what was set for this service are removed from this "
            "computer. Your results stay, and the account itself goes on at the service."
        )
        if has_link_hosts:
            text = self.tr(
                "The access key, the keys of its link hosts and what was set for them are removed "
                "from this computer. Your results stay, and the accounts themselves go on."
            )
        self.explanation = _label(text, self)
        self.faces = QCheckBox(self.tr("Also &delete the faces that are saved there"), self)
        self.faces.setVisible(has_faces)
        self.keep_button = QPushButton(self.tr("&Keep it"), self)
        self.keep_button.setDefault(True)
        self.forget_button = QPushButton(self.tr("&Forget"), self)
        self.forget_button.setAutoDefault(False)
        give_room(self.keep_button)
        self.keep_button.clicked.connect(self.reject)
        self.forget_button.clicked.connect(self._on_forget_clicked)
        self._lay_out()

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.inner_gap)
        buttons.addStretch(1)
        buttons.addWidget(self.forget_button)
        buttons.addWidget(self.keep_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(tokens.gap)
        for widget in (self.question, self.explanation, self.faces):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        self.setMinimumWidth(min(420, self.screen().availableGeometry().width() - 40))

    def _on_forget_clicked(self) -> None:
        self.forget_chosen.emit(not self.faces.isHidden() and self.faces.isChecked())
        self.accept()


def _label(text: str, parent: QWidget) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
