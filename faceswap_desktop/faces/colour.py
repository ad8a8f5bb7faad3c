# SPDX-License-Identifier: GPL-3.0-or-later
"""The light and colour of the target on the face that comes from the other photo."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from faceswap_desktop.faces.arrays import Floats
from faceswap_desktop.faces.membrane import membrane

_TINTED = 0.75
_LUMINANCE = np.array([0.114, 0.587, 0.299], np.float32)
OFFSET = 12 / 255  # keeps ratios of dark colours within reason
_LIMIT = 1.6  # natural logarithm: no more than five times brighter or darker
_TELLING = 1e-3  # of the strongest pull
_STRAY = 0.12  # natural logarithm
_LOCAL_LIMIT = 0.7  # how far one place's gain may be from that of the skin as a whole


def gain_field(target: Floats, warped: Floats, pull: Floats) -> Floats:
    """Return the gain, rows x columns x 3, that gives `warped` the target's light.

    Both pictures are rows x columns x 3 BGR, 0..1; the gain belongs to values plus `OFFSET`.
    `pull` (rows x columns) says how strongly the gain is held to the ratio of both pictures:
    large along the seam, where they must agree, small on skin inside, where only broad light and
    shade shall follow the target, nothing on eyes, brows and lips. In between it is as smooth as
    can be (a screened membrane, solved from coarse to fine).
    """
    ratio = np.log((target + OFFSET) / (warped + OFFSET))
    overall = np.clip(_typical(ratio, pull), -_LIMIT, _LIMIT)
    local = np.clip(ratio - overall, -_LOCAL_LIMIT, _LOCAL_LIMIT).astype(np.float32)
    field = membrane(local, pull)
    for _ in range(2):
        # What differs from its neighbourhood is not light but a lock, a spot, a line.
        stray = np.abs(local - field).mean(axis=2) / _STRAY
        field = membrane(local, (pull / (1 + stray * stray)).astype(np.float32))
    return np.exp(field + overall).astype(np.float32)


def _typical(ratio: Floats, pull: Floats) -> Floats:
    """Return the median ratio (3 values) of the cells that say something about skin."""
    strong = pull >= _TELLING * float(pull.max())
    return np.asarray(np.median(ratio[strong], axis=0), np.float32)


@dataclass(frozen=True, slots=True)
class Finish:
    """How highlights are brought to what the target's skin shows.

    Light above `knee` bends towards `ceiling` (luminances 0..1), so that strong highlights of the
    face photo do not burn out. Skin above the knee takes on the hue `tint` (BGR of luminance 1):
    highlights of another light would otherwise keep its colour.
    """

    knee: float
    ceiling: float
    tint: Floats

    def __call__(self, colours: Floats, plain: Floats) -> Floats:
        """Return BGR colours (rows x columns x 3); `plain` is 1 on skin, 0 on eyes and lips."""
        light = colours @ _LUMINANCE
        over = np.maximum(light - self.knee, 0)
        room = max(self.ceiling - self.knee, 1e-3)
        held = np.minimum(light, self.knee) + room * (1 - np.exp(-over / room))
        scale = held / np.maximum(light, 1e-3)
        share = plain * np.minimum(over / room, 1) * np.float32(_TINTED)
        kept = (scale * (1 - share))[..., None]
        return np.asarray(colours * kept + (held * share)[..., None] * self.tint, np.float32)


def finish_of(target: Floats, likely: Floats) -> Finish:
    """Return the finish that belongs to the skin (`likely` over one half) of the target."""
    skin = target[likely > 0.5]
    if not len(skin):
        return Finish(0.9, 1.0, np.ones(3, np.float32))
    light = skin @ _LUMINANCE
    middle, high, highest = (float(value) for value in np.quantile(light, (0.5, 0.85, 0.995)))
    ceiling = min(1.0, max(highest, high + 0.06) + 0.03)
    bright = np.median(skin[light >= middle], axis=0)
    return Finish(middle, ceiling, np.asarray(bright / max(float(bright @ _LUMINANCE), 1e-3)))
