"""Check that a PDF is what an archive takes: what PDF/A-3a and PDF/UA ask that its objects can show.

This is our own list, not a validator: it finds what went wrong before, and proves no conformance.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import pikepdf
from pikepdf import Dictionary, Name

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.faults import Fault
from docgen.pdf.findings import (
    ACTIVE_CONTENT,
    NO_COLOUR_PROFILE,
    NOT_ACCESSIBLE,
    NOT_ARCHIVAL,
    NOT_EMBEDDED,
    NOT_IDENTIFIED,
)
from docgen.pdf.pdffile import PdfError, open_pdf
from docgen.pdf.xmp import Identification, identification

Fact = tuple[Fault, str, str]
"""A fault with what was seen, in Chinese and in English."""

_ACTIONS: Final = frozenset(
    "/GoTo3DView /GoToR /GoToE /Hide /ImportData /JavaScript /Launch /Movie /Rendition /ResetForm "
    "/SetOCGState /Sound /SubmitForm /Trans /RichMediaExecute".split()
)
_ANNOTATIONS: Final = frozenset("/3D /FileAttachment /Movie /RichMedia /Screen /Sound /TrapNet".split())
_FONT_FILES: Final = ("/FontFile", "/FontFile2", "/FontFile3")
_PRINT: Final = 4
_HIDDEN: Final = 1 | 2 | 32


def archive_findings(pdf: bytes, *, name: str = "") -> tuple[Diagnostic, ...]:
    """Return every reason why `pdf` is not an archival file; `name` is how the messages call it.

    A file that cannot be read gives the one diagnostic that says so.
    """
    place = Place(name)
    try:
        with open_pdf(pdf, name=name) as document:
            opened = _Opened(document, tuple(_things(document)))
            facts = tuple(dict.fromkeys(fact for check in _CHECKS for fact in check(opened)))
    except PdfError as error:
        return tuple(error.report)
    return tuple(fault.at(place, Text(zh, en)) for fault, zh, en in facts)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A PDF, and its dictionaries and streams with their keys and types.

    Long tables have thousands of them: to look at each once for all checks halves the time.
    """

    document: Any
    things: tuple[tuple[Any, frozenset[str], str], ...]


def _things(document: Any) -> Iterator[tuple[Any, frozenset[str], str]]:
    for value in document.objects:
        if isinstance(value, Dictionary | pikepdf.Stream):
            yield value, frozenset(value.keys()), _type(value)


def _type(thing: Any) -> str:
    """Return the type that an object says it is; empty where that is not even text."""
    try:
        return str(thing.get("/Type", ""))
    except UnicodeDecodeError:
        return ""


def _fonts(opened: _Opened) -> Iterator[Fact]:
    for font, _, kind in opened.things:
        if kind != "/Font" or not isinstance(font, Dictionary):
            continue
        if "/DescendantFonts" not in font and font.get("/Subtype") in {"/CIDFontType0", "/CIDFontType2"}:
            continue
        called = str(font.get("/BaseFont", "/?"))[1:]
        bearer = font.DescendantFonts[0] if "/DescendantFonts" in font else font
        descriptor = bearer.get("/FontDescriptor", Dictionary())
        if font.get("/Subtype") != Name.Type3 and not any(key in descriptor for key in _FONT_FILES):
            yield NOT_EMBEDDED, f"{called} 未嵌入", f"{called} is not embedded"
        if "/ToUnicode" not in font:
            yield NOT_EMBEDDED, f"{called} 没有 ToUnicode", f"{called} has no ToUnicode"


def _colours(opened: _Opened) -> Iterator[Fact]:
    intents = list(opened.document.Root.get("/OutputIntents", []))
    if not any(each.get("/S") == Name.GTS_PDFA1 and "/DestOutputProfile" in each for each in intents):
        yield NO_COLOUR_PROFILE, "没有 GTS_PDFA1 输出意图", "there is no output intent GTS_PDFA1"


def _metadata(opened: _Opened) -> Iterator[Fact]:
    stream = opened.document.Root.get("/Metadata")
    seen = (
        identification(bytes(stream.read_bytes())) if isinstance(stream, pikepdf.Stream) else Identification()
    )
    if (seen.part, seen.conformance) != ("3", "A"):
        said = f"PDF/A-{seen.part}{seen.conformance}" if seen.part else "-"
        yield NOT_IDENTIFIED, f"PDF/A：{said}", f"PDF/A: {said}"
    if seen.accessible_part != "1":
        said = seen.accessible_part or "-"
        yield NOT_IDENTIFIED, f"PDF/UA：{said}", f"PDF/UA: {said}"
    if isinstance(stream, pikepdf.Stream) and "/Filter" in stream:
        yield NOT_ARCHIVAL, "XMP 元数据被压缩", "the XMP metadata are compressed"


