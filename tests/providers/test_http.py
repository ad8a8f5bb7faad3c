# SPDX-License-Identifier: GPL-3.0-or-later
"""The door to the network: keys, redirects, certificates, proxies, progress, memory."""

import ast
import asyncio
import datetime as dt
import ipaddress
import logging
import ssl
import tracemalloc
from pathlib import Path

import httpx
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

import faceswap_desktop
from faceswap_desktop.errors import CredentialError, ErrorCode, PhotoError
from faceswap_desktop.providers import http
from faceswap_desktop.providers.http import FileClient, ServiceClient
from faceswap_desktop.providers.http_addresses import BaseAddress, base_address
from faceswap_desktop.providers.http_outcomes import ExchangeError, FailureKind
from faceswap_desktop.providers.http_requests import (
    Body,
    KeyHeader,
    Patience,
    Upload,
    submission_patience,
)
from tests.sandbox import Sandbox, faults
from tests.sandbox.wire import Response

KEY = "key-canary-0123456789"


@pytest.fixture
async def sandbox():
    async with Sandbox() as started:

        async def echo(request):
            return Response(200, b"{}", headers={"Set-Cookie": "session=cookie-canary; Path=/"})

        started.other = echo
        yield started


@pytest.fixture
async def client(sandbox):
    base = base_address(sandbox.address, "https://api.example.org", provider="x")
    made = ServiceClient(base, KeyHeader("TT-API-KEY"))
    yield made
    await made.aclose()


def upload(path, size=1000):
    path.write_bytes(bytes(size))
    return Body({"a": "1"}, (Upload("image", "target.jpg", path, "image/jpeg"),))


# --- one door ------------------------------------------------------------------------------------


def test_only_one_module_knows_the_library():
    package = Path(faceswap_desktop.__file__).parent
    users = set()
    for path in package.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            if {each.partition(".")[0] for each in names} & {"httpx", "httpcore", "truststore"}:
                users.add(path.name)
    assert users == {"http.py"}


# --- keys ----------------------------------------------------------------------------------------


async def test_key_is_a_header_of_requests_to_the_service(sandbox, client, tmp_path):
    await client.ask("GET", "/x", key=KEY, query={"jobid": "a b&c"})
    await client.submit("POST", "/y", key=KEY, body=upload(tmp_path / "a"))
    assert [each.header("tt-api-key") for each in sandbox.requests] == [KEY, KEY]
    assert sandbox.requests[0].query == {"jobid": "a b&c"}
    assert not [each for each in sandbox.requests if KEY in each.target]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_redirects_are_not_followed(client, tmp_path, sandbox, status):
    async with Sandbox() as other:
        sandbox.script(faults.redirect(f"{other.address}/x", status), times=2)
        answer = await client.ask("GET", "/x", key=KEY)
        assert (answer.status, answer.location) == (status, f"{other.address}/x")
        answer = await client.submit("POST", "/x", key=KEY, body=upload(tmp_path / "a"))
        assert answer.status == status
        assert other.requests == []


async def test_key_is_not_added_for_any_other_origin():
    base = BaseAddress("https://api.example.org", "", is_loopback=False)
    auth = http._KeyAuth(base, KeyHeader("Authorization", "Bearer "), KEY)
    for url, is_own in [
        ("https://api.example.org/x", True),
        ("https://API.example.org:443/x", True),
        ("http://api.example.org/x", False),
        ("https://api.example.org:8443/x", False),
        ("https://example.org/x", False),
        ("https://api.example.org.evil.example/x", False),
    ]:
        request = next(auth.auth_flow(httpx.Request("GET", url)))
        assert ("authorization" in request.headers) is is_own, url
    assert KEY not in repr(auth)


@pytest.mark.parametrize("key", ["", "a b", "a\nX-Evil: 1", "schlüssel", "a\x00"])
async def test_key_that_no_header_can_hold_is_refused(sandbox, client, key):
    with pytest.raises(CredentialError) as caught:
        await client.ask("GET", "/x", key=key)
    assert caught.value.code is ErrorCode.KEY_MALFORMED
    assert sandbox.requests == []


