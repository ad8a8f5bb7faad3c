# SPDX-License-Identifier: GPL-3.0-or-later
"""Reading the body of an answer without ever holding more of it than was agreed."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterable

from faceswap_desktop.providers.http_outcomes import ExchangeError, FailureKind

ANSWER_LIMIT = 1 << 20
# zlib's code for "gzip or zlib, find out which".
_ANY_WINDOW = 47


async def read_bounded(chunks: AsyncIterable[bytes], encoding: str) -> bytes:
    """The whole body, unpacked, at most 1 MiB; raises ExchangeError where it is larger.

    Packed answers are not asked for. Where one comes all the same it is unpacked piece by
    piece, so that a small body that unpacks to gigabytes costs no memory.
    """
    body = bytearray()
    packed = encoding.strip().lower() in {"gzip", "x-gzip", "deflate"}
    unpack = zlib.decompressobj(_ANY_WINDOW) if packed else None
    async for chunk in chunks:
        room = ANSWER_LIMIT + 1 - len(body)
        if unpack is None:
            body += chunk[:room]
        else:
            try:
                body += unpack.decompress(chunk, room)
            except zlib.error as error:
                raise ExchangeError(
                    FailureKind.BROKEN, "the packed answer is damaged", may_have_arrived=True
                ) from error
        if len(body) > ANSWER_LIMIT:
            raise ExchangeError(
                FailureKind.TOO_LARGE, "the answer is larger than 1 MiB", may_have_arrived=True
            )
    return bytes(body)
