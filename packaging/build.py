"""Make what people install: wheel, sdist, the frozen folder, the Debian package. Standard library only.

    python3 packaging/build.py icons | wheel | sdist | bundle | archive | deb

Each target makes what it rests on; results are in dist/, everything in between is in build/.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD, DIST = ROOT / "build", ROOT / "dist"
LINUX = ROOT / "packaging" / "linux"
FOLDER = DIST / "modelbrowser"
METAINFO = "org.modelbrowser.modelbrowser.metainfo.xml"
EPOCH = "1767225600"  # every file of an archive has this time: the same content gives the same bytes

sys.path.insert(0, str(ROOT))
import run as bootstrap  # noqa: E402

# What the frozen folder takes from the system; the rest of what Qt links to comes along
DEPENDS = (
    "libc6 (>= @GLIBC@)",
    "libdbus-1-3",
    "libegl1",
    "libexpat1",
    "libfontconfig1",
    "libfreetype6",
    "libgcc-s1",
    "libgl1",
    "libglib2.0-0 | libglib2.0-0t64",
    "libstdc++6",
    "libx11-6",
    "libx11-xcb1",
    "libxcb1",
    "zlib1g",
)


def version() -> str:
    """Return the version in pyproject.toml."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def run(*command: object, **environment: str) -> None:
    """Run a command in the repository and stop where it fails."""
    subprocess.run([str(part) for part in command], cwd=ROOT, check=True, env={**os.environ, **environment})


def checkout_python() -> Path:
    """Return the Python of `.venv`, set up if need be."""
    bootstrap.set_up(bootstrap.Need.DRAWING, with_checks=False)
    return bootstrap.venv_python()


def icons() -> Path:
    """Draw the application icon in every size; return the folder."""
    run(checkout_python(), "packaging/icons.py", BUILD / "icons")
    return BUILD / "icons"


def wheel() -> Path:
    """Build the wheel and return its path."""
    run(checkout_python(), "-m", "hatchling", "build", "-t", "wheel", "-d", DIST)
    return DIST / f"modelbrowser-{version()}-py3-none-any.whl"


def sdist() -> Path:
    """Build the source archive and return its path."""
    run(checkout_python(), "-m", "hatchling", "build", "-t", "sdist", "-d", DIST)
    return DIST / f"modelbrowser-{version()}.tar.gz"


