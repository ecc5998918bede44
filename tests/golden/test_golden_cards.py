"""Pictures of cards against pictures that a person has looked at and found good.

MODELBROWSER_UPDATE_GOLDEN=1 pytest tests/golden   makes them anew (look at every one before committing)

A picture that differs is kept with the difference in tests/golden/differences/.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from PySide6.QtGui import QFontDatabase, QImage, QImageWriter

from modelbrowser import theme
from modelbrowser.export.card import ExportOptions, render_image
from support.cards import (
    IMAGE,
    OLD,
    OPEN,
    REFERENCE,
    RICH,
    SPARSE,
    frozen_card,
    frozen_kinship,
    frozen_legends,
)

pytestmark = pytest.mark.usefixtures("qapp")
FOLDER = Path(__file__).resolve().parent
UPDATE = bool(os.environ.get("MODELBROWSER_UPDATE_GOLDEN"))
CHINESE_FONT = "WenQuanYi Micro Hei"
# Of 255: a difference of a pixel that no eye sees (another version of the font rasterizer)
FAINT = 24
MOST_DIFFERENT = 0.002
CASES = (
    ("rich", RICH, "light", "en"),
    ("sparse", SPARSE, "light", "en"),
    ("image-model", IMAGE, "light", "en"),
    ("of-2017", OLD, "light", "en"),
    ("chinese", REFERENCE, "light", "zh"),
    ("dark", OPEN, "dark", "en"),
)


@pytest.fixture(autouse=True)
def _two_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no other font of the machine into the pictures."""
    monkeypatch.setattr(theme, "FONT_FAMILIES", ("Inter", CHINESE_FONT))


def pixels(image: QImage) -> npt.NDArray[np.int16]:
    """Return red, green and blue of a picture as (height, width, 3)."""
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).astype(np.int16)


def save_small(image: QImage, path: Path) -> None:
    """Save a picture with 32 levels a color: half the size, and no eye sees it."""
    coarse = np.round(np.round(pixels(image) / 255 * 31) * 255 / 31).astype(np.uint8)
    height, width = coarse.shape[:2]
    writer = QImageWriter(str(path))
    writer.setCompression(100)
    assert writer.write(QImage(coarse.tobytes(), width, height, 3 * width, QImage.Format.Format_RGB888))


def share_of_difference(found: QImage, golden: QImage) -> float:
    """Return the share of pixels that differ visibly; 1 for pictures of another size."""
    if found.size() != golden.size():
        return 1.0
    return float((np.abs(pixels(found) - pixels(golden)).max(axis=2) > FAINT).mean())


def keep(name: str, found: QImage, golden: QImage) -> Path:
    """Keep what was painted, and where it differs, for a person to look at."""
    folder = FOLDER / "differences"
    folder.mkdir(exist_ok=True)
    found.save(str(folder / f"{name}.png"))
    if found.size() == golden.size():
        apart = np.abs(pixels(found) - pixels(golden)).max(axis=2)
        marked = np.where(apart > FAINT, 0, 255).astype(np.uint8)
        height, width = marked.shape
        QImage(marked.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).save(
            str(folder / f"{name}-difference.png")
        )
    return folder


@pytest.mark.parametrize("width", [480, 760])
@pytest.mark.parametrize(("name", "card", "colors", "language"), CASES, ids=[case[0] for case in CASES])
def test_a_card_looks_as_it_was_found_good(
    name: str, card: str, colors: str, language: str, width: int
) -> None:
    if language == "zh" and CHINESE_FONT not in QFontDatabase.families():
        pytest.skip(f"the picture was made with {CHINESE_FONT}")
    options = ExportOptions(theme=colors, scale=1, width=width, language=language)
    found = render_image(frozen_card(card), frozen_legends(), options, kinship=frozen_kinship(card))
    path = FOLDER / f"card-{name}-{width}.png"
    if UPDATE:
        save_small(found, path)
    golden = QImage(str(path))
    share = share_of_difference(found, golden)
    if share > MOST_DIFFERENT:
        kept = keep(path.stem, found, golden)
        pytest.fail(f"{share:.2%} of the picture differs; see {kept}")


def test_a_visible_change_is_noticed() -> None:
    """The comparison is not blind: a shifted line and another word are differences."""
    card = frozen_card(IMAGE)
    options = ExportOptions(scale=1, width=480)
    golden = render_image(card, frozen_legends(), options)
    assert share_of_difference(golden, golden) == 0.0
    other = render_image(card, frozen_legends(), ExportOptions(scale=1, width=480, language="zh"))
    assert share_of_difference(other, golden) > MOST_DIFFERENT
    assert share_of_difference(golden.copy(0, 1, golden.width(), golden.height()), golden) > MOST_DIFFERENT
