# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said above the pictures: failures with the button that helps, and open questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.core.models import Caution, ErrorInfo, JobSnapshot, JobState, WaitReason
from faceswap_desktop.errors import Charge
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.job_actions import RECEIPT, STOP, is_checking, uncertain_actions
from faceswap_desktop.gui.message_bar import MessageAction, MessageKind
from faceswap_desktop.gui.remedies import Remedy, button_text
from faceswap_desktop.gui.stop_words import button_text as button_of_stop

if TYPE_CHECKING:
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue

NOTE = "note"
# These do something with the job in view; of what is no job's failure they must keep off.
_ABOUT_JOBS = frozenset({Remedy.TRY_AGAIN, Remedy.CHECK_AGAIN, Remedy.KEEP_WAITING})


class JobMessages(QObject):
    """Owns the message bar. What is said of a job goes when another one comes into view."""

    def __init__(self, window: MainWindow, desk: JobDesk, catalogue: ServiceCatalogue) -> None:
        super().__init__(window)
        self._bar = window.message
        self._desk = desk
        self._catalogue = catalogue
        self._actions: dict[str, Callable[[], None]] = {}
        self._shown_job: tuple[str, object] | None = None
        self._is_note = False
        self._error: ErrorInfo | None = None
        window.language_changed.connect(self._on_window_language_changed)
        self._bar.action_chosen.connect(self._on_bar_action_chosen)
        window.jobs.job_action_requested.connect(self._on_jobs_action_requested)

    def set_action(self, name: str, action: Callable[[], None]) -> None:
        """What a button does; `name` is a remedy or one of the names in `job_actions`."""
        self._actions[name] = action

    def do(self, name: str) -> None:
        """Do what the button of this name does."""
        self._actions[name]()

    @property
    def is_busy(self) -> bool:
        """Whether something is being said."""
        return not self._bar.isHidden()

    def show_error(self, error: ErrorInfo) -> None:
        """Show a failure that is none of a job, with the button that helps."""
        self._shown_job = None
        self._show(error)
        self._error = error

    def show_note(
        self,
        text: str,
        label: str = "",
        action: Callable[[], None] = lambda: None,
        *,
        kind: MessageKind = MessageKind.INFO,
        details: str = "",
    ) -> None:
        """Tell something, with a button if it has a `label`; stays until something else comes.

        `details` is the technical text behind it, which is folded away.
        """
        self._shown_job = None
        self._actions[NOTE] = action
        actions = (MessageAction(NOTE, label),) if label else ()
        self._show_message(kind, text, actions=actions, details=details)
        self._is_note = True

    def clear_note(self) -> None:
        """Take back what was told by `show_note`, if it is still there."""
        if self._is_note:
            self._bar.clear()

    def show_job(self, job: JobSnapshot | None) -> None:
        """Show what is to be said of the job in view, once; nothing takes it away again."""
        about = None if job is None else (job.id, self._topic(job))
        if about == self._shown_job:
            return
        had_job = self._shown_job is not None
        self._shown_job = about
        if job is not None and job.state is JobState.UNCERTAIN:
            self._show_uncertain(job)
        elif job is not None and job.error is not None and job.state is JobState.FAILED:
            self._show(job.error, job)
        elif job is not None and _may_be_charged(job):
            self._tell_of_charge(job)
        elif job is not None and _outlived_patience(job):
            self._ask_for_patience()
        elif had_job:
            self._bar.clear()

    def _topic(self, job: JobSnapshot) -> object:
        """What a message about this job would be about; the same topic is said once."""
        if job.state in (JobState.FAILED, JobState.UNCERTAIN):
            return (job.state, job.attempt, job.updated_at, is_checking(job))
        if _may_be_charged(job):
            return "charge"
        return "patience" if _outlived_patience(job) else ""

    def _show_uncertain(self, job: JobSnapshot) -> None:
        if is_checking(job):
            text = self.tr("Asking {service} whether the job arrived…")
            text = text.replace("{service}", self._catalogue.name(job.request.provider))
            self._show_message(MessageKind.INFO, text)
            return
        offered = uncertain_actions(job, self._catalogue)
        actions = tuple(MessageAction(each.id, each.label) for each in offered)
        if job.error is not None:
            said = describe(job.error)
            self._show_message(
                MessageKind.WARNING,
                said.whole,
                actions=actions,
                details=said.details,
                can_dismiss=False,
            )

    def _tell_of_charge(self, job: JobSnapshot) -> None:
        """A job that was stopped after it had been sent may cost something all the same."""
        text = self.tr("This job was stopped after it had been sent. {service} may charge for it.")
        text = text.replace("{service}", self._catalogue.name(job.request.provider))
        receipt = MessageAction(RECEIPT, self.tr("What was sent"))
        self._show_message(MessageKind.WARNING, text, actions=(receipt,))

    def _ask_for_patience(self) -> None:
        keep = MessageAction(Remedy.KEEP_WAITING.value, button_text(Remedy.KEEP_WAITING))
        stop = MessageAction(STOP, button_of_stop(has_left=True))
        text = self.tr("The service takes unusually long. It is still working on this job.")
        self._show_message(MessageKind.WARNING, text, actions=(keep, stop))

    def _show(self, error: ErrorInfo, job: JobSnapshot | None = None) -> None:
        if job is not None and Caution.MAY_BE_CHARGED in job.warnings:
            # An earlier try of this job was sent, whatever holds for the last one.
            charge = Charge.POSSIBLE if error.charge is Charge.NOTHING else error.charge
            error = replace(error, charge=charge)
        said = describe(error, job.request if job else None)
        can_help = said.remedy.value in self._actions
        can_help = can_help and (job is not None or said.remedy not in _ABOUT_JOBS)
        actions = (MessageAction(said.remedy.value, said.button),) if can_help else ()
        self._show_message(MessageKind.ERROR, said.whole, actions=actions, details=said.details)

    def _show_message(
        self,
        kind: MessageKind,
        text: str,
        *,
        actions: tuple[MessageAction, ...] = (),
        details: str = "",
        can_dismiss: bool = True,
    ) -> None:
        self._is_note = False
        self._error = None
        self._bar.show_message(
            kind, text, actions=actions, details=details, can_dismiss=can_dismiss
        )

    def _on_window_language_changed(self) -> None:
        """Say what is still true in the new language; a note has had its time."""
        self.clear_note()
        if self._bar.isHidden():
            return
        if self._error is not None:
            self.show_error(self._error)
        else:
            self._shown_job = None
            self.show_job(self._desk.current)

    def _on_bar_action_chosen(self, action: str) -> None:
        if action != STOP:  # which asks first
            self._bar.clear()
        self._actions[action]()

    def _on_jobs_action_requested(self, job_id: str, action: str) -> None:
        self._desk.look_at(job_id)
        if action in self._actions:
            self._on_bar_action_chosen(action)


def _outlived_patience(job: JobSnapshot) -> bool:
    return not job.is_over and job.wait is not None and job.wait.reason is WaitReason.PATIENCE


def _may_be_charged(job: JobSnapshot) -> bool:
    """Whether a job was stopped that may cost something; who gave up an unsure one knows it."""
    is_stopped = job.state is JobState.CANCELLED and job.error is None
    return is_stopped and Caution.MAY_BE_CHARGED in job.warnings
