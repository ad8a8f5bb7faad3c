# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said above the pictures: failures with the button that helps, and open questions."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.core.models import ErrorInfo, JobSnapshot, JobState, WaitReason
from faceswap_desktop.gui import texts
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.job_words import JobAction, JobWords, default_state
from faceswap_desktop.gui.message_bar import MessageAction, MessageKind
from faceswap_desktop.gui.remedies import Remedy, button_text

if TYPE_CHECKING:
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow

SEND_AGAIN = "send-again"
DISMISS_JOB = "dismiss-job"


class JobMessages(QObject):
    """Owns the message bar. What is said of a job goes when another one comes into view."""

    def __init__(self, window: MainWindow, desk: JobDesk) -> None:
        super().__init__(window)
        self._bar = window.message
        self._desk = desk
        self._actions: dict[str, Callable[[], None]] = {}
        self._shown_job: tuple[str, object] | None = None
        self._bar.action_chosen.connect(self._on_bar_action_chosen)
        window.jobs.job_action_requested.connect(self._on_jobs_action_requested)

    def set_action(self, name: str, action: Callable[[], None]) -> None:
        """What a button does; `name` is a remedy or one of this module's own names."""
        self._actions[name] = action

    def show_error(self, error: ErrorInfo) -> None:
        """Show a failure with the button that helps."""
        self._shown_job = None
        self._show(error, ())

    def show_job(self, job: JobSnapshot | None) -> None:
        """Show what is to be said of the job in view, once; nothing takes it away again."""
        about = None if job is None else (job.id, self._topic(job))
        if about == self._shown_job:
            return
        had_job = self._shown_job is not None
        self._shown_job = about
        if job is not None and job.error is not None and job.state is JobState.UNCERTAIN:
            again = self.tr("Send again (may be charged again)")
            self._show(
                job.error,
                (MessageAction(SEND_AGAIN, again), MessageAction(DISMISS_JOB, self.tr("Dismiss"))),
            )
        elif job is not None and job.error is not None and job.state is JobState.FAILED:
            self._show(job.error, ())
        elif job is not None and job.wait is not None and job.wait.reason is WaitReason.PATIENCE:
            self._ask_for_patience()
        elif had_job:
            self._bar.clear()

    def _topic(self, job: JobSnapshot) -> object:
        """What a message about this job would be about; the same topic is said once."""
        waits = job.wait is not None and job.wait.reason is WaitReason.PATIENCE
        is_told = job.state in (JobState.FAILED, JobState.UNCERTAIN)
        return (job.state, job.attempt) if is_told else ("patience" if waits else "")

    def _ask_for_patience(self) -> None:
        keep = MessageAction(Remedy.KEEP_WAITING.value, button_text(Remedy.KEEP_WAITING))
        text = self.tr("The service takes unusually long. It is still working on this job.")
        self._bar.show_message(MessageKind.WARNING, text, actions=(keep,))

    def _show(self, error: ErrorInfo, more: tuple[MessageAction, ...]) -> None:
        text = describe(error)
        own = MessageAction(text.remedy.value, text.button)
        actions = (own, *more) if own.id in self._actions else more
        self._bar.show_message(MessageKind.ERROR, text.whole, actions=actions, details=text.details)

    def _on_bar_action_chosen(self, action: str) -> None:
        self._bar.clear()
        self._actions[action]()

    def _on_jobs_action_requested(self, job_id: str, action: str) -> None:
        self._desk.look_at(job_id)
        if action in self._actions:
            self._on_bar_action_chosen(action)


def job_words(service_name: Callable[[str], str]) -> JobWords:
    """How the strip speaks of jobs, with services by their names."""

    def state(job: JobSnapshot) -> str:
        if job.state is JobState.FAILED and job.error is not None:
            return default_state(job)
        return texts.state_text(job, service_name(job.request.provider))

    def action(job: JobSnapshot) -> JobAction | None:
        if job.state not in (JobState.FAILED, JobState.UNCERTAIN) or job.error is None:
            return None
        text = describe(job.error)
        return None if text.remedy is Remedy.DISMISS else JobAction(text.remedy.value, text.button)

    return JobWords(state, action)
