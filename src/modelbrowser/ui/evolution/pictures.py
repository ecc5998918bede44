"""What is on screen as a picture for a file."""

from __future__ import annotations

from modelbrowser.lineage.frame import SCREEN, Limits, View
from modelbrowser.paint.tree.picture import TreePicture
from modelbrowser.paint.tree.text import count_of_models, whole_title
from modelbrowser.ui.evolution.state import TreeState


def view_picture(state: TreeState, view: View) -> TreePicture:
    """Return a picture of the view as it is, selection and all."""
    return TreePicture(
        state.look,
        view,
        state.focus,
        state.band_names(),
        whole_title(),
        count_of_models(len(state.graph)),
        Limits(SCREEN.close, SCREEN.vector, 10 * SCREEN.labels),
    )
