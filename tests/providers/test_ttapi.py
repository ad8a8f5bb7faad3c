# SPDX-License-Identifier: GPL-3.0-or-later
"""TTAPI, contract row by contract row, over real sockets."""

import asyncio
import json
from dataclasses import replace

import pytest

from faceswap_desktop.core.models import Caution, Operation, Step
from faceswap_desktop.core.paths import folders
from faceswap_desktop.errors import (
    BusyError,
    Charge,
    CredentialError,
    ErrorCode,
    NotSentError,
    RefusedError,
    ServiceError,
    UncertainError,
)
from faceswap_desktop.providers.base import (
    Accepted,
    AccountStatus,
    CancelOutcome,
    Ended,
    Finished,
    StillWorking,
)
from faceswap_desktop.providers.ttapi import TtapiProvider
from tests.providers.service_support import Reports, Settings, swap
from tests.sandbox import Sandbox, faults
from tests.sandbox.links import ANONYMOUS_PATH
from tests.sandbox.ttapi import KEY


@pytest.fixture
async def sandbox():
    async with Sandbox() as started:
        yield started
        assert started.ttapi.violations == []


@pytest.fixture
def settings(sandbox, monkeypatch):
    monkeypatch.setenv("FACESWAP_DESKTOP_TTAPI_URL", sandbox.ttapi_address)
    return Settings(
        {"ttapi": KEY, "s3": "secret-canary"},
        {
            ("ttapi", "link_host"): "s3",
            ("s3", "endpoint"): sandbox.address,
            ("s3", "bucket"): "bucket",
            ("s3", "access_key_id"): "AKIDEXAMPLE",
        },
    )


@pytest.fixture
async def provider(settings):
    made = TtapiProvider(settings.context())
    yield made
    await made.aclose()


def ledger():
    path = folders().data / "links.json"
    return json.loads(path.read_text()) if path.exists() else {}


def creates(sandbox):
    return sandbox.asked("/insightFace/v1/swap")


async def accepted(provider, tmp_path):
    return await provider.submit(swap(tmp_path), Reports())


async def test_swap_sends_links_as_json(sandbox, provider, tmp_path):
    outcome = await accepted(provider, tmp_path)
    assert outcome == Accepted("SWAP-FACE-171349414479347616")
    [request] = creates(sandbox)
    assert (request.method, request.target) == ("POST", "/insightFace/v1/swap")
    assert request.header("tt-api-key") == KEY
    assert request.header("content-type") == "application/json"
    assert set(request.json) == {"targetImage", "swapImage"}
    puts = sandbox.asked("", "PUT")
    assert len(puts) == 2
    assert [each.body for each in puts] == [
        (tmp_path / "one-holiday-in-rome.jpg").read_bytes(),
        (tmp_path / "two-aunt-mary.jpg").read_bytes(),
    ]
    for put, name in zip(puts, ("targetImage", "swapImage"), strict=True):
        assert put.path in request.json[name]
        assert "tt-api-key" not in put.raw.decode("latin-1").lower()
        assert b"rome" not in put.raw
        assert b"secret-canary" not in put.raw


async def test_photos_are_placed_before_anything_is_submitted(sandbox, provider, tmp_path):
    placed = await provider.place(swap(tmp_path), Reports())
    assert creates(sandbox) == []
    assert len(sandbox.asked("", "PUT")) == 2
    await provider.submit(placed, Reports())
    [request] = creates(sandbox)
    assert request.json == {"targetImage": placed.target.link, "swapImage": placed.face.link}
    assert len(sandbox.asked("", "PUT")) == 2, "none is placed twice"


async def test_placing_that_is_broken_off_takes_the_photos_away(sandbox, provider, tmp_path):
    class Stop(Reports):
        """Breaks off at the second photo."""

        def __call__(self, step, fraction=None):
            super().__call__(step, fraction)
            if step is Step.MAKING_LINKS and len(sandbox.asked("", "PUT")) == 1:
                raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        await provider.place(swap(tmp_path), Stop())
    assert len(sandbox.asked("", "PUT")) == len(sandbox.asked("", "DELETE")) == 1
    assert ledger() == {}
    assert creates(sandbox) == []


