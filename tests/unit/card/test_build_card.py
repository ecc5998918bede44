"""What a card says: the reference card's figures, sections in order, unknown shown as unknown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from modelbrowser import locations
from modelbrowser.card import blocks as b
from modelbrowser.card.build import SECTION_KEYS, build_card
from modelbrowser.card.context import (
    CONTEXT_TILE,
    COST_TILE,
    INTELLIGENCE_TILE,
    LEGEND,
    PRICES,
    SCORES,
    SPEED_TILE,
    CardContext,
    CardState,
    legends_by_capability,
)
from modelbrowser.card.table import table_words
from modelbrowser.card.tiles import context_step
from modelbrowser.domain.bands import PeerGroup
from modelbrowser.domain.models import Capability, Metric, ModelCard, PriceListing, Score
from modelbrowser.domain.tiers import CostTier
from modelbrowser.ui.labels import context_color_key
from support.cards import (
    IMAGE,
    NAMES,
    OLD,
    OPEN,
    REFERENCE,
    RICH,
    SPARSE,
    frozen_card,
    frozen_kinship,
    frozen_legends,
    made_card,
    some_peers,
)

CLOSED = CardState()


def content_of(card: ModelCard, state: CardState = CLOSED, **more: object) -> b.CardContent:
    context = CardContext(card, legends=legends_by_capability(frozen_legends()), state=state, **more)  # type: ignore[arg-type]
    return build_card(context)


def section(content: b.CardContent, key: str) -> b.Section:
    return next(each for each in content.sections if each.key == key)


def blocks(content: b.CardContent, kind: type[b.Block]) -> list[b.Block]:
    return [block for each in content.sections for block in each.blocks if isinstance(block, kind)]


def tiles(content: b.CardContent) -> dict[str, b.Tile]:
    (block,) = blocks(content, b.Tiles)
    assert isinstance(block, b.Tiles)
    return {tile.key: tile for tile in block.tiles}


def bands(content: b.CardContent) -> dict[str, b.BandRow]:
    (block,) = blocks(content, b.Bands)
    assert isinstance(block, b.Bands)
    return {row.key: row for row in block.rows}


def test_the_reference_card_reads_as_the_reference_says() -> None:
    content = content_of(frozen_card(REFERENCE))
    facts = {fact.label: fact.value.text for fact in content.head.facts.rows}
    assert content.head.name == "DeepSeek-V2"
    assert content.head.overline.text == "LANGUAGE MODEL · DEEPSEEK · MAY 2024"
    assert facts["Parameters"] == "236B (21B active)"
    shown = {key: (tile.word.text, tile.note) for key, tile in tiles(content).items()}
    assert shown[CONTEXT_TILE] == ("128K", "Up to 128,000 tokens")
    assert shown[COST_TILE] == ("Free", "open weights, self-host")
    assert shown[INTELLIGENCE_TILE][0] == "Below avg"
    assert section(content, "context").hint == "128,000 tokens ≈ 98 pages"
    memory = [meter.value.text for block in blocks(content, b.Meters) for meter in block.meters]  # type: ignore[union-attr]
    assert memory == ["472 GB", "236 GB", "118 GB"]


def test_bands_show_the_catalogs_percentiles_and_the_context_rule() -> None:
    card = frozen_card(REFERENCE)
    row = bands(content_of(card))[Capability.CONTEXT]
    standing = card.standings[Capability.CONTEXT]
    assert row.value_text.text == "6.0"
    assert (row.low, row.high) == (standing.p20, standing.p80)
    assert f"{standing.peers:,} models" in row.basis.text


def test_a_capability_without_a_score_says_so_and_has_no_number() -> None:
    row = bands(content_of(frozen_card(REFERENCE)))[Capability.CODING]
    assert (row.value, row.low, row.high, row.value_text.text) == (None, None, None, "No data")


@pytest.mark.parametrize("name", NAMES)
def test_sections_keep_the_order_of_the_design(name: str) -> None:
    keys = [each.key.partition("/")[0] for each in content_of(frozen_card(name)).sections]
    places = [SECTION_KEYS.index(key) for key in keys]
    assert places == sorted(places)
    assert keys[0] == "tiles"
    assert keys[-1] == "sources"


@pytest.mark.parametrize("name", NAMES)
def test_no_section_is_empty(name: str) -> None:
    for each in content_of(frozen_card(name)).sections:
        assert each.title
        assert each.blocks
        for block in each.blocks:
            for part in ("lines", "rows", "chips", "tiles", "nodes"):
                assert getattr(block, part, True)


@pytest.mark.parametrize("name", NAMES)
def test_every_shown_number_explains_itself(name: str) -> None:
    """Values of facts, tiles, bands, tables and meters say what they are and on what they rest."""
    content = content_of(frozen_card(name), CardState(frozenset({SCORES, PRICES, LEGEND})))
    values = [fact.value for fact in content.head.facts.rows]
    for each in content.sections:
        for block in each.blocks:
            if isinstance(block, b.FactRows):
                values += [fact.value for fact in block.rows]
            elif isinstance(block, b.Meters):
                values += [meter.value for meter in block.meters]
            elif isinstance(block, b.Tiles):
                values += [tile.word for tile in block.tiles]
            elif isinstance(block, b.Bands):
                values += [row.value_text for row in block.rows if row.value is not None]
    assert values
    for value in values:
        assert value.explain is not None, value.text
        assert value.explain.what
        assert value.explain.basis or value.explain.rule


def test_a_number_names_source_date_and_basis() -> None:
    content = content_of(frozen_card(REFERENCE))
    value = next(fact.value for fact in content.head.facts.rows if fact.label == "Parameters")
    assert value.explain is not None
    assert value.explain.source == "Source: Epoch AI: notable, large-scale and frontier AI models"
    assert value.explain.date == "As of Nov 30, 2025"
    assert value.explain.basis == "Stated by the source"
    assert "236 billion" in value.explain.value


def test_nothing_known_shows_no_data_and_never_zero() -> None:
    card = made_card(
        context_tokens=None,
        params_total_b=None,
        params_active_b=None,
        open_weights=None,
        cost_tier=None,
        intelligence_tier=None,
        standings={},
        scores=(),
        prices=(),
        tags=(),
        parents=(),
        children=(),
        editorial={},
        output_price_usd_per_m=None,
        input_price_usd_per_m=None,
        license=None,
    )
    content = content_of(card)
    assert {tile.word.text for tile in tiles(content).values()} == {"No data"}
    assert {tile.steps for tile in tiles(content).values()} == {0}
    assert {each.key for each in content.sections} >= {"tiles", "availability"}
    for missing in ("context", "pricing", "providers", "capability", "evolution", "tags"):
        assert missing not in {each.key for each in content.sections}


def test_unknown_availability_stays_unknown() -> None:
    rows = section(content_of(frozen_card(REFERENCE)), "availability").blocks[0]
    assert isinstance(rows, b.FactRows)
    shown = {fact.label: fact.value.text for fact in rows.rows}
    assert shown == {
        "API": "Unknown",
        "Product / app": "Unknown",
        "Open source": "Released",
        "Enterprise": "Unknown",
    }


@pytest.mark.parametrize(
    ("tier", "price", "opened", "word", "note"),
    [
        (CostTier.FREE, 0.28, True, "Free", "self-host; hosted $0.28 / M output"),
        (CostTier.LOW, 0.99, False, "Low", "$0.99 / M output"),
        (CostTier.MODERATE, 1.0, False, "Moderate", "$1.00 / M output"),
        (CostTier.HIGH, 5.0, None, "High", "$5.00 / M output"),
    ],
)
def test_cost_tile_never_hides_a_hosted_price(
    tier: CostTier, price: float, opened: bool | None, word: str, note: str
) -> None:
    card = made_card(cost_tier=tier, output_price_usd_per_m=price, open_weights=opened)
    tile = tiles(content_of(card))[COST_TILE]
    assert (tile.word.text, tile.note, tile.of) == (word, note, 4)


def test_the_lowest_speed_tier_reads_slow() -> None:
    card = frozen_card(RICH)
    speed = replace(
        card.standings[Capability.REASONING], capability=Capability.SPEED, rank=90, peers=97, value=21.4
    )
    tile = tiles(content_of(replace(card, standings={Capability.SPEED: speed})))[SPEED_TILE]
    assert (tile.word.text, tile.word.tone, tile.note) == ("Slow", "below", "21 tok/s · rank 90 of 97")


def old_speeds(*values: tuple[float, str]) -> tuple[Score, ...]:
    metric = Metric("output_tokens_per_second", "Output speed", "tokens/s", True, 0.0, None, None)
    return tuple(Score(metric, "", value, as_of, "aa_2026_08", None, None) for value, as_of in values)


def test_a_model_that_the_newest_measurement_leaves_out_shows_its_last_speed_without_a_tier() -> None:
    scores = old_speeds((300.0, "2026-04-10"), (99.6, "2026-08-22"), (0.0, "2026-09-01"))
    card = replace(frozen_card(REFERENCE), scores=scores)
    tile = tiles(content_of(card))[SPEED_TILE]
    assert (tile.word.text, tile.note, tile.steps) == ("100 tok/s", "Aug 2026, not ranked", 0)
    assert tile.word.explain is not None
    assert "2026" in tile.word.explain.date
    table, note = section(content_of(card, CardState(frozenset({SPEED_TILE}))), "tiles/rows").blocks
    assert isinstance(table, b.Table)
    assert isinstance(note, b.Prose)
    assert len(table.rows) == 2
    assert not any(row.strong for row in table.rows)
    assert "not in it" in note.text.text


@pytest.mark.parametrize("scores", [(), old_speeds((0.0, "2026-08-22"))])
def test_a_speed_of_zero_is_no_speed(scores: tuple[Score, ...]) -> None:
    tile = tiles(content_of(replace(frozen_card(REFERENCE), scores=scores)))[SPEED_TILE]
    assert (tile.word.text, tile.note) == ("No data", "not measured")


def test_the_cheapest_is_marked_unless_it_is_the_usual_price() -> None:
    def marked(*prices: float) -> list[str]:
        offers = tuple(
            PriceListing(name, name, name == "b", 1.0, price, None, None, "2026-01-01", "rates", name)
            for name, price in zip("abcdef", prices, strict=False)
        )
        section_ = section(content_of(made_card(prices=offers)), "providers")
        table = section_.blocks[0]
        assert isinstance(table, b.Table)
        return [row.cells[0].text for row in table.rows if row.strong]

    assert marked(2.0, 1.0, 1.0) == ["b (maker) · cheapest", "c · cheapest"]
    assert marked(1.0, 1.0, 1.0) == ["b (maker) · cheapest", "a · cheapest", "c · cheapest"]
    assert marked(1.0, 1.0, 1.0, 1.0) == []


@pytest.mark.parametrize(
    ("price", "offers", "note"),
    [
        (None, (), "open weights, self-host"),
        (2.25, (), "self-host; hosted $2.25 / M output"),
        (2.25, (0.0, 0.245, 2.25), "self-host; hosted from $0.245 / M output"),
        (2.25, (2.25, 3.0), "self-host; hosted $2.25 / M output"),
    ],
)
def test_an_open_model_tells_the_lowest_hosted_price(
    price: float | None, offers: tuple[float, ...], note: str
) -> None:
    listings = tuple(
        PriceListing(str(each), str(each), False, 1.0, each, None, None, "2026-01-01", "rates", str(each))
        for each in offers
    )
    card = made_card(cost_tier=CostTier.FREE, output_price_usd_per_m=price, prices=listings)
    assert tiles(content_of(card))[COST_TILE].note == note


def test_an_embedding_model_shows_its_input_price() -> None:
    card = made_card(cost_tier=None, input_price_usd_per_m=0.12, output_price_usd_per_m=None)
    tile = tiles(content_of(card))[COST_TILE]
    assert (tile.word.text, tile.note, tile.steps) == ("$0.12", "per M input", 0)


@pytest.mark.parametrize(
    "tokens", [1, 512, 31_999, 32_000, 100_000, 199_999, 200_000, 400_000, 1_000_000, 20_000_000]
)
def test_the_context_tile_has_the_color_of_the_result_lists_badge(tokens: int) -> None:
    steps, tone = context_step(tokens)
    assert tone == context_color_key(tokens)
    assert 1 <= steps <= 6


@pytest.mark.parametrize(
    ("part", "title"),
    [
        (INTELLIGENCE_TILE, "Intelligence"),
        (SPEED_TILE, "Speed"),
        (COST_TILE, "Cost"),
        (CONTEXT_TILE, "Context"),
    ],
)
def test_a_tile_opens_the_rows_it_was_computed_from(part: str, title: str) -> None:
    content = content_of(frozen_card(RICH), CardState(frozenset({part})))
    assert section(content, "tiles/rows").title == f"Behind the tile: {title}"


def test_the_rows_behind_intelligence_are_the_current_snapshot_with_the_best_marked() -> None:
    card = frozen_card(RICH)
    standing = card.standings[Capability.REASONING]
    table = section(content_of(card, CardState(frozenset({INTELLIGENCE_TILE}))), "tiles/rows").blocks[0]
    assert isinstance(table, b.Table)
    assert sum(row.strong for row in table.rows) == 1
    (best,) = [row for row in table.rows if row.strong]
    assert best.cells[1].text == standing.variant


def test_the_legend_prints_live_cut_offs_peers_metric_and_date() -> None:
    content = content_of(frozen_card(REFERENCE), CardState(frozenset({LEGEND})))
    legend = legends_by_capability(frozen_legends())[Capability.REASONING]
    part = section(content, "tiles/reasoning")
    intro, table = part.blocks
    assert isinstance(intro, b.Prose)
    assert isinstance(table, b.Table)
    assert f"{legend.peers} models" in intro.text.text
    assert legend.metric.label in intro.text.text
    assert [row.cells[3].text for row in table.rows] == [str(cutoff.models) for cutoff in legend.cutoffs]
    assert all(row.cells[2].text.startswith("≥") for row in table.rows if row.cells[2].text != "–")


def test_of_the_tiles_one_is_open_at_most() -> None:
    state = CardState().toggled(INTELLIGENCE_TILE).toggled(COST_TILE).toggled(LEGEND)
    assert state.open_parts == {COST_TILE, LEGEND}
    assert state.toggled(COST_TILE).open_parts == {LEGEND}


def test_a_column_clicked_again_turns_the_order() -> None:
    state = CardState().sorted_by("providers", "input")
    assert state.sort_of("providers") == ("input", False)
    assert state.sorted_by("providers", "input").sort_of("providers") == ("input", True)
    assert state.sorted_by("providers", "input").sorted_by("providers", "output").sort_of("providers") == (
        "output",
        False,
    )


def test_choosing_peers_recomputes_band_rank_and_count() -> None:
    card = frozen_card(REFERENCE)
    content = content_of(card, CardState(peer_group=PeerGroup.OPEN), peers=some_peers)
    row = bands(content)[Capability.CONTEXT]
    assert (row.low, row.high) == (2.0, 8.0)
    assert "6 models" in row.basis.text
    assert row.rank == "rank 3 of 6"


def test_a_group_the_model_cannot_be_placed_in_is_disabled() -> None:
    content = content_of(made_card(params_total_b=None, params_active_b=None), peers=some_peers)
    (switch,) = blocks(content, b.Switch)
    assert isinstance(switch, b.Switch)
    assert {choice.text: choice.enabled for choice in switch.choices}["Same size class"] is False


def test_a_table_closed_shows_the_cheapest_and_says_how_many_there_are() -> None:
    content = content_of(frozen_card(OPEN))
    part = section(content, "providers")
    table = part.blocks[0]
    assert isinstance(table, b.Table)
    assert len(table.rows) == 6
    opened = section(content_of(frozen_card(OPEN), CardState(frozenset({PRICES}))), "providers").blocks[0]
    assert isinstance(opened, b.Table)
    assert len(opened.rows) > 6
    assert part.hint.startswith(f"{len(opened.rows)} listings of")
    marked = [row for row in opened.rows if row.strong]
    assert marked
    assert all("cheapest" in row.cells[0].text for row in marked)


def test_all_scores_list_every_metric_and_variant() -> None:
    card = frozen_card(RICH)
    content = content_of(card, CardState(frozenset({SCORES})))
    tables = [block for block in section(content, "capability").blocks if isinstance(block, b.Table)]
    shown = {(row.cells[0].text, row.cells[1].text) for row in tables[0].rows}
    assert shown == {(each.metric.label, each.variant or "–") for each in card.scores}


def test_editorial_text_is_used_in_its_language_and_derived_lines_are_marked() -> None:
    assert section(content_of(frozen_card(REFERENCE)), "best_for").badge == ""
    derived = section(content_of(frozen_card(IMAGE)), "best_for")
    assert derived.badge == "derived from facts"
    lines = derived.blocks[0]
    assert isinstance(lines, b.Bullets)
    assert all(line.explain is not None for line in lines.lines)
    assert content_of(frozen_card(IMAGE)).head.badge == "derived from facts"


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2026-11-23", "Deprecated · Nov 23, 2026"),
        ("2026-12-11", "Deprecated · shuts down Dec 11, 2026"),
        (None, "Deprecated"),
    ],
)
def test_a_date_of_shutdown_still_to_come_says_what_will_happen(date: str | None, text: str) -> None:
    card = made_card(status="deprecated", deprecation_date=date, catalog_date="2026-11-23")
    status = content_of(card).head.status
    assert status is not None
    assert status.text == text


def test_importance_is_never_derived() -> None:
    assert "why" not in {each.key for each in content_of(frozen_card(SPARSE)).sections}


def test_the_lineage_graph_has_two_generations_each_way_and_folds_the_rest() -> None:
    content = content_of(frozen_card(REFERENCE), kinship=frozen_kinship(REFERENCE))
    (graph,) = blocks(content, b.Kin)
    assert isinstance(graph, b.Kin)
    assert {node.generation for node in graph.nodes} == {-2, -1, 0, 1, 2}
    assert len({node.key for node in graph.nodes}) == len(graph.nodes)
    keys = {node.key for node in graph.nodes}
    assert all({edge.parent, edge.child} <= keys for edge in graph.edges)
    folded = [node for node in graph.nodes if node.folded]
    assert folded
    assert all(node.action == b.Action("tree") for node in folded)


def test_an_old_model_with_a_tiny_window_is_clamped_with_an_arrow() -> None:
    content = content_of(frozen_card(OLD))
    (gauge,) = blocks(content, b.Gauge)
    assert isinstance(gauge, b.Gauge)
    assert (gauge.model.fraction, gauge.model.clamped) == (0.0, -1)
    assert gauge.model.text.text == "← 512 · this model"
    assert section(content, "context").hint == "512 tokens ≈ less than a page"


def test_attribution_stands_at_the_foot_where_its_numbers_are_shown() -> None:
    assert any("Artificial Analysis" in line for line in content_of(frozen_card(REFERENCE)).foot)
    assert not any("Artificial Analysis" in line for line in content_of(frozen_card(SPARSE)).foot)
    assert "catalog of Nov 23, 2026" in content_of(frozen_card(SPARSE)).foot[0]


def test_chosen_sections_are_all_there_is() -> None:
    context = CardContext(frozen_card(RICH), legends=legends_by_capability(frozen_legends()))
    content = build_card(context, ("context", "sources"))
    assert [each.key for each in content.sections] == ["context", "sources"]


def test_on_paper_nothing_asks_to_be_clicked() -> None:
    content = content_of(frozen_card(RICH), CardState(printing=True), peers=some_peers)
    assert content.head.export is None
    assert blocks(content, b.Link) == []
    assert blocks(content, b.Switch) == []
    note = section(content, "providers").blocks[-1]
    assert isinstance(note, b.Prose)
    assert "6 of" in note.text.text


def test_notes_name_fields_as_the_interface_does_and_say_in_which_language_they_are() -> None:
    card = replace(frozen_card(REFERENCE), notes=("context_tokens: the source gives 8192", "kept: as it is"))
    words = table_words("zh", locations.resources_dir() / "i18n")
    for chosen, heading, first in (
        (None, "Notes of the catalog", "Context window: the source gives 8192"),
        (words, "模型库备注（原文为英文）", "上下文窗口：the source gives 8192"),
    ):
        origins = section(content_of(card, **({} if chosen is None else {"words": chosen})), "sources")
        title, lines = origins.blocks[-2:]
        assert isinstance(title, b.Prose)
        assert isinstance(lines, b.Bullets)
        assert title.text.text == heading
        assert [line.text for line in lines.lines] == [first, "kept: as it is"]
