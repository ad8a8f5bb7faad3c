# SPDX-License-Identifier: GPL-3.0-or-later
import cv2
import numpy as np
import pytest

from faceswap_desktop.errors import ErrorCode, HelperError
from faceswap_desktop.faces.nets import DETECTION, Nets


def test_outputs_have_the_documented_shapes(nets):
    boxes, logits = nets.detection(np.zeros((128, 128, 3), np.uint8))
    assert boxes.shape == (896, 16)
    assert logits.shape == (896,)
    points, logit = nets.mesh(np.zeros((192, 192, 3), np.uint8))
    assert points.shape == (468, 3)
    assert isinstance(logit, float)
    mask = nets.segmentation(np.zeros((256, 256, 3), np.uint8))
    assert mask.shape == (256, 256)
    assert mask.min() >= 0
    assert mask.max() <= 1


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(HelperError) as caught:
        Nets(tmp_path).segmentation(np.zeros((256, 256, 3), np.uint8))
    assert caught.value.code is ErrorCode.ENGINE_FILES_MISSING
    assert "selfie_segmentation" in caught.value.details


def test_a_damaged_file_is_no_crash(tmp_path):
    (tmp_path / DETECTION).write_bytes(b"not a network")
    with pytest.raises(HelperError) as caught:
        Nets(tmp_path).detection(np.zeros((128, 128, 3), np.uint8))
    assert caught.value.code is ErrorCode.ENGINE_FILES_MISSING


def test_the_older_reader_is_used_where_there_is_no_choice_of_engines(models, monkeypatch):
    read = cv2.dnn.readNetFromTFLite
    seen = []

    def reader(path, *rest):
        seen.append(rest)
        return read(path)

    monkeypatch.delattr(cv2.dnn, "ENGINE_CLASSIC", raising=False)
    monkeypatch.setattr(cv2.dnn, "readNetFromTFLite", reader)
    from faceswap_desktop.faces import nets as module

    module._read(models / DETECTION)
    assert seen == [()]
