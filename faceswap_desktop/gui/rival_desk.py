# SPDX-License-Identifier: GPL-3.0-or-later
"""Comparing services: the same job by another one, side by side, the best one kept."""

from __future__ import annotations

import secrets
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from faceswap_desktop.core.models import JobRequest, JobSnapshot, JobState
from faceswap_desktop.gui import icons
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.job_actions import COMPARE
from faceswap_desktop.gui.price_texts import price_before
from faceswap_desktop.gui.rival_bar import ORIGINAL, RivalBar
from faceswap_desktop.gui.rivals import could_do, for_service, rivals
from faceswap_desktop.gui.task_texts import beside

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.picture_stage import PictureStage
    from faceswap_desktop.gui.presenter import Presenter
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue


class RivalDesk(QObject):
    """What is After is the job in view; what is Before is kept here."""

    def __init__(
        self,
        window: MainWindow,
        presenter: Presenter,
        bridge: Bridge,
        stage: PictureStage,
        catalogue: ServiceCatalogue,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._bridge = bridge
        self._stage = stage
        self._catalogue = catalogue
        self._before = ORIGINAL
        self.bar: RivalBar | None = None
        self.menu: QMenu | None = None
        presenter.jobs.current_changed.connect(self._draw)
        presenter.jobs.result_ready.connect(self._on_jobs_result_ready)
        presenter.jobs.job_gone.connect(self._on_jobs_job_gone)
        window.result_bar.compare_requested.connect(self.open_menu)
        presenter.messages.set_action(COMPARE, self.open_menu)
        window.language_changed.connect(self._draw)

    def open_menu(self) -> None:
        """Offer the other services that can do the job in view."""
        job = self._presenter.jobs.current
        if job is None or job.state is not JobState.DONE:
            self._presenter.messages.show_note(self.tr("There is no result to compare with."))
            return
        offered = could_do(job.request, self._catalogue.all)
        if not offered:
            text = self.tr("No other service can do the same with these photos.")
            self._presenter.messages.show_note(text)
            return
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.aboutToHide.connect(self._on_menu_about_to_hide)
        menu.setAccessibleName(self.tr("Compare with another service"))
        for service in offered:
            self._add(menu, job, service)
        self.menu = menu
        under = self._window.result_bar
        menu.popup(under.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    def compare_with(self, job: JobSnapshot, service: str) -> None:
        """Have another service do what `job` did, and show both when it is done."""
        provider = self._catalogue.find(service)
        if provider is None:
            return
        described = provider.operation(job.request.operation)
        if described is None:
            return
        given = self._presenter.desk.workspace.options.get((service, job.request.operation), {})
        values = {each.key: given.get(each.key, each.default) for each in described.options}
        wanted = for_service(job.request, provider, values)
        self._before = job.id
        click = secrets.token_hex(8)
        self._bridge.run(lambda services: self._start(services, wanted, click), name="start job")

    def ask_to_keep(self) -> None:
        """Delete what the other services made, after asking."""
        job = self._presenter.jobs.current
        others = tuple(each.id for each in self._rivals() if job is None or each.id != job.id)
        if job is None or not others:
            return
        name = self._catalogue.name(job.request.provider)
        ask(
            self._window,
            self.tr("Keep only the result of {service}?").replace("{service}", name),
            self.tr("What the other services made is deleted; Undo brings it back."),
            self.tr("Keep only this"),
            self.tr("Keep all"),
            lambda: self._presenter.history.delete(others),
        )

    def _add(self, menu: QMenu, job: JobSnapshot, service: str) -> None:
        provider = self._catalogue.find(service)
        price = price_before(provider, job.request.operation) if provider else ""
        name = self._catalogue.name(service)
        text = beside(name, price)
        is_sent = provider is not None and provider.photos_leave_computer
        action = menu.addAction(icons.icon("cloud" if is_sent else "lock"), text.replace("&", "&&"))
        action.triggered.connect(partial(self._on_action_triggered, job, service))

    def _rivals(self) -> tuple[JobSnapshot, ...]:
        job = self._presenter.jobs.current
        if job is None or job.state is not JobState.DONE:
            return ()
        return rivals(job, self._presenter.jobs.all)

    def _draw(self) -> None:
        found = self._rivals()
        job = self._presenter.jobs.current
        if len(found) < 2 or job is None:
            if self.bar is not None:
                self.bar.hide()
            self._window.compare.set_names("", "")
            return
        if self._before == job.id or self._before not in [each.id for each in found]:
            self._before = ORIGINAL
        names = [(each.id, self._catalogue.name(each.request.provider)) for each in found]
        bar = self._shown_bar()
        bar.show_choices(names, self._before, job.id)
        bar.show()
        before = bar.before.currentText()
        self._window.compare.set_names(before, dict(names)[job.id])

    def _show_pictures(self, job: JobSnapshot) -> None:
        """Both sides as they are chosen; nothing where that is what is shown in any case."""
        before = self._presenter.jobs.job(self._before)
        result = self._presenter.jobs.result
        if result is None:
            return
        target = job.request.target.path if job.request.target else None
        path = before.results[0].path if before is not None and before.results else target
        self._stage.show_result(path, result.path)

    def _shown_bar(self) -> RivalBar:
        if self.bar is None:
            bar = self.bar = RivalBar(self._window)
            self._window.add_above_stage(bar)
            bar.before_chosen.connect(self._on_bar_before_chosen)
            bar.after_chosen.connect(self._on_bar_after_chosen)
            bar.keep_requested.connect(self.ask_to_keep)
        return self.bar

    def _on_bar_before_chosen(self, job_id: str) -> None:
        job = self._presenter.jobs.current
        self._before = job_id
        self._draw()
        if job is not None:
            self._show_pictures(job)

    def _on_bar_after_chosen(self, job_id: str) -> None:
        job = self._presenter.jobs.current
        if job is not None and job_id == self._before:
            # What was Before comes to the other side: both change places.
            self._before = job.id
        self._presenter.jobs.look_at(job_id)

    def _on_jobs_result_ready(self, job: JobSnapshot) -> None:
        self._draw()
        if self._before != ORIGINAL:
            self._show_pictures(job)

    def _on_jobs_job_gone(self, job_id: str) -> None:
        was_shown = job_id == self._before
        self._draw()
        job = self._presenter.jobs.current
        if was_shown and job is not None:
            self._before = ORIGINAL
            self._show_pictures(job)

    def _on_action_triggered(self, job: JobSnapshot, service: str) -> None:
        self.compare_with(job, service)

    def _on_menu_about_to_hide(self) -> None:
        self.menu = None

    async def _start(self, services: Services, wanted: JobRequest, click: str) -> None:
        self._presenter.jobs.look_at(await services.controller.start(wanted, click))
