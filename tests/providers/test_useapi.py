# SPDX-License-Identifier: GPL-3.0-or-later
"""useapi.net, contract row by contract row, over real sockets."""

import asyncio

import pytest

from faceswap_desktop.core.models import Step
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
    CancelOutcome,
    Ended,
    Finished,
    StillWorking,
)
from faceswap_desktop.providers.useapi import UseapiProvider
from tests.providers.service_support import (
    Reports,
    Settings,
    background,
    jpeg,
    portrait,
    prepared,
    swap,
)
from tests.sandbox import Sandbox, faults
from tests.sandbox.useapi import KEY


@pytest.fixture
async def sandbox():
    async with Sandbox() as started:
        yield started
        assert started.useapi.violations == []


@pytest.fixture
def settings(sandbox, monkeypatch):
    monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_URL", sandbox.useapi_address)
    return Settings({"useapi": KEY})


@pytest.fixture
async def provider(settings):
    made = UseapiProvider(settings.context())
    yield made
    await made.aclose()


def sent_fields(request):
    return {part.name: part.text for part in request.parts if part.filename is None}


def sent_files(request):
    return {
        part.name: (part.filename, part.media_type)
        for part in request.parts
        if part.filename is not None
    }


# --- requests ---------------------------------------------------------------------------------


async def test_swap_is_a_post_to_picsi_with_both_photos(sandbox, provider, tmp_path):
    submission = swap(tmp_path)
    outcome = await provider.submit(submission, Reports())
    assert isinstance(outcome, Finished)
    [request] = sandbox.requests
    assert (request.method, request.target) == ("POST", "/v1/faceswap/picsi")
    assert request.header("authorization") == f"Bearer {KEY}"
    assert request.header("content-type").startswith("multipart/form-data; boundary=")
    assert int(request.header("content-length")) == len(request.body)
    assert not request.header("cookie")
    assert sent_fields(request) == {"replyRef": "reference-1"}
    assert sent_files(request) == {
        "source_image": ("face.jpg", "image/jpeg"),
        "target_image_gif_or_video": ("target.jpg", "image/jpeg"),
    }
    assert request.form["source_image"].data == submission.face.path.read_bytes()
    assert request.form["target_image_gif_or_video"].data == submission.target.path.read_bytes()
    assert b"rome" not in request.raw
    assert b"mary" not in request.raw


@pytest.mark.parametrize(
    ("options", "written"),
    [
        ({}, None),
        ({"sharper": True}, "-s"),
        ({"high_fidelity": True}, "-f"),
        ({"keep_mouth": True}, "-m"),
        ({"change_age": True, "age": 500}, "-o 500"),
        ({"change_age": False, "age": 500}, None),
        ({"sharper": True, "high_fidelity": True, "keep_mouth": True}, "-s -f -m"),
        ({"sharper": True, "flags": "--oldify 20"}, "-s --oldify 20"),
    ],
)
async def test_switches_become_the_bots_options(sandbox, provider, tmp_path, options, written):
    await provider.submit(swap(tmp_path, **options), Reports())
    assert sent_fields(sandbox.requests[0]).get("options") == written


async def test_channel_and_reply_address_are_sent_when_given(sandbox, provider, tmp_path):
    await provider.submit(
        swap(tmp_path, channel="1001", reply_url="https://example.org/hook"), Reports()
    )
    assert sent_fields(sandbox.requests[0]) == {
        "replyRef": "reference-1",
        "channel": "1001",
        "replyUrl": "https://example.org/hook",
    }


async def test_channel_of_the_settings_is_the_usual_one(sandbox, provider, settings, tmp_path):
    settings.values["useapi", "channel"] = "1001"
    await provider.submit(swap(tmp_path), Reports())
    assert sent_fields(sandbox.requests[0])["channel"] == "1001"


