"""Write the named styles of `docgen.layout.styles` as the part styles.xml."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from docgen.layout.faces import Face
from docgen.layout.page import Profile
from docgen.layout.style import Border, Indent, Kind, Style, TableBorders
from docgen.layout.styles import NORMAL, by_id, styles
from docgen.layout.units import Length
from docgen.ooxml.xml import serialize_xml
from docgen.word.markup import (
    NAMESPACES,
    PARAGRAPH_ORDER,
    RUN_ORDER,
    STYLE_ORDER,
    clark,
    ordered,
    w,
)

_AS_HIGH_AS_NEEDED: dict[str, str | int] = {"line": 240, "lineRule": "auto"}

_BUILT_IN_COUNT = 376
"""How many styles Word knows by itself; all are hidden but those defined here."""


def styles_part(profile: Profile) -> bytes:
    """Return styles.xml for `profile`: defaults, Word's own basic styles, and ours."""
    every = by_id(styles(profile))
    root = etree.Element(clark("w:styles"), nsmap={"w": NAMESPACES["w"]})
    root.extend([_defaults(every[NORMAL]), _latent(), *_basic()])
    root.extend(_style(style, priority) for priority, style in enumerate(every.values(), 1))
    return serialize_xml(root)


def _defaults(normal: Style) -> etree._Element:
    run = ordered("rPr", RUN_ORDER, [*_font(normal), w("lang", val="en-US", eastAsia="zh-CN")])
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _latent() -> etree._Element:
    return w(
        "latentStyles",
        defLockedState=0,
        defUIPriority=99,
        defSemiHidden=1,
        defUnhideWhenUsed=1,
        defQFormat=0,
        count=_BUILT_IN_COUNT,
    )


def _basic() -> Iterator[etree._Element]:
    font = w(
        "style", w("name", val="Default Paragraph Font"), type="character", styleId="DefaultParagraphFont"
    )
    table = w(
        "style",
        w("name", val="Normal Table"),
        w("tblPr", w("tblInd", w=0, type="dxa"), _cell_margins(beside=108)),
        type="table",
        styleId="TableNormal",
    )
    for style in (font, table):
        style.set(clark("w:default"), "1")
        yield style


def _style(style: Style, priority: int) -> etree._Element:
    aliases = w("aliases", val=style.shown) if style.shown and style.outline_level is not None else None
    table_base = "TableNormal" if style.kind is Kind.TABLE else ""
    children = [
        w("name", val=style.name),
        aliases,
        w("basedOn", val=style.based_on or table_base) if style.based_on or table_base else None,
        w("next", val=style.following) if style.following else None,
        w("link", val=style.link) if style.link else None,
        w("uiPriority", val=priority),
        w("qFormat"),
        _unless_empty(ordered("pPr", PARAGRAPH_ORDER, _paragraph(style))),
        _unless_empty(ordered("rPr", RUN_ORDER, _font(style))),
        _table(style.borders) if style.borders else None,
        w("tcPr", w("vAlign", val="center")) if style.borders and style.borders.centred else None,
    ]
    made = ordered("style", STYLE_ORDER, children)
    made.set(clark("w:type"), style.kind.value)
    made.set(clark("w:styleId"), style.id)
    if style.id == NORMAL:
        made.set(clark("w:default"), "1")
    elif style.name == style.label:
        made.set(clark("w:customStyle"), "1")
    return made


def _unless_empty(properties: etree._Element) -> etree._Element | None:
    return properties if len(properties) else None


def _paragraph(style: Style) -> Iterator[etree._Element]:
    if style.id == NORMAL:
        yield from _asian_typography()
    yield from _flow(style)
    if style.bottom:
        yield w("pBdr", _border("bottom", style.bottom))
    if style.right_tab is not None:
        yield w("tabs", w("tab", val="right", pos=style.right_tab.twips))
    if spacing := spacing_of(before=style.before, after=style.after, line=style.line):
        yield w("spacing", **(spacing | _AS_HIGH_AS_NEEDED if style.grows else spacing))
    if style.indent:
        yield indent_of(style.indent)
    if style.align:
        yield w("jc", val=style.align.value)


