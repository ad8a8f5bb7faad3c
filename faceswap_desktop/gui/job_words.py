# SPDX-License-Identifier: GPL-3.0-or-later
"""What the job strip says about a job; the window hands in its own where it knows more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.core.models import JobSnapshot, JobState
from faceswap_desktop.gui import texts
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.remedies import Remedy, button_text

translate = QCoreApplication.translate

# A card has little room, and its picture shows what is meant.
_CHOICES = frozenset({Remedy.CHOOSE_TARGET, Remedy.CHOOSE_FACE})


@dataclass(frozen=True, slots=True)
class JobAction:
    """Something that helps a job on: what `job_action_requested` gives, its words, its icon."""

    id: str
    label: str
    icon: str = "sparkle"


def _service(snapshot: JobSnapshot) -> str:
    return snapshot.request.provider


def default_state(snapshot: JobSnapshot) -> str:
    """Where a job stands, or what went wrong with it."""
    if snapshot.state is JobState.FAILED and snapshot.error is not None:
        return describe(snapshot.error).sentence
    return texts.state_text(snapshot, _service(snapshot))


def default_action(snapshot: JobSnapshot) -> JobAction | None:
    """The remedy of a failed job; None where there is nothing to do."""
    if snapshot.error is None or not snapshot.is_over or snapshot.state is JobState.DONE:
        return None
    text = describe(snapshot.error, snapshot.request)
    if text.remedy is Remedy.DISMISS:
        return None
    label = button_text(Remedy.CHOOSE_PHOTO) if text.remedy in _CHOICES else text.button
    return JobAction(text.remedy.value, label)


@dataclass(frozen=True, slots=True)
class JobWords:
    """What puts a job into words: its state, the one action on its card, those in its menu.

    Without `menu` the menu has the action of the card. `has_left` says whether something of a
    job may have left the computer, which decides what ending it is called.
    """

    state: Callable[[JobSnapshot], str] = default_state
    action: Callable[[JobSnapshot], JobAction | None] = default_action
    menu: Callable[[JobSnapshot], tuple[JobAction, ...]] | None = None
    has_left: Callable[[JobSnapshot], bool] = lambda _: True

    def offered(self, snapshot: JobSnapshot) -> tuple[JobAction, ...]:
        """What the menu of a card offers."""
        if self.menu is not None:
            return self.menu(snapshot)
        action = self.action(snapshot)
        return () if action is None else (action,)

    def sentence(self, snapshot: JobSnapshot) -> str:
        """All of a card in one sentence, for screen readers."""
        action = self.action(snapshot)
        sentence = translate("JobStrip", "{operation}, {name}: {state}")
        parts = {
            "operation": texts.operation_text(snapshot.request.operation),
            "name": job_name(snapshot),
            "state": self.state(snapshot),
        }
        said = sentence.format_map(parts)
        if action is None:
            return said
        with_action = translate("JobStrip", "{sentence}. {action}", "a job and what helps it on")
        return with_action.replace("{action}", action.label).replace("{sentence}", said)


def job_name(snapshot: JobSnapshot) -> str:
    """The name of the photo that the job is about, or what was asked for."""
    request = snapshot.request
    photo = request.target or request.face
    return photo.name if photo is not None else request.prompt
