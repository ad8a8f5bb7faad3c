# SPDX-License-Identifier: GPL-3.0-or-later
"""The one door to the network: the only module that knows the HTTP library.

A service is asked through a `ServiceClient`. It adds the access key to single requests, and
only to those that go to exactly the service's own scheme, host and port; submissions use a
fresh connection each, because a kept one that the other side just dropped leaves a submission
in doubt for no reason. Everything else, result files above all, goes through a `FileClient`,
which has no key to lose. Redirects are never followed, cookies never kept, `.netrc` never read.
"""

from __future__ import annotations

import asyncio
import errno
import http.cookiejar
import logging
import socket
import ssl
import urllib.request
from collections.abc import AsyncIterator, Generator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager

import httpx
import truststore

from faceswap_desktop import __version__
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import CredentialError, ErrorCode
from faceswap_desktop.providers.http_addresses import BaseAddress, is_loopback
from faceswap_desktop.providers.http_answers import Answer
from faceswap_desktop.providers.http_bodies import read_bounded
from faceswap_desktop.providers.http_outcomes import ExchangeError, FailureKind
from faceswap_desktop.providers.http_requests import (
    FILE,
    NO_BODY,
    QUESTION,
    Body,
    Incoming,
    KeyHeader,
    Patience,
    Progress,
    parts_of,
    submission_patience,
)

# A small send buffer keeps the shown progress close to what the other side has got.
_SOCKET_OPTIONS = [(socket.SOL_SOCKET, socket.SO_SNDBUF, 128 * 1024)]
_CONNECT_SECONDS = 10.0
_WRITE_SECONDS = 60.0
_NO_NETWORK = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN}

# The library logs whole addresses, with their signatures, and headers of answers.
for _name in ("httpx", "httpcore"):
    logging.getLogger(_name).setLevel(logging.WARNING)


class _KeyAuth(httpx.Auth):
    """Adds the key to requests that go to the service itself, and to no others."""

    def __init__(self, base: BaseAddress, header: KeyHeader, key: str) -> None:
        self._origin = httpx.URL(base.origin)
        self._header = header
        self._key = key

    def __repr__(self) -> str:
        return "_KeyAuth(***)"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        own, other = self._origin, request.url
        if (own.scheme, own.host, own.port) == (other.scheme, other.host, other.port):
            request.headers[self._header.name] = self._header.before + self._key
        yield request


class _Counted(httpx.AsyncByteStream):
    """A request's body that knows how much of it was begun and how much was handed over."""

    def __init__(self, request: httpx.Request, progress: Progress | None) -> None:
        assert isinstance(request.stream, httpx.AsyncByteStream)  # noqa: S101  # always both
        self._inner = request.stream
        self._progress = progress
        self._total = int(request.headers.get("content-length", 0))
        self._begun = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        done = 0
        async for chunk in self._inner:
            self._begun += len(chunk)
            yield chunk
            done += len(chunk)
            if self._progress is not None:
                self._progress(done, self._total)

    @property
    def is_complete(self) -> bool:
        """Whether the last byte was at least offered to the connection."""
        return self._begun >= self._total


class _Routes(httpx.AsyncBaseTransport):
    """Sends each request directly or through the system's proxy, as the system wants it."""

    def __init__(self, trust: ssl.SSLContext, *, keeps_connections: bool) -> None:
        self._trust = trust
        self._limits = httpx.Limits(max_keepalive_connections=4 if keeps_connections else 0)
        self._ways: dict[str, httpx.AsyncHTTPTransport] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        proxy = await _proxy_for(request.url)
        if proxy not in self._ways:
            self._ways[proxy] = self._way(proxy)
        return await self._ways[proxy].handle_async_request(request)

    def _way(self, proxy: str) -> httpx.AsyncHTTPTransport:
        try:
            return httpx.AsyncHTTPTransport(
                verify=self._trust,
                limits=self._limits,
                proxy=httpx.Proxy(proxy) if proxy else None,
                socket_options=_SOCKET_OPTIONS,
            )
        except (ValueError, ImportError):
            raise httpx.ProxyError("the system names a proxy of an unknown kind") from None

    async def aclose(self) -> None:
        for way in self._ways.values():
            await way.aclose()


