"""The object of `show --json`: plain numbers, None for unknown, documented key by key, no Qt."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from modelbrowser.export.card_json import card_to_dict, card_to_json
from support.cards import NAMES, OPEN, REFERENCE, SPARSE, frozen_card


def test_the_reference_card_in_plain_numbers() -> None:
    data = card_to_dict(frozen_card(REFERENCE))
    expected = {
        "id": "deepseek-v2",
        "name": "DeepSeek-V2",
        "context_tokens": 128_000,
        "context_pages": 98,
        "params_total_b": 236.0,
        "params_active_b": 21.0,
        "open_weights": True,
        "cost_tier": "free",
        "intelligence_tier": "below",
        "output_price_usd_per_m": None,
        "weights_gb_by_bits": {"16": 472.0, "8": 236.0, "4": 118.0},
    }
    assert {key: data[key] for key in expected} == expected
    assert data["capabilities"]["context"]["scaled_0_10"] == 6.0


@pytest.mark.parametrize("name", NAMES)
def test_every_value_is_json_and_the_text_reads_back(name: str) -> None:
    card = frozen_card(name)
    text = card_to_json(card)
    assert json.loads(text) == card_to_dict(card)
    assert text.endswith("}\n")


def test_unknown_is_none_and_never_zero() -> None:
    data = card_to_dict(frozen_card(SPARSE))
    for key in ("context_tokens", "params_total_b", "output_price_usd_per_m", "output_tokens_per_second"):
        assert data[key] is None
    assert data["capabilities"] == {}
    assert data["cheapest_output_usd_per_m"] is None


def test_every_fact_names_a_source_that_is_listed() -> None:
    data = card_to_dict(frozen_card(OPEN))
    used = {
        each["source"] for each in (*data["prices"], *data["scores"], *data["parents"], *data["children"])
    }
    used |= {each["source"] for each in data["provenance"].values()}
    assert used
    assert used <= set(data["sources"])


def test_all_objects_have_the_same_keys() -> None:
    assert len({tuple(card_to_dict(frozen_card(name))) for name in NAMES}) == 1


def test_every_key_is_documented(repository: Path) -> None:
    text = (repository / "docs" / "json.md").read_text(encoding="utf-8")
    documented = set(re.findall(r"^\| `([a-z0-9_]+)` \|", text, re.MULTILINE))
    assert set(card_to_dict(frozen_card(REFERENCE))) <= documented


def test_json_and_markdown_need_no_qt(repository: Path) -> None:
    code = (
        "import sys; sys.modules.update(PySide6=None, shiboken6=None)\n"
        "sys.path[:0] = ['src', 'tests']\n"
        "from support.cards import frozen_card\n"
        "from modelbrowser.export.card_json import card_to_json\n"
        "from modelbrowser.export.card_markdown import card_to_markdown\n"
        "card = frozen_card('deepseek-v2')\n"
        "print(len(card_to_json(card)) > 1000 and '128K' in card_to_markdown(card, 'zh'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.stdout.strip() == "True", done.stderr
