# SPDX-License-Identifier: GPL-3.0-or-later
"""Every failure has a code, a sentence for a person, and a next button."""

import re
import string

import pytest

from faceswap_desktop.core.models import ErrorInfo
from faceswap_desktop.errors import Charge, ErrorCode, PhotoError, SaveError, UncertainError
from faceswap_desktop.gui.error_sentences import all_sentences
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.remedies import Remedy, button_text

FORBIDDEN = re.compile(
    r"\b(job ?id|HTTP|token|API|JSON|exception|traceback|error code|\d{3}|null|None)\b",
    re.IGNORECASE,
)


def test_each_code_has_its_own_sentence_and_a_button():
    sentences = all_sentences()
    assert set(sentences) == set(ErrorCode)
    assert len({sentence for sentence, _ in sentences.values()}) == len(ErrorCode)


@pytest.mark.parametrize("code", ErrorCode, ids=str)
def test_a_sentence_is_for_people(code):
    sentence, remedy = all_sentences()[code]
    assert not FORBIDDEN.search(sentence)
    assert sentence[0].isupper() or sentence[0] == "{"
    assert sentence.rstrip().endswith((".", "}"))
    assert button_text(remedy)
    assert all(name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None)


def test_parameters_are_filled_in_and_missing_ones_leave_no_braces():
    error = PhotoError(ErrorCode.PHOTO_DAMAGED, name="<b>holiday</b>.jpg")
    assert describe(error).sentence == "<b>holiday</b>.jpg is damaged or incomplete."
    assert "{" not in describe(PhotoError(ErrorCode.PHOTO_DAMAGED)).sentence


def test_money_is_spoken_of_only_where_a_service_was_involved():
    local = describe(PhotoError(ErrorCode.PHOTO_DAMAGED, name="a"))
    assert local.safety == ""
    refused = describe(ErrorInfo(ErrorCode.KEY_REFUSED, {"provider": "useapi"}))
    assert "Nothing was charged" in refused.safety
    uncertain = UncertainError(provider="useapi")
    assert uncertain.charge is Charge.POSSIBLE
    assert "may have been charged" in describe(uncertain).safety


def test_a_result_that_could_not_be_saved_is_said_to_be_safe():
    error = SaveError(ErrorCode.SAVE_DISK_FULL, name="a.jpg", folder="/media/stick")
    text = describe(error)
    assert "/media/stick" in text.sentence
    assert "safe" in text.safety
    assert text.remedy is Remedy.SAVE_ELSEWHERE
