"""Warn where a template leaves the law of named styles: direct formatting, styles that do not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.word.file_faults import DIRECT_FORMAT, MISSING_STYLE
from docgen.word.formats import run_formats
from docgen.word.locate import Flaw
from docgen.word.markup import clark
from docgen.word.paragraphs import Paragraph

_FORMATS: Final[Mapping[str, Text]] = MappingProxyType(
    {
        "jc": Text("对齐", "alignment"),
        "ind": Text("缩进", "indent"),
        "spacing": Text("间距", "spacing"),
        "shd": Text("底纹", "shading"),
        "rFonts": Text("字体", "font"),
        "sz": Text("字号", "size"),
        "b": Text("加粗", "bold"),
        "i": Text("倾斜", "italic"),
        "u": Text("下划线", "underline"),
        "strike": Text("删除线", "strike-through"),
        "color": Text("颜色", "colour"),
        "highlight": Text("突出显示", "highlight"),
    }
)


def appearance_faults(
    root: etree._Element, paragraphs: tuple[Paragraph, ...], style_ids: Collection[str]
) -> Iterator[Flaw]:
    """Yield the paragraphs of a part with formatting of their own, or with a style that is not there."""
    for element, paragraph in zip(root.iter(clark("w:p")), paragraphs, strict=True):
        direct = _direct(element)
        formats = [_FORMATS[key] for key in _FORMATS if key in direct]
        if formats:
            zh, en = "、".join(each.zh for each in formats), ", ".join(each.en for each in formats)
            yield Flaw(DIRECT_FORMAT, Text(zh, en), paragraph)
        for reference in element.iter(clark("w:pStyle"), clark("w:rStyle")):
            style = reference.get(clark("w:val")) or ""
            if style not in style_ids:
                yield Flaw(MISSING_STYLE, Text(style, style), paragraph)


def missing_styles(
    filters: Mapping[Paragraph, frozenset[str]],
    required: Mapping[str, Collection[str]],
    known: Collection[str],
) -> Iterator[Flaw]:
    """Yield the styles that the output of the filters in each paragraph needs and that are not `known`.

    `required` names the styles that each filter needs.
    """
    for paragraph, names in filters.items():
        needed = {style for name in names for style in required.get(name, ())}
        for style in sorted(needed.difference(known)):
            yield Flaw(MISSING_STYLE, Text(f"“{style}”", f"“{style}”"), paragraph)


def _direct(paragraph: etree._Element) -> set[str]:
    """Return the local names of the formats that the paragraph and its printed runs set themselves."""
    found = paragraph.findall(clark("w:pPr/*"))
    for run in paragraph.findall(clark("w:r")):
        if run.find(clark("w:t")) is not None:
            found += run_formats(run)
    return {etree.QName(each).localname for each in found}
