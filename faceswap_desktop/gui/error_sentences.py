# SPDX-License-Identifier: GPL-3.0-or-later
"""The sentences: what each error code is called in words, and the button that helps.

A sentence names the photo, blames nobody and is short. Parameters stand in braces.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from faceswap_desktop.errors import ErrorCode
from faceswap_desktop.gui.remedies import Remedy
from faceswap_desktop.gui.service_sentences import job_texts, service_texts

translate = QCoreApplication.translate


def sentence_and_remedy(code: ErrorCode) -> tuple[str, Remedy]:
    """The sentence of `code` in the current language, its parameters not yet filled in."""
    return all_sentences()[code]


def all_sentences() -> dict[ErrorCode, tuple[str, Remedy]]:
    """Every code's sentence; built anew each time, because the language may change meanwhile."""
    return {**_photo_texts(), **_file_texts(), **_own_texts(), **service_texts(), **job_texts()}


def _photo_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    return {
        ErrorCode.PHOTO_NOT_FOUND: (
            translate("errors", "{name} is not there any more."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_IS_FOLDER: (
            translate("errors", "{name} is a folder; please choose a photo in it."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_NOT_A_FILE: (
            translate("errors", "{name} is not a picture file."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_NO_PERMISSION: (
            translate("errors", "You have no permission to open {name}."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_EMPTY: (
            translate("errors", "{name} is empty; there is no picture in it."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_NOT_A_PICTURE: (
            translate("errors", "{name} is not a picture that can be opened."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_UNSUPPORTED: (
            translate("errors", "{name} is a kind of picture that cannot be opened here. {kind}"),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_DAMAGED: (
            translate("errors", "{name} is damaged or incomplete."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_TOO_LARGE: (
            translate(
                "errors",
                "{name} has {megapixels} megapixels; {limit} is the most that can be used.",
            ),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_FILE_TOO_LARGE: (
            translate("errors", "{name} is a file of {megabytes} MB; {limit} MB is the most."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_TOO_SMALL: (
            translate("errors", "{name} is too small to work with."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_TOO_SLOW: (
            translate("errors", "Opening {name} took too long, so it was stopped."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_READ_FAILED: (
            translate("errors", "{name} could not be read from its drive."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.PHOTO_CHANGED: (
            translate("errors", "{name} has been changed since it was opened; open it again."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_LINK_DEAD: (
            translate("errors", "There is no picture behind that link any more. {host}"),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.PHOTO_LINK_REFUSED: (
            translate(
                "errors", "That link cannot be used. Save the picture first, then drop the file."
            ),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.CLIPBOARD_EMPTY: (
            translate("errors", "There is no picture to paste."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.DROP_UNUSABLE: (
            translate("errors", "There was no picture in what was dropped."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.DROP_PROMISED: (
            translate(
                "errors",
                "The other program keeps its photo to itself. Drag it to the desktop first, then "
                "here.",
            ),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.NO_FACE_IN_TARGET: (
            translate("errors", "No face was found in {name}, the photo to change."),
            Remedy.CHOOSE_TARGET,
        ),
        ErrorCode.NO_FACE_IN_FACE: (
            translate("errors", "No face was found in {name}, the face photo."),
            Remedy.CHOOSE_FACE,
        ),
        ErrorCode.NO_PERSON: (
            translate("errors", "No person was found in {name}, so there is nothing to cut out."),
            Remedy.CHOOSE_TARGET,
        ),
    }


def _file_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    return {
        ErrorCode.SAVE_DISK_FULL: (
            translate("errors", "There is not enough space in {folder}."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_NO_PERMISSION: (
            translate("errors", "You have no permission to write into {folder}."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_FOLDER_MISSING: (
            translate("errors", "The folder {folder} is not there."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_DRIVE_FAILED: (
            translate("errors", "The drive of {folder} reported an error."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_BAD_NAME: (
            translate("errors", "{name} cannot be used as a file name."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_EXISTS: (
            translate("errors", "{name} exists already."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_IS_ORIGINAL: (
            translate("errors", "{name} is the original photo; it was left as it is."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_NO_TRASH: (
            translate("errors", "{name} could not be moved to the trash, so it was left as it is."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.SAVE_TOO_LARGE_FOR_FORMAT: (
            translate("errors", "The picture is too large for {format}; PNG can hold it."),
            Remedy.SAVE_AS_PNG,
        ),
        ErrorCode.SAVE_FAILED: (
            translate("errors", "{name} could not be saved."),
            Remedy.SAVE_ELSEWHERE,
        ),
        ErrorCode.RESULT_MISSING: (
            translate("errors", "The file of this result is not there any more."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.NO_PROGRAM: (
            translate(
                "errors", "No program here could be asked to show {name}. It is in {folder}."
            ),
            Remedy.DISMISS,
        ),
    }


def _own_texts() -> dict[ErrorCode, tuple[str, Remedy]]:
    return {
        ErrorCode.HELPER_STOPPED: (
            translate("errors", "The part of the program that works on pictures stopped."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.HELPER_MEMORY: (
            translate("errors", "There is not enough memory for a picture of this size."),
            Remedy.CHOOSE_PHOTO,
        ),
        ErrorCode.ENGINE_FILES_MISSING: (
            translate("errors", "Files of the program are missing; please install it again."),
            Remedy.REPORT_PROBLEM,
        ),
        ErrorCode.SETTINGS_DAMAGED: (
            translate(
                "errors", "The settings were damaged; they were kept as {kept_as}, and begin anew."
            ),
            Remedy.DISMISS,
        ),
        ErrorCode.SETTINGS_NOT_SAVED: (
            translate("errors", "The settings could not be saved."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.SERVICE_ADDRESS_INVALID: (
            translate(
                "errors",
                "{address} cannot be used as a service's address; it has to begin with https.",
            ),
            Remedy.OPEN_SETTINGS,
        ),
        ErrorCode.KEYRING_MISSING: (
            translate(
                "errors", "This computer has no keyring; the access key is kept until you quit."
            ),
            Remedy.DISMISS,
        ),
        ErrorCode.KEYRING_LOCKED: (
            translate(
                "errors", "The keyring of this computer is locked; unlock it, then try again."
            ),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.KEYRING_FAILED: (
            translate(
                "errors", "The keyring could not be used; the access key is kept until you quit."
            ),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.KEYRING_SLOW: (
            translate("errors", "The keyring of this computer does not answer."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.KEY_MISSING: (
            translate("errors", "This service needs an access key."),
            Remedy.ENTER_KEY,
        ),
        ErrorCode.KEY_MALFORMED: (
            translate(
                "errors", "That does not look like a whole access key; please copy it again."
            ),
            Remedy.ENTER_KEY,
        ),
        ErrorCode.JOURNAL_UNWRITABLE: (
            translate("errors", "The list of jobs could not be written, so nothing was sent."),
            Remedy.TRY_AGAIN,
        ),
        ErrorCode.JOURNAL_DAMAGED: (
            translate(
                "errors", "The list of jobs was damaged; it was kept as {kept_as}, and begins anew."
            ),
            Remedy.DISMISS,
        ),
        ErrorCode.JOURNAL_NEWER: (
            translate("errors", "The list of jobs was written by a newer version of the program."),
            Remedy.DISMISS,
        ),
        ErrorCode.SERVICE_ADDRESS_INVALID: (
            translate("errors", "The address set for this service cannot be used."),
            Remedy.OPEN_SETTINGS,
        ),
        ErrorCode.OPTION_INVALID: (
            translate("errors", "One of the options cannot be used: {option}."),
            Remedy.DISMISS,
        ),
        ErrorCode.PROVIDER_MISSING: (
            translate("errors", "The service of this job is not installed any more."),
            Remedy.CHOOSE_SERVICE,
        ),
        ErrorCode.INTERNAL: (
            translate(
                "errors", "Something went wrong that should not have. Your photos are untouched."
            ),
            Remedy.REPORT_PROBLEM,
        ),
    }
