# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: where everything stands. What happens in it is the presenter's business.

It is built in two steps. What the first picture shows is there at once; what appears later is
imported and built by `complete`, after that picture was painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.gui import accessible, theme
from faceswap_desktop.gui.empty_state import EmptyState
from faceswap_desktop.gui.main_button import MainButton
from faceswap_desktop.gui.option_form import OptionForm
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.photo_pane import PhotoPane
from faceswap_desktop.gui.segmented_control import SegmentedControl
from faceswap_desktop.gui.service_picker import ServicePicker

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from faceswap_desktop.gui.job_words import JobWords
    from faceswap_desktop.gui.view_mode import ViewMode
    from faceswap_desktop.gui.view_transform import ViewTransform

COLUMN_WIDTH = 304
TALLEST_PANE = 300
START_SIZE = QSize(1280, 800)
LEAST_STAGE = QSize(240, 40)
SMALLEST_SIZE = QSize(760, 480)


class _Shrinking(QVBoxLayout):
    """A column that lets its photos shrink before it has to be scrolled."""

    def hasHeightForWidth(self) -> bool:
        """No: a scroll area would give it the height it prefers instead of the least."""
        return False


class _Pages(QStackedWidget):
    """Wants the room of the page that is shown, not that of the largest one."""

    def hasHeightForWidth(self) -> bool:
        """No: it takes what the lines above and below it leave."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Those lines are read before the pictures are looked at."""
        return LEAST_STAGE


