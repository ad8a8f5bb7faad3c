# SPDX-License-Identifier: GPL-3.0-or-later
"""Saved faces, channels and credits of a useapi.net account."""

import pytest

from faceswap_desktop.core.models import Step
from faceswap_desktop.errors import ErrorCode, NotSentError, RefusedError, ServiceError
from faceswap_desktop.providers.base import AccountStatus
from faceswap_desktop.providers.saved_faces import (
    Channel,
    ManagesChannels,
    NewChannel,
    SavedFaces,
)
from faceswap_desktop.providers.ttapi import TtapiProvider
from faceswap_desktop.providers.useapi import UseapiProvider
from faceswap_desktop.providers.useapi_account import names_in
from tests.providers.service_support import Reports, Settings, prepared
from tests.sandbox import Sandbox, faults
from tests.sandbox.useapi import KEY, Account

DISCORD_TOKEN = "MTIz.discord-canary.abc"


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


def test_what_a_service_can_do_is_found_without_its_name(settings):
    useapi, ttapi = UseapiProvider(settings.context()), TtapiProvider(settings.context())
    assert isinstance(useapi, SavedFaces)
    assert isinstance(useapi, ManagesChannels)
    assert not isinstance(ttapi, SavedFaces | ManagesChannels)
    assert (useapi.saved_face_rules.longest, useapi.saved_face_rules.most) == (10, 20)
    keys = {each.key for each in useapi.channel_form.fields}
    assert keys == {"server", "channel", "discord"}
    assert useapi.channel_form.secret_fields == {"discord"}


async def test_face_is_kept_selected_listed_and_forgotten(sandbox, provider, tmp_path):
    photo = prepared(tmp_path, "aunt-mary")
    reports = Reports()
    await provider.save_face("anna", photo, reports)
    request = sandbox.requests[-1]
    assert (request.method, request.target) == ("POST", "/v1/faceswap/saveid")
    assert request.form["idname"].text == "anna"
    assert (request.form["image"].filename, request.form["image"].media_type) == (
        "face.jpg",
        "image/jpeg",
    )
    assert request.form["image"].data == photo.path.read_bytes()
    assert reports.steps[-1] == (Step.WORKING_THERE, None)
    await provider.save_face("Bob2", photo, reports)

    assert await provider.list_saved_faces() == ("anna", "Bob2")
    request = sandbox.requests[-1]
    assert (request.method, request.target) == ("POST", "/v1/faceswap/listid")
    await provider.select_saved_face("Bob2")
    request = sandbox.requests[-1]
    assert (request.method, request.target) == ("POST", "/v1/faceswap/setid")
    assert sandbox.useapi.selected == "Bob2"

    await provider.delete_saved_face("anna")
    request = sandbox.requests[-1]
    assert (request.method, request.target) == ("DELETE", "/v1/faceswap/delid")
    assert request.header("content-type").startswith("multipart/form-data; boundary=")
    assert request.form["idname"].text == "anna"
    assert await provider.list_saved_faces() == ("Bob2",)
    await provider.delete_all_saved_faces()
    request = sandbox.requests[-1]
    assert (request.method, request.target) == ("DELETE", "/v1/faceswap/delall")
    assert await provider.list_saved_faces() == ()
    assert {each.header("authorization") for each in sandbox.requests} == {f"Bearer {KEY}"}


async def test_commands_go_to_the_usual_channel(sandbox, provider, settings):
    settings.values["useapi", "channel"] = "1001"
    await provider.list_saved_faces()
    assert sandbox.requests[-1].form["channel"].text == "1001"


@pytest.mark.parametrize("name", ["", "a b", "elevenchars", "ann@", "ü", "_", "a,b", "../x"])
async def test_names_are_checked_before_anything_is_sent(sandbox, provider, tmp_path, name):
    for call in (
        lambda: provider.save_face(name, prepared(tmp_path, "photo"), Reports()),
        lambda: provider.select_saved_face(name),
        lambda: provider.delete_saved_face(name),
    ):
        with pytest.raises(RefusedError) as caught:
            await call()
        assert caught.value.code is ErrorCode.FACE_NAME_INVALID
    assert sandbox.requests == []


async def test_commands_that_fail(sandbox, provider):
    with pytest.raises(RefusedError) as caught:
        await provider.delete_saved_face("nobody")
    assert caught.value.code is ErrorCode.JOB_FAILED
    assert "nobody is not registered" in caught.value.params["reason"]
    sandbox.script(faults.Answer(429, {"error": "Unable to lock Discord", "code": 429}))
    with pytest.raises(NotSentError):
        await provider.list_saved_faces()
    sandbox.script(faults.Answer(200, {"hello": "world"}))
    with pytest.raises(ServiceError) as strange:
        await provider.list_saved_faces()
    assert strange.value.code is ErrorCode.ANSWER_UNEXPECTED


