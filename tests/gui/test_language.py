# SPDX-License-Identifier: GPL-3.0-or-later
"""Which language is spoken, and that a change reaches what stands on the screen."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt
from PySide6.QtWidgets import QSpinBox

from faceswap_desktop.gui import language
from faceswap_desktop.gui.texts import price_text
from tests.support import catalogues


@pytest.fixture(autouse=True)
def english_again(qapp):
    catalogues.compiled()
    before = QLocale()
    yield
    language.silence(qapp)
    QLocale.setDefault(before)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        (["zh-Hans-CN", "zh-CN", "zh-Hans", "zh"], "zh_CN"),
        (["zh-Hans-SG", "zh-SG", "zh"], "zh_CN"),
        (["zh"], "zh_CN"),
        (["zh-Hant-TW", "zh-TW", "zh-Hant", "zh"], "en"),
        (["zh-Hant-TW", "zh-TW", "zh", "en-US", "en"], "en"),
        (["de-DE", "de", "zh-Hans-CN", "zh"], "zh_CN"),
        (["de-DE", "de"], "en"),
        (["en-Latn-US", "en", "zh-CN"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_first_wish_that_there_is_decides(wishes, code):
    assert language.language_for("", wishes) == code


def test_a_choice_goes_before_the_system_and_an_unknown_one_does_not_count():
    assert language.language_for("zh_CN", ["en-US"]) == "zh_CN"
    assert language.language_for("en", ["zh-CN"]) == "en"
    assert language.language_for("xx", ["zh-CN"]) == "zh_CN"


def test_chinese_then_english_then_chinese(qapp):
    words = lambda: QCoreApplication.translate("texts", "Swap face")  # noqa: E731
    assert language.speak(qapp, "zh_CN") == language.current() == "zh_CN"
    assert words() == "换脸"
    assert price_text(2, 1) == "2 点\N{FULLWIDTH COMMA}剩余 1"
    assert language.speak(qapp, "en") == language.current() == "en"
    assert words() == "Swap face"
    language.speak(qapp, "zh_CN")
    assert words() == "换脸"


def test_english_has_plural_forms(qapp):
    language.speak(qapp, "en")
    assert price_text(1, 5) == "1 credit, 5 left"
    assert price_text(2, 1) == "2 credits, 1 left"


def test_what_is_qts_own_is_translated_too(qapp):
    language.speak(qapp, "zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"


def test_the_same_choice_again_changes_nothing(qapp, qtbot):
    language.speak(qapp, "zh_CN")
    changes = []
    box = QSpinBox()
    qtbot.addWidget(box)
    box.changeEvent = lambda event: changes.append(event.type())
    box.show()
    qapp.processEvents()
    changes.clear()
    language.speak(qapp, "zh_CN")
    qapp.processEvents()
    assert QEvent.Type.LanguageChange not in changes
    language.speak(qapp, "en")
    qtbot.waitUntil(lambda: QEvent.Type.LanguageChange in changes)


def test_numbers_are_written_as_the_language_writes_them(qapp, qtbot):
    box = QSpinBox()
    qtbot.addWidget(box)
    language.speak(qapp, "zh_CN")
    assert QLocale().language() is QLocale.Language.Chinese
    assert box.locale().language() is QLocale.Language.Chinese
    language.speak(qapp, "en")
    assert box.locale().language() is not QLocale.Language.Chinese
    assert qapp.layoutDirection() is Qt.LayoutDirection.LeftToRight


def test_without_its_file_a_language_is_english(qapp, monkeypatch, tmp_path):
    monkeypatch.setattr(language, "resource", tmp_path.joinpath)
    language.speak(qapp, "zh_CN")
    assert QCoreApplication.translate("texts", "Swap face") == "Swap face"
