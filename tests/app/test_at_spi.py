# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program used through the accessibility bus alone, as a screen reader would."""

import re
from collections import Counter

import pytest
from PIL import Image, ImageOps

from tests.support import photos
from tests.support.at_spi_client import AccessibilityBus, missing_services, wait_for
from tests.support.screen import Screen, missing_tools

MISSING = [*missing_tools(), *missing_services()]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
]
POLITELY = 1
# What can take the keyboard, or can be told to do something. A frame, a menu bar or a list of
# menus does neither; containers ("filler") and bare texts are only to be read.
CONTROLS = {
    "push button", "radio button", "check box", "combo box", "slider", "spin box", "text",
    "list", "list item", "menu item", "graphic", "tree", "label", "progress bar",
}  # fmt: skip


@pytest.fixture
def running(tmp_path):
    """The program on a screen and a bus of its own: its tree, its window and the bus."""
    with Screen() as screen, AccessibilityBus(tmp_path / "bus", screen.env) as bus:
        program = screen.run_program(tmp_path / "own", **bus.env)
        reached = bus.program("faceswap-desktop")
        window = reached.get("FaceSwap Desktop", "frame")
        wait_for(lambda: is_complete(window), what="the whole window")
        yield reached, window, bus
        program.terminate()
        assert program.wait(30) == 0


@pytest.fixture
def pair(tmp_path):
    """A photo of one person, and one of two."""
    two = Image.new("RGB", (1024, 512))
    two.paste(photos.portrait(), (0, 0))
    two.paste(ImageOps.mirror(photos.portrait()), (512, 0))
    return (
        photos.save(photos.portrait(), tmp_path / "holiday.jpg", quality=95),
        photos.save(two, tmp_path / "anna.png"),
    )


def is_complete(window):
    """The menus are filled last."""
    (*_, last) = window.get(role="menu bar").children
    return bool(last.children and last.children[0].children)


def choose(program, window, pane, path):
    """Fill a pane: press it, type into the dialog, press Open."""
    window.get(pane, "push button").press()
    dialog = wait_for(lambda: program.child(pane, "dialog"), what="the dialog")
    dialog.get(role="text").write(str(path))
    dialog.get("Open", "push button").press()


def press(window, name, role="push button"):
    """Press a button as soon as it is on."""
    button = window.get(name, role)
    wait_for(lambda: "enabled" in button.states, what=f"{name} to be on")
    button.press()


def swap(program, window, bus, pair):
    """Both panes, the second of two faces, the main button, until the result is there."""
    heard = bus.listen()
    for pane, path in zip(("Photo to change", "Face to use"), pair, strict=True):
        choose(program, window, pane, path)
        assert heard.wait_for(path.name)[1] == POLITELY
    window.get("Face 2 of 2", "radio button").do("Toggle")
    heard.wait_for("face 2 chosen")
    press(window, "Swap face")
    said, how = heard.wait_for("holiday.jpg: Done")
    assert (said, how) == ("Swap face, holiday.jpg: Done · On this computer", POLITELY)
    return window.get("After", "graphic")


def faults(root):
    """What is wrong with the names and roles below `root`; empty when nothing is."""
    found = []
    for item in root.walk():
        if item.role == "scroll bar":  # Qt's, beside what it scrolls
            continue
        can_act = bool(set(item.actions) - {"SetFocus"}) or "focusable" in item.states
        if can_act and item.role not in CONTROLS:
            found.append(f"{item!r} is no control")
        if can_act and not item.name and item.role not in {"progress bar", "label"}:
            found.append(f"{item!r} has no name")
        if re.search(r"<\w+>|&[A-Za-z]|[{}]", item.name + item.description):
            found.append(f"{item!r}, {item.description!r}: marks are read out")
        names = Counter(
            (each.role, each.name)
            for each in item.children
            if {"showing", "focusable"} <= each.states
        )
        found += [f"{item!r} has {name!r} more than once" for name, n in names.items() if n > 1]
    return found


def test_photos_are_chosen_swapped_and_saved_through_the_accessibility_bus(running, pair, tmp_path):
    program, window, bus = running
    saved = tmp_path / "saved.png"
    main = window.get("Swap face", "push button")
    assert "enabled" not in main.states
    assert main.description == "Add a photo and a face to begin"
    after = swap(program, window, bus, pair)
    assert after.description == "512 × 512 pixels"  # noqa: RUF001  # as in the window
    press(window, "Save as")
    dialog = program.get("Save as", "dialog")
    name = dialog.get("Name", "text")
    assert name.text == "holiday-swapped.jpg"
    name.write(str(saved))
    press(dialog, "Save")
    wait_for(saved.exists, what="the file")
    with Image.open(saved) as opened:
        opened.load()
        assert opened.format == "PNG"
        assert opened.size == (512, 512)
        assert opened.convert("RGB").tobytes() != photos.portrait().tobytes()


def test_all_that_can_be_used_has_a_name_and_a_role(running, pair):
    program, window, bus = running
    assert faults(window) == []
    swap(program, window, bus, pair)
    assert faults(window) == []
    press(window, "Save as")
    assert faults(program.get("Save as", "dialog")) == []
    press(program.get("Save as", "dialog"), "Cancel")
    press(window, "Settings")
    dialog = program.get("Settings", "dialog")
    assert faults(dialog) == []


def test_menus_have_names_and_none_twice(running):
    _, window, _ = running
    menus = window.get(role="menu bar").children
    assert [menu.name for menu in menus] == ["File", "Edit", "View", "Jobs", "Help"]
    for menu in menus:
        (popup,) = menu.children
        names = [each.name for each in popup.children if each.role != "separator"]
        assert all(names)
        assert not [name for name, n in Counter(names).items() if n > 1], menu.name


def test_states_are_told_and_choices_made_by_the_bus_count(running):
    _, window, _ = running
    change = window.get("Change background", "radio button")
    assert "checked" not in change.states
    change.do("Toggle")
    wait_for(lambda: window.find("Change background", "push button"), what="the main button")
    assert "checked" in change.states
    window.get("Swap face", "radio button").do("Toggle")
    more = window.get("More options", "push button")
    assert "collapsed" in more.states
    more.press()
    wait_for(lambda: "expanded" in more.states)
    assert window.get("Keep the mouth", "check box")
    strength = window.get("Strength", "slider")
    assert strength.value == 100
    strength.value = 70
    assert strength.value == 70
    assert strength.description == "70 %"


def test_the_divider_and_the_jobs_can_be_read_and_moved(running, pair):
    program, window, bus = running
    swap(program, window, bus, pair)
    jobs = window.get("Jobs", "list")
    (job,) = jobs.children
    assert (job.role, job.name) == (
        "list item", "Swap face, holiday.jpg: Done · On this computer",
    )  # fmt: skip
    job.do("Toggle")
    wait_for(lambda: "selected" in job.states)
    window.get("Slider", "radio button").do("Toggle")
    divider = window.get("Divider between Before and After", "slider")
    assert divider.value == 50
    divider.do("Increase")
    assert divider.value == 51
    divider.value = 20
    assert divider.value == 20


def test_the_service_is_chosen_by_the_bus(running):
    program, window, _ = running
    service = window.get("Service", "push button")
    assert service.description == "On this computer"
    service.press()
    menu = wait_for(lambda: program.find("Services"), what="the list of services")
    assert "checked" in menu.get("On this computer", "radio button").states
    menu.get("TTAPI", "radio button").do("Toggle")
    wait_for(lambda: service.description.startswith("TTAPI"))
