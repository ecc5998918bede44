"""Everything between the window and the evolution page, which is made on the first visit."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from modelbrowser.domain.lineage import LineageData
from modelbrowser.domain.location import Location, View
from modelbrowser.domain.models import ModelId
from modelbrowser.theme import Theme
from modelbrowser.ui import reading
from modelbrowser.ui.jobs import Answer
from modelbrowser.ui.navigator import Navigator
from modelbrowser.ui.pages import Services, TreePage

_SETTING = "evolution"


class TreeController(QObject):
    """Makes the page, feeds it lineage and matches, and turns what it says into places.

    Signals: `model_activated` (ModelId) when a node was double-clicked or entered, `status_text`, and
    `page_made` with the page once it is there.
    """

    model_activated = Signal(object)
    status_text = Signal(str)
    page_made = Signal(object)

    def __init__(
        self, services: Services, navigator: Navigator, pages: QStackedWidget, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._navigator = navigator
        self._pages = pages
        self._page: TreePage | None = None
        self._query: str | None = None
        self._unfold = False
        self._chosen: ModelId | None = None
        self._shown: Location | None = None
        services.reader.answered.connect(self._on_answered)

    @property
    def page(self) -> TreePage | None:
        """The evolution page, once it was visited."""
        return self._page

    def show(self, location: Location) -> None:
        """Bring the page to a location; leaves it alone while another page is shown."""
        before, self._shown = self._shown, location
        if location.view is not View.EVOLUTION:
            return
        first_visit = self._page is None
        page = self._made_page()
        self._pages.setCurrentWidget(page)
        if first_visit:
            self._services.reader.ask("lineage", reading.lineage)
        if self._query != location.query:
            self._query = location.query
            self._services.reader.ask("matches", reading.matches(location.query))
        arrived = before is None or before.view is not View.EVOLUTION
        if not first_visit and (arrived or before is None or before.model_id != location.model_id):
            self._show_model(location.model_id)

    def unfold_next(self) -> None:
        """Unfold the whole lineage of the model that is shown next ("View full evolution tree")."""
        self._unfold = True

    def chose(self, model_id: ModelId) -> None:
        """Note that a person opened this model, so that the tree looks for it.

        The list's first model was opened by nobody and leaves the first view as it is.
        """
        self._chosen = model_id

    def _show_model(self, model_id: ModelId | None) -> None:
        if self._page is not None:
            self._page.show_model(model_id, unfold=self._unfold, find_hidden=model_id == self._chosen)
            self._unfold = False

    def find(self, query: str) -> None:
        """Center the best match of a query."""
        if self._page is not None:
            self._page.find(query)

    def focus(self) -> None:
        """Put the keyboard on the tree."""
        if self._page is not None:
            self._page.setFocus(Qt.FocusReason.OtherFocusReason)

    def apply_theme(self, theme: Theme) -> None:
        """Draw the tree in a theme's colors."""
        if self._page is not None:
            self._page.apply_theme(theme)

    def remember(self) -> None:
        """Store the page's place and options in the settings."""
        if self._page is not None:
            self._services.settings.set_mapping(_SETTING, self._page.save_state())

    def _made_page(self) -> TreePage:
        if self._page is None:
            page = self._services.make_tree_page(self._pages)
            page.model_activated.connect(self.model_activated)
            page.model_selected.connect(self._on_page_model_selected)
            page.status_text.connect(self.status_text)
            page.apply_theme(self._services.themes.theme)
            page.restore_state(self._services.settings.mapping(_SETTING))
            self._pages.addWidget(page)
            self._page = page
            self.page_made.emit(page)
        return self._page

    def _on_answered(self, answer: Answer) -> None:
        if self._page is None or answer.error is not None:
            return
        if isinstance(answer.value, LineageData):
            self._page.set_data(answer.value)
            self._show_model(self._navigator.here.model_id)
        elif answer.kind == "matches":
            self._page.set_matches(answer.value)

    def _on_page_model_selected(self, model_id: object) -> None:
        chosen = ModelId(str(model_id)) if model_id else None
        here = self._navigator.here
        # the page shows its selection already: it need not be told
        self._shown = here.with_model(chosen)
        self._navigator.refine(self._shown)