async def test_no_cookies_no_netrc_no_traces(sandbox, client, tmp_path, monkeypatch):
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password netrc-canary\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    files = FileClient()
    for _ in range(2):
        await client.ask("GET", "/x", key=KEY)
        await files.send("GET", f"{sandbox.address}/x")
    await files.aclose()
    for request in sandbox.requests:
        assert not request.header("cookie")
        assert not request.header("authorization")
        assert not request.header("referer")
        assert request.header("user-agent").startswith("faceswap-desktop/")
        assert request.header("accept-encoding") == "identity"


async def test_nothing_of_it_is_logged(sandbox, client, caplog, tmp_path):
    with caplog.at_level(logging.DEBUG):
        for name in ("httpx", "httpcore", "httpcore.http11", "httpcore.connection"):
            caplog.set_level(logging.DEBUG, name)
        await client.ask("GET", "/x", key=KEY)
        await client.submit("POST", "/x", key=KEY, body=upload(tmp_path / "a"))
        sandbox.script(faults.Drop(), times=2)
        for _ in range(2):
            with pytest.raises(ExchangeError) as caught:
                await client.ask("GET", "/x", key=KEY)
            assert KEY not in f"{caught.value!r}{caught.value.__cause__!r}"
    assert KEY not in caplog.text
    assert KEY not in f"{client!r}{vars(client)!r}"


async def test_the_librarys_own_log_is_quiet(sandbox, client, caplog):
    caplog.set_level(logging.DEBUG)
    await client.ask("GET", "/x", key=KEY, query={"hm": "signature-canary"})
    assert "signature-canary" not in caplog.text
    assert "cookie-canary" not in caplog.text


# --- time and size -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "total"), [(0, 210), (1_000_000, 230), (10_000_000, 410), (10**9, 900)]
)
def test_patience_with_submissions(size, total):
    assert submission_patience(size) == Patience(150, total)


async def test_answer_that_drips_is_given_up(sandbox, client, monkeypatch):
    monkeypatch.setattr(http, "QUESTION", Patience(5, 0.2))
    monkeypatch.setitem(http._Client.exchange.__kwdefaults__, "patience", Patience(5, 0.2))
    sandbox.script(faults.Drip())
    with pytest.raises(ExchangeError) as caught:
        await client.ask("GET", "/x", key=KEY)
    assert caught.value.kind is FailureKind.TOO_SLOW


@pytest.mark.parametrize("fault", [faults.Bomb(), faults.Endless()])
async def test_huge_answers_cost_no_memory(sandbox, client, fault):
    if isinstance(fault, faults.Bomb):
        response = fault.change(Response())
        fault = faults.Answer(200, response.body, headers=dict(response.headers))
    sandbox.script(fault)
    tracemalloc.start()
    with pytest.raises(ExchangeError) as caught:
        await client.ask("GET", "/x", key=KEY)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert caught.value.kind is FailureKind.TOO_LARGE
    assert peak < 12 << 20


async def test_damaged_packed_answer(sandbox, client):
    sandbox.script(faults.Answer(200, b"not gzip", headers={"Content-Encoding": "gzip"}))
    with pytest.raises(ExchangeError) as caught:
        await client.ask("GET", "/x", key=KEY)
    assert caught.value.kind is FailureKind.BROKEN


async def test_upload_streams_and_tells_the_truth(sandbox, client, tmp_path):
    size = 24_000_000
    body = upload(tmp_path / "large", size)
    received = 0
    ahead = []
    told = []

    class Watching(faults.Fault):
        reaches_service = True

        async def read(self, connection, request):
            nonlocal received
            left = int(request.header("content-length"))
            while left:
                got = await connection.reader.read(min(1 << 16, left))
                received += len(got)
                left -= len(got)

    def progress(sent, total):
        told.append((sent, total))
        ahead.append(sent - received)

    sandbox.script(Watching())
    tracemalloc.start()
    await client.submit("POST", "/x", key=KEY, body=body, progress=progress)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20
    assert [sent for sent, _ in told] == sorted(sent for sent, _ in told)
    assert told[-1][0] == told[-1][1] == received
    assert max(ahead) < 3 << 20


