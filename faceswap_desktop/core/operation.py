# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done to a photo. Apart from the other models, as the first picture needs it."""

from __future__ import annotations

from enum import StrEnum, unique

OptionValue = bool | int | float | str


@unique
class Operation(StrEnum):
    """What is done to a photo."""

    SWAP = "swap"
    BACKGROUND = "background"
    PORTRAIT = "portrait"