def _activity(opened: _Opened) -> Iterator[Fact]:
    names = opened.document.Root.get("/Names", Dictionary())
    if "/JavaScript" in names:
        yield ACTIVE_CONTENT, "含 JavaScript", "it holds JavaScript"
    for thing, keys, kind in opened.things:
        bearers = [thing] if "/S" in keys and "/K" not in keys else []
        for each in (*bearers, *(thing.get(key) for key in ("/A", "/OpenAction") if key in keys)):
            if isinstance(each, Dictionary) and str(each.get("/S", "")) in _ACTIONS and "/K" not in each:
                yield ACTIVE_CONTENT, f"含动作 {each.S}", f"it holds the action {each.S}"
        if "/AA" in keys:
            yield ACTIVE_CONTENT, "含触发动作", "it holds additional actions"
        if "/F" in keys and isinstance(thing, pikepdf.Stream):
            yield ACTIVE_CONTENT, "引用外部文件", "a stream lies in another file"
        if kind == "/Filespec" and "/EF" not in keys:
            yield ACTIVE_CONTENT, "引用外部文件", "it points to another file"


def _access(opened: _Opened) -> Iterator[Fact]:
    root: Any = opened.document.Root
    if "/StructTreeRoot" not in root or "/K" not in root.StructTreeRoot:
        yield NOT_ACCESSIBLE, "没有结构树", "there is no structure tree"
    if root.get("/MarkInfo", Dictionary()).get("/Marked") is not True:
        yield NOT_ACCESSIBLE, "没有标记为带标签", "it is not marked as tagged"
    if not str(root.get("/Lang", "")):
        yield NOT_ACCESSIBLE, "没有语言", "there is no language"
    if not str(opened.document.docinfo.get("/Title", "")).strip():
        yield NOT_ACCESSIBLE, "没有标题", "there is no title"
    if root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield NOT_ACCESSIBLE, "标题栏不显示标题", "the title is not shown in the title bar"


def _pictures(opened: _Opened) -> Iterator[Fact]:
    for thing, keys, _ in opened.things:
        if not isinstance(thing, pikepdf.Stream):
            continue
        if bool(thing.get("/Interpolate", False)):
            yield NOT_ARCHIVAL, "图片带 Interpolate", "a picture is interpolated"
        if "/LZWDecode" in _filters(thing):
            yield NOT_ARCHIVAL, "使用 LZW 压缩", "LZW compression is used"
        if thing.get("/Subtype") == Name.PS or "/PS" in keys:
            yield NOT_ARCHIVAL, "含 PostScript", "it holds PostScript"


def _annotations(opened: _Opened) -> Iterator[Fact]:
    for page in opened.document.pages:
        for annotation in page.obj.get("/Annots", []):
            kind = str(annotation.get("/Subtype", ""))
            if kind in _ANNOTATIONS:
                yield ACTIVE_CONTENT, f"含批注 {kind}", f"it holds the annotation {kind}"
            flags = int(annotation.get("/F", 0))
            if kind != "/Popup" and (flags & _HIDDEN or not flags & _PRINT):
                yield NOT_ARCHIVAL, f"批注 {kind} 不打印", f"the annotation {kind} is not printed"


def _attachments(opened: _Opened) -> Iterator[Fact]:
    associated = {each.objgen for each in opened.document.Root.get("/AF", [])}
    for thing, keys, kind in opened.things:
        if kind != "/Filespec" or "/EF" not in keys or not isinstance(thing, Dictionary):
            continue
        called = str(thing.get("/UF", thing.get("/F", "?")))
        if "/AFRelationship" not in thing or thing.objgen not in associated:
            yield NOT_ARCHIVAL, f"附件 {called} 没有关系说明", f"the attachment {called} has no relationship"
        if "/Subtype" not in thing.EF.F:
            yield NOT_ARCHIVAL, f"附件 {called} 没有类型", f"the attachment {called} has no type"


def _frame(opened: _Opened) -> Iterator[Fact]:
    if opened.document.is_encrypted:
        yield NOT_ARCHIVAL, "文件已加密", "it is encrypted"
    if "/ID" not in opened.document.trailer:
        yield NOT_ARCHIVAL, "没有文件标识", "it has no file identifier"


def _filters(stream: Any) -> frozenset[str]:
    filters = stream.get("/Filter", [])
    return frozenset({str(filters)} if isinstance(filters, Name) else map(str, filters))


_CHECKS: Final[tuple[Callable[[_Opened], Iterator[Fact]], ...]] = (
    _fonts,
    _colours,
    _metadata,
    _activity,
    _access,
    _pictures,
    _annotations,
    _attachments,
    _frame,
)
"""Each sees the opened PDF and tells what is wrong."""
