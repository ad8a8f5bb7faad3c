# SPDX-License-Identifier: GPL-3.0-or-later
"""The services that are on offer, for everything in the window that has to name one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faceswap_desktop.gui.task_texts import service_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faceswap_desktop.core.models import Operation
    from faceswap_desktop.providers.base import OperationDescription, ProviderDescription


class ServiceCatalogue:
    """Descriptions of services in the order in which they are offered; never empty."""

    def __init__(self, services: Iterable[ProviderDescription]) -> None:
        self.all = tuple(services)

    def replace(self, services: Iterable[ProviderDescription]) -> None:
        """Offer these instead."""
        self.all = tuple(services)

    def find(self, provider: str) -> ProviderDescription | None:
        """The service of an id, None where it is not installed (any more)."""
        return next((each for each in self.all if each.id == provider), None)

    def name(self, provider: str) -> str:
        """What people call a service; its id where it is not installed any more."""
        found = self.find(provider)
        return service_name(found) if found else provider

    def is_at_service(self, provider: str) -> bool:
        """Whether the work is done elsewhere, so that the photos have to go there."""
        found = self.find(provider)
        return found is not None and found.photos_leave_computer

    def operation(self, provider: str, operation: Operation) -> OperationDescription | None:
        """What a service says about an operation; None where it does not offer it."""
        found = self.find(provider)
        return found.operation(operation) if found else None
