# SPDX-License-Identifier: GPL-3.0-or-later
"""Swaps that came back smaller than the photo, or of a part of it: put back into all of it.

It is an extra. Whatever goes wrong, what the service sent stays the result, and nothing is
fetched or paid for again. What was received is first written down under its new name; only then
does the full-size picture take the old one, so that a killed program can do this step again.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import shutil
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from faceswap_desktop.core.formats import EncodeSettings, Mark, MetadataPolicy, PictureFormat
from faceswap_desktop.core.models import (
    Box,
    Caution,
    JobRequest,
    JobState,
    Operation,
    Photo,
    ResultFile,
    Step,
)
from faceswap_desktop.core.naming import AS_RECEIVED
from faceswap_desktop.core.parts import Part, part_of
from faceswap_desktop.core.saving import write_atomically
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import HelperError
from faceswap_desktop.jobs.registry import finish

if TYPE_CHECKING:
    from faceswap_desktop.core.images import ImageService
    from faceswap_desktop.faces.client import FaceEngine, Report
    from faceswap_desktop.jobs.runner import Run

_log = logging.getLogger(__name__)
_LARGER = 1.02
_LOSSLESS = {"image/png", "image/tiff", "image/bmp", "image/gif"}


@dataclass(frozen=True, slots=True)
class FullPicture:
    """A full-size picture as a file's bytes; width and height in pixels; what changed in it."""

    data: bytes
    format: PictureFormat
    width: int
    height: int
    changed: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """What was sent of a photo, and the face in it (a box of the photo) that was meant."""

    part: Part
    face: Box | None


class Restorer(Protocol):
    """What puts a change back; see `FullSize`."""

    async def restore(
        self, target: Photo, received: Path, report: Report, place: Place | None = None
    ) -> FullPicture | None:
        """The target at full size with the change that `received` shows; None where it is not.

        With `place` that shows a part of the target only.
        """
        ...


class FullSize:
    """Puts changes back by the engine of this computer."""

    def __init__(self, images: ImageService, engine: FaceEngine) -> None:
        self._images = images
        self._engine = engine

    async def restore(
        self, target: Photo, received: Path, report: Report, place: Place | None = None
    ) -> FullPicture | None:
        """The target at full size with the change; None where the two do not fit together.

        Raises PhotoError, FaceError, HelperError, SaveError.
        """
        if (await self._images.check(received, from_network=True)).frames != 1:
            return None
        with ExitStack() as memory:
            # Both in the same colours at first: what was sent, and so what came back, is sRGB.
            original = memory.enter_context(closing(await self._images.decode(target.path)))
            if (original.width, original.height) != (target.width, target.height):
                return None
            returned = memory.enter_context(closing(await self._images.decode(received)))
            done = await self._engine.restore_full_size(
                original,
                returned,
                report,
                part=place.part if place else None,
                face=place.face if place else None,
            )
            if done is None:
                return None
            pixels = await self._images.in_own_colours(done.pixels, target.path)
            is_lossless = pixels.has_alpha or target.media_type in _LOSSLESS
            kind = PictureFormat.PNG if is_lossless else PictureFormat.JPEG
            data = await self._images.encode(
                pixels,
                EncodeSettings(kind, quality=95),
                original=target.path,
                metadata=MetadataPolicy(Mark.COMPOSITE_AI),
                received=received,
            )
            return FullPicture(data, kind, pixels.width, pixels.height, done.changed)


async def results_of(run: Run) -> tuple[ResultFile, ...]:
    """The job's results, those at full size first; raises only CancelledError, at the end."""
    full: list[ResultFile] = []
    try:
        for index in range(len(run.job.snapshot.results)):
            await _add(run, index, full)
    except asyncio.CancelledError:
        if run.is_closing or not run.cancel_wanted:
            raise
        task = asyncio.current_task()
        if task is not None:
            task.uncancel()
        run.cancel_wanted = False  # this step is what was stopped: the result is there
    return (*full, *run.job.snapshot.results)


