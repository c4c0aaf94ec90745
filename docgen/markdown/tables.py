"""Read pipe tables."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from docgen.diagnostics import Text
from docgen.markdown.blocks import Align, Table, Words
from docgen.markdown.finding import Finding, Kind
from docgen.markdown.inlines import InlineReader
from docgen.markdown.pandoc import Node
from docgen.markdown.source import Source

_CAPTION = re.compile(r"(?m)^[ ]*(?:[Tt]able)?:")
_RULER = re.compile(r"(?m)^[ >]*\|?[ ]*:?-+:?[ ]*(?:[|+][ ]*:?-+:?[ ]*)*\|?[ ]*$")
_COLUMNS: Final = 12
"""As many fit the type area with room for two characters each."""
_ALIGNS: Final = {"AlignLeft": Align.LEFT, "AlignCenter": Align.CENTER, "AlignRight": Align.RIGHT}


class TableReader:
    """Read the tables of one text."""

    def __init__(self, source: Source, inlines: InlineReader, findings: list[Finding]) -> None:
        self._source = source
        self._inlines = inlines
        self._findings = findings

    def read(self, content: Node) -> Table:
        """Return the table of a node's `content`; a table too wide is reported."""
        _, (_, caption), columns, head, bodies, _ = content
        first = self._source.place
        before = self._caption(caption) if caption and self._is_captioned() else ()
        heads = [self._row(row) for row in head[1]]
        rows = [self._row(row) for body in bodies for row in (*body[2], *body[3])]
        after = self._caption(caption) if caption and not before else ()
        if len(columns) > _COLUMNS:
            self._report_wide(first, len(columns))
        top = heads[0] if heads and any(heads[0]) else ()
        aligns = tuple(_ALIGNS.get(each[0]["t"]) for each in columns)
        return Table(before or after, aligns, top, tuple(rows))

    def _is_captioned(self) -> bool:
        """Say whether the caption stands here, before the table."""
        caption = _CAPTION.search(self._source.text, self._source.place)
        ruler = _RULER.search(self._source.text, self._source.place)
        return bool(caption and ruler and caption.start() < ruler.start())

    def _caption(self, blocks: Sequence[Node]) -> Words:
        self._source.pass_over(_CAPTION, far=True)
        pieces = self._inlines.read([node for block in blocks for node in block["c"]])
        return self._inlines.one_line(pieces)

    def _row(self, row: Node) -> tuple[Words, ...]:
        cells = tuple(self._cell(cell[4]) for cell in row[1])
        self._source.end_line()
        return cells

    def _cell(self, blocks: Sequence[Node]) -> Words:
        pieces = self._inlines.read([node for block in blocks for node in block["c"]])
        for piece in pieces:
            if piece.picture is not None:
                fact = Text("表格里不能放图片", "a table cannot hold pictures")
                remedy = Text("把图片放在表格之外", "put the picture outside of the table")
                self._findings.append(Finding(Kind.PICTURE, piece.at, fact, remedy))
        return self._inlines.one_line(pieces)

    def _report_wide(self, at: int, columns: int) -> None:
        text = self._source.text
        while at < len(text) - 1 and text[at].isspace():
            at += 1
        fact = Text(
            f"表格有 {columns} 列，页面最多放 {_COLUMNS} 列", f"{columns} columns; a page holds {_COLUMNS}"
        )
        self._findings.append(
            Finding(Kind.TABLE, at, fact, Text("拆成几个表，或改用横排附件", "make several, or a wide annex"))
        )
