"""Write text into a cell so that it stays text: whole, allowed in XML, and never a formula.

Excel runs a cell that somebody retypes if it begins with `=`, `+`, `-` or `@`; in a file for office staff
that is as good as foreign code (OWASP: CSV injection). So texts are stored as strings, never as formulas,
and such a text also carries the mark of a leading apostrophe (`quotePrefix`), which holds when it is retyped.
"""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_NOT_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
CELL_LIMIT = 32_767
"""Characters that a cell of Excel holds."""


def looks_like_formula(text: str) -> bool:
    """Say whether a spreadsheet would take `text` for a formula if it were typed into a cell."""
    return text.startswith(_FORMULA_SIGNS)


def cell_text(text: str) -> str:
    """Return `text` as the content of ``<t>``: escaped, without what XML cannot hold.

    ``_x0041_`` means a character to Excel, so its first sign is escaped as Excel does it.
    """
    kept = _NOT_XML.sub("", text)[:CELL_LIMIT]
    return escape(_LOOKS_ESCAPED.sub("_x005F_", kept))


def attribute(text: str) -> str:
    """Return `text` as an XML attribute, without its quotation marks."""
    return escape(_NOT_XML.sub("", text), {'"': "&quot;", "\n": "&#10;"})
