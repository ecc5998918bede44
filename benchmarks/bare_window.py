"""The floor that the start is compared with: Qt's smallest window. Prints what `startup_probe` prints."""

import json
import sys
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget


class Window(QWidget):
    painted_at = 0.0

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.painted_at:
            self.painted_at = -1.0
            QTimer.singleShot(0, self.note)

    def note(self) -> None:
        self.painted_at = time.monotonic()
        QTimer.singleShot(1500, self.report)

    def report(self) -> None:
        with open("/proc/self/statm", encoding="ascii") as statm:  # noqa: PTH123 - pathlib is no part of the floor
            resident_bytes = int(statm.read().split()[1]) * 4096
        sys.stdout.write(json.dumps({"painted": self.painted_at, "resident_bytes": resident_bytes}))
        sys.stdout.flush()
        QApplication.quit()


application = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
application.exec()
