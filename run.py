#!/usr/bin/env python3
"""Set up and run modelbrowser from a checkout; needs nothing but Python.

    python3 run.py [ARGUMENTS]        run the program
    python3 run.py test [ARGUMENTS]   run every check; ARGUMENTS go to pytest

The first run makes `.venv` beside this file with exactly the versions of constraints.txt; later runs start at
once, until pyproject.toml, constraints.txt, the Python or the place of the folder changes. Missing system
libraries are installed where this user may do so, else the line to type is printed.
"""

import sys

# Before anything that an older Python cannot even define
if not (3, 11) <= sys.version_info[:2] < (3, 15):
    import os
    import shutil

    for _name in ("python3.13", "python3.12", "python3.11", "python3.14"):
        _other = shutil.which(_name)
        if _other:
            os.execv(_other, [_other] + sys.argv)  # noqa: RUF005
    sys.exit(
        "modelbrowser needs Python 3.11 to 3.14, and this is Python %d.%d. Install one of these and start "  # noqa: UP031
        "again, for example: python3.12 run.py" % sys.version_info[:2]
    )

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
STAMP = VENV / "modelbrowser-setup.json"
CONSTRAINTS = ROOT / "constraints.txt"

sys.path.insert(0, str(ROOT / "src"))
from modelbrowser import system_libraries  # noqa: E402
from modelbrowser.system_libraries import Need  # noqa: E402

# Commands that never draw, and commands that draw but open no window
WITHOUT_QT = {"search", "show", "catalog", "completion", "doctor", "--help", "-h", "--version"}
WITHOUT_WINDOW = {"export", "tree"}

CHECKS = (
    ("ruff check", ("-m", "ruff", "check", ".")),
    ("ruff format", ("-m", "ruff", "format", "--check", ".")),
    ("mypy", ("-m", "mypy")),
    ("import rooms", ("-c", "from importlinter.cli import lint_imports_command as main; main()")),
    ("pytest", ("-m", "pytest")),
)


class SetupError(Exception):
    """Setting up is not possible; the text says what to do."""


def main() -> int:
    """Set up what is missing, then become the program (or run the checks)."""
    arguments = sys.argv[1:]
    testing = arguments[:1] == ["test"]
    try:
        with setup_lock():
            set_up(needed_by(arguments), with_checks=testing)
    except SetupError as problem:
        print(f"modelbrowser: {problem}", file=sys.stderr)
        return 1
    if testing:
        return run_checks(arguments[1:])
    return become([str(venv_python()), "-m", "modelbrowser", *arguments])


def needed_by(arguments: list[str]) -> Need:
    """Return what these arguments use of the system."""
    if arguments[:1] == ["test"]:
        return Need.TESTS
    if WITHOUT_QT.intersection(arguments):
        return Need.NOTHING
    return Need.DRAWING if WITHOUT_WINDOW.intersection(arguments) else Need.WINDOW


def set_up(need: Need, *, with_checks: bool) -> None:
    """Bring `.venv` and the system libraries to what is asked for; does nothing when they are."""
    done = read_stamp()
    fresh = done.get("inputs") == fingerprint() and venv_python().exists()
    if fresh and done.get("need", 0) >= need and done.get("checks", False) >= with_checks:
        return
    with_checks = with_checks or bool(fresh and done.get("checks"))
    provide_system(need)
    if not fresh or with_checks > done.get("checks", False):
        STAMP.unlink(missing_ok=True)
        make_environment()
        install(with_checks=with_checks)
    write_stamp({"inputs": fingerprint(), "need": max(need, done.get("need", 0)), "checks": with_checks})


# --- the system -------------------------------------------------------------------------------------------


def provide_system(need: Need) -> None:
    """Install missing system packages where allowed, else say which line to type."""
    missing = system_libraries.missing_parts(need)
    packages = [part.package for part in missing]
    needs_venv = not uv() and not system_libraries.can_make_environments()
    if needs_venv:
        packages.append(f"python3.{sys.version_info.minor}-venv")
    if not packages:
        return
    if system_libraries.can_install():
        say(f"installing system packages: {' '.join(packages)}")
        apt_install(packages)
        missing = system_libraries.missing_parts(need)
        needs_venv = not uv() and not system_libraries.can_make_environments()
    names = [part.name for part in missing if not part.optional]
    if needs_venv:
        names.append("Python's venv module")
    if names:
        raise SetupError(f"missing: {', '.join(names)}. {what_to_type(packages)}")
    for part in missing:
        say(f"without {part.name} some text shows as boxes. {what_to_type([part.package])}")


def what_to_type(packages: list[str]) -> str:
    """Return the sentence with the line that installs `packages`."""
    if shutil.which("apt-get"):
        return f"Type: {system_libraries.install_command(packages)}"
    return f"On Debian these are in the packages {' '.join(packages)}; install your system's own."


