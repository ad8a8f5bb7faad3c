# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np

from faceswap_desktop.faces.quality import sharpness


def test_blur_is_seen_at_every_size(portrait):
    face = np.ascontiguousarray(portrait[76:176, 176:276, :3])
    large = cv2.resize(face, (400, 400), interpolation=cv2.INTER_CUBIC)
    for crop, blurs in ((face, (1, 2.5)), (large, (5, 12))):
        crisp, soft, lost = (
            sharpness(one)
            for one in (crop, *(cv2.GaussianBlur(crop, (0, 0), sigma) for sigma in blurs))
        )
        assert 1 >= crisp > soft + 0.1 > lost
        assert lost < 0.25


def test_a_plain_surface_has_no_sharpness():
    assert sharpness(np.full((50, 50, 3), 90, np.uint8)) == 0
