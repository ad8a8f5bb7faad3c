# SPDX-License-Identifier: GPL-3.0-or-later
"""What there is to say about a service, from its description alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.gui.price_texts import amount_text, number_text
from faceswap_desktop.gui.task_texts import listed, operation_text

if TYPE_CHECKING:
    from faceswap_desktop.providers.description import ProviderDescription

translate = QCoreApplication.translate


def service_icon(service: ProviderDescription) -> str:
    """A lock where photos stay here, a cloud where they leave."""
    return "cloud" if service.photos_leave_computer else "lock"


def service_facts(service: ProviderDescription, wait: str = "") -> str:
    """What a service does, needs, sends and costs, in one line, from its data alone.

    `wait` says how long it takes, where that is known.
    """
    facts = [listed(operation_text(each.operation) for each in service.operations)]
    if service.needs_key:
        facts.append(translate("ServiceEntry", "needs an access key"))
    if service.data is not None:
        sent = translate("ServiceEntry", "sends photos to {receiver}")
        receiver = translate("providers", service.data.receiver)
        facts.append(sent.replace("{receiver}", receiver))
    else:
        facts.append(translate("ServiceEntry", "nothing leaves this computer"))
    facts += [_cost(service), wait]
    return " · ".join(fact for fact in facts if fact)


def _cost(service: ProviderDescription) -> str:
    costs = {each.cost for each in service.operations}
    if costs == {0}:
        return translate("ServiceEntry", "free")
    known = sorted(cost for cost in costs if cost)
    if None in costs or not known:
        return ""
    price = amount_text(known[-1], service.account.credit_name if service.account else "credits")
    if known[0] == known[-1]:
        return translate("ServiceEntry", "{price} each").replace("{price}", price)
    text = translate("ServiceEntry", "{least} to {most} each")
    return text.replace("{least}", number_text(known[0])).replace("{most}", price)
