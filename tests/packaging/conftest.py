"""What the tests in clean Debian systems need."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from support.clean_root import base_system


@pytest.fixture(scope="session")
def base_root() -> Path:
    """Return the folder of a bare Debian; copy it before changing anything."""
    if os.geteuid() != 0 or shutil.which("debootstrap") is None:
        pytest.skip("needs root and debootstrap")
    return base_system()