async def test_background_is_a_post_to_changebg(sandbox, provider, tmp_path):
    outcome = await provider.submit(background(tmp_path, "  sunny\nbeach "), Reports())
    assert isinstance(outcome, Accepted)
    [request] = sandbox.requests
    assert (request.method, request.target) == ("POST", "/v1/faceswap/changebg")
    assert sent_fields(request) == {
        "a_background_photo_of": "sunny beach",
        "replyRef": "reference-1",
    }
    assert sent_files(request) == {"image": ("target.jpg", "image/jpeg")}


async def test_portrait_is_a_multipart_post_without_files(sandbox, provider):
    outcome = await provider.submit(portrait(flags="--square"), Reports())
    assert isinstance(outcome, Accepted)
    [request] = sandbox.requests
    assert (request.method, request.target) == ("POST", "/v1/faceswap/headshot")
    assert sent_fields(request) == {
        "prompt": "me, a king",
        "options": "--square",
        "replyRef": "reference-1",
    }
    assert sent_files(request) == {}


async def test_portrait_of_a_saved_face_selects_it_first(sandbox, provider):
    sandbox.useapi.faces["anna"] = jpeg()
    await provider.submit(portrait(saved_face="anna"), Reports())
    assert [each.path.rpartition("/")[2] for each in sandbox.requests] == ["setid", "headshot"]
    assert sandbox.useapi.selected == "anna"


async def test_portrait_is_not_sent_when_selecting_stays_unanswered(sandbox, provider):
    sandbox.script(faults.Drop(), path="/setid")
    with pytest.raises(NotSentError):
        await provider.submit(portrait(saved_face="anna"), Reports())
    assert sandbox.asked("/headshot") == []


async def test_saved_face_goes_to_swapid_without_the_face_photo(sandbox, provider, tmp_path):
    sandbox.useapi.faces["anna"] = jpeg()
    outcome = await provider.submit(swap(tmp_path, saved_face="anna", sharper=True), Reports())
    assert isinstance(outcome, Finished)
    [request] = sandbox.requests
    assert (request.method, request.target) == ("POST", "/v1/faceswap/swapid")
    assert sent_fields(request) == {"idname": "anna -s", "replyRef": "reference-1"}
    assert sent_files(request) == {"image": ("target.jpg", "image/jpeg")}


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"saved_face": "eleven chars"}, ErrorCode.FACE_NAME_INVALID),
        ({"saved_face": "abcdefghijk"}, ErrorCode.FACE_NAME_INVALID),
        ({"saved_face": "ann@"}, ErrorCode.FACE_NAME_INVALID),
        ({"saved_face": "_"}, ErrorCode.FACE_NAME_INVALID),
        ({"saved_face": "a,,b"}, ErrorCode.FACE_NAME_INVALID),
        ({"change_age": True, "age": 0}, ErrorCode.OPTION_INVALID),
        ({"change_age": True, "age": 1001}, ErrorCode.OPTION_INVALID),
        ({"change_age": True, "age": "old"}, ErrorCode.OPTION_INVALID),
        ({"channel": "10 01"}, ErrorCode.OPTION_INVALID),
        ({"channel": "1/../2"}, ErrorCode.OPTION_INVALID),
        ({"flags": "-s; rm"}, ErrorCode.OPTION_INVALID),
        ({"reply_url": "http://example.org/"}, ErrorCode.OPTION_INVALID),
        ({"reply_url": "https://192.168.0.4/"}, ErrorCode.OPTION_INVALID),
        ({"reply_url": "https://example.org/" + "a" * 1024}, ErrorCode.OPTION_INVALID),
    ],
)
async def test_what_cannot_be_sent_is_refused_before(sandbox, provider, tmp_path, options, code):
    with pytest.raises(RefusedError) as caught:
        await provider.submit(swap(tmp_path, **options), Reports())
    assert caught.value.code is code
    assert sandbox.requests == []


@pytest.mark.parametrize("prompt", ["", "   ", "x" * 1001])
async def test_prompt_must_be_there_and_not_too_long(sandbox, provider, tmp_path, prompt):
    with pytest.raises(RefusedError) as caught:
        await provider.submit(background(tmp_path, prompt), Reports())
    assert caught.value.code is ErrorCode.OPTION_INVALID
    assert sandbox.requests == []


