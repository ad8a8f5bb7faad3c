# SPDX-License-Identifier: GPL-3.0-or-later
"""What Save as offers and what comes out of it, and what a typed name means. No Qt."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from faceswap_desktop.core.formats import EncodeSettings, PictureFormat

DEFAULT_QUALITY = 92
_FORMATS = {
    ".jpg": PictureFormat.JPEG,
    ".jpeg": PictureFormat.JPEG,
    ".jpe": PictureFormat.JPEG,
    ".png": PictureFormat.PNG,
    ".webp": PictureFormat.WEBP,
    ".avif": PictureFormat.AVIF,
}


@dataclass(frozen=True, slots=True)
class SaveOffer:
    """Where Save as starts.

    `name` is the suggested file name with its suffix, `originals` the user's own photos, which
    are never written over without a question of their own. `has_location` says whether the
    original knows where it was taken, `keep_location` whether that is kept unless the user says
    otherwise; `is_transparent` is about the picture, `longest_side` is its in pixels.
    """

    name: str
    folder: Path
    format: PictureFormat = PictureFormat.JPEG
    quality: int = DEFAULT_QUALITY
    originals: tuple[Path, ...] = ()
    has_location: bool = False
    keep_location: bool = False
    is_transparent: bool = False
    longest_side: int = 0


@dataclass(frozen=True, slots=True)
class SaveChoice:
    """What to write and where. `replace` only if the user agreed that what is there now goes.

    It goes to the trash; `for_good` if the user agreed also to lose it, as there is none.
    """

    path: Path
    settings: EncodeSettings
    keep_location: bool = False
    replace: bool = False
    for_good: bool = False


def format_of(name: str) -> PictureFormat | None:
    """The format that the end of a file name asks for; None where it names none of ours."""
    return _FORMATS.get(Path(name).suffix.lower())


def with_suffix_of(name: str, picture: PictureFormat) -> str:
    """The name with the suffix of a format, in place of that of another one."""
    if format_of(name) is picture:
        return name
    stem = name[: -len(Path(name).suffix)] if format_of(name) else name
    return stem + picture.suffix


def without_kept_suffix(name: str, cursor: int) -> str:
    """The name without the suffix that was left behind the one being typed.

    With only the stem selected, typing "me.png" over "holiday.jpg" gives "me.png.jpg" with the
    cursor before the last suffix: "me.png" was meant.
    """
    typed, kept = name[:cursor], name[cursor:]
    return typed if format_of(typed) and kept.lower() in _FORMATS else name


def file_meant(typed: str, folder: Path, picture: PictureFormat) -> Path | None:
    """The file that a typed name means; None while it names no file.

    An absolute path, or one from the home folder (~), counts as it is; anything else lies in
    `folder`. Without a suffix of ours the format's is added: "me.v2" gives "me.v2.jpg".
    """
    text = typed.strip()
    if text.endswith(("/", os.sep)) or Path(text).name in {"", ".."}:
        return None
    try:
        path = folder / Path(text).expanduser()
    except RuntimeError:  # "~somebody" who is not known here
        path = folder / text
    return path.with_name(with_suffix_of(path.name, format_of(path.name) or picture))


def is_one_of(path: Path, files: tuple[Path, ...]) -> bool:
    """Whether a path is one of some files, by whatever name or link."""
    return any(_is_same(path, file) for file in files)


def _is_same(path: Path, file: Path) -> bool:
    try:
        return path.samefile(file)
    except OSError:  # one of them is not there, or cannot be looked at
        return os.path.normcase(path.absolute()) == os.path.normcase(file.absolute())
