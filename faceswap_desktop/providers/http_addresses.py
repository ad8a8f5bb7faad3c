# SPDX-License-Identifier: GPL-3.0-or-later
"""Which addresses the program talks to: a service's base, and where results may lie.

Addresses are read by narrow patterns instead of a general URL parser, so that there is no
second opinion about what the host is: an address that does not fit the pattern is refused.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from functools import partial

from faceswap_desktop.errors import ErrorCode, RefusedError, ServiceError

_ADDRESS = re.compile(
    r"(?P<scheme>https?)://"
    r"(?P<host>\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+)"
    r"(?::(?P<port>[0-9]{1,5}))?"
    r"(?P<rest>[/?#][!-~]*)?"
)
_UNSAFE = frozenset('\\<>"`{}|^')
_DEFAULT_PORTS = {"https": 443, "http": 80}
# Names that only ever mean a machine of the local network.
_LOCAL_ENDINGS = (".local", ".localhost", ".internal", ".lan", ".home.arpa", ".intranet")


@dataclass(frozen=True, slots=True)
class Address:
    """The parts of an http(s) address that decide where a request goes."""

    scheme: str
    host: str
    port: int
    rest: str

    @property
    def origin(self) -> str:
        """Scheme, host and port, as a request needs them."""
        port = "" if self.port == _DEFAULT_PORTS[self.scheme] else f":{self.port}"
        return f"{self.scheme}://{self.host}{port}"

    @property
    def is_loopback(self) -> bool:
        """Whether this very computer is meant."""
        return is_loopback(self.host)


def parse(text: str) -> Address | None:
    """Read an http(s) address without user name; None where it is anything else."""
    found = _ADDRESS.fullmatch(text)
    if found is None or _UNSAFE.intersection(text):
        return None
    scheme = found["scheme"]
    port = int(found["port"] or _DEFAULT_PORTS[scheme])
    if not 0 < port < 65536:
        return None
    return Address(scheme, found["host"].lower(), port, found["rest"] or "")


def is_loopback(host: str) -> bool:
    """Whether `host` is this computer: a loopback address, or the name reserved for it."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def is_public_https(text: str) -> bool:
    """Whether `text` is an https address that anybody on the internet can reach by name."""
    address = parse(text)
    if address is None or address.scheme != "https" or address.port != 443:
        return False
    host = address.host.rstrip(".")
    try:
        return ipaddress.ip_address(host.strip("[]")).is_global
    except ValueError:
        # A last part without letters is a number in disguise ("127.1"), not a name.
        has_name = "." in host and any(each.isalpha() for each in host.rpartition(".")[2])
        return has_name and not host.endswith(_LOCAL_ENDINGS)


def shown_host(text: str) -> str:
    """The host of an untrusted address, short and harmless, for a message."""
    address = parse(text)
    if address is not None:
        return address.host[:100]
    scheme, _, rest = re.sub(r"[^A-Za-z0-9.:@/?#_-]", "", text).partition("://")
    host = re.split(r"[/?#]", rest or scheme)[0].rpartition("@")[2]
    return (host or scheme)[:100] or "?"


@dataclass(frozen=True, slots=True)
class BaseAddress:
    """Where a service lives: an origin and the path that all its endpoints share."""

    origin: str
    path: str
    is_loopback: bool

    def url(self, path: str) -> str:
        """The address of an endpoint; `path` starts with a slash."""
        return f"{self.origin}{self.path}{path}"


def base_address(given: str, default: str, *, provider: str) -> BaseAddress:
    """Read the address of a service, `default` where none was given.

    https everywhere, plain http for this computer only. An address without a path gets the
    path of `default`. Raises RefusedError (SERVICE_ADDRESS_INVALID).
    """
    address = parse(given.strip() or default)
    usual = parse(default)
    if (
        address is None
        or usual is None
        or (address.scheme == "http" and not address.is_loopback)
        or re.search(r"[?#]", address.rest)
    ):
        raise RefusedError(
            ErrorCode.SERVICE_ADDRESS_INVALID, provider=provider, address=shown_host(given)
        )
    path = address.rest.rstrip("/") or usual.rest.rstrip("/")
    return BaseAddress(address.origin, path, address.is_loopback)


@dataclass(frozen=True, slots=True)
class ResultPolicy:
    """Where finished pictures may be fetched from: a list of what is allowed, nothing else.

    `hosts` are exact names; `domains` allow every host below them. Only https on its own port;
    plain http on this computer while the service itself is a stand-in on this computer.
    """

    hosts: frozenset[str]
    domains: tuple[str, ...] = ()
    allows_loopback: bool = False

    def check(self, text: str, *, provider: str) -> None:
        """Raise ServiceError (RESULT_ADDRESS_REFUSED) where `text` must not be contacted."""
        address = parse(text)
        refused = partial(
            ServiceError, ErrorCode.RESULT_ADDRESS_REFUSED, provider=provider, host=shown_host(text)
        )
        if address is None:
            raise refused()
        if address.is_loopback and self.allows_loopback:
            return
        is_listed = address.host in self.hosts or any(
            address.host.endswith("." + domain) for domain in self.domains
        )
        if not (is_listed and address.scheme == "https" and address.port == 443):
            raise refused()
