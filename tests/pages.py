"""Read a printed page in millimetres from the top left corner of the sheet.

Places that the standard gives are those of ink, so they are read from the drawn page; lines, characters and
faces are read from the text of the PDF.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pdfplumber
import pypdfium2
from PIL import Image, ImageChops

_DPI = 300
_MM = 25.4 / _DPI
_PT = 25.4 / 72

Span = tuple[float, float]
"""First and last place of something, mm."""


@dataclass(frozen=True)
class Line:
    """One line of text; `left` and `right` are its edges, `faces` the fonts of its Chinese characters."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    faces: frozenset[str]
    lefts: tuple[float, ...]

    def left_of(self, part: str) -> float:
        """Return where `part` of the line starts."""
        return self.lefts[self.text.index(part)]

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True)
class Rule:
    """One horizontal rule."""

    left: float
    right: float
    y: float
    weight_mm: float


@dataclass(frozen=True)
class Page:
    """One printed page."""

    number: int
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    image: Image.Image

    @cached_property
    def body(self) -> tuple[Line, ...]:
        """Return the lines inside the type area that are set as body text."""
        return tuple(line for line in self.lines if line.baseline < 263 and abs(line.size - 16) < 0.5)

    @cached_property
    def dark(self) -> tuple[Span, ...]:
        """Return the bands of black ink in the type area, top to bottom."""
        return _bands(_crop(self.image.convert("L").point(lambda v: 255 * (v < 140)), 20, 20, 190, 262.4))

    @cached_property
    def red(self) -> tuple[Span, ...]:
        """Return the bands of red ink, top to bottom."""
        return _bands(self._red_mask)

    @cached_property
    def _red_mask(self) -> Image.Image:
        r, g, b = self.image.split()
        warm = ImageChops.multiply(r.point(lambda v: 255 * (v > 180)), g.point(lambda v: 255 * (v < 140)))
        return ImageChops.multiply(warm, b.point(lambda v: 255 * (v < 120)))

    def red_across(self, band: Span) -> Span:
        """Return the left and right edge of the red ink in a band."""
        found = _bands(
            _crop(self._red_mask, 0, band[0] - 0.1, 210, band[1] + 0.1).transpose(Image.Transpose.TRANSPOSE),
            200,
        )
        return found[0][0], found[-1][1]

    def number_ink(self) -> tuple[Span, Span]:
        """Return the edges of the page number's ink: across, and down."""
        mask = _crop(self.image.convert("L").point(lambda v: 255 * (v < 140)), 20, 263.5, 190, 285)
        across = _bands(mask.transpose(Image.Transpose.TRANSPOSE), 200)
        down = _bands(mask, 3)
        return (across[0][0], across[-1][1]), down[0]

    def line(self, start: str) -> Line:
        """Return the first line that starts with `start`."""
        return next(line for line in self.lines if line.text.startswith(start))

    def above(self, place: float) -> Span:
        """Return the last band of black ink above `place`."""
        return [band for band in self.dark if band[1] < place][-1]

    def below(self, place: float) -> Span:
        """Return the first band of black ink below `place`."""
        return next(band for band in self.dark if band[0] > place)


def read_pages(path: Path) -> tuple[Page, ...]:
    """Return the pages of a PDF."""
    drawn = pypdfium2.PdfDocument(path)
    try:
        with pdfplumber.open(path) as pdf:
            return tuple(_page(page, drawn[page.page_number - 1]) for page in pdf.pages)
    finally:
        drawn.close()


def _page(page: Any, drawn: Any) -> Page:
    image = drawn.render(scale=_DPI / 72).to_pil().convert("RGB")
    shapes = [shape for shape in page.lines + page.rects if shape["bottom"] - shape["top"] < 3]
    rules = (
        Rule(
            shape["x0"] * _PT,
            shape["x1"] * _PT,
            (shape["top"] + shape["bottom"]) / 2 * _PT,
            (shape["linewidth"] or 0) * _PT,
        )
        for shape in shapes
    )
    return Page(page.page_number, _lines(page), tuple(sorted(rules, key=lambda rule: rule.y)), image)


def _lines(page: Any) -> tuple[Line, ...]:
    rows: dict[float, list[Any]] = {}
    for char in page.chars:
        if char["text"].strip():
            y = float(page.height) - char["matrix"][5]
            rows.setdefault(next((row for row in rows if abs(row - y) < 2.5), y), []).append(char)
    return tuple(_line(y, sorted(rows[y], key=lambda char: float(char["x0"]))) for y in sorted(rows))


def _line(y: float, chars: list[Any]) -> Line:
    lefts = tuple(char["x0"] * _PT for char in chars for _ in char["text"])
    faces = {char["fontname"].split("+")[-1] for char in chars if char["text"] > "\u2010"}
    sizes = sorted(char["size"] for char in chars)
    text = "".join(char["text"] for char in chars)
    return Line(
        text, lefts[0], chars[-1]["x1"] * _PT, y * _PT, sizes[len(sizes) // 2], frozenset(faces), lefts
    )


def _crop(mask: Image.Image, left: float, top: float, right: float, bottom: float) -> Image.Image:
    box = tuple(round(place / _MM) for place in (left, top, right, bottom))
    kept = Image.new("L", mask.size, 0)
    kept.paste(mask.crop((box[0], box[1], box[2], box[3])), (box[0], box[1]))
    return kept


def _bands(mask: Image.Image, merged_below: float = 0.35) -> tuple[Span, ...]:
    """Return first and last ink of the bands of a mask; bands closer than `merged_below` mm are one."""
    found: list[Span] = []
    for y, ink in enumerate(mask.getprojection()[1]):
        if ink and found and y * _MM - found[-1][1] <= merged_below:
            found[-1] = (found[-1][0], (y + 1) * _MM)
        elif ink:
            found.append((y * _MM, (y + 1) * _MM))
    return tuple(found)
