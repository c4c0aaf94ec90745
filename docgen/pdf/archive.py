"""Make the archival file of a PDF, with the records it was made from inside, and take it back to them.

WeasyPrint writes PDF/A-3a with tags and an output intent (`pdf_variant="pdf/a-3a"`); what it leaves out is
done here: PDF/UA in the metadata, dates that the caller gives, attachments with their relationship, no
interpolation, and the same bytes for the same input.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any, Final

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from docgen.diagnostics import Text
from docgen.pdf.findings import NO_RECORDS, UNSAFE_RECORDS
from docgen.pdf.pdffile import PdfError, open_own_pdf, open_pdf
from docgen.pdf.xmp import xmp_packet

_CREATOR: Final = "docgen"
_MOST_FILES: Final = 10_000
_MOST_BYTES: Final = 64 * 2**20
_MOST_NODES: Final = 1_000
_NAME_LENGTH: Final = 400

# Fonts are dense already: the usual level makes a notice 3 % smaller, and takes half as long again.
pikepdf.settings.set_flate_compression_level(1)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file to be embedded: its name in the project (``data/plans/plan.yaml``) and its content."""

    name: str
    content: bytes
    mime_type: str = "application/yaml"
    description: str = ""


@dataclass(frozen=True, slots=True)
class ArchiveFacts:
    """What an archival PDF says of itself."""

    title: str
    author: str
    made_at: datetime.datetime
    """With a time zone; never taken from the clock here."""
    language: str = "zh-CN"


def archive(pdf: bytes, facts: ArchiveFacts, attachments: Iterable[Attachment] = ()) -> bytes:
    """Return the archival form of what WeasyPrint wrote; the same input gives the same bytes.

    Raises |PdfError| if `pdf` cannot be read, and |ValueError| for an attachment whose name is no plain path.
    """
    if facts.made_at.tzinfo is None:
        raise ValueError("made_at has no time zone")
    ordered = sorted(attachments, key=lambda attachment: attachment.name)
    names = [attachment.name for attachment in ordered]
    if len(set(names)) < len(names) or not all(map(_is_plain, names)):
        raise ValueError(f"not plain paths, or one twice: {names}")
    with open_own_pdf(pdf, name=facts.title) as document:
        producer = str(document.docinfo.get("/Producer", "WeasyPrint"))
        _describe(document, facts, producer)
        _remove_interpolation(document)
        _pack_outlines(document)
        _attach(document, ordered, facts.made_at)
        target = io.BytesIO()
        document.save(
            target,
            compress_streams=True,
            deterministic_id=True,
            fix_metadata_version=False,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return target.getvalue()


def extract(pdf: bytes, *, name: str = "") -> tuple[tuple[str, bytes], ...]:
    """Return the records inside an archival PDF: name in the project and content, sorted by name.

    Names are relative paths without ``..``; `name` is how the messages call the file. Raises |PdfError| if
    the file is no PDF, encrypted, damaged, carries no records, or such that should not be written anywhere.
    """
    with open_pdf(pdf, name=name) as document:
        specs = list(_named_files(document.Root))
        found: dict[str, bytes] = {}
        room = _MOST_BYTES
        for key, spec in specs:
            if spec.get("/AFRelationship") != Name.Source:
                continue
            if not _is_plain(key) or key in found or len(found) >= _MOST_FILES:
                raise PdfError(UNSAFE_RECORDS, name, Text(f"附件名 {key[:80]!r}", f"attachment {key[:80]!r}"))
            if str(spec.UF) != _shown(key):
                raise ValueError("an embedded file goes by two names")
            content = _content(spec.EF.F, room)
            if content is None:
                raise PdfError(UNSAFE_RECORDS, name, Text(f"{key} 过大", f"{key} is too large"))
            room -= len(content)
            found[key] = content
    if not found:
        fact = Text("可能是扫描件，或另存过的文件", "it may be a scan, or was saved by another program")
        raise PdfError(NO_RECORDS, name, fact)
    return tuple(sorted(found.items()))


def is_spare(pdf: bytes) -> bool:
    """Say whether a PDF is one of ours that holds no records: it can be made again from its Word file."""
    try:
        with open_pdf(pdf, name="") as document:
            ours = str(document.docinfo.get("/Creator", "")) == _CREATOR
            return ours and not list(_named_files(document.Root))
    except PdfError:
        return False


def _describe(document: Any, facts: ArchiveFacts, producer: str) -> None:
    """Write title, author, language and dates, the same in both places where a PDF holds them."""
    packet = xmp_packet(
        title=facts.title,
        author=facts.author,
        language=facts.language,
        made_at=facts.made_at,
        creator=_CREATOR,
        producer=producer,
    )
    date = String(_pdf_date(facts.made_at))
    root = document.Root
    root.Metadata = document.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)
    root.Lang = String(facts.language)
    root.MarkInfo = Dictionary(Marked=True)
    if "/ViewerPreferences" not in root:
        root.ViewerPreferences = Dictionary()
    root.ViewerPreferences.DisplayDocTitle = True
    document.trailer.Info = document.make_indirect(
        Dictionary(
            Title=String(facts.title),
            Author=String(facts.author),
            Creator=String(_CREATOR),
            Producer=String(producer),
            CreationDate=date,
            ModDate=date,
        )
    )


