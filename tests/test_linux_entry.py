# SPDX-License-Identifier: GPL-3.0-or-later
"""What Linux desktops are told about the program."""

from __future__ import annotations

import configparser
import mimetypes
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from faceswap_desktop.gui.file_chooser import PHOTO_SUFFIXES

FOLDER = Path(__file__).resolve().parent.parent / "packaging" / "linux"
ENTRY = FOLDER / "faceswap-desktop.desktop"
METAINFO = FOLDER / "faceswap-desktop.metainfo.xml"
# The program's name stands under no domain of the internet.
NAME = "--override=cid-desktopapp-is-not-rdns=info"
# Endings that the standard library's list does not know.
TYPES = {"heic": "image/heic", "heif": "image/heif", "hif": "image/heif", "avif": "image/avif"}
SAME = {"jfif": "image/jpeg", "mpo": "image/jpeg", "webp": "image/webp", "bmp": "image/bmp"}


@pytest.fixture
def entry():
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read_string(ENTRY.read_text("utf-8"))
    return parser["Desktop Entry"]


def test_every_format_can_be_opened_with_the_program(entry):
    offered = set(entry["MimeType"].rstrip(";").split(";"))
    for ending in PHOTO_SUFFIXES:
        known = {**TYPES, **SAME}.get(ending) or mimetypes.guess_type(f"a.{ending}")[0]
        assert known in offered, ending


def test_files_and_addresses_are_handed_over_and_the_window_is_recognised(entry):
    assert entry["Exec"] == "faceswap-desktop %U"
    assert entry["Icon"] == entry["StartupWMClass"] == ENTRY.stem
    for key in ("GenericName", "Comment", "Keywords"):
        assert entry[key]
        assert entry[f"{key}[zh_CN]"]


def test_the_software_centre_is_told_of_the_same_program():
    root = ET.parse(METAINFO).getroot()
    assert root.findtext("launchable") == ENTRY.name
    assert root.findtext("project_license") == "GPL-3.0-or-later"
    assert root.findtext("provides/binary") == ENTRY.stem


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("desktop-file-validate", [ENTRY]),
        ("appstreamcli", ["validate", "--no-net", NAME, METAINFO]),
    ],
)
def test_the_tools_of_the_standards_find_no_fault(tool, arguments):
    command = shutil.which(tool)
    if command is None:
        pytest.skip(f"needs {tool}")
    done = subprocess.run([command, *arguments], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
