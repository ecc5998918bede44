from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from modelbrowser.importing.editorial import load_editorial
from modelbrowser.importing.prose import ProseError, prose_tables, read_prose

REPOSITORY = Path(__file__).resolve().parents[3]
FACTS = REPOSITORY / "data" / "facts"
TEXT = REPOSITORY / "data" / "editorial" / "deepseek-v2.toml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copy(TEXT, tmp_path)
    return tmp_path


def test_an_empty_folder_has_no_texts(tmp_path: Path) -> None:
    assert read_prose(tmp_path, FACTS) == ()
    assert not any(prose_tables((), set()).values())


def test_a_text_becomes_rows_in_both_languages(folder: Path) -> None:
    (chosen,) = read_prose(folder, FACTS)
    tables = prose_tables((chosen,), {"deepseek-v2"})
    assert [row["language"] for row in tables["editorial"]] == ["en", "zh"]
    english = tables["editorial"][0]
    assert english["tagline"] == chosen.texts["en"].tagline
    assert english["as_of"] == "2026-11-23"
    lines = [
        row for row in tables["editorial_line"] if row["language"] == "zh" and row["section"] == "best_for"
    ]
    assert tuple(row["line"] for row in lines) == chosen.texts["zh"].best_for
    assert [row["position"] for row in lines] == list(range(len(lines)))
    kinds = {(row["name"], row["language"]): row["kind"] for row in tables["editorial_tool"]}
    tool = chosen.tools[0]
    assert kinds[tool.name, "en"] == tool.kind
    assert kinds[tool.name, "zh"] == tool.kind_zh
    assert {row["number"] for row in tables["editorial_claim"]} == {claim.number for claim in chosen.claims}


def test_texts_of_models_that_are_not_in_the_catalog_stay_out(folder: Path) -> None:
    tables = prose_tables(read_prose(folder, FACTS), {"alpha-1"})
    assert not any(tables.values())


def test_unreadable_files_and_broken_rules_are_all_told(folder: Path) -> None:
    (folder / "gpt-4.toml").write_text("not = [toml", encoding="utf-8")
    with pytest.raises(ProseError) as caught:
        read_prose(folder, FACTS)
    assert any("gpt-4" in problem and "TOML" in problem for problem in caught.value.problems)


def test_a_number_that_no_fact_backs_is_told(folder: Path) -> None:
    path = folder / "deepseek-v2.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("236B parameters", "237B parameters"), encoding="utf-8"
    )
    with pytest.raises(ProseError) as caught:
        read_prose(folder, FACTS)
    assert any("237" in problem for problem in caught.value.problems)


def test_warnings_alone_do_not_stop_a_build(folder: Path) -> None:
    assert len(load_editorial(folder)) == len(read_prose(folder, FACTS)) == 1
