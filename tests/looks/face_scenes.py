# SPDX-License-Identifier: GPL-3.0-or-later
"""The views of kept faces and of what is said about a face photo. Each takes a `World`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PIL import Image, ImageFilter
from PySide6.QtCore import QPoint, QPointF
from PySide6.QtTest import QTest

from faceswap_desktop.gui.pane_state import PaneRole
from tests.support import photos

if TYPE_CHECKING:
    from pathlib import Path

    from tests.looks.scenes import Scene
    from tests.looks.world import World


async def _keep(w: World, path: Path, *names: str) -> None:
    desk, space = w.p.presenter.kept_faces, w.p.presenter.desk
    w.p.open(face=path)
    await w.p.until(
        lambda: (
            space.workspace.face.photo is not None
            and space.workspace.face.photo.path == path
            and bool(space.workspace.face.faces)
        )
    )
    for name in names:
        count = len(desk.faces)
        desk.keep(name)
        await w.p.until(lambda count=count: len(desk.faces) > count)


async def kept_faces(w: World) -> None:
    await _keep(w, w.photo, "Grandfather.jpg")
    await _keep(w, w.face, "Anna.jpg", "Anna-last-summer.jpg")
    w.p.presenter.kept_faces.use(w.p.presenter.kept_faces.faces[0].id)
    w.p.open(w.photo)
    await w.p.until(w.p.window.main_button.is_ready)


async def many_kept_faces(w: World) -> None:
    await _keep(w, w.face, *(f"Anna-{number}.jpg" for number in range(9)))


async def kept_face_menu(w: World) -> None:
    await kept_faces(w)
    desk = w.p.presenter.kept_faces
    row, face = desk.row, desk.faces[1]
    thumb = row.thumbs[face.id]
    thumb.setFocus()
    row.make_menu(face.id).popup(thumb.mapToGlobal(QPoint(20, 20)))


async def keep_face(w: World) -> None:
    await w.pair()
    w.p.presenter.kept_faces.ask_to_keep()


async def rename_face(w: World) -> None:
    await kept_faces(w)
    w.p.presenter.kept_faces.ask_to_rename(w.p.presenter.kept_faces.faces[0].id)


async def delete_face(w: World) -> None:
    await kept_faces(w)
    w.p.presenter.kept_faces.ask_to_delete(w.p.presenter.kept_faces.faces[0].id)


async def changed_face(w: World) -> None:
    await w.pair()
    await w.finished()
    w.p.window.face_tour.go()


async def blurred_face(w: World) -> None:
    soft = photos.portrait().filter(ImageFilter.GaussianBlur(4))
    w.p.open(w.photo, photos.save(soft, w.folder / "blurred.jpg", quality=95))
    await w.p.until(w.p.window.main_button.is_ready)


async def small_face(w: World) -> None:
    ground = Image.new("RGB", (1200, 800), "teal")
    ground.paste(photos.portrait().resize((160, 160)), (500, 300))
    w.p.open(w.photo, photos.save(ground, w.folder / "far-away.png"))
    await w.p.until(w.p.window.main_button.is_ready)


async def choice_close_up(w: World) -> None:
    """Zoomed in, one face chosen, another under the mouse."""
    w.p.open(w.group, w.face)
    space, compare = w.p.presenter.desk, w.p.window.compare
    await w.p.until(lambda: len(space.workspace.target.faces or ()) == 3)
    await w.p.until(lambda: compare.before.ornament is not None)
    space.choose_face(PaneRole.TARGET, 0)
    compare.actual_size()
    compare.zoom_in()
    compare.before_gestures.panned.emit(QPointF(100, 60))
    box, seen = space.workspace.target.faces[1].box, compare.transform
    at = seen.to_view(box.centre[0] * seen.picture_width, box.centre[1] * seen.picture_height)
    ratio = compare.devicePixelRatioF()
    QTest.mouseMove(compare.before, QPoint(round(at[0] / ratio), round(at[1] / ratio)))


SCENES: dict[str, Scene] = {
    "kept-faces": kept_faces,
    "kept-faces-many": many_kept_faces,
    "kept-face-menu": kept_face_menu,
    "keep-face": keep_face,
    "rename-face": rename_face,
    "delete-face": delete_face,
    "changed-face": changed_face,
    "face-blurred": blurred_face,
    "face-small": small_face,
    "choice-of-face-close-up": choice_close_up,
}
