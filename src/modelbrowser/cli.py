"""The command line. Qt is imported only inside the commands that need it."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path
from typing import Any

import click

from modelbrowser import __version__
from modelbrowser.domain.errors import EnvironmentProblem, ModelBrowserError

EXIT_PROBLEM = 2

# command -> module and attribute; imported when the command is asked for
_COMMANDS = {
    "catalog": "modelbrowser.commands.catalog:catalog",
    "completion": "modelbrowser.commands.completion:completion",
    "doctor": "modelbrowser.commands.doctor:doctor",
    "export": "modelbrowser.commands.export:export",
    "open": "modelbrowser.commands.window:open_target",
    "search": "modelbrowser.commands.read:search",
    "show": "modelbrowser.commands.read:show",
    "tree": "modelbrowser.commands.tree:tree",
}


class Problem(click.ClickException):
    """A problem of the environment or of the arguments, told in a sentence; exit code 2."""

    exit_code = EXIT_PROBLEM


class CommandGroup(click.Group):
    """Finds commands lazily and turns the program's own errors into one clear message."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        target = _COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, attribute = target.split(":")
        command = getattr(importlib.import_module(module), attribute)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except EnvironmentProblem as problem:
            raise Problem("\n".join(part for part in (problem.message, problem.remedy) if part)) from problem
        except ModelBrowserError as error:
            raise Problem(str(error)) from error


@click.group(
    cls=CommandGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.option(
    "--catalog",
    "catalog_file",
    type=click.Path(path_type=Path),
    help="Use this catalog file instead of the one that comes with the program.",
)
@click.version_option(__version__, prog_name="modelbrowser")
@click.pass_context
def cli(ctx: click.Context, catalog_file: Path | None) -> None:
    """An offline atlas of AI models. Without a command, open the window."""
    from modelbrowser import locations

    ctx.obj = catalog_file if catalog_file is not None else locations.default_catalog()
    if ctx.invoked_subcommand is None:
        from modelbrowser.opening import open_window

        sys.exit(open_window(ctx.obj))