async def _proxy_for(url: httpx.URL) -> str:
    """The proxy that the system names for `url`; "" is none. Never for this computer itself."""
    if is_loopback(url.host):
        return ""
    # Looking up what is exempt may ask the name service.
    return await in_thread(lambda: _system_proxy(url.scheme, url.host))


def _system_proxy(scheme: str, host: str) -> str:
    if urllib.request.proxy_bypass(host):
        return ""
    proxies = urllib.request.getproxies()
    address = proxies.get(scheme) or proxies.get("all") or ""
    return address if "://" in address or not address else f"http://{address}"


class _Trust:
    """The certificates that the system trusts: read once, and not on the loop's thread."""

    _read: ssl.SSLContext | None = None

    @classmethod
    async def context(cls) -> ssl.SSLContext:
        if cls._read is not None:
            return cls._read
        made: ssl.SSLContext = await in_thread(
            lambda: truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        )
        cls._read = made
        return made


class _Client:
    """A library client, made when first needed, and whole exchanges through it."""

    def __init__(self, *, keeps_connections: bool) -> None:
        self._keeps_connections = keeps_connections
        self._inner: httpx.AsyncClient | None = None

    async def client(self) -> httpx.AsyncClient:
        trust = await _Trust.context()
        if self._inner is None:
            no_cookies = http.cookiejar.DefaultCookiePolicy(allowed_domains=[])
            self._inner = httpx.AsyncClient(
                transport=_Routes(trust, keeps_connections=self._keeps_connections),
                follow_redirects=False,
                trust_env=False,
                cookies=http.cookiejar.CookieJar(no_cookies),
                headers={
                    "User-Agent": f"faceswap-desktop/{__version__}",
                    "Accept": "*/*",
                    "Accept-Encoding": "identity",
                },
            )
        return self._inner

    async def exchange(
        self,
        method: str,
        url: str,
        *,
        body: Body = NO_BODY,
        query: Mapping[str, str] | None = None,
        auth: httpx.Auth | None = None,
        patience: Patience = QUESTION,
        progress: Progress | None = None,
    ) -> Answer:
        """Send one request and read its whole answer; raises ExchangeError and PhotoError."""
        client = await self.client()
        sent: _Counted | None = None
        try:
            async with asyncio.timeout(patience.total), AsyncExitStack() as stack:
                parts = await parts_of(body, stack)
                request = client.build_request(
                    method, url, params=query, timeout=_timeouts(patience), **parts
                )
                request.stream = sent = _Counted(request, progress)
                response = await client.send(request, auth=auth, stream=True)
                stack.push_async_callback(response.aclose)
                encoding = response.headers.get("content-encoding", "")
                content = await read_bounded(response.aiter_raw(), encoding)
                return _answer(response, content)
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, TimeoutError) as error:
            raise _failure(error, was_handed_over=bool(sent and sent.is_complete)) from None

    async def aclose(self) -> None:
        if self._inner is not None:
            await self._inner.aclose()
            self._inner = None


class ServiceClient:
    """Requests to one service, with its access key."""

    def __init__(self, base: BaseAddress, header: KeyHeader) -> None:
        self.base = base
        self._header = header
        self._questions = _Client(keeps_connections=True)
        self._submissions = _Client(keeps_connections=False)

    async def ask(
        self,
        method: str,
        path: str,
        *,
        key: str,
        query: Mapping[str, str] | None = None,
        body: Body = NO_BODY,
    ) -> Answer:
        """Ask a question, which may be repeated freely. Raises ExchangeError."""
        return await self._questions.exchange(
            method, self.base.url(path), query=query, body=body, auth=self._auth(key)
        )

    async def submit(
        self, method: str, path: str, *, key: str, body: Body, progress: Progress | None = None
    ) -> Answer:
        """Submit something over a connection of its own. Raises ExchangeError and PhotoError."""
        size = sum([await in_thread(each.size) for each in body.uploads])
        return await self._submissions.exchange(
            method,
            self.base.url(path),
            body=body,
            auth=self._auth(key),
            patience=submission_patience(size),
            progress=progress,
        )

    def _auth(self, key: str) -> httpx.Auth:
        if not key or not key.isascii() or not key.isprintable() or " " in key:
            raise CredentialError(ErrorCode.KEY_MALFORMED)
        return _KeyAuth(self.base, self._header, key)

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self._questions.aclose()
        await self._submissions.aclose()


