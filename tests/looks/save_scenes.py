# SPDX-License-Identifier: GPL-3.0-or-later
"""Save as, with all that it may have to say, and the way back to the original."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.pane_state import PaneRole
from tests.core import pictures
from tests.support import photos

if TYPE_CHECKING:
    from faceswap_desktop.gui.save_dialog import SaveDialog
    from tests.looks.scenes import Scene
    from tests.looks.world import World


async def transparent(w: World) -> None:
    """A result without its background, of a photo that knows where it was taken, as JPEG."""
    p = w.p
    path = photos.save(photos.portrait(), w.folder / "beach.jpg", exif=pictures.exif_with(1))
    p.open(path, operation="background")
    p.window.options.set_values({"background": "transparent"})
    await p.until(p.window.main_button.is_ready)
    await w.finished()
    dialog = _open(w)
    dialog.formats.segment("JPEG").click()
    await p.until(dialog.facts.white.isVisible)
    await p.until(lambda: dialog.settings in dialog._sizes)


async def taken_name(w: World) -> None:
    """The same, and the name is taken."""
    await transparent(w)
    dialog = w.p.presenter.results._dialog
    assert dialog is not None
    assert dialog.path is not None
    dialog.path.write_bytes(b"somebody's own")
    dialog.save_button.click()


async def original(w: World) -> None:
    """The result under the name of the photo itself."""
    await w.pair()
    await w.finished()
    dialog = _open(w)
    dialog.name.setText(w.photo.name)
    dialog.save_button.click()


async def original_without_trash(w: World) -> None:
    """The same, where the photo cannot go to the trash."""
    await original(w)
    _refuse_trash(w)


async def taken_name_without_trash(w: World) -> None:
    """Another file that cannot go to the trash."""
    await taken_name(w)
    _refuse_trash(w)


async def back_to_original(w: World) -> None:
    """The menu of the first pane with a result in it."""
    await w.pair()
    await w.finished()
    p, target = w.p, w.p.window.target_pane
    job = p.presenter.jobs.current
    assert job is not None
    # Under the photo's name: that of a result is half translated, and half not.
    origin = p.presenter.chain._origin(job.request)
    result = Offer(OfferKind.FILE, w.photo.name, path=job.results[0].path, origin=origin)
    p.presenter.offer(PaneRole.TARGET, (result,))
    await p.until(lambda: target._state.is_result and bool(target._state.faces))
    target.make_menu().popup(target.mapToGlobal(target.rect().center()))


def _refuse_trash(w: World) -> None:
    dialog = w.p.presenter.results._dialog
    assert dialog is not None
    dialog.refuse_trash()


def _open(w: World) -> SaveDialog:
    w.p.presenter.results.save_as()
    dialog = w.p.presenter.results._dialog
    assert dialog is not None
    return dialog


SCENES: dict[str, Scene] = {
    "save-as-transparent": transparent,
    "save-as-taken-name": taken_name,
    "save-as-original": original,
    "save-as-original-without-trash": original_without_trash,
    "save-as-taken-name-without-trash": taken_name_without_trash,
    "back-to-original-menu": back_to_original,
}
