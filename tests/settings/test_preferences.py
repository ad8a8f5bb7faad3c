# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings file: read and written whole, and never lost."""

import json
import subprocess
import sys
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faceswap_desktop.errors import ErrorCode, SettingsError
from faceswap_desktop.settings.preferences import (
    MOST_PROMPTS,
    VERSION,
    Preferences,
    PreferencesStore,
    _understood,
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "own" / "settings.json"


def write(path, value):
    path.parent.mkdir(exist_ok=True)
    path.write_text(value if isinstance(value, str) else json.dumps(value))


def kept_aside(path):
    return [each for each in path.parent.iterdir() if "damaged" in each.name]


def test_without_a_file_everything_is_as_it_comes(path):
    store = PreferencesStore(path)
    assert store.current == Preferences()
    assert store.trouble is None
    assert not path.exists()
    assert (store.current.theme, store.current.service) == ("system", "on-device")
    assert store.current.mark_results
    assert not store.current.keep_location
    assert not store.current.autosave


def test_every_field_is_there_the_next_time(path):
    changes = {
        "theme": "dark",
        "language": "zh_CN",
        "service": "useapi",
        "consents": ("useapi",),
        "provider_settings": {"ttapi": {"link_host": "s3"}},
        "options": {"useapi/swap": {"sharper": True, "age": 300, "flags": "-s", "x": 0.5}},
        "mark_results": False,
        "keep_location": True,
        "autosave": True,
        "autosave_folder": "/photos/ü",
        "open_folder": "/a",
        "face_folder": "/b",
        "background_folder": "/d",
        "save_folder": "/c",
        "save_all_folder": "/e",
        "save_format": "png",
        "save_quality": 80,
        "view_mode": "slider",
        "notifications": False,
        "history": False,
        "reduced_motion": True,
        "recent_prompts": ("sunny beach",),
        "window": "00ff",
    }
    assert set(changes) | {"version"} == {each.name for each in fields(Preferences)}
    PreferencesStore(path).update(**changes)
    again = PreferencesStore(path)
    assert again.trouble is None
    assert again.current == Preferences(**changes)


def test_nothing_is_written_where_nothing_changes(path):
    store = PreferencesStore(path)
    store.update(theme="system")
    assert not path.exists()


def test_only_this_user_may_read_the_folder(path):
    PreferencesStore(path).update(theme="dark")
    assert path.parent.stat().st_mode & 0o077 == 0


def test_what_a_newer_version_wrote_stays(path):
    write(path, {"version": 9, "theme": "dark", "hologram": {"depth": 3}})
    store = PreferencesStore(path)
    assert store.trouble is None
    store.update(theme="light")
    assert json.loads(path.read_text())["hologram"] == {"depth": 3}
    assert json.loads(path.read_text())["version"] == 9
    write(path, {"version": 0})
    assert PreferencesStore(path).current.version == VERSION


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "3", "\x00", "[" * 100_000])
def test_damaged_file_is_set_aside_and_told(path, text):
    write(path, text)
    store = PreferencesStore(path)
    assert store.current == Preferences()
    assert store.trouble.code is ErrorCode.SETTINGS_DAMAGED
    [kept] = kept_aside(path)
    assert store.trouble.params["kept_as"] == kept.name
    assert kept.read_text() == text
    store.update(theme="dark")
    assert kept.read_text() == text
    assert PreferencesStore(path).trouble is None


def test_file_that_is_no_text(path):
    path.parent.mkdir()
    path.write_bytes(b"\xff\xfe\xff")
    assert PreferencesStore(path).trouble.code is ErrorCode.SETTINGS_DAMAGED
    assert kept_aside(path)[0].read_bytes() == b"\xff\xfe\xff"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("theme", 3),
        ("mark_results", "yes"),
        ("mark_results", 1),
        ("save_quality", True),
        ("consents", "useapi"),
        ("consents", [1]),
        ("provider_settings", []),
        ("provider_settings", {"ttapi": "x"}),
        ("provider_settings", {"ttapi": {"link_host": 3}}),
        ("options", {"useapi/swap": {"sharper": None}}),
        ("reduced_motion", "no"),
        ("version", "1"),
    ],
)
def test_field_of_a_wrong_type_costs_only_itself(path, name, value):
    write(path, {"language": "zh_CN", "recent_prompts": ["beach"], name: value})
    store = PreferencesStore(path)
    assert store.current == Preferences(language="zh_CN", recent_prompts=("beach",))
    assert store.trouble.code is ErrorCode.SETTINGS_DAMAGED
    assert name in store.trouble.details
    assert json.loads(kept_aside(path)[0].read_text())[name] == value


