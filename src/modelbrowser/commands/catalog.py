"""`modelbrowser catalog build | lint | info`: making, checking and describing a catalog file."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from modelbrowser import locations
from modelbrowser.domain.errors import EnvironmentProblem, ModelBrowserError

if TYPE_CHECKING:
    from modelbrowser.catalog.contradictions import Contradiction
    from modelbrowser.importing.build import BuildResult

EXIT_PROBLEM = 2
PROGRESS_AFTER_S = 1.0
MOST_PROBLEMS = 200
_LINT_ROWS = 5

_catalog_option = click.option(
    "--catalog", "file", type=click.Path(path_type=Path), help="Read this catalog file instead."
)


class _Problem(click.ClickException):
    exit_code = EXIT_PROBLEM


@contextmanager
def _problems_told() -> Iterator[None]:
    """Turn the program's own errors into a message for a person and exit code 2."""
    try:
        yield
    except EnvironmentProblem as problem:
        raise _Problem("\n".join(filter(None, (problem.message, problem.remedy)))) from problem
    except ModelBrowserError as error:
        lines = [str(line) for line in getattr(error, "problems", ())]
        shown = lines[:MOST_PROBLEMS]
        if len(lines) > len(shown):
            shown.append(f"... and {len(lines) - len(shown)} more")
        raise _Problem("\n".join((str(error), *shown))) from error


class _Progress:
    """A bar on the error stream, from the moment that a build takes longer than a second."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._done = 0
        self._started = time.monotonic()
        self._shown = False

    def step(self, name: str) -> None:
        self._done = min(self._done + 1, self._steps)
        if not sys.stderr.isatty() or time.monotonic() - self._started < PROGRESS_AFTER_S:
            return
        self._shown = True
        filled = round(30 * self._done / self._steps)
        bar = "#" * filled + "-" * (30 - filled)
        click.echo(f"\r[{bar}] {name:<24.24}", nl=False, err=True)

    def finish(self) -> None:
        if self._shown:
            click.echo("\r" + " " * 60 + "\r", nl=False, err=True)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def catalog() -> None:
    """Build, check and describe catalog files."""


@catalog.command()
@click.option("--out", type=click.Path(path_type=Path), help="Write here instead of data/catalog.db.")
@click.option("--facts", type=click.Path(path_type=Path), help="Read the source tables from this folder.")
@click.option("--editorial", type=click.Path(path_type=Path), help="Read the texts from this folder.")
@click.option("--without-source", "without", multiple=True, metavar="ID", help="Leave a source out (repeat).")
@click.option("--skip-editorial", is_flag=True, help="Leave the editorial texts out.")
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
def build(
    out: Path | None,
    facts: Path | None,
    editorial: Path | None,
    without: tuple[str, ...],
    skip_editorial: bool,
    as_json: bool,
) -> None:
    """Build a catalog from the source tables: validate, derive, write a new file, rename it into place."""
    from modelbrowser.importing.build import STEP_COUNT, BuildRequest, build_catalog
    from modelbrowser.importing.leave_out import UnknownSourceError

    with _problems_told():
        request = BuildRequest(
            facts=facts or locations.data_dir() / "facts",
            out=out or locations.data_dir() / "catalog.db",
            editorial=None if skip_editorial else editorial or locations.data_dir() / "editorial",
            without_sources=frozenset(without),
        )
        progress = _Progress(STEP_COUNT)
        try:
            result = build_catalog(request, progress.step)
        except UnknownSourceError as error:
            raise click.BadParameter(str(error), param_hint="--without-source") from None
        finally:
            progress.finish()
    if skip_editorial:
        click.echo("Warning: the editorial texts were left out.", err=True)
    click.echo(json.dumps(_result_object(result), indent=2) if as_json else _result_text(result))


def _result_object(result: BuildResult) -> dict[str, object]:
    return asdict(result) | {"out": str(result.out), "contradictions": dict(result.contradictions)}


def _result_text(result: BuildResult) -> str:
    lines = [f"{'source table':<20}{'rows':>8}{'in catalog':>12}{'reported':>10}"]
    for balance in result.balances:
        mark = "" if balance.balanced else "  does not add up"
        counts = f"{balance.source_rows:>8}{balance.catalog_rows:>12}{balance.reported_rows:>10}"
        lines.append(f"{balance.table_name:<20}{counts}{mark}")
    found = sum(result.contradictions.values())
    lines.append(f"editorial texts: {result.editorial_models} models")
    lines.append(f"contradictions: {found} (modelbrowser catalog lint)")
    lines.append(f"catalog date {result.catalog_date}, content {result.content_hash}")
    lines.append(f"written to {result.out}")
    return "\n".join(lines)


@catalog.command()
@_catalog_option
@click.option(
    "--rows", type=click.IntRange(min=0), default=_LINT_ROWS, show_default=True, help="Rows a kind."
)
@click.option("--all", "every", is_flag=True, help="Print every row.")
@click.option("--json", "as_json", is_flag=True, help="Print an array of objects, with every row.")
@click.pass_obj
def lint(default: Path | None, file: Path | None, rows: int, every: bool, as_json: bool) -> None:
    """Print the contradictions that a catalog holds, with counts."""
    from modelbrowser.catalog.connection import catalog_problems, open_catalog
    from modelbrowser.catalog.contradictions import find_contradictions

    with _problems_told():
        path = file or default or locations.default_catalog()
        connection = open_catalog(path)
        try:
            with catalog_problems(path):
                found = find_contradictions(connection)
        finally:
            connection.close()
    if as_json:
        click.echo(json.dumps([asdict(kind) | {"count": len(kind.rows)} for kind in found], indent=2))
    else:
        click.echo("\n".join(_lint_lines(found, None if every else rows)))


def _lint_lines(found: tuple[Contradiction, ...], limit: int | None) -> Iterator[str]:
    for kind in found:
        yield f"{len(kind.rows):>6}  {kind.id:<24}{kind.title}"
    yield f"{sum(len(kind.rows) for kind in found):>6}  in all"
    for kind in found:
        shown = kind.rows if limit is None else kind.rows[:limit]
        if shown:
            yield f"\n{kind.id}"
        for row in shown:
            yield f"  {row.row_key}: {row.message}"
        if len(shown) < len(kind.rows) and shown:
            yield f"  ... and {len(kind.rows) - len(shown)} more (--all)"


@catalog.command()
@_catalog_option
@click.option("--json", "as_json", is_flag=True, help="Print one object.")
@click.pass_obj
def info(default: Path | None, file: Path | None, as_json: bool) -> None:
    """Print what a catalog holds: date, versions, hash, rows, attributions."""
    from modelbrowser.catalog.reader import CatalogReader

    with _problems_told(), CatalogReader(file or default or locations.default_catalog()) as reader:
        found = reader.info()
    if as_json:
        click.echo(json.dumps(asdict(found), indent=2, ensure_ascii=False))
        return
    click.echo(f"file            {found.path}")
    click.echo(f"catalog date    {found.catalog_date}")
    click.echo(f"schema version  {found.schema_version}")
    click.echo(f"content hash    {found.content_hash}")
    click.echo(
        f"models          {found.model_count} in {found.family_count} families, {found.edge_count} edges"
    )
    click.echo(f"without sources {', '.join(found.left_out_sources) or 'none'}")
    for table, rows in found.counts.items():
        click.echo(f"  {table:<20}{rows:>8}")
    for line in found.attributions:
        click.echo(line)
