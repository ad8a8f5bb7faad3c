# SPDX-License-Identifier: GPL-3.0-or-later
"""The language of the window: chosen, installed, and changed while the window is open.

A language is a file that `lrelease` makes of `resources/translations/*.ts` at build time. English
has one too, for plural forms alone, so that it may come after the first picture. Widgets hear of
a change through Qt's LanguageChange event.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator

from faceswap_desktop.core.paths import resource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QApplication

ENGLISH = "en"
# Code and own name, as Settings offers them.
LANGUAGES = ((ENGLISH, "English"), ("zh_CN", "简体中文"))
_CODES = {code for code, _ in LANGUAGES}


class _State:
    """What `speak` installed; one for the program, as there is one application."""

    def __init__(self) -> None:
        self.choice: str | None = None
        self.translators: list[QTranslator] = []


_state = _State()


def language_for(choice: str, wishes: Sequence[str] | None = None) -> str:
    """The language to speak, as a code of LANGUAGES.

    `choice` is what was chosen in Settings; where it is "", or no language of ours, the first of
    the system's `wishes` (such as "zh-Hans-CN") that there is decides, and else English.
    """
    if choice in _CODES:
        return choice
    judged = set()
    for wish in QLocale.system().uiLanguages() if wishes is None else wishes:
        language = wish.partition("-")[0]
        # Qt adds "zh" behind "zh-Hant-TW"; who wants traditional signs did not ask for others.
        if language in judged:
            continue
        judged.add(language)
        code = ENGLISH if language in {"C", ENGLISH} else QLocale(wish).name()
        if QLocale(wish).script() is QLocale.Script.SimplifiedChineseScript:
            code = "zh_CN"
        if code in _CODES:
            return code
    return ENGLISH


def speak(app: QApplication, choice: str) -> str:
    """Speak the language of `choice` ("" is the system's) from now on; the code of it."""
    code = language_for(choice)
    if choice == _state.choice:
        return code
    silence(app)
    _state.choice = choice
    _set_locale(app, _locale_for(choice, code))
    for name in (f"qtbase_{code}", f"faceswap_desktop_{code}"):
        _install(app, name)
    return code


def current() -> str:
    """The language that is spoken, as a code of LANGUAGES."""
    return language_for(_state.choice or "")


def silence(app: QApplication) -> None:
    """Speak no language but that of the source."""
    _state.choice = None
    for translator in _state.translators:
        app.removeTranslator(translator)
        translator.deleteLater()
    _state.translators = []


def _locale_for(choice: str, code: str) -> QLocale:
    """How numbers and dates are written: as the system has it, unless it speaks another."""
    system = QLocale.system()
    is_same = not choice or system.language() is QLocale(code).language()
    return system if is_same else QLocale(code)


def _set_locale(app: QApplication, locale: QLocale) -> None:
    if locale != QLocale():
        QLocale.setDefault(locale)
        for widget in app.topLevelWidgets():
            widget.unsetLocale()  # takes the new default, for all within
    # Numbers may be written as elsewhere, but the words say where a line begins.
    direction = QLocale(current()).textDirection()
    if app.layoutDirection() is not direction:
        app.setLayoutDirection(direction)


def _install(app: QApplication, name: str) -> None:
    """Add a catalogue; where its file is not there, the words stay English."""
    own = name.startswith("faceswap_desktop")
    folder = (
        str(resource("translations"))
        if own
        else QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    )
    translator = QTranslator(app)
    if translator.load(name, folder):
        app.installTranslator(translator)
        _state.translators.append(translator)
