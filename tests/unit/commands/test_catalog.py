"""`catalog build | lint | info`, also with every bad file, through the whole command line."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from modelbrowser.catalog.schema import SCHEMA_VERSION
from modelbrowser.commands import catalog as commands_module
from modelbrowser.commands.catalog import catalog

REPOSITORY = Path(__file__).resolve().parents[3]
SHIPPED = REPOSITORY / "data" / "catalog.db"
FACTS = REPOSITORY / "data" / "facts"


def _run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(catalog, [str(argument) for argument in arguments])


def test_info_prints_what_the_catalog_holds() -> None:
    result = _run("info", "--catalog", SHIPPED)
    assert result.exit_code == 0, result.output
    assert "1516 in " in result.stdout
    assert "catalog date    2026-11-23" in result.stdout
    assert "Artificial Analysis" in result.stdout
    found = json.loads(_run("info", "--catalog", SHIPPED, "--json").stdout)
    assert found["model_count"] == 1516
    assert found["content_hash"] in result.stdout


def test_lint_prints_every_kind_with_its_count() -> None:
    result = _run("lint", "--catalog", SHIPPED, "--rows", "1")
    assert result.exit_code == 0, result.output
    assert "    78  open_without_license" in result.stdout
    assert "     0  lineage_cycle" in result.stdout
    assert "  ... and 77 more (--all)" in result.stdout
    everything = _run("lint", "--catalog", SHIPPED, "--all").stdout
    assert everything.count("no license known") == 78
    assert "more (--all)" not in everything
    kinds = {kind["id"]: kind for kind in json.loads(_run("lint", "--catalog", SHIPPED, "--json").stdout)}
    assert kinds["price_outlier"]["count"] == len(kinds["price_outlier"]["rows"]) == 69
    counts_only = _run("lint", "--catalog", SHIPPED, "--rows", "0").stdout
    assert "no license known" not in counts_only


def test_build_prints_the_balance_and_the_warning(tmp_path: Path) -> None:
    out = tmp_path / "catalog.db"
    result = _run("build", "--facts", FACTS, "--out", out, "--skip-editorial", "--without-source", "aider")
    assert result.exit_code == 0, result.output
    assert "the editorial texts were left out" in result.stderr
    lines = {line.split()[0]: line.split()[1:] for line in result.stdout.splitlines() if line}
    assert lines["scores"] == ["18705", "18643", "62"]
    assert lines["sources"] == ["24", "23", "1"]
    assert "does not add up" not in result.stdout
    info = json.loads(_run("info", "--catalog", out, "--json").stdout)
    assert info["left_out_sources"] == ["aider"]
    assert info["content_hash"] in result.stdout
    assert [path.name for path in tmp_path.iterdir()] == ["catalog.db"]


def test_build_can_print_an_object(tmp_path: Path) -> None:
    result = _run("build", "--facts", FACTS, "--out", tmp_path / "x.db", "--skip-editorial", "--json")
    found = json.loads(result.stdout)
    assert found["catalog_date"] == "2026-11-23"
    assert found["contradictions"]["open_without_license"] == 78
    assert {balance["table_name"] for balance in found["balances"]} >= {"models", "scores"}


def test_an_unknown_source_is_named_with_those_that_exist(tmp_path: Path) -> None:
    result = _run("build", "--facts", FACTS, "--out", tmp_path / "x.db", "--without-source", "nope")
    assert result.exit_code == 2
    assert "'nope'" in result.stderr
    assert "aa_2026_02, aa_2026_04" in result.stderr
    assert list(tmp_path.iterdir()) == []


def test_all_problems_of_the_source_tables_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = tmp_path / "facts"
    shutil.copytree(FACTS, facts)
    models = (facts / "models.csv").read_text(encoding="utf-8").splitlines()
    models[1] = models[1].replace("2023-09-26", "2023-09-31")
    models[2] = models[2].replace(",language,", ",oracle,")
    (facts / "models.csv").write_text("\n".join(models) + "\n", encoding="utf-8")
    result = _run("build", "--facts", facts, "--out", tmp_path / "x.db", "--skip-editorial")
    assert result.exit_code == 2
    assert "models.csv:2: release_date: no such date: '2023-09-31'" in result.stderr
    assert "models.csv:3: type: 'oracle' is none of" in result.stderr
    assert not (tmp_path / "x.db").exists()
    monkeypatch.setattr(commands_module, "MOST_PROBLEMS", 1)
    shortened = _run("build", "--facts", facts, "--out", tmp_path / "x.db", "--skip-editorial")
    assert "... and " in shortened.stderr


def test_a_missing_facts_folder_is_named(tmp_path: Path) -> None:
    result = _run("build", "--facts", tmp_path / "none", "--out", tmp_path / "x.db")
    assert result.exit_code == 2
    assert f"{tmp_path / 'none'}: no such folder" in result.stderr


def test_a_folder_as_output_is_named(tmp_path: Path) -> None:
    result = _run("build", "--facts", FACTS, "--out", tmp_path, "--skip-editorial")
    assert result.exit_code == 2
    assert "is a folder" in result.stderr
    assert list(tmp_path.iterdir()) == []


def _other_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE bookmarks (url TEXT)")


def _newer(path: Path) -> None:
    shutil.copy(SHIPPED, path)
    with closing(sqlite3.connect(path)) as database:
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        database.commit()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (lambda path: None, "There is no catalog at"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.write_bytes(b""), "is empty"),
        (lambda path: path.write_text("just text\n" * 50), "is not a database"),
        (_other_database, "database of another program"),
        (_newer, "newer version of this program"),
        (lambda path: path.write_bytes(SHIPPED.read_bytes()[:1_000_000]), "is cut off"),
    ],
    ids=["missing", "folder", "empty", "text", "other-database", "newer", "truncated"],
)
@pytest.mark.parametrize("command", ["info", "lint"])
def test_bad_files_end_with_a_message_and_exit_code_2(
    tmp_path: Path, make: object, message: str, command: str
) -> None:
    path = tmp_path / "catalog.db"
    make(path)  # type: ignore[operator]
    before = sorted(entry.name for entry in tmp_path.iterdir())
    result = _run(command, "--catalog", path)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert len(result.stderr.strip().splitlines()) == 2, "the problem, then what to do"
    assert sorted(entry.name for entry in tmp_path.iterdir()) == before


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_whole_program_has_no_traceback_for_a_bad_file(tmp_path: Path, place: str) -> None:
    path = tmp_path / "not a catalog.db"
    path.write_text("hello", encoding="utf-8")
    option = ["--catalog", str(path)]
    arguments = [*option, "catalog", "info"] if place == "before" else ["catalog", "info", *option]
    done = subprocess.run(
        [sys.executable, "-m", "modelbrowser", *arguments], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert "is not a database" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_bar_appears_after_a_second_on_a_terminal_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    moments = iter([0.0, 0.5, 1.5, 1.6])
    monkeypatch.setattr(commands_module.time, "monotonic", lambda: next(moments))
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    progress = commands_module._Progress(4)
    progress.step("models")
    assert capsys.readouterr().err == ""
    progress.step("scores")
    shown = capsys.readouterr().err
    assert "scores" in shown
    assert shown.count("#") == 15
    progress.finish()
    assert capsys.readouterr().err.strip() == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: False)
    progress.step("prices")
    assert capsys.readouterr().err == ""