async def test_photo_that_vanished(sandbox, client, tmp_path):
    body = Body({}, (Upload("image", "target.jpg", tmp_path / "gone", "image/jpeg"),))
    with pytest.raises(PhotoError) as caught:
        await client.submit("POST", "/x", key=KEY, body=body)
    assert caught.value.code is ErrorCode.PHOTO_READ_FAILED
    assert sandbox.requests == []


async def test_photo_that_cannot_be_opened(sandbox, client, tmp_path):
    (tmp_path / "folder").mkdir()
    body = Body({}, (Upload("image", "target.jpg", tmp_path / "folder", "image/jpeg"),))
    with pytest.raises(PhotoError):
        await client.submit("POST", "/x", key=KEY, body=body)
    assert sandbox.requests == []


async def test_bare_file_is_sent_with_its_length(sandbox, tmp_path):
    (tmp_path / "a").write_bytes(b"abc" * 50_000)
    files = FileClient()
    body = Body(file=Upload("", "a.jpg", tmp_path / "a", "image/jpeg"))
    await files.send("PUT", f"{sandbox.address}/put", body=body)
    await files.aclose()
    [request] = sandbox.requests
    assert request.body == b"abc" * 50_000
    assert request.header("content-type") == "image/jpeg"
    assert request.header("content-length") == "150000"


async def test_dropped_connection_is_noticed_before_it_is_used_again(sandbox, client):
    sandbox.script(faults.CloseAfter())
    assert (await client.ask("GET", "/x", key=KEY)).status == 200
    for _ in range(3):
        try:
            answer = await client.ask("GET", "/x", key=KEY)
        except ExchangeError:
            continue
        assert answer.status == 200
        return
    pytest.fail("no new connection was made")


async def test_cancelling_an_upload_lets_go_of_everything(sandbox, client, tmp_path):
    sandbox.script(faults.SlowReader(rate=100_000))
    body = upload(tmp_path / "large", 20_000_000)
    begun = asyncio.Event()
    task = asyncio.create_task(
        client.submit("POST", "/x", key=KEY, body=body, progress=lambda *_: begun.set())
    )
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


# --- reaching nobody -----------------------------------------------------------------------------


def other_client(origin):
    base = BaseAddress(origin, "", is_loopback=False)
    return ServiceClient(base, KeyHeader("TT-API-KEY"))


async def failure(client, tmp_path):
    with pytest.raises(ExchangeError) as caught:
        await client.submit("POST", "/x", key=KEY, body=upload(tmp_path / "a"))
    await client.aclose()
    assert not caught.value.may_have_arrived
    return caught.value.kind


async def test_nobody_listens(tmp_path):
    assert await failure(other_client("http://127.0.0.1:9"), tmp_path) is FailureKind.UNREACHABLE


async def test_no_name_service(tmp_path, monkeypatch):
    import socket

    async def no_name(*_, **__):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", no_name)
    assert await failure(other_client("https://api.example.org"), tmp_path) is FailureKind.OFFLINE


async def test_no_way_to_the_network(tmp_path, monkeypatch):
    import errno

    async def unreachable(*_, **__):
        raise OSError(errno.ENETUNREACH, "Network is unreachable")

    monkeypatch.setattr(asyncio.get_running_loop(), "create_connection", unreachable)
    assert await failure(other_client("https://127.0.0.1:9"), tmp_path) is FailureKind.OFFLINE


@pytest.mark.parametrize("address", ["ftp://127.0.0.1/x", "x"])
async def test_address_that_cannot_be_asked(address):
    files = FileClient()
    with pytest.raises(ExchangeError) as caught:
        await files.send("GET", address)
    assert caught.value.kind is FailureKind.INVALID
    assert not caught.value.may_have_arrived
    await files.aclose()


# --- certificates --------------------------------------------------------------------------------


