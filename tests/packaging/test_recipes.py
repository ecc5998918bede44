"""The recipes agree with the program: versions, commands, Qt modules, names of files and links."""

from __future__ import annotations

import ast
import configparser
import re
import runpy
import shutil
import struct
import subprocess
import sys
import tomllib
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from modelbrowser import __version__, cli
from modelbrowser.catalog.schema import APPLICATION_ID
from modelbrowser.domain.link import CATALOG_SUFFIXES, SCHEME

REPOSITORY = Path(__file__).resolve().parent.parent.parent
LINUX = REPOSITORY / "packaging" / "linux"
METAINFO = LINUX / "org.modelbrowser.modelbrowser.metainfo.xml"
CATALOG_TYPE = "application/vnd.modelbrowser.catalog"


@pytest.fixture(scope="module")
def desktop_entry() -> configparser.SectionProxy:
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str  # type: ignore[assignment, method-assign]
    parser.read(LINUX / "modelbrowser.desktop", encoding="utf-8")
    return parser["Desktop Entry"]


def test_one_version_everywhere() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    release = ElementTree.parse(METAINFO).find("releases/release")
    assert release is not None
    assert release.get("version") == __version__
    assert f'"modelbrowser {__version__}"' in (LINUX / "modelbrowser.1").read_text(encoding="utf-8")


def test_the_menu_entry_opens_links_and_catalogs(desktop_entry: configparser.SectionProxy) -> None:
    assert desktop_entry["Exec"] == "modelbrowser open %u"
    assert "open" in cli.cli.list_commands(None)  # type: ignore[arg-type]
    assert desktop_entry["MimeType"].split(";")[:-1] == [f"x-scheme-handler/{SCHEME}", CATALOG_TYPE]
    for key in ("Name", "Comment", "GenericName", "Keywords"):
        assert desktop_entry[key]
    assert {"Comment[zh_CN]", "GenericName[zh_CN]", "Keywords[zh_CN]"} <= set(desktop_entry)


def test_the_file_type_is_the_catalogs_own() -> None:
    namespace = {"m": "http://www.freedesktop.org/standards/shared-mime-info"}
    kind = ElementTree.parse(LINUX / "modelbrowser-mime.xml").find("m:mime-type", namespace)
    assert kind is not None
    assert kind.get("type") == CATALOG_TYPE
    (magic,) = kind.findall("m:magic/m:match/m:match", namespace)
    assert magic.get("offset") == "68"
    assert str(magic.get("value")).encode() == APPLICATION_ID.to_bytes(4, "big")
    (glob,) = kind.findall("m:glob", namespace)
    assert str(glob.get("pattern")).removeprefix("*") in CATALOG_SUFFIXES
    header = (REPOSITORY / "data" / "catalog.db").read_bytes()[:72]
    assert header[:16] == b"SQLite format 3\0"
    assert header[68:72] == APPLICATION_ID.to_bytes(4, "big")


@pytest.mark.parametrize(
    ("tool", "arguments", "file"),
    [
        ("appstreamcli", ("validate", "--no-net"), METAINFO),
        ("desktop-file-validate", (), LINUX / "modelbrowser.desktop"),
    ],
)
def test_the_desktops_own_checkers_agree(tool: str, arguments: tuple[str, ...], file: Path) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed")
    done = subprocess.run([tool, *arguments, str(file)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_man_page_names_every_command() -> None:
    page = (LINUX / "modelbrowser.1").read_text(encoding="utf-8").replace("\\-", "-")
    named = set(re.findall(r'^\.(?:BI?|BR) "?(\w+)', page, re.MULTILINE))
    assert set(cli.cli.list_commands(None)) <= named  # type: ignore[arg-type]


def test_the_frozen_folder_has_every_qt_module_in_use() -> None:
    spec = ast.parse((REPOSITORY / "packaging" / "modelbrowser.spec").read_text(encoding="utf-8"))
    stated = next(
        ast.literal_eval(node.value)
        for node in spec.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "QT_MODULES"
    )
    used = set()
    for path in (REPOSITORY / "src").rglob("*.py"):
        used |= set(re.findall(r"PySide6\.(\w+)", path.read_text(encoding="utf-8")))
    assert used == stated


def test_every_direct_dependency_has_its_reason_and_its_version() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    names = [re.match(r"[\w-]+", line)[0] for line in needed]  # type: ignore[index]
    reasons = (REPOSITORY / "docs/decisions/0001-dependencies.md").read_text(encoding="utf-8")
    constraints = (REPOSITORY / "constraints.txt").read_text(encoding="utf-8").lower()
    for name in names:
        assert name in reasons
        assert re.search(rf"^{name.lower()}==\d", constraints, re.MULTILINE)


def test_the_icon_in_every_size(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, str(REPOSITORY / "packaging" / "icons.py"), str(tmp_path)], check=True, timeout=60
    )
    for size in (16, 22, 24, 32, 48, 64, 128, 256, 512):
        header = (tmp_path / f"modelbrowser-{size}.png").read_bytes()[:24]
        assert header[:8] == b"\x89PNG\r\n\x1a\n"
        assert struct.unpack(">II", header[16:24]) == (size, size)
    ico = (tmp_path / "modelbrowser.ico").read_bytes()
    _, _, count = struct.unpack("<HHH", ico[:6])
    for entry in range(count):
        length, offset = struct.unpack("<II", ico[6 + 16 * entry + 8 : 6 + 16 * entry + 16])
        assert ico[offset : offset + 4] == b"\x89PNG"
        assert offset + length <= len(ico)
    icns = (tmp_path / "modelbrowser.icns").read_bytes()
    assert icns[:4] == b"icns"
    assert struct.unpack(">I", icns[4:8]) == (len(icns),)


def test_the_glibc_that_a_folder_asks_for(tmp_path: Path) -> None:
    build = runpy.run_path(str(REPOSITORY / "packaging" / "build.py"))
    (tmp_path / "libx.so.1").write_bytes(b"\0GLIBC_2.4\0GLIBC_2.35\0")
    (tmp_path / "notes.txt").write_bytes(b"GLIBC_9.99")
    assert build["newest_glibc"](tmp_path) == "2.35"
