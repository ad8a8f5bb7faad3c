# SPDX-License-Identifier: GPL-3.0-or-later
"""No key in any log line, error, representation or file, whatever happens."""

import logging
import traceback

import pytest

from faceswap_desktop.errors import UserFacingError
from faceswap_desktop.providers.base import Accepted, Finished, StillWorking
from faceswap_desktop.providers.saved_faces import NewChannel
from faceswap_desktop.providers.ttapi import TtapiProvider
from faceswap_desktop.providers.useapi import UseapiProvider
from tests.providers.service_support import Reports, Settings, background, swap
from tests.sandbox import Sandbox, faults, links
from tests.sandbox.wire import Response

USEAPI_KEY = "user:1234-CanaryAlpha"
TTAPI_KEY = "canary-bravo-0123456789"
BUCKET_SECRET = "canary/charlie+0123456789"
DISCORD_TOKEN = "MTIz.canary-delta.abc"
SIGNATURE = "signature-canary"
CANARIES = (USEAPI_KEY, "CanaryAlpha", TTAPI_KEY, BUCKET_SECRET, DISCORD_TOKEN, SIGNATURE)


class Echo(faults.Fault):
    """A service that repeats the whole request in its error, key included."""

    reaches_service = False

    def __init__(self, status):
        self._status = status
        self._request = None

    async def read(self, connection, request):
        await super().read(connection, request)
        self._request = request

    def change(self, response):
        words = self._request.head.decode().replace('"', "'").replace("\r\n", " ")
        link = f"https://cdn.example/a?hm={SIGNATURE}"
        return faults.Answer(
            self._status, {"error": f"{words} {link}", "message": words, "code": self._status}
        ).change(Response())


@pytest.fixture
async def sandbox(monkeypatch):
    async with Sandbox() as started:
        started.useapi.keys = {USEAPI_KEY}
        started.ttapi.keys = {TTAPI_KEY}
        monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_URL", started.useapi_address)
        monkeypatch.setenv("FACESWAP_DESKTOP_TTAPI_URL", started.ttapi_address)
        yield started


@pytest.fixture
def settings(sandbox):
    return Settings(
        {
            "useapi": USEAPI_KEY,
            "ttapi": TTAPI_KEY,
            "s3": BUCKET_SECRET,
            "imgbb": links.KEYED_KEY,
        },
        {
            ("ttapi", "link_host"): "s3",
            ("s3", "endpoint"): sandbox.address,
            ("s3", "bucket"): "bucket",
            ("s3", "access_key_id"): "AKIDEXAMPLE",
        },
    )


async def whole_life(provider, submission, folder):
    outcome = await provider.submit(submission, Reports())
    while not isinstance(outcome, Finished):
        assert isinstance(outcome, Accepted | StillWorking)
        if isinstance(outcome, Accepted):
            remote_id = outcome.remote_id
        outcome = await provider.status(remote_id)
    await provider.download(outcome.results[0], folder / "result.jpg", Reports())
    (folder / "result.jpg").unlink()


async def everything(useapi, ttapi, folder, told):
    steps = [
        lambda: whole_life(useapi, swap(folder), folder),
        lambda: whole_life(useapi, background(folder), folder),
        lambda: whole_life(ttapi, swap(folder), folder),
        useapi.account,
        ttapi.account,
        useapi.list_saved_faces,
        lambda: useapi.add_channel(
            NewChannel({"server": "1", "channel": "1001", "discord": DISCORD_TOKEN})
        ),
        useapi.list_channels,
        lambda: useapi.status("j"),
        lambda: ttapi.status("j"),
        lambda: useapi.cancel("j"),
        lambda: useapi.find("nothing"),
    ]
    for step in steps:
        try:
            told.append(repr(await step()))
        except UserFacingError as error:
            told.append(f"{error!r} {error} {error.details} {dict(error.params)}")
            told.append("".join(traceback.format_exception(error)))
    told.append(repr((useapi, ttapi, vars(useapi), vars(ttapi))))


@pytest.mark.parametrize(
    "fault",
    [None, Echo(400), Echo(401), Echo(422), Echo(429), Echo(500), Echo(200), faults.Drop(),
     faults.page(200), faults.redirect(f"https://evil.example/?hm={SIGNATURE}")],
    ids=lambda fault: f"{type(fault).__name__}{getattr(fault, '_status', '')}",
)  # fmt: skip
async def test_no_key_anywhere(sandbox, settings, caplog, tmp_path, own_folders, fault):
    caplog.set_level(logging.DEBUG)
    if fault is not None:
        sandbox.script(fault, times=200)
    useapi, ttapi = UseapiProvider(settings.context()), TtapiProvider(settings.context())
    told = []
    await everything(useapi, ttapi, tmp_path, told)
    await useapi.aclose()
    await ttapi.aclose()
    told.append(caplog.text)
    for folder in (tmp_path, own_folders):
        files = [path for path in folder.rglob("*") if path.is_file()]
        told += [path.read_bytes().decode("latin-1") for path in files]
    text = "\n".join(told)
    assert len(told) > 12
    assert [canary for canary in CANARIES if canary in text] == []


async def test_each_key_goes_to_its_own_service_only(sandbox, settings, tmp_path):
    useapi, ttapi = UseapiProvider(settings.context()), TtapiProvider(settings.context())
    await everything(useapi, ttapi, tmp_path, [])
    await useapi.aclose()
    await ttapi.aclose()
    for request in sandbox.requests:
        raw = request.raw.decode("latin-1")
        is_useapi = request.path.startswith("/v1/faceswap")
        is_ttapi = request.path.startswith(("/insightFace", "/midjourney"))
        assert (USEAPI_KEY in raw) is is_useapi
        assert (TTAPI_KEY in raw) is is_ttapi
        assert BUCKET_SECRET not in raw
        assert USEAPI_KEY not in request.target
        assert TTAPI_KEY not in request.target
        assert (DISCORD_TOKEN in raw) is (request.method == "POST" and "/account/" in request.path)
