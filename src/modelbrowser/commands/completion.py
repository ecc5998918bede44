"""`completion`: the line that teaches a shell our commands, ids and query fields."""

from __future__ import annotations

import click
from click.shell_completion import get_completion_class


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def completion(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL; for bash: eval "$(modelbrowser completion bash)"."""
    kind = get_completion_class(shell)
    root = ctx.find_root()
    assert kind is not None
    click.echo(kind(root.command, {}, "modelbrowser", "_MODELBROWSER_COMPLETE").source())
