# SPDX-License-Identifier: GPL-3.0-or-later
"""The views of the program beside services on the web. Each takes a `World`."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

from faceswap_desktop.core.models import JobState, Operation, Wait, WaitReason
from faceswap_desktop.gui import job_actions
from faceswap_desktop.jobs import schedule
from tests.sandbox import faults, useapi
from tests.support import services

if TYPE_CHECKING:
    from tests.looks.scenes import Scene
    from tests.looks.world import World


async def no_key(w: World) -> None:
    await w.online(has_keys=False)
    w.p.open(w.photo, w.face, service="useapi")
    await w.p.until(w.p.window.account.isVisible)


async def account_guide(w: World) -> None:
    await no_key(w)
    w.p.presenter._settings.open_guide("useapi")


async def account_guide_key(w: World) -> None:
    await account_guide(w)
    guide = w.p.presenter._settings.guide
    guide.go_to(99)
    guide.key_page.desk.check(useapi.KEY)
    await w.p.until(guide.key_page.key.outcome.isVisible)


async def account(w: World) -> None:
    await no_key(w)
    w.p.presenter.open_account("useapi")


async def account_checked(w: World) -> None:
    await w.online()
    w.p.presenter.open_account("useapi")
    page = w.p.presenter._settings.dialog.accounts["useapi"].page
    page.key.check_button.click()
    await asyncio.sleep(0.5)


async def link_hosts(w: World) -> None:
    await w.online()
    w.p.presenter.open_account("ttapi")


async def service_options(w: World) -> None:
    await w.online()
    await w.pair("useapi")
    await w.p.until(lambda: w.p.window.service.balance.text() != "")
    w.p.window.options.fold.setChecked(True)


async def service_faces(w: World) -> None:
    await w.online()
    await services.ready(w.p, w.group, w.face, "useapi")
    faces = w.p.window.target_pane.view.faces
    await w.p.until(lambda: len(faces.marks) == 3)


async def service_face_chosen(w: World) -> None:
    await service_faces(w)
    w.p.window.target_pane.view.faces.marks[1].click()


async def part_not_put_back(w: World) -> None:
    await service_face_chosen(w)

    async def nothing(*_: object) -> None:
        return None

    w.patch.setattr(w.p.services.engine, "restore_full_size", nothing)
    await w.finished()


async def receipt_of_part(w: World) -> None:
    await service_face_chosen(w)
    job = await w.finished()
    w.p.window.jobs.job_action_requested.emit(job.id, job_actions.RECEIPT)
    await w.p.until(lambda: w.p.presenter.receipts.dialog is not None)


async def service_background(w: World) -> None:
    await w.online()
    w.p.presenter.desk.set_service("useapi")
    w.p.presenter.desk.set_operation(Operation.BACKGROUND)
    w.p.open(w.photo)
    await w.p.until(lambda: w.p.window.service.balance.text() != "")


async def service_portrait(w: World) -> None:
    await w.online()
    w.p.presenter.desk.set_service("useapi")
    w.p.presenter.desk.set_operation(Operation.PORTRAIT)
    w.p.open(w.photo)
    await w.p.until(lambda: w.p.window.service.balance.text() != "")


async def consent(w: World) -> None:
    await w.online()
    await w.pair("useapi", allowed=False)
    await services.go(w.p)
    await w.p.until(w.p.window.consent.isVisible)


async def waiting_for_service(w: World) -> None:
    sandbox = await w.online()
    busy = faults.Answer(429, {"error": "busy", "code": 429}, headers={"Retry-After": "60"})
    sandbox.script(busy, path="/picsi")
    await w.pair("useapi")
    await services.go(w.p)
    await w.p.until(lambda: bool(w.p.presenter.jobs.waiting_for(WaitReason.SERVICE_BUSY)))


async def waiting_for_network(w: World) -> None:
    sandbox = await w.online()
    w.patch.setattr(schedule, "back_off", lambda *_: 600.0)
    sandbox.script(faults.DropInBody(10), path="/picsi")
    await w.pair("useapi")
    await services.go(w.p)
    await w.p.until(lambda: bool(w.p.presenter.jobs.waiting_for(WaitReason.NETWORK)))


def _failed(status: int) -> Scene:
    async def scene(w: World) -> None:
        sandbox = await w.online()
        await w.pair("useapi")
        answer = faults.Answer(status, {"error": "no such luck", "code": status})
        sandbox.script(answer, path="/picsi")
        await w.finished()
        await w.p.until(w.p.window.message.isVisible)

    return scene


async def failed_with_details(w: World) -> None:
    await _failed(422)(w)
    w.p.window.message.fold.setChecked(True)


async def uncertain(w: World) -> None:
    w.patch.setattr(schedule, "LOOK_UP_WAITS", (0.0,))
    sandbox = await w.online()
    sandbox.script(faults.Drop(), path="/picsi")
    await w.pair("useapi")
    await w.finished()
    await w.p.until(w.p.window.message.isVisible)


async def send_again(w: World) -> None:
    await uncertain(w)
    w.p.window.message.buttons[0].click()
    await asyncio.sleep(0.3)
    job = w.p.presenter.jobs.current
    w.p.window.jobs.job_action_requested.emit(job.id, job_actions.SEND_AGAIN)


async def patience(w: World) -> None:
    await w.online()
    await w.pair("useapi")
    job = await w.finished()
    w.p.bridge.job_changed.emit(
        replace(job, state=JobState.WORKING, wait=Wait(WaitReason.PATIENCE))
    )


async def stop_question(w: World) -> None:
    await waiting_for_network(w)
    w.p.presenter.cancel()


async def receipt(w: World) -> None:
    await w.online()
    await w.pair("useapi")
    await w.finished()
    w.p.presenter.receipts.open()
    await w.p.until(lambda: w.p.presenter.receipts.dialog is not None)


async def compare_services(w: World) -> None:
    p = w.p
    await w.online()
    await w.pair()
    first = await w.finished()
    p.preferences.give_consent("useapi")
    p.window.jobs.job_action_requested.emit(first.id, job_actions.COMPARE)
    menu = p.presenter.rivals.menu
    next(each for each in menu.actions() if "useapi" in each.text()).trigger()
    menu.close()
    await p.until(lambda: p.presenter.jobs.current.id != first.id)
    await services.over(p, p.presenter.jobs.current)
    await p.until(lambda: p.presenter.rivals.bar is not None)


async def compare_menu(w: World) -> None:
    await w.online()
    await w.pair()
    await w.finished()
    w.p.presenter.rivals.open_menu()


async def saved_faces(w: World) -> None:
    await w.online()
    await w.pair("useapi")
    w.p.presenter.saved_faces.show("useapi")
    await asyncio.sleep(0.5)


async def batch_price(w: World) -> None:
    p = w.p
    await w.online()
    p.presenter.desk.set_service("useapi")
    p.open(face=w.face)
    w.drop(w.photo, w.group)
    await p.until(p.window.main_button.is_ready)


async def batch_failed(w: World) -> None:
    await batch_price(w)
    w.p.preferences.give_consent("useapi")
    w.sandbox.script(faults.Answer(422, {"error": "no", "code": 422}), path="/picsi")
    desk = w.p.presenter.batch
    w.p.presenter.go()
    await w.p.until(lambda: len(desk.jobs) == 2 and all(each.is_over for each in desk.jobs))


SCENES: dict[str, Scene] = {
    "no-key": no_key,
    "account-guide": account_guide,
    "account-guide-key": account_guide_key,
    "account": account,
    "account-checked": account_checked,
    "link-hosts": link_hosts,
    "service-options": service_options,
    "service-faces": service_faces,
    "service-face-chosen": service_face_chosen,
    "part-not-put-back": part_not_put_back,
    "receipt-of-part": receipt_of_part,
    "service-background": service_background,
    "service-portrait": service_portrait,
    "consent": consent,
    "waiting-for-service": waiting_for_service,
    "waiting-for-network": waiting_for_network,
    "failed-refused": _failed(422),
    "failed-credits": _failed(402),
    "failed-with-details": failed_with_details,
    "uncertain": uncertain,
    "send-again": send_again,
    "patience": patience,
    "stop-question": stop_question,
    "receipt": receipt,
    "compare-services": compare_services,
    "compare-menu": compare_menu,
    "saved-faces": saved_faces,
    "batch-price": batch_price,
    "batch-failed": batch_failed,
}
