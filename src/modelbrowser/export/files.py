"""Writing a file whole or not at all, with messages a person can act on."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path

from modelbrowser.domain.errors import EnvironmentProblem

_PERMISSIONS = 0o666


def write_file(path: Path, content: bytes) -> None:
    """Write `content` to a temporary file beside `path` and rename it into place.

    Raises:
        EnvironmentProblem: when the folder is missing or read-only, the disk is full, the name cannot be
            used or the target is a folder. Nothing half-written is left.
    """
    try:
        _check(path)
        _replace(path, content)
    except (OSError, ValueError) as error:
        raise _problem(path, error) from error


def _check(path: Path) -> None:
    """Refuse what can be told before anything is written, in the words of a person."""
    folder = path.parent
    if not path.name or "\0" in str(path):
        raise EnvironmentProblem("The file has no usable name.", "Choose another name.")
    if not folder.is_dir():
        raise EnvironmentProblem(
            f"The folder {folder} does not exist.", "Make it first or choose another one."
        )
    if path.is_dir():
        raise EnvironmentProblem(f"{path} is a folder.", "Give a file name.")
    if path.exists() and not os.access(path, os.W_OK):
        raise EnvironmentProblem(f"{path} is read-only.", "Choose another name or make it writable.")


def _replace(path: Path, content: bytes) -> None:
    temporary: Path | None = None
    try:
        # a short name of its own: the target's may already be as long as the file system allows
        handle, name = tempfile.mkstemp(prefix=".mb-", suffix=".tmp", dir=path.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_PERMISSIONS & ~_umask())
        temporary.replace(path)
        temporary = None
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def make_folder(folder: Path) -> None:
    """Make a folder and those above it; one that is there already is fine.

    Raises:
        EnvironmentProblem: when it cannot be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (OSError, ValueError) as error:
        raise _problem(folder, error) from error


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _problem(path: Path, error: Exception) -> EnvironmentProblem:
    code = getattr(error, "errno", None)
    if code in (errno.ENOSPC, errno.EDQUOT):
        return EnvironmentProblem(
            f"The disk is full; {path} was not written.", "Free some space and try again."
        )
    if code in (errno.EACCES, errno.EPERM, errno.EROFS):
        return EnvironmentProblem(f"{path} may not be written.", "Choose a folder that you may write to.")
    if code in (errno.ENAMETOOLONG, errno.EINVAL) or isinstance(error, ValueError):
        return EnvironmentProblem(
            f"{path.name!r} cannot be a file name here.", "Choose a shorter, plainer name."
        )
    reason = getattr(error, "strerror", None) or error
    return EnvironmentProblem(f"{path} cannot be written: {reason}.", "Choose another place.")
