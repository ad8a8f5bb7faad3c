# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens in the window: holds the parts together and starts jobs.

The parts: `WorkspaceDesk` keeps what lies on the table and `WorkspaceView` draws it,
`PhotoIntake` opens photos, `JobDesk` follows jobs and `JobView` draws the one in view,
`ResultActions` saves, `Menus` names every command.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from faceswap_desktop.core.models import Operation
from faceswap_desktop.errors import ErrorCode, PhotoError, UserFacingError
from faceswap_desktop.gui import texts
from faceswap_desktop.gui.account_watch import AccountWatch
from faceswap_desktop.gui.autosave import Autosave
from faceswap_desktop.gui.batch_desk import BatchDesk
from faceswap_desktop.gui.chain import Chain
from faceswap_desktop.gui.closing import Closing
from faceswap_desktop.gui.consent_desk import ConsentDesk
from faceswap_desktop.gui.error_text import info
from faceswap_desktop.gui.folder_memory import FolderMemory
from faceswap_desktop.gui.front import come_to_front
from faceswap_desktop.gui.help_desk import HelpDesk
from faceswap_desktop.gui.history_actions import HistoryActions
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.job_actions import again_action, job_words
from faceswap_desktop.gui.job_desk import JobDesk
from faceswap_desktop.gui.job_messages import JobMessages
from faceswap_desktop.gui.job_notices import JobNotices
from faceswap_desktop.gui.job_speech import JobSpeech
from faceswap_desktop.gui.job_stop import JobStop
from faceswap_desktop.gui.job_view import JobView
from faceswap_desktop.gui.kept_faces_desk import KeptFacesDesk
from faceswap_desktop.gui.menus import Menus
from faceswap_desktop.gui.named_photos import named_photos
from faceswap_desktop.gui.option_photos import OptionPhotos
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.pane_wiring import PaneWiring
from faceswap_desktop.gui.permission_desk import PermissionDesk
from faceswap_desktop.gui.photo_intake import PhotoIntake
from faceswap_desktop.gui.picture_stage import PictureStage
from faceswap_desktop.gui.receipt_desk import ReceiptDesk
from faceswap_desktop.gui.remedy_actions import RemedyActions
from faceswap_desktop.gui.remembered import Memory
from faceswap_desktop.gui.result_actions import ResultActions
from faceswap_desktop.gui.rival_desk import RivalDesk
from faceswap_desktop.gui.samples import are_samples_there, sample_photos
from faceswap_desktop.gui.save_all import SaveAll
from faceswap_desktop.gui.saved_face_option import SavedFaceOption
from faceswap_desktop.gui.saved_faces_opener import SavedFacesOpener
from faceswap_desktop.gui.session_bus import SessionBus
from faceswap_desktop.gui.settings_desk import SettingsDesk
from faceswap_desktop.gui.starter import Starter
from faceswap_desktop.gui.strip_wiring import StripWiring
from faceswap_desktop.gui.taskbar import TaskbarProgress
from faceswap_desktop.gui.thumbnails import Thumbnails
from faceswap_desktop.gui.undo_steps import UndoStep, UndoSteps
from faceswap_desktop.gui.usual_wait import wait_text
from faceswap_desktop.gui.workspace import Slot
from faceswap_desktop.gui.workspace_desk import ROLES, WorkspaceDesk
from faceswap_desktop.settings.kept_faces import FaceLibrary
from faceswap_desktop.settings.permissions import PermissionStore

if TYPE_CHECKING:
    from faceswap_desktop.arguments import Arguments
    from faceswap_desktop.core.paths import Folders
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.settings.preferences import PreferencesStore


