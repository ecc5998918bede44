"""A card as a file: right format, same bytes, metadata, complete, text that stays text."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ElementTree
import zlib
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from modelbrowser.domain.errors import CatalogBug, EnvironmentProblem
from modelbrowser.export.card import (
    FORMATS,
    ExportOptions,
    export_bytes,
    export_card,
    make_options,
    render_image,
)
from modelbrowser.export.metadata import metadata_of
from modelbrowser.export.pdf_info import with_info
from support.cards import (
    IMAGE,
    NAMES,
    OPEN,
    REFERENCE,
    RICH,
    frozen_card,
    frozen_kinship,
    frozen_legends,
    made_card,
)

pytestmark = pytest.mark.usefixtures("qapp")
SVG = "{http://www.w3.org/2000/svg}"


def content(name: str, kind: str, **options: object) -> bytes:
    return export_bytes(
        frozen_card(name), frozen_legends(), kind, make_options(**options), kinship=frozen_kinship(name)
    )


def png_texts(png: bytes) -> dict[str, str]:
    """Return the iTXt chunks of a PNG, every chunk's checksum verified."""
    found, place = {}, 8
    while place < len(png):
        (size,) = struct.unpack(">I", png[place : place + 4])
        kind, body = png[place + 4 : place + 8], png[place + 8 : place + 8 + size]
        (checksum,) = struct.unpack(">I", png[place + 8 + size : place + 12 + size])
        assert checksum == zlib.crc32(kind + body)
        if kind == b"iTXt":
            key, _, rest = body.partition(b"\0")
            found[key.decode()] = rest[4:].decode()
        place += 12 + size
    return found


