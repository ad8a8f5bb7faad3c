# SPDX-License-Identifier: GPL-3.0-or-later
import numpy as np

from faceswap_desktop.core.models import Caution
from faceswap_desktop.faces.cautions import cautions_for
from faceswap_desktop.faces.finding import Face
from faceswap_desktop.faces.mesh import Mesh

from .test_pose import turn


def face(points, sharpness=0.8):
    return Face(Mesh(points.astype(np.float32), 1.0), 0.9, sharpness)


def test_a_good_pair_needs_no_caution(points):
    assert cautions_for(face(points), face(points), points) == ()


def test_poses_far_apart(points):
    turned = points @ turn(1, 40).T
    assert cautions_for(face(points), face(points), turned) == (Caution.POSES_FAR_APART,)


def test_a_small_face(points):
    assert Caution.FACE_SMALL in cautions_for(face(points), face(points * 0.5), points)
    assert Caution.FACE_SMALL in cautions_for(face(points * 4), face(points), points)


def test_a_blurred_face(points):
    assert cautions_for(face(points), face(points, 0.1), points) == (Caution.FACE_BLURRED,)


def test_a_face_that_is_turned_away(points):
    away = points @ turn(1, 65).T
    assert Caution.FACE_TURNED_AWAY in cautions_for(face(away), face(away), away)
