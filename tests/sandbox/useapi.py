# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for useapi.net's InsightFaceSwap API: strict about fields, true about shapes."""

from __future__ import annotations

import asyncio
import itertools
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.sandbox import pictures
from tests.sandbox.wire import Part, Request, Response, answer

BASE = "/v1/faceswap"
KEY = "user:1234-SandboxKey42"

_COMMON = {"channel", "replyUrl", "replyRef"}
# endpoint: (required fields, required files, allowed besides)
_FIELDS = {
    "/picsi": (set(), {"source_image", "target_image_gif_or_video"}, {"options"}),
    "/changebg": ({"a_background_photo_of"}, {"image"}, {"options"}),
    "/headshot": ({"prompt"}, set(), {"options"}),
    "/saveid": ({"idname"}, {"image"}, set()),
    "/swapid": ({"idname"}, {"image"}, set()),
    "/setid": ({"idname"}, set(), set()),
    "/listid": (set(), set(), set()),
    "/delid": ({"idname"}, set(), set()),
    "/delall": (set(), set(), set()),
}
_DELETES = {"/delid", "/delall"}


@dataclass
class Account:
    """One channel's account with the bot."""

    channel: str
    server: str = "9001"
    total: int = 800
    used: int = 4
    discord: str = "MTA.discord-canary.XYZ"


@dataclass
class Job:
    """One job of the stand-in."""

    fields: dict[str, object]
    pictures: list[bytes]
    rounds: int
    price: int
    end: str = "completed"
    words: str = ""
    attachments: list[dict[str, object]] | None = None
    extra: dict[str, object] = field(default_factory=dict)


