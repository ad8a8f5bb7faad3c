# SPDX-License-Identifier: GPL-3.0-or-later
from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QScrollArea

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.option_form import OptionForm
from faceswap_desktop.gui.segmented_control import SegmentedControl
from faceswap_desktop.providers.base import Choice, Option, OptionKind

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def choice(*values):
    return tuple(Choice(value, value.capitalize()) for value in values)


OPTIONS = (
    Option("blend", OptionKind.SLIDER, "Blend strength", "How much of the face is taken", 0.7),
    Option("sharp", OptionKind.SWITCH, "Sharper face", "Makes the face crisper", default=False),
    Option(
        "fill", OptionKind.CHOICE, "Fill with", "", "photo", choices=choice("photo", "colour")
    ),
    Option("colour", OptionKind.COLOUR, "Colour", "", "#ffffff", shown_when=("fill", "colour")),
    Option(
        "photo",
        OptionKind.PHOTO,
        "Background photo",
        "",
        "",
        is_required=True,
        shown_when=("fill", "photo"),
    ),
    Option(
        "size",
        OptionKind.CHOICE,
        "Size",
        "",
        "medium",
        choices=choice("tiny", "small", "medium", "large", "enormous"),
        is_advanced=True,
    ),
    Option(
        "count", OptionKind.NUMBER, "Pictures", "", 2, minimum=1, maximum=9, step=1, unit="pieces",
        is_advanced=True,
    ),
    Option("words", OptionKind.TEXT, "Avoid", "", "", max_length=10, is_advanced=True),
)  # fmt: skip


@pytest.fixture
def form(qapp, qtbot):
    theme.apply(qapp, theme.Theme.LIGHT)
    form = OptionForm(OPTIONS)
    qtbot.addWidget(form)
    form.resize(300, 500)
    form.show()
    qtbot.waitExposed(form)
    return form


def control(form, key):
    return form.row(key).field.control


def test_it_begins_with_the_defaults(form):
    assert form.values() == {
        "blend": 0.7,
        "sharp": False,
        "fill": "photo",
        "photo": "",
        "size": "medium",
        "count": 2,
        "words": "",
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("blend", 0.25),
        ("sharp", True),
        ("fill", "colour"),
        ("photo", "/somewhere/beach.jpg"),
        ("size", "large"),
        ("count", 7),
        ("words", "blur"),
    ],
)
def test_each_kind_can_be_set_tells_it_once_and_can_be_reset(form, qtbot, key, value):
    told = []
    form.values_changed.connect(lambda: told.append(form.values()[key]))
    form.set_values({key: value})
    assert form.values()[key] == value
    assert told == [value]
    row = form.row(key)
    # A photo has its own button to take it away.
    reset = row.field.control.remove_button if key == "photo" else row.reset_button
    assert not reset.isHidden()
    reset.click()
    assert form.values()[key] == row.option.default
    assert row.reset_button.isHidden()


def test_what_is_set_to_the_same_value_tells_nobody(form, qtbot):
    with qtbot.assertNotEmitted(form.values_changed):
        form.set_values({"blend": 0.7, "nonsense": 1})


def test_conditions_are_followed_at_once(form):
    assert form.row("photo").isVisible()
    assert not form.row("colour").isVisible()
    control(form, "fill").segment("colour").click()
    assert form.row("colour").isVisible()
    assert not form.row("photo").isVisible()
    assert "photo" not in form.values()
    assert form.values()["colour"] == "#ffffff"


def test_conditions_may_hang_on_each_other_even_in_a_circle(qtbot):
    loop = (
        Option("a", OptionKind.SWITCH, "A", "", True, shown_when=("b", True)),
        Option("b", OptionKind.SWITCH, "B", "", True, shown_when=("a", True)),
        Option("c", OptionKind.SWITCH, "C", "", True, shown_when=("nobody", True)),
        Option("d", OptionKind.SWITCH, "D", "", True),
        Option("e", OptionKind.SWITCH, "E", "", True, shown_when=("d", True)),
        Option("f", OptionKind.SWITCH, "F", "", True, shown_when=("e", True)),
    )
    form = OptionForm(loop)
    qtbot.addWidget(form)
    assert set(form.values()) == {"d", "e", "f"}
    form.set_values({"d": False})
    assert set(form.values()) == {"d"}


