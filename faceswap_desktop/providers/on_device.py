# SPDX-License-Identifier: GPL-3.0-or-later
"""The service on this computer: reads both photos, has the engine work, writes the result.

The answer to `submit` is the finished picture, kept in memory as a file until it is fetched.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from contextlib import ExitStack, closing
from pathlib import Path
from typing import assert_never

from faceswap_desktop.core.formats import EncodeSettings, Mark, MetadataPolicy, PictureFormat
from faceswap_desktop.core.models import Box, Caution, Operation, OptionValue, Step
from faceswap_desktop.core.saving import write_atomically
from faceswap_desktop.core.segments import Pixels
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, FaceError, RefusedError, SaveError
from faceswap_desktop.faces.client import SwapResult
from faceswap_desktop.providers.base import (
    CancelOutcome,
    Finished,
    InputFile,
    Option,
    OptionKind,
    PersonInput,
    Provider,
    ProviderContext,
    RemoteResult,
    Report,
    Submission,
)
from faceswap_desktop.providers.on_device_description import DESCRIPTION, PROVIDER_ID
from faceswap_desktop.providers.on_device_progress import Progress

# Finished files that nobody fetched, after which the oldest is let go.
_MOST_KEPT = 16
_LOSSLESS = {"image/png", "image/tiff", "image/bmp", "image/gif"}


def create(context: ProviderContext) -> OnDevice:
    """The service, for the registry."""
    return OnDevice(context)


class OnDevice(Provider):
    """Swaps faces and changes backgrounds without any network."""

    description = DESCRIPTION

    def __init__(self, context: ProviderContext) -> None:
        self._images = context.images
        self._engine = context.engine
        self._finished: OrderedDict[str, bytes] = OrderedDict()

    async def submit(self, submission: Submission, report: Report) -> Finished:
        """Do the whole job. Raises PhotoError, FaceError, HelperError, RefusedError."""
        target = submission.target
        if target is None:
            raise _invalid("target")
        progress = Progress(report)
        with ExitStack() as memory:
            done = await self._done(submission, target, progress, memory)
            progress(Step.PUTTING_BACK, 0.0)
            data = await self._images.encode(
                done.pixels,
                _settings(target.media_type, done.pixels),
                original=target.path,
                metadata=MetadataPolicy(Mark.COMPOSITE),
            )
            progress(Step.PUTTING_BACK, 1.0)
        return Finished((self._keep(data),), cautions=done.cautions, changed=done.changed)

    async def download(self, result: RemoteResult, destination: Path, report: Report) -> None:
        """Write a finished picture. Raises SaveError, RESULT_MISSING after a new start."""
        progress = Progress(report)
        progress(Step.SAVING, 0.0)
        data = self._finished.get(result.address)
        if data is None:
            raise SaveError(ErrorCode.RESULT_MISSING, name=destination.name)
        await in_thread(lambda: write_atomically(destination, data, replace=False))
        self._finished.pop(result.address, None)
        progress(Step.SAVING, 1.0)

    async def cancel(self, remote_id: str) -> CancelOutcome:
        """Nothing is left to stop: cancelling `submit` itself stops the work."""
        del remote_id
        return CancelOutcome.TOO_LATE

    async def aclose(self) -> None:
        """Let go of what nobody fetched."""
        self._finished.clear()

    def _keep(self, data: bytes) -> RemoteResult:
        kind = "image/png" if data.startswith(b"\x89PNG") else "image/jpeg"
        address = f"{PROVIDER_ID}:{secrets.token_hex(16)}"
        self._finished[address] = data
        while len(self._finished) > _MOST_KEPT:
            self._finished.popitem(last=False)
        return RemoteResult(address, media_type=kind)

    async def _done(
        self, submission: Submission, target: InputFile, progress: Progress, memory: ExitStack
    ) -> SwapResult:
        match submission.operation:
            case Operation.SWAP:
                return await self._swapped(submission, target, progress, memory)
            case Operation.BACKGROUND:
                options = _options(submission)
                return await self._before_another(options, target, progress, memory)
            case Operation.PORTRAIT:
                raise _invalid("operation")
            case _:
                assert_never(submission.operation)

    async def _swapped(
        self, submission: Submission, target: InputFile, progress: Progress, memory: ExitStack
    ) -> SwapResult:
        if submission.people:
            return await self._all_swapped(submission, target, progress, memory)
        given = submission.face
        if given is None:
            raise _invalid("face")
        options = _options(submission)
        progress(Step.READING_PHOTOS, 0.0)
        face = memory.enter_context(closing(await self._images.decode(given.path)))
        progress(Step.READING_PHOTOS, 0.4)
        # The target keeps its own colours, so that its profile still fits what is not changed.
        pixels = memory.enter_context(
            closing(await self._images.decode(target.path, native_colours=True))
        )
        progress(Step.READING_PHOTOS, 1.0)
        try:
            return await self._engine.swap(
                pixels,
                face,
                target_face=submission.target_face,
                face_choice=submission.face_choice,
                options=options,
                report=progress,
            )
        except FaceError as error:
            raise _with_name(error, target, given) from error

    async def _all_swapped(
        self, submission: Submission, target: InputFile, progress: Progress, memory: ExitStack
    ) -> SwapResult:
        """One person after the other, in the same picture; it is encoded once."""
        options = _options(submission)
        progress(Step.READING_PHOTOS, 0.0)
        pixels = memory.enter_context(
            closing(await self._images.decode(target.path, native_colours=True))
        )
        progress(Step.READING_PHOTOS, 1.0)
        cautions: dict[Caution, None] = {}
        changed: list[Box] = []
        for index, person in enumerate(submission.people):
            part = progress.part(index, len(submission.people))
            done = await self._person_swapped(pixels, person, options, part, target)
            cautions |= dict.fromkeys(done.cautions)
            changed += done.changed
        return SwapResult(pixels, tuple(cautions), tuple(changed))

    async def _person_swapped(
        self,
        pixels: Pixels,
        person: PersonInput,
        options: dict[str, OptionValue],
        progress: Progress,
        target: InputFile,
    ) -> SwapResult:
        progress(Step.READING_PHOTOS, 0.0)
        with closing(await self._images.decode(person.face.path)) as face:
            progress(Step.READING_PHOTOS, 1.0)
            try:
                return await self._engine.swap(
                    pixels,
                    face,
                    target_face=person.target_face,
                    face_choice=person.face_choice,
                    options=options,
                    report=progress,
                )
            except FaceError as error:
                raise _with_name(error, target, person.face) from error

    async def _before_another(
        self,
        options: dict[str, OptionValue],
        target: InputFile,
        progress: Progress,
        memory: ExitStack,
    ) -> SwapResult:
        kind = str(options["background"])
        photo = str(options["photo"]) if kind == "photo" else ""
        if kind == "photo" and not photo:
            raise _invalid("photo")
        progress(Step.READING_PHOTOS, 0.0)
        # A new background comes in sRGB, and so has the photo to be where they meet.
        is_native = kind in {"blur", "transparent"}
        pixels = memory.enter_context(
            closing(await self._images.decode(target.path, native_colours=is_native))
        )
        progress(Step.READING_PHOTOS, 0.7)
        picture: Pixels | None = None
        if photo:
            side = max(pixels.width, pixels.height) * 2
            decoded = await self._images.decode(Path(photo), max_side=side)
            picture = memory.enter_context(closing(decoded))
        progress(Step.READING_PHOTOS, 1.0)
        try:
            return await self._engine.change_background(
                pixels,
                kind=kind,
                picture=picture,
                colour=_colour(str(options["colour"])),
                strength=float(options["blur"]),
                report=progress,
            )
        except FaceError as error:
            raise _with_name(error, target, target) from error


def _settings(media_type: str, pixels: Pixels) -> EncodeSettings:
    """The family of the original: what lost nothing goes on to lose nothing."""
    is_lossless = pixels.has_alpha or media_type in _LOSSLESS
    return EncodeSettings(PictureFormat.PNG if is_lossless else PictureFormat.JPEG, quality=95)


def _options(submission: Submission) -> dict[str, OptionValue]:
    """All options of the operation: as given, or their defaults. Raises RefusedError."""
    described = DESCRIPTION.operation(submission.operation)
    found: dict[str, OptionValue] = {}
    for option in described.options if described else ():
        value = submission.options.get(option.key, option.default)
        if not _fits(option, value):
            raise _invalid(option.key)
        found[option.key] = value
    return found


def _fits(option: Option, value: OptionValue) -> bool:
    match option.kind:
        case OptionKind.SWITCH:
            return isinstance(value, bool)
        case OptionKind.SLIDER:
            return isinstance(value, int | float) and option.minimum <= value <= option.maximum
        case OptionKind.CHOICE:
            return value in {choice.value for choice in option.choices}
        case _:
            return isinstance(value, str)


def _colour(text: str) -> tuple[int, int, int]:
    try:
        red, green, blue = bytes.fromhex(text.removeprefix("#"))
    except ValueError as error:
        raise _invalid("colour") from error
    return red, green, blue


def _with_name(error: FaceError, target: InputFile, face: InputFile) -> FaceError:
    """The same failure with the name of the photo that it is about."""
    meant = face if error.code is ErrorCode.NO_FACE_IN_FACE else target
    return FaceError(error.code, details=error.details, name=meant.path.name)


def _invalid(option: str) -> RefusedError:
    return RefusedError(ErrorCode.OPTION_INVALID, provider=PROVIDER_ID, option=option)
