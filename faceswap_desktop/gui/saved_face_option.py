# SPDX-License-Identifier: GPL-3.0-or-later
"""The option that names a face kept with a service: says what it is, and lets one be chosen."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit, QPushButton

from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk


class SavedFaceOption(QObject):
    """Adds to its row whenever the options are drawn; `choose(service)` opens the list."""

    def __init__(
        self,
        window: MainWindow,
        desk: WorkspaceDesk,
        catalogue: ServiceCatalogue,
        choose: Callable[[str], None],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._catalogue = catalogue
        self._choose = choose
        self.button: QPushButton | None = None
        desk.task_changed.connect(self._draw)
        window.language_changed.connect(self._draw)

    def _draw(self) -> None:
        space = self._desk.workspace
        described = self._catalogue.operation(space.provider, space.operation)
        self.button = None
        if described is None or not described.face_option:
            return
        row = self._window.options.row(described.face_option)
        if isinstance(row.field.control, QLineEdit):
            row.field.control.setPlaceholderText(self.tr("Name of a kept face"))
        button = QPushButton(self.tr("Choose…"), row)
        theme.set_kind(button, theme.Kind.OUTLINED)
        button.setAccessibleName(self.tr("Choose a saved face"))
        button.clicked.connect(partial(self._on_button_clicked, space.provider))
        row.add_beside(button)
        self.button = button
        self._window.order_tabs()

    def _on_button_clicked(self, provider: str) -> None:
        self._choose(provider)
