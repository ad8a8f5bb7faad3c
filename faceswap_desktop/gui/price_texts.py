# SPDX-License-Identifier: GPL-3.0-or-later
"""Prices in words. Light: the line under the main button shows them in the first picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

if TYPE_CHECKING:
    from faceswap_desktop.core.operation import Operation
    from faceswap_desktop.providers.description import (
        OperationDescription,
        ProviderDescription,
    )

translate = QCoreApplication.translate
_CREDITS = "credits"


def number_text(amount: float) -> str:
    """A number as people of this language write it, whole where it is whole."""
    return QLocale().toString(float(amount), "f", 0 if amount == int(amount) else 2)


def pixels_text(width: int, height: int) -> str:
    """Width and height, as one writes them; no one groups the digits of pixels."""
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return f"{locale.toString(width)} \N{MULTIPLICATION SIGN} {locale.toString(height)}"


def amount_text(amount: float, unit: str) -> str:
    """So much of what a service charges: "12 credits"; `unit` is the name that it has there."""
    if unit == _CREDITS and amount == int(amount):
        return QCoreApplication.translate("account", "%n credit(s)", "", int(amount))
    text = translate("price", "{number} {unit}", "so much of what a service charges")
    text = text.replace("{unit}", QCoreApplication.translate("providers", unit))
    return text.replace("{number}", number_text(amount))


def unit_of(provider: ProviderDescription | None) -> str:
    """What a service charges in."""
    if provider is None or provider.account is None:
        return _CREDITS
    return provider.account.credit_name


def price_line(provider: ProviderDescription, operation: Operation) -> str:
    """What a job will cost, for the line under the main button; "" where nobody can say."""
    described = provider.operation(operation)
    if described is None or provider.account is None or described.cost == 0:
        return ""
    unit = provider.account.credit_name
    if described.cost is not None:
        price = amount_text(described.cost, unit)
        return translate("price", "Costs {price}.").replace("{price}", price)
    if described.usual_cost is None:
        return ""
    return translate("price", "Usually {price}.").replace("{price}", usual_text(described, unit))


def usual_text(described: OperationDescription, unit: str, jobs: int = 1) -> str:
    """What so many jobs usually cost: "4 credits", "1 to 2 credits"."""
    if described.usual_cost is None:
        return ""
    least, most = (each * jobs for each in described.usual_cost)
    if least == most:
        return amount_text(most, unit)
    return (
        translate("price", "{least} to {most}")
        .replace("{least}", number_text(least))
        .replace("{most}", amount_text(most, unit))
    )


def price_before(provider: ProviderDescription, operation: Operation) -> str:
    """What a job will cost, as a sentence; "" for a service that charges nothing."""
    described = provider.operation(operation)
    if described is None or provider.account is None or described.cost == 0:
        return ""
    unit = provider.account.credit_name
    if described.cost is None and described.usual_cost is not None:
        usual = usual_text(described, unit)
        return translate("price", "It usually costs {price}.").replace("{price}", usual)
    if described.cost is None:
        return translate("price", "What it costs is known when it is done.")
    price = amount_text(described.cost, unit)
    return translate("price", "It costs {price}.").replace("{price}", price)
