"""Where the frozen program starts: the command line, and the two probes that need a process of their own."""

import sys


def main() -> None:
    """Answer a probe (of `doctor`, of the benchmarks) or run the command line."""
    first = sys.argv[1] if len(sys.argv) > 1 else ""
    if first == "--qt-probe":
        from modelbrowser.doctor import print_probe as run
    elif first == "--startup-probe":
        from modelbrowser.startup_probe import main as run
    else:
        from modelbrowser.__main__ import main as run
    run()


main()
