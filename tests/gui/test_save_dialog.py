# SPDX-License-Identifier: GPL-3.0-or-later
"""Save as never writes over anything unasked, and loses nothing that was typed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from faceswap_desktop.core.formats import EncodeSettings, PictureFormat
from faceswap_desktop.gui.save_choice import SaveChoice, SaveOffer
from faceswap_desktop.gui.save_dialog import SaveDialog
from faceswap_desktop.gui.save_notice import Notice


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "Pictures"
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"the original")
    return folder


@pytest.fixture
def make(qtbot, folder):
    parent = QWidget()
    qtbot.addWidget(parent)
    parent.show()
    opened = []

    def make(**more):
        offer = SaveOffer(
            **{
                "name": "holiday-swapped.jpg",
                "folder": folder,
                "originals": (folder / "holiday.jpg",),
                **more,
            }
        )
        dialog = SaveDialog(offer, parent)
        dialog.requested = []
        dialog.save_requested.connect(dialog.requested.append)
        opened.append(dialog)
        dialog.open()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        return dialog

    yield make
    for dialog in opened:
        dialog.close()
    parent.close()


@pytest.fixture
def dialog(make):
    return make()


def type_over(qtbot, dialog, text):
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, text)


def press(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_starts_with_the_stem_selected_and_return_saves(dialog, qtbot, folder):
    assert dialog.windowTitle() == dialog.accessibleName() == "Save as"
    assert dialog.name.selectedText() == "holiday-swapped"
    assert dialog.isModal()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.requested == [
        SaveChoice(folder / "holiday-swapped.jpg", EncodeSettings(PictureFormat.JPEG, 92))
    ]
    assert dialog.isVisible(), "the one who saves closes it"
    assert not dialog.save_button.isEnabled()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert len(dialog.requested) == 1


def test_a_typed_suffix_chooses_the_format(dialog, qtbot):
    qtbot.keyClicks(dialog.name, "me.png")
    assert dialog.name.text() == "me.png"
    assert dialog.settings.format is PictureFormat.PNG
    assert not dialog.quality.isVisible()
    type_over(qtbot, dialog, "me.jpeg")
    assert dialog.settings == EncodeSettings(PictureFormat.JPEG, 92)
    assert dialog.quality.isVisible()


def test_a_chosen_format_changes_the_suffix(dialog, qtbot, folder):
    dialog.formats.segment("WEBP").click()
    assert dialog.name.text() == "holiday-swapped.webp"
    type_over(qtbot, dialog, "me")
    assert dialog.path == folder / "me.webp"


def test_the_format_offered_is_that_of_the_name(make):
    assert make(name="x.webp").settings.format is PictureFormat.WEBP
    assert make(name="x", format=PictureFormat.PNG).settings.format is PictureFormat.PNG


def test_a_format_that_cannot_hold_the_picture_is_off(make):
    dialog = make(longest_side=20_000)
    assert not dialog.formats.segment("WEBP").isEnabled()
    assert "16,383" in dialog.formats.segment("WEBP").toolTip()
    assert "16,383" in dialog.formats.segment("WEBP").accessibleDescription()
    assert not dialog.formats.segment("PNG").toolTip()
    assert dialog.formats.segment("PNG").isEnabled()


def test_an_absolute_path_counts(dialog, qtbot, tmp_path):
    type_over(qtbot, dialog, str(tmp_path / "elsewhere" / "me"))
    assert dialog.folder.label.text() == str(tmp_path / "elsewhere")
    press(qtbot, dialog.save_button)
    assert dialog.requested[0].path == tmp_path / "elsewhere" / "me.jpg"


def test_without_a_name_there_is_nothing_to_save(dialog, qtbot):
    type_over(qtbot, dialog, " ")
    assert not dialog.save_button.isEnabled()
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.requested == []


def test_quality_by_slider_and_number_is_the_same(dialog):
    dialog.quality.slider.setValue(70)
    assert dialog.quality.number.value() == 70
    dialog.quality.number.setValue(81)
    assert dialog.settings.quality == 81


def test_the_size_is_counted_once_for_each_setting(dialog, qtbot):
    wanted = []
    dialog.size_wanted.connect(wanted.append)
    qtbot.waitUntil(lambda: len(wanted) == 1)
    assert "…" in dialog.size_label.text()
    dialog.show_size(wanted[0], 2_345_678)
    assert "2.3 MB" in dialog.size_label.text()
    dialog.quality.slider.setValue(60)
    dialog.quality.slider.setValue(50)
    assert "…" in dialog.size_label.text()
    dialog.show_size(wanted[0], 2_345_678)
    assert "…" in dialog.size_label.text(), "an answer to another question"
    qtbot.waitUntil(lambda: len(wanted) == 2)
    assert wanted[1].quality == 50
    dialog.show_size(wanted[1], None)
    assert dialog.size_label.text() == ""
    dialog.quality.slider.setValue(92)
    assert "2.3 MB" in dialog.size_label.text(), "known already"
    assert not dialog._counting.isActive() or dialog.settings in dialog._sizes


def test_an_existing_file_is_never_replaced_unasked(dialog, qtbot, folder):
    (folder / "holiday-swapped.jpg").write_bytes(b"an earlier one")
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    assert dialog.requested == []
    assert dialog.notice.notice is Notice.EXISTS
    assert "holiday-swapped.jpg" in dialog.notice.text.text()
    assert dialog.notice.free_name.hasFocus(), "the safe way out"
    press(qtbot, dialog.notice.replace)
    assert [(each.path.name, each.replace) for each in dialog.requested] == [
        ("holiday-swapped.jpg", True)
    ]
    assert dialog.notice.notice is None


def test_a_free_name_is_found(dialog, qtbot, folder):
    (folder / "holiday-swapped.jpg").write_bytes(b"an earlier one")
    press(qtbot, dialog.save_button)
    press(qtbot, dialog.notice.free_name)
    assert dialog.name.text() == "holiday-swapped-2.jpg"
    assert dialog.name.selectedText() == "holiday-swapped-2"
    assert dialog.notice.notice is None
    press(qtbot, dialog.save_button)
    assert [(each.path.name, each.replace) for each in dialog.requested] == [
        ("holiday-swapped-2.jpg", False)
    ]


def test_a_free_name_beside_a_typed_path(dialog, qtbot, folder, tmp_path):
    (tmp_path / "me.jpg").write_bytes(b"mine")
    type_over(qtbot, dialog, str(tmp_path / "me.jpg"))
    press(qtbot, dialog.save_button)
    press(qtbot, dialog.notice.free_name)
    assert dialog.path == tmp_path / "me-2.jpg"


def test_the_original_has_a_warning_of_its_own(dialog, qtbot, folder):
    type_over(qtbot, dialog, "holiday.jpg")
    press(qtbot, dialog.save_button)
    assert dialog.requested == []
    assert dialog.notice.notice is Notice.IS_ORIGINAL
    assert "trash" in dialog.notice.text.text()
    assert "original" in dialog.notice.replace.text()
    press(qtbot, dialog.notice.replace)
    assert dialog.requested[0].replace
    assert not dialog.requested[0].for_good


def test_an_original_that_cannot_go_to_the_trash_stays(dialog, qtbot):
    type_over(qtbot, dialog, "holiday.jpg")
    press(qtbot, dialog.save_button)
    press(qtbot, dialog.notice.replace)
    dialog.refuse_trash()
    assert dialog.notice.notice is Notice.ORIGINAL_STAYS
    assert not dialog.notice.replace.isVisible()
    assert dialog.notice.free_name.hasFocus()
    assert dialog.save_button.isEnabled()
    press(qtbot, dialog.notice.free_name)
    assert dialog.name.text() == "holiday-2.jpg"
    press(qtbot, dialog.save_button)
    assert [each.path.name for each in dialog.requested] == ["holiday.jpg", "holiday-2.jpg"]


def test_another_file_that_cannot_go_to_the_trash_is_asked_about_once_more(dialog, qtbot, folder):
    (folder / "holiday-swapped.jpg").write_bytes(b"an earlier one")
    press(qtbot, dialog.save_button)
    press(qtbot, dialog.notice.replace)
    dialog.refuse_trash()
    assert dialog.notice.notice is Notice.NO_TRASH
    assert dialog.notice.free_name.hasFocus(), "the safe way out"
    press(qtbot, dialog.notice.replace)
    assert [each.for_good for each in dialog.requested] == [False, True]
    assert dialog.requested[1].replace


def test_a_long_question_takes_no_room_from_the_fields(dialog, qtbot, folder):
    name = f"holiday {'with all of us ' * 7}.jpg"
    (folder / name).write_bytes(b"an earlier one")
    type_over(qtbot, dialog, name)
    fields = (dialog.folder.button, dialog.quality.number, dialog.quality.slider)
    # What the style says they have at the least; without a style, what they had.
    heights = [min(each.height(), each.minimumHeight() or each.height()) for each in fields]
    press(qtbot, dialog.save_button)
    text = dialog.notice.text
    qtbot.waitUntil(lambda: text.height() >= text.heightForWidth(text.width()))
    assert text.heightForWidth(text.width()) > 2 * text.fontMetrics().height()
    qtbot.waitUntil(lambda: all(map(int.__ge__, [each.height() for each in fields], heights)))
    replace = dialog.notice.replace
    qtbot.waitUntil(lambda: replace.height() >= replace.sizeHint().height())


def test_another_name_settles_the_question(dialog, qtbot):
    type_over(qtbot, dialog, "holiday.jpg")
    press(qtbot, dialog.save_button)
    qtbot.keyClicks(dialog.name, "2")
    assert dialog.notice.notice is None


def test_a_failure_keeps_everything_for_another_try(dialog, qtbot):
    qtbot.keyClicks(dialog.name, "me")
    dialog.quality.slider.setValue(70)
    press(qtbot, dialog.save_button)
    dialog.show_error("The disk is full. <b>Nothing</b> was lost.", "Errno 28")
    details = dialog.notice.details
    assert details.isVisible()
    assert not details.text.isVisible()
    press(qtbot, details.button)
    assert details.text.isVisible()
    assert details.text.toPlainText() == "Errno 28"
    assert dialog.notice.notice is Notice.FAILED
    assert dialog.notice.text.text() == "The disk is full. <b>Nothing</b> was lost."
    assert dialog.notice.text.textFormat() == Qt.TextFormat.PlainText
    assert not dialog.notice.replace.isVisible()
    assert dialog.name.text() == "me.jpg"
    assert dialog.settings.quality == 70
    press(qtbot, dialog.save_button)
    assert len(dialog.requested) == 2
    assert dialog.notice.notice is None


def test_a_file_that_appeared_meanwhile_is_asked_about(dialog, qtbot):
    press(qtbot, dialog.save_button)
    dialog.ask_to_replace()
    assert dialog.notice.notice is Notice.EXISTS
    press(qtbot, dialog.notice.replace)
    assert [each.replace for each in dialog.requested] == [False, True]


@pytest.mark.parametrize("is_kept", [False, True])
def test_the_location_goes_as_settings_say_and_otherwise_where_it_is_known(make, qtbot, is_kept):
    dialog = make(keep_location=is_kept)
    assert not dialog.facts.isVisible()
    press(qtbot, dialog.save_button)
    assert dialog.requested[0].keep_location is is_kept, "it was not known yet"
    dialog = make(keep_location=is_kept)
    dialog.tell_facts(is_transparent=False, has_location=True)
    assert dialog.facts.keep_location.isVisible()
    assert dialog.facts.keep_location.isChecked() is is_kept
    dialog.facts.keep_location.click()
    press(qtbot, dialog.save_button)
    assert dialog.requested[0].keep_location is not is_kept


def test_jpeg_says_that_transparency_becomes_white(make):
    dialog = make(name="me.png", format=PictureFormat.PNG)
    dialog.tell_facts(is_transparent=True, has_location=False)
    assert not dialog.facts.isVisible()
    for kind in ("JPEG", "AVIF", "WEBP"):
        dialog.formats.segment(kind).click()
        assert dialog.facts.white.isVisible() is (kind == "JPEG")
        assert not dialog.facts.keep_location.isVisible()
    assert "white" in dialog.facts.white.text()
    assert not make().facts.white.isVisible()
    assert make(is_transparent=True).facts.white.isVisible()


def test_avif_has_a_quality_and_an_ending(dialog, qtbot, folder):
    dialog.formats.segment("AVIF").click()
    assert dialog.quality.isVisible()
    assert dialog.settings == EncodeSettings(PictureFormat.AVIF, 92)
    assert dialog.path == folder / "holiday-swapped.avif"
    type_over(qtbot, dialog, "me.AVIF")
    assert dialog.settings.format is PictureFormat.AVIF


def test_another_folder_is_chosen(dialog, qtbot, tmp_path):
    type_over(qtbot, dialog, "/nowhere/me.png")
    press(qtbot, dialog.folder.button)
    chooser = dialog.folder.findChild(QFileDialog)
    assert chooser.fileMode() == QFileDialog.FileMode.Directory
    chooser.fileSelected.emit(str(tmp_path))
    chooser.close()
    assert dialog.path == tmp_path / "me.png"
    assert dialog.folder.label.text() == str(tmp_path)


def test_everything_has_a_name(dialog):
    for widget in (
        dialog.name,
        dialog.folder.button,
        dialog.formats,
        dialog.quality.slider,
        dialog.quality.number,
    ):
        assert widget.accessibleName()


def test_escape_closes_without_saving(dialog, qtbot):
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.requested == []
