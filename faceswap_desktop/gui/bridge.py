# SPDX-License-Identifier: GPL-3.0-or-later
"""Between widgets and the asyncio world: wishes go in as coroutines, snapshots come out as signals.

The window is painted before the event loop and the services exist. Wishes that come earlier
wait here, in order, and are carried out when `attach` brings the services.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from faceswap_desktop.core.images import ImageService
    from faceswap_desktop.faces.client import FaceEngine
    from faceswap_desktop.gui.tasks import TaskRegistry
    from faceswap_desktop.jobs.controller import JobController
    from faceswap_desktop.jobs.copies import PhotoCopies
    from faceswap_desktop.providers.registry import ProviderRegistry
    from faceswap_desktop.settings.credentials import CredentialStore


@dataclass(frozen=True, slots=True)
class Services:
    """Everything below the window, built once by `app`.

    `fetch` brings the picture behind a web address into a new file; raises PhotoError.
    """

    images: ImageService
    engine: FaceEngine
    controller: JobController
    registry: ProviderRegistry
    credentials: CredentialStore
    fetch: Callable[[str, Path], Awaitable[None]]
    copies: PhotoCopies


Work = Callable[[Services], Coroutine[Any, Any, Any]]


class Bridge(QObject):
    """The one door from widgets to services.

    Signals: `attached()`, `jobs_loaded(tuple[JobSnapshot, ...])`, `job_changed(JobSnapshot)`,
    `job_removed(str)`, `failed(UserFacingError)` for what nobody closer could show.
    """

    attached = Signal()
    jobs_loaded = Signal(object)
    job_changed = Signal(object)
    job_removed = Signal(str)
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._services: Services | None = None
        self._tasks: TaskRegistry | None = None
        self._waiting: list[tuple[Work, str, bool]] = []
        self._unsubscribe: Callable[[], None] = lambda: None

    def attach(self, services: Services, tasks: TaskRegistry) -> None:
        """Bring the services; what waited for them begins."""
        self._services, self._tasks = services, tasks
        self._unsubscribe = services.controller.subscribe(
            self.job_changed.emit, self.job_removed.emit
        )
        self.jobs_loaded.emit(services.controller.snapshots())
        self.attached.emit()
        waiting, self._waiting = self._waiting, []
        for work, name, is_alone in waiting:
            self.run(work, name=name, is_alone=is_alone)

    @property
    def is_attached(self) -> bool:
        """Whether the services are there."""
        return self._services is not None

    @property
    def is_sending(self) -> bool:
        """Whether a submission that may cost something is under way at this moment."""
        return self._services is not None and self._services.controller.is_sending

    def detach(self) -> None:
        """Let go of the services; later wishes are dropped."""
        self._unsubscribe()
        self._services, self._tasks = None, None

    def run(self, work: Work, *, name: str, is_alone: bool = False) -> None:
        """Carry out a wish. `is_alone` cancels an earlier one of the same name."""
        if self._services is None or self._tasks is None:
            self._waiting.append((work, name, is_alone))
            return
        start = self._tasks.restart if is_alone else self._tasks.start
        start(work(self._services), name=name)
