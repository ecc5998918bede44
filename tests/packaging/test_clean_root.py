"""Each package, in a bare Debian without Python, Qt and network: search, draw, open, remove."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from modelbrowser.system_libraries import LIBRARIES
from support.clean_root import DIST, REPOSITORY, CleanRoot, fresh_copy, wait_for

pytestmark = [pytest.mark.slow, pytest.mark.packaging]

VERSION = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
# What every desktop has, and the frozen folder leaves to it (packaging/build.py, DEPENDS)
DESKTOP = ("libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libglib2.0-0", "libx11-xcb1")


@dataclass(frozen=True)
class Installed:
    """A package in its root, and the command that starts it there."""

    kind: str
    root: CleanRoot
    program: str

    def run(self, *arguments: str, **environment: str) -> str:
        return self.root.run(self.program, *arguments, QT_QPA_PLATFORM="offscreen", **environment)


def built(pattern: str) -> Path:
    """Return the newest artefact of this version in dist/."""
    found = sorted(DIST.glob(pattern), key=lambda path: path.stat().st_mtime)
    assert found, f"dist/{pattern} is not there: run `make wheel sdist bundle deb`"
    return found[-1]


def install_wheel(root: CleanRoot) -> str:
    root.install("python3", "python3-venv", *(part.package for part in LIBRARIES))
    wheel = built(f"modelbrowser-{VERSION}-*.whl")
    root.put(wheel, f"/tmp/{wheel.name}")
    root.put(REPOSITORY / "constraints.txt", "/tmp/constraints.txt")
    root.run("python3", "-m", "venv", "/opt/modelbrowser")
    pip = ("/opt/modelbrowser/bin/pip", "install", "-qq", "-c", "/tmp/constraints.txt")
    root.run(*pip, f"/tmp/{wheel.name}", network=True)
    return "/opt/modelbrowser/bin/modelbrowser"


def install_bundle(root: CleanRoot) -> str:
    root.install(*DESKTOP)
    root.put(DIST / "modelbrowser", "/opt/a folder/modelbrowser")
    return "/opt/a folder/modelbrowser/modelbrowser"


def install_deb(root: CleanRoot) -> str:
    root.install("desktop-file-utils", "shared-mime-info")
    package = built(f"modelbrowser_{VERSION}_*.deb")
    root.put(package, f"/tmp/{package.name}")
    root.install(f"/tmp/{package.name}")
    return "modelbrowser"


INSTALL: dict[str, Callable[[CleanRoot], str]] = {
    "wheel": install_wheel,
    "bundle": install_bundle,
    "deb": install_deb,
}


@pytest.fixture(scope="module", params=list(INSTALL))
def installed(request: pytest.FixtureRequest, base_root: Path) -> Iterator[Installed]:
    with fresh_copy(base_root) as root:
        yield Installed(request.param, root, INSTALL[request.param](root))


@pytest.fixture(scope="module")
def checkout_card(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the picture of a card as the checkout draws it."""
    picture = tmp_path_factory.mktemp("card") / "card.png"
    command = [sys.executable, "-m", "modelbrowser", "export", "deepseek-v2", str(picture)]
    subprocess.run(command, check=True)
    return picture


def test_the_frozen_kinds_find_no_python_and_no_qt(installed: Installed) -> None:
    if installed.kind == "wheel":
        pytest.skip("a wheel needs Python")
    qt = "find / -xdev -name 'libQt6Core*' -not -path '*modelbrowser*'"
    look = f"command -v python3 python qmake6; {qt}; true"
    assert installed.root.run("sh", "-c", look) == ""


def test_it_searches_and_shows(installed: Installed) -> None:
    found = json.loads(installed.run("search", "deepseek v2", "--json"))
    assert found[0]["id"] == "deepseek-v2"
    card = json.loads(installed.run("show", "deepseek-v2", "--json"))
    assert card["name"] == "DeepSeek-V2"
    assert card["context_tokens"] == 128_000