async def test_photo_from_the_web_is_passed_on_as_its_address(sandbox, provider, tmp_path):
    submission = swap(tmp_path)
    address = "https://images.example.org/template.jpg?size=2"
    submission = replace(
        submission,
        target=replace(submission.target, web_address=address),
        face=replace(submission.face, web_address="http://insecure.example.org/a.jpg"),
    )
    await provider.submit(submission, Reports())
    [request] = creates(sandbox)
    assert request.json["targetImage"] == address
    assert request.json["swapImage"].startswith(sandbox.address)
    assert len(sandbox.asked("", "PUT")) == 1


async def test_address_to_call_back(sandbox, provider, tmp_path):
    submission = swap(tmp_path, hook_url="https://example.org/hook")
    await provider.submit(submission, Reports())
    assert creates(sandbox)[0].json["hookUrl"] == "https://example.org/hook"
    with pytest.raises(RefusedError) as caught:
        await provider.submit(swap(tmp_path, hook_url="ftp://example.org"), Reports())
    assert caught.value.code is ErrorCode.OPTION_INVALID


async def test_only_swaps_with_both_photos(sandbox, provider, tmp_path):
    for wrong in (
        replace(swap(tmp_path), operation=Operation.BACKGROUND),
        replace(swap(tmp_path), face=None),
    ):
        with pytest.raises(RefusedError) as caught:
            await provider.submit(wrong, Reports())
        assert caught.value.code is ErrorCode.OPTION_INVALID
    assert creates(sandbox) == []
    assert ledger() == {}


@pytest.mark.parametrize("chosen", ["", "unheard-of"])
async def test_link_host_has_to_be_chosen(sandbox, provider, settings, tmp_path, chosen):
    settings.values["ttapi", "link_host"] = chosen
    with pytest.raises(RefusedError) as caught:
        await provider.submit(swap(tmp_path), Reports())
    assert caught.value.code is ErrorCode.LINK_HOST_MISSING
    assert sandbox.requests == []


@pytest.mark.parametrize(
    "body",
    [
        {"status": "SUCCESS", "message": "", "data": {"jobId": "J-1"}},
        {"status": "SUCCESS", "message": "success", "data": {"job_id": "J-1"}},
        {"status": "SUCCESS", "message": None, "data": {"jobId": "J-1"}},
        {"status": "SUCCESS", "jobId": "J-1", "data": None},
        {"status": "ON_QUEUE", "data": {"jobId": "J-1"}},
        {"data": {"job_id": "J-1"}},
    ],
)
async def test_names_of_the_job_id(sandbox, provider, tmp_path, body):
    sandbox.script(faults.Answer(200, body), path="/swap")
    assert await accepted(provider, tmp_path) == Accepted("J-1")


@pytest.mark.parametrize(
    ("status", "body", "code"),
    [
        (400, {"status": "FAILED", "message": "'action' parameter error!"},
         ErrorCode.REQUEST_REFUSED),
        (200, {"status": "FAILED", "message": "parameter error"}, ErrorCode.REQUEST_REFUSED),
        (200, {"status": "FAILED", "message": None}, ErrorCode.REQUEST_REFUSED),
        (200, {"status": "FAILED", "message": "insufficient quota"}, ErrorCode.NO_CREDITS),
        (400, {"status": "FAILED", "message": "Balance too low"}, ErrorCode.NO_CREDITS),
        (200, {"status": "FAILED", "message": "prompt violation"}, ErrorCode.CONTENT_REFUSED),
        (401, {"error": "no"}, ErrorCode.KEY_REFUSED),
        (401, "not json", ErrorCode.KEY_REFUSED),
        (403, b"", ErrorCode.KEY_REFUSED),
        (402, {"error": "pay"}, ErrorCode.NO_CREDITS),
        (422, {"error": "x"}, ErrorCode.CONTENT_REFUSED),
    ],
)  # fmt: skip
async def test_refusals_take_the_photos_away(sandbox, provider, tmp_path, status, body, code):
    sandbox.script(faults.Answer(status, body), path="/swap")
    with pytest.raises(RefusedError) as caught:
        await accepted(provider, tmp_path)
    assert (caught.value.code, caught.value.charge) == (code, Charge.NOTHING)
    assert len(sandbox.links.deleted) == 2
    assert sandbox.links.files == {}
    assert ledger() == {}


