"""Running the command line inside this process (fast) and as a person does (a process of its own)."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from modelbrowser.cli import cli

Run = Callable[..., Result]
RunProcess = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run() -> Run:
    """Return a function that runs a command in this process; for commands that need no Qt."""

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(cli, list(arguments), prog_name="modelbrowser")

    return run


@pytest.fixture
def run_process(tmp_path: Path) -> RunProcess:
    """Return a function that runs `modelbrowser` from another folder, without any display."""

    def run_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        values = {key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"}
        for key in ("DISPLAY", "WAYLAND_DISPLAY"):
            values.pop(key, None)
        return subprocess.run(
            [sys.executable, "-m", "modelbrowser", *arguments],
            cwd=tmp_path,
            env={**values, **environment},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )

    return run_process
