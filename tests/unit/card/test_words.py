"""Numbers and dates as a card writes them."""

from __future__ import annotations

import pytest

from modelbrowser.card.words import (
    Words,
    billions,
    dollars,
    exact_value,
    gigabytes,
    hundred_millions,
    metric_value,
    score,
    split_date,
)
from support.cards import a_metric

ENGLISH, CHINESE = Words(), Words("zh")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "$0"),
        (0.28, "$0.28"),
        (15, "$15.00"),
        (0.0375, "$0.0375"),
        (0.075, "$0.075"),
        (1.1, "$1.10"),
        (0.125, "$0.125"),
        (1234.5, "$1,234"),
        (0.00038, "$0.00038"),
        (2.1943, "$2.1943"),
    ],
)
def test_prices(value: float, shown: str) -> None:
    assert dollars(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (236, "236B"),
        (21, "21B"),
        (1.5, "1.5B"),
        (0.11, "110M"),
        (1000, "1T"),
        (1600, "1.6T"),
        (7.26, "7.26B"),
        (32.8, "32.8B"),
        (0.0000355, "35.5K"),
    ],
)
def test_parameters(value: float, shown: str) -> None:
    assert billions(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (472, "472 GB"),
        (118, "118 GB"),
        (4.05, "4 GB"),
        (8.1, "8.1 GB"),
        (0.213, "213 MB"),
        (1490, "1,490 GB"),
    ],
)
def test_memory(value: float, shown: str) -> None:
    assert gigabytes(value) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (34.8, "%", "34.8%"),
        (88, "%", "88.0%"),
        (1287.4, "elo", "1,287"),
        (5.5, "index", "5.5"),
        (23, "index", "23.0"),
        (110.04, "tokens/s", "110.0 tok/s"),
        (0.42, "score", "0.420"),
        (7.25, "score", "7.25"),
    ],
)
def test_measured_values_are_told_with_even_decimals(value: float, unit: str, shown: str) -> None:
    assert metric_value(value, a_metric(unit)) == shown


def test_the_exact_value_loses_nothing() -> None:
    assert exact_value(125.082, a_metric("index")) == "125.082"
    assert exact_value(1.94, a_metric("%")) == "1.94%"


def test_scores_have_one_decimal() -> None:
    assert [score(value) for value in (6.0, 8.9658, 10)] == ["6.0", "9.0", "10.0"]


@pytest.mark.parametrize(
    ("date", "english", "chinese"),
    [
        ("2024-05-06", "May 6, 2024", "2024 年 5 月 6 日"),
        ("2024-07", "Jul 2024", "2024 年 7 月"),
        ("2017", "2017", "2017"),
        (None, "", ""),
        ("2024-13", "2024", "2024"),
        ("soon", "", ""),
    ],
)
def test_dates_are_as_precise_as_they_are_known(date: str | None, english: str, chinese: str) -> None:
    assert ENGLISH.date(date) == english
    assert CHINESE.date(date) == chinese


def test_a_month_drops_the_day() -> None:
    assert ENGLISH.month("2024-05-06") == "May 2024"
    assert CHINESE.month("2024-05-06") == "2024 年 5 月"


def test_a_date_with_an_impossible_part_keeps_what_is_possible() -> None:
    assert split_date("2024-00-10") == ("2024", "", "")


@pytest.mark.parametrize(
    ("count", "shown"),
    [
        (236, "2360 亿"),
        (1.55, "15.5 亿"),
        (8, "80 亿"),
        (0.11, "1.1 亿"),
        (0.022, "2200 万"),
        (1040, "1.04 万亿"),
    ],
)
def test_parameters_in_full_in_chinese(count: float, shown: str) -> None:
    assert hundred_millions(count) == shown


def test_the_signs_of_a_language() -> None:
    assert (ENGLISH.labeled("Cost", "Low"), CHINESE.labeled("成本", "低")) == ("Cost: Low", "成本：低")
    assert (ENGLISH.aside("a", "b"), CHINESE.aside("甲", "乙")) == ("a (b)", "甲（乙）")
    assert ENGLISH.aside("a", "") == "a" == CHINESE.aside("a", "")
    assert (ENGLISH.comma, CHINESE.comma) == (", ", "，")


def test_dates_of_tables_are_short_in_chinese() -> None:
    assert CHINESE.table_date("2026-10-03") == "2026-10-03"
    assert ENGLISH.table_date("2026-10-03") == "Oct 3, 2026"
    assert CHINESE.table_date(None) == ""
