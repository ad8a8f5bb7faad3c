# SPDX-License-Identifier: GPL-3.0-or-later
"""The three neural networks, read on first use and run by OpenCV's own `cv2.dnn`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import cv2
import numpy as np

from faceswap_desktop.errors import ErrorCode, HelperError
from faceswap_desktop.faces.arrays import Floats, Picture

DETECTION = "face_detection_short_range.tflite"
MESH = "face_landmark.tflite"
SEGMENTATION = "selfie_segmentation.tflite"


class Nets:
    """The networks of one models' folder. Not for use from several threads at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Any] = {}

    def detection(self, rgb: Picture) -> tuple[Floats, Floats]:
        """Run face detection on 128 x 128 x 3 RGB: raw boxes (896 x 16) and logits (896)."""
        blob = _blob(rgb, 1 / 127.5, -1.0)
        boxes, logits = self._run(DETECTION, blob, ["regressors", "classificators"])
        return boxes.reshape(896, 16), logits.reshape(896)

    def mesh(self, rgb: Picture) -> tuple[Floats, float]:
        """Run the face mesh on 192 x 192 x 3 RGB: points (468 x 3, crop pixels) and a logit."""
        blob = _blob(rgb, 1 / 255, 0.0)
        points, logit = self._run(MESH, blob, ["conv2d_21", "conv2d_31"])
        return points.reshape(468, 3), float(logit.reshape(-1)[0])

    def segmentation(self, rgb: Picture) -> Floats:
        """Run the person mask on 256 x 256 x 3 RGB: 256 x 256 values, 0 to 1."""
        (mask,) = self._run(SEGMENTATION, _blob(rgb, 1 / 255, 0.0), ["activation_10"])
        return mask.reshape(256, 256)

    def _run(self, name: str, blob: Floats, outputs: list[str]) -> list[Floats]:
        if name not in self._read:
            self._read[name] = _read(self._folder / name)
        net = self._read[name]
        net.setInput(blob)
        return [np.asarray(out, np.float32) for out in net.forward(outputs)]


def _read(path: Path) -> Any:  # noqa: ANN401 (cv2.dnn.Net has no complete stub)
    """Read one network. Raises HelperError when the installation lacks the file."""
    if not path.is_file():
        raise HelperError(ErrorCode.ENGINE_FILES_MISSING, details=f"missing: {path.name}")
    # OpenCV 5's new engine drops all outputs but one of these files; the classic one keeps them.
    classic = getattr(cv2.dnn, "ENGINE_CLASSIC", None)
    try:
        if classic is None:
            return cv2.dnn.readNetFromTFLite(str(path))
        return cv2.dnn.readNetFromTFLite(str(path), classic)
    except cv2.error as error:
        raise HelperError(ErrorCode.ENGINE_FILES_MISSING, details=str(error)) from error


def _blob(rgb: Picture, scale: float, offset: float) -> Floats:
    """Turn H x W x 3 bytes into the 1 x 3 x H x W floats that the networks take."""
    planes = np.ascontiguousarray(rgb.transpose(2, 0, 1))[None]
    return planes.astype(np.float32) * np.float32(scale) + np.float32(offset)
