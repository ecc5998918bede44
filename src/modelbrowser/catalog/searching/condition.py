"""A compiled condition: what the full-text index can answer of it, and SQL for the rest.

`upper` matches every hit and perhaps more, `lower` nothing but hits and perhaps not all. Where they are equal
the index answers alone. Text that a person typed is only ever in `parameters` or in the tokens of an
expression, which is bound as a parameter too.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from modelbrowser.catalog.searching.expression import (
    EVERY_MODEL,
    NO_MODEL_AT_ALL,
    Expression,
    Others,
    all_of,
    any_of,
    match_text,
)

Parameter = str | float | int
Sql = tuple[str, tuple[Parameter, ...]]


@dataclass(frozen=True, slots=True)
class Condition:
    """`upper` and `lower` are match expressions; `sql` is the whole condition on a row of `model`.

    `rest` is the part of `sql` that must still be checked on the matches of `upper`; None: all of it.
    `only`: no other ranks can match; None: not known. `but`: an expression of which this condition is
    just the opposite; None: there is none.
    """

    upper: Expression
    lower: Expression
    sql: str
    parameters: tuple[Parameter, ...] = ()
    rest: Sql | None = None
    only: frozenset[int] | None = None
    but: Expression | None = None

    @property
    def exact(self) -> bool:
        """Whether the index alone answers the condition."""
        return self.upper == self.lower

    @property
    def residual(self) -> Sql:
        """The SQL that must still be checked on the matches of `upper`; empty when `exact`."""
        if self.exact:
            return "", ()
        return self.rest or (self.sql, self.parameters)


EVERYTHING = Condition(EVERY_MODEL, EVERY_MODEL, "1")
NO_MODEL = Condition(NO_MODEL_AT_ALL, NO_MODEL_AT_ALL, "0", only=frozenset())


def matching(expression: Expression) -> Condition:
    """Return the condition that the index answers by `expression`."""
    return Condition(
        expression,
        expression,
        "model.prominence_rank IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)",
        (match_text(expression),),
    )


def listed(ranks: Iterable[int]) -> Condition:
    """Return the condition that just these models fulfil."""
    only = frozenset(ranks)
    if not only:
        return NO_MODEL
    sql = "model.prominence_rank IN (SELECT value FROM json_each(?))"
    return Condition(EVERYTHING.upper, NO_MODEL.lower, sql, (json_list(only),), only=only)


def json_list(ranks: Iterable[int]) -> str:
    """Return ranks as a JSON array, to be bound as one parameter."""
    return f"[{','.join(map(str, sorted(ranks)))}]"


def both(conditions: Sequence[Condition]) -> Condition:
    """Return the condition that needs all of `conditions`; its rest leaves out what the index answers."""
    if not conditions:
        return EVERYTHING
    if len(conditions) == 1:
        return conditions[0]
    upper = all_of(each.upper for each in conditions if each.upper != EVERYTHING.upper)
    if all(each.exact for each in conditions):
        return matching(upper)
    sql, parameters = _sql(conditions, " AND ")
    rests = [each.residual for each in conditions if not each.exact]
    rest = " AND ".join(rest for rest, _ in rests), tuple(value for _, values in rests for value in values)
    sets = [each.only for each in conditions if each.only is not None]
    only = frozenset.intersection(*sets) if sets else None
    return Condition(upper, all_of(each.lower for each in conditions), sql, parameters, rest, only)


def either(conditions: Sequence[Condition]) -> Condition:
    """Return the condition that needs one of `conditions`; none of them: no model."""
    if not conditions:
        return NO_MODEL
    if len(conditions) == 1:
        return conditions[0]
    upper = any_of(each.upper for each in conditions)
    if all(each.exact for each in conditions):
        return matching(upper)
    sets = [each.only for each in conditions if each.only is not None]
    only = frozenset.union(*sets) if len(sets) == len(conditions) else None
    sql, parameters = _sql(conditions, " OR ")
    return Condition(upper, any_of(each.lower for each in conditions), sql, parameters, only=only)


def negated(condition: Condition) -> Condition:
    """Return the condition that needs the opposite; what is not known fulfils it."""
    upper, lower = Others(condition.lower), Others(condition.upper)
    if condition.exact:
        return replace(matching(upper), but=condition.upper)
    return Condition(upper, lower, f"(({condition.sql}) IS NOT TRUE)", condition.parameters)


def _sql(conditions: Sequence[Condition], joint: str) -> Sql:
    parameters = tuple(parameter for each in conditions for parameter in each.parameters)
    return f"({joint.join(each.sql for each in conditions)})", parameters
