"""Write a query tree as text; reading that text gives the same tree again."""

from __future__ import annotations

import re

from modelbrowser.domain.querying.ast import (
    And,
    FieldTerm,
    FieldValue,
    Node,
    Not,
    Or,
    ParsedQuery,
    Phrase,
    SortKey,
    Word,
)

# A bare value may hold anything that neither ends it nor means something at its beginning
_BARE_VALUE = re.compile(r"(?![><=≥≤]+$)[^\s()\"|,\-][^\s()\"|,]*")
_OPERATOR_SIGNS = tuple("><=≥≤")


def format_query(query: ParsedQuery) -> str:
    """Return the canonical text of a query."""
    return format_tree(query.root, query.sort)


def format_tree(root: Node | None, sort: SortKey | None = None) -> str:
    """Return the canonical text of a tree and an order."""
    parts = [] if root is None else [_text(root, isinstance(root, Or) and sort is not None)]
    if sort is not None:
        parts.append(f"sort:{sort.text}")
    return " ".join(parts)


def quoted(text: str) -> str:
    """Return `text` between quotes, with what is special inside them escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def format_value(value: FieldValue) -> str:
    """Return one value of a field, quoted where it must be."""
    bare = _BARE_VALUE.fullmatch(value.text) is not None
    return ("-" if value.negated else "") + (value.text if bare else quoted(value.text))


def format_field(name: str, values: tuple[FieldValue, ...]) -> str:
    """Return `name:value,value`."""
    return f"{name}:{','.join(format_value(value) for value in values)}"


def _text(node: Node, inside: bool) -> str:
    """Return the text of a node; `inside` puts an OR into parentheses."""
    if isinstance(node, Word):
        return node.text
    if isinstance(node, Phrase):
        return quoted(node.text)
    if isinstance(node, FieldTerm):
        name = f"{node.name}.{node.argument}" if node.argument else node.name
        return format_field(name, node.values)
    if isinstance(node, Not):
        inner = _text(node.node, True)
        return f"-({inner})" if isinstance(node.node, And) else f"-{inner}"
    if isinstance(node, And):
        return _side_by_side([_text(each, True) for each in node.nodes])
    joined = " OR ".join(_text(each, False) for each in node.nodes)
    return f"({joined})" if inside else joined


def _side_by_side(parts: list[str]) -> str:
    """Return the parts with blanks between; AND keeps a word and an operator from being read as a field."""
    text = parts[0]
    for part in parts[1:]:
        text += f" AND {part}" if part.startswith(_OPERATOR_SIGNS) else f" {part}"
    return text
