# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service says is shown as it is: no file and no address that it names is opened."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as QtText
from PySide6.QtWidgets import QLabel, QWidget

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui import confirm
from tests.faults.opened import Watch
from tests.support import photos, program, services

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs inotify")


@pytest.fixture
def canary(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "canary.png")


@pytest.fixture
def watch(canary):
    watch = Watch(canary)
    yield watch
    watch.close()


def markup(canary):
    return f'<b>no</b><img src="{canary}"><img src="//127.0.0.1/share/x.png">'


def test_the_watch_sees_what_a_careless_label_does(qtbot, canary, watch):
    label = QLabel(markup(canary))
    qtbot.addWidget(label)
    label.resize(200, 200)
    label.grab()
    assert watch.was_opened()


def test_words_of_a_service_are_shown_as_they_are(qapp, canary, watch, monkeypatch, tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")

    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            await services.ready(p, target, face)
            sandbox.useapi.next_end = "moderated"
            sandbox.useapi.next_words = markup(canary)
            job = await services.over(p, await services.go(p))
            assert job.state is JobState.FAILED
            assert "<img" in job.error.details
            await p.until(p.window.message.isVisible)
            look_at_all_of(p.window)
            assert not watch.was_opened()
            check_tool_tips(p.window, canary)

    program.run(scenario)


def test_descriptions_from_the_command_line_are_shown_as_they_are(qapp, canary, watch):
    async def scenario(p):
        p.open(operation="background", service="useapi", prompt=markup(canary))
        look_at_all_of(p.window)
        assert not watch.was_opened()

    program.run(scenario)


def look_at_all_of(window: QWidget) -> None:
    """Paint the window, and each part of it that is folded away."""
    window.grab()
    for each in window.findChildren(QWidget):
        if not each.isWindow():
            each.grab()
    for label in window.findChildren(QLabel):
        if QtText.mightBeRichText(label.text()):
            assert label.textFormat() is Qt.TextFormat.PlainText, label.text()


def check_tool_tips(window: QWidget, canary) -> None:
    for each in window.findChildren(QWidget):
        for text in (each.toolTip(), each.whatsThis()):
            assert not (str(canary) in text and QtText.mightBeRichText(text)), text


def test_questions_show_words_as_they_are(qtbot, canary, watch):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.resize(600, 400)
    text = markup(canary)
    box = confirm.ask(parent, text, text, "Yes", "No", lambda: None)
    look_at_all_of(box)
    assert not watch.was_opened()
    box.reject()
