# SPDX-License-Identifier: GPL-3.0-or-later
"""Entering a key, as a new user would: tried first, kept where it is said, forgotten when asked."""

import keyring.errors
import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox

from faceswap_desktop.gui import account_page as account_page_module
from faceswap_desktop.gui import page_link
from faceswap_desktop.gui.account_page import AccountPage
from faceswap_desktop.gui.forget_dialog import ForgetDialog
from faceswap_desktop.gui.message_bar import MessageBar
from faceswap_desktop.providers.saved_faces import ManagesChannels
from faceswap_desktop.providers.ttapi_description import DESCRIPTION as TTAPI
from faceswap_desktop.providers.useapi_description import DESCRIPTION as USEAPI
from tests.gui.account_support import world_in
from tests.sandbox.faults import Answer
from tests.sandbox.useapi import KEY

SECRET = "MTA.a-discord-secret.XYZ"


@pytest_asyncio.fixture
async def world(tmp_path, monkeypatch):
    async with world_in(tmp_path, monkeypatch) as world:
        yield world


@pytest.fixture
def make(world, qtbot):
    def make(service=USEAPI):
        page = AccountPage(service, world.bridge, world.keeper)
        qtbot.addWidget(page)
        page.known = []
        page.changed_keys = []
        page.status_known.connect(lambda *told: page.known.append(told))
        page.key_changed.connect(page.changed_keys.append)
        page.show()
        page.load()
        return page

    return make


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def type_key(qtbot, page, text):
    page.key.key.edit.clear()
    qtbot.keyClicks(page.key.key.edit, text)


async def check(world, qtbot, page, text=KEY):
    await world.settled()
    type_key(qtbot, page, text)
    qtbot.keyClick(page.key.key.edit, Qt.Key.Key_Return)
    await world.settled()


async def test_a_key_that_works_is_kept_in_the_keyring_and_shows_the_credits(world, make, qtbot):
    page = make()
    await world.settled()
    assert "No access key" in page.key.state.text()
    assert not page.key.check_button.isEnabled()
    assert not page.forget_button.isVisible()
    await check(world, qtbot, page)
    assert world.keyring.stored == {"useapi": KEY}
    assert "keyring of this computer" in page.key.state.text()
    assert "796" in page.key.outcome.text()
    assert "800" in page.key.outcome.text()
    assert page.known[0][0] == "useapi"
    assert page.known[0][1].balance == 796
    assert page.changed_keys == ["useapi"]
    assert page.key.key.text() == "", "it need not lie about in a field"
    assert page.forget_button.isVisible()
    assert not page.message.isVisible()


async def test_a_key_that_is_kept_can_be_checked_again(world, make, qtbot):
    world.keyring.stored["useapi"] = KEY
    page = make()
    await world.settled()
    press(qtbot, page.key.check_button)
    await world.settled()
    assert "works" in page.key.outcome.text()


async def test_while_it_asks_it_says_so_and_the_button_waits(world, make, qtbot):
    page = make()
    await world.settled()
    type_key(qtbot, page, KEY)
    states = []
    page.desk.busy_changed.connect(
        lambda _: states.append((page.key.state.text(), page.key.check_button.isEnabled()))
    )
    press(qtbot, page.key.check_button)
    await world.settled()
    assert states[0] == ("Asking InsightFaceSwap (useapi.net)…", False)
    assert any("keyring" in text for text, _ in states)
    assert states[-1][1]


async def test_a_refused_key_is_kept_nowhere_and_the_old_one_stays(world, make, qtbot):
    world.keyring.stored["useapi"] = KEY
    page = make()
    await check(world, qtbot, page, "user:1-wrong-key")
    assert world.keyring.stored == {"useapi": KEY}
    assert await world.credentials.key("useapi") == KEY
    assert page.message.isVisible()
    assert "did not accept" in page.message.text.text()
    assert "wrong-key" not in page.message.details.toPlainText()
    assert page.key.key.text() == "user:1-wrong-key", "it can be mended"
    page.message.buttons[0].click()
    assert page.window().focusWidget() is page.key.key.edit


