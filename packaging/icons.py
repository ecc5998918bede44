"""Make the application icon's pictures from its two drawings: PNG, and .ico and .icns that hold them.

python packaging/icons.py FOLDER
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

ICONS = Path(__file__).resolve().parent.parent / "resources" / "icons"
SIZES_PX = (16, 22, 24, 32, 48, 64, 128, 256, 512)
SMALL_UP_TO_PX = 24  # below, the full drawing's branches run together
ICO_SIZES_PX = (16, 24, 32, 48, 64, 128, 256)
ICNS_KINDS = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512}


def png(size_px: int) -> bytes:
    """Return the icon as a square PNG."""
    name = "modelbrowser-small.svg" if size_px <= SMALL_UP_TO_PX else "modelbrowser.svg"
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(ICONS / name)).render(painter)
    painter.end()
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(content.data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """Return a Windows icon file that holds the PNGs of ICO_SIZES_PX."""
    header = struct.pack("<HHH", 0, 1, len(ICO_SIZES_PX))
    entries, data = b"", b""
    offset = len(header) + 16 * len(ICO_SIZES_PX)
    for size in ICO_SIZES_PX:
        picture = pictures[size]
        side = size % 256  # 256 is written as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(picture), offset + len(data))
        data += picture
    return header + entries + data


def icns(pictures: dict[int, bytes]) -> bytes:
    """Return a macOS icon file that holds the PNGs of ICNS_KINDS."""
    body = b"".join(
        kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_KINDS.items()
    )
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def main(folder: Path) -> None:
    """Write every picture into `folder`."""
    application = QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: png(size) for size in SIZES_PX}
    for size, content in pictures.items():
        (folder / f"modelbrowser-{size}.png").write_bytes(content)
    (folder / "modelbrowser.ico").write_bytes(ico(pictures))
    (folder / "modelbrowser.icns").write_bytes(icns(pictures))
    application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