async def test_busy(sandbox, provider, tmp_path):
    sandbox.script(faults.Answer(429, b"slow down", headers={"Retry-After": "33"}), path="/swap")
    with pytest.raises(BusyError) as caught:
        await accepted(provider, tmp_path)
    assert caught.value.retry_after == 33
    assert sandbox.links.files == {}


@pytest.mark.parametrize(
    "fault",
    [
        faults.Drop(),
        faults.page(200),
        faults.page(502),
        faults.Answer(500, {"error": "x"}),
        faults.Answer(200, {"status": "SUCCESS", "data": None}),
        faults.Answer(200, {"status": "SUCCESS", "data": {"jobId": ""}}),
        faults.Answer(200, {"status": "SUCCESS", "data": ["J-1"]}),
        faults.Answer(200, b""),
        faults.redirect("https://elsewhere.example/insightFace", 307),
    ],
    ids=lambda fault: repr(fault)[:40],
)
async def test_uncertain_keeps_the_photos_for_the_job_that_may_run(
    sandbox, provider, tmp_path, fault
):
    sandbox.script(fault, path="/swap")
    with pytest.raises(UncertainError):
        await accepted(provider, tmp_path)
    assert len(creates(sandbox)) == 1
    assert len(sandbox.links.files) == 2
    assert list(ledger()) == ["reference-1"]


async def test_photos_left_behind_are_taken_away_at_the_next_job(sandbox, provider, tmp_path):
    left = {"old": [{"host": "s3", "name": "left.jpg", "expires_at": 1.0}]}
    (folders().data / "links.json").write_text(json.dumps(left))
    sandbox.links.files["/bucket/faceswap-desktop/left.jpg"] = (b"x", "image/jpeg")
    await accepted(provider, tmp_path)
    assert sandbox.links.deleted == ["/bucket/faceswap-desktop/left.jpg"]
    assert list(ledger()) == ["SWAP-FACE-171349414479347616"]


@pytest.mark.parametrize("text", ["", "[]", "{", '{"a": [1]}', '{"a": [{"host": 1}]}'])
async def test_damaged_list_of_links_stops_nothing(sandbox, provider, tmp_path, text):
    (folders().data / "links.json").write_text(text)
    assert isinstance(await accepted(provider, tmp_path), Accepted)


async def test_links_of_a_host_that_is_gone_are_crossed_out(provider, sandbox, tmp_path):
    left = {"old": [{"host": "closed-down", "name": "left.jpg", "expires_at": 1.0}]}
    (folders().data / "links.json").write_text(json.dumps(left))
    await accepted(provider, tmp_path)
    assert "old" not in ledger()


async def test_list_of_links_that_cannot_be_written(sandbox, provider, tmp_path):
    outcome = await accepted(provider, tmp_path)
    path = folders().data / "links.json"
    path.unlink()
    path.mkdir()
    (path / "in the way").touch()
    with pytest.raises(RefusedError) as caught:
        await provider.submit(swap(tmp_path, "two"), Reports())
    assert caught.value.code is ErrorCode.LINK_HOST_FAILED
    assert len(creates(sandbox)) == 1
    await provider.status(outcome.remote_id)
    assert isinstance(await provider.status(outcome.remote_id), Finished)


