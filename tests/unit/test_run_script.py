"""run.py, the bootstrap: what it asks of the system, when it sets up anew, what it says to an old Python."""

from __future__ import annotations

import ast
import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from modelbrowser import system_libraries
from modelbrowser.system_libraries import CHINESE_FONT, LIBRARIES, Need


@pytest.fixture
def run(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return run.py as a module that works on a folder of its own, with a space in its name."""
    spec = importlib.util.spec_from_file_location("run_script", repository / "run.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    monkeypatch.setattr(sys, "path", list(sys.path))
    spec.loader.exec_module(module)
    root = tmp_path / "a checkout"
    root.mkdir()
    for name in ("pyproject.toml", "constraints.txt", "run.py"):
        (root / name).write_bytes((repository / name).read_bytes())
    monkeypatch.setattr(module, "ROOT", root)
    monkeypatch.setattr(module, "VENV", root / ".venv")
    monkeypatch.setattr(module, "STAMP", root / ".venv" / "stamp.json")
    monkeypatch.setattr(module, "CONSTRAINTS", root / "constraints.txt")
    return module


@pytest.fixture
def steps(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list that set-up steps are noted in, instead of being done."""
    noted: list[str] = []

    def make() -> None:
        run.venv_python().parent.mkdir(parents=True, exist_ok=True)
        run.venv_python().touch()
        noted.append("environment")

    monkeypatch.setattr(run, "make_environment", make)
    monkeypatch.setattr(run, "provide_system", lambda need: noted.append(f"system {need.name}"))
    monkeypatch.setattr(run, "install", lambda *, with_checks: noted.append(f"install {with_checks}"))
    return noted


@pytest.mark.parametrize(
    ("arguments", "need"),
    [
        ([], Need.WINDOW),
        (["deepseek-v2"], Need.WINDOW),
        (["--catalog", "x.db"], Need.WINDOW),
        (["search", "deepseek"], Need.NOTHING),
        (["--catalog", "x.db", "show", "gpt-4"], Need.NOTHING),
        (["export", "gpt-4", "a.png"], Need.DRAWING),
        (["tree", "a.svg"], Need.DRAWING),
        (["test", "-k", "search"], Need.TESTS),
    ],
)
def test_what_a_command_uses_of_the_system(run: ModuleType, arguments: list[str], need: Need) -> None:
    assert run.needed_by(arguments) is need


def test_a_second_run_does_nothing(run: ModuleType, steps: list[str]) -> None:
    run.set_up(Need.WINDOW, with_checks=False)
    assert steps == ["system WINDOW", "environment", "install False"]
    steps.clear()
    run.set_up(Need.WINDOW, with_checks=False)
    run.set_up(Need.NOTHING, with_checks=False)
    assert steps == []


def test_the_checks_come_on_top_and_stay(run: ModuleType, steps: list[str]) -> None:
    run.set_up(Need.NOTHING, with_checks=False)
    run.set_up(Need.TESTS, with_checks=True)
    steps.clear()
    run.set_up(Need.WINDOW, with_checks=False)
    run.set_up(Need.TESTS, with_checks=True)
    assert steps == []


def test_a_window_after_a_search_looks_at_the_system_only(run: ModuleType, steps: list[str]) -> None:
    run.set_up(Need.NOTHING, with_checks=False)
    steps.clear()
    run.set_up(Need.WINDOW, with_checks=False)
    assert steps == ["system WINDOW"]


@pytest.mark.parametrize("name", ["pyproject.toml", "constraints.txt"])
def test_a_changed_requirement_installs_again(run: ModuleType, steps: list[str], name: str) -> None:
    run.set_up(Need.WINDOW, with_checks=False)
    steps.clear()
    with (run.ROOT / name).open("a") as file:
        file.write("# changed\n")
    run.set_up(Need.WINDOW, with_checks=False)
    assert steps == ["system WINDOW", "environment", "install False"]


def test_a_moved_folder_and_a_lost_python_install_again(
    run: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    run.set_up(Need.WINDOW, with_checks=False)
    steps.clear()
    run.venv_python().unlink()
    run.set_up(Need.WINDOW, with_checks=False)
    assert "install False" in steps
    before = run.fingerprint()
    moved = run.ROOT.with_name("moved")
    run.ROOT.rename(moved)
    monkeypatch.setattr(run, "ROOT", moved)
    monkeypatch.setattr(run, "CONSTRAINTS", moved / "constraints.txt")
    assert run.fingerprint() != before


def test_an_interrupted_set_up_starts_again(
    run: ModuleType, steps: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*, with_checks: bool) -> None:
        raise run.SetupError("no network")

    with monkeypatch.context() as patched:
        patched.setattr(run, "install", fail)
        with pytest.raises(run.SetupError):
            run.set_up(Need.NOTHING, with_checks=False)
    steps.clear()
    run.set_up(Need.NOTHING, with_checks=False)
    assert "install False" in steps


def test_an_environment_without_pip_is_made_anew(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Ctrl+C while `venv` works leaves a folder with a Python and no pip."""
    calls: list[list[str]] = []
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    half = tmp_path / ".venv"

    def make_half() -> None:
        (half / "bin").mkdir(parents=True, exist_ok=True)

    make_half()
    monkeypatch.setattr(run, "VENV", half)
    monkeypatch.setattr(run, "uv", lambda: None)
    monkeypatch.setattr(run, "call", calls.append)
    monkeypatch.setattr(run, "venv_python", lambda: half / "bin")
    monkeypatch.setattr(run, "python_of_environment", lambda: version)
    run.make_environment()
    assert calls == [[sys.executable, "-m", "venv", str(half)]]
    pip = half / "lib" / f"python{version}" / "site-packages" / "pip"
    pip.mkdir(parents=True)
    (pip / "__init__.py").write_text("")
    make_half()
    run.make_environment()
    assert len(calls) == 1, "a whole one is kept"


@pytest.mark.parametrize("content", ["", "[]", "{", "\0"])
def test_a_damaged_note_is_no_note(run: ModuleType, content: str) -> None:
    run.STAMP.parent.mkdir()
    run.STAMP.write_text(content)
    assert run.read_stamp() == {}


def test_missing_libraries_give_the_line_to_type(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "missing_parts", lambda need: LIBRARIES[:1])
    monkeypatch.setattr(system_libraries, "_is_root", lambda: False)
    monkeypatch.setattr(run.shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(run.SetupError, match=r"sudo apt-get install .*libglib2\.0-0"):
        run.provide_system(Need.WINDOW)


def test_a_missing_font_is_said_and_no_refusal(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(system_libraries, "missing_parts", lambda need: (CHINESE_FONT,))
    monkeypatch.setattr(system_libraries, "can_install", lambda: False)
    run.provide_system(Need.WINDOW)
    said = capsys.readouterr()
    assert "fonts-wqy-microhei" in said.err
    assert said.out == ""


def test_root_installs_and_says_so(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = [LIBRARIES[:2], ()]
    installed: list[list[str]] = []
    monkeypatch.setattr(system_libraries, "missing_parts", lambda need: missing.pop(0))
    monkeypatch.setattr(system_libraries, "can_install", lambda: True)
    monkeypatch.setattr(run, "apt_install", installed.append)
    run.provide_system(Need.WINDOW)
    assert installed == [[part.package for part in LIBRARIES[:2]]]
    assert "libegl1" in capsys.readouterr().err


def test_every_check_runs_although_one_fails(
    run: ModuleType, repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "venv_python", lambda: Path(sys.executable))
    monkeypatch.setattr(
        run,
        "CHECKS",
        (("one", ("-c", "raise SystemExit(3)")), ("pytest", ("-c", "import sys; print(sys.argv)"))),
    )
    assert run.run_checks(["-k", "x"]) == 1
    said = capfd.readouterr()
    assert "['-c', '-k', 'x']" in said.out
    assert "failed: one\n" in said.err


def test_a_home_that_cannot_be_written_gets_no_cache(
    run: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run.shutil, "which", lambda name: "/opt/uv")
    for name in ("UV_CACHE_DIR", "XDG_CACHE_HOME", "HOME"):
        monkeypatch.delenv(name, raising=False)
    assert run.uv() == ["/opt/uv"]
    monkeypatch.setenv("HOME", "/proc")
    monkeypatch.setattr(run.os, "access", lambda path, mode: str(path) != "/proc")
    assert run.uv() == ["/opt/uv", "--no-cache"]


def test_other_packages_do_not_leak_in(run: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONPATH", "/somewhere")
    monkeypatch.setenv("PYTHONHOME", "/elsewhere")
    assert not {"PYTHONPATH", "PYTHONHOME"} & set(run.clean_environment())


def test_an_old_python_gets_as_far_as_the_sentence(repository: Path) -> None:
    # the grammar of 3.7 reads the whole file; the version is checked before anything newer is defined
    source = (repository / "run.py").read_text(encoding="utf-8")
    _, imports, version_check = ast.parse(source, feature_version=(3, 7)).body[:3]
    assert isinstance(imports, ast.Import)
    assert isinstance(version_check, ast.If)
    assert "version_info" in ast.unparse(version_check.test)


def test_the_sentence_for_an_old_python(repository: Path) -> None:
    pretend = (
        "import sys, runpy, os; sys.version_info = type('V', (tuple,), {})((3, 9, 2));"
        "os.environ['PATH'] = ''; runpy.run_path('run.py')"
    )
    done = subprocess.run(
        [sys.executable, "-c", pretend], cwd=repository, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("modelbrowser needs Python 3.11 to 3.14, and this is Python 3.9.")
    assert done.stderr.count("\n") == 1


def test_no_address_of_a_package_index_is_committed(repository: Path) -> None:
    for name in ("constraints.txt", "pyproject.toml", "run.py"):
        text = (repository / name).read_text(encoding="utf-8")
        assert "index-url" not in text
        assert "--find-links" not in text
        assert "pypi" not in text.lower()


def test_the_note_is_readable(run: ModuleType, steps: list[str]) -> None:
    run.set_up(Need.DRAWING, with_checks=False)
    note = json.loads(run.STAMP.read_text())
    assert note == {"inputs": run.fingerprint(), "need": 1, "checks": False}
    assert os.fspath(run.ROOT) not in run.STAMP.read_text()
