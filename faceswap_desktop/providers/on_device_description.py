# SPDX-License-Identifier: GPL-3.0-or-later
"""The service on this computer, as data. Cheap to import: needed for the first paint."""

from __future__ import annotations

from faceswap_desktop.core.operation import Mark, Operation
from faceswap_desktop.providers.description import (
    Choice,
    OperationDescription,
    Option,
    OptionKind,
    ProviderDescription,
)

PROVIDER_ID = "on-device"
# Trained models find faces and people; what is seen in the result are pixels of photos, and none
# were generated.
_MARK = Mark.COMPOSITE
# Measured with photos of 2 to 24 megapixels on two cores of a plain computer; once some jobs are
# done, the window tells what this one takes.
_SWAP_SECONDS = (1, 5)
_BACKGROUND_SECONDS = (2, 10)

_SWAP_OPTIONS = (
    Option(
        "strength",
        OptionKind.SLIDER,
        "Strength",
        "How much of the new face shows. Less leaves some of the face that was there.",
        default=1.0,
    ),
    Option(
        "likeness",
        OptionKind.SLIDER,
        "Face shape",
        "How much of the new face's own proportions come along. Less keeps the shape that is "
        "in the photo.",
        default=1.0,
        is_advanced=True,
    ),
    Option(
        "light",
        OptionKind.SLIDER,
        "Light of the photo",
        "How much of the photo's light and shade falls on the new face.",
        default=0.7,
        is_advanced=True,
    ),
    Option(
        "keep_mouth",
        OptionKind.SWITCH,
        "Keep the mouth",
        "Leaves the mouth of the photo as it is, with its smile.",
        default=False,
        is_advanced=True,
    ),
    Option(
        "keep_glasses",
        OptionKind.SWITCH,
        "Keep the glasses",
        "Leaves the glasses of the photo as they are, and with them the eyes behind.",
        default=False,
        is_advanced=True,
    ),
    Option(
        "sharper",
        OptionKind.SWITCH,
        "Sharper face",
        "Brings out the fine detail of the new face, and nothing around it.",
        default=False,
        is_advanced=True,
    ),
)
_BACKGROUND_OPTIONS = (
    Option(
        "background",
        OptionKind.CHOICE,
        "New background",
        "What is put behind the people in the photo.",
        default="blur",
        choices=(
            Choice("photo", "Another photo"),
            Choice("colour", "A colour"),
            Choice("blur", "Blur"),
            Choice("transparent", "Transparent"),
        ),
    ),
    Option(
        "photo",
        OptionKind.PHOTO,
        "Background photo",
        "It is scaled to fill the whole picture.",
        default="",
        is_required=True,
        shown_when=("background", "photo"),
    ),
    Option(
        "colour",
        OptionKind.COLOUR,
        "Background colour",
        "One even colour behind the people.",
        default="#ffffff",
        shown_when=("background", "colour"),
    ),
    Option(
        "blur",
        OptionKind.SLIDER,
        "Blur",
        "How far out of focus the background is.",
        default=0.5,
        minimum=0.05,
        shown_when=("background", "blur"),
    ),
)

DESCRIPTION = ProviderDescription(
    id=PROVIDER_ID,
    name="On this computer",
    summary="No account, no network: your photos stay here.",
    operations=(
        OperationDescription(
            Operation.SWAP,
            needs_face=True,
            options=_SWAP_OPTIONS,
            can_choose_target_face=True,
            can_choose_face=True,
            max_people=50,
            usual_seconds=_SWAP_SECONDS,
            mark=_MARK,
        ),
        OperationDescription(
            Operation.BACKGROUND,
            options=_BACKGROUND_OPTIONS,
            usual_seconds=_BACKGROUND_SECONDS,
            mark=_MARK,
        ),
    ),
    can_cancel=True,
)
