# SPDX-License-Identifier: GPL-3.0-or-later
"""The receipt of a job as one page of plain text: what left, to whom, and what became of it."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QTime

from faceswap_desktop.core.models import ErrorInfo
from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui.error_text import describe
from faceswap_desktop.gui.job_words import job_name
from faceswap_desktop.gui.option_fields import words
from faceswap_desktop.gui.price_texts import amount_text, pixels_text, unit_of
from faceswap_desktop.gui.task_texts import listed
from faceswap_desktop.providers.base import CancelOutcome

if TYPE_CHECKING:
    from faceswap_desktop.core.models import JobSnapshot
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.jobs.receipt import PrivacyReceipt, SentAttempt, SentPicture
    from faceswap_desktop.providers.description import ProviderDescription

translate = QCoreApplication.translate


def receipt_text(told: PrivacyReceipt, job: JobSnapshot, catalogue: ServiceCatalogue) -> str:
    """The whole page; nothing in it is markup."""
    head = translate("receipt", "What was sent for {name}").replace("{name}", job_name(job))
    lines = [
        head,
        "",
        _line(translate("receipt", "Service"), catalogue.name(told.provider)),
        _line(translate("receipt", "Begun"), _moment(told.created_at)),
        "",
    ]
    if not told.attempts:
        lines.append(translate("receipt", "Nothing was sent for this job."))
    service = catalogue.find(told.provider)
    for attempt in told.attempts:
        lines += [*_attempt(attempt, service), ""]
    lines += ["", *_details(told)]
    return "\n".join(lines).rstrip() + "\n"


def _details(told: PrivacyReceipt) -> list[str]:
    """What only support has a use for."""
    numbers = [each.remote_id for each in told.attempts if each.remote_id]
    return [
        translate("receipt", "Details for support"),
        _line(translate("receipt", "Number here"), told.job_id),
        *(_line(translate("receipt", "Number there"), each) for each in numbers),
    ]


def _attempt(attempt: SentAttempt, service: ProviderDescription | None) -> list[str]:
    unit = unit_of(service)
    sent = translate("receipt", "Sent {when}").replace("{when}", _moment(attempt.sent_at))
    receiver = translate("receipt", "{name} ({host})", "who got it, and its address")
    receiver = receiver.replace("{name}", words(attempt.receiver)).replace("{host}", attempt.host)
    lines = [sent, _line(translate("receipt", "To"), receiver)]
    if (
        service is not None
        and service.needs_links
        and not all(each.was_linked for each in attempt.pictures)
    ):
        lines.append(
            translate("receipt", "The photos were put on the link host; links to them were sent.")
        )
    lines += [_picture(each) for each in attempt.pictures]
    if attempt.prompt_length:
        length = QCoreApplication.translate("receipt", "%n character(s)", "", attempt.prompt_length)
        lines.append(_line(translate("receipt", "Your text"), length))
    lines += _outcome(attempt, unit)
    if attempt.kept_for:
        lines.append(_line(translate("receipt", "Kept there"), words(attempt.kept_for)))
    if attempt.copies_deleted_at is not None:
        lines.append(
            _line(
                translate("receipt", "Copies made for sending"),
                translate("receipt", "deleted here {when}").replace(
                    "{when}", _moment(attempt.copies_deleted_at)
                ),
            )
        )
    if attempt.link_was_left:
        lines.append(
            translate("receipt", "A copy that was put on the web could not be deleted; it expires.")
        )
    return lines


def _picture(picture: SentPicture) -> str:
    role = {
        "target": translate("receipt", "Photo to change"),
        "face": translate("receipt", "Face to use"),
    }.get(picture.role, picture.role)
    if picture.was_linked:
        return _line(role, translate("receipt", "the web address that it came from"))
    size = QLocale().formattedDataSize(picture.size)
    kind = picture.media_type.removeprefix("image/").upper()
    shape = listed((kind, pixels_text(picture.width, picture.height), size))
    bare = translate("receipt", "without place, camera data and file name")
    return _line(role, listed((shape, _part(picture), bare)))


def _part(picture: SentPicture) -> str:
    """That this was not the whole photo, where it was not."""
    if picture.part_of is None:
        return ""
    width, height = picture.part_of
    whole = pixels_text(width, height)
    text = translate("receipt", "only the part around one face, of {size} in all")
    return text.replace("{size}", whole)


def _outcome(attempt: SentAttempt, unit: str) -> list[str]:
    lines = []
    if attempt.refusal:
        lines.append(_line(translate("receipt", "Not accepted"), _refusal(attempt.refusal)))
    if attempt.accepted_at is not None:
        lines.append(_line(translate("receipt", "Accepted"), _moment(attempt.accepted_at)))
    if attempt.finished_at is not None:
        lines.append(_line(translate("receipt", "Finished"), _moment(attempt.finished_at)))
    if attempt.price is not None:
        lines.append(_line(translate("receipt", "Price"), amount_text(attempt.price, unit)))
    if attempt.balance is not None:
        lines.append(_line(translate("receipt", "Left then"), amount_text(attempt.balance, unit)))
    if attempt.charge_is_open:
        lines.append(translate("receipt", "No answer came; it may have been charged."))
    if attempt.cancel_outcome:
        lines.append(_line(translate("receipt", "Cancelled"), _cancelled(attempt.cancel_outcome)))
    return lines


def _refusal(code: str) -> str:
    """Why it was not accepted; a code of a later version is shown as it is."""
    try:
        known = ErrorCode(code)
    except ValueError:
        return code
    return describe(ErrorInfo(known)).sentence


def _cancelled(outcome: str) -> str:
    return {
        CancelOutcome.STOPPED.value: translate("receipt", "the service stopped it"),
        CancelOutcome.TOO_LATE.value: translate("receipt", "too late; it may have been charged"),
        CancelOutcome.NOT_POSSIBLE.value: translate(
            "receipt", "the service cannot stop a job; it may have been charged"
        ),
    }.get(outcome, outcome)


def _line(name: str, value: str) -> str:
    return translate("receipt", "{name}: {value}").replace("{name}", name).replace("{value}", value)


def _moment(when: datetime) -> str:
    """A time of this place, to the second."""
    here = when.astimezone()
    locale = QLocale()
    # The long form has the seconds, and a zone that a time of the day does not know.
    form = locale.timeFormat(QLocale.FormatType.LongFormat).replace("t", "").strip()
    time = locale.toString(QTime(here.hour, here.minute, here.second), form)
    day = QDate(here.year, here.month, here.day)
    date = locale.toString(day, QLocale.FormatType.ShortFormat)
    text = translate("receipt", "{date}, {time}")
    return text.replace("{date}", date).replace("{time}", time)
