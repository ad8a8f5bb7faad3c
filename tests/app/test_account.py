# SPDX-License-Identifier: GPL-3.0-or-later
"""Key and balance of the chosen service, in place, through the whole program."""

from __future__ import annotations

import pytest

from faceswap_desktop.gui.message_bar import MessageKind
from faceswap_desktop.gui.workspace import Missing
from tests.sandbox import faults, useapi
from tests.support import photos, program, services

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def pair(tmp_path):
    target = photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95)
    face = photos.save(photos.portrait(), tmp_path / "anna.png")
    return target, face


def balance(p):
    return p.window.service.balance.text()


def test_a_service_without_a_key_says_so_in_place_and_the_button_waits(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch, has_keys=False) as sandbox:
            p.open(*pair, service="useapi")
            await p.until(p.window.account.isVisible)
            await p.until(lambda: p.presenter.desk.missing() is Missing.KEY)
            assert not p.window.main_button.is_ready()
            assert balance(p) == ""
            _, enter = p.window.account.buttons
            enter.click()
            dialog = p.presenter._settings.dialog
            assert dialog.isVisible()
            page = dialog.accounts["useapi"].page
            page.desk.check(useapi.KEY)
            await p.until(lambda: balance(p) != "")
            assert not p.window.account.isVisible()
            assert p.window.main_button.is_ready()
            assert not [each for each in sandbox.requests if each.method == "POST"]
            dialog.close()
            p.open(service="on-device")
            assert balance(p) == ""

    program.run(scenario)


def test_the_balance_is_shown_when_a_service_is_chosen_and_after_a_job(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            account = sandbox.useapi.accounts["1001"]
            account.used = account.total - 12
            await services.ready(p, *pair)
            await p.until(lambda: balance(p).startswith("12 "))
            await services.over(p, await services.go(p))
            await p.until(lambda: balance(p).startswith("11 "))
            assert not p.window.account.isVisible()
            assert "1" in p.window.main_button.line.text()

    program.run(scenario)


@pytest.mark.parametrize(
    ("status", "buttons"), [(401, 1), (402, 1), (502, 1)], ids=["refused", "ended", "trouble"]
)
def test_what_is_amiss_with_the_account_is_one_sentence(qapp, pair, monkeypatch, status, buttons):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            answer = faults.Answer(status, {"error": "no", "code": status})
            sandbox.script(answer, path="/account", times=99)
            p.open(*pair, service="useapi")
            await p.until(p.window.account.isVisible)
            assert len(p.window.account.buttons) == buttons
            assert balance(p) == ""
            p.open(service="on-device")
            assert not p.window.account.isVisible()

    program.run(scenario)


def test_another_language_has_all_of_it_said_again(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch, has_keys=False) as sandbox:
            p.open(*pair, service="useapi")
            await p.until(p.window.account.isVisible)
            said = p.window.account.text.text()
            p.window.account.show_message(MessageKind.INFO, "in another language")
            p.window.language_changed.emit()
            assert p.window.account.text.text() == said
            assert len(p.window.account.buttons) == 2
            monkeypatch.setenv("FACESWAP_DESKTOP_USEAPI_KEY", useapi.KEY)
            sandbox.script(faults.Answer(402, {"error": "no", "code": 402}), path="/account")
            p.presenter._watch.refresh()
            await p.until(lambda: p.window.account.text.text() != said)
            said = p.window.account.text.text()
            p.window.account.show_message(MessageKind.INFO, "in another language")
            p.window.language_changed.emit()
            assert p.window.account.text.text() == said
            p.presenter._watch.refresh()
            await p.until(lambda: balance(p) != "")
            said = balance(p)
            p.window.service.set_balance("in another language")
            p.window.language_changed.emit()
            assert balance(p) == said
            assert not p.window.account.isVisible()

    program.run(scenario)
