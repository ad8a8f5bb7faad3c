# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences: what each error code is called in words, and the button that helps.

A sentence names the photo, blames nobody and is short. Parameters stand in braces.
"""

from __future__ import annotations

from enum import StrEnum, unique

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.errors import ErrorCode


@unique
class Remedy(StrEnum):
    """What the button beside an error does."""

    TRY_AGAIN = "try-again"
    CHOOSE_TARGET = "choose-target"
    CHOOSE_FACE = "choose-face"
    CHOOSE_PHOTO = "choose-photo"
    CHOOSE_SERVICE = "choose-service"
    SAVE_ELSEWHERE = "save-elsewhere"
    SAVE_AS_PNG = "save-as-png"
    ENTER_KEY = "enter-key"
    RENEW = "renew"
    SET_UP_CHANNEL = "set-up-channel"
    CHOOSE_LINK_HOST = "choose-link-host"
    CHECK_AGAIN = "check-again"
    KEEP_WAITING = "keep-waiting"
    CHANGE_WORDS = "change-words"
    OPEN_SETTINGS = "open-settings"
    REPORT_PROBLEM = "report-problem"
    DISMISS = "dismiss"


def button_text(remedy: Remedy) -> str:
    """What stands on the button of a remedy."""
    tr = QCoreApplication.translate
    return {
        Remedy.TRY_AGAIN: tr("remedy", "Try again"),
        Remedy.CHOOSE_TARGET: tr("remedy", "Choose another photo"),
        Remedy.CHOOSE_FACE: tr("remedy", "Choose another face"),
        Remedy.CHOOSE_PHOTO: tr("remedy", "Choose another"),
        Remedy.CHOOSE_SERVICE: tr("remedy", "Choose a service"),
        Remedy.SAVE_ELSEWHERE: tr("remedy", "Save elsewhere…"),
        Remedy.SAVE_AS_PNG: tr("remedy", "Save as PNG…"),
        Remedy.ENTER_KEY: tr("remedy", "Enter access key"),
        Remedy.RENEW: tr("remedy", "Renew…"),
        Remedy.SET_UP_CHANNEL: tr("remedy", "Set up the channel"),
        Remedy.CHOOSE_LINK_HOST: tr("remedy", "Choose a link host"),
        Remedy.CHECK_AGAIN: tr("remedy", "Check again"),
        Remedy.KEEP_WAITING: tr("remedy", "Keep waiting"),
        Remedy.CHANGE_WORDS: tr("remedy", "Change the text"),
        Remedy.OPEN_SETTINGS: tr("remedy", "Open Settings"),
        Remedy.REPORT_PROBLEM: tr("remedy", "Report a problem"),
        Remedy.DISMISS: tr("remedy", "Dismiss"),
    }[remedy]


def sentence_and_remedy(code: ErrorCode) -> tuple[str, Remedy]:
    """The sentence of `code` in the current language, its parameters not yet filled in."""
    return all_sentences()[code]


def all_sentences() -> dict[ErrorCode, tuple[str, Remedy]]:
    """Every code's sentence; built anew each time, because the language may change meanwhile."""
    return {**_photo_texts(), **_file_texts(), **_own_texts(), **_service_texts(), **_job_texts()}


