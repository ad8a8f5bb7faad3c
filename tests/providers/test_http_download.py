# SPDX-License-Identifier: GPL-3.0-or-later
"""Results on their way to disk: whole or not at all, and from nowhere else."""

import errno
from pathlib import Path

import pytest

from faceswap_desktop.core.models import Step
from faceswap_desktop.errors import ErrorCode, SaveError, ServiceError
from faceswap_desktop.providers import http_download
from faceswap_desktop.providers.http import FileClient
from faceswap_desktop.providers.http_addresses import ResultPolicy
from faceswap_desktop.providers.http_download import Fetcher
from tests.providers.service_support import Reports, jpeg
from tests.sandbox import Sandbox, faults

POLICY = ResultPolicy(frozenset({"cdn.discordapp.com"}), allows_loopback=True)


@pytest.fixture
async def sandbox():
    async with Sandbox() as started:
        yield started


@pytest.fixture
async def fetcher():
    files = FileClient()
    yield Fetcher(files, POLICY, "useapi")
    await files.aclose()


async def failure(fetcher, address, destination):
    with pytest.raises(ServiceError) as caught:
        await fetcher.fetch((address,), destination, Reports())
    assert list(destination.parent.iterdir()) == []
    return caught.value


async def test_large_file_with_true_percentages(sandbox, fetcher, tmp_path):
    data = jpeg() + bytes(3_000_000)
    reports = Reports()
    await fetcher.fetch((sandbox.put_file(data, "image/jpeg"),), tmp_path / "r", reports)
    assert (tmp_path / "r").read_bytes() == data
    assert [each.name for each in tmp_path.iterdir()] == ["r"]
    fractions = reports.fractions(Step.RECEIVING)
    assert len(fractions) > 3
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0


async def test_length_may_be_unknown(sandbox, fetcher, tmp_path):
    data = jpeg()
    sandbox.script(faults.CutOff(len(data), says_length=False))
    reports = Reports()
    await fetcher.fetch((sandbox.put_file(data, "image/jpeg"),), tmp_path / "r", reports)
    assert set(reports.fractions(Step.RECEIVING)) == {None}


@pytest.mark.parametrize(
    ("fault", "code", "is_retryable"),
    [
        (faults.CutOff(100), ErrorCode.DOWNLOAD_FAILED, True),
        (faults.CutOff(0, says_length=False), ErrorCode.DOWNLOAD_FAILED, True),
        (faults.Drop(), ErrorCode.DOWNLOAD_FAILED, True),
        (faults.page(503), ErrorCode.DOWNLOAD_FAILED, True),
        (faults.Answer(429, b""), ErrorCode.DOWNLOAD_FAILED, True),
        (faults.Answer(418, b""), ErrorCode.DOWNLOAD_FAILED, False),
        (faults.page(200), ErrorCode.RESULT_NOT_A_PICTURE, False),
        (faults.Answer(200, {"a": 1}), ErrorCode.RESULT_NOT_A_PICTURE, False),
        (faults.Answer(200, b"<svg/>", "image/svg+xml"), ErrorCode.RESULT_NOT_A_PICTURE, False),
        (faults.Answer(404, b"no", "text/plain"), ErrorCode.RESULT_LINK_EXPIRED, False),
        (faults.redirect("https://evil.example/x"), ErrorCode.RESULT_ADDRESS_REFUSED, False),
        (faults.redirect("file:///etc/passwd"), ErrorCode.RESULT_ADDRESS_REFUSED, False),
        (faults.redirect("http://127.0.0.1:9/x", 308), ErrorCode.RESULT_ADDRESS_REFUSED, False),
        (faults.Raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"),
         ErrorCode.DOWNLOAD_FAILED, False),
        (faults.Raw(b"nonsense"), ErrorCode.DOWNLOAD_FAILED, True),
    ],
    ids=lambda value: repr(value)[:40],
)  # fmt: skip
async def test_what_goes_wrong_leaves_nothing_behind(
    sandbox, fetcher, tmp_path, fault, code, is_retryable
):
    address = sandbox.put_file(jpeg() * 3, "image/jpeg")
    sandbox.script(fault)
    error = await failure(fetcher, address, tmp_path / "r")
    assert (error.code, error.retryable) == (code, is_retryable)
    assert len(sandbox.requests) == 1
    assert "signature-canary" not in f"{error}{error.details}{error.params}"


