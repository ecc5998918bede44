"""Values behind a colon: units, ranges, dates and tiers mean what a person means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.querying.ast import Bounds, FieldValue
from modelbrowser.domain.querying.fields import FIELDS, field_spec
from modelbrowser.domain.querying.values import read_value, tiers_meant
from modelbrowser.domain.querying.vocabulary import CLOSED_FIELDS, canonical_value, term_of


def _read(field: str, text: str) -> FieldValue | None:
    spec = field_spec(field)
    assert spec is not None
    return read_value(spec, text, False)


@pytest.mark.parametrize(
    ("field", "text", "bounds"),
    [
        ("context", ">=128k", Bounds(low=128_000)),
        ("context", ">128k", Bounds(low=131_072, low_exclusive=True)),
        ("context", "<=128k", Bounds(high=131_072)),
        ("context", "<128k", Bounds(high=128_000, high_exclusive=True)),
        ("context", "128k", Bounds(128_000, 131_072)),
        ("context", "1m", Bounds(1_000_000, 1_048_576)),
        ("context", "32k..128k", Bounds(32_000, 131_072)),
        ("context", "20万", Bounds(200_000, 200_000)),
        ("context", "128k+", Bounds(low=128_000)),
        ("context", "≥ 1M", Bounds(low=1_000_000)),
        ("context", "131072", Bounds(131_072, 131_072)),
        ("params", "7b", Bounds(6.5, 7.5, high_exclusive=True)),
        ("params", "1.7b", Bounds(1.65, 1.75, high_exclusive=True)),
        ("params", "70亿", Bounds(6.5, 7.5, high_exclusive=True)),
        ("params", "500m", Bounds(0.45, 0.55, high_exclusive=True)),
        ("params", "1t", Bounds(999.5, 1000.5, high_exclusive=True)),
        ("params", "7b..14b", Bounds(6.5, 14.5, high_exclusive=True)),
        ("params", "14b..7b", Bounds(6.5, 14.5, high_exclusive=True)),
        ("params", "7b..", Bounds(low=6.5)),
        ("params", "..7", Bounds(high=7.5, high_exclusive=True)),
        ("active", "<40b", Bounds(high=40, high_exclusive=True)),
        ("price", "<$1", Bounds(high=1, high_exclusive=True)),
        ("price", "1..5", Bounds(1, 5)),
        ("in", "<.5", Bounds(high=0.5, high_exclusive=True)),
        ("year", "2024..2026", Bounds(2024, 2026)),
        ("year", "2024-2026", Bounds(2024, 2026)),
        ("year", "2025年", Bounds(2025, 2025)),
        ("released", ">=2025-06", Bounds(low="2025-06")),
        ("released", ">2025", Bounds(low="2025", low_exclusive=True)),
        ("released", "2025-6", Bounds("2025-06", "2025-06")),
        ("released", "2025年3月", Bounds("2025-03", "2025-03")),
        ("released", "2024..2025-06", Bounds("2024", "2025-06")),
        ("score.scicode", ">40%", Bounds(low=0.4, low_exclusive=True)),
        ("intelligence", ">40", Bounds(low=40, low_exclusive=True)),
        ("fits", "24gb", Bounds(high=24)),
        ("fits", "1tb", Bounds(high=1000)),
    ],
)
def test_bounds(field: str, text: str, bounds: Bounds) -> None:
    value = _read(field, text)
    assert value is not None
    assert value.bounds == bounds


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("context", "abc"),
        ("context", "1..2..3"),
        ("context", ">="),
        ("context", "7b"),
        ("params", "7k4"),
        ("price", "¥1"),
        ("price", "1..x"),
        ("year", "twenty"),
        ("released", "2024-13"),
        ("released", "24"),
        ("released", ".."),
        ("cost", "5"),
        ("open", "maybe"),
        ("has", "wings"),
        ("fits", "big"),
        ("fits", "24gb@3bit"),
        ("intelligence", "best"),
        ("sort", "beauty"),
        ("org", "   "),
        ("context", "9" * 40),
    ],
)
def test_what_means_nothing_is_none(field: str, text: str) -> None:
    assert _read(field, text) is None


@pytest.mark.parametrize("bits", [4, 8, 16])
def test_fits_takes_the_bits_of_a_weight(bits: int) -> None:
    value = _read("fits", f"24gb@{bits}bit")
    assert value is not None
    assert value.precision == bits


def test_no_data_can_be_asked_for() -> None:
    for field in ("context", "price", "released", "intelligence", "cost"):
        value = _read(field, "none")
        assert value == FieldValue("none")


def test_tiers() -> None:
    assert tiers_meant("intelligence", "top10") == ("top10",)
    assert set(tiers_meant("intelligence", ">=top10")) == {"top1", "top5", "top10"}
    assert set(tiers_meant("speed", "<good")) == {"medium", "below"}
    assert set(tiers_meant("cost", "<=low")) == {"free", "low"}
    assert set(tiers_meant("cost", ">low")) == {"moderate", "high"}
    assert tiers_meant("cost", "nothing") == ()


@given(st.sampled_from([spec for spec in FIELDS if spec.name != "score"]), st.text(max_size=30))
def test_reading_never_raises_and_reads_itself_again(spec: object, text: str) -> None:
    value = read_value(spec, text, False)  # type: ignore[arg-type]
    if value is not None:
        assert read_value(spec, value.text, False) == value  # type: ignore[arg-type]


def test_every_word_of_the_vocabulary_leads_to_its_value() -> None:
    for field, terms in CLOSED_FIELDS.items():
        for term in terms:
            assert canonical_value(field, term.value) == term.value
            assert term_of(field, term.value) == term
            for text in (term.label, term.label_zh, *term.synonyms):
                assert canonical_value(field, text) is not None, (field, text)
    assert canonical_value("can", "tools") == "tool_use"
    assert canonical_value("can", "视觉") == "vision"
    assert canonical_value("type", "nothing like it") is None
