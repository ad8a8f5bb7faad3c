# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys in a real Secret Service: gnome-keyring under a private D-Bus session."""

import contextlib
import os
import shutil
import subprocess
import sys

import pytest

from faceswap_desktop.errors import CredentialError, ErrorCode
from faceswap_desktop.settings.credentials import CredentialStore, KeySource

CANARY = "user:1234-CanaryCanary"
NEEDED = ("dbus-daemon", "gnome-keyring-daemon", "secret-tool")

pytestmark = [
    pytest.mark.keyring,
    # The library leaves its connection open when a collection cannot be unlocked.
    pytest.mark.filterwarnings("ignore:unclosed <socket:ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
    pytest.mark.skipif(sys.platform != "linux", reason="the Secret Service is a Linux thing"),
    pytest.mark.skipif(
        not all(shutil.which(each) for each in NEEDED), reason=f"needs {', '.join(NEEDED)}"
    ),
]


@contextlib.contextmanager
def session(folder, *, is_unlocked):
    """A D-Bus session of its own with a keyring; gives its environment."""
    environ = {key: value for key, value in os.environ.items() if "DISPLAY" not in key}
    for name in ("HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"):
        own = folder / name
        own.mkdir(mode=0o700)
        environ[name] = str(own)
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--print-address"],
        env=environ, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    try:
        environ["DBUS_SESSION_BUS_ADDRESS"] = bus.stdout.readline().strip()
        arguments = ["--unlock"] if is_unlocked else []
        daemon = subprocess.Popen(
            ["gnome-keyring-daemon", "--foreground", "--components=secrets", *arguments],
            env=environ, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )  # fmt: skip
        try:
            daemon.stdin.write(b"ci-password" if is_unlocked else b"")
            daemon.stdin.close()
            if not is_ready(environ, is_unlocked):
                pytest.skip("gnome-keyring does not work here")
            yield environ
        finally:
            daemon.terminate()
            daemon.wait()
    finally:
        bus.terminate()
        bus.wait()
        bus.stdout.close()


def is_ready(environ, is_unlocked):
    """Whether the service is on the bus, and keeps something when it should."""
    waiting = ["gdbus", "wait", "--session", "--timeout", "10", "org.freedesktop.secrets"]
    if shutil.which("gdbus"):
        subprocess.run(waiting, env=environ, capture_output=True, check=False)
    if not is_unlocked:
        return True
    probe = ["secret-tool", "store", "--label=probe", "ci", "probe"]
    for _ in range(50):
        done = subprocess.run(probe, env=environ, input=b"probe", capture_output=True, check=False)
        if done.returncode == 0:
            return True
    return False


@pytest.fixture
def live(tmp_path, monkeypatch):
    with session(tmp_path, is_unlocked=True) as environ:
        use(monkeypatch, environ)
        yield environ


def use(monkeypatch, environ):
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR"):
        monkeypatch.setenv(name, environ[name])
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)


def look_up(environ):
    found = subprocess.run(
        ["secret-tool", "lookup", "service", "faceswap-desktop", "username", "useapi"],
        env=environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return found.stdout


async def test_key_in_a_real_keyring(live):
    store = CredentialStore(environ={})
    assert await store.source("useapi") is KeySource.NONE
    await store.store("useapi", CANARY)
    assert look_up(live) == CANARY
    again = CredentialStore(environ={})
    assert await again.key("useapi") == CANARY
    await again.forget("useapi")
    assert look_up(live) == ""
    assert await CredentialStore(environ={}).source("useapi") is KeySource.NONE
    await again.forget("useapi")


async def test_locked_keyring(live):
    import secretstorage

    with contextlib.closing(secretstorage.dbus_init()) as bus:
        secretstorage.get_default_collection(bus).lock()
    with pytest.raises(CredentialError) as caught:
        await CredentialStore(environ={}).store("useapi", CANARY)
    assert caught.value.code is ErrorCode.KEYRING_LOCKED


async def test_keyring_that_nobody_set_up(tmp_path, monkeypatch):
    with session(tmp_path, is_unlocked=False) as environ:
        use(monkeypatch, environ)
        store = CredentialStore(environ={})
        with pytest.raises(CredentialError) as caught:
            await store.store("useapi", CANARY)
        assert caught.value.code is ErrorCode.KEYRING_MISSING
        assert not [each for each in tmp_path.rglob("*") if each.is_file() and holds(each)]


def holds(path):
    return CANARY.encode() in path.read_bytes()


async def test_no_session_bus_at_all(tmp_path, monkeypatch):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    with pytest.raises(CredentialError) as caught:
        await CredentialStore(environ={}).key("useapi")
    assert caught.value.code is ErrorCode.KEYRING_MISSING