async def test_endless_file_is_given_up(sandbox, fetcher, tmp_path, monkeypatch):
    monkeypatch.setattr(http_download, "LARGEST_RESULT", 2_000_000)
    address = sandbox.put_file(jpeg(), "image/jpeg")
    sandbox.script(faults.Endless())
    # The answer calls itself JSON; only its length matters here.
    monkeypatch.setattr(Fetcher, "_judge", lambda *_: None)
    error = await failure(fetcher, address, tmp_path / "r")
    assert error.code is ErrorCode.DOWNLOAD_FAILED
    assert not error.retryable


async def test_file_that_drips_is_given_up_at_the_deadline(sandbox, tmp_path, monkeypatch):
    from faceswap_desktop.providers.http_requests import Patience

    monkeypatch.setattr(http_download, "FILE", Patience(read=5, total=0.2))
    files = FileClient()
    address = sandbox.put_file(jpeg(), "image/jpeg")
    sandbox.script(faults.Drip())
    error = await failure(Fetcher(files, POLICY, "useapi"), address, tmp_path / "r")
    assert (error.code, error.retryable) == (ErrorCode.DOWNLOAD_FAILED, True)
    await files.aclose()


@pytest.mark.parametrize(
    "address", ["file:///etc/passwd", "https://evil.example/a.jpg", "http://10.0.0.1/", "x"]
)
async def test_other_places_are_not_contacted(fetcher, tmp_path, address):
    error = await failure(fetcher, address, tmp_path / "r")
    assert error.code is ErrorCode.RESULT_ADDRESS_REFUSED


async def test_next_address_is_tried(sandbox, fetcher, tmp_path):
    good = sandbox.put_file(jpeg(), "image/jpeg")
    addresses = ("https://evil.example/a", f"{sandbox.address}/files/gone.jpg", good)
    await fetcher.fetch(addresses, tmp_path / "r", Reports())
    assert (tmp_path / "r").read_bytes() == jpeg()


async def test_first_failure_is_told_unless_all_have_expired(sandbox, fetcher, tmp_path):
    gone = f"{sandbox.address}/files/gone.jpg"
    broken = sandbox.put_file(jpeg(), "image/jpeg")
    sandbox.script(faults.page(502), path="_ins")
    with pytest.raises(ServiceError) as caught:
        await fetcher.fetch((gone, broken), tmp_path / "r", Reports())
    assert caught.value.code is ErrorCode.DOWNLOAD_FAILED
    with pytest.raises(ServiceError) as expired:
        await fetcher.fetch((gone, gone), tmp_path / "r", Reports())
    assert expired.value.code is ErrorCode.RESULT_LINK_EXPIRED


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, ErrorCode.SAVE_DISK_FULL), (errno.EACCES, ErrorCode.SAVE_NO_PERMISSION)],
)
async def test_disk_that_does_not_take_it(sandbox, fetcher, tmp_path, monkeypatch, number, code):
    def refuse(*_):
        raise OSError(number, "no")

    monkeypatch.setattr(http_download.os, "fsync", refuse)
    with pytest.raises(SaveError) as caught:
        await fetcher.fetch((sandbox.put_file(jpeg(), "image/jpeg"),), tmp_path / "r", Reports())
    assert caught.value.code is code
    assert list(tmp_path.iterdir()) == []


async def test_folder_that_is_not_there(sandbox, fetcher, tmp_path):
    with pytest.raises(SaveError):
        await fetcher.fetch(
            (sandbox.put_file(jpeg(), "image/jpeg"),), Path(tmp_path / "no" / "r"), Reports()
        )


async def test_left_over_part_is_replaced(sandbox, fetcher, tmp_path):
    (tmp_path / "r.part").write_bytes(b"old")
    await fetcher.fetch((sandbox.put_file(jpeg(), "image/jpeg"),), tmp_path / "r", Reports())
    assert [each.name for each in tmp_path.iterdir()] == ["r"]
