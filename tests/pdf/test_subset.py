from __future__ import annotations

import datetime
import gc
import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("weasyprint")

import pikepdf  # after the check that the pdf extra is here
import pypdfium2
import uharfbuzz as hb
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import ImageChops
from weasyprint import HTML

from docgen.diagnostics import Place
from docgen.machine.fonts import fonts_in_folders
from docgen.pdf.archive import ArchiveFacts, archive
from docgen.pdf.convert import Converted, to_pdf
from docgen.pdf.fonts import FontMap, Wanted, css_families
from docgen.pdf.fontsheet import closed_fetcher, font_sheet
from docgen.pdf.fontsource import emptied
from docgen.pdf.subset import subset_font
from docgen.pdf.synthetic import synthetic_font
from tests.pdf.files import blank, body, saved
from tests.pdf.files import fonts as fonts_of
from tests.projects import CHECKOUT
from tests.word.notices import _SENTENCES

TEXT = "".join(_SENTENCES)
FAMILIES = ("仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体")
FOLDERS = (Path("/usr/share/fonts"), Path.home() / ".local/share/fonts")
FONTS = FontMap(fonts_in_folders(FOLDERS))
WANTED = tuple(map(Wanted, FAMILIES))
FACTS = ArchiveFacts("通知", "委员会", datetime.datetime(2021, 11, 3, tzinfo=datetime.UTC))
HAS_FANDOL = "Fandol" in css_families(FONTS.chain(WANTED[0]))

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.skipif(not HAS_FANDOL, reason="because the free Chinese fonts are not installed"),
]


def laid_out(text: str = TEXT, configuration: Any = None) -> Any:
    texts = {wanted: {"": text} for wanted in WANTED}
    sheet = font_sheet(FONTS, texts, place=Place(""))
    body = "".join(
        f"<p style='font-family:{css_families(FONTS.chain(each))}'>{text}</p>".replace('"', "&quot;")
        for each in WANTED
    )
    body = body.replace("'", '"')
    html = f"<html lang=zh-CN><title>t</title><style>{sheet.css}</style>{body}"
    fetcher = closed_fetcher(sheet.files, [])
    return HTML(string=html, url_fetcher=fetcher).render(font_config=emptied(configuration))


def picture(pdf: bytes) -> Any:
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    return image


def notice() -> bytes:
    """Return a Word file with text in every face of a notice."""
    document = blank()
    for family in FAMILIES:
        fonts_of(body(document, TEXT[:60]).runs[0]._element.get_or_add_rPr(), family)
    return saved(document)


def printed(fonts: FontMap = FONTS) -> Converted:
    return to_pdf(NOTICE, name="x.docx", fonts=fonts)


def embedded_fonts(pdf: bytes) -> dict[bytes, tuple[int, str]]:
    """Return the fonts of a PDF, each with the room it takes there and how it is packed."""
    with pikepdf.open(io.BytesIO(pdf)) as document:
        return {
            bytes(thing.read_bytes()): (len(thing.read_raw_bytes()), str(thing.get("/Filter", "")))
            for font in document.objects
            if isinstance(font, pikepdf.Dictionary) and font.get("/Type") == "/FontDescriptor"
            for key in ("/FontFile2", "/FontFile3")
            if (thing := font.get(key)) is not None
        }


NOTICE = notice()


