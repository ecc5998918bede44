"""Time from process start to the first painted window, and memory, against a bare Qt window in the same run.

    .venv/bin/python benchmarks/startup.py [--runs 15] [--frozen] [--write]

`--frozen` adds the frozen program (dist/modelbrowser, `make bundle`) and a frozen bare window; `--write` puts
the table into docs/benchmarks/startup.md. Starts alternate: whatever else the machine does falls on all.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BARE = ROOT / "benchmarks" / "bare_window.py"
FROZEN = ROOT / "dist" / "modelbrowser" / "modelbrowser"
FROZEN_BARE = ROOT / "build" / "bare" / "bare_window" / "bare_window"
REPORT = ROOT / "docs" / "benchmarks" / "startup.md"
WARM_UPS = 2


@dataclass
class Subject:
    """One way to start; times in ms since the process was started, memory in MiB."""

    name: str
    command: list[str]
    painted_ms: list[float] = field(default_factory=list)
    filled_ms: list[float] = field(default_factory=list)
    resident_mib: list[float] = field(default_factory=list)

    def start(self, environment: dict[str, str], *, keep: bool) -> None:
        began = time.monotonic()
        done = subprocess.run(
            self.command, env=environment, capture_output=True, text=True, timeout=60, check=False
        )
        if done.returncode:
            sys.exit(f"{self.name} failed:\n{done.stderr[-2000:]}")
        report = json.loads(done.stdout)
        if not keep:
            return
        self.painted_ms.append((report["painted"] - began) * 1000)
        if "filled" in report:
            self.filled_ms.append((report["filled"] - began) * 1000)
        self.resident_mib.append(report["resident_bytes"] / 2**20)


def subjects(*, frozen: bool) -> list[Subject]:
    """Return what is compared: each program after the bare window it is measured against."""
    python = sys.executable
    found = [
        Subject("bare PySide6 window", [python, str(BARE)]),
        Subject("modelbrowser, checkout", [python, "-m", "modelbrowser.startup_probe"]),
    ]
    if frozen:
        freeze_bare_window()
        found += [
            Subject("bare PySide6 window, frozen", [str(FROZEN_BARE)]),
            Subject("modelbrowser, frozen", [str(FROZEN), "--startup-probe"]),
        ]
    return found


def freeze_bare_window() -> None:
    """Freeze the bare window as the program is frozen, once."""
    python = ROOT / "build" / "environment" / "bin" / "python"
    if not FROZEN.exists() or not python.exists():
        sys.exit("The frozen program is not there: run `make bundle` first.")
    if FROZEN_BARE.exists():
        return
    build = ROOT / "build" / "bare"
    command = [
        str(python),
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "ERROR",
        "--name",
        "bare_window",
    ]
    places = ["--distpath", str(build), "--workpath", str(build / "work"), "--specpath", str(build)]
    subprocess.run([*command, *places, str(BARE)], check=True)


def table(measured: list[Subject]) -> list[str]:
    """Return the lines of the result table; ratios are to the bare window just before."""
    lines = [
        "| | painted, median | p95 | ratio | list filled, median | memory | ratio |",
        "|---|---|---|---|---|---|---|",
    ]
    for floor, ours in zip(measured[::2], measured[1::2], strict=True):
        for subject in (floor, ours):
            median = statistics.median(subject.painted_ms)
            ratio = median / statistics.median(floor.painted_ms)
            memory = statistics.median(subject.resident_mib)
            memory_ratio = memory / statistics.median(floor.resident_mib)
            filled = f"{statistics.median(subject.filled_ms):.0f} ms" if subject.filled_ms else ""
            lines.append(
                f"| {subject.name} | {median:.0f} ms | {p95(subject.painted_ms):.0f} ms | {ratio:.2f} "
                f"| {filled} | {memory:.0f} MiB | {memory_ratio:.2f} |"
            )
    return lines


def p95(values: list[float]) -> float:
    """Return the 95th percentile (nearest rank)."""
    return sorted(values)[-(-len(values) * 95 // 100) - 1]


def measure(options: argparse.Namespace) -> list[Subject]:
    """Start every subject in turn, with settings of its own, and return the measurements."""
    compared = subjects(frozen=options.frozen)
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, "HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        environment.setdefault("XDG_RUNTIME_DIR", home)
        for turn in range(options.runs + WARM_UPS):
            for subject in compared:
                subject.start(environment, keep=turn >= WARM_UPS)
    return compared


def main() -> None:
    """Measure, print, and write the page where asked to."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=15, help="starts of each kind (default 15)")
    parser.add_argument("--frozen", action="store_true", help="the frozen program, too")
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks/startup.md")
    options = parser.parse_args()
    measured = measure(options)
    screen = os.environ.get("QT_QPA_PLATFORM") or "xcb"
    server = 'xvfb-run -a -s "-screen 0 1600x1000x24 -noreset" ' if screen == "xcb" else ""
    frozen = " --frozen" if options.frozen else ""
    command = f"{server}.venv/bin/python benchmarks/startup.py --runs {options.runs}{frozen} --write"
    page = [
        "# Start-up",
        "",
        "Process start to the first painted window, and resident memory 1.5 s later, against Qt's smallest "
        "window in the same run. “List filled” is when the first rows have arrived in it.",
        "",
        *table(measured),
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {platform.system()}, Python "
        f"{platform.python_version()}, screen: {screen}, {options.runs} starts of each kind, alternating, "
        f"after {WARM_UPS} warm-ups. Repeat with `{command}`.",
        "",
    ]
    sys.stdout.write("\n".join(page))
    if options.write:
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        REPORT.write_text("\n".join(page), encoding="utf-8")


if __name__ == "__main__":
    main()