async def test_a_first_key_that_is_refused_leaves_no_trace(world, make, qtbot):
    page = make()
    await check(world, qtbot, page, "user:1-wrong-key")
    assert world.keyring.stored == {}
    assert await world.credentials.source("useapi") == "none"


async def test_a_session_key_comes_back_after_a_failed_trial(world, make, qtbot):
    world.credentials.keep_for_session("useapi", KEY)
    page = make()
    await check(world, qtbot, page, "user:1-wrong-key")
    assert await world.credentials.key("useapi") == KEY
    assert await world.credentials.source("useapi") == "session"


async def test_what_cannot_be_a_key_is_not_even_sent(world, make, qtbot):
    page = make()
    await check(world, qtbot, page, "two words")
    assert not world.sandbox.requests
    assert "whole access key" in page.message.text.text()


async def test_a_service_in_trouble_proves_nothing_and_can_be_asked_again(world, make, qtbot):
    world.sandbox.script(Answer(503), path="/account")
    page = make()
    await check(world, qtbot, page)
    assert world.keyring.stored == {}
    assert page.message.isVisible()
    page.message.buttons[0].click()
    await world.settled()
    assert world.keyring.stored == {"useapi": KEY}


async def test_without_a_keyring_the_key_holds_until_the_end_and_that_is_said(world, make, qtbot):
    world.keyring.failure = keyring.errors.NoKeyringError()
    page = make()
    await world.settled()
    page.message.clear()
    await check(world, qtbot, page)
    assert "until you quit" in page.key.state.text()
    assert "no keyring" in page.message.text.text()
    assert not page.message.buttons
    assert await world.credentials.key("useapi") == KEY
    assert not list(world.preferences.path.parent.rglob("*.json"))


async def test_a_locked_keyring_can_be_tried_again(world, make, qtbot):
    page = make()
    await world.settled()
    world.keyring.failure = keyring.errors.KeyringLocked()
    await check(world, qtbot, page)
    assert world.keyring.stored == {}
    assert await world.credentials.key("useapi") == KEY
    world.keyring.failure = None
    page.message.buttons[0].click()
    await world.settled()
    assert world.keyring.stored == {"useapi": KEY}
    assert "keyring of this computer" in page.key.state.text()


async def test_a_keyring_locked_at_the_start_can_be_tried_again(world, make, qtbot):
    world.keyring.stored["useapi"] = KEY
    world.keyring.failure = keyring.errors.KeyringLocked()
    page = make()
    await world.settled()
    assert "locked" in page.message.text.text()
    world.keyring.failure = None
    page.message.buttons[0].click()
    await world.settled()
    assert "keyring of this computer" in page.key.state.text()


async def test_a_key_of_the_environment_is_shown_and_cannot_be_typed_over(world, make, qtbot):
    world.environ["FACESWAP_DESKTOP_USEAPI_KEY"] = KEY
    page = make()
    await world.settled()
    assert "FACESWAP_DESKTOP_USEAPI_KEY" in page.key.state.text()
    assert not page.key.key.isEnabled()
    assert not page.forget_button.isVisible()
    press(qtbot, page.key.check_button)
    await world.settled()
    assert "works" in page.key.outcome.text()
    assert world.keyring.stored == {}


async def test_the_key_is_hidden_unless_one_wants_to_see_it(make, world, qtbot):
    page = make()
    await world.settled()
    field = page.key.key
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password
    press(qtbot, field.eye)
    assert field.edit.echoMode() is QLineEdit.EchoMode.Normal
    field.clear()
    assert field.edit.echoMode() is QLineEdit.EchoMode.Password


async def test_everything_has_a_name(make, world):
    page = make()
    await world.settled()
    assert page.key.key.edit.accessibleName() == "Access key"
    assert page.key.key.eye.accessibleName()
    assert page.key.label.buddy() is page.key.key
    for edit in page.findChildren(QLineEdit):
        assert edit.accessibleName()