class MainWindow(QMainWindow):
    """Lays out the widgets. Signals: `painted()` once, `close_requested()`."""

    painted = Signal()
    close_requested = Signal()
    page_changed = Signal()
    """Pictures, the steps of an empty window or something else stand in the middle now."""
    view_mode_changed = Signal(object)  # ViewMode
    language_changed = Signal()
    """Whoever put words into a widget does so again; widgets name themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.is_painted = False
        self.is_complete = False
        self._are_tabs_ordered = False
        accessible.install()
        self.setWindowTitle("FaceSwap Desktop")
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(START_SIZE.boundedTo(self._largest_size()))
        self.operations = SegmentedControl(self.tr("What to do"))
        self.service = ServicePicker()
        self.target_pane = PhotoPane(PaneRole.TARGET)
        self.face_pane = PhotoPane(PaneRole.FACE)
        self.options = OptionForm()
        self.main_button = MainButton()
        self.empty = EmptyState()
        self.menus = tuple(self._menu() for _ in range(5))
        self._lay_out()
        self.name_menus()

    def complete(self, words: JobWords) -> None:
        """Build what the first picture did not need."""
        from faceswap_desktop.gui.compare_view import CompareView  # noqa: PLC0415
        from faceswap_desktop.gui.consent_bar import ConsentBar  # noqa: PLC0415
        from faceswap_desktop.gui.face_tour import FaceTour  # noqa: PLC0415
        from faceswap_desktop.gui.job_strip import JobStrip  # noqa: PLC0415
        from faceswap_desktop.gui.message_bar import MessageBar  # noqa: PLC0415
        from faceswap_desktop.gui.peek_key import PeekKey  # noqa: PLC0415
        from faceswap_desktop.gui.progress_row import ProgressRow  # noqa: PLC0415
        from faceswap_desktop.gui.prompt_field import PromptField  # noqa: PLC0415
        from faceswap_desktop.gui.result_bar import ResultBar  # noqa: PLC0415
        from faceswap_desktop.gui.zoom_bar import ZoomBar  # noqa: PLC0415

        self.prompt = PromptField("", self)
        self.zoom_bar = ZoomBar(self)
        self.compare = CompareView(self)
        self.face_tour = FaceTour(self.compare)
        self.peek_key = PeekKey(self)
        self.message = MessageBar(self)
        self.consent = ConsentBar(self)
        self.account = MessageBar(self)
        self.progress = ProgressRow(self)
        self.result_bar = ResultBar(self)
        self.jobs = JobStrip(words, self)
        parts = (self.zoom_bar, self.message, self.progress, self.result_bar, self.jobs)
        for each in (*parts, self.prompt):
            each.hide()
        self._photos.insertWidget(2, self.prompt)
        self._pages.addWidget(self.compare)
        self._inner.insertWidget(1, self.account)
        self._stage.insertWidget(0, self.message)
        self._stage.insertWidget(1, self.consent)
        self._stage.insertWidget(2, self.zoom_bar)
        self._stage.addWidget(self.progress)
        self._stage.addWidget(self.result_bar)
        self._whole.addWidget(self.jobs)
        self._connect_view()
        for pane in (self.target_pane, self.face_pane):
            pane.complete()
        self.options.complete()
        self.is_complete = True
        self.order_tabs()

    def order_tabs(self) -> None:
        """Let Tab go as the eye reads; whoever adds something that takes the focus calls it."""
        self._are_tabs_ordered = False

    def focusNextPrevChild(self, next_one: bool) -> bool:  # noqa: FBT001  # Qt's
        """The order is put right when Tab first needs it: much comes and goes between two."""
        self.settle_tabs()
        return super().focusNextPrevChild(next_one)

    def settle_tabs(self) -> None:
        """Put the order of Tab right now, if anything came since it was."""
        if self.is_complete and not self._are_tabs_ordered:
            from faceswap_desktop.gui import tab_order  # noqa: PLC0415  # not at the start

            tab_order.follow_layout(self._whole)
            self._are_tabs_ordered = True

    def name_menus(self) -> None:
        """Give the menus their titles in the current language."""
        titles = (
            self.tr("&File"),
            self.tr("&Edit"),
            self.tr("&View"),
            self.tr("&Jobs"),
            self.tr("&Help"),
        )
        for menu, title in zip(self.menus, titles, strict=True):
            menu.setTitle(title)

    def pane(self, role: PaneRole) -> PhotoPane:
        """The pane of a role."""
        return self.target_pane if role is PaneRole.TARGET else self.face_pane

    @property
    def has_pictures(self) -> bool:
        """Whether the middle shows pictures."""
        return self._pages.currentWidget() is self.compare

    def show_stage(self, *, has_pictures: bool) -> None:
        """Show the compare view, or the three steps of an empty window."""
        self._pages.setCurrentIndex(1 if has_pictures else 0)
        self.zoom_bar.setVisible(has_pictures)

    def show_page(self, page: QWidget) -> None:
        """Show something else in the place of the pictures, until `show_stage`."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
            self.order_tabs()
        self._pages.setCurrentWidget(page)
        self.zoom_bar.hide()

    def add_above_stage(self, widget: QWidget) -> None:
        """One more line above the pictures."""
        self._stage.insertWidget(self._stage.indexOf(self._pages), widget)
        self.order_tabs()

    def add_under_face_pane(self, widget: QWidget) -> None:
        """One more line under the pane of the face."""
        self._photos.insertWidget(self._photos.indexOf(self.face_pane) + 1, widget)
        self.order_tabs()

    def add_below_stage(self, widget: QWidget) -> None:
        """One more line under the pictures."""
        self._stage.addWidget(widget)
        self.order_tabs()

    def set_view_mode(self, mode: ViewMode) -> None:
        """Compare in another way."""
        self.compare.set_mode(mode)
        self.zoom_bar.set_mode(mode)
        self.view_mode_changed.emit(mode)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the end to an orderly shutdown."""
        event.ignore()
        self.close_requested.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Speak another language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.name_menus()
            self.operations.setAccessibleName(self.tr("What to do"))
            self.language_changed.emit()
            self.order_tabs()
        elif event.type() is QEvent.Type.LayoutDirectionChange:
            self._keep_gap()
        elif event.type() in (QEvent.Type.ThemeChange, QEvent.Type.FontChange):
            theme.follow_platform()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first picture on the screen."""
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            self.painted.emit()

    def _largest_size(self) -> QSize:
        """What the screen has room for, the window's frame included."""
        room = self.screen().availableGeometry().size()
        return QSize(room.width() - 16, room.height() - 48)

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        self.menuBar().addMenu(menu)
        return menu

    def _lay_out(self) -> None:
        gap = theme.tokens().gap
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._column())
        self._pages = _Pages()
        self._pages.addWidget(self.empty)
        self._pages.currentChanged.connect(lambda _: self.page_changed.emit())
        self._stage = QVBoxLayout()
        self._stage.setSpacing(gap * 3 // 4)
        self._stage.addWidget(self._pages, 1)
        body.addLayout(self._stage, 1)
        self._inner = QVBoxLayout()
        self._inner.setContentsMargins(gap, gap * 3 // 4, gap, gap)
        self._inner.setSpacing(gap * 3 // 4)
        self._inner.addLayout(self._header())
        self._inner.addLayout(body, 1)
        central = QWidget()
        self._whole = QVBoxLayout(central)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._whole.addLayout(self._inner, 1)
        self.setCentralWidget(central)

    def _header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setSpacing(theme.tokens().inner_gap)
        header.addWidget(self.operations)
        header.addStretch(1)
        header.addWidget(self.service)
        return header

    def _column(self) -> QWidget:
        """Photos and options scroll where the window is low; the main button always shows."""
        gap = theme.tokens().gap
        inner = QWidget()
        self._photos = _Shrinking(inner)
        self._photos.setSpacing(gap * 3 // 4)
        for pane in (self.target_pane, self.face_pane):
            pane.setMaximumHeight(TALLEST_PANE)
            self._photos.addWidget(pane, 100)
        self._photos.addWidget(self.options)
        self._photos.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QWidget()
        column.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        column.setFixedWidth(COLUMN_WIDTH + gap)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(gap)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.main_button)
        self._keep_gap()
        return column

    def _keep_gap(self) -> None:
        """Where the column scrolls, its scroll bar stands in the gap between it and the stage."""
        gap = theme.tokens().gap
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = (gap, 0) if is_mirrored else (0, gap)
        self._photos.setContentsMargins(left, 0, right, 0)
        self.main_button.setContentsMargins(left, 0, right, 0)

    def _connect_view(self) -> None:
        bar, view = self.zoom_bar, self.compare
        bar.mode_chosen.connect(self.set_view_mode)
        bar.zoom_in_chosen.connect(view.zoom_in)
        bar.zoom_out_chosen.connect(view.zoom_out)
        bar.fit_chosen.connect(view.fit)
        bar.actual_size_chosen.connect(view.actual_size)
        bar.peeked.connect(view.set_peeking)
        bar.face_chosen.connect(self.face_tour.go)
        self.face_tour.available_changed.connect(self._on_face_tour_available_changed)
        self.peek_key.peeked.connect(view.set_peeking)
        self._on_face_tour_available_changed()
        view.view_changed.connect(self._on_compare_view_changed)

    def _on_compare_view_changed(self, transform: ViewTransform) -> None:
        self.zoom_bar.show_view(transform)
        self.zoom_bar.set_comparable(is_comparable=self.compare.is_comparing)
        self.peek_key.set_enabled(is_enabled=self.compare.is_comparing)

    def _on_face_tour_available_changed(self) -> None:
        self.zoom_bar.set_face_known(is_known=self.face_tour.is_available)
