# SPDX-License-Identifier: GPL-3.0-or-later
"""Saved faces, channels and credits of a useapi.net account."""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from urllib.parse import quote

from faceswap_desktop.core.models import Step
from faceswap_desktop.errors import ErrorCode, RefusedError, ServiceError
from faceswap_desktop.providers.base import (
    AccountStatus,
    InputFile,
    Option,
    OptionKind,
    ProviderContext,
    Report,
)
from faceswap_desktop.providers.http_answers import Answer, mapping, number_in, text_in
from faceswap_desktop.providers.http_outcomes import REFUSALS
from faceswap_desktop.providers.http_requests import Body, Upload
from faceswap_desktop.providers.http_service import HttpService
from faceswap_desktop.providers.saved_faces import Channel, ChannelForm, NewChannel, SavedFaceRules
from faceswap_desktop.providers.useapi_description import PROVIDER_ID
from faceswap_desktop.providers.useapi_jobs import failure_of, is_over, job_id, refused_as, words_of
from faceswap_desktop.providers.useapi_requests import (
    NAME_RULES,
    channel_number,
    face_name,
    photo,
)

CHANNEL_SETTING = "channel"

_NAME = re.compile(r"[A-Za-z0-9]{1,10}")
# Words of the bot's sentence around the names, where no mark sets the names apart.
_TALK = re.compile(
    r"all|and|are|current|currently|empty|faces?|have|here|id|identit(?:y|ies)|id(?:names?|s)|is"
    r"|list|listed|names?|no|none|of|registered|saved|the|there|total|yet|you|your",
    re.IGNORECASE,
)
_NOTHING = frozenset({"none", "empty", "nothing"})

_FORM = ChannelForm(
    warning="Discord forbids automating ordinary accounts and may close one for it; use an "
    "account made for this only. The Discord token that you enter here gives full access to "
    "that account. It is given to useapi.net, which keeps it, and is not kept by this program.",
    help_page="https://useapi.net/docs/start-here/setup-faceswap",
    fields=(
        Option(
            "server", OptionKind.TEXT, "Server number", "The number of your Discord server.",
            default="", max_length=40, is_required=True,
        ),
        Option(
            "channel", OptionKind.TEXT, "Channel number", "The number of the channel in it.",
            default="", max_length=40, is_required=True,
        ),
        Option(
            "discord", OptionKind.TEXT, "Discord token",
            "The secret of the Discord account that will send the commands.",
            default="", max_length=200, is_required=True,
        ),
    ),
    secret_fields=frozenset({"discord"}),
)  # fmt: skip


