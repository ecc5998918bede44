"""Match expressions: conditions on tokens, for the full-text index and for a bag of tokens in memory.

`match_text` writes an expression as FTS5 reads it: nothing but tokens, between quotes, always bound as a
parameter. `holds` answers the same for the tokens of one model.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from modelbrowser.catalog.searching.tokens import EVERY, NOTHING


@dataclass(frozen=True, slots=True)
class Token:
    """One token; with `begun`, every token that begins so."""

    token: str
    begun: bool = False


@dataclass(frozen=True, slots=True)
class All:
    """Every part, of two or more."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least one part, of two or more."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Others:
    """Every model that does not match the part."""

    part: Expression


Expression = Token | All | Some | Others

EVERY_MODEL = Token(EVERY)
NO_MODEL_AT_ALL = Token(NOTHING)


def exactly(token: str) -> Expression:
    """Return the expression for a whole token."""
    return Token(token)


def beginning(token: str) -> Expression:
    """Return the expression for every token that begins with `token`."""
    return Token(token, begun=True)


def all_of(parts: Iterable[Expression]) -> Expression:
    """Return the expression that needs every part; of none, every model."""
    listed = tuple(dict.fromkeys(parts))
    if not listed:
        return EVERY_MODEL
    return listed[0] if len(listed) == 1 else All(listed)


def any_of(parts: Iterable[Expression]) -> Expression:
    """Return the expression that needs one of the parts; of none, no model."""
    listed = tuple(dict.fromkeys(parts))
    if not listed:
        return NO_MODEL_AT_ALL
    return listed[0] if len(listed) == 1 else Some(listed)


def match_text(expression: Expression) -> str:
    """Return an expression in the notation of FTS5."""
    if isinstance(expression, Token):
        return f'"{expression.token}" *' if expression.begun else f'"{expression.token}"'
    if isinstance(expression, Others):
        return f'("{EVERY}" NOT {match_text(expression.part)})'
    joint = " AND " if isinstance(expression, All) else " OR "
    return f"({joint.join(match_text(part) for part in expression.parts)})"


def holds(expression: Expression, tokens: Collection[str]) -> bool:
    """Return whether a model with just these tokens matches."""
    if isinstance(expression, Token):
        wanted = expression.token
        return wanted in tokens or (expression.begun and any(each.startswith(wanted) for each in tokens))
    if isinstance(expression, Others):
        return not holds(expression.part, tokens)
    if isinstance(expression, All):
        return all(holds(part, tokens) for part in expression.parts)
    return any(holds(part, tokens) for part in expression.parts)
