"""Bundled files are found the same way from a checkout, an installed wheel and a frozen bundle."""

from __future__ import annotations

from pathlib import Path

import pytest

from modelbrowser import locations
from modelbrowser.domain.errors import EnvironmentProblem


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty stand-in for the installed package, two folders deep as in a checkout."""
    package = tmp_path / "src" / "modelbrowser"
    package.mkdir(parents=True)
    monkeypatch.setattr(locations, "_PACKAGE", package)
    return package


def test_this_checkout(repository: Path) -> None:
    assert locations.bundled_root() == repository
    assert locations.resources_dir() == repository / "resources"
    assert locations.data_dir() == repository / "data"
    assert locations.default_catalog() == repository / "data" / "catalog.db"


def test_an_installed_wheel_carries_its_files(package: Path) -> None:
    (package / "_bundled").mkdir()
    assert locations.bundled_root() == package / "_bundled"
    assert locations.default_catalog() == package / "_bundled" / "data" / "catalog.db"


def test_bundled_files_win_over_a_checkout(package: Path, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").touch()
    assert locations.bundled_root() == tmp_path
    (package / "_bundled").mkdir()
    assert locations.bundled_root() == package / "_bundled"


def test_an_installation_without_files_says_so(package: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"missing.*Install modelbrowser again"):
        locations.bundled_root()


def test_another_catalog_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MODELBROWSER_CATALOG", str(tmp_path / "mine.db"))
    assert locations.default_catalog() == tmp_path / "mine.db"
    monkeypatch.setenv("MODELBROWSER_CATALOG", "")
    assert locations.default_catalog().name == "catalog.db"


def test_a_persons_own_folders_are_asked_for_and_not_made(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert locations.user_config_dir() == tmp_path / "config" / "modelbrowser"
    assert locations.user_data_dir() == tmp_path / "data" / "modelbrowser"
    assert list(tmp_path.iterdir()) == []
