# SPDX-License-Identifier: GPL-3.0-or-later
"""What a helper process gives up before it touches bytes from outside. Best effort, by system.

Everywhere but on Windows: core dumps, new files, more than a handful of open ones. On Linux
besides: opening anything by name, the network, new processes, and looking into other ones, by
a system call filter that no code in the process can take off again.
"""

from __future__ import annotations

import sys


def enter() -> None:
    """Give it all up, for good."""


def limit_call(*, memory: int, seconds: int) -> None:
    """Bound the address space (bytes) and the processor time (seconds) of what comes now."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (spent + seconds, resource.RLIM_INFINITY))
    resource.setrlimit(resource.RLIMIT_AS, (memory, resource.RLIM_INFINITY))
