"""Build WordprocessingML: namespaces, elements, and the order in which the schema wants properties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree
from markupsafe import Markup

from docgen.ooxml.wordml import NAMESPACES, clark

__all__ = [
    "NAMESPACES",
    "PARAGRAPH_ORDER",
    "RUN_ORDER",
    "SECTION_ORDER",
    "STYLE_ORDER",
    "clark",
    "element",
    "fragment",
    "ordered",
    "put",
    "text_run",
    "w",
]

_DECLARED: Final = f' xmlns:w="{NAMESPACES["w"]}"'
"""Declared at the root of every document, so it need not be repeated in each fragment."""

PARAGRAPH_ORDER: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
    "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
"""Children of `w:pPr` in the order of the schema."""

RUN_ORDER: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd "
    "fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath"
)
"""Children of `w:rPr` in the order of the schema."""

STYLE_ORDER: Final = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
    "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
"""Children of `w:style` in the order of the schema."""

SECTION_ORDER: Final = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings "
    "sectPrChange"
)
"""Children of `w:sectPr` in the order of the schema; references to headers and footers may be mixed."""


def element(
    name: str, attributes: Mapping[str, str | int] | None = None, *children: etree._Element
) -> etree._Element:
    """Return the element ``prefix:name`` with its attributes and children."""
    given = attributes or {}
    made = etree.Element(clark(name), {clark(k): str(v) for k, v in given.items()}, _nsmap(name, *given))
    made.extend(children)
    return made


def w(local: str, *children: etree._Element, **attributes: str | int) -> etree._Element:
    """Return the element ``w:local``; attributes are of the same namespace."""
    return element(f"w:{local}", {f"w:{key}": value for key, value in attributes.items()}, *children)


def ordered(name: str, order: str, children: Iterable[etree._Element | None]) -> etree._Element:
    """Return the element ``w:name`` with its children, None left out, in the `order` of the schema."""
    places = order.split()
    present = [child for child in children if child is not None]
    return w(name, *sorted(present, key=lambda child: places.index(etree.QName(child).localname)))


def put(parent: etree._Element, child: etree._Element, order: str) -> None:
    """Put `child` among the children of `parent` in the `order` of the schema, after those of its own kind.

    Children that the order does not know stay where they are.
    """
    places = {name: place for place, name in enumerate(order.split())}
    own = places[etree.QName(child).localname]
    before = [other for other in parent if places.get(etree.QName(other).localname, own + 1) <= own]
    parent.insert(parent.index(before[-1]) + 1 if before else 0, child)


def text_run(text: str, properties: etree._Element | None = None) -> etree._Element:
    """Return a run that shows `text`."""
    body = w("t")
    body.text = text
    if text != text.strip():
        body.set(clark("xml:space"), "preserve")
    return w("r", *([] if properties is None else [properties]), body)


def fragment(elements: Iterable[etree._Element]) -> Markup:
    """Return the markup of `elements` as a filter gives it to a template."""
    text = "".join(etree.tostring(each, encoding="unicode") for each in elements)
    return Markup(text.replace(_DECLARED, ""))  # noqa: S704 - lxml has escaped every text


def _nsmap(*names: str) -> dict[str, str]:
    prefixes = dict.fromkeys(name.rpartition(":")[0] for name in names)
    return {prefix: NAMESPACES[prefix] for prefix in prefixes if prefix not in ("", "xml")}
