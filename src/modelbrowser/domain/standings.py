"""A peer in a capability, with what groups of peers are made by."""

from __future__ import annotations

from dataclasses import dataclass

from modelbrowser.domain.models import ModelId


@dataclass(frozen=True, slots=True)
class PeerValue:
    """One model's value on the 0..10 scale. None: not known, so the model is in no group made by it."""

    model_id: ModelId
    scaled_0_10: float
    open_weights: bool | None
    released_on: str | None
    params_total_b: float | None
