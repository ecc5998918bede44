"""The page's toolbar: how bands, colors and sizes are chosen, time scale, zoom, find, export."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from modelbrowser.lineage.forest import Order
from modelbrowser.lineage.palette import ColorBy, SizeBy
from modelbrowser.lineage.timescale import ScaleKind
from modelbrowser.theme import Theme
from modelbrowser.ui.evolution.chooser import Chooser
from modelbrowser.ui.evolution.find_field import FindField
from modelbrowser.ui.evolution.state import Options
from modelbrowser.ui.icons import icon

SHORT_BELOW_PX = 1_180
TIGHT_BELOW_PX = 960


class TreeToolbar(QWidget):
    """Shows the options and emits what the person wants."""

    options_changed = Signal(object)
    zoom_wanted = Signal(float)
    fit_wanted = Signal()
    start_wanted = Signal()
    find_wanted = Signal(str, int)
    legend_toggled = Signal(bool)
    minimap_toggled = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("treeToolbar")
        self.order = Chooser(tuple(Order), self)
        self.color = Chooser(tuple(ColorBy), self)
        self.size_by = Chooser(tuple(SizeBy), self)
        for chooser in (self.order, self.color, self.size_by):
            chooser.chosen.connect(self._on_option_chosen)
        self.scale = self._button(checkable=True)
        self.scale.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.scale.toggled.connect(self._on_option_chosen)
        self.zoom_out, self.zoom_in, self.fit = (
            self._button("zoom-out"),
            self._button("zoom-in"),
            self._button("fit"),
        )
        self.start = self._button("evolution")
        self.zoom_text = QLabel("100%", self)
        self.zoom_text.setObjectName("muted")
        self.zoom_text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom_text.setMinimumWidth(42)
        self.find_field = FindField(self)
        self.find_count = QLabel(self)
        self.find_count.setObjectName("muted")
        self.legend = self._button("legend", checkable=True)
        self.minimap = self._button("minimap", checkable=True)
        self.export = self._button("export")
        self.export.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.export_menu = QMenu(self)
        self.export.setMenu(self.export_menu)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _button(self, icon_name: str = "", *, checkable: bool = False) -> QToolButton:
        button = QToolButton(self)
        button.setIconSize(QSize(16, 16))
        button.setProperty("iconName", icon_name)
        button.setCheckable(checkable)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.setSpacing(2)
        for button in (self.order, self.color, self.size_by, self.scale):
            row.addWidget(button)
        row.addSpacing(8)
        for widget in (self.zoom_out, self.zoom_text, self.zoom_in, self.fit, self.start):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.find_count)
        row.addWidget(self.find_field, 2)
        row.addSpacing(4)
        for button in (self.legend, self.minimap, self.export):
            row.addWidget(button)

    def _connect(self) -> None:
        self.zoom_in.clicked.connect(self._on_zoom_in_clicked)
        self.zoom_out.clicked.connect(self._on_zoom_out_clicked)
        self.fit.clicked.connect(self.fit_wanted)
        self.start.clicked.connect(self.start_wanted)
        self.find_field.wanted.connect(self.find_wanted)
        self.legend.toggled.connect(self.legend_toggled)
        self.minimap.toggled.connect(self.minimap_toggled)

    # -- state ---------------------------------------------------------------------------------------

    def options(self) -> Options:
        """Return what is chosen."""
        kind = ScaleKind.LINEAR if self.scale.isChecked() else ScaleKind.ROOT
        return Options(Order(self.order.key), kind, ColorBy(self.color.key), SizeBy(self.size_by.key))

    def set_options(self, options: Options) -> None:
        """Show options without announcing them."""
        self.order.set_key(options.order.value)
        self.color.set_key(options.color_by.value)
        self.size_by.set_key(options.size_by.value)
        self.scale.blockSignals(True)
        self.scale.setChecked(options.scale is ScaleKind.LINEAR)
        self.scale.blockSignals(False)

    def set_zoom(self, share: float) -> None:
        """Show the zoom of the lanes."""
        self.zoom_text.setText(f"{share * 100:.0f}%" if share >= 0.1 else f"{share * 100:.2g}%")

    def set_found(self, at: int, count: int) -> None:
        """Show which of how many matches is selected (`at` -1: none yet); nothing where nothing is sought."""
        searching = bool(self.find_field.text().strip())
        found = f"{at + 1}/{count}" if at >= 0 else str(count)
        self.find_count.setText(found if searching else "")

    def apply_theme(self, theme: Theme) -> None:
        """Draw the icons in the theme's colors."""
        for button in self.findChildren(QToolButton):
            name = button.property("iconName")
            if name:
                button.setIcon(icon(name, theme.muted, theme.faint))

    # -- events --------------------------------------------------------------------------------------

    def _on_option_chosen(self, _value: object = None) -> None:
        self.options_changed.emit(self.options())

    def _on_zoom_in_clicked(self) -> None:
        self.zoom_wanted.emit(1.3)

    def _on_zoom_out_clicked(self) -> None:
        self.zoom_wanted.emit(1 / 1.3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        short, tight = self.width() < SHORT_BELOW_PX, self.width() < TIGHT_BELOW_PX
        for chooser in (self.order, self.color, self.size_by):
            chooser.set_short(short)
        self.zoom_text.setVisible(not tight)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def add_export_actions(self, actions: list[QAction]) -> None:
        """Fill the export menu."""
        self.export_menu.addActions(actions)

    def retranslate(self) -> None:
        """Set all words anew."""
        self.order.set_texts(
            self.tr("Bands:"),
            self.tr("What a band holds"),
            {
                Order.FAMILY: self.tr("Family"),
                Order.ORGANIZATION: self.tr("Organization"),
                Order.LINEAGE: self.tr("Lineage only"),
            },
        )
        self.color.set_texts(
            self.tr("Color:"),
            self.tr("What a color says"),
            {
                ColorBy.FAMILY: self.tr("Family"),
                ColorBy.ORGANIZATION: self.tr("Organization"),
                ColorBy.INTELLIGENCE: self.tr("Intelligence"),
                ColorBy.COST: self.tr("Cost"),
                ColorBy.OPEN_WEIGHTS: self.tr("Open weights"),
            },
        )
        self.size_by.set_texts(
            self.tr("Size:"),
            self.tr("What a size says"),
            {
                SizeBy.UNIFORM: self.tr("All alike"),
                SizeBy.INTELLIGENCE: self.tr("Intelligence"),
                SizeBy.DESCENDANTS: self.tr("Descendants"),
            },
        )
        self.scale.setText(self.tr("Linear time"))
        self.scale.setToolTip(
            self.tr(
                "On: all years equally wide. Off: a year's width grows with the square root of its releases."
            )
        )
        self.find_field.setPlaceholderText(self.tr("Find in the tree"))
        for widget, text in (
            (self.scale, self.tr("Linear time")),
            (self.zoom_in, self.tr("Zoom in (+)")),
            (self.zoom_out, self.tr("Zoom out (-)")),
            (self.fit, self.tr("Fit everything (Home)")),
            (self.start, self.tr("Main lines of the largest families (0)")),
            (self.find_field, self.tr("Find in the tree (/ to go here, F3 for the next)")),
            (self.legend, self.tr("Legend (L)")),
            (self.minimap, self.tr("Overview map (M)")),
            (self.export, self.tr("Export the tree")),
        ):
            widget.setAccessibleName(text)
            if widget is not self.scale:
                widget.setToolTip(text)