async def test_job_from_click_to_file(sandbox, provider, tmp_path):
    outcome = await accepted(provider, tmp_path)
    assert await provider.status(outcome.remote_id) == StillWorking(Step.IN_QUEUE_THERE)
    request = sandbox.requests[-1]
    assert (request.method, request.path) == ("GET", "/insightFace/v1/fetch")
    assert request.query == {"jobId": outcome.remote_id}
    assert len(sandbox.links.files) == 2
    status = await provider.status(outcome.remote_id)
    assert isinstance(status, Finished)
    assert (status.price, status.cautions) == (3.0, ())
    assert sandbox.links.files == {}
    assert ledger() == {}
    [result] = status.results
    assert len(result.fallbacks) == 1
    await provider.download(result, tmp_path / "result", Reports())
    assert (tmp_path / "result").read_bytes()[:2] == b"\xff\xd8"
    assert KEY not in sandbox.requests[-1].raw.decode("latin-1")


async def test_photos_are_taken_away_after_a_restart(sandbox, provider, settings, tmp_path):
    outcome = await accepted(provider, tmp_path)
    again = TtapiProvider(settings.context())
    await again.status(outcome.remote_id)
    assert isinstance(await again.status(outcome.remote_id), Finished)
    await again.aclose()
    assert sandbox.links.files == {}


async def test_photo_that_cannot_be_taken_away_is_said_and_tried_again(sandbox, provider, tmp_path):
    outcome = await accepted(provider, tmp_path)
    await provider.status(outcome.remote_id)
    sandbox.script(faults.Answer(500, b"no"), method="DELETE")
    status = await provider.status(outcome.remote_id)
    assert status.cautions == (Caution.LINK_NOT_DELETED,)
    assert len(sandbox.links.files) == 1
    assert len(ledger()[outcome.remote_id]) == 1
    assert (await provider.status(outcome.remote_id)).cautions == ()
    assert sandbox.links.files == {}


async def test_own_copy_is_fetched_first_then_discords(sandbox, provider, tmp_path):
    outcome = await accepted(provider, tmp_path)
    await provider.status(outcome.remote_id)
    [result] = (await provider.status(outcome.remote_id)).results
    first = result.address.removeprefix(sandbox.address).partition("?")[0]
    sandbox.script(faults.page(404), path=first)
    await provider.download(result, tmp_path / "result", Reports())
    fetched = [each.path for each in sandbox.requests if each.path.startswith("/files/")]
    assert fetched[0] == first
    assert len(set(fetched)) == 2


@pytest.mark.parametrize(
    ("data", "addresses"),
    [
        ({"cdnImage": "https://mjcdn.ttapi.io/a.jpg", "discordImage": None},
         ["https://mjcdn.ttapi.io/a.jpg"]),
        ({"cdnImage": "", "discordImage": "https://cdn.discordapp.com/a.jpg"},
         ["https://cdn.discordapp.com/a.jpg"]),
        ({"cdnImage": "https://a.ttapi.io/1", "discordImage": "https://cdn.discordapp.com/2"},
         ["https://a.ttapi.io/1", "https://cdn.discordapp.com/2"]),
    ],
)  # fmt: skip
async def test_addresses_of_the_result(sandbox, provider, data, addresses):
    body = {"status": "SUCCESS", "message": None, "jobId": "J", "data": {**data, "quota": "2.5"}}
    sandbox.script(faults.Answer(200, body))
    status = await provider.status("J")
    assert [status.results[0].address, *status.results[0].fallbacks] == addresses
    assert status.price == 2.5


@pytest.mark.parametrize("data", [None, {}, [], "x", {"cdnImage": 5, "discordImage": None}])
async def test_done_without_a_picture(sandbox, provider, data):
    sandbox.script(faults.Answer(200, {"status": "SUCCESS", "data": data}))
    status = await provider.status("J")
    assert isinstance(status, Ended)
    assert status.error.code is ErrorCode.NO_RESULT_CAME


