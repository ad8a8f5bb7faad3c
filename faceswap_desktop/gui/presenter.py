# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens in the window: wishes of widgets become a new workspace, or a job.

The presenter keeps the `Workspace` and draws it; the parts that it is made of look after
photos (`PhotoIntake`), jobs (`JobView`), results (`ResultActions`) and menus (`Menus`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from faceswap_desktop.core.models import JobRequest, Operation, OptionValue
from faceswap_desktop.errors import ErrorCode, PhotoError, UserFacingError
from faceswap_desktop.gui import texts
from faceswap_desktop.gui.bridge import Bridge, Services
from faceswap_desktop.gui.error_text import info
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.job_desk import JobDesk
from faceswap_desktop.gui.job_view import JobView
from faceswap_desktop.gui.menus import Menus
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.pane_wiring import PaneWiring, pane_state
from faceswap_desktop.gui.photo_intake import PhotoIntake
from faceswap_desktop.gui.picture_stage import PictureStage
from faceswap_desktop.gui.result_actions import ResultActions
from faceswap_desktop.gui.workspace import Missing, Slot, Workspace, missing, request
from faceswap_desktop.providers.catalogue import BUILT_IN

if TYPE_CHECKING:
    from faceswap_desktop.arguments import Arguments
    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.providers.base import ProviderDescription
    from faceswap_desktop.settings.preferences import PreferencesStore

ROLES = (PaneRole.TARGET, PaneRole.FACE)


class Presenter(QObject):
    """Holds the workspace, and the parts together. Signals: `quit_requested()`."""

    quit_requested = Signal()

    def __init__(
        self, window: MainWindow, bridge: Bridge, preferences: PreferencesStore, own: Folders
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._preferences = preferences
        self._services: tuple[ProviderDescription, ...] = tuple(BUILT_IN)
        self._is_go_pending = False
        chosen = preferences.current.service
        known = any(each.id == chosen for each in self._services)
        self.workspace = Workspace(provider=chosen if known else self._services[0].id)
        self._intake = PhotoIntake(bridge, own, self.change_slot)
        self._stage = PictureStage(window.compare, bridge)
        self._desk = JobDesk(bridge, self)
        self._job_view = JobView(window, self._desk, self._stage, self.description)
        self._results = ResultActions(window, bridge, self._desk, preferences)
        self.panes = PaneWiring(window, self)
        self._menus = Menus(window, self, self._results)
        self._connect()
        self._show_operations()
        self.draw()

    # -- what the parts ask for -----------------------------------------------------------

    def description(self, provider: str) -> ProviderDescription | None:
        """A service by its id."""
        return next((each for each in self._services if each.id == provider), None)

    def offer(self, role: PaneRole, offers: tuple[Offer, ...]) -> None:
        """Take what was dropped on a pane, pasted into it or chosen for it."""
        first = offers[0]
        if first.kind is OfferKind.PANE and first.pane is not None:
            self.exchange()
            return
        self._intake.take(role, first)
        other = PaneRole.FACE if role is PaneRole.TARGET else PaneRole.TARGET
        if len(offers) == 2 and self.workspace.slot(other).photo is None:
            self._intake.take(other, offers[1])

    def refuse_offer(self, role: PaneRole, code: ErrorCode) -> None:
        """Say in a pane that what came was of no use."""
        failure = info(PhotoError(code))
        self.change_slot(role, lambda slot: replace(slot, error=failure))

    def clear(self, role: PaneRole) -> None:
        """Empty a pane."""
        self._intake.stop(role)
        self.change_slot(role, lambda _: Slot())

    def exchange(self) -> None:
        """Let the two photos change places."""
        self.workspace = replace(
            self.workspace, target=self.workspace.face, face=self.workspace.target
        )
        self._show_target()
        self.draw()

    def change_slot(self, role: PaneRole, edit: Callable[[Slot], Slot]) -> None:
        """Change one pane's photo, its faces or its message."""
        before = self.workspace.slot(role)
        after = edit(before)
        self.workspace = self.workspace.with_slot(role, after)
        if role is PaneRole.TARGET and after.photo is not before.photo:
            self._show_target()
        self.draw()
        if self._is_go_pending:
            self.go()

    def choose_face(self, role: PaneRole, index: int) -> None:
        """Mean this one of the faces in a photo."""
        self.change_slot(role, lambda slot: replace(slot, chosen=index))

    def go(self) -> None:
        """Do what the main button says; while photos are still looked at, as soon as it can."""
        provider = self.description(self.workspace.provider)
        lacking = missing(self.workspace, provider)
        self._is_go_pending = lacking is Missing.LOADING
        if lacking is not None or provider is None:
            return
        wanted = request(self.workspace, provider)
        self._bridge.run(lambda services: self._start(services, wanted), name="start job")

    def cancel(self) -> None:
        """Stop the job in view, after asking."""
        self._job_view.ask_to_cancel()

    def set_operation(self, operation: Operation) -> None:
        """Switch between swapping a face and changing the background."""
        self.workspace = replace(self.workspace, operation=operation)
        self._show_operations()
        self.draw()

    def set_service(self, provider: str) -> None:
        """Let another service do the work from now on."""
        self.workspace = replace(self.workspace, provider=provider)
        self._preferences.update(service=provider)
        self._show_operations()
        self.draw()

    # -- the life of the window -----------------------------------------------------------

    def show_arguments(self, arguments: Arguments) -> None:
        """Show what was asked for on the command line."""
        if arguments.operation:
            self.set_operation(Operation(arguments.operation))
        if arguments.prompt:
            self.workspace = replace(self.workspace, prompt=arguments.prompt)
        if arguments.service and self.description(arguments.service):
            self.set_service(arguments.service)
        for role, path in zip(ROLES, (arguments.photo, arguments.face), strict=True):
            if path:
                self.offer(role, (Offer(OfferKind.FILE, Path(path).name, path=Path(path)),))
        self.draw()

    def take_arguments(self, arguments: Arguments) -> None:
        """Show what a later start of the program handed over, and come to the front."""
        self.show_arguments(arguments)
        self._window.setWindowState(
            self._window.windowState() & ~self._window.windowState().WindowMinimized
        )
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def attach(self, services: Services) -> None:
        """Show what the running services know: third parties' services, and earlier jobs."""
        self.set_services(services.registry.descriptions)

    def set_services(self, services: tuple[ProviderDescription, ...]) -> None:
        """Offer these services, those of third parties included."""
        self._services = services
        self._show_operations()
        self.draw()

    def hide_window(self) -> None:
        """The end has begun; what is left of it need not be watched."""
        self._window.hide()

    def open_settings(self) -> None:
        """Show the settings."""

    def show_error(self, error: UserFacingError) -> None:
        """Show a failure that belongs to no pane and no job."""
        self._job_view.show_error(info(error))

    # -- drawing --------------------------------------------------------------------------

    def draw(self) -> None:
        """Let every widget show the workspace."""
        provider = self.description(self.workspace.provider)
        described = provider.operation(self.workspace.operation) if provider else None
        for role in ROLES:
            slot = self.workspace.slot(role)
            self._window.pane(role).set_state(
                pane_state(slot, is_swap=self.workspace.operation is Operation.SWAP)
            )
        self._window.face_pane.setVisible(described is None or described.needs_face)
        self._window.target_pane.setVisible(described is None or described.needs_target)
        self._draw_button(provider)
        self._window.empty.set_operation(self.workspace.operation)
        self._window.show_stage(has_pictures=not self._stage.is_empty)
        self._menus.set_main_text(texts.operation_text(self.workspace.operation))

    def _draw_button(self, provider: ProviderDescription | None) -> None:
        button = self._window.main_button
        button.set_text(texts.operation_text(self.workspace.operation), QKeySequence("Ctrl+Return"))
        lacking = missing(self.workspace, provider)
        if lacking is None and provider is not None:
            button.set_ready(*texts.promise(provider, self.workspace.operation))
            return
        names = [
            slot.photo.name if slot.photo else ""
            for slot in (self.workspace.target, self.workspace.face)
        ]
        button.set_blocked(texts.missing_text(lacking or Missing.SERVICE, *names))

    def _show_operations(self) -> None:
        """Offer what the service can do, and always the two that everybody looks for."""
        provider = self.description(self.workspace.provider)
        offered = [Operation.SWAP, Operation.BACKGROUND]
        if provider is not None and provider.operation(Operation.PORTRAIT) is not None:
            offered.append(Operation.PORTRAIT)
        if self.workspace.operation not in offered:
            self.workspace = replace(self.workspace, operation=Operation.SWAP)
        control = self._window.operations
        if control.values() != tuple(each.value for each in offered):
            control.set_choices([(each.value, texts.operation_text(each)) for each in offered])
        control.set_value(self.workspace.operation.value)
        if provider is not None:
            self._window.service.set_services(self._services, provider.id)
        described = provider.operation(self.workspace.operation) if provider else None
        self._window.options.set_options(described.options if described else ())
        if described is not None:
            self._window.options.set_values(self.workspace.option_values(described))

    def _show_target(self) -> None:
        slot = self.workspace.target
        self._desk.look_at("")
        if slot.photo is not None and slot.preview is not None:
            self._stage.show_photo(slot.photo, slot.preview)
        else:
            self._stage.clear()

    # -- slots ----------------------------------------------------------------------------

    def _connect(self) -> None:
        window = self._window
        window.close_requested.connect(self.quit_requested)
        window.main_button.clicked.connect(self.go)
        window.operations.chosen.connect(lambda value: self.set_operation(Operation(value)))
        window.service.service_chosen.connect(self.set_service)
        window.options.values_changed.connect(self._on_options_changed)
        self._bridge.failed.connect(self.show_error)

    def _on_options_changed(self) -> None:
        values: dict[str, OptionValue] = self._window.options.values()
        self.workspace = self.workspace.with_options(MappingProxyType(values))
        self.draw()

    async def _start(self, services: Services, wanted: JobRequest) -> None:
        job_id = await services.controller.start(wanted)
        self._desk.look_at(job_id)
