"""Compare the records inside archival PDFs with those that should be there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.builder.files import fingerprint
from docgen.diagnostics import Text
from docgen.pdf.archive import extract
from docgen.pdf.pdffile import PdfError, page_count


@dataclass(frozen=True, slots=True)
class Attached:
    """What an archival PDF is found to be."""

    pages: int | None
    """None where it cannot be read."""
    differences: Mapping[str, Text] = field(default_factory=dict)
    """Each record that is not as it should be, with what is wrong; under "" what concerns the whole file."""


def attached(pdf: bytes, *, name: str, wanted: Mapping[str, str | None]) -> Attached:
    """Return the pages of a PDF, and how its records differ from `wanted`: the SHA-256 of each, by its path.

    Every one of these must be inside, and no other. A file that is no PDF, or holds no records, is a
    difference too.
    """
    try:
        pages = page_count(pdf, name=name)
        records = dict(extract(pdf, name=name))
    except PdfError as error:
        return Attached(None, {"": error.message})
    differences: dict[str, Text] = {}
    for path in sorted({*records, *wanted}):
        if path not in records:
            differences[path] = Text(f"{name} 内没有附 {path}", f"{path} is not inside {name}")
        elif path not in wanted:
            differences[path] = Text(f"{name} 内多附了 {path}", f"{path} should not be inside {name}")
        elif fingerprint(records[path]) != wanted[path]:
            fact = Text(
                f"{name} 内附的 {path} 不是它所依据的", f"{path} inside {name} is not what it was made from"
            )
            differences[path] = fact
    return Attached(pages, differences)
