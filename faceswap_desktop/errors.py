# SPDX-License-Identifier: GPL-3.0-or-later
"""Every failure that a person may get to see, as a code with parameters.

    UserFacingError
    ├── PhotoError        a picture cannot be opened, or is not usable
    ├── FaceError         no usable face or person in a photo
    ├── SaveError         a result could not be written
    ├── HelperError       a helper process of ours ended or hung
    ├── SettingsError     preferences or the keyring
    │   └── CredentialError
    ├── JournalError      the record of jobs cannot be written or read
    └── ServiceError      the service refused, failed, or could not be reached
        ├── NotSentError        nothing left this computer, or nothing was accepted: may be repeated
        │   └── BusyError       the service asks to wait (`retry_after`, seconds)
        ├── RefusedError        a definite no: nothing was accepted, repeating it is pointless
        └── UncertainError      sent, but the answer was never understood: may have been accepted

Words for people are not here: `gui.error_text` has one sentence and one button for each code.
`details` is technical text for the fold named Details; it must never hold a key.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum, unique
from types import MappingProxyType

Param = str | int | float


@unique
class ErrorCode(StrEnum):
    """What went wrong. The parameters that belong to a code stand behind it."""

    # PhotoError: name (file name as shown to people)
    PHOTO_NOT_FOUND = "photo-not-found"
    PHOTO_IS_FOLDER = "photo-is-folder"
    PHOTO_NOT_A_FILE = "photo-not-a-file"
    PHOTO_NO_PERMISSION = "photo-no-permission"
    PHOTO_EMPTY = "photo-empty"
    PHOTO_NOT_A_PICTURE = "photo-not-a-picture"
    PHOTO_UNSUPPORTED = "photo-unsupported"  # name, kind
    PHOTO_DAMAGED = "photo-damaged"
    PHOTO_TOO_LARGE = "photo-too-large"  # name, megapixels, limit
    PHOTO_FILE_TOO_LARGE = "photo-file-too-large"  # name, megabytes, limit
    PHOTO_TOO_SMALL = "photo-too-small"  # name, width, height, minimum
    PHOTO_TOO_SLOW = "photo-too-slow"
    PHOTO_READ_FAILED = "photo-read-failed"
    PHOTO_CHANGED = "photo-changed"
    PHOTO_LINK_DEAD = "photo-link-dead"  # host
    PHOTO_LINK_REFUSED = "photo-link-refused"  # host
    CLIPBOARD_EMPTY = "clipboard-empty"
    DROP_UNUSABLE = "drop-unusable"
    DROP_PROMISED = "drop-promised"
    # FaceError: name
    NO_FACE_IN_TARGET = "no-face-in-target"
    NO_FACE_IN_FACE = "no-face-in-face"
    NO_PERSON = "no-person"
    # SaveError: name, folder
    SAVE_DISK_FULL = "save-disk-full"
    SAVE_NO_PERMISSION = "save-no-permission"
    SAVE_FOLDER_MISSING = "save-folder-missing"
    SAVE_DRIVE_FAILED = "save-drive-failed"
    SAVE_BAD_NAME = "save-bad-name"
    SAVE_EXISTS = "save-exists"
    SAVE_IS_ORIGINAL = "save-is-original"
    SAVE_NO_TRASH = "save-no-trash"
    SAVE_TOO_LARGE_FOR_FORMAT = "save-too-large-for-format"  # name, format, limit (pixels a side)
    SAVE_FAILED = "save-failed"
    RESULT_MISSING = "result-missing"
    NO_PROGRAM = "no-program"
    # HelperError
    HELPER_STOPPED = "helper-stopped"
    HELPER_MEMORY = "helper-memory"
    ENGINE_FILES_MISSING = "engine-files-missing"
    # SettingsError, CredentialError: provider
    SETTINGS_DAMAGED = "settings-damaged"  # kept_as
    SETTINGS_NOT_SAVED = "settings-not-saved"
    SERVICE_ADDRESS_INVALID = "service-address-invalid"  # address
    KEYRING_MISSING = "keyring-missing"
    KEYRING_LOCKED = "keyring-locked"
    KEYRING_FAILED = "keyring-failed"
    KEYRING_SLOW = "keyring-slow"
    KEY_MISSING = "key-missing"
    KEY_MALFORMED = "key-malformed"
    # JournalError
    JOURNAL_UNWRITABLE = "journal-unwritable"
    JOURNAL_DAMAGED = "journal-damaged"  # kept_as
    JOURNAL_NEWER = "journal-newer"
    # ServiceError: provider
    OFFLINE = "offline"
    SERVICE_UNREACHABLE = "service-unreachable"
    CONNECTION_NOT_SECURE = "connection-not-secure"
    PROXY_REFUSED = "proxy-refused"
    SERVICE_BUSY = "service-busy"
    SERVICE_TROUBLE = "service-trouble"
    KEY_REFUSED = "key-refused"
    SUBSCRIPTION_ENDED = "subscription-ended"
    NO_CREDITS = "no-credits"
    CONTENT_REFUSED = "content-refused"  # reason
    REQUEST_REFUSED = "request-refused"  # reason
    CHANNEL_UNKNOWN = "channel-unknown"
    CHANNEL_BROKEN = "channel-broken"
    JOB_UNKNOWN = "job-unknown"
    JOB_EXPIRED = "job-expired"
    JOB_FAILED = "job-failed"  # reason
    JOB_CANCELLED_THERE = "job-cancelled-there"
    JOB_OUTLIVED_PATIENCE = "job-outlived-patience"
    NO_RESULT_CAME = "no-result-came"
    RESULT_LINK_EXPIRED = "result-link-expired"
    RESULT_ADDRESS_REFUSED = "result-address-refused"  # host
    RESULT_NOT_A_PICTURE = "result-not-a-picture"
    DOWNLOAD_FAILED = "download-failed"
    ANSWER_UNEXPECTED = "answer-unexpected"
    SUBMISSION_UNCERTAIN = "submission-uncertain"
    LINK_HOST_MISSING = "link-host-missing"
    LINK_HOST_FAILED = "link-host-failed"  # host
    LINK_NOT_DELETED = "link-not-deleted"  # host
    FACE_NAME_INVALID = "face-name-invalid"  # value
    OPTION_INVALID = "option-invalid"  # option
    PROVIDER_MISSING = "provider-missing"
    # anything that nobody foresaw
    INTERNAL = "internal"


@unique
class Charge(StrEnum):
    """What a failure means for the user's money."""

    NOTHING = "nothing"
    POSSIBLE = "possible"
    CHARGED = "charged"


