# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible

from faceswap_desktop.gui import icons, theme
from faceswap_desktop.gui.elided_label import ElidedLabel
from faceswap_desktop.gui.icon_label import IconLabel

NAME = "a-very-long-name-of-a-picture-from-the-holidays-in-portugal-2026.jpg"


@pytest.fixture
def elided(qtbot):
    label = ElidedLabel(NAME)
    qtbot.addWidget(label)
    return label


def test_a_name_gives_way_in_its_middle(elided):
    elided.resize(160, 20)
    shown = elided.shown_text()
    assert shown.startswith("a-")
    assert shown.endswith("jpg")
    assert "…" in shown
    assert elided.text() == NAME


def test_a_name_that_fits_is_whole_and_needs_no_tool_tip(elided):
    elided.resize(2000, 20)
    elided.show()
    assert elided.shown_text() == NAME
    assert elided.toolTip() == ""


def test_the_whole_is_the_tool_tip_and_never_markup(elided):
    elided.setText("<img src='http://x/y.png'> " * 20)
    elided.resize(80, 20)
    elided.show()
    assert "&lt;img" in elided.toolTip()
    assert "<img" not in elided.toolTip()


def test_a_long_name_does_not_widen_the_window(elided):
    assert elided.minimumSizeHint().width() < 120
    assert elided.sizeHint().width() > 200


def test_screen_readers_get_the_whole_name(elided):
    elided.resize(60, 20)
    interface = QAccessible.queryAccessibleInterface(elided)
    assert interface.text(QAccessible.Text.Name) == NAME


def test_line_breaks_become_blanks(elided):
    elided.setText("two\nlines")
    assert elided.text() == "two lines"
    assert not elided.grab().isNull()


@pytest.mark.parametrize("is_centred", [False, True])
@pytest.mark.parametrize(
    "direction", [Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft]
)
def test_the_icon_stands_before_the_text(qapp, qtbot, is_centred, direction):
    theme.apply(qapp, theme.Theme.LIGHT)
    label = IconLabel(ink=icons.Ink.TEXT, is_centred=is_centred)
    qtbot.addWidget(label)
    label.setLayoutDirection(direction)
    label.show_text("Done", "lock", icons.Ink.DONE, icon_ink=icons.Ink.ERROR)
    label.resize(200, 24)
    image = label.grab().toImage()
    error, done = theme.tokens().error, theme.tokens().done
    icon_at = columns_of(image, error)
    text_at = columns_of(image, done)
    assert icon_at
    assert text_at
    if direction is Qt.LayoutDirection.LeftToRight:
        assert max(icon_at) < min(text_at)
    else:
        assert min(icon_at) > max(text_at)


def columns_of(image, colour):
    def is_like(pixel):
        return (
            abs(pixel.red() - colour.red()) < 30
            and abs(pixel.green() - colour.green()) < 30
            and abs(pixel.blue() - colour.blue()) < 30
        )

    return [
        x
        for x in range(image.width())
        for y in range(image.height())
        if is_like(image.pixelColor(x, y))
    ]


def test_text_that_is_off_looks_off(qtbot):
    label = IconLabel()
    qtbot.addWidget(label)
    label.show_text("Done", "check")
    on = label.grab().toImage()
    label.setEnabled(False)
    assert label.grab().toImage() != on


def test_wrapped_text_asks_for_its_height(qtbot):
    label = IconLabel()
    qtbot.addWidget(label)
    label.show_text("many words that do not fit into one line", "info")
    assert label.heightForWidth(120) > label.heightForWidth(1000)
    assert label.hasHeightForWidth()
    assert label.minimumSizeHint().width() < label.sizeHint().width()


@pytest.mark.parametrize(
    ("text", "longest"),
    [
        ("many words", "words"),
        ("两张照片都将发送给 useapi.net。", "useapi.net。"),
        ("\N{CLAPPER BOARD}\N{CLAPPER BOARD}\N{CLAPPER BOARD} words", "words"),
        ("", ""),
    ],
)
def test_it_is_as_narrow_as_what_is_never_broken(qapp, qtbot, text, longest):
    """Chinese has no spaces, and breaks between any two characters."""
    label = IconLabel()
    qtbot.addWidget(label)
    label.show_text(text)
    only = IconLabel()
    qtbot.addWidget(only)
    only.show_text(longest)
    assert label.minimumSizeHint().width() == only.sizeHint().width()


@pytest.mark.parametrize(("lines", "is_at_edge"), [(1, False), (2, False), (4, True)])
def test_a_paragraph_begins_at_its_edge_and_a_line_or_two_stand_in_the_middle(
    qapp, qtbot, lines, is_at_edge
):
    label = IconLabel(is_centred=True)
    qtbot.addWidget(label)
    label.show_text("\n".join(["Kept for an hour."] * (lines - 1) + ["Ja."]))
    label.resize(300, label.heightForWidth(300))
    image = label.grab().toImage()
    ground, last = image.pixelColor(0, 0), label.height() - label.fontMetrics().height()
    inked = [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != ground for y in range(last, image.height()))
    ]
    assert (inked[0] < 20) is is_at_edge
