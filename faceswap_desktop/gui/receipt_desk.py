# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens the receipt of a job, and writes it to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Qt
from shiboken6 import isValid

from faceswap_desktop.core.naming import safe_stem
from faceswap_desktop.core.saving import write_atomically
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import SaveError
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.job_actions import RECEIPT
from faceswap_desktop.gui.job_words import job_name
from faceswap_desktop.gui.receipt_dialog import ReceiptDialog
from faceswap_desktop.gui.receipt_text import receipt_text

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.job_messages import JobMessages
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue


class ReceiptDesk(QObject):
    """One receipt at a time, of the job in view."""

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        desk: JobDesk,
        messages: JobMessages,
        catalogue: ServiceCatalogue,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._catalogue = catalogue
        self.dialog: ReceiptDialog | None = None
        messages.set_action(RECEIPT, self.open)

    def open(self) -> None:
        """Show what was sent for the job in view."""
        job = self._desk.current
        if job is not None:
            self._bridge.run(
                lambda services: self._show(services, job), name="receipt", is_alone=True
            )

    async def _show(self, services: Services, job: JobSnapshot) -> None:
        told = await services.controller.receipt(job.id)
        place = QStandardPaths.StandardLocation.DocumentsLocation
        stem = safe_stem(f"{Path(job_name(job)).stem}-{self.tr('sent', 'end of a file name')}")
        folder = Path(QStandardPaths.writableLocation(place) or Path.home())
        if self.dialog is not None:
            self.dialog.close()
        text = receipt_text(told, job, self._catalogue)
        dialog = ReceiptDialog(text, folder / f"{stem}.txt", self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.export_requested.connect(lambda path: self._export(dialog, path))
        dialog.finished.connect(self._on_dialog_finished)
        self.dialog = dialog
        dialog.show()

    def _export(self, dialog: ReceiptDialog, path: Path) -> None:
        text = dialog.text.toPlainText()
        self._bridge.run(lambda _: self._write(dialog, path, text), name="export receipt")

    async def _write(self, dialog: ReceiptDialog, path: Path, text: str) -> None:
        """Write it; the file dialog has asked already whether an old file may go."""
        try:
            await in_thread(lambda: write_atomically(path, text.encode(), replace=True))
        except SaveError as error:
            said = describe(error)
            if isValid(dialog):
                dialog.show_failure(said.sentence, said.details)
            return
        if isValid(dialog):
            dialog.show_done(self.tr("Saved as {name}").replace("{name}", path.name))

    def _on_dialog_finished(self) -> None:
        self.dialog = None
