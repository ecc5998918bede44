"""Where the program starts: `modelbrowser`, `python -m modelbrowser`, the frozen program.

Without arguments the window is opened at once: the command line, which that does not need, would cost a
tenth of the start (docs/benchmarks/startup.md).
"""

from __future__ import annotations

import io
import os
import sys

EXIT_PROBLEM = 2
# Set by a shell that asks for completions; then there may be no arguments either
_COMPLETION = "_MODELBROWSER_COMPLETE"


def main() -> None:
    """Open the window, or run the command that the arguments name."""
    # Qt writes its own hints for people who never asked; errors of ours are told in full
    os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*.info=false")
    # a terminal or a pipe without Chinese letters gets \uXXXX instead of an error; JSON reads that back
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    if len(sys.argv) > 1 or _COMPLETION in os.environ:
        from modelbrowser.cli import cli

        cli.main(prog_name="modelbrowser")
    else:
        sys.exit(_open())


def _open() -> int:
    """Open the window over the shipped catalog; a problem is told as the command line tells it."""
    from modelbrowser import locations
    from modelbrowser.domain.errors import EnvironmentProblem, ModelBrowserError
    from modelbrowser.opening import open_window

    try:
        return open_window(locations.default_catalog())
    except EnvironmentProblem as problem:
        lines = [part for part in (problem.message, problem.remedy) if part]
    except ModelBrowserError as error:
        lines = [str(error)]
    sys.stderr.write("Error: " + "\n".join(lines) + "\n")
    return EXIT_PROBLEM


if __name__ == "__main__":
    main()
