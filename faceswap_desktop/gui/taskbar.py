# SPDX-License-Identifier: GPL-3.0-or-later
"""How far all jobs are, at the program's icon in the task bar or dock.

On Linux this is a signal on the message bus that the docks of KDE, Ubuntu and others show. Windows
has it as a COM interface only, without a binding in Qt or in Python's library: it would have to be
called by positions in tables of pointers, where one mistake ends the program. macOS has nothing
of the kind. So it is left out there.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from faceswap_desktop.core.threads import in_thread

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.job_desk import JobDesk
    from faceswap_desktop.gui.session_bus import SessionBus

_log = logging.getLogger(__name__)
_PAUSE = 250
_NAME = "com.canonical.Unity.LauncherEntry"
_PATH = "/com/canonical/unity/launcherentry/1"
_APPLICATION = "application://faceswap-desktop.desktop"


@dataclass(frozen=True, slots=True)
class Overall:
    """How many jobs run, and how far they are together: 0 to 1 in hundredths, or not known."""

    running: int = 0
    fraction: float | None = None


def overall(jobs: Mapping[str, JobSnapshot]) -> Overall:
    """Sum up jobs that began since nothing was running; each of them counts as much."""
    running = [job for job in jobs.values() if not job.is_over]
    if not running:
        return Overall()
    # Of a single job whose progress nobody knows none is shown; of several, those that are over.
    if len(jobs) == 1 and running[0].fraction is None:
        return Overall(1)
    done = len(jobs) - len(running) + sum(job.fraction or 0.0 for job in running)
    return Overall(len(running), round(done / len(jobs), 2))


class TaskbarProgress(QObject):
    """Follows the jobs, and tells the desktop what is new, a few times a second at most."""

    def __init__(self, bridge: Bridge, desk: JobDesk, bus: SessionBus, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._desk = desk
        self._bus = bus
        self._jobs: dict[str, JobSnapshot] = {}
        self._told = Overall()
        self._is_off = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._tell)
        if sys.platform == "linux":
            desk.jobs_reset.connect(self._on_desk_jobs_reset)
            desk.job_updated.connect(self._on_desk_job_updated)
            desk.job_gone.connect(self._on_desk_job_gone)

    def _on_desk_jobs_reset(self, _jobs: object) -> None:
        self._jobs = {job.id: job for job in self._desk.running}
        self._tell_soon()

    def _on_desk_job_updated(self, job: JobSnapshot) -> None:
        if not job.is_over or job.id in self._jobs:
            self._jobs[job.id] = job
            self._tell_soon()

    def _on_desk_job_gone(self, job_id: str) -> None:
        if self._jobs.pop(job_id, None) is not None:
            self._tell_soon()

    def _tell_soon(self) -> None:
        if not self._pause.isActive():
            self._pause.start()

    def _tell(self) -> None:
        now = overall(self._jobs)
        if not now.running:
            self._jobs = {}
        if now != self._told and not self._is_off:
            self._told = now
            self._bridge.run(lambda _: self._send(), name="task bar")

    async def _send(self) -> None:
        try:
            # What is true by then: a bus that is slow to open must not bring the old last.
            await in_thread(lambda: _send(self._bus, self._told))
        except (OSError, ImportError) as error:
            self._is_off = True
            _log.info("no progress in the task bar: %s", error)


def _send(bus: SessionBus, now: Overall) -> None:
    from jeepney import DBusAddress, new_signal  # noqa: PLC0415

    shown = {
        "progress": ("d", now.fraction or 0.0),
        "progress-visible": ("b", now.fraction is not None),
        "count": ("x", now.running),
        "count-visible": ("b", now.running > 1),
    }
    emitter = DBusAddress(_PATH, interface=_NAME)
    bus.send(new_signal(emitter, "Update", "sa{sv}", (_APPLICATION, shown)))