def test_fonts_are_embedded_just_as_the_wheel_cut_them(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[bytes] = []
    real = hb.subset

    def kept(face: hb.Face, request: hb.SubsetInput) -> hb.Face:
        cut = real(face, request)
        served.append(bytes(cut.blob.data))
        return cut

    monkeypatch.setattr(hb, "subset", kept)
    embedded = embedded_fonts(printed().pdf)
    assert embedded
    assert embedded.keys() <= set(served)


def test_archived_fonts_are_the_same_and_packed() -> None:
    made = printed().pdf
    archived = embedded_fonts(archive(made, FACTS))
    assert archived.keys() == embedded_fonts(made).keys()
    assert {packing for _, packing in archived.values()} == {"/FlateDecode"}
    assert all(room < 0.95 * len(font) for font, (room, _) in archived.items())


def test_a_machine_without_the_library_makes_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    with_library = printed()
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    assert printed() == with_library


@pytest.mark.slow
def test_a_machine_that_never_had_the_library_makes_the_same_bytes(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(WITHOUT_LIBRARY, encoding="utf-8")
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, check=True, env=environment, timeout=120
    )
    assert done.stdout.decode() == hashlib.sha256(printed().pdf).hexdigest()


WITHOUT_LIBRARY = """\
import cffi, hashlib, warnings
warnings.simplefilter("ignore")
real = cffi.FFI.dlopen
def dlopen(self, name, *rest):
    if "subset" in str(name): raise OSError(name)
    return real(self, name, *rest)
cffi.FFI.dlopen = dlopen
from weasyprint.text.ffi import harfbuzz_subset
assert harfbuzz_subset is None
from tests.pdf.test_subset import printed
print(hashlib.sha256(printed().pdf).hexdigest(), end="")
"""
"""Makes the PDF where nothing called libharfbuzz-subset can be loaded."""


def test_a_machine_without_any_font_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "fonts.conf").write_text("<fontconfig/>", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", WITHOUT_FONTS],
        env={**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        cwd=CHECKOUT,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "DG847 x.docx; 1 page\n"), done.stderr


WITHOUT_FONTS = """\
from docgen.errors import TemplateError
from docgen.pdf.convert import to_pdf
from docgen.pdf.fonts import FontMap
from tests.pdf.files import blank, body, saved
document = blank()
empty = saved(document)
body(document, "一")
try:
    to_pdf(saved(document), name="x.docx", fonts=FontMap(()))
except TemplateError as error:
    print(*(f"{each.code} {each.place}" for each in error.report), end="; ")
print(to_pdf(empty, name="x.docx", fonts=FontMap(())).pages, "page")
"""


def test_the_whole_of_a_cut_font_draws_the_picture_that_weasyprint_s_own_cut_draws() -> None:
    whole, cut = (picture(laid_out().write_pdf(full_fonts=full)) for full in (True, False))
    assert ImageChops.difference(whole, cut).getbbox() is None


def test_a_font_that_the_system_chose_is_a_warning_and_is_cut() -> None:
    made = printed(FontMap(()))
    assert {"DG804", "DG809"} <= {finding.code for finding in made.findings}
    assert len(made.pdf) < 1_000_000


def test_the_slow_way_is_never_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    said = [str(finding.message.en) for finding in printed(FontMap(())).findings]
    assert any("fontTools instead of HarfBuzz-Subset" in message for message in said)


@pytest.mark.parametrize("style", ["bold", "italic"])
def test_bold_and_italic_are_seen_where_the_font_has_neither(style: str) -> None:
    document = blank()
    body(document, TEXT[:40])
    setattr(body(document, TEXT[:40]).runs[0], style, True)
    made = to_pdf(saved(document), name="x.docx", fonts=FONTS)
    regular, changed = (_ink(made.pdf, paragraph) for paragraph in (0, 1))
    assert changed > regular * 1.2 if style == "bold" else changed != regular
    assert "DG806" in {finding.code for finding in made.findings}


def _ink(pdf: bytes, paragraph: int) -> int:
    """Return how black the two lines of a paragraph are, all pixels together."""
    page = picture(pdf)
    top, line = int(37 / 297 * page.height), int(28 / 841.9 * page.height)
    rows = page.crop((0, top + 2 * line * paragraph, page.width, top + 2 * line * (paragraph + 1)))
    return sum((255 - level) * count for level, count in enumerate(rows.histogram()))


def test_a_synthetic_font_keeps_every_advance() -> None:
    face = FONTS.chain(WANTED[0]).files[0].face
    font, changed = hb.Font(face), hb.Font(hb.Face(synthetic_font(face, "各1，", bold=True, slanted=True)))
    for character in map(ord, "各1，"):
        glyphs = font.get_nominal_glyph(character), changed.get_nominal_glyph(character)
        assert font.get_glyph_h_advance(glyphs[0]) == changed.get_glyph_h_advance(glyphs[1])


@pytest.mark.parametrize("text", ["第 1 条 Abc 文字", "— 1 —", "年 Abc 年\u00a0月", "Abc 年"])
def test_spaces_between_chinese_and_latin_fonts_leave_no_box(text: str) -> None:
    document = blank()
    body(document, text)
    body(document, (text + TEXT[:9]) * 9)
    made = to_pdf(saved(document), name="x.docx", fonts=FONTS)
    assert {finding.code for finding in made.findings} == {"DG801"}


def test_characters_of_names_that_gb_2312_lacks_are_set_and_named() -> None:
    document = blank()
    body(document, f"委员：{NAMES}")
    made = to_pdf(saved(document), name="x.docx", fonts=FONTS)
    findings = {finding.code: finding.message.en for finding in made.findings}
    page = pypdfium2.PdfDocument(made.pdf)[0].get_textpage().get_text_bounded()
    assert f"委员：{NAMES}" in page
    assert set(NAMES) <= set(findings["DG803"])
    assert "DG804" not in findings


NAMES = "喆玥祎珺堃赟镕旻犇"
"""Characters that occur in names and not in GB 2312."""


def test_a_glyph_has_the_number_by_which_a_pdf_finds_it() -> None:
    file = FONTS.chain(WANTED[0]).files[0]
    font = TTFont(io.BytesIO(subset_font(file.face, "各地要对照")))
    charset = font["CFF "].cff.topDictIndex[0].charset
    assert charset[1:] == [f"cid{place:05d}" for place in range(1, len(charset))]


def test_a_subset_holds_the_characters_it_was_asked_for_and_no_others() -> None:
    file = FONTS.chain(WANTED[0]).files[0]
    face = hb.Face(hb.Blob(subset_font(file.face, "各地喆")))
    assert sorted(map(chr, face.unicodes)) == sorted("各地")


def test_a_subset_is_the_same_every_time() -> None:
    file = FONTS.chain(WANTED[0]).files[0]
    assert subset_font(file.face, "各地要") == subset_font(file.face, "要地各")


def test_a_configuration_used_again_gives_the_bytes_of_a_new_one() -> None:
    one = emptied()
    again = [laid_out(text, one).write_pdf() for text in (TEXT[:90], TEXT[90:200], TEXT[:90])]
    new = [laid_out(text).write_pdf() for text in (TEXT[:90], TEXT[90:200])]
    assert again == [*new, new[0]]


def test_no_font_is_left_on_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    printed()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="because this system hides its memory")
def test_memory_stays_flat_over_many_documents() -> None:
    one = emptied()
    for _ in range(20):
        laid_out(TEXT[:90], one).write_pdf()
    before = _memory()
    for _ in range(60):
        laid_out(TEXT[:90], one).write_pdf()
    assert _memory() - before < 5


def _memory() -> float:
    """Return the memory of this process that is its own, in megabytes."""
    gc.collect()
    rows = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    return next(int(row.split()[1]) for row in rows if row.startswith("RssAnon")) / 1024
