# SPDX-License-Identifier: GPL-3.0-or-later
"""Help: one page, offline, from a file of the program's own."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, QSize, Qt, QUrl
from PySide6.QtWidgets import QTextBrowser, QWidget

from faceswap_desktop.core.paths import resource
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.plain_dialog import PlainDialog

_SIZE = QSize(680, 700)
FALLBACK = "en"


class HelpDialog(PlainDialog):
    """The only rich text of the program; links stay within the page."""

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(_SIZE, parent)
        self._language = language
        self.page = QTextBrowser(self)
        # Nothing is ever loaded on behalf of the page, and no link leads out of it.
        self.page.setOpenLinks(False)
        self.page.setSearchPaths([])
        self.page.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextBrowserInteraction
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.page.anchorClicked.connect(self._on_anchor_clicked)
        self.content.addWidget(self.page)
        self.name_all()
        theme.notifier.changed.connect(self._show_page)

    def show_section(self, name: str) -> None:
        """Go to a section: swap, background, face, leaves, marked, save, trouble, keys."""
        self.page.scrollToAnchor(name)

    def set_language(self, language: str) -> None:
        """Show the page in another language; English where there is none in it."""
        self._language = language
        self._show_page()

    def changeEvent(self, event: QEvent) -> None:
        """Take over another size of the font."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and hasattr(self, "page"):
            self._show_page()

    def name_all(self) -> None:
        """Put all words in the current language."""
        super().name_all()
        self.set_title(self.tr("Help"))
        self.page.setAccessibleName(self.tr("Help"))
        self._show_page()

    def _show_page(self) -> None:
        place = self.page.verticalScrollBar().value()
        document = self.page.document()
        document.setDefaultStyleSheet(_style())
        document.setDocumentMargin(4)
        self.page.setHtml(page_file(self._language).read_text("utf-8"))
        self.page.verticalScrollBar().setValue(place)

    def _on_anchor_clicked(self, url: QUrl) -> None:
        if url.hasFragment() and not url.path():
            self.show_section(url.fragment())


def page_file(language: str) -> Path:
    """The page in a language such as "zh_CN", in that of its first part, or in English."""
    for name in (language, language.partition("_")[0]):
        path = resource("help", f"{name}.html")
        if name.replace("_", "").isalnum() and path.is_file():
            return path
    return resource("help", f"{FALLBACK}.html")


def _style() -> str:
    tokens = theme.tokens()
    return f"""
        h1 {{ font-size: large; font-weight: 600; margin-bottom: 8px; }}
        h2 {{ font-size: medium; font-weight: 600; margin-top: 18px; margin-bottom: 6px; }}
        p, li, td {{ color: {tokens.text.name()}; line-height: 140%; }}
        a {{ color: {tokens.accent_text.name()}; text-decoration: none; }}
    """