@pytest.mark.parametrize("names", ["me,_,him", "me+her", "_,anna", "a1+b2,_,c3", "me , her"])
async def test_names_for_several_faces(sandbox, provider, tmp_path, names):
    sandbox.script(faults.Answer(200, {"jobid": "job1", "status": "started"}), path="/swapid")
    assert isinstance(await provider.submit(swap(tmp_path, saved_face=names), Reports()), Accepted)
    [request] = sandbox.requests
    assert request.form["idname"].text == names.replace(" ", "")


async def test_every_submission_uses_a_fresh_connection(sandbox, provider, tmp_path):
    await provider.submit(swap(tmp_path, "one"), Reports())
    await provider.submit(swap(tmp_path, "two"), Reports())
    assert sandbox.connections == 2


async def test_questions_share_one_connection(sandbox, provider):
    for _ in range(3):
        await provider.account()
    assert sandbox.connections == 1


async def test_one_command_at_a_time_in_a_channel(sandbox, provider, tmp_path):
    sandbox.useapi.work_seconds = 0.05
    await asyncio.gather(
        *(provider.submit(swap(tmp_path, f"r{number}"), Reports()) for number in range(4)),
        provider.save_face("anna", prepared(tmp_path, "face"), Reports()),
    )
    assert sandbox.useapi.most_at_once == 1


# --- outcomes of a submission -----------------------------------------------------------------


async def test_swap_that_is_done_at_once_brings_results_price_and_balance(
    sandbox, provider, tmp_path
):
    outcome = await provider.submit(swap(tmp_path), Reports())
    assert isinstance(outcome, Finished)
    assert outcome.remote_id in sandbox.useapi.jobs
    assert (outcome.price, outcome.balance, outcome.channel) == (1.0, 795.0, "1001")
    [result] = outcome.results
    assert result.expires_at is not None
    assert result.media_type == "image/jpeg"


async def test_job_that_is_started_is_accepted(sandbox, provider, tmp_path):
    outcome = await provider.submit(background(tmp_path), Reports())
    assert isinstance(outcome, Accepted)
    assert outcome.remote_id in sandbox.useapi.jobs
    assert outcome.channel == "1001"


REFUSALS = [
    (400, "Required param image is missing or empty", ErrorCode.REQUEST_REFUSED),
    (400, "Configuration not found for channel 7, to create", ErrorCode.CHANNEL_UNKNOWN),
    (401, "Unauthorized", ErrorCode.KEY_REFUSED),
    (402, "Account has no subscription or subscription expired", ErrorCode.SUBSCRIPTION_ENDED),
    (403, "Forbidden", ErrorCode.KEY_REFUSED),
    (404, "Not found", ErrorCode.REQUEST_REFUSED),
    (405, "Method", ErrorCode.REQUEST_REFUSED),
    (412, "Not enough credits", ErrorCode.NO_CREDITS),
    (413, "Too large", ErrorCode.REQUEST_REFUSED),
    (415, "Type", ErrorCode.REQUEST_REFUSED),
    (422, "Moderated", ErrorCode.CONTENT_REFUSED),
    (596, "Discord session", ErrorCode.CHANNEL_BROKEN),
]


@pytest.mark.parametrize(("status", "words", "code"), REFUSALS)
@pytest.mark.parametrize("http_status", ["same", "ok"])
async def test_refusals(sandbox, provider, tmp_path, status, words, code, http_status):
    answer = {"error": words, "code": status}
    sandbox.script(faults.Answer(status if http_status == "same" else 200, answer))
    with pytest.raises(RefusedError) as caught:
        await provider.submit(swap(tmp_path), Reports())
    error = caught.value
    assert (error.code, error.charge, error.retryable) == (code, Charge.NOTHING, False)
    assert error.params["provider"] == "useapi"
    assert error.params["reason"] == words
    assert str(status) in error.details


