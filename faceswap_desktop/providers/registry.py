# SPDX-License-Identifier: GPL-3.0-or-later
"""All services there are: those that come with the program, and plug-ins of third parties.

A built-in service is imported when it is first used. A plug-in has to be imported to say what it
is; one that fails is reported and left out, and costs nothing else.
"""

from __future__ import annotations

import importlib
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import metadata

from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.providers.base import (
    ENTRY_POINT_GROUP,
    Provider,
    ProviderContext,
    ProviderDescription,
    ProviderFactory,
)
from faceswap_desktop.providers.catalogue import BUILT_IN

log = logging.getLogger(__name__)

_OWN_PACKAGE = __name__.partition(".")[0]


@dataclass(frozen=True, slots=True)
class BrokenPlugin:
    """A plug-in that was left out: its name, and why, for the log and for support."""

    name: str
    details: str


class ProviderRegistry:
    """The services of this run; each one is made once, when it is first asked for."""

    def __init__(
        self,
        context: ProviderContext,
        *,
        built_in: Iterable[ProviderDescription] = BUILT_IN,
        entry_points: Callable[[], Iterable[metadata.EntryPoint]] | None = None,
    ) -> None:
        self._context = context
        self._entry_points = entry_points or (
            lambda: metadata.entry_points(group=ENTRY_POINT_GROUP)
        )
        self._descriptions = {each.id: each for each in built_in}
        self._providers: dict[str, Provider] = {}
        self.broken: tuple[BrokenPlugin, ...] = ()

    @property
    def descriptions(self) -> tuple[ProviderDescription, ...]:
        """What each service can do: those of the program first."""
        return tuple(self._descriptions.values())

    def description(self, provider_id: str) -> ProviderDescription:
        """What the service can do. Raises LookupError for one that is not there."""
        return self._descriptions[provider_id]

    def provider(self, provider_id: str) -> Provider:
        """The service. Raises LookupError for one that is not there."""
        if provider_id not in self._providers:
            description = self._descriptions[provider_id]
            name = f"{_OWN_PACKAGE}.providers.{description.id.replace('-', '_')}"
            module = importlib.import_module(name)
            self._providers[provider_id] = module.create(self._context)
        return self._providers[provider_id]

    async def discover(self) -> tuple[BrokenPlugin, ...]:
        """Add the services of third parties; gives those that had to be left out."""
        broken = []
        for name, factory in await in_thread(self._load):
            try:
                self._add(factory(self._context))
            except (Exception, SystemExit) as error:  # noqa: BLE001 (a stranger's code)
                log.warning("service plug-in %s is left out: %r", name, error)
                broken.append(BrokenPlugin(name, repr(error)))
        self.broken = tuple(broken)
        return self.broken

    async def aclose(self) -> None:
        """Let all services go; one that fails at it keeps no other from going."""
        for provider in self._providers.values():
            try:
                await provider.aclose()
            except Exception:
                log.exception("a service failed to close")
        self._providers.clear()

    def _load(self) -> list[tuple[str, ProviderFactory]]:
        """Import all plug-ins; one that cannot be imported fails when it is to be made."""
        found: list[tuple[str, ProviderFactory]] = []
        for point in self._entry_points():
            if point.value.partition(".")[0] == _OWN_PACKAGE:
                continue
            try:
                found.append((point.name, point.load()))
            except (Exception, SystemExit) as error:  # noqa: BLE001 (a stranger's code)
                found.append((point.name, _failing(repr(error))))
        return found

    def _add(self, provider: object) -> None:
        if not isinstance(provider, Provider):
            raise TypeError("not a Provider")
        description = provider.description
        if not isinstance(description, ProviderDescription):
            raise TypeError("no description")
        if description.id in self._descriptions:
            raise ValueError("there is a service of that id already")
        self._descriptions[description.id] = description
        self._providers[description.id] = provider


def _failing(details: str) -> ProviderFactory:
    def fail(context: ProviderContext) -> Provider:
        del context
        raise ImportError(details)

    return fail
