# SPDX-License-Identifier: GPL-3.0-or-later
"""Telling the subscribers: each change at once, mere progress not more often than is seen."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from faceswap_desktop.core.models import JobSnapshot

_log = logging.getLogger(__name__)
_INTERVAL = 0.05

Subscriber = Callable[[JobSnapshot], None]
RemovalSubscriber = Callable[[str], None]


class Bulletin:
    """Hands whole snapshots to subscribers, on the event loop."""

    def __init__(self) -> None:
        self._subscribers: dict[object, tuple[Subscriber, RemovalSubscriber | None]] = {}
        self._last: dict[str, float] = {}
        self._late: dict[str, asyncio.TimerHandle] = {}

    def subscribe(
        self, callback: Subscriber, removed: RemovalSubscriber | None = None
    ) -> Callable[[], None]:
        """Call `callback` with each snapshot from now on; gives how to end that.

        `removed` is called with the id of a job that is not to be shown any more.
        """
        key = object()
        self._subscribers[key] = (callback, removed)

        def unsubscribe() -> None:
            self._subscribers.pop(key, None)

        return unsubscribe

    def tell(self, snapshot: JobSnapshot) -> None:
        """Tell a change now; progress that was held back is part of it."""
        self._forget_late(snapshot.id)
        if snapshot.is_over:
            self._last.pop(snapshot.id, None)
        else:
            self._last[snapshot.id] = asyncio.get_running_loop().time()
        for callback, _ in tuple(self._subscribers.values()):
            _call(callback, snapshot)

    def tell_progress(self, job_id: str, current: Callable[[], JobSnapshot]) -> None:
        """Tell the progress of a job, now or a moment later; the last one always arrives."""
        if job_id in self._late:
            return
        loop = asyncio.get_running_loop()
        due = self._last.get(job_id, -_INTERVAL) + _INTERVAL
        if loop.time() >= due:
            self.tell(current())
        else:
            self._late[job_id] = loop.call_at(due, self._tell_late, job_id, current)

    def tell_removed(self, job_id: str) -> None:
        """Tell that a job is not to be shown any more."""
        self._forget_late(job_id)
        self._last.pop(job_id, None)
        for _, removed in tuple(self._subscribers.values()):
            if removed is not None:
                _call(removed, job_id)

    def close(self) -> None:
        """Tell nothing more."""
        for job_id in tuple(self._late):
            self._forget_late(job_id)
        self._subscribers.clear()

    def _tell_late(self, job_id: str, current: Callable[[], JobSnapshot]) -> None:
        self._late.pop(job_id, None)
        self.tell(current())

    def _forget_late(self, job_id: str) -> None:
        handle = self._late.pop(job_id, None)
        if handle is not None:
            handle.cancel()


def _call(callback: Callable[..., None], value: object) -> None:
    try:
        callback(value)
    except Exception:  # noqa: BLE001 (a fault in the window must not stop a job)
        _log.exception("A subscriber failed")
