# SPDX-License-Identifier: GPL-3.0-or-later
"""What is dragged over the window, and work of the window's own. Each takes a `World`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl

from tests.gui.panes import drag_in, drop
from tests.looks import scenes
from tests.support import photos

if TYPE_CHECKING:
    from tests.looks.scenes import Scene
    from tests.looks.world import World


def _dragged(address: str) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(address)])
    return mime


async def drop_on_the_steps(w: World) -> None:
    path = photos.save(photos.portrait(), w.folder / "holiday.png")
    drag_in(w.p.window.empty, _dragged(path.as_uri()))


async def drop_on_the_picture(w: World) -> None:
    await w.pair()
    await w.p.until(lambda: w.p.window.has_pictures)
    path = photos.save(photos.portrait(), w.folder / "another.png")
    drag_in(w.p.window.compare, _dragged(path.as_uri()))


async def drop_on_a_batch_refused(w: World) -> None:
    await scenes.batch(w)
    view = w.p.presenter.batch.view
    assert view is not None
    drag_in(view, _dragged("ftp://nowhere.example/x"))
    drop(view, _dragged("ftp://nowhere.example/x"))


async def saving_many(w: World) -> None:
    """The line under the pictures while results are written."""
    await w.pair()
    await w.finished()
    work = w.p.presenter.save_all.work
    w.stack.enter_context(work.shown(""))
    work._on_patience_timeout()
    work.tell(w.p.presenter.save_all._progress_text(2, 40), 2 / 40)


SCENES: dict[str, Scene] = {
    "drop-steps": drop_on_the_steps,
    "drop-picture": drop_on_the_picture,
    "drop-batch-refused": drop_on_a_batch_refused,
    "saving-many": saving_many,
}
