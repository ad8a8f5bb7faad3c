# SPDX-License-Identifier: GPL-3.0-or-later
"""The receipt: facts of each try, from events in the order in which they happened."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from faceswap_desktop.core.models import JobRequest, JobSnapshot, JobState, Operation
from faceswap_desktop.jobs import receipt as module
from faceswap_desktop.jobs.receipt import ReceiptEvent, ReceiptKind, receipt, sending_events
from faceswap_desktop.providers.base import InputFile
from tests.jobs.fakes import LOCAL, REMOTE

NOW = datetime(2030, 1, 1, tzinfo=UTC)
JOB = JobSnapshot("a", JobRequest(Operation.SWAP, "remote"), JobState.DONE, NOW, NOW)
COPY = InputFile(Path("/x/abc"), "image/jpeg", 80, 60)
LINKED = InputFile(Path("/x/def"), "image/png", 8, 6, "https://x.test/a.png")


def event(kind, seconds=0, attempt=1, **facts):
    return ReceiptEvent(NOW + timedelta(seconds=seconds), attempt, kind, facts)


def sending(attempt=1):
    pictures = [("target", COPY, 1000), ("face", LINKED, 10)]
    return sending_events(REMOTE, pictures, "hello", attempt=attempt, at=NOW)


def test_a_service_on_this_computer_sends_nothing():
    assert sending_events(LOCAL, [("target", COPY, 1)], "", attempt=1, at=NOW) == ()


def test_a_whole_life():
    events = [
        *sending(),
        event(ReceiptKind.ANSWER_LOST, 1),
        event(ReceiptKind.ACCEPTED, 2, remote_id="r"),
        event(ReceiptKind.FINISHED, 3, remote_id="r", price=1.5, balance=8.0),
        event(ReceiptKind.LINK_NOT_DELETED, 3),
        event(ReceiptKind.COPIES_DELETED, 4, copies=2),
    ]
    told = receipt(JOB, events)
    (attempt,) = told.attempts
    assert (told.job_id, told.provider, told.created_at) == ("a", "remote", NOW)
    assert (attempt.receiver, attempt.host) == ("Remote Ltd", "api.remote.test")
    assert (attempt.kept_for, attempt.prompt_length) == ("7 days", 5)
    assert [(p.role, p.size, p.width, p.was_linked) for p in attempt.pictures] == [
        ("target", 1000, 80, False),
        ("face", 10, 8, True),
    ]
    assert (attempt.remote_id, attempt.price, attempt.balance) == ("r", 1.5, 8.0)
    assert attempt.accepted_at == NOW + timedelta(seconds=2)
    assert attempt.finished_at == NOW + timedelta(seconds=3)
    assert attempt.copies_deleted_at == NOW + timedelta(seconds=4)
    assert attempt.link_was_left
    assert not attempt.charge_is_open


def test_each_try_stands_by_itself():
    events = [
        *sending(),
        event(ReceiptKind.NOT_ACCEPTED, code="service-busy"),
        *sending(),
        event(ReceiptKind.ANSWER_LOST),
        *sending(attempt=2),
        event(ReceiptKind.ACCEPTED, attempt=2, remote_id="r"),
        event(ReceiptKind.CANCEL_ASKED, attempt=2, outcome="stopped"),
    ]
    first, second, third = receipt(JOB, events).attempts
    assert (first.refusal, first.charge_is_open) == ("service-busy", False)
    assert (second.refusal, second.charge_is_open) == (None, True)
    assert (third.attempt, third.cancel_outcome) == (2, "stopped")


def test_events_without_a_sending_tell_nothing():
    assert receipt(JOB, [event(ReceiptKind.COPIES_DELETED, copies=1)]).attempts == ()


def test_facts_are_kept_as_they_are():
    facts = {"a": 1, "b": 0.5, "c": "ü\n", "d": None, "e": True}
    text = module.facts_to_json(facts)
    assert text.isascii()
    assert dict(module.facts_from_json(text)) == facts
