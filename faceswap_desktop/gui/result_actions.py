# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the result in view: save it elsewhere, copy it, show where it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication

from faceswap_desktop.core.formats import EncodeSettings, Mark, MetadataPolicy, PictureFormat
from faceswap_desktop.core.models import JobSnapshot, ResultFile
from faceswap_desktop.errors import ErrorCode, SaveError, UserFacingError
from faceswap_desktop.gui import links, texts
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.drag_out import mime_data
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.pixels import as_image
from faceswap_desktop.gui.save_choice import SaveChoice, SaveOffer
from faceswap_desktop.gui.save_dialog import SaveDialog

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.settings.preferences import PreferencesStore

# As results are stored; saving with the same settings loses nothing more.
STORED_QUALITY = 95


class ResultActions(QObject):
    """Acts on the first picture of the job in view."""

    def __init__(
        self, window: MainWindow, bridge: Bridge, desk: JobDesk, preferences: PreferencesStore
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._preferences = preferences
        self._dialog: SaveDialog | None = None
        self.saved: set[str] = set()
        """The jobs whose results were saved elsewhere since the start."""
        window.result_bar.save_requested.connect(self.save_as)
        window.result_bar.copy_requested.connect(self.copy)
        window.result_bar.folder_requested.connect(self.show_in_folder)

    def save_as(self) -> None:
        """Ask where and how, then write it there."""
        found = self._result()
        if found is None or self._dialog is not None:
            return
        job, result = found
        dialog = SaveDialog(self._offer(job, result), self._window)
        self._dialog = dialog
        dialog.finished.connect(self._on_dialog_finished)
        dialog.size_wanted.connect(
            lambda settings: self._bridge.run(
                lambda services: self._tell_size(services, dialog, job, settings),
                name="size of result",
                is_alone=True,
            )
        )
        dialog.save_requested.connect(
            lambda choice: self._bridge.run(
                lambda services: self._save(services, dialog, job, choice), name="save result"
            )
        )
        dialog.open()

    def copy(self) -> None:
        """Put the result on the clipboard, as a picture and as a file."""
        found = self._result()
        if found is not None:
            path = found[1].path
            self._bridge.run(lambda services: self._copy(services, path), name="copy result")

    def show_in_folder(self) -> None:
        """Open the folder of the result."""
        found = self._result()
        if found is not None and not links.open_folder(found[1].path.parent):
            self._bridge.failed.emit(SaveError(ErrorCode.RESULT_MISSING))

    def _result(self) -> tuple[JobSnapshot, ResultFile] | None:
        job = self._desk.current
        return (job, job.results[0]) if job is not None and job.results else None

    def _offer(self, job: JobSnapshot, result: ResultFile) -> SaveOffer:
        from faceswap_desktop.core.naming import suggested_name  # noqa: PLC0415

        stored = PictureFormat.of_media_type(result.media_type)
        target = job.request.target
        name = target.name if target else texts.operation_text(job.request.operation)
        return SaveOffer(
            name=suggested_name(name, texts.result_suffix(job.request.operation), stored),
            folder=self._folder(target.path if target else None),
            format=stored,
            quality=STORED_QUALITY,
            originals=tuple(p.path for p in (target, job.request.face) if p is not None),
            longest_side=max(result.width, result.height),
        )

    def folder_for(self, job: JobSnapshot) -> Path:
        """Where the result of a job is probably wanted."""
        return self._folder(job.request.target.path if job.request.target else None)

    async def stored_data(self, services: Services, job: JobSnapshot) -> bytes:
        """The result's file as it is stored, with the mark or without, as Settings say."""
        stored = PictureFormat.of_media_type(job.results[0].media_type)
        settings = EncodeSettings(stored, quality=STORED_QUALITY)
        return await self._data(services, job, settings, self._policy())

    def _folder(self, original: Path | None) -> Path:
        """Where it was saved last, else beside the original, else among the pictures."""
        last = self._preferences.current.save_folder
        if last and Path(last).is_dir():
            return Path(last)
        own = self._preferences.path.parent
        if original is not None and original.parent.is_dir() and own not in original.parents:
            return original.parent
        place = QStandardPaths.StandardLocation.PicturesLocation
        return Path(QStandardPaths.writableLocation(place))

    def _policy(self, choice: SaveChoice | None = None) -> MetadataPolicy:
        mark = Mark.COMPOSITE if self._preferences.current.mark_results else None
        return MetadataPolicy(mark=mark, keep_location=bool(choice and choice.keep_location))

    async def _data(
        self, services: Services, job: JobSnapshot, settings: EncodeSettings, policy: MetadataPolicy
    ) -> bytes:
        """The result's file with these settings; as it is stored where that is the same."""
        from faceswap_desktop.core.threads import in_thread  # noqa: PLC0415

        result = job.results[0]
        is_same_format = settings.format.media_type == result.media_type
        loses_nothing = settings.format is PictureFormat.PNG or settings.quality == STORED_QUALITY
        if is_same_format and loses_nothing and policy == MetadataPolicy():
            try:
                return await in_thread(result.path.read_bytes)
            except OSError as error:
                raise SaveError(ErrorCode.RESULT_MISSING, details=str(error)) from error
        target = job.request.target
        original = target.path if target is not None and target.path.exists() else None
        return await services.images.convert(
            result.path, settings, original=original, metadata=policy
        )

    async def _tell_size(
        self, services: Services, dialog: SaveDialog, job: JobSnapshot, settings: EncodeSettings
    ) -> None:
        try:
            data = await self._data(services, job, settings, self._policy())
        except UserFacingError:
            size = None
        else:
            size = len(data)
        if dialog is self._dialog:
            dialog.show_size(settings, size)

    async def _save(
        self, services: Services, dialog: SaveDialog, job: JobSnapshot, choice: SaveChoice
    ) -> None:
        from faceswap_desktop.core.saving import write_atomically  # noqa: PLC0415
        from faceswap_desktop.core.threads import in_thread  # noqa: PLC0415

        try:
            data = await self._data(services, job, choice.settings, self._policy(choice))
            await in_thread(lambda: write_atomically(choice.path, data, replace=choice.replace))
        except UserFacingError as error:
            if dialog is not self._dialog:
                self._bridge.failed.emit(error)
            elif error.code is ErrorCode.SAVE_EXISTS:
                dialog.ask_to_replace()
            else:
                dialog.show_error(describe(error).whole)
            return
        self.saved.add(job.id)
        self._preferences.update(save_folder=str(choice.path.parent))
        if dialog is self._dialog:
            dialog.accept()
        said = self.tr("Saved as {name}").replace("{name}", choice.path.name)
        self._window.result_bar.show_done(said)
        announce(self._window, said)

    async def _copy(self, services: Services, path: Path) -> None:
        pixels = await services.images.decode(path)
        mime = mime_data(path)
        mime.setImageData(as_image(pixels))
        QGuiApplication.clipboard().setMimeData(mime)
        said = self.tr("Copied")
        self._window.result_bar.show_done(said)
        announce(self._window, said)

    def _on_dialog_finished(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._dialog = None
