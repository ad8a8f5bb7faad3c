# SPDX-License-Identifier: GPL-3.0-or-later
"""The main window: where everything stands. What happens in it is the presenter's business."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from faceswap_desktop.gui import theme
from faceswap_desktop.gui.compare_view import CompareView
from faceswap_desktop.gui.empty_state import EmptyState
from faceswap_desktop.gui.job_strip import JobStrip
from faceswap_desktop.gui.main_button import MainButton
from faceswap_desktop.gui.message_bar import MessageBar
from faceswap_desktop.gui.option_form import OptionForm
from faceswap_desktop.gui.pane_state import PaneRole
from faceswap_desktop.gui.photo_pane import PhotoPane
from faceswap_desktop.gui.progress_row import ProgressRow
from faceswap_desktop.gui.prompt_field import PromptField
from faceswap_desktop.gui.result_bar import ResultBar
from faceswap_desktop.gui.segmented_control import SegmentedControl
from faceswap_desktop.gui.service_picker import ServicePicker
from faceswap_desktop.gui.view_mode import ViewMode
from faceswap_desktop.gui.zoom_bar import ZoomBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from faceswap_desktop.gui.job_words import JobWords
    from faceswap_desktop.gui.view_transform import ViewTransform

COLUMN_WIDTH = 304
TALLEST_PANE = 300
START_SIZE = QSize(1280, 800)
SMALLEST_SIZE = QSize(760, 480)


class MainWindow(QMainWindow):
    """Lays out the widgets. Signals: `painted()` once, `close_requested()`."""

    painted = Signal()
    close_requested = Signal()

    def __init__(self, words: JobWords) -> None:
        super().__init__()
        self.is_painted = False
        self.setWindowTitle("FaceSwap Desktop")
        self.setMinimumSize(SMALLEST_SIZE)
        self.resize(START_SIZE.boundedTo(self._largest_size()))
        self._make_parts(words)
        gap = theme.tokens().gap
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self._column())
        body.addLayout(self._stage(), 1)
        whole = QVBoxLayout()
        whole.setContentsMargins(gap, gap * 3 // 4, gap, gap)
        whole.setSpacing(gap * 3 // 4)
        whole.addLayout(self._header())
        whole.addLayout(body, 1)
        central = QWidget()
        outer = QVBoxLayout(central)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addLayout(whole, 1)
        outer.addWidget(self.jobs)
        self.setCentralWidget(central)

    def _largest_size(self) -> QSize:
        """What the screen has room for, the window's frame included."""
        room = self.screen().availableGeometry().size()
        return QSize(room.width() - 16, room.height() - 48)

    def show_stage(self, *, has_pictures: bool) -> None:
        """Show the compare view, or the three steps of an empty window."""
        self.pages.setCurrentIndex(1 if has_pictures else 0)
        self.zoom_bar.setVisible(has_pictures)

    def set_view_mode(self, mode: ViewMode) -> None:
        """Compare in another way."""
        self.compare.set_mode(mode)
        self.zoom_bar.set_mode(mode)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave the end to an orderly shutdown."""
        event.ignore()
        self.close_requested.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first picture on the screen."""
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            self.painted.emit()

    def _make_parts(self, words: JobWords) -> None:
        self.operations = SegmentedControl(self.tr("What to do"))
        self.service = ServicePicker()
        self.target_pane = PhotoPane(PaneRole.TARGET)
        self.face_pane = PhotoPane(PaneRole.FACE)
        self.options = OptionForm()
        self.prompt = PromptField("")
        self.main_button = MainButton()
        self.zoom_bar = ZoomBar()
        self.empty = EmptyState()
        self.compare = CompareView()
        self.message = MessageBar()
        self.progress = ProgressRow()
        self.result_bar = ResultBar()
        self.jobs = JobStrip(words)
        for each in (self.zoom_bar, self.message, self.progress, self.result_bar, self.jobs):
            each.hide()

        bar, view = self.zoom_bar, self.compare
        bar.mode_chosen.connect(self.set_view_mode)
        bar.zoom_in_chosen.connect(view.zoom_in)
        bar.zoom_out_chosen.connect(view.zoom_out)
        bar.fit_chosen.connect(view.fit)
        bar.actual_size_chosen.connect(view.actual_size)
        bar.peeked.connect(view.set_peeking)
        view.view_changed.connect(self._on_compare_view_changed)

    def pane(self, role: PaneRole) -> PhotoPane:
        """The pane of a role."""
        return self.target_pane if role is PaneRole.TARGET else self.face_pane

    def _on_compare_view_changed(self, transform: ViewTransform) -> None:
        self.zoom_bar.show_view(transform)
        self.zoom_bar.set_comparable(is_comparable=self.compare.is_comparing)

    def _header(self) -> QHBoxLayout:
        header = QHBoxLayout()
        header.setSpacing(theme.tokens().inner_gap)
        header.addWidget(self.operations)
        header.addStretch(1)
        header.addWidget(self.service)
        return header

    def _column(self) -> QWidget:
        """Photos and options scroll where the window is low; the main button always shows."""
        tokens = theme.tokens()
        inner = QWidget()
        photos = QVBoxLayout(inner)
        photos.setContentsMargins(0, 0, 0, 0)
        photos.setSpacing(tokens.gap * 3 // 4)
        for pane in (self.target_pane, self.face_pane):
            pane.setMaximumHeight(TALLEST_PANE)
            photos.addWidget(pane, 100)
        photos.addWidget(self.prompt)
        photos.addWidget(self.options)
        photos.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(inner)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QWidget()
        column.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        # Where the column scrolls, its scroll bar stands in the gap beside it.
        column.setFixedWidth(COLUMN_WIDTH + tokens.gap)
        photos.setContentsMargins(0, 0, tokens.gap, 0)
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(tokens.gap)
        layout.addWidget(scroll, 1)
        self.main_button.setContentsMargins(0, 0, tokens.gap, 0)
        layout.addWidget(self.main_button)
        return column

    def _stage(self) -> QVBoxLayout:
        self.pages = QStackedWidget()
        self.pages.addWidget(self.empty)
        self.pages.addWidget(self.compare)
        stage = QVBoxLayout()
        stage.setSpacing(theme.tokens().gap * 3 // 4)
        stage.addWidget(self.message)
        stage.addWidget(self.zoom_bar)
        stage.addWidget(self.pages, 1)
        stage.addWidget(self.progress)
        stage.addWidget(self.result_bar)
        return stage
