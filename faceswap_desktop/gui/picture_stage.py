# SPDX-License-Identifier: GPL-3.0-or-later
"""Brings pictures onto the compare view: a preview at once, the full size when it is looked at."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, PhotoError, SaveError
from faceswap_desktop.gui.picture_layers import PictureLayers
from faceswap_desktop.gui.pixels import as_image

if TYPE_CHECKING:
    from collections.abc import Callable

    from faceswap_desktop.core.models import Photo
    from faceswap_desktop.core.segments import Pixels
    from faceswap_desktop.gui.bridge import Bridge, Services
    from faceswap_desktop.gui.compare_view import CompareView

PREVIEW_SIDE = 1600
# Four bytes a pixel, and a third more for the smaller levels: about 700 MB for one picture.
LARGEST_FULL_VIEW_MEGAPIXELS = 128

Pair = tuple[PictureLayers | None, PictureLayers | None]


class PictureStage:
    """Owns what the compare view shows; knows files, not jobs."""

    def __init__(self, view: CompareView, bridge: Bridge) -> None:
        self._view = view
        self._bridge = bridge
        self._shown: Pair = (None, None)
        self._files: tuple[Path | None, Path | None] = (None, None)
        self.tell_missing_original: Callable[[], None] = lambda: None
        view.detail_wanted.connect(self._on_view_detail_wanted)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to look at."""
        return self._shown == (None, None)

    def show_photo(self, photo: Photo, *levels: Pixels) -> None:
        """Show a photo alone, as it was opened into a pane: its levels in falling sizes."""
        images = tuple(as_image(each) for each in levels)
        layers = PictureLayers(photo.width, photo.height, images, str(photo.path))
        self._files = (photo.path, None)
        self._view.set_result_file(None)
        self._set((layers, None))

    def show_result(self, before: Path | None, after: Path) -> None:
        """Show a result beside the photo that it was made of, once both are read."""
        self._files = (before, after)
        self._bridge.run(self._load, name="show pictures", is_alone=True)

    def clear(self) -> None:
        """Show nothing."""
        self._files = (None, None)
        self._view.set_result_file(None)
        self._set((None, None))

    def _set(self, pair: Pair) -> None:
        self._shown = pair
        self._view.set_pictures(*pair)

    async def _load(self, services: Services) -> None:
        """Read previews; one that is gone leaves the other alone on the stage, and is told."""
        before_file, after_file = self._files
        before = after = None
        if before_file is not None:
            try:
                before = await self._preview(services, before_file)
            except PhotoError:
                self.tell_missing_original()
        try:
            after = await self._preview(services, after_file) if after_file is not None else None
        except PhotoError as error:
            raise SaveError(ErrorCode.RESULT_MISSING, details=str(error)) from error
        finally:
            self._view.set_result_file(after_file if after is not None else None)
            self._set((before, after))

    async def _preview(self, services: Services, file: Path) -> PictureLayers:
        known = next((each for each in self._shown if each and each.key == str(file)), None)
        if known is not None:
            return known
        opened = await services.images.open(file, max_side=PREVIEW_SIDE)
        photo = opened.photo
        image = as_image(opened.preview)
        layers = PictureLayers(photo.width, photo.height, (image,), str(file))
        return await in_thread(layers.with_smaller_levels)

    def _on_view_detail_wanted(self) -> None:
        self._bridge.run(self._load_detail, name="show detail", is_alone=True)

    async def _load_detail(self, services: Services) -> None:
        """Replace previews by all levels, one picture at a time."""
        for index, file in enumerate(self._files):
            layers = self._shown[index]
            if file is None or layers is None or layers.key != str(file):
                continue
            if layers.width * layers.height > LARGEST_FULL_VIEW_MEGAPIXELS * 1e6:
                continue
            levels = tuple(as_image(each) for each in await services.images.pyramid(file))
            full = PictureLayers(layers.width, layers.height, levels, layers.key)
            if self._shown[index] is layers:
                self._set((full, self._shown[1]) if index == 0 else (self._shown[0], full))