async def test_the_pages_of_the_service_open_in_the_browser(make, world, qtbot, monkeypatch):
    opened = []
    monkeypatch.setattr(page_link, "open_page", opened.append)
    page = make()
    await world.settled()
    press(qtbot, page.key.get_link)
    press(qtbot, page.key.help_link)
    assert opened == [USEAPI.account.key_page, USEAPI.account.help_page]


async def test_an_ended_subscription_keeps_the_key_and_leads_to_renewal(
    make, world, qtbot, monkeypatch
):
    opened = []
    monkeypatch.setattr(account_page_module, "open_page", opened.append)
    world.sandbox.script(Answer(402), path="/account")
    page = make()
    await check(world, qtbot, page)
    assert world.keyring.stored == {"useapi": KEY}
    page.message.buttons[0].click()
    assert opened == [USEAPI.account.renewal_page]


async def forget(qtbot, page, *, with_faces=False, really=True):
    press(qtbot, page.forget_button)
    dialog = page.window().findChildren(ForgetDialog)[-1]
    assert dialog.isVisible()
    assert dialog.keep_button.isDefault()
    dialog.faces.setChecked(with_faces)
    press(qtbot, dialog.forget_button if really else dialog.keep_button)


async def test_forgetting_takes_the_key_and_what_was_set(world, make, qtbot):
    world.keeper.set_provider_setting("useapi", "channel", "1001")
    world.keeper.set_provider_setting("ttapi", "link_host", "s3")
    world.keeper.update(
        consents=("useapi", "ttapi"), options={"useapi/swap": {"sharper": True}, "ttapi/swap": {}}
    )
    world.sandbox.useapi.faces["anna"] = b"x"
    page = make()
    await check(world, qtbot, page)
    await forget(qtbot, page, really=False)
    await world.settled()
    assert world.keyring.stored
    await forget(qtbot, page)
    await world.settled()
    assert world.keyring.stored == {}
    current = world.preferences.current
    assert "useapi" not in current.provider_settings
    assert current.provider_settings["ttapi"] == {"link_host": "s3"}
    assert current.consents == ("ttapi",)
    assert dict(current.options) == {"ttapi/swap": {}}
    assert world.sandbox.useapi.faces, "not asked for"
    assert "No access key" in page.key.state.text()
    assert not page.forget_button.isVisible()
    assert page.changed_keys == ["useapi", "useapi"]


async def test_forgetting_can_take_the_saved_faces_first(world, make, qtbot):
    world.sandbox.useapi.faces["anna"] = b"x"
    page = make()
    await check(world, qtbot, page)
    await forget(qtbot, page, with_faces=True)
    await world.settled()
    assert world.sandbox.useapi.faces == {}
    assert world.keyring.stored == {}


async def test_faces_that_could_not_be_deleted_keep_the_key(world, make, qtbot):
    world.sandbox.useapi.faces["anna"] = b"x"
    page = make()
    await check(world, qtbot, page)
    world.sandbox.script(Answer(500), path="/delall", times=9)
    await forget(qtbot, page, with_faces=True)
    await world.settled()
    assert page.message.isVisible()
    assert world.keyring.stored == {"useapi": KEY}


async def test_sending_without_asking_can_be_taken_back(world, make, qtbot):
    world.preferences.give_consent("useapi")
    page = make()
    await world.settled()
    assert page.consent.isChecked()
    page.consent.click()
    assert not world.preferences.has_consent("useapi")
    page.consent.click()
    assert world.preferences.has_consent("useapi")


async def test_saved_faces_are_offered_once_there_is_a_key(world, make, qtbot):
    page = make()
    asked = []
    page.saved_faces_requested.connect(asked.append)
    await world.settled()
    assert not page.faces_button.isVisible()
    await check(world, qtbot, page)
    press(qtbot, page.faces_button)
    assert asked == ["useapi"]


async def test_a_service_without_channels_shows_none(world, make):
    page = make(TTAPI)
    await world.settled()
    assert not isinstance(world.registry.provider("ttapi"), ManagesChannels)
    assert page.channels is None
    page.open_channel_form()


async def test_channels_are_listed_with_what_is_left(world, make, qtbot):
    page = make()
    await check(world, qtbot, page)
    assert [row.name.text() for row in page.channels.rows] == ["1001"]
    assert "796" in page.channels.rows[0].left.text()
    assert not page.channels.usual.isVisible(), "there is nothing to choose"


