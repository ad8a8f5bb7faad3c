# SPDX-License-Identifier: GPL-3.0-or-later
"""What is said of several photos, in the current language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.core.operation import Operation
from faceswap_desktop.gui.batch import BatchPhoto, PhotoState
from faceswap_desktop.gui.price_texts import amount_text, number_text, usual_text
from faceswap_desktop.gui.task_texts import kept_text, sentences, service_name

if TYPE_CHECKING:
    from faceswap_desktop.gui.batch_run import BatchCount
    from faceswap_desktop.providers.description import ProviderDescription

translate = QCoreApplication.translate


def count_text(count: int) -> str:
    """Such as: 5 photos."""
    return QCoreApplication.translate("batch", "%n photo(s)", "", count)


def button_text(operation: Operation, count: int) -> str:
    """What the main button says it does."""
    if operation is Operation.BACKGROUND:
        return QCoreApplication.translate("batch", "Change background of %n photo(s)", "", count)
    return QCoreApplication.translate("batch", "Swap face in %n photo(s)", "", count)


def promise(provider: ProviderDescription, operation: Operation, count: int) -> tuple[str, str]:
    """What the main button says when it can work, the price of all first; and an icon."""
    if not provider.photos_leave_computer:
        return translate("batch", "Done on this computer. Nothing is sent."), "lock"
    sent = translate("batch", "Sent to {service}.").replace("{service}", service_name(provider))
    price = _price_of_all(provider, operation, count)
    return sentences(price, sent, kept_text(provider)), "cloud"


def _price_of_all(provider: ProviderDescription, operation: Operation, count: int) -> str:
    """Such as: 5 times 2 = 10 credits. Empty where nothing is charged."""
    described = provider.operation(operation)
    if described is None or provider.account is None or described.cost == 0:
        return ""
    unit = provider.account.credit_name
    if described.cost is not None:
        text = translate("batch", "{count} × {price} = {total}.")  # noqa: RUF001
        text = text.replace("{count}", number_text(count))
        text = text.replace("{price}", number_text(described.cost))
        return text.replace("{total}", amount_text(described.cost * count, unit))
    usual = usual_text(described, unit, count)
    if not usual:
        return translate("batch", "What it costs is known when it is done.")
    text = translate("batch", "Usually {price} together.")
    return text.replace("{price}", usual)


def too_many_text(most: int) -> str:
    """That more photos were given than can be taken."""
    return QCoreApplication.translate(
        "batch", "Only %n photo(s) can be changed at once; the rest was left out.", "", most
    )


def photo_text(photo: BatchPhoto, *, is_swap: bool) -> str:
    """What is known of one photo."""
    slot = photo.slot
    match photo.state(is_swap=is_swap):
        case PhotoState.OPENING:
            return translate("batch", "Opening…")
        case PhotoState.NO_FACE:
            return translate("batch", "No face found; left out")
        case PhotoState.BROKEN:
            return _broken_text(photo)
        case PhotoState.SEVERAL_FACES if slot is not None and slot.faces is not None:
            return _faces_text(len(slot.faces), (slot.chosen or 0) + 1)
        case _:
            return translate("batch", "Face found") if is_swap else translate("batch", "Ready")


def summary(count: BatchCount) -> str:
    """Such as: 3 of 5 done, 1 failed."""
    done = translate("batch", "{done} of {total} done")
    parts = [
        done.replace("{done}", number_text(count.done)).replace("{total}", number_text(count.total))
    ]
    if count.failed:
        parts.append(QCoreApplication.translate("batch", "%n failed", "", count.failed))
    if count.stopped:
        parts.append(QCoreApplication.translate("batch", "%n stopped", "", count.stopped))
    if count.unclear:
        parts.append(QCoreApplication.translate("batch", "%n not sure", "", count.unclear))
    return translate("batch", ", ", "between the parts of a list").join(parts)


def all_done_text(done: int, count: int) -> str:
    """How many of all the photos came out."""
    text = QCoreApplication.translate("batch", "{done} of %n photo(s) are done.", "", count)
    return text.replace("{done}", number_text(done))


def saved_text(saved: int, failed: int, folder: str) -> str:
    """What came of saving several pictures."""
    text = QCoreApplication.translate("batch", "%n picture(s) saved in {folder}.", "", saved)
    if failed:
        more = QCoreApplication.translate("batch", "%n could not be saved.", "", failed)
        text = sentences(text, more)
    return text.replace("{folder}", folder)


def _broken_text(photo: BatchPhoto) -> str:
    if photo.slot is not None and photo.slot.error is not None:
        from faceswap_desktop.gui.error_text import describe  # noqa: PLC0415  # not at the start

        return describe(photo.slot.error).sentence
    return translate("batch", "Cannot be opened")


def _faces_text(count: int, chosen: int) -> str:
    text = QCoreApplication.translate("batch", "%n faces; face {number} is taken", "", count)
    return text.replace("{number}", number_text(chosen))
