# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with the result in view: save it elsewhere, copy it, show where it is."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication

from faceswap_desktop.core.formats import EncodeSettings, PictureFormat
from faceswap_desktop.core.models import JobSnapshot, ResultFile
from faceswap_desktop.errors import ErrorCode, SaveError, UserFacingError
from faceswap_desktop.gui import texts
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.drag_out import mime_data
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.folder_memory import keep, usable
from faceswap_desktop.gui.pixels import as_image
from faceswap_desktop.gui.result_writer import (
    STORED_QUALITY,
    ResultWriter,
    proper_results,
    stored_format,
)
from faceswap_desktop.gui.save_choice import SaveChoice, SaveOffer
from faceswap_desktop.gui.save_dialog import SaveDialog
from faceswap_desktop.gui.save_memory import SaveMemory
from faceswap_desktop.gui.work_row import LongWork

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.incoming import Offer
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.settings.preferences import PreferencesStore


Found = tuple[JobSnapshot, ResultFile]


class ResultActions(QObject):
    """Acts on the result in view."""

    def __init__(
        self, window: MainWindow, bridge: Bridge, desk: JobDesk, preferences: PreferencesStore
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._desk = desk
        self._preferences = preferences
        self._dialog: SaveDialog | None = None
        self._memory = SaveMemory(preferences)
        self.writer = ResultWriter(preferences)
        self.copying = LongWork(window)
        self.saved: set[str] = set()
        """The jobs whose results were all saved elsewhere since the start."""
        self.origin_of: Callable[[Path], Offer | None] = lambda _: None
        """What a photo began as that is a result itself."""
        self._saved_files: dict[Path, Path] = {}
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
                lambda services: self._tell_size(services, dialog, found, settings),
                name="size of result",
                is_alone=True,
            )
        )
        dialog.save_requested.connect(
            lambda choice: self._bridge.run(
                lambda services: self._save(services, dialog, found, choice), name="save result"
            )
        )
        dialog.open()
        self._bridge.run(
            lambda services: self._tell_facts(services, dialog, found),
            name="facts of result",
            is_alone=True,
        )

    def copy(self) -> None:
        """Put the result on the clipboard, as a picture and as a file."""
        found = self._result()
        if found is not None:
            path = found[1].path
            self._bridge.run(lambda services: self._copy(services, path), name="copy result")

    def show_in_folder(self) -> None:
        """Open the folder of the result, with its file selected."""
        found = self._result()
        if found is not None:
            path = self._latest(found[1])
            self._bridge.run(lambda _: _show_file(path), name="show in folder", is_alone=True)

    def open_result(self) -> None:
        """Open the result in the system's picture viewer."""
        from faceswap_desktop.gui.file_manager import show_picture  # noqa: PLC0415

        found = self._result()
        if found is None:
            return
        try:
            show_picture(self._latest(found[1]))
        except SaveError as error:
            self._bridge.failed.emit(error)

    def mark_saved(self, job: JobSnapshot, result: ResultFile, path: Path) -> None:
        """Remember that a result was saved as `path`; what a service sent besides need not be."""
        self._saved_files[result.path] = path
        if all(each.path in self._saved_files for each in proper_results(job)):
            self.saved.add(job.id)

    def _latest(self, result: ResultFile) -> Path:
        """The file as which a result was saved last; the program's own where there is none."""
        saved = self._saved_files.get(result.path)
        return saved if saved is not None and saved.is_file() else result.path

    def _result(self) -> Found | None:
        job, result = self._desk.current, self._desk.result
        return (job, result) if job is not None and result is not None else None

    def _offer(self, job: JobSnapshot, result: ResultFile) -> SaveOffer:
        from faceswap_desktop.core.naming import suggested_name  # noqa: PLC0415

        # An animation is saved as a still picture here, without a loss in that.
        stored = stored_format(result) or PictureFormat.PNG
        target = job.request.target
        name = target.name if target else texts.operation_text(job.request.operation)
        longest = max(result.width, result.height)
        offered = self._memory.offered(EncodeSettings(stored, STORED_QUALITY), longest)
        return SaveOffer(
            name=suggested_name(name, texts.result_suffix(job.request.operation), offered.format),
            folder=self._folder(target.path if target else None),
            format=offered.format,
            quality=offered.quality,
            originals=self._originals(job),
            keep_location=self._preferences.current.keep_location,
            longest_side=longest,
        )

    def _originals(self, job: JobSnapshot) -> tuple[Path, ...]:
        """The photos of which a result was made, and those of which these were made."""
        request = job.request
        people = (each.face for each in request.people)
        photos = [each.path for each in (request.target, request.face, *people) if each is not None]
        began = [each.path for photo in photos if (each := self.origin_of(photo)) is not None]
        # A photo for an option, such as the new background; what names no file does no harm.
        named = [Path(each) for each in request.options.values() if isinstance(each, str)]
        found = (*photos, *began, *(each for each in named if each.is_absolute()))
        return tuple(each for each in found if each is not None)

    def folder_for(self, job: JobSnapshot) -> Path:
        """Where the result of a job is probably wanted."""
        return self._folder(job.request.target.path if job.request.target else None)

    def _folder(self, original: Path | None) -> Path:
        """Where it was saved last, else beside the original, else among the pictures."""
        if (last := usable(self._preferences.current.save_folder)) is not None:
            return last
        own = self._preferences.path.parent
        if original is not None and original.parent.is_dir() and own not in original.parents:
            return original.parent
        place = QStandardPaths.StandardLocation.PicturesLocation
        return Path(QStandardPaths.writableLocation(place))

    async def _tell_facts(self, services: Services, dialog: SaveDialog, found: Found) -> None:
        """Find out what the dialog may have to say; what cannot be read has nothing to say."""
        job, result = found
        target, has_location, is_transparent = job.request.target, False, False
        if target is not None:
            with contextlib.suppress(UserFacingError):
                has_location = (await services.images.look(target.path)).has_location
        if dialog is self._dialog and has_location:
            dialog.tell_facts(is_transparent=False, has_location=True)
        if result.media_type != "image/jpeg":
            with contextlib.suppress(UserFacingError):
                about = await services.images.check(result.path, from_network=False)
                is_transparent = about.has_alpha
        if dialog is self._dialog and is_transparent:
            dialog.tell_facts(is_transparent=True, has_location=has_location)

    async def _tell_size(
        self, services: Services, dialog: SaveDialog, found: Found, settings: EncodeSettings
    ) -> None:
        policy = self.writer.policy(services, found[0])
        try:
            data = await self.writer.data(services, *found, settings, policy)
        except UserFacingError:
            size = None
        else:
            size = len(data)
        if dialog is self._dialog:
            dialog.show_size(settings, size)

    async def _save(
        self, services: Services, dialog: SaveDialog, found: Found, choice: SaveChoice
    ) -> None:
        from faceswap_desktop.core.saving import write_atomically  # noqa: PLC0415
        from faceswap_desktop.core.threads import in_thread  # noqa: PLC0415
        from faceswap_desktop.gui.trash import to_trash  # noqa: PLC0415

        put_away = None if choice.for_good else to_trash
        try:
            policy = self.writer.policy(services, found[0], keep_location=choice.keep_location)
            data = await self.writer.data(services, *found, choice.settings, policy)
            await in_thread(
                lambda: write_atomically(
                    choice.path, data, replace=choice.replace, put_away=put_away
                )
            )
        except UserFacingError as error:
            if dialog is not self._dialog:
                self._bridge.failed.emit(error)
            elif error.code is ErrorCode.SAVE_EXISTS:
                dialog.ask_to_replace()
            elif error.code is ErrorCode.SAVE_NO_TRASH:
                dialog.refuse_trash()
            else:
                dialog.show_error(describe(error).whole, error.details)
            return
        self.mark_saved(*found, choice.path)
        keep(self._preferences, save_folder=str(choice.path.parent))
        stored = EncodeSettings(stored_format(found[1]) or PictureFormat.PNG, STORED_QUALITY)
        longest = max(found[1].width, found[1].height)
        self._memory.keep(choice.settings, self._memory.offered(stored, longest), stored)
        if dialog is self._dialog:
            dialog.accept()
        said = self.tr("Saved as {name}").replace("{name}", choice.path.name)
        self._window.result_bar.show_done(said)
        announce(self._window, said)

    async def _copy(self, services: Services, path: Path) -> None:
        with self.copying.shown(self.tr("Copying the picture")) as work:
            pixels = await services.images.decode(path)
            if work.is_stopped:
                return
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


async def _show_file(path: Path) -> None:
    from faceswap_desktop.gui.file_manager import show_file  # noqa: PLC0415

    await show_file(path)
