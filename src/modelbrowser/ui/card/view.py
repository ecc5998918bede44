"""The card on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from modelbrowser import locations, theme
from modelbrowser.card.blocks import Action
from modelbrowser.card.build import build_card
from modelbrowser.card.context import (
    CardContext,
    CardState,
    KinSource,
    Legends,
    PeerSource,
    legends_by_capability,
)
from modelbrowser.card.plain import safe_link
from modelbrowser.card.words import Words
from modelbrowser.domain.bands import PeerGroup
from modelbrowser.domain.models import ModelCard, ModelId
from modelbrowser.paint.builder import Builder
from modelbrowser.paint.card.layout import lay_card
from modelbrowser.paint.icons import IconPainter
from modelbrowser.paint.shaper import Shaper
from modelbrowser.paint.styles import Palette
from modelbrowser.theme import Theme
from modelbrowser.ui.card.document_view import DocumentView

MIN_WIDTH_PX = 320
MAX_WIDTH_PX = 1200


def interface_words() -> Words:
    """Return the words of the interface's language."""
    # the Chinese translation of "en" is "zh": the language of the catalog's own texts follows the interface
    code = QCoreApplication.translate("Card", "en")
    return Words("zh" if code == "zh" else "en", QCoreApplication.translate)


class CardView(DocumentView):
    """Shows one card, or an invitation while there is none.

    Signals: `model_activated` (ModelId) for a relative that was double-clicked or entered; `tree_requested`
    (ModelId) for "View full evolution tree"; `export_requested`; `link_activated` (the address, as text)
    after a link was opened in the person's browser.
    """

    model_activated = Signal(object)
    tree_requested = Signal(object)
    export_requested = Signal()
    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None, colors: Theme = theme.LIGHT) -> None:
        self._shaper = Shaper()
        icons = IconPainter(locations.resources_dir() / "icons")
        super().__init__(parent, self._shaper, icons, Palette(colors))
        self._card: ModelCard | None = None
        self._legend: Legends = None
        self._state = CardState()
        self._peers: PeerSource | None = None
        self._kin: KinSource | None = None
        self._words = interface_words()
        self.setMinimumWidth(MIN_WIDTH_PX)
        self.activated.connect(self._on_activated)
        self._name()

    # -- what is shown ---------------------------------------------------------------------------

    @property
    def card(self) -> ModelCard | None:
        """The card shown."""
        return self._card

    @property
    def state(self) -> CardState:
        """What is open and chosen on the card."""
        return self._state

    def set_card(self, card: ModelCard | None, legend: Legends = None) -> None:
        """Show a card from its top; None shows the invitation. The group of peers stays chosen."""
        same = card is not None and self._card is not None and card.summary.id == self._card.summary.id
        self._card = card
        self._legend = legend
        if not same:
            self._state = CardState(peer_group=self._state.peer_group)
        self._rebuild(keep_place=same)
        self._name()

    def set_peer_source(self, source: PeerSource | None) -> None:
        """Give what returns the peers of a capability; without it the switch of groups is absent.

        It is called in the GUI thread, only when another group than "all models" is chosen.
        """
        self._peers = source
        self._rebuild(keep_place=True)

    def set_lineage_source(self, source: KinSource | None) -> None:
        """Give what returns the relatives of a card (`KinIndex.of_card`); without it one generation shows."""
        self._kin = source
        self._rebuild(keep_place=True)

    def apply_theme(self, colors: Theme) -> None:
        """Paint in the colors of another theme."""
        self.colors = Palette(colors)
        self._rebuild(keep_place=True)

    def forget_shaped_text(self) -> None:
        """Empty the cache of shaped text; the next card is laid out as the first one was."""
        self._shaper.clear()

    def _rebuild(self, *, keep_place: bool) -> None:
        if self._card is None:
            self.set_display(None, keep_place=False)
            return
        kinship = self._kin(self._card) if self._kin is not None else None
        context = CardContext(
            self._card, self._words, legends_by_capability(self._legend), self._state, self._peers, kinship
        )
        builder = Builder(self._shaper, self.colors)
        display = lay_card(builder, build_card(context), float(self._width()))
        self.set_display(display, keep_place=keep_place)

    def _width(self) -> int:
        return max(MIN_WIDTH_PX, min(MAX_WIDTH_PX, self.viewport().width()))

    def _name(self) -> None:
        if self._card is None:
            self.setAccessibleName(self.tr("Model card: no model chosen"))
            return
        name = self._card.summary.name
        self.setAccessibleName(self.tr("Model card of {name}").format(name=name))

    # -- events ----------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(760, 800)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        display = self.display
        if display is not None and round(display.width) != self._width():
            self._rebuild(keep_place=True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._words = interface_words()
            self._rebuild(keep_place=True)
            self._name()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._card is None:
            self._paint_invitation()

    def _paint_invitation(self) -> None:
        painter = QPainter(self.viewport())
        rect = QRectF(self.viewport().rect())
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
        for text, style, tone, top in (
            (self.tr("No model chosen"), "h2", "text", -24.0),
            (self.tr("Choose a model in the list to read its card."), "body", "muted", 4.0),
        ):
            painter.setFont(self._shaper.font(style))
            painter.setPen(self.colors.color(tone))
            painter.drawText(rect.adjusted(24, rect.height() / 2 + top, -24, 0), flags, text)

    # -- intents ---------------------------------------------------------------------------------

    def _on_activated(self, action: Action) -> None:
        if action.kind == "model":
            self.model_activated.emit(ModelId(action.value))
        elif action.kind == "tree" and self._card is not None:
            self.tree_requested.emit(self._card.summary.id)
        elif action.kind == "export":
            self.export_requested.emit()
        elif action.kind == "link":
            self._open_link(action.value)
        else:
            self._change_state(action)

    def _change_state(self, action: Action) -> None:
        if action.kind == "toggle":
            self._state = self._state.toggled(action.value)
        elif action.kind == "sort":
            table, _, column = action.value.partition(":")
            self._state = self._state.sorted_by(table, column)
        elif action.kind == "peers":
            self._state = CardState(self._state.open_parts, PeerGroup(action.value), self._state.sorts)
        self._rebuild(keep_place=True)

    def _open_link(self, address: str) -> None:
        """Open an http(s) address in the person's browser; anything else is not opened."""
        if safe_link(address) is not None and QDesktopServices.openUrl(QUrl(address)):
            self.link_activated.emit(address)
