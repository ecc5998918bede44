"""What exports say about themselves."""

from __future__ import annotations

from modelbrowser import __version__
from modelbrowser.export.metadata import metadata_of, with_svg_metadata
from support.cards import REFERENCE, SPARSE, frozen_card, made_card


def test_fields_stand_in_a_fixed_order_with_title_model_date_and_sources() -> None:
    fields = dict(metadata_of(frozen_card(REFERENCE)).fields())
    assert list(fields) == ["Title", "Model-Id", "Catalog-Date", "Source", "Copyright", "Software"]
    assert fields["Model-Id"] == "deepseek-v2"
    assert fields["Software"] == f"modelbrowser {__version__}"


def test_attribution_is_only_claimed_for_sources_in_use() -> None:
    assert any("Artificial Analysis" in line for line in metadata_of(frozen_card(REFERENCE)).attributions)
    assert not any("Artificial Analysis" in line for line in metadata_of(frozen_card(SPARSE)).attributions)


def test_a_hostile_title_is_made_plain() -> None:
    assert metadata_of(made_card(name="\u202eabc\n\x00")).title == "abc"
    assert metadata_of(made_card(name="")).title == "deepseek-v2"


def test_a_drawing_without_a_description_is_left_alone() -> None:
    assert with_svg_metadata("<svg/>", metadata_of(frozen_card(SPARSE))) == "<svg/>"
