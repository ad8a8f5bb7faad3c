# SPDX-License-Identifier: GPL-3.0-or-later
"""Long-lived helper processes: what may crash, hang or eat memory does it there.

One daemon thread per helper owns the process and the conversation with it, one call after the
other; a second one only listens. A helper that ends, breaks the rules or outlives a call's
deadline is ended for good, the call fails with a HelperError, and the next call starts afresh.
"""

from __future__ import annotations

import asyncio
import itertools
import queue
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from faceswap_desktop import errors
from faceswap_desktop.core.channel import ChannelClosedError, ChannelError, Message
from faceswap_desktop.core.helper_start import RunningHelper
from faceswap_desktop.core.segments import Segment
from faceswap_desktop.core.threads import settle
from faceswap_desktop.errors import ErrorCode, HelperError, UserFacingError

Progress = Callable[[str, float | None], None]

T = TypeVar("T")
R = TypeVar("R")

_CODES = frozenset(code.value for code in ErrorCode)
_OWN_FIELDS = {"code", "details", "charge", "retryable"}

_KINDS: dict[str, type[UserFacingError]] = {
    kind.__name__: kind
    for kind in (errors.PhotoError, errors.FaceError, errors.SaveError, errors.HelperError)
}


class HelperTooSlowError(HelperError):
    """The helper did not answer in time, and was ended."""


class HelperNotStartedError(HelperError):
    """The helper could not even be started: nothing that it was asked is to blame."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: values that are still to be checked, and the memory that was granted."""

    values: Message
    segments: tuple[Segment, ...]


@dataclass(slots=True)
class _Request(Generic[T]):
    method: str
    values: Message
    segments: Sequence[Segment]
    deadline: float
    max_bytes: int
    on_progress: Progress | None
    understand: Callable[[Reply], T]
    is_cancelled: threading.Event = field(default_factory=threading.Event)
    granted: list[Segment] = field(default_factory=list)
    helper: RunningHelper | None = None

    def cancel(self) -> None:
        self.is_cancelled.set()
        if self.helper is not None:
            self.helper.wake()


