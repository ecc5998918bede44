"""The answers of a search: order, pages, totals, notes, reasons, cancelling."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from modelbrowser import locations
from modelbrowser.catalog.connection import open_catalog
from modelbrowser.catalog.search import CatalogSearch, SearchCancelled
from modelbrowser.catalog.searching.phrase import install
from modelbrowser.domain.models import ModelSummary

ALL = 100_000


def _ids(search: CatalogSearch, query: str) -> list[str]:
    return [str(hit.summary.id) for hit in search.search(query, limit=ALL).hits]


# -- order, paging, totals

SORTS: list[tuple[str, Callable[[ModelSummary], object]]] = [
    ("released", lambda m: m.released_on),
    ("context", lambda m: m.context_tokens),
    ("params", lambda m: m.params_total_b),
    ("speed", lambda m: m.output_tokens_per_second),
    ("name", lambda m: m.name.lower() if m.name.isascii() else None),
    ("org", lambda m: m.organization.lower()),
]


@pytest.mark.parametrize("sign", ["", "-"])
@pytest.mark.parametrize(("key", "value"), SORTS, ids=[key for key, _ in SORTS])
@pytest.mark.parametrize("words", ["", "qwen"])
def test_sorting_puts_missing_values_last(
    search: CatalogSearch,
    streamed_search: CatalogSearch,
    words: str,
    key: str,
    value: Callable[[ModelSummary], object],
    sign: str,
) -> None:
    for searcher in (search, streamed_search):
        hits = searcher.search(f"{words} sort:{sign}{key}", limit=ALL).hits
        values = [value(hit.summary) for hit in hits if not hit.approximate]
        known = [each for each in values if each is not None]
        if key != "name":
            assert None not in values[: len(known)], "a missing value stands before a known one"
        assert known == sorted(known, reverse=bool(sign))  # type: ignore[type-var]
        assert {hit.summary.id for hit in hits} >= set(_ids(search, words))


def test_pages_join_up(search: CatalogSearch, streamed_search: CatalogSearch) -> None:
    for searcher in (search, streamed_search):
        for query in ("", "a", "llama", "open:yes sort:-released"):
            whole = _ids(searcher, query)
            joined: list[str] = []
            while page := searcher.search(query, limit=97, offset=len(joined)).hits:
                joined += [str(hit.summary.id) for hit in page]
            assert joined == whole
            assert len(set(whole)) == len(whole)


def test_streaming_finds_what_ranking_finds(search: CatalogSearch, streamed_search: CatalogSearch) -> None:
    for query in (
        "deepseek",
        "a",
        "v2",
        "的",
        "d v c g",
        "视觉",
        "-llama",
        "gpt OR claude",
        '"mixture of experts"',
    ):
        assert set(_ids(search, query)) == set(_ids(streamed_search, query)), query


def test_totals_in_a_large_catalog_are_capped_and_say_so(streamed_search: CatalogSearch) -> None:
    many = streamed_search.search("open:yes OR open:no", limit=10)
    assert not many.total_is_exact
    assert many.total >= 1_001
    few = streamed_search.search("mixtral", limit=10)
    assert few.total_is_exact
    assert few.total == len(few.hits)
    everything = streamed_search.search("", limit=10)
    assert everything.total_is_exact


def test_odd_limits_and_offsets(search: CatalogSearch) -> None:
    assert search.search("gpt", limit=0).hits == ()
    assert search.search("gpt", limit=-5, offset=-3).hits == ()
    assert search.search("gpt", limit=10, offset=100_000).hits == ()
    assert search.search("gpt", limit=1, offset=-3).hits[0].summary.id == _ids(search, "gpt")[0]


def test_matching_ids(search: CatalogSearch, streamed_search: CatalogSearch) -> None:
    for searcher in (search, streamed_search):
        assert searcher.matching_ids("") is None
        assert searcher.matching_ids("sort:name") is None
        assert searcher.matching_ids("org:deepseek") == frozenset(_ids(search, "org:deepseek"))
        assert searcher.matching_ids("deapseek") == frozenset(_ids(search, "deapseek"))


# -- notes and reasons


@pytest.mark.parametrize(
    "query", ["org:nobody", "provider:nobody gpt", "descendant:nothing-like-it", "score.nix:>1"]
)
def test_a_value_that_names_nothing_matches_nothing_and_says_so(search: CatalogSearch, query: str) -> None:
    page = search.search(query)
    assert page.total == 0
    assert len(page.notes) == 1
    assert "nothing is called" in page.notes[0].message
    assert query[page.notes[0].start : page.notes[0].end].startswith(query.split(":")[0])


def test_signs_alone_are_left_out(search: CatalogSearch) -> None:
    page = search.search("??? gpt-4")
    assert page.hits[0].summary.id == "gpt-4"
    assert "no letter or digit" in page.notes[0].message


def test_typing_mistakes_are_said_and_marked(search: CatalogSearch) -> None:
    page = search.search("deapseek")
    assert all(hit.approximate for hit in page.hits)
    assert page.notes[0].message.endswith("“deepseek”.")
    assert page.notes[0].message_zh
    exact = search.search("deepseek")
    assert not any(hit.approximate for hit in exact.hits)


def test_reasons_name_the_text_that_hit(search: CatalogSearch) -> None:
    def reason(query: str, model_id: str) -> tuple[str | None, str | None]:
        hit = next(hit for hit in search.search(query, limit=ALL).hits if hit.summary.id == model_id)
        return hit.reason_field, hit.reason

    assert reason("openai", "gpt-4o") == ("org", "OpenAI")
    assert reason("阿里巴巴", "qwen2-5-72b")[0] == "org"
    assert reason("gpt-4o-2024-08-06", "gpt-4o") == ("alias", "gpt-4o-2024-08-06")
    assert reason("视觉", "gpt-4o") == ("can", "视觉")
    assert reason("vision", "gpt-4o") == ("can", "Vision")
    assert reason("gpt-4o", "gpt-4o") == (None, None)
    field, text = reason('"multi-token prediction"', "deepseek-v3")
    assert field == "card"
    assert text is not None
    assert "multi-token prediction" in text


# -- cancelling


def test_cancel_without_a_call_does_nothing(search: CatalogSearch) -> None:
    search.cancel()
    assert search.search("gpt-4").hits[0].summary.id == "gpt-4"


def test_cancel_from_another_thread_stops_the_call(searched_catalog: Path) -> None:
    connection = open_catalog(searched_catalog)
    searcher = CatalogSearch(connection)
    stop = threading.Event()

    def slow(_name: object, _phrase: object) -> bool:
        time.sleep(0.002)
        return False

    connection.create_function("modelbrowser_holds", 2, slow)

    def cancel_soon() -> None:
        while not stop.is_set():
            time.sleep(0.01)
            searcher.cancel()

    thread = threading.Thread(target=cancel_soon)
    thread.start()
    try:
        with pytest.raises(SearchCancelled):
            searcher.search('"language model"')
    finally:
        stop.set()
        thread.join()
    assert searcher.search("gpt-4").hits[0].summary.id == "gpt-4"
    connection.close()


def test_a_stream_that_was_cancelled_starts_anew(searched_catalog: Path) -> None:
    connection = open_catalog(searched_catalog)
    searcher = CatalogSearch(connection, small_catalog=0)
    expected = _ids(searcher, '"language model"')
    again = CatalogSearch(connection, small_catalog=0)
    calls = 0

    def interrupting(text: object, phrase: str) -> bool:
        nonlocal calls
        calls += 1
        again.cancel()
        return False

    connection.create_function("modelbrowser_holds", 2, interrupting)
    with pytest.raises(SearchCancelled):
        again.search('"language model"')
    assert calls
    install(connection)
    assert _ids(again, '"language model"') == expected
    connection.close()


# -- start-up


def test_importing_the_search_pulls_in_nothing_heavy() -> None:
    code = (
        "import sys, modelbrowser.catalog.search, modelbrowser.domain.query\n"
        "heavy = {'numpy', 'sqlite_utils', 'rapidfuzz', 'PySide6', 'click', 'difflib'} & set(sys.modules)\n"
        "sys.exit(f'{heavy}' if heavy else 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


TABLES = [
    "search_name",
    "search_value",
    "search_value_key",
    "search_bucket",
    "search_word",
    "search_profile",
    "search_facet",
]


def test_the_shipped_index_is_the_one_this_code_makes(searched_catalog: Path) -> None:
    shipped, built = sqlite3.connect(locations.default_catalog()), sqlite3.connect(searched_catalog)
    for connection in (shipped, built):
        connection.execute("CREATE VIRTUAL TABLE temp.spelled USING fts5vocab('main', 'search_index', 'row')")
    for table in (*TABLES, "temp.spelled"):
        sql = f"SELECT * FROM {table} ORDER BY 1, 2"
        assert shipped.execute(sql).fetchall() == built.execute(sql).fetchall(), (
            f"{table}: build the catalog anew"
        )
    shipped.close()
    built.close()
