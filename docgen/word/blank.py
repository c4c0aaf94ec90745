"""Make a fresh template package: every style, both footers, Chinese settings, and no text."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from docgen.layout.faces import Face
from docgen.layout.page import Profile
from docgen.layout.styles import FOOTER_EVEN, FOOTER_ODD
from docgen.ooxml.member import CONTENT_TYPES
from docgen.ooxml.names import CONTENT_TYPES_NAMESPACE, OFFICE_RELATIONS, RELATIONS_NAMESPACE
from docgen.ooxml.relations import relations_name
from docgen.ooxml.xml import serialize_xml
from docgen.word.markup import NAMESPACES, clark, element, text_run, w
from docgen.word.parts import DOCUMENT, STYLES, WORD_TYPE
from docgen.word.properties import (
    APP,
    APP_XML,
    CORE,
    PROPERTY_RELATIONS,
    PROPERTY_TYPES,
    Properties,
    core_xml,
)
from docgen.word.styles import styles_part

FOOTERS = {"odd": "word/footer1.xml", "even": "word/footer2.xml"}
"""Parts of the two footers; Word calls the odd one ``default``."""

_PARTS = (
    (DOCUMENT, f"{WORD_TYPE}.document.main+xml"),
    (STYLES, f"{WORD_TYPE}.styles+xml"),
    ("word/settings.xml", f"{WORD_TYPE}.settings+xml"),
    ("word/fontTable.xml", f"{WORD_TYPE}.fontTable+xml"),
    (FOOTERS["odd"], f"{WORD_TYPE}.footer+xml"),
    (FOOTERS["even"], f"{WORD_TYPE}.footer+xml"),
    *PROPERTY_TYPES.items(),
)


def blank_template(profile: Profile) -> dict[str, bytes]:
    """Return the parts of a template without text, ready for `docgen.ooxml.package.write_package`."""
    return {
        CONTENT_TYPES: _content_types(),
        relations_name(""): _relations(
            [
                (f"{OFFICE_RELATIONS}/officeDocument", DOCUMENT),
                *((kind, part) for part, kind in PROPERTY_RELATIONS.items()),
            ]
        ),
        relations_name(DOCUMENT): _relations(
            (f"{OFFICE_RELATIONS}/{kind}", target)
            for kind, target in (
                ("styles", "styles.xml"),
                ("settings", "settings.xml"),
                ("fontTable", "fontTable.xml"),
                ("footer", "footer1.xml"),
                ("footer", "footer2.xml"),
            )
        ),
        DOCUMENT: serialize_xml(part_root("document", w("body", w("p"), section_of(profile)))),
        STYLES: styles_part(profile),
        "word/settings.xml": serialize_xml(_settings()),
        "word/fontTable.xml": serialize_xml(_fonts()),
        FOOTERS["odd"]: serialize_xml(part_root("ftr", page_number(FOOTER_ODD))),
        FOOTERS["even"]: serialize_xml(part_root("ftr", page_number(FOOTER_EVEN))),
        CORE: core_xml(Properties()),
        APP: APP_XML,
    }


def section_of(profile: Profile) -> etree._Element:
    """Return the section properties of `profile`, with both footers."""
    margins = profile.margins
    footers = (("default", "rId4"), ("even", "rId5"))
    return w(
        "sectPr",
        *(element("w:footerReference", {"w:type": kind, "r:id": rid}) for kind, rid in footers),
        w("pgSz", w=profile.sheet_width.twips, h=profile.sheet_height.twips),
        w(
            "pgMar",
            top=margins.top.twips,
            right=margins.right.twips,
            bottom=margins.bottom.twips,
            left=margins.left.twips,
            header=profile.header.twips,
            footer=profile.footer.twips,
            gutter=0,
        ),
        w("cols", space=425),
        w("docGrid", linePitch=profile.line.twips),
    )


def page_number(style: str) -> etree._Element:
    """Return the paragraph ``— 1 —`` in `style`, the figure as a whole field with a result (7.5)."""
    return w("p", w("pPr", w("pStyle", val=style)), text_run("— "), *field("PAGE", "1"), text_run(" —"))


def field(code: str, result: str) -> list[etree._Element]:
    """Return the runs of a field: instruction, and the result shown until it is brought up to date."""
    instruction = w("instrText")
    instruction.text = f" {code} "
    instruction.set(clark("xml:space"), "preserve")
    return [
        w("r", w("fldChar", fldCharType="begin")),
        w("r", instruction),
        w("r", w("fldChar", fldCharType="separate")),
        text_run(result),
        w("r", w("fldChar", fldCharType="end")),
    ]


def part_root(local: str, *children: etree._Element) -> etree._Element:
    """Return the root ``w:local`` of a part, which declares every prefix that fragments use."""
    namespaces = {p: uri for p, uri in NAMESPACES.items() if p != "xml"}
    root = etree.Element(clark(f"w:{local}"), nsmap=namespaces)
    root.extend(children)
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(namespaces))
    return root


def _settings() -> etree._Element:
    mode = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return w(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", w("doNotExpandShiftReturn"), mode),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def _fonts() -> etree._Element:
    return w(
        "fonts",
        *(
            w(
                "font",
                w("altName", val=face.value.alternate),
                w("charset", val="86"),
                w("family", val=face.value.generic),
                w("pitch", val="fixed" if face.value.generic == "modern" else "variable"),
                name=face.family,
            )
            for face in Face
        ),
    )


def _content_types() -> bytes:
    defaults = (
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
    )
    entries = [f'<Default Extension="{ext}" ContentType="{kind}"/>' for ext, kind in defaults]
    entries += [f'<Override PartName="/{part}" ContentType="{kind}"/>' for part, kind in _PARTS]
    return _part(f'<Types xmlns="{CONTENT_TYPES_NAMESPACE}">{"".join(entries)}</Types>')


def _relations(targets: Iterable[tuple[str, str]]) -> bytes:
    entries = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return _part(f'<Relationships xmlns="{RELATIONS_NAMESPACE}">{"".join(entries)}</Relationships>')


def _part(xml: str) -> bytes:
    return serialize_xml(etree.fromstring(xml))
