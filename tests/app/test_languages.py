# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole window in other languages: nothing left out, nothing cut off, changed at once."""

import re

import pytest
from PySide6.QtCore import QLocale, Qt

from faceswap_desktop.core.models import JobState, Operation
from faceswap_desktop.errors import ErrorCode, NotSentError
from faceswap_desktop.gui import language, theme
from faceswap_desktop.gui.help_dialog import HelpDialog
from faceswap_desktop.gui.settings_dialog import SettingsDialog
from tests.support import catalogues, photos, program, pseudo, services

NAMES = ("InsightFaceSwap (useapi.net)", "TTAPI", "useapi.net", "Picsi.Ai", "Discord", "GPS")

CHINESE = re.compile(r"[\u4e00-\u9fff]")

# The offscreen platform says so of the list of services.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(autouse=True)
def english_again(qapp):
    catalogues.compiled()
    before = QLocale()
    yield
    language.silence(qapp)
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.fixture
def pseudo_language(qapp):
    translator = pseudo.PseudoLanguage()
    yield translator
    qapp.removeTranslator(translator)


@pytest.fixture
def pair(tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    return target, face


def bare(p, *names):
    return pseudo.unmarked(p.window, (*NAMES, *names))


def bracketed(p):
    return [text for _, text in pseudo.texts(p.window) if pseudo.BEGIN in text]


def latin(p):
    shown = {text for _, text in pseudo.texts(p.window)}
    return {
        text
        for text in shown
        if re.search(r"[A-Za-z]{2,}", pseudo.bare_words(text, NAMES)) and not CHINESE.search(text)
    }


def chinese(p):
    return [text for _, text in pseudo.texts(p.window) if CHINESE.search(text)]


async def none(p, find):
    """Wait until `find` finds nothing any more; fail with what it still finds."""
    try:
        await p.until(lambda: not find(), seconds=5)
    except TimeoutError:
        assert not find()


async def check(p, *names):
    """All words are those of the other language, and have room."""
    await none(p, lambda: bare(p, *names))
    await none(p, lambda: pseudo.cut_off(p.window))


def choose(p, service, operation):
    p.presenter.desk.set_service(service)
    p.presenter.desk.set_operation(operation)


TASKS = [
    ("on-device", Operation.SWAP),
    ("on-device", Operation.BACKGROUND),
    ("useapi", Operation.SWAP),
    ("useapi", Operation.BACKGROUND),
    ("useapi", Operation.PORTRAIT),
    ("ttapi", Operation.SWAP),
]


@pytest.mark.parametrize("is_before", [True, False])
def test_the_empty_window_for_every_task(is_before, qapp, pseudo_language):
    async def scenario(p):
        for service, operation in TASKS:
            choose(p, service, operation)
            p.window.options.fold.setChecked(True)
            if is_before:
                qapp.installTranslator(pseudo_language)
                choose(p, "on-device", Operation.SWAP)
                choose(p, service, operation)
            else:
                qapp.installTranslator(pseudo_language)
            await check(p)
            qapp.removeTranslator(pseudo_language)
            await none(p, lambda: bracketed(p))

    program.run(scenario)


def test_photos_a_result_and_the_menu_of_services(qapp, pair, pseudo_language):
    async def scenario(p):
        await services.ready(p, *pair, service="on-device")
        qapp.installTranslator(pseudo_language)
        await check(p)
        job = await services.over(p, await services.go(p))
        assert job.state is JobState.DONE
        await check(p)
        p.window.service.open_menu()
        assert not pseudo.unmarked(p.window.service.menu, NAMES)
        p.window.service.menu.close()
        qapp.removeTranslator(pseudo_language)
        await none(p, lambda: bracketed(p))

    program.run(scenario)


def test_a_question_and_a_job_that_was_cancelled(qapp, pair, pseudo_language, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch):
            await services.ready(p, *pair, allowed=False)
            await services.go(p)
            await p.until(p.window.consent.isVisible)
            p.window.consent.always.setChecked(True)
            qapp.installTranslator(pseudo_language)
            await check(p)
            assert p.window.consent.always.isChecked()
            p.window.consent.refuse_button.click()
            await p.until(lambda: p.presenter.jobs.current.is_over)
            await check(p)
            qapp.removeTranslator(pseudo_language)
            await none(p, lambda: bracketed(p))

    program.run(scenario)


def test_errors_in_the_window_and_in_a_pane(qapp, pseudo_language, tmp_path):
    (tmp_path / "notes.txt.jpg").write_bytes(b"no picture")

    async def scenario(p):
        p.open(tmp_path / "notes.txt.jpg")
        await p.until(lambda: p.presenter.desk.workspace.target.error is not None)
        p.presenter.show_error(NotSentError(ErrorCode.OFFLINE, details=""))
        qapp.installTranslator(pseudo_language)
        await none(p, lambda: bare(p, "notes.txt.jpg"))
        qapp.removeTranslator(pseudo_language)
        await none(p, lambda: bracketed(p))

    program.run(scenario)


def test_commands_stay_as_far_on_as_they_were(qapp, pair, pseudo_language):
    def commands(p):
        return [
            (action.isEnabled(), action.shortcut().toString())
            for menu in p.window.menus
            for action in menu.actions()
        ]

    async def scenario(p):
        await services.ready(p, *pair, service="on-device")
        await services.over(p, await services.go(p))
        p.window.menus[3].aboutToShow.emit()  # looks at the history when it is opened
        before = commands(p)
        qapp.installTranslator(pseudo_language)
        await check(p)
        assert commands(p) == before
        texts = [action.text() for menu in p.window.menus for action in menu.actions()]
        assert all(pseudo.BEGIN in text for text in texts if text)
        await p.until(p.window.result_bar.isVisible)

    program.run(scenario)


def test_options_keep_their_values(qapp, pseudo_language):
    async def scenario(p):
        choose(p, "on-device", Operation.SWAP)
        p.window.options.row("strength").field.set_value(0.4)
        qapp.installTranslator(pseudo_language)
        await check(p)
        assert p.window.options.values()["strength"] == pytest.approx(0.4)

    program.run(scenario)


def test_chinese_and_back(qapp, pair):
    async def scenario(p):
        await services.ready(p, *pair, service="on-device")
        await services.over(p, await services.go(p))
        language.speak(qapp, "zh_CN")
        await none(p, lambda: latin(p))
        await none(p, lambda: pseudo.cut_off(p.window))
        assert p.window.main_button.button.text() == "换脸"
        language.speak(qapp, "en")
        await none(p, lambda: chinese(p))

    program.run(scenario)


def test_settings_change_window_and_help_at_once_and_keep_the_choice(qapp):
    async def scenario(p):
        p.presenter.open_settings()
        dialog = p.window.findChild(SettingsDialog)
        p.window.menus[4].actions()[0].trigger()
        help_dialog = p.window.findChild(HelpDialog)
        box = dialog.looks.language
        box.setCurrentIndex(box.findData("zh_CN"))
        box.activated.emit(box.currentIndex())
        await p.until(lambda: p.window.main_button.button.text() == "换脸")
        await p.until(lambda: CHINESE.search(dialog.windowTitle()) is not None)
        await p.until(lambda: CHINESE.search(help_dialog.page.toPlainText()) is not None)
        assert p.preferences.current.language == "zh_CN"
        dialog.close()
        help_dialog.close()

    program.run(scenario)


def test_right_to_left_mirrors_the_window(qapp, pair):
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)

    async def scenario(p):
        await services.ready(p, *pair, service="on-device")
        await services.over(p, await services.go(p))
        window = p.window
        await p.until(window.result_bar.isVisible)

        def left(widget):
            return widget.mapTo(window, widget.rect().topLeft()).x()

        assert left(window.target_pane) > left(window.compare)
        assert left(window.service) < left(window.operations)
        gap = theme.tokens().gap
        assert left(window.target_pane) - gap >= left(window.compare) + window.compare.width()
        bar = window.result_bar
        assert left(bar.save_button) < left(bar.copy_button) < left(bar.label)
        await none(p, lambda: pseudo.cut_off(window))

    program.run(scenario)