def test_file_that_cannot_be_set_aside_is_left_alone(path, monkeypatch):
    write(path, "{")

    def refuse(*_):
        raise PermissionError

    with monkeypatch.context() as patched:
        patched.setattr(type(path), "rename", refuse)
        store = PreferencesStore(path)
    assert store.trouble.params["kept_as"] == "settings.json"
    with pytest.raises(SettingsError) as caught:
        store.update(theme="dark")
    assert caught.value.code is ErrorCode.SETTINGS_NOT_SAVED
    assert store.current.theme == "dark"
    assert path.read_text() == "{"


def test_folder_that_cannot_be_written(tmp_path):
    (tmp_path / "file").touch()
    store = PreferencesStore(tmp_path / "folder" / "settings.json")
    (tmp_path / "folder").touch()
    with pytest.raises(SettingsError) as caught:
        store.update(theme="dark")
    assert caught.value.code is ErrorCode.SETTINGS_NOT_SAVED
    assert store.current.theme == "dark"


def test_settings_of_services(path):
    store = PreferencesStore(path)
    assert store.provider_setting("ttapi", "link_host") == ""
    store.set_provider_setting("ttapi", "link_host", "s3")
    store.set_provider_setting("ttapi", "address", "https://example.org")
    store.set_provider_setting("ttapi", "address", "")
    assert store.current.provider_settings == {"ttapi": {"link_host": "s3"}}
    assert PreferencesStore(path).provider_setting("ttapi", "link_host") == "s3"


def test_consent_is_about_the_link_host_too(path):
    store = PreferencesStore(path)
    store.give_consent("ttapi")
    store.set_provider_setting("ttapi", "link_host", "litterbox")
    assert not store.has_consent("ttapi")
    store.give_consent("ttapi")
    assert PreferencesStore(path).has_consent("ttapi")
    store.set_provider_setting("ttapi", "link_host", "s3")
    store.set_provider_setting("s3", "endpoint", "https://s3.mine.test")
    store.give_consent("ttapi")
    store.set_provider_setting("s3", "endpoint", "https://s3.other.test")
    assert not store.has_consent("ttapi")
    store.set_provider_setting("ttapi", "link_host", "litterbox")
    assert store.has_consent("ttapi")
    store.withdraw_consent("ttapi")
    assert store.current.consents == ()


def test_consent_is_given_and_withdrawn(path):
    store = PreferencesStore(path)
    assert not store.has_consent("useapi")
    store.give_consent("useapi")
    store.give_consent("useapi")
    assert PreferencesStore(path).current.consents == ("useapi",)
    store.withdraw_consent("useapi")
    assert not PreferencesStore(path).has_consent("useapi")


def test_forgetting_a_service_leaves_the_others(path):
    store = PreferencesStore(path)
    for service in ("useapi", "ttapi"):
        store.give_consent(service)
        store.set_provider_setting(service, "address", "https://example.org")
        store.set_options(service, "swap", {"a": True})
    store.forget_provider("useapi")
    again = PreferencesStore(path)
    assert again.current.consents == ("ttapi",)
    assert list(again.current.provider_settings) == ["ttapi"]
    assert list(again.current.options) == ["ttapi/swap"]


def test_options_by_service_and_operation(path):
    store = PreferencesStore(path)
    assert store.options_for("useapi", "swap") == {}
    store.set_options("useapi", "swap", {"sharper": True, "age": 20})
    store.set_options("useapi", "background", {"channel": "1"})
    again = PreferencesStore(path)
    assert again.options_for("useapi", "swap") == {"sharper": True, "age": 20}
    assert again.options_for("useapi", "background") == {"channel": "1"}


def test_recent_prompts_are_few_and_each_is_there_once(path):
    store = PreferencesStore(path)
    for number in range(MOST_PROMPTS + 3):
        store.add_prompt(f"scene {number}")
    store.add_prompt("scene 5")
    assert store.current.recent_prompts[0] == "scene 5"
    assert len(store.current.recent_prompts) == MOST_PROMPTS
    assert len(set(store.current.recent_prompts)) == MOST_PROMPTS


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)


@given(
    st.dictionaries(st.sampled_from([each.name for each in fields(Preferences)]) | st.text(), JSON)
)
def test_any_json_object_gives_preferences(given_):
    known, wrong = _understood(given_)
    Preferences(**known)
    assert not set(known) & set(wrong)


def test_reading_imports_nothing_heavy():
    code = (
        "import sys; before = set(sys.modules); import faceswap_desktop.settings.preferences; "
        "heavy = {'asyncio', 'httpx', 'keyring', 'PIL', 'ssl', 'numpy', 'sqlite3'}; "
        "print(sorted(heavy & (set(sys.modules) - before)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
