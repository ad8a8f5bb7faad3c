# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window shows again at the next start: its place, options, the way to compare.

`restore` comes before the first picture and costs next to nothing; a `Memory` lives from then on
and writes. What cannot be used any more is as if it had never been remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer

from faceswap_desktop.gui import option_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from faceswap_desktop.core.operation import OptionValue
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.view_mode import ViewMode
    from faceswap_desktop.gui.workspace import OptionKey, Workspace
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk
    from faceswap_desktop.settings.preferences import Preferences, PreferencesStore

# A slider that is dragged is written once, when it has come to rest.
_REST_MS = 800


def restore(window: MainWindow, desk: WorkspaceDesk, known: Preferences) -> None:
    """Before anything is drawn: where the window was, and what options were set to."""
    desk.restore_options(option_values.remembered(known.options))
    if known.window:
        # Qt moves a window back that would lie outside of the screens of today.
        window.restoreGeometry(QByteArray.fromHex(known.window.encode("ascii", "ignore")))


class Memory(QObject):
    """Writes down what is to be shown again, quietly: nobody asked for it."""

    def __init__(
        self,
        window: MainWindow,
        desk: WorkspaceDesk,
        catalogue: ServiceCatalogue,
        preferences: PreferencesStore,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._catalogue = catalogue
        self._preferences = preferences
        self._written = desk.workspace.options
        self._resting = QTimer(self, singleShot=True, interval=_REST_MS)
        self._resting.timeout.connect(self._write_options)
        self._restore_view()
        self.show_prompts()
        desk.changed.connect(self._on_desk_changed)
        window.view_mode_changed.connect(self._on_view_mode_changed)

    def used(self, wanted: Workspace) -> None:
        """A job was started: what was described for it may be wanted again."""
        described = self._catalogue.operation(wanted.provider, wanted.operation)
        prompt = " ".join(wanted.prompt.split())
        if described is None or not described.needs_prompt or not prompt:
            return
        if self._preferences.current.history:
            self._quietly(lambda: self._preferences.add_prompt(prompt))
            self.show_prompts()

    def forget_prompts(self) -> None:
        """The history was cleared, and what was described is a part of it."""
        self._quietly(lambda: self._preferences.update(recent_prompts=()))
        self.show_prompts()

    def look_again(self, provider: str) -> None:
        """An account changed: where it was forgotten, its options are by now no more written."""
        written = {name.rpartition("/")[0] for name in self._preferences.current.options}
        used = any(
            key[0] == provider and self._worth(key, values)
            for key, values in self._desk.workspace.options.items()
        )
        if used and provider not in written:
            self._desk.forget_options(provider)

    def show_prompts(self) -> None:
        """Offer what was described before."""
        self._window.prompt.set_recent(self._preferences.current.recent_prompts)

    def close(self) -> None:
        """The end: what has not come to rest yet is written now, and where the window is."""
        self._resting.stop()
        self._write_options()
        place = bytes(self._window.saveGeometry().toHex().data()).decode()
        self._quietly(lambda: self._preferences.update(window=place))

    def _restore_view(self) -> None:
        from faceswap_desktop.gui.view_mode import ViewMode  # noqa: PLC0415  # not at the start

        known = self._preferences.current.view_mode
        if known in {each.value for each in ViewMode}:
            self._window.set_view_mode(ViewMode(known))

    def _write_options(self) -> None:
        """The options that are others than the defaults, of the operations that were touched."""
        options = self._desk.workspace.options
        kept = dict(self._preferences.current.options)
        for key, values in options.items():
            if self._catalogue.operation(*key) is None or values is self._written.get(key):
                continue
            kept.pop("/".join(key), None)
            if worth := self._worth(key, values):
                kept["/".join(key)] = worth
        self._written = options
        self._quietly(lambda: self._preferences.update(options=kept))

    def _worth(self, key: OptionKey, values: Mapping[str, OptionValue]) -> dict[str, OptionValue]:
        described = self._catalogue.operation(*key)
        if described is None:
            return {}
        whole = option_values.whole(described.options, values)
        return option_values.worth_remembering(described, whole)

    def _on_desk_changed(self) -> None:
        if self._desk.workspace.options is not self._written:
            self._resting.start()

    def _on_view_mode_changed(self, mode: ViewMode) -> None:
        self._quietly(lambda: self._preferences.update(view_mode=mode.value))

    def _quietly(self, change: Callable[[], None]) -> None:
        from faceswap_desktop.errors import SettingsError  # noqa: PLC0415  # not at the start

        try:
            change()
        except SettingsError:
            import logging  # noqa: PLC0415

            logging.getLogger(__name__).warning("not remembered", exc_info=True)