@pytest.mark.parametrize(
    ("prose", "names"),
    [
        ("registered idnames: me, anna (2/20)", ("me", "anna")),
        ("(2/20) registered ids: me,anna", ("me", "anna")),
        ("Your saved identities are [me, id, all]", ("me", "id", "all")),
        ("current idnames:\n- me\n- anna\n", ("me", "anna")),
        ("idnames: `me` `anna` `me`", ("me", "anna")),
        ("idnames: none", ()),
        ("registered idnames: (0/20)", ()),
        ("You have no registered identities yet", ()),
        ("me anna", ("me", "anna")),
        ("", ()),
        ("idnames: toolongforaname, anna", ("anna",)),
    ],
)
def test_names_in_the_bots_sentence(prose, names):
    assert names_in(prose) == names


async def test_credits_of_one_channel_and_of_all(sandbox, provider, settings):
    assert await provider.account() == AccountStatus(796, 800, 1, "", ("1001",))
    assert sandbox.requests[-1].target == "/v1/faceswap/account"
    sandbox.useapi.accounts["1002"] = Account("1002", total=50, used=10)
    assert await provider.account() == AccountStatus(836, 850, 2, "", ("1001", "1002"))
    settings.values["useapi", "channel"] = "1002"
    assert await provider.account() == AccountStatus(40, 50, 1, "", ("1001", "1002"))
    settings.values["useapi", "channel"] = "1003"
    with pytest.raises(RefusedError) as caught:
        await provider.account()
    assert caught.value.code is ErrorCode.CHANNEL_UNKNOWN


@pytest.mark.parametrize(
    ("listing", "channels"),
    [
        ({"7": {"channel": "7"}}, (Channel("7"),)),
        ({"7": {"credits": {"total": "50", "used": 60}}}, (Channel("7", "", 0.0, 50.0),)),
        ({"7": {"credits": {"total": None, "used": []}}}, (Channel("7"),)),
        ({"7": {"credits": 5, "server": "9"}}, (Channel("7", "9"),)),
        ({"7": None, "8": []}, ()),
        ({"channel": "7", "server": "9"}, (Channel("7", "9"),)),
        ([], ()),
        ({}, ()),
    ],
)
async def test_listings_of_channels(sandbox, provider, listing, channels):
    sandbox.script(faults.Answer(200, listing))
    assert await provider.list_channels() == channels


@pytest.mark.parametrize("status", [200, 404])
async def test_account_without_a_channel_says_so(sandbox, provider, status):
    body = {} if status == 200 else {"error": "Configuration not found", "code": 404}
    sandbox.script(faults.Answer(status, body))
    with pytest.raises(RefusedError) as caught:
        await provider.account()
    assert caught.value.code is ErrorCode.CHANNEL_UNKNOWN


async def test_wrong_key_is_said_by_the_check(sandbox, provider, settings):
    settings.keys["useapi"] = "user:1-wrong"
    with pytest.raises(RefusedError) as caught:
        await provider.account()
    assert caught.value.code is ErrorCode.KEY_REFUSED


async def test_channel_is_added_and_removed(sandbox, provider):
    new = NewChannel({"server": "9002", "channel": "1002", "discord": f" {DISCORD_TOKEN} "})
    await provider.add_channel(new)
    request = sandbox.requests[-1]
    assert (request.method, request.target) == ("POST", "/v1/faceswap/account/1002")
    assert request.header("content-type") == "application/json"
    assert request.json == {"server": "9002", "channel": "1002", "discord": DISCORD_TOKEN}
    listed = await provider.list_channels()
    assert [each.id for each in listed] == ["1001", "1002"]
    assert "canary" not in repr(listed)
    assert "canary" not in repr(new)
    await provider.remove_channel("1002")
    request = sandbox.requests[-1]
    assert (request.method, request.target) == ("DELETE", "/v1/faceswap/account/1002")
    assert list(sandbox.useapi.accounts) == ["1001"]
    with pytest.raises(RefusedError):
        await provider.remove_channel("1002")


@pytest.mark.parametrize(
    "values",
    [
        {},
        {"server": "1", "channel": "2"},
        {"server": "1", "channel": "2", "discord": "a b"},
        {"server": "1", "channel": "2/3", "discord": "a"},
        {"server": "ü", "channel": "2", "discord": "a"},
    ],
)
async def test_channel_that_cannot_be_added(sandbox, provider, values):
    with pytest.raises(RefusedError) as caught:
        await provider.add_channel(NewChannel(values))
    assert caught.value.code is ErrorCode.OPTION_INVALID
    assert sandbox.requests == []
