# SPDX-License-Identifier: GPL-3.0-or-later
"""A stand-in for TTAPI's face swap: it fetches the photos from their links, as the real one."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.sandbox import pictures
from tests.sandbox.wire import Request, Response, answer

KEY = "sandbox-tt-key-0123456789abcdef"

Fetch = Callable[[str], Awaitable[bytes | None]]


@dataclass
class Swap:
    """One job of the stand-in."""

    target: str
    face: str
    hook: str | None
    rounds: int
    end: str
    words: str | None
    picture: bytes = b""
    addresses: tuple[str | None, str | None] | None = None


class Ttapi:
    """The service's state, and how it answers. Change the public fields to steer it."""

    def __init__(self, put_file: Callable[[bytes, str], str], fetch: Fetch) -> None:
        self._put_file = put_file
        self._fetch_link = fetch
        self._numbers = itertools.count(171349414479347616)
        self.keys = {KEY}
        self.balance = 30.0
        self.max_queue = 3
        self.jobs: dict[str, Swap] = {}
        self.creates = 0
        self.violations: list[str] = []
        self.rounds = 1
        self.next_end = "SUCCESS"
        self.next_words: str | None = None
        self.id_name = "jobId"

    async def handle(self, request: Request) -> Response:
        if request.header("tt-api-key") not in self.keys:
            return answer({"status": "FAILED", "message": "TT-API-KEY is invalid"}, 401)
        if request.path == "/insightFace/v1/swap" and request.method == "POST":
            return await self._create(request)
        if request.path == "/insightFace/v1/fetch":
            number = request.query.get("jobId") or str(request.json.get("jobId", ""))
            return self._fetch(number)
        if request.path == "/midjourney/v1/info":
            return answer({"status": "SUCCESS", "message": "success", "data": self._info()})
        return answer({"error": "Not found"}, 404)

    def _info(self) -> dict[str, object]:
        return {
            "email": "someone@example.org",
            "email_verified_at": "2026-01-01 00:00:00",
            "balance": self.balance,
            "freeze_balance": 0,
            "max_queue": self.max_queue,
            "created_at": "2026-01-01 00:00:00",
        }

    async def _create(self, request: Request) -> Response:
        given = request.json
        unknown = set(given) - {"targetImage", "swapImage", "hookUrl"}
        missing = {"targetImage", "swapImage"} - set(given)
        if unknown or missing or request.header("content-type") != "application/json":
            self.violations.append(f"fields {sorted(given)}")
            return _failed("'action' parameter error!", 400)
        self.creates += 1
        if self.balance < 3:
            return _failed("Insufficient quota", 200)
        hook = given.get("hookUrl")
        swap = Swap(
            str(given["targetImage"]), str(given["swapImage"]), str(hook) if hook else None,
            self.rounds, self.next_end, self.next_words,
        )  # fmt: skip
        self.next_end, self.next_words = "SUCCESS", None
        target, face = await self._fetch_link(swap.target), await self._fetch_link(swap.face)
        if target is None or face is None:
            swap.end, swap.words = "FAILED", "the picture cannot be fetched"
        else:
            swap.picture = await asyncio.to_thread(pictures.pictures_side_by_side, target, face)
        number = f"SWAP-FACE-{next(self._numbers)}"
        self.jobs[number] = swap
        return answer({"status": "SUCCESS", "message": "", "data": {self.id_name: number}})

    def _fetch(self, number: str) -> Response:
        swap = self.jobs.get(number)
        if swap is None:
            return _failed("job not found", 400)
        shown: dict[str, object] = {"message": None, "jobId": number, "data": None}
        if swap.rounds > 0:
            swap.rounds -= 1
            return answer({"status": "ON_QUEUE", **shown})
        if swap.end != "SUCCESS":
            return answer({"status": swap.end, **shown, "message": swap.words})
        if swap.addresses is None:
            self.balance -= 3
            swap.addresses = (
                self._put_file(swap.picture, "image/jpeg"),
                self._put_file(swap.picture, "image/jpeg"),
            )
        cdn, discord = swap.addresses
        data = {
            "jobId": number,
            "targetImage": swap.target,
            "swapImage": swap.face,
            "discordImage": discord,
            "cdnImage": cdn,
            "hookUrl": swap.hook,
            "quota": 3,
        }
        return answer({"status": "SUCCESS", **shown, "data": data})


def _failed(words: str, status: int) -> Response:
    return answer({"status": "FAILED", "message": words, "data": None}, status)
