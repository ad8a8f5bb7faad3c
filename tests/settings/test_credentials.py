# SPDX-License-Identifier: GPL-3.0-or-later
"""Keys with back ends that work, fail, hang, or forget."""

import sys
import threading

import keyring.errors
import pytest
from keyring.backend import KeyringBackend

from faceswap_desktop.core import redaction
from faceswap_desktop.errors import CredentialError, ErrorCode
from faceswap_desktop.settings import keyring_thread
from faceswap_desktop.settings.credentials import CredentialStore, KeySource, variable_for

CANARY = "user:1234-CanaryCanary"


class Memory(KeyringBackend):
    """A keyring in memory, which may fail."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.stored = {}
        self.failure = None
        self.threads = set()
        self.forgets = False
        self.keeps = False
        self.calls = 0

    def _enter(self):
        self.calls += 1
        self.threads.add(threading.current_thread())
        if self.failure is not None:
            raise self.failure

    def get_password(self, service, username):
        self._enter()
        return self.stored.get((service, username))

    def set_password(self, service, username, password):
        self._enter()
        if not self.forgets:
            self.stored[service, username] = password

    def delete_password(self, service, username):
        self._enter()
        if not self.keeps:
            del self.stored[service, username]


@pytest.fixture
def backend():
    return Memory()


@pytest.fixture
def environ():
    return {}


@pytest.fixture
def store(backend, environ):
    return CredentialStore(environ=environ, backend=lambda: backend, patience=(5.0, 5.0))


async def code_of(awaitable):
    with pytest.raises(CredentialError) as caught:
        await awaitable
    assert caught.value.params["provider"] == "useapi"
    assert "Canary" not in f"{caught.value!r}{caught.value}{caught.value.details}"
    assert caught.value.__cause__ is None
    return caught.value.code


async def test_key_is_stored_read_and_forgotten(store, backend):
    assert await code_of(store.key("useapi")) is ErrorCode.KEY_MISSING
    assert await store.source("useapi") is KeySource.NONE
    await store.store("useapi", f" {CANARY}\n")
    assert backend.stored == {("faceswap-desktop", "useapi"): CANARY}
    assert await store.key("useapi") == CANARY
    assert await store.source("useapi") is KeySource.KEYRING
    await store.forget("useapi")
    assert backend.stored == {}
    assert await store.source("useapi") is KeySource.NONE
    await store.forget("useapi")
    assert threading.main_thread() not in backend.threads
    assert len(backend.threads) == 1


async def test_key_is_read_from_the_keyring_once(store, backend):
    backend.stored["faceswap-desktop", "ttapi"] = CANARY
    await store.key("ttapi")
    calls = backend.calls
    await store.key("ttapi")
    assert backend.calls == calls


async def test_each_service_has_a_key_of_its_own(store):
    await store.store("useapi", CANARY)
    await store.store("s3", "another")
    assert (await store.key("useapi"), await store.key("s3")) == (CANARY, "another")
    await store.forget("s3")
    assert await store.key("useapi") == CANARY


async def test_environment_wins_and_is_never_stored(store, backend, environ):
    await store.store("useapi", "from-the-keyring")
    environ["FACESWAP_DESKTOP_USEAPI_KEY"] = f"{CANARY} "
    assert await store.key("useapi") == CANARY
    assert await store.source("useapi") is KeySource.ENVIRONMENT
    assert CANARY not in backend.stored.values()
    environ["FACESWAP_DESKTOP_USEAPI_KEY"] = ""
    assert await store.key("useapi") == "from-the-keyring"
    environ["FACESWAP_DESKTOP_USEAPI_KEY"] = "no key at all"
    assert await code_of(store.key("useapi")) is ErrorCode.KEY_MALFORMED


def test_names_of_the_variables():
    assert variable_for("useapi") == "FACESWAP_DESKTOP_USEAPI_KEY"
    assert variable_for("ttapi") == "FACESWAP_DESKTOP_TTAPI_KEY"


async def test_key_for_this_session_only(store, backend):
    store.keep_for_session("useapi", CANARY)
    assert await store.key("useapi") == CANARY
    assert await store.source("useapi") is KeySource.SESSION
    assert backend.calls == 0
    await store.store("useapi", "newer")
    assert await store.key("useapi") == "newer"
    store.keep_for_session("useapi", CANARY)
    await store.forget("useapi")
    assert await store.source("useapi") is KeySource.NONE


async def test_key_is_masked_in_the_log_from_then_on(store):
    await store.store("useapi", "plain-looking-word")
    assert redaction.mask("said plain-looking-word") == "said ***"


FAILURES = [
    (keyring.errors.NoKeyringError(), ErrorCode.KEYRING_MISSING),
    (keyring.errors.InitError("Prompt dismissed"), ErrorCode.KEYRING_MISSING),
    (keyring.errors.KeyringLocked("locked"), ErrorCode.KEYRING_LOCKED),
    (keyring.errors.PasswordSetError(f"Can't store {CANARY}"), ErrorCode.KEYRING_FAILED),
    (keyring.errors.PasswordDeleteError("-25244"), ErrorCode.KEYRING_FAILED),
    (RuntimeError(CANARY), ErrorCode.KEYRING_FAILED),
    (OSError(1783, "stub received bad data"), ErrorCode.KEYRING_FAILED),
]


@pytest.mark.parametrize(("failure", "code"), FAILURES)
async def test_failing_keyring(store, backend, failure, code):
    backend.failure = failure
    assert await code_of(store.store("useapi", CANARY)) is code
    assert await code_of(store.key("useapi")) is code
    assert await code_of(store.source("useapi")) is code
    backend.failure = None
    assert await store.source("useapi") is KeySource.NONE


@pytest.mark.parametrize(("failure", "code"), FAILURES)
async def test_forgetting_is_done_in_memory_whatever_the_keyring_says(
    store, backend, failure, code
):
    store.keep_for_session("useapi", CANARY)
    backend.failure = failure
    if code is ErrorCode.KEYRING_MISSING:
        await store.forget("useapi")
    else:
        assert await code_of(store.forget("useapi")) is code
    backend.failure = None
    assert await store.source("useapi") is KeySource.NONE


async def test_keyring_that_forgets_what_it_stored(store, backend):
    backend.forgets = True
    assert await code_of(store.store("useapi", CANARY)) is ErrorCode.KEYRING_FAILED
    assert await code_of(store.key("useapi")) is ErrorCode.KEY_MISSING


async def test_keyring_that_keeps_what_it_should_forget(store, backend):
    await store.store("useapi", CANARY)
    backend.keeps = True
    assert await code_of(store.forget("useapi")) is ErrorCode.KEYRING_FAILED


async def test_keyring_that_hangs_and_comes_back(backend):
    release, entered = threading.Event(), threading.Event()

    class Hanging(Memory):
        def get_password(self, service, username):
            if not entered.is_set():
                entered.set()
                release.wait()
            return super().get_password(service, username)

    hanging = Hanging()
    store = CredentialStore(environ={}, backend=lambda: hanging, patience=(0.05, 5.0))
    assert await code_of(store.key("useapi")) is ErrorCode.KEYRING_SLOW
    hanging.stored["faceswap-desktop", "useapi"] = CANARY
    assert await store.key("useapi") == CANARY
    release.set()


async def test_damaged_entry_in_the_keyring(store, backend):
    backend.stored["faceswap-desktop", "useapi"] = "two words"
    assert await code_of(store.key("useapi")) is ErrorCode.KEY_MALFORMED


# --- which back ends there are -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("platform", "desktop", "names"),
    [
        ("win32", "", ["WinVaultKeyring"]),
        ("darwin", "", ["Keyring"]),
        ("linux", "GNOME", ["Keyring", "DBusKeyring"]),
        ("linux", "", ["Keyring", "DBusKeyring"]),
        ("linux", "KDE", ["DBusKeyring", "Keyring"]),
        ("linux", "ubuntu:KDE", ["DBusKeyring", "Keyring"]),
    ],
)
def test_platforms_own_back_ends(monkeypatch, platform, desktop, names):
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    assert [name for _, name in keyring_thread.platform_backends()] == names


def test_other_back_ends_are_not_used_even_if_they_are_asked_for(monkeypatch):
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(keyring_thread, "platform_backends", lambda: (("no.such", "Keyring"),))
    with pytest.raises(CredentialError) as caught:
        keyring_thread.platform_backend()
    assert caught.value.code is ErrorCode.KEYRING_MISSING


def test_first_back_end_that_can_be_used(monkeypatch):
    ways = (("no.such", "Keyring"), ("keyring.backends.fail", "Keyring"), (__name__, "Memory"))
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    monkeypatch.setattr(keyring_thread, "platform_backends", lambda: (ways[0], ways[2]))
    assert type(keyring_thread.platform_backend()).__name__ == "Memory"
