# SPDX-License-Identifier: GPL-3.0-or-later
"""Who does the work: the chosen service, what is left there, and the way to Settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.service_button import ServiceButton
from faceswap_desktop.gui.service_facts import service_facts, service_icon
from faceswap_desktop.gui.task_texts import listed, service_name

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from faceswap_desktop.gui.service_menu import ServiceMenu
    from faceswap_desktop.providers.base import ProviderDescription


_GAP = 10


class ServicePicker(QWidget):
    """Drawn from the services' descriptions alone; knows none of them by name."""

    opens_list = True
    service_chosen = Signal(str)
    """The user picked the service of this id; `set_services` stays silent."""
    settings_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._services: tuple[ProviderDescription, ...] = ()
        self._current = ""
        self.wait_of: Callable[[ProviderDescription], str] = lambda _: ""
        """How long a service takes, for the list; asked when the list is opened."""
        self.label = QLabel(self)
        theme.set_role(self.label, theme.Role.SECOND)
        self.balance = QLabel(self)
        theme.set_role(self.balance, theme.Role.SECOND)
        self.balance.hide()
        self.button = ServiceButton(self)
        self.button.clicked.connect(self._on_button_clicked)
        self.label.setBuddy(self.button)
        self.gear = QToolButton(self)
        self.gear.setIcon(icons.icon("gear"))
        self.gear.setIconSize(QSize(18, 18))
        theme.set_kind(self.gear, theme.Kind.BUTTON)
        self.gear.clicked.connect(self._on_gear_clicked)
        self.menu: ServiceMenu | None = None
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        for widget in (self.label, self.button, self.balance, self.gear):
            layout.addWidget(widget)
        self._name_all()

    def set_services(self, services: Sequence[ProviderDescription], current: str) -> None:
        """Offer these, the one with the id `current` chosen."""
        self._services = tuple(services)
        self.set_current(current)

    def set_current(self, current: str) -> None:
        """Choose without telling anybody; raises LookupError for an unknown id."""
        service = next((each for each in self._services if each.id == current), None)
        if service is None:
            raise LookupError(current)
        self._current = current
        self.button.setText(service_name(service))
        self.button.set_icon_name(service_icon(service))
        self.button.setToolTip(service_facts(service))
        self._name_all()

    def current(self) -> str:
        """The id of the chosen service."""
        return self._current

    def set_balance(self, text: str) -> None:
        """Show what is left there, such as "12 credits"; "" shows nothing."""
        self.balance.setText(text)
        self._name_all()
        self.updateGeometry()
        self._fit()

    def open_menu(self) -> None:
        """Let the user pick."""
        from faceswap_desktop.gui.service_menu import ServiceMenu  # noqa: PLC0415  # not at start

        menu = ServiceMenu(self._services, self._current, self, self.wait_of)
        menu.picked.connect(self._on_menu_picked)
        menu.destroyed.connect(self._on_menu_destroyed)
        self.menu = menu
        menu.open_under(self.button)

    def sizeHint(self) -> QSize:
        """With all its words, also while some of them give way."""
        return QSize(self._width_with(self.label, self.balance), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Label and balance give way, and then the service's name."""
        width = self.button.minimumSizeHint().width() + self.gear.sizeHint().width() + _GAP
        return QSize(width, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_all()

    def _fit(self) -> None:
        self.label.setVisible(self._width_with(self.label, self.balance) <= self.width())
        has_room = self._width_with(self.balance) <= self.width()
        self.balance.setVisible(bool(self.balance.text()) and has_room)

    def _width_with(self, *more: QLabel) -> int:
        """How wide it is with these beside the button and the gear."""
        shown = [each.sizeHint().width() for each in more if each.text()]
        shown += [self.button.sizeHint().width(), self.gear.sizeHint().width()]
        return sum(shown) + _GAP * (len(shown) - 1)

    def _name_all(self) -> None:
        self.label.setText(self.tr("Service"))
        self.button.setAccessibleName(self.tr("Service"))
        described = listed((self.button.text(), self.balance.text()))
        self.button.setAccessibleDescription(described)
        self.gear.setAccessibleName(self.tr("Settings"))
        self.gear.setToolTip(self.tr("Settings: services, accounts, looks"))

    def _on_button_clicked(self) -> None:
        self.open_menu()

    def _on_gear_clicked(self) -> None:
        self.settings_requested.emit()

    def _on_menu_picked(self, service: str) -> None:
        self.button.setFocus()
        if service != self._current:
            self.set_current(service)
            self.service_chosen.emit(service)

    def _on_menu_destroyed(self) -> None:
        self.menu = None
