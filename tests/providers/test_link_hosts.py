# SPDX-License-Identifier: GPL-3.0-or-later
"""Link hosts: the stand-ins of the sandbox, and a real S3 server on this computer."""

import pytest

from faceswap_desktop.core.models import Step
from faceswap_desktop.errors import (
    CredentialError,
    ErrorCode,
    NotSentError,
    RefusedError,
    ServiceError,
)
from faceswap_desktop.providers.http import FileClient
from faceswap_desktop.providers.link_hosts import catalogue
from tests.providers.service_support import Reports, Settings, prepared
from tests.sandbox import Sandbox, faults
from tests.sandbox.links import ANONYMOUS_PATH, KEYED_KEY, KEYED_PATH

SECRET = "secret-canary-wJalrXUtnFEMI"


@pytest.fixture
async def sandbox():
    async with Sandbox() as started:
        yield started


@pytest.fixture
async def files():
    client = FileClient()
    yield client
    await client.aclose()


@pytest.fixture
def settings():
    return Settings({"imgbb": KEYED_KEY, "s3": SECRET})


def bucket(settings, files, storage, /, **values):
    given = {
        "endpoint": storage,
        "bucket": "photos",
        "region": "us-east-1",
        "access_key_id": "AKIDEXAMPLE",
        **values,
    }
    settings.values.update({("s3", key): value for key, value in given.items()})
    return catalogue.create("s3", settings.context(), files, stand_in="http://127.0.0.1:1")


async def fetch(files, address):
    async with files.open(address) as incoming:
        return incoming.status, b"".join([chunk async for chunk in incoming.chunks])


def test_each_host_says_what_choosing_it_means():
    assert [each.id for each in catalogue.DESCRIPTIONS] == ["litterbox", "imgbb", "s3"]
    for each in catalogue.DESCRIPTIONS:
        assert each.meaning
        assert each.kept_for
    assert [each.id for each in catalogue.DESCRIPTIONS if each.needs_key] == ["imgbb", "s3"]


async def test_litterbox(sandbox, files, settings, tmp_path):
    host = catalogue.create("litterbox", settings.context(), files, stand_in=sandbox.address)
    photo = prepared(tmp_path, "aunt-mary")
    name = host.new_name(photo)
    reports = Reports()
    link = await host.put(photo, name, reports)
    assert reports.steps == [(Step.MAKING_LINKS, None)]
    [request] = sandbox.requests
    assert (request.method, request.path) == ("POST", ANONYMOUS_PATH)
    assert {part.name: part.text for part in request.parts if part.filename is None} == {
        "reqtype": "fileupload",
        "time": "1h",
    }
    assert request.form["fileToUpload"].filename == name
    assert request.form["fileToUpload"].data == photo.path.read_bytes()
    assert b"mary" not in request.raw
    assert await fetch(files, link.address) == (200, photo.path.read_bytes())
    await host.delete(name)
    assert link.address not in repr(link)


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (faults.Answer(200, "https://evil.example/1.jpg"), RefusedError),
        (faults.Answer(200, "<html>sorry</html>"), RefusedError),
        (faults.Answer(200, b""), RefusedError),
        (faults.Answer(412, "No file"), RefusedError),
        (faults.Answer(429, "slow"), NotSentError),
        (faults.Answer(500, "trouble"), NotSentError),
        (faults.Drop(), NotSentError),
    ],
)
@pytest.mark.parametrize("host_id", ["litterbox", "imgbb"])
async def test_strange_answers(sandbox, files, settings, tmp_path, host_id, fault, kind):
    host = catalogue.create(host_id, settings.context(), files, stand_in=sandbox.address)
    sandbox.script(fault)
    with pytest.raises(kind) as caught:
        await host.put(prepared(tmp_path, "photo"), "name.jpg", Reports())
    assert caught.value.code is ErrorCode.LINK_HOST_FAILED
    assert caught.value.params["host"] == host.description.host
    assert KEYED_KEY not in caught.value.details


@pytest.mark.parametrize(
    ("host_id", "link", "is_taken"),
    [
        ("litterbox", "https://litter.catbox.moe/abc.jpg", True),
        ("litterbox", "https://litter.catbox.moe.evil.example/abc.jpg", False),
        ("litterbox", "http://litter.catbox.moe/abc.jpg", False),
        ("litterbox", "http://127.0.0.1/abc.jpg", False),
        ("imgbb", "https://i.ibb.co/abc.jpg", True),
        ("imgbb", "https://ibb.co.evil/abc.jpg", False),
        ("imgbb", "", False),
    ],
)
def test_only_links_of_the_host_itself(files, settings, host_id, link, is_taken):
    host = catalogue.create(host_id, settings.context(), files)
    assert host._is_ours(link) is is_taken


