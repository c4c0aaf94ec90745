"""Make a fresh template package: every style, both footers, Chinese settings, and no text."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from docgen.layout.faces import Face
from docgen.layout.page import Profile
from docgen.layout.styles import FOOTER_EVEN, FOOTER_ODD
from docgen.word.markup import NAMESPACES, clark, element, serialize, text_run, w
from docgen.word.styles import styles_part

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
FOOTERS = {"odd": "word/footer1.xml", "even": "word/footer2.xml"}
"""Parts of the two footers; Word calls the odd one ``default``."""

_PARTS = (
    (DOCUMENT, f"{_WORD_TYPE}.document.main+xml"),
    (STYLES, f"{_WORD_TYPE}.styles+xml"),
    ("word/settings.xml", f"{_WORD_TYPE}.settings+xml"),
    ("word/fontTable.xml", f"{_WORD_TYPE}.fontTable+xml"),
    (FOOTERS["odd"], f"{_WORD_TYPE}.footer+xml"),
    (FOOTERS["even"], f"{_WORD_TYPE}.footer+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
)


def blank_template(profile: Profile) -> dict[str, bytes]:
    """Return the parts of a template without text, ready for `docgen.ooxml.package.write_package`."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            [
                (f"{_OFFICE_RELATION}/officeDocument", DOCUMENT),
                (f"{_RELATIONS}/metadata/core-properties", "docProps/core.xml"),
                (f"{_OFFICE_RELATION}/extended-properties", "docProps/app.xml"),
            ]
        ),
        "word/_rels/document.xml.rels": _relations(
            [
                (f"{_OFFICE_RELATION}/styles", "styles.xml"),
                (f"{_OFFICE_RELATION}/settings", "settings.xml"),
                (f"{_OFFICE_RELATION}/fontTable", "fontTable.xml"),
                (f"{_OFFICE_RELATION}/footer", "footer1.xml"),
                (f"{_OFFICE_RELATION}/footer", "footer2.xml"),
            ]
        ),
        DOCUMENT: serialize(_root("document", w("body", w("p"), section_of(profile)))),
        STYLES: styles_part(profile),
        "word/settings.xml": serialize(_settings()),
        "word/fontTable.xml": serialize(_fonts()),
        FOOTERS["odd"]: serialize(_root("ftr", page_number(FOOTER_ODD))),
        FOOTERS["even"]: serialize(_root("ftr", page_number(FOOTER_EVEN))),
        "docProps/core.xml": _core_properties(),
        "docProps/app.xml": _app_properties(),
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


def _root(local: str, *children: etree._Element) -> etree._Element:
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
        w("compat", mode),
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
    return _part(f'<Types xmlns="{_TYPES}">{"".join(entries)}</Types>')


def _relations(targets: Iterable[tuple[str, str]]) -> bytes:
    entries = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return _part(f'<Relationships xmlns="{_RELATIONS}">{"".join(entries)}</Relationships>')


def _core_properties() -> bytes:
    dc = "http://purl.org/dc/elements/1.1/"
    language = "<dc:language>zh-CN</dc:language>"
    return _part(f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="{dc}">{language}</cp:coreProperties>')


def _app_properties() -> bytes:
    return _part(f'<Properties xmlns="{_EXTENDED}"><Application>docgen</Application></Properties>')


def _part(xml: str) -> bytes:
    return serialize(etree.fromstring(xml))
