# SPDX-License-Identifier: GPL-3.0-or-later
"""Save as: name, folder, format, quality, and the size that gives."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QEvent, QLocale, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.core.formats import EncodeSettings, PictureFormat
from faceswap_desktop.core.naming import free_name
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.save_choice import (
    SaveChoice,
    SaveOffer,
    file_meant,
    format_of,
    is_one_of,
    with_suffix_of,
    without_kept_suffix,
)
from faceswap_desktop.gui.save_facts import SaveFacts
from faceswap_desktop.gui.save_folder import SaveFolder
from faceswap_desktop.gui.save_notice import Notice, SaveNotice, give_room
from faceswap_desktop.gui.save_quality import SaveQuality
from faceswap_desktop.gui.segmented_control import SegmentedControl
from faceswap_desktop.gui.tab_order import OrderedDialog

_WIDTH = 520
_COUNTING_DELAY = 250


class SaveDialog(OrderedDialog):
    """Open it with `open()`. It writes nothing itself.

    `save_requested` carries a `SaveChoice`; whoever does the work then calls `accept`, or
    `show_error`, which keeps all fields for another try, `ask_to_replace` where a file appeared
    meanwhile, or `refuse_trash` where it cannot go to the trash. `size_wanted` carries
    `EncodeSettings`; `show_size` answers it.
    """

    save_requested = Signal(object)
    size_wanted = Signal(object)

    def __init__(self, offer: SaveOffer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._offer = offer
        self._sizes: dict[EncodeSettings, int | None] = {}
        self._is_saving = False
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self.name = QLineEdit(offer.name, self)
        self.folder = SaveFolder(offer.folder, self)
        self.formats = SegmentedControl("", self)
        self.quality = SaveQuality(offer.quality, self)
        self.size_label = QLabel(self)
        self._is_transparent, self._has_location = offer.is_transparent, offer.has_location
        self.facts = SaveFacts(keep_location=offer.keep_location, parent=self)
        self.notice = SaveNotice(self)
        self.save_button = QPushButton(self)
        self.save_button.setDefault(True)
        self.cancel_button = QPushButton(self)
        self.cancel_button.setAutoDefault(False)
        self._labels = [QLabel(self) for _ in range(4)]
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNTING_DELAY)
        self._offer_formats(format_of(offer.name) or offer.format)
        self._lay_out()
        self._retranslate()
        self._connect()
        self._select_stem()
        self._update()

    @property
    def settings(self) -> EncodeSettings:
        """Format and quality as they are set; PNG loses nothing and has but one."""
        picture = PictureFormat(self.formats.value())
        quality = 100 if picture is PictureFormat.PNG else self.quality.value
        return EncodeSettings(format=picture, quality=quality)

    @property
    def path(self) -> Path | None:
        """The file that would be written; None while no name is typed."""
        return file_meant(self.name.text(), self.folder.folder, PictureFormat(self.formats.value()))

    def show_size(self, settings: EncodeSettings, size: int | None) -> None:
        """Say how many bytes these settings give; None where that could not be found out."""
        self._sizes[settings] = size
        self._show_size()

    def tell_facts(self, *, is_transparent: bool, has_location: bool) -> None:
        """Say what was found out about the picture and its original since it was opened."""
        self._is_transparent, self._has_location = is_transparent, has_location
        self._show_facts()

    def show_error(self, text: str, details: str = "") -> None:
        """Say why it was not saved; everything stays as it was typed."""
        self._set_saving(is_saving=False)
        self.notice.show_failure(text, details)
        self.name.setFocus()

    def ask_to_replace(self) -> None:
        """Ask about the file that is there by now."""
        self._set_saving(is_saving=False)
        if self.path is not None:
            self._ask(self.path)

    def refuse_trash(self) -> None:
        """Say that the file cannot go to the trash: an original stays, another one may be lost."""
        self._set_saving(is_saving=False)
        path = self.path
        if path is not None:
            notice = Notice.ORIGINAL_STAYS if self._is_original(path) else Notice.NO_TRASH
            self.notice.ask(notice, path.name)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_size()
        super().changeEvent(event)

    def _offer_formats(self, chosen: PictureFormat) -> None:
        words = {PictureFormat.WEBP: "WebP"}
        self.formats.set_choices(
            [(each.value, words.get(each, each.value)) for each in PictureFormat]
        )
        self.formats.set_value(chosen.value)
        for each in PictureFormat:
            is_possible = self._offer.longest_side <= each.max_side
            self.formats.segment(each.value).setEnabled(is_possible)

    def _say_limits(self) -> None:
        """Say why a format cannot be chosen."""
        text = self.tr("This picture is too large for it: {number} pixels a side are the most.")
        for each in PictureFormat:
            segment = self.formats.segment(each.value)
            why = text.replace("{number}", QLocale().toString(each.max_side))
            segment.setToolTip("" if segment.isEnabled() else why)
            segment.setAccessibleDescription(segment.toolTip())

    def _lay_out(self) -> None:
        tokens = theme.tokens()
        grid = QGridLayout()
        grid.setHorizontalSpacing(tokens.gap)
        grid.setVerticalSpacing(12)
        grid.setColumnStretch(1, 1)
        fields = (self.name, self.folder, self.formats, self.quality)
        for row, (label, field) in enumerate(zip(self._labels, fields, strict=True)):
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        theme.set_role(self.size_label, theme.Role.SECOND)
        grid.addWidget(self.size_label, 4, 1)
        grid.addWidget(self.facts, 5, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(tokens.inner_gap)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(tokens.gap)
        layout.addLayout(grid)
        layout.addWidget(self.notice)
        layout.addStretch(1)
        layout.addLayout(buttons)
        layout.addStrut(_WIDTH - 2 * 24)  # at least so wide, and wider for longer words

    def _connect(self) -> None:
        # Not `textEdited`: what assistive technology writes was not typed.
        self.name.textChanged.connect(self._on_name_changed)
        self.folder.chosen.connect(self._on_folder_chosen)
        self.formats.chosen.connect(self._on_format_chosen)
        self.quality.changed.connect(self._update)
        self._counting.timeout.connect(self._on_counting_timeout)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.cancel_button.clicked.connect(self.reject)
        self.notice.replace_chosen.connect(self._on_replace_chosen)
        self.notice.free_name_chosen.connect(self._on_free_name_chosen)

    def _on_name_changed(self, text: str) -> None:
        shorter = without_kept_suffix(text, self.name.cursorPosition())
        if shorter != text:
            self.name.setText(shorter)  # comes back here
            return
        meant = format_of(text)
        if meant is not None:
            self.formats.set_value(meant.value)
        self._update()

    def _on_folder_chosen(self, _folder: Path) -> None:
        # The folder picked last counts, so what was typed before the name gives way to it.
        self.name.setText(Path(self.name.text()).name)
        self._update()

    def _on_format_chosen(self, value: str) -> None:
        self.name.setText(with_suffix_of(self.name.text(), PictureFormat(value)))
        self._update()

    def _on_save_clicked(self) -> None:
        path = self.path
        if path is None or self._is_saving:
            return
        # A name is taken even where it is a link that leads nowhere.
        if os.path.lexists(path):
            self._ask(path)
        else:
            self._request(path, replace=False)

    def _on_replace_chosen(self) -> None:
        if self.path is not None:
            for_good = self.notice.notice is Notice.NO_TRASH
            self._request(self.path, replace=True, for_good=for_good)

    def _on_free_name_chosen(self) -> None:
        path = self.path
        if path is None:
            return
        free = free_name(path.parent, path.stem, path.suffix)
        typed = Path(self.name.text().strip())
        self.name.setText(str(typed.with_name(free.name)))
        self._update()
        self.name.setFocus()
        self._select_stem()

    def _on_counting_timeout(self) -> None:
        self.size_wanted.emit(self.settings)

    def _ask(self, path: Path) -> None:
        notice = Notice.IS_ORIGINAL if self._is_original(path) else Notice.EXISTS
        self.notice.ask(notice, path.name)

    def _is_original(self, path: Path) -> bool:
        return is_one_of(path, self._offer.originals)

    def _request(self, path: Path, *, replace: bool, for_good: bool = False) -> None:
        self.notice.hide()
        self._set_saving(is_saving=True)
        # Where the place is not known (yet), that is what Settings say.
        keep = self.facts.keep_location.isChecked()
        self.save_requested.emit(
            SaveChoice(
                path=path,
                settings=self.settings,
                keep_location=keep,
                replace=replace,
                for_good=for_good,
            )
        )

    def _set_saving(self, *, is_saving: bool) -> None:
        self._is_saving = is_saving
        self._retranslate()
        self._update_button()

    def _update(self) -> None:
        """Draw what follows from the fields; a question about another file is settled."""
        self.notice.hide()
        path = self.path
        self.folder.show_folder(self.folder.folder if path is None else path.parent)
        has_quality = self.settings.format is not PictureFormat.PNG
        self.quality.setVisible(has_quality)
        self._labels[3].setVisible(has_quality)
        self._show_facts()
        self._show_size()
        if self.settings not in self._sizes:
            self._counting.start()
        self._update_button()

    def _update_button(self) -> None:
        self.save_button.setEnabled(self.path is not None and not self._is_saving)

    def _show_facts(self) -> None:
        becomes_white = self._is_transparent and self.settings.format is PictureFormat.JPEG
        self.facts.show_facts(becomes_white=becomes_white, has_location=self._has_location)

    def _show_size(self) -> None:
        size = self._sizes.get(self.settings, -1)
        if size is None:
            self.size_label.setText("")
        elif size < 0:
            self.size_label.setText(self.tr("Counting the size…"))
        else:
            units = QLocale.DataSizeFormat.DataSizeSIFormat
            number = self.locale().formattedDataSize(size, 0 if size < 1_000_000 else 1, units)
            self.size_label.setText(self.tr("About {size}").replace("{size}", number))

    def _select_stem(self) -> None:
        name = self.name.text()
        start = len(name) - len(Path(name).name)
        end = len(name) - (len(Path(name).suffix) if format_of(name) else 0)
        self.name.setFocus()
        self.name.setSelection(start, end - start)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Save as"))
        self.setAccessibleName(self.tr("Save as"))
        self._say_limits()
        texts = (self.tr("&Name"), self.tr("Folder"), self.tr("Format"), self.tr("&Quality"))
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self.name.setAccessibleName(self.tr("Name"))
        self.formats.setAccessibleName(self.tr("Format"))
        self.save_button.setText(self.tr("Saving…") if self._is_saving else self.tr("&Save"))
        give_room(self.save_button)
        self.cancel_button.setText(self.tr("Cancel"))