async def test_no_channel_is_added_before_the_warning_was_agreed_to(world, make, qtbot):
    page = make()
    await check(world, qtbot, page)
    page.open_channel_form()
    form = page.channels.form
    assert "Discord forbids" in form.warning.text()
    assert not form.fields["discord"].isEnabled()
    form.agreed.click()
    for key, text in (("server", "9001"), ("channel", "2002"), ("discord", SECRET)):
        assert not form.add_button.isEnabled()
        field = form.fields[key]
        qtbot.keyClicks(getattr(field, "edit", field), text)
    assert form.fields["discord"].edit.echoMode() is QLineEdit.EchoMode.Password
    press(qtbot, form.add_button)
    await world.settled()
    assert world.sandbox.useapi.accounts["2002"].discord == SECRET
    assert [row.name.text() for row in page.channels.rows] == ["1001", "2002"]
    assert form.fields["discord"].text() == "", "the secret is kept nowhere"
    assert not form.isVisible()
    assert (
        SECRET not in world.preferences.path.read_text() if world.preferences.path.exists() else 1
    )


async def test_a_channel_that_was_not_taken_keeps_what_was_typed(world, make, qtbot):
    page = make()
    await check(world, qtbot, page)
    page.open_channel_form()
    form = page.channels.form
    form.agreed.click()
    for key, text in (("server", "9001"), ("channel", "not a number"), ("discord", SECRET)):
        field = form.fields[key]
        qtbot.keyClicks(getattr(field, "edit", field), text)
    press(qtbot, form.add_button)
    await world.settled()
    assert page.message.isVisible()
    assert form.fields["server"].text() == "9001"


async def test_the_usual_channel_is_chosen_and_kept(world, make, qtbot):
    world.sandbox.useapi.accounts["2002"] = type(world.sandbox.useapi.accounts["1001"])("2002")
    page = make()
    await check(world, qtbot, page)
    box = page.channels.usual
    assert box.isVisible()
    box.setCurrentIndex(box.findData("2002"))
    box.activated.emit(box.currentIndex())
    assert world.preferences.provider_setting("useapi", "channel") == "2002"


async def test_a_channel_is_removed_after_asking(world, make, qtbot):
    from PySide6.QtWidgets import QMessageBox

    page = make()
    await check(world, qtbot, page)
    press(qtbot, page.channels.rows[0].remove_button)
    box = page.window().findChild(QMessageBox)
    next(each for each in box.buttons() if each.text() == "Remove").click()
    await world.settled()
    assert world.sandbox.useapi.accounts == {}
    assert page.channels.rows == []


async def test_a_key_without_a_channel_is_kept_and_leads_to_the_form(world, make, qtbot):
    world.sandbox.useapi.accounts.clear()
    page = make()
    await check(world, qtbot, page)
    assert world.keyring.stored == {"useapi": KEY}
    page.message.buttons[0].click()
    assert page.channels.form.isVisible()


async def test_a_link_host_is_chosen_in_words_and_nothing_beforehand(world, make, qtbot):
    page = make(TTAPI)
    await world.settled()
    hosts = page.link_hosts
    assert not any(radio.isChecked() for radio in hosts.radios.values())
    hosts.radios["litterbox"].click()
    assert world.preferences.provider_setting("ttapi", "link_host") == "litterbox"
    assert "anybody who knows the link" in hosts.radios["litterbox"].accessibleDescription()
    assert not hosts.details["litterbox"].isVisible()
    again = make(TTAPI)
    await world.settled()
    assert again.link_hosts.radios["litterbox"].isChecked()


