# SPDX-License-Identifier: GPL-3.0-or-later
"""The whole program inside the test process: real window, loop, helpers, journal, files.

`run(scenario)` puts it together as `app` does, awaits `scenario(program)` on the real loop, and
shuts it down in order.
"""

import asyncio
import gc
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import qasync
from PySide6.QtWidgets import QApplication

from faceswap_desktop import assembly
from faceswap_desktop.arguments import Arguments
from faceswap_desktop.core.paths import Folders, folders
from faceswap_desktop.gui import remembered, theme
from faceswap_desktop.gui.bridge import Bridge, Services
from faceswap_desktop.gui.job_actions import job_words
from faceswap_desktop.gui.main_window import MainWindow
from faceswap_desktop.gui.presenter import Presenter
from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
from faceswap_desktop.gui.tasks import TaskRegistry
from faceswap_desktop.gui.workspace_desk import WorkspaceDesk
from faceswap_desktop.gui.workspace_view import WorkspaceView
from faceswap_desktop.providers.catalogue import BUILT_IN
from faceswap_desktop.settings.preferences import PreferencesStore


@dataclass
class Program:
    """What a scenario can look at and use."""

    app: QApplication
    own: Folders
    window: MainWindow
    presenter: Presenter
    bridge: Bridge
    services: Services
    preferences: PreferencesStore

    def open(self, photo: Path | None = None, face: Path | None = None, **more: str) -> None:
        """Open photos as the command line does."""
        self.presenter.show_arguments(
            Arguments(photo=str(photo or ""), face=str(face or ""), **more)
        )

    async def until(self, is_true: Callable[[], bool], seconds: float = 60.0) -> None:
        """Wait for a state; the window goes on meanwhile."""
        async with asyncio.timeout(seconds):
            while not is_true():  # noqa: ASYNC110  # any state of the window may be meant
                await asyncio.sleep(0.005)


Scenario = Callable[[Program], Awaitable[None]]


def run(scenario: Scenario, *, size: tuple[int, int] = (1280, 800)) -> None:
    """Run the whole program for the length of `scenario`."""
    app = QApplication.instance() or QApplication([])
    # As in the program: what holds Qt objects must not be collected in a helper's thread.
    gc.collect()
    gc.disable()
    try:
        _run(app, scenario, size)
    finally:
        gc.collect()
        gc.enable()


def _run(app: QApplication, scenario: Scenario, size: tuple[int, int]) -> None:
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
        runner.run(_live(app, scenario, size))


async def _live(app: QApplication, scenario: Scenario, size: tuple[int, int]) -> None:
    own = folders()
    own.create()
    preferences = PreferencesStore(own.preferences)
    theme.apply(app, theme.Theme(preferences.current.theme))
    catalogue = ServiceCatalogue(BUILT_IN)
    window = MainWindow()
    desk = WorkspaceDesk(catalogue, preferences.current.service, window)
    remembered.restore(window, desk, preferences.current)
    WorkspaceView(window, desk, catalogue)
    window.complete(job_words(catalogue))
    bridge = Bridge()
    presenter = Presenter(window, bridge, preferences, catalogue, desk, own)
    if not preferences.current.window:
        window.resize(*size)
    window.show()
    tasks = TaskRegistry(presenter.show_error)
    try:
        async with assembly.services(own, preferences) as (built, _):
            bridge.attach(built, tasks)
            try:
                await scenario(Program(app, own, window, presenter, bridge, built, preferences))
            finally:
                bridge.detach()
                await tasks.aclose()
    finally:
        presenter.hide_window()
        window.deleteLater()
