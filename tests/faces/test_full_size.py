# SPDX-License-Identifier: GPL-3.0-or-later
"""A smaller result put back into the photo, by the real engine and the real codecs."""

import io

import numpy as np
import skimage.data
from PIL import Image, ImageOps

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.core.images import ImageService
from faceswap_desktop.core.models import Photo
from faceswap_desktop.faces.client import FaceEngine
from faceswap_desktop.jobs.fullsize import FullSize


async def restored(target, returned, folder):
    returned.save(folder / "returned.jpg", quality=92)
    target.save(folder / "target.png")
    photo = Photo(folder / "target.png", "target.png", *target.size, "image/png")
    images, engine = ImageService(), FaceEngine()
    steps = []
    try:
        return await FullSize(images, engine).restore(
            photo, folder / "returned.jpg", lambda *step: steps.append(step)
        )
    finally:
        await engine.aclose()
        await images.aclose()


def pictures():
    target = Image.fromarray(skimage.data.astronaut()).resize((3000, 3000))
    small = target.resize((1024, 1024), Image.Resampling.LANCZOS)
    return target, small


async def test_the_face_comes_back_into_the_full_size_photo(tmp_path):
    target, small = pictures()
    face = (370, 160, 530, 340)
    small.paste(ImageOps.invert(small.crop(face)), face[:2])
    done = await restored(target, small, tmp_path)
    assert (done.width, done.height, done.format) == (3000, 3000, PictureFormat.PNG)
    result = np.asarray(Image.open(io.BytesIO(done.data)).convert("RGB")).astype(int)
    before = np.asarray(target).astype(int)
    assert result.shape == before.shape
    assert np.array_equal(result[2000:], before[2000:])
    assert np.array_equal(result[:, :600], before[:, :600])
    middle = np.s_[600:900, 1200:1450]
    assert np.abs(result[middle] - before[middle]).mean() > 30


async def test_what_does_not_fit_is_refused(tmp_path):
    target, small = pictures()
    target = target.resize((1200, 1200))
    assert await restored(target, small.resize((700, 700)), tmp_path) is None
    assert await restored(target, small.crop((0, 0, 1000, 600)), tmp_path) is None
