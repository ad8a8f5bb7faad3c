# SPDX-License-Identifier: GPL-3.0-or-later
"""What another program gets when a result is dragged into it."""

import pytest
from PySide6.QtCore import QTimer, QUrl
from PySide6.QtGui import QDrag
from PySide6.QtWidgets import QWidget

from faceswap_desktop.gui import drag_out
from tests.gui.compare_pictures import AFTER, is_like, picture


def test_the_file_goes_along_by_its_address(tmp_path):
    path = tmp_path / "holiday ü-swapped.jpg"
    data = drag_out.mime_data(path)
    assert data.urls() == [QUrl.fromLocalFile(str(path))]
    assert data.hasFormat("text/uri-list")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_a_small_picture_is_at_the_pointer(qapp, ratio):
    small = drag_out.thumbnail(picture(AFTER).levels[0], ratio)
    assert small.width() == 128 * ratio
    assert small.deviceIndependentSize().width() == 128
    assert is_like(small.toImage().pixelColor(5, 5), AFTER)


async def test_a_drag_never_starts_inside_a_task(qapp, tmp_path):
    widget = QWidget()
    with pytest.raises(RuntimeError):
        drag_out.drag_file(widget, tmp_path / "x.jpg", None)
    widget.deleteLater()


@pytest.mark.qt_log_ignore("Unimplemented code.")  # of the offscreen platform
def test_a_drag_that_nobody_takes_says_so(qtbot, tmp_path):
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    QTimer.singleShot(0, QDrag.cancel)
    assert not drag_out.drag_file(widget, tmp_path / "x.jpg", picture(AFTER).levels[0])
