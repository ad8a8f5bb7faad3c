# SPDX-License-Identifier: GPL-3.0-or-later
"""Jobs in the words of useapi.net: endpoints, form fields, the bot's options and names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from faceswap_desktop.core.models import Operation, OptionValue
from faceswap_desktop.errors import ErrorCode, RefusedError
from faceswap_desktop.providers.base import InputFile, Submission
from faceswap_desktop.providers.http_addresses import is_public_https
from faceswap_desktop.providers.http_requests import Body, Upload
from faceswap_desktop.providers.http_text import harmless
from faceswap_desktop.providers.saved_faces import SavedFaceRules
from faceswap_desktop.providers.useapi_description import (
    ADDRESS_LIMIT,
    PROMPT_LIMIT,
    PROVIDER_ID,
)

NAME_RULES = SavedFaceRules(longest=10, most=20)

_NAME = re.compile(r"[A-Za-z0-9]{1,10}")
# Faces of a photo from left to right: a name, a mix of names, or _ for "leave it".
_NAMES = re.compile(
    r"(?:_|NAME(?:\+NAME)*)(?:,(?:_|NAME(?:\+NAME)*))*".replace("NAME", _NAME.pattern)
)
_FLAGS = re.compile(r"[A-Za-z0-9 ._-]*")
_SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp", "image/gif": "gif"}
_AGES = range(1, 1001)


@dataclass(frozen=True, slots=True)
class Command:
    """One submission: the endpoint, what it carries, and the face to select before it, if any."""

    path: str
    body: Body
    channel: str
    select_first: str = ""


def command_for(submission: Submission, default_channel: str) -> Command:
    """The command that does `submission`; raises RefusedError for what cannot be sent."""
    options = submission.options
    channel = _channel(options, default_channel)
    form = {"replyRef": submission.reference}
    if channel:
        form["channel"] = channel
    if reply := _text(options, "reply_url"):
        if len(reply) > ADDRESS_LIMIT or not is_public_https(reply):
            raise _invalid("reply_url")
        form["replyUrl"] = reply
    match submission.operation:
        case Operation.SWAP:
            return _swap(submission, form, channel)
        case Operation.BACKGROUND:
            form["a_background_photo_of"] = _prompt(submission)
            body = Body(form, (photo(submission.target, "image", "target"),))
            return Command("/changebg", body, channel)
        case Operation.PORTRAIT:
            form["prompt"] = _prompt(submission)
            if extra := _flags(options):
                form["options"] = extra
            name = face_name(named) if (named := _text(options, "saved_face")) else ""
            return Command("/headshot", Body(form), channel, select_first=name)


def _swap(submission: Submission, form: dict[str, str], channel: str) -> Command:
    flags = swap_flags(submission.options)
    if named := _text(submission.options, "saved_face"):
        # The bot takes the options of a saved face behind its name.
        form["idname"] = f"{face_names(named)} {flags}".strip()
        body = Body(form, (photo(submission.target, "image", "target"),))
        return Command("/swapid", body, channel)
    if flags:
        form["options"] = flags
    uploads = (
        photo(submission.face, "source_image", "face"),
        photo(submission.target, "target_image_gif_or_video", "target"),
    )
    return Command("/picsi", Body(form, uploads), channel)


def photo(given: InputFile | None, field: str, name: str) -> Upload:
    """A prepared photo as one part of a form, under a name that tells nothing."""
    if given is None:
        raise _invalid(name)
    suffix = _SUFFIXES.get(given.media_type, "jpg")
    return Upload(field, f"{name}.{suffix}", given.path, given.media_type)


def swap_flags(options: Mapping[str, OptionValue]) -> str:
    """The switches of a swap as the bot wants them written."""
    flags = [
        flag
        for key, flag in (("sharper", "-s"), ("high_fidelity", "-f"), ("keep_mouth", "-m"))
        if options.get(key) is True
    ]
    if options.get("change_age") is True:
        age = options.get("age", 300)
        if isinstance(age, bool) or not isinstance(age, int | float) or int(age) not in _AGES:
            raise _invalid("age")
        flags.append(f"-o {int(age)}")
    return " ".join([*flags, *filter(None, [_flags(options)])])


def face_name(given: str) -> str:
    """One name for a face, as the bot takes it; raises RefusedError (FACE_NAME_INVALID)."""
    if not _NAME.fullmatch(given.strip()):
        raise _bad_name(given)
    return given.strip()


def face_names(given: str) -> str:
    """Names for the faces in a photo, without spaces; raises RefusedError (FACE_NAME_INVALID)."""
    names = re.sub(r"\s*([,+])\s*", r"\1", given.strip())
    if not _NAMES.fullmatch(names) or not _NAME.search(names):
        raise _bad_name(given)
    return names


def channel_number(given: str) -> str:
    """A Discord channel's number; raises RefusedError (OPTION_INVALID)."""
    channel = given.strip()
    if not re.fullmatch(r"[A-Za-z0-9_-]{1,40}", channel):
        raise _invalid("channel")
    return channel


def _channel(options: Mapping[str, OptionValue], default: str) -> str:
    given = _text(options, "channel") or default.strip()
    return channel_number(given) if given else ""


def _prompt(submission: Submission) -> str:
    prompt = " ".join(submission.prompt.split())
    if not prompt or len(prompt) > PROMPT_LIMIT:
        raise _invalid("prompt")
    return prompt


def _flags(options: Mapping[str, OptionValue]) -> str:
    flags = _text(options, "flags")
    if not _FLAGS.fullmatch(flags) or len(flags) > 200:
        raise _invalid("flags")
    return flags


def _text(options: Mapping[str, OptionValue], key: str) -> str:
    value = options.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def _invalid(option: str) -> RefusedError:
    return RefusedError(ErrorCode.OPTION_INVALID, provider=PROVIDER_ID, option=option)


def _bad_name(value: str) -> RefusedError:
    return RefusedError(
        ErrorCode.FACE_NAME_INVALID, provider=PROVIDER_ID, value=harmless(value, 40)
    )
