# SPDX-License-Identifier: GPL-3.0-or-later
"""Before the first send: what leaves, to whom, at what price; and the answer."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow

from faceswap_desktop.core.models import Box, JobRequest, Operation, PersonFace, Photo
from faceswap_desktop.gui import consent_bar
from faceswap_desktop.gui.consent_bar import ConsentBar
from faceswap_desktop.gui.consent_text import consent_text, link_host_facts
from faceswap_desktop.providers.description import (
    AccountDescription,
    DataDescription,
    OperationDescription,
    ProviderDescription,
)
from faceswap_desktop.providers.on_device_description import DESCRIPTION as ON_DEVICE

SERVICE = ProviderDescription(
    id="somewhere",
    name="Somewhere",
    operations=(
        OperationDescription(Operation.SWAP, needs_face=True, cost=1),
        OperationDescription(Operation.BACKGROUND, needs_prompt=True, cost=None),
        OperationDescription(Operation.PORTRAIT, needs_target=False, needs_prompt=True, cost=0),
    ),
    account=AccountDescription("", "", "", credit_name="credits"),
    data=DataDescription(
        "Somewhere Ltd", "api.somewhere.test", "small copies", "They are kept for a day.",
        "https://somewhere.test/terms",
    ),
)  # fmt: skip
PHOTO = Photo(Path("group.jpg"), "group.jpg", 1200, 900, "image/jpeg")
PART = Box(0.1, 0.1, 0.3, 0.4)
PERSON = PersonFace(PART, PHOTO)


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.bar = ConsentBar()
    window.setCentralWidget(window.bar)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    return window


@pytest.fixture
def bar(window):
    window.bar.answers = []
    window.bar.allowed.connect(window.bar.answers.append)
    window.bar.refused.connect(lambda: window.bar.answers.append("no"))
    window.bar.ask(consent_text(SERVICE, Operation.SWAP))
    return window.bar


def test_it_says_what_leaves_to_whom_at_what_price_and_for_how_long():
    text = consent_text(SERVICE, Operation.SWAP)
    assert "Both photos" in text.sentence
    assert "Somewhere Ltd (api.somewhere.test)" in text.sentence
    assert "costs 1 credit" in text.sentence
    assert "small copies" in text.facts
    assert "kept for a day" in text.facts
    assert text.terms_page == "https://somewhere.test/terms"


@pytest.mark.parametrize(
    ("operation", "sent", "price"),
    [
        (Operation.BACKGROUND, "The photo and your text", "known when it is done"),
        (Operation.PORTRAIT, "Your text", "costs nothing"),
    ],
)
def test_each_operation_names_what_it_sends(operation, sent, price):
    sentence = consent_text(SERVICE, operation).sentence
    assert sentence.startswith(sent)
    assert price in sentence


def test_one_photo_without_words_and_a_price_in_another_coin():
    account = replace(SERVICE.account, credit_name="quota")
    one = OperationDescription(Operation.SWAP, cost=2.5)
    sentence = consent_text(
        replace(SERVICE, operations=(one,), account=account), Operation.SWAP
    ).sentence
    assert sentence.startswith("The photo will be sent")
    assert "2.5" in sentence.replace(",", ".") or "2.50" in sentence.replace(",", ".")
    assert "quota" in sentence


def test_many_jobs_cost_what_they_cost_together():
    requests = (JobRequest(Operation.SWAP, "somewhere", PHOTO, PHOTO),) * 12
    sentence = consent_text(SERVICE, Operation.SWAP, requests=requests).sentence
    assert "costs 12 credit" in sentence
    assert "12 job" in sentence
    assert "part" not in sentence
    parts = (*requests, replace(requests[0], target_part=PART))
    sentence = consent_text(SERVICE, Operation.SWAP, requests=parts).sentence
    assert "13 job" in sentence
    assert "only the part around the chosen one" in sentence


@pytest.mark.parametrize(
    ("given", "sent"),
    [
        ({"face": PHOTO}, "Both photos will be sent"),
        ({}, "The photo will be sent"),
        ({"face": PHOTO, "target_part": PART}, "The part of the photo around the face, and the"),
        ({"face": PHOTO, "face_part": PART}, "The photo, and the part of the face photo around"),
        (
            {"face": PHOTO, "target_part": PART, "face_part": PART},
            "Of both photos only the part around the face",
        ),
        ({"target_part": PART}, "The part of the photo around the face will be sent"),
        ({"face": PHOTO, "people": (PERSON, PERSON)}, "All photos of the job will be sent"),
    ],
)
def test_it_says_of_a_job_what_that_job_sends(given, sent):
    request = JobRequest(Operation.SWAP, "somewhere", PHOTO, **given)
    sentence = consent_text(SERVICE, Operation.SWAP, requests=(request,)).sentence
    assert sentence.startswith(sent)
    assert "Somewhere Ltd" in sentence


LINKED = replace(SERVICE, needs_links=True)


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "none is chosen yet"),
        ({("somewhere", "link_host"): "litterbox"}, "Litterbox (litterbox.catbox.moe)"),
        (
            {("somewhere", "link_host"): "s3", ("s3", "endpoint"): "https://s3.mine.test/x"},
            "(s3.mine.test)",
        ),
        ({("somewhere", "link_host"): "s3"}, "(your bucket)"),
    ],
)
def test_the_link_host_is_named(settings, said):
    def setting(provider, key):
        return settings.get((provider, key), "")

    host = link_host_facts(LINKED, setting)
    text = consent_text(LINKED, Operation.SWAP, link_host=host)
    assert said in text.sentence
    assert (host is None) or host.meaning in text.facts
    assert link_host_facts(SERVICE, setting) is None
    assert "link host" not in consent_text(SERVICE, Operation.SWAP).sentence


def test_always_names_the_service(bar):
    assert bar.always.text() == "&Always send to Somewhere"


def test_there_is_nothing_to_ask_where_nothing_is_sent():
    with pytest.raises(LookupError):
        consent_text(ON_DEVICE, Operation.SWAP)
    with pytest.raises(LookupError):
        consent_text(replace(SERVICE, operations=()), Operation.SWAP)


def test_the_safe_answer_has_the_keyboard(bar, qtbot):
    assert bar.refuse_button.hasFocus()
    assert bar.accessibleName() == bar.text.text()
    assert "agreed" in bar.facts.text()
    qtbot.keyClick(bar.refuse_button, Qt.Key.Key_Space)
    assert bar.answers == ["no"]
    assert not bar.isVisible()


def test_send_once_and_send_always(bar, qtbot):
    qtbot.mouseClick(bar.send_button, Qt.MouseButton.LeftButton)
    assert bar.answers == [False]
    bar.ask(consent_text(SERVICE, Operation.SWAP))
    bar.always.click()
    qtbot.mouseClick(bar.send_button, Qt.MouseButton.LeftButton)
    assert bar.answers == [False, True]
    bar.ask(consent_text(SERVICE, Operation.SWAP))
    assert not bar.always.isChecked(), "always is never the default"


def test_escape_is_no_and_does_not_stop_a_job_as_well(window, bar, qtbot):
    stopped = []
    stop = QAction("Stop", window)
    stop.setShortcut(QKeySequence("Esc"))
    stop.triggered.connect(lambda: stopped.append("stop"))
    window.addAction(stop)
    qtbot.keyClick(bar.refuse_button, Qt.Key.Key_Escape)
    assert bar.answers == ["no"]
    assert not stopped


def test_other_keys_mean_nothing(bar, qtbot):
    qtbot.keyClick(bar, Qt.Key.Key_Y)
    assert bar.answers == []
    assert bar.isVisible()


def test_the_terms_open_in_the_browser(bar, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(consent_bar, "open_page", opened.append)
    qtbot.mouseClick(bar.terms_button, Qt.MouseButton.LeftButton)
    assert opened == ["https://somewhere.test/terms"]
    data = replace(SERVICE.data, terms_page="")
    bar.ask(consent_text(replace(SERVICE, data=data), Operation.SWAP))
    assert not bar.terms_button.isVisible()


def test_it_can_be_taken_back_unanswered(bar):
    bar.clear()
    assert not bar.isVisible()
    assert bar.answers == []


def test_it_speaks_another_language(bar):
    bar.send_button.setText("")
    QApplication.sendEvent(bar, QEvent(QEvent.Type.LanguageChange))
    assert bar.send_button.text() == "&Send"
