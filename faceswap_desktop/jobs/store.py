# SPDX-License-Identifier: GPL-3.0-or-later
"""The files of the jobs: copies to be sent, results that came back, and nothing half done.

A result gets its name only when it is complete, opens as a picture and is on disk; until then
it is a `.part`. Results are ordinary picture files in one folder per job, and never overwritten.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import logging
import os
import secrets
import shutil
import sys
from collections.abc import Awaitable, Callable, Collection, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.core.models import Caution, JobRequest, Operation, Photo, ResultFile
from faceswap_desktop.core.naming import free_name, suggested_name
from faceswap_desktop.core.parts import Part
from faceswap_desktop.core.saving import save_error, write_atomically
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import (
    ErrorCode,
    HelperError,
    PhotoError,
    SaveError,
    UserFacingError,
)
from faceswap_desktop.jobs.registry import finish
from faceswap_desktop.providers.base import InputFile, InputLimits

if TYPE_CHECKING:
    from faceswap_desktop.core.formats import ImageInfo, Mark
    from faceswap_desktop.core.paths import Folders

_log = logging.getLogger(__name__)
_SUFFIX = {
    **{each.media_type: each.suffix for each in PictureFormat},
    "image/gif": ".gif",
}
_PART = ".part"
_CHUNK = 1 << 20

Download = Callable[[Path], Awaitable[None]]


def english_suffix(operation: Operation) -> str:
    """What is put behind a photo's name where nobody says it in another language."""
    return {
        Operation.SWAP: "swapped",
        Operation.BACKGROUND: "background",
        Operation.PORTRAIT: "portrait",
    }[operation]


class Pictures(Protocol):
    """What the store needs of `core.images.ImageService`."""

    async def prepare_upload(
        self, path: Path, limits: InputLimits, destination: Path, part: Part | None = None
    ) -> tuple[str, int, int]:
        """Write a copy that may leave, or of a part; gives its media type, width and height."""
        ...

    async def check(self, path: Path, *, from_network: bool) -> ImageInfo:
        """Raise `PhotoError` where the file is not a complete picture."""
        ...

    async def look(self, path: Path) -> ImageInfo:
        """See there."""
        ...

    async def mark(self, path: Path, mark: Mark) -> bytes:
        """The picture's file with the mark of how it was made put in."""
        ...


