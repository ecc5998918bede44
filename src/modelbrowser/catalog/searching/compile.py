"""Turn a query tree into conditions on models. Values that name nothing in this catalog leave a note."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence

from modelbrowser.catalog.searching.condition import (
    EVERYTHING,
    NO_MODEL,
    Condition,
    both,
    either,
    listed,
    matching,
    negated,
)
from modelbrowser.catalog.searching.expression import any_of, exactly
from modelbrowser.catalog.searching.lookup import FoundModel, Lookup
from modelbrowser.catalog.searching.phrase import phrase_condition
from modelbrowser.catalog.searching.ranges import Ranges
from modelbrowser.catalog.searching.text import anywhere, in_name
from modelbrowser.catalog.searching.tokens import child_of, descendant_of, value_token
from modelbrowser.domain.querying.ast import And, FieldTerm, FieldValue, Node, Not, Or, Phrase, Word
from modelbrowser.domain.querying.fields import FieldKind, field_spec
from modelbrowser.domain.querying.notes import nothing_called, nothing_to_search
from modelbrowser.domain.querying.values import NO_DATA, tiers_meant
from modelbrowser.domain.querying.vocabulary import canonical_value
from modelbrowser.domain.search import QueryNote

_GIGABYTES_PER_BILLION = {4: 0.5, 8: 1.0, 16: 2.0}
"""Bytes of a weight by its bits (definitions.md, "Self-hosting: weight memory")."""


class Compiler:
    """Compiles trees against one catalog. Make one for each query: it gathers that query's notes."""

    def __init__(self, connection: sqlite3.Connection, lookup: Lookup, ranges: Ranges) -> None:
        self._connection = connection
        self._lookup = lookup
        self._ranges = ranges
        self.notes: list[QueryNote] = []

    def compile(self, node: Node | None) -> Condition:
        """Return the condition that `node` means; None is every model."""
        if node is None:
            return EVERYTHING
        if isinstance(node, And):
            return both([self.compile(each) for each in node.nodes])
        if isinstance(node, Or):
            return either([self.compile(each) for each in node.nodes])
        if isinstance(node, Not):
            return self._not(node.node)
        if isinstance(node, FieldTerm):
            return self._field(node)
        return self._text(node)

    def _text(self, node: Word | Phrase) -> Condition:
        found = anywhere(node.text) if isinstance(node, Word) else None
        condition = matching(found) if found is not None else None
        if isinstance(node, Phrase):
            condition = phrase_condition(node.text)
        if condition is None:
            self.notes.append(nothing_to_search(node.start, node.end, node.text))
            return EVERYTHING
        return condition

    def _not(self, node: Node) -> Condition:
        """Return the opposite of `node`.

        A word leaves out what shows it in name, organization or family, and the models of the type or with
        the capability of that name; a mention in an alias or in the written text is no reason.
        """
        if not isinstance(node, Word):
            return negated(self.compile(node))
        found = in_name(node.text, whole=True)
        if found is None:
            return self._text(node)
        expressions = [found]
        for field in ("type", "can"):
            known = canonical_value(field, node.text)
            value = self._lookup.value(field, known) if known else None
            if value is not None:
                expressions.append(exactly(value_token(value.value_id)))
        return negated(matching(any_of(expressions)))

    # -- fields ----------------------------------------------------------------------------------

    def _field(self, term: FieldTerm) -> Condition:
        """Return the condition of a field: any of its values."""
        spec = field_spec(f"{term.name}.{term.argument}" if term.argument else term.name)
        if spec is None:
            return EVERYTHING
        readers: dict[FieldKind, Callable[[FieldTerm, FieldValue], Condition]] = {
            FieldKind.CHOICE: self._choice,
            FieldKind.FLAG: self._closed,
            FieldKind.TIER: self._tier,
            FieldKind.NUMBER: self._number,
            FieldKind.DATE: self._number,
            FieldKind.MODEL: self._relative,
            FieldKind.MEMORY: self._memory,
        }
        read = readers[spec.kind]
        wanted = [read(term, value) for value in term.values if not value.negated]
        unwanted = [negated(read(term, value)) for value in term.values if value.negated]
        return both([either(wanted), *unwanted] if wanted else unwanted)

    def _values(self, ids: Sequence[int]) -> Condition:
        if not ids:
            return NO_MODEL
        return matching(any_of(exactly(value_token(each)) for each in ids))

    def _closed(self, term: FieldTerm, value: FieldValue) -> Condition:
        """Return the condition of a value that is spelled as the catalog spells it."""
        found = self._lookup.value(term.name, value.text)
        return self._values([found.value_id] if found else [])

    def _choice(self, term: FieldTerm, value: FieldValue) -> Condition:
        found = self._lookup.values(term.name, value.text)
        if not found and term.name != "has":
            self._note_nothing(term, value.text)
        return self._values([each.value_id for each in found])

    def _tier(self, term: FieldTerm, value: FieldValue) -> Condition:
        if value.bounds is not None:
            return self._ranges.within(term.name, value.bounds)
        if value.text == NO_DATA:
            known = [
                self._lookup.value(term.name, tier) for tier in tiers_meant(term.name, self._least(term))
            ]
            return negated(self._values([each.value_id for each in known if each]))
        found = [self._lookup.value(term.name, tier) for tier in tiers_meant(term.name, value.text)]
        return self._values([each.value_id for each in found if each])

    @staticmethod
    def _least(term: FieldTerm) -> str:
        return ">=free" if term.name == "cost" else ">=below"

    def _number(self, term: FieldTerm, value: FieldValue) -> Condition:
        if term.name == "score":
            return self._score(term, value)
        if value.bounds is None:
            return self._ranges.unknown(term.name)
        return self._ranges.within(term.name, value.bounds)

    def _score(self, term: FieldTerm, value: FieldValue) -> Condition:
        metric = self._lookup.metric(term.argument)
        if metric is None:
            self._note_nothing(term, term.argument)
            return NO_MODEL
        return self._ranges.score(metric, value.bounds)

    def _memory(self, _term: FieldTerm, value: FieldValue) -> Condition:
        """Return the condition of `fits:`: open weights that need no more memory than that."""
        if value.bounds is None or not isinstance(value.bounds.high, float | int):
            return NO_MODEL
        billions = value.bounds.high / _GIGABYTES_PER_BILLION[value.precision]
        found = self._lookup.value("open", "yes")
        return both(
            [self._values([found.value_id] if found else []), self._ranges.at_most("params", billions)]
        )

    # -- lineage ---------------------------------------------------------------------------------

    def _relative(self, term: FieldTerm, value: FieldValue) -> Condition:
        """Return the models that stand in a relation to the named one; the model itself is none of them."""
        model = self._lookup.model(value.text)
        if model is None:
            self._note_nothing(term, value.text)
            return NO_MODEL
        if term.name == "child":
            return matching(exactly(child_of(model.rank)))
        if term.name == "descendant":
            return matching(exactly(descendant_of(model.rank)))
        return listed(self._ancestors(model, everything=term.name == "ancestor"))

    def _ancestors(self, model: FoundModel, *, everything: bool) -> list[int]:
        """Return the ranks of the parents, or of all ancestors, of a model."""
        step = "SELECT parent_id FROM lineage WHERE child_id = ?"
        if everything:
            step = (
                "WITH RECURSIVE above(id) AS (SELECT parent_id FROM lineage WHERE child_id = ?"
                " UNION SELECT parent_id FROM lineage JOIN above ON child_id = above.id)"
                " SELECT id FROM above"
            )
        rows = self._connection.execute(
            f"SELECT prominence_rank FROM model WHERE model_id IN ({step}) AND prominence_rank <> ?",
            (model.model_id, model.rank),
        )
        return [int(rank) for (rank,) in rows]

    def _note_nothing(self, term: FieldTerm, text: str) -> None:
        spec = field_spec(f"{term.name}.x" if term.argument else term.name)
        label, label_zh = (spec.label, spec.label_zh) if spec else (term.name, term.name)
        self.notes.append(nothing_called(term.start, term.end, label, label_zh, text))
