"""Start the window as a person would, print when it was painted and how much memory it holds, and end.

For benchmarks/startup.py only, which asks the checkout and the frozen program the same way. Times are those
of `time.monotonic`, which all processes of a machine share.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from modelbrowser import app

_SETTLE_MS = 1500
_PAGE_BYTES = 4096


class Probe(QObject):
    """Notes when a program's window was painted, and when its list was filled; then reports and ends."""

    def __init__(self, program: app.Program) -> None:
        super().__init__(program)
        self._painted_s: float | None = None
        self._filled_s: float | None = None
        program.window.installEventFilter(self)
        program.window.first_painted.connect(self._on_window_first_painted)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - Qt's signature
        if event.type() == QEvent.Type.Paint and self._painted_s is None:
            self._painted_s = 0.0
            QTimer.singleShot(0, self._note_paint)
        return False

    @Slot()
    def _note_paint(self) -> None:
        self._painted_s = time.monotonic()

    @Slot()
    def _on_window_first_painted(self) -> None:
        self._filled_s = time.monotonic()
        QTimer.singleShot(_SETTLE_MS, self._report)

    @Slot()
    def _report(self) -> None:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        report = {
            "painted": self._painted_s,
            "filled": self._filled_s,
            "resident_bytes": pages * _PAGE_BYTES,
        }
        sys.stdout.write(json.dumps(report))
        sys.stdout.flush()
        QApplication.quit()


class ProbedProgram(app.Program):
    """The program, watched."""

    def show(self) -> None:
        self._probe = Probe(self)
        super().show()


def main() -> None:
    """Run the command line without arguments, with a watch on the first window."""
    sys.argv[1:] = []
    app.Program = ProbedProgram  # type: ignore[misc]
    from modelbrowser.__main__ import main as command_line

    command_line()


if __name__ == "__main__":
    main()
