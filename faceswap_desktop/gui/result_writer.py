# SPDX-License-Identifier: GPL-3.0-or-later
"""The bytes of a result as it is to be saved: with the mark, the date and the camera's data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from faceswap_desktop.core.formats import EncodeSettings, Mark, MetadataPolicy, PictureFormat
from faceswap_desktop.core.naming import AS_RECEIVED, free_name, suggested_name
from faceswap_desktop.core.saving import write_atomically
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, SaveError
from faceswap_desktop.gui import texts

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobSnapshot, ResultFile
    from faceswap_desktop.gui.bridge import Services
    from faceswap_desktop.settings.preferences import PreferencesStore

# As results are stored; saving with the same settings loses nothing more.
STORED_QUALITY = 95
_TRIES = 20


def stored_format(result: ResultFile) -> PictureFormat | None:
    """The format in which a result is stored; None for one that is not written here."""
    try:
        return PictureFormat.of_media_type(result.media_type)
    except ValueError:
        return None


def proper_results(job: JobSnapshot) -> tuple[ResultFile, ...]:
    """The results to be saved: not what a service sent where it is there at full size as well."""
    names = {each.path.stem for each in job.results}
    return tuple(
        each
        for each in job.results
        if each.path.stem.removesuffix(AS_RECEIVED) not in names - {each.path.stem}
    )


class ResultWriter:
    """Knows from the preferences what is told about a result in its file."""

    def __init__(self, preferences: PreferencesStore) -> None:
        self._preferences = preferences

    def policy(
        self, services: Services, job: JobSnapshot, *, keep_location: bool | None = None
    ) -> MetadataPolicy:
        """What a saved file tells; where the place is not spoken of, as Settings say."""
        current = self._preferences.current
        keep = current.keep_location if keep_location is None else keep_location
        mark = _mark(services, job) if current.mark_results else None
        return MetadataPolicy(mark=mark, keep_location=keep)

    async def data(
        self,
        services: Services,
        job: JobSnapshot,
        result: ResultFile,
        settings: EncodeSettings,
        policy: MetadataPolicy,
    ) -> bytes:
        """The result's file with these settings; as it is stored where that is the same."""
        loses_nothing = settings.format is PictureFormat.PNG or settings.quality == STORED_QUALITY
        is_same_format = settings.format.media_type == result.media_type
        as_stored = MetadataPolicy(mark=_mark(services, job))
        has_all = policy == as_stored and _was_written_here(services, job, result)
        if is_same_format and loses_nothing and has_all:
            return await _read(result.path)
        target = job.request.target
        original = target.path if target is not None and target.path.exists() else None
        return await services.images.convert(
            result.path, settings, original=original, metadata=policy
        )

    async def stored_data(self, services: Services, job: JobSnapshot, result: ResultFile) -> bytes:
        """The result's file in the format in which it is stored; an animation as it is."""
        stored = stored_format(result)
        if stored is None:
            return await _read(result.path)
        settings = EncodeSettings(stored, quality=STORED_QUALITY)
        return await self.data(services, job, result, settings, self.policy(services, job))

    async def write_free(
        self, services: Services, job: JobSnapshot, result: ResultFile, folder: Path
    ) -> Path:
        """Save a result in `folder` under a name that is free there. Raises SaveError."""
        data = await self.stored_data(services, job, result)
        name = result.path
        stem = _stem(job) or name.stem

        def write() -> Path:
            for _ in range(_TRIES):
                path = free_name(folder, stem, name.suffix)
                try:
                    write_atomically(path, data, replace=False)
                except SaveError as error:
                    # Somebody else took the name between the look and the writing.
                    if error.code is not ErrorCode.SAVE_EXISTS:
                        raise
                else:
                    return path
            raise SaveError(ErrorCode.SAVE_EXISTS, name=name.name, folder=str(folder))

        return await in_thread(write)


def _stem(job: JobSnapshot) -> str:
    """What a result is called in the language of now; "" where no photo gives it a name."""
    photo = job.request.target or job.request.face
    if photo is None:
        return ""
    suffix = texts.result_suffix(job.request.operation)
    return Path(suggested_name(photo.name, suffix, PictureFormat.JPEG)).stem


def _mark(services: Services, job: JobSnapshot) -> Mark:
    """What the result of a job is; of a service that is gone the most that it can be."""
    try:
        described = services.registry.description(job.request.provider)
    except LookupError:
        return Mark.COMPOSITE_AI
    operation = described.operation(job.request.operation)
    return Mark.COMPOSITE_AI if operation is None else operation.mark


def _was_written_here(services: Services, job: JobSnapshot, result: ResultFile) -> bool:
    """Whether a result has date and camera's data already; what a service sent has none."""
    name = result.path.stem + AS_RECEIVED
    if any(each.path.stem == name for each in job.results):
        return True
    try:
        return not services.registry.description(job.request.provider).photos_leave_computer
    except LookupError:
        return False


async def _read(path: Path) -> bytes:
    try:
        return await in_thread(path.read_bytes)
    except OSError as error:
        raise SaveError(ErrorCode.RESULT_MISSING, details=str(error)) from error
