"""Catalogs for the tests of searching."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from modelbrowser import locations
from modelbrowser.catalog.connection import open_catalog
from modelbrowser.catalog.search import CatalogSearch
from modelbrowser.catalog.search_index import create_search_index


@pytest.fixture(scope="session")
def searched_catalog(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the shipped catalog whose search tables were made by the code under test."""
    path = tmp_path_factory.mktemp("search") / "catalog.db"
    shutil.copyfile(locations.default_catalog(), path)
    connection = sqlite3.connect(path)
    drop_search_tables(connection)
    create_search_index(connection)
    connection.commit()
    connection.close()
    return path


def drop_search_tables(connection: sqlite3.Connection) -> None:
    """Remove the search tables of a catalog."""
    connection.execute("DROP TABLE search_index")
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'search!_%' ESCAPE '!'"
    )
    for (name,) in rows.fetchall():
        connection.execute(f'DROP TABLE "{name}"')


@pytest.fixture
def search(searched_catalog: Path) -> Iterator[CatalogSearch]:
    """Return the search over the shipped catalog."""
    connection = open_catalog(searched_catalog)
    yield CatalogSearch(connection)
    connection.close()


@pytest.fixture
def streamed_search(searched_catalog: Path) -> Iterator[CatalogSearch]:
    """Return the search over the same catalog, made to work as in one of a million models."""
    connection = open_catalog(searched_catalog)
    yield CatalogSearch(connection, small_catalog=0)
    connection.close()
