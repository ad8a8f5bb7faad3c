# SPDX-License-Identifier: GPL-3.0-or-later
import importlib.metadata
import subprocess
import sys

import pytest

from faceswap_desktop.core.models import Operation
from faceswap_desktop.providers.base import (
    ENTRY_POINT_GROUP,
    OperationDescription,
    Provider,
    ProviderContext,
    ProviderDescription,
)
from faceswap_desktop.providers.catalogue import BUILT_IN
from faceswap_desktop.providers.registry import ProviderRegistry

CONTEXT = ProviderContext(None, None, None, lambda *_: "")


class Plugin(Provider):
    description = ProviderDescription("plug", "Plug", (OperationDescription(Operation.SWAP),))
    closed = 0

    def __init__(self, context):
        assert context is CONTEXT

    async def submit(self, submission, report):
        raise NotImplementedError

    async def download(self, result, destination, report):
        raise NotImplementedError

    async def aclose(self):
        type(self).closed += 1


class Sulking(Plugin):
    description = ProviderDescription("sulking", "Sulking", Plugin.description.operations)

    async def aclose(self):
        raise OSError("will not go")


class Undescribed(Plugin):
    description = None


class Impostor(Plugin):
    description = BUILT_IN[0]


def fail(context):
    raise ZeroDivisionError("a bug")


def point(name, attribute):
    return importlib.metadata.EntryPoint(name, f"{__name__}:{attribute}", ENTRY_POINT_GROUP)


def registry(*points):
    return ProviderRegistry(CONTEXT, entry_points=lambda: points)


def test_the_services_of_the_program_are_there_at_once():
    own = registry()
    assert own.descriptions == BUILT_IN
    assert own.description("on-device").name == "On this computer"
    with pytest.raises(LookupError):
        own.description("nobody")
    with pytest.raises(LookupError):
        own.provider("nobody")


@pytest.mark.parametrize("described", BUILT_IN, ids=lambda each: each.id)
async def test_each_built_in_service_is_made_once(described):
    own = registry()
    provider = own.provider(described.id)
    assert provider.description == described
    assert own.provider(described.id) is provider
    await own.aclose()


async def test_plug_ins_are_added():
    own = registry(point("plug", "Plugin"))
    assert await own.discover() == ()
    assert own.description("plug") == Plugin.description
    assert isinstance(own.provider("plug"), Plugin)
    before = Plugin.closed
    await own.aclose()
    assert Plugin.closed == before + 1


async def test_broken_plug_ins_are_reported_and_left_out():
    own = registry(
        point("missing", "nothing"),
        importlib.metadata.EntryPoint("gone", "no_such_module:x", ENTRY_POINT_GROUP),
        point("raises", "fail"),
        point("no-provider", "repr"),
        point("undescribed", "Undescribed"),
        point("impostor", "Impostor"),
        importlib.metadata.EntryPoint("exits", "sys:exit", ENTRY_POINT_GROUP),
        point("plug", "Plugin"),
    )
    broken = await own.discover()
    names = {each.name for each in broken}
    assert names == {
        "missing", "gone", "raises", "no-provider", "undescribed", "impostor", "exits",
    }  # fmt: skip
    assert own.broken == broken
    assert all(each.details for each in broken)
    assert own.descriptions == (*BUILT_IN, Plugin.description)
    await own.aclose()


async def test_one_that_will_not_close_keeps_no_other():
    own = registry(point("sulking", "Sulking"), point("plug", "Plugin"))
    await own.discover()
    before = Plugin.closed
    await own.aclose()
    assert Plugin.closed == before + 1


async def test_the_programs_own_entry_point_is_not_a_plug_in():
    own = ProviderRegistry(CONTEXT)
    await own.discover()
    assert [each.id for each in own.descriptions][: len(BUILT_IN)] == [e.id for e in BUILT_IN]
    assert own.broken == ()


def test_the_catalogue_is_cheap():
    code = (
        "import sys; before = set(sys.modules); import faceswap_desktop.providers.catalogue; "
        "print([m for m in ('asyncio', 'httpx', 'numpy', 'PIL', 'cv2', 'keyring', 'sqlite3', "
        "'PySide6') if m in set(sys.modules) - before])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