def test_what_must_be_set_is_told(form):
    assert form.missing().key == "photo"
    form.set_photo("photo", "/somewhere/beach.jpg", "beach.jpg")
    assert form.missing() is None


def test_rare_options_are_folded_away_but_hold(form):
    assert not form.row("count").isVisible()
    form.fold.click()
    assert form.row("count").isVisible()
    form.fold.click()
    assert not form.row("count").isVisible()
    assert form.values()["count"] == 2


def test_the_fold_tells_how_many_below_it_are_changed(form):
    assert form.fold.text() == "More options"
    form.set_values({"count": 7, "words": "blur", "blend": 0.2})
    assert form.fold.text() == "More options (2 changed)"
    form.row("count").reset_button.click()
    assert form.fold.text() == "More options (1 changed)"
    form.set_options(OPTIONS, is_brief=True)
    form.set_values({"count": 7})  # not built yet, and counted all the same
    assert form.fold.text() == "More options (1 changed)"
    form.complete()
    assert form.fold.text() == "More options (1 changed)"


def test_without_rare_options_there_is_nothing_to_unfold(qtbot):
    form = OptionForm(OPTIONS[:2])
    qtbot.addWidget(form)
    form.show()
    assert not form.fold.isVisible()


def test_new_options_replace_the_old_ones(form):
    form.set_options((OPTIONS[1],))
    assert form.values() == {"sharp": False}
    with pytest.raises(LookupError):
        form.row("blend")
    form.set_options(())
    assert form.isHidden()


def test_a_photo_is_wished_for_shown_and_taken_away(form, qtbot):
    field = control(form, "photo")
    with qtbot.waitSignal(form.photo_wanted) as wanted:
        qtbot.mouseClick(field.choose_button, Qt.MouseButton.LeftButton)
    assert wanted.args == ["photo"]
    form.set_photo("photo", "/x/0123.jpg", "beach.jpg")
    assert field.name.text() == "beach.jpg"
    assert form.values()["photo"] == "/x/0123.jpg"
    qtbot.mouseClick(field.remove_button, Qt.MouseButton.LeftButton)
    assert form.values()["photo"] == ""
    with pytest.raises(LookupError):
        form.set_photo("blend", "/x", "x")


def test_few_short_choices_lie_side_by_side_many_in_a_list(form):
    assert isinstance(control(form, "fill"), SegmentedControl)
    assert isinstance(control(form, "size"), QComboBox)


def test_a_colour_is_picked_from_the_ready_ones(form, qtbot):
    form.set_values({"fill": "colour"})
    field = control(form, "colour")
    grey = field.swatches[1]
    with qtbot.waitSignal(form.values_changed):
        qtbot.mouseClick(grey, Qt.MouseButton.LeftButton)
    assert form.values()["colour"] == grey.colour.name()
    grey.setFocus()
    form.window().setAttribute(Qt.WidgetAttribute.WA_KeyboardFocusChange)
    assert not grey.grab().isNull()


def test_any_other_colour_comes_from_the_dialog(form, qtbot):
    form.set_values({"fill": "colour"})
    field = control(form, "colour")
    qtbot.mouseClick(field.other_button, Qt.MouseButton.LeftButton)
    dialog = field.dialog
    qtbot.waitUntil(dialog.isVisible)
    dialog.setCurrentColor(QColor("#123456"))
    with qtbot.waitSignal(dialog.destroyed):
        dialog.accept()
    assert form.values()["colour"] == "#123456"
    own = field.swatches[-1]
    assert own.isChecked()
    assert own.colour == QColor("#123456")
    field.set_value("#654321")
    assert own.colour == QColor("#654321")
    field.set_value("no colour")
    assert field.value() == "#654321"


def test_numbers_keep_to_their_limits(form):
    form.set_values({"count": 99, "blend": 7.0, "words": "far too long a text"})
    assert form.values()["count"] == 9
    assert form.values()["blend"] == 1.0
    assert form.values()["words"] == "far too lo"
    form.set_values({"size": "unheard of", "fill": "unheard of"})
    assert form.values()["fill"] == "photo"


def test_a_slider_moves_in_steps_by_keys_and_says_its_value(form, qtbot):
    slider = control(form, "blend").slider
    slider.setFocus()
    with qtbot.waitSignal(form.values_changed):
        qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert form.values()["blend"] == 0.75
    assert control(form, "blend").value_text() == "75 %"


