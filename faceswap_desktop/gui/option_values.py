# SPDX-License-Identifier: GPL-3.0-or-later
"""What options are set to: which values count, which are sent, which are remembered. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from faceswap_desktop.core.operation import Operation
from faceswap_desktop.providers.description import OptionKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from faceswap_desktop.core.operation import OptionValue
    from faceswap_desktop.providers.description import OperationDescription, Option

_NUMBERS = {OptionKind.SLIDER, OptionKind.NUMBER}
_COLOUR_LENGTH = len("#rrggbb")


def fits(option: Option, value: object) -> bool:
    """Whether an option can have this value; what was remembered may be of another version."""
    if option.kind is OptionKind.SWITCH:
        return isinstance(value, bool)
    if option.kind in _NUMBERS:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        return is_number and option.minimum <= float(str(value)) <= option.maximum
    if not isinstance(value, str):
        return False
    if option.kind is OptionKind.CHOICE:
        return value in {choice.value for choice in option.choices}
    if option.kind is OptionKind.COLOUR:
        digits = value.removeprefix("#").lower()
        return len(value) == _COLOUR_LENGTH and set(digits) <= set("0123456789abcdef")
    return option.kind is OptionKind.PHOTO or len(value) <= option.max_length


def whole(options: Iterable[Option], given: Mapping[str, OptionValue]) -> dict[str, OptionValue]:
    """A value for each option: as given where that fits, else its default."""
    return {
        each.key: given[each.key]
        if each.key in given and fits(each, given[each.key])
        else each.default
        for each in options
    }


def is_asked(option: Option, values: Mapping[str, OptionValue]) -> bool:
    """Whether an option matters while the others are set so."""
    return option.shown_when is None or values.get(option.shown_when[0]) == option.shown_when[1]


def sent(options: tuple[Option, ...], values: Mapping[str, OptionValue]) -> dict[str, OptionValue]:
    """The values for a job: what is hidden at present is as if it were never touched."""
    return {
        each.key: values[each.key] if is_asked(each, values) else each.default for each in options
    }


def worth_remembering(
    described: OperationDescription, values: Mapping[str, OptionValue]
) -> dict[str, OptionValue]:
    """What the next start shows again: no photos, as the panes are empty then too."""
    return {
        each.key: values[each.key]
        for each in described.options
        if each.kind is not OptionKind.PHOTO
        and each.key != described.face_option
        and values.get(each.key, each.default) != each.default
    }


def remembered(
    options: Mapping[str, Mapping[str, OptionValue]],
) -> dict[tuple[str, Operation], Mapping[str, OptionValue]]:
    """From the names in the preferences, "service/operation", to those of the window."""
    known = {each.value: each for each in Operation}
    found = {}
    for name, values in options.items():
        provider, _, operation = name.rpartition("/")
        if provider and operation in known:
            found[provider, known[operation]] = values
    return found
