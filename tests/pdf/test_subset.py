from __future__ import annotations

import gc
import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("weasyprint")

import pypdfium2  # after the check that the pdf extra is here
import uharfbuzz as hb
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from PIL import ImageChops
from weasyprint import HTML

from docgen.diagnostics import Place
from docgen.machine.fonts import fonts_in_folders
from docgen.pdf.fonts import FontMap
from docgen.pdf.fontsheet import closed_fetcher, font_sheet
from docgen.pdf.fontsource import emptied
from docgen.pdf.subset import Subsetter, subset_font, subset_with_wheel, subsetter
from tests.benchmarks.pairs import paired
from tests.word.notices import _SENTENCES

TEXT = "".join(_SENTENCES)
FAMILIES = ("仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体")
FOLDERS = (Path("/usr/share/fonts"), Path.home() / ".local/share/fonts")
FONTS = FontMap(fonts_in_folders(FOLDERS))
FANG = FONTS.face("仿宋_GB2312")

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.skipif("Fandol" not in FANG.css, reason="because the free Chinese fonts are not installed"),
]


@pytest.fixture
def without_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the system's subset library away from WeasyPrint, as on a fresh machine."""
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)


def laid_out(text: str = TEXT, configuration: Any = None) -> Any:
    texts = {FONTS.face(family).wanted: text for family in FAMILIES}
    sheet = font_sheet(FONTS, texts, place=Place(""))
    body = "".join(
        f"<p style='{FONTS.face(family).css}'>{text}</p>".replace('"', "&quot;") for family in FAMILIES
    )
    body = body.replace("'", '"')
    html = f"<html lang=zh-CN><title>t</title><style>{sheet.css}</style>{body}"
    fetcher = closed_fetcher(sheet.files, [])
    return HTML(string=html, url_fetcher=fetcher).render(font_config=emptied(configuration))


def printed(*, wheel: bool) -> bytes:
    document = laid_out()
    if wheel:
        subset_with_wheel(document)
    pdf: bytes = document.write_pdf()
    return pdf


def picture(pdf: bytes) -> Any:
    document = pypdfium2.PdfDocument(pdf)
    image = document[0].render(scale=2).to_pil().convert("L")
    document.close()
    return image


@pytest.mark.usefixtures("without_library")
def test_without_the_library_the_wheel_does_the_work() -> None:
    assert subset_with_wheel(laid_out()) is Subsetter.WHEEL


@pytest.mark.usefixtures("without_library")
@pytest.mark.filterwarnings("ignore")
def test_the_wheel_draws_the_same_picture_as_font_tools() -> None:
    assert (
        ImageChops.difference(picture(printed(wheel=True)), picture(printed(wheel=False))).getbbox() is None
    )


def test_the_wheel_draws_the_same_picture_as_what_the_machine_has(monkeypatch: pytest.MonkeyPatch) -> None:
    own = picture(printed(wheel=False))
    monkeypatch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
    monkeypatch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
    assert ImageChops.difference(picture(printed(wheel=True)), own).getbbox() is None


@pytest.mark.slow
@pytest.mark.usefixtures("without_library")
@pytest.mark.filterwarnings("ignore")
def test_without_the_library_the_wheel_takes_a_third_of_the_time_at_most() -> None:
    ratio = paired(lambda: printed(wheel=True), lambda: printed(wheel=False), rounds=3)
    assert ratio.median < 1 / 3, str(ratio)


@pytest.mark.slow
@pytest.mark.skipif(subsetter() is not Subsetter.SYSTEM, reason="because the library is not installed")
def test_the_wheel_is_as_fast_as_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    def without() -> bytes:
        with monkeypatch.context() as patch:
            patch.setattr("weasyprint.text.ffi.harfbuzz_subset", None)
            patch.setattr("weasyprint.pdf.fonts.harfbuzz_subset", None)
            return printed(wheel=True)

    ratio = paired(without, lambda: printed(wheel=True), rounds=5)
    assert ratio.median < 1.35, str(ratio)


@pytest.mark.slow
def test_a_machine_that_never_had_the_library_uses_the_wheel(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(
        "import cffi, warnings\n"
        "warnings.simplefilter('ignore')\n"
        "real = cffi.FFI.dlopen\n"
        "def dlopen(self, name, *rest):\n"
        "    if 'subset' in str(name): raise OSError(name)\n"
        "    return real(self, name, *rest)\n"
        "cffi.FFI.dlopen = dlopen\n"
        "from docgen.pdf.subset import subsetter\n"
        "print(subsetter().value)\n",
        encoding="utf-8",
    )
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONPATH": root}
    done = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=True, env=environment
    )
    assert done.stdout.strip() == "uharfbuzz"


def test_a_glyph_has_the_number_by_which_a_pdf_finds_it() -> None:
    file = FONTS.chain(FANG.wanted).files[0]
    font = TTFont(io.BytesIO(subset_font(file.face, "各地要对照")))
    charset = font["CFF "].cff.topDictIndex[0].charset
    assert charset[1:] == [f"cid{place:05d}" for place in range(1, len(charset))]


def test_a_subset_holds_the_characters_it_was_asked_for_and_no_others() -> None:
    file = FONTS.chain(FANG.wanted).files[0]
    face = hb.Face(hb.Blob(subset_font(file.face, "各地喆")))
    assert sorted(map(chr, face.unicodes)) == sorted("各地")


def test_a_subset_is_the_same_every_time() -> None:
    file = FONTS.chain(FANG.wanted).files[0]
    assert subset_font(file.face, "各地要") == subset_font(file.face, "要地各")


def test_a_configuration_used_again_gives_the_bytes_of_a_new_one() -> None:
    one = emptied()
    again = [laid_out(text, one).write_pdf() for text in (TEXT[:90], TEXT[90:200], TEXT[:90])]
    new = [laid_out(text).write_pdf() for text in (TEXT[:90], TEXT[90:200])]
    assert again == [*new, new[0]]


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
