"""The contradictions that a catalog can hold (definitions.md, "Contradictions"), found by SQL."""

from __future__ import annotations

import sqlite3
import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass

PRICE_FACTOR = 10.0
LEAST_LISTINGS = 3
LEAST_METRICS = 3
ZERO_GAP_POINTS = 10.0


@dataclass(frozen=True, slots=True)
class ContradictionRow:
    """One row that contradicts another: where it stands and what is wrong, in one sentence."""

    table_name: str
    row_key: str
    message: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """One kind of contradiction with all its rows; `title` says the rule."""

    id: str
    title: str
    rows: tuple[ContradictionRow, ...]


def find_contradictions(connection: sqlite3.Connection) -> tuple[Contradiction, ...]:
    """Return every kind of contradiction, in the order of definitions.md, also those without rows."""
    return tuple(Contradiction(kind, title, tuple(find(connection))) for kind, title, find in _KINDS)


def _released_after_update(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    """Compare at the coarser precision of the two dates, so that "2026-10" is not after "2026-10-03"."""
    query = """
        SELECT model_id, release_date, updated_on FROM model
        WHERE substr(release_date, 1, length(updated_on)) > substr(updated_on, 1, length(release_date))
        ORDER BY model_id
    """
    for model_id, released, updated in connection.execute(query):
        yield ContradictionRow("model", model_id, f"released {released}, newest fact of {updated}")


def _output_above_context(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    query = """
        SELECT model_id, max_output_tokens, context_tokens FROM model
        WHERE max_output_tokens > context_tokens ORDER BY model_id
    """
    for model_id, output, context in connection.execute(query):
        yield ContradictionRow("model", model_id, f"maximum output {output}, context window {context}")


def _priced_without_api(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    query = """
        SELECT model_id, count(*), count(DISTINCT provider_id) FROM model JOIN price USING (model_id)
        WHERE api_available = 0 GROUP BY model_id ORDER BY model_id
    """
    for model_id, listings, providers in connection.execute(query):
        yield ContradictionRow("model", model_id, f"no API, but {listings} listings of {providers} providers")


def _media_on_text_only(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    """A type or tag that promises images, audio or video, on a model whose modalities have none of it."""
    query = """
        WITH promise(model_id, medium, said_by) AS (
            SELECT model_id, type, 'type ' || type FROM model WHERE type IN ('image', 'audio', 'video')
            UNION SELECT model_id, tag, 'tag ' || tag FROM model_tag WHERE tag IN ('audio', 'video')
            UNION SELECT model_id, 'image', 'tag ' || tag FROM model_tag
                  WHERE tag IN ('vision', 'image_generation')
        )
        SELECT model_id, said_by FROM promise
        WHERE model_id IN (SELECT model_id FROM model_modality)
          AND NOT EXISTS (
            SELECT 1 FROM model_modality AS m WHERE m.model_id = promise.model_id
            AND (m.modality = promise.medium OR promise.said_by = 'tag vision' AND m.modality = 'video'))
        ORDER BY model_id, said_by
    """
    for model_id, said_by in connection.execute(query):
        yield ContradictionRow("model", model_id, f"{said_by}, but no such modality")


def _child_before_parent(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    query = """
        SELECT parent.model_id, child.model_id, parent.release_date, child.release_date
        FROM lineage
        JOIN model AS parent ON parent.model_id = parent_id
        JOIN model AS child ON child.model_id = child_id
        WHERE substr(child.release_date, 1, length(parent.release_date))
            < substr(parent.release_date, 1, length(child.release_date))
        ORDER BY parent_id, child_id
    """
    for parent, child, first, then in connection.execute(query):
        yield ContradictionRow("lineage", f"{parent} | {child}", f"parent released {first}, child {then}")


def _cycles(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    """Take away models without children again and again; the edges that stay lead round in circles."""
    edges = {(str(p), str(c)) for p, c in connection.execute("SELECT parent_id, child_id FROM lineage")}
    while True:
        parents = {parent for parent, _ in edges}
        children = {child for _, child in edges}
        kept = {(parent, child) for parent, child in edges if child in parents and parent in children}
        if kept == edges:
            break
        edges = kept
    for parent, child in sorted(edges):
        yield ContradictionRow("lineage", f"{parent} | {child}", "part of a cycle")


def _open_without_license(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    query = "SELECT model_id FROM model WHERE open_weights = 1 AND license IS NULL ORDER BY model_id"
    for (model_id,) in connection.execute(query):
        yield ContradictionRow("model", model_id, "open weights, no license known")


def _score_outside_scale(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    query = """
        SELECT model_id, metric_id, variant, score.as_of, value, scale_min, scale_max
        FROM score JOIN metric USING (metric_id)
        WHERE value < scale_min OR value > scale_max
        ORDER BY model_id, metric_id, variant, score.as_of
    """
    for model_id, metric_id, variant, as_of, value, low, high in connection.execute(query):
        key = f"{model_id} | {metric_id} | {variant} | {as_of}"
        yield ContradictionRow("score", key, f"{value:g} is outside {low} to {high}")


def _price_outliers(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    """Compare each listing with the median of the model's other listings, at least three of them.

    Prices of 0 are plans and free tiers, not prices of a token: they are neither judged nor counted.
    """
    for column, label in (("input_usd_per_m", "input"), ("output_usd_per_m", "output")):
        by_model: dict[str, list[tuple[str, str, str, float]]] = {}
        query = f"""
            SELECT model_id, provider_id, listing_id, source_id, {column} FROM price WHERE {column} > 0
            ORDER BY model_id, provider_id, listing_id, source_id
        """
        for model_id, provider, listing, source, price in connection.execute(query):
            by_model.setdefault(model_id, []).append((provider, listing, source, price))
        for model_id, listings in by_model.items():
            if len(listings) <= LEAST_LISTINGS:
                continue
            for index, (provider, listing, source, price) in enumerate(listings):
                peers = statistics.median(p for i, (*_, p) in enumerate(listings) if i != index)
                if price > PRICE_FACTOR * peers or peers > PRICE_FACTOR * price:
                    key = f"{model_id} | {provider} | {listing} | {source}"
                    yield ContradictionRow("price", key, f"{label} {price:g}, median of the others {peers:g}")


def _suspicious_zeros(connection: sqlite3.Connection) -> Iterator[ContradictionRow]:
    """A score of exactly 0 where settings of the same standing score ZERO_GAP_POINTS or more.

    Only scores on a scale of 0 to 100 %. The standing of a setting (a variant of a model) is the median of
    its percentiles in its other metrics, zeros not counted, at least LEAST_METRICS of them; what such a
    standing scores is the value at that percentile of the metric in question. All snapshots of a metric
    count together.
    """
    query = """
        SELECT model_id, variant, metric_id, score.as_of, value FROM score JOIN metric USING (metric_id)
        WHERE unit = '%' AND scale_min = 0 AND scale_max = 100
        ORDER BY model_id, metric_id, variant, score.as_of
    """
    rows = connection.execute(query).fetchall()
    values: dict[str, list[float]] = {}
    settings: dict[tuple[str, str], list[tuple[str, float]]] = {}
    for model_id, variant, metric, _, value in rows:
        values.setdefault(metric, []).append(value)
        settings.setdefault((model_id, variant), []).append((metric, value))
    for ranked in values.values():
        ranked.sort()
    for model_id, variant, metric, as_of, value in rows:
        others = [
            (bisect_left(values[other], score) + bisect_right(values[other], score)) / 2 / len(values[other])
            for other, score in settings[model_id, variant]
            if other != metric and score > 0
        ]
        if value != 0 or len(others) < LEAST_METRICS:
            continue
        standing = statistics.median(others)
        peers = values[metric][min(int(standing * len(values[metric])), len(values[metric]) - 1)]
        if peers >= ZERO_GAP_POINTS:
            key = f"{model_id} | {metric} | {variant} | {as_of}"
            yield ContradictionRow(
                "score", key, f"0, but settings of the same standing score about {peers:g}"
            )


_Find = Callable[[sqlite3.Connection], Iterator[ContradictionRow]]
_KINDS: tuple[tuple[str, str, _Find], ...] = (
    ("release_after_update", "Released after the newest of its facts", _released_after_update),
    ("output_above_context", "Maximum output larger than the context window", _output_above_context),
    ("priced_without_api", "Not available by API, but priced by a provider", _priced_without_api),
    ("media_on_text_only", "Image, audio or video type or tag without that modality", _media_on_text_only),
    ("child_before_parent", "Released before its parent", _child_before_parent),
    ("lineage_cycle", "Lineage that leads round in a circle", _cycles),
    ("open_without_license", "Open weights without a license", _open_without_license),
    ("score_outside_scale", "A score outside its scale", _score_outside_scale),
    ("price_outlier", "A price more than 10 times off the median of the other listings", _price_outliers),
    (
        "suspicious_zero",
        "A score of exactly 0 where settings of the same standing score 10 or more",
        _suspicious_zeros,
    ),
)
