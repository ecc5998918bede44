"""Sizes of what `make wheel sdist bundle archive deb` made, and what the frozen folder consists of.

    python3 benchmarks/packages.py [--write]

`--write` puts the tables into docs/benchmarks/packages.md.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
FOLDER = DIST / "modelbrowser"
REPORT = ROOT / "docs" / "benchmarks" / "packages.md"

# The first part of a path that fits says where a file of the folder counts
PARTS = (
    ("libicudata", "Qt: Unicode data (ICU)"),
    ("/Qt/lib/", "Qt: libraries"),
    ("/plugins/", "Qt: plug-ins"),
    ("PySide6", "Qt: Python bindings"),
    ("shiboken6", "Qt: Python bindings"),
    ("numpy.libs", "numpy: linear algebra (OpenBLAS)"),
    ("numpy", "numpy"),
    ("catalog.db", "the catalog"),
    ("_bundled", "fonts, icons, translations"),
    ("rapidfuzz", "rapidfuzz"),
    ("pyqtgraph", "pyqtgraph's data"),
    ("python", "Python"),
    ("base_library", "Python"),
    ("", "the program, all Python code in one file, and small libraries"),
)


def mib(size_bytes: int) -> str:
    """Return bytes as MiB (2^20) with one decimal."""
    return f"{size_bytes / 2**20:.1f}"


def contents() -> Counter[str]:
    """Return the bytes of the frozen folder by part."""
    sizes: Counter[str] = Counter()
    for path in FOLDER.rglob("*"):
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(FOLDER).as_posix()
            part = next(label for sign, label in PARTS if sign in name)
            sizes[part] += path.stat().st_size
    return sizes


def page() -> str:
    """Return the report as Markdown."""
    artefacts = sorted(path for path in DIST.iterdir() if path.is_file())
    parts = contents()
    lines = [
        "# Packages",
        "",
        f"{datetime.now(UTC):%Y-%m-%d}, on x86_64. Sizes in MiB. Repeat with `make wheel sdist bundle "
        "archive deb`, then `python3 benchmarks/packages.py --write`.",
        "",
        "| artefact | MiB |",
        "|---|---|",
        *(f"| {path.name} | {mib(path.stat().st_size)} |" for path in artefacts),
        f"| the frozen folder, unpacked | {mib(parts.total())} |",
        "",
        "| in the frozen folder | MiB |",
        "|---|---|",
        *(f"| {part} | {mib(size)} |" for part, size in parts.most_common()),
        "",
    ]
    return "\n".join(lines)


def main() -> None:
    """Print the report, and write it where asked to."""
    text = page()
    sys.stdout.write(text)
    if "--write" in sys.argv[1:]:
        REPORT.parent.mkdir(parents=True, exist_ok=True)
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
