"""`catalog build | lint | info`."""

from __future__ import annotations

from modelbrowser.cli_catalog import catalog

__all__ = ["catalog"]
