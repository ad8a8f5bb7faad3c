# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks before anything leaves: once for all jobs that wait for the same answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from faceswap_desktop.core.models import JobSnapshot, WaitReason
from faceswap_desktop.errors import SettingsError
from faceswap_desktop.gui.consent_text import ConsentText, consent_text, link_host_facts

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.consent_bar import ConsentBar
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.settings.preferences import PreferencesStore


class ConsentDesk(QObject):
    """Shows the question while jobs wait for it, and hands the answer to them.

    The jobs of one service and operation are one question. A job in view comes first.
    """

    def __init__(
        self,
        bar: ConsentBar,
        desk: JobDesk,
        bridge: Bridge,
        catalogue: ServiceCatalogue,
        preferences: PreferencesStore,
    ) -> None:
        super().__init__(bar)
        self._bar = bar
        self._desk = desk
        self._bridge = bridge
        self._catalogue = catalogue
        self._preferences = preferences
        self._asked: tuple[JobSnapshot, ...] = ()
        bar.allowed.connect(self._on_bar_allowed)
        bar.refused.connect(self._on_bar_refused)
        bar.language_changed.connect(self._on_bar_language_changed)
        desk.jobs_reset.connect(self._look)
        desk.job_updated.connect(self._look)
        desk.job_gone.connect(self._look)
        desk.current_changed.connect(self._look)

    def _look(self) -> None:
        waiting = _same_question(self._desk.waiting_for(WaitReason.CONSENT), self._desk.current)
        if _ids(waiting) == _ids(self._asked):
            return
        self._asked = waiting
        question = self._question()
        if question is None:
            self._bar.clear()
        else:
            self._bar.ask(question)

    def _question(self) -> ConsentText | None:
        """What is to be asked, in the current language."""
        if not self._asked:
            return None
        request = self._asked[0].request
        service = self._catalogue.find(request.provider)
        try:
            if service is None:
                raise LookupError(request.provider)
            host = link_host_facts(service, self._preferences.provider_setting)
            requests = tuple(each.request for each in self._asked)
            return consent_text(service, request.operation, requests=requests, link_host=host)
        except LookupError:  # the service is gone; its jobs say so themselves
            return None

    def _on_bar_language_changed(self) -> None:
        question = self._question()
        if question is not None:
            self._bar.show_text(question)

    def _on_bar_allowed(self, is_always: bool) -> None:  # noqa: FBT001  # Qt's signal
        asked, self._asked = self._asked, ()
        if is_always and asked:
            try:
                self._preferences.give_consent(asked[0].request.provider)
            except SettingsError as error:  # it holds for this session all the same
                self._bridge.failed.emit(error)
        self._bridge.run(lambda services: _approve(services, _ids(asked)), name="approve jobs")

    def _on_bar_refused(self) -> None:
        asked, self._asked = self._asked, ()
        for job in asked:
            self._desk.cancel(job.id)


def _same_question(
    waiting: tuple[JobSnapshot, ...], current: JobSnapshot | None
) -> tuple[JobSnapshot, ...]:
    """Those of the jobs that are asked about together."""
    if not waiting:
        return ()
    first = current if current is not None and current.id in _ids(waiting) else waiting[0]
    about = (first.request.provider, first.request.operation)
    return tuple(job for job in waiting if (job.request.provider, job.request.operation) == about)


def _ids(jobs: tuple[JobSnapshot, ...]) -> tuple[str, ...]:
    return tuple(job.id for job in jobs)


async def _approve(services: Services, job_ids: tuple[str, ...]) -> None:
    for job_id in job_ids:
        await services.controller.approve(job_id)
    services.controller.consent_changed()
