# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said before anything leaves the computer for the first time with a service."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QLocale

from faceswap_desktop.core.models import Operation
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.gui.price_texts import usual_text
from faceswap_desktop.gui.task_texts import sentences
from faceswap_desktop.providers.description import OperationDescription, ProviderDescription

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The question in words, plain text throughout."""

    sentence: str
    facts: str
    terms_page: str


def consent_text(
    provider: ProviderDescription, operation: Operation, *, jobs: int = 1
) -> ConsentText:
    """What is sent, to whom, what it costs and for how long it is kept.

    `jobs` is how many are about to be sent. Raises LookupError for a service that sends
    nothing, or does not do `operation`.
    """
    data, described = provider.data, provider.operation(operation)
    if data is None or described is None:
        raise LookupError(provider.id)
    receiver = f"{words(data.receiver)} ({data.host})"
    sent = _sent(described, jobs).replace("{receiver}", receiver)
    facts = translate("consent", "Sent: {what}.").replace("{what}", words(data.what))
    return ConsentText(
        sentence=sentences(sent, _price(provider, described, jobs)),
        facts=sentences(facts, words(data.kept_for)),
        terms_page=data.terms_page,
    )


def _sent(described: OperationDescription, jobs: int) -> str:
    photos = described.needs_target + described.needs_face
    if jobs > 1:
        return translate("consent", "The photos of %n job(s) will be sent to {receiver}.", "", jobs)
    if photos == 2:
        return translate("consent", "Both photos will be sent to {receiver}.")
    if photos == 1 and described.needs_prompt:
        return translate("consent", "The photo and your text will be sent to {receiver}.")
    if photos == 1:
        return translate("consent", "The photo will be sent to {receiver}.")
    return translate("consent", "Your text will be sent to {receiver}.")


def _price(provider: ProviderDescription, described: OperationDescription, jobs: int) -> str:
    if described.cost is None and described.usual_cost is not None and provider.account:
        usual = usual_text(described, provider.account.credit_name, jobs)
        return translate("consent", "This usually costs {price}.").replace("{price}", usual)
    if described.cost is None:
        return translate("consent", "What it costs is known when it is done.")
    price = described.cost * jobs
    if price == 0 or provider.account is None:
        return translate("consent", "This costs nothing.")
    if provider.account.credit_name == "credits" and price == int(price):
        return QCoreApplication.translate("consent", "This costs %n credit(s).", "", int(price))
    number = QLocale().toString(float(price), "f", 0 if price == int(price) else 2)
    return (
        translate("consent", "This costs {n} of your {unit}.")
        .replace("{n}", number)
        .replace("{unit}", words(provider.account.credit_name))
    )
