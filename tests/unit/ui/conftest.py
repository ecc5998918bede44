"""Values that the tests of the window's parts share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from modelbrowser.domain.models import ModelId, ModelSummary
from modelbrowser.domain.search import SearchHit, SearchPage
from modelbrowser.domain.tiers import CostTier, PercentileTier

_SUMMARY = ModelSummary(
    id=ModelId("some-model"),
    name="Some Model",
    organization="Some Lab",
    organization_zh="某实验室",
    family="some",
    type="language",
    released_on="2024-05-06",
    architecture="moe",
    open_weights=True,
    context_tokens=128_000,
    params_total_b=236.0,
    params_active_b=21.0,
    intelligence_tier=PercentileTier.GOOD,
    speed_tier=PercentileTier.BELOW,
    cost_tier=CostTier.FREE,
    output_tokens_per_second=41.7,
)


@pytest.fixture
def make_summary() -> Callable[..., ModelSummary]:
    """Return a function that makes a summary; what is not given is that of an open MoE model."""

    def make(**changes: Any) -> ModelSummary:
        return replace(_SUMMARY, **changes)

    return make


@pytest.fixture
def make_page(make_summary: Callable[..., ModelSummary]) -> Callable[..., SearchPage]:
    """Return a function that makes a page with hits "m<offset>" and on, of a longer answer if asked."""

    def make(count: int, total: int | None = None, offset: int = 0) -> SearchPage:
        hits = tuple(
            SearchHit(make_summary(id=ModelId(f"m{number}"), name=f"Model {number}"))
            for number in range(offset, offset + count)
        )
        return SearchPage(hits, count if total is None else total, offset=offset)

    return make
