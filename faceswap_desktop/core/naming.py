# SPDX-License-Identifier: GPL-3.0-or-later
"""Names for new files that every system takes: Windows, macOS, Linux, memory cards."""

from __future__ import annotations

import os
import re
import unicodedata
from pathlib import Path

from faceswap_desktop.core.formats import PictureFormat

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')
_RESERVED = {
    *("con", "prn", "aux", "nul", "conin$", "conout$"),
    *(f"{port}{digit}" for port in ("com", "lpt") for digit in "0123456789¹²³"),
}
# Most file systems take 255 bytes; the rest is room for a number and for ".part" names.
_MAX_BYTES = 200
_FALLBACK = "picture"
# Behind the name of what a service sent, where a full-size picture took its place.
AS_RECEIVED = "-as-received"


def suggested_name(original_name: str, operation_suffix: str, picture: PictureFormat) -> str:
    """A name for a result: ("holiday.jpg", "swapped", JPEG) gives "holiday-swapped.jpg"."""
    stem = Path(original_name.replace("\\", "/")).stem if original_name else ""
    tail = f"-{safe_stem(operation_suffix)}" if operation_suffix else ""
    end = tail + picture.suffix
    return _shortened(safe_stem(stem), _MAX_BYTES - len(end.encode())) + end


def free_name(folder: Path, stem: str, suffix: str) -> Path:
    """A path in `folder` at which there is nothing: "stem.jpg", else "stem-2.jpg" and so on."""
    start = _shortened(safe_stem(stem), _MAX_BYTES - len(suffix.encode()))
    candidate = folder / f"{start}{suffix}"
    number = 2
    while os.path.lexists(candidate):
        candidate = folder / f"{start}-{number}{suffix}"
        number += 1
    return candidate


def safe_stem(text: str) -> str:
    """`text` as the first part of a file name: never empty, and with no special meaning."""
    printable = "".join(
        "" if unicodedata.category(each) in {"Cc", "Cs", "Co", "Cn"} or each in _TURNING else each
        for each in text
    )
    cleaned = _FORBIDDEN.sub("_", unicodedata.normalize("NFC", printable)).strip(" .")
    if not cleaned:
        return _FALLBACK
    return f"_{cleaned}" if cleaned.split(".")[0].rstrip().lower() in _RESERVED else cleaned


# Characters that turn the direction of writing make "gpj.exe" look like "exe.jpg".
_TURNING = set("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff")


def _shortened(stem: str, limit: int) -> str:
    """`stem` cut to `limit` bytes of UTF-8 between characters."""
    short = stem.encode()[:limit].decode(errors="ignore").rstrip(" .\u200d")
    return short or _FALLBACK
