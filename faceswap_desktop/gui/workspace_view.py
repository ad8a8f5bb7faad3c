# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws the workspace: panes, operation, service, options, prompt, main button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence

from faceswap_desktop.core.operation import Operation
from faceswap_desktop.gui import task_texts
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.people import assigned
from faceswap_desktop.gui.samples import are_samples_there
from faceswap_desktop.gui.slot_state import pane_state, people_states
from faceswap_desktop.gui.workspace import Missing
from faceswap_desktop.gui.workspace_desk import ROLES

if TYPE_CHECKING:
    from faceswap_desktop.gui.main_window import MainWindow
    from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
    from faceswap_desktop.gui.workspace_desk import WorkspaceDesk


class WorkspaceView(QObject):
    """Lets the widgets show what the desk keeps, and hands their wishes to it."""

    def __init__(
        self, window: MainWindow, desk: WorkspaceDesk, catalogue: ServiceCatalogue
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._catalogue = catalogue
        desk.changed.connect(self.draw)
        desk.task_changed.connect(self.draw_task)
        window.language_changed.connect(self._on_window_language_changed)
        window.operations.chosen.connect(lambda value: desk.set_operation(Operation(value)))
        window.service.service_chosen.connect(desk.set_service)
        window.options.values_changed.connect(lambda: desk.set_options(window.options.values()))
        # Now, and not with what comes later: the line with the samples moves the others.
        window.empty.set_samples_available(are_samples_there())
        self.draw_task()
        self.draw()

    def draw(self) -> None:
        """Panes and main button."""
        space = self._desk.workspace
        described = self._catalogue.operation(space.provider, space.operation)
        states = []
        for role in ROLES:
            count = len(space.batch.photos) if role is PaneRole.TARGET and space.is_batch else 1
            is_swap = space.operation is Operation.SWAP
            state = pane_state(
                space.slot(role),
                is_swap=is_swap,
                count=count,
                gives_face=role is PaneRole.FACE,
            )
            states.append(state)
        target, face = states
        both = people_states(target, face, space, has_people=self._desk.has_people)
        for role, state in zip(ROLES, both, strict=True):
            self._window.pane(role).set_state(state)
        self._window.face_pane.setVisible(described is None or space.wants_face(described))
        self._window.target_pane.setVisible(described is None or described.needs_target)
        self._draw_button()

    def draw_task(self) -> None:
        """Operation, service, options and prompt: what is chosen, not what lies on the table."""
        space, window = self._desk.workspace, self._window
        provider = self._catalogue.find(space.provider)
        described = self._catalogue.operation(space.provider, space.operation)
        offered = [Operation.SWAP, Operation.BACKGROUND]
        if provider is not None and provider.operation(Operation.PORTRAIT) is not None:
            offered.append(Operation.PORTRAIT)
        if window.operations.values() != tuple(each.value for each in offered):
            window.operations.set_choices(
                [(each.value, task_texts.operation_text(each)) for each in offered]
            )
        window.operations.set_value(space.operation.value)
        window.service.set_services(self._catalogue.all, space.provider)
        options = described.options if described else ()
        window.options.set_options(options, is_brief=not window.is_complete)
        if described is not None:
            window.options.set_values(space.option_values(described))
        self._draw_prompt()
        window.empty.set_operation(space.operation)
        window.order_tabs()
        if not window.isVisible():
            window.operations.focus_chosen()

    def _on_window_language_changed(self) -> None:
        self._window.operations.set_choices(())
        self.draw_task()
        self.draw()

    def _draw_prompt(self) -> None:
        if not self._window.is_complete:
            return
        space, field = self._desk.workspace, self._window.prompt
        described = self._catalogue.operation(space.provider, space.operation)
        if described is None or not described.needs_prompt:
            field.hide()
            return
        field.set_name(task_texts.prompt_name(space.operation))
        field.set_placeholder(task_texts.prompt_example(space.operation))
        field.set_hint(task_texts.prompt_hint())
        field.set_ideas(described.prompt_suggestions)
        field.set_limit(described.prompt_max_length)
        field.set_text(space.prompt)
        field.show()

    def _draw_button(self) -> None:
        space, button = self._desk.workspace, self._window.main_button
        if space.is_batch:
            self._draw_batch_button()
            return
        button.set_text(task_texts.operation_text(space.operation), QKeySequence("Ctrl+Return"))
        lacking = self._desk.missing()
        provider = self._catalogue.find(space.provider)
        faces = assigned(space) if self._desk.has_people else {}
        if len(faces) > 1:
            text = task_texts.people_button_text(len(faces))
            button.set_text(text, QKeySequence("Ctrl+Return"))
        if lacking is None and provider is not None:
            promise, icon = task_texts.promise(provider, space.operation)
            if provider.photos_leave_computer:
                promise = task_texts.sentences(promise, self._part_text())
            if faces:
                count = task_texts.people_text(len(faces), len(space.target.faces or ()))
                promise = task_texts.sentences(count, promise)
            whole = task_texts.leaving_text(provider)
            button.set_ready(self._with_permission(promise), icon, whole)
            return
        faceless = next((each for each in faces.values() if each.faces == ()), space.face)
        names = [slot.photo.name if slot.photo else "" for slot in (space.target, faceless)]
        button.set_blocked(task_texts.missing_text(lacking or Missing.SERVICE, *names))

    def _part_text(self) -> str:
        """What becomes of the click on a face where the service itself cannot be told of it."""
        space = self._desk.workspace
        described = self._catalogue.operation(space.provider, space.operation)
        if described is None or described.can_choose_target_face:
            return ""
        if space.operation is not Operation.SWAP or len(space.target.faces or ()) < 2:
            return ""
        from faceswap_desktop.jobs.parts import names_several  # noqa: PLC0415  # not at the start

        if names_several(described, space.option_values(described)):
            return ""
        is_chosen = space.target.chosen is not None
        return task_texts.part_text() if is_chosen else task_texts.any_face_text()

    def _draw_batch_button(self) -> None:
        """What is done, with how many, and for how much."""
        from faceswap_desktop.gui import batch_texts  # noqa: PLC0415  # not at the start

        space, button = self._desk.workspace, self._window.main_button
        count = len(space.usable)
        text = batch_texts.button_text(space.operation, count or len(space.batch.photos))
        button.set_text(text, QKeySequence("Ctrl+Return"))
        lacking = self._desk.missing()
        provider = self._catalogue.find(space.provider)
        if lacking is None and provider is not None:
            promise, icon = batch_texts.promise(provider, space.operation, count)
            whole = task_texts.leaving_text(provider)
            button.set_ready(self._with_permission(promise), icon, whole)
            return
        names = ["", space.face.photo.name if space.face.photo else ""]
        button.set_blocked(task_texts.missing_text(lacking or Missing.SERVICE, *names))

    def _with_permission(self, promise: str) -> str:
        """What pressing the button promises, and what it confirms about the people."""
        from faceswap_desktop.gui.permission import to_confirm  # noqa: PLC0415  # not at the start

        space = self._desk.workspace
        described = self._catalogue.operation(space.provider, space.operation)
        people = len(to_confirm(space, described))
        return task_texts.sentences(promise, task_texts.permission_text(people))
