# SPDX-License-Identifier: GPL-3.0-or-later
"""Light and dark: one palette and one style sheet for the whole program, live.

`apply` is called once by `app`, and again when the choice in Settings changes. While the choice
is SYSTEM, the window follows the system without a restart. Widgets that paint themselves read
`tokens()` while painting; every widget is repainted by Qt on a change, and `notifier.changed`
tells those who keep something computed.
"""

from __future__ import annotations

import sys
from enum import StrEnum, unique
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontInfo, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from faceswap_desktop.gui.palette import Tokens, dark_tokens, light_tokens, qt_palette
from faceswap_desktop.gui.style_sheet import style_sheet

if TYPE_CHECKING:
    from PySide6.QtGui import QStyleHints
    from PySide6.QtWidgets import QAbstractSpinBox, QWidget


@unique
class Theme(StrEnum):
    """What the user chose in Settings."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@unique
class Kind(StrEnum):
    """How a button looks; `set_kind` gives it to one. Without a kind it is a plain one."""

    BUTTON = "button"  # a tool button that looks like a push button
    PRIMARY = "primary"
    MAIN = "main"  # the one large button of the window
    OUTLINED = "outlined"
    LINK = "link"
    FOLD = "fold"
    QUIET = "quiet"  # a tool button with an icon only
    TINY = "tiny"  # a small one


@unique
class Role(StrEnum):
    """What a text is; `set_role` gives it to a label. Without a role it is plain text."""

    TITLE = "title"  # 1.25, bold
    HEADING = "heading"  # 1, bold
    SECOND = "second"  # 1, second colour
    SMALL = "small"  # 0.9, second colour
    ERROR = "error"
    DONE = "done"
    BADGE = "badge"  # the number of a step, in a circle


class Notifier(QObject):
    """Tells that the tokens are others now."""

    changed = Signal()


class _State:
    """What `apply` set; one for the program, as there is one application."""

    def __init__(self) -> None:
        self.theme = Theme.SYSTEM
        # PySide forgets the accessibility hints for good once the wrapper around their parent is
        # gone, so that one is kept.
        self.hints: QStyleHints | None = None
        self.tokens: Tokens | None = None
        self.point_size = 0.0
        self.is_applying = False
        self.has_ring = False  # whether anybody has moved by keyboard so far
        self.is_motion_reduced: bool | None = None
        self.is_system_motion_reduced = False


# What `app` gives to QApplication, which is quicker than to set the style afterwards: the first
# use of QStyle from Python takes 4 ms.
STYLE_ARGUMENTS = ("-style", "Fusion")
# Fusion's own accent, which is there where the platform has none.
_FUSION_BLUE = QColor(48, 140, 198)

notifier = Notifier()
_state = _State()


def apply(app: QApplication, theme: Theme, *, has_style: bool = False) -> None:
    """Give the whole program its looks, and follow the system's from now on.

    `has_style` says that `app` was made with STYLE_ARGUMENTS.
    """
    _state.theme = theme
    hints = _state.hints or app.styleHints()
    if _state.hints is None:
        _state.hints = hints
        hints.colorSchemeChanged.connect(_on_scheme_changed)
        hints.accessibility().contrastPreferenceChanged.connect(_on_contrast_changed)
        app.destroyed.connect(_on_app_destroyed)
        app.focusChanged.connect(_on_focus_changed)
        if not has_style:
            app.setStyle("Fusion")
        _state.point_size = QFontInfo(QApplication.font()).pointSizeF()
    # Title bars and native dialogs follow too, where the platform can do it.
    _state.is_applying = True
    try:
        if theme is Theme.SYSTEM:
            hints.unsetColorScheme()
        else:
            is_dark = theme is Theme.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if is_dark else Qt.ColorScheme.Light)
    finally:
        _state.is_applying = False
    _draw_with(app, hints, hints.colorScheme())


def follow_platform() -> None:
    """Draw anew if the platform's accent or font size is another; a window that hears calls it."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and _state.hints is not None and not _state.is_applying:
        _state.point_size = QFontInfo(QApplication.font()).pointSizeF()
        _draw_with(app, _state.hints, _state.hints.colorScheme())


def tokens() -> Tokens:
    """The colours and sizes in force; the light ones before `apply`."""
    if _state.tokens is None:
        _state.tokens = light_tokens()
    return _state.tokens


