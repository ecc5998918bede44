"""What the operating system must bring along, and how to get what is missing.

Standard library only, and Qt is never imported: the bootstrap script, the command line and `doctor` ask here
*before* Qt could end the process (no display: abort; no libGL: a raw ImportError). The list was found one
library at a time in bare Debian 12 and 13 systems (docs/install.md). Every start of the window imports this
module, so ctypes and shutil are imported where they are used.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum


class Need(IntEnum):
    """How much of the system a command uses; each level includes the ones before it."""

    NOTHING = 0
    DRAWING = 1
    WINDOW = 2
    TESTS = 3


@dataclass(frozen=True, slots=True)
class SystemPart:
    """One thing the system provides: what it is called there, its Debian package, who needs it.

    `optional` parts are worth a warning, never a refusal.
    """

    name: str
    package: str
    need: Need
    optional: bool = False


LIBRARIES = (
    SystemPart("libglib-2.0.so.0", "libglib2.0-0", Need.DRAWING),
    SystemPart("libEGL.so.1", "libegl1", Need.DRAWING),
    SystemPart("libGL.so.1", "libgl1", Need.DRAWING),
    SystemPart("libxkbcommon.so.0", "libxkbcommon0", Need.DRAWING),
    SystemPart("libfontconfig.so.1", "libfontconfig1", Need.DRAWING),
    SystemPart("libdbus-1.so.3", "libdbus-1-3", Need.DRAWING),
    SystemPart("libxcb-cursor.so.0", "libxcb-cursor0", Need.WINDOW),
    SystemPart("libxcb-icccm.so.4", "libxcb-icccm4", Need.WINDOW),
    SystemPart("libxcb-keysyms.so.1", "libxcb-keysyms1", Need.WINDOW),
    SystemPart("libxcb-shape.so.0", "libxcb-shape0", Need.WINDOW),
    SystemPart("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", Need.WINDOW),
)
CHINESE_FONT = SystemPart("a font with Chinese characters", "fonts-wqy-microhei", Need.DRAWING, optional=True)
SCREEN = SystemPart("Xvfb", "xvfb", Need.TESTS)

# Where Qt can put a window although neither X nor Wayland is there
_PLATFORMS_WITHOUT_DISPLAY = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs", "vkkhrdisplay")


def missing_parts(need: Need) -> tuple[SystemPart, ...]:
    """Return what `need` asks for and this system lacks; always empty outside Linux.

    Loads the libraries it looks for into this process, which is harmless, and takes a few milliseconds.
    """
    if not sys.platform.startswith("linux"):
        return ()
    missing = list(missing_libraries(need))
    if need >= CHINESE_FONT.need and not has_chinese_font():
        missing.append(CHINESE_FONT)
    if need >= SCREEN.need and not _has_program(SCREEN.name):
        missing.append(SCREEN)
    return tuple(missing)


def missing_libraries(need: Need) -> tuple[SystemPart, ...]:
    """Return the shared libraries that `need` asks for and this system lacks: the quick part of the above.

    Without those for X, Qt imports well and then ends the process at the first window.
    """
    if not sys.platform.startswith("linux"):
        return ()
    return tuple(part for part in LIBRARIES if part.need <= need and not _loads(part.name))


def has_chinese_font() -> bool:
    """Return whether fontconfig knows a font that covers Simplified Chinese (False without fontconfig)."""
    import ctypes

    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return False
    for function in ("FcNameParse", "FcObjectSetCreate", "FcFontList"):
        getattr(fontconfig, function).restype = ctypes.c_void_p
    fonts = fontconfig.FcFontList(
        None,
        ctypes.c_void_p(fontconfig.FcNameParse(b":lang=zh-cn")),
        ctypes.c_void_p(fontconfig.FcObjectSetCreate()),
    )
    # struct FcFontSet { int nfont; int sfont; FcPattern **fonts; }
    return bool(fonts) and ctypes.cast(fonts, ctypes.POINTER(ctypes.c_int))[0] > 0


def can_make_environments() -> bool:
    """Return whether this Python can make a virtual environment with pip in it (Debian splits that off)."""
    from importlib.util import find_spec

    return find_spec("venv") is not None and find_spec("ensurepip") is not None


def install_command(packages: Iterable[str]) -> str:
    """Return the line a person types to install Debian `packages`."""
    sudo = "" if _is_root() else "sudo "
    return f"{sudo}apt-get install -y --no-install-recommends {' '.join(sorted(set(packages)))}"


def can_install() -> bool:
    """Return whether this process may install Debian packages itself."""
    return _is_root() and _has_program("apt-get")


def remedy(parts: Iterable[SystemPart]) -> str:
    """Return what to do about missing `parts`: the exact line on Debian and its kin, the names elsewhere."""
    listed = tuple(parts)
    if _has_program("apt-get"):
        return f"Install it with: {install_command(part.package for part in listed)}"
    return f"Install with your system's package manager: {', '.join(part.name for part in listed)}"


def display_problem(environment: Mapping[str, str] | None = None) -> str | None:
    """Return one sentence if a window cannot be opened here, None if nothing speaks against it.

    Qt ends the whole process where it finds no display, so one must ask before it starts.
    """
    values = os.environ if environment is None else environment
    if not sys.platform.startswith("linux"):
        return None
    platform = values.get("QT_QPA_PLATFORM", "").partition(":")[0]
    if platform in _PLATFORMS_WITHOUT_DISPLAY or values.get("WAYLAND_DISPLAY"):
        return None
    display = values.get("DISPLAY", "")
    if display and _x_server_answers(display):
        return None
    reason = f"no X server lets this user in at DISPLAY={display}" if display else "DISPLAY is not set"
    return (
        f"There is no display to open a window on ({reason}): start it from a desktop session; "
        "the commands search, show, tree and export work without one."
    )


def opens_on_x(environment: Mapping[str, str] | None = None) -> bool:
    """Return whether a window would go to an X server and nowhere else."""
    values = os.environ if environment is None else environment
    platform = values.get("QT_QPA_PLATFORM", "").partition(":")[0]
    return sys.platform.startswith("linux") and platform in ("", "xcb") and not values.get("WAYLAND_DISPLAY")


def _x_server_answers(display: str) -> bool:
    """Return whether an X server takes a connection from this user; True, too, where nobody can tell."""
    import ctypes

    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    # A good connection stays open until the process ends: a server without other clients (Xvfb) would begin
    # anew when it closes, and be away just when Qt connects.
    return not xcb.xcb_connection_has_error(connection)


def _has_program(name: str) -> bool:
    import shutil

    return shutil.which(name) is not None


def _loads(library: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0
