"""What is asked of the operating system before Qt is started."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from modelbrowser import system_libraries
from modelbrowser.system_libraries import CHINESE_FONT, LIBRARIES, SCREEN, Need, SystemPart

linux_only = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks Linux's loader")


@linux_only
def test_a_missing_library_is_named_with_its_package(monkeypatch: pytest.MonkeyPatch) -> None:
    absent = SystemPart("libnowhere.so.9", "libnowhere9", Need.DRAWING)
    late = SystemPart("libnowhere-window.so.9", "libnowhere-window9", Need.WINDOW)
    monkeypatch.setattr(system_libraries, "LIBRARIES", (absent, late))
    monkeypatch.setattr(system_libraries, "has_chinese_font", lambda: True)
    assert system_libraries.missing_parts(Need.NOTHING) == ()
    assert system_libraries.missing_parts(Need.DRAWING) == (absent,)
    assert system_libraries.missing_parts(Need.WINDOW) == (absent, late)


@linux_only
def test_this_machine_has_what_the_tests_need() -> None:
    assert system_libraries.missing_parts(Need.TESTS) == ()


@linux_only
def test_fonts_and_the_screen_count_as_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "LIBRARIES", ())
    monkeypatch.setattr(system_libraries, "has_chinese_font", lambda: False)
    monkeypatch.setattr(system_libraries, "_has_program", lambda name: False)
    assert system_libraries.missing_parts(Need.TESTS) == (CHINESE_FONT, SCREEN)
    assert CHINESE_FONT.optional


def test_the_line_to_type(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "_is_root", lambda: False)
    monkeypatch.setattr(system_libraries, "_has_program", lambda name: True)
    line = "sudo apt-get install -y --no-install-recommends libegl1 libgl1"
    assert system_libraries.install_command(["libgl1", "libegl1", "libgl1"]) == line
    parts = [part for part in LIBRARIES if part.package in ("libgl1", "libegl1")]
    assert line in system_libraries.remedy(parts)
    assert not system_libraries.can_install()


def test_without_apt_the_libraries_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(system_libraries, "_has_program", lambda name: False)
    assert "libGL.so.1" in system_libraries.remedy(LIBRARIES)


@linux_only
@pytest.mark.parametrize(
    ("environment", "possible"),
    [
        ({}, False),
        ({"DISPLAY": ""}, False),
        ({"DISPLAY": ":64321"}, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
        ({"QT_QPA_PLATFORM": "vnc:size=800x600"}, True),
        ({"QT_QPA_PLATFORM": "xcb"}, False),
    ],
)
def test_whether_a_window_can_open(environment: dict[str, str], possible: bool) -> None:
    problem = system_libraries.display_problem(environment)
    assert (problem is None) is possible
    if problem:
        assert problem.count("\n") == 0
        assert "display" in problem


@linux_only
@pytest.mark.parametrize(
    ("environment", "on_x"),
    [
        ({"DISPLAY": ":0"}, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "xcb"}, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, False),
        ({"QT_QPA_PLATFORM": "offscreen"}, False),
    ],
)
def test_whether_a_window_goes_to_x(environment: dict[str, str], on_x: bool) -> None:
    assert system_libraries.opens_on_x(environment) is on_x


@linux_only
def test_a_running_x_server_is_found(screen: dict[str, str]) -> None:
    assert system_libraries.display_problem({"DISPLAY": screen["DISPLAY"]}) is None


@linux_only
def test_a_server_that_refuses_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # what a person meets who changed the user with su: the display is there, the key to it is not
    key = tmp_path / "key"
    family_local, no_name = 0xFFFF, b""
    fields = (
        family_local.to_bytes(2, "big"),
        *map(_counted, (no_name, b"", b"MIT-MAGIC-COOKIE-1", bytes(16))),
    )
    key.write_bytes(b"".join(fields))
    monkeypatch.setenv("XAUTHORITY", str(tmp_path / "none"))
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-auth", str(key), "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[writing], stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        display = f":{pipe.readline().strip()}"
    try:
        problem = system_libraries.display_problem({"DISPLAY": display})
    finally:
        server.terminate()
        server.wait(10)
    assert problem is not None
    assert f"no X server lets this user in at DISPLAY={display}" in problem


def _counted(text: bytes) -> bytes:
    return len(text).to_bytes(2, "big") + text
