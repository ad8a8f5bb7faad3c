# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences for what services, and jobs with them, can answer."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui.remedies import Remedy

translate = QCoreApplication.translate


def service_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    """What a service may answer to a request."""
    return {
        ErrorCode.OFFLINE: (
            translate("errors", "There is no network connection."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.SERVICE_UNREACHABLE: (
            translate("errors", "The service cannot be reached."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.CONNECTION_NOT_SECURE: (
            translate(
                "errors",
                "The connection is not secure; a virus scanner or proxy may be in between.",
            ),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.PROXY_REFUSED: (
            translate("errors", "The proxy of this network did not let the program through."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.SERVICE_BUSY: (translate("errors", "The service is busy."), Remedy.TRY_AGAIN),
        ErrorCode.SERVICE_TROUBLE: (
            translate("errors", "The service has trouble of its own at the moment."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.KEY_REFUSED: (
            translate("errors", "The service did not accept the access key."),
            Remedy.ENTER_KEY,
        ),
        ErrorCode.SUBSCRIPTION_ENDED: (
            translate("errors", "The subscription with this service has ended."),
            Remedy.RENEW,
        ),
        ErrorCode.NO_CREDITS: (
            translate("errors", "There are no credits left with this service."),
            Remedy.RENEW,
        ),
        ErrorCode.CONTENT_REFUSED: (
            translate("errors", "The service refused this picture or text by its rules. {reason}"),
            Remedy.CHOOSE_TARGET,
        ),
        ErrorCode.REQUEST_REFUSED: (
            translate("errors", "The service could not use what it was given. {reason}"),
            Remedy.CHOOSE_TARGET,
        ),
        ErrorCode.CHANNEL_UNKNOWN: (
            translate("errors", "The service does not know this channel."),
            Remedy.SET_UP_CHANNEL,
        ),
        ErrorCode.CHANNEL_BROKEN: (
            translate(
                "errors", "The service lost its link to your channel; it has to be set up again."
            ),
            Remedy.SET_UP_CHANNEL,
        ),
        ErrorCode.ANSWER_UNEXPECTED: (
            translate("errors", "The service answered something unexpected."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.LINK_HOST_MISSING: (
            translate(
                "errors", "This service takes photos only as links; choose where yours may be put."
            ),
            Remedy.CHOOSE_LINK_HOST,
        ),
        ErrorCode.LINK_HOST_FAILED: (
            translate("errors", "The photo could not be put on {host}."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.LINK_NOT_DELETED: (
            translate(
                "errors",
                "The copy of your photo on {host} could not be deleted; it expires by itself.",
            ),
            Remedy.DISMISS,
        ),
        ErrorCode.FACE_NAME_INVALID: (
            translate("errors", "A name for a face has letters and digits only, ten at most."),
            Remedy.DISMISS,
        ),
    }


def job_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    """What may become of a job that a service took."""
    return {
        ErrorCode.JOB_UNKNOWN: (
            translate("errors", "The service does not know this job."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOB_EXPIRED: (
            translate("errors", "The service does not keep this job any longer."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOB_FAILED: (
            translate("errors", "The service could not finish this job. {reason}"),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOB_CANCELLED_THERE: (
            translate("errors", "This job was cancelled at the service."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOB_OUTLIVED_PATIENCE: (
            translate("errors", "The service has been working on this for unusually long."),
            Remedy.KEEP_WAITING,
        ),
        ErrorCode.NO_RESULT_CAME: (
            translate("errors", "The service finished, but sent no picture."),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.RESULT_LINK_EXPIRED: (
            translate("errors", "The link to the result has expired."),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.RESULT_ADDRESS_REFUSED: (
            translate(
                "errors", "The result lies at an unexpected address, so it was not fetched. {host}"
            ),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.RESULT_NOT_A_PICTURE: (
            translate("errors", "What the service sent is not a picture."),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.DOWNLOAD_FAILED: (
            translate("errors", "The result could not be fetched."),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.SUBMISSION_UNCERTAIN: (
            translate(
                "errors", "It was sent, but no answer came back; the service may have done it."
            ),
            Remedy.CHECK_AGAIN,
        ),
    }
