# SPDX-License-Identifier: GPL-3.0-or-later
"""A language for tests: each text in brackets and 40 % longer, so that what lacks them shows.

`unmarked` names the texts of a window that went past translation, `cut_off` those that have less
room than they need.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTextBrowser,
    QWidget,
)

from faceswap_desktop.gui.elided_label import ElidedLabel
from faceswap_desktop.gui.job_card import JobModel
from faceswap_desktop.gui.service_button import ServiceButton

BEGIN, END = "⟦", "⟧"
_INNER = re.compile(f"{BEGIN}[^{BEGIN}{END}]*{END}")
# What stays as it is in every language: names, formats, addresses and keys of the keyboard.
NAMES = re.compile(
    r"https?://\S+|FACESWAP_\w+|\b(?:FaceSwap Desktop|English|JPEG|PNG|WebP|AVIF|Ctrl|Alt|Shift|Esc"
    r"|Return|Enter|Del|Delete|Space|Left|Right|Up|Down|Home|End|Tab"
    r"|[\w-]+\.(?:jpg|jpeg|png|webp|net|io|com|moe)|user:[\w-]+|MB|KB|kB|s|px)\b"
)


class PseudoLanguage(QTranslator):
    """Translates everything of ours; the rest of Qt's stays."""

    def isEmpty(self) -> bool:  # noqa: N802  # Qt's name
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        if isinstance(source, bytes):
            source = source.decode()
        if context.startswith("Q"):
            return None
        more = "~" * max(1, round(len(source) * 0.4))
        return f"{BEGIN}{source}{more}{END}"


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that a window shows or says: where it stands, and what it is."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget is window or widget.isVisibleTo(window):
            for kind, text in _texts_of(widget):
                if text:
                    yield f"{type(widget).__name__}.{kind}", text


def unmarked(window: QWidget, names: tuple[str, ...] = ()) -> set[tuple[str, str]]:
    """Texts with words that are in no brackets; `names` are words that may stand as they are."""
    return {(place, text) for place, text in texts(window) if _has_bare_words(text, names)}


def bare_words(text: str, names: tuple[str, ...] = ()) -> str:
    """What of a text is in no brackets and no name."""
    text = re.sub("<[^>]*>", "", text)
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    count = 1
    while count:
        text, count = _INNER.subn(" ", text)
    return NAMES.sub("", text)


def _has_bare_words(text: str, names: tuple[str, ...]) -> bool:
    return re.search(r"[^\W\d_]{2,}", bare_words(text, names)) is not None


def cut_off(window: QWidget) -> set[tuple[str, str]]:
    """Labels and buttons whose text has less room than it needs, and that do not elide."""
    found = set()
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or not widget.visibleRegion().boundingRect().isValid():
            continue
        if isinstance(widget, (ElidedLabel, ServiceButton)):
            continue
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.sizeHint()
            is_cut = (
                widget.heightForWidth(widget.width()) > widget.height() + 1
                if widget.wordWrap()
                else needed.width() > widget.width() + 1
            )
        elif isinstance(widget, QAbstractButton) and widget.text():
            is_cut = widget.sizeHint().width() > widget.width() + 1
        else:
            continue
        if is_cut:
            found.add((type(widget).__name__, widget.text()))
    return found


def _texts_of(widget: QWidget) -> Iterator[tuple[str, str]]:  # noqa: C901
    yield "tool tip", widget.toolTip()
    yield "accessible name", widget.accessibleName()
    yield "accessible description", widget.accessibleDescription()
    if widget.isWindow():
        yield "title", widget.windowTitle()
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield "text", widget.text()
    if isinstance(widget, QLineEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        yield "placeholder", widget.placeholderText()
    if isinstance(widget, QComboBox):
        for place in range(widget.count()):
            yield "item", widget.itemText(place)
    if isinstance(widget, QMenu):
        yield "title", widget.title()
        for action in widget.actions():
            yield "action", action.text()
    if isinstance(widget, QProgressBar):
        yield "text", widget.text()
    if isinstance(widget, QAbstractItemView) and isinstance(widget.model(), JobModel):
        model = widget.model()
        for row in range(model.rowCount()):
            yield "job", model.words.sentence(model.snapshot(model.index(row, 0)))
    if isinstance(widget, QTextBrowser):
        yield "page", widget.toPlainText()