async def test_error_may_be_an_object(sandbox, provider, tmp_path):
    sandbox.script(faults.Answer(422, {"error": {"message": "no", "type": "x"}, "code": 422}))
    with pytest.raises(RefusedError) as caught:
        await provider.submit(swap(tmp_path), Reports())
    assert caught.value.params["reason"] == "no"


DISCORD_BUSY = {
    "error": "Discord /interactions failed with HTTP status 429",
    "errorDetails": '{"global":true,"message":"You are being rate limited.","retry_after":25.5}',
    "code": 429,
}


@pytest.mark.parametrize(
    ("body", "headers", "seconds"),
    [
        ({"error": "Unable to lock Discord after 3 attempts", "code": 429}, {}, 10.0),
        (DISCORD_BUSY, {}, 25.5),
        (DISCORD_BUSY, {"Retry-After": "40"}, 40.0),
        ({"error": "busy", "code": 429}, {"Retry-After": "nonsense"}, 10.0),
        ("<html>Too many</html>", {"Retry-After": "12"}, 12.0),
    ],
)
async def test_busy_asks_to_wait(sandbox, provider, tmp_path, body, headers, seconds):
    sandbox.script(faults.Answer(429, body, headers=headers))
    with pytest.raises(BusyError) as caught:
        await provider.submit(swap(tmp_path), Reports())
    assert caught.value.retry_after == seconds
    assert len(sandbox.requests) == 1


@pytest.mark.parametrize(
    "fault",
    [
        faults.Drop(),
        faults.page(502),
        faults.page(200),
        faults.page(400),
        faults.page(404),
        faults.Answer(500, {"error": "x", "code": 500}),
        faults.Answer(503, b""),
        faults.Answer(504, {"error": "x"}),
        faults.Answer(520, b"x"),
        faults.Answer(524, b"x"),
        faults.Answer(408, {"error": "timeout"}),
        faults.Answer(200, b""),
        faults.Answer(200, {}),
        faults.Answer(200, []),
        faults.Answer(200, {"status": "started"}),
        faults.Answer(200, {"jobid": None, "status": 7}),
        faults.Answer(200, b'{"jobid": "x'),
        faults.Answer(299, "[" * 100_000),
        faults.redirect("https://elsewhere.example/", 301),
        faults.redirect("https://elsewhere.example/", 307),
        faults.CutOff(after=10),
        faults.Bomb(),
        faults.Raw(b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000 + b"\r\n\r\n"),
        faults.Raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"),
        faults.Raw(b"HTTP/1.1 999 What\r\nContent-Length: 0\r\n\r\n"),
        faults.Raw(b"SSH-2.0-OpenSSH_9.6\r\n"),
    ],
    ids=lambda fault: repr(fault)[:40],
)
async def test_uncertain_is_never_sent_again(sandbox, provider, tmp_path, fault):
    sandbox.script(fault)
    with pytest.raises(UncertainError) as caught:
        await provider.submit(swap(tmp_path), Reports())
    assert caught.value.code is ErrorCode.SUBMISSION_UNCERTAIN
    assert caught.value.charge is Charge.POSSIBLE
    assert len(sandbox.requests) == 1


async def test_endless_answer_is_uncertain(sandbox, provider, tmp_path):
    sandbox.script(faults.Endless())
    with pytest.raises(UncertainError):
        await provider.submit(swap(tmp_path), Reports())


async def test_packed_answer_is_understood(sandbox, provider, tmp_path):
    sandbox.script(faults.Packed())
    assert isinstance(await provider.submit(swap(tmp_path), Reports()), Finished)


@pytest.mark.parametrize("after", [0, 1, 1000, 40_000, 300_000])
async def test_connection_that_breaks_in_the_upload_was_not_sent(
    sandbox, provider, tmp_path, after
):
    submission = swap(tmp_path)
    submission.target.path.write_bytes(b"\xff\xd8" + bytes(6_000_000))
    sandbox.script(faults.DropInBody(after))
    with pytest.raises(NotSentError) as caught:
        await provider.submit(submission, Reports())
    assert caught.value.retryable
    assert caught.value.charge is Charge.NOTHING


