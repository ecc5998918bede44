"""Lineages for the tests: small random ones with everything that can be odd, and hand-made ones."""

from __future__ import annotations

from hypothesis import strategies as st

from modelbrowser.domain.lineage import LineageData, LineageEdge, LineageNode, Relation
from modelbrowser.domain.models import ModelId


def node(
    name: str, day: str | None = "2024-01-01", family: str = "F", importance: float = 1.0
) -> LineageNode:
    """Return a model of which only these things matter."""
    return LineageNode(
        ModelId(name),
        name,
        family,
        f"{family} lab",
        "language",
        day,
        importance,
        None,
        None,
        None,
        None,
        None,
    )


def edge(
    parent: str,
    child: str,
    relation: Relation = Relation.SUCCESSOR,
    *,
    primary: bool = True,
    basis: str = "sourced",
) -> LineageEdge:
    """Return an edge."""
    return LineageEdge(ModelId(parent), ModelId(child), relation, basis, "test", primary)


def data(nodes: list[LineageNode], edges: list[LineageEdge]) -> LineageData:
    """Return a lineage."""
    return LineageData(tuple(nodes), tuple(edges))


@st.composite
def lineages(draw: st.DrawFn, most: int = 40) -> LineageData:
    """Any lineage: cycles, self-loops, missing parents, older children, undated models, several parents."""
    size = draw(st.integers(1, most))
    days = st.one_of(
        st.none(),
        st.integers(0, 400).map(lambda day: f"20{20 + day // 100}-{1 + day % 12:02d}-{1 + day % 28:02d}"),
        st.sampled_from(["2021-03", "2022", "2021-03-15"]),
    )
    nodes = [
        node(f"m{number}", draw(days), draw(st.sampled_from("ABC")), draw(st.floats(0, 5, width=16)))
        for number in range(size)
    ]
    ends = st.integers(-1, size - 1)
    edges = []
    for _ in range(draw(st.integers(0, 2 * size))):
        parent, child = draw(ends), draw(st.integers(0, size - 1))
        edges.append(
            edge(
                "nowhere" if parent < 0 else f"m{parent}",
                f"m{child}",
                draw(st.sampled_from(list(Relation))),
                primary=draw(st.booleans()),
                basis=draw(st.sampled_from(["sourced", "curated", "rule"])),
            )
        )
    return data(nodes, edges)
