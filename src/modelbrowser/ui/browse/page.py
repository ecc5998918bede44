"""The browse page: filters, list and card in a splitter that folds on narrow windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from modelbrowser.theme import Theme
from modelbrowser.ui.browse.facet_list import FacetList
from modelbrowser.ui.browse.result_pane import ResultPane

if TYPE_CHECKING:
    from modelbrowser.ui.card import CardView

# Below this width the filters give way to list and card; the person's own choice comes back above it
FOLD_BELOW_PX = 1000
_DEFAULT_SIZES = [228, 372, 840]


class BrowsePage(QWidget):
    """Holds the three panes; what happens between them is the window's business."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sidebar = QWidget(self)
        self.sidebar.setObjectName("sidebar")
        self.sidebar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.facets = FacetList(theme, self.sidebar)
        inner = QVBoxLayout(self.sidebar)
        inner.setContentsMargins(0, 2, 0, 0)
        inner.addWidget(self.facets)
        self.results = ResultPane(theme, self)
        self._theme = theme
        self._card: CardView | None = None
        self._card_place = QStackedWidget(self)
        self._card_place.addWidget(QWidget(self))
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for pane, least in ((self.sidebar, 170), (self.results, 300), (self._card_place, 420)):
            pane.setMinimumWidth(least)
            self.splitter.addWidget(pane)
        self.splitter.setStretchFactor(0, 0)
        self.splitter.setStretchFactor(1, 0)
        self.splitter.setStretchFactor(2, 1)
        self.splitter.setSizes(_DEFAULT_SIZES)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.splitter)
        self._sidebar_wanted = True

    @property
    def card(self) -> CardView | None:
        """The card, None until `make_card`."""
        return self._card

    def make_card(self) -> CardView:
        """Return the card; it and all that paints it is imported and made here, after the first picture."""
        if self._card is None:
            from modelbrowser.ui.card import CardView

            card = CardView(self, self._theme)
            self._card_place.addWidget(card)
            self._card_place.setCurrentWidget(card)
            self._card = card
        return self._card

    def show_sidebar(self, wanted: bool) -> None:
        """Show or hide the filters, as far as the window is wide enough."""
        self._sidebar_wanted = wanted
        self._fold()

    @property
    def has_room_for_sidebar(self) -> bool:
        """Whether the window is wide enough for the filters."""
        return self.width() >= FOLD_BELOW_PX

    @property
    def sidebar_wanted(self) -> bool:
        return self._sidebar_wanted

    def save_state(self) -> QByteArray:
        return self.splitter.saveState()

    def restore_state(self, state: QByteArray) -> None:
        self.splitter.restoreState(state)

    def apply_theme(self, theme: Theme) -> None:
        self.facets.apply_theme(theme)
        self.results.apply_theme(theme)
        self._theme = theme
        if self._card is not None:
            self._card.apply_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        self.sidebar.setVisible(self._sidebar_wanted and self.has_room_for_sidebar)
