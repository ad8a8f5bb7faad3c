# SPDX-License-Identifier: GPL-3.0-or-later
"""The menu bar: every command by name, with its key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from faceswap_desktop.core.models import Operation
from faceswap_desktop.gui import stop_words
from faceswap_desktop.gui.full_screen import KEY, FullScreen
from faceswap_desktop.gui.menu_states import MenuStates
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.task_texts import operation_text
from faceswap_desktop.gui.view_mode import ViewMode

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu

    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.presenter import Presenter
    from faceswap_desktop.gui.result_actions import ResultActions


class Menus(QObject):
    """Builds the menus and keeps their actions up to date."""

    def __init__(self, window: MainWindow, presenter: Presenter) -> None:
        super().__init__(window)
        self._window = window
        self._presenter = presenter
        self._full_screen = FullScreen(window)
        self._build(presenter)
        self._states = MenuStates(window, presenter, self)
        window.language_changed.connect(self._on_window_language_changed)
        window.menus[1].aboutToShow.connect(self._show_keep_face)
        window.face_tour.available_changed.connect(self._on_face_tour_available_changed)
        self._on_face_tour_available_changed()
        window.menus[1].aboutToShow.connect(self._on_edit_about_to_show)
        window.menus[3].aboutToShow.connect(self._on_jobs_about_to_show)
        self.set_job(has_job=False, is_running=False, has_result=False)
        self.set_can_undo(can_undo=False, can_redo=False)

    def set_job(self, *, has_job: bool, is_running: bool, has_result: bool) -> None:
        """Switch on what needs a job, one that runs, or a result in view."""
        for action in (
            self.save,
            self.copy,
            self.open_result,
            self.show_in_folder,
            self.use_result,
            self.compare,
            self.peek,
        ):
            action.setEnabled(has_result)
        self.cancel.setEnabled(is_running)
        for action in (self.delete, self.receipt):
            action.setEnabled(has_job)

    def _on_edit_about_to_show(self) -> None:
        space = self._presenter.desk.workspace
        self.use_photo.setEnabled(space.target.photo is not None and not space.is_batch)
        self.use_face.setEnabled(space.face.photo is not None)

    def _on_jobs_about_to_show(self) -> None:
        jobs = self._presenter.jobs
        has_left = jobs.current is None or self._presenter.stop.has_left(jobs.current)
        self.cancel.setText(stop_words.menu_bar_text(has_left=has_left))
        self.again.setEnabled(jobs.current is not None and jobs.current.is_over)
        self.stop_all.setEnabled(bool(jobs.running))

    def set_can_undo(self, *, can_undo: bool, can_redo: bool) -> None:
        """Switch on what there is to take back."""
        self.undo.setEnabled(can_undo)
        self.redo.setEnabled(can_redo)

    def set_main_text(self, text: str) -> None:
        """Name the main action; it stays on, and says itself what is missing."""
        self.start.setText(text)

    def _build(self, presenter: Presenter) -> None:
        self._file(presenter, presenter.results)
        self._edit(presenter, presenter.results)
        self._view()
        self._jobs(presenter)
        self._help(presenter)

    def _show_keep_face(self) -> None:
        self.keep_face.setEnabled(self._presenter.kept_faces.can_keep)

    def _on_face_tour_available_changed(self) -> None:
        self.go_to_face.setEnabled(self._window.face_tour.is_available)

    def _on_window_language_changed(self) -> None:
        """Build them again in the new language, each command as far on as it was."""
        menus = self._window.menus
        was_on = [action.isEnabled() for menu in menus for action in menu.actions()]
        for menu in menus:
            menu.clear()
        self._build(self._presenter)
        actions = [action for menu in menus for action in menu.actions()]
        for action, is_on in zip(actions, was_on, strict=True):
            action.setEnabled(is_on)
        self._states.show_all()
        self.set_main_text(operation_text(self._presenter.desk.workspace.operation))

    def _file(self, presenter: Presenter, results: ResultActions) -> None:
        menu = self._window.menus[0]
        self._add(
            menu,
            self.tr("&Open photo to change…"),
            "Ctrl+O",
            lambda: presenter.panes.choose(PaneRole.TARGET),
        )
        self._add(
            menu,
            self.tr("Open &face…"),
            "Ctrl+Shift+O",
            lambda: presenter.panes.choose(PaneRole.FACE),
        )
        self._add(menu, self.tr("Open a folder of p&hotos…"), "", presenter.panes.open_folder)
        menu.addSeparator()
        self.save = self._add(menu, self.tr("&Save as…"), "Ctrl+S", results.save_as)
        self._add(menu, self.tr("Save &all…"), "Ctrl+Shift+S", presenter.save_all.save_all)
        self.open_result = self._add(
            menu, self.tr("Open &result in the picture viewer"), "", results.open_result
        )
        self.show_in_folder = self._add(
            menu, self.tr("Show &in folder"), "", results.show_in_folder
        )
        menu.addSeparator()
        self._add(menu, self.tr("Se&ttings…"), "Ctrl+,", presenter.open_settings)
        menu.addSeparator()
        self._add(menu, self.tr("&Quit"), "Ctrl+Q", presenter.quit)

    def _edit(self, presenter: Presenter, results: ResultActions) -> None:
        menu = self._window.menus[1]
        self.undo = self._add(menu, self.tr("&Undo"), "Ctrl+Z", presenter.undo)
        self.redo = self._add(menu, self.tr("&Redo"), "Ctrl+Shift+Z", presenter.redo, "Ctrl+Y")
        menu.addSeparator()
        self._add(menu, self.tr("&Paste photo"), "Ctrl+V", presenter.panes.paste)
        self.copy = self._add(menu, self.tr("&Copy result"), "Ctrl+C", results.copy)
        self.use_result = self._add(
            menu, self.tr("Use result &as photo to change"), "Ctrl+U", presenter.chain.use_result
        )
        self.to_original = self._add(
            menu, self.tr("&Back to the original photo"), "", presenter.chain.back
        )
        menu.addSeparator()
        self.exchange = self._add(
            menu, self.tr("E&xchange the two photos"), "Ctrl+E", presenter.desk.exchange
        )
        self.keep_face = self._add(
            menu, self.tr("&Keep this face…"), "", presenter.kept_faces.ask_to_keep
        )
        use = presenter.desk.use_elsewhere
        self.use_photo = self._add(
            menu, self.tr("Use photo to change as &face"), "", lambda: use(PaneRole.TARGET)
        )
        self.use_face = self._add(
            menu, self.tr("Use face as p&hoto to change"), "", lambda: use(PaneRole.FACE)
        )

    def _view(self) -> None:
        window, menu = self._window, self._window.menus[2]
        modes = (
            (self.tr("&Side by side"), ViewMode.SIDE_BY_SIDE, "Alt+1"),
            (self.tr("S&lider"), ViewMode.SLIDER, "Alt+2"),
            (self.tr("&Result only"), ViewMode.RESULT_ONLY, "Alt+3"),
        )
        self.modes = tuple(
            self._add(menu, text, key, lambda mode=mode: window.set_view_mode(mode))
            for text, mode, key in modes
        )
        menu.addSeparator()
        self.zooms = (
            # Where + has a key of its own, as on the keypad, there is no other way to type it.
            self._add(menu, self.tr("Zoom &in"), "Ctrl+=", window.compare.zoom_in, "Ctrl++"),
            self._add(menu, self.tr("Zoom &out"), "Ctrl+-", window.compare.zoom_out),
            self._add(menu, self.tr("&Fit"), "Ctrl+0", window.compare.fit),
            self._add(menu, self.tr("&Actual size"), "Ctrl+Alt+0", window.compare.actual_size),
        )
        menu.addSeparator()
        self.go_to_face = self._add(
            menu, self.tr("&Go to the changed face"), "F", window.face_tour.go
        )
        self.peek = QAction(f"{self.tr('S&how the original')}\tB", menu)
        self.peek.setCheckable(True)
        self.peek.toggled.connect(window.compare.set_peeking)
        window.compare.peeking_changed.connect(self.peek.setChecked)
        menu.addAction(self.peek)
        menu.addSeparator()
        full = self._full_screen
        whole = self._add(menu, self.tr("F&ull screen"), KEY, full.toggle)
        whole.setCheckable(True)
        whole.setChecked(full.is_on)
        full.changed.connect(whole.setChecked)

    def _jobs(self, presenter: Presenter) -> None:
        menu = self._window.menus[3]
        swap = operation_text(Operation.SWAP)
        self.start = self._add(menu, swap, "Ctrl+Return", presenter.go, "Ctrl+Enter")
        text = stop_words.menu_bar_text(has_left=True)
        self.cancel = self._add(menu, text, "Esc", presenter.cancel)
        self.stop_all = self._add(
            menu, self.tr("Stop a&ll jobs…"), "", presenter.stop.ask_to_cancel_all
        )
        self.again = self._add(menu, self.tr("Do it &again"), "", presenter.run_again)
        menu.addSeparator()
        operations = (
            (self.tr("Go to &Swap face"), Operation.SWAP, "Ctrl+1"),
            (self.tr("Go to Change &background"), Operation.BACKGROUND, "Ctrl+2"),
        )
        for text, operation, key in operations:
            self._add(
                menu, text, key, lambda operation=operation: presenter.desk.set_operation(operation)
            )
        menu.addSeparator()
        self.compare = self._add(
            menu,
            self.tr("C&ompare with another service…"),
            "",
            presenter.rivals.open_menu,
        )
        history = presenter.history
        self.receipt = self._add(menu, self.tr("&What was sent"), "", presenter.receipts.open)
        self.delete = self._add(menu, self.tr("&Delete"), "", history.delete_current)
        self.clear_history = self._add(menu, self.tr("Clear &history…"), "", history.ask_to_clear)

    def _help(self, presenter: Presenter) -> None:
        menu, desk = self._window.menus[4], presenter.help
        self._add(menu, self.tr("&Help"), "F1", desk.show_help)
        self._add(menu, self.tr("&Keyboard shortcuts"), "Ctrl+?", desk.show_shortcuts)
        menu.addSeparator()
        self._add(menu, self.tr("&Report a problem…"), "", desk.show_report)
        self._add(menu, self.tr("&About FaceSwap Desktop"), "", desk.show_about)

    def _add(
        self, menu: QMenu, text: str, key: str, do: Callable[..., object], *more_keys: str
    ) -> QAction:
        action = QAction(text, menu)
        # A key that is held down is pressed once.
        action.setAutoRepeat(False)
        if key:
            action.setShortcuts([QKeySequence(each) for each in (key, *more_keys)])
        action.triggered.connect(lambda: do())  # noqa: PLW0108  # drops the checked state
        menu.addAction(action)
        return action
