# SPDX-License-Identifier: GPL-3.0-or-later
import logging
import stat
import subprocess
import sys
import textwrap

import pytest

from faceswap_desktop.core import logs


@pytest.fixture
def folder(tmp_path):
    root = logging.getLogger()
    level = root.level
    yield tmp_path / "logs"
    logs.stop()
    root.setLevel(level)
    logging.raiseExceptions = True


def text(folder):
    return (folder / logs.LOG_NAME).read_text()


def test_the_log_is_written_masked_and_private(folder):
    logs.start(folder)
    logging.getLogger("faceswap_desktop.x").info("key user:12-CANARY")
    logging.getLogger("faceswap_desktop.x").debug("not told")
    assert "key user:***" in text(folder)
    assert "not told" not in text(folder)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / logs.LOG_NAME).stat().st_mode) == 0o600


def test_talkative_libraries_are_heard_only_when_something_is_wrong(folder):
    logs.start(folder)
    for name in ("httpx", "httpcore.http11", "hpack", "qasync", "asyncio", "keyring", "PIL.x"):
        logging.getLogger(name).info("CANARY")
        logging.getLogger(name).warning("trouble in %s", name)
    assert "CANARY" not in text(folder)
    assert text(folder).count("trouble in") == 7


def test_old_logs_are_let_go(folder, monkeypatch):
    monkeypatch.setattr(logs, "_BYTES", 2000)
    logs.start(folder)
    for _ in range(400):
        logging.getLogger("faceswap_desktop").info("x" * 100)
    files = sorted(each.name for each in folder.iterdir() if each.name != logs.CRASH_NAME)
    assert len(files) == 6
    assert all(each.stat().st_size < 3000 for each in folder.iterdir())


def test_a_folder_that_cannot_be_written_costs_only_the_log(folder, capsys):
    folder.touch()  # a file where the folder should be
    logs.start(folder)
    logging.getLogger("faceswap_desktop").warning("still told user:12-CANARY")
    logs.stop()
    told = capsys.readouterr().err
    assert "CANARY" not in told


def test_without_a_standard_error_there_is_silence(folder, monkeypatch):
    folder.touch()
    monkeypatch.setattr(sys, "stderr", None)
    logs.start(folder)
    logging.getLogger("faceswap_desktop").warning("into the void")


def test_a_crash_is_found_at_the_next_start(folder):
    program = textwrap.dedent(f"""
        import ctypes
        from pathlib import Path
        from faceswap_desktop.core import logs
        logs.start(Path({str(folder)!r}))
        ctypes.string_at(0)
    """)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False)
    assert done.returncode != 0
    assert "string_at" in logs.last_crash(folder)
    logs.start(folder)
    assert logs.last_crash(folder) == ""
    assert logs.last_crash(folder / "nowhere") == ""
