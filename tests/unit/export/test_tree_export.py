"""Pictures of the tree: complete, in any suffix we know, never half a file, clear refusals."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from modelbrowser.domain.errors import EnvironmentProblem, UnknownModelError
from modelbrowser.domain.lineage import LineageData, Relation
from modelbrowser.domain.models import ModelId
from modelbrowser.export import tree as tree_export
from modelbrowser.export import tree_sheet
from modelbrowser.export.tree import TreeExportOptions, export_tree, lineage_of, make_picture
from support.lineages import data, edge, node


@pytest.fixture
def given() -> LineageData:
    nodes = [node(f"F{n}", f"20{15 + n}-05-01") for n in range(6)]
    nodes += [node("other", "2019-01-01", family="Other <&> family"), node("alone", "2018-01-01", family="C")]
    edges = [edge(f"F{n}", f"F{n + 1}") for n in range(5)]
    return data(nodes, [*edges, edge("F2", "other", Relation.FINETUNE)])


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
def test_png_at_any_scale(qapp, given, tmp_path, scale):
    path = export_tree(given, tmp_path / "tree.png", TreeExportOptions(scale=scale))
    image = QImage(str(path))
    size = make_picture(given, TreeExportOptions()).size()
    assert image.width() == round(size.width() * scale)
    assert image.height() == round(size.height() * scale)
    colors = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colors) > 8, "the picture is painted"
    assert list(tmp_path.iterdir()) == [path]


def test_strips_join_without_a_seam(qapp, given, tmp_path, monkeypatch):
    whole = QImage(str(export_tree(given, tmp_path / "whole.png", TreeExportOptions(scale=2))))
    monkeypatch.setattr(tree_sheet, "STRIP_PX", 64)
    strips = QImage(str(export_tree(given, tmp_path / "strips.png", TreeExportOptions(scale=2))))
    assert whole.size() == strips.size()
    points = [(x, y) for x in range(0, whole.width(), 3) for y in range(0, whole.height(), 3)]
    different = [point for point in points if whole.pixel(*point) != strips.pixel(*point)]
    # A smoothed edge may differ by a rounding, nothing more
    for x, y in different:
        one, other = whole.pixelColor(x, y), strips.pixelColor(x, y)
        assert abs(one.red() - other.red()) + abs(one.blue() - other.blue()) <= 6


def test_svg_keeps_text_as_text(qapp, given, tmp_path):
    path = export_tree(given, tmp_path / "tree.svg")
    root = ET.parse(path).getroot()
    texts = {element.text for element in root.iter("{http://www.w3.org/2000/svg}text")}
    assert {"F0", "F5", "other"} & texts or {"0", "5"} & texts
    assert "Evolution of AI models" in texts
    assert "Other <&> family" in texts, "names are data, never markup"
    assert not list(root.iter("{http://www.w3.org/2000/svg}image")), "no pictures in it"


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_theme(qapp, given, tmp_path, tone):
    image = QImage(str(export_tree(given, tmp_path / "t.png", TreeExportOptions(theme=tone))))
    assert (image.pixelColor(3, 3).lightness() > 128) is (tone == "light")


def test_one_models_lineage(qapp, given, tmp_path):
    part = lineage_of(given, ModelId("F2"))
    assert {each.id for each in part.nodes} == {"F0", "F1", "F2", "F3", "F4", "F5", "other"}
    assert len(part.edges) == 6
    options = TreeExportOptions(model_id=ModelId("other"))
    picture = make_picture(lineage_of(given, ModelId("other")), options)
    assert "other" in picture.title
    assert len(picture.look.graph) == 4
    assert picture.focus.selected >= 0
    export_tree(given, tmp_path / "o.png", options)
    assert (tmp_path / "o.png").is_file()


def test_unknown_model(qapp, given, tmp_path):
    with pytest.raises(UnknownModelError):
        export_tree(given, tmp_path / "x.png", TreeExportOptions(model_id=ModelId("nobody")))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["tree.jpg", "tree", "tree.pdf"])
def test_other_suffixes_are_refused(qapp, given, tmp_path, name):
    with pytest.raises(EnvironmentProblem, match=r"\.png or \.svg"):
        export_tree(given, tmp_path / name)


def test_an_svg_of_too_many_models_is_refused(qapp, given, tmp_path, monkeypatch):
    monkeypatch.setattr(tree_export, "SVG_NODE_LIMIT", 5)
    with pytest.raises(EnvironmentProblem, match="too large to open"):
        export_tree(given, tmp_path / "tree.svg")
    assert not list(tmp_path.iterdir())


def test_a_picture_too_large_for_memory_is_refused(qapp, given, tmp_path, monkeypatch):
    monkeypatch.setattr(tree_sheet, "MOST_PIXELS", 1000)
    with pytest.raises(EnvironmentProblem, match="does not fit into memory"):
        export_tree(given, tmp_path / "tree.png")


@pytest.mark.parametrize("suffix", ["png", "svg"])
def test_a_folder_that_is_not_there(qapp, given, tmp_path, suffix):
    with pytest.raises(EnvironmentProblem, match="cannot be written"):
        export_tree(given, tmp_path / "missing" / f"tree.{suffix}")


def test_the_old_file_survives_a_failure(qapp, given, tmp_path, monkeypatch):
    path = tmp_path / "tree.png"
    path.write_bytes(b"old")

    def fail(self: object, target: Path) -> bool:
        target.write_bytes(b"half")
        return False

    monkeypatch.setattr(tree_sheet._ImageWriter, "__call__", fail)
    with pytest.raises(EnvironmentProblem):
        export_tree(given, path)
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_lineage_without_models(qapp, tmp_path):
    path = export_tree(data([], []), tmp_path / "empty.png")
    assert not QImage(str(path)).isNull()
