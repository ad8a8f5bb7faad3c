# SPDX-License-Identifier: GPL-3.0-or-later
"""The face in a face photo, small and square."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt

from faceswap_desktop.gui.pixels import as_image

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from faceswap_desktop.gui.pane_state import Person

_MARGIN = 1.5  # of the face's own size


def person_thumb(person: Person, side: int) -> QImage | None:
    """`side` pixels square, around the face that is meant, or the middle of the photo."""
    if person.preview is None:
        return None
    image = as_image(person.preview)
    width, height = image.width(), image.height()
    reach, middle = min(width, height), (width / 2, height / 2)
    if person.box is not None:
        largest = max(person.box.width * width, person.box.height * height)
        reach = max(1, min(reach, round(largest * _MARGIN)))
        middle = person.box.centre[0] * width, person.box.centre[1] * height
    left = min(max(0, round(middle[0] - reach / 2)), width - reach)
    top = min(max(0, round(middle[1] - reach / 2)), height - reach)
    return image.copy(QRect(left, top, reach, reach)).scaled(
        side,
        side,
        Qt.AspectRatioMode.IgnoreAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
