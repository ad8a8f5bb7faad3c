# SPDX-License-Identifier: GPL-3.0-or-later
"""Every view of the program: translated, whole in a small window, named, in reading order."""

import asyncio
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QFont

from faceswap_desktop.gui import language
from faceswap_desktop.gui.main_window import MainWindow
from tests.looks import scene, scenes
from tests.support import pseudo

NAMES = (
    "InsightFaceSwap (useapi.net)", "TTAPI", "useapi.net", "Picsi.Ai", "Discord", "GPS", "GNU",
    "Menu",
    "Litterbox", "ImgBB", "Amazon, Cloudflare, Backblaze", "(S3)", "Enter",
    "简体中文", "a1b2c3d4-e5f6-7a8b-9c0d-e1f2a3b4c5d6",
    "eu-central-1", "auto", "KiB", "job:000001-canary", "localhost", "my-photos",
)  # fmt: skip
# What shows text that is not the program's: a log, licences, an answer as it came.
FOREIGN = {"report", "about", "failed-with-details", "receipt", "help"}

# The offscreen platform says so of menus, message boxes and the list of services.
pytestmark = pytest.mark.qt_log_ignore(
    "raise\\(\\)", "grabbing the", "propagateSizeHints", "This plugin does not support", extend=True
)


@pytest.fixture
def pseudo_language(qapp):
    translator = pseudo.PseudoLanguage()
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    language.silence(qapp)


@pytest.fixture
def large_letters(qapp):
    before = qapp.font()
    font = QFont(before)
    font.setPointSizeF(before.pointSizeF() * 1.5)
    qapp.setFont(font)
    yield
    qapp.setFont(before)


def windows(world):
    return [world.p.window, *scenes.beside(world)]


async def none(find):
    """Give what comes late some time; fail with what is still found then."""
    for _ in range(60):
        if not find():
            return
        await asyncio.sleep(0.05)
    assert not find()


def unmarked(world):
    own = world.p.own
    places = (
        world.folder,
        own.results,
        own.inputs,
        own.cache,
        own.logs,
        own.data,
        own.data / "faces",
    )
    names = (*NAMES, *map(str, places))
    return set().union(*(pseudo.unmarked(each, names) for each in windows(world)))


def cut_off(world):
    return set().union(*(pseudo.cut_off(each) for each in windows(world)))


# Views whose words are all in another one of them, or in the tests of languages and dialogs.
REPEATED = {
    "about", "report", "help", "shortcuts", "settings", "settings-list", "save-as", "saved-faces",
    "menu-services", "stop-question", "empty", "ready-with-all-options", "service-options",
    "service-portrait", "account", "link-hosts", "waiting-for-network", "menu-jobs", "menu-job",
    "result-slider", "result-alone", "result-close-up", "result-of-background", "many-jobs",
    "pane-with-focus", "menu-file", "menu-edit", "menu-view", "menu-help", "failed-with-details",
    "send-again", "batch-price", "kept-faces-many", "drop-picture", "drop-steps", "settings-end",
    "empty-background", "photo-alone", "account-checked",
}  # fmt: skip
# One of each kind of what stands in the window or beside it.
SMALL = (
    "empty", "ready-with-all-options", "several-people", "no-picture", "result", "result-slider",
    "working", "batch-running", "batch-over", "save-as", "settings", "settings-kept", "no-key",
    "account", "account-guide", "service-options", "service-background", "consent",
    "consent-with-link-host", "uncertain", "receipt", "compare-services", "saved-faces",
    "kept-faces", "background-photo-bad", "many-jobs", "several-cautions",
)  # fmt: skip


@pytest.mark.parametrize("name", [each for each in scene.ALL if each not in REPEATED])
def test_in_another_language_every_text_is_translated_and_whole(name, qapp, pseudo_language):
    async def look(world):
        if name not in FOREIGN:
            await none(lambda: unmarked(world))
        await none(lambda: cut_off(world))

    scene.play(name, look)


def stops(window):
    """What takes the focus by Tab and can be seen, in the order of Tab."""
    if isinstance(window, MainWindow):
        window.settle_tabs()  # else when Tab is pressed
    found, each = [], window.nextInFocusChain()
    while each is not None and each is not window:
        takes = each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
        if takes and each.isVisibleTo(window) and each.isEnabled() and each.window() is window:
            found.append(each)
        each = each.nextInFocusChain()
    return found


def nameless(window):
    found = []
    for each in stops(window):
        interface = QAccessible.queryAccessibleInterface(each)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(each).__name__} {each.objectName()}")
    return found


def place(window, widget):
    """Where it stands; what is scrolled out of sight stands at the edge."""
    at = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    view = viewport(widget, window)
    if view is not None:
        top, bottom = place(window, view).top(), place(window, view).bottom()
        at.moveTop(min(max(at.top(), top - at.height()), bottom))
        at.setHeight(min(at.height(), 1) if at.top() >= bottom else at.height())
    return at


def out_of_order(window, column):
    """Pairs of neighbours in the same column whose second stands before the first."""
    found = []
    whole = [(each, place(window, each)) for each in stops(window)]
    left = [(each, at) for each, at in whole if at.right() <= column]
    for group in (left, [pair for pair in whole if pair not in left]):
        for (one, a), (other, b) in pairwise(group):
            is_same_line = min(a.bottom(), b.bottom()) - max(a.top(), b.top()) > 4
            # What is scrolled out of sight at the same edge has no order there.
            if (b.left() < a.left()) if is_same_line else (b.bottom() < a.top()):
                found.append((type(one).__name__, type(other).__name__, a, b))
    return found


def outside(window):
    """Controls that stick out of a window that does not scroll there."""
    found = []
    for each in stops(window):
        at = place(window, each)
        if viewport(each, window) is None and not window.rect().contains(at):
            found.append((type(each).__name__, at))
    return found


def viewport(widget, window):
    """The part of the window in which it scrolls, if any."""
    widget = widget.parentWidget()
    while widget is not None and widget is not window:
        if widget.objectName() == "qt_scrollarea_viewport":
            return widget
        widget = widget.parentWidget()
    return None


@pytest.mark.parametrize("name", SMALL)
def test_in_a_small_window_everything_is_there_named_and_in_order(name, qapp):
    async def look(world):
        window = world.p.window
        assert (window.width(), window.height()) == (800, 600)
        await none(lambda: cut_off(world))
        for each in windows(world):
            await none(lambda each=each: outside(each))
            assert not nameless(each)
        column = window.target_pane.mapTo(window, QPoint(window.target_pane.width(), 0)).x() + 16
        assert not out_of_order(window, column)

    scene.play(name, look, size=(800, 600))


@pytest.mark.parametrize("name", ["empty", "result", "service-options", "consent", "batch-over"])
def test_large_letters_are_whole_too(name, qapp, large_letters):
    async def look(world):
        await none(lambda: cut_off(world))

    scene.play(name, look, size=(1024, 640))
