"""How long a keystroke takes to an updated list, and a click to another card, in the real window.

python benchmarks/window.py [--rounds N]

Drives the real program offscreen on the shipped catalog. A keystroke is measured from the key event to the
repaint of the list with the answer (the typing pause of ui/search_box.py included, and given beside it); a
card from the click to the repaint of the card. The floor in the same run is a bare repaint of the same list.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.mkdtemp()
os.environ["XDG_CONFIG_HOME"] = _HOME
os.environ["XDG_DATA_HOME"] = _HOME

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from modelbrowser import locations
from modelbrowser.app import Program, make_application
from modelbrowser.ui.jobs import Answer
from modelbrowser.ui.search_box import DEBOUNCE_MS

QUERIES = (
    "deepseek",
    "llama 3",
    "gpt-4o",
    "qwen 7b",
    "a",
    "v2",
    "的",
    "context:>=128k open:yes",
    "claude",
    "vision 8b",
)


class Watch:
    """Waits for an answer of one kind to arrive on the GUI thread."""

    def __init__(self, program: Program, kind: str) -> None:
        self._kind = kind
        self._loop = QEventLoop()
        program.reader.answered.connect(self._on_answered)

    def _on_answered(self, answer: Answer) -> None:
        if answer.kind == self._kind:
            self._loop.quit()

    def wait(self) -> None:
        """Return when the answer is there, or after two seconds."""
        QTimer.singleShot(2000, self._loop.quit)
        self._loop.exec()


def rest(milliseconds: int) -> None:
    """Let the program work; QTest.qWait would hold the interpreter's lock, and the reader could not."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def figures(samples: list[float]) -> str:
    """Return median, p95, p99 and the number of samples, in milliseconds."""
    ordered = sorted(samples)
    p95 = ordered[min(len(ordered) - 1, round(0.95 * len(ordered)))]
    p99 = ordered[min(len(ordered) - 1, round(0.99 * len(ordered)))]
    return f"median {statistics.median(ordered):6.2f}  p95 {p95:6.2f}  p99 {p99:6.2f}  n {len(ordered)}"


def timed(work: Callable[[], None]) -> float:
    """Return how many milliseconds `work` takes."""
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def repaint(widget: QWidget) -> None:
    """Paint at once what is due."""
    widget.repaint()


def keystrokes(program: Program, rounds: int) -> list[float]:
    """Type every query letter by letter; return milliseconds per letter."""
    box, view = program.window.top.search, program.window.browse.results.view.viewport()
    watch = Watch(program, "search")
    samples: list[float] = []

    def press(letter: str) -> None:
        if letter.isascii():
            QTest.keyClicks(box, letter)
        else:  # what an input method does when a Chinese character is chosen
            box.insert(letter)
            box.textEdited.emit(box.text())
        watch.wait()
        repaint(view)

    for _ in range(rounds):
        for query in QUERIES:
            box.clear()
            program.window.search.set_query("")
            watch.wait()
            samples += [timed(lambda letter=letter: press(letter)) for letter in query]
    return samples


def cards(program: Program, ids: list[str]) -> list[float]:
    """Go to each model; return milliseconds until its card is painted."""
    view = program.window.browse.card
    watch = Watch(program, "card")

    def switch(model_id: str) -> None:
        program.window.open_model(model_id)
        watch.wait()
        repaint(view.viewport() if hasattr(view, "viewport") else view)

    return [timed(lambda each=each: switch(each)) for each in ids]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    rounds = parser.parse_args().rounds
    application = make_application([sys.argv[0]])
    program = Program(application, locations.default_catalog())
    program.show()
    rest(3000)
    from modelbrowser.catalog.reader import CatalogReader

    ids = [str(each.id) for each in CatalogReader(locations.default_catalog()).all_summaries()]
    list_view = program.window.browse.results.view.viewport()
    floor = [timed(lambda: repaint(list_view)) for _ in range(200)]
    typed = keystrokes(program, rounds)
    first = cards(program, ids[:300])
    again = cards(program, ids[:300])
    print(f"list repaint alone (floor)     {figures(floor)}")
    print(f"keystroke to list, pause incl. {figures(typed)}   (the pause is {DEBOUNCE_MS} ms)")
    print(f"keystroke to list, pause excl. {figures([each - DEBOUNCE_MS for each in typed])}")
    print(f"card switch, first time        {figures(first)}")
    print(f"card switch, again             {figures(again)}")
    program.window.close()
    program.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
