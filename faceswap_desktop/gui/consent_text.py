# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said before anything leaves the computer for the first time with a service."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.core.models import Operation
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.gui.price_texts import number_text, usual_text
from faceswap_desktop.gui.task_texts import sentences, service_name
from faceswap_desktop.providers.description import OperationDescription, ProviderDescription
from faceswap_desktop.providers.link_hosts.catalogue import DESCRIPTIONS
from faceswap_desktop.settings.preferences import LINK_HOST

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from faceswap_desktop.core.models import JobRequest

    Setting = Callable[[str, str], str]

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class LinkHostFacts:
    """Where photos are put for a service that takes links only: its names, and what it means."""

    name: str
    host: str
    meaning: str


@dataclass(frozen=True, slots=True)
class ConsentText:
    """The question in words, plain text throughout; `service` is who is asked about."""

    sentence: str
    facts: str
    terms_page: str
    service: str


def link_host_facts(provider: ProviderDescription, setting: Setting) -> LinkHostFacts | None:
    """The link host that is set for a service now; None where it needs or has none."""
    chosen = setting(provider.id, LINK_HOST) if provider.needs_links else ""
    described = next((each for each in DESCRIPTIONS if each.id == chosen), None)
    if described is None:
        return None
    # A server of one's own has its name from its address.
    server = urlsplit(setting(described.id, "endpoint")).hostname
    return LinkHostFacts(words(described.name), server or described.host, words(described.meaning))


def consent_text(
    provider: ProviderDescription,
    operation: Operation,
    *,
    requests: Sequence[JobRequest] = (),
    link_host: LinkHostFacts | None = None,
) -> ConsentText:
    """What is sent, to whom, what it costs and for how long it is kept.

    `requests` are the jobs that are about to be sent; without any it is about one that needs all
    that `operation` may need. `link_host` is where photos are put on their way.
    Raises LookupError for a service that sends
    nothing, or does not do `operation`.
    """
    data, described = provider.data, provider.operation(operation)
    if data is None or described is None:
        raise LookupError(provider.id)
    receiver = translate("consent", "{name} ({host})", "who gets it, and its address")
    receiver = receiver.replace("{name}", words(data.receiver)).replace("{host}", data.host)
    jobs = max(1, len(requests))
    sent = _sent_by_all(requests) if jobs > 1 else _sent(described, next(iter(requests), None))
    sent = sent.replace("{receiver}", receiver)
    facts = translate("consent", "Sent: {what}.").replace("{what}", words(data.what))
    put = _put(link_host) if provider.needs_links else ""
    meaning = link_host.meaning if link_host is not None else ""
    return ConsentText(
        sentence=sentences(sent, put, _price(provider, described, jobs)),
        facts=sentences(facts, meaning, words(data.kept_for)),
        terms_page=data.terms_page,
        service=service_name(provider),
    )


def _put(link_host: LinkHostFacts | None) -> str:
    """Where the photos themselves go, where the service gets links to them."""
    if link_host is None:
        return translate("consent", "Photos are put on a link host first; none is chosen yet.")
    text = translate("consent", "Photos are put on {name} ({host}) first.")
    return text.replace("{name}", link_host.name).replace("{host}", link_host.host)


def _sent_by_all(requests: Sequence[JobRequest]) -> str:
    """What several jobs send together."""
    count = len(requests)
    text = translate("consent", "The photos of %n job(s) will be sent to {receiver}.", "", count)
    if all(each.target_part is None and each.face_part is None for each in requests):
        return text
    part = translate(
        "consent", "Of a photo with several faces only the part around the chosen one is sent."
    )
    return sentences(text, part)


def _sent(described: OperationDescription, request: JobRequest | None) -> str:
    """What one job sends: whole photos, or only the parts around a face."""
    if request is not None and len(request.people) > 1:
        return translate("consent", "All photos of the job will be sent to {receiver}.")
    if request is not None and (request.target_part or request.face_part):
        return _sent_in_part(request)
    has_target = described.needs_target if request is None else request.target is not None
    has_face = described.needs_face if request is None else request.face is not None
    if has_target and has_face:
        return translate("consent", "Both photos will be sent to {receiver}.")
    if (has_target or has_face) and described.needs_prompt:
        return translate("consent", "The photo and your text will be sent to {receiver}.")
    if has_target or has_face:
        return translate("consent", "The photo will be sent to {receiver}.")
    return translate("consent", "Your text will be sent to {receiver}.")


def _sent_in_part(request: JobRequest) -> str:
    if request.target_part and request.face_part:
        return translate(
            "consent", "Of both photos only the part around the face will be sent to {receiver}."
        )
    if request.face_part:
        return translate(
            "consent",
            "The photo, and the part of the face photo around the face, will be sent to "
            "{receiver}.",
        )
    if request.face is not None:
        return translate(
            "consent",
            "The part of the photo around the face, and the face photo, will be sent to "
            "{receiver}.",
        )
    return translate("consent", "The part of the photo around the face will be sent to {receiver}.")


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
    return (
        translate("consent", "This costs {n} of your {unit}.")
        .replace("{n}", number_text(price))
        .replace("{unit}", words(provider.account.credit_name))
    )
