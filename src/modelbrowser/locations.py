"""Where bundled and user files are: the same answer from a checkout, a wheel and a frozen program."""

from __future__ import annotations

import os
from pathlib import Path

from modelbrowser.domain.errors import EnvironmentProblem

_PACKAGE = Path(__file__).resolve().parent


def bundled_root() -> Path:
    """Return the folder that holds `resources/` and `data/catalog.db`.

    Raises:
        EnvironmentProblem: when the program was installed without its files.
    """
    bundled = _PACKAGE / "_bundled"
    if bundled.is_dir():
        return bundled
    checkout = _PACKAGE.parent.parent
    if (checkout / "pyproject.toml").is_file():
        return checkout
    raise EnvironmentProblem(
        "The program's own files (resources, catalog) are missing.", "Install modelbrowser again."
    )


def resources_dir() -> Path:
    """Return the folder of icons, translations and fonts."""
    return bundled_root() / "resources"


def default_catalog() -> Path:
    """Return the shipped catalog; `MODELBROWSER_CATALOG` names another one."""
    override = os.environ.get("MODELBROWSER_CATALOG")
    return Path(override) if override else bundled_root() / "data" / "catalog.db"


def data_dir() -> Path:
    """Return the checkout's `data/` folder, which holds the source tables of the catalog."""
    return bundled_root() / "data"


def user_config_dir() -> Path:
    """Return the folder of this person's settings (not created here)."""
    from platformdirs import user_config_path  # not needed for the first picture

    return user_config_path("modelbrowser", appauthor=False)


def user_data_dir() -> Path:
    """Return the folder of this person's own data (not created here)."""
    from platformdirs import user_data_path

    return user_data_path("modelbrowser", appauthor=False)