def test_it_draws_the_card_that_the_checkout_draws(installed: Installed, checkout_card: Path) -> None:
    from PySide6.QtGui import QImage

    installed.run("export", "deepseek-v2", "/tmp/card.png")
    ours, theirs = (QImage(str(path)) for path in (checkout_card, installed.root.folder / "tmp/card.png"))
    assert not ours.isNull()
    assert ours == theirs


def test_the_doctor_finds_the_missing_chinese_font_only(installed: Installed) -> None:
    report = json.loads(installed.run("doctor", "--json"))
    noted = {finding["name"] for finding in report["findings"] if finding["status"] != "ok"}
    assert noted <= {"a font with Chinese characters", "Chinese characters", "display"}
    assert report["status"] == "warning"


def test_a_window_without_a_display_is_one_sentence(installed: Installed) -> None:
    command = installed.root.command(installed.program)
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "no display" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_window_searches_opens_a_card_and_takes_a_second_start(
    installed: Installed, screen: dict[str, str], tmp_path: Path
) -> None:
    if shutil.which("xdotool") is None:
        pytest.skip("needs xdotool")
    here = {"DISPLAY": screen["DISPLAY"], "QT_QPA_PLATFORM": "xcb"}
    program = subprocess.Popen(installed.root.command(installed.program, **here), stderr=subprocess.PIPE)
    try:
        title = ["xdotool", "search", "--onlyvisible", "--name", "modelbrowser"]
        window = wait_for("the window", title, screen).split()[0]
        subprocess.run(["xdotool", "windowfocus", "--sync", window], env=screen, check=True)
        subprocess.run(["xdotool", "key", "ctrl+k"], env=screen, check=True)
        subprocess.run(["xdotool", "type", "--delay", "30", "deepseek v2"], env=screen, check=True)
        subprocess.run(["xdotool", "key", "Return"], env=screen, check=True)
        wait_for("the card", ["xdotool", "search", "--name", "^DeepSeek-V2 - "], screen)
        assert distinct_colors(screen, tmp_path / "screen.png") > 50
        link = "modelbrowser://model/deepseek-v3"
        subprocess.run(
            installed.root.command(installed.program, "open", link, **here), check=True, timeout=30
        )
        wait_for("the second start's model", ["xdotool", "search", "--name", "^DeepSeek V3 - "], screen)
        assert program.poll() is None
    finally:
        program.terminate()
        _, errors = program.communicate(timeout=20)
    assert errors == b""


def distinct_colors(screen: dict[str, str], picture: Path) -> int:
    """Take a picture of the whole screen and return how many colors it has."""
    code = (
        "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
        "image = app.primaryScreen().grabWindow(0).toImage(); image.save(sys.argv[1]);"
        "print(len({image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(image.height())}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(picture)], env=screen, capture_output=True, text=True, check=True
    )
    return int(done.stdout)


def test_the_debian_package_is_known_to_the_desktop_and_leaves_nothing(base_root: Path) -> None:
    with fresh_copy(base_root) as root:
        root.install("desktop-file-utils", "shared-mime-info", "hicolor-icon-theme")
        package = built(f"modelbrowser_{VERSION}_*.deb")
        root.put(package, f"/tmp/{package.name}")
        depends = root.run("dpkg-deb", "--field", f"/tmp/{package.name}", "Depends").split(",")
        root.install(*(name.split("|")[0].split("(")[0].strip() for name in depends))
        before = root.files()
        root.install(f"/tmp/{package.name}")
        links = (root.folder / "usr/share/applications/mimeinfo.cache").read_text(encoding="utf-8")
        assert "x-scheme-handler/modelbrowser=modelbrowser.desktop;" in links
        assert "application/vnd.modelbrowser.catalog=modelbrowser.desktop;" in links
        assert (root.folder / "usr/share/mime/application/vnd.modelbrowser.catalog.xml").exists()
        for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
            assert (root.folder / f"usr/share/icons/hicolor/{size}x{size}/apps/modelbrowser.png").exists()
        assert root.run("dpkg", "--verify", "modelbrowser") == ""
        root.run("modelbrowser", "search", "gpt")
        root.run("apt-get", "purge", "-y", "-qq", "modelbrowser")
        assert root.files() - before == set()