async def test_imgbb_gets_its_key_in_the_form(sandbox, files, settings, tmp_path):
    host = catalogue.create("imgbb", settings.context(), files, stand_in=sandbox.address)
    photo = prepared(tmp_path, "photo")
    link = await host.put(photo, host.new_name(photo), Reports())
    [request] = sandbox.requests
    assert request.target == KEYED_PATH
    assert request.form["key"].text == KEYED_KEY
    assert request.form["expiration"].text == "3600"
    assert await fetch(files, link.address) == (200, photo.path.read_bytes())
    settings.keys["imgbb"] = "f" * 32
    with pytest.raises(RefusedError):
        await host.put(photo, "name.jpg", Reports())
    settings.keys.clear()
    with pytest.raises(CredentialError):
        await host.put(photo, "name.jpg", Reports())


def test_unknown_host(files, settings):
    assert catalogue.create("", settings.context(), files) is None


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("endpoint", ""),
        ("endpoint", "http://storage.example.org"),
        ("endpoint", "https://192.168.0.5"),
        ("endpoint", "https://user:pass@storage.example.org"),
        ("bucket", ""),
        ("bucket", "../other"),
        ("bucket", "Über"),
        ("access_key_id", ""),
        ("access_key_id", "a b"),
    ],
)
async def test_bucket_that_is_not_set_up(files, settings, tmp_path, option, value):
    host = bucket(settings, files, "https://storage.example.org", **{option: value})
    with pytest.raises(RefusedError) as caught:
        await host.put(prepared(tmp_path, "photo"), "name.jpg", Reports())
    assert caught.value.code is ErrorCode.OPTION_INVALID
    assert caught.value.params["option"] == option


async def test_bucket_on_this_computer_only_beside_a_stand_in(files, settings, tmp_path):
    bucket(settings, files, "http://127.0.0.1:9")
    host = catalogue.create("s3", settings.context(), files)
    with pytest.raises(RefusedError):
        await host.put(prepared(tmp_path, "photo"), "name.jpg", Reports())


async def test_bucket_in_trouble(sandbox, files, settings, tmp_path):
    host = bucket(settings, files, sandbox.address, bucket="bucket")
    photo = prepared(tmp_path, "photo")
    sandbox.script(faults.Answer(403, f"<Error>{SECRET} AKIDEXAMPLE</Error>"))
    with pytest.raises(RefusedError) as caught:
        await host.put(photo, "a.jpg", Reports())
    assert SECRET not in caught.value.details
    assert caught.value.params["host"] == "127.0.0.1"
    for fault in (faults.Answer(403, "no"), faults.Drop(), faults.Answer(500, b"")):
        sandbox.script(fault)
        with pytest.raises(ServiceError) as kept:
            await host.delete("a.jpg")
        assert kept.value.code is ErrorCode.LINK_NOT_DELETED
    sandbox.script(faults.Drop())
    with pytest.raises(NotSentError):
        await host.put(photo, "a.jpg", Reports())
    await host.delete("never-there.jpg")


# --- a real S3 server ---------------------------------------------------------------------------


@pytest.fixture(scope="module")
def s3_server():
    server = pytest.importorskip("moto.server", reason="moto[server] is not installed")
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    yield f"http://{host}:{port}"
    running.stop()


async def test_photo_in_a_real_bucket(s3_server, files, settings, tmp_path):
    settings.values.clear()
    host = bucket(settings, files, s3_server)
    await files.send("PUT", f"{s3_server}/photos")
    photo = prepared(tmp_path, "photo", bytes(range(256)) * 4096)
    name = host.new_name(photo)
    link = await host.put(photo, name, Reports())
    assert SECRET not in link.address
    assert name in link.address
    assert "X-Amz-Expires=3600" in link.address
    status, data = await fetch(files, link.address)
    assert (status, data) == (200, photo.path.read_bytes())
    async with files.open(link.address) as incoming:
        assert incoming.media_type == "image/jpeg"
    await host.delete(name)
    assert (await fetch(files, link.address))[0] == 404
    await host.delete(name)
