# SPDX-License-Identifier: GPL-3.0-or-later
"""How original and result are shown together."""

from __future__ import annotations

from enum import StrEnum, unique


@unique
class ViewMode(StrEnum):
    """The three ways to look at a result; also the keys of the switch that chooses one."""

    SIDE_BY_SIDE = "side-by-side"
    SLIDER = "slider"
    RESULT_ONLY = "result-only"
