# SPDX-License-Identifier: GPL-3.0-or-later
"""Every dialog in every language: all words translated, none cut off, changed while it is open."""

import re

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt
from PySide6.QtWidgets import QWidget

from faceswap_desktop.core.formats import PictureFormat
from faceswap_desktop.core.paths import folders
from faceswap_desktop.gui import language
from faceswap_desktop.gui.about_dialog import AboutDialog
from faceswap_desktop.gui.bridge import Bridge
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.forget_dialog import ForgetDialog
from faceswap_desktop.gui.help_dialog import HelpDialog
from faceswap_desktop.gui.report_dialog import ReportDialog
from faceswap_desktop.gui.save_choice import SaveOffer
from faceswap_desktop.gui.save_dialog import SaveDialog
from faceswap_desktop.gui.saved_faces_dialog import SavedFacesDialog
from faceswap_desktop.gui.service_menu import ServiceMenu
from faceswap_desktop.gui.settings_dialog import SettingsDialog
from faceswap_desktop.gui.shortcut_list import other_shortcuts
from faceswap_desktop.gui.shortcuts_dialog import ShortcutsDialog
from faceswap_desktop.providers.catalogue import BUILT_IN, USEAPI
from faceswap_desktop.settings.preferences import PreferencesStore
from tests.support import catalogues, pseudo

# Names of services, of parts of the program, and of what stands in a licence.
NAMES = (
    "InsightFaceSwap (useapi.net)", "TTAPI", "Litterbox", "ImgBB", "Discord", "Picsi.Ai",
    "Amazon, Cloudflare, Backblaze", "GNU", "eu-central-1", "auto", "(S3)", "GPS",
    "Enter", "Delete", "Menu", "a1b2c3d4-e5f6-7a8b-9c0d-e1f2a3b4c5d6", "简体中文",
)  # fmt: skip


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


def settings(folder, parent):
    preferences = PreferencesStore(folder / "settings.json")
    dialog = SettingsDialog(preferences, Bridge(), BUILT_IN, folders(), parent)
    dialog.advanced.fold.setChecked(True)
    for card in dialog.accounts.values():
        card.open_page()
    for host in dialog.accounts["ttapi"].page.link_hosts.radios.values():
        host.setChecked(True)
    return dialog


def save(folder, parent):
    (folder / "holiday.jpg").write_bytes(b"the original")
    offer = SaveOffer(
        name="holiday.jpg",
        folder=folder,
        originals=(folder / "holiday.jpg",),
        has_location=True,
        is_transparent=True,
        format=PictureFormat.JPEG,
    )
    return SaveDialog(offer, parent)


def shortcuts(folder, parent):
    return ShortcutsDialog(other_shortcuts, parent)


def question(folder, parent):
    words = [QCoreApplication.translate("remedy", each) for each in ("Try again", "Dismiss")]
    return ask(parent, *words, *words, lambda: None)


# Dialogs that stay open beside the window change with it; the others are over by then.
LASTING = {
    "settings": settings,
    "save": save,
    "about": lambda folder, parent: AboutDialog(parent),
    "report": lambda folder, parent: ReportDialog("", parent),
    "saved faces": lambda folder, parent: SavedFacesDialog(Bridge(), USEAPI, folder, parent),
    "shortcuts": shortcuts,
}
OTHERS = {
    "question": question,
    "forget": lambda folder, parent: ForgetDialog("TTAPI", has_faces=True, parent=parent),
    "services": lambda folder, parent: ServiceMenu(BUILT_IN, "on-device", parent),
}
ALL = {**LASTING, **OTHERS}

# The offscreen platform says so of menus and message boxes.
pytestmark = pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the", "propagateSizeHints")


@pytest.fixture
def show(qtbot, tmp_path):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    opened = []

    def show(name):
        dialog = ALL[name](tmp_path, parent)
        opened.append(dialog)
        dialog.show()
        qtbot.waitExposed(dialog)
        return dialog

    yield show
    for dialog in opened:
        dialog.close()
    parent.close()


def settle(dialog):
    """Let the layouts find their places."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents()
        QCoreApplication.processEvents()


def bare(dialog, folder):
    return pseudo.unmarked(dialog, (*NAMES, str(folder)))


@pytest.mark.parametrize("name", ALL)
def test_all_words_of_a_dialog_can_be_translated_and_have_room(
    name, show, qapp, qtbot, tmp_path, pseudo_language
):
    qapp.installTranslator(pseudo_language)
    dialog = show(name)
    assert not bare(dialog, tmp_path)
    settle(dialog)
    assert not pseudo.cut_off(dialog)


@pytest.mark.parametrize("name", LASTING)
def test_an_open_dialog_changes_its_language_and_changes_back(
    name, show, qapp, qtbot, tmp_path, pseudo_language
):
    dialog = show(name)
    qapp.installTranslator(pseudo_language)
    settle(dialog)
    assert not bare(dialog, tmp_path)
    qapp.removeTranslator(pseudo_language)
    settle(dialog)
    assert not [text for _, text in pseudo.texts(dialog) if pseudo.BEGIN in text]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("code", [code for code, _ in language.LANGUAGES])
def test_a_dialog_in_a_language_of_ours(name, code, show, qapp, qtbot, tmp_path):
    language.speak(qapp, code)
    dialog = show(name)
    settle(dialog)
    assert not pseudo.cut_off(dialog)
    texts = {text for _, text in pseudo.texts(dialog)}
    assert texts
    if code == "zh_CN":
        latin = {
            text
            for text in texts
            if re.search(r"[A-Za-z]{2,}", pseudo.bare_words(text, (*NAMES, str(tmp_path))))
            and not re.search(r"[\u4e00-\u9fff]", text)
        }
        assert not latin


@pytest.mark.parametrize("code", [code for code, _ in language.LANGUAGES])
def test_help_speaks_each_language(code, qapp, qtbot):
    language.speak(qapp, code)
    dialog = HelpDialog(language.current())
    qtbot.addWidget(dialog)
    has_chinese = re.search(r"[\u4e00-\u9fff]", dialog.page.toPlainText()) is not None
    assert has_chinese is (code == "zh_CN")
