# SPDX-License-Identifier: GPL-3.0-or-later
"""Without a job for a service nobody is contacted: no update check, no report, no greeting."""

from __future__ import annotations

import socket

from faceswap_desktop import assembly
from faceswap_desktop.core.models import JobState
from tests.support import photos, program, services

_INTERNET = {socket.AF_INET, socket.AF_INET6}


def test_work_on_this_computer_contacts_nobody(qapp, monkeypatch, tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    asked = []
    connect, look_up = socket.socket.connect, socket.getaddrinfo

    def recorded(self, address):
        if self.family in _INTERNET:
            asked.append(address)
        return connect(self, address)

    def looked_up(host, *rest, **more):
        asked.append(host)
        return look_up(host, *rest, **more)

    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            monkeypatch.setattr(socket.socket, "connect", recorded)
            monkeypatch.setattr(socket, "getaddrinfo", looked_up)
            await assembly.warm_up(p.services)
            p.open(target, operation="background", service="on-device")
            await p.until(p.window.main_button.is_ready)
            job = await services.over(p, await services.go(p))
            assert job.state is JobState.DONE
            await p.until(lambda: p.window.compare.is_comparing)
            assert not sandbox.requests
        assert not asked

    program.run(scenario)
