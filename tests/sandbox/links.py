# SPDX-License-Identifier: GPL-3.0-or-later
"""Stand-ins for link hosts: an anonymous one, one with a key, and a bucket (signatures unread)."""

from __future__ import annotations

import itertools
from collections.abc import Callable

from tests.sandbox.wire import Request, Response, answer

ANONYMOUS_PATH = "/resources/internals/api.php"
KEYED_PATH = "/1/upload"
BUCKET_PREFIX = "/bucket/"
KEYED_KEY = "0123456789abcdef0123456789abcdef"


class Links:
    """What was put on the link hosts, by its path."""

    def __init__(self, address: Callable[[], str]) -> None:
        self._address = address
        self._numbers = itertools.count(1)
        self.files: dict[str, tuple[bytes, str]] = {}
        self.deleted: list[str] = []

    def handles(self, request: Request) -> bool:
        return request.path in {ANONYMOUS_PATH, KEYED_PATH} or request.path.startswith(
            (BUCKET_PREFIX, "/link/")
        )

    async def handle(self, request: Request) -> Response:
        if request.path == ANONYMOUS_PATH and request.method == "POST":
            form = request.form
            if form["reqtype"].text != "fileupload" or form["time"].text not in {"1h", "12h"}:
                return Response(412, b"No request type given.", "text/plain")
            return Response(200, self._put(form["fileToUpload"].data).encode(), "text/html")
        if request.path == KEYED_PATH and request.method == "POST":
            form = request.form
            if form["key"].text != KEYED_KEY:
                return answer({"error": {"message": "Invalid API v1 key."}, "success": False}, 400)
            address = self._put(form["image"].data)
            data = {"url": address, "expiration": int(form["expiration"].text)}
            return answer({"data": data, "success": True, "status": 200})
        return self._object(request)

    def _object(self, request: Request) -> Response:
        if request.method == "PUT":
            self.files[request.path] = (request.body, request.header("content-type"))
            return Response(200, b"", "application/xml")
        if request.path not in self.files:
            return Response(404, b"<Error><Code>NoSuchKey</Code></Error>", "application/xml")
        if request.method == "DELETE":
            del self.files[request.path]
            self.deleted.append(request.path)
            return Response(204)
        data, media_type = self.files[request.path]
        return Response(200, data, media_type)

    def _put(self, data: bytes) -> str:
        path = f"/link/{next(self._numbers)}.jpg"
        self.files[path] = (data, "image/jpeg")
        return self._address() + path
