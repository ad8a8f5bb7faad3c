# SPDX-License-Identifier: GPL-3.0-or-later
"""Composition root: builds everything once, runs the loop, shuts down in order.

The window is painted first. Only then are asyncio, qasync and everything that they serve
imported, in a thread, so that the window opens as fast as Qt can and answers meanwhile.
"""

from __future__ import annotations

import gc
import sys
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QLocale, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from faceswap_desktop import __version__
from faceswap_desktop.core.paths import Folders, folders
from faceswap_desktop.gui import remembered, single_instance, theme
from faceswap_desktop.gui.main_window import MainWindow
from faceswap_desktop.gui.service_catalogue import ServiceCatalogue
from faceswap_desktop.gui.workspace_desk import WorkspaceDesk
from faceswap_desktop.gui.workspace_view import WorkspaceView
from faceswap_desktop.providers.catalogue import BUILT_IN
from faceswap_desktop.settings.preferences import PreferencesStore

if TYPE_CHECKING:
    from types import ModuleType

    from faceswap_desktop.arguments import Arguments
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.presenter import Presenter


def run(arguments: Arguments) -> int:
    """Open the window, or hand over to the one that is open; the status to exit with."""
    own = folders()
    try:
        own.create()
    except OSError as error:
        _say(f"cannot use its own folder: {error}")
        return 1
    lock = single_instance.lock(own.data)
    if lock is None:
        if single_instance.hand_over(own.data, arguments):
            return 0
        _say("it is running already, but does not answer.")
        return 1
    try:
        return _run_window(arguments, own)
    finally:
        lock.unlock()


def _say(text: str) -> None:
    """A line for whoever started the program in a terminal."""
    if sys.stderr is not None:
        sys.stderr.write(f"faceswap-desktop: {text}\n")


def _run_window(arguments: Arguments, own: Folders) -> int:
    app = QApplication([*sys.argv[:1], *theme.STYLE_ARGUMENTS])
    app.setApplicationName("faceswap-desktop")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("faceswap-desktop")
    # The window closes by an orderly shutdown, which needs the loop for a moment longer.
    app.setQuitOnLastWindowClosed(False)
    preferences = PreferencesStore(own.preferences)
    theme.apply(app, theme.Theme(preferences.current.theme), has_style=True)
    theme.set_reduced_motion(preferences.current.reduced_motion)
    if not _is_english(preferences.current.language):
        _speak(app, preferences)
    catalogue = ServiceCatalogue(BUILT_IN)
    window = MainWindow()
    desk = WorkspaceDesk(catalogue, preferences.current.service, window)
    remembered.restore(window, desk, preferences.current)
    WorkspaceView(window, desk, catalogue)
    window.show()
    _wait_for_paint(window)
    _load_behind_window()
    _speak(app, preferences)
    from faceswap_desktop.gui import icons
    from faceswap_desktop.gui.bridge import Bridge
    from faceswap_desktop.gui.garbage import GarbageCollector
    from faceswap_desktop.gui.job_actions import job_words
    from faceswap_desktop.gui.presenter import Presenter

    if sys.platform != "darwin":  # where the application's bundle has it
        app.setWindowIcon(icons.app_icon())
    bridge = Bridge()
    window.complete(job_words(catalogue))
    # What is there by now stays until the end: nobody need look through it again.
    gc.freeze()
    GarbageCollector(window).watch(window)
    presenter = Presenter(window, bridge, preferences, catalogue, desk, own)
    presenter.show_arguments(arguments)
    return _run_loop(app, bridge, presenter, preferences, own)


def _is_english(choice: str) -> bool:
    """Whether the first picture needs no translation; English has one for plural forms alone."""
    wanted = choice or QLocale.system().uiLanguages()[0]
    return wanted == "C" or wanted.partition("-")[0] == "en"


def _speak(app: QApplication, preferences: PreferencesStore) -> None:
    """Speak the language of the settings, or else of the system."""
    from faceswap_desktop.gui import language

    language.speak(app, preferences.current.language)


# Keys and clicks wait in their queue until there is somebody to hear them.
_WITHOUT_INPUT = QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents


class _Loaded(QObject):
    """Tells the GUI thread that a thread is ready. Signal: `happened()`."""

    happened = Signal()


def _wait_for_paint(window: MainWindow) -> None:
    """Serve events until the window has been painted once."""
    if window.is_painted:
        return
    waiting = QEventLoop()
    window.painted.connect(waiting.quit)
    waiting.exec(_WITHOUT_INPUT)


def _load_behind_window() -> None:
    """Import what comes next while the window already answers."""
    waiting = QEventLoop()
    loaded = _Loaded()
    loaded.happened.connect(waiting.quit, Qt.ConnectionType.QueuedConnection)
    failures: list[BaseException] = []

    def load() -> None:
        try:
            _late_modules()
        except BaseException as error:  # noqa: BLE001  # raised again in the main thread
            failures.append(error)
        loaded.happened.emit()

    thread = threading.Thread(target=load, name="imports", daemon=True)
    thread.start()
    waiting.exec(_WITHOUT_INPUT)
    thread.join()
    if failures:
        raise failures[0]


def _late_modules() -> tuple[ModuleType, ...]:
    """What the program needs, but its first picture does not."""
    import asyncio

    import PySide6.QtNetwork
    import qasync

    from faceswap_desktop import assembly
    from faceswap_desktop.gui import end_signals, presenter, system_motion, tasks

    late = (assembly, end_signals, presenter, system_motion, tasks)
    return asyncio, qasync, PySide6.QtNetwork, *late


def _run_loop(
    app: QApplication,
    bridge: Bridge,
    presenter: Presenter,
    preferences: PreferencesStore,
    own: Folders,
) -> int:
    import asyncio
    import logging

    import qasync

    is_served = False

    async def serve() -> int:
        nonlocal is_served
        status = await _serve(bridge, presenter, preferences, own)
        is_served = True
        return status

    try:
        with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(app)) as runner:
            return runner.run(serve())
    except RuntimeError:
        # The screen went away (log-out, a display server that ended): Qt's loop is over, and
        # nothing can be awaited any more. The journal is made for that.
        if is_served:
            raise
        logging.getLogger(__name__).warning("the display ended before the program did")
        return 1


async def _serve(
    bridge: Bridge, presenter: Presenter, preferences: PreferencesStore, own: Folders
) -> int:
    """Run until the user quits, then let go of everything in order."""
    import asyncio

    from faceswap_desktop import assembly
    from faceswap_desktop.gui import end_signals, system_motion
    from faceswap_desktop.gui.tasks import TaskRegistry
    from faceswap_desktop.gui.unforeseen import Unforeseen

    quitting = asyncio.Event()
    presenter.quit_requested.connect(quitting.set)
    stop_watching = end_signals.watch(quitting.set)
    unforeseen = Unforeseen(presenter.show_error)
    unforeseen.start()
    server = single_instance.InstanceServer(own.data)
    server.arguments_received.connect(presenter.take_arguments)
    tasks = TaskRegistry(presenter.show_error)
    try:
        async with assembly.services(own, preferences) as (built, trouble):
            bridge.attach(built, tasks)
            presenter.discover_services()
            for each in (preferences.trouble, trouble):
                if each is not None:
                    presenter.show_error(each)
            system_motion.MotionWatch(bridge, presenter)
            bridge.run(assembly.warm_up, name="warm up")
            await quitting.wait()
            presenter.hide_window()
            bridge.detach()
            await tasks.aclose()
    finally:
        server.close()
        stop_watching()
        unforeseen.stop()
    return 0
