# SPDX-License-Identifier: GPL-3.0-or-later
"""Photos to test with, made from the public-domain portrait that scikit-image carries."""

from functools import cache
from pathlib import Path

import skimage.data
from PIL import Image, ImageOps


@cache
def portrait() -> Image.Image:
    """Eileen Collins, NASA, public domain: 512 x 512 pixels, one face looking at the camera."""
    return Image.fromarray(skimage.data.astronaut())


def large(megapixels: float) -> Image.Image:
    """The portrait with so many pixels, 4 : 3, its surroundings mirrored at the sides."""
    height = round((megapixels * 1e6 * 3 / 4) ** 0.5)
    width = round(height * 4 / 3)
    square = portrait().resize((height, height), Image.Resampling.BICUBIC)
    side = (width - height) // 2
    whole = Image.new("RGB", (width, height))
    whole.paste(ImageOps.mirror(square), (side - height, 0))
    whole.paste(ImageOps.mirror(square), (side + height, 0))
    whole.paste(square, (side, 0))
    return whole


def save(image: Image.Image, path: Path, **options: object) -> Path:
    """Write a picture; its path."""
    image.save(path, **options)
    return path
