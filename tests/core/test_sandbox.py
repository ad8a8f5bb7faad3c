# SPDX-License-Identifier: GPL-3.0-or-later
"""What the fence really holds back, tried in processes of their own."""

import ctypes
import os
import platform
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from faceswap_desktop.core import sandbox

linux = pytest.mark.skipif(
    sys.platform != "linux" or platform.machine() not in sandbox._TABLES,
    reason="a system call filter for Linux on x86-64 and 64-bit ARM",
)


def behind_fence(code, *arguments):
    """Run `code` behind the fence; what it prints."""
    program = "import mmap, os, socket, subprocess, sys, threading, resource, ctypes\n"
    program += "from faceswap_desktop.core import sandbox\n"
    program += "fenced = sandbox.enter()\n" + textwrap.dedent(code)
    done = subprocess.run(
        [sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False
    )
    return done.stdout.strip(), done.returncode, done.stderr


TRY = """
def tried(work):
    try:
        work()
    except OSError as error:
        print(type(error).__name__, end=" ")
    else:
        print("done", end=" ")
"""


@linux
@pytest.mark.parametrize(
    "work",
    [
        "open(sys.argv[1])",
        "open(sys.argv[1] + '.new', 'w')",
        "os.open('/proc/self/mem', os.O_RDONLY)",
        "os.unlink(sys.argv[1])",
        "os.rename(sys.argv[1], sys.argv[1] + '2')",
        "os.mkdir(sys.argv[1] + '.d')",
        "os.symlink('/etc/passwd', sys.argv[1] + '.l')",
        "os.link(sys.argv[1], sys.argv[1] + '.h')",
        "os.chmod(sys.argv[1], 0o777)",
        "os.truncate(sys.argv[1], 0)",
        "os.chdir('/')",
        "socket.socket()",
        "socket.socket(socket.AF_UNIX)",
        "socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
        "os.fork()",
        "os.execv('/bin/true', ['true'])",
        "subprocess.run(['/bin/true'])",
        "os.kill(os.getppid(), 0)",
        "os.pidfd_open(os.getppid())",
    ],
)
def test_files_network_and_processes_are_out_of_reach(tmp_path, work):
    file = tmp_path / "secret"
    file.write_text("secret")
    told, status, complaint = behind_fence(f"{TRY}\ntried(lambda: {work})", str(file))
    assert (told, status) == ("PermissionError", 0), complaint
    assert [each.name for each in tmp_path.iterdir()] == ["secret"]
    assert file.read_text() == "secret"


@linux
def test_memory_threads_and_open_connections_still_work():
    told, status, complaint = behind_fence("""
        pages = mmap.mmap(-1, 50_000_000)
        pages[49_999_999] = 1
        done = []
        thread = threading.Thread(target=lambda: done.append(len(bytearray(10_000_000))))
        thread.start()
        thread.join()
        one, other = socket.socketpair()
        socket.send_fds(one, [b"x"], [0])
        print(fenced, done, socket.recv_fds(other, 1, 1)[0])
    """)
    assert (told, status) == ("True [10000000] b'x'", 0), complaint


@linux
def test_no_files_are_written_through_open_descriptors(tmp_path):
    program = """
        import signal
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    """
    told, _, complaint = behind_fence(
        textwrap.dedent(program)
        + TRY
        + "\ntried(lambda: os.write(1, b'x'))\nprint(resource.getrlimit("
        "resource.RLIMIT_FSIZE), resource.getrlimit(resource.RLIMIT_CORE))"
    )
    assert told.endswith("(0, 0) (0, 0)"), complaint


@linux
def test_programs_of_another_kind_of_system_call_are_ended():
    # A 64-bit call under the number of the x32 interface, which the list does not know.
    _, status, _ = behind_fence("ctypes.CDLL(None).syscall(0x40000000 + 2, 0, 0)")
    assert status == (-31 if platform.machine() == "x86_64" else status)


@linux
def test_the_helper_for_images_is_behind_the_fence():
    # Asked of the kernel, about a helper that answers.
    code = """
        import asyncio
        from pathlib import Path
        from faceswap_desktop.core.images import ImageService
        async def main():
            images = ImageService()
            await images.start()
            status = Path(f"/proc/{images._helpers.quick.pid}/status").read_text()
            print([line.split()[1] for line in status.splitlines()
                   if line.startswith(("Seccomp:", "NoNewPrivs:"))])
            await images.aclose()
        asyncio.run(main())
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "['1', '2']"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_too_much_memory_is_refused():
    told, status, _ = behind_fence("""
        sandbox.limit_call(memory=600_000_000, seconds=30)
        try:
            bytearray(2_000_000_000)
        except MemoryError:
            print("refused")
        sandbox.limit_call(memory=4_000_000_000, seconds=30)
        print(len(bytearray(1_000_000_000)))
    """)
    assert (told, status) == ("refused\n1000000000", 0)


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_endless_work_is_ended_by_the_system():
    _, status, _ = behind_fence("""
        sandbox.limit_call(memory=4_000_000_000, seconds=0)
        while True:
            pass
    """)
    assert status < 0


def test_the_program_is_as_the_kernel_wants_it():
    for architecture, clone, refused in sandbox._TABLES.values():
        lines = sandbox._program(architecture, clone, refused)
        assert all(len(line) == 8 for line in lines)
        assert len(lines) < 4096
        assert lines[-1] == sandbox._line(0x06, 0x7FFF0000)


@pytest.mark.parametrize("reason", ["machine", "privileges"])
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX limits")
def test_without_a_filter_the_other_limits_are_set(monkeypatch, reason):
    import resource

    if reason == "machine":
        monkeypatch.setattr(sandbox.platform, "machine", lambda: "vax")
    else:
        library = type("C", (), {"prctl": lambda *_: -1})()
        monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: library)
    bounds = []

    def refuse_one(kind, value):
        bounds.append(kind)
        if kind == resource.RLIMIT_FSIZE:
            raise ValueError("not here")

    monkeypatch.setattr(resource, "setrlimit", refuse_one)
    assert sandbox.enter() is False
    assert resource.RLIMIT_NPROC in bounds
    assert resource.RLIMIT_CORE in bounds


def test_where_there_are_no_limits_nothing_is_done(monkeypatch):
    monkeypatch.setattr(sandbox.sys, "platform", "win32")
    assert sandbox.enter() is False
    sandbox.limit_call(memory=1, seconds=1)
    assert Path(os.devnull).exists()
