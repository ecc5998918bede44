"""`export` and `tree`: files of the right kind and size, from a process that has no display."""

from __future__ import annotations

import json
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

RunProcess = Callable[..., subprocess.CompletedProcess[str]]


def files(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_picture_at_each_scale_and_in_each_theme(run_process: RunProcess, tmp_path: Path) -> None:
    sizes, corners = [], []
    for scale, theme in ((1, "light"), (2, "dark"), (3, "light")):
        name = f"card{scale}.png"
        done = run_process("export", "deepseek-v2", name, "--scale", str(scale), "--theme", theme)
        assert (done.returncode, done.stdout.strip(), done.stderr) == (0, name, "")
        image = QImage(str(tmp_path / name))
        sizes.append((image.width(), image.height()))
        corners.append(image.pixelColor(image.width() // 2, 4 * scale).lightness())
        colors = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
        assert len(colors) > 100
    (width, height), *larger = sizes
    assert width == 760
    assert height > 1000, "the whole card, however small a window is"
    for factor, (wide, high) in zip((2, 3), larger, strict=True):
        assert wide == factor * width
        assert abs(high - factor * height) <= factor
    assert corners[0] > 200 > 60 > corners[1]
    assert files(tmp_path) == ["card1.png", "card2.png", "card3.png"], "no temporary file stays behind"


def test_a_drawing_has_its_text_as_text(run_process: RunProcess, tmp_path: Path) -> None:
    assert run_process("export", "deepseek-v2", "card.svg").returncode == 0
    words = "".join(ET.parse(tmp_path / "card.svg").getroot().itertext())
    assert "DeepSeek-V2" in words
    assert "Artificial Analysis" in words, "attribution wherever its numbers are"


@pytest.mark.parametrize(("suffix", "magic"), [("pdf", b"%PDF-"), ("png", b"\x89PNG"), ("PNG", b"\x89PNG")])
def test_the_suffix_picks_the_format(
    run_process: RunProcess, tmp_path: Path, suffix: str, magic: bytes
) -> None:
    done = run_process("export", "deepseek-v2", f"card.{suffix}")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / f"card.{suffix}").read_bytes().startswith(magic)


def test_json_and_markdown_say_what_show_says(run_process: RunProcess, tmp_path: Path) -> None:
    assert run_process("export", "deepseek-v2", "card.json").returncode == 0
    assert run_process("export", "deepseek-v2", "card.md").returncode == 0
    written = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert written == json.loads(run_process("show", "deepseek-v2", "--json").stdout)
    markdown = (tmp_path / "card.md").read_text(encoding="utf-8")
    assert markdown.startswith("# DeepSeek-V2")


def test_chinese_cards(run_process: RunProcess, tmp_path: Path) -> None:
    assert run_process("export", "deepseek-v2", "card.md", "--language", "zh").returncode == 0
    assert "上下文" in (tmp_path / "card.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("deepsek-v2", "card.png"), "Nearest: "),
        (("deepseek-v2",), "FILE is missing"),
        (("deepseek-v2", "card.docx"), ".png"),
        (("deepseek-v2", "card"), ".png"),
        (("deepseek-v2", "no/such/folder/card.png"), "folder"),
        (("deepseek-v2", "card.png", "--scale", "9"), "9"),
        (("--query", "deepseek"), "--to"),
        ((), "ID"),
        (("--query", "qqqqxyzzy", "--to", "cards"), "No model matches"),
    ],
)
def test_what_cannot_be_exported_is_said_and_nothing_is_written(
    run_process: RunProcess, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = run_process("export", *arguments)
    assert done.returncode == (1 if "No model" in words else 2), done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert files(tmp_path) == []


def test_a_file_in_the_place_of_a_folder(run_process: RunProcess, tmp_path: Path) -> None:
    (tmp_path / "cards").write_text("a file")
    done = run_process("export", "--query", "deepseek v2", "--to", "cards", "--format", "md")
    assert done.returncode == 2, done.stderr
    assert "Traceback" not in done.stderr
    assert files(tmp_path) == ["cards"]


def test_every_model_of_a_query_goes_into_a_folder(run_process: RunProcess, tmp_path: Path) -> None:
    found = json.loads(run_process("search", "--json", "--limit", "500", "org:deepseek").stdout)
    done = run_process("export", "--query", "org:deepseek", "--to", "cards", "--format", "json")
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == f"{len(found)} cards in cards"
    assert files(tmp_path / "cards") == sorted(f"{card['id']}.json" for card in found)


def test_an_export_replaces_a_file_whole_or_not_at_all(run_process: RunProcess, tmp_path: Path) -> None:
    (tmp_path / "card.md").write_text("old")
    assert run_process("export", "no-such-model", "card.md").returncode == 2
    assert (tmp_path / "card.md").read_text() == "old"
    assert run_process("export", "deepseek-v2", "card.md").returncode == 0
    assert (tmp_path / "card.md").read_text(encoding="utf-8").startswith("# DeepSeek-V2")
    assert files(tmp_path) == ["card.md"]


def test_the_lineage_of_a_model_as_a_drawing(run_process: RunProcess, tmp_path: Path) -> None:
    done = run_process("tree", "deepseek-v2", "tree.svg")
    assert done.returncode == 0, done.stderr
    words = "".join(ET.parse(tmp_path / "tree.svg").getroot().itertext())
    assert "DeepSeek-V2" in words.replace("\u2011", "-")


def test_the_whole_tree_as_a_picture(run_process: RunProcess, tmp_path: Path) -> None:
    done = run_process("tree", "tree.png", "--scale", "1")
    assert done.returncode == 0, done.stderr
    image = QImage(str(tmp_path / "tree.png"))
    assert image.width() > 1000
    colors = {image.pixel(x, y) for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}
    assert len(colors) > 50


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "FILE is missing"),
        (("no-such-model", "tree.png"), "Nearest: "),
        (("tree.docx",), ".svg"),
        (("no/such/folder/tree.png",), "folder"),
    ],
)
def test_what_tree_cannot_be_drawn_is_said(
    run_process: RunProcess, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    done = run_process("tree", *arguments)
    assert done.returncode == 2, done.stderr
    assert words in done.stderr
    assert "Traceback" not in done.stderr
    assert files(tmp_path) == []
