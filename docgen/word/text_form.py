r"""Fix the signs of the text form of a Word file, which `dump` writes and `typeset` reads.

One paragraph is one line: its style in brackets, then its text. Within the text::

    ⟦二级标题字⟧…⟦⟧   the run style from here on, and back to the paragraph's own
    ⟪PAGE⟫            a field
    ⟪box⟫ ⟪picture⟫   a text box (its paragraphs follow, indented) or a picture
    ⇥ ⏎ ⇟             tab, line break, page break
    \⟦ and so on      the sign itself; \s is a space at the end of a line

Formatting that no style gives is shown behind a plus sign, ``[正文 +jc(val=center)]``: it can be read, but
not be turned back into a file. Tables and text boxes are indented by two spaces a level. Lines that start
with ``#`` are remarks.
"""

from __future__ import annotations

import re
from typing import Final

SIGNS: Final = {"tab": "⇥", "br": "⏎", "page": "⇟"}
"""The signs of `w:tab`, `w:br` and a page break."""

STORY: Final = "=== "
"""What a line starts with that opens the document, or a header or footer."""

INDENT: Final = "  "

_RESERVED: Final = "⟦⟧⟪⟫⇥⏎⇟\\"
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)


def escape(text: str) -> str:
    """Return `text` with the signs of the text form escaped."""
    return "".join(f"\\{character}" if character in _RESERVED else character for character in text)


def unescape(text: str) -> str:
    """Return what `escape` was given."""
    return _ESCAPED.sub(lambda match: " " if match[1] == "s" else match[1], text)


def protect_end(line: str) -> str:
    """Return `line` with a space at its end made visible, as editors strip such spaces."""
    return line[:-1] + "\\s" if line.endswith(" ") else line
