"""What stands at the cursor, and what completing it replaces."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from modelbrowser.domain.querying.completion import SUGGESTED_RANGES, place_at
from modelbrowser.domain.querying.fields import field_spec
from modelbrowser.domain.querying.values import read_value


@pytest.mark.parametrize(
    ("marked", "typed", "field", "replaced"),
    [
        ("|", "", None, ""),
        ("dee|", "dee", None, "dee"),
        ("gpt dee|", "dee", None, "dee"),
        ("org:|", "", "org", ""),
        ("org:dee|", "dee", "org", "dee"),
        ("org:deepseek,qw|", "qw", "org", "qw"),
        ("org:de|epseek,qwen moe", "de", "org", "deepseek"),
        ('org:"Mistral A|', "Mistral A", "org", '"Mistral A'),
        ('org:"Mistral A|I",x', "Mistral A", "org", '"Mistral AI"'),
        ("-org:me|", "me", "org", "me"),
        ("(org:me|", "me", "org", "me"),
        ("sort:-rel|", "rel", "sort", "rel"),
        ("has:-sc|", "sc", "has", "sc"),
        ("机构：深|", "深", "org", "深"),
        ("score.sci|", "score.sci", None, "score.sci"),
        ("score.scicode:>|", ">", "score", ">"),
        ("context:>=1|", ">=1", "context", ">=1"),
        ("foo:ba|", "foo:ba", None, "foo:ba"),
        ("a org:meta |", "", None, ""),
        ("des|cendant:x", "des", None, "descendant:x"),
    ],
)
def test_place_at(marked: str, typed: str, field: str | None, replaced: str) -> None:
    cursor = marked.index("|")
    text = marked.replace("|", "")
    place = place_at(text, cursor)
    assert place.typed == typed
    assert (place.field.name if place.field else None) == field
    assert text[place.start : place.end] == replaced


@given(st.text(max_size=40), st.integers(-5, 50))
def test_any_place_is_inside_the_text(text: str, cursor: int) -> None:
    place = place_at(text, cursor)
    assert 0 <= place.start <= place.end <= len(text)


def test_every_suggested_range_is_understood() -> None:
    for name, texts in SUGGESTED_RANGES.items():
        spec = field_spec("score.x" if name == "score" else name)
        assert spec is not None
        for text in texts:
            assert read_value(spec, text, False) is not None, (name, text)
