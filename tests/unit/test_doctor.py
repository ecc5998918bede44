"""What `modelbrowser doctor` finds, on a sound installation and on damaged ones."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from modelbrowser import doctor as doctor_module
from modelbrowser import locations, system_libraries
from modelbrowser.doctor import Finding, Report, Status, doctor
from modelbrowser.system_libraries import Need, SystemPart


def finding(report: Report, topic: str, name: str) -> Finding:
    return next(f for f in report.findings if (f.topic, f.name) == (topic, name))


@pytest.fixture(scope="module")
def sound() -> Report:
    return doctor()


def test_a_sound_installation_has_nothing_to_mend(sound: Report) -> None:
    assert [f for f in sound.findings if f.status is Status.PROBLEM] == []
    assert finding(sound, "Qt", "version").value.startswith("6.11.")
    assert finding(sound, "Qt", "platform").value == "offscreen"
    assert finding(sound, "Fonts", "Latin letters").value == "Inter"
    assert finding(sound, "Fonts", "Chinese characters").value
    assert finding(sound, "Catalog", "integrity").value == "ok"
    assert finding(sound, "Catalog", "broken references").value == "0"
    assert int(finding(sound, "Catalog", "models").value) > 1000
    assert len(finding(sound, "Catalog", "date").value) == len("2026-11-23")


def test_the_json_says_the_same(sound: Report) -> None:
    content = json.loads(sound.to_json())
    assert content["status"] == "ok"
    assert len(content["findings"]) == len(sound.findings)
    assert set(content["findings"][0]) == {"topic", "name", "value", "status", "remedy"}


def test_the_text_is_sorted_by_topic(sound: Report) -> None:
    lines = sound.to_text().splitlines()
    assert lines[0] == "Versions"
    assert lines[-1] == "Nothing to mend."
    assert lines.count("Catalog") == 1


def test_a_missing_catalog_is_a_problem_with_a_remedy(tmp_path: Path) -> None:
    report = doctor(tmp_path / "nothing.db")
    assert report.worst is Status.PROBLEM
    problem = next(f for f in report.findings if f.status is Status.PROBLEM)
    assert problem.topic == "Catalog"
    assert problem.remedy
    assert f"{problem.name}: {problem.remedy}" in report.to_text()


def test_a_broken_reference_is_found(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    shutil.copy(locations.default_catalog(), damaged)
    damaged.chmod(0o644)
    with sqlite3.connect(damaged) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("UPDATE model SET family_id = 'no-such-family' WHERE model_id = 'deepseek-v2'")
    connection.close()
    broken = finding(doctor(damaged), "Catalog", "broken references")
    assert (broken.value, broken.status) == ("1", Status.PROBLEM)


def test_a_missing_library_names_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    part = SystemPart("libxcb-cursor.so.0", "libxcb-cursor0", Need.WINDOW)
    monkeypatch.setattr(system_libraries, "missing_parts", lambda need: (part,))
    found = finding(doctor(), "System", "libxcb-cursor.so.0")
    assert found.status is Status.PROBLEM
    assert "libxcb-cursor" in found.remedy


def test_a_qt_that_ends_its_process_is_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    aborted = subprocess.CompletedProcess([], 134, "", "could not connect to display\nAborted")
    monkeypatch.setattr(doctor_module.subprocess, "run", lambda *a, **k: aborted)
    found = finding(doctor(), "Qt", "start")
    assert found.status is Status.PROBLEM
    assert found.value.endswith("Aborted")


def test_a_missing_chinese_font_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = {
        "qt": "6.11.3",
        "platform": "xcb",
        "screen": "1x1 at 1",
        "latin_font": "Inter",
        "chinese_font": "",
    }
    answer = subprocess.CompletedProcess([], 0, json.dumps(facts), "")
    monkeypatch.setattr(doctor_module.subprocess, "run", lambda *a, **k: answer)
    report = doctor()
    found = finding(report, "Fonts", "Chinese characters")
    assert found.status is Status.WARNING
    assert report.worst is Status.WARNING


def test_a_folder_that_cannot_be_written_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor_module.os, "access", lambda path, mode: False)
    assert finding(doctor(), "Places", "settings").status is Status.WARNING
