"""Clean a syntax tree of what is only the look of a Word page, and of links that lead nowhere safe."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from docgen.layout.page import PROFILE_A
from docgen.layout.styles import HEADING_2_TEXT, STRONG, by_id, styles
from docgen.markdown.pandoc import Node

BARE: Final = ["", [], []]
"""Attributes of a node that has none: name, classes, pairs."""

_NAMES: Final = {identifier: style.name for identifier, style in by_id(styles(PROFILE_A)).items()}
_STRONG: Final = {_NAMES[HEADING_2_TEXT], _NAMES[STRONG]}
_SAFE: Final = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)
_PICTURE: Final = [{"t": "Str", "c": "图片"}]
"""Said of a picture that says nothing of itself."""


class Cleaner:
    """Clean nodes; `media` are the addresses of pictures by their part, such as ``media/image1.png``.

    `aligns` is how pandoc calls the alignment of styles that are set in the middle or to the right.
    """

    def __init__(self, media: Mapping[str, str], aligns: Mapping[str, str]) -> None:
        self._media = media
        self._aligns = aligns

    def blocks(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield blocks without divisions and quotations, which stand for styles and indents."""
        for node in nodes:
            content = node.get("c")
            match node["t"]:
                case "Para" | "Plain":
                    yield {"t": node["t"], "c": self.inlines(content)}
                case "Header":
                    yield {"t": "Header", "c": [content[0], BARE, self.inlines(content[2])]}
                case "Div":
                    yield from self.blocks(content[1])
                case "BlockQuote":
                    yield from self.blocks(content)
                case "BulletList":
                    yield {"t": "BulletList", "c": [list(self.blocks(item)) for item in content]}
                case "OrderedList":
                    items = [list(self.blocks(item)) for item in content[1]]
                    yield {"t": "OrderedList", "c": [content[0], items]}
                case "Table":
                    yield self._table(content)
                case _:
                    yield node

    def inlines(self, nodes: Sequence[Node]) -> list[Node]:
        """Return inlines without spans, which stand for styles and bookmarks."""
        return [inline for node in nodes for inline in self._inline(node)]

    def _inline(self, node: Node) -> Iterator[Node]:
        content = node.get("c")
        match node["t"]:
            case "Span":
                inner = self.inlines(content[1])
                strong = custom_style(node) in _STRONG
                yield from [{"t": "Strong", "c": inner}] if strong and inner else inner
            case "Link":
                inner = self.inlines(content[1])
                safe = _SAFE.match(content[2][0])
                yield from [{"t": "Link", "c": [BARE, inner, content[2]]}] if safe else inner
            case "Image":
                yield from self._image(content)
            case "Note":
                yield {"t": "Note", "c": list(self.blocks(content))}
            case "Strong" | "Emph" | "Underline" | "Strikeout" | "Superscript" | "Subscript" | "SmallCaps":
                yield {"t": node["t"], "c": self.inlines(content)}
            case _:
                yield node

    def _image(self, content: Node) -> Iterator[Node]:
        address = self._media.get(content[2][0], "")
        alt = self.inlines(content[1]) or _PICTURE
        if address:
            yield {"t": "Image", "c": [BARE, alt, [address, ""]]}
        else:
            yield from [{"t": "Str", "c": "［图："}, *alt, {"t": "Str", "c": "］"}]

    def _table(self, content: Node) -> Node:
        _, caption, columns, head, bodies, foot = content
        aligns = self._of_columns([row for body in bodies for row in body[3]], len(columns))
        wide = [[{"t": align}, {"t": "ColWidthDefault"}] for align in aligns]
        top = [BARE, [self._row(row, is_head=True) for row in head[1]]]
        rows = [[BARE, body[1], self._rows(body[2]), self._rows(body[3])] for body in bodies]
        return {"t": "Table", "c": [BARE, caption, wide, top, rows, [BARE, self._rows(foot[1])]]}

    def _rows(self, rows: Sequence[Node]) -> list[Node]:
        return [self._row(row) for row in rows]

    def _row(self, row: Node, *, is_head: bool = False) -> Node:
        return [BARE, [self._cell(cell, is_head=is_head) for cell in row[1]]]

    def _cell(self, cell: Node, *, is_head: bool) -> Node:
        _, _, down, across, blocks = cell
        made = list(self.blocks(blocks))
        if len(made) == 1 and made[0]["t"] == "Para":
            made = [{"t": "Plain", "c": made[0]["c"]}]
        pairs = [["scope", "col"]] if is_head else []
        return [["", [], pairs], {"t": "AlignDefault"}, down, across, made]

    def _of_columns(self, rows: Sequence[Node], columns: int) -> list[str]:
        """Return how each column is set, where all its cells are set alike; merged rows say nothing."""
        whole = [row[1] for row in rows if len(row[1]) == columns]
        found = []
        for place in range(columns):
            styles = (custom_style(block) for cells in whole for block in cells[place][4])
            set_as = {self._aligns.get(style, "AlignDefault") for style in styles}
            found.append(set_as.pop() if len(set_as) == 1 else "AlignDefault")
        return found


def division(name: str, blocks: Sequence[Node]) -> Node:
    """Return a division of the class `name`."""
    return {"t": "Div", "c": [["", [name], []], list(blocks)]}


def custom_style(node: Node) -> str:
    """Return the name of the style that a division or a span stands for; empty where it does for none."""
    if node["t"] not in {"Div", "Span"}:
        return ""
    return str(dict(node["c"][0][2]).get("custom-style", ""))


def words_of(value: Node) -> str:
    """Return the words of a node, or of a list of nodes, without their marks."""
    if isinstance(value, list):
        return "".join(map(words_of, value))
    if not isinstance(value, dict):
        return ""
    if value.get("t") in {"Space", "SoftBreak", "LineBreak"}:
        return " "
    content: Node = value.get("c")
    if value.get("t") in {"Code", "CodeBlock", "Math"}:
        return str(content[-1])
    return content if isinstance(content, str) else words_of(content)