class FileClient:
    """Requests without any key: result files, and link hosts."""

    def __init__(self) -> None:
        self._files = _Client(keeps_connections=True)

    async def send(
        self, method: str, url: str, *, body: Body = NO_BODY, progress: Progress | None = None
    ) -> Answer:
        """Send a file or a form somewhere, or delete it there. Raises ExchangeError, PhotoError."""
        uploads = (*body.uploads, *([body.file] if body.file else []))
        size = sum([await in_thread(each.size) for each in uploads])
        return await self._files.exchange(
            method, url, body=body, patience=submission_patience(size), progress=progress
        )

    @asynccontextmanager
    async def open(self, url: str) -> AsyncIterator[Incoming]:
        """Begin to fetch a file; the caller sets a deadline for the whole. Raises ExchangeError."""
        client = await self._files.client()
        try:
            request = client.build_request("GET", url, timeout=_timeouts(FILE))
            response = await client.send(request, stream=True)
            try:
                length = response.headers.get("content-length", "")
                yield Incoming(
                    status=response.status_code,
                    media_type=_media_type(response),
                    length=int(length) if length.isdecimal() and len(length) < 16 else None,
                    location=response.headers.get("location", ""),
                    chunks=response.aiter_raw(),
                )
            finally:
                await response.aclose()
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError) as error:
            raise _failure(error, was_handed_over=True) from None

    async def aclose(self) -> None:
        """Let go of all connections."""
        await self._files.aclose()


def _timeouts(patience: Patience) -> httpx.Timeout:
    return httpx.Timeout(
        connect=_CONNECT_SECONDS, read=patience.read, write=_WRITE_SECONDS, pool=_CONNECT_SECONDS
    )


def _media_type(response: httpx.Response) -> str:
    return str(response.headers.get("content-type", "")).partition(";")[0].strip().lower()[:100]


def _answer(response: httpx.Response, content: bytes) -> Answer:
    return Answer(
        status=response.status_code,
        body=content,
        media_type=_media_type(response),
        retry_after=response.headers.get("retry-after", ""),
        location=response.headers.get("location", ""),
    )


def _failure(error: Exception, *, was_handed_over: bool) -> ExchangeError:
    """The library's exception in the program's terms; it is cut off from the request it holds."""
    kind = _kind(error)
    never_arrived = (
        httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError,
        httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL,
    )  # fmt: skip
    arrived = was_handed_over and not isinstance(error, never_arrived)
    text = f"{type(error).__name__} {error}" if kind is not FailureKind.INVALID else "bad request"
    return ExchangeError(kind, text.strip(), may_have_arrived=arrived)


def _kind(error: Exception) -> FailureKind:
    if isinstance(error, httpx.ProxyError):
        return FailureKind.PROXY
    if isinstance(error, httpx.UnsupportedProtocol | httpx.LocalProtocolError | httpx.InvalidURL):
        return FailureKind.INVALID
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return FailureKind.NOT_SECURE
        if isinstance(cause, socket.gaierror):
            return FailureKind.OFFLINE
        if isinstance(cause, OSError) and cause.errno in _NO_NETWORK:
            return FailureKind.OFFLINE
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout):
        return FailureKind.UNREACHABLE
    return (
        FailureKind.TOO_SLOW
        if isinstance(error, TimeoutError | httpx.TimeoutException)
        else (FailureKind.BROKEN)
    )
