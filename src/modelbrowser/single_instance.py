"""One window a catalog: a second start hands its model over to the first and ends.

Nothing here leaves the machine: the two processes meet at a local socket in the person's own runtime folder.
QtNetwork is imported only when there is somebody to talk to, or after the first picture (`listen`).
"""

from __future__ import annotations

import json
import os
import sys
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from modelbrowser.domain.errors import EnvironmentProblem
from modelbrowser.domain.link import parse_target
from modelbrowser.domain.models import ModelId

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_LONGEST_MESSAGE_BYTES = 4096
_WAIT_MS = 1000
_TAKEN = b"taken\n"


@dataclass(frozen=True, slots=True)
class StartRequest:
    """What a second start wants: a model (None: only the window), and the desktop's leave to take focus."""

    model_id: ModelId | None
    activation_token: str = ""


class SingleInstance(QObject):
    """Waits for further starts with the same catalog and passes on what they ask for."""

    requested = Signal(object)
    """A StartRequest."""

    def __init__(self, catalog: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._address = address(catalog)
        self._server: QLocalServer | None = None

    def listen(self) -> bool:
        """Begin to answer further starts; call it after the first picture. False: another one answers.

        A socket that a crashed process left behind is taken over.
        """
        from PySide6.QtNetwork import QLocalServer

        # asked first: with access options QLocalServer would replace a socket that is in use
        if _somebody_answers(self._address):
            return False
        QLocalServer.removeServer(self._address)
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._on_server_new_connection)
        if not server.listen(self._address):
            return False
        self._server = server
        return True

    def close(self) -> None:
        """Stop answering and remove the socket."""
        if self._server is not None:
            self._server.close()
            self._server = None

    @Slot()
    def _on_server_new_connection(self) -> None:
        while self._server is not None and self._server.hasPendingConnections():
            connection = self._server.nextPendingConnection()
            connection.readyRead.connect(self._on_connection_ready_read)
            connection.disconnected.connect(connection.deleteLater)
            if connection.bytesAvailable():
                self._receive(connection)

    @Slot()
    def _on_connection_ready_read(self) -> None:
        connection = self.sender()
        if connection is not None:
            self._receive(connection)  # type: ignore[arg-type]

    def _receive(self, connection: QLocalSocket) -> None:
        if not connection.canReadLine():
            if connection.bytesAvailable() > _LONGEST_MESSAGE_BYTES:
                connection.abort()
            return
        request = parse_message(bytes(connection.readLine(_LONGEST_MESSAGE_BYTES).data()))
        connection.write(_TAKEN)
        connection.flush()
        connection.disconnectFromServer()
        if request is not None:
            if request.activation_token:  # Qt takes it from here when the window asks for the focus
                os.environ["XDG_ACTIVATION_TOKEN"] = request.activation_token
            self.requested.emit(request)


def hand_over(catalog: Path, model_id: ModelId | None) -> bool:
    """Return whether a window that shows `catalog` already runs and took the request.

    Costs nothing where none runs. Blocks for at most three seconds where one hangs.
    """
    place = address(catalog)
    if sys.platform != "win32" and not _is_ours(Path(place)):
        return False
    socket = _connect(place)
    if socket is None:
        return False
    socket.write(message(model_id))
    taken = (
        socket.waitForBytesWritten(_WAIT_MS)
        and socket.waitForReadyRead(_WAIT_MS)
        and bytes(socket.readLine(64).data()) == _TAKEN
    )
    socket.abort()
    return taken


def message(model_id: ModelId | None) -> bytes:
    """Return the line that a second start sends."""
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    return json.dumps({"target": model_id or "", "activation_token": token}).encode() + b"\n"


def parse_message(line: bytes) -> StartRequest | None:
    """Return what a second start asks for; None for what no start of this program would send."""
    try:
        content = json.loads(line)
        target, token = content["target"], content.get("activation_token", "")
        model_id = parse_target(target).model_id
    except (ValueError, KeyError, TypeError, AttributeError, EnvironmentProblem):
        return None
    return StartRequest(model_id, token if isinstance(token, str) else "")


def address(catalog: Path) -> str:
    """Return where the window of `catalog` answers: a socket file, on Windows the name of a pipe."""
    user = str(os.getuid()) if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    # a window on another screen (of a remote session, say) is no window for the one who sits here
    screen = os.environ.get("WAYLAND_DISPLAY") or os.environ.get("DISPLAY", "")
    name = f"modelbrowser-{zlib.crc32(f'{user}|{screen}|{catalog.resolve()}'.encode()):08x}"
    if sys.platform == "win32":
        return name
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if not runtime or not os.access(runtime, os.W_OK):
        import tempfile

        runtime = tempfile.gettempdir()
    return str(Path(runtime) / name)


def _is_ours(socket_file: Path) -> bool:
    # in a shared folder another user may have put something under this name
    try:
        return socket_file.stat().st_uid == os.getuid()
    except OSError:
        return False


def _somebody_answers(place: str) -> bool:
    socket = _connect(place)
    if socket is not None:
        socket.abort()
    return socket is not None


def _connect(place: str) -> QLocalSocket | None:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(place)
    return socket if socket.waitForConnected(_WAIT_MS) else None
