"""Reading the shipped catalog: values against the tables themselves, and against its source tables."""

from __future__ import annotations

import csv
import shutil
import sqlite3
import subprocess
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from modelbrowser.catalog.connection import open_catalog
from modelbrowser.catalog.reader import CatalogReader
from modelbrowser.catalog.search import CatalogSearch
from modelbrowser.domain.availability import AvailabilityLevel, Channel
from modelbrowser.domain.errors import EnvironmentProblem, UnknownModelError
from modelbrowser.domain.models import Capability
from modelbrowser.domain.scaling import band
from modelbrowser.domain.tiers import PERCENTILE_BOUNDS, PercentileTier

REPOSITORY = Path(__file__).resolve().parents[3]
SHIPPED = REPOSITORY / "data" / "catalog.db"
FACTS = REPOSITORY / "data" / "facts"
RunPython = Callable[[str], subprocess.CompletedProcess[str]]


def _source_rows(table: str, **where: str) -> list[dict[str, str]]:
    with (FACTS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return [row for row in rows if all(row[column] == value for column, value in where.items())]


@pytest.fixture
def reader() -> Iterator[CatalogReader]:
    with CatalogReader(SHIPPED) as opened:
        yield opened


def test_info_tells_of_the_whole_catalog(reader: CatalogReader) -> None:
    info = reader.info()
    assert info.path == str(SHIPPED)
    assert info.catalog_date == "2026-11-23"
    assert info.schema_version == 1
    assert len(info.content_hash) == 64
    assert (info.model_count, info.edge_count) == (1516, 1506)
    assert info.family_count == len({row["family"] for row in _source_rows("models")})
    assert info.counts["score"] == len(_source_rows("scores"))
    assert info.left_out_sources == ()
    assert any("Artificial Analysis" in line for line in info.attributions)


def test_the_reference_card_holds_the_facts_of_the_source_tables(reader: CatalogReader) -> None:
    card = reader.card("deepseek-v2")
    (source,) = _source_rows("models", model_id="deepseek-v2")
    assert card.summary.name == source["name"] == "DeepSeek-V2"
    assert card.summary.organization_zh == "深度求索"
    assert card.summary.params_total_b == float(source["params_total_b"])
    assert card.summary.params_active_b == float(source["params_active_b"])
    assert card.summary.context_tokens == int(source["context_tokens"])
    assert card.summary.released_on == source["release_date"]
    assert card.summary.open_weights is True
    assert card.facts.license == source["license"]
    assert card.facts.max_output_tokens is None
    assert card.facts.input_modalities == tuple(source["input_modalities"].split(";"))
    assert len(card.scores) == len(_source_rows("scores", model_id="deepseek-v2"))
    assert set(card.aliases) == {row["alias"] for row in _source_rows("aliases", model_id="deepseek-v2")}
    assert len(card.children) == len(_source_rows("lineage", parent_id="deepseek-v2"))
    assert {link.model.id for link in card.parents} == {
        row["parent_id"] for row in _source_rows("lineage", child_id="deepseek-v2")
    }
    assert card.standings[Capability.CONTEXT].scaled_0_10 == 6.0
    assert card.catalog_date == "2026-11-23"
    assert set(card.editorial) == {"en", "zh"}
    assert card.editorial["zh"].best_for


def test_prices_come_with_the_maker_first(reader: CatalogReader) -> None:
    card = reader.card("deepseek-v3-2")
    assert len(card.prices) == len(_source_rows("prices", model_id="deepseek-v3-2"))
    makers = [listing.first_party for listing in card.prices]
    assert makers == sorted(makers, reverse=True)
    assert makers[0]
    assert all(listing.provider != listing.provider_id for listing in card.prices if listing.first_party)


def test_every_score_knows_its_metric_and_only_the_current_best_its_rank(reader: CatalogReader) -> None:
    card = reader.card("gpt-5")
    current = [score for score in card.scores if score.rank is not None]
    assert current
    for score in current:
        assert score.peers is not None
        assert 1 <= score.rank <= score.peers  # type: ignore[operator]
    per_metric = [score.metric.id for score in current]
    assert len(per_metric) == len(set(per_metric))
    dates = {score.metric.id: score.as_of for score in current}
    assert not [s for s in card.scores if s.metric.id in dates and s.as_of > dates[s.metric.id]]


def test_availability_is_on_the_card(reader: CatalogReader) -> None:
    levels = {row.channel: row.level for row in reader.card("gpt-4o").availability}
    assert levels[Channel.API] is AvailabilityLevel.AVAILABLE
    assert levels[Channel.ENTERPRISE] is AvailabilityLevel.AVAILABLE
    assert levels[Channel.OPEN_SOURCE] is AvailabilityLevel.NOT_AVAILABLE
    assert levels[Channel.PRODUCT] is AvailabilityLevel.UNKNOWN
    # no listing, and the source table's 0 rests on a rule: unknown, not "not available"
    levels = {row.channel: row.level for row in reader.card("deepseek-v2").availability}
    assert levels[Channel.API] is AvailabilityLevel.UNKNOWN


def test_corrections_are_told_on_the_card(reader: CatalogReader) -> None:
    card = reader.card("baichuan-7b")
    assert card.summary.params_total_b == 7
    assert card.notes == ("params_total_b: the name itself gives 7B; 5.295B is not a count of these weights",)
    assert card.provenance["params_total_b"].source_id == "name"
    assert card.provenance["params_total_b"].note


def test_every_card_can_be_read_and_every_source_it_names_is_there(reader: CatalogReader) -> None:
    for summary in reader.all_summaries():
        card = reader.card(summary.id)
        assert card.summary == summary
        named = {score.source_id for score in card.scores} | {price.source_id for price in card.prices}
        named |= {origin.source_id for origin in card.provenance.values()}
        named |= {link.source_id for link in (*card.parents, *card.children)}
        named |= {standing.source_id for standing in card.standings.values()}
        assert named <= set(card.sources)
        assert len(card.availability) == len(Channel)
        for standing in card.standings.values():
            assert 0 <= standing.p20 <= standing.p80 <= 10
            assert 0 <= standing.scaled_0_10 <= 10
            assert 1 <= standing.rank <= standing.peers


def test_summaries_keep_the_order_asked_for_and_skip_the_unknown(reader: CatalogReader) -> None:
    ids = ["gpt-4o", "nobody", "deepseek-v2", "gpt-4o"]
    assert [summary.id for summary in reader.summaries(ids)] == ["gpt-4o", "deepseek-v2", "gpt-4o"]
    everything = reader.all_summaries()
    assert reader.summaries([summary.id for summary in everything]) == everything
    assert reader.summary("deepseek-v2") == reader.card("deepseek-v2").summary
    assert reader.summaries([]) == ()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("deepseek-v22", "deepseek-v2"),
        ("DeepSeek V2", "deepseek-v2"),
        ("gpt4o", "gpt-4o"),
        ("lama-3-1-8b", "llama-3-1-8b"),
    ],
)
def test_an_unknown_id_comes_with_the_three_nearest(reader: CatalogReader, typed: str, meant: str) -> None:
    with pytest.raises(UnknownModelError) as caught:
        reader.card(typed)
    assert len(caught.value.nearest) == 3
    assert meant in caught.value.nearest
    assert caught.value.model_id == typed
    with pytest.raises(UnknownModelError):
        reader.summary(typed)