async def test_answer_before_the_end_of_the_upload_is_read(sandbox, provider, tmp_path):
    submission = swap(tmp_path)
    submission.target.path.write_bytes(b"\xff\xd8" + bytes(200_000))
    sandbox.script(faults.Early(faults.Answer(401, {"error": "Unauthorized", "code": 401})))
    with pytest.raises((RefusedError, NotSentError)):
        await provider.submit(submission, Reports())


async def test_nothing_listens(provider, sandbox, tmp_path, monkeypatch):
    monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_URL", "http://127.0.0.1:9")
    with pytest.raises(NotSentError) as caught:
        await provider.submit(swap(tmp_path), Reports())
    assert caught.value.code is ErrorCode.SERVICE_UNREACHABLE
    with pytest.raises(NotSentError):
        await provider.account()


@pytest.mark.parametrize(
    ("end", "words", "code", "charge"),
    [
        ("failed", "the bot could not do it", ErrorCode.JOB_FAILED, Charge.POSSIBLE),
        ("failed", "You have not enough credits", ErrorCode.NO_CREDITS, Charge.NOTHING),
        ("moderated", "no faces of that kind", ErrorCode.CONTENT_REFUSED, Charge.POSSIBLE),
        ("cancelled", "stopped", ErrorCode.JOB_CANCELLED_THERE, Charge.POSSIBLE),
    ],
)
async def test_submission_may_be_over_at_once(
    sandbox, provider, tmp_path, end, words, code, charge
):
    sandbox.useapi.next_end, sandbox.useapi.next_words = end, words
    with pytest.raises(RefusedError) as caught:
        await provider.submit(swap(tmp_path), Reports())
    assert (caught.value.code, caught.value.charge) == (code, charge)
    assert words in caught.value.params["reason"]
    # and the same, told later
    sandbox.useapi.next_end, sandbox.useapi.next_words = end, words
    sandbox.useapi.rounds["/changebg"] = 1
    outcome = await provider.submit(background(tmp_path, reference="two"), Reports())
    assert await provider.status(outcome.remote_id) == StillWorking(Step.WORKING_THERE)
    status = await provider.status(outcome.remote_id)
    assert isinstance(status, Ended)
    assert (status.error.code, status.error.charge) == (code, charge)


async def test_key_is_asked_for_before_anything_is_sent(sandbox, provider, settings, tmp_path):
    settings.keys.clear()
    with pytest.raises(CredentialError) as caught:
        await provider.submit(swap(tmp_path), Reports())
    assert caught.value.code is ErrorCode.KEY_MISSING
    assert sandbox.requests == []


# --- jobs -------------------------------------------------------------------------------------


async def test_job_is_asked_for_by_its_id(sandbox, provider, tmp_path):
    accepted = await provider.submit(background(tmp_path), Reports())
    await provider.status(accepted.remote_id)
    request = sandbox.requests[-1]
    assert (request.method, request.path) == ("GET", "/v1/faceswap/jobs/")
    assert request.query == {"jobid": accepted.remote_id}
    assert request.header("authorization") == f"Bearer {KEY}"


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("created", StillWorking(Step.IN_QUEUE_THERE)),
        ("started", StillWorking(Step.WORKING_THERE)),
        ("progress", StillWorking(Step.WORKING_THERE)),
        ("dreaming", StillWorking(Step.WORKING_THERE)),
        ("", StillWorking(Step.WORKING_THERE)),
        (None, StillWorking(Step.WORKING_THERE)),
        (17, StillWorking(Step.WORKING_THERE)),
    ],
)
async def test_words_for_working(sandbox, provider, word, expected):
    sandbox.script(faults.Answer(200, {"jobid": "j", "status": word}))
    assert await provider.status("j") == expected


