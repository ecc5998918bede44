"""A second start finds the first window and hands its model over."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from pytestqt.qtbot import QtBot

from modelbrowser import single_instance
from modelbrowser.domain.models import ModelId
from modelbrowser.single_instance import SingleInstance, StartRequest

SECOND_START = """
import sys
from pathlib import Path
from modelbrowser.single_instance import hand_over
print(hand_over(Path(sys.argv[1]), sys.argv[2] or None))
"""


@pytest.fixture(autouse=True)
def no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")


@pytest.fixture
def catalog(tmp_path: Path) -> Path:
    return tmp_path / "catalog.db"


@pytest.fixture
def instance(qtbot: QtBot, catalog: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(catalog)
    assert instance.listen()
    yield instance
    instance.close()
    instance.deleteLater()


def second_start(catalog: Path, model_id: str, **environment: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", SECOND_START, str(catalog), model_id]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, **environment})


def test_a_second_start_hands_its_model_over(qtbot: QtBot, instance: SingleInstance, catalog: Path) -> None:
    with qtbot.waitSignal(instance.requested, timeout=20_000) as caught:
        other = second_start(catalog, "deepseek-v2", XDG_ACTIVATION_TOKEN="token-1")
    assert caught.args == [StartRequest(ModelId("deepseek-v2"), "token-1")]
    assert other.communicate(timeout=20)[0].strip() == "True"
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-1"


def test_a_second_start_without_a_model_asks_for_the_window(
    qtbot: QtBot, instance: SingleInstance, catalog: Path
) -> None:
    with qtbot.waitSignal(instance.requested, timeout=20_000) as caught:
        other = second_start(catalog, "")
    assert caught.args[0].model_id is None
    assert other.communicate(timeout=20)[0].strip() == "True"


def test_another_catalog_is_another_window(instance: SingleInstance, tmp_path: Path) -> None:
    assert not single_instance.hand_over(tmp_path / "another.db", ModelId("deepseek-v2"))


def test_nobody_runs(catalog: Path) -> None:
    assert not single_instance.hand_over(catalog, None)


def test_only_the_first_one_listens(instance: SingleInstance, catalog: Path) -> None:
    second = SingleInstance(catalog)
    assert not second.listen()


def test_a_socket_left_by_a_crash_is_taken_over(qtbot: QtBot, catalog: Path) -> None:
    crash = (
        "import sys, os; from pathlib import Path; from PySide6.QtCore import QCoreApplication;"
        "from modelbrowser.single_instance import SingleInstance;"
        "app = QCoreApplication([]); instance = SingleInstance(Path(sys.argv[1]));"
        "print(instance.listen(), flush=True); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", crash, str(catalog)], capture_output=True, check=False)
    assert done.stdout.strip() == b"True"
    assert Path(single_instance.address(catalog)).exists()
    assert not single_instance.hand_over(catalog, None)
    heir = SingleInstance(catalog)
    assert heir.listen()
    heir.close()


def test_a_silent_server_does_not_hold_the_start_up(qtbot: QtBot, catalog: Path) -> None:
    silent = QLocalServer()
    assert silent.listen(single_instance.address(catalog))
    assert not single_instance.hand_over(catalog, ModelId("deepseek-v2"))
    silent.close()


def test_nonsense_is_ignored(qtbot: QtBot, instance: SingleInstance, catalog: Path) -> None:
    stranger = QLocalSocket()
    stranger.connectToServer(single_instance.address(catalog))
    assert stranger.waitForConnected(1000)
    with qtbot.assertNotEmitted(instance.requested, wait=200):
        stranger.write(b"GET / HTTP/1.1\n")
        stranger.flush()
    endless = QLocalSocket()
    endless.connectToServer(single_instance.address(catalog))
    assert endless.waitForConnected(1000)
    with qtbot.waitSignal(endless.disconnected, timeout=5000):
        endless.write(b"x" * 10_000)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"[]",
        b"null",
        b'{"target": 3}',
        b'{"target": "modelbrowser://x/y"}',
        b"\xff\xfe",
        b'{"other": 1}',
    ],
)
def test_what_no_start_would_send(line: bytes) -> None:
    assert single_instance.parse_message(line) is None


def test_a_message_reads_back() -> None:
    line = single_instance.message(ModelId("qwen3-32b"))
    assert json.loads(line)["target"] == "qwen3-32b"
    assert single_instance.parse_message(line) == StartRequest(ModelId("qwen3-32b"))
