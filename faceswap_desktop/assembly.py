# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts the services below the window together, and takes them apart again. Loaded late."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from typing import TYPE_CHECKING

from faceswap_desktop.core import logs, redaction, unmapping
from faceswap_desktop.core.images import ImageService
from faceswap_desktop.core.paths import Folders
from faceswap_desktop.faces.client import FaceEngine
from faceswap_desktop.gui.bridge import Services
from faceswap_desktop.gui.texts import result_suffix
from faceswap_desktop.jobs.controller import JobController
from faceswap_desktop.jobs.copies import PhotoCopies
from faceswap_desktop.jobs.fullsize import FullSize
from faceswap_desktop.jobs.journal import Journal
from faceswap_desktop.jobs.store import ResultStore
from faceswap_desktop.providers.base import ProviderContext
from faceswap_desktop.providers.registry import ProviderRegistry
from faceswap_desktop.providers.web_photo import WebPhotos
from faceswap_desktop.settings.credentials import CredentialStore

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobRequest
    from faceswap_desktop.errors import JournalError
    from faceswap_desktop.settings.preferences import PreferencesStore

log = logging.getLogger(__name__)


@asynccontextmanager
async def services(
    own: Folders, preferences: PreferencesStore
) -> AsyncIterator[tuple[Services, JournalError | None]]:
    """Everything below the window, running; with what is to be told about the journal."""
    unmapping.start()
    async with AsyncExitStack() as stack:
        logs.start(own.logs)
        stack.callback(logs.stop)
        if crash := logs.crash_before_start():
            log.warning("the last run ended by a crash:\n%s", crash)
        images = ImageService()
        stack.push_async_callback(images.aclose)
        engine = FaceEngine()
        stack.push_async_callback(engine.aclose)
        credentials = CredentialStore()

        async def key(provider: str) -> str:
            found = await credentials.key(provider)
            redaction.remember(found)
            return found

        context = ProviderContext(images, engine, key, preferences.provider_setting)
        registry = ProviderRegistry(context)
        stack.push_async_callback(registry.aclose)
        # Before the journal is read: jobs of third parties' services want their services.
        await registry.discover()

        def needs_consent(request: JobRequest) -> bool:
            described = registry.description(request.provider)
            return described.photos_leave_computer and not preferences.has_consent(described.id)

        journal = Journal(own.journal, own.results)
        copies = PhotoCopies(own.inputs, journal, lambda: remembered_texts(preferences))
        controller = JobController(
            journal=journal,
            store=ResultStore(own, images, result_suffix),
            providers=registry.provider,
            needs_consent=needs_consent,
            full_size=FullSize(images, engine),
            copies=copies,
        )
        web_photos = WebPhotos()
        stack.push_async_callback(web_photos.aclose)
        trouble = await controller.run()
        stack.push_async_callback(controller.aclose)
        yield (
            Services(images, engine, controller, registry, credentials, web_photos.fetch, copies),
            trouble,
        )


def remembered_texts(preferences: PreferencesStore) -> list[str]:
    """What options are set to from one start to the next; some of them are paths of photos."""
    kept = preferences.current.options.values()
    return [each for values in kept for each in values.values() if isinstance(each, str)]


async def warm_up(built: Services) -> None:
    """Start the helper processes before somebody waits for them."""
    await built.images.start()
    await built.engine.start()