async def test_every_picture_is_a_result(sandbox, provider):
    attachments = [
        {"url": "https://cdn.discordapp.com/a/1.jpg?ex=66344d83", "content_type": "image/jpeg"},
        {
            "url": "https://cdn.discordapp.com/a/2.gif",
            "proxy_url": "https://media.discordapp.net/a/2.gif",
            "content_type": "image/gif; x=y",
        },
        {"url": "https://cdn.discordapp.com/a/3.mp4", "content_type": "video/mp4"},
        {"proxy_url": "https://media.discordapp.net/a/4.png"},
        {"url": 5},
        None,
    ]
    job = {"jobid": "j", "status": "completed", "attachments": attachments, "content": 5}
    sandbox.script(faults.Answer(200, job))
    status = await provider.status("j")
    assert isinstance(status, Finished)
    assert [each.address for each in status.results] == [
        "https://cdn.discordapp.com/a/1.jpg?ex=66344d83",
        "https://cdn.discordapp.com/a/2.gif",
        "https://media.discordapp.net/a/4.png",
    ]
    assert [each.media_type for each in status.results] == ["image/jpeg", "image/gif", ""]
    assert status.results[0].expires_at.timestamp() == 0x66344D83
    assert len(status.results[1].fallbacks) == 1
    assert (status.price, status.balance) == (None, None)


@pytest.mark.parametrize("stamp", ["", "zz", "ffffffffffffffffff", "-1"])
async def test_address_without_a_sensible_end(sandbox, provider, stamp):
    attachments = [{"url": f"https://cdn.discordapp.com/1.jpg?ex={stamp}"}]
    job = {"jobid": "j", "status": "completed", "attachments": attachments}
    sandbox.script(faults.Answer(200, job))
    status = await provider.status("j")
    assert status.results[0].expires_at is None or stamp == "-1"


async def test_address_of_the_service_may_change(sandbox, provider, monkeypatch):
    await provider.account()
    async with Sandbox() as other:
        monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_URL", other.useapi_address)
        await provider.account()
        assert len(other.requests) == 1
    monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_URL", "http://example.org")
    with pytest.raises(RefusedError) as caught:
        await provider.account()
    assert caught.value.code is ErrorCode.SERVICE_ADDRESS_INVALID
    assert len(sandbox.requests) == 1


async def test_address_of_the_settings_is_used(sandbox, provider, settings, monkeypatch):
    monkeypatch.delenv("FACESWAP_DESKTOP_USEAPI_URL")
    settings.values["useapi", "address"] = sandbox.address
    await provider.account()
    assert len(sandbox.requests) == 1


async def test_done_without_a_picture(sandbox, provider):
    sandbox.script(faults.Answer(200, {"jobid": "j", "status": "completed", "attachments": []}))
    status = await provider.status("j")
    assert isinstance(status, Ended)
    assert status.error.code is ErrorCode.NO_RESULT_CAME


@pytest.mark.parametrize(
    ("fault", "code"),
    [
        (None, ErrorCode.JOB_UNKNOWN),
        (faults.Answer(410, {"error": "gone", "code": 410}), ErrorCode.JOB_EXPIRED),
    ],
)
async def test_job_that_is_not_there(sandbox, provider, fault, code):
    if fault is not None:
        sandbox.script(fault)
    with pytest.raises(RefusedError) as caught:
        await provider.status("j")
    assert caught.value.code is code


