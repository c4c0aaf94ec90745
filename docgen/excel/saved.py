"""Save a workbook of openpyxl so that the same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Mapping

from openpyxl import Workbook

from docgen.ooxml.package import read_package, write_package

CORE = "docProps/core.xml"
"""The part where openpyxl writes the clock."""
_CORE_XML = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
)


def saved_workbook(book: Workbook, parts: Mapping[str, str] | None = None) -> bytes:
    """Return the file of `book`: no clock, no host, parts in order and stored.

    `parts` replace what openpyxl writes; without core properties among them it tells neither author nor day.
    """
    buffer = io.BytesIO()
    book.save(buffer)
    own = {CORE: _CORE_XML, **(parts or {})}
    every = {**read_package(buffer.getvalue()), **{name: text.encode() for name, text in own.items()}}
    return write_package(every, stored=frozenset(every))
