# SPDX-License-Identifier: GPL-3.0-or-later
"""A report tells what helps, and nothing of keys, photos and folders of people."""

import logging

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from faceswap_desktop import __version__
from faceswap_desktop.core import logs, redaction
from faceswap_desktop.core.paths import folders
from faceswap_desktop.gui.report import cleaned, compose
from faceswap_desktop.gui.report_dialog import ReportDialog
from faceswap_desktop.settings.preferences import Preferences

KEY = "user:1234-CanaryCanary"
CHOSEN = Preferences(
    theme="dark",
    autosave=True,
    autosave_folder="/home/mary/Secret folder",
    open_folder="/home/mary/Pictures",
    consents=("useapi",),
    provider_settings={"useapi": {"channel": "123456789", "address": "https://x.test/?key=abc"}},
    recent_prompts=("aunt mary on a beach",),
)


@pytest.fixture
def own(own_folders):
    own = folders()
    own.create()
    return own


def test_it_names_versions_system_and_settings(own, qapp):
    text = compose(own, CHOSEN)
    assert f"FaceSwap Desktop {__version__}" in text
    assert "PySide6" in text
    assert "theme: dark" in text
    assert "autosave_folder: set" in text
    assert "set for useapi: address, channel" in text
    assert "(empty)" in text


def test_nothing_private_of_the_settings_is_in_it(own, qapp):
    text = compose(own, CHOSEN)
    for private in ("mary", "123456789", "x.test", "beach", "Secret folder"):
        assert private not in text


def test_the_log_and_the_last_crash_are_in_it_without_secrets(own, qapp):
    redaction.remember("a-remembered-secret")
    logs.start(own.logs)
    try:
        log = logging.getLogger("faceswap_desktop.test")
        log.info("key %s and a-remembered-secret", KEY)
        log.info("opened %r", "/home/mary/my photos/aunt mary.jpg")
        for number in range(300):
            log.info("line %d", number)
        log.info("swap took 3 s")
    finally:
        logs.stop()
        redaction.forget(["a-remembered-secret"])
    text = compose(own, CHOSEN, crash=f"Fatal: {KEY}\nin a.py")
    assert "swap took 3 s" in text
    assert "Fatal: user:***" in text
    assert "line 299" in text
    assert "line 3\n" not in text, "only the end of it"
    for private in (KEY, "CanaryCanary", "a-remembered-secret", "mary"):
        assert private not in text


@pytest.mark.parametrize(
    ("line", "kept", "gone"),
    [
        ("opened '/home/anna/My Photos/x y.JPG' well", "well", "anna"),
        (r"opened C:\Users\anna\x.png", "opened", "anna"),
        ("aunt.mary.heic is damaged", "is damaged", "mary"),
        ('"Tante Anna.webp" not found', "not found", "Anna"),
        ("folder /media/stick/holiday 2026: full", "full", "stick"),
        ("cannot write ~/Bilder/anna", "cannot write", "anna"),
        ('File "/home/anna/venv/lib/site-packages/qasync/__init__.py", line 3', "line 3", "anna"),
        ('File "/home/anna/venv/lib/site-packages/qasync/__init__.py", line 3', "qasync", "venv"),
        ('File "/usr/lib/python3.11/asyncio/base_events.py", line 9', "/usr/lib/python3.11", "?"),
        ("https://cdn.test/a/b_ins.jpg?sig=1 gave 404", "gave 404", "sig=1"),
        (f"Authorization: Bearer {KEY}", "Authorization", "Canary"),
    ],
)
def test_lines_lose_what_is_nobodys_business(line, kept, gone):
    text = cleaned(line)
    assert kept in text
    assert gone not in text


def test_a_line_without_end_is_cut_and_leaves_no_half_secret():
    assert cleaned("a" * 100_000) == ""
    for ahead in range(900, 1000):
        line = "x" * 20 + " " + "/home/a/" + "y" * (ahead - 30) + " " + KEY + " " + "z" * 1000
        assert "Canary" not in cleaned(line)
    assert len(cleaned("word " * 300)) <= 500


def test_the_text_is_copied_as_it_stands_and_nothing_is_sent(qtbot):
    dialog = ReportDialog("the report")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    assert "nothing is sent" in dialog.explanation.text()
    assert dialog.text.accessibleName() == "Report"
    dialog.text.setPlainText("what happened: <b>x</b>")
    qtbot.keyClick(dialog.copy_button, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "what happened: <b>x</b>"
    assert dialog.done_label.text() == "Copied"
    dialog.text.setPlainText("more")
    assert dialog.done_label.text() == ""
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
