# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person should know about the face in a face photo before it is used.

Only what surely spoils a result is said: a note that comes without need is soon not read.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from faceswap_desktop.core.models import FoundFace, Photo

translate = QCoreApplication.translate

# Pixels of the photo; below it the engine itself finds too little detail for a good swap.
SMALL = 64.0
# Faces that look soft, but are of use, have 0.25 and more; a blur that hides the lashes below 0.1.
BLURRED = 0.15
# How near to the edge, as a share of the face's own size, the outline of a cut face comes.
CUT = 0.01


@unique
class Flaw(StrEnum):
    """What is amiss with a face."""

    SMALL = "small"
    BLURRED = "blurred"
    CUT_OFF = "cut-off"


def flaws(photo: Photo, face: FoundFace) -> tuple[Flaw, ...]:
    """What is amiss with a face whose `size` is in pixels of `photo`."""
    found = []
    if face.size < SMALL:
        found.append(Flaw.SMALL)
    if face.sharpness < BLURRED:
        found.append(Flaw.BLURRED)
    box = face.box
    gaps = (
        box.left * photo.width,
        (1 - box.left - box.width) * photo.width,
        box.top * photo.height,
        (1 - box.top - box.height) * photo.height,
    )
    if min(gaps) < CUT * face.size:
        found.append(Flaw.CUT_OFF)
    return tuple(found)


def flaw_text(flaw: Flaw) -> str:
    """It in one sentence, with what helps."""
    return {
        Flaw.SMALL: translate("texts", "The face is very small; a larger one works better."),
        Flaw.BLURRED: translate("texts", "The face is blurred; a sharper photo works better."),
        Flaw.CUT_OFF: translate(
            "texts", "The face is cut off at the edge; one with room around it works better."
        ),
    }[flaw]
