"""Laying out large lineages off the GUI thread; small ones at once."""

from __future__ import annotations

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal

from modelbrowser.domain.lineage import LineageData
from modelbrowser.lineage.arrays import Floats
from modelbrowser.lineage.frame import IMAGE_LIMIT
from modelbrowser.lineage.graph import LineageGraph
from modelbrowser.lineage.pyramid import Pyramid, build_pyramid
from modelbrowser.lineage.scene import Scene
from modelbrowser.ui.evolution.state import Options, Prepared, prepare

INLINE_LIMIT = 20_000
"""Up to so many models are laid out at once: it takes less than a frame or two."""


class _Bridge(QObject):
    done = Signal(int, object)
    counted = Signal(object, object)


class _CountTask(QRunnable):
    """Counts a scene's nodes into cells."""

    def __init__(self, scene: Scene, importance: Floats, bridge: _Bridge) -> None:
        super().__init__()
        self._work = scene, importance
        self._bridge = bridge

    def run(self) -> None:
        scene, importance = self._work
        self._bridge.counted.emit(scene, build_pyramid(scene, importance))


class _Task(QRunnable):
    """Runs in a worker; the bridge's signal crosses to the GUI thread."""

    def __init__(
        self, number: int, data: LineageData | LineageGraph, options: Options, bridge: _Bridge
    ) -> None:
        super().__init__()
        self._work = number, data, options
        self._bridge = bridge

    def run(self) -> None:
        number, data, options = self._work
        self._bridge.done.emit(number, prepare(data, options))


class Loader(QObject):
    """Emits `ready` with a `Prepared`; an answer to an older request is dropped."""

    ready = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._number = 0
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._bridge = _Bridge(self)
        self._bridge.done.connect(self._on_bridge_done)

    def load(self, data: LineageData | LineageGraph, options: Options) -> None:
        """Prepare data, here if small, else in the worker."""
        self._number += 1
        size = len(data) if isinstance(data, LineageGraph) else len(data.nodes)
        if size <= INLINE_LIMIT:
            self.ready.emit(prepare(data, options))
            return
        self.busy_changed.emit(True)
        self._pool.start(_Task(self._number, data, options, self._bridge))

    def _on_bridge_done(self, number: int, prepared: Prepared) -> None:
        if number == self._number:
            self.busy_changed.emit(False)
            self.ready.emit(prepared)

    def wait(self) -> None:
        """Block until the worker is idle (for the end of the program and for tests)."""
        self._pool.waitForDone()


class CellCounter(QObject):
    """Emits `counted` with a `Pyramid` for the newest scene that was asked for."""

    counted = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._scene: Scene | None = None
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._bridge = _Bridge(self)
        self._bridge.counted.connect(self._on_bridge_counted)

    def count(self, scene: Scene, importance: Floats) -> None:
        """Count a scene in the worker, unless it is small enough to be drawn node by node."""
        if scene is self._scene:
            return
        self._scene = scene
        if len(scene) > IMAGE_LIMIT:
            self._pool.start(_CountTask(scene, importance, self._bridge))

    def _on_bridge_counted(self, scene: Scene, pyramid: Pyramid) -> None:
        if scene is self._scene:
            self.counted.emit(pyramid)

    def wait(self) -> None:
        """Block until the worker is idle (for the end of the program and for tests)."""
        self._pool.waitForDone()
