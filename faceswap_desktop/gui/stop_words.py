# SPDX-License-Identifier: GPL-3.0-or-later
"""What ending a job is called, wherever it can be done: Cancel or Stop.

Cancel promises that all is as it was before. That holds while nothing has left the computer;
from then on a service has photos, and may charge: then it is Stop, whose dots say that there is
something to be read first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.core.models import JobState

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.providers.description import ProviderDescription

translate = QCoreApplication.translate

_NOTHING_SENT = frozenset({JobState.WAITING, JobState.PREPARING})


def may_be_charged(job: JobSnapshot, service: ProviderDescription | None) -> bool:
    """Whether the service may charge for a job though it is stopped.

    `service` is None for one that is not there any more, of which nothing good is known.
    """
    return job.state not in _NOTHING_SENT and _is_elsewhere(service)


def has_left(job: JobSnapshot, service: ProviderDescription | None) -> bool:
    """Whether anything of a job may have left the computer, also at an earlier try."""
    is_begun = job.state not in _NOTHING_SENT or job.started_at is not None
    return is_begun and _is_elsewhere(service)


def button_text(*, has_left: bool) -> str:
    """What stands on the button."""
    if has_left:
        return translate("StopWords", "Stop…")
    return translate("StopWords", "Cancel")


def description(*, has_left: bool) -> str:
    """What the button does, for those who do not see where it stands."""
    if has_left:
        return translate("StopWords", "Stops the job that is shown")
    return translate("StopWords", "Cancels the job that is shown; nothing of it has been sent")


def name_text(name: str, *, has_left: bool) -> str:
    """What the button on the card of a photo of this name is called."""
    if has_left:
        return translate("StopWords", "Stop {name}").replace("{name}", name)
    return translate("StopWords", "Cancel {name}").replace("{name}", name)


def menu_text(jobs: int = 1, *, has_left: bool) -> str:
    """What stands in the menu of one card, or of several."""
    if jobs > 1 and has_left:
        return QCoreApplication.translate("StopWords", "S&top %n job(s)…", "", jobs)
    if jobs > 1:
        return QCoreApplication.translate("StopWords", "&Cancel %n job(s)", "", jobs)
    if has_left:
        return translate("StopWords", "S&top…")
    return translate("StopWords", "&Cancel")


def menu_bar_text(*, has_left: bool) -> str:
    """What stands in the menu Jobs, for the job in view."""
    if has_left:
        return translate("StopWords", "S&top the job…")
    return translate("StopWords", "&Cancel the job")


def question(name: str, jobs: int = 1, *, has_left: bool) -> tuple[str, str]:
    """What is asked before, and what the button says that does it; `name` "" is the job in view."""
    if has_left:
        return _stop_question(name, jobs), translate("StopWords", "Stop")
    if jobs > 1:
        asked = QCoreApplication.translate("StopWords", "Cancel %n job(s)?", "", jobs)
        return asked, translate("StopWords", "Cancel the jobs")
    asked = translate("StopWords", "Cancel the job for {name}?").replace("{name}", name)
    if not name:
        asked = translate("StopWords", "Cancel this job?")
    return asked, translate("StopWords", "Cancel the job")


def _stop_question(name: str, jobs: int) -> str:
    if jobs > 1:
        return QCoreApplication.translate("StopWords", "Stop %n job(s)?", "", jobs)
    if not name:
        return translate("StopWords", "Stop this job?")
    return translate("StopWords", "Stop the job for {name}?").replace("{name}", name)


def _is_elsewhere(service: ProviderDescription | None) -> bool:
    return service is None or service.photos_leave_computer
