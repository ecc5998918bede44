"""The evolution page: the lineage of all models as lanes over time (docs/evolution.md)."""

from modelbrowser.ui.evolution.page import EvolutionPage

__all__ = ["EvolutionPage"]
