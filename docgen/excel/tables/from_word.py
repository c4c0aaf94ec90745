"""Make the workbook of a finished Word file: each table a sheet, with the text above and below it.

The Word file is the one source, as for the PDF, so that the three cannot disagree. Text stays text, whatever
it begins with; a column of dates or of numbers holds dates or numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final
from xml.sax.saxutils import escape

from openpyxl import Workbook

from docgen.diagnostics import Diagnostic, Place
from docgen.excel.saved import CORE, saved_workbook
from docgen.excel.tables.findings import TOO_TALL
from docgen.excel.tables.model import Region
from docgen.excel.tables.reading import Reader
from docgen.excel.tables.sheet import write_region
from docgen.ooxml.names import CORE_NAMESPACE, EXTENDED_NAMESPACE
from docgen.ooxml.opened import OpenPackage

_APP: Final = "docProps/app.xml"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_APP_XML: Final = (
    f'{_DECLARATION}<Properties xmlns="{EXTENDED_NAMESPACE}"><Application>docgen</Application></Properties>'
)
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME: Final = 31
_DC: Final = "http://purl.org/dc/elements/1.1/"
_TERMS: Final = "http://purl.org/dc/terms/"


@dataclass(frozen=True, slots=True)
class MadeWorkbook:
    """A workbook, and what of the Word file does not stand in it."""

    data: bytes = field(repr=False)
    findings: tuple[Diagnostic, ...]


def workbook_of(docx: bytes, *, title: str, name: str = "") -> MadeWorkbook:
    """Return the .xlsx of the Word file `docx`; the same file and title give the same bytes.

    `title` names the workbook and its first sheet, `name` is how findings call the Word file. Who made it and
    when is what the Word file says. Raises |PackageError| where the data is no safe package.
    """
    package = OpenPackage(docx, name=name or title)
    reader = Reader(package)
    regions = reader.regions()
    book = Workbook()
    book.remove(book.worksheets[0])
    findings = list(reader.findings)
    for sheet_name, region in zip(_sheet_names(regions, title), regions, strict=True):
        for row in write_region(book.create_sheet(sheet_name), region):
            place = Place(name or title, within=f"{sheet_name}!{row}")
            findings.append(TOO_TALL.at(place, TOO_TALL.title))
    data = saved_workbook(book, {CORE: _core_xml(package, title), _APP: _APP_XML})
    return MadeWorkbook(data, tuple(findings))


def _sheet_names(regions: list[Region], title: str) -> Iterator[str]:
    """Yield a name for each sheet: the title, else the line that stands right above the table."""
    taken: set[str] = set()
    for number, region in enumerate(regions, 1):
        caption = region.above[-1].text if region.above and number > 1 else ""
        wanted = _NOT_IN_NAMES.sub(" ", title if number == 1 else caption or f"表{number}").strip("' ")
        made, more = wanted[:_LONGEST_NAME] or f"表{number}", 2
        while made.casefold() in taken:
            end = f" {more}"
            made, more = wanted[: _LONGEST_NAME - len(end)] + end, more + 1
        taken.add(made.casefold())
        yield made


def _core_xml(package: OpenPackage, title: str) -> str:
    """Return the properties: the title, and author and days of the Word file."""
    known = {"title": title, **{key: value for key, value in _properties(package).items() if key != "title"}}
    entries = "".join(_entry(key, value) for key, value in known.items() if value)
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{CORE_NAMESPACE}" xmlns:dc="{_DC}"'
        f' xmlns:dcterms="{_TERMS}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{entries}</cp:coreProperties>'
    )


def _entry(key: str, value: str) -> str:
    if key in ("created", "modified"):
        return f'<dcterms:{key} xsi:type="dcterms:W3CDTF">{escape(value)}</dcterms:{key}>'
    prefix = "cp" if key == "lastModifiedBy" else "dc"
    return f"<{prefix}:{key}>{escape(value)}</{prefix}:{key}>"


def _properties(package: OpenPackage) -> dict[str, str]:
    part = next((each.target for each in package.relations("") if each.kind == "core-properties"), "")
    if part not in package:
        return {}
    root = package.tree(part)
    paths = {
        "subject": f"{{{_DC}}}subject",
        "creator": f"{{{_DC}}}creator",
        "lastModifiedBy": f"{{{CORE_NAMESPACE}}}lastModifiedBy",
        "created": f"{{{_TERMS}}}created",
        "modified": f"{{{_TERMS}}}modified",
    }
    return {key: (root.findtext(path) or "").strip() for key, path in paths.items()}