@pytest.mark.parametrize("typed", ["", "  ", "%", "'; DROP TABLE model; --", "深度", "x" * 5000, "\0"])
def test_any_text_is_an_unknown_id_and_no_crash(reader: CatalogReader, typed: str) -> None:
    with pytest.raises(UnknownModelError):
        reader.card(typed)


def test_the_lineage_is_whole_and_by_prominence(reader: CatalogReader) -> None:
    data = reader.lineage_data()
    assert [node.id for node in data.nodes] == [summary.id for summary in reader.all_summaries()]
    importance = [node.importance for node in data.nodes]
    assert importance == sorted(importance, reverse=True)
    assert importance[0] == 1.0
    assert {(edge.parent, edge.child) for edge in data.edges} == {
        (row["parent_id"], row["child_id"]) for row in _source_rows("lineage")
    }
    inferred = sum(edge.inferred for edge in data.edges)
    assert inferred == len(_source_rows("lineage", basis="rule"))
    node = next(node for node in data.nodes if node.id == "deepseek-v2")
    assert (node.name, node.family, node.open_weights, node.cost_tier) == (
        "DeepSeek-V2",
        "DeepSeek",
        True,
        "free",
    )


def test_the_legend_shows_live_cut_offs(reader: CatalogReader) -> None:
    legends = {legend.capability: legend for legend in reader.legend()}
    assert set(legends) == {Capability.REASONING, Capability.SPEED}
    for legend in legends.values():
        assert [cutoff.tier for cutoff in legend.cutoffs] == list(PercentileTier)
        assert sum(cutoff.models for cutoff in legend.cutoffs) == legend.peers
        values = [cutoff.value for cutoff in legend.cutoffs if cutoff.value is not None]
        assert values == sorted(values, reverse=True)
    assert legends[Capability.REASONING].metric.id == "aa_intelligence_index_v4_3_2026_10"
    assert legends[Capability.REASONING].source_id == "aa_2026_10"


