# SPDX-License-Identifier: GPL-3.0-or-later
import pytest

from faceswap_desktop import __version__
from faceswap_desktop.arguments import Arguments, parse


def test_photos_become_absolute_paths(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    given = parse(["holiday.jpg", f"file://{tmp_path}/a%20b.png"])
    assert given.photo == str(tmp_path / "holiday.jpg")
    assert given.face == f"{tmp_path}/a b.png"


def test_what_the_window_shows_first_can_be_chosen():
    given = parse(["--service", "useapi", "--operation", "background", "--prompt", "a beach"])
    assert given == Arguments(service="useapi", operation="background", prompt="a beach")


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


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"photo": 1}', "null"])
def test_anything_else_is_refused(text):
    with pytest.raises(ValueError, match=r".*"):
        Arguments.from_json(text)
