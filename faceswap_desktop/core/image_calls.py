# SPDX-License-Identifier: GPL-3.0-or-later
"""The two helper processes for images, and how they are asked.

One does what somebody waits for at the screen (previews, thumbnails), the other one what takes
long (full sizes, writing), so that neither waits for the other. Each starts when first needed.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from faceswap_desktop.core.channel import Message
from faceswap_desktop.core.formats import NETWORK_MEGAPIXELS, USER_MEGAPIXELS
from faceswap_desktop.core.helper_process import HelperProcess, Reply
from faceswap_desktop.core.helper_start import command_for
from faceswap_desktop.core.image_replies import MAX_PROFILE, named
from faceswap_desktop.core.photo_files import read_photo
from faceswap_desktop.core.segments import Segment
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import PhotoError, UserFacingError

# Time for what hangs, not for honest work: a slow computer reads some megabytes a second.
_QUICK_SECONDS = 20
_THOROUGH_SECONDS = 60
_SLOWEST_BYTES = 2_000_000
_MOST_SECONDS = 600
# The levels of a pyramid take a third more than the picture alone.
_SHARE_OF_LEVELS = 1.5

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Question:
    """What to do with a file: a handler's name, its values, and files besides the first."""

    method: str
    values: Message
    more: Sequence[Segment] = ()
    is_quick: bool = False
    from_network: bool = False


class ImageHelpers:
    """Both helpers. `command` starts one."""

    def __init__(self, command: Sequence[str] | None = None) -> None:
        started = list(command or command_for("images"))
        # The arithmetic library of numpy takes a thread and its memory for each processor.
        calm = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        self.quick = HelperProcess(started, environment=calm)
        self.thorough = HelperProcess(started, environment=calm)

    async def aclose(self) -> None:
        """End both; may be called again."""
        await asyncio.gather(self.quick.aclose(), self.thorough.aclose())

    async def ask_about(
        self, path: Path, name: str, question: Question, understand: Callable[[Reply], T]
    ) -> T:
        """Ask about the file `path`, shown as `name`. Raises PhotoError, SaveError, HelperError."""
        file = await in_thread(lambda: read_photo(path, name))
        try:
            return await self.ask([file], question, understand)
        except UserFacingError as error:
            raise named(error, name) from error
        finally:
            file.close()

    async def ask(
        self, segments: Sequence[Segment], question: Question, understand: Callable[[Reply], T]
    ) -> T:
        """Ask about memory; `understand` checks the reply and raises ChannelError on lies."""
        helper = self.quick if question.is_quick else self.thorough
        megapixels = NETWORK_MEGAPIXELS if question.from_network else USER_MEGAPIXELS
        work = sum(each.size for each in segments) // _SLOWEST_BYTES
        seconds = (_QUICK_SECONDS if question.is_quick else _THOROUGH_SECONDS) + work
        seconds = min(seconds, _MOST_SECONDS)
        limits: Message = {
            "network": question.from_network,
            "megapixels": megapixels,
            "seconds": seconds,
        }
        return await helper.call(
            question.method,
            question.values | limits,
            [*segments, *question.more],
            deadline=seconds,
            max_bytes=int(megapixels * 1e6 * 4 * _SHARE_OF_LEVELS) + 2 * MAX_PROFILE,
            understand=understand,
        )


async def metadata_of(path: Path | None) -> Segment | None:
    """The file whose metadata is to be kept; one that is gone or broken costs only that."""
    if path is None:
        return None
    try:
        return await in_thread(lambda: read_photo(path, path.name))
    except PhotoError:
        return None
