"""Clean Debian systems in folders, to install packages into; made once and kept in the temporary folder."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parent.parent.parent
DIST = REPOSITORY / "dist"
ROOTS = Path(tempfile.gettempdir()) / "modelbrowser-clean-roots"
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")
RELEASE = os.environ.get("MODELBROWSER_TEST_RELEASE", "bookworm")
SETTLE_S = 30

# Runs a command in a clean root: a mount table of its own, and no network unless asked for
IN_ROOT = """
set -e
root=$1; shift
mount --bind /dev "$root/dev"
mount -t proc proc "$root/proc"
mkdir -p "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
exec chroot "$root" "$@"
"""


@dataclass(frozen=True)
class CleanRoot:
    """A Debian system in a folder. Commands start with an almost empty environment."""

    folder: Path

    def command(self, *arguments: str, network: bool = False, **environment: str) -> list[str]:
        """Return the command line that runs `arguments` in here."""
        own = {
            "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME": "/root",
            "LC_ALL": "C.UTF-8",
            "DEBIAN_FRONTEND": "noninteractive",
            "PIP_CERT": str(CERTIFICATES),
            "SSL_CERT_FILE": str(CERTIFICATES),
            **environment,
        }
        isolation = ["unshare", "--mount", *([] if network else ["--net"])]
        inside = ["env", "-i", *(f"{name}={value}" for name, value in own.items()), *arguments]
        return [*isolation, "sh", "-c", IN_ROOT, "sh", str(self.folder), *inside]

    def run(self, *arguments: str, network: bool = False, **environment: str) -> str:
        """Run `arguments` in here, expect success, return what they print."""
        done = subprocess.run(
            self.command(*arguments, network=network, **environment),
            capture_output=True,
            text=True,
            timeout=900,
            check=False,
        )
        assert done.returncode == 0, f"{arguments}\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}"
        return done.stdout

    def install(self, *packages: str) -> None:
        """Install Debian packages (names, or paths in here) with what they depend on."""
        self.run("apt-get", "update", "-qq", network=True)
        options = ("-y", "-qq", "--no-install-recommends")
        self.run("apt-get", "install", *options, *packages, network=True)

    def put(self, source: Path, target: str) -> None:
        """Copy a file or folder into here."""
        place = self.folder / target.lstrip("/")
        if source.is_dir():
            shutil.copytree(source, place, symlinks=True)
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, place)

    def files(self) -> set[str]:
        """Return every path in here that is not a cache, a log or the package manager's own."""
        passing = (
            "/var/cache",
            "/var/lib/apt",
            "/var/lib/dpkg",
            "/var/log",
            "/tmp",
            "/proc",
            "/dev",
            "/root",
        )
        found = (f"/{path.relative_to(self.folder)}" for path in self.folder.rglob("*"))
        return {path for path in found if not path.startswith(passing)}


def base_system() -> Path:
    """Return a bare Debian (no Python, no X, no fonts), made by debootstrap where it is not there yet."""
    base = ROOTS / RELEASE
    if not (base / "complete").exists():
        shutil.rmtree(base, ignore_errors=True)
        base.mkdir(parents=True)
        command = ["debootstrap", "--variant=minbase", "--include=ca-certificates", RELEASE, str(base)]
        subprocess.run(command, check=True, capture_output=True)
        (base / "complete").touch()
    return base


@contextlib.contextmanager
def fresh_copy(base: Path) -> Iterator[CleanRoot]:
    """Copy a root to change at will, and remove it afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="clean-", dir=ROOTS))
    root = CleanRoot(folder / "root")
    try:
        subprocess.run(["cp", "-a", str(base), str(root.folder)], check=True)
        for file in (CERTIFICATES, Path("/etc/resolv.conf")):
            shutil.copy(file.resolve(), root.folder / str(file).lstrip("/"))
        yield root
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def wait_for(question: str, command: list[str], environment: dict[str, str]) -> str:
    """Ask until the answer is not empty, and return it."""
    end = time.monotonic() + SETTLE_S
    while time.monotonic() < end:
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.stdout.strip():
            return done.stdout.strip()
        time.sleep(0.2)
    pytest.fail(f"{question}: no answer within {SETTLE_S} s")
