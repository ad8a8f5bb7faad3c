# SPDX-License-Identifier: GPL-3.0-or-later
"""Setting up an account step by step: the service's own steps, then the key and a free check."""

from __future__ import annotations

import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from faceswap_desktop.gui import page_link
from faceswap_desktop.gui.account_guide import AccountGuide
from faceswap_desktop.providers.catalogue import BUILT_IN
from faceswap_desktop.providers.ttapi_description import DESCRIPTION as TTAPI
from faceswap_desktop.providers.useapi_description import DESCRIPTION as USEAPI
from tests.gui.account_support import world_in
from tests.sandbox.useapi import KEY
from tests.support import program, services


@pytest_asyncio.fixture
async def world(tmp_path, monkeypatch):
    async with world_in(tmp_path, monkeypatch) as world:
        yield world


@pytest.fixture
def make(world, qtbot):
    def make(service=USEAPI):
        guide = AccountGuide(service, world.bridge)
        qtbot.addWidget(guide)
        guide.heard = []
        guide.status_known.connect(lambda *told: guide.heard.append(told))
        guide.key_changed.connect(guide.heard.append)
        guide.channel_requested.connect(lambda each: guide.heard.append(f"channel {each}"))
        guide.show()
        return guide

    return make


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def to_the_end(qtbot, guide):
    while not guide.is_last:
        press(qtbot, guide.next_button)


async def test_each_step_is_a_screen_with_its_page(world, make, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(page_link, "open_page", opened.append)
    guide = make()
    assert not guide.isModal()
    steps = USEAPI.account.steps
    for number, step in enumerate(steps, 1):
        assert guide.count.text() == f"Step {number} of {len(steps) + 1}"
        assert guide.title.text() == step.title
        assert guide.text.text() == step.text
        assert guide.back_button.isEnabled() is (number > 1)
        assert not guide.key_page.isVisible()
        press(qtbot, guide.link)
        press(qtbot, guide.next_button)
    assert opened == [step.page for step in steps]
    await world.settled()
    assert guide.key_page.isVisible()
    assert not guide.link.isVisible()
    assert not guide.next_button.isVisible()
    press(qtbot, guide.back_button)
    assert guide.title.text() == steps[-1].title


async def test_what_discord_says_comes_before_everything_else(make):
    guide = make()
    assert "Discord account of your own" in guide.text.text()
    assert "forbid" in guide.text.text()
    assert guide.title.text() == "Before you begin"


async def test_the_last_step_tries_the_key_and_shows_the_balance(world, make, qtbot):
    guide = make()
    to_the_end(qtbot, guide)
    await world.settled()
    key = guide.key_page.key
    assert not key.get_link.isVisible()
    assert not key.guide_button.isVisible()
    qtbot.keyClicks(key.key.edit, "user:1-wrong")
    press(qtbot, key.check_button)
    await world.settled()
    assert guide.key_page.message.isVisible()
    assert world.keyring.stored == {}
    key.key.edit.clear()
    qtbot.keyClicks(key.key.edit, KEY)
    press(qtbot, key.check_button)
    await world.settled()
    assert not guide.key_page.message.isVisible()
    assert "796" in key.outcome.text()
    assert world.keyring.stored == {"useapi": KEY}
    assert guide.heard[-1] == "useapi" or guide.heard[0][0] == "useapi"
    assert not guide.key_page.channel_button.isVisible()
    assert not [each for each in world.sandbox.requests if each.method == "POST"]


async def test_without_a_channel_it_leads_to_its_form(world, make, qtbot):
    world.sandbox.useapi.accounts.clear()
    guide = make()
    to_the_end(qtbot, guide)
    await world.settled()
    qtbot.keyClicks(guide.key_page.key.key.edit, KEY)
    press(qtbot, guide.key_page.key.check_button)
    await world.settled()
    assert guide.key_page.channel_button.isVisible()
    press(qtbot, guide.key_page.channel_button)
    assert guide.heard[-1] == "channel useapi"


async def test_it_speaks_another_language_where_it_is(world, make, qtbot):
    guide = make(TTAPI)
    press(qtbot, guide.next_button)
    guide.title.setText("")
    QApplication.sendEvent(guide, QEvent(QEvent.Type.LanguageChange))
    assert guide.title.text() == TTAPI.account.steps[1].title
    assert "TTAPI" in guide.windowTitle()


def test_every_service_with_a_key_has_steps_with_https_pages():
    for service in BUILT_IN:
        if service.account is None:
            continue
        assert service.account.steps, service.id
        for step in service.account.steps:
            assert step.title
            assert step.text
            assert step.page.startswith("https://")
            assert step.page_label


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_the_notice_and_settings_open_it_and_the_balance_follows(qapp, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch, has_keys=False):
            p.open(service="useapi")
            await p.until(p.window.account.isVisible)
            set_up, _ = p.window.account.buttons
            assert set_up.text() == "Set up…"
            set_up.click()
            guide = p.presenter._settings.guide
            assert guide.isVisible()
            guide.go_to(99)
            guide.key_page.desk.check(KEY)
            await p.until(lambda: p.window.service.balance.text() != "")
            assert not p.window.account.isVisible()
            guide.close()
            assert p.presenter._settings.guide is None
            p.presenter.open_account("useapi")
            dialog = p.presenter._settings.dialog
            dialog.accounts["useapi"].page.key.guide_button.click()
            assert p.presenter._settings.guide.isVisible()
            p.presenter._settings.guide.close()
            dialog.close()

    program.run(scenario)
