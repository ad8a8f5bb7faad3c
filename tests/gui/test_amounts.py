# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers, prices and times as the person's own language writes them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QLocale

from faceswap_desktop.errors import ErrorCode, PhotoError
from faceswap_desktop.gui import batch_texts, price_texts, texts
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.providers.catalogue import BUILT_IN


@pytest.fixture
def german():
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.German))
    yield
    QLocale.setDefault(before)


def test_a_price_is_never_rounded_away_and_has_the_services_own_unit():
    assert texts.price_text(0.5, 2.25) == "0.50 credits, 2.25 left"
    assert texts.price_text(3, None, "quota") == "3 quota"
    units = {each.id: price_texts.unit_of(each) for each in BUILT_IN}
    assert units == {"on-device": "credits", "useapi": "credits", "ttapi": "quota"}
    assert price_texts.unit_of(None) == "credits"


def test_numbers_in_errors_are_written_as_in_the_language(german):
    error = PhotoError(ErrorCode.PHOTO_TOO_LARGE, name="a.jpg", megapixels=1256.5, limit=256)
    assert "1.256,50 megapixels; 256 is" in describe(error).sentence


def test_a_time_so_far_is_a_clock():
    assert [texts.duration_text(each) for each in (42, 725, 3729)] == ["0:42", "12:05", "1:02:09"]


def test_counts_have_a_plural(german):
    assert batch_texts.all_done_text(1000, 1200).startswith("1.000 of 1")
    assert "200 photo" in batch_texts.too_many_text(200)
