"""Claims that lean on the catalog itself: a comparison with another model's score, price or size.

Such a claim's source reads "the catalog's score of Claude Opus 5, metric hle". It goes stale when
the catalog changes, so it is looked up on each build instead of being trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from modelbrowser.importing import editorial_numbers as numbers
from modelbrowser.importing.editorial_types import Claim, Editorial, Problem

Facts = Mapping[str, Mapping[str, object]]
_PREFIX = "the catalog's "
_OF = re.compile(r" of ")


def catalog_claim_problems(editorials: Iterable[Editorial], facts: Facts) -> tuple[Problem, ...]:
    """Claims whose source starts with "the catalog's" and names a model without that number."""
    names = {str(fact.get("name") or key): key for key, fact in facts.items()}
    found: list[Problem] = []
    for editorial in editorials:
        for i, claim in enumerate(editorial.claims):
            if claim.source.startswith(_PREFIX):
                where = f"claims[{i}]"
                found.extend(Problem(editorial.model_id, where, text) for text in _check(claim, names, facts))
    return tuple(found)


def _check(claim: Claim, names: Mapping[str, str], facts: Facts) -> Iterator[str]:
    key = _named_model(claim.source, names)
    if key is None:
        yield f"names no model of the catalog: {claim.source!r}"
        return
    fact = facts[key]
    if numbers.wrong_months(claim.number, fact):
        yield f"{claim.number!r} is no date of {key}"
    for number in numbers.find_numbers(claim.number):
        if not numbers.is_fact(number, fact):
            yield f"{claim.number!r} is no fact of {key} in the catalog"


def _named_model(source: str, names: Mapping[str, str]) -> str | None:
    """The model whose name, the longest that fits, stands in ``source`` after "of"."""
    found = [
        name
        for start in _OF.finditer(source)
        for end in (*(comma.start() for comma in re.finditer(",", source)), len(source))
        for name in (source[start.end() : end], source[start.end() : end].removeprefix("the "))
        if name in names
    ]
    return names[max(found, key=len)] if found else None
