"""What is remembered comes back; damaged, read-only or foreign settings stop nobody."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from modelbrowser.ui.settings import Settings


def again(settings: Settings, folder: Path) -> Settings:
    """Return settings as the next start finds them."""
    settings.sync()
    return Settings(folder)


@pytest.mark.parametrize(
    "text", ["dark", "", "多语言", 'a, "b"; c=d \\ %41 [x]', "line\nbreak", "@ByteArray(x)"]
)
def test_text_comes_back(tmp_path: Path, text: str) -> None:
    settings = Settings(tmp_path)
    settings.set_text("key", text)
    assert settings.text("key", "default") == text
    assert again(settings, tmp_path).text("key", "default") == text


def test_a_geometry_comes_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    blob = QByteArray(bytes(range(256)))
    settings.set_blob("window", blob)
    assert again(settings, tmp_path).blob("window") == blob


def test_a_place_comes_back(tmp_path: Path) -> None:
    settings = Settings(tmp_path)
    place: dict[str, object] = {"model": "deepseek-v2", "zoom": 1.25, "名": [1, "a,b", None], "on": True}
    settings.set_mapping("place", place)
    assert again(settings, tmp_path).mapping("place") == place


def test_a_first_start_has_defaults_and_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there" / "yet"
    settings = Settings(folder)
    assert settings.text("theme", "system") == "system"
    assert settings.blob("window") is None
    assert settings.mapping("place") == {}
    assert not folder.exists()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe not an ini file \x80\n[[[",
        b"[General]\ntheme=a, b, c\nplace=[1, 2]\n[v1]\nwindow=plain text\n",
        b'[General]\nplace="{broken"\n',
        b"[General]\nplace=" + b"[" * 100_000 + b"\n",
    ],
    ids=["empty", "binary", "other kinds", "broken JSON", "deeply nested"],
)
def test_damaged_settings_are_as_good_as_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.ini").write_bytes(content)
    settings = Settings(tmp_path)
    assert settings.text("theme", "system") == "system"
    assert settings.mapping("place") == {}
    assert settings.blob("window") is None


def test_a_folder_in_the_way_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "settings.ini").mkdir()
    settings = Settings(tmp_path)
    settings.set_text("theme", "dark")
    settings.sync()
    assert settings.text("theme", "system") == "dark"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_read_only_folder_is_no_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        settings = Settings(tmp_path)
        settings.set_text("theme", "dark")
        settings.sync()
        assert list(tmp_path.iterdir()) == []
    finally:
        tmp_path.chmod(0o700)
