# SPDX-License-Identifier: GPL-3.0-or-later
"""Accounts in words: what is left, and where a key is kept."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.gui import price_texts
from faceswap_desktop.gui.task_texts import sentences
from faceswap_desktop.providers.base import AccountStatus
from faceswap_desktop.providers.description import AccountDescription
from faceswap_desktop.providers.saved_faces import Channel
from faceswap_desktop.settings.credentials import KeySource, variable_for

translate = QCoreApplication.translate


def amount_text(amount: float, account: AccountDescription) -> str:
    """So much of what a service charges: "12 credits"."""
    return price_texts.amount_text(amount, account.credit_name)


def balance_text(status: AccountStatus | Channel, account: AccountDescription) -> str:
    """What is left; "" where the service does not say."""
    if status.balance is None:
        return ""
    amount = amount_text(status.balance, account)
    if status.total is None:
        return translate("account", "{amount} left").replace("{amount}", amount)
    return (
        translate("account", "{amount} of {total} left")
        .replace("{amount}", amount)
        .replace("{total}", price_texts.number_text(status.total))
    )


def works_text(status: AccountStatus, account: AccountDescription) -> str:
    """The outcome of a check that went well."""
    works = translate("account", "The access key works.")
    left = balance_text(status, account)
    return sentences(works, translate("account", "{left}.").replace("{left}", left) if left else "")


def source_text(source: KeySource, provider: str) -> str:
    """Where a key is kept, or that there is none."""
    match source:
        case KeySource.NONE:
            return translate("account", "No access key yet.")
        case KeySource.SESSION:
            return translate("account", "The access key is kept until you quit the program.")
        case KeySource.KEYRING:
            return translate("account", "The access key is kept in the keyring of this computer.")
        case KeySource.ENVIRONMENT:
            text = translate("account", "The access key is given by {variable}.")
            return text.replace("{variable}", variable_for(provider))
