# SPDX-License-Identifier: GPL-3.0-or-later
from collections import Counter
from itertools import combinations

import numpy as np

from faceswap_desktop.faces import mesh_topology as topology


def test_the_surface_is_closed_but_for_the_oval():
    edges = Counter(
        tuple(sorted(edge)) for one in topology.TRIANGLES.tolist() for edge in combinations(one, 2)
    )
    assert set(edges.values()) == {1, 2}
    rim = {point for edge, count in edges.items() if count == 1 for point in edge}
    assert rim == set(topology.OVAL)
    assert set(np.unique(topology.TRIANGLES)) == set(range(468))


def test_all_triangles_run_the_same_way_round():
    directed = Counter(
        edge for a, b, c in topology.TRIANGLES.tolist() for edge in ((a, b), (b, c), (c, a))
    )
    assert set(directed.values()) == {1}


def test_nearly_all_face_the_camera_in_a_portrait(points):
    corners = points[topology.TRIANGLES][:, :, :2]
    one, two = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = one[:, 0] * two[:, 1] - one[:, 1] * two[:, 0]
    assert (area > 0).mean() > 0.93


def test_the_oval_runs_clockwise_from_the_top(points):
    ring = points[list(topology.OVAL)]
    assert int(np.argmin(ring[:, 1])) in (0, 1, len(ring) - 1)
    assert ring[1, 0] > ring[0, 0] > ring[-1, 0]
