# SPDX-License-Identifier: GPL-3.0-or-later
"""The helper process for faces: the engine behind a conversation, pixels in shared memory.

It stays, so that the networks are read once. It opens no file but those of the networks.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

import cv2
import numpy as np

from faceswap_desktop.core.channel import Message
from faceswap_desktop.core.helper_main import Call, Handlers
from faceswap_desktop.core.models import Box, FoundFace, Step
from faceswap_desktop.core.parts import Part
from faceswap_desktop.core.paths import resource
from faceswap_desktop.errors import ErrorCode, HelperError
from faceswap_desktop.faces.arrays import Picture, Region
from faceswap_desktop.faces.engine import (
    BackgroundKind,
    BackgroundOptions,
    Engine,
    SwapOptions,
)

_OUT_OF_MEMORY = -4  # what OpenCV calls it

engine = Engine(resource("models"))


def prepare() -> None:
    """Nothing to give up: no byte from outside comes here undecoded."""


def warm(call: Call) -> Message:
    """Read the networks and run them once, before somebody waits."""
    blank: Picture = np.full((256, 256, 4), 128, np.uint8)
    engine.find_faces(blank, _steps(call))
    return {}


def find_faces(call: Call) -> Message:
    """All faces of a picture."""
    found = engine.find_faces(_picture(call, 0), _steps(call))
    return {"faces": [_told(face) for face in found]}


def swap(call: Call) -> Message:
    """Put a face into the first picture, in place."""
    values = call.values
    outcome = engine.swap(
        _picture(call, 0),
        _picture(call, 1),
        target_choice=_box(values["target_face"]),
        face_choice=_box(values["face_choice"]),
        options=SwapOptions(**values["options"]),
        step=_steps(call),
        in_place=True,
    )
    height, width = outcome.picture.shape[:2]
    return {
        "cautions": [caution.value for caution in outcome.cautions],
        "changed": asdict(outcome.changed.as_box(width, height)),
    }


def change_background(call: Call) -> Message:
    """Put another background behind the people of the first picture, in place."""
    values = call.values
    kind = BackgroundKind(values["kind"])
    red, green, blue = (int(each) for each in values["colour"])
    picture = _picture(call, 0)
    changed = engine.change_background(
        picture,
        background=BackgroundOptions(
            kind,
            picture=_picture(call, 1) if kind is BackgroundKind.PHOTO else None,
            colour=(red, green, blue),
            strength=float(values["strength"]),
        ),
        step=_steps(call),
    )
    np.copyto(picture, changed)
    return {"has_alpha": kind is BackgroundKind.TRANSPARENT}


def restore_full_size(call: Call) -> Message:
    """Put what the second picture, a smaller copy, shows changed into the first, in place."""
    original = _picture(call, 0)
    if call.values["part"] is not None:
        return _restore_part(call, original)
    done = engine.restore_full_size(original, _picture(call, 1), _steps(call))
    fits = done.picture.shape == original.shape and done.changed.width > 0
    if fits:
        np.copyto(original, done.picture)
    height, width = original.shape[:2]
    return {"fits": fits, "changed": asdict(done.changed.as_box(width, height))}


def _restore_part(call: Call, original: Picture) -> Message:
    """The same where the copy shows only a part, and around one face."""
    values = call.values
    part, face = Part(**values["part"]), _box(values["face"])
    changed = engine.restore_part(original, _picture(call, 1), part, face, _steps(call))
    height, width = original.shape[:2]
    region = changed or Region(0, 0, 0, 0)
    return {"fits": changed is not None, "changed": asdict(region.as_box(width, height))}


def _steps(call: Call) -> Callable[[Step, float], None]:
    """Hands progress on, and stops the work when nobody waits for it."""
    return lambda step, fraction: call.report(step.value, fraction)


def _picture(call: Call, index: int) -> Picture:
    """One of the call's pictures: height x width x 4, in the memory that is shared."""
    about = call.values["pictures"][index]
    height, width, stride = int(about["height"]), int(about["width"]), int(about["stride"])
    flat = np.frombuffer(call.segments[index].buffer, np.uint8, count=stride * height)
    picture: Picture = flat.reshape(height, stride)[:, : width * 4].reshape(height, width, 4)
    return picture


def _box(values: Message | None) -> Box | None:
    return None if values is None else Box(**values)


def _told(face: FoundFace) -> Message:
    return asdict(face)


def _with_memory_named(handler: Callable[[Call], Message]) -> Callable[[Call], Message]:
    """The handler, with OpenCV's way of running out of memory told as that."""

    def run(call: Call) -> Message:
        try:
            return handler(call)
        except cv2.error as error:
            if error.code == _OUT_OF_MEMORY:
                raise HelperError(ErrorCode.HELPER_MEMORY, details=str(error)) from error
            raise

    return run


HANDLERS: Handlers = {
    "warm": _with_memory_named(warm),
    "find_faces": _with_memory_named(find_faces),
    "swap": _with_memory_named(swap),
    "change_background": _with_memory_named(change_background),
    "restore_full_size": _with_memory_named(restore_full_size),
}
