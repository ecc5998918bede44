"""Each contradiction of definitions.md, on a catalog made by hand: just over the border, and just under."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from modelbrowser.catalog.contradictions import find_contradictions
from modelbrowser.catalog.schema import DERIVED_TABLES_SQL, TABLES_SQL

KINDS = (
    "release_after_update",
    "output_above_context",
    "priced_without_api",
    "media_on_text_only",
    "child_before_parent",
    "lineage_cycle",
    "open_without_license",
    "score_outside_scale",
    "price_outlier",
    "suspicious_zero",
)


class Catalog:
    """A catalog in memory, filled by hand."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection
        self._rank = 0
        connection.executescript(TABLES_SQL + DERIVED_TABLES_SQL)
        connection.execute("INSERT INTO source (source_id, title) VALUES ('wiki', 'Wiki')")
        connection.execute("INSERT INTO organization (organization_id, name) VALUES ('acme', 'Acme')")
        connection.execute("INSERT INTO family VALUES ('alpha', 'Alpha')")
        for provider in "abcdefg":
            connection.execute("INSERT INTO provider VALUES (?, ?, NULL, 'host')", (provider, provider))

    def model(self, model_id: str, **columns: object) -> None:
        self._rank += 1
        values = {"prominence_rank": self._rank, "model_id": model_id, "name": model_id, "type": "language"}
        values |= {"organization_id": "acme", "family_id": "alpha", **columns}
        marks = ", ".join("?" * len(values))
        self.connection.execute(
            f"INSERT INTO model ({', '.join(values)}) VALUES ({marks})", tuple(values.values())
        )

    def modality(self, model_id: str, direction: str, modality: str) -> None:
        self.connection.execute(
            "INSERT INTO model_modality VALUES (?, ?, ?)", (model_id, direction, modality)
        )

    def edge(self, parent: str, child: str) -> None:
        self.connection.execute(
            "INSERT INTO lineage VALUES (?, ?, 'successor', 'sourced', 'wiki', NULL, 1)", (parent, child)
        )

    def price(
        self, model_id: str, provider: str, incoming: float | None, outgoing: float | None = None
    ) -> None:
        self.connection.execute(
            "INSERT INTO price VALUES (?, ?, 'listing', ?, ?, NULL, NULL, NULL, 'wiki')",
            (model_id, provider, incoming, outgoing),
        )

    def score(self, model_id: str, value: float, low: float | None, high: float | None) -> None:
        metric = f"metric_{model_id}"
        self.connection.execute(
            "INSERT INTO metric VALUES (?, 'M', 'M', '%', 1, ?, ?, NULL, 'wiki', NULL, NULL)",
            (metric, low, high),
        )
        self.connection.execute(
            "INSERT INTO score VALUES (?, ?, '', ?, '2026', 'wiki', NULL, NULL)", (model_id, metric, value)
        )

    def exam(self, metric: str, high: float, values: dict[str, float]) -> None:
        """Add a metric in percent and one value for each model."""
        self.connection.execute(
            "INSERT INTO metric VALUES (?, ?, ?, '%', 1, 0, ?, NULL, 'wiki', NULL, NULL)",
            (metric, metric, metric, high),
        )
        for model_id, value in values.items():
            self.connection.execute(
                "INSERT INTO score VALUES (?, ?, '', ?, '2026', 'wiki', NULL, NULL)",
                (model_id, metric, value),
            )

    def found(self, kind: str) -> dict[str, str]:
        """Return the rows of one kind; every other kind must be empty."""
        everything = {found.id: found.rows for found in find_contradictions(self.connection)}
        assert {other: rows for other, rows in everything.items() if other != kind and rows} == {}
        return {row.row_key: row.message for row in everything[kind]}


@pytest.fixture
def catalog() -> Iterator[Catalog]:
    with closing(sqlite3.connect(":memory:")) as connection:
        yield Catalog(connection)


def test_every_kind_of_the_definitions_is_always_told(catalog: Catalog) -> None:
    found = find_contradictions(catalog.connection)
    assert tuple(kind.id for kind in found) == KINDS
    assert all(kind.title for kind in found)
    assert not any(kind.rows for kind in found)


def test_released_after_the_newest_fact(catalog: Catalog) -> None:
    catalog.model("late", release_date="2026-10-04", updated_on="2026-10-03")
    catalog.model("same-day", release_date="2026-10-03", updated_on="2026-10-03")
    catalog.model("same-month", release_date="2026-10", updated_on="2026-10-03")
    catalog.model("next-month", release_date="2026-11", updated_on="2026-10-31")
    catalog.model("undated", updated_on="2020")
    assert catalog.found("release_after_update") == {
        "late": "released 2026-10-04, newest fact of 2026-10-03",
        "next-month": "released 2026-11, newest fact of 2026-10-31",
    }


def test_maximum_output_above_the_window(catalog: Catalog) -> None:
    catalog.model("more", max_output_tokens=8193, context_tokens=8192)
    catalog.model("equal", max_output_tokens=8192, context_tokens=8192)
    catalog.model("unknown", max_output_tokens=8192)
    assert catalog.found("output_above_context") == {"more": "maximum output 8193, context window 8192"}


def test_priced_without_an_api(catalog: Catalog) -> None:
    for model_id, api in (("none", 0), ("has", 1), ("unknown", None)):
        catalog.model(model_id, api_available=api)
        catalog.price(model_id, "a", 1)
        catalog.price(model_id, "b", 1)
    catalog.model("unpriced", api_available=0)
    assert catalog.found("priced_without_api") == {"none": "no API, but 2 listings of 2 providers"}


