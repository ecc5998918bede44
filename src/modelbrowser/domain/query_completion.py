"""What the search box offers while one types: fields first, then values with counts."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Completion:
    """Replace `query[start:end]` by `text`. `kind` is "field", "value" or "model".

    `label` and `label_zh` say what it is (a field's one line, a value's name); `count` is the number of
    models in the whole catalog that have the value, None where a count makes no sense (a field).
    """

    start: int
    end: int
    text: str
    label: str
    label_zh: str | None = None
    kind: str = "value"
    count: int | None = None