def _flow(style: Style) -> Iterator[etree._Element]:
    if style.keep_next:
        yield w("keepNext")
    if style.keeps_two_lines:
        yield w("widowControl", val=1)
    if style.page_break_before:
        yield w("pageBreakBefore")
    if style.outline_level is not None:
        yield w("outlineLvl", val=style.outline_level)


def _asian_typography() -> Iterator[etree._Element]:
    """Yield what every paragraph needs so that all engines break Chinese lines alike."""
    for name, value in (
        ("widowControl", 0),
        ("kinsoku", 1),
        ("overflowPunct", 1),
        ("autoSpaceDE", 0),
        ("autoSpaceDN", 0),
        ("adjustRightInd", 0),
        ("snapToGrid", 0),
    ):
        yield w(name, val=value)


def spacing_of(
    *, before: Length | None = None, after: Length | None = None, line: Length | None = None
) -> dict[str, str | int]:
    """Return the attributes of `w:spacing` for what is given; a `line` is exact."""
    values: dict[str, str | int] = {}
    if before is not None:
        values["before"] = before.twips
    if after is not None:
        values["after"] = after.twips
    if line is not None:
        values |= {"line": line.twips, "lineRule": "exact"}
    return values


def indent_of(indent: Indent) -> etree._Element:
    """Return `w:ind`, in characters for Word and in twips for the others."""
    attributes: dict[str, str | int] = {}
    sides = (
        ("left", indent.left),
        ("right", indent.right),
        ("firstLine", indent.first),
        ("hanging", indent.hanging),
    )
    for side, characters in sides:
        if characters or (side == "firstLine" and not indent.hanging):
            attributes[f"{side}Chars"] = round(characters * 100)
            attributes[side] = indent.twips(characters)
    return w("ind", **attributes)


def _border(side: str, border: Border | None) -> etree._Element:
    if border is None:
        return w(side, val="nil")
    space = round(border.space.pt)
    return w(side, val="single", sz=border.weight.eighths, space=space, color=border.color)


def _font(style: Style) -> Iterator[etree._Element]:
    if style.face or style.latin:
        yield _faces(style.face, style.latin)
    if style.id == NORMAL:
        yield w("snapToGrid", val=0)
    if style.color:
        yield w("color", val=style.color)
    if style.spacing is not None:
        yield w("spacing", val=style.spacing.twips)
    if style.size is not None:
        yield w("sz", val=style.size.half_points)
        yield w("szCs", val=style.size.half_points)


def _faces(face: Face | None, latin: Face | None) -> etree._Element:
    attributes: dict[str, str | int] = {"hint": "eastAsia"}
    if latin:
        attributes |= {"ascii": latin.family, "hAnsi": latin.family, "cs": latin.family}
    if face:
        attributes["eastAsia"] = face.family
    return w("rFonts", **attributes)


def _table(borders: TableBorders) -> etree._Element:
    sides = (
        ("top", borders.outer),
        ("left", borders.sides),
        ("bottom", borders.outer),
        ("right", borders.sides),
        ("insideH", borders.inner_rows),
        ("insideV", borders.inner_columns),
    )
    drawn = w("tblBorders", *(_border(side, border) for side, border in sides))
    margins = _cell_margins(beside=borders.beside.twips, below=borders.below.twips)
    return w("tblPr", w("tblInd", w=0, type="dxa"), drawn, margins)


def _cell_margins(*, beside: int, below: int = 0) -> etree._Element:
    sides = (("top", 0), ("left", beside), ("bottom", below), ("right", beside))
    return w("tblCellMar", *(w(side, w=width, type="dxa") for side, width in sides))