@pytest.mark.parametrize("kind", FORMATS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_same_card_gives_the_same_bytes(kind: str, language: str) -> None:
    first = content(REFERENCE, kind, language=language, scale=1)
    content(RICH, kind, language=language, scale=1)
    assert content(REFERENCE, kind, language=language, scale=1) == first


@pytest.mark.parametrize("scale", [1, 2, 3])
@pytest.mark.parametrize("width", [480, 1600])
def test_a_png_has_the_asked_size_and_is_complete(scale: int, width: int) -> None:
    image = QImage.fromData(content(IMAGE, "png", scale=scale, width=width))
    single = QImage.fromData(content(IMAGE, "png", scale=1, width=width))
    assert image.width() == width * scale
    assert image.height() == single.height() * scale
    background = single.pixelColor(0, 0)
    foot = [
        single.pixelColor(x, y) for y in range(single.height() - 60, single.height()) for x in range(20, 200)
    ]
    assert any(color != background for color in foot), "the source line at the foot is missing"


def test_a_png_carries_title_model_date_and_sources_also_in_chinese() -> None:
    texts = png_texts(content(REFERENCE, "png", scale=1))
    assert texts["Title"] == "DeepSeek-V2"
    assert texts["Model-Id"] == "deepseek-v2"
    assert texts["Catalog-Date"] == "2026-11-23"
    assert "Epoch AI" in texts["Source"]
    assert "Artificial Analysis" in texts["Copyright"]
    chinese = export_bytes(made_card(name="深度求索 V2"), (), "png", make_options(scale=1))
    assert png_texts(chinese)["Title"] == "深度求索 V2"


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_the_theme_is_the_chosen_one(theme_name: str) -> None:
    image = render_image(frozen_card(IMAGE), (), ExportOptions(theme=theme_name, scale=1))
    assert (image.pixelColor(0, 0).lightness() > 128) is (theme_name == "light")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_svg_text_stays_text(language: str) -> None:
    root = ElementTree.fromstring(content(REFERENCE, "svg", language=language))
    texts = ["".join(each.itertext()).strip() for each in root.iter(f"{SVG}text")]
    assert "DeepSeek-V2" in texts
    assert "128K · this model" in texts or "128K" in " ".join(texts)
    assert root.findtext(f"{SVG}title") == "DeepSeek-V2"
    assert "deepseek-v2" in (root.findtext(f"{SVG}desc") or "")
    families = {each.get("font-family", "") for each in root.iter(f"{SVG}text")}
    assert all(family.startswith("Inter") and family.endswith("sans-serif") for family in families)


def test_svg_holds_no_clock_no_path_and_no_picture() -> None:
    text = content(RICH, "svg").decode()
    assert "<image" not in text
    assert "/work" not in text
    assert "file:" not in text


def test_svg_metadata_is_well_formed_whatever_the_title() -> None:
    card = made_card(name='<&"> ]]>')
    root = ElementTree.fromstring(export_bytes(card, (), "svg", make_options()))
    assert root.findtext(f"{SVG}title") == '<&"> ]]>'


def test_a_pdf_carries_metadata_the_catalogs_date_and_a_whole_table_of_offsets() -> None:
    pdf = content(REFERENCE, "pdf")
    assert pdf.startswith(b"%PDF-1.4")
    assert b"D:20261123000000Z" in pdf
    assert "DeepSeek-V2".encode("utf-16-be").hex().upper().encode() in pdf
    assert b"<dc:identifier>deepseek-v2</dc:identifier>" in pdf
    table = re.search(rb"xref\n0 (\d+)\n((?:\d{10} \d{5} [nf] \n)+)", pdf)
    assert table is not None
    for number, entry in enumerate(table.group(2).split(b"\n")[:-1]):
        if entry.endswith(b"n "):
            offset = int(entry[:10])
            assert pdf[offset:].startswith(f"{number} 0 obj".encode())
    start = re.search(rb"startxref\n(\d+)", pdf)
    assert start is not None
    assert pdf[int(start.group(1)) :].startswith(b"xref")


def test_a_pdf_has_pages_as_needed() -> None:
    def pages(name: str, **options: object) -> int:
        return len(re.findall(rb"/Type /Page\n", content(name, "pdf", **options)))

    assert pages(REFERENCE, sections=("context",)) == 1
    assert pages(REFERENCE) > 1
    assert pages(OPEN, sections=("providers",)) < pages(OPEN)


def test_a_pdf_of_another_writer_is_refused() -> None:
    with pytest.raises(CatalogBug):
        with_info(b"%PDF-1.7 something else", metadata_of(frozen_card(REFERENCE)))


def test_named_sections_are_exported_in_full() -> None:
    whole, listed = content(OPEN, "svg"), content(OPEN, "svg", sections=("providers",))
    assert b"Where to run it" in listed
    assert b"Context window" not in listed
    count = len({each.provider for each in frozen_card(OPEN).prices})
    assert listed.count(b"<text") > count
    assert b"listings, the cheapest first" in whole
    assert b"listings, the cheapest first" not in listed


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("kind", FORMATS)
def test_every_card_exports_in_every_format_with_its_attributions(
    tmp_path: Path, name: str, kind: str
) -> None:
    path = tmp_path / f"{name}.{kind.upper()}"
    export_card(frozen_card(name), frozen_legends(), path, make_options(scale=1))
    assert path.stat().st_size > 500


@pytest.mark.parametrize("suffix", ["", ".jpg", ".png.exe"])
def test_another_suffix_is_refused_and_the_formats_are_named(tmp_path: Path, suffix: str) -> None:
    with pytest.raises(EnvironmentProblem, match=r"names no format") as caught:
        export_card(frozen_card(IMAGE), (), tmp_path / f"card{suffix}", make_options())
    assert ".png, .svg, .pdf, .md, .json" in caught.value.remedy
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"scale": 4},
        {"width": 479},
        {"width": 1601},
        {"theme": "pink"},
        {"language": "fr"},
        {"sections": ("moon",)},
    ],
)
def test_options_that_do_not_exist_are_refused_with_what_there_is(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"."):
        ExportOptions(**wrong)  # type: ignore[arg-type]
    with pytest.raises(EnvironmentProblem, match="cannot be exported"):
        make_options(**wrong)