class HelperProcess:
    """One helper of this program, started with its first call. Safe to share between tasks.

    `command` starts the process; `environment` is added to the little that it inherits; after
    `grace` seconds a call that was cancelled and goes on all the same is ended by force.
    """

    def __init__(
        self,
        command: Sequence[str],
        *,
        environment: dict[str, str] | None = None,
        grace: float = 0.3,
        start_deadline: float = 60.0,
    ) -> None:
        self._command = list(command)
        self._environment = environment or {}
        self._grace = grace
        self._start_deadline = start_deadline
        self._requests: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._numbers = itertools.count(1)
        self._helper: RunningHelper | None = None
        self._thread: threading.Thread | None = None
        self._is_closed = False
        self._is_busy = False

    @property
    def pid(self) -> int | None:
        """The process that is running at the moment, for tests and measurements."""
        helper = self._helper
        return helper.pid if helper else None

    @property
    def is_busy(self) -> bool:
        """Whether the process has been asked something and has not answered yet."""
        return self._is_busy

    async def start(self) -> None:
        """Start the process before it is needed. Raises HelperError."""
        await self._in_own_thread(self._running)

    async def call(
        self,
        method: str,
        values: Message,
        segments: Sequence[Segment] = (),
        *,
        deadline: float,
        max_bytes: int,
        understand: Callable[[Reply], T],
        on_progress: Progress | None = None,
    ) -> T:
        """Ask the helper for something, and await what `understand` makes of the reply.

        `deadline` in seconds from the moment it is this call's turn; `max_bytes` is all the memory
        it may ask for. `understand` runs in the helper's thread, and raises ChannelError when
        the reply cannot be true, which ends the helper. `on_progress` is called on the event
        loop. Raises HelperError, or what the helper raised. Cancelling returns at once, and
        stops the work behind.
        """
        loop = asyncio.get_running_loop()
        report = on_progress

        def tell(step: str, fraction: float | None) -> None:
            if report is not None and not request.is_cancelled.is_set():
                loop.call_soon_threadsafe(report, step, fraction)

        request = _Request(
            method, values, segments, deadline, max_bytes, tell if report else None, understand
        )
        try:
            return await self._in_own_thread(lambda: self._converse(request))
        except asyncio.CancelledError:
            request.cancel()
            raise

    async def aclose(self) -> None:
        """End the process, whatever it is doing; may be called again."""
        self._is_closed = True
        helper, thread = self._helper, self._thread
        if helper is not None:
            helper.kill()
        if thread is not None:
            await self._in_own_thread(self._end)
            self._requests.put(None)
            self._thread = None

    async def _in_own_thread(self, work: Callable[[], R]) -> R:
        if self._thread is None:
            self._thread = threading.Thread(target=self._serve, daemon=True)
            self._thread.start()
        loop = asyncio.get_running_loop()
        future: asyncio.Future[R] = loop.create_future()
        self._requests.put(lambda: settle(loop, future, work))
        return await future

    def _serve(self) -> None:
        while (work := self._requests.get()) is not None:
            work()

    def _running(self) -> RunningHelper:
        if self._helper is not None and not self._helper.has_ended and not self._is_closed:
            return self._helper
        self._end()
        try:
            helper = self._helper = RunningHelper(self._command, self._environment)
            if self._was_closed():  # before this one could be seen, or it would never end
                helper.kill()
            helper.say_hello(self._start_deadline)
        except (ChannelError, ChannelClosedError, TimeoutError) as error:
            details = self._stopped(error).details
            raise HelperNotStartedError(ErrorCode.HELPER_STOPPED, details=details) from error
        return helper

    def _was_closed(self) -> bool:
        return self._is_closed

    def _end(self) -> None:
        if self._helper is not None:
            self._helper.end()
            self._helper = None

    def _stopped(self, cause: Exception) -> HelperError:
        """End the helper, and give the error that tells of it."""
        helper = self._helper
        self._end()
        told = helper.last_words if helper else ""
        details = f"{type(cause).__name__}: {cause}; {told}"
        if isinstance(cause, TimeoutError):
            return HelperTooSlowError(ErrorCode.HELPER_STOPPED, details=details)
        return HelperError(ErrorCode.HELPER_STOPPED, details=details, retryable=True)

    def _converse(self, request: _Request[T]) -> T:
        if request.is_cancelled.is_set():  # while it waited for its turn
            raise asyncio.CancelledError
        request.helper = helper = self._running()
        number = next(self._numbers)
        told = {"id": number, "do": request.method, "values": request.values}
        try:
            helper.send(told, request.segments)
            self._is_busy = True
            reply = self._listen(request, helper, number)
            return request.understand(reply)
        except (ChannelError, ChannelClosedError, TimeoutError) as error:
            _close_all(request.granted)
            raise self._stopped(error) from error
        except BaseException:
            _close_all(request.granted)
            raise
        finally:
            self._is_busy = False

    def _listen(self, request: _Request[T], helper: RunningHelper, number: int) -> Reply:
        """Act on all that is said until it is the reply."""
        until = time.monotonic() + request.deadline
        while True:
            if request.is_cancelled.is_set() and helper.ask_to_stop(number):
                until = min(until, time.monotonic() + self._grace)
            message = helper.receive(until)
            if message is None:
                continue
            if message.get("id") != number:
                raise ChannelError("an answer to another question")
            if "allocate" in message:
                _grant(request, helper, message["allocate"])
            elif "step" in message:
                _report(request, message)
            else:
                return _reply(request, message)


def _grant(request: _Request[T], helper: RunningHelper, size: object) -> None:
    """Lend the memory that the helper asks for, as far as it fits the call."""
    used = sum(each.size for each in request.granted)
    if not isinstance(size, int) or not 0 < size <= request.max_bytes - used:
        raise ChannelError("a wish for more memory than fits the call")
    try:
        segment = Segment(size)
    except OSError:
        helper.send({"granted": 0})
        return
    request.granted.append(segment)
    helper.send({"granted": size}, [segment])


def _reply(request: _Request[T], message: Message) -> Reply:
    if "error" in message:
        raise _told(message["error"])
    if "cancelled" in message and request.is_cancelled.is_set():
        raise asyncio.CancelledError
    values = message.get("reply")
    if not isinstance(values, dict):
        raise ChannelError("a reply without values")
    return Reply(values, tuple(request.granted))


def _report(request: _Request[T], message: Message) -> None:
    step, fraction = message["step"], message.get("fraction")
    if not isinstance(step, str) or not isinstance(fraction, int | float | None):
        raise ChannelError("progress that is none")
    if request.on_progress is not None:
        shown = None if fraction is None else min(1.0, max(0.0, float(fraction)))
        request.on_progress(step, shown)


def _told(error: object) -> UserFacingError:
    """The helper's error, as far as it is one that a helper may raise."""
    if not isinstance(error, dict) or not isinstance(error.get("params"), dict):
        raise ChannelError("an error that is none")
    kind = _KINDS.get(str(error.get("kind")))
    if kind is None or error.get("code") not in _CODES:
        raise ChannelError("an error that is none")
    params: dict[str, Any] = {
        key: value
        for key, value in error["params"].items()
        if key.isidentifier() and key not in _OWN_FIELDS and isinstance(value, str | int | float)
    }
    return kind(ErrorCode(error["code"]), details=str(error.get("details", "")), **params)


def _close_all(segments: Sequence[Segment]) -> None:
    for segment in segments:
        segment.close()