def bundle() -> Path:
    """Freeze the program into a folder that needs no Python; return the folder."""
    icons()
    environment = BUILD / "environment"
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        run(sys.executable, "-m", "venv", environment)
    install = [python, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    pins = ["-c", ROOT / "constraints.txt", "-c", ROOT / "packaging" / "constraints.txt"]
    with (ROOT / "pyproject.toml").open("rb") as file:
        needed = tomllib.load(file)["project"]["dependencies"]
    run(*install, *pins, "pyinstaller", *needed)
    shutil.rmtree(FOLDER, ignore_errors=True)
    run(
        *(python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"),
        *("--distpath", DIST, "--workpath", BUILD / "pyinstaller", "packaging/modelbrowser.spec"),
        PYTHONHASHSEED="0",
        SOURCE_DATE_EPOCH=EPOCH,
    )
    strip(FOLDER)
    print(f"{FOLDER}: {size_mib(FOLDER):.0f} MiB")
    return FOLDER


def strip(folder: Path) -> None:
    """Take symbols out of the libraries where the tool is installed; Python's own may weigh 16 MB."""
    tool = shutil.which("strip")
    if not sys.platform.startswith("linux") or not tool:
        return
    for path in folder.rglob("*.so*"):
        # strip damages the alignment of numpy's BLAS library
        if path.is_file() and not path.is_symlink() and path.parent.name != "numpy.libs":
            run(tool, "--strip-unneeded", path)


def archive() -> Path:
    """Pack the frozen folder as a .tar.xz that runs from wherever it is unpacked."""
    target = DIST / f"modelbrowser-{version()}-{sys.platform}-{platform.machine()}.tar.xz"
    source = frozen_folder()
    plain = target.with_suffix("")
    with tarfile.open(plain, "w") as tar:
        tar.add(source, arcname=source.name, filter=_plain)
    run("xz", "--force", "--threads=0", plain)
    return target


def deb() -> Path:
    """Build the Debian package of the frozen folder and return its path."""
    source = frozen_folder()
    root = BUILD / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(source, root / "usr/lib/modelbrowser", symlinks=True)
    (root / "usr/bin").mkdir(parents=True)
    (root / "usr/bin/modelbrowser").symlink_to("../lib/modelbrowser/modelbrowser")
    _desktop_files(root)
    _documents(root)
    _set_times(root)
    _control(root)
    architecture = {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()]
    target = DIST / f"modelbrowser_{version()}_{architecture}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, target, SOURCE_DATE_EPOCH=EPOCH)
    return target


def frozen_folder() -> Path:
    """Return the frozen folder, made if it is not there."""
    return FOLDER if (FOLDER / "modelbrowser").exists() else bundle()


def _desktop_files(root: Path) -> None:
    places = {
        "modelbrowser.desktop": "usr/share/applications/modelbrowser.desktop",
        "modelbrowser-mime.xml": "usr/share/mime/packages/modelbrowser.xml",
        METAINFO: f"usr/share/metainfo/{METAINFO}",
    }
    for name, place in places.items():
        _put((LINUX / name).read_bytes(), root / place)
    theme = root / "usr/share/icons/hicolor"
    for picture in sorted((BUILD / "icons").glob("*.png")):
        size = picture.stem.rsplit("-", 1)[1]
        _put(picture.read_bytes(), theme / f"{size}x{size}" / "apps" / "modelbrowser.png")
    drawing = ROOT / "resources" / "icons" / "modelbrowser.svg"
    _put(drawing.read_bytes(), theme / "scalable" / "apps" / "modelbrowser.svg")


def _documents(root: Path) -> None:
    documents = root / "usr/share/doc/modelbrowser"
    _put((LINUX / "copyright").read_bytes(), documents / "copyright")
    _put((ROOT / "LICENSE").read_bytes(), documents / "LICENSE")
    _put(_gzip(ROOT / "CHANGELOG.md"), documents / "changelog.gz")
    _put(_gzip(LINUX / "modelbrowser.1"), root / "usr/share/man/man1/modelbrowser.1.gz")
    completion = subprocess.run(
        [root / "usr/lib/modelbrowser/modelbrowser", "completion", "bash"], capture_output=True, check=True
    )
    _put(completion.stdout, root / "usr/share/bash-completion/completions/modelbrowser")


def _control(root: Path) -> None:
    files = sorted(path for path in root.rglob("*") if path.is_file() and not path.is_symlink())
    kib = sum(-(-path.stat().st_size // 1024) for path in files)
    sums = "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}  {path.relative_to(root)}\n"
        for path in files
    )
    values = {
        "@VERSION@": version(),
        "@ARCHITECTURE@": {"x86_64": "amd64", "aarch64": "arm64"}[platform.machine()],
        "@INSTALLED_KIB@": str(kib),
        "@DEPENDS@": ", ".join(DEPENDS).replace("@GLIBC@", newest_glibc(root)),
    }
    text = (LINUX / "control.in").read_text(encoding="utf-8")
    for name, value in values.items():
        text = text.replace(name, value)
    _put(text.encode(), root / "DEBIAN" / "control")
    _put(sums.encode(), root / "DEBIAN" / "md5sums")


def newest_glibc(folder: Path) -> str:
    """Return the newest version of the C library that a binary in `folder` asks for, as "2.34"."""
    asked = {(2, 17)}
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and (".so" in path.name or path.name == "modelbrowser"):
            found = re.findall(rb"GLIBC_(\d+)\.(\d+)", path.read_bytes())
            asked.update((int(major), int(minor)) for major, minor in found)
    return ".".join(map(str, max(asked)))


def size_mib(folder: Path) -> float:
    """Return the size of all files below `folder` in MiB (2^20 bytes)."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return sum(path.stat().st_size for path in files) / 2**20


def _put(content: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    target.chmod(0o644)


def _gzip(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 9, mtime=0)


def _set_times(root: Path) -> None:
    for path in (root, *root.rglob("*")):
        if path.is_dir():
            path.chmod(0o755)
        os.utime(path, (int(EPOCH), int(EPOCH)), follow_symlinks=False)


def _plain(member: tarfile.TarInfo) -> tarfile.TarInfo:
    member.mtime = int(EPOCH)
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    return member


TARGETS = {make.__name__: make for make in (icons, wheel, sdist, bundle, archive, deb)}


def main() -> int:
    """Make the targets that the command line names."""
    unknown = [name for name in sys.argv[1:] if name not in TARGETS]
    if unknown or not sys.argv[1:]:
        print(f"usage: python3 packaging/build.py {' | '.join(TARGETS)}", file=sys.stderr)
        return 2
    for name in sys.argv[1:]:
        print(TARGETS[name]())
    return 0


if __name__ == "__main__":
    sys.exit(main())
