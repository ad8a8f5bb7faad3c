# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np

from faceswap_desktop.faces.arrays import Region, as_bytes, floats, region_around


def test_a_region_cuts_a_view():
    picture = np.zeros((10, 20, 4), np.uint8)
    Region(3, 2, 5, 4).cut(picture)[:] = 7
    assert picture.sum() == 7 * 5 * 4 * 4
    assert picture[2, 3, 0] == picture[5, 7, 3] == 7


def test_a_region_grows_by_its_longer_side():
    points = np.array([[40, 50], [60, 90]], np.float32)
    assert region_around(points, 0.5, 200, 200) == Region(20, 30, 60, 80)


def test_a_region_stays_inside_the_picture():
    points = np.array([[-40, 50], [60, 290]], np.float32)
    assert region_around(points, 0.1, 100, 100) == Region(0, 26, 84, 74)


def test_a_region_outside_the_picture_is_still_some_pixels():
    region = region_around(np.array([[500, 500]], np.float32), 0, 100, 80, least=4)
    assert region == Region(96, 76, 4, 4)


def test_conversions_keep_what_is_right_already():
    values = np.zeros(3, np.float32)
    assert floats(values) is values
    assert as_bytes(np.full((2, 2), 3.0)).dtype == np.uint8
