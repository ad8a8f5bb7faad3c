# SPDX-License-Identifier: GPL-3.0-or-later
"""What is kept of a job comes back as it was."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.core.models import (
    Box,
    Caution,
    ErrorInfo,
    JobRequest,
    JobSnapshot,
    JobState,
    Operation,
    PersonFace,
    Photo,
    ResultFile,
    Step,
    Wait,
    WaitReason,
)
from faceswap_desktop.errors import Charge, ErrorCode, UserFacingError
from faceswap_desktop.jobs import records
from faceswap_desktop.jobs.records import JobRecord
from faceswap_desktop.providers.base import RemoteResult

FOLDER = Path("/results/job")
texts = st.text(max_size=20)
amounts = st.none() | st.floats(allow_nan=False, allow_infinity=False)
fractions = st.floats(0, 1)
times = st.datetimes(timezones=st.just(UTC))
# names of files are bytes, and need not be text
paths = (
    st.binary(min_size=1, max_size=12)
    .filter(lambda b: not {0, 47} & set(b))
    .map(lambda b: Path(os.fsdecode(b"/photos/x" + b)))
)
photos = st.builds(
    Photo, paths, texts, st.integers(1), st.integers(1), texts, web_address=st.none() | texts
)
boxes = st.builds(Box, fractions, fractions, fractions, fractions)
requests = st.builds(
    JobRequest,
    st.sampled_from(Operation),
    texts,
    st.none() | photos,
    st.none() | photos,
    texts,
    st.none() | boxes,
    st.none() | boxes,
    st.dictionaries(texts, st.booleans() | st.integers() | fractions | texts),
    st.lists(st.builds(PersonFace, boxes, photos, st.none() | boxes), max_size=2).map(tuple),
    st.lists(boxes, max_size=2).map(tuple),
    st.lists(boxes, max_size=2).map(tuple),
    st.none() | boxes,
    st.none() | boxes,
)
results = st.builds(
    ResultFile,
    st.text("ab-.", min_size=3, max_size=9).map(lambda name: FOLDER / f"x{name}"),
    st.integers(1),
    st.integers(1),
    texts,
    st.integers(1),
    texts,
)
errors = st.builds(
    ErrorInfo,
    st.sampled_from(ErrorCode),
    st.dictionaries(texts, st.integers() | texts),
    texts,
    st.sampled_from(Charge),
    st.booleans(),
)
snapshots = st.builds(
    JobSnapshot,
    st.just("job"),
    requests,
    st.sampled_from(JobState),
    times,
    times,
    st.none() | times,
    st.none() | times,
    wait=st.none() | st.builds(Wait, st.sampled_from(WaitReason), st.none() | times),
    remote_id=st.none() | texts,
    results=st.lists(results, max_size=2).map(tuple),
    warnings=st.lists(st.sampled_from(Caution), max_size=3).map(tuple),
    error=st.none() | errors,
    price=amounts,
    balance=amounts,
    attempt=st.integers(1),
    changed=st.lists(boxes, max_size=2).map(tuple),
)
remotes = st.builds(
    RemoteResult, texts, st.lists(texts, max_size=2).map(tuple), texts, st.none() | times
)
kept = st.builds(
    JobRecord,
    snapshots,
    st.none() | texts,
    st.none() | texts,
    st.lists(remotes, max_size=2).map(tuple),
    st.none() | st.sampled_from(JobState),
    st.booleans(),
    st.booleans(),
    st.integers(0),
    st.none() | texts,
    st.none() | times,
)


@given(kept)
def test_a_record_comes_back_as_it_was(record):
    request = records.request_to_json(record.snapshot.request)
    text = records.record_to_json(record)
    assert (request + text).isascii()
    assert "\n" not in request + text
    again = records.record_from_json(
        "job",
        request,
        text,
        folder=FOLDER,
        token=record.token,
        deleted_at=record.deleted_at.isoformat() if record.deleted_at else None,
    )
    assert again == record


def test_what_passes_by_is_not_kept():
    now = datetime(2030, 1, 1, tzinfo=UTC)
    request = JobRequest(Operation.SWAP, "remote")
    still = JobRecord(JobSnapshot("job", request, JobState.WORKING, now, now))
    moving = replace(still, snapshot=replace(still.snapshot, step=Step.BLENDING, fraction=0.5))
    assert records.record_to_json(moving) == records.record_to_json(still)


@pytest.mark.parametrize("text", ["", "[]", "null", '{"v":2}', "{}", '{"v":1}', "{"])
def test_anything_else_is_refused(text):
    with pytest.raises((ValueError, KeyError, TypeError)):
        records.request_from_json(text)


def test_the_folder_of_the_results_may_have_moved():
    now = datetime(2030, 1, 1, tzinfo=UTC)
    result = ResultFile(Path("/old/job/a.jpg"), 1, 1, "image/jpeg", 1, "0")
    request = JobRequest(Operation.SWAP, "remote")
    record = JobRecord(JobSnapshot("job", request, JobState.DONE, now, now, results=(result,)))
    again = records.record_from_json(
        "job",
        records.request_to_json(request),
        records.record_to_json(record),
        folder=Path("/new/job"),
    )
    assert again.snapshot.results[0].path == Path("/new/job/a.jpg")


def test_what_is_kept_of_an_error_is_short_and_whole():
    error = UserFacingError(
        ErrorCode.NO_CREDITS,
        details="x" * 10_000,
        charge=Charge.POSSIBLE,
        retryable=True,
        provider="remote",
    )
    info = records.error_info(error)
    assert (info.code, dict(info.params)) == (ErrorCode.NO_CREDITS, {"provider": "remote"})
    assert (info.charge, info.retryable, len(info.details)) == (Charge.POSSIBLE, True, 4000)


def test_the_format_is_named_in_what_is_kept():
    request = JobRequest(Operation.SWAP, "remote")
    assert json.loads(records.request_to_json(request))["v"] == records.FORMAT


def test_a_request_from_before_there_were_several_people_is_still_read():
    request = JobRequest(Operation.SWAP, "remote")
    data = json.loads(records.request_to_json(request))
    del data["people"]
    assert records.request_from_json(json.dumps(data)) == request


def test_a_request_from_before_there_were_parts_is_still_read():
    request = JobRequest(Operation.SWAP, "remote")
    data = json.loads(records.request_to_json(request))
    for key in ("target_others", "face_others", "target_part", "face_part"):
        del data[key]
    assert records.request_from_json(json.dumps(data)) == request


@given(kept)
def test_a_record_from_before_changed_parts_were_kept_is_still_read(record):
    data = json.loads(records.record_to_json(record))
    del data["changed"]
    request = records.request_to_json(record.snapshot.request)
    again = records.record_from_json("job", request, json.dumps(data), folder=FOLDER)
    assert again.snapshot.changed == ()


@pytest.mark.parametrize("person", [[None, None, None], [[0, 0, 1, 1], None, None]])
def test_a_person_without_a_place_or_a_face_is_refused(person):
    data = json.loads(records.request_to_json(JobRequest(Operation.SWAP, "remote")))
    data["people"] = [person]
    with pytest.raises((ValueError, TypeError)):
        records.request_from_json(json.dumps(data))
