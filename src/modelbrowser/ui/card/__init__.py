"""The card on the screen: one painted document with selection, hover, keyboard and accessibility."""

from modelbrowser.ui.card.view import CardView

__all__ = ["CardView"]