@pytest.mark.parametrize(
    ("fault", "kind", "code"),
    [
        (faults.Answer(401, {"error": "x"}), RefusedError, ErrorCode.KEY_REFUSED),
        (faults.Answer(402, {"error": "x"}), RefusedError, ErrorCode.SUBSCRIPTION_ENDED),
        (faults.Answer(429, {"error": "x"}), BusyError, ErrorCode.SERVICE_BUSY),
        (faults.Answer(500, {"error": "x"}), NotSentError, ErrorCode.SERVICE_TROUBLE),
        (faults.page(503), NotSentError, ErrorCode.SERVICE_TROUBLE),
        (faults.page(200), ServiceError, ErrorCode.ANSWER_UNEXPECTED),
        (faults.Answer(200, b""), ServiceError, ErrorCode.ANSWER_UNEXPECTED),
        (faults.Answer(200, [1]), ServiceError, ErrorCode.ANSWER_UNEXPECTED),
        (faults.redirect("https://x.example/"), ServiceError, ErrorCode.ANSWER_UNEXPECTED),
        (faults.Drop(), NotSentError, ErrorCode.SERVICE_UNREACHABLE),
        (faults.CutOff(3), NotSentError, ErrorCode.SERVICE_UNREACHABLE),
        (faults.Bomb(), NotSentError, ErrorCode.ANSWER_UNEXPECTED),
        (faults.Answer(596, {"error": "x"}), RefusedError, ErrorCode.CHANNEL_BROKEN),
    ],
    ids=lambda value: repr(value)[:40],
)
async def test_trouble_with_a_question(sandbox, provider, fault, kind, code):
    sandbox.script(fault)
    with pytest.raises(kind) as caught:
        await provider.status("j")
    assert caught.value.code is code
    assert not isinstance(caught.value, UncertainError)
    assert caught.value.charge is Charge.NOTHING


async def test_cancelling(sandbox, provider, tmp_path):
    accepted = await provider.submit(background(tmp_path), Reports())
    assert await provider.cancel(accepted.remote_id) is CancelOutcome.STOPPED
    request = sandbox.requests[-1]
    assert (request.method, request.path) == ("GET", "/v1/faceswap/jobs/cancel/")
    assert request.query == {"jobid": accepted.remote_id}
    status = await provider.status(accepted.remote_id)
    assert status.error.code is ErrorCode.JOB_CANCELLED_THERE
    assert await provider.cancel("unknown") is CancelOutcome.TOO_LATE
    sandbox.script(faults.Answer(200, {"jobid": "j", "status": "completed", "code": 200}))
    assert await provider.cancel("j") is CancelOutcome.TOO_LATE
    sandbox.script(faults.Answer(401, {"error": "Unauthorized"}))
    with pytest.raises(RefusedError):
        await provider.cancel("j")


# --- a submission whose answer was lost -------------------------------------------------------


async def test_lost_answer_is_found_by_its_reference(sandbox, provider, tmp_path):
    sandbox.script(faults.Drop(), path="/changebg")
    with pytest.raises(UncertainError):
        await provider.submit(background(tmp_path, reference="mine"), Reports())
    await provider.submit(background(tmp_path, reference="other"), Reports())
    found = await provider.find("mine")
    assert isinstance(found, Accepted)
    assert sandbox.useapi.jobs[found.remote_id].fields["replyRef"] == "mine"
    assert sandbox.useapi.posts["mine"] == 1


@pytest.mark.parametrize(
    "listing",
    [
        ["a", "b"],
        [{"jobid": "a"}, {"jobid": "b", "replyRef": "mine"}],
        {"a": {"status": "started"}, "b": {"status": "started"}},
        {"jobs": ["a", "b", 7, None]},
        {"jobs": [{"jobid": "a"}, {"jobid": "b"}]},
        {"executing": {"x": {"jobid": "b"}}},
    ],
)
async def test_list_of_jobs_may_have_many_shapes(sandbox, provider, listing):
    async def handle(request):
        from tests.sandbox.wire import answer

        if request.path.endswith("/jobs"):
            return answer(listing)
        number = request.query["jobid"]
        if number not in {"a", "b"}:
            return answer({"error": "unknown", "code": 404}, 404)
        reference = {"a": "other", "b": "mine"}[number]
        return answer({"jobid": number, "status": "started", "replyRef": reference})

    sandbox.useapi.handle = handle
    assert await provider.find("mine") == Accepted("b", None)
    assert await provider.find("mine2") is None
    assert await provider.find("min") is None


