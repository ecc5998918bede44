"""The dialog that shows how far an export is, with a way out."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QProgressDialog, QWidget

_WIDTH_PX = 400


def make_progress(window: QWidget, show_after_ms: int) -> QProgressDialog:
    """Return a dialog over `window`, not shown before `show_after_ms`; the caller sets its words and range.

    The bar is thin: its label says how far things are, no percent over it.
    """
    dialog = QProgressDialog(window)
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinimumDuration(show_after_ms)
    dialog.setMinimumWidth(_WIDTH_PX)
    bar = QProgressBar(dialog)
    bar.setTextVisible(False)
    dialog.setBar(bar)
    return dialog
