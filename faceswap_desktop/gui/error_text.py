# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence and one button for each error code.

A message says what happened, then what is safe, and offers the button that helps. Nothing here
names the technology; technical text stands under Details.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.core.models import ErrorInfo, JobRequest
from faceswap_desktop.errors import Charge, ErrorCode, UserFacingError
from faceswap_desktop.gui.error_sentences import sentence_and_remedy
from faceswap_desktop.gui.price_texts import number_text
from faceswap_desktop.gui.remedies import Remedy, button_text
from faceswap_desktop.gui.task_texts import sentences

translate = QCoreApplication.translate

_WHAT_WAS_GIVEN = frozenset({ErrorCode.CONTENT_REFUSED, ErrorCode.REQUEST_REFUSED})
_IN_PANES = {
    Remedy.SAVE_ELSEWHERE: Remedy.TRY_AGAIN,
    Remedy.SAVE_AS_PNG: Remedy.TRY_AGAIN,
    Remedy.CHECK_AGAIN: Remedy.TRY_AGAIN,
}


@dataclass(frozen=True, slots=True)
class ErrorText:
    """An error in words: plain text throughout, `safety` may be empty."""

    sentence: str
    safety: str
    remedy: Remedy
    button: str
    details: str

    @property
    def whole(self) -> str:
        """Sentence and safety in one line."""
        return sentences(self.sentence, self.safety)


def info(error: UserFacingError) -> ErrorInfo:
    """The fields of an error, as they are kept with a job."""
    return ErrorInfo(error.code, error.params, error.details, error.charge, error.retryable)


def describe(error: UserFacingError | ErrorInfo, about: JobRequest | None = None) -> ErrorText:
    """An error in words for a person, in the current language.

    What helps may depend on what the job that failed was `about`.
    """
    given = info(error) if isinstance(error, UserFacingError) else error
    sentence, remedy = sentence_and_remedy(given.code)
    if about is not None and given.code in _WHAT_WAS_GIVEN:
        remedy = _other_input(about)
    return ErrorText(
        sentence=_fill(sentence, given.params),
        safety=_safety(given),
        remedy=remedy,
        button=button_text(remedy),
        details=given.details,
    )


def in_pane(error: ErrorInfo) -> ErrorText:
    """An error of a photo on its way into a pane: what helps there is done there."""
    text = describe(error)
    # The photo could not be copied into the program's own folder; there is no result to save.
    remedy = _IN_PANES.get(text.remedy, text.remedy)
    return replace(text, remedy=remedy, button=button_text(remedy))


def _other_input(about: JobRequest) -> Remedy:
    """Which of the things that were sent is to be another one: the words, where there are any."""
    if about.prompt:
        return Remedy.CHANGE_WORDS
    return Remedy.CHOOSE_TARGET if about.target is not None else Remedy.CHOOSE_FACE


def _fill(sentence: str, params: Mapping[str, str | int | float]) -> str:
    """The sentence with its parameters; one that is missing leaves nothing behind."""
    shown = {k: v if isinstance(v, str) else number_text(v) for k, v in params.items()}
    if shown.get("reason"):
        # In quotes, as nobody here answers for its words, which are in any language.
        said = translate("errors", "It says: “{words}”.")
        shown["reason"] = said.replace("{words}", shown["reason"].strip().rstrip("."))
    return " ".join(sentence.format_map(defaultdict(str, shown)).split())


def _safety(error: ErrorInfo) -> str:
    """What the failure means for money and photos; empty where that goes without saying."""
    match error.charge:
        case Charge.POSSIBLE:
            return translate("errors", "It may have been charged.")
        case Charge.CHARGED:
            return translate("errors", "It was charged.")
        case Charge.NOTHING:
            if "provider" in error.params:
                return translate("errors", "Nothing was charged.")
            if error.code.value.startswith("save-"):
                return translate("errors", "The result is still safe in the program's own folder.")
            return ""
