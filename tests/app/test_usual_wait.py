# SPDX-License-Identifier: GPL-3.0-or-later
"""The list of services tells how long each takes: of what is to be done, as seen here of late."""

import pytest

from faceswap_desktop.core.models import Operation
from tests.support import photos, program, services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


async def said(p, service):
    """What the entry of a service says of itself."""
    p.window.service.open_menu()
    menu = p.window.service.menu
    text = next(each.accessibleDescription() for each in menu.entries if each.service_id == service)
    menu.close()
    await p.until(lambda: p.window.service.menu is None)
    return text


@pytest.fixture
def target(tmp_path):
    return photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)


def test_after_three_jobs_it_is_what_this_computer_takes(qapp, target):
    async def scenario(p):
        p.open(target, operation="background")
        await p.until(p.window.main_button.is_ready)
        assert "usually 2 to 10 seconds" in await said(p, "on-device")
        for _ in range(3):
            await services.over(p, await services.go(p))
        assert "lately about" in await said(p, "on-device")
        p.presenter.desk.set_operation(Operation.SWAP)
        assert "usually 1 to 5 seconds" in await said(p, "on-device")
        assert "usually 3 to 10 seconds" in await said(p, "useapi")

    program.run(scenario)
