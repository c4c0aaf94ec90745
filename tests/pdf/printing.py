"""Convert Word files with the fonts of this machine, and compare the lines with LibreOffice's print."""

from __future__ import annotations

import difflib
import io
import os
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pdfplumber

from docgen.layout.breaking import LIBREOFFICE, BreakRules
from docgen.machine.fact import Surroundings
from docgen.machine.fonts import installed_fonts
from docgen.ooxml.package import read_package, write_package
from docgen.pdf.convert import Converted, to_pdf
from docgen.pdf.fonts import FontMap

_STYLES = "word/styles.xml"
_SAME_LINE = 2.5
"""Points between baselines that count as one."""


@cache
def machine_fonts() -> FontMap:
    """Return the fonts of this machine; digits from the Chinese fonts, as LibreOffice sets them."""
    surroundings = Surroundings(
        platform=sys.platform,
        python=sys.version_info[:3],
        home=Path.home(),
        search_path=os.environ.get("PATH", ""),
        output=Path(),
    )
    return FontMap(installed_fonts(surroundings), serif_latin=False)


def converted(docx: bytes, rules: BreakRules = LIBREOFFICE) -> Converted:
    """Return the PDF of a Word file."""
    return to_pdf(docx, name="公文.docx", fonts=machine_fonts(), rules=rules)


def lines(pdf: bytes | Path) -> list[list[str]]:
    """Return the lines of each page, white space and turned text left out, top to bottom."""
    with pdfplumber.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as document:
        return [[text for _, text in rows_of(page)] for page in document.pages]


def baselines(pdf: bytes | Path) -> list[tuple[int, float, str]]:
    """Return page, baseline in points from the top, and text of each line."""
    with pdfplumber.open(io.BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as document:
        return [(page.page_number, y, text) for page in document.pages for y, text in rows_of(page)]


def rows_of(page: Any) -> list[tuple[float, str]]:
    """Return the lines of a page with their baselines, in points from the top."""
    rows: list[tuple[float, list[Any]]] = []
    for char in sorted(page.chars, key=lambda c: (float(page.height) - c["matrix"][5], c["x0"])):
        if not char["text"].strip() or not char["upright"]:
            continue
        y = float(page.height) - char["matrix"][5]
        if rows and y - rows[-1][0] <= _SAME_LINE:
            rows[-1][1].append(char)
        else:
            rows.append((y, [char]))
    return [(y, "".join(c["text"] for c in sorted(row, key=lambda c: c["x0"]))) for y, row in rows]


def parity(ours: Sequence[Sequence[str]], theirs: Sequence[Sequence[str]]) -> float:
    """Return the share of lines that are the same in both, in order."""
    a, b = [line for page in theirs for line in page], [line for page in ours for line in page]
    matcher = difflib.SequenceMatcher(a=a, b=b, autojunk=False)
    return sum(block.size for block in matcher.get_matching_blocks()) / max(len(a), len(b), 1)


def with_gap(content: bytes) -> bytes:
    """Return the Word file with white between Chinese and digits, which LibreOffice prints in any case."""
    parts = read_package(content)
    styles = parts[_STYLES]
    for name in (b"DE", b"DN"):
        styles = styles.replace(b'<w:autoSpace%s w:val="0"/>' % name, b"")
    assert styles != parts[_STYLES]
    return write_package({**parts, _STYLES: styles})


def documents(files: Mapping[str, Any]) -> dict[str, bytes]:
    """Return what each function makes."""
    return {name: make() for name, make in files.items()}
