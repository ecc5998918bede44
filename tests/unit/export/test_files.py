"""Files are written whole or not at all, and every failure says what to do."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.export.files import make_folder, write_file


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_file_is_written_and_written_again(tmp_path: Path) -> None:
    target = tmp_path / "card.png"
    for content in (b"first", b"second, longer"):
        write_file(target, content)
        assert target.read_bytes() == content
    assert names(tmp_path) == ["card.png"]


@pytest.mark.parametrize(
    "name", ["卡片 – 1.png", "a'b\"c;d$(e).png", "-rf.png", "with space.png", "x" * 200 + ".png"]
)
def test_odd_names_work(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, b"x")
    assert names(tmp_path) == [name]


def test_the_file_has_ordinary_permissions(tmp_path: Path) -> None:
    write_file(tmp_path / "a.png", b"x")
    (tmp_path / "b.png").write_bytes(b"x")
    assert (tmp_path / "a.png").stat().st_mode == (tmp_path / "b.png").stat().st_mode


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.ENAMETOOLONG])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    target = tmp_path / "card.png"
    target.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(EnvironmentProblem) as caught:
        write_file(target, b"new")
    assert caught.value.message
    assert caught.value.remedy
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["card.png"]


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "x")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(EnvironmentProblem, match="disk is full"):
        write_file(tmp_path / "card.png", b"x")


def test_a_missing_folder_a_folder_as_target_and_a_too_long_name(tmp_path: Path) -> None:
    for target in (
        tmp_path / "none" / "card.png",
        tmp_path,
        tmp_path / ("x" * 300 + ".png"),
        tmp_path / "a\0b.png",
    ):
        with pytest.raises(EnvironmentProblem) as caught:
            write_file(target, b"x")
        assert caught.value.remedy
    assert names(tmp_path) == []


def test_a_read_only_target_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "card.png"
    target.write_bytes(b"old")
    # the administrator may write everything: ask as another person would be answered
    monkeypatch.setattr(os, "access", lambda *_arguments: False)
    with pytest.raises(EnvironmentProblem, match="read-only"):
        write_file(target, b"new")
    assert target.read_bytes() == b"old"


def test_folders_are_made_with_those_above(tmp_path: Path) -> None:
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(EnvironmentProblem):
        make_folder(tmp_path / "file" / "c")