@pytest.mark.parametrize(
    ("option", "text"),
    [
        (Option("a", OptionKind.SLIDER, "A", "", 50, minimum=0, maximum=100, step=1, unit="%"),
         "50 %"),
        (Option("a", OptionKind.SLIDER, "A", "", 2.5, minimum=0, maximum=9, step=0.5, unit="px"),
         "2.5 px"),
        (Option("a", OptionKind.SLIDER, "A", "", 3, minimum=1, maximum=9, step=1), "3"),
        (Option("a", OptionKind.SLIDER, "A", "", 0.25, minimum=-1, maximum=1, step=0.05), "0.25"),
    ],
)  # fmt: skip
def test_a_slider_shows_its_number_as_people_write_it(qtbot, option, text):
    form = OptionForm((option,))
    qtbot.addWidget(form)
    assert control(form, "a").value_text() == text


def test_every_control_has_its_name_and_help(form):
    for option in OPTIONS:
        if option.key == "size":  # Qt gives a box its text as the name, and its label as label
            assert form.row("size").label.buddy() is control(form, "size")
            continue
        widget = control(form, option.key)
        widget = widget.focusProxy() or widget
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name) == option.label, option.key
    sharp = QAccessible.queryAccessibleInterface(control(form, "sharp"))
    assert sharp.text(QAccessible.Text.Description) == "Makes the face crisper"
    assert control(form, "blend").toolTip() == "How much of the face is taken"
    assert form.row("blend").reset_button.accessibleName() == "Reset Blend strength"


def test_the_slider_stands_behind_its_label(form):
    row = form.row("blend")
    assert control(form, "blend").x() > row.label.geometry().right()
    assert (
        abs(control(form, "blend").geometry().center().y() - row.label.geometry().center().y()) < 4
    )


def test_sliders_that_stand_together_begin_at_the_same_place(qtbot):
    form = OptionForm(
        (
            Option("a", OptionKind.SLIDER, "Short", "", 0.5),
            Option("b", OptionKind.SLIDER, "Rather longer", "", 0.5),
            Option("c", OptionKind.SLIDER, "Longest of them all", "", 0.5, is_advanced=True),
        )
    )
    qtbot.addWidget(form)
    form.resize(360, 200)
    form.show()
    first, second = (form.row(key).field.control for key in "ab")
    qtbot.waitUntil(lambda: first.x() == second.x() > 0)
    assert first.x() < form.row("c").label_width() + 30


def test_a_slider_does_not_move_away_under_the_mouse(form, qtbot):
    slider = control(form, "blend")
    before = slider.geometry()
    form.set_values({"blend": 0.2})
    form.layout().activate()
    assert form.row("blend").reset_button.isVisible()
    assert slider.geometry() == before


def test_a_long_label_goes_above_its_control_and_is_whole(qtbot):
    label = "Überblendungsstärke am Gesichtsrand"
    form = OptionForm((Option("a", OptionKind.SLIDER, label, "", 0.5),))
    qtbot.addWidget(form)
    form.resize(260, 120)
    form.show()
    row = form.row("a")
    qtbot.waitUntil(lambda: control(form, "a").y() > row.label.y())
    assert form.minimumSizeHint().width() <= 280
    form.resize(800, 120)
    qtbot.waitUntil(lambda: control(form, "a").x() > row.label.x())


def test_the_wheel_over_a_control_without_focus_changes_nothing(form, qtbot):
    slider = control(form, "blend").slider
    form.setFocus()
    slider.clearFocus()
    wheel(slider)
    assert form.values()["blend"] == 0.7
    slider.setFocus()
    qtbot.waitUntil(slider.hasFocus)
    wheel(slider)
    assert form.values()["blend"] != 0.7


def wheel(widget):
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, 0), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)


def test_in_a_scroll_area_the_rows_stay_together(qtbot):
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(OptionForm(OPTIONS[:2]))
    qtbot.addWidget(area)
    area.resize(320, 600)
    area.show()
    first, second = area.widget().row("blend"), area.widget().row("sharp")
    assert second.y() - first.geometry().bottom() < 20


def test_words_come_back_in_the_language(form):
    form.fold.setText("?")
    QApplication.sendEvent(form, QEvent(QEvent.Type.LanguageChange))
    assert form.fold.text() == "More options"
