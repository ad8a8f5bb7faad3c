# SPDX-License-Identifier: GPL-3.0-or-later
"""The services on the web pass the suite that every service passes, against their stand-ins."""

import dataclasses

import pytest

from faceswap_desktop.core.images import ImageService
from faceswap_desktop.providers.ttapi import TtapiProvider
from faceswap_desktop.providers.useapi import UseapiProvider
from tests.providers.contract import ProviderContract
from tests.providers.service_support import Settings, background, portrait, swap
from tests.sandbox import Sandbox, ttapi, useapi


@pytest.fixture
async def images():
    service = ImageService()
    yield service
    await service.aclose()


@pytest.fixture
async def sandbox():
    async with Sandbox() as started:
        yield started


@pytest.fixture
def photos(tmp_path_factory):
    return tmp_path_factory.mktemp("photos")


class TestUseapi(ProviderContract):
    @pytest.fixture
    async def provider(self, sandbox, monkeypatch):
        monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_URL", sandbox.useapi_address)
        made = UseapiProvider(Settings({"useapi": useapi.KEY}).context())
        yield made
        await made.aclose()
        assert sandbox.useapi.violations == []

    @pytest.fixture
    def submissions(self, photos):
        return [swap(photos), background(photos), portrait()]

    @pytest.fixture
    def hopeless(self, photos):
        return [
            swap(photos, saved_face="no such name"),
            swap(photos, saved_face="nobody"),
            background(photos, prompt=""),
            dataclasses.replace(swap(photos), face=None),
        ]


class TestTtapi(ProviderContract):
    @pytest.fixture(params=["litterbox", "imgbb", "s3"])
    async def provider(self, request, sandbox, monkeypatch):
        monkeypatch.setenv("FACESWAP_DESKTOP_TTAPI_URL", sandbox.ttapi_address)
        settings = Settings(
            {"ttapi": ttapi.KEY, "imgbb": "0123456789abcdef0123456789abcdef", "s3": "secret"},
            {
                ("ttapi", "link_host"): request.param,
                ("s3", "endpoint"): sandbox.address,
                ("s3", "bucket"): "bucket",
                ("s3", "access_key_id"): "AKIDEXAMPLE",
            },
        )
        made = TtapiProvider(settings.context())
        yield made
        await made.aclose()
        assert sandbox.ttapi.violations == []

    @pytest.fixture
    def submissions(self, photos):
        return [swap(photos)]

    @pytest.fixture
    def hopeless(self, photos):
        return [
            dataclasses.replace(swap(photos), target=None),
            background(photos),
            swap(photos, hook_url="nowhere"),
        ]
