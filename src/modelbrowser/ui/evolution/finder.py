"""Finding models by name in the tree."""

from __future__ import annotations

from modelbrowser.lineage.graph import LineageGraph

MOST_FOUND = 500


class Finder:
    """Remembers what was looked for, so that the same text again leads to the next match."""

    def __init__(self) -> None:
        self._graph: LineageGraph | None = None
        self._lowered: list[str] = []
        self.text = ""
        self.found: list[int] = []
        self.at = -1

    def set_graph(self, graph: LineageGraph) -> None:
        """Look in another graph from now on."""
        self._graph = graph
        self._lowered = []
        self.text, self.found, self.at = "", [], -1

    def find(self, text: str, step: int = 1) -> int:
        """Return the index of the next (previous) match, or -1. A new text starts at its best match.

        A step of 0 only looks for a new text and goes nowhere.
        """
        wanted = text.strip().lower()
        if self._graph is None or not wanted:
            self.text, self.found, self.at = "", [], -1
            return -1
        if wanted != self.text:
            self.text, self.found, self.at = wanted, self._matches(wanted), -1
        if not self.found or step == 0:
            return -1
        if self.at < 0:
            step = 1
        self.at = (self.at + step) % len(self.found)
        return self.found[self.at]

    def _matches(self, wanted: str) -> list[int]:
        """Return indexes, the closest names first: equal, beginning, beginning of a word, anywhere."""
        assert self._graph is not None
        if not self._lowered:
            self._lowered = [name.lower() for name in self._graph.names]
        words = wanted.split()
        squeezed = wanted.replace(" ", "").replace("-", "")
        ranked = []
        for index, name in enumerate(self._lowered):
            if all(word in name for word in words) or squeezed in name.replace(" ", "").replace("-", ""):
                rank = (
                    0
                    if name == wanted
                    else 1
                    if name.startswith(wanted)
                    else 2
                    if f" {wanted}" in name
                    else 3
                )
                ranked.append((rank, index))
        # Within a rank the more prominent models come first: that is the order of the graph
        ranked.sort()
        return [index for _rank, index in ranked[:MOST_FOUND]]
