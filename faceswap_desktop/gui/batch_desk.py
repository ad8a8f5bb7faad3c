# SPDX-License-Identifier: GPL-3.0-or-later
"""Several photos at once: takes them, shows their list, starts their jobs, sums them up."""

from __future__ import annotations

import secrets
from functools import partial
from itertools import count
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from faceswap_desktop.core.models import JobRequest, JobSnapshot
from faceswap_desktop.gui import batch_texts, icons
from faceswap_desktop.gui.announce import announce
from faceswap_desktop.gui.batch import MOST_PHOTOS, Batch, BatchPhoto
from faceswap_desktop.gui.batch_bar import BatchBar
from faceswap_desktop.gui.batch_intake import BatchIntake, without_folders
from faceswap_desktop.gui.batch_rows import BatchRows, summary_mark
from faceswap_desktop.gui.batch_run import BatchCount, BatchRun, failed, may_be_paid
from faceswap_desktop.gui.batch_view import BatchView
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.pane_state import PaneRole

if TYPE_CHECKING:
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.photo_intake import PhotoIntake
    from faceswap_desktop.gui.presenter import Presenter
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue


class BatchDesk(QObject):
    """Everything about batches that is not the photo on its own."""

    def __init__(
        self,
        window: MainWindow,
        presenter: Presenter,
        bridge: Bridge,
        intake: PhotoIntake,
        catalogue: ServiceCatalogue,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._bridge = bridge
        self._keys = count(1)
        self._run = BatchRun()
        self._told = BatchCount()
        self._rows = BatchRows(catalogue)
        self._opener = BatchIntake(bridge, presenter.desk, intake)
        # News of many jobs that come together are drawn once.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        self.view: BatchView | None = None
        self.bar: BatchBar | None = None
        presenter.desk.changed.connect(self._draw)
        presenter.desk.task_changed.connect(self._draw)
        presenter.jobs.current_changed.connect(self._draw)
        presenter.jobs.job_updated.connect(self._on_jobs_job_updated)
        presenter.jobs.job_gone.connect(self._draw)
        presenter.jobs.current_lost.connect(self._draw)
        window.language_changed.connect(self._draw)

    # -- photos

    def is_wanted(self, offers: tuple[Offer, ...]) -> bool:
        """Whether this is more than one photo, or a folder of them."""
        paths = [each.path for each in offers if each.path is not None]
        return len(offers) > 1 or any(each.is_dir() for each in paths)

    def take(self, offers: tuple[Offer, ...], *, is_more: bool = False) -> None:
        """Make these the photos to change; with `is_more`, besides those that are there."""
        self._presenter.jobs.look_at("")
        self._bridge.run(lambda services: self._take(services, offers, is_more), name="take batch")

    def choose_more(self) -> None:
        """Ask for more photos."""
        self._presenter.panes.choose_more(partial(self.take, is_more=True))

    def choose_folder(self) -> None:
        """Ask for a folder, whose photos come besides those that are there."""
        self._presenter.panes.choose_folder(partial(self.take, is_more=True))

    # -- jobs

    @property
    def jobs(self) -> tuple[JobSnapshot, ...]:
        """The jobs of the last batch."""
        return self._run.found(self._presenter.jobs.job)

    def go(self) -> None:
        """Start one job for each photo with which something can be done."""
        wanted, click = self._presenter.desk.requests(), secrets.token_hex(8)
        self._presenter.jobs.look_at("")
        self._run, self._told = BatchRun(), BatchCount()
        self._bridge.run(lambda services: self._start(services, wanted, click), name="start batch")

    def try_failed_again(self) -> None:
        """Do those again that did not work; where that may cost twice, ask first."""
        again = failed(self.jobs)
        if not again:
            return
        retry = partial(self._retry_all, tuple(each.id for each in again))
        if not may_be_paid(again):
            retry()
            return
        ask(
            self._window,
            self.tr("Try these again?"),
            self.tr("Some of them may have been charged already."),
            self.tr("Try again"),
            self.tr("Leave them"),
            retry,
        )

    def ask_to_stop(self) -> None:
        """Stop those that still run, after asking."""
        self._presenter.stop.ask_to_cancel(*(each.id for each in self.jobs))

    def dismiss(self) -> None:
        """Say no more of the last batch; its jobs stay."""
        self._run = BatchRun()
        self._draw()

    async def _take(self, services: Services, offers: tuple[Offer, ...], is_more: bool) -> None:  # noqa: FBT001
        from faceswap_desktop.core.threads import in_thread  # noqa: PLC0415

        del services
        found = await in_thread(lambda: without_folders(offers))
        desk = self._presenter.desk
        batch = self._with_single() if is_more else Batch()
        room = MOST_PHOTOS - len(batch.photos)
        photos = tuple(BatchPhoto(next(self._keys), each.suggested_name, each) for each in found)
        if not photos:
            self._presenter.messages.show_note(self.tr("There are no photos in this folder."))
            return
        desk.set_batch(batch.added(photos))
        if len(photos) > room:
            self._presenter.messages.show_note(batch_texts.too_many_text(MOST_PHOTOS))

    def _with_single(self) -> Batch:
        """The batch to add to: the one that is there, or the single photo."""
        space = self._presenter.desk.workspace
        photo = space.target.photo
        if space.batch.photos or photo is None:
            return space.batch
        offer = Offer(OfferKind.FILE, photo.name, path=photo.path)
        return Batch().added((BatchPhoto(next(self._keys), photo.name, offer, space.target),))

    async def _start(self, services: Services, wanted: dict[int, JobRequest], click: str) -> None:
        for key, request in wanted.items():
            job_id = await services.controller.start(request, f"{click}-{key}")
            self._run = self._run.with_job(key, job_id)
            self._draw()

    def _retry_all(self, job_ids: tuple[str, ...]) -> None:
        for job_id in job_ids:
            self._bridge.run(partial(_retry, job_id), name=f"retry {job_id}")

    # -- what is shown

    def _draw(self) -> None:
        space = self._presenter.desk.workspace
        is_viewing = self._presenter.jobs.current is not None
        if space.is_batch:
            self._draw_list()
            if not is_viewing:
                self._window.show_page(self._list())
        elif self.view is not None and self.view.isVisible():
            self._presenter.show_target()
        self._draw_bar(is_viewing=is_viewing)

    def _draw_list(self) -> None:
        self._list().set_rows(self._rows.of(self._presenter.desk.workspace, self._job_of))

    def _draw_bar(self, *, is_viewing: bool) -> None:
        space = self._presenter.desk.workspace
        has_list = space.is_batch and is_viewing
        jobs = self.jobs
        if not jobs and not has_list:
            if self.bar is not None:
                self.bar.hide()
            return
        bar = self._shown_bar()
        counted = BatchCount.of(jobs)
        if not jobs:
            text, icon, ink = (
                batch_texts.count_text(len(space.batch.photos)),
                "photo",
                icons.Ink.TEXT,
            )
        else:
            text = batch_texts.summary(counted)
            icon, ink = summary_mark(counted)
        bar.show_summary(
            text,
            icon,
            ink,
            has_list=has_list,
            has_failed=bool(counted.failed) and counted.is_over,
            has_done=bool(counted.done) and counted.is_over,
            has_running=not counted.is_over,
            is_over=bool(jobs) and counted.is_over,
        )
        bar.show()
        if jobs and counted.is_over and counted != self._told:
            announce(self._window, text)
        self._told = counted

    def _job_of(self, key: int) -> JobSnapshot | None:
        return self._presenter.jobs.job(self._run.jobs.get(key, ""))

    def _list(self) -> BatchView:
        """The list, built when it is first needed."""
        if self.view is None:
            view = self.view = BatchView(self._window)
            view.photo_chosen.connect(self._on_view_photo_chosen)
            view.photo_removed.connect(self._on_view_photo_removed)
            view.add_requested.connect(self.choose_more)
            view.folder_requested.connect(self.choose_folder)
            view.clear_requested.connect(partial(self._presenter.clear, PaneRole.TARGET))
            view.photos_offered.connect(partial(self.take, is_more=True))
        return self.view

    def _shown_bar(self) -> BatchBar:
        if self.bar is None:
            bar = self.bar = BatchBar(self._window)
            self._window.add_below_stage(bar)
            bar.list_requested.connect(partial(self._presenter.jobs.look_at, ""))
            bar.retry_requested.connect(self.try_failed_again)
            bar.save_requested.connect(self._presenter.save_all.save_all)
            bar.stop_requested.connect(self.ask_to_stop)
            bar.dismissed.connect(self.dismiss)
        return self.bar

    def _on_view_photo_chosen(self, key: int) -> None:
        """Show a photo in its pane, and its result, if it has one."""
        desk = self._presenter.desk
        batch = desk.workspace.batch
        desk.set_batch(Batch(batch.photos, key))
        job = self._job_of(key)
        if job is not None and job.is_over:
            self._presenter.jobs.look_at(job.id)

    def _on_view_photo_removed(self, key: int) -> None:
        desk = self._presenter.desk
        desk.set_batch(desk.workspace.batch.without(key))

    def _on_jobs_job_updated(self, job: JobSnapshot) -> None:
        if job.id in self._run.jobs.values():
            self._soon.start()


async def _retry(job_id: str, services: Services) -> None:
    await services.controller.retry(job_id)