async def _add(run: Run, index: int, full: list[ResultFile]) -> None:
    restorer, target = run.shared.full_size, run.job.request.target
    received = run.job.snapshot.results[index]
    try:
        if restorer is None or target is None or not _is_wanted(run, target, received):
            return
        run.report(Step.PUTTING_BACK)
        picture = await _restored(run, restorer, target, received)
        if picture is not None:
            await finish(_put(run, index, picture, full))
            run.changed = run.changed or picture.changed
    except Exception:  # noqa: BLE001 (what the service sent is the result then)
        _log.warning("Job %s stays as small as it came", run.job.id, exc_info=True)


async def _restored(
    run: Run, restorer: Restorer, target: Photo, received: ResultFile
) -> FullPicture | None:
    """Once more where a helper died: a part alone is a poor result for what was paid."""
    place = _place(run.job.request, target)
    try:
        return await restorer.restore(target, received.path, run.report, place)
    except HelperError:
        if place is None:
            raise
        return await restorer.restore(target, received.path, run.report, place)


def cautions_of(run: Run, results: tuple[ResultFile, ...]) -> tuple[Caution, ...]:
    """The job's cautions once `results` are its results: a part that stayed one is told."""
    snapshot = run.job.snapshot
    others = tuple(each for each in snapshot.warnings if each is not Caution.PART_NOT_PUT_BACK)
    is_part = snapshot.request.target_part is not None
    if is_part and len(results) < 2 * len(snapshot.results):
        return (*others, Caution.PART_NOT_PUT_BACK)
    return others


def _place(request: JobRequest, target: Photo) -> Place | None:
    if request.target_part is None:
        return None
    return Place(part_of(request.target_part, target.width, target.height), request.target_face)


def _is_wanted(run: Run, target: Photo, received: ResultFile) -> bool:
    is_smaller = (
        target.width > received.width * _LARGER and target.height > received.height * _LARGER
    )
    return (
        run.job.request.operation is Operation.SWAP
        and run.description.photos_leave_computer
        and received.media_type != "image/gif"
        and (is_smaller or run.job.request.target_part is not None)
        and target.path.is_file()
    )


async def _put(run: Run, index: int, picture: FullPicture, full: list[ResultFile]) -> None:
    """Give the full-size picture the result's name, and what was received another."""
    results = run.job.snapshot.results
    received = results[index]
    stem = received.path.stem.removesuffix(AS_RECEIVED)
    path = received.path.with_name(stem + picture.format.suffix)
    kept = received.path.with_name(stem + AS_RECEIVED + received.path.suffix)
    others = {each.path for each in (*results[:index], *results[index + 1 :], *full)}
    if path in others:
        return
    if kept != received.path:
        await in_thread(lambda: _double(received.path, kept))
        renamed = replace(received, path=kept)
        results = (*results[:index], renamed, *results[index + 1 :])
        await run.job.advance(JobState.DOWNLOADING, results=results, step=Step.PUTTING_BACK)
        if run.job.unwritten:  # the journal still knows the old name: that file must stay
            return
        if path != received.path:
            await in_thread(lambda: received.path.unlink(missing_ok=True))
    await in_thread(lambda: write_atomically(path, picture.data, replace=True))
    digest = await in_thread(lambda: hashlib.sha256(picture.data).hexdigest())
    full.append(
        ResultFile(
            path,
            picture.width,
            picture.height,
            picture.format.media_type,
            len(picture.data),
            digest,
        )
    )


def _double(path: Path, second: Path) -> None:
    """Have the file under a second name as well; one that a killed program left is replaced."""
    second.unlink(missing_ok=True)
    try:
        os.link(path, second)
    except OSError:  # a file system without second names
        part = second.with_name(f".{second.name}.part")
        shutil.copyfile(path, part)
        part.replace(second)