class Authority:
    """A private certificate authority, as companies have them."""

    def __init__(self, folder):
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Test CA")])
        self.certificate = self._build(self.name, self.key.public_key(), days=9, is_authority=True)
        self.path = folder / "ca.pem"
        self.path.write_bytes(self.certificate.public_bytes(serialization.Encoding.PEM))

    def _build(self, name, public_key, *, days, is_authority, alternative=None):
        now = dt.datetime.now(dt.UTC)
        start = now - dt.timedelta(days=10)
        builder = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(self.name)
            .public_key(public_key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(start)
            .not_valid_after(now + dt.timedelta(days=days))
            .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
        )
        if alternative is not None:
            names = x509.SubjectAlternativeName([alternative])
            builder = builder.add_extension(names, critical=False)
        return builder.sign(self.key, hashes.SHA256())

    def server(self, *, days=9, host="127.0.0.1"):
        """A server's TLS context with a certificate for `host`."""
        key = ec.generate_private_key(ec.SECP256R1())
        try:
            alternative = x509.IPAddress(ipaddress.ip_address(host))
        except ValueError:
            alternative = x509.DNSName(host)
        name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "server")])
        made = self._build(
            name, key.public_key(), days=days, is_authority=False, alternative=alternative
        )
        path = self.folder / f"{host}{days}.pem"
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + made.public_bytes(serialization.Encoding.PEM)
        )
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(path)
        return context


@pytest.fixture
def authority(tmp_path):
    return Authority(tmp_path)


@pytest.fixture
def fresh_trust(monkeypatch):
    monkeypatch.setattr(http._Trust, "_read", None)
    return monkeypatch


async def tls_server(context):
    async def serve(reader, writer):
        try:
            await reader.readuntil(b"\r\n\r\n")
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
            await writer.drain()
        except (OSError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0, ssl=context)
    return server, f"https://127.0.0.1:{server.sockets[0].getsockname()[1]}"


@pytest.mark.parametrize(
    ("is_known", "days", "host", "is_good"),
    [
        (True, 9, "127.0.0.1", True),
        (False, 9, "127.0.0.1", False),
        (True, -1, "127.0.0.1", False),
        (True, 9, "api.example.org", False),
    ],
)
async def test_certificates(authority, fresh_trust, tmp_path, is_known, days, host, is_good):
    if is_known:
        fresh_trust.setenv("SSL_CERT_FILE", str(authority.path))
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda *_: None)
    server, origin = await tls_server(authority.server(days=days, host=host))
    client = other_client(origin)
    if is_good:
        assert (await client.ask("GET", "/x", key=KEY)).status == 200
        await client.aclose()
    else:
        assert await failure(client, tmp_path) is FailureKind.NOT_SECURE
    server.close()
    await server.wait_closed()


async def test_trust_is_read_once_and_not_on_the_loops_thread(fresh_trust, sandbox, client):
    import threading

    threads = []
    original = http.truststore.SSLContext

    def make(*arguments):
        threads.append(threading.current_thread())
        return original(*arguments)

    fresh_trust.setattr(http.truststore, "SSLContext", make)
    await client.ask("GET", "/x", key=KEY)
    await client.submit("POST", "/x", key=KEY, body=Body({"a": "b"}))
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


# --- proxies -------------------------------------------------------------------------------------


async def test_proxy_that_refuses(sandbox, fresh_trust, tmp_path):
    fresh_trust.setenv("HTTPS_PROXY", sandbox.address)
    sandbox.script(faults.Answer(407, b"no"), method="CONNECT")
    assert await failure(other_client("https://api.example.org"), tmp_path) is FailureKind.PROXY
    [request] = sandbox.requests
    assert request.target == "api.example.org:443"
    assert KEY not in request.raw.decode("latin-1")


async def test_proxy_of_an_unknown_kind(fresh_trust, tmp_path):
    fresh_trust.setenv("HTTPS_PROXY", "gopher://127.0.0.1:9")
    assert await failure(other_client("https://api.example.org"), tmp_path) is FailureKind.PROXY


@pytest.mark.parametrize(
    ("host", "no_proxy", "proxy"),
    [
        ("api.example.org", "", "http://127.0.0.1:9"),
        ("api.example.org", "example.org", ""),
        ("127.0.0.1", "", ""),
        ("localhost", "", ""),
    ],
)
async def test_proxies_of_the_system(monkeypatch, host, no_proxy, proxy):
    monkeypatch.setenv("HTTPS_PROXY", "127.0.0.1:9")
    monkeypatch.setenv("NO_PROXY", no_proxy)
    assert await http._proxy_for(httpx.URL(f"https://{host}/")) == proxy