async def test_a_bucket_is_set_up_and_its_secret_goes_into_the_keyring(world, make, qtbot):
    page = make(TTAPI)
    await world.settled()
    page.link_hosts.radios["s3"].click()
    await world.settled()
    details = page.link_hosts.details["s3"]
    assert details.isVisible()
    qtbot.keyClicks(details.edits["bucket"], "holiday")
    qtbot.keyClick(details.edits["bucket"], Qt.Key.Key_Return)
    assert world.preferences.provider_setting("s3", "bucket") == "holiday"
    qtbot.keyClicks(details.key.edit, "bucket-secret")
    qtbot.keyClick(details.key.edit, Qt.Key.Key_Return)
    await world.settled()
    assert world.keyring.stored == {"s3": "bucket-secret"}
    assert "keyring" in details.state.text()
    assert details.key.text() == ""
    assert "bucket-secret" not in world.preferences.path.read_text()


async def test_a_secret_that_cannot_be_one_is_said_to_be_so(world, make, qtbot):
    page = make(TTAPI)
    page.link_hosts.radios["imgbb"].click()
    await world.settled()
    details = page.link_hosts.details["imgbb"]
    assert not details.keep_button.isEnabled()
    details.key.edit.setText("two words")
    press(qtbot, details.keep_button)
    await world.settled()
    assert "whole access key" in details.state.text()
    assert world.keyring.stored == {}


async def test_forgetting_takes_the_link_host_as_well(world, make, qtbot):
    world.keeper.set_provider_setting("ttapi", "link_host", "litterbox")
    world.credentials.keep_for_session("ttapi", "abc-def")
    page = make(TTAPI)
    await world.settled()
    await forget(qtbot, page)
    await world.settled()
    assert world.preferences.provider_setting("ttapi", "link_host") == ""
    assert not page.link_hosts.radios["litterbox"].isChecked()


async def test_forgetting_takes_the_keys_and_settings_of_its_link_hosts(world, make, qtbot):
    await world.credentials.store("ttapi", "abc-def")
    await world.credentials.store("imgbb", "imgbb-key-1")
    await world.credentials.store("s3", "bucket-secret")
    world.keeper.set_provider_setting("ttapi", "link_host", "s3")
    world.keeper.set_provider_setting("s3", "bucket", "holiday")
    page = make(TTAPI)
    await world.settled()
    await forget(qtbot, page)
    await world.settled()
    assert world.keyring.stored == {}
    assert not world.preferences.current.provider_settings
    details = page.link_hosts.details["s3"]
    assert details.edits["bucket"].text() == ""
    assert not details.forget_button.isVisibleTo(details)


async def test_a_link_host_that_another_service_uses_is_kept(world, make, qtbot):
    await world.credentials.store("ttapi", "abc-def")
    await world.credentials.store("imgbb", "imgbb-key-1")
    world.keeper.set_provider_setting("third", "link_host", "imgbb")
    page = make(TTAPI)
    await world.settled()
    await forget(qtbot, page)
    await world.settled()
    assert world.keyring.stored == {"imgbb": "imgbb-key-1"}


async def test_the_key_of_a_link_host_is_forgotten_by_itself(world, make, qtbot):
    await world.credentials.store("imgbb", "imgbb-key-1")
    world.keeper.set_provider_setting("ttapi", "link_host", "imgbb")
    page = make(TTAPI)
    await world.settled()
    details = page.link_hosts.details["imgbb"]
    assert details.forget_button.isVisible()
    for role in (QMessageBox.ButtonRole.RejectRole, QMessageBox.ButtonRole.AcceptRole):
        assert world.keyring.stored
        press(qtbot, details.forget_button)
        box = page.window().findChildren(QMessageBox)[-1]
        (button,) = [each for each in box.buttons() if box.buttonRole(each) is role]
        press(qtbot, button)
        await world.settled()
    assert world.keyring.stored == {}
    assert not details.forget_button.isVisible()
    assert "No access key" in details.state.text()


async def test_it_speaks_another_language(world, make, qtbot):
    page = make(TTAPI)
    page.link_hosts.radios["s3"].click()
    await world.settled()
    page.key.check_button.setText("")
    for widget in (page, page.key, page.key.key, page.link_hosts, page.link_hosts.details["s3"]):
        QApplication.sendEvent(widget, QEvent(QEvent.Type.LanguageChange))
    assert page.key.check_button.text() == "Check"
    assert page.findChild(MessageBar) is not None