class UseapiAccount:
    """What can be done with the account apart from jobs; one command at a time per channel."""

    saved_face_rules: SavedFaceRules = NAME_RULES
    channel_form: ChannelForm = _FORM

    def __init__(self, service: HttpService, context: ProviderContext) -> None:
        self._service = service
        self._context = context
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @property
    def usual_channel(self) -> str:
        """The channel chosen in Settings, "" where the service may choose."""
        return self._context.setting(PROVIDER_ID, CHANNEL_SETTING)

    def turn(self, channel: str) -> asyncio.Lock:
        """The turn in a channel, to be held while a command runs there."""
        return self._turns[channel]

    async def list_saved_faces(self) -> tuple[str, ...]:
        """The names that the bot lists, read out of its sentence."""
        return names_in(await self._command("/listid", {}))

    async def save_face(self, name: str, photo_: InputFile, report: Report) -> None:
        """Keep the face of a prepared photo under `name`."""
        form = {"idname": face_name(name)}
        await self._command("/saveid", form, (photo(photo_, "image", "face"),), report)

    async def select_saved_face(self, name: str) -> None:
        """Make `name` the face that portraits are made of."""
        await self._command("/setid", {"idname": face_name(name)})

    async def delete_saved_face(self, name: str) -> None:
        """Forget one face."""
        await self._command("/delid", {"idname": face_name(name)}, method="DELETE")

    async def delete_all_saved_faces(self) -> None:
        """Forget all faces."""
        await self._command("/delall", {}, method="DELETE")

    async def list_channels(self) -> tuple[Channel, ...]:
        """All channels of the account. What the answer says of secrets is left behind here."""
        try:
            answer = await self._service.ask("GET", "/account")
        except RefusedError as error:
            if error.code is ErrorCode.REQUEST_REFUSED:
                return ()
            raise
        listed = answer.fields
        if "channel" in listed and not isinstance(listed["channel"], dict):
            listed = {text_in(listed, "channel"): listed}
        return tuple(
            _channel(key, value) for key, value in listed.items() if isinstance(value, dict)
        )

    async def add_channel(self, channel: NewChannel) -> None:
        """Add a channel, or change it; raises RefusedError (OPTION_INVALID) for what is missing."""
        values = {each.key: channel.values.get(each.key, "").strip() for each in _FORM.fields}
        for key, value in values.items():
            if not value or not value.isascii() or " " in value:
                raise RefusedError(ErrorCode.OPTION_INVALID, provider=PROVIDER_ID, option=key)
        number = channel_number(values["channel"])
        await self._service.ask("POST", f"/account/{quote(number)}", body=Body(json=values))

    async def remove_channel(self, channel_id: str) -> None:
        """Remove a channel from the account."""
        await self._service.ask("DELETE", f"/account/{quote(channel_number(channel_id))}")

    async def account_status(self) -> AccountStatus:
        """The credits left: of the chosen channel, or of all together."""
        channels = await self.list_channels()
        if not channels:
            raise RefusedError(ErrorCode.CHANNEL_UNKNOWN, provider=PROVIDER_ID)
        chosen = self.usual_channel.strip()
        counted = [each for each in channels if not chosen or each.id == chosen]
        if not counted:
            raise RefusedError(ErrorCode.CHANNEL_UNKNOWN, provider=PROVIDER_ID)
        balances = [each.balance for each in counted if each.balance is not None]
        totals = [each.total for each in counted if each.total is not None]
        return AccountStatus(
            balance=sum(balances) if balances else None,
            total=sum(totals) if totals else None,
            max_parallel_jobs=len(counted),
            channels=tuple(each.id for each in channels),
        )

    async def _command(
        self,
        path: str,
        form: dict[str, str],
        uploads: tuple[Upload, ...] = (),
        report: Report | None = None,
        *,
        method: str = "POST",
    ) -> str:
        """Run one of the bot's short commands and give back what the bot said."""
        channel = self.usual_channel.strip()
        if channel:
            form = {**form, "channel": channel_number(channel)}
        async with self.turn(channel):
            answer = await self._service.submit(
                path, Body(form, uploads), report or _nobody, method=method
            )
        job = answer.fields
        if is_over(job):
            raise refused_as(failure_of(job, await self._service.speaker()))
        if not job_id(job) and not text_in(job, "content", "status"):
            raise ServiceError(ErrorCode.ANSWER_UNEXPECTED, provider=PROVIDER_ID, retryable=True)
        return words_of(job)


def refusal(answer: Answer) -> ErrorCode | None:
    """Which definite no an answer is; a channel that is not set up has no status of its own."""
    if answer.status in {400, 404} and "configuration not found" in answer.text.lower():
        return ErrorCode.CHANNEL_UNKNOWN
    return REFUSALS.get(answer.status)


def names_in(prose: str) -> tuple[str, ...]:
    """The names in the bot's sentence about the faces that it keeps, in its order.

    The bot sets the list apart by brackets or a colon; only where it does neither are names
    looked for among the words.
    """
    bare = re.sub(r"\([^)]*\)", " ", prose)
    bracketed = re.search(r"\[([^\]]*)\]", bare)
    before, colon, after = bare.rpartition(":")
    listed = bracketed[1] if bracketed else after if colon else before or after
    names = [each for each in re.findall(r"[A-Za-z0-9]+", listed) if _NAME.fullmatch(each)]
    if not (bracketed or colon):
        names = [each for each in names if not each.isdecimal() and not _TALK.fullmatch(each)]
    elif names and names[0].lower() in _NOTHING and len(names) == 1:
        names = []
    return tuple(dict.fromkeys(names))


def _channel(key: str, value: object) -> Channel:
    fields = mapping(value)
    credits_ = mapping(fields.get("credits"))
    total, used = number_in(credits_, "total"), number_in(credits_, "used")
    return Channel(
        id=text_in(fields, "channel") or key,
        server=text_in(fields, "server"),
        balance=max(total - used, 0.0) if total is not None and used is not None else None,
        total=total,
    )


def _nobody(step: Step, fraction: float | None = None) -> None:
    """Tell nobody how far a short command is."""
