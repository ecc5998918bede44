"""The evolution tree from a thousand to three million models, beside pyqtgraph's own items on the same data.

    .venv/bin/python benchmarks/tree_bench.py [--sizes 1000,10000,100000,1000000,3000000] [--write]

Every size runs in a process of its own (memory) and offscreen with the raster engine; the window is
1600x900. A frame is one move of the view and its complete repaint, toolbar and legend left out, measured
while panning, with labels. "CPU" is the time of the painting thread alone: on a machine that others use
too, it is what the program takes; the wall-clock time stands beside it. `--write` puts the tables into
docs/benchmarks/tree.md.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "docs" / "benchmarks" / "tree.md"
SIZES = (1_000, 1_516, 10_000, 100_000, 1_000_000, 3_000_000)
FRAMES = 60
GRAPH_ITEM_LIMIT, SCATTER_LIMIT = 100_000, 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)))
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--peer", choices=["graph", "scatter"], help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.child:
        measure = measure_peer if arguments.peer else measure_tree
        print(json.dumps(measure(arguments.child, arguments.peer or "")))
        return
    rows: dict[int, dict[str, Any]] = {}
    for size in map(int, arguments.sizes.split(",")):
        rows[size] = run_child(size, "")
        for peer, limit in (("graph", GRAPH_ITEM_LIMIT), ("scatter", SCATTER_LIMIT)):
            if size <= limit:
                rows[size][peer] = run_child(size, peer)
        print(json.dumps({size: rows[size]}, indent=1), file=sys.stderr)
    text = report(rows)
    print(text)
    if arguments.write:
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        REPORT.write_text(text, encoding="utf-8")


def run_child(size: int, peer: str) -> dict[str, Any]:
    command = [sys.executable, __file__, "--child", str(size), *(["--peer", peer] if peer else [])]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False, timeout=900)
    if done.returncode:
        sys.exit(f"{size} {peer} failed:\n{done.stderr[-3000:]}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


# -- one size ----------------------------------------------------------------------------------------


def timed(work: Callable[[], object]) -> dict[str, float]:
    """Return wall-clock and CPU milliseconds of one call."""
    wall, cpu = time.perf_counter(), time.thread_time()
    work()
    return {"wall": (time.perf_counter() - wall) * 1e3, "cpu": (time.thread_time() - cpu) * 1e3}


def summary(samples: list[dict[str, float]]) -> dict[str, float]:
    """Return median and 95th percentile of both clocks."""
    import numpy as np

    result = {}
    for clock in ("cpu", "wall"):
        values = np.array([sample[clock] for sample in samples])
        result[f"{clock}_p50"], result[f"{clock}_p95"] = np.percentile(values, [50, 95]).tolist()
    return result


def resident() -> int:
    import psutil

    return int(psutil.Process().memory_info().rss)


def array_bytes(*holders: object) -> int:
    """Return the bytes of all distinct arrays in these dataclasses and what they hold."""
    import numpy as np

    seen: dict[int, int] = {}

    def visit(value: object) -> None:
        if isinstance(value, np.ndarray):
            base = value if value.base is None or not isinstance(value.base, np.ndarray) else value.base
            seen[id(base)] = base.nbytes
        elif dataclasses.is_dataclass(value) and not isinstance(value, type):
            for field in dataclasses.fields(value):
                visit(getattr(value, field.name))
        elif isinstance(value, tuple):
            for one in value:
                visit(one)

    for holder in holders:
        visit(holder)
    return sum(seen.values())


def application() -> Any:
    from PySide6.QtWidgets import QApplication

    from modelbrowser import locations
    from modelbrowser.paint.fonts import load_fonts

    app = QApplication([])
    load_fonts(locations.resources_dir() / "fonts")
    return app


def measure_tree(size: int, _peer: str) -> dict[str, Any]:
    import numpy as np

    app = application()
    from tree_forest import make_columns

    from modelbrowser.lineage.graph import graph_from_columns
    from modelbrowser.lineage.hit import slot_at
    from modelbrowser.lineage.layout import lay_out
    from modelbrowser.ui.evolution import EvolutionPage, camera

    columns, edges = make_columns(size)
    graph_time = timed(lambda: graph_from_columns(columns, edges))
    graph = graph_from_columns(columns, edges)
    layouts = [timed(lambda: lay_out(graph)) for _ in range(5 if size <= 1_000_000 else 3)]
    page = EvolutionPage()
    page.view.animation_ms = 0
    page.resize(1600, 900)
    page.show()
    app.processEvents()
    before = resident()

    def first_frame() -> None:
        page.set_data(graph)
        page.loader.wait()
        while page.state is None:
            app.processEvents()
        page.view.viewport().repaint()

    first = timed(first_frame)
    view = page.view
    unfold = timed(page.controller.unfold_all)
    view.viewport().repaint()
    view.wait_for_cells()
    app.processEvents()
    scene = view.state.scene
    stops = zoom_stops(camera, view)
    frames = {"no selection": pan_all(view, camera, stops)}
    busiest = int(np.argmax(np.bincount(graph.edges.parent, minlength=size)))

    def select() -> None:
        page.controller.select(busiest)
        view.viewport().repaint()

    view.set_view(stops["full"])
    selected = timed(select)
    frames["with selection"] = pan_all(view, camera, stops)
    memory = resident() - before
    view.set_view(stops["full"])
    view.viewport().repaint()
    points = np.random.default_rng(2).random((200, 2)) * (view.view.width, view.view.height)
    hits = []
    for stop in stops.values():
        view.set_view(stop)
        view.viewport().repaint()
        hits += [
            timed(partial(slot_at, scene, view.drawn.frame, x, y, view.state.look.importance))
            for x, y in points
        ]

    def collapse() -> None:
        page.controller.collapse(busiest)
        view.viewport().repaint()

    collapsed = [timed(collapse) for _ in range(4)]
    held = array_bytes(graph, view.state.prepared, view.state.look, view._painter.pyramid)
    return {
        "build": graph_time,
        "layout": summary(layouts),
        "first": first,
        "unfold": unfold,
        "select": selected,
        "lit": int(view.state.focus.lit.sum()),
        "frames": frames,
        "hit": summary(hits),
        "collapse": summary(collapsed),
        "arrays_per_node": held / size,
        "resident_per_node": memory / size,
        "lanes": int(scene.layout.lane[-1]) + 1,
        "edges": len(graph.edges),
    }


def zoom_stops(camera: Any, view: Any) -> dict[str, Any]:
    """Return views at three zooms: everything, the geometric middle, lanes at their plain height."""
    from dataclasses import replace

    scene = view.state.scene
    full = camera.fit_all(scene, view.view.width, view.view.height)
    middle = scene.height * 0.3, scene.scale.first_x
    half = replace(full, sy=full.sy**0.5, sx=full.sx * 2, y0=middle[0], x0=middle[1] + 4)
    close = replace(full, sy=1.0, y0=middle[0])
    return {"full": full, "middle": camera.limited(half, scene), "close": camera.limited(close, scene)}


def pan_all(view: Any, camera: Any, stops: dict[str, Any]) -> dict[str, Any]:
    result = {}
    for name, stop in stops.items():
        view.set_view(stop)
        view.viewport().repaint()
        view.viewport().repaint()
        samples = []
        for number in range(FRAMES):
            dx, dy = (9, -7) if number % 2 else (-6, -5)

            def move(dx: int = dx, dy: int = dy) -> None:
                view.set_view(camera.panned(view.view, dx, dy, view.state.scene))
                view.viewport().repaint()

            samples.append(timed(move))
        drawn = view.drawn
        nodes = int(drawn.frame.slots.size) or len(view.state.scene)
        result[name] = {
            **summary(samples),
            "detail": drawn.frame.detail.name,
            "nodes": nodes,
            "labels": len(drawn.labels),
        }
    return result


# -- pyqtgraph's own items ---------------------------------------------------------------------------


def measure_peer(size: int, peer: str) -> dict[str, Any]:
    """Draw the same layout with pyqtgraph's items: whole, middle and close, panning."""
    import numpy as np

    app = application()
    import pyqtgraph as pg
    from tree_forest import make_graph

    from modelbrowser.lineage.folding import all_unfolded
    from modelbrowser.lineage.layout import lay_out
    from modelbrowser.lineage.scene import make_scene
    from modelbrowser.lineage.timescale import ScaleKind, make_scale

    graph = make_graph(size)
    layout = lay_out(graph)
    scene = make_scene(layout, all_unfolded(layout), make_scale(graph.day, ScaleKind.ROOT))
    x, y = scene.x.astype(float), scene.y
    child = np.flatnonzero(scene.parent >= 0)
    pairs = np.column_stack((scene.parent[child], child))
    before = resident()
    widget = pg.PlotWidget()
    widget.resize(1450, 820)
    widget.show()
    app.processEvents()

    def first_frame() -> None:
        if peer == "graph":
            item = pg.GraphItem()
            item.setData(pos=np.column_stack((x, y)), adj=pairs, size=5, pxMode=True, symbolPen=None)
            widget.addItem(item)
        else:
            widget.addItem(pg.PlotCurveItem(x[pairs].ravel(), y[pairs].ravel(), connect="pairs"))
            widget.addItem(pg.ScatterPlotItem(x, y, size=5, pen=None, brush="b", pxMode=True))
        widget.viewport().repaint()

    first = timed(first_frame)
    box = widget.getViewBox()
    spans = {"full": 1.0, "middle": (820 / scene.height) ** 0.5, "close": 820 / scene.height}
    frames = {}
    for name, share in spans.items():
        height = scene.height * min(share, 1.0)
        box.setRange(
            xRange=(x.min(), x.max()), yRange=(scene.height * 0.3, scene.height * 0.3 + height), padding=0
        )
        widget.viewport().repaint()
        samples = []
        for _ in range(4 if size > 10_000 else 20):

            def move(height: float = height) -> None:
                box.translateBy(y=height * 0.01)
                widget.viewport().repaint()

            samples.append(timed(move))
        frames[name] = summary(samples)
    return {"first": first, "frames": frames, "resident_per_node": (resident() - before) / size}