@pytest.mark.parametrize(
    ("job", "kind"),
    [
        ({"status": "completed", "attachments": [{"url": "https://x/1.jpg"}]}, Finished),
        ({"status": "failed"}, Ended),
    ],
)
async def test_found_job_may_be_over(sandbox, provider, job, kind):
    sandbox.script(faults.Answer(200, ["a"]), path="/jobs")
    sandbox.script(faults.Answer(200, {"jobid": "a", "replyRef": "mine", **job}), path="/jobs/")
    assert isinstance(await provider.find("mine"), kind)


async def test_two_candidates_are_a_question_for_the_user(sandbox, provider):
    sandbox.script(faults.Answer(200, ["a", "b"]), path="/jobs")
    for name in ("a", "b"):
        sandbox.script(faults.Answer(200, {"jobid": name, "replyRef": "mine"}), path="/jobs/")
    assert await provider.find("mine") is None


@pytest.mark.parametrize("listing", [{}, [], "x y", 5, None, [[[[["deep"]]]]], {"error": "x"}])
async def test_strange_lists_find_nothing(sandbox, provider, listing):
    sandbox.script(faults.Answer(200, listing), path="/jobs")
    sandbox.script(faults.Answer(404, {"error": "no"}), path="/jobs/", times=9)
    assert await provider.find("mine") is None


async def test_failed_look_up_is_not_a_no(sandbox, provider):
    sandbox.script(faults.page(502), path="/jobs")
    with pytest.raises(NotSentError):
        await provider.find("mine")
    sandbox.script(faults.Answer(200, ["a"]), path="/jobs")
    sandbox.script(faults.page(502), path="/jobs/")
    with pytest.raises(NotSentError):
        await provider.find("mine")
    sandbox.script(faults.Answer(200, ["a"]), path="/jobs")
    sandbox.script(faults.Answer(401, {"error": "Unauthorized"}), path="/jobs/")
    with pytest.raises(RefusedError):
        await provider.find("mine")


# --- downloads --------------------------------------------------------------------------------


async def test_result_is_fetched_without_the_key(sandbox, provider, tmp_path):
    outcome = await provider.submit(swap(tmp_path), Reports())
    reports = Reports()
    await provider.download(outcome.results[0], tmp_path / "result", reports)
    [(data, _)] = sandbox.files.values()
    assert (tmp_path / "result").read_bytes() == data
    request = sandbox.requests[-1]
    assert request.path.startswith("/files/")
    assert "hm=signature-canary" in request.target
    assert KEY not in request.raw.decode("latin-1")
    assert not request.header("authorization")
    fractions = reports.fractions(Step.RECEIVING)
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


@pytest.mark.parametrize("status", [403, 404, 410])
async def test_dead_link_is_said_and_the_job_gives_a_new_one(sandbox, provider, tmp_path, status):
    outcome = await provider.submit(swap(tmp_path), Reports())
    sandbox.script(faults.Answer(status, b"no", "text/plain"), path="/files/")
    with pytest.raises(ServiceError) as caught:
        await provider.download(outcome.results[0], tmp_path / "result", Reports())
    assert caught.value.code is ErrorCode.RESULT_LINK_EXPIRED
    assert not (tmp_path / "result").exists()
    sandbox.useapi.jobs[outcome.remote_id].attachments = None
    again = await provider.status(outcome.remote_id)
    assert again.results[0].address != outcome.results[0].address
    await provider.download(again.results[0], tmp_path / "result", Reports())
    assert (tmp_path / "result").exists()


# --- the whole way ----------------------------------------------------------------------------


async def test_background_from_click_to_file(sandbox, provider, tmp_path):
    accepted = await provider.submit(background(tmp_path), Reports())
    while isinstance(status := await provider.status(accepted.remote_id), StillWorking):
        pass
    assert isinstance(status, Finished)
    assert (status.price, status.balance) == (4.0, 792.0)
    await provider.download(status.results[0], tmp_path / "result", Reports())
    assert (tmp_path / "result").read_bytes()[:2] == b"\xff\xd8"
