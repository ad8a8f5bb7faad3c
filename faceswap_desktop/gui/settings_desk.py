# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens Settings, and lets what is changed there take effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from faceswap_desktop.gui import theme

if TYPE_CHECKING:
    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.gui.account_guide import AccountGuide
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.settings_dialog import SettingsDialog
    from faceswap_desktop.settings.preferences import PreferencesStore


class SettingsDesk(QObject):
    """One dialog at a time, made when it is asked for and gone when it is closed.

    Signals: `status_known(str, AccountStatus)` and `key_changed(str)` with a service's id,
    `history_clear_requested()` after asking, `saved_faces_requested(str)` with a service's id.
    """

    status_known = Signal(str, object)
    key_changed = Signal(str)
    history_clear_requested = Signal()
    kept_deleted = Signal(object)
    saved_faces_requested = Signal(str)

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        preferences: PreferencesStore,
        catalogue: ServiceCatalogue,
        own: Folders,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._preferences = preferences
        self._catalogue = catalogue
        self._own = own
        self._shown = _looks(preferences)
        self.dialog: SettingsDialog | None = None
        self.guide: AccountGuide | None = None

    def open(self) -> None:
        """Show Settings, or bring them to the front."""
        dialog = self._made()
        dialog.show()
        dialog.raise_()
        dialog.activateWindow()

    def open_account(self, provider: str, *, with_channel: bool = False) -> None:
        """Show where the key of a service is entered; all of Settings for one without a key."""
        dialog = self._made()
        if provider in dialog.accounts:
            dialog.show_account(provider, with_channel=with_channel)
        else:
            self.open()

    def open_guide(self, provider: str) -> None:
        """Lead step by step to the key of a service, beside whatever else is open."""
        from faceswap_desktop.gui.account_guide import AccountGuide  # noqa: PLC0415

        service = self._catalogue.find(provider)
        if service is None or service.account is None or not service.account.steps:
            self.open_account(provider)
            return
        if self.guide is not None:
            self.guide.close()
        guide = AccountGuide(service, self._bridge, self._window)
        guide.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        guide.status_known.connect(self.status_known)
        guide.key_changed.connect(self.key_changed)
        guide.channel_requested.connect(lambda each: self.open_account(each, with_channel=True))
        guide.finished.connect(self._on_guide_finished)
        self.guide = guide
        guide.show()

    def _on_guide_finished(self) -> None:
        self.guide = None

    def _made(self) -> SettingsDialog:
        from faceswap_desktop.gui.settings_dialog import SettingsDialog  # noqa: PLC0415

        if self.dialog is None:
            dialog = SettingsDialog(
                self._preferences, self._bridge, self._catalogue.all, self._own, self._window
            )
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.changed.connect(self._on_dialog_changed)
            dialog.language_chosen.connect(self._on_dialog_language_chosen)
            dialog.status_known.connect(self.status_known)
            dialog.key_changed.connect(self.key_changed)
            dialog.history_clear_requested.connect(self.history_clear_requested)
            dialog.kept_deleted.connect(self.kept_deleted)
            dialog.saved_faces_requested.connect(self.saved_faces_requested)
            dialog.guide_requested.connect(self.open_guide)
            dialog.finished.connect(self._on_dialog_finished)
            self.dialog = dialog
        return self.dialog

    def _on_dialog_changed(self) -> None:
        looks = _looks(self._preferences)
        if looks == self._shown:
            return
        self._shown = looks
        theme.set_reduced_motion(self._preferences.current.reduced_motion)
        app = cast("QApplication", QApplication.instance())
        theme.apply(app, theme.Theme(self._preferences.current.theme))

    def _on_dialog_language_chosen(self, choice: str) -> None:
        from faceswap_desktop.gui import language  # noqa: PLC0415

        language.speak(cast("QApplication", QApplication.instance()), choice)

    def _on_dialog_finished(self) -> None:
        self.dialog = None


def _looks(preferences: PreferencesStore) -> tuple[str, bool | None]:
    return preferences.current.theme, preferences.current.reduced_motion
