"""The whole main job of issue 2 in one window: find, read, walk the lineage, come back, export."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from modelbrowser.domain.location import View
from modelbrowser.domain.models import ModelId
from modelbrowser.export.dialog import ExportDialog

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


class Tree:
    """The evolution page as a person sees it."""

    def __init__(self, pilot: Any) -> None:
        self.pilot = pilot
        pilot.until(lambda: pilot.window.tree is not None and pilot.window.tree.state is not None)
        self.page = pilot.window.tree
        self.view = pilot.window.tree.view
        self.rest()

    def rest(self) -> None:
        """Wait until nothing moves."""

        def still() -> bool:
            before = self.view.view
            self.pilot.qtbot.wait(60)
            return bool(before == self.view.view)

        self.pilot.until(still)

    def place(self, model_id: str) -> QPoint | None:
        """Return where a model is in the viewport, None if it is out of sight."""
        index = self.page.index_of(model_id)
        assert index >= 0, f"{model_id} is not in the tree"
        pixel = self.view.pixel_of(index)
        if pixel is None:
            return None
        point: QPoint = self.view.widget_point(pixel.x(), pixel.y())
        return point if self.view.viewport().rect().contains(point) else None

    def click(self, model_id: str) -> None:
        self.pilot.click(self.view.viewport(), self.place(model_id))

    def double_click(self, model_id: str) -> None:
        """Do what a mouse does: pyqtgraph delivers a double-click on release."""
        place, port, left = self.place(model_id), self.view.viewport(), Qt.MouseButton.LeftButton
        assert place is not None, f"{model_id} is out of sight"
        self.pilot.qtbot.mouseClick(port, left, pos=place)
        self.pilot.qtbot.mouseDClick(port, left, pos=place)
        self.pilot.qtbot.mouseRelease(port, left, pos=place)

    @property
    def selected(self) -> str | None:
        index = self.page.state.selection.selected
        return str(self.page.state.graph.ids[index]) if index >= 0 else None


def open_v2(pilot: Any) -> None:
    pilot.search("deepseek")
    pilot.click_row("DeepSeek-V2")
    pilot.until(lambda: pilot.card == "deepseek-v2")


def shown(pilot: Any, kind: type[QDialog]) -> Any:
    """Return the dialog of this kind that is open."""
    pilot.until(lambda: any(each.isVisible() for each in pilot.window.findChildren(kind)))
    return next(each for each in pilot.window.findChildren(kind) if each.isVisible())


def choose_file(pilot: Any, path: Path) -> None:
    """Name a file in the file dialog that is open, and confirm."""
    dialog = shown(pilot, QFileDialog)
    dialog.setDirectory(str(path.parent))
    dialog.selectFile(path.name)
    pilot.qtbot.wait(1)
    dialog.accept()


def test_the_main_job(pilot: Any, tmp_path: Path) -> None:
    open_v2(pilot)
    picture = pilot.window.browse.card.grab().toImage()
    colors = {
        picture.pixel(x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3)
    }
    assert len(colors) > 150, "the card is painted"

    pilot.press(Qt.Key.Key_2, CTRL)
    assert pilot.view is View.EVOLUTION
    tree = Tree(pilot)
    assert tree.selected == "deepseek-v2", "the tree arrives with the card's model"
    assert tree.place("deepseek-v2") is not None
    tree.double_click("deepseek-v3")
    pilot.until(lambda: pilot.card == "deepseek-v3")
    assert pilot.view is View.BROWSE
    assert pilot.window.windowTitle().startswith("DeepSeek V3 ")

    while pilot.card != "deepseek-v2" or pilot.view is not View.BROWSE:
        assert pilot.window.top.back.isEnabled()
        pilot.click(pilot.window.top.back)
        pilot.calm()

    pilot.window.resize(640, 480)
    pilot.press(Qt.Key.Key_E, CTRL)
    dialog = shown(pilot, ExportDialog)
    choice = dialog.choice()
    dialog._save.click()
    choose_file(pilot, tmp_path / "v2.png")
    pilot.until((tmp_path / "v2.png").exists)
    image = QImage(str(tmp_path / "v2.png"))
    assert image.width() == choice.width * choice.scale
    assert image.height() > 1000, "complete however small the window is"
    pilot.until(lambda: not dialog_open(pilot))
    assert "v2.png" in pilot.window.statusBar().currentMessage()


def dialog_open(pilot: Any) -> bool:
    return any(each.isVisible() for each in pilot.window.findChildren(QDialog))


def test_a_click_in_the_tree_selects_and_leaves_the_view_where_it_is(pilot: Any) -> None:
    """Otherwise the second half of a double-click would meet another model."""
    open_v2(pilot)
    pilot.press(Qt.Key.Key_2, CTRL)
    tree = Tree(pilot)
    before = tree.view.view
    tree.click("deepseek-v3")
    assert tree.selected == "deepseek-v3"
    tree.rest()
    assert tree.view.view == before
    pilot.until(lambda: pilot.card == "deepseek-v3")
    assert pilot.view is View.EVOLUTION


def test_what_was_selected_in_the_tree_is_on_the_card(pilot: Any) -> None:
    open_v2(pilot)
    pilot.press(Qt.Key.Key_2, CTRL)
    tree = Tree(pilot)
    tree.click("deepseek-v3")
    pilot.press(Qt.Key.Key_1, CTRL)
    pilot.until(lambda: pilot.card == "deepseek-v3")
    assert pilot.view is View.BROWSE


def test_the_tree_unfolds_for_a_model_that_somebody_opened_and_not_for_the_first_of_the_list(
    pilot: Any,
) -> None:
    pilot.press(Qt.Key.Key_2, CTRL)
    tree = Tree(pilot)
    first = tree.view.view
    assert tree.place("codegemma-7b") is None
    tree.rest()
    assert tree.view.view == first
    pilot.window.open_model("codegemma-7b")
    pilot.until(lambda: pilot.card == "codegemma-7b")
    pilot.press(Qt.Key.Key_2, CTRL)
    tree.rest()
    assert tree.selected == "codegemma-7b"
    assert tree.place("codegemma-7b") is not None


def test_a_card_opened_in_the_tree_has_the_keyboard(pilot: Any) -> None:
    """Otherwise it would come back to the filters, where the next Space changes the list."""
    pilot.window.actions_by_name["evolution"].trigger()
    tree = Tree(pilot)
    assert tree.view.hasFocus() or tree.page.hasFocus(), "the tree asked for by keyboard has the keyboard"
    for model_id in ("gpt-4", "gpt-4"):
        tree.page.show_model(ModelId(model_id))
        tree.rest()
        tree.double_click(model_id)
        pilot.until(lambda: pilot.window.navigator.here.view is View.BROWSE)
        pilot.until(lambda: pilot.window.card is not None and pilot.window.card.summary.id == "gpt-4")
        card = pilot.window.browse.card
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused is card or card.isAncestorOf(focused)
        pilot.window.actions_by_name["evolution"].trigger()


def test_the_tree_by_keyboard(pilot: Any) -> None:
    open_v2(pilot)
    pilot.press(Qt.Key.Key_2, CTRL)
    tree = Tree(pilot)
    pilot.window.top.search.setFocus()
    pilot.press(Qt.Key.Key_Down)
    assert tree.view.hasFocus()
    walked = {tree.selected}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up):
        pilot.press(key)
        tree.rest()
        walked.add(tree.selected)
    assert len(walked) > 2
    chosen = tree.selected
    pilot.press(Qt.Key.Key_Return)
    assert pilot.view is View.BROWSE
    pilot.until(lambda: pilot.card == chosen)


def test_enter_in_the_search_box_finds_in_the_tree(pilot: Any) -> None:
    pilot.press(Qt.Key.Key_2, CTRL)
    tree = Tree(pilot)
    pilot.press(Qt.Key.Key_K, CTRL)
    pilot.type("Qwen3 32B")
    pilot.press(Qt.Key.Key_Return)
    pilot.until(lambda: tree.selected == "qwen3-32b")
    assert pilot.view is View.EVOLUTION


def test_arriving_from_a_card_centers_its_model(pilot: Any) -> None:
    pilot.window.browse.card.tree_requested.emit("qwen3-32b")
    tree = Tree(pilot)
    assert tree.selected == "qwen3-32b"
    first = tree.place("qwen3-32b")
    assert first is not None
    pilot.press(Qt.Key.Key_1, CTRL)
    pilot.window.open_model("deepseek-v2")
    pilot.press(Qt.Key.Key_2, CTRL)
    tree.rest()
    assert tree.selected == "deepseek-v2"
    assert tree.place("deepseek-v2") is not None


def test_the_tree_is_painted_in_both_themes(pilot: Any) -> None:
    pilot.program.themes.choose("light")
    pilot.press(Qt.Key.Key_2, CTRL)
    tree = Tree(pilot)
    light = tree.view.grab().toImage()
    pilot.program.themes.choose("dark")
    tree.rest()
    dark = tree.view.grab().toImage()
    for image in (light, dark):
        colors = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colors) > 60
    corner = light.width() // 2, light.height() - 3
    assert light.pixelColor(*corner).lightness() > 200
    assert dark.pixelColor(*corner).lightness() < 80


# -- exports -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "magic"), [("svg", b"<?xml"), ("pdf", b"%PDF"), ("md", b"# "), ("json", b"{")]
)
def test_each_format_from_the_dialog(pilot: Any, tmp_path: Path, kind: str, magic: bytes) -> None:
    open_v2(pilot)
    pilot.press(Qt.Key.Key_E, CTRL)
    dialog = shown(pilot, ExportDialog)
    dialog._kind.setCurrentIndex(dialog._kind.findData(kind))
    dialog._save.click()
    choose_file(pilot, tmp_path / f"card.{kind}")
    pilot.until((tmp_path / f"card.{kind}").exists)
    assert (tmp_path / f"card.{kind}").read_bytes().startswith(magic)


def test_a_typed_suffix_decides_the_format(pilot: Any, tmp_path: Path) -> None:
    open_v2(pilot)
    pilot.press(Qt.Key.Key_E, CTRL)
    dialog = shown(pilot, ExportDialog)
    dialog._kind.setCurrentIndex(dialog._kind.findData("svg"))
    dialog._save.click()
    pilot.program._controller._on_file_selected(str(tmp_path / "card.png"))
    assert (tmp_path / "card.png").read_bytes().startswith(b"\x89PNG")
    assert not (tmp_path / "card.png.svg").exists()


def test_the_choice_of_an_export_is_remembered(pilot: Any, tmp_path: Path) -> None:
    open_v2(pilot)
    pilot.press(Qt.Key.Key_E, CTRL)
    dialog = shown(pilot, ExportDialog)
    for button in (*dialog._scales.buttons(), *dialog._themes.buttons()):
        if button.property("key") in (3, "dark"):
            button.setChecked(True)
    dialog._save.click()
    choose_file(pilot, tmp_path / "card.png")
    pilot.until(lambda: not dialog_open(pilot))
    pilot.press(Qt.Key.Key_E, CTRL)
    again = shown(pilot, ExportDialog)
    assert (again.choice().scale, again.choice().theme) == (3, "dark")
    pilot.qtbot.keyClick(again, Qt.Key.Key_Escape)
    pilot.until(lambda: not dialog_open(pilot))


def test_a_folder_that_cannot_be_written_is_told(pilot: Any, tmp_path: Path) -> None:
    open_v2(pilot)
    pilot.press(Qt.Key.Key_E, CTRL)
    dialog = shown(pilot, ExportDialog)
    blocked = tmp_path / "a file"
    blocked.write_text("no folder")
    controller = pilot.program._controller
    assert not controller.save_card(pilot.window.card, blocked / "card.png", dialog.choice())
    box = shown(pilot, QMessageBox)
    assert box.text()
    assert QGuiApplication.overrideCursor() is None, "the wait cursor must not stay"
    box.reject()
    assert blocked.read_text() == "no folder"


def test_the_card_goes_to_the_clipboard(pilot: Any) -> None:
    open_v2(pilot)
    clipboard = QGuiApplication.clipboard()
    pilot.press(Qt.Key.Key_M, CTRL | SHIFT)
    pilot.until(lambda: clipboard.text().startswith("# DeepSeek-V2"))
    pilot.press(Qt.Key.Key_C, CTRL | SHIFT)
    pilot.until(lambda: not clipboard.image().isNull())
    assert clipboard.image().height() > 1000
    assert "DeepSeek-V2" in pilot.window.statusBar().currentMessage()
    clipboard.clear()


def test_all_models_found_go_into_a_folder(pilot: Any, tmp_path: Path, qtbot: QtBot) -> None:
    pilot.search("org:deepseek v2")
    ids = pilot.ids
    assert 2 < len(ids) < 30
    pilot.window.export_wanted.emit("many")
    dialog = shown(pilot, QFileDialog)
    dialog.reject()
    controller = pilot.program._controller
    from modelbrowser.export.dialog import ExportChoice

    controller.export_many(tmp_path / "cards", ExportChoice(kind="json"))
    pilot.until(lambda: str(len(ids)) in pilot.window.statusBar().currentMessage())
    written = {path.name for path in (tmp_path / "cards").iterdir()}
    assert written == {f"{each}.json" for each in ids}
    assert json.loads((tmp_path / "cards" / f"{ids[0]}.json").read_text(encoding="utf-8"))["id"] == ids[0]
