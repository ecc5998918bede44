"""What the window is given by the composition root, and what it expects of the evolution page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from modelbrowser.ui.i18n import LanguageController
from modelbrowser.ui.jobs import ReaderBridge
from modelbrowser.ui.settings import Settings
from modelbrowser.ui.style import ThemeController

if TYPE_CHECKING:
    from modelbrowser.card.context import PeerSource

# A QWidget with the methods and signals of ui.evolution.EvolutionPage. The page is made on the first
# visit, so that neither numpy nor pyqtgraph is imported before the first picture; hence no type here.
TreePage = Any
TreePageFactory = Callable[[QWidget], TreePage]


@dataclass(frozen=True, slots=True)
class Services:
    """The window's surroundings; all live longer than the window."""

    reader: ReaderBridge
    themes: ThemeController
    languages: LanguageController
    settings: Settings
    make_tree_page: TreePageFactory
    peers: PeerSource
