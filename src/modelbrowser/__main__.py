"""`python -m modelbrowser` is the same as `modelbrowser`."""

from __future__ import annotations

from modelbrowser.cli import main

if __name__ == "__main__":
    main()
