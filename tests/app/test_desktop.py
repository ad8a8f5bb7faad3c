# SPDX-License-Identifier: GPL-3.0-or-later
"""What the program says outside its window, over a real message bus."""

from __future__ import annotations

import shutil
import sys
import threading
from dataclasses import replace

import pytest

from faceswap_desktop.core.models import JobState
from faceswap_desktop.gui.notifier import Notifier
from faceswap_desktop.gui.taskbar import Overall, overall
from tests.app.test_closing import put_away
from tests.app.test_history import background
from tests.gui.test_notifier import Desktop
from tests.support import photos, program, services

pytestmark = [
    pytest.mark.skipif(
        sys.platform != "linux" or shutil.which("dbus-daemon") is None,
        reason="needs a D-Bus of its own",
    ),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.fixture
def target(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)


class Dock:
    """Hears what is to be shown at the program's icon."""

    def __init__(self):
        from jeepney import MatchRule, message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        self.shown = []
        self._connection = open_dbus_connection(bus="SESSION")
        rule = MatchRule(type="signal", interface="com.canonical.Unity.LauncherEntry")
        Proxy(message_bus, self._connection).AddMatch(rule)
        self._is_over = False
        self._thread = threading.Thread(target=self._listen)
        self._thread.start()

    def _listen(self):
        while not self._is_over:
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if len(message.body) == 2:
                application, values = message.body
                assert application == "application://faceswap-desktop.desktop"
                self.shown.append({key: value for key, (_, value) in values.items()})

    def close(self):
        self._is_over = True
        self._thread.join(10)
        self._connection.close()


def test_a_click_on_a_notice_shows_its_job(qapp, bus, target, monkeypatch):
    async def scenario(p):
        desktop = Desktop()
        put_away(monkeypatch)
        p.open(target, operation="background")
        await p.until(p.window.main_button.is_ready)
        job = await services.go(p)
        p.presenter.jobs.look_at("")
        await services.over(p, job)
        (notifier,) = p.window.findChildren(Notifier)
        # The answer must have come, as it has long before a person can click.
        await p.until(lambda: notifier._last == 41)
        assert desktop.shown[0][3] == "holiday.jpg"
        assert not p.window.message.isVisible()
        p.window.showMinimized()
        desktop.tell("ActionInvoked", 41, "default")
        await p.until(lambda: p.presenter.jobs.current_id == job.id)
        assert not p.window.isMinimized()
        # A job that is deleted by then cannot be shown; the window comes all the same.
        p.presenter.history.delete((job.id,))
        await p.until(lambda: p.window.jobs.count() == 0)
        p.window.showMinimized()
        desktop.tell("ActionInvoked", 41, "default")
        await p.until(lambda: not p.window.isMinimized())
        assert p.presenter.jobs.current is None
        p.presenter.hide_window()
        desktop.close()

    program.run(scenario)


def test_the_dock_shows_how_far_the_jobs_are_together(qapp, bus, target):
    async def scenario(p):
        done = await background(p, target)
        dock = Dock()
        one = replace(done, state=JobState.SUBMITTING, fraction=0.5)
        two = replace(one, id="two", fraction=None)
        p.bridge.job_changed.emit(one)
        await p.until(lambda: bool(dock.shown) and dock.shown[-1]["progress"] == 0.5)
        assert dock.shown[-1]["progress-visible"]
        assert not dock.shown[-1]["count-visible"]
        p.bridge.job_changed.emit(two)
        await p.until(lambda: dock.shown[-1]["count"] == 2)
        assert dock.shown[-1]["progress"] == 0.25
        p.bridge.job_changed.emit(done)
        await p.until(lambda: dock.shown[-1]["count"] == 1)
        assert dock.shown[-1]["progress"] == 0.5
        p.bridge.job_removed.emit("two")
        await p.until(lambda: dock.shown[-1]["count"] == 0)
        assert not dock.shown[-1]["progress-visible"]
        assert not dock.shown[-1]["count-visible"]
        p.presenter.hide_window()
        dock.close()

    program.run(scenario)


def test_of_one_job_of_unknown_progress_none_is_shown(qapp, target):
    async def scenario(p):
        done = await background(p, target)
        going = replace(done, state=JobState.WORKING, fraction=None)
        assert overall({}) == Overall()
        assert overall({"1": done}) == Overall()
        assert overall({"1": going}) == Overall(1)
        assert overall({"1": going, "2": done}) == Overall(1, 0.5)

    program.run(scenario)
