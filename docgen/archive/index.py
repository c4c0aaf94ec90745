"""Draw up the index of an archive (档案目录) with the columns of DA/T 22 and GB/T 9705."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.archive.contents import Item
from docgen.records.catalogue import Format
from docgen.records.document import Document

TITLE = "档案目录"
HEADINGS = ("序号", "责任者", "文号", "题名", "日期", "页数", "备注")
FORMATS: Mapping[Format, str] = {Format.PDF: "PDF/A", Format.DOCX: "Word", Format.XLSX: "Excel"}
"""What the index calls the files of a document, in this order."""
DOCUMENTS = "documents"
"""The folder of the archive that the files lie in, beside the index."""


@dataclass(frozen=True, slots=True)
class Row:
    """One document of the index."""

    number: int
    responsible: str
    """责任者: who issued it."""
    reference: str
    """文号."""
    title: str
    date: str
    """Eight digits, as the standards ask; empty where the document has none."""
    pages: int | None
    """Of its PDF; None where there is none."""
    remarks: str
    files: Mapping[Format, str]
    """Where its files lie, seen from the index."""


@dataclass(frozen=True, slots=True)
class Index:
    """The index of an archive."""

    office: str
    period: str
    made_on: datetime.date
    rows: tuple[Row, ...]


def index_of(
    items: Iterable[Item],
    *,
    office: str,
    period: str,
    made_on: datetime.date,
    pages: Mapping[str, int],
) -> Index:
    """Return the index of `items`, by date, number and path; `pages` are those of each PDF, by its path."""
    ordered = sorted(items, key=_order)
    return Index(
        office,
        period,
        made_on,
        tuple(_row(number, item, pages) for number, item in enumerate(ordered, 1)),
    )


def _order(item: Item) -> tuple[datetime.date, bool, str, str]:
    """Return the key of the order: by date, what has a number before what has none."""
    document, number = item.document, item.document.number_for(item.each)
    return (document.date or datetime.date.max, not number, number, item.files[0].path)


def _row(number: int, item: Item, pages: Mapping[str, int]) -> Row:
    document = item.document
    kept = {content.format: content.path for content in item.files if content.kept}
    return Row(
        number=number,
        responsible="、".join(item.issued_by),
        reference=document.number_for(item.each) or (f"第{document.issue}期" if document.issue else ""),
        title=item.title + (f"（{item.each}）" if item.each else ""),
        date=f"{document.date:%Y%m%d}" if document.date else "",
        pages=pages.get(kept.get(Format.PDF, "")),
        remarks="；".join(_remarks(item, document)),
        files={each: f"{DOCUMENTS}/{kept[each]}" for each in FORMATS if each in kept},
    )


def _remarks(item: Item, document: Document) -> list[str]:
    """Return what is to be said of a document (备注): its secrecy, what it lacks, how it deviates."""
    remarks = [document.secrecy] if document.secrecy else []
    for content in item.files:
        remarks += [f"{FORMATS[content.format]} {deviation.remark}" for deviation in content.deviations]
        if content.holds_earlier_records:
            remarks.append(f"{FORMATS[content.format]} 内附的是生成时的记录")
    if not any(content.format is Format.PDF for content in item.files):
        remarks.append("无 PDF/A")
    return remarks
