# SPDX-License-Identifier: GPL-3.0-or-later
import asyncio
import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
import pytest_asyncio

from faceswap_desktop.core import helper_start
from faceswap_desktop.core.channel import ChannelError
from faceswap_desktop.core.helper_process import HelperProcess, HelperTooSlowError
from faceswap_desktop.core.segments import Segment
from faceswap_desktop.errors import ErrorCode, HelperError, PhotoError

SCRIPT = str(Path(__file__).with_name("misbehaving.py"))
COMMAND = [sys.executable, SCRIPT]
PATIENT = 60.0

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="descriptors")


@pytest_asyncio.fixture
async def helper():
    process = HelperProcess(COMMAND, grace=0.2)
    yield process
    await process.aclose()


def ask(
    helper, method, segments=(), *, deadline=PATIENT, max_bytes=1 << 20, progress=None, **values
):
    return helper.call(
        method,
        values,
        segments,
        deadline=deadline,
        max_bytes=max_bytes,
        understand=lambda reply: reply,
        on_progress=progress,
    )


def gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return Path(f"/proc/{pid}/stat").read_text().split(") ")[1][0] == "Z"


async def until(condition):
    async with asyncio.timeout(PATIENT):
        while not condition():  # noqa: ASYNC110 (the state of another process)
            await asyncio.sleep(0.005)


async def test_values_and_memory_go_there_and_back(helper):
    segment = Segment(1000)
    segment.buffer[:3] = b"xxx"
    reply = await ask(helper, "echo", [segment], a=1, b="ü")
    assert reply.values["values"] == {"a": 1, "b": "ü"}
    assert reply.values["x"] == 3
    filled = await ask(helper, "fill", size=4096)
    assert bytes(filled.segments[0].buffer[:4]) == b"done"
    segment.close()


async def test_one_process_serves_many_calls(helper):
    first = await ask(helper, "echo")
    second, third = await asyncio.gather(ask(helper, "echo"), ask(helper, "echo"))
    assert first.values["pid"] == second.values["pid"] == third.values["pid"] == helper.pid


async def test_starting_early_starts_one(helper):
    await helper.start()
    pid = helper.pid
    await helper.start()
    assert (await ask(helper, "echo")).values["pid"] == pid


async def test_errors_come_through_whole(helper):
    with pytest.raises(PhotoError) as caught:
        await ask(helper, "refuse")
    assert caught.value.code is ErrorCode.PHOTO_DAMAGED
    assert caught.value.details == "as told"
    assert caught.value.params == {"kind": "test"}


@pytest.mark.parametrize(
    ("method", "code"),
    [("stumble", ErrorCode.INTERNAL), ("starve", ErrorCode.HELPER_MEMORY)],
)
async def test_what_nobody_foresaw_is_an_error_and_no_end(helper, method, code):
    await helper.start()
    pid = helper.pid
    with pytest.raises(HelperError) as caught:
        await ask(helper, method)
    assert caught.value.code is code
    assert helper.pid == pid


async def test_progress_is_heard_on_the_loop_in_order(helper):
    heard = []
    await ask(helper, "count", to=8, progress=lambda step, share: heard.append((step, share)))
    assert heard == [("reading-photos", number / 10) for number in range(8)]


async def test_memory_beyond_the_call_ends_the_helper(helper):
    with pytest.raises(HelperError) as caught:
        await ask(helper, "fill", size=2000, max_bytes=1000)
    assert caught.value.code is ErrorCode.HELPER_STOPPED
    assert helper.pid is None


async def test_memory_that_is_not_there_is_said(helper, monkeypatch):
    from faceswap_desktop.core import helper_process

    def none_left(size):
        raise OSError(28, "no space")

    await helper.start()
    monkeypatch.setattr(helper_process, "Segment", none_left)
    with pytest.raises(HelperError) as caught:
        await ask(helper, "fill", size=1000)
    assert caught.value.code is ErrorCode.HELPER_MEMORY


@pytest.mark.parametrize("by", ["SIGKILL", "SIGSEGV", "SIGABRT"])
async def test_a_crash_costs_one_call(helper, by):
    with pytest.raises(HelperError) as caught:
        await ask(helper, "die", by=by)
    assert caught.value.code is ErrorCode.HELPER_STOPPED
    assert caught.value.retryable
    assert (await ask(helper, "echo")).values["x"] == 0


async def test_a_crash_between_calls_costs_nothing(helper):
    first = await ask(helper, "echo")
    os.kill(first.values["pid"], signal.SIGKILL)
    await until(lambda: gone(first.values["pid"]))
    second = await ask(helper, "echo")
    assert second.values["pid"] != first.values["pid"]


async def test_a_deadline_ends_even_what_ignores_signals(helper, tmp_path):
    await helper.start()
    pid = helper.pid
    with pytest.raises(HelperTooSlowError):
        await ask(helper, "hang", deadline=0.3, started=str(tmp_path / "started"))
    assert gone(pid)


async def test_cancelling_stops_polite_work_and_keeps_the_process(helper, tmp_path):
    await helper.start()
    pid = helper.pid
    started = tmp_path / "started"
    task = asyncio.create_task(ask(helper, "work_forever", started=str(started)))
    await until(started.exists)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await ask(helper, "echo")).values["pid"] == pid


async def test_cancelling_ends_what_does_not_listen(helper, tmp_path):
    await helper.start()
    pid = helper.pid
    started = tmp_path / "started"
    task = asyncio.create_task(ask(helper, "hang", started=str(started)))
    await until(started.exists)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert (await ask(helper, "echo")).values["pid"] != pid
    assert gone(pid)


