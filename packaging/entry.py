"""Where the frozen program starts: the command line, and the probe that `doctor` sends ahead."""

import sys

from modelbrowser.doctor import PROBE_ARGUMENT


def main() -> None:
    """Answer the probe or run the command line."""
    if sys.argv[1:2] == [PROBE_ARGUMENT]:
        from modelbrowser.doctor import print_probe

        print_probe()
        return
    from modelbrowser.cli import main as command_line

    command_line()


main()
