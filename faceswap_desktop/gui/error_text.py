# SPDX-License-Identifier: GPL-3.0-or-later
"""One sentence and one button for each error code.

A message says what happened, then what is safe, and offers the button that helps. Nothing here
names the technology; technical text stands under Details.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.core.models import ErrorInfo
from faceswap_desktop.errors import Charge, UserFacingError
from faceswap_desktop.gui.error_sentences import sentence_and_remedy
from faceswap_desktop.gui.remedies import Remedy, button_text
from faceswap_desktop.gui.task_texts import sentences

translate = QCoreApplication.translate


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


def describe(error: UserFacingError | ErrorInfo) -> ErrorText:
    """An error in words for a person, in the current language."""
    given = info(error) if isinstance(error, UserFacingError) else error
    sentence, remedy = sentence_and_remedy(given.code)
    return ErrorText(
        sentence=_fill(sentence, given.params),
        safety=_safety(given),
        remedy=remedy,
        button=button_text(remedy),
        details=given.details,
    )


def _fill(sentence: str, params: Mapping[str, str | int | float]) -> str:
    """The sentence with its parameters; one that is missing leaves nothing behind."""
    shown = {key: f"{v:g}" if isinstance(v, float) else str(v) for key, v in params.items()}
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
