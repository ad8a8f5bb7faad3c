# SPDX-License-Identifier: GPL-3.0-or-later
"""Settings: what the program keeps on this computer, how much, where, and away with it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Signal
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import isValid

from faceswap_desktop.core import kept
from faceswap_desktop.core.kept import Kept, Kind
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.gui import theme
from faceswap_desktop.gui.confirm import ask
from faceswap_desktop.gui.kept_row import KeptRow
from faceswap_desktop.gui.links import open_folder
from faceswap_desktop.gui.settings_card import SettingsCard
from faceswap_desktop.settings.kept_faces import FaceLibrary
from faceswap_desktop.settings.permissions import PermissionStore

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.gui.bridge import Bridge, Services

# Settings are kept as long as the program is.
_DELETABLE = frozenset(Kind) - {Kind.SETTINGS}
# Not there before there is one of it.
_RARE = frozenset({Kind.FACES, Kind.PERMISSIONS})


class KeptSettings(SettingsCard):
    """Counted anew whenever it is shown; a drive may be slow, so that happens in a thread.

    Signals: `history_clear_requested()` after asking, `deleted(Kind)` when what is of a kind
    is gone.
    """

    history_clear_requested = Signal()
    deleted = Signal(object)

    def __init__(self, bridge: Bridge, own: Folders, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._own = own
        self._known: tuple[tuple[Kept, ...], int] | None = None
        self.help = QLabel(self)
        self.help.setWordWrap(True)
        theme.set_role(self.help, theme.Role.SMALL)
        self.add(self.help)
        self.rows: dict[Kind, KeptRow] = {}
        for kind in Kind:
            row = KeptRow(self, can_delete=kind in _DELETABLE)
            row.open_requested.connect(partial(self._open, kind))
            row.delete_requested.connect(partial(self._ask_to_delete, kind))
            self.rows[kind] = row
            self.add(row, has_line=False)
            row.setHidden(kind in _RARE)
        self._name_all()
        bridge.job_removed.connect(self._on_bridge_job_removed)

    def refresh(self) -> None:
        """Count anew."""
        self._bridge.run(self._count, name="count what is kept", is_alone=True)

    def showEvent(self, event: QShowEvent) -> None:
        """Count what there is by now."""
        super().showEvent(event)
        self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _name_all(self) -> None:
        self.set_title(self.tr("Kept on this computer"))
        self.help.setText(
            self.tr(
                "All of this lies in folders of your own. Access keys do not: they are kept in the "
                "keyring of this computer."
            )
        )
        titles = {
            Kind.RESULTS: self.tr("Jobs and results"),
            Kind.COPIES: self.tr("Copies of photos that were pasted or came from the web"),
            Kind.FACES: self.tr("Faces that you saved"),
            Kind.PERMISSIONS: self.tr("That the people in your face photos agreed"),
            Kind.CACHE: self.tr("Small pictures and copies that can be made again"),
            Kind.LOGS: self.tr("Notes for problem reports"),
            Kind.SETTINGS: self.tr("Settings"),
        }
        for kind, title in titles.items():
            self.rows[kind].set_title(title)
        self._show()

    def _show(self) -> None:
        if self._known is None:
            for row in self.rows.values():
                row.show_amount(self.tr("Counting…"), "", is_there=False)
            return
        found, jobs = self._known
        for each in found:
            count = jobs if each.kind is Kind.RESULTS else each.count
            row, is_there = self.rows[each.kind], bool(count or each.count)
            row.show_amount(self._amount(each, count), str(each.place), is_there=is_there)
            if each.kind in _RARE:
                row.setVisible(is_there)

    def _amount(self, what: Kept, count: int) -> str:
        text = _count_text(what.kind, count)
        if not what.size:
            return text
        size = QLocale().formattedDataSize(what.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
        return self.tr("{count}, {size}").replace("{count}", text).replace("{size}", size)

    async def _count(self, services: Services) -> None:
        jobs = await services.controller.count()
        found = await in_thread(lambda: kept.look(self._own))
        if isValid(self):
            self._known = (found, jobs)
            self._show()

    def _open(self, kind: Kind) -> None:
        places = {each.kind: each.place for each in self._known[0]} if self._known else {}
        if kind in places:
            open_folder(places[kind])

    def _ask_to_delete(self, kind: Kind) -> None:
        question, explanation, action = self._deletion(kind)
        ask(self.window(), question, explanation, self.tr("Delete"), self.tr("Keep them"), action)

    def _deletion(self, kind: Kind) -> tuple[str, str, Callable[[], None]]:
        match kind:
            case Kind.RESULTS:
                return (
                    self.tr("Delete all jobs and their results from this program?"),
                    self.tr(
                        "They can be brought back for ten minutes; then their files are deleted. "
                        "What you saved elsewhere stays, and so do your photos."
                    ),
                    self.history_clear_requested.emit,
                )
            case Kind.COPIES:
                return (
                    self.tr("Delete the copies of photos that are needed no longer?"),
                    self.tr("Those that a job or the window still needs stay."),
                    lambda: self._run(lambda services: services.copies.sweep_now()),
                )
            case Kind.FACES:
                return (
                    self.tr("Delete all faces that you saved?"),
                    self.tr("The photos that they came from stay."),
                    lambda: self._run(
                        lambda _: in_thread(FaceLibrary(self._own.faces).clear), Kind.FACES
                    ),
                )
            case Kind.PERMISSIONS:
                return (
                    self.tr("Forget who agreed?"),
                    self.tr("The line under the main button asks once more for each face."),
                    lambda: self._run(
                        lambda _: in_thread(PermissionStore(self._own.permissions).clear),
                        Kind.PERMISSIONS,
                    ),
                )
            case Kind.CACHE:
                return (
                    self.tr("Delete what can be made again?"),
                    self.tr("It comes back when it is needed."),
                    lambda: self._run(lambda _: in_thread(lambda: kept.delete_cache(self._own))),
                )
            case _:
                return (
                    self.tr("Delete the notes for problem reports?"),
                    self.tr("A report can then tell only of what happens from now on."),
                    lambda: self._run(lambda _: in_thread(lambda: kept.delete_logs(self._own))),
                )

    def _run(self, work: Callable[[Services], Awaitable[object]], kind: Kind | None = None) -> None:
        async def delete(services: Services) -> None:
            await work(services)
            if isValid(self):
                if kind is not None:
                    self.deleted.emit(kind)
                self.refresh()

        self._bridge.run(delete, name="delete what is kept")

    def _on_bridge_job_removed(self) -> None:
        if self.isVisible():
            self.refresh()


def _count_text(kind: Kind, count: int) -> str:
    translate = QCoreApplication.translate
    match kind:
        case Kind.RESULTS:
            return translate("kept", "%n job(s)", "", count)
        case Kind.COPIES:
            return translate("kept", "%n photo(s)", "", count)
        case Kind.FACES:
            return translate("kept", "%n face(s)", "", count)
        case _:
            return translate("kept", "%n file(s)", "", count)
