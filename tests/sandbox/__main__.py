# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the sandbox by hand, so that the whole window can be tried without an account."""

from __future__ import annotations

import argparse
import asyncio

from tests.sandbox import faults, links, ttapi, useapi
from tests.sandbox.server import Sandbox

_FAULTS = {
    "busy": lambda: faults.Answer(429, {"error": "Unable to lock Discord", "code": 429}),
    "no-key": lambda: faults.Answer(401, {"error": "Unauthorized", "code": 401}),
    "no-subscription": lambda: faults.Answer(402, {"error": "subscription expired", "code": 402}),
    "no-credits": lambda: faults.Answer(412, {"error": "Not enough credits", "code": 412}),
    "moderated": lambda: faults.Answer(422, {"error": "Refused by moderation", "code": 422}),
    "channel-broken": lambda: faults.Answer(596, {"error": "Discord session", "code": 596}),
    "trouble": lambda: faults.page(502),
    "html": lambda: faults.page(200),
    "lost-answer": faults.Drop,
    "not-sent": lambda: faults.DropInBody(1000),
    "hang": faults.Hang,
    "endless": faults.Endless,
    "bomb": faults.Bomb,
    "cut-off": lambda: faults.CutOff(2000),
    "expired": lambda: faults.Answer(404, b"This content is no longer available.", "text/plain"),
    "redirect": lambda: faults.redirect("https://elsewhere.example/picture.jpg"),
    "redirect-file": lambda: faults.redirect("file:///etc/passwd"),
}


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.sandbox", description=__doc__)
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--credits", type=int, default=796, help="credits left, and quota")
    parser.add_argument("--rounds", type=int, default=2, help="questions until a job is done")
    parser.add_argument("--blocking", type=float, default=3.0, help="seconds that a swap takes")
    parser.add_argument("--end", default="completed", help="how the next job ends (or failed, …)")
    parser.add_argument(
        "--fault", action="append", default=[], metavar="NAME[:PATH[:TIMES]]",
        help=f"let requests whose path holds PATH go wrong; NAME is one of {', '.join(_FAULTS)}",
    )  # fmt: skip
    return parser.parse_args()


def set_up(sandbox: Sandbox, chosen: argparse.Namespace) -> None:
    account = sandbox.useapi.accounts["1001"]
    account.used = max(0, account.total - chosen.credits)
    sandbox.ttapi.balance = float(chosen.credits)
    sandbox.ttapi.rounds = chosen.rounds
    sandbox.useapi.rounds.update({"/changebg": chosen.rounds, "/headshot": chosen.rounds})
    sandbox.useapi.work_seconds = chosen.blocking
    sandbox.useapi.next_end = chosen.end
    if chosen.end != "completed":
        sandbox.ttapi.next_end = "FAILED"
    for each in chosen.fault:
        name, path, times = [*each.split(":"), "", ""][:3]
        sandbox.script(_FAULTS[name](), path=path, times=int(times or 1))


TEXT = """\
The sandbox runs. In another terminal:

    export FACESWAP_DESKTOP_USEAPI_URL={useapi}
    export FACESWAP_DESKTOP_TTAPI_URL={ttapi}
    faceswap-desktop

Keys to enter in the window:

    useapi.net  {useapi_key}
    TTAPI       {ttapi_key}

TTAPI needs a link host. While its address is on this computer, Litterbox and ImgBB (key
{imgbb_key}) are stand-ins here as well; for a bucket use the address {ttapi},
the bucket "bucket", and any key.

Ctrl+C ends it.
"""


async def main() -> None:
    chosen = arguments()
    async with Sandbox(chosen.port) as sandbox:
        set_up(sandbox, chosen)
        print(  # noqa: T201
            TEXT.format(
                useapi=sandbox.useapi_address, ttapi=sandbox.ttapi_address,
                useapi_key=useapi.KEY, ttapi_key=ttapi.KEY, imgbb_key=links.KEYED_KEY,
            ),
            flush=True,
        )  # fmt: skip
        seen = 0
        while True:
            await asyncio.sleep(0.2)
            for request in sandbox.requests[seen:]:
                print(request.method, request.path, flush=True)  # noqa: T201
            seen = len(sandbox.requests)


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        print("\nbye")  # noqa: T201
