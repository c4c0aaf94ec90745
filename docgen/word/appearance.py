"""Warn where a template leaves the law of named styles: direct formatting, styles that do not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.word.file_faults import DIRECT_FORMAT, MISSING_STYLE
from docgen.word.locate import Flaw
from docgen.word.paragraphs import Paragraph, W

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
    for element, paragraph in zip(root.iter(f"{W}p"), paragraphs, strict=True):
        direct = _direct(element)
        formats = [_FORMATS[key] for key in _FORMATS if key in direct]
        if formats:
            zh, en = "、".join(each.zh for each in formats), ", ".join(each.en for each in formats)
            yield Flaw(DIRECT_FORMAT, Text(zh, en), paragraph)
        for reference in element.iter(f"{W}pStyle", f"{W}rStyle"):
            style = reference.get(f"{W}val") or ""
            if style not in style_ids:
                yield Flaw(MISSING_STYLE, Text(style, style), paragraph)


def missing_styles(styles: etree._Element | None, required: Collection[str]) -> Iterator[Flaw]:
    """Yield the `required` styles, by stored name or alias, that the styles part does not define."""
    known = set(_style_names(styles)) if styles is not None else set()
    for name in required:
        if name not in known:
            yield Flaw(MISSING_STYLE, Text(f"“{name}”", f"“{name}”"))


def style_ids(styles: etree._Element | None) -> frozenset[str]:
    """Return the ids that paragraphs and runs may refer to."""
    found = styles.iter(f"{W}style") if styles is not None else ()
    return frozenset(style.get(f"{W}styleId") or "" for style in found)


def _style_names(styles: etree._Element) -> Iterator[str]:
    for element in styles.iter(f"{W}name", f"{W}aliases"):
        yield from (element.get(f"{W}val") or "").split(",")


def _direct(paragraph: etree._Element) -> set[str]:
    """Return the local names of the formats that the paragraph and its printed runs set themselves."""
    found = {_local(child) for child in paragraph.findall(f"{W}pPr/*")}
    for run in paragraph.findall(f"{W}r"):
        if run.find(f"{W}t") is not None:
            found |= {_local(child) for child in run.findall(f"{W}rPr/*")}
    return found


def _local(element: etree._Element) -> str:
    """Return the local name of a format; a font that is only a hint is no format."""
    if element.tag == f"{W}rFonts" and set(element.attrib) <= {f"{W}hint"}:
        return ""
    return etree.QName(element).localname
