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
_STRAY_SHIFT = 0.04
_LOCAL_SHIFT = 0.2
_FULL = 0.7  # of the skin's median luminance
_LEAST_CONTRAST = 0.7
_LEAST_COLOUR = 0.4
_FEATURES_TOO = 0.15  # of the loss of colour on skin: what eyes, brows and lips lose
_LOCAL_LIMIT = 0.7  # how far one place's gain may be from that of the skin as a whole


@dataclass(frozen=True, slots=True)
class Harshness:
    """By what a face photo is to be softened, where it is harsher than the target.

    `middle` is the luminance of the skin once it has the target's brightness, `hue` its BGR
    colour minus that luminance; light and hue are drawn towards them by the power `contrast` and
    the share `colour`, 1 for not at all.
    """

    middle: float
    hue: Floats
    contrast: float
    colour: float

    def softened(self, lit: Floats, plain: Floats) -> Floats:
        """Return BGR colours softened on skin; `plain` is 1 there, 0 on eyes and lips."""
        light = np.maximum(lit @ _LUMINANCE, 1e-3)
        relative = light / np.float32(self.middle)
        scale = np.exp(np.float32(self.contrast - 1) * plain * np.log(relative))
        held = (light * scale)[..., None]
        usual = np.minimum(relative * scale, 1.2)[..., None] * self.hue
        share = 1 - np.float32(1 - self.colour) * (_FEATURES_TOO + (1 - _FEATURES_TOO) * plain)
        away = lit * scale[..., None] - held - usual
        return np.asarray(held + usual + away * share[..., None], np.float32)


@dataclass(frozen=True, slots=True)
class Light:
    """What gives a face the target's light, on the grid.

    `gain` (rows x columns) multiplies all colours alike, `harshness` softens, and `shift` (x 3,
    BGR) is added for the hue. Adding is kinder than three gains: an orange face made pale would
    else have all its blue, and the noise in it, multiplied.
    """

    gain: Floats
    shift: Floats
    harshness: Harshness

    def __call__(self, colours: Floats, gain: Floats, shift: Floats, plain: Floats) -> Floats:
        """Return BGR colours in the new light; the fields are as large as `colours`.

        `plain` is 1 on skin, 0 on eyes and lips. The shift fades in the dark: pupils and nostrils
        stay black.
        """
        lit = self.harshness.softened(_lit(colours, gain), plain)
        share = np.clip(lit @ _LUMINANCE / np.float32(_FULL * self.harshness.middle), 0, 1)
        return np.asarray(lit + shift * share[..., None], np.float32)


def light_of(target: Floats, warped: Floats, pull: Floats, plain: Floats) -> Light:
    """Return the light that `warped` needs to look as if taken with `target`.

    Both pictures are rows x columns x 3 BGR, 0..1. `pull` (rows x columns) says how strongly the
    light is held to the difference of both pictures: large along the seam, where they must agree,
    small on skin inside, where only broad light and shade shall follow the target, nothing on
    eyes, brows and lips. In between it is as smooth as can be (a screened membrane).
    """
    telling = pull >= _TELLING * float(pull.max())
    ratio = np.log((target @ _LUMINANCE + OFFSET) / (warped @ _LUMINANCE + OFFSET))[..., None]
    gain = np.exp(_field(np.clip(ratio, -_LIMIT, _LIMIT), pull, _LOCAL_LIMIT, _STRAY))[..., 0]
    lit = _lit(warped, gain)
    harshness = _harsher(target[telling], lit[telling])
    shift = _field(target - harshness.softened(lit, plain), pull, _LOCAL_SHIFT, _STRAY_SHIFT)
    shift = shift - (shift @ _LUMINANCE)[..., None]
    return Light(gain, shift.astype(np.float32), harshness)


def _lit(colours: Floats, gain: Floats) -> Floats:
    """Return colours times gain, about `OFFSET` below black."""
    shifted = (colours + np.float32(OFFSET)) * gain[..., None]
    return np.asarray(shifted - np.float32(OFFSET), np.float32)


def _harsher(target: Floats, lit: Floats) -> Harshness:
    """Compare the spread of light and hue of two sets of skin colours (N x 3)."""
    light, hue, _ = _spreads(target)
    light_lit, hue_lit, usual = _spreads(lit)
    return Harshness(
        max(float(np.median(target @ _LUMINANCE)), 0.05),
        usual,
        float(np.clip(light / light_lit, _LEAST_CONTRAST, 1)),
        float(np.clip(hue / hue_lit, _LEAST_COLOUR, 1)),
    )


def _spreads(colours: Floats) -> tuple[float, float, Floats]:
    """Return how far light (as logarithm) and hue of N x 3 colours spread, and the usual hue."""
    light = np.log(np.maximum(colours @ _LUMINANCE, 0.02))
    low, high = np.quantile(light, (0.1, 0.9))
    hue = colours - (colours @ _LUMINANCE)[:, None]
    usual = np.median(hue, axis=0)
    away = np.abs(hue - usual).sum(axis=1)
    return float(high - low) + 0.04, float(np.median(away)) + 0.01, np.asarray(usual, np.float32)


def _field(wanted: Floats, pull: Floats, limit: float, stray: float) -> Floats:
    """Return a smooth field through `wanted` (x channels), deaf to what sticks out."""
    overall = _typical(wanted, pull)
    local = np.clip(wanted - overall, -limit, limit).astype(np.float32)
    field = membrane(local, pull)
    for _ in range(2):
        # What differs from its neighbourhood is not light but a lock, a spot, a line.
        far = np.abs(local - field).mean(axis=2) / np.float32(stray)
        field = membrane(local, (pull / (1 + far * far)).astype(np.float32))
    return np.asarray(field + overall, np.float32)


def _typical(ratio: Floats, pull: Floats) -> Floats:
    """Return the median (for each channel) of the cells that say something about skin."""
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