def test_tiers_on_summaries_follow_the_legend(reader: CatalogReader) -> None:
    legend = next(found for found in reader.legend() if found.capability is Capability.REASONING)
    floor = {cutoff.tier: cutoff.value for cutoff in legend.cutoffs}
    for summary in reader.all_summaries()[:200]:
        standing = reader.card(summary.id).standings.get(Capability.REASONING)
        assert (standing is None) == (summary.intelligence_tier is None)
        if standing is not None and summary.intelligence_tier is not None:
            share = standing.rank / standing.peers
            bound = dict(PERCENTILE_BOUNDS)[summary.intelligence_tier]
            assert share <= bound + 1e-9
            lowest = floor[summary.intelligence_tier]
            assert lowest is None or standing.value >= lowest


@pytest.mark.parametrize("capability", list(Capability))
def test_the_peers_give_the_band_of_the_card(reader: CatalogReader, capability: Capability) -> None:
    peers = reader.standings_for_peers(capability)
    low, high = band([peer.scaled_0_10 for peer in peers])
    standing = reader.card(peers[0].model_id).standings[capability]
    assert standing.peers == len(peers)
    assert (low, high) == (pytest.approx(standing.p20, abs=1e-6), pytest.approx(standing.p80, abs=1e-6))
    scaled = [peer.scaled_0_10 for peer in peers]
    assert scaled == sorted(scaled, reverse=True)


def test_damage_shows_as_a_problem_with_a_remedy(tmp_path: Path) -> None:
    path = tmp_path / "catalog.db"
    shutil.copy(SHIPPED, path)
    data = bytearray(path.read_bytes())
    with closing(sqlite3.connect(SHIPPED)) as connection:
        root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'lineage'").fetchone()[0]
    start = (root - 1) * 4096
    data[start : start + 4096] = b"\x00" * 4096
    path.write_bytes(data)
    with CatalogReader(path) as reader, pytest.raises(EnvironmentProblem, match="is damaged") as caught:
        reader.lineage_data()
    assert caught.value.remedy


def test_a_reader_works_in_a_thread_of_its_own_and_closes_twice() -> None:
    found: list[str] = []

    def work() -> None:
        reader = CatalogReader(SHIPPED)
        found.append(reader.card("deepseek-v2").summary.name)
        reader.close()
        reader.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == ["DeepSeek-V2"]


@pytest.mark.parametrize("module", ["sqlite_utils", "numpy", "rapidfuzz", "PySide6"])
def test_reading_a_card_imports_nothing_heavy(run_python: RunPython, module: str) -> None:
    done = run_python(
        f"""
import sys
from pathlib import Path
from modelbrowser.catalog.reader import CatalogReader
reader = CatalogReader(Path({str(SHIPPED)!r}))
reader.card("deepseek-v2"), reader.lineage_data(), reader.legend(), reader.info()
print({module!r} in sys.modules)
"""
    )
    assert done.stdout.strip() == "False", done.stderr


@pytest.mark.parametrize(("limit", "offset"), [(200, 0), (50, 1500), (0, 0), (10, 100_000), (-3, -7)])
def test_what_an_empty_query_finds_is_the_same_without_the_search(
    reader: CatalogReader, limit: int, offset: int
) -> None:
    with closing(open_catalog(SHIPPED)) as connection:
        assert reader.most_prominent(limit, offset) == CatalogSearch(connection).search("", limit, offset)
