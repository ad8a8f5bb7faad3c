# SPDX-License-Identifier: GPL-3.0-or-later
"""The engine for faces as the program sees it: another process, pixels in shared memory.

Nothing heavy is imported here; OpenCV and numpy live in the helper process alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from math import isfinite
from typing import Any, TypeVar

from faceswap_desktop.core.channel import ChannelError, Message
from faceswap_desktop.core.helper_process import HelperProcess, Reply
from faceswap_desktop.core.helper_start import command_for
from faceswap_desktop.core.models import Box, Caution, FoundFace, OptionValue, Step
from faceswap_desktop.core.parts import Part
from faceswap_desktop.core.segments import Pixels

Report = Callable[[Step, float | None], None]

# Limits on a process that hangs, not on honest work: the largest photos take a minute.
_FIND_SECONDS = 120.0
_CHANGE_SECONDS = 900.0
_GRACE = 3.0
_MAX_FACES = 1000
_MESH_POINTS = 468
_STEPS = frozenset(step.value for step in Step)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SwapResult:
    """A finished picture, what a person should know about it, and the faces that are others."""

    pixels: Pixels
    cautions: tuple[Caution, ...] = ()
    changed: tuple[Box, ...] = ()


class FaceEngine:
    """One engine process, started when first needed. Its calls wait for each other.

    Raises FaceError when a photo has no face or nobody in it, HelperError when the process
    fails. Cancelling returns at once and stops the work.
    """

    def __init__(self, *, command: Sequence[str] | None = None) -> None:
        self._helper = HelperProcess(command or command_for("engine"), grace=_GRACE)

    async def start(self) -> None:
        """Start the process and read the networks before somebody waits for them."""
        await self._ask("warm", {}, (), _understood(lambda _: None), _FIND_SECONDS)

    async def aclose(self) -> None:
        """End the process; may be called again."""
        await self._helper.aclose()

    async def find_faces(
        self, pixels: Pixels, report: Report | None = None
    ) -> tuple[FoundFace, ...]:
        """All faces of a picture from left to right; none is an empty tuple."""
        return await self._ask("find_faces", {}, (pixels,), _faces, _FIND_SECONDS, report)

    async def swap(
        self,
        target: Pixels,
        face: Pixels,
        *,
        target_face: Box | None = None,
        face_choice: Box | None = None,
        options: dict[str, OptionValue] | None = None,
        report: Report | None = None,
    ) -> SwapResult:
        """Put the face of photo `face` into `target`, whose own memory becomes the result.

        `options` are the fields of the engine's `SwapOptions`.
        """
        values: Message = {
            "target_face": _told(target_face),
            "face_choice": _told(face_choice),
            "options": dict(options or {}),
        }
        cautions, changed = await self._ask(
            "swap", values, (target, face), _swapped, _CHANGE_SECONDS, report
        )
        return SwapResult(target, cautions, (changed,))

    async def change_background(
        self,
        target: Pixels,
        *,
        kind: str,
        picture: Pixels | None = None,
        colour: tuple[int, int, int] = (255, 255, 255),
        strength: float = 0.5,
        report: Report | None = None,
    ) -> SwapResult:
        """Put another background behind the people of `target`; its memory becomes the result.

        `kind` is "photo" (needs `picture`), "colour" (red, green, blue, 0..255), "blur"
        (`strength` 0..1) or "transparent".
        """
        values: Message = {"kind": kind, "colour": list(colour), "strength": strength}
        pictures = (target,) if picture is None else (target, picture)
        has_alpha = await self._ask(
            "change_background", values, pictures, _has_alpha, _CHANGE_SECONDS, report
        )
        return SwapResult(replace(target, has_alpha=has_alpha))

    async def restore_full_size(
        self,
        original: Pixels,
        returned: Pixels,
        report: Report | None = None,
        *,
        part: Part | None = None,
        face: Box | None = None,
    ) -> SwapResult | None:
        """Put what `returned`, a smaller copy, shows changed into `original`, in its own memory.

        With `part` it is a copy of that part, and the change at `face` (a box of the whole photo)
        is what is put back. None, and `original` as it was, where the copy has other proportions
        or, if it is one of the whole photo, shows no change.
        """
        values: Message = {"part": None if part is None else asdict(part), "face": _told(face)}
        fits, changed = await self._ask(
            "restore_full_size", values, (original, returned), _restored, _CHANGE_SECONDS, report
        )
        if not fits:
            return None
        return SwapResult(original, changed=(changed,) if changed.width > 0 else ())

    async def _ask(
        self,
        method: str,
        values: Message,
        pictures: Sequence[Pixels],
        understand: Callable[[Reply], T],
        deadline: float,
        report: Report | None = None,
    ) -> T:
        about = [
            {"width": each.width, "height": each.height, "stride": each.stride} for each in pictures
        ]

        def tell(step: str, fraction: float | None) -> None:
            if report is not None and step in _STEPS:
                report(Step(step), fraction)

        return await self._helper.call(
            method,
            values | {"pictures": about},
            [each.segment for each in pictures],
            deadline=deadline,
            max_bytes=0,
            understand=understand,
            on_progress=tell,
        )


def _understood(read: Callable[[Message], T]) -> Callable[[Reply], T]:
    """`read` for the values of a reply; whatever it stumbles over is a lie of the helper's."""

    def understand(reply: Reply) -> T:
        try:
            return read(reply.values)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise ChannelError("a reply that cannot be true") from error

    return understand


def _told(box: Box | None) -> Message | None:
    return None if box is None else asdict(box)


def _box(values: Message) -> Box:
    return Box(*(_number(values[key]) for key in ("left", "top", "width", "height")))


def _face(values: Message) -> FoundFace:
    points = values["landmarks"]
    if len(points) not in {0, _MESH_POINTS}:
        raise ValueError("the mesh is not whole")
    return FoundFace(
        box=_box(values["box"]),
        **{key: _number(values[key]) for key in _FACE_NUMBERS},
        landmarks=tuple((_number(x), _number(y)) for x, y in points),
    )


_FACE_NUMBERS = ("score", "size", "sharpness", "yaw", "pitch", "roll")


def _number(value: Any) -> float:  # noqa: ANN401 (whatever was said)
    number = float(value)
    if not isfinite(number):
        raise ValueError("not a finite number")
    return number


def _some_faces(values: Message) -> tuple[FoundFace, ...]:
    if len(values["faces"]) > _MAX_FACES:
        raise ValueError("too many faces")
    return tuple(_face(each) for each in values["faces"])


_faces = _understood(_some_faces)
_swapped = _understood(
    lambda values: (
        tuple(Caution(each) for each in values["cautions"]),
        _box(values["changed"]),
    )
)
_has_alpha = _understood(lambda values: values["has_alpha"] is True)
_restored = _understood(lambda values: (values["fits"] is True, _box(values["changed"])))
