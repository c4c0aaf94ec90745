from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

pytest.importorskip("uharfbuzz")

import uharfbuzz as hb  # after the check that the pdf extra is here
from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]
from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]
from fontTools.ttLib import TTCollection, TTFont  # type: ignore[import-untyped]

from docgen.diagnostics import Place
from docgen.machine.names import Font, fonts_in
from docgen.pdf.faces import MappedFaces
from docgen.pdf.fontfile import font_file
from docgen.pdf.fonts import FontMap, Wanted
from docgen.pdf.fontsheet import FontSheet, closed_fetcher, font_sheet

PLACE = Place("通知.docx")
FANG = Wanted("仿宋_GB2312")
ASCII = "".join(map(chr, range(32, 127)))


def built(family: str, characters: str, style: str = "Regular", *, variable: bool = False) -> FontBuilder:
    """Return a font whose characters are boxes: one em wide if Chinese, else half an em."""
    names = [".notdef", *(f"u{ord(character):05X}" for character in characters)]
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    pen.lineTo((100, 700))
    pen.lineTo((400, 700))
    pen.closePath()
    box = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap(
        {ord(character): name for character, name in zip(characters, names[1:], strict=True)}
    )
    builder.setupGlyf(dict.fromkeys(names, box))
    widths = [500, *(1000 if character > "\u2000" else 500 for character in characters)]
    builder.setupHorizontalMetrics({name: (width, 100) for name, width in zip(names, widths, strict=True)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": style})
    builder.setupOS2()
    builder.setupPost()
    if variable:
        builder.setupFvar([("wght", 100, 400, 900, "Weight")], [])
        builder.setupGvar({})
    return builder


class Shelf:
    """A folder of fonts, filled by the tests."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, family: str, characters: str, style: str = "Regular", *, variable: bool = False) -> Shelf:
        builder = built(family, characters, style, variable=variable)
        builder.save(self.folder / f"{family} {style}.ttf")
        return self

    @property
    def fonts(self) -> list[Font]:
        return [font for path in sorted(self.folder.iterdir()) for font in fonts_in(path)]

    def map(self, **options: object) -> FontMap:
        return FontMap(self.fonts, **options)  # type: ignore[arg-type]  # options vary


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


@pytest.fixture
def usual(shelf: Shelf) -> Shelf:
    """The free fonts as `make setup` installs them, small."""
    shelf.add("FandolFang", ASCII + "各地要“”").add("FandolHei", ASCII + "各地").add(
        "FandolHei", "各地", "Bold"
    )
    shelf.add("Noto Serif CJK SC", ASCII + "各地要喆—").add("Noto Serif CJK SC", "各地", "Bold")
    return shelf.add("Liberation Serif", ASCII + "“é")


def names(fonts: FontMap, wanted: Wanted, text: str) -> list[str]:
    chain = fonts.chain(wanted)
    return [file.name if (file := chain.font_for(character)) else "" for character in text]


def sheet_of(fonts: FontMap, texts: Mapping[Wanted, str]) -> FontSheet:
    return font_sheet(fonts, {wanted: {"": text} for wanted, text in texts.items()}, place=PLACE)


def codes(fonts: FontMap, wanted: Wanted, text: str) -> list[str]:
    return [finding.code for finding in sheet_of(fonts, {wanted: text}).findings]


def test_the_office_font_is_taken_where_it_is_installed(usual: Shelf) -> None:
    usual.add("仿宋_GB2312", ASCII + "各地")
    assert names(usual.map(), FANG, "各1") == ["仿宋_GB2312 Regular"] * 2


def test_the_latin_name_of_an_office_font_is_the_same_font(usual: Shelf) -> None:
    usual.add("FangSong_GB2312", "各地")
    assert codes(usual.map(), FANG, "各地") == []


def test_another_cut_of_the_face_comes_before_a_free_font(usual: Shelf) -> None:
    usual.add("华文仿宋", "各地")
    assert names(usual.map(), FANG, "各") == ["华文仿宋 Regular"]


def test_a_free_font_stands_in_and_its_digits_are_those_of_a_serif_font(usual: Shelf) -> None:
    assert names(usual.map(), FANG, "各2“") == [
        "FandolFang Regular",
        "Liberation Serif Regular",
        "FandolFang Regular",
    ]


def test_digits_come_from_the_chinese_font_where_that_is_asked(usual: Shelf) -> None:
    assert names(usual.map(serif_latin=False), FANG, "各2") == ["FandolFang Regular"] * 2


def test_the_office_can_choose_a_font(usual: Shelf) -> None:
    fonts = usual.map(overrides={"仿宋_GB2312": "Noto Serif CJK SC Bold"})
    assert names(fonts, FANG, "各") == ["Noto Serif CJK SC Bold"]


def test_a_character_that_the_font_lacks_comes_from_the_fallback(usual: Shelf) -> None:
    assert names(usual.map(), FANG, "各喆") == ["FandolFang Regular", "Noto Serif CJK SC Regular"]


def test_bold_is_taken_where_there_is_one(usual: Shelf) -> None:
    assert names(usual.map(), Wanted("黑体", bold=True), "各") == ["FandolHei Bold"]


def test_a_latin_family_has_a_latin_substitute(usual: Shelf) -> None:
    assert names(usual.map(), Wanted("Times New Roman"), "A各") == [
        "Liberation Serif Regular",
        "Noto Serif CJK SC Regular",
    ]


@pytest.mark.parametrize(
    ("wanted", "text", "expected"),
    [
        (FANG, "各地", ["DG801"]),
        (FANG, "各喆", ["DG801", "DG803"]),
        (FANG, "各\U0001f600", ["DG801", "DG804"]),
        (Wanted("仿宋_GB2312", bold=True), "各地", ["DG801", "DG806"]),
        (Wanted("楷体_GB2312"), "各地", ["DG802"]),
        (Wanted("Liberation Serif"), "A", []),
        (FANG, " \n", []),
    ],
)
def test_every_substitution_is_a_finding(
    usual: Shelf, wanted: Wanted, text: str, expected: list[str]
) -> None:
    assert codes(usual.map(), wanted, text) == expected


def test_a_finding_names_each_character_that_no_font_has(usual: Shelf) -> None:
    findings = sheet_of(usual.map(), {FANG: "各\U0001f600𠮷"}).findings
    assert findings[-1].message.en == "\U0001f600 U+1F600 𠮷 U+20BB7"


def test_a_finding_names_the_first_paragraph_that_it_is_seen_in(usual: Shelf) -> None:
    texts = {FANG: {"footer1 ¶1": "喆", "¶10": "喆", "¶2": "各", "¶3": "喆"}}
    found = font_sheet(usual.map(), texts, place=PLACE).findings
    assert [(each.code, each.place.within) for each in found] == [("DG801", "¶2 (+3)"), ("DG803", "¶3 (+2)")]


def test_a_variable_font_is_a_warning_and_is_fixed_at_one_weight(usual: Shelf) -> None:
    usual.add("仿宋_GB2312", "各地", variable=True)
    sheet = sheet_of(usual.map(), {FANG: "各"})
    assert [finding.code for finding in sheet.findings] == ["DG805"]
    assert not any("fvar" in hb.Face(hb.Blob(file)).table_tags for file in sheet.files.values())


def test_a_machine_without_any_font_loses_every_character(shelf: Shelf) -> None:
    fonts = shelf.map()
    assert codes(fonts, FANG, "各") == ["DG804"]
    assert fonts.widths(FANG)["各"] == 0.5


def test_widths_are_those_of_the_font_that_sets_the_character(usual: Shelf) -> None:
    widths = usual.map().widths(FANG)
    assert [widths[character] for character in "各1喆"] == [1.0, 0.5, 1.0]


def test_a_face_tells_how_high_its_lines_are(usual: Shelf) -> None:
    face = MappedFaces(usual.map()).face("仿宋_GB2312", bold=False, italic=False, text="")
    assert (face.ascent, face.descent) == (0.88, 0.12)


def test_a_face_of_a_collection_is_found_by_name(tmp_path: Path) -> None:
    japanese, chinese = built("Noto Serif CJK JP", "各").font, built("Noto Serif CJK SC", "各地").font
    collection = TTCollection()
    collection.fonts = [_reread(japanese, tmp_path), _reread(chinese, tmp_path)]
    path = tmp_path / "both.ttc"
    collection.save(path)
    file = font_file(path, "Noto Serif CJK SC", "Regular")
    assert file is not None
    assert (file.index, file.holds("地")) == (1, True)


def _reread(font: TTFont, folder: Path) -> TTFont:
    path = folder / "part.ttf"
    font.save(path)
    return TTFont(path, lazy=False)


@pytest.mark.parametrize(
    "content", [b"", b"not a font", b"OTTO" + bytes(40), b"ttcf\0\1\0\0\xff\xff\xff\xff"]
)
def test_a_damaged_file_is_no_font(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "bad.otf"
    path.write_bytes(content)
    assert font_file(path, "仿宋_GB2312", "") is None


def test_a_sheet_serves_each_font_under_a_name_of_its_own(usual: Shelf) -> None:
    sheet = sheet_of(usual.map(), {FANG: "各1喆"})
    assert sheet.css.count("@font-face") == len(sheet.files) == 3
    assert 'font-family:"docgen Liberation Serif Latin"' in sheet.css


def test_the_latin_font_of_a_chinese_text_sets_no_quotes(usual: Shelf) -> None:
    texts = {FANG: "“各1”", Wanted("Times New Roman"): "“é"}
    sheet = sheet_of(usual.map(), texts)
    rows = [row for row in sheet.css.splitlines() if "Serif Latin" in row]
    face = hb.Face(hb.Blob(sheet.files[rows[0].partition("url(")[2].rstrip(")}")]))
    assert ord("“") not in face.unicodes


def test_the_same_texts_give_the_same_sheet(usual: Shelf) -> None:
    one = sheet_of(usual.map(), {FANG: "各地", Wanted("黑体"): "地"})
    other = sheet_of(usual.map(), {Wanted("黑体"): "地", FANG: "地各"})
    assert (one.css, one.files) == (other.css, other.files)


@pytest.mark.pdf
@pytest.mark.parametrize("address", ["https://example.com/a.png", "file:///etc/passwd", "data:text/plain,x"])
def test_nothing_but_the_sheet_is_served(address: str) -> None:
    pytest.importorskip("weasyprint")
    refused: list[str] = []
    fetcher = closed_fetcher({"docgen-font:0": b"font"}, refused)
    assert fetcher.fetch("docgen-font:0").read() == b"font"
    with pytest.raises(ValueError, match="not served"):
        fetcher.fetch(address)
    assert refused == [address]
