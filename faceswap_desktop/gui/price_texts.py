# SPDX-License-Identifier: GPL-3.0-or-later
"""Prices in words. Light: the line under the main button shows them in the first picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from faceswap_desktop.core.models import Operation
    from faceswap_desktop.providers.base import ProviderDescription

translate = QCoreApplication.translate
_CREDITS = "credits"


def number_text(amount: float) -> str:
    """A number as people of this language write it, whole where it is whole."""
    return QLocale().toString(float(amount), "f", 0 if amount == int(amount) else 2)


def amount_text(amount: float, unit: str) -> str:
    """So much of what a service charges: "12 credits"; `unit` is the name that it has there."""
    if unit == _CREDITS and amount == int(amount):
        return QCoreApplication.translate("account", "%n credit(s)", "", int(amount))
    return f"{number_text(amount)} {QCoreApplication.translate('providers', unit)}"


def price_before(provider: ProviderDescription, operation: Operation) -> str:
    """What a job will cost, as a sentence; "" for a service that charges nothing."""
    described = provider.operation(operation)
    if described is None or provider.account is None or described.cost == 0:
        return ""
    if described.cost is None:
        return translate("price", "What it costs is known when it is done.")
    price = amount_text(described.cost, provider.account.credit_name)
    return translate("price", "It costs {price}.").replace("{price}", price)
