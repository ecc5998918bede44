"""`doctor`: what is installed, where things are, what to fix."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON object.")
@click.pass_obj
def doctor(catalog: Path, as_json: bool) -> None:
    """Check versions, files, fonts and the display, and say what to fix."""
    from modelbrowser.doctor import Status
    from modelbrowser.doctor import doctor as examine

    report = examine(catalog)
    click.echo(report.to_json() if as_json else report.to_text())
    raise SystemExit(1 if report.worst is Status.PROBLEM else 0)