class ResultStore:
    """The folders of all jobs. Raises `SaveError` where files cannot be written."""

    def __init__(
        self,
        folders: Folders,
        pictures: Pictures,
        suffix_of: Callable[[Operation], str] = english_suffix,
    ) -> None:
        self._results = folders.results
        self._outgoing = folders.cache / "outgoing"
        self._pictures = pictures
        self._suffix_of = suffix_of

    def folder(self, job_id: str) -> Path:
        """Where the results of a job lie."""
        return self._results / job_id

    async def prepare(
        self,
        job_id: str,
        path: Path,
        photo: Photo | None,
        limits: InputLimits,
        part: Part | None = None,
    ) -> InputFile:
        """A copy of the picture at `path` that may leave this computer, under a blank name.

        With `part` it shows only that; what lies on the web shows all, and is not used then.
        Raises `PhotoError` where it cannot be read.
        """
        folder = self._outgoing / job_id
        await self._make(folder)
        copy = folder / secrets.token_hex(8)
        media_type, width, height = await self._pictures.prepare_upload(path, limits, copy, part)
        if part is not None:
            whole = (part.whole_width, part.whole_height)
            return InputFile(copy, media_type, width, height, part_of=whole)
        return InputFile(copy, media_type, width, height, photo.web_address if photo else None)

    async def size(self, path: Path) -> int:
        """The length of a file in bytes; 0 where there is none."""

        def work() -> int:
            try:
                return path.stat().st_size
            except OSError:
                return 0

        return await in_thread(work)

    async def remove_outgoing(self, job_id: str) -> int:
        """Delete a job's copies that were to be sent; gives how many there were."""
        folder = self._outgoing / job_id

        def work() -> int:
            try:
                count = len(list(folder.iterdir()))
            except OSError:
                return 0
            shutil.rmtree(folder, ignore_errors=True)
            return count

        return await in_thread(work)

    async def receive(
        self,
        job_id: str,
        request: JobRequest,
        download: Download,
        *,
        from_network: bool,
        mark: Mark | None = None,
    ) -> ResultFile:
        """Have `download` write one result, check it, mark it and give it its name.

        Raises what `download` raises, `PhotoError` where that is not a complete picture, and
        `SaveError`; then nothing is left behind.
        """
        folder = self.folder(job_id)
        await self._make(folder)
        part = folder / f".{secrets.token_hex(8)}{_PART}"
        try:
            try:
                await download(part)
            except (TimeoutError, ConnectionError):
                raise
            except OSError as error:
                raise save_error(part, error) from error
            info = await self._pictures.check(part, from_network=from_network)
            if mark is not None:
                await self._mark(part, mark)
            name = self._name(request)
            return await finish(in_thread(lambda: _settle(part, name, info)))
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)

    async def cautions(self, request: JobRequest) -> tuple[Caution, ...]:
        """What a person should know of the photos that a result was made of."""
        people = [each.face for each in request.people]
        photos = [each for each in (request.target, request.face, *people) if each is not None]
        found = [Caution.FIRST_FRAME_ONLY] if any(each.frames > 1 for each in photos) else []
        if request.target is not None:
            try:
                info = await self._pictures.look(request.target.path)
            except UserFacingError:  # the photo went away meanwhile; the result is there
                return tuple(found)
            if info.has_damaged_metadata:
                found.append(Caution.METADATA_NOT_COPIED)
        return tuple(found)

    async def adopt(
        self, job_id: str, known: Collection[str], *, from_network: bool
    ) -> ResultFile | None:
        """The one result that got its name just before the program was killed, if there is one.

        `known` are the names of the files that were written down.
        """

        def strays() -> list[Path]:
            with contextlib.suppress(OSError):
                return [each for each in self.folder(job_id).iterdir() if each.name not in known]
            return []

        found = [each for each in await in_thread(strays) if not each.name.startswith(".")]
        if len(found) != 1:
            return None
        try:
            info = await self._pictures.check(found[0], from_network=from_network)
            return await in_thread(lambda: _describe(found[0], info))
        except Exception:  # noqa: BLE001 (then it is fetched again, under another name)
            return None

    async def are_whole(self, results: Iterable[ResultFile]) -> bool:
        """Whether all these files are still there, with the content that was checked."""
        kept = tuple(results)
        return await in_thread(lambda: all(_is_whole(each) for each in kept))

    async def clean(self, job_ids: Iterable[str]) -> tuple[str, ...]:
        """Remove what a killed program left: parts in these jobs' folders, all copies to send.

        Gives the ids of the jobs whose copies were removed.
        """
        folders = [self.folder(each) for each in job_ids]

        def work() -> tuple[str, ...]:
            for folder in folders:
                for part in folder.glob(f"*{_PART}") if folder.is_dir() else ():
                    with contextlib.suppress(OSError):
                        part.unlink()
            left = list(self._outgoing.iterdir()) if self._outgoing.is_dir() else []
            for folder in left:
                shutil.rmtree(folder, ignore_errors=True)
            return tuple(each.name for each in left)

        return await in_thread(work)

    async def remove(self, job_ids: Iterable[str]) -> None:
        """Delete all files of these jobs."""
        folders = [self.folder(each) for each in job_ids]

        def work() -> None:
            for each in folders:
                shutil.rmtree(each, ignore_errors=True)

        await in_thread(work)

    def _name(self, request: JobRequest) -> str:
        photo = request.target or request.face
        suffix = self._suffix_of(request.operation)
        return suggested_name(photo.name if photo else "", suffix, PictureFormat.JPEG)

    async def _mark(self, part: Path, mark: Mark) -> None:
        """Let the file say how its picture was made, before anybody can get hold of it."""
        try:
            data = await self._pictures.mark(part, mark)
        except (PhotoError, HelperError):  # saving it elsewhere will mark it all the same
            _log.warning("A result could not be marked", exc_info=True)
            return
        await finish(in_thread(lambda: write_atomically(part, data, replace=True)))

    async def _make(self, folder: Path) -> None:
        def work() -> None:
            try:
                folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            except OSError as error:
                raise save_error(folder, error) from error

        await in_thread(work)


def _settle(part: Path, name: str, info: ImageInfo) -> ResultFile:
    """Have `part` on the drive, and give it the result's name; never over another file."""
    suffix = _SUFFIX.get(info.media_type, ".img")
    try:
        found = _describe(part, info)
        _sync(part)
        final = _move(part, Path(name).stem, suffix)
        if sys.platform != "win32":
            _sync(part.parent)
    except OSError as error:
        raise save_error(part.parent / name, error) from error
    return ResultFile(final, found.width, found.height, found.media_type, found.size, found.sha256)


def _move(part: Path, stem: str, suffix: str) -> Path:
    while True:
        final = free_name(part.parent, stem, suffix)
        try:
            os.link(part, final)
        except FileExistsError:
            continue  # taken at this very moment
        except OSError:  # a file system without second names
            part.rename(final)
        return final


def _sync(path: Path) -> None:
    """Have a file, or the names in a folder, on the drive itself."""
    handle = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        if sys.platform == "darwin":
            import fcntl  # noqa: PLC0415

            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
        else:
            os.fsync(handle)
    except OSError as error:
        # Some network and memory-card file systems cannot promise, and say so in these ways.
        if error.errno not in {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS}:
            raise
    finally:
        os.close(handle)


def _describe(path: Path, info: ImageInfo) -> ResultFile:
    digest = hashlib.sha256()
    size = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            size += len(chunk)
    if size == 0:
        raise SaveError(ErrorCode.RESULT_MISSING, name=path.name, folder=str(path.parent))
    return ResultFile(path, info.width, info.height, info.media_type, size, digest.hexdigest())


def _is_whole(result: ResultFile) -> bool:
    try:
        if result.path.stat().st_size != result.size:
            return False
        with result.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == result.sha256
    except OSError:
        return False
