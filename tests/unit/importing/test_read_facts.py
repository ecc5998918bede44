from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from modelbrowser.importing.read_facts import FactsError, read_facts, same_value
from modelbrowser.importing.source_tables import SOURCE_TABLES


def _problems(folder: Path) -> list[str]:
    with pytest.raises(FactsError) as caught:
        read_facts(folder)
    return [str(problem) for problem in caught.value.problems]


def test_every_row_of_every_table_is_read(write_facts: Any, tables: Any) -> None:
    read = read_facts(write_facts(tables))
    assert {name: len(rows) for name, rows in read.items()} == {n: len(r) for n, r in tables.items()}
    beta = next(row for row in read["models"] if row["model_id"] == "beta")
    assert beta["open_weights"] == 0
    assert beta["params_total_b"] is None
    assert beta["context_tokens"] == 200_000


def test_each_table_is_announced(write_facts: Any, tables: Any) -> None:
    told: list[str] = []
    read_facts(write_facts(tables), told.append)
    assert told == [spec.name for spec in SOURCE_TABLES]


def test_all_problems_of_all_tables_are_told_at_once(write_facts: Any, tables: Any) -> None:
    tables["models"][0]["context_tokens"] = "many"
    tables["models"][1]["release_date"] = "2025-02-30"
    tables["models"][2]["name"] = ""
    tables["scores"][0]["value"] = "nan"
    tables["prices"][0]["provider_id"] = "nobody"
    problems = _problems(write_facts(tables))
    for expected in (
        "models.csv:2: context_tokens: not a whole number above 0: 'many'",
        "models.csv:3: release_date: no such date: '2025-02-30'",
        "models.csv:4: name is empty",
        "scores.csv:2: value: not a number: 'nan'",
        "prices.csv:2: provider_id: 'nobody' is not in providers.csv",
    ):
        assert expected in problems


def test_a_key_stands_once(write_facts: Any, tables: Any) -> None:
    tables["aliases"].append(tables["aliases"][0])
    assert "aliases.csv:4: the same key as line 2: acme/alpha-1, alpha-1, wiki" in _problems(
        write_facts(tables)
    )


@pytest.mark.parametrize(
    ("table", "column", "value", "message"),
    [
        ("scores", "metric_id", "unheard", "metric_id: 'unheard' is not in metrics.csv"),
        ("scores", "model_id", "unheard", "model_id: 'unheard' is not in models.csv"),
        ("models", "family", "Unheard", "family: 'Unheard' is not in families.csv"),
        ("lineage", "source_id", "unheard", "source_id: 'unheard' is not in sources.csv"),
    ],
)
def test_references_lead_somewhere(
    write_facts: Any, tables: Any, table: str, column: str, value: str, message: str
) -> None:
    tables[table][0][column] = value
    assert f"{table}.csv:2: {message}" in _problems(write_facts(tables))


def test_a_fact_without_provenance_is_refused(write_facts: Any, tables: Any) -> None:
    tables["facts_provenance"] = [
        row for row in tables["facts_provenance"] if (row["model_id"], row["field"]) != ("beta", "reasoning")
    ]
    assert "models.csv:4: reasoning has no row in facts_provenance.csv" in _problems(write_facts(tables))


def test_provenance_without_a_fact_is_refused(write_facts: Any, tables: Any) -> None:
    tables["facts_provenance"] += [
        {"model_id": "gamma", "field": "context_tokens", "source_id": "wiki"},
        {"model_id": "gamma", "field": "taste", "source_id": "wiki"},
    ]
    problems = _problems(write_facts(tables))
    assert any(problem.endswith("gamma has no context_tokens") for problem in problems)
    assert any("'taste' is no fact of a model" in problem for problem in problems)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"new_value": "8"}, "models.csv has 7.0 for params_total_b, not the new '8'"),
        ({"row_key": "nobody"}, "models.csv has no row 'nobody'"),
        ({"field": "taste"}, "models.csv has no column 'taste'"),
        ({"old_value": "7"}, "old and new value are the same"),
    ],
)
def test_a_correction_must_be_in_force(
    write_facts: Any, tables: Any, change: dict[str, str], message: str
) -> None:
    tables["corrections"][0] |= change
    assert f"corrections.csv:2: {message}" in _problems(write_facts(tables))


def test_a_model_is_not_its_own_parent(write_facts: Any, tables: Any) -> None:
    tables["lineage"][0]["child_id"] = "alpha-1"
    assert "lineage.csv:2: a model cannot be its own parent" in _problems(write_facts(tables))


def test_a_metric_without_scores_is_refused(write_facts: Any, tables: Any) -> None:
    tables["metrics"].append(tables["metrics"][0] | {"metric_id": "idle"})
    assert "metrics.csv:6: no score of idle" in _problems(write_facts(tables))


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "the header must be source_id,title"),
        (b"id,title\n", "the header must be source_id,title"),
        (b"\xff\xfe\x00", "is not UTF-8"),
        (b'source_id,title,publisher,license,as_of_date,url,attribution,note\n"a', "unexpected end of data"),
        (b"source_id,title,publisher,license,as_of_date,url,attribution,note\na,b\n", "2 cells, 8 columns"),
    ],
)
def test_files_that_are_no_such_table_are_named(
    write_facts: Any, tables: Any, content: bytes, message: str
) -> None:
    folder = write_facts(tables)
    (folder / "sources.csv").write_bytes(content)
    problems = _problems(folder)
    assert any(problem.startswith("sources.csv") and message in problem for problem in problems), problems


def test_missing_files_and_folders_are_named(write_facts: Any, tables: Any, tmp_path: Path) -> None:
    folder = write_facts(tables)
    (folder / "prices.csv").unlink()
    assert "prices.csv: cannot be read: No such file or directory" in _problems(folder)
    assert _problems(tmp_path / "nowhere") == [f"{tmp_path / 'nowhere'}: no such folder"]


@pytest.mark.parametrize(
    ("value", "written", "same"),
    [
        (7.0, "7", True),
        (7, "7.0", True),
        (None, None, True),
        (None, "0", False),
        ("MIT", "MIT", True),
        (7.0, "x", False),
    ],
)
def test_same_value(value: object, written: object, same: bool) -> None:
    assert same_value(value, written) is same
