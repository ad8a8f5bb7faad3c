# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be done, in words, in the current language: all that the first picture says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLocale

from faceswap_desktop.core.operation import Operation
from faceswap_desktop.gui.price_texts import price_line
from faceswap_desktop.gui.workspace import Missing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from faceswap_desktop.core.models import Photo
    from faceswap_desktop.providers.description import ProviderDescription

translate = QCoreApplication.translate


def sentences(*parts: str) -> str:
    """Sentences one after the other, as the language sets them; empty ones are left out."""
    first, *others = [each for each in parts if each] or [""]
    for each in others:
        pair = translate("texts", "{first} {second}", "two sentences")
        first = pair.replace("{first}", first, 1).replace("{second}", each, 1)
    return first


def listed(parts: Iterable[str]) -> str:
    """The parts of a list in a row; empty ones are left out."""
    return translate("texts", ", ", "between the parts of a list").join(filter(None, parts))


def beside(*parts: str) -> str:
    """Short facts side by side in one line; empty ones are left out."""
    return translate("texts", " · ", "between short facts in one line").join(filter(None, parts))


def operation_text(operation: Operation) -> str:
    """What an operation is called, on its switch and on the main button."""
    return {
        Operation.SWAP: translate("texts", "Swap face"),
        Operation.BACKGROUND: translate("texts", "Change background"),
        Operation.PORTRAIT: translate("texts", "Make a portrait"),
    }[operation]


def service_name(service: ProviderDescription) -> str:
    """What people call a service; a translation only where the name is made of words."""
    return translate("providers", service.name)


def prompt_name(operation: Operation) -> str:
    """What the field for words is called."""
    if operation is Operation.PORTRAIT:
        return translate("texts", "Portrait description")
    return translate("texts", "Background description")


def prompt_example(operation: Operation) -> str:
    """What the field for words shows while it is empty."""
    if operation is Operation.PORTRAIT:
        return translate("texts", "For example: me, reading in a cosy library, warm lamp light")
    return translate("texts", "For example: quiet beach in the evening, warm light")


def prompt_hint() -> str:
    """What makes a good description."""
    return translate("texts", "Say what is to be seen, where, and in which light.")


def promise(provider: ProviderDescription, operation: Operation) -> tuple[str, str]:
    """What the main button says when it can work, and the name of the icon beside it.

    Who gets the photos, for how long they are kept there, and what it costs.
    """
    if not provider.photos_leave_computer:
        return translate("texts", "Done on this computer. Nothing is sent."), "lock"
    text = translate("texts", "Sent to {service}.").replace("{service}", service_name(provider))
    return sentences(text, kept_text(provider), price_line(provider, operation)), "cloud"


def kept_text(provider: ProviderDescription) -> str:
    """For how long what was sent is kept there, in one short sentence; "" where it is not said."""
    return _words(provider.data.kept_briefly) if provider.data is not None else ""


def leaving_text(provider: ProviderDescription) -> str:
    """What exactly leaves, and for how long it is kept; "" where nothing leaves."""
    data = provider.data
    if data is None:
        return ""
    what = translate("consent", "Sent: {what}.").replace("{what}", _words(data.what))
    return sentences(what, _words(data.kept_for))


def _words(text: str) -> str:
    """A text of a description in the current language; nothing stays nothing."""
    return translate("providers", text) if text else ""


def permission_text(people: int) -> str:
    """What is confirmed by pressing the main button, about those whose faces are used."""
    if people > 1:
        return translate(
            "texts", "By pressing it you confirm that the people in the face photos agreed."
        )
    if people == 1:
        return translate(
            "texts", "By pressing it you confirm that the person in the face photo agreed."
        )
    return ""


def part_text() -> str:
    """What is sent where a service cannot be told which of several faces is meant."""
    return translate("texts", "Of the photo only the part around the chosen face is sent.")


def any_face_text() -> str:
    """What such a service does while no face is chosen."""
    return translate("texts", "Click the face to change, or the service picks one.")


def people_button_text(faces: int) -> str:
    """What the main button says where several people get a face."""
    return QCoreApplication.translate("texts", "Swap %n face(s)", "", faces)


def people_text(faces: int, people: int) -> str:
    """How many of the people in a photo have a face photo."""
    text = QCoreApplication.translate("texts", "{n} of %n people have a face.", "", people)
    return text.replace("{n}", QLocale().toString(faces))


def no_face_text() -> str:
    """The note under a photo without a face."""
    return translate("texts", "No face was found in this photo.")


def photo_note(photo: Photo | None) -> str:
    """What a person should know about a photo that was opened."""
    if photo is not None and photo.frames > 1:
        return translate("texts", "This file holds several pictures; the first one is used.")
    return ""


def missing_text(missing: Missing, target_name: str = "", face_name: str = "") -> str:
    """What the main button says when it cannot work."""
    text = {
        Missing.BOTH: translate("texts", "Add a photo and a face to begin"),
        Missing.TARGET: translate("texts", "Add a photo to change"),
        Missing.FACE: translate("texts", "Add a face photo"),
        Missing.LOADING: translate("texts", "Looking at the photos…"),
        Missing.FACE_CHOICE: translate("texts", "Click the face to change"),
        Missing.GIVER_CHOICE: translate("texts", "Click the face to use"),
        Missing.NO_FACE_IN_TARGET: translate("texts", "No face was found in {target}"),
        Missing.NO_FACE_IN_FACE: translate("texts", "No face was found in {face}"),
        Missing.PROMPT: translate("texts", "Describe it in a few words"),
        Missing.OPTION: translate("texts", "Choose the new background"),
        Missing.KEY: translate("texts", "Enter the access key of this service"),
        Missing.CREDITS: translate("texts", "Not enough credits left with this service"),
        Missing.OPERATION: translate("texts", "This service cannot do that; choose another"),
        Missing.SERVICE: translate("texts", "Choose a service"),
        Missing.TOO_MANY_PEOPLE: translate("texts", "Too many faces for this service"),
        Missing.NO_PHOTO: translate("texts", "None of these photos can be used"),
    }[missing]
    return text.replace("{target}", target_name).replace("{face}", face_name)