def font(role: Role | None = None) -> QFont:
    """The font of a text role, for widgets that paint their own text."""
    result = QApplication.font()
    size = result.pointSizeF() if result.pointSizeF() > 0 else QFontInfo(result).pointSizeF()
    if role is Role.TITLE:
        result.setPointSizeF(size * 1.25)
    elif role is Role.SMALL:
        result.setPointSizeF(size * 0.9)
    if role in (Role.TITLE, Role.HEADING):
        result.setWeight(QFont.Weight.DemiBold)
    return result


def set_kind(button: QWidget, kind: Kind) -> None:
    """Let a button look as `kind` says."""
    _set(button, "kind", kind.value)


def set_role(label: QWidget, role: Role | None) -> None:
    """Let a label look as `role` says."""
    _set(label, "role", role.value if role else "")


def pad_spin_box(box: QAbstractSpinBox) -> None:
    """Keep the number away from the edge; a style sheet cannot."""
    from PySide6.QtWidgets import QLineEdit  # noqa: PLC0415  # not at the start

    line = box.findChild(QLineEdit)
    if line is not None:
        line.setTextMargins(9, 0, 4, 0)


def has_reduced_motion() -> bool:
    """Whether to leave out every animation."""
    if _state.is_motion_reduced is not None:
        return _state.is_motion_reduced
    # Only Windows tells Qt 6.11; elsewhere the effects are reported as off in any case.
    if sys.platform == "win32":
        return not QApplication.isEffectEnabled(Qt.UIEffect.UI_General)
    return _state.is_system_motion_reduced


def set_reduced_motion(wanted: bool | None) -> None:  # noqa: FBT001  # a setting, as Qt's own
    """Follow the choice in Settings; None follows the system."""
    _state.is_motion_reduced = wanted


def set_system_motion(*, is_reduced: bool) -> None:
    """Remember what the system wishes, where Qt cannot tell; `system_motion` asks it."""
    _state.is_system_motion_reduced = is_reduced


def _set(widget: QWidget, name: str, value: str) -> None:
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def _draw_with(app: QApplication, hints: QStyleHints, scheme: Qt.ColorScheme) -> None:
    is_dark = _is_dark(scheme)
    preference = hints.accessibility().contrastPreference()
    make = dark_tokens if is_dark else light_tokens
    new = make(
        _platform_accent(app),
        is_high_contrast=preference == Qt.ContrastPreference.HighContrast,
    )
    # In any case: looking for the platform's accent took our palette away.
    app.setPalette(qt_palette(new))
    sheet = style_sheet(new, _state.point_size)
    if new == _state.tokens and app.styleSheet() == sheet:
        return
    _state.tokens = new
    app.setStyleSheet(sheet)
    notifier.changed.emit()


def _is_dark(scheme: Qt.ColorScheme) -> bool:
    if _state.theme is Theme.SYSTEM:
        return scheme == Qt.ColorScheme.Dark
    return _state.theme is Theme.DARK


def _platform_accent(app: QApplication) -> QColor | None:
    """The accent colour of the system; None where there is only Fusion's own blue."""
    if app.testAttribute(Qt.ApplicationAttribute.AA_SetPalette):
        # Our own palette hides the platform's; it comes to light when ours is taken away.
        app.setPalette(QPalette())
    given = QGuiApplication.palette().color(QPalette.ColorRole.Accent)
    return None if given == _FUSION_BLUE else given


def _on_scheme_changed(scheme: Qt.ColorScheme) -> None:
    app = QApplication.instance()
    if isinstance(app, QApplication) and _state.hints is not None and not _state.is_applying:
        _draw_with(app, _state.hints, scheme)


def _on_contrast_changed() -> None:
    if _state.hints is not None:
        _on_scheme_changed(_state.hints.colorScheme())


def _on_focus_changed(old: QWidget | None, now: QWidget | None) -> None:
    del old
    by_keyboard = Qt.WidgetAttribute.WA_KeyboardFocusChange
    _state.has_ring = _state.has_ring or (
        now is not None and now.window().testAttribute(by_keyboard)
    )
    if _state.has_ring:
        from faceswap_desktop.gui.focus_ring import show_focus  # noqa: PLC0415  # draws with this

        show_focus(now)


def _on_app_destroyed() -> None:
    _state.hints = None
    _state.tokens = None
