# SPDX-License-Identifier: GPL-3.0-or-later
"""How long a job usually takes: what this computer has seen of late, else what the service says.

The middle one of the last few counts, so that neither a nap of the computer nor a bad day of the
network is taken for what is usual.
"""

from __future__ import annotations

from statistics import median
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui.price_texts import number_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faceswap_desktop.core.models import JobSnapshot, Operation
    from faceswap_desktop.providers.description import ProviderDescription

translate = QCoreApplication.translate

LEAST = 3
"""Fewer jobs than this say nothing yet."""
LAST = 5
"""So many of the last ones are looked at."""
_MINUTE = 60
_IN_SECONDS = 90
_FINE = 10
_STEP = 5


def wait_text(
    service: ProviderDescription, operation: Operation, jobs: Iterable[JobSnapshot]
) -> str:
    """How long `operation` takes there, in a few words; "" where nobody knows."""
    seen = seen_seconds(service.id, operation, jobs)
    if seen is not None:
        return _about(seen)
    described = service.operation(operation)
    if described is None or described.usual_seconds is None:
        return ""
    return _usually(*described.usual_seconds)


def seen_seconds(service: str, operation: Operation, jobs: Iterable[JobSnapshot]) -> float | None:
    """The middle time of the last jobs that went through at once; None for too few of them."""
    ended = sorted(
        (
            (job.ended_at, (job.ended_at - job.started_at).total_seconds())
            for job in jobs
            if job.started_at is not None
            and job.ended_at is not None
            and job.state is JobState.DONE
            # A later attempt counts from the first one, and so does the time between them.
            and job.attempt == 1
            and (job.request.provider, job.request.operation) == (service, operation)
        ),
        reverse=True,
    )
    if len(ended) < LEAST:
        return None
    return median(seconds for _, seconds in ended[:LAST])


def _about(seconds: float) -> str:
    """Such as: lately about 40 seconds. Rounded, as more would be made up."""
    if seconds >= _IN_SECONDS:
        minutes = round(seconds / _MINUTE)
        return QCoreApplication.translate("wait", "lately about %n minute(s)", "", minutes)
    rounded = max(1, round(seconds)) if seconds < _FINE else _STEP * round(seconds / _STEP)
    return QCoreApplication.translate("wait", "lately about %n second(s)", "", rounded)


def _usually(least: float, most: float) -> str:
    """Such as: usually 3 to 10 seconds."""
    if most >= _IN_SECONDS:
        least, most = max(1.0, round(least / _MINUTE)), round(most / _MINUTE)
        if least == most:
            return QCoreApplication.translate("wait", "usually %n minute(s)", "", int(most))
        text = translate("wait", "usually {least} to {most} minutes")
    elif least == most:
        return QCoreApplication.translate("wait", "usually %n second(s)", "", int(most))
    else:
        text = translate("wait", "usually {least} to {most} seconds")
    return text.replace("{least}", number_text(least)).replace("{most}", number_text(most))