async def test_a_call_cancelled_in_the_queue_is_never_made(helper, tmp_path):
    started = tmp_path / "started"
    never = tmp_path / "never"
    first = asyncio.create_task(ask(helper, "work_forever", started=str(started)))
    await until(started.exists)
    second = asyncio.create_task(ask(helper, "work_forever", started=str(never)))
    await asyncio.sleep(0)
    second.cancel()
    first.cancel()
    await asyncio.gather(first, second, return_exceptions=True)
    await ask(helper, "echo")
    assert not never.exists()


@pytest.mark.parametrize(
    "messages",
    [
        [{"id": 99, "reply": {}}],
        [{"id": 1}],
        [{"id": 1, "reply": [1]}],
        [{"id": 1, "allocate": -5}],
        [{"id": 1, "allocate": "many"}],
        [{"id": 1, "step": 5}],
        [{"id": 1, "step": "reading-photos", "fraction": "half"}],
        [{"id": 1, "cancelled": True}],
        [{"id": 1, "error": "text"}],
        [{"id": 1, "error": {"kind": "SystemExit", "code": "internal", "params": {}}}],
        [{"id": 1, "error": {"kind": "PhotoError", "code": "nonsense", "params": {}}}],
        [{"id": 1, "error": {"kind": "PhotoError", "code": "internal", "params": []}}],
    ],
)
async def test_nonsense_ends_the_helper(helper, messages):
    await helper.start()
    pid = helper.pid
    with pytest.raises(HelperError) as caught:
        await ask(helper, "say", messages=messages)
    assert caught.value.code is ErrorCode.HELPER_STOPPED
    assert gone(pid)


async def test_errors_cannot_set_what_is_not_theirs(helper):
    params = {"charge": "charged", "details": "x", "not a name": 1, "kind": "fine", "list": [1]}
    error = {"kind": "PhotoError", "code": "photo-damaged", "params": params, "details": "d"}
    with pytest.raises(PhotoError) as caught:
        await ask(helper, "say", messages=[{"id": 1, "error": error}])
    assert caught.value.params == {"kind": "fine"}


@pytest.mark.parametrize(
    "raw",
    [
        "ffffffff",  # a length beyond all need
        "000000027b7d",  # {} is no message
        "00000004" + b"oops".hex(),
        "0000002d" + b'{"message": {"id": 1}, "segments": [{"size":1}]}'[:45].hex(),
    ],
)
async def test_broken_bytes_end_the_helper(helper, raw):
    with pytest.raises(HelperError):
        await ask(helper, "say_bytes", hex=raw)


async def test_a_reply_that_cannot_be_true_ends_the_helper(helper):
    def doubt(reply):
        raise ChannelError("a lie")

    await helper.start()
    pid = helper.pid
    with pytest.raises(HelperError):
        await helper.call("echo", {}, deadline=PATIENT, max_bytes=0, understand=doubt)
    assert gone(pid)


@pytest.mark.parametrize("how", ["--exit", "--silent", "--wrong"])
async def test_a_helper_that_does_not_start_is_an_error(how):
    helper = HelperProcess([*COMMAND, how], start_deadline=5.0 if how != "--silent" else 1.0)
    with pytest.raises(HelperError) as caught:
        await helper.start()
    assert caught.value.code is ErrorCode.HELPER_STOPPED
    if how == "--exit":
        assert "will not start" in caught.value.details
    await helper.aclose()


async def test_a_command_that_is_not_there_is_an_error():
    helper = HelperProcess(["/nonexistent/program"])
    with pytest.raises(HelperError):
        await helper.start()
    await helper.aclose()


async def test_endless_complaints_block_nothing(helper):
    assert (await ask(helper, "babble")).values["full"]


async def test_keys_never_reach_a_helper(helper, monkeypatch):
    monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_KEY", "KEY-CANARY")
    monkeypatch.setenv("SOME_TOKEN", "KEY-CANARY")
    told = (await ask(helper, "environment")).values
    assert "KEY-CANARY" not in repr(told)


async def test_closing_ends_a_helper_in_the_midst_of_work(tmp_path):
    helper = HelperProcess(COMMAND)
    started = tmp_path / "started"
    task = asyncio.create_task(ask(helper, "hang", started=str(started)))
    await until(started.exists)
    pid = helper.pid
    await helper.aclose()
    with pytest.raises(HelperError):
        await task
    assert gone(pid)
    with pytest.raises(HelperError):
        await ask(helper, "echo")
    await helper.aclose()


async def test_helpers_die_with_the_program(tmp_path):
    program = textwrap.dedent(f"""
        import asyncio, os, signal
        from faceswap_desktop.core.helper_process import HelperProcess
        async def main():
            helper = HelperProcess({COMMAND!r})
            await helper.start()
            print(helper.pid, flush=True)
            await helper.call("hang", {{"started": {str(tmp_path / "s")!r}}}, deadline=600.0,
                              max_bytes=0, understand=print)
        asyncio.run(main())
    """)
    command = [sys.executable, "-c", program]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)  # noqa: ASYNC220
    pid = int(process.stdout.readline())
    await until((tmp_path / "s").exists)
    process.kill()
    process.wait()
    process.stdout.close()
    await until(lambda: gone(pid))


def test_the_command_fits_the_way_the_program_is_installed(monkeypatch):
    assert helper_start.command_for("images")[-3:] == ["faceswap_desktop", "--helper", "images"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert helper_start.command_for("images") == [sys.executable, "--helper", "images"]
