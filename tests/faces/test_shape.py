# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np
import pytest

from faceswap_desktop.faces.mesh_topology import OUTER_LIPS, OVAL
from faceswap_desktop.faces.shape import wanted

from .test_pose import turn


@pytest.fixture
def broad(points):
    """Another face: eyes further apart, longer nose."""
    centre = points.mean(axis=0)
    return (points - centre) * np.array([1.2, 1, 1], np.float32) + centre + 40


def test_without_transfer_it_is_the_targets(points, broad):
    assert wanted(points, broad, 0) == pytest.approx(points)


def test_with_transfer_features_move_and_the_outline_stays(points, broad):
    result = wanted(points, broad, 1)
    ring = list(OVAL)
    assert result[ring] == pytest.approx(points[ring], abs=1e-3)

    def eyes(mesh):
        return np.linalg.norm(mesh[263, :2] - mesh[33, :2]) / np.linalg.norm(mesh[152] - mesh[10])

    assert eyes(points) < eyes(wanted(points, broad, 0.5)) < eyes(result)


def test_a_far_pose_transfers_nothing(points, broad):
    assert wanted(points, broad @ turn(1, 70).T, 1) == pytest.approx(points)


def test_a_kept_mouth_does_not_move(points, broad):
    lips = list(OUTER_LIPS)
    kept = wanted(points, broad, 1, keep_mouth=True)
    assert kept[lips] == pytest.approx(points[lips], abs=1e-3)
    assert np.abs(kept[33] - points[33]).max() > 0.5
