# SPDX-License-Identifier: GPL-3.0-or-later
"""From what a portal hands over to files that can be opened, read before they are gone."""

from __future__ import annotations

import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from faceswap_desktop.core import portal
from faceswap_desktop.core.formats import MAX_FILE_BYTES
from faceswap_desktop.core.threads import in_thread
from faceswap_desktop.errors import ErrorCode, PhotoError
from faceswap_desktop.gui.incoming import Offer, OfferKind

if TYPE_CHECKING:
    from faceswap_desktop.core.paths import Folders


async def portal_offers(offer: Offer, own: Folders) -> tuple[Offer, ...]:
    """The files of a PORTAL offer as offers of their own; never empty.

    Files that were named beside it and can be seen are taken as they are, and the portal is not
    asked. Raises PhotoError (DROP_PROMISED).
    """
    return await in_thread(lambda: _files(offer, own))


def _files(offer: Offer, own: Folders) -> tuple[Offer, ...]:
    if offer.listed and all(path.is_file() for path in offer.listed):
        return tuple(_file(path, path) for path in offer.listed)
    try:
        found = portal.retrieve(offer.portal_key)
        offers = tuple(_file(path, _kept(path, own)) for path in found)
    except OSError as error:
        if offer.listed:
            # Their own absence says more than that of a portal.
            return tuple(_file(path, path) for path in offer.listed)
        raise PhotoError(ErrorCode.DROP_PROMISED, details=str(error)) from error
    if not offers:
        raise PhotoError(ErrorCode.DROP_PROMISED, details="the portal gave no file")
    return offers


def _file(named: Path, path: Path) -> Offer:
    return Offer(OfferKind.FILE, named.name, path=path)


def _kept(path: Path, own: Folders) -> Path:
    """A copy of our own where the file is shown for the moment only."""
    if not portal.is_temporary(path) or path.stat().st_size > MAX_FILE_BYTES:
        return path
    copy = own.inputs / secrets.token_hex(8)
    shutil.copyfile(path, copy)
    return copy
