"""Everything between the search box, the facets, the list and the reader: one query, shown three times."""

from __future__ import annotations

from dataclasses import dataclass
from types import ModuleType

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from modelbrowser.domain.location import Location, View
from modelbrowser.domain.models import ModelId
from modelbrowser.domain.search import FacetCounts, SearchPage
from modelbrowser.ui import reading
from modelbrowser.ui.browse.page import BrowsePage
from modelbrowser.ui.browse.result_model import PAGE_ROWS
from modelbrowser.ui.i18n import LanguageController
from modelbrowser.ui.jobs import Answer, ReaderBridge
from modelbrowser.ui.navigator import Navigator
from modelbrowser.ui.search_box import SearchBox
from modelbrowser.ui.search_memory import SearchMemory

# Counts may follow a moment after the list; a pause in typing is enough for them
_FACET_DELAY_MS = 30
# The best hit's card waits for a rest between two keys: painting it must not delay the next letter's list
_PREVIEW_DELAY_MS = 80


@dataclass(frozen=True, slots=True)
class SearchParts:
    """What the controller holds together."""

    box: SearchBox
    page: BrowsePage
    navigator: Navigator
    reader: ReaderBridge
    languages: LanguageController
    memory: SearchMemory


class SearchController(QObject):
    """Asks for hits, counts and completions; `first_hits` fires once, when the first list stands.

    `find_in_tree(query)` is emitted instead of opening a card when Enter is pressed on the evolution page.
    """

    first_hits = Signal()
    find_in_tree = Signal(str)
    tree_focus_wanted = Signal()
    model_opened = Signal(object)

    def __init__(self, parts: SearchParts, parent: QObject) -> None:
        super().__init__(parent)
        self._box, self._page, self._navigator = parts.box, parts.page, parts.navigator
        self._reader, self._languages = parts.reader, parts.languages
        self._memory = parts.memory
        self._asked: str | None = None
        self._answered: str | None = None
        self._preview: ModelId | None = None
        self._started = False
        self._reveal = True
        self._editing = False
        self._moving = False
        self._facet_timer = QTimer(self)
        self._facet_timer.setSingleShot(True)
        self._facet_timer.setInterval(_FACET_DELAY_MS)
        self._facet_timer.timeout.connect(self._on_facet_timer_timeout)
        self._preview_timer = QTimer(self)
        self._preview_timer.setSingleShot(True)
        self._preview_timer.setInterval(_PREVIEW_DELAY_MS)
        self._preview_timer.timeout.connect(self._on_preview_timer_timeout)
        self._box.query_edited.connect(self.set_query)
        self._box.accepted.connect(self._on_box_accepted)
        self._box.left_down.connect(self._on_box_left_down)
        self._box.completions_wanted.connect(self._on_box_completions_wanted)
        results = self._page.results
        results.model_passed.connect(self._on_results_model_passed)
        results.sort_chosen.connect(self._on_results_sort_chosen)
        results.clear_wanted.connect(self._on_results_clear_wanted)
        results.text_typed.connect(self._on_results_text_typed)
        results.model.page_wanted.connect(self._on_results_page_wanted)
        self._page.facets.facet_switched.connect(self._on_facet_switched)
        self._box.memory_wanted.connect(self.show_memory)
        self._memory.chosen.connect(self.set_query)
        self._reader.answered.connect(self._on_answered)
        self._languages.language_changed.connect(self._on_language_changed)

    def show(self, location: Location) -> None:
        """Bring box, list and facets to a location."""
        if not self._moving:
            self._editing = False
            self._preview = None
        if location.query != self._asked:  # else letters typed a moment ago would be overwritten
            self._box.show_query(location.query)
        self._memory.show_query(location.query)
        sort = _language().parse(location.query).sort if location.query else None
        self._page.results.set_sort(sort.text if sort else "")
        if location.query != self._asked:
            self._ask(location.query)
        else:
            self._page.results.select(location.model_id)

    def set_query(self, query: str) -> None:
        """Show another query's hits, from the top. The first change is a step in the history, those of the
        same burst of typing refine it, so that Back leads to what was shown before one began to type.
        """
        self._reveal = False
        self._move(self._navigator.here.with_query(query), step=not self._editing)
        self._editing = True

    def _move(self, there: Location, *, step: bool) -> None:
        """Change the place from here: a burst of typing goes on."""
        self._moving = True
        if step:
            self._navigator.go(there)
        else:
            self._navigator.refine(there)
        self._moving = False

    def show_memory(self) -> None:
        """Open the menu of saved and recent searches below the box."""
        self._memory.menu.popup(self._box.mapToGlobal(self._box.rect().bottomLeft()))

    def _ask(self, query: str) -> None:
        self._asked = query
        self._preview_timer.stop()
        self._reader.ask("search", reading.search(query, PAGE_ROWS, 0))
        self._facet_timer.start()

    # -- answers ---------------------------------------------------------------------------------

    def _on_answered(self, answer: Answer) -> None:
        value = answer.value
        if answer.kind == "search" and isinstance(value, SearchPage):
            self._on_hits(value)
        elif answer.kind == "accept" and isinstance(value, SearchPage):
            if value.hits:
                self._open(value.hits[0].summary.id)
        elif answer.kind.startswith("page") and isinstance(value, SearchPage):
            self._page.results.model.add_page(value)
        elif isinstance(value, FacetCounts):
            self._page.facets.show_counts(value, self._languages.language)
        elif answer.kind == "completions" and isinstance(value, tuple):
            self._box.show_completions(value)

    def _open(self, model_id: ModelId) -> None:
        self._memory.remember(self._navigator.here.query)
        self.model_opened.emit(model_id)

    def _on_hits(self, page: SearchPage) -> None:
        self._answered = self._asked
        here = self._navigator.here
        self._page.results.show_page(page, here.model_id, self._languages.language, reveal=self._reveal)
        typed, self._reveal = not self._reveal, True
        self._box.show_notes(page.notes)
        first = self._page.results.first_id()
        if first is not None and here.model_id is None:
            self._show_first()
        elif typed:
            self._preview_timer.start()
        if not self._started:
            self._started = True
            self.first_hits.emit()

    def _show_first(self) -> None:
        first = self._page.results.first_id()
        if first is not None:
            self._preview = first
            self._move(self._navigator.here.with_model(first), step=False)

    def _on_preview_timer_timeout(self) -> None:
        if self._answered == self._navigator.here.query and self._previews(self._navigator.here):
            self._show_first()

    def _previews(self, here: Location) -> bool:
        """Return whether to show the best hit: the list lacks the model shown, or that was a preview."""
        if here.view is not View.BROWSE or not here.query:
            return False
        return here.model_id == self._preview or self._page.results.model.find(here.model_id) < 0

    def _on_facet_timer_timeout(self) -> None:
        self._reader.ask("facets", reading.facets(self._navigator.here.query))

    # -- intents ---------------------------------------------------------------------------------

    def _on_box_accepted(self) -> None:
        here = self._navigator.here
        if here.view is View.EVOLUTION:
            self.find_in_tree.emit(here.query)
        elif here.query.strip() and here.query == self._answered:
            if first := self._page.results.first_id():
                self._open(first)
        elif here.query.strip():
            self._reader.ask("accept", reading.search(here.query, 1, 0))
        else:
            self._page.results.focus_first()

    def _on_box_left_down(self) -> None:
        if self._navigator.here.view is View.BROWSE:
            self._page.results.focus_first()
        else:
            self.tree_focus_wanted.emit()

    def _on_box_completions_wanted(self, query: str, cursor: int) -> None:
        self._reader.ask("completions", reading.completions(query, cursor, self._languages.language))

    def _on_results_model_passed(self, model_id: object) -> None:
        self._preview = None
        self._move(self._navigator.here.with_model(ModelId(str(model_id))), step=False)

    def _on_results_sort_chosen(self, sort: object) -> None:
        self.set_query(_language().set_sort(self._navigator.here.query, str(sort) if sort else None))

    def _on_results_clear_wanted(self) -> None:
        self.set_query("")
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_results_text_typed(self, text: str) -> None:
        self._box.setFocus(Qt.FocusReason.OtherFocusReason)
        self._box.selectAll()
        self._box.insert(text)
        self.set_query(self._box.text())

    def _on_results_page_wanted(self, offset: object) -> None:
        if isinstance(offset, int):
            work = reading.search(self._navigator.here.query, PAGE_ROWS, offset)
            self._reader.ask(f"page{offset}", work)

    def _on_facet_switched(self, change: tuple[str, str, bool]) -> None:
        field, value, on = change
        self.set_query(_language().with_term(self._navigator.here.query, field, value, on))

    def _on_language_changed(self, _language: str) -> None:
        self._ask(self._navigator.here.query)


def _language() -> ModuleType:
    """Return the query language; an empty query, as at the start, needs none of it."""
    from modelbrowser.domain import query

    return query
