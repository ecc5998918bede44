"""The rooms below the screen work where Qt cannot even be imported; the command line stays light."""

from __future__ import annotations

import subprocess
from collections.abc import Callable

import pytest

RunPython = Callable[[str], subprocess.CompletedProcess[str]]

WITHOUT_QT = "import sys; sys.modules.update(PySide6=None, shiboken6=None, pyqtgraph=None)\n"
IMPORT_ALL = """
import importlib, pkgutil
def import_all(name):
    package = importlib.import_module(name)
    for found in pkgutil.walk_packages(getattr(package, "__path__", []), name + "."):
        importlib.import_module(found.name)
"""
HEAVY = ("PySide6", "shiboken6", "pyqtgraph", "numpy", "sqlite_utils", "rapidfuzz")


@pytest.mark.parametrize(
    "room",
    [
        "domain",
        "catalog",
        "card",
        "lineage",
        "importing",
        "locations",
        "theme",
        "system_libraries",
        "cli",
        "doctor",
    ],
)
def test_a_room_below_the_screen_imports_without_qt(run_python: RunPython, room: str) -> None:
    done = run_python(f"{WITHOUT_QT}{IMPORT_ALL}import_all('modelbrowser.{room}'); print('imported')")
    assert done.stdout.strip() == "imported", done.stderr


def test_catalog_and_lineage_work_without_qt(run_python: RunPython) -> None:
    done = run_python(
        f"""{WITHOUT_QT}
from modelbrowser import locations
from modelbrowser.catalog.session import CatalogSession
from modelbrowser.lineage.graph import build_graph
from modelbrowser.lineage.layout import lay_out
session = CatalogSession(locations.default_catalog())
page = session.search("deepseek v2")
card = session.card(page.hits[0].summary.id)
data = session.lineage_data()
lay_out(build_graph(data))
print(card.summary.id, len(data.nodes) == session.info().model_count)
"""
    )
    assert done.stdout.strip() == "deepseek-v2 True", done.stderr


@pytest.mark.parametrize("module", HEAVY)
def test_the_command_line_imports_nothing_heavy(run_python: RunPython, module: str) -> None:
    done = run_python(f"import sys, modelbrowser.cli; print({module!r} in sys.modules)")
    assert done.stdout.strip() == "False", done.stderr


@pytest.mark.parametrize("module", ["paint.fonts", "ui.icons", "single_instance"])
def test_the_guard_itself_catches_qt(run_python: RunPython, module: str) -> None:
    done = run_python(f"{WITHOUT_QT}import modelbrowser.{module}")
    assert "ModuleNotFoundError" in done.stderr
    assert "PySide6" in done.stderr


STARTED = """
import sys
import modelbrowser.opening
def opened(catalog):
    unwanted = {"click", "modelbrowser.cli", "modelbrowser.catalog.search"}
    print(catalog.name, sorted(unwanted & set(sys.modules)))
    return 0
modelbrowser.opening.open_window = opened
sys.argv[1:] = []
from modelbrowser.__main__ import main
main()
"""


def test_a_start_without_arguments_does_not_pass_the_command_line(run_python: RunPython) -> None:
    done = run_python(STARTED)
    assert (done.returncode, done.stdout.strip()) == (0, "catalog.db []"), done.stderr


def test_the_first_list_needs_no_search(run_python: RunPython) -> None:
    done = run_python(
        """
import sys
from modelbrowser import locations
from modelbrowser.catalog.session import CatalogSession
session = CatalogSession(locations.default_catalog())
first, _, _ = session.search(""), session.legend(), session.info()
before = "modelbrowser.catalog.search" in sys.modules
session.facets("")
print(before, "modelbrowser.catalog.search" in sys.modules, first == session.search(""))
"""
    )
    assert done.stdout.strip() == "False True True", done.stderr


def test_qt_does_not_keep_the_source_of_our_modules(run_python: RunPython) -> None:
    """PySide reads the source of whatever is imported after it, for a feature that is not used here."""
    done = run_python(
        """
import linecache
from modelbrowser.opening import _import_qt
_import_qt()
import modelbrowser.app
print([name for name in linecache.cache if "modelbrowser" in name and name.endswith(".py")])
"""
    )
    assert done.stdout.strip() == "[]", done.stderr
