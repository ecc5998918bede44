"""The export dialog: format, size, theme, width and sections; remembered between exports."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSlider,
    QVBoxLayout,
    QWidget,
)

FORMATS = ("png", "svg", "pdf", "md", "json")
MIN_WIDTH, MAX_WIDTH, DEFAULT_WIDTH = 480, 1600, 760
PREVIEW_PX = QSize(340, 440)


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the person chose; `sections` empty means the whole card."""

    kind: str = "png"
    scale: int = 2
    theme: str = "light"
    width: int = DEFAULT_WIDTH
    sections: tuple[str, ...] = ()


class ExportDialog(QDialog):
    """Emits `save_wanted(ExportChoice)` and `copy_wanted(ExportChoice)`; shows the preview it is given."""

    save_wanted = Signal(object)
    copy_wanted = Signal(object)
    preview_wanted = Signal(object)

    def __init__(self, sections: tuple[tuple[str, str], ...], choice: ExportChoice, parent: QWidget) -> None:
        super().__init__(parent)
        self._sections = sections
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(120)
        self._timer.timeout.connect(self._on_timer_timeout)
        self._build()
        self._set_choice(choice)
        self.retranslate()
        self._on_changed()

    # -- making ----------------------------------------------------------------------------------

    def _build(self) -> None:
        self._kind = QComboBox(self)
        for key in FORMATS:
            self._kind.addItem("", key)
        self._kind.currentIndexChanged.connect(self._on_changed)
        self._scales, scale_row = self._radio_row((1, 2, 3))
        self._themes, theme_row = self._radio_row(("light", "dark"))
        self._width = QSlider(Qt.Orientation.Horizontal, self)
        self._width.setRange(MIN_WIDTH // 20, MAX_WIDTH // 20)
        self._width.valueChanged.connect(self._on_changed)
        self._width_text = QLabel(self)
        self._width_text.setMinimumWidth(48)
        width_row = QHBoxLayout()
        width_row.setSpacing(12)
        width_row.addWidget(self._width, 1)
        width_row.addWidget(self._width_text)
        self._checks = {key: self._check(label) for key, label in self._sections}
        self._form = QFormLayout()
        self._form.setVerticalSpacing(12)
        self._form.setHorizontalSpacing(16)
        self._labels = [QLabel(self) for _ in range(4)]
        self._form.addRow(self._labels[0], self._kind)
        for label, row in zip(self._labels[1:], (scale_row, theme_row, width_row), strict=True):
            self._form.addRow(label, row)
        self._sections_title = QLabel(self)
        left = QVBoxLayout()
        left.setSpacing(10)
        left.addLayout(self._form)
        left.addSpacing(4)
        left.addWidget(self._sections_title)
        left.addWidget(self._section_list(), 1)
        self._preview = QLabel(self)
        self._preview.setFixedSize(PREVIEW_PX)
        self._preview.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._preview.setObjectName("muted")
        columns = QHBoxLayout()
        columns.setSpacing(24)
        columns.addLayout(left, 1)
        columns.addWidget(self._preview)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 18)
        layout.setSpacing(16)
        layout.addLayout(columns, 1)
        layout.addWidget(self._build_buttons())
        self.resize(820, 560)

    def _radio_row(self, keys: tuple[object, ...]) -> tuple[QButtonGroup, QHBoxLayout]:
        group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(14)
        for key in keys:
            button = QRadioButton(self)
            button.setProperty("key", key)
            group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        group.buttonToggled.connect(self._on_changed)
        return group, row

    def _check(self, label: str) -> QCheckBox:
        box = QCheckBox(label, self)
        box.setChecked(True)
        box.toggled.connect(self._on_changed)
        return box

    def _section_list(self) -> QWidget:
        holder = QWidget(self)
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        for box in self._checks.values():
            rows.addWidget(box)
        rows.addStretch(1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(holder)
        return area

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel, self)
        role = QDialogButtonBox.ButtonRole
        self._copy: QPushButton = buttons.addButton("", role.ActionRole)
        self._save: QPushButton = buttons.addButton("", role.AcceptRole)
        self._save.setDefault(True)
        self._cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self._copy.clicked.connect(self._on_copy_clicked)
        buttons.accepted.connect(self._on_accepted)
        buttons.rejected.connect(self.reject)
        return buttons

    # -- state -----------------------------------------------------------------------------------

    def choice(self) -> ExportChoice:
        """Return what is chosen now."""
        picked = tuple(key for key, box in self._checks.items() if box.isChecked())
        return ExportChoice(
            str(self._kind.currentData()),
            int(str(_key(self._scales) or 1)),
            str(_key(self._themes) or "light"),
            self._width.value() * 20,
            () if len(picked) == len(self._checks) else picked,
        )

    def show_preview(self, pixmap: QPixmap | None) -> None:
        """Show the picture that would be exported, scaled to fit; None for formats without one."""
        if pixmap is None:
            self._preview.setText(self.tr("No preview of text formats"))
            return
        ratio = self.devicePixelRatioF()
        size = PREVIEW_PX * ratio
        scaled = pixmap.scaledToWidth(size.width(), Qt.TransformationMode.SmoothTransformation)
        if scaled.height() > size.height():
            scaled = scaled.copy(0, 0, scaled.width(), size.height())
        scaled.setDevicePixelRatio(ratio)
        self._preview.setPixmap(scaled)

    def _set_choice(self, choice: ExportChoice) -> None:
        self._kind.setCurrentIndex(max(0, self._kind.findData(choice.kind)))
        for group, key in ((self._scales, choice.scale), (self._themes, choice.theme)):
            buttons = group.buttons()
            wanted = [button for button in buttons if button.property("key") == key]
            (wanted or buttons)[0].setChecked(True)
        self._width.setValue(choice.width // 20)

    def _on_changed(self) -> None:
        if _key(self._scales) is None or _key(self._themes) is None:
            return
        choice = self.choice()
        picture = choice.kind in ("png", "svg", "pdf")
        for button in self._scales.buttons():
            button.setEnabled(choice.kind == "png")
        for button in self._themes.buttons():
            button.setEnabled(picture)
        self._width.setEnabled(choice.kind in ("png", "svg"))
        for box in self._checks.values():
            box.setEnabled(choice.kind != "json")
        self._width_text.setText(str(choice.width))
        something = any(box.isChecked() for box in self._checks.values())
        self._save.setEnabled(something)
        self._copy.setEnabled(something and choice.kind in ("png", "md"))
        self._timer.start()

    def _on_timer_timeout(self) -> None:
        self.preview_wanted.emit(self.choice())

    def _on_copy_clicked(self) -> None:
        self.copy_wanted.emit(self.choice())

    def _on_accepted(self) -> None:
        self.save_wanted.emit(self.choice())

    # -- words -----------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.setWindowTitle(self.tr("Export card"))
        texts = (
            self.tr("PNG picture"),
            self.tr("SVG drawing (text stays text)"),
            self.tr("PDF document"),
            self.tr("Markdown text"),
            self.tr("JSON data"),
        )
        for row, text in enumerate(texts):
            self._kind.setItemText(row, text)
        for label, text in zip(
            self._labels,
            (self.tr("Format"), self.tr("Size"), self.tr("Theme"), self.tr("Width")),
            strict=True,
        ):
            label.setText(text)
        for button in self._scales.buttons():
            button.setText(f"{button.property('key')}x")
        for button, text in zip(self._themes.buttons(), (self.tr("Light"), self.tr("Dark")), strict=True):
            button.setText(text)
        self._sections_title.setText(self.tr("Sections"))
        self._copy.setText(self.tr("Copy"))
        self._save.setText(self.tr("Save…"))
        self._cancel.setText(self.tr("Cancel"))


def _key(group: QButtonGroup) -> object:
    """Return the key of the chosen button, None while there is none."""
    button = group.checkedButton()
    return button.property("key") if button is not None else None