@pytest.mark.parametrize(
    ("message", "code", "charge"),
    [
        (None, ErrorCode.JOB_FAILED, Charge.POSSIBLE),
        ("", ErrorCode.JOB_FAILED, Charge.POSSIBLE),
        ("no face detected", ErrorCode.JOB_FAILED, Charge.POSSIBLE),
        ("insufficient quota", ErrorCode.NO_CREDITS, Charge.NOTHING),
        ("content violation", ErrorCode.CONTENT_REFUSED, Charge.POSSIBLE),
    ],
)
async def test_failed_jobs(sandbox, provider, tmp_path, message, code, charge):
    sandbox.ttapi.next_end, sandbox.ttapi.next_words, sandbox.ttapi.rounds = "FAILED", message, 0
    outcome = await accepted(provider, tmp_path)
    sandbox.script(faults.Answer(403, b"no"), method="DELETE")
    status = await provider.status(outcome.remote_id)
    assert isinstance(status, Ended)
    assert (status.error.code, status.error.charge) == (code, charge)
    assert status.error.params["reason"] == (message or "")
    assert "not deleted" in status.error.details


@pytest.mark.parametrize("word", ["PENDING", "", None, 3])
async def test_unknown_word_is_still_working(sandbox, provider, word):
    sandbox.script(faults.Answer(200, {"status": word, "data": None}))
    assert await provider.status("J") == StillWorking(Step.WORKING_THERE)


@pytest.mark.parametrize(
    ("fault", "kind", "code"),
    [
        (None, RefusedError, ErrorCode.JOB_UNKNOWN),
        (faults.Answer(200, {"status": "FAILED", "message": "job does not exist"}),
         RefusedError, ErrorCode.JOB_UNKNOWN),
        (faults.Answer(401, b""), RefusedError, ErrorCode.KEY_REFUSED),
        (faults.Answer(410, b""), RefusedError, ErrorCode.JOB_EXPIRED),
        (faults.Answer(429, b""), BusyError, ErrorCode.SERVICE_BUSY),
        (faults.page(502), NotSentError, ErrorCode.SERVICE_TROUBLE),
        (faults.page(200), ServiceError, ErrorCode.ANSWER_UNEXPECTED),
        (faults.Answer(200, []), ServiceError, ErrorCode.ANSWER_UNEXPECTED),
        (faults.Drop(), NotSentError, ErrorCode.SERVICE_UNREACHABLE),
    ],
    ids=lambda value: repr(value)[:40],
)  # fmt: skip
async def test_trouble_with_a_question(sandbox, provider, fault, kind, code):
    if fault is not None:
        sandbox.script(fault)
    with pytest.raises(kind) as caught:
        await provider.status("J")
    assert caught.value.code is code


async def test_cancelling_takes_the_photos_away(sandbox, provider, tmp_path):
    outcome = await accepted(provider, tmp_path)
    assert await provider.cancel(outcome.remote_id) is CancelOutcome.NOT_POSSIBLE
    assert sandbox.links.files == {}
    assert await provider.find("reference-1") is None


async def test_account(sandbox, provider, settings):
    assert await provider.account() == AccountStatus(
        balance=30.0, max_parallel_jobs=3, holder="someone@example.org"
    )
    assert sandbox.requests[-1].target == "/midjourney/v1/info"
    sandbox.script(faults.Answer(200, {"status": "SUCCESS", "data": {"balance": "12.5"}}))
    assert await provider.account() == AccountStatus(balance=12.5)
    sandbox.script(faults.Answer(200, {"status": "FAILED", "message": "bad key", "data": None}))
    with pytest.raises(RefusedError) as caught:
        await provider.account()
    assert caught.value.code is ErrorCode.KEY_REFUSED
    sandbox.script(faults.Answer(200, {"status": "SUCCESS", "data": []}))
    with pytest.raises(ServiceError) as strange:
        await provider.account()
    assert strange.value.code is ErrorCode.ANSWER_UNEXPECTED
    settings.keys.clear()
    with pytest.raises(CredentialError):
        await provider.account()


async def test_link_host_that_fails_stops_the_job_before_it_is_sent(
    sandbox, provider, settings, tmp_path
):
    settings.values["ttapi", "link_host"] = "litterbox"
    sandbox.script(faults.page(503), path=ANONYMOUS_PATH)
    with pytest.raises(NotSentError) as caught:
        await accepted(provider, tmp_path)
    assert caught.value.code is ErrorCode.LINK_HOST_FAILED
    assert creates(sandbox) == []
    assert isinstance(await accepted(provider, tmp_path), Accepted)
