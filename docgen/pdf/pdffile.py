"""Open PDFs that come from anywhere: what is wrong with one is a diagnostic, never a traceback."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import pikepdf

from docgen.diagnostics import Place, Report, Text
from docgen.errors import DocgenError
from docgen.faults import Fault
from docgen.pdf.findings import DAMAGED_PDF, ENCRYPTED_PDF, NOT_A_PDF

_DAMAGE: Final = (
    pikepdf.PdfError,
    pikepdf.DataDecodingError,
    pikepdf.ForeignObjectError,
    pikepdf.DeletedObjectError,
    pikepdf.DependencyError,
    AttributeError,
    IndexError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What pikepdf raises when an object of a file is not what it should be: a wrong type has many faces."""


class PdfError(DocgenError):
    """A PDF cannot be used; `report` holds the one diagnostic that says why."""

    def __init__(self, fault: Fault, name: str, fact: Text) -> None:
        super().__init__(Text(f"{fault.title.zh}：{fact.zh}", f"{fault.title.en}: {fact.en}"))
        self.report = Report([fault.at(Place(name), self.message)])
        self.fault, self.name, self.fact = fault, name, fact


def open_own_pdf(data: bytes, *, name: str) -> Any:
    """Return a PDF that docgen has just made, opened; it closes as a context manager.

    Raises |PdfError| if it cannot be opened; what goes wrong later is a bug and shows as one.
    """
    try:
        return pikepdf.open(io.BytesIO(data))
    except pikepdf.PdfError as error:
        raise PdfError(DAMAGED_PDF, name, Text("无法打开", "it cannot be opened")) from error


@contextmanager
def open_pdf(data: bytes, *, name: str) -> Iterator[Any]:
    """Yield the opened PDF; whatever goes wrong with it in the block is a |PdfError|.

    `name` is how the messages call the file.
    """
    if b"%PDF-" not in data[:1024]:
        raise PdfError(NOT_A_PDF, name, Text("开头不是 %PDF", "it does not begin with %PDF"))
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            yield pdf
    except pikepdf.PasswordError as error:
        raise PdfError(ENCRYPTED_PDF, name, Text("需要打开密码", "it asks for a password")) from error
    except _DAMAGE as error:
        fact = Text(f"读取时出错（{type(error).__name__}）", f"it cannot be read ({type(error).__name__})")
        raise PdfError(DAMAGED_PDF, name, fact) from error


def page_count(data: bytes, *, name: str = "") -> int:
    """Return how many pages a PDF has; `name` is how the messages call it. Raises |PdfError|."""
    with open_pdf(data, name=name) as pdf:
        return len(pdf.pages)
