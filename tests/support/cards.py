"""Real cards, frozen: what a test says about them does not move when the catalog does.

python tests/support/cards.py reads them from the catalog again (then look at every golden picture anew).
"""

from __future__ import annotations

import json
import sys
import types
import typing
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from modelbrowser.card.kinship import Kinship
from modelbrowser.domain.models import Legend, Metric, ModelCard, Score
from modelbrowser.domain.standings import PeerValue

FOLDER = Path(__file__).resolve().parent.parent / "golden" / "cards"
RICH, SPARSE, IMAGE, OLD, REFERENCE, OPEN = (
    "gpt-5",
    "alphafold-multimer",
    "stable-diffusion-3-5-large-turbo",
    "transformer",
    "deepseek-v2",
    "qwen3-32b",
)
NAMES = (REFERENCE, RICH, SPARSE, IMAGE, OLD, OPEN)
KEPT_SCORES = 40


def frozen_card(name: str) -> ModelCard:
    """Return a frozen card."""
    return _read(ModelCard, json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["card"])


def frozen_kinship(name: str) -> Kinship:
    """Return the relatives of a frozen card's model."""
    return _read(Kinship, json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))["kinship"])


def frozen_legends() -> tuple[Legend, ...]:
    """Return the legend of the catalog that the cards were frozen from."""
    return _read(tuple[Legend, ...], json.loads((FOLDER / "legends.json").read_text(encoding="utf-8")))


def some_peers(_capability: object = None) -> list[PeerValue]:
    """Return made-up peers: eleven models scoring 0, 1, ... 10; even ones open, sizes and dates spread."""
    return [
        PeerValue(
            model_id=f"peer-{value}",  # type: ignore[arg-type]
            scaled_0_10=float(value),
            open_weights=value % 2 == 0,
            released_on=f"{2019 + value // 2}-05",
            params_total_b=float(2 ** (value + 1)),
        )
        for value in range(11)
    ]


def made_card(**changes: object) -> ModelCard:
    """Return the reference card with other summary or facts fields; keys of both may be mixed."""
    card = frozen_card(REFERENCE)
    summary = {key: value for key, value in changes.items() if key in _names(card.summary)}
    facts = {key: value for key, value in changes.items() if key in _names(card.facts)}
    rest = {key: value for key, value in changes.items() if key not in summary and key not in facts}
    return replace(card, summary=replace(card.summary, **summary), facts=replace(card.facts, **facts), **rest)


def a_metric(unit: str = "%", label: str = "SciCode") -> Metric:
    """Return a metric."""
    return Metric("scicode", label, unit, True, 0.0, 100.0, None)


def a_score(value: float, as_of: str = "2026-04-10", variant: str = "") -> Score:
    """Return a score on that metric."""
    return Score(a_metric(), variant, value, as_of, "aa_2026_04", 3, 10)


def _names(value: Any) -> set[str]:
    return {field.name for field in fields(value)}


def _plain(value: Any) -> Any:
    """Return a value as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, typing.Mapping):
        return {str(_plain(key)): _plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return value


def _read(kind: Any, value: Any) -> Any:
    """Return JSON data as the type that `kind` describes."""
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if value is None:
        return None
    if origin in (typing.Union, types.UnionType):
        return _read(next(each for each in arguments if each is not type(None)), value)
    if origin is tuple:
        return tuple(_read(arguments[0], each) for each in value)
    if origin is not None and issubclass(origin, typing.Mapping):
        return {_read(arguments[0], key): _read(arguments[1], each) for key, each in value.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        hints = typing.get_type_hints(kind)
        return kind(**{key: _read(hints[key], each) for key, each in value.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return kind(value)
    return value


def freeze() -> None:
    """Write the cards and the legend of the default catalog to tests/golden/cards."""
    from modelbrowser import locations
    from modelbrowser.card.kinship import KinIndex
    from modelbrowser.catalog.reader import CatalogReader

    with CatalogReader(locations.default_catalog()) as reader:
        index = KinIndex(reader.lineage_data())
        for name in NAMES:
            card = reader.card(name)
            used = {each.source_id for each in card.provenance.values()} | {p.source_id for p in card.prices}
            used |= {each.source_id for each in (*card.scores, *card.parents, *card.children)}
            kept = replace(
                card,
                scores=card.scores[:KEPT_SCORES],
                aliases=card.aliases[:4],
                sources={key: card.sources[key] for key in sorted(used & set(card.sources))},
            )
            _write(name, {"card": kept, "kinship": index.of_card(card)})
        _write("legends", list(reader.legend()))


def _write(name: str, value: Any) -> None:
    plain = {key: _plain(each) for key, each in value.items()} if isinstance(value, dict) else _plain(value)
    text = json.dumps(plain, ensure_ascii=False, indent=1, sort_keys=True)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    freeze()
    sys.exit(0)
