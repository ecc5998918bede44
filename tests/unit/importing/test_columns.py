from __future__ import annotations

import datetime
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.importing import columns


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_survives_being_written(value: float) -> None:
    assert columns.number(repr(value)) == value


@given(st.text(max_size=8))
def test_number_parsers_return_finite_numbers_or_refuse(cell: str) -> None:
    for parse in (columns.number, columns.positive, columns.not_negative, columns.count, columns.flag):
        try:
            value = parse(cell)
        except ValueError:
            continue
        assert isinstance(value, (int, float))
        assert math.isfinite(value)


@pytest.mark.parametrize("cell", ["nan", "inf", "-Infinity", "1e999", "1_000", "", "7B", "１２"])
def test_a_number_is_finite_and_plain(cell: str) -> None:
    if cell == "１２":
        with pytest.raises(ValueError, match="whole number"):
            columns.count(cell)
    else:
        with pytest.raises(ValueError, match="number"):
            columns.number(cell)


@pytest.mark.parametrize(("cell", "fine"), [("0", False), ("-1", False), ("0.5", True)])
def test_positive_is_above_zero(cell: str, fine: bool) -> None:
    if fine:
        assert columns.positive(cell) == float(cell)
    else:
        with pytest.raises(ValueError, match="not above 0"):
            columns.positive(cell)


def test_zero_is_a_price_but_no_count() -> None:
    assert columns.not_negative("0") == 0.0
    with pytest.raises(ValueError, match="above 0"):
        columns.count("0")


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2100, 12, 31)))
def test_every_real_date_is_read_at_three_precisions(day: datetime.date) -> None:
    for cell in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        assert columns.date(cell) == cell


@pytest.mark.parametrize("cell", ["2024-02-30", "2024-13", "24-01-01", "2024-1-1", "1949", "2024-01-01T00"])
def test_dates_that_do_not_exist_are_refused(cell: str) -> None:
    with pytest.raises(ValueError, match=r"date|year"):
        columns.date(cell)


@pytest.mark.parametrize("cell", ["a\nb", "tab\there", " blank", "blank ", "\x00"])
def test_text_has_no_control_characters_and_no_blanks_at_its_ends(cell: str) -> None:
    with pytest.raises(ValueError, match=r"control|blanks"):
        columns.text(cell)


@pytest.mark.parametrize("cell", ["DeepSeek", "a b", "-a", "a--b", "ü"])
def test_ids_are_slugs(cell: str) -> None:
    with pytest.raises(ValueError, match="not an id"):
        columns.slug(cell)
    assert columns.slug("wafer.ai") == "wafer.ai"


def test_words_are_known_and_stand_once() -> None:
    parse = columns.several_of(("text", "image"))
    assert parse("text;image") == "text;image"
    with pytest.raises(ValueError, match="unknown word 'smell'"):
        parse("text;smell")
    with pytest.raises(ValueError, match="twice"):
        parse("text;text")


def test_addresses_are_https() -> None:
    assert columns.address("https://epoch.ai") == "https://epoch.ai"
    for cell in ("http://epoch.ai", "https://a b", "javascript:alert(1)"):
        with pytest.raises(ValueError, match="https"):
            columns.address(cell)
