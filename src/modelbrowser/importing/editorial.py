"""Editorial texts of the chosen models: reading, checking, and the list of them.

``python -m modelbrowser.importing.editorial [FILES...]`` checks the files (all, by default)
against the facts; ``--readme`` writes ``data/editorial/README.md`` from them.
"""

from __future__ import annotations

import argparse
import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from modelbrowser.importing.editorial_catalog_claims import catalog_claim_problems
from modelbrowser.importing.editorial_checks import check_editorial, near_duplicates
from modelbrowser.importing.editorial_types import (
    Claim,
    Editorial,
    EditorialError,
    EditorialText,
    Problem,
    Tool,
    load_editorial,
    load_files,
    parse_editorial,
)

__all__ = [
    "Claim",
    "Editorial",
    "EditorialError",
    "EditorialText",
    "Problem",
    "Tool",
    "check_all",
    "check_editorial",
    "facts_from_csv",
    "load_editorial",
    "load_files",
    "near_duplicates",
    "parse_editorial",
    "readme_text",
]

Facts = Mapping[str, Mapping[str, object]]
_ROOT = Path(__file__).resolve().parents[3]
_NUMBER_FIELDS = ("params_total_b", "params_active_b", "context_tokens", "max_output_tokens")
_TEXT_FIELDS = ("name", "org_id", "family", "type", "release_date", "knowledge_cutoff")
_LISTED_PRICES = ("input_usd_per_m", "output_usd_per_m", "cache_read_usd_per_m")
_README_HEAD = """# Editorial texts: the chosen models and why

One TOML file a model, in English and Simplified Chinese. The build checks them: lengths, both
languages, no advertising, and every number is a fact of the catalog or stands in `claims`
with its source. Facts, scores and prices stay in the catalog; here are only words.

Chosen are the models that a reader would miss: the milestones from the Transformer on, the
generations of the large families, and what stands for each class today (frontier, open, small,
code, vision, speech, image, video, embedding). Each row says why its model is among them; the
tables are made from the files' `reason`:

    python -m modelbrowser.importing.editorial --readme

To check the files against the facts:

    python -m modelbrowser.importing.editorial [FILES...]

A proper name with a digit in it that is no model of the catalog ("Dota 2") is listed in the
file's `names`, so that its digit needs no claim. A claim about another model of the catalog has a
source like "the catalog's score of GPT-4o, metric aime_2024"; the build looks it up again.
"""


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def facts_from_csv(folder: Path) -> dict[str, dict[str, object]]:
    """Facts of every model of ``models.csv``, ``prices.csv`` and ``scores.csv``, by model id.

    None means unknown; ``prices`` are in USD per million tokens; ``known_names`` are the names
    and families of all models.

    Raises:
        OSError: a file is missing or cannot be read.
    """
    facts: dict[str, dict[str, object]] = {}
    known: set[str] = set()
    prices: dict[str, list[float]] = {}
    scores: dict[str, list[float]] = {}
    for row in _rows(folder / "models.csv"):
        known |= {row["name"], row["family"]}
        key = row["model_id"]
        fact: dict[str, object] = {field: _number(row[field]) for field in _NUMBER_FIELDS}
        fact |= {field: row[field] or None for field in (*_TEXT_FIELDS, "deprecation_date")}
        hosted = (row["input_price_usd_per_m"], row["output_price_usd_per_m"])
        prices[key] = [price for text in hosted if (price := _number(text)) is not None]
        facts[key] = fact | {"prices": prices[key], "scores": scores.setdefault(key, [])}
    for row in _rows(folder / "prices.csv"):
        listed = (_number(row[field]) for field in _LISTED_PRICES)
        prices.setdefault(row["model_id"], []).extend(p for p in listed if p is not None)
    for row in _rows(folder / "scores.csv"):
        if (score := _number(row["value"])) is not None:
            scores.setdefault(row["model_id"], []).append(score)
    names = frozenset(known)
    for fact in facts.values():
        fact["known_names"] = names
    return facts


def check_all(editorials: Iterable[Editorial], facts: Facts) -> tuple[Problem, ...]:
    """Every file's own problems, unknown models, stale claims about the catalog, near-duplicates."""
    chosen = tuple(editorials)
    problems: list[Problem] = []
    for editorial in chosen:
        if editorial.model_id in facts:
            problems.extend(check_editorial(editorial, facts[editorial.model_id]))
        else:
            problems.append(Problem(editorial.model_id, "model_id", "no model of the catalog"))
    names = {key: str(fact.get("name") or "") for key, fact in facts.items()}
    return (*problems, *catalog_claim_problems(chosen, facts), *near_duplicates(chosen, names))


def readme_text(editorials: Iterable[Editorial], facts: Facts, makers: Mapping[str, str]) -> str:
    """The README: one table a maker, in the order of release; ``makers`` maps org_id to name."""
    groups: dict[str, list[Editorial]] = {}
    for editorial in editorials:
        organization = str(facts[editorial.model_id].get("org_id") or "")
        groups.setdefault(makers.get(organization, organization), []).append(editorial)
    count = sum(map(len, groups.values()))
    parts = [_README_HEAD, f"{count} models of {len(groups)} makers.\n"]
    for maker in sorted(groups, key=lambda name: (-len(groups[name]), name.casefold())):
        parts.append(f"## {maker}\n\n| model | file | released | reason |\n| --- | --- | --- | --- |")
        rows = []
        for editorial in groups[maker]:
            fact = facts[editorial.model_id]
            cells = (
                fact.get("name") or editorial.model_id,
                f"[{editorial.model_id}]({editorial.model_id}.toml)",
                fact.get("release_date") or "unknown",
                editorial.reason.replace("|", "/"),
            )
            rows.append((str(fact.get("release_date") or "9999"), f"| {' | '.join(map(str, cells))} |"))
        parts.extend((*(row for _, row in sorted(rows)), ""))
    return "\n".join(parts).rstrip() + "\n"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m modelbrowser.importing.editorial")
    parser.add_argument("files", nargs="*", type=Path, help="TOML files; all when none is given")
    parser.add_argument("--facts", type=Path, default=_ROOT / "data" / "facts", metavar="DIR")
    parser.add_argument("--folder", type=Path, default=_ROOT / "data" / "editorial", metavar="DIR")
    parser.add_argument("--readme", action="store_true", help="write README.md into the folder")
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Check or list editorial files; 0 when there is no error, 1 with errors, 2 without facts."""
    options = _parser().parse_args(arguments)
    try:
        facts = facts_from_csv(options.facts)
        makers = {row["org_id"]: row["name"] for row in _rows(options.facts / "organizations.csv")}
    except OSError as error:
        sys.stderr.write(f"no facts in {options.facts}: {error.strerror} (use --facts DIR)\n")
        return 2
    try:
        chosen = load_files(options.files) if options.files else load_editorial(options.folder)
    except EditorialError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    problems = check_all(chosen, facts)
    for problem in problems:
        sys.stdout.write(f"{problem}\n")
    errors = sum(problem.level == "error" for problem in problems)
    sys.stdout.write(f"{len(chosen)} files, {errors} errors, {len(problems) - errors} warnings\n")
    if options.readme and not any(problem.where == "model_id" for problem in problems):
        text = readme_text(chosen, facts, makers)
        (options.folder / "README.md").write_text(text, encoding="utf-8")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
