# SPDX-License-Identifier: GPL-3.0-or-later
"""What a helper process gives up before it touches bytes from outside. Best effort, by system.

Everywhere but on Windows: core dumps, files written, more than a handful of open ones. On Linux
besides, by a filter of system calls that no code in the process can take off again: opening
anything by name, the network, new programs and processes, and other processes' business. The
filter names what is refused instead of what is allowed, because decoders and the C library
differ from one version to the next in the harmless calls they make.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import platform
import struct
import sys
from collections.abc import Iterable, Mapping
from typing import Any, cast

_PR_SET_NO_NEW_PRIVS = 38
_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

# Classic packet filter instructions over the structure that describes a system call.
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_ALLOW = 0x7FFF0000
_KILL = 0x80000000
_REFUSE = 0x00050000
_AT_NUMBER, _AT_ARCHITECTURE, _AT_FIRST_ARGUMENT = 0, 4, 16
_X32 = 0x40000000
_CLONE_THREAD = 0x00010000

# Names are the kernel's. Those from 424 on have the same number everywhere.
_EVERYWHERE = {
    *(424, 425, 426, 427),  # pidfd_send_signal, io_uring
    *(428, 429, 430, 431, 432, 433, 434),  # mounts, pidfd_open
    *(437, 438, 442, 452),  # openat2, pidfd_getfd, mount_setattr, fchmodat2
}
_CLONE3 = 435
_TABLES: Mapping[str, tuple[int, int, set[int]]] = {
    # machine: audit architecture, clone, and what is refused
    "x86_64": (
        0xC000003E,
        56,
        {
            *(2, 85, 257, 304, 303),  # open, creat, openat, open by handle
            *(41, 42, 43, 49, 50, 288),  # socket, connect, accept, bind, listen, accept4
            *(57, 58, 59, 322),  # fork, vfork, execve, execveat
            *(62, 101, 200, 310, 311),  # kill, ptrace, tkill, process_vm_readv and writev
            *(76, 82, 83, 84, 86, 87, 88, 90, 92, 94, 132, 133, 235),  # files by name
            *(258, 259, 260, 261, 263, 264, 265, 266, 268, 316, 280),  # the same, from a folder
            *(80, 161, 165, 166, 155, 272, 308),  # chdir, chroot, mounts, namespaces
            *(248, 249, 250, 298, 321, 323),  # keys, perf events, bpf, userfaultfd
        },
    ),
    "aarch64": (
        0xC00000B7,
        220,
        {
            *(56, 264, 265),  # openat, open by handle
            *(198, 200, 201, 202, 203, 242),  # socket, bind, listen, accept, connect, accept4
            *(221, 281),  # execve, execveat
            *(117, 129, 130, 270, 271),  # ptrace, kill, tkill, process_vm_readv and writev
            *(33, 34, 35, 36, 37, 38, 45, 53, 54, 88, 276),  # files by name
            *(39, 40, 41, 49, 51, 97, 268),  # mounts, chdir, chroot, namespaces
            *(217, 218, 219, 241, 280, 282),  # keys, perf events, bpf, userfaultfd
        },
    ),
}


def enter() -> bool:
    """Give it all up, for good. Whether the system call filter is in force."""
    if sys.platform == "win32":
        return False
    import resource  # noqa: PLC0415

    bounds = [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NOFILE, 64),
    ]
    is_filtered = sys.platform == "linux" and _filter_calls()
    if not is_filtered:
        # Counts threads as well on some systems: only where nothing better is there.
        bounds.append((resource.RLIMIT_NPROC, 0))
    for kind, value in bounds:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (value, value))
    return is_filtered


def limit_call(*, memory: int, seconds: int) -> None:
    """Bound the address space (bytes) and the processor time (seconds) of what comes now."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    used = resource.getrusage(resource.RUSAGE_SELF)
    spent = int(used.ru_utime + used.ru_stime) + 1
    for kind, value in ((resource.RLIMIT_CPU, spent + seconds), (resource.RLIMIT_AS, memory)):
        ceiling = resource.getrlimit(kind)[1]
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(kind, (value, ceiling))


def _filter_calls() -> bool:
    if sys.byteorder != "little" or platform.machine() not in _TABLES:
        return False
    program = _program(*_TABLES[platform.machine()])
    code = ctypes.create_string_buffer(b"".join(program))
    described = ctypes.create_string_buffer(
        struct.pack("@HP", len(program), ctypes.addressof(code))
    )
    libc = cast("Any", ctypes.CDLL(None, use_errno=True))
    if libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0:
        return False
    status: int = libc.prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, described, 0, 0)
    return status == 0


def _program(architecture: int, clone: int, refused: Iterable[int]) -> list[bytes]:
    """The filter, one instruction per item."""
    no = _REFUSE | errno.EACCES
    lines = [
        _line(_LOAD, _AT_ARCHITECTURE),
        _line(_JUMP_EQUAL, architecture, 1, 0),
        _line(_RETURN, _KILL),
        _line(_LOAD, _AT_NUMBER),
        _line(_JUMP_AT_LEAST, _X32, 0, 1),
        _line(_RETURN, _KILL),
        # The C library then falls back to clone, whose flags can be looked at.
        _line(_JUMP_EQUAL, _CLONE3, 0, 1),
        _line(_RETURN, _REFUSE | errno.ENOSYS),
        # Decoders may start threads, and nothing else.
        _line(_JUMP_EQUAL, clone, 0, 4),
        _line(_LOAD, _AT_FIRST_ARGUMENT),
        _line(_JUMP_ANY_BIT, _CLONE_THREAD, 0, 1),
        _line(_RETURN, _ALLOW),
        _line(_RETURN, no),
    ]
    for number in sorted({*refused, *_EVERYWHERE}):
        lines += [_line(_JUMP_EQUAL, number, 0, 1), _line(_RETURN, no)]
    return [*lines, _line(_RETURN, _ALLOW)]


def _line(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
