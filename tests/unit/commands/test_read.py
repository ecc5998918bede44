"""`show` and `search`: what a terminal and a script get from the real catalog."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import Result

Run = Callable[..., Result]

# what issue 2 promises to scripts; the whole list is in docs/json.md
NUMBERS = ("context_tokens", "params_total_b", "output_price_usd_per_m", "input_price_usd_per_m")


def test_show_prints_the_card(run: Run) -> None:
    done = run("show", "deepseek-v2")
    assert done.exit_code == 0, done.stderr
    assert "DeepSeek-V2" in done.stdout.splitlines()[0]
    assert "236" in done.stdout
    assert done.stderr == ""


def test_show_speaks_chinese(run: Run) -> None:
    done = run("show", "deepseek-v2", "--language", "zh")
    assert done.exit_code == 0, done.stderr
    assert "深度求索" in done.stdout


def test_show_json_is_one_object_with_plain_numbers(run: Run) -> None:
    done = run("show", "deepseek-v2", "--json")
    assert done.exit_code == 0, done.stderr
    card = json.loads(done.stdout)
    assert (card["id"], card["name"]) == ("deepseek-v2", "DeepSeek-V2")
    assert card["params_total_b"] == 236
    assert card["context_tokens"] == 128_000
    assert card["open_weights"] is True
    for key in NUMBERS:
        assert card[key] is None or isinstance(card[key], int | float), key
    assert done.stderr == ""


def test_unknown_is_null_and_never_zero(run: Run) -> None:
    cards = json.loads(run("search", "--json", "--limit", "200").stdout)
    speeds = [card["output_tokens_per_second"] for card in cards]
    assert None in speeds
    assert 0 not in speeds
    assert 0 not in [card["context_tokens"] for card in cards]
    assert 0 not in [card["params_total_b"] for card in cards]


def test_search_json_is_an_array_best_hit_first(run: Run) -> None:
    done = run("search", "deepseek", "v2", "--json", "--limit", "5")
    cards = json.loads(done.stdout)
    assert cards[0]["id"] == "deepseek-v2"
    assert len(cards) == 5
    assert [card.keys() for card in cards] == [cards[0].keys()] * 5, "the same keys for every model"
    assert cards[0] == json.loads(run("show", "deepseek-v2", "--json").stdout)


def test_search_for_nothing_known_is_an_empty_array(run: Run) -> None:
    done = run("search", "qqqqxyzzy", "--json")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])


def test_search_prints_a_table_of_ids_that_show_takes(run: Run) -> None:
    done = run("search", "deepseek v2", "--limit", "3")
    lines = done.stdout.splitlines()
    assert len(lines) == 3
    first = lines[0].split()[0]
    assert first == "deepseek-v2"
    assert run("show", lines[1].split()[0]).exit_code == 0


def test_what_is_not_the_answer_goes_to_the_other_stream(run: Run) -> None:
    more = run("search", "deepseek", "--limit", "2")
    assert len(more.stdout.splitlines()) == 2
    assert "--limit" in more.stderr
    none = run("search", "qqqqxyzzy")
    assert (none.exit_code, none.stdout) == (0, "")
    assert "No model matches" in none.stderr


def test_what_was_not_understood_is_said_beside_the_answer(run: Run) -> None:
    done = run("search", "contxt:>=128k", "--json", "--limit", "1")
    assert isinstance(json.loads(done.stdout), list)
    assert done.stderr.startswith("Note: ")
    assert "contxt" in done.stderr


def test_a_minus_leaves_out_with_and_without_quotes(run: Run) -> None:
    """The query language's minus looks like an option to a command line."""
    quoted = run("search", "qwen -coder", "--json", "--limit", "300")
    bare = run("search", "qwen", "-coder", "--json", "--limit", "300")
    assert bare.exit_code == 0, bare.stderr
    assert bare.stdout == quoted.stdout
    ids = [card["id"] for card in json.loads(bare.stdout)]
    assert ids
    assert not [each for each in ids if "coder" in each]


def test_a_mistyped_option_is_an_error_all_the_same(run: Run) -> None:
    done = run("search", "qwen", "--jsn")
    assert done.exit_code == 2
    assert "--jsn" in done.stderr


def test_filters_of_the_window_work_here(run: Run) -> None:
    done = run("search", "org:deepseek", "context:>=128k", "open:yes", "--json", "--limit", "100")
    cards = json.loads(done.stdout)
    assert len(cards) > 3
    assert all(card["context_tokens"] >= 128_000 and card["open_weights"] for card in cards)


def test_an_unknown_id_names_the_three_nearest(run: Run) -> None:
    done = run("show", "deepsek-v2")
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "'deepsek-v2'" in done.stderr
    nearest = done.stderr.rsplit("Nearest: ", 1)[1].strip().rstrip(".").split(", ")
    assert len(nearest) == 3
    assert "deepseek-v2" in nearest
    assert all(run("show", each).exit_code == 0 for each in nearest)


@pytest.mark.parametrize(
    "model_id", ["", " ", "'; DROP TABLE model; --", "深度求索", "x" * 5000, "%", "../../etc"]
)
def test_any_unknown_id_is_one_message(run: Run, model_id: str) -> None:
    done = run("show", "--", model_id)
    assert done.exit_code == 2
    assert "No model has the id" in done.stderr
    assert isinstance(done.exception, SystemExit)


@pytest.mark.parametrize(
    "query", ['"', "((((", "a AND", "context:>=", "*", "NEAR(a b)", "\x00", "-", ":", "😀"]
)
def test_any_query_is_answered(run: Run, query: str) -> None:
    done = run("search", "--json", "--limit", "1", "--", query)
    assert done.exit_code == 0, done.stderr
    assert isinstance(json.loads(done.stdout), list)


@pytest.mark.parametrize("limit", ["0", "-1", "many"])
def test_a_limit_that_is_none(run: Run, limit: str) -> None:
    assert run("search", "x", "--limit", limit).exit_code == 2
