"""Make Word files with what python-docx has no words for: notes, frames, boxes, lists of fields, columns."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm

from docgen.ooxml.package import read_package, write_package
from tests.pdf.files import blank, body, number, saved

_BOX = """<w:r {w} xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:AlternateContent>
<mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0"
 relativeHeight="5" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>
<wp:positionH relativeFrom="{across}"><wp:posOffset>{x}</wp:posOffset></wp:positionH>
<wp:positionV relativeFrom="{down}">{y}</wp:positionV>
<wp:extent cx="{width}" cy="{height}"/><wp:effectExtent l="0" t="0" r="0" b="0"/><wp:wrapNone/>
<wp:docPr id="7" name="框"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData
 uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect">
<a:avLst/></a:prstGeom><a:noFill/>{line}</wps:spPr><wps:txbx><w:txbxContent>{content}</w:txbxContent></wps:txbx>
<wps:bodyPr vert="{vert}" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"/></wps:wsp></a:graphicData>
</a:graphic></wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>"""
_EMU = 36_000


def box(
    place: tuple[str, float, str, float | str], size: tuple[float, float], content: str, **more: str
) -> Any:
    """Return a run with a text box; place and size are mm from what their names say, or an alignment down."""
    across, x, down, y = place
    values = {"line": "<a:ln><a:noFill/></a:ln>", "vert": "horz", **more}
    return parse_xml(
        _BOX.format(
            w=nsdecls("w"),
            across=across,
            down=down,
            x=round(x * _EMU),
            y=f"<wp:align>{y}</wp:align>"
            if isinstance(y, str)
            else f"<wp:posOffset>{round(y * _EMU)}</wp:posOffset>",
            width=round(size[0] * _EMU),
            height=round(size[1] * _EMU),
            content=content,
            **values,
        )
    )


def boxes() -> bytes:
    """Return text boxes counted from the page, the margin and their paragraph, one with a rule around it."""
    document = blank()
    words = "<w:p><w:r><w:t>框里的文字</w:t></w:r></w:p>"
    first = body(document)
    first._p.append(box(("page", 120, "page", 15), (60, 12), words))
    second = body(document)
    second._p.append(box(("margin", 20, "margin", 190), (60, 12), words))
    third = body(document)
    edge = '<a:ln w="12700"><a:solidFill><a:srgbClr val="FF0000"/></a:solidFill></a:ln>'
    third._p.append(box(("column", 60, "paragraph", 62), (70, 14), words, line=edge))
    return saved(document)


def turned_number() -> bytes:
    """Return a landscape section whose page number stands turned at the left edge, as on upright pages."""
    document = blank()
    number(document.sections[0].footer.paragraphs[0])
    body(document)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.footer.is_linked_to_previous = False
    words = (
        '<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>'
        '<w:fldSimple w:instr="PAGE"><w:r><w:t>2</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p>'
    )
    run = box(("page", 20, "margin", "bottom"), (12, 60), words, vert="vert")
    section.footer.paragraphs[0]._p.append(run)
    body(document)
    return saved(document)


def frames() -> bytes:
    """Return a page number in a frame of its own at the outer edge, as Word's own command makes it."""
    document = blank()
    footer = document.sections[0].footer.paragraphs[0]
    framed = parse_xml(
        f'<w:p {nsdecls("w")}><w:pPr><w:framePr w:wrap="around" w:vAnchor="text" w:hAnchor="margin" '
        'w:xAlign="right" w:y="1"/></w:pPr><w:fldSimple w:instr="PAGE"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        "</w:p>"
    )
    footer._p.addprevious(framed)
    for _ in range(6):
        body(document)
    return saved(document)


def headers() -> bytes:
    """Return headers and footers that differ on the first, odd and even pages."""
    document = blank()
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.different_first_page_header_footer = True
    section.first_page_header.paragraphs[0].text = "首页页眉"
    section.header.paragraphs[0].text = "奇数页页眉"
    section.even_page_header.paragraphs[0].text = "偶数页页眉"
    number(section.footer.paragraphs[0])
    section.even_page_footer.paragraphs[0].text = "偶数页页脚"
    for _ in range(16):
        body(document)
    return saved(document)


def columns() -> bytes:
    """Return a part in two columns between parts in one."""
    document = blank()
    body(document)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), "2")
    for _ in range(2):
        body(document)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), "1")
    body(document)
    return saved(document)


def links() -> bytes:
    """Return a link to the web, a link to a bookmark, and a bookmark."""
    document = blank()
    relation = document.part.relate_to(
        "https://www.example.gov.cn/a", RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    first = body(document, "请见：")
    space = f'{nsdecls("w")} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    first._p.append(
        parse_xml(f'<w:hyperlink {space} r:id="{relation}"><w:r><w:t>网站</w:t></w:r></w:hyperlink>')
    )
    first._p.append(
        parse_xml(f'<w:hyperlink {space} w:anchor="there"><w:r><w:t>下一节</w:t></w:r></w:hyperlink>')
    )
    second = body(document, "")
    second._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="1" w:name="there"/>'))
    second.add_run("下一节在此。")
    return saved(document)


_NOTES = (
    '<w:footnotes {w}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:pPr><w:spacing w:line="320" w:lineRule="exact"/></w:pPr><w:r><w:rPr>'
    '<w:vertAlign w:val="superscript"/></w:rPr><w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="21"/></w:rPr>'
    "<w:t>数据来源：统计年鉴。</w:t></w:r></w:p></w:footnote></w:footnotes>"
)


def footnotes() -> bytes:
    """Return a page with a footnote."""
    document = blank()
    first = body(document)
    first._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
            '<w:footnoteReference w:id="2"/></w:r>'
        )
    )
    for _ in range(5):
        body(document)
    part = _NOTES.format(w=nsdecls("w")).encode()
    return with_part(saved(document), "word/footnotes.xml", part, "footnotes")


def with_part(docx: bytes, name: str, content: bytes, kind: str) -> bytes:
    """Return a Word file with one more part, related to its body."""
    parts = dict(read_package(docx))
    relations = "word/_rels/document.xml.rels"
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    entry = f'<Relationship Id="rIdMore" Type="{base}/{kind}" Target="{name.removeprefix("word/")}"/>'
    parts[relations] = parts[relations].replace(b"</Relationships>", entry.encode() + b"</Relationships>")
    types = "[Content_Types].xml"
    mime = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
    override = f'<Override PartName="/{name}" ContentType="{mime}"/>'
    parts[types] = parts[types].replace(b"</Types>", override.encode() + b"</Types>")
    return write_package({**parts, name: content})


def changed(docx: bytes, changes: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """Return a Word file with parts changed by functions."""
    parts = dict(read_package(docx))
    return write_package({**parts, **{name: change(parts[name]) for name, change in changes.items()}})


RARE_FILES: dict[str, Callable[[], bytes]] = {
    "boxes": boxes,
    "turned_number": turned_number,
    "frames": frames,
    "headers": headers,
    "columns": columns,
    "links": links,
    "footnotes": footnotes,
}
"""Every file by name."""