class Presenter(QObject):
    """Holds the parts together. Signals: `quit_requested()`."""

    quit_requested = Signal()

    def __init__(
        self,
        window: MainWindow,
        bridge: Bridge,
        preferences: PreferencesStore,
        catalogue: ServiceCatalogue,
        desk: WorkspaceDesk,
        own: Folders,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._preferences = preferences
        self._catalogue = catalogue
        self.desk = desk
        self.jobs = JobDesk(bridge, catalogue, self)
        self.stop = JobStop(window, self.jobs, catalogue)
        self.messages = JobMessages(window, self.jobs, catalogue)
        self.results = ResultActions(window, bridge, self.jobs, preferences)
        self._bus = SessionBus()
        self.steps = UndoSteps(self)
        self.history = HistoryActions(
            window, bridge, self.jobs, self.messages, self.stop, self.steps
        )
        self._closing = Closing(window, bridge, self.jobs, self.results, preferences)
        self.panes = PaneWiring(window, self, FolderMemory(preferences))
        self.chain = Chain(window, self, bridge, own)
        store = PermissionStore(own.permissions)
        self.permissions = PermissionDesk(
            store, desk, bridge, catalogue, self, lambda: preferences.current.history
        )
        self._intake = PhotoIntake(bridge, own, self.desk.change_slot, self.desk.pinned)
        library = FaceLibrary(own.faces)
        self.kept_faces = KeptFacesDesk(window, desk, bridge, self._intake, library)
        self.save_all = SaveAll(window, bridge, self.jobs, self.results, self.messages, preferences)
        self.batch = BatchDesk(window, self, bridge, self._intake, catalogue)
        self.save_all.batch = lambda: self.batch.jobs
        self._stage = PictureStage(window.compare, bridge)
        self._job_view = JobView(window, self.jobs, self._stage, catalogue, self.messages)
        self.rivals = RivalDesk(window, self, bridge, self._stage, catalogue)
        self.help = HelpDesk(window, preferences, own)
        self.receipts = ReceiptDesk(window, bridge, self.jobs, self.messages, catalogue)
        self._memory = Memory(window, desk, catalogue, preferences)
        self.starter = Starter(
            window, bridge, desk, self.jobs, self.batch, self.permissions, self._memory
        )
        self.saved_faces = SavedFacesOpener(window, bridge, desk, catalogue, own.cache)
        self._menus = Menus(window, self)
        settings = self._settings = SettingsDesk(window, bridge, preferences, catalogue, own)
        ways = (settings.open_account, settings.open_guide)
        self._watch = AccountWatch(window, bridge, desk, self.jobs, catalogue, *ways)
        self._parts = self._silent_parts()
        self._connect()

    def _silent_parts(self) -> tuple[QObject, ...]:
        """Parts that nobody here speaks to: they follow signals, and only have to live."""
        window, bridge, jobs = self._window, self._bridge, self.jobs
        messages, preferences, catalogue = self.messages, self._preferences, self._catalogue
        words, bus = job_words(catalogue), self._bus
        notices = JobNotices(window, bridge, jobs, messages, words, preferences, bus)
        notices.batch = lambda: self.batch.jobs
        speech = JobSpeech(window, jobs, words)
        speech.batch = notices.batch
        return (
            speech,
            Autosave(bridge, jobs, self.results, messages, preferences, self.open_settings),
            notices,
            TaskbarProgress(bridge, jobs, bus, self),
            StripWiring(window.jobs, jobs, self.stop),
            Thumbnails(window.jobs, jobs, bridge),
            RemedyActions(self, window, bridge, messages, catalogue),
            ConsentDesk(window.consent, jobs, bridge, catalogue, preferences),
            SavedFaceOption(window, self.desk, catalogue, self.saved_faces.show),
            OptionPhotos(window.options, self.desk, bridge, self._intake),
        )

    # -- what the parts ask for -----------------------------------------------------------

    def offer(self, role: PaneRole, offers: tuple[Offer, ...]) -> None:
        """Take what was dropped on a pane, pasted into it or chosen for it."""
        first = offers[0]
        if first.kind is OfferKind.PANE:
            self.desk.exchange()
            return
        if first.kind is OfferKind.PORTAL:
            self._intake.unwrap(role, first, partial(self.offer, role))
            return
        if role is PaneRole.TARGET and self.batch.is_wanted(offers):
            self._intake.stop(role)
            self.batch.take(offers)
            return
        self._intake.take(role, first)
        other = PaneRole.FACE if role is PaneRole.TARGET else PaneRole.TARGET
        if len(offers) == 2 and self.desk.workspace.slot(other).photo is None:
            self._intake.take(other, offers[1])

    def offer_again(self, role: PaneRole) -> None:
        """Open once more what could not be opened; where there is nothing such, ask for it."""
        if not self._intake.again(role):
            self.panes.choose(role)

    def show_samples(self) -> None:
        """Open the two sample photos."""
        for role, path in zip(ROLES, sample_photos(), strict=True):
            self.offer(role, (Offer(OfferKind.FILE, path.name, path=path),))

    def refuse_offer(self, role: PaneRole, code: ErrorCode) -> None:
        """Say in a pane that what came was of no use."""
        failure = info(PhotoError(code))
        self.desk.change_slot(role, lambda slot: replace(slot, error=failure))

    def clear(self, role: PaneRole) -> None:
        """Empty a pane."""
        self._intake.stop(role)
        self.desk.change_slot(role, lambda _: Slot())

    def go(self) -> None:
        """Do what the main button says."""
        self.starter.go()

    def undo(self) -> None:
        """Take back what was done last: a deletion of jobs, or a change of the photos."""
        self.steps.undo()

    def redo(self) -> None:
        """Do again what was taken back last."""
        self.steps.redo()

    def cancel(self) -> None:
        """Stop the job in view, after asking."""
        self.stop.ask_to_cancel(self.jobs.current_id)

    def run_again(self) -> None:
        """Do the job in view again: a finished one as a new one, a failed one as its card does."""
        job = self.jobs.current
        if job is not None and job.is_over:
            self.messages.do(again_action(job))

    # -- the life of the window -----------------------------------------------------------

    def show_arguments(self, arguments: Arguments) -> None:
        """Show what was asked for on the command line."""
        if arguments.service:
            if self._catalogue.find(arguments.service):
                self.desk.set_service(arguments.service)
            else:
                self.show_error(UserFacingError(ErrorCode.PROVIDER_MISSING))
        if arguments.operation:
            self.desk.set_operation(Operation(arguments.operation))
        if arguments.prompt:
            self.desk.set_prompt(arguments.prompt)
            self.desk.refresh_services()
        for role, offers in named_photos(arguments):
            if offers:
                self.offer(role, offers)
            else:
                self.refuse_offer(role, ErrorCode.DROP_UNUSABLE)

    def take_arguments(self, arguments: Arguments) -> None:
        """Show what a later start of the program handed over, and come to the front."""
        self.show_arguments(arguments)
        come_to_front(self._window)

    def discover_services(self) -> None:
        """Offer the services of third parties too, once they are loaded."""
        self._bridge.run(self._discover, name="discover services")

    def show_error(self, error: UserFacingError) -> None:
        """Show a failure that belongs to no pane and no job."""
        self.messages.show_error(info(error))

    def quit(self) -> None:
        """Close the window, after asking where something could be lost."""
        self._closing.begin()

    def open_settings(self) -> None:
        """Show the settings."""
        self._settings.open()

    def open_account(self, provider: str, *, with_channel: bool = False) -> None:
        """Show the page where the key of a service is entered."""
        self._settings.open_account(provider, with_channel=with_channel)

    def hide_window(self) -> None:
        """The end has begun; what is left of it need not be watched."""
        self._memory.close()
        self._window.hide()
        self._bus.close()

    def _connect(self) -> None:
        window, desk = self._window, self.desk
        window.close_requested.connect(self.quit)
        window.progress.cancel_requested.connect(self.cancel)
        self._closing.agreed.connect(self.quit_requested)
        window.main_button.clicked.connect(self.go)
        window.face_pane.tips_requested.connect(lambda: self.help.show_help("face"))
        window.prompt.text_changed.connect(desk.set_prompt)
        window.service.settings_requested.connect(self.open_settings)
        window.service.wait_of = lambda service: wait_text(
            service, desk.workspace.operation, self.jobs.all
        )
        desk.target_changed.connect(self._on_desk_target_changed)
        desk.task_changed.connect(self._on_desk_task_changed)
        self._settings.status_known.connect(self._watch.take_status)
        self._settings.key_changed.connect(self._watch.key_changed)
        self._settings.key_changed.connect(self._memory.look_again)
        self._settings.history_clear_requested.connect(self.history.clear)
        self._settings.kept_deleted.connect(self.permissions.kept_deleted)
        self._settings.kept_deleted.connect(self.kept_faces.kept_deleted)
        self.history.cleared.connect(self._memory.forget_prompts)
        self.history.cleared.connect(self.permissions.forget_names)
        desk.photos_changed.connect(lambda: self.steps.add(UndoStep(desk.undo, desk.redo)))
        self._settings.saved_faces_requested.connect(self.saved_faces.show)
        window.empty.set_samples_available(are_samples_there())
        window.empty.samples_requested.connect(self.show_samples)
        window.empty.settings_requested.connect(self.open_settings)
        self.steps.changed.connect(self._show_undo)
        self.jobs.current_lost.connect(self.show_target)
        self.jobs.current_changed.connect(self._on_jobs_current_changed)
        self._bridge.failed.connect(self.show_error)
        self._bridge.run(self._tell_table, name="tell what is on the table")
        desk.refresh_services()

    def _show_undo(self) -> None:
        steps = self.steps
        self._menus.set_can_undo(can_undo=steps.can_undo, can_redo=steps.can_redo)

    def _on_desk_target_changed(self) -> None:
        self.jobs.look_at("")
        self.show_target()

    def show_target(self) -> None:
        """Let the stage show the photo to change, and no result."""
        slot = self.desk.workspace.target
        levels = [each for each in (slot.preview, slot.small) if each is not None]
        if slot.photo is not None and levels and not self.desk.workspace.is_batch:
            self._stage.show_photo(slot.photo, *levels)
        else:
            self._stage.clear()
        self._window.show_stage(has_pictures=not self._stage.is_empty)

    def _on_desk_task_changed(self) -> None:
        space = self.desk.workspace
        self._menus.set_main_text(texts.operation_text(space.operation))
        self._preferences.update(service=space.provider)

    def _on_jobs_current_changed(self) -> None:
        job = self.jobs.current
        self._menus.set_job(
            has_job=job is not None,
            is_running=job is not None and not job.is_over,
            has_result=job is not None and bool(job.results),
        )

    async def _tell_table(self, services: Services) -> None:
        services.copies.on_table = self.desk.paths

    async def _discover(self, services: Services) -> None:
        """Add the services of third parties to those that are built in."""
        await services.registry.discover()
        self._catalogue.replace(services.registry.descriptions)
        self.desk.refresh_services()
