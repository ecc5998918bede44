"""The walk over all cards, on the fixed sample of 60 that CI looks at."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def test_the_sample_of_the_shipped_catalog_has_no_finding(repository: Path) -> None:
    done = subprocess.run(
        [sys.executable, "tools/walk_cards.py", "--sample", "60"],
        cwd=repository,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "60 cards in 12 settings each: 0 findings" in done.stdout
