"""docs/search.md knows every field, sort key and example that the program knows."""

from __future__ import annotations

from pathlib import Path

from modelbrowser.domain.querying.fields import FIELDS, OPERATORS_HELP, SORT_KEYS

TEXT = (Path(__file__).parents[3] / "docs" / "search.md").read_text(encoding="utf-8")


def test_every_field_is_documented_with_its_examples() -> None:
    for spec in FIELDS:
        assert f"| `{spec.name}` |" in TEXT, spec.name
        assert spec.help in TEXT, spec.name
        for example in spec.examples:
            assert f"`{example}`" in TEXT, example


def test_every_sign_and_sort_key_is_documented() -> None:
    for text, _english, chinese in OPERATORS_HELP:
        assert f"`{text}`" in TEXT
        assert chinese.replace("|", "&#124;") in TEXT
    for spec in SORT_KEYS:
        assert f"`{spec.key}`" in TEXT


def test_help_is_complete_in_both_languages() -> None:
    for spec in FIELDS:
        for text in (spec.label, spec.label_zh, spec.help, spec.help_zh):
            assert text
        assert spec.help.endswith(".")
        assert spec.help_zh.endswith("。")
