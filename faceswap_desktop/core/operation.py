# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done to a photo, and what that makes of it.

Apart from the other models, as the first picture needs it.
"""

from __future__ import annotations

from enum import StrEnum, unique

OptionValue = bool | int | float | str


@unique
class Operation(StrEnum):
    """What is done to a photo."""

    SWAP = "swap"
    BACKGROUND = "background"
    PORTRAIT = "portrait"


@unique
class Mark(StrEnum):
    """How a picture came to be, in the words of IPTC's digital source types.

    COMPOSITE: put together from photos, nothing in it was generated; COMPOSITE_AI: a photo with
    parts that a trained model generated; AI: generated as a whole.
    """

    COMPOSITE = "compositeCapture"
    COMPOSITE_AI = "compositeWithTrainedAlgorithmicMedia"
    AI = "trainedAlgorithmicMedia"