# -- the report --------------------------------------------------------------------------------------


def report(rows: dict[int, dict[str, Any]]) -> str:
    sizes = list(rows)
    head = "| | " + " | ".join(f"{size:,}" for size in sizes) + " |\n|---|" + "---|" * len(sizes)
    lines = [
        "# The evolution tree: measured",
        "",
        "Made by `.venv/bin/python benchmarks/tree_bench.py --write`. Generated lineages (preferential",
        "attachment, 30 % isolated models, 5 % second parents), every model unfolded, 1600x900, offscreen,",
        "raster engine, labels drawn. Milliseconds of CPU of the painting thread, in brackets by the wall",
        f"clock. {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()},",
        f"load average of the last 1, 5, 15 minutes {', '.join(f'{x:.1f}' for x in os.getloadavg())}.",
        "",
        "## Our view",
        "",
        head,
    ]

    def row(name: str, cell: Callable[[dict[str, Any]], str]) -> None:
        lines.append(f"| {name} | " + " | ".join(cell(rows[size]) for size in sizes) + " |")

    row("lanes", lambda r: f"{r['lanes']:,}")
    row("layout, median", lambda r: both(r["layout"]["cpu_p50"], r["layout"]["wall_p50"]))
    row("graph to first frame (wall)", lambda r: f"{r['first']['wall']:,.0f}")
    row("unfold everything (wall)", lambda r: f"{r['unfold']['wall']:,.0f}")
    for selection in ("no selection", "with selection"):
        for zoom in ("full", "middle", "close"):
            row(
                f"frame, {zoom}, {selection}: median",
                lambda r, z=zoom, s=selection: frame_cell(r["frames"][s][z], "p50"),
            )
            row(
                f"frame, {zoom}, {selection}: p95",
                lambda r, z=zoom, s=selection: frame_cell(r["frames"][s][z], "p95"),
            )
    row(
        "drawn as (full, middle, close)",
        lambda r: ", ".join(
            r["frames"]["no selection"][zoom]["detail"].lower() for zoom in ("full", "middle", "close")
        ),
    )
    row("select with fade, to the painted frame (wall)", lambda r: f"{r['select']['wall']:,.0f}")
    row("models in that lineage", lambda r: f"{r['lit']:,}")
    row(
        "collapse or expand, to the painted frame",
        lambda r: both(r["collapse"]["cpu_p50"], r["collapse"]["wall_p50"]),
    )
    row("hit test, median (microseconds)", lambda r: f"{r['hit']['cpu_p50'] * 1000:.0f}")
    row("arrays, bytes a model", lambda r: f"{r['arrays_per_node']:.0f}")
    row("resident memory, bytes a model", lambda r: f"{r['resident_per_node']:.0f}")
    for peer, title in (("graph", "GraphItem"), ("scatter", "ScatterPlotItem + PlotCurveItem")):
        lines += ["", f"## pyqtgraph's {title} on the same data", "", head]
        row("first frame (wall)", lambda r, p=peer: f"{r[p]['first']['wall']:,.0f}" if p in r else "-")
        for zoom in ("full", "middle", "close"):
            row(
                f"frame, {zoom}: median",
                lambda r, p=peer, z=zoom: frame_cell(r[p]["frames"][z], "p50") if p in r else "-",
            )
        row("times ours (CPU, full, median)", lambda r, p=peer: ratio(r, p))
        row(
            "resident memory, bytes a model",
            lambda r, p=peer: f"{r[p]['resident_per_node']:.0f}" if p in r else "-",
        )
    return "\n".join(lines) + "\n"


def both(cpu: float, wall: float) -> str:
    return f"{cpu:,.1f} ({wall:,.1f})"


def frame_cell(frame: dict[str, float], which: str) -> str:
    return both(frame[f"cpu_{which}"], frame[f"wall_{which}"])


def ratio(row: dict[str, Any], peer: str) -> str:
    if peer not in row:
        return "-"
    ours = row["frames"]["no selection"]["full"]["cpu_p50"]
    return f"{row[peer]['frames']['full']['cpu_p50'] / ours:.1f}"


if __name__ == "__main__":
    main()
