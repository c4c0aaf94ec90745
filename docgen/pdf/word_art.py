"""Set the words of WordArt (``v:textpath``) as plain text as large as their shape: watermarks above all."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from docgen.layout.breaking import is_full_width
from docgen.pdf.appearance import Align, Families, LineRule, ParagraphStyle, RunStyle
from docgen.pdf.measures import color
from docgen.pdf.model import Characters, Paragraph
from docgen.pdf.theme_colors import named_color
from docgen.pdf.xml_names import clark

_FAMILY: Final = re.compile(r"font-family:\s*[\"']?([^\"';]+)")
_NUMBER: Final = re.compile(r"[-+]?(\d{1,9}\.?\d{0,9}|\.\d{1,9})")
_NARROW: Final = 0.55
"""Ems of a character that is not full width, about."""
_PARTS: Final = 65_536


def vml_number(text: str) -> float | None:
    """Return the number that a text begins with, whatever its unit; None where it begins with none."""
    found = _NUMBER.match(text)
    return float(found[0]) if found else None


def vml_color(text: str) -> str:
    """Return a colour of VML, by number or name, as ``#rrggbb``; empty for none that is known."""
    name = text.split(" ", maxsplit=1)[0]
    short = re.fullmatch(r"#([0-9a-fA-F])([0-9a-fA-F])([0-9a-fA-F])", name)
    if short:
        name = "".join(each * 2 for each in short.groups())
    return named_color(name) or color(name.removeprefix("#"))


def word_art(shape: etree._Element, path: etree._Element, size: tuple[float, float]) -> Paragraph:
    """Return the words of `path` in one line that fills a shape of `size`, in its colour."""
    text, look = path.get("string", ""), path.get("style", "")
    ems = sum(1.0 if is_full_width(sign) else _NARROW for sign in text)
    points = max(min(size[1], size[0] / max(ems, _NARROW)), 1.0)
    found = _FAMILY.search(look.replace("&quot;", '"'))
    family = found[1].strip() if found else "宋体"
    style = RunStyle(
        families=Families(family, family, family),
        size=points,
        color=_shade(shape),
        bold="font-weight:bold" in look,
        italic="font-style:italic" in look,
    )
    lines = ParagraphStyle(align=Align.CENTER, rule=LineRule.EXACT, line=points, left=-points, right=-points)
    return Paragraph(lines, (Characters(text, style),), style)


def _shade(shape: etree._Element) -> str:
    """Return the colour of the letters, with as much of it as the shape lets be seen."""
    fill = shape.find(clark("v:fill"))
    asked = "1" if fill is None else fill.get("opacity", "1")
    number = vml_number(asked)
    seen = 1.0 if number is None else number / (_PARTS if asked.endswith("f") else 1)
    shade = vml_color(shape.get("fillcolor", "")) or "#ffffff"
    return shade if seen >= 1 else f"{shade}{round(max(seen, 0.0) * 255):02x}"
