# SPDX-License-Identifier: GPL-3.0-or-later
"""What photo panes say, in the current language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from faceswap_desktop.gui.pane_state import Invitation, PaneRole, PaneState
from faceswap_desktop.gui.price_texts import pixels_text
from faceswap_desktop.gui.task_texts import listed, sentences

if TYPE_CHECKING:
    from faceswap_desktop.core.models import Photo

translate = QCoreApplication.translate


def title(role: PaneRole) -> str:
    """What a pane is called, for everybody."""
    return {
        PaneRole.TARGET: translate("panes", "Photo to change"),
        PaneRole.FACE: translate("panes", "Face to use"),
        PaneRole.BACKGROUND: translate("panes", "New background"),
    }[role]


def invitation(role: PaneRole, person: int | None = None) -> Invitation:
    """What an empty pane says; `person` is whom the face is for, where there are several."""
    icon, sentence = {
        PaneRole.TARGET: ("photo", translate("panes", "Drop a photo here")),
        PaneRole.FACE: ("face", translate("panes", "Drop a photo of the face here")),
        PaneRole.BACKGROUND: ("photo", translate("panes", "Drop a photo of the background here")),
    }[role]
    if person is not None:
        sentence = translate("panes", "Drop a photo of the face for person {number} here")
        sentence = sentence.replace("{number}", _number(person + 1))
    return Invitation(icon, sentence, translate("panes", "Choose…"))


def use_elsewhere(role: PaneRole) -> str:
    """The menu's words for putting this photo into the other pane; empty without another."""
    return {
        PaneRole.TARGET: translate("panes", "Use as face"),
        PaneRole.FACE: translate("panes", "Use as photo to change"),
        PaneRole.BACKGROUND: "",
    }[role]


def back_to_original(role: PaneRole) -> str:
    """The menu's words for ending a chain of results; empty where there is none."""
    if role is not PaneRole.TARGET:
        return ""
    return translate("panes", "Back to the original photo")


def tips() -> str:
    """The link to what Help says about face photos."""
    return translate("panes", "What makes a good face photo?")


def show_tips() -> str:
    """The same beside a note about the face."""
    return translate("panes", "Show tips")


def size_text(photo: Photo, count: int = 1) -> str:
    """Width and height, as one writes them; how many there are where it is one of several."""
    if count > 1:
        return several(count)
    return pixels_text(photo.width, photo.height)


def several(count: int) -> str:
    """Such as: 5 photos."""
    return QCoreApplication.translate("batch", "%n photo(s)", "", count)


def description(state: PaneState) -> str:
    """All that a pane shows, in words for a screen reader."""
    parts = [state.error] if state.error else []
    if state.is_loading:
        parts.append(translate("panes", "Opening…"))
    if state.photo is None:
        parts.append(translate("panes", "Empty. Press Enter to choose a photo."))
        return sentences(*parts)
    if state.count > 1:
        before = translate("panes", "{photos}:", "how many, before what is known of one of them")
        parts.append(before.replace("{photos}", several(state.count)))
    parts.append(_photo_text(state, state.photo))
    if state.note:
        parts.append(state.note)
    parts.append(translate("panes", "Press Enter to replace it, Delete to remove it."))
    return sentences(*parts)


def announcement(old: PaneState, new: PaneState) -> str:
    """What a screen reader should say by itself about a change; empty for nothing."""
    if new.error and new.error != old.error:
        return new.error
    if new.note and new.note != old.note:
        return new.note
    if new.photo is None:
        return translate("panes", "Removed.") if old.photo is not None else ""
    is_same = new.photo == old.photo and len(new.faces) == len(old.faces)
    return "" if is_same and new.chosen_face == old.chosen_face else _photo_text(new, new.photo)


def _photo_text(state: PaneState, photo: Photo) -> str:
    """Such as: holiday.jpg, 4032 by 3024 pixels, 3 faces, face 2 chosen."""
    size = translate("panes", "{width} by {height} pixels")
    parts = [
        photo.name,
        size.replace("{width}", _number(photo.width)).replace("{height}", _number(photo.height)),
    ]
    if len(state.faces) == 1:
        parts.append(translate("panes", "1 face"))
    elif state.faces:
        parts.append(translate("panes", "%n faces", "", len(state.faces)))
    if state.has_choice_of_faces:
        if state.chosen_face is None:
            parts.append(translate("panes", "none chosen"))
        else:
            chosen = translate("panes", "face {number} chosen")
            parts.append(chosen.replace("{number}", _number(state.chosen_face + 1)))
    return translate("panes", "{list}.").replace("{list}", listed(parts))


def _number(value: int) -> str:
    locale = QLocale()
    locale.setNumberOptions(QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(value)
