# SPDX-License-Identifier: GPL-3.0-or-later
"""The photos that were named on the command line, or by "Open with", as panes take them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from faceswap_desktop.arguments import is_address
from faceswap_desktop.gui.incoming import Offer, OfferKind, link_offer
from faceswap_desktop.gui.pane_state import PaneRole

if TYPE_CHECKING:
    from faceswap_desktop.arguments import Arguments


def named_photos(arguments: Arguments) -> Iterator[tuple[PaneRole, tuple[Offer, ...]]]:
    """What to offer to which pane; an offer of nothing for an address that is none."""
    if arguments.batch:
        found = (_offer(each) for each in arguments.batch)
        yield PaneRole.TARGET, tuple(each for each in found if each is not None)
        return
    named = ((PaneRole.TARGET, arguments.photo), (PaneRole.FACE, arguments.face))
    for role, text in named:
        if text:
            offer = _offer(text)
            yield role, () if offer is None else (offer,)


def _offer(text: str) -> Offer | None:
    if is_address(text):
        return link_offer(QUrl(text, QUrl.ParsingMode.TolerantMode))
    path = Path(text)
    return Offer(OfferKind.FILE, path.name, path=path)
