# SPDX-License-Identifier: GPL-3.0-or-later
"""The platform's accent and font change while the window is open."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QLabel

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.main_window import MainWindow
from faceswap_desktop.gui.theme import Role, Theme


@pytest.fixture
def window(qapp, qtbot):
    theme.apply(qapp, Theme.LIGHT)
    font = qapp.font()
    window = MainWindow()
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.hide()
    window.deleteLater()
    qapp.setFont(font)
    QCoreApplication.processEvents()
    theme.apply(qapp, Theme.LIGHT)


def test_another_accent_of_the_platform_is_taken_over(window, qtbot, monkeypatch):
    accent = QColor("#a01050")
    monkeypatch.setattr(theme, "_platform_accent", lambda _: accent)
    with qtbot.waitSignal(theme.notifier.changed):
        QCoreApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.ThemeChange))
    assert theme.tokens().accent == accent
    with qtbot.assertNotEmitted(theme.notifier.changed, wait=50):
        QCoreApplication.sendEvent(window.windowHandle(), QEvent(QEvent.Type.ThemeChange))


def test_larger_letters_keep_the_three_sizes(window, qtbot):
    label = QLabel("Title", window)
    theme.set_role(label, Role.TITLE)
    label.show()
    font = QApplication.font()
    size = font.pointSizeF() * 1.5
    font.setPointSizeF(size)
    with qtbot.waitSignal(theme.notifier.changed):
        QApplication.setFont(font)
    assert theme.font(Role.TITLE).pointSizeF() == pytest.approx(size * 1.25, abs=0.3)
    label.ensurePolished()
    assert label.font().pointSizeF() == pytest.approx(size * 1.25, abs=0.3)
    with qtbot.assertNotEmitted(theme.notifier.changed, wait=50):
        QApplication.setFont(font)