def test_media_on_a_text_only_model(catalog: Catalog) -> None:
    for model_id, kind in (("typed", "video"), ("fine", "video"), ("bare", "audio"), ("tagged", "language")):
        catalog.model(model_id, type=kind)
    for model_id in ("typed", "fine", "tagged"):
        catalog.modality(model_id, "input", "text")
        catalog.modality(model_id, "output", "text")
    catalog.modality("fine", "output", "video")
    for tag in ("audio", "image_generation", "vision", "tool_use"):
        catalog.connection.execute("INSERT INTO model_tag VALUES ('tagged', ?, 'rule')", (tag,))
    assert [row.message for row in find_contradictions(catalog.connection)[3].rows] == [
        "tag audio, but no such modality",
        "tag image_generation, but no such modality",
        "tag vision, but no such modality",
        "type video, but no such modality",
    ]


def test_video_is_seen_too(catalog: Catalog) -> None:
    catalog.model("watcher")
    catalog.modality("watcher", "input", "video")
    catalog.connection.execute("INSERT INTO model_tag VALUES ('watcher', 'vision', 'rule')")
    assert catalog.found("media_on_text_only") == {}


def test_a_child_released_before_its_parent(catalog: Catalog) -> None:
    catalog.model("parent", release_date="2025-05-02")
    for name, date in (("day", "2025-05-01"), ("month", "2025-05"), ("year", "2024"), ("undated", None)):
        catalog.model(name, release_date=date)
        catalog.edge("parent", name)
    assert catalog.found("child_before_parent") == {
        "parent | day": "parent released 2025-05-02, child 2025-05-01",
        "parent | year": "parent released 2025-05-02, child 2024",
    }


def test_a_cycle_is_told_without_the_tails_that_lead_to_and_from_it(catalog: Catalog) -> None:
    for name in "abcdef":
        catalog.model(name)
    for parent, child in ("ab", "bc", "cd", "db", "de", "af"):
        catalog.edge(parent, child)
    assert set(catalog.found("lineage_cycle")) == {"b | c", "c | d", "d | b"}


def test_open_weights_without_a_license(catalog: Catalog) -> None:
    catalog.model("bare", open_weights=1)
    catalog.model("licensed", open_weights=1, license="MIT")
    catalog.model("closed", open_weights=0)
    catalog.model("unknown")
    assert catalog.found("open_without_license") == {"bare": "open weights, no license known"}


def test_a_score_outside_its_scale(catalog: Catalog) -> None:
    for name, value, low, high in (
        ("above", 100.5, 0, 100),
        ("below", -1, 0, 100),
        ("edge", 100, 0, 100),
        ("open-end", 9999, 0, None),
    ):
        catalog.model(name)
        catalog.score(name, value, low, high)
    assert {
        key.split(" | ")[0]: message for key, message in catalog.found("score_outside_scale").items()
    } == {
        "above": "100.5 is outside 0.0 to 100.0",
        "below": "-1 is outside 0.0 to 100.0",
    }


def test_a_price_ten_times_off_the_others(catalog: Catalog) -> None:
    catalog.model("dear")
    for provider, price in (("a", 1), ("b", 1), ("c", 1), ("d", 10.01), ("e", 10), ("f", 0.0999), ("g", 0)):
        catalog.price("dear", provider, price)
    assert catalog.found("price_outlier") == {
        "dear | d | listing | wiki": "input 10.01, median of the others 1",
        "dear | f | listing | wiki": "input 0.0999, median of the others 1",
    }


def test_output_prices_are_compared_on_their_own(catalog: Catalog) -> None:
    catalog.model("m")
    for provider, price in (("a", 5), ("b", 5), ("c", 5), ("d", 51)):
        catalog.price("m", provider, None, price)
    assert catalog.found("price_outlier") == {"m | d | listing | wiki": "output 51, median of the others 5"}


def test_few_listings_are_not_judged(catalog: Catalog) -> None:
    catalog.model("m")
    for provider, price in (("a", 1), ("b", 1), ("c", 100)):
        catalog.price("m", provider, price)
    assert catalog.found("price_outlier") == {}


def _class_of_five(catalog: Catalog, exams: int = 3) -> None:
    """Five models, "a" the weakest; every exam ranks them alike."""
    for model_id in "abcde":
        catalog.model(model_id)
    for number in range(exams):
        scores = dict(zip("abcde", (10.0, 30.0, 50.0, 70.0, 90.0), strict=True))
        catalog.exam(f"exam_{number}", 100, scores)


def test_a_zero_of_a_good_model_is_suspicious_and_one_of_the_weakest_is_not(catalog: Catalog) -> None:
    _class_of_five(catalog)
    catalog.exam("long", 100, {"a": 0, "b": 12, "c": 20, "d": 0, "e": 60})
    assert catalog.found("suspicious_zero") == {
        "d | long |  | 2026": "0, but settings of the same standing score about 20",
    }


def test_a_zero_where_all_score_little_is_not_suspicious(catalog: Catalog) -> None:
    _class_of_five(catalog)
    catalog.exam("hard", 100, {"a": 0, "b": 0, "c": 3, "d": 0, "e": 9.9})
    assert catalog.found("suspicious_zero") == {}


def test_a_zero_of_a_setting_that_hardly_took_other_exams_is_not_judged(catalog: Catalog) -> None:
    _class_of_five(catalog, exams=2)
    catalog.exam("long", 100, {"a": 20, "b": 30, "c": 40, "d": 0, "e": 60})
    assert catalog.found("suspicious_zero") == {}


def test_a_zero_outside_percent_scales_is_not_judged(catalog: Catalog) -> None:
    _class_of_five(catalog)
    catalog.exam("points", 1000, {"a": 200, "b": 300, "c": 400, "d": 0, "e": 600})
    assert catalog.found("suspicious_zero") == {}