def apt_install(packages: list[str]) -> None:
    """Install Debian `packages`; refreshes the package lists where the first attempt fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages]
    for step in (command, ["apt-get", "update", "-qq"], command):
        done = subprocess.run(
            step, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )
        if step is command and done.returncode == 0:
            return
    say("the system's package manager said:\n" + (done.stderr or done.stdout).strip())


# --- the environment --------------------------------------------------------------------------------------


def make_environment() -> None:
    """Make `.venv`, anew when its Python is gone or is another version, or when it was made only half."""
    wanted = f"{sys.version_info.major}.{sys.version_info.minor}"
    whole = bool(uv()) or any(VENV.glob("[Ll]ib*/**/site-packages/pip/__init__.py"))
    if venv_python().exists() and python_of_environment() == wanted and whole:
        return
    say("setting up .venv (once, well under a minute)")
    if VENV.exists():
        shutil.rmtree(VENV)
    tool = uv()
    if tool:
        call([*tool, "venv", "--quiet", "--python", sys.executable, str(VENV)])
    else:
        call([sys.executable, "-m", "venv", str(VENV)])


def install(*, with_checks: bool) -> None:
    """Install this project (editable) and what it needs, in exactly the versions of constraints.txt."""
    say("installing the packages of constraints.txt")
    extra = "[dev]" if with_checks else ""
    build_tools, project = ["hatchling"], ["--editable", f"{ROOT}{extra}"]
    # without build isolation the build tool, too, has its version from constraints.txt
    for packages in (build_tools, ["--no-build-isolation", *project]):
        call([*installer(), "--constraint", str(CONSTRAINTS), *packages])
    if not uv():
        compile_packages()


def installer() -> list[str]:
    """Return the command that installs packages into `.venv`."""
    tool = uv()
    if tool:
        return [*tool, "pip", "install", "--quiet", "--compile-bytecode", "--python", str(venv_python())]
    quiet = ["-qq", "--no-input", "--disable-pip-version-check", "--no-warn-script-location"]
    return [
        str(venv_python()),
        "-m",
        "pip",
        "install",
        *quiet,
        "--no-compile",
        "--root-user-action",
        "ignore",
    ]


def compile_packages() -> None:
    """Compile what pip installed, on all processors: uncompiled, the program starts 2.5 times slower."""
    command = [str(venv_python()), "-m", "compileall", "-q", "-x", r"\.tmpl\.py$"]
    for parallel in (["-j", "0"], []):  # a system without shared memory has no parallel kind
        arguments = [*command, *parallel, str(site_packages())]
        if subprocess.run(arguments, capture_output=True, env=clean_environment()).returncode == 0:
            return


def uv() -> list[str]:
    """Return the uv command, or [] where uv is not on the path; without a writable home it keeps no cache."""
    path = shutil.which("uv")
    if not path:
        return []
    places = [os.environ.get(name) for name in ("UV_CACHE_DIR", "XDG_CACHE_HOME", "HOME")]
    cache = Path(next(filter(None, places), ROOT))
    while not cache.exists() and cache != cache.parent:
        cache = cache.parent
    return [path] if os.access(cache, os.W_OK) else [path, "--no-cache"]


def call(command: list[str]) -> None:
    """Run a set-up command with its output on standard error, so that ours stays the program's."""
    if subprocess.run(
        command, stdout=sys.stderr, stdin=subprocess.DEVNULL, env=clean_environment()
    ).returncode:
        raise SetupError(
            "setting up failed (the lines above say why). The first run needs the network and a "
            "folder that can be written to."
        )


def clean_environment() -> dict[str, str]:
    """Return the environment without what would mix another Python's packages into ours."""
    unwanted = {"PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE"}
    return {name: value for name, value in os.environ.items() if name not in unwanted}


def venv_python() -> Path:
    """Return the Python of `.venv`."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def site_packages() -> Path:
    """Return the folder of the installed packages."""
    if os.name == "nt":
        return VENV / "Lib" / "site-packages"
    return VENV / "lib" / f"python3.{sys.version_info.minor}" / "site-packages"


def python_of_environment() -> str:
    """Return "3.11" or the like, "" when `.venv` does not say."""
    with contextlib.suppress(OSError):
        for line in (VENV / "pyvenv.cfg").read_text(encoding="utf-8").splitlines():
            name, _, value = line.partition("=")
            if name.strip() in ("version", "version_info"):
                return ".".join(value.strip().split(".")[:2])
    return ""


# --- what was done already --------------------------------------------------------------------------------


def fingerprint() -> str:
    """Return a hash of everything the environment was made from."""
    parts = (
        (ROOT / "pyproject.toml").read_bytes(),
        CONSTRAINTS.read_bytes(),
        str(ROOT).encode(),
        sys.version.encode(),
    )
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def read_stamp() -> dict[str, Any]:
    """Return what the last set-up finished; {} when there was none."""
    try:
        content = json.loads(STAMP.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return content if isinstance(content, dict) else {}


def write_stamp(content: dict[str, Any]) -> None:
    """Remember a finished set-up."""
    STAMP.write_text(json.dumps(content), encoding="utf-8")


@contextlib.contextmanager
def setup_lock() -> Iterator[None]:
    """Let one set-up run at a time in this folder; where files cannot be locked, go on without."""
    try:
        import fcntl

        handle = (ROOT / "run.py").open("rb")
    except (ImportError, OSError):
        yield
        return
    with handle:
        with contextlib.suppress(OSError):
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield


# --- running ----------------------------------------------------------------------------------------------


def run_checks(pytest_arguments: list[str]) -> int:
    """Run every check, even after one failed; pytest comes last, so that its summary stays in sight."""
    failed = []
    for name, command in CHECKS:
        say(name)
        more = pytest_arguments if name == "pytest" else []
        arguments = [str(venv_python()), *command, *more]
        if subprocess.run(arguments, cwd=ROOT, env=clean_environment(), stdin=subprocess.DEVNULL).returncode:
            failed.append(name)
    if failed:
        say(f"failed: {', '.join(failed)}")
    return 1 if failed else 0


def become(command: list[str]) -> NoReturn:
    """Replace this process by `command`; Windows knows no such thing and waits for it instead."""
    if os.name == "nt":
        sys.exit(subprocess.call(command, env=clean_environment()))
    os.execve(command[0], command, clean_environment())


def say(text: str) -> None:
    """Tell the person on standard error; standard output belongs to the program."""
    print(f"modelbrowser: {text}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        say("stopped; start again to go on")
        sys.exit(130)