def _photo_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    tr = QCoreApplication.translate
    return {
        ErrorCode.PHOTO_NOT_FOUND: (
            tr("errors", "{name} is not there any more."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_IS_FOLDER: (
            tr("errors", "{name} is a folder; please choose a photo in it."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_NOT_A_FILE: (
            tr("errors", "{name} is not a picture file."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_NO_PERMISSION: (
            tr("errors", "You have no permission to open {name}."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_EMPTY: (
            tr("errors", "{name} is empty; there is no picture in it."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_NOT_A_PICTURE: (
            tr("errors", "{name} is not a picture that can be opened."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_UNSUPPORTED: (
            tr("errors", "{name} is a kind of picture that cannot be opened here. {kind}"),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_DAMAGED: (
            tr("errors", "{name} is damaged or incomplete."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_TOO_LARGE: (
            tr(
                "errors",
                "{name} has {megapixels} megapixels; {limit} is the most that can be used.",
            ),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_FILE_TOO_LARGE: (
            tr("errors", "{name} is a file of {megabytes} MB; {limit} MB is the most."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_TOO_SMALL: (
            tr("errors", "{name} is too small to work with."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_TOO_SLOW: (
            tr("errors", "Opening {name} took too long, so it was stopped."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_READ_FAILED: (
            tr("errors", "{name} could not be read from its drive."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.PHOTO_LINK_DEAD: (
            tr("errors", "There is no picture behind that link any more. {host}"),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_LINK_REFUSED: (
            tr("errors", "That link cannot be used. Save the picture first, then drop the file."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.CLIPBOARD_EMPTY: (
            tr("errors", "There is no picture to paste."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.DROP_UNUSABLE: (
            tr("errors", "There was no picture in what was dropped."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.NO_FACE_IN_TARGET: (
            tr("errors", "No face was found in {name}, the photo to change."),
            Remedy.CHOOSE_TARGET,
        ),
        ErrorCode.NO_FACE_IN_FACE: (
            tr("errors", "No face was found in {name}, the face photo."),
            Remedy.CHOOSE_FACE,
        ),
        ErrorCode.NO_PERSON: (
            tr("errors", "No person was found in {name}, so there is nothing to cut out."),
            Remedy.CHOOSE_TARGET,
        ),
    }


def _file_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    tr = QCoreApplication.translate
    return {
        ErrorCode.SAVE_DISK_FULL: (
            tr("errors", "There is not enough space in {folder}."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_NO_PERMISSION: (
            tr("errors", "You have no permission to write into {folder}."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_FOLDER_MISSING: (
            tr("errors", "The folder {folder} is not there."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_DRIVE_FAILED: (
            tr("errors", "The drive of {folder} reported an error."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_BAD_NAME: (
            tr("errors", "{name} cannot be used as a file name."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_EXISTS: (tr("errors", "{name} exists already."), Remedy.SAVE_ELSEWHERE),
        ErrorCode.SAVE_IS_ORIGINAL: (
            tr("errors", "{name} is the original photo; it was left as it is."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_TOO_LARGE_FOR_FORMAT: (
            tr("errors", "The picture is too large for {format}; PNG can hold it."),
            Remedy.SAVE_AS_PNG,
        ),
        ErrorCode.SAVE_FAILED: (tr("errors", "{name} could not be saved."), Remedy.SAVE_ELSEWHERE),
        ErrorCode.RESULT_MISSING: (
            tr("errors", "The file of this result is not there any more."),
            Remedy.TRY_AGAIN,
        ),
    }


def _own_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    tr = QCoreApplication.translate
    return {
        ErrorCode.HELPER_STOPPED: (
            tr("errors", "The part of the program that works on pictures stopped."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.HELPER_MEMORY: (
            tr("errors", "There is not enough memory for a picture of this size."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.ENGINE_FILES_MISSING: (
            tr("errors", "Files of the program are missing; please install it again."),
            Remedy.REPORT_PROBLEM,
        ),
        ErrorCode.SETTINGS_DAMAGED: (
            tr("errors", "The settings were damaged; they were kept as {kept_as}, and begin anew."),
            Remedy.DISMISS,
        ),
        ErrorCode.SETTINGS_NOT_SAVED: (
            tr("errors", "The settings could not be saved."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.KEYRING_MISSING: (
            tr("errors", "This computer has no keyring; the access key is kept until you quit."),
            Remedy.DISMISS,
        ),
        ErrorCode.KEYRING_LOCKED: (
            tr("errors", "The keyring of this computer is locked; unlock it, then try again."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.KEYRING_FAILED: (
            tr("errors", "The keyring could not be used; the access key is kept until you quit."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.KEYRING_SLOW: (
            tr("errors", "The keyring of this computer does not answer."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.KEY_MISSING: (
            tr("errors", "This service needs an access key."),
            Remedy.ENTER_KEY,
        ),
        ErrorCode.KEY_MALFORMED: (
            tr("errors", "That does not look like a whole access key; please copy it again."),
            Remedy.ENTER_KEY,
        ),
        ErrorCode.JOURNAL_UNWRITABLE: (
            tr("errors", "The list of jobs could not be written, so nothing was sent."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOURNAL_DAMAGED: (
            tr(
                "errors", "The list of jobs was damaged; it was kept as {kept_as}, and begins anew."
            ),
            Remedy.DISMISS,
        ),
        ErrorCode.JOURNAL_NEWER: (
            tr("errors", "The list of jobs was written by a newer version of the program."),
            Remedy.DISMISS,
        ),
        ErrorCode.OPTION_INVALID: (
            tr("errors", "One of the options cannot be used: {option}."),
            Remedy.DISMISS,
        ),
        ErrorCode.PROVIDER_MISSING: (
            tr("errors", "The service of this job is not installed any more."),
            Remedy.CHOOSE_SERVICE,
        ),
        ErrorCode.INTERNAL: (
            tr("errors", "Something went wrong that should not have. Your photos are untouched."),
            Remedy.REPORT_PROBLEM,
        ),
    }


def _service_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    tr = QCoreApplication.translate
    return {
        ErrorCode.OFFLINE: (tr("errors", "There is no network connection."), Remedy.TRY_AGAIN),
        ErrorCode.SERVICE_UNREACHABLE: (
            tr("errors", "The service cannot be reached."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.CONNECTION_NOT_SECURE: (
            tr(
                "errors",
                "The connection is not secure; a virus scanner or proxy may be in between.",
            ),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.PROXY_REFUSED: (
            tr("errors", "The proxy of this network did not let the program through."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.SERVICE_BUSY: (tr("errors", "The service is busy."), Remedy.TRY_AGAIN),
        ErrorCode.SERVICE_TROUBLE: (
            tr("errors", "The service has trouble of its own at the moment."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.KEY_REFUSED: (
            tr("errors", "The service did not accept the access key."),
            Remedy.ENTER_KEY,
        ),
        ErrorCode.SUBSCRIPTION_ENDED: (
            tr("errors", "The subscription with this service has ended."),
            Remedy.RENEW,
        ),
        ErrorCode.NO_CREDITS: (
            tr("errors", "There are no credits left with this service."),
            Remedy.RENEW,
        ),
        ErrorCode.CONTENT_REFUSED: (
            tr("errors", "The service refused this picture or text by its rules. {reason}"),
            Remedy.CHOOSE_TARGET,
        ),
        ErrorCode.REQUEST_REFUSED: (
            tr("errors", "The service could not use what it was given. {reason}"),
            Remedy.CHOOSE_TARGET,
        ),
        ErrorCode.CHANNEL_UNKNOWN: (
            tr("errors", "The service does not know this channel."),
            Remedy.SET_UP_CHANNEL,
        ),
        ErrorCode.CHANNEL_BROKEN: (
            tr("errors", "The service lost its link to your channel; it has to be set up again."),
            Remedy.SET_UP_CHANNEL,
        ),
        ErrorCode.ANSWER_UNEXPECTED: (
            tr("errors", "The service answered something unexpected."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.LINK_HOST_MISSING: (
            tr("errors", "This service takes photos only as links; choose where yours may be put."),
            Remedy.CHOOSE_LINK_HOST,
        ),
        ErrorCode.LINK_HOST_FAILED: (
            tr("errors", "The photo could not be put on {host}."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.LINK_NOT_DELETED: (
            tr(
                "errors",
                "The copy of your photo on {host} could not be deleted; it expires by itself.",
            ),
            Remedy.DISMISS,
        ),
        ErrorCode.FACE_NAME_INVALID: (
            tr("errors", "A name for a face has letters and digits only, ten at most."),
            Remedy.DISMISS,
        ),
    }


def _job_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    tr = QCoreApplication.translate
    return {
        ErrorCode.JOB_UNKNOWN: (
            tr("errors", "The service does not know this job."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOB_EXPIRED: (
            tr("errors", "The service does not keep this job any longer."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOB_FAILED: (
            tr("errors", "The service could not finish this job. {reason}"),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOB_CANCELLED_THERE: (
            tr("errors", "This job was cancelled at the service."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOB_OUTLIVED_PATIENCE: (
            tr("errors", "The service has been working on this for unusually long."),
            Remedy.KEEP_WAITING,
        ),
        ErrorCode.NO_RESULT_CAME: (
            tr("errors", "The service finished, but sent no picture."),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.RESULT_LINK_EXPIRED: (
            tr("errors", "The link to the result has expired."),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.RESULT_ADDRESS_REFUSED: (
            tr("errors", "The result lies at an unexpected address, so it was not fetched. {host}"),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.RESULT_NOT_A_PICTURE: (
            tr("errors", "What the service sent is not a picture."),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.DOWNLOAD_FAILED: (
            tr("errors", "The result could not be fetched."),
            Remedy.CHECK_AGAIN,
        ),
        ErrorCode.SUBMISSION_UNCERTAIN: (
            tr("errors", "It was sent, but no answer came back; the service may have done it."),
            Remedy.CHECK_AGAIN,
        ),
    }
