# SPDX-License-Identifier: GPL-3.0-or-later
"""Who agreed is kept with the date, once, and can be forgotten."""

import hashlib
import json
import os
import stat
from datetime import UTC, datetime

import pytest

from faceswap_desktop.errors import ErrorCode, SettingsError
from faceswap_desktop.settings.permissions import PermissionStore, digest_of

MONDAY = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
LATER = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "permissions.json"


def test_what_was_given_is_there_at_the_next_start_with_its_first_date(path):
    store = PermissionStore(path)
    assert store.faces() == frozenset()
    store.give([("aa", "Anna.jpg")], MONDAY)
    store.give([("aa", "again.jpg"), ("bb", "Ben.jpg")], LATER)
    again = PermissionStore(path)
    assert again.faces() == {"aa", "bb"}
    assert again.count() == 2
    data = json.loads(path.read_text("utf-8"))
    assert data["version"] == 1
    assert data["people"][0] == {
        "face": "aa",
        "name": "Anna.jpg",
        "given_at": "2026-03-02T12:00:00+00:00",
    }


@pytest.mark.skipif(os.name != "posix", reason="other systems keep it in the user's own folder")
def test_only_this_user_can_read_it(path):
    PermissionStore(path).give([("aa", "Anna.jpg")], MONDAY)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_names_of_photos_can_be_forgotten_alone(path):
    store = PermissionStore(path)
    store.forget_names()
    assert not path.exists()
    store.give([("aa", "Anna.jpg")], MONDAY)
    store.forget_names()
    assert "Anna" not in path.read_text("utf-8")
    assert PermissionStore(path).faces() == {"aa"}


def test_all_can_be_forgotten(path):
    store = PermissionStore(path)
    store.give([("aa", "Anna.jpg")], MONDAY)
    store.clear()
    store.clear()
    assert store.faces() == frozenset()
    assert not path.exists()


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"people": [{}]}', '{"people": [{"face": 1, "name": "", "given_at": ""}]}'],
)
def test_a_damaged_file_is_set_aside_and_asked_again(path, text):
    path.write_text(text, "utf-8")
    store = PermissionStore(path)
    assert store.faces() == frozenset()
    (kept,) = path.parent.glob("permissions-damaged-*.json")
    assert kept.read_text("utf-8") == text
    store.give([("aa", "Anna.jpg")], MONDAY)
    assert PermissionStore(path).faces() == {"aa"}


def test_what_cannot_be_written_holds_until_the_end(tmp_path):
    store = PermissionStore(tmp_path / "gone" / "permissions.json")
    with pytest.raises(SettingsError) as caught:
        store.give([("aa", "Anna.jpg")], MONDAY)
    assert caught.value.code is ErrorCode.SETTINGS_NOT_SAVED
    assert store.faces() == {"aa"}


def test_a_file_is_known_by_what_it_holds(tmp_path):
    one, two = tmp_path / "one.jpg", tmp_path / "two.jpg"
    for each in (one, two):
        each.write_bytes(b"x" * 3_000_000)
    assert digest_of(one) == digest_of(two) == hashlib.sha256(b"x" * 3_000_000).hexdigest()
    assert digest_of(tmp_path / "none.jpg") == ""
    assert digest_of(tmp_path) == ""
