"""Checkout, editable install and wheel find the same files and draw the same card."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent.parent
WAYS = ("checkout", "editable", "wheel")

# Python looks in the folder of argument 1 first, path files included
FIRST = """
import site, sys
before = list(sys.path)
site.addsitedir(sys.argv.pop(1))
sys.path[:] = [entry for entry in sys.path if entry not in before] + before
"""
WHERE = """
import modelbrowser
from modelbrowser import locations
print(modelbrowser.__file__); print(locations.bundled_root()); print(locations.default_catalog())
"""
COMMAND = """
from modelbrowser.__main__ import main
main()
"""


def python(place: Path, code: str, *arguments: str, cwd: Path) -> str:
    """Run `code` with what is installed in `place` and return what it prints."""
    command = [sys.executable, "-c", FIRST + code, str(place), *arguments]
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def build(kind: str, source: Path, target: Path) -> Path:
    """Build a "wheel", "sdist" or "editable" of `source` without the network; return the file."""
    target.mkdir(exist_ok=True)
    code = f"import sys; from hatchling import build;print(build.build_{kind}(sys.argv[1]))"
    done = subprocess.run(
        [sys.executable, "-c", code, str(target)], cwd=source, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return target / done.stdout.split()[-1]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with `wheel/`, the unpacked wheel, and `editable/`, the unpacked editable one."""
    folder = tmp_path_factory.mktemp("an install")
    for kind in ("wheel", "editable"):
        # both files have the same name
        with zipfile.ZipFile(build(kind, REPOSITORY, folder / f"{kind} file")) as archive:
            archive.extractall(folder / kind)
    return folder


@pytest.fixture(params=WAYS)
def installed(request: pytest.FixtureRequest, built: Path) -> tuple[str, Path]:
    """Return each way of installing, with the folder that Python has to look in."""
    way = str(request.param)
    return way, REPOSITORY / "src" if way == "checkout" else built / way


def test_each_way_finds_its_own_files(installed: tuple[str, Path], tmp_path: Path) -> None:
    way, folder = installed
    module, root, catalog = map(Path, python(folder, WHERE, cwd=tmp_path).splitlines())
    if way == "wheel":
        assert module.is_relative_to(folder)
        assert root == folder / "modelbrowser" / "_bundled"
    else:
        assert module == REPOSITORY / "src" / "modelbrowser" / "__init__.py"
        assert root == REPOSITORY
    assert catalog.read_bytes()[:15] == b"SQLite format 3"
    for part in ("icons/search.svg", "icons/modelbrowser.svg", "fonts/Inter-Regular.otf", "i18n"):
        assert (root / "resources" / part).exists()


def test_each_way_draws_the_same_card(installed: tuple[str, Path], tmp_path: Path) -> None:
    _, folder = installed
    pictures = []
    for place in (REPOSITORY / "src", folder):
        picture = tmp_path / f"card{len(pictures)}.png"
        python(place, COMMAND, "export", "deepseek-v2", str(picture), cwd=tmp_path)
        pictures.append(picture.read_bytes())
    assert pictures[0] == pictures[1]
    assert len(pictures[0]) > 10_000


def test_the_wheel_from_the_sdist_is_the_same(built: Path, tmp_path: Path) -> None:
    with tarfile.open(build("sdist", REPOSITORY, tmp_path)) as archive:
        # Debian 12's Python 3.11.2 knows no filters yet, Python 3.14 asks for one
        archive.extractall(tmp_path, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    (source,) = (path for path in tmp_path.iterdir() if path.is_dir())
    again = build("wheel", source, tmp_path / "again")
    assert again.read_bytes() == (built / "wheel file" / again.name).read_bytes()


def test_the_wheel_carries_no_address_and_no_path_of_this_machine(built: Path) -> None:
    machine = os.fsencode(str(REPOSITORY))
    for path in (built / "wheel").rglob("*"):
        if path.is_file():
            assert machine not in path.read_bytes(), path


def test_search_in_the_wheel_prints_json_only(built: Path, tmp_path: Path) -> None:
    found = json.loads(python(built / "wheel", COMMAND, "search", "deepseek v2", "--json", cwd=tmp_path))
    assert found[0]["id"] == "deepseek-v2"