def _remove_interpolation(document: Any) -> None:
    """Take out the wish to smooth enlarged pictures, which PDF/A forbids."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and "/Interpolate" in thing:
            del thing.Interpolate


def _pack_outlines(document: Any) -> None:
    """Deflate the fonts of CFF outlines, which hardly repeat anything, without looking for repetitions.

    This takes half the time, and a notice 4 % more room.
    """
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.OpenType:
            packer = zlib.compressobj(strategy=zlib.Z_HUFFMAN_ONLY)
            packed = packer.compress(thing.read_bytes()) + packer.flush()
            thing.write(packed, filter=Name.FlateDecode)


def _attach(document: Any, attachments: list[Attachment], made_at: datetime.datetime) -> None:
    """Embed `attachments` as the source of the document."""
    specs = [_filespec(document, attachment, made_at) for attachment in attachments]
    if not specs:
        return
    root = document.Root
    keys = [String(attachment.name) for attachment in attachments]
    rows = sorted(zip(keys, specs, strict=True), key=lambda row: bytes(row[0]))
    tree = Dictionary(Names=Array([item for row in rows for item in row]))
    if "/Names" not in root:
        root.Names = Dictionary()
    root.Names.EmbeddedFiles = document.make_indirect(tree)
    root.AF = Array(specs)


def _filespec(document: Any, attachment: Attachment, made_at: datetime.datetime) -> Any:
    """Return the entry of one embedded file."""
    stream = document.make_stream(
        _deflated(attachment.content),
        Type=Name.EmbeddedFile,
        Subtype=Name("/" + attachment.mime_type),
        Filter=Name.FlateDecode,
        Params=Dictionary(
            Size=len(attachment.content),
            ModDate=String(_pdf_date(made_at)),
            CheckSum=String(hashlib.md5(attachment.content, usedforsecurity=False).digest()),
        ),
    )
    shown = String(_shown(attachment.name))
    return document.make_indirect(
        Dictionary(
            Type=Name.Filespec,
            F=shown,
            UF=shown,
            Desc=String(attachment.description or attachment.name),
            EF=Dictionary(F=stream, UF=stream),
            AFRelationship=Name.Source,
        )
    )


@lru_cache(maxsize=64)
def _deflated(content: bytes) -> bytes:
    """Return `content` packed; the documents of a batch share most of their records."""
    return zlib.compress(content, 9)


def _named_files(root: Any) -> Iterable[tuple[str, Any]]:
    """Yield the entries of the tree of embedded files; a tree that is too large or runs in circles ends."""
    tree = root.get("/Names", Dictionary()).get("/EmbeddedFiles")
    waiting = [tree] if tree is not None else []
    for _ in range(_MOST_NODES):
        if not waiting:
            return
        node = waiting.pop(0)
        rows = list(node.get("/Names", Array()))
        for key, spec in zip(rows[::2], rows[1::2], strict=True):
            yield str(key), spec
        waiting.extend(node.get("/Kids", Array()))
    raise ValueError("the tree of embedded files has no end")


def _content(stream: Any, room: int) -> bytes | None:
    """Return the bytes of an embedded file, None if they pass `room`. Raises |ValueError| if damaged."""
    raw = bytes(stream.read_raw_bytes())
    if "/Filter" not in stream:
        content = raw
    elif stream.Filter == Name.FlateDecode and "/DecodeParms" not in stream:
        inflater = zlib.decompressobj()
        content = inflater.decompress(raw, room + 1)
        if len(content) <= room and not inflater.eof:
            raise ValueError("an embedded file is cut off")
    else:
        raise ValueError("an embedded file is packed in a way nobody here writes")
    if len(content) > room:
        return None
    wanted = stream.get("/Params", Dictionary()).get("/CheckSum")
    if wanted is not None and not isinstance(wanted, String):
        raise ValueError("the checksum of an embedded file is no string")
    if wanted is not None and bytes(wanted) != hashlib.md5(content, usedforsecurity=False).digest():
        raise ValueError("an embedded file does not match its checksum")
    return content


def _shown(name: str) -> str:
    """Return the name that readers show: without folders, which some of them would try to open."""
    return name.replace("/", "_")


def _is_plain(name: str) -> bool:
    """Say whether `name` is a relative path that stays below where it is written, on every system."""
    parts = name.split("/")
    return (
        0 < len(name) <= _NAME_LENGTH
        and name.isprintable()
        and not set('\\:*?"<>|') & set(name)
        and not any(part in {"", ".", ".."} or part != part.strip(" .") for part in parts)
        and not PurePosixPath(name).is_absolute()
    )


def _pdf_date(moment: datetime.datetime) -> str:
    """Return a moment as PDF writes it, in UTC."""
    return moment.astimezone(datetime.UTC).strftime("D:%Y%m%d%H%M%SZ")
