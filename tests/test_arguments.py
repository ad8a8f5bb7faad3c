# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from faceswap_desktop import __version__
from faceswap_desktop.arguments import Arguments, parse

WHOLE = Arguments(batch=("/a", "/b", "/c")).to_json()
WRONG = (WHOLE.replace('["/a", "/b", "/c"]', '"/a"'), WHOLE.replace('"/b"', "1"))


def test_photos_become_absolute_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = parse(["holiday.jpg", f"file://{tmp_path}/a%20b.png"])
    assert given.photo == str(tmp_path / "holiday.jpg")
    assert given.face == f"{tmp_path}/a b.png"


def test_what_the_window_shows_first_can_be_chosen():
    given = parse(["--service", "useapi", "--operation", "background", "--prompt", "a beach"])
    assert given == Arguments(service="useapi", operation="background", prompt="a beach")


def test_three_and_more_are_a_batch(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    named = ["a.jpg", f"file://{tmp_path}/b.jpg", "https://example.org/c.jpg"]
    expected = (str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg"), "https://example.org/c.jpg")
    assert parse(named) == Arguments(batch=expected)
    assert parse([*named, "--operation", "swap"]) == Arguments(batch=expected, operation="swap")


def test_addresses_on_the_web_stay_what_they_are():
    given = parse(["HTTPS://example.org/a.jpg", "http://example.org/b%20c.png"])
    assert given.photo == "HTTPS://example.org/a.jpg"
    assert given.face == "http://example.org/b%20c.png"


def test_file_names_that_are_no_text_are_kept():
    assert parse(["file:///tmp/%FF.jpg"]).photo == "/tmp/\udcff.jpg"
    given = Arguments(photo="/tmp/\udcff.jpg", batch=("/a", "/b", "/c"))
    assert Arguments.from_json(given.to_json()) == given


def test_version_and_mistakes_end_the_program(capsys):
    with pytest.raises(SystemExit) as end:
        parse(["--version"])
    assert end.value.code == 0
    assert __version__ in capsys.readouterr().out
    with pytest.raises(SystemExit) as end:
        parse(["--operation", "dance"])
    assert end.value.code == 2


def test_arguments_travel_as_one_line():
    given = Arguments(photo="/a\nb", prompt="海滩")
    assert "\n" not in given.to_json()
    assert Arguments.from_json(given.to_json()) == given


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"photo": 1}', "null", *WRONG])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        Arguments.from_json(text)
