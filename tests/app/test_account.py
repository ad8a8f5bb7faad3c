# SPDX-License-Identifier: GPL-3.0-or-later
"""Key and balance of the chosen service, in place, through the whole program."""

from __future__ import annotations

import pytest

from faceswap_desktop.gui import links, message_bar
from faceswap_desktop.gui.message_bar import MessageKind
from faceswap_desktop.gui.workspace import Missing
from faceswap_desktop.providers.base import AccountStatus
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


def test_too_few_credits_say_so_until_they_are_renewed(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            account = sandbox.useapi.accounts["1001"]
            account.used = account.total
            p.open(*pair, service="useapi")
            await p.until(p.window.account.isVisible)
            await p.until(lambda: p.presenter.desk.missing() is Missing.CREDITS)
            assert [each.text() for each in p.window.account.buttons] == ["Renew"]
            assert not p.window.account.close_button.isVisible()
            assert not p.window.main_button.is_ready()
            assert "credits" in p.window.main_button.line.text()
            opened = []
            monkeypatch.setattr(links, "open_page", opened.append)
            p.window.account.buttons[0].click()
            assert opened
            assert p.window.account.isVisible()
            account.used = account.total - 12
            p.presenter._watch._again.timeout.emit()
            await p.until(lambda: not p.window.account.isVisible())
            assert p.window.main_button.is_ready()

    program.run(scenario)


def test_less_than_the_price_is_too_little_too(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            p.open(*pair, service="ttapi")
            await p.until(lambda: balance(p) != "" and p.presenter.desk.missing() is None)
            p.presenter._watch.take_status("ttapi", AccountStatus(balance=2))
            assert p.presenter.desk.missing() is Missing.CREDITS
            assert "3" in p.window.account.text.text()
            assert "2" in p.window.account.text.text()
            p.presenter._watch.take_status("ttapi", AccountStatus(balance=3))
            assert p.presenter.desk.missing() is None
            assert not p.window.account.isVisible()
            assert not [each for each in sandbox.requests if each.method == "POST"]

    program.run(scenario)


def test_trouble_of_a_service_cannot_be_put_away_and_goes_when_it_is_over(qapp, pair, monkeypatch):
    async def scenario(p):
        async with services.sandbox(monkeypatch) as sandbox:
            sandbox.script(faults.Answer(502, {"error": "no"}), path="/account", times=99)
            p.open(*pair, service="useapi")
            bar = p.window.account
            await p.until(bar.isVisible)
            assert not bar.close_button.isVisible()
            said = []
            monkeypatch.setattr(message_bar, "announce", lambda _, text: said.append(text))
            asked = len(sandbox.requests)
            p.presenter._watch._again.timeout.emit()
            await p.until(lambda: len(sandbox.requests) > asked)
            assert bar.isVisible()
            assert not said
            sandbox._script.clear()
            p.presenter._watch._watch_network()
            p.presenter._watch._network.changed.emit(True)
            await p.until(lambda: not bar.isVisible())
            assert balance(p) != ""

    program.run(scenario)
