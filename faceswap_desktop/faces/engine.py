# SPDX-License-Identifier: GPL-3.0-or-later
"""The door to this package: find faces, swap one, cut people out, change what is behind them.

A picture is H x W x 4 bytes, BGRA with straight alpha, sRGB, upright. Nothing here knows of
files, processes or windows. An engine is for one thread at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from faceswap_desktop.core.models import Box, Caution, FoundFace, Step
from faceswap_desktop.core.parts import Part
from faceswap_desktop.errors import ErrorCode, FaceError
from faceswap_desktop.faces import finding
from faceswap_desktop.faces.arrays import Mask, Picture, Progress, Region
from faceswap_desktop.faces.background import BackgroundKind, BackgroundOptions, painted
from faceswap_desktop.faces.cautions import cautions_for
from faceswap_desktop.faces.cutout import cut_out, mask_of
from faceswap_desktop.faces.finding import Face
from faceswap_desktop.faces.giver import prepared
from faceswap_desktop.faces.nets import Nets
from faceswap_desktop.faces.patch import put_back
from faceswap_desktop.faces.restore import Restored, restored
from faceswap_desktop.faces.swap import SwapOptions, put_in

__all__ = [
    "BackgroundKind",
    "BackgroundOptions",
    "Engine",
    "Restored",
    "SwapOptions",
    "SwapOutcome",
]


@dataclass(frozen=True, slots=True)
class SwapOutcome:
    """A finished swap. Outside `changed` every pixel is the target's own."""

    picture: Picture
    changed: Region
    cautions: tuple[Caution, ...]
    target_face: FoundFace
    face: FoundFace


class Engine:
    """Everything that is done to photos on this computer."""

    def __init__(self, models: Path) -> None:
        """Take the folder with the three model files; they are read when first needed."""
        self._nets = Nets(models)

    def find_faces(self, picture: Picture, step: Progress) -> tuple[FoundFace, ...]:
        """Return all faces, from left to right; none is an empty tuple, not an error."""
        height, width = picture.shape[:2]
        found = finding.faces_in(self._nets, picture, step)
        return tuple(face.described(width, height) for face in found)

    def swap(
        self,
        target: Picture,
        face: Picture,
        *,
        target_choice: Box | None = None,
        face_choice: Box | None = None,
        options: SwapOptions | None = None,
        step: Progress,
        in_place: bool = False,
    ) -> SwapOutcome:
        """Put the face of photo `face` over a face of `target`.

        The choices say which face is meant where there are several; None takes the largest.
        With `in_place` the target's own memory is changed, else a copy. Raises FaceError when a
        photo has no face; whatever `step` raises comes through.
        """
        chosen = options or SwapOptions()
        theirs = self._face(target, target_choice, ErrorCode.NO_FACE_IN_TARGET, step)
        given = self._face(face, face_choice, ErrorCode.NO_FACE_IN_FACE, step)
        step(Step.MAPPING_FACES, 0.5)
        giver = prepared(self._nets, face, given.mesh.points, theirs.mesh.points)
        picture = target if in_place else np.array(target, copy=True)
        changed = put_in(picture, theirs.mesh.points, giver, chosen, step)
        return SwapOutcome(
            picture,
            changed,
            cautions_for(theirs, given, giver.points),
            theirs.described(target.shape[1], target.shape[0]),
            given.described(face.shape[1], face.shape[0]),
        )

    def cut_out(self, picture: Picture, step: Progress) -> Mask:
        """Return the mask (H x W, 0..255) of the people. Raises FaceError (NO_PERSON)."""
        return mask_of(cut_out(self._nets, picture, step), picture.shape, step)

    def change_background(
        self,
        picture: Picture,
        *,
        background: BackgroundOptions,
        step: Progress,
        in_place: bool = False,
    ) -> Picture:
        """Return the people of `picture` before another background, BGRA, of the same size.

        With `in_place` the picture's own memory is changed, else a new one is made. Raises
        FaceError (NO_PERSON) where nobody is; whatever `step` raises comes through.
        """
        return painted(
            picture, cut_out(self._nets, picture, step), background, step, in_place=in_place
        )

    def restore_full_size(self, original: Picture, returned: Picture, step: Progress) -> Restored:
        """Put what a service changed in a smaller copy back into the full-size original."""
        return restored(original, returned, step)

    def restore_part(
        self, whole: Picture, returned: Picture, part: Part, face: Box | None, step: Progress
    ) -> Region | None:
        """Put what a service made of a part of a photo back into it; see `patch.put_back`."""
        return put_back(whole, returned, part, face, step)

    def _face(self, picture: Picture, choice: Box | None, code: ErrorCode, step: Progress) -> Face:
        """Return the face that is meant, or raise `code`."""
        step(Step.FINDING_FACES, 0.0)
        found = finding.face_at(self._nets, picture, choice, step)
        if found is None:
            raise FaceError(code)
        return found
