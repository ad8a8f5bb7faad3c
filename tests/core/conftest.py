# SPDX-License-Identifier: GPL-3.0-or-later
import pytest
import pytest_asyncio

from faceswap_desktop.core import sandbox
from faceswap_desktop.core.images import ImageService


@pytest.fixture
def unlimited(monkeypatch):
    """Handlers that run in this process must not put limits on it."""
    monkeypatch.setattr(sandbox, "limit_call", lambda **_: None)


@pytest_asyncio.fixture
async def images():
    service = ImageService()
    yield service
    await service.aclose()
