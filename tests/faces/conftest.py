# SPDX-License-Identifier: GPL-3.0-or-later
"""The portrait that the tests use (NASA, public domain), and what is made of it."""

import cv2
import numpy as np
import pytest
from skimage import data

from faceswap_desktop.core.paths import resource
from faceswap_desktop.faces.engine import Engine
from faceswap_desktop.faces.nets import Nets


class Steps:
    """Notes all progress, and stops the work at a chosen step."""

    def __init__(self, stop_at=None):
        self.heard = []
        self.stop_at = stop_at

    def __call__(self, step, share):
        assert 0 <= share <= 1
        self.heard.append((step, share))
        if step is self.stop_at:
            raise InterruptedError(step)


@pytest.fixture(scope="session")
def models():
    return resource("models")


@pytest.fixture(scope="session")
def engine(models):
    return Engine(models)


@pytest.fixture(scope="session")
def nets(models):
    return Nets(models)


@pytest.fixture
def step():
    return Steps()


@pytest.fixture(scope="session")
def _portrait():
    return cv2.cvtColor(data.astronaut(), cv2.COLOR_RGB2BGRA)


@pytest.fixture
def portrait(_portrait):
    """512 x 512 BGRA: one woman, upright, looking into the camera, face 100 pixels wide."""
    return _portrait.copy()


@pytest.fixture(scope="session")
def _face(engine, _portrait):
    from faceswap_desktop.faces import finding

    return finding.face_at(engine._nets, _portrait, None, Steps())


@pytest.fixture
def points(_face):
    """The portrait's mesh, 468 x 3 pixels."""
    return _face.mesh.points.copy()


@pytest.fixture
def other(portrait):
    """Someone else, as far as colour and shape go: mirrored, broader, warmer, darker."""
    broad = cv2.resize(portrait[:, ::-1], (640, 512), interpolation=cv2.INTER_AREA)
    tinted = broad.astype(np.float32) * np.array([0.6, 0.75, 0.9, 1], np.float32)
    return np.clip(tinted, 0, 255).astype(np.uint8)


@pytest.fixture
def nobody():
    """Smooth colours, and not a face anywhere."""
    y, x = np.mgrid[0:240, 0:320]
    return np.dstack([x % 256, y, (x + y) % 256, np.full_like(x, 255)]).astype(np.uint8)
