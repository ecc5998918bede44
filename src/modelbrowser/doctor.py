"""`modelbrowser doctor`: what this installation has, what is missing, and what to do about it.

Qt is looked at from a process of its own: where it is broken it ends the process that asks.
"""

from __future__ import annotations

import json
import os
import platform
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from modelbrowser import __version__, locations, system_libraries
from modelbrowser.catalog.schema import APPLICATION_ID, SCHEMA_VERSION
from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.system_libraries import Need

_PROBE_SECONDS = 30
PROBE_ARGUMENT = "--qt-probe"
PACKAGES = ("PySide6-Essentials", "pyqtgraph", "numpy", "sqlite-utils", "click", "platformdirs", "rapidfuzz")


class Status(StrEnum):
    """How a finding is to be read: WARNING works with a loss, PROBLEM does not work."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. `remedy` is empty where nothing is to be done."""

    topic: str
    name: str
    value: str
    status: Status = Status.OK
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was looked at, in the order of reading."""

    findings: tuple[Finding, ...]

    @property
    def worst(self) -> Status:
        present = {finding.status for finding in self.findings}
        return next((s for s in (Status.PROBLEM, Status.WARNING) if s in present), Status.OK)

    def to_json(self) -> str:
        """Return an object with `status` and `findings`, each with topic, name, value, status, remedy."""
        content = {"status": self.worst, "findings": [asdict(finding) for finding in self.findings]}
        return json.dumps(content, indent=2, ensure_ascii=False)

    def to_text(self) -> str:
        """Return the report as a person reads it: by topic, and at the end what to do."""
        marks = {Status.OK: " ", Status.WARNING: "!", Status.PROBLEM: "x"}
        width = max((len(finding.name) for finding in self.findings), default=0)
        lines: list[str] = []
        topic = ""
        for finding in self.findings:
            if finding.topic != topic:
                topic = finding.topic
                lines += ["", topic]
            lines.append(f"{marks[finding.status]} {finding.name:{width}}  {finding.value}")
        lines += ["", "What to do"] if self.worst is not Status.OK else ["", "Nothing to mend."]
        lines += [f"  {f.name}: {f.remedy}" for f in self.findings if f.status is not Status.OK and f.remedy]
        return "\n".join(lines[1:])


def doctor(catalog: Path | None = None) -> Report:
    """Look at this installation; `catalog` None means the one that the program would open."""
    path = catalog
    findings = [*_versions(), *_system()]
    try:
        path = path or locations.default_catalog()
        findings += _places(path)
        findings += _catalog(path)
    except EnvironmentProblem as problem:
        findings.append(Finding("Catalog", "file", problem.message, Status.PROBLEM, problem.remedy))
    return Report((*findings, *_qt()))


def _versions() -> Iterator[Finding]:
    frozen = getattr(sys, "frozen", False)
    yield Finding(
        "Versions", "modelbrowser", f"{__version__}{' (bundled with its own Python)' if frozen else ''}"
    )
    yield Finding("Versions", "Python", platform.python_version())
    yield Finding("Versions", "SQLite", sqlite3.sqlite_version)
    yield Finding("Versions", "system", platform.platform(terse=True))
    from importlib.metadata import PackageNotFoundError, version

    for name in PACKAGES:
        try:
            yield Finding("Versions", name, version(name))
        except PackageNotFoundError:
            if not frozen:  # a bundle carries the packages but not their papers
                yield Finding(
                    "Versions", name, "not installed", Status.PROBLEM, "Install modelbrowser again."
                )


def _system() -> Iterator[Finding]:
    missing = system_libraries.missing_parts(Need.WINDOW)
    for part in missing:
        status = Status.WARNING if part.optional else Status.PROBLEM
        yield Finding("System", part.name, "missing", status, system_libraries.remedy([part]))
    if not missing:
        yield Finding("System", "libraries", "all that a window needs")
    problem = system_libraries.display_problem()
    if problem:
        yield Finding("System", "display", "none", Status.WARNING, problem)
    else:
        names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY")
        given = [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]
        yield Finding("System", "display", " ".join(given) or "the system's own")


def _places(catalog: Path) -> Iterator[Finding]:
    yield Finding("Places", "program", str(Path(__file__).resolve().parent))
    yield Finding("Places", "resources", str(locations.resources_dir()))
    yield Finding("Places", "catalog", str(catalog))
    for name, folder in (("settings", locations.user_config_dir()), ("own data", locations.user_data_dir())):
        yield _writable(name, folder)


def _writable(name: str, folder: Path) -> Finding:
    existing = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if os.access(existing, os.W_OK):
        return Finding("Places", name, str(folder))
    return Finding(
        "Places",
        name,
        f"{folder} (cannot be written to)",
        Status.WARNING,
        "The program works, but forgets its settings. Make the folder writable for you.",
    )


def _catalog(path: Path) -> Iterator[Finding]:
    from modelbrowser.catalog.session import CatalogSession

    session = CatalogSession(path)
    try:
        info = session.info()
    finally:
        session.close()
    yield Finding("Catalog", "date", info.catalog_date)
    yield Finding("Catalog", "models", str(info.model_count))
    yield Finding("Catalog", "lineage edges", str(info.edge_count))
    if info.left_out_sources:
        yield Finding("Catalog", "sources left out", ", ".join(info.left_out_sources))
    yield from _integrity(path)


def _integrity(path: Path) -> Iterator[Finding]:
    remedy = "The file is damaged: install modelbrowser again or build the catalog anew."
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:
        checks = (
            ("application id", "PRAGMA application_id", APPLICATION_ID),
            ("schema version", "PRAGMA user_version", SCHEMA_VERSION),
            ("integrity", "PRAGMA integrity_check", "ok"),
            ("broken references", "SELECT count(*) FROM pragma_foreign_key_check", 0),
        )
        for name, question, expected in checks:
            (answer,) = connection.execute(question).fetchone()
            good = answer == expected
            yield Finding(
                "Catalog", name, str(answer), Status.OK if good else Status.PROBLEM, "" if good else remedy
            )
    finally:
        connection.close()


def _qt() -> Iterator[Finding]:
    try:
        facts = json.loads(_probe_output())
    except (OSError, ValueError, subprocess.SubprocessError) as problem:
        reason = str(problem).strip().splitlines()[-1] if str(problem).strip() else "no answer"
        remedy = "Mend what is listed under System, then ask again."
        yield Finding("Qt", "start", f"Qt does not start: {reason}", Status.PROBLEM, remedy)
        return
    yield Finding("Qt", "version", facts["qt"])
    yield Finding("Qt", "platform", facts["platform"])
    yield Finding("Qt", "screen", facts["screen"])
    for name, key in (("Latin letters", "latin_font"), ("Chinese characters", "chinese_font")):
        if facts[key]:
            yield Finding("Fonts", name, facts[key])
        else:
            remedy = system_libraries.remedy([system_libraries.CHINESE_FONT])
            yield Finding("Fonts", name, "no font: they show as boxes", Status.WARNING, remedy)


def _probe_output() -> str:
    if getattr(sys, "frozen", False):
        command = [sys.executable, PROBE_ARGUMENT]
    else:
        command = [sys.executable, "-m", "modelbrowser.doctor"]
    environment = dict(os.environ)
    if system_libraries.display_problem():
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=_PROBE_SECONDS, check=False
    )
    if done.returncode:
        raise ValueError(done.stderr)
    return done.stdout


def qt_probe() -> dict[str, str]:
    """Start Qt in this process and return what it says; fonts are "" where there is none.

    The process ends abnormally where Qt cannot start: for a process of its own only.
    """
    from PySide6.QtCore import qVersion
    from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics, QGuiApplication

    from modelbrowser import theme
    from modelbrowser.paint import fonts

    application = QGuiApplication([])
    fonts.load_fonts(locations.resources_dir() / "fonts")
    font = fonts.font(theme.TEXT_M)
    metrics = QFontMetrics(font)
    screen = application.primaryScreen()
    chinese = QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese)
    return {
        "qt": qVersion(),
        "platform": application.platformName(),
        "screen": f"{screen.size().width()}x{screen.size().height()} at {screen.devicePixelRatio():g}",
        "latin_font": QFontInfo(font).family() if metrics.inFontUcs4(ord("g")) else "",
        "chinese_font": ", ".join(chinese[:3]) if metrics.inFontUcs4(ord("的")) else "",
    }


def print_probe() -> None:
    """Write `qt_probe` to standard output, for the process that asked."""
    sys.stdout.write(json.dumps(qt_probe()))


if __name__ == "__main__":
    print_probe()
