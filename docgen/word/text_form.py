r"""Fix the signs of the text form of a Word file, which `dump` writes and `typeset` reads.

One paragraph is one line: its style in brackets, then its text. Within the text::

    ⟦二级标题字⟧…⟦⟧   the run style from here on, and back to the paragraph's own
    ⟪PAGE⟫            a field
    ⟪box⟫ ⟪picture⟫   a text box (its paragraphs follow, indented) or a picture
    ⇥ ⏎ ⇟             tab, line break, page break
    \⟦ and so on      the sign itself; \s is a space at the end of a line

A table names its style and the width of each column in twips; its cells hold paragraphs::

    <table 公文表格 1000 2000 5844>
      <row header whole>          repeated on every page; never broken over two pages
        <cell span=2>             two columns wide
          [表头文字] 任务
        <cell>
          [表头文字] 牵头
      {%tr for task in tasks %}   a row that is nothing but a tag
      <row>
        <cell>
          [表格居中] {% vm %}{{ task.number }}
    …

A cell is also merged downwards with ``merge=restart`` and ``merge=continue``; ``{%tc for … %}`` on a line of
its own stands between cells. A new section begins on a new page::

    <section landscape>           and <section portrait>; upright where the document begins without one
    <section letter>              upright, its first page without header and footer (letter format, 10.1)

Landscape pages have their number turned, where it is on upright pages; ``=== footer odd landscape`` (and
``even``) only need be written where it says something else. A section ends in its last paragraph, or in one
of style 细空行 where that is a table or a ``{%p %}`` tag.

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

SECTION: Final = "<section "
"""What a line starts with that begins a section."""

LANDSCAPE: Final = "landscape"
LETTER: Final = "letter"

INDENT: Final = "  "

ROW_MARKS: Final = {"header": "tblHeader", "whole": "cantSplit"}
"""How rows are marked, and by which property Word knows it."""

TABLE_TAG: Final = re.compile(r"\{%t[rc] [^{}]*%\}")
"""A line that is a row or a cell of a table, and nothing but a tag."""

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
