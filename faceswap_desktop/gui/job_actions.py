# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be done with a job, apart from opening, stopping and deleting it: pure data.

The names are those of remedies, or one of the names here; `RemedyActions` carries them out.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.core.models import JobSnapshot, JobState, WaitReason
from faceswap_desktop.gui import texts
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.job_words import JobAction, JobWords, default_state
from faceswap_desktop.gui.remedies import Remedy, button_text
from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
from faceswap_desktop.gui.stop_words import has_left

translate = QCoreApplication.translate

SEND_AGAIN = "send-again"
DISMISS_JOB = "dismiss-job"
RUN_AGAIN = "run-again"
TRY_NOW = "try-now"
STOP = "stop"
RECEIPT = "receipt"
USE_RESULT = "use-result"
OPEN_RESULT = "open-result"
SHOW_IN_FOLDER = "show-in-folder"
COMPARE = "compare"

_REPEATABLE = frozenset({JobState.FAILED, JobState.CANCELLED})
_HELPS_WAITING = {
    WaitReason.PATIENCE: Remedy.KEEP_WAITING,
    WaitReason.KEY: Remedy.ENTER_KEY,
    WaitReason.CREDITS: Remedy.RENEW,
}


def job_words(catalogue: ServiceCatalogue) -> JobWords:
    """How the strip speaks of jobs, and what it offers for them."""

    def state(job: JobSnapshot) -> str:
        if job.state is JobState.FAILED and job.error is not None:
            return default_state(job)
        return texts.state_text(job, catalogue.name(job.request.provider))

    return JobWords(
        state,
        lambda job: card_action(job, catalogue),
        lambda job: menu_actions(job, catalogue),
        lambda job: has_left(job, catalogue.find(job.request.provider)),
    )


def can_check(job: JobSnapshot, catalogue: ServiceCatalogue) -> bool:
    """Whether the service can be asked for a job whose answer was lost."""
    service = catalogue.find(job.request.provider)
    return service is not None and service.can_find


def is_checking(job: JobSnapshot) -> bool:
    """Whether the service is being asked for a job whose answer was lost."""
    return job.state is JobState.UNCERTAIN and job.step is not None


def card_action(job: JobSnapshot, catalogue: ServiceCatalogue) -> JobAction | None:
    """The one thing that helps a job on, short enough for its card."""
    if job.state is JobState.UNCERTAIN:
        return _check_again() if can_check(job, catalogue) and not is_checking(job) else None
    if job.state is JobState.FAILED and job.error is not None:
        text = describe(job.error, job.request)
        return None if text.remedy is Remedy.DISMISS else JobAction(text.remedy.value, text.button)
    if job.wait is None or job.is_over:
        return None
    if job.wait.reason is WaitReason.NETWORK:
        return JobAction(TRY_NOW, translate("jobs", "Try now"))
    remedy = _HELPS_WAITING.get(job.wait.reason)
    return JobAction(remedy.value, button_text(remedy)) if remedy else None


def uncertain_actions(job: JobSnapshot, catalogue: ServiceCatalogue) -> tuple[JobAction, ...]:
    """What a person may choose for a job that may have arrived."""
    if is_checking(job):
        return ()
    check = (_check_again(),) if can_check(job, catalogue) else ()
    again = JobAction(SEND_AGAIN, translate("jobs", "Send again…"), "retry")
    return (*check, again, JobAction(DISMISS_JOB, button_text(Remedy.DISMISS), "close"))


def menu_actions(job: JobSnapshot, catalogue: ServiceCatalogue) -> tuple[JobAction, ...]:
    """What the menu of a card offers besides."""
    offered: list[JobAction] = []
    first = card_action(job, catalogue)
    if job.state is JobState.UNCERTAIN:
        offered.extend(uncertain_actions(job, catalogue))
    elif first is not None:
        offered.append(first)
    if job.state in _REPEATABLE and (first is None or first.id != Remedy.TRY_AGAIN.value):
        again = button_text(Remedy.TRY_AGAIN)
        offered.append(JobAction(Remedy.TRY_AGAIN.value, again, "retry"))
    if job.state is JobState.DONE and job.results:
        use = translate("jobs", "&Use result as photo to change")
        offered.append(JobAction(USE_RESULT, use, "use-result"))
        viewer = translate("jobs", "Open in the picture &viewer")
        offered.append(JobAction(OPEN_RESULT, viewer, "photo"))
        folder = translate("jobs", "Show &in folder")
        offered.append(JobAction(SHOW_IN_FOLDER, folder, "folder"))
        compare = translate("jobs", "&Compare with another service…")
        offered.append(JobAction(COMPARE, compare, "side-by-side"))
    if job.state is JobState.DONE:
        offered.append(JobAction(RUN_AGAIN, translate("jobs", "Do it &again"), "retry"))
    service = catalogue.find(job.request.provider)
    if service is None or service.photos_leave_computer:
        offered.append(JobAction(RECEIPT, translate("jobs", "What was &sent"), "cloud"))
    return tuple(offered)


def again_action(job: JobSnapshot) -> str:
    """What doing a job again is, once it is over: asked first where it may cost twice."""
    return {
        JobState.DONE: RUN_AGAIN,
        JobState.UNCERTAIN: SEND_AGAIN,
    }.get(job.state, Remedy.TRY_AGAIN.value)


def _check_again() -> JobAction:
    return JobAction(Remedy.CHECK_AGAIN.value, button_text(Remedy.CHECK_AGAIN))