class UserFacingError(Exception):
    """A failure with a code, its parameters, and what it means for photo and money.

    `charge` is `Charge.NOTHING` unless a paid service may have done work. `retryable` says
    whether the same thing may work when simply tried again. `details` is technical text,
    free of keys, for support.
    """

    def __init__(
        self,
        code: ErrorCode,
        *,
        details: str = "",
        charge: Charge = Charge.NOTHING,
        retryable: bool = False,
        **params: Param,
    ) -> None:
        super().__init__(code.value)
        self.code = code
        self.params: Mapping[str, Param] = MappingProxyType(dict(params))
        self.details = details
        self.charge = charge
        self.retryable = retryable

    def __str__(self) -> str:
        given = ", ".join(f"{key}={value!r}" for key, value in self.params.items())
        return f"{self.code.value}({given})" if given else self.code.value


class PhotoError(UserFacingError):
    """A picture cannot be opened, or is not usable."""


class FaceError(UserFacingError):
    """No usable face, or no person, in a photo."""


class SaveError(UserFacingError):
    """A result could not be written where it was wanted; it is still in the program's folder."""


class HelperError(UserFacingError):
    """A helper process of the program ended or hung; the program itself goes on."""


class SettingsError(UserFacingError):
    """Preferences could not be read or written."""


class CredentialError(SettingsError):
    """An access key is missing, or the keyring could not be used."""


class JournalError(UserFacingError):
    """The record of jobs cannot be written or read."""


class ServiceError(UserFacingError):
    """The service refused, failed, or could not be reached."""


class NotSentError(ServiceError):
    """Nothing was accepted by the service: the same submission may be repeated."""


class BusyError(NotSentError):
    """The service asks to wait before the next try; nothing was accepted. Seconds."""

    def __init__(
        self,
        code: ErrorCode = ErrorCode.SERVICE_BUSY,
        *,
        retry_after: float,
        details: str = "",
        **params: Param,
    ) -> None:
        super().__init__(code, details=details, charge=Charge.NOTHING, retryable=True, **params)
        self.retry_after = retry_after


class RefusedError(ServiceError):
    """A definite no from the service: nothing was accepted, and repeating it is pointless."""


class UncertainError(ServiceError):
    """Bytes left this computer, and no answer that can be understood came back."""

    def __init__(
        self,
        code: ErrorCode = ErrorCode.SUBMISSION_UNCERTAIN,
        *,
        details: str = "",
        **params: Param,
    ) -> None:
        super().__init__(code, details=details, charge=Charge.POSSIBLE, retryable=False, **params)
