"""How long a card takes: switching, cold and warm, and exports. Ratios are of this run.

python benchmarks/card.py [--models 300] [--width 780]

A *switch* is set_card and the painting of the viewport, as when the selection moves in the list.
*Warm*: the texts of that card were shaped before. *Cold*: nothing was, not even labels. *Fresh*: labels
are known, the card's own texts are not: what a person meets who goes down the list. Reading is off the
GUI thread. The floor is the painting alone of the same viewport.
"""

from __future__ import annotations

import argparse
import gc
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from PySide6.QtWidgets import QApplication

from modelbrowser import locations
from modelbrowser.card.kinship import KinIndex
from modelbrowser.catalog.reader import CatalogReader
from modelbrowser.domain.models import ModelCard
from modelbrowser.export.card import export_bytes, make_options
from modelbrowser.paint import fonts
from modelbrowser.ui.card import CardView

FRAME_MS = 1000 / 60


def timed(step: Callable[[], object]) -> float:
    """Return how long `step` took in ms."""
    started = time.perf_counter()
    step()
    return (time.perf_counter() - started) * 1000


def quantile(values: list[float], share: float) -> float:
    """Return the value below which `share` of the values are."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def line(name: str, values: list[float]) -> str:
    """Return one row of the table."""
    over = sum(value > FRAME_MS for value in values)
    figures = (statistics.median(values), quantile(values, 0.95), quantile(values, 0.99), max(values))
    return (
        f"| {name} | " + " | ".join(f"{figure:.1f}" for figure in figures) + f" | {over} of {len(values)} |"
    )


class Switching:
    """Shows cards one after the other."""

    def __init__(self, reader: CatalogReader, width: int) -> None:
        self.reader = reader
        self.legend = reader.legend()
        self.view = CardView()
        self.view.set_peer_source(reader.standings_for_peers)
        self.view.set_lineage_source(KinIndex(reader.lineage_data()).of_card)
        self.view.resize(width, 900)
        self.view.show()
        QApplication.processEvents()

    def switch(self, card: ModelCard) -> None:
        """Show a card and paint it."""
        self.view.set_card(card, self.legend)
        self.view.viewport().repaint()

    def run(self, ids: list[str], before: Callable[[ModelCard], None]) -> tuple[list[float], list[float]]:
        """Return the times of reading and of switching; `before` prepares each switch."""
        reads, switches = [], []
        for each in ids:
            started = time.perf_counter()
            card = self.reader.card(each)
            reads.append((time.perf_counter() - started) * 1000)
            before(card)
            switches.append(timed(lambda: self.switch(card)))  # noqa: B023 - called at once
        return reads, switches

    def forget(self, _card: ModelCard) -> None:
        """Make the caches cold."""
        self.view.forget_shaped_text()


def nothing(_card: ModelCard) -> None:
    """Prepare nothing."""


def exports(reader: CatalogReader, ids: list[str]) -> list[str]:
    """Return rows of the export formats."""
    legend, rows = reader.legend(), []
    for kind, scale in (("png", 1), ("png", 2), ("png", 3), ("svg", 2), ("pdf", 2), ("md", 2), ("json", 2)):
        options = make_options(scale=scale)
        times = []
        for each in ids:
            card = reader.card(each)
            times.append(timed(lambda: export_bytes(card, legend, kind, options)))  # noqa: B023
        name = f"export {kind}" + (f" at {scale}x" if kind == "png" else "")
        rows.append(line(name, times))
    return rows


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--catalog", type=Path, default=locations.default_catalog())
    parser.add_argument("--models", type=int, default=300)
    parser.add_argument("--width", type=int, default=780)
    arguments = parser.parse_args()
    application = QApplication([])
    fonts.load_fonts(locations.resources_dir() / "fonts")
    with CatalogReader(arguments.catalog) as reader:
        ids = [str(each.id) for each in reader.all_summaries()][: arguments.models]
        switching = Switching(reader, arguments.width)
        # what the program does once it has started: what lives long is not searched again and again
        gc.collect()
        gc.freeze()
        _, cold = switching.run(ids, switching.forget)
        switching.forget(reader.card(ids[0]))
        switching.switch(reader.card(ids[-1]))
        reads, fresh = switching.run(ids, nothing)
        _, warm = switching.run(ids, switching.switch)
        floor = [timed(switching.view.viewport().repaint) for _ in range(100)]
        print("| ms | median | p95 | p99 | max | over a frame |\n|---|---|---|---|---|---|")
        for name, values in (
            ("painting the viewport alone (floor)", floor),
            ("card switch, warm", warm),
            ("card switch, fresh", fresh),
            ("card switch, cold", cold),
            ("reading the card (another thread)", reads),
        ):
            print(line(name, values))
        print("\n".join(exports(reader, ids[:: max(1, len(ids) // 30)])))
        ratio = statistics.median(warm) / statistics.median(floor)
        print(f"\nwarm switch / painting alone: {ratio:.1f}")
    application.quit()


if __name__ == "__main__":
    main()
