"""The main window: turns a Location into a page, intents into locations, answers into pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QLabel, QMainWindow, QMessageBox, QStackedWidget, QVBoxLayout, QWidget

from modelbrowser.domain.errors import EnvironmentProblem, UnknownModelError
from modelbrowser.domain.location import Location, View
from modelbrowser.domain.models import CatalogInfo, Legend, ModelCard, ModelId
from modelbrowser.theme import Theme
from modelbrowser.ui import reading
from modelbrowser.ui.actions import WindowActions
from modelbrowser.ui.browse.page import BrowsePage
from modelbrowser.ui.i18n import number
from modelbrowser.ui.jobs import Answer
from modelbrowser.ui.navigator import Navigator
from modelbrowser.ui.pages import Services, TreePage
from modelbrowser.ui.problems import problem_texts
from modelbrowser.ui.search_controller import SearchController, SearchParts
from modelbrowser.ui.search_memory import SearchMemory
from modelbrowser.ui.top_bar import TopBar
from modelbrowser.ui.tree_controller import TreeController

if TYPE_CHECKING:
    # everything about cards is imported after the first picture
    from modelbrowser.card.context import KinSource
    from modelbrowser.card.kinship import Kinship
    from modelbrowser.ui.card import CardView

_MESSAGE_MS = 8000
_WARM_QUERY = "a model org:a"
_FIRST_SIZE = QSize(1440, 900)


class MainWindow(QMainWindow):
    """One window over one catalog.

    Signals: `first_painted` once, when there is something to see; `export_wanted` with "card", "many",
    "tree", "picture" or "markdown"; `dialog_wanted` with "about", "search" or "shortcuts".
    """

    first_painted = Signal()
    export_wanted = Signal(str)
    dialog_wanted = Signal(str)
    catalog_wanted = Signal()

    def __init__(self, services: Services, start: Location) -> None:
        super().__init__()
        self._services = services
        self._card: ModelCard | None = None
        self._card_asked: ModelId | None = None
        self._card_takes_focus = False
        self._legend: tuple[Legend, ...] = ()
        self._info: CatalogInfo | None = None
        self._tree_text = ""
        self._kin: KinSource | None = None
        self.navigator = Navigator(start, self)
        self.actions_by_name = WindowActions(self)
        self._build(services.themes.theme)
        self.memory = SearchMemory(services.settings, self)
        self.search = SearchController(self._search_parts(services), self)
        self.trees = TreeController(services, self.navigator, self.pages, self)
        self._connect()
        self._restore()
        self.retranslate()
        services.reader.ask("legend", reading.legend)
        self._show(start)
        services.reader.ask("info", reading.info)

    # -- making ----------------------------------------------------------------------------------

    def _build(self, theme: Theme) -> None:
        self.setMinimumSize(640, 480)
        self.top = TopBar(theme, self)
        self.browse = BrowsePage(theme, self)
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self.browse)
        holder = QWidget(self)
        layout = QVBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.top)
        layout.addWidget(self.pages, 1)
        self.setCentralWidget(holder)
        self._summary = QLabel(self)
        self._hints = QLabel(self)
        for label in (self._summary, self._hints):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.statusBar().setSizeGripEnabled(False)
        self.statusBar().addWidget(self._summary)
        self.statusBar().addPermanentWidget(self._hints)
        self.actions_by_name.fill(self.top.menu)

    def _search_parts(self, services: Services) -> SearchParts:
        return SearchParts(
            self.top.search, self.browse, self.navigator, services.reader, services.languages, self.memory
        )

    def _connect(self) -> None:
        services, top = self._services, self.top
        self.navigator.location_changed.connect(self._show)
        services.reader.answered.connect(self._on_answered)
        services.themes.theme_changed.connect(self.apply_theme)
        top.view_chosen.connect(self._on_view_chosen)
        top.back.clicked.connect(self.navigator.back)
        top.forward.clicked.connect(self.navigator.forward)
        top.language.clicked.connect(self._on_language_clicked)
        top.theme_button.clicked.connect(self._on_theme_clicked)
        top.search.help_wanted.connect(self.actions_by_name["help_search"].trigger)
        self.browse.results.model_chosen.connect(self.open_model)
        self.browse.results.tree_wanted.connect(self.open_in_tree)
        self.search.model_opened.connect(self.open_model)
        self.search.first_hits.connect(self._on_first_hits)
        self.search.find_in_tree.connect(self.trees.find)
        self.search.tree_focus_wanted.connect(self.trees.focus)
        self.trees.model_activated.connect(self._on_tree_model_activated)
        self.trees.status_text.connect(self._on_tree_status_text)
        self._connect_actions()

    def _connect_actions(self) -> None:
        actions = self.actions_by_name
        for name, slot in (
            ("back", self.navigator.back),
            ("forward", self.navigator.forward),
            ("find", self._on_find),
            ("memory", self.search.show_memory),
            ("browse", self._on_browse),
            ("evolution", self._on_evolution),
            ("open_catalog", self.catalog_wanted),
            ("sidebar", self._on_sidebar),
            ("toggle_theme", self._on_theme_clicked),
            ("menu", self.top.menu_button.showMenu),
            ("quit", self.close),
        ):
            actions[name].triggered.connect(slot)
        actions.export_chosen.connect(self._on_export_chosen)
        actions.dialog_chosen.connect(self.dialog_wanted)
        actions.theme_chosen.connect(self._on_theme_chosen)
        actions.language_chosen.connect(self._on_language_chosen)

    def _restore(self) -> None:
        settings = self._services.settings
        geometry = settings.blob("window")
        if geometry is None or not self.restoreGeometry(geometry):
            self.resize(_FIRST_SIZE.boundedTo(self.screen().availableGeometry().size()))
        splitter = settings.blob("splitter")
        if splitter is not None:
            self.browse.restore_state(splitter)
        wanted = settings.text("sidebar", "yes") == "yes"
        self.actions_by_name["sidebar"].setChecked(wanted)
        self.browse.show_sidebar(wanted)
        self.actions_by_name.show_choices(self._services.themes.choice, self._services.languages.choice)

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def card(self) -> ModelCard | None:
        """The card that is shown, for exports."""
        return self._card

    @property
    def legend(self) -> tuple[Legend, ...]:
        """The live tier cut-offs, empty until they have arrived."""
        return self._legend

    @property
    def tree(self) -> TreePage | None:
        """The evolution page, once it was visited."""
        return self.trees.page

    @property
    def catalog_info(self) -> CatalogInfo | None:
        """The catalog as a whole, None until it has arrived."""
        return self._info

    def kinship(self, card: ModelCard) -> Kinship | None:
        """Return the relatives of a card's model; None until they have been read."""
        return self._kin(card) if self._kin is not None else None

    @property
    def theme(self) -> Theme:
        """The theme in which the window is painted."""
        return self._services.themes.theme

    @property
    def language(self) -> str:
        """The language of the interface, "en" or "zh"."""
        return self._services.languages.language

    def run_example(self, query: str) -> None:
        """Go to the list with a query of the help's examples."""
        self.navigator.go(self.navigator.here.with_query(query).with_view(View.BROWSE))

    def open_model(self, model_id: object) -> None:
        """Go to a model's card: a step in the history."""
        chosen, self._card_takes_focus = ModelId(str(model_id)), False
        self.trees.chose(chosen)
        self.navigator.go(self.navigator.here.with_model(chosen).with_view(View.BROWSE))

    def open_in_tree(self, model_id: object) -> None:
        """Go to the evolution page with a model centered and selected."""
        self.trees.unfold_next()
        self.navigator.go(self.navigator.here.with_model(ModelId(str(model_id))).with_view(View.EVOLUTION))

    def _show(self, location: Location) -> None:
        """Bring the window to `location`; asks only for what differs from what is shown."""
        self.top.show_view(location.view)
        can_go = self.navigator.can_go_back, self.navigator.can_go_forward
        self.top.show_history(*can_go)
        self.actions_by_name["back"].setEnabled(can_go[0])
        self.actions_by_name["forward"].setEnabled(can_go[1])
        self.search.show(location)
        if location.model_id is not None and location.model_id != self._card_asked:
            self._card_asked = location.model_id
            self._services.reader.ask("card", reading.card(location.model_id))
        if location.view is View.BROWSE:
            self.pages.setCurrentWidget(self.browse)
        self.trees.show(location)
        self._update_status()

    def _card_view(self) -> CardView:
        """Return the card, made and connected when the first one is to be shown."""
        card = self.browse.card
        if card is None:
            card = self.browse.make_card()
            card.set_peer_source(self._services.peers)
            card.model_activated.connect(self.open_model)
            card.tree_requested.connect(self.open_in_tree)
            card.export_requested.connect(self._on_card_export_requested)
        return card

    # -- answers ---------------------------------------------------------------------------------

    def _on_answered(self, answer: Answer) -> None:
        value = answer.value
        if answer.error is not None:
            self._on_failed(answer.error)
        elif answer.kind == "card" and isinstance(value, ModelCard):
            self._card = value
            self._card_view().set_card(value, self._legend)
            self._give_card_focus()
            self._update_status()
        elif isinstance(value, CatalogInfo):
            self._info = value
            self.browse.results.set_catalog_size(value.model_count)
            self._update_status()
        elif answer.kind == "legend" and isinstance(value, tuple):
            self._legend = value
        elif answer.kind == "kin" and value is not None:
            self._kin = value.of_card  # type: ignore[attr-defined]
            self._card_view().set_lineage_source(self._kin)

    def _on_first_hits(self) -> None:
        QTimer.singleShot(0, self._announce_first_paint)

    def _announce_first_paint(self) -> None:
        self._services.reader.ask("kin", reading.kin)
        # one query nobody asked for, so that the first letter finds the way warm
        self._services.reader.ask("warm", reading.search(_WARM_QUERY, 1, 0))
        self.first_painted.emit()

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, UnknownModelError):
            text = self.tr("This catalog has no model “{0}”.").format(error.model_id)
            self.statusBar().showMessage(text, _MESSAGE_MS)
            shown = self._card.summary.id if self._card is not None else self.browse.results.first_id()
            self._card_asked = self._card.summary.id if self._card is not None else None
            self.navigator.refine(self.navigator.here.with_model(shown))
        elif isinstance(error, EnvironmentProblem):
            self.show_problem(error)
        else:
            raise error

    def show_problem(self, problem: EnvironmentProblem) -> None:
        """Tell the person what is in the way and what to do about it."""
        box = QMessageBox(self)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle("modelbrowser")
        box.setTextFormat(Qt.TextFormat.PlainText)
        message, remedy = problem_texts(problem)
        box.setText(message)
        box.setInformativeText(remedy)
        box.open()

    # -- intents ---------------------------------------------------------------------------------

    def _on_view_chosen(self, view: View) -> None:
        self.navigator.go(self.navigator.here.with_view(view))

    def _on_browse(self) -> None:
        self._on_view_chosen(View.BROWSE)

    def _on_evolution(self) -> None:
        self._on_view_chosen(View.EVOLUTION)
        self.trees.focus()

    def _on_tree_model_activated(self, model_id: object) -> None:
        """Open a model's card and put the keyboard there: on the way back it would be in the filters."""
        self.open_model(model_id)
        self._card_takes_focus = True
        self._give_card_focus()

    def _give_card_focus(self) -> None:
        shown = self._card.summary.id if self._card is not None else None
        if self._card_takes_focus and shown == self.navigator.here.model_id:
            self._card_takes_focus = False
            self._card_view().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_find(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    def _on_language_clicked(self) -> None:
        self._on_language_chosen("en" if self._services.languages.language == "zh" else "zh")

    def _on_language_chosen(self, choice: str) -> None:
        self._services.languages.choose(choice)
        self._services.settings.set_text("language", choice)
        self.actions_by_name.show_choices(self._services.themes.choice, choice)

    def _on_theme_clicked(self) -> None:
        self._on_theme_chosen("light" if self._services.themes.theme.is_dark else "dark")

    def _on_theme_chosen(self, choice: str) -> None:
        self._services.themes.choose(choice)
        self._services.settings.set_text("theme", choice)
        self.actions_by_name.show_choices(choice, self._services.languages.choice)

    def _on_export_chosen(self, what: str) -> None:
        """Pass on what to export; "shown" becomes the card or the tree, whichever is on the screen."""
        on_tree = self.navigator.here.view is View.EVOLUTION
        if what == "tree":
            self._on_evolution()
        self.export_wanted.emit(("tree" if on_tree else "card") if what == "shown" else what)

    def _on_card_export_requested(self) -> None:
        self.export_wanted.emit("card")

    def _on_sidebar(self) -> None:
        action = self.actions_by_name["sidebar"]
        if not self.browse.has_room_for_sidebar:
            action.setChecked(self.browse.sidebar_wanted)
            self.statusBar().showMessage(self.tr("The window is too narrow for the filters."), _MESSAGE_MS)
            return
        self.browse.show_sidebar(action.isChecked())

    # -- looks and words -------------------------------------------------------------------------

    def apply_theme(self, theme: Theme) -> None:
        """Repaint everything in another theme."""
        self.top.apply_theme(theme)
        self.browse.apply_theme(theme)
        self.trees.apply_theme(theme)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text of the window's own anew."""
        self.actions_by_name.retranslate()
        self.memory.retranslate()
        self._update_status()

    def _update_status(self) -> None:
        name = self._card.summary.name if self._card is not None else ""
        self.setWindowTitle(f"{name} - modelbrowser" if name else "modelbrowser")
        info = self._info
        if info is not None:
            text = self.tr("{0} models · {1} lineage edges · catalog of {2} · offline")
            self._summary.setText(
                text.format(number(info.model_count), number(info.edge_count), info.catalog_date)
            )
        if self.navigator.here.view is View.BROWSE:
            self._hints.setText(self.tr("↑↓ move · Enter open · Ctrl+2 tree · Ctrl+E export · F1 help"))
        else:
            self._hints.setText(self._tree_text)

    def _on_tree_status_text(self, text: str) -> None:
        """Keep what the tree says; it also says so while another page is shown."""
        self._tree_text = text
        self._update_status()

    # -- the end ---------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        settings, here = self._services.settings, self.navigator.here
        settings.set_blob("window", self.saveGeometry())
        settings.set_blob("splitter", self.browse.save_state())
        settings.set_text("sidebar", "yes" if self.browse.sidebar_wanted else "no")
        settings.set_mapping("place", {"model": here.model_id or ""})
        self.trees.remember()
        settings.sync()
        super().closeEvent(event)
