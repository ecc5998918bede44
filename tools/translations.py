"""Translations: collect the strings, show what is missing, make the .qm file the program loads.

python tools/translations.py update   read the sources, add new strings to resources/i18n/*.ts
python tools/translations.py release  make resources/i18n/modelbrowser_zh_CN.qm from all .ts files
python tools/translations.py check    fail when a string is new, unfinished or gone, or the .qm is old
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "modelbrowser"
FOLDER = ROOT / "resources" / "i18n"
QM = "modelbrowser_zh_CN.qm"

# One file an area, so that people can work side by side; every source file belongs to exactly one
AREAS = {
    "card": (
        "card/**/*.py",
        "ui/card/**/*.py",
        "export/card*.py",
        "export/pdf*.py",
        "export/metadata.py",
        "paint/card/**/*.py",
    ),
    "tree": ("ui/evolution/**/*.py", "paint/tree/**/*.py", "export/tree*.py", "lineage/**/*.py"),
}
REST = "window"


def area_files() -> dict[str, list[Path]]:
    """Return the source files of each area; "window" has all that no other area claims."""
    found = {
        area: sorted({path for pattern in patterns for path in SOURCES.glob(pattern)})
        for area, patterns in AREAS.items()
    }
    claimed = {path for paths in found.values() for path in paths}
    found[REST] = sorted(path for path in SOURCES.rglob("*.py") if path not in claimed)
    return found


def update(folder: Path) -> None:
    """Bring the .ts files in `folder` up to date with the sources; keeps what is translated."""
    for area, paths in area_files().items():
        if not paths:
            continue
        target = folder / f"{area}_zh_CN.ts"
        with tempfile.NamedTemporaryFile("w", suffix=".txt", delete=False) as listing:
            listing.write("\n".join(str(path) for path in paths))
        _run(
            "pyside6-lupdate",
            f"@{listing.name}",
            "-source-language",
            "en_US",
            "-target-language",
            "zh_CN",
            "-locations",
            "none",
            "-no-obsolete",
            "-silent",
            "-ts",
            str(target),
        )
        Path(listing.name).unlink()


def release(folder: Path, target: Path) -> None:
    """Make the .qm file `target` from the .ts files in `folder`."""
    files = [str(path) for path in sorted(folder.glob("*_zh_CN.ts"))]
    _run("pyside6-lrelease", "-silent", *files, "-qm", str(target))


def unfinished(path: Path) -> list[str]:
    """Return "context: source" of every string of a .ts file that has no finished translation."""
    missing = []
    for context in ET.parse(path).getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            translation = message.find("translation")
            if (
                translation is None
                or translation.get("type") == "unfinished"
                or not "".join(translation.itertext())
            ):
                missing.append(f"{name}: {message.findtext('source', '')}")
    return missing


def messages(path: Path) -> set[tuple[str, str, str]]:
    """Return (context, source, comment) of every string in a .ts file."""
    return {
        (context.findtext("name", ""), message.findtext("source", ""), message.findtext("comment", ""))
        for context in ET.parse(path).getroot().iter("context")
        for message in context.iter("message")
    }


def check() -> list[str]:
    """Return what is wrong with the translations, one line each."""
    problems: list[str] = []
    with tempfile.TemporaryDirectory() as name:
        fresh = Path(name)
        update(fresh)
        for path in sorted(fresh.glob("*.ts")):
            committed = FOLDER / path.name
            if not committed.is_file():
                problems.append(f"{path.name} is missing: run `update`")
                continue
            known, wanted = messages(committed), messages(path)
            problems += [f"{path.name}: not collected yet: {each}" for each in sorted(wanted - known)]
            problems += [f"{path.name}: no longer in the sources: {each}" for each in sorted(known - wanted)]
            problems += [f"{path.name}: not translated: {each}" for each in unfinished(committed)]
        release(FOLDER, fresh / QM)
        if not (FOLDER / QM).is_file() or (FOLDER / QM).read_bytes() != (fresh / QM).read_bytes():
            problems.append(f"{QM} is older than the .ts files: run `release`")
    return problems


def _run(tool: str, *arguments: str) -> None:
    program = Path(sys.executable).parent / tool
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT)


def main() -> int:
    """Run the command line."""
    command = sys.argv[1] if len(sys.argv) == 2 else ""
    if command == "update":
        update(FOLDER)
        for path in sorted(FOLDER.glob("*_zh_CN.ts")):
            for line in unfinished(path):
                print(f"{path.name}: {line}")
    elif command == "release":
        release(FOLDER, FOLDER / QM)
    elif command == "check":
        problems = check()
        print("\n".join(problems) or "Translations are complete.")
        return 1 if problems else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
