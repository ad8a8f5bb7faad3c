# SPDX-License-Identifier: GPL-3.0-or-later
"""The samples give a first result: both open, and each shows exactly one good face."""

from pathlib import Path

from faceswap_desktop.core.images import ImageService
from faceswap_desktop.core.paths import resource
from faceswap_desktop.faces.client import FaceEngine
from faceswap_desktop.gui import samples


async def test_both_samples_can_be_swapped():
    images, engine = ImageService(), FaceEngine()
    try:
        for path in samples.sample_photos():
            opened = await images.open(path)
            faces = await engine.find_faces(opened.preview)
            assert len(faces) == 1
            assert faces[0].score > 0.8
    finally:
        await engine.aclose()
        await images.aclose()


def test_they_are_small_and_their_sources_are_named():
    assert samples.are_samples_there()
    readme = resource("samples", "README.md").read_text("utf-8")
    for path in samples.sample_photos():
        assert path.stat().st_size < 300_000
        assert f"`{path.name}`" in readme
        assert samples.is_sample(path)
    assert "public domain" in readme
    assert not samples.is_sample(Path("holiday.jpg"))


def test_a_copy_without_them_offers_none(monkeypatch, tmp_path):
    monkeypatch.setattr(samples, "resource", tmp_path.joinpath)
    assert not samples.are_samples_there()
