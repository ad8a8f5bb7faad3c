# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest

from faceswap_desktop.faces.arrays import Region
from faceswap_desktop.faces.mask import outline
from faceswap_desktop.faces.warp import Grid, grid_over, jacobian, warp_map

from .test_pose import turn


def test_a_grid_covers_the_face_in_whole_pixels(points):
    grid = grid_over(points[:, :2] * 8, 4096, 4096)
    assert max(grid.columns, grid.rows) <= 320
    assert grid.cell > 1
    assert grid.columns * grid.cell >= grid.region.width > (grid.columns - 1) * grid.cell


def test_grid_places_count_from_cell_centres():
    grid = Grid(Region(100, 50, 40, 40), 4, 10, 10)
    places = grid.places(np.array([[101.5, 51.5], [105.5, 59.5]], np.float32))
    assert places == pytest.approx(np.array([[0, 0], [1, 2]]))


def test_a_face_onto_itself_is_the_identity(points):
    grid = grid_over(points[:, :2], 512, 512)
    mapped = warp_map(points, points, grid)
    y, x = np.mgrid[0 : grid.rows, 0 : grid.columns]
    assert mapped[..., 0] == pytest.approx(x + grid.region.x, abs=0.05)
    assert mapped[..., 1] == pytest.approx(y + grid.region.y, abs=0.05)


def test_points_are_fetched_from_their_places(points):
    face = points * np.array([1.3, 0.9, 1], np.float32) + 20
    grid = grid_over(points[:, :2], 512, 512)
    mapped = warp_map(points, face, grid)
    for index in (4, 33, 263, 61, 291, 50, 280):
        x, y = np.rint(grid.places(points[index : index + 1, :2])[0]).astype(int)
        assert mapped[y, x] == pytest.approx(face[index, :2], abs=2)


@pytest.mark.parametrize("yaw", [-60, -35, 35, 60])
@pytest.mark.parametrize("both", [False, True])
def test_the_map_never_folds(points, yaw, both):
    centre = points.mean(axis=0)
    turned = (points - centre) @ turn(1, yaw).T + centre
    still = (points - centre) @ turn(1, -yaw / 2).T + centre if both else points
    grid = grid_over(still[:, :2], 512, 512)
    mapped = warp_map(still, turned.astype(np.float32), grid)
    assert np.isfinite(mapped).all()
    assert jacobian(mapped).min() > 0


def test_a_shut_mouth_onto_an_open_one_does_not_fold(points):
    opened = points.copy()
    lower = [14, 87, 178, 88, 95, 317, 402, 318, 324, 17, 84, 181, 91, 314, 405, 321]
    opened[lower, 1] += 18
    grid = grid_over(points[:, :2], 512, 512)
    for result, face in ((points, opened), (opened, points)):
        assert jacobian(warp_map(result, face, grid)).min() > 0


def test_a_face_in_a_mirror_keeps_one_direction_throughout(points):
    mirrored = points * np.array([-1, 1, 1], np.float32) + np.array([512, 0, 0], np.float32)
    grid = grid_over(points[:, :2], 512, 512)
    assert jacobian(warp_map(points, mirrored, grid)).max() < 0


def test_the_outline_covers_a_turned_face(points):
    centre = points.mean(axis=0)
    turned = (points - centre) @ turn(1, 45).T + centre
    grid = grid_over(turned[:, :2], 512, 512)
    _, depth = outline(grid.places(turned[:, :2]), (grid.rows, grid.columns))
    tip = np.rint(grid.places(turned[4:5, :2])[0]).astype(int)
    assert depth[tip[1], tip[0] - 2] > 0
