# SPDX-License-Identifier: GPL-3.0-or-later
"""What a view needs besides the program: photos on disk, and services to talk to."""

from __future__ import annotations

import shutil
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageOps

from faceswap_desktop.core.models import JobSnapshot, JobState
from faceswap_desktop.gui.incoming import Offer, OfferKind
from faceswap_desktop.gui.pane_state import PaneRole
from tests.support import photos, services
from tests.support.catalogues import ROOT

if TYPE_CHECKING:
    from tests.sandbox import Sandbox
    from tests.support.program import Program

_SAMPLES = ROOT / "resources" / "samples"


@dataclass
class World:
    """The surroundings of one view; `p` is the program."""

    p: Program
    folder: Path
    patch: pytest.MonkeyPatch
    stack: AsyncExitStack
    sandbox: Sandbox | None = field(default=None, init=False)

    @property
    def photo(self) -> Path:
        """A portrait to change."""
        return self._copy("admiral.jpg", "holiday-2026.jpg")

    @property
    def face(self) -> Path:
        """A face to use."""
        return self._copy("astronaut.jpg", "Anna.jpg")

    @property
    def group(self) -> Path:
        """One photo with three people."""
        wide = Image.new("RGB", (1536, 512))
        for index in range(3):
            one = photos.portrait() if index % 2 else ImageOps.mirror(photos.portrait())
            wide.paste(one, (512 * index, 0))
        return photos.save(wide, self.folder / "family.jpg", quality=92)

    @property
    def empty_place(self) -> Path:
        """A photo without anybody in it."""
        return photos.save(Image.new("RGB", (600, 400), "teal"), self.folder / "beach.png")

    @property
    def no_photo(self) -> Path:
        """A file that only says it is one."""
        path = self.folder / "notes.jpg"
        path.write_bytes(b"no picture at all")
        return path

    def _copy(self, sample: str, name: str) -> Path:
        path = self.folder / name
        if not path.exists():
            shutil.copy(_SAMPLES / sample, path)
        return path

    async def online(self, *, has_keys: bool = True) -> Sandbox:
        """Let the services on the web be there, on this computer."""
        service = services.sandbox(self.patch, has_keys=has_keys)
        self.sandbox = await self.stack.enter_async_context(service)
        return self.sandbox

    async def pair(self, service: str = "on-device", *, allowed: bool = True) -> None:
        """Both photos on the table."""
        await services.ready(self.p, self.photo, self.face, service, allowed=allowed)

    async def finished(self) -> JobSnapshot:
        """Press the button; the job when it is over, and its result in view."""
        job = await services.over(self.p, await services.go(self.p))
        if job.state is JobState.DONE:
            await self.p.until(lambda: self.p.window.compare.is_comparing)
        return job

    def drop(self, *paths: Path) -> None:
        """Drop photos on the first pane."""
        self.p.presenter.offer(PaneRole.TARGET, self.offers(*paths))

    def offers(self, *paths: Path) -> tuple[Offer, ...]:
        """Files as a drop brings them."""
        return tuple(Offer(OfferKind.FILE, path.name, path=path) for path in paths)