class Useapi:
    """The service's state, and how it answers. Change the public fields to steer it."""

    def __init__(self, put_file: Callable[[bytes, str], str]) -> None:
        self._put_file = put_file
        self._numbers = itertools.count(1)
        self.keys = {KEY}
        self.accounts = {"1001": Account("1001")}
        self.faces: dict[str, bytes] = {}
        self.selected = "id"
        self.jobs: dict[str, Job] = {}
        self.posts: Counter[str] = Counter()
        self.violations: list[str] = []
        # steering of the next jobs
        self.rounds = {"/picsi": 0, "/swapid": 0, "/changebg": 2, "/headshot": 2}
        self.next_end = "completed"
        self.next_words = ""
        self.attach: Callable[[Job], list[dict[str, object]]] = self._attachments
        self.most_at_once = 0
        self.work_seconds = 0.0
        self._running = 0

    async def handle(self, request: Request) -> Response:
        if request.header("authorization") not in {f"Bearer {key}" for key in self.keys}:
            return _error("Unauthorized", 401)
        path = request.path.removeprefix(BASE)
        if path in _FIELDS and request.method == ("DELETE" if path in _DELETES else "POST"):
            return await self._command(path, request)
        if request.method == "GET" and path == "/jobs":
            running = [job for job in self.jobs.values() if job.rounds > 0]
            return answer([self._shown(job) for job in running])
        if request.method == "GET" and path == "/jobs/":
            return self._status(request.query.get("jobid", ""))
        if request.method == "GET" and path == "/jobs/cancel/":
            return self._cancel(request.query.get("jobid", ""))
        if path == "/account" or path.startswith("/account/"):
            return self._account(path.removeprefix("/account").strip("/"), request)
        return _error("Not found", 404)

    async def _command(self, path: str, request: Request) -> Response:
        form = request.form
        refused = self._refused(path, form)
        if refused is not None:
            self.violations.append(f"{request.method} {path}: {refused}")
            return _error(refused, 400)
        if "replyRef" in form:
            self.posts[form["replyRef"].text] += 1
        self._running += 1
        self.most_at_once = max(self.most_at_once, self._running)
        try:
            if self.work_seconds:
                await asyncio.sleep(self.work_seconds)
            return await asyncio.to_thread(self._work, path, form)
        finally:
            self._running -= 1

    def _refused(self, path: str, form: dict[str, Part]) -> str | None:
        required, files, allowed = _FIELDS[path]
        for name in sorted(required | files):
            if name not in form or not form[name].data:
                return f"Required param {name} is missing or empty"
            if name in files and form[name].filename is None:
                return f"Param {name} is not File or Blob"
        for name, part in form.items():
            if name not in required | files | allowed | _COMMON:
                return f"Unknown param {name}"
            if name in {"replyUrl", "replyRef"} and len(part.text) > 1024:
                return f"Optional param {name} is too long"
            if name in files and part.filename not in {"target.jpg", "face.jpg", "target.png"}:
                return f"The file name {part.filename} tells something"
        channel = form["channel"].text if "channel" in form else None
        if channel is not None and channel not in self.accounts:
            return (
                f"Configuration not found for channel {channel}, "
                f"to create POST v1/faceswap/account/{channel}"
            )
        return None

    def _work(self, path: str, form: dict[str, Part]) -> Response:
        account = self.accounts[form["channel"].text] if "channel" in form else self._any()
        if path in {"/saveid", "/setid", "/listid", "/delid", "/delall"}:
            return self._face_command(path, form, account)
        price = {"/picsi": 1, "/swapid": 1}.get(path, 4)
        if account is None or account.total - account.used < price:
            return _error("Not enough credits", 412)
        if path == "/swapid" and form["idname"].text.split(" ")[0] not in self.faces:
            return self._failed(path, form, account, "idname is not registered")
        account.used += price
        job = self._new_job(path, form, account, price)
        return answer(self._shown(job))

    def _new_job(self, path: str, form: dict[str, Part], account: Account, price: int) -> Job:
        made = {
            "/picsi": lambda: pictures.pictures_side_by_side(
                form["target_image_gif_or_video"].data, form["source_image"].data
            ),
            "/swapid": lambda: pictures.pictures_side_by_side(
                form["image"].data, self.faces[form["idname"].text.split(" ")[0]]
            ),
            "/changebg": lambda: pictures.tinted(form["image"].data, (60, 160, 255)),
            "/headshot": pictures.plain,
        }[path]()
        job = Job(
            self._fields(path, form, account), [made], self.rounds[path], price,
            end=self.next_end, words=self.next_words,
        )  # fmt: skip
        self.next_end, self.next_words = "completed", ""
        self.jobs[str(job.fields["jobid"])] = job
        return job

    def _fields(self, path: str, form: dict[str, Part], account: Account) -> dict[str, object]:
        stamp = "2026-09-09T02:04:49.667Z"
        fields: dict[str, object] = {
            "jobid": f"job:{next(self._numbers):06d}-canary",
            "verb": f"faceswap-{path[1:]}",
            "created": stamp,
            "updated": stamp,
            "discord": "ABC…secured…xyz",
            "server": account.server,
            "channel": account.channel,
            "messageId": "1150000000000000000",
            "timestamp": "2026-09-09T02:04:51.926000+00:00",
        }
        for name, part in form.items():
            if part.filename is not None:
                fields["image"] = {"size": len(part.data), "type": part.media_type}
            elif name != "channel":
                fields[name] = part.text
        return fields

    def _shown(self, job: Job) -> dict[str, object]:
        account = self.accounts[str(job.fields["channel"])]
        left = f"({account.total - account.used}/{account.total} credits remaining)"
        prompt = job.fields.get("a_background_photo_of") or job.fields.get("prompt") or ""
        content = (
            f"<@5551212> Picsi.Ai Job Submitted [jobid: 8a1f574f] [credits: {job.price}] "
            f"[prompt: '{prompt}'] {left}"
        )
        shown = {**job.fields, "code": 200, "content": content}
        if job.rounds > 0:
            return {**shown, "status": "started", **job.extra}
        if job.end == "completed":
            if job.attachments is None:
                job.attachments = self.attach(job)
            return {**shown, "status": "completed", "attachments": job.attachments, **job.extra}
        words = job.words or "the bot could not do it"
        return {**shown, "status": job.end, "error": words, "content": words, **job.extra}

    def _attachments(self, job: Job) -> list[dict[str, object]]:
        return [
            {
                "url": self._put_file(data, "image/jpeg"),
                "filename": f"{index}_ins.jpg",
                "size": len(data),
                "content_type": "image/jpeg",
                "id": str(index),
            }
            for index, data in enumerate(job.pictures)
        ]

    def _status(self, number: str) -> Response:
        job = self.jobs.get(number)
        if job is None:
            return _error(f"Unable to locate job {number}", 404)
        response = answer(self._shown(job))
        job.rounds = max(0, job.rounds - 1)
        return response

    def _cancel(self, number: str) -> Response:
        job = self.jobs.get(number)
        if job is None or (job.rounds == 0 and job.end == "completed"):
            return _error(f"Unable to locate job {number}", 404)
        job.rounds, job.end = 0, "cancelled"
        return answer({"jobid": number, "status": "cancelled", "code": 200})

    def _face_command(self, path: str, form: dict[str, Part], account: Account | None) -> Response:
        account = account or next(iter(self.accounts.values()))
        name = form["idname"].text if "idname" in form else ""
        if name and not re.fullmatch(r"[A-Za-z0-9]{1,10}", name):
            self.violations.append(f"{path}: the name {name!r} should not have been sent")
            return _error("Required param idname is not valid", 400)
        if path == "/saveid":
            if name not in self.faces and len(self.faces) >= 20:
                return self._failed(path, form, account, "20 identities are saved already")
            self.faces[name] = form["image"].data
            words = f"idname {name} created"
        elif path == "/listid":
            words = f"registered idnames: {', '.join(self.faces) or 'none'} ({len(self.faces)}/20)"
        elif path == "/delall":
            self.faces.clear()
            words = "all idnames deleted"
        elif name not in self.faces:
            return self._failed(path, form, account, f"idname {name} is not registered")
        elif path == "/setid":
            self.selected = name
            words = f"idname {name} selected"
        else:
            del self.faces[name]
            words = f"idname {name} deleted"
        fields = self._fields(path, form, account)
        return answer(
            {**fields, "status": "completed", "content": f"<@5551212> {words}", "code": 200}
        )

    def _failed(self, path: str, form: dict[str, Part], account: Account, words: str) -> Response:
        fields = self._fields(path, form, account)
        return answer({**fields, "status": "failed", "error": words, "content": words, "code": 200})

    def _any(self) -> Account | None:
        return next((each for each in self.accounts.values() if each.used < each.total), None)

    def _account(self, channel: str, request: Request) -> Response:
        if request.method == "GET" and not channel:
            return answer({key: _shown_account(each) for key, each in self.accounts.items()})
        if request.method == "GET":
            found = self.accounts.get(channel)
            return (
                answer(_shown_account(found)) if found else _error("Configuration not found", 404)
            )
        if request.method == "POST":
            given = request.json
            for name in ("discord", "server", "channel"):
                if not given.get(name):
                    return _error(f"Required param {name} is missing or empty", 400)
            if given["channel"] != channel:
                return _error("Required param channel is not matching", 400)
            self.accounts[channel] = Account(
                channel, str(given["server"]), 50, 0, str(given["discord"])
            )
            return Response(204)
        if request.method == "DELETE" and channel in self.accounts:
            del self.accounts[channel]
            return Response(204)
        return _error("Configuration not found", 404)


def _shown_account(account: Account) -> dict[str, object]:
    return {
        "server": account.server,
        "channel": account.channel,
        "discord": account.discord,
        "credits": {
            "timestamp": "2026-02-01T02:05:24.991000+00:00",
            "total": account.total,
            "used": account.used,
        },
    }


def _error(words: str, status: int) -> Response:
    return answer({"error": words, "code": status}, status)
