"""Read a Word file as pandoc's syntax tree, and give the styles of our documents their meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from docgen.layout.page import PROFILE_A
from docgen.layout.picture_styles import PICTURE, PICTURE_NOTE, PICTURE_TITLE
from docgen.layout.styles import (
    ANNEX_NOTE,
    ANNEX_TITLE,
    DATE,
    HEAD_NOTE,
    IMPRINT_COPIES,
    IMPRINT_PRINTED,
    MARK,
    NUMBER,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    by_id,
    styles,
)
from docgen.layout.table_styles import TABLE_CAPTION
from docgen.markdown.pandoc import Node, run_pandoc
from docgen.release.cleaning import BARE, Cleaner, custom_style, division, words_of

_NAMES: Final = {identifier: style.name for identifier, style in by_id(styles(PROFILE_A)).items()}
_CLASSES: Final = {
    _NAMES[identifier]: name
    for name, identifiers in {
        "mark": (MARK,),
        "number": (NUMBER,),
        "note": (HEAD_NOTE,),
        "recipients": (RECIPIENTS,),
        "annexes": (ANNEX_NOTE, f"{ANNEX_NOTE}First", f"{ANNEX_NOTE}Next"),
        "signature": (SIGNATURE, DATE),
        "imprint": (IMPRINT_COPIES, IMPRINT_PRINTED),
    }.items()
    for identifier in identifiers
}
"""Class of the division that paragraphs of a style come into, for the look of a web page."""
_DEEPEST: Final = 6
_META: Final = ("title", "subtitle", "author", "date", "abstract")
"""What pandoc takes from the head of a text for metadata, by Word's own styles; here it goes back."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The text of a document as blocks of pandoc's tree."""

    title: str
    """Its first heading of level 1; empty where it has none."""
    blocks: tuple[Node, ...]


def tree_of(data: bytes, media: Mapping[str, str]) -> Tree:
    """Return the text of the .docx `data`; `media` are the addresses of its pictures, by their part.

    Raises |DocgenError| where pandoc cannot read it.
    """
    read = json.loads(run_pandoc(["--from=docx+styles", "--to=json"], data))
    head = [_paragraph_of(read["meta"][key]) for key in _META if key in read["meta"]]
    if head and "title" in read["meta"]:
        head[0] = _header(1, head[0]["c"])
    blocks = tuple(_Meaning(Cleaner(media)).blocks([*head, *read["blocks"]]))
    titles = (block for block in blocks if block["t"] == "Header" and block["c"][0] == 1)
    return Tree(words_of(next(titles, {"c": []})["c"]), blocks)


class _Meaning:
    """Turn paragraphs in named styles into headings, captions and divisions."""

    def __init__(self, cleaner: Cleaner) -> None:
        self._cleaner = cleaner
        self._last = 0
        self._shift = 0

    def blocks(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield the blocks of a whole document."""
        groups = [
            (style, [block for _, block in group]) for style, group in groupby(_styled(nodes), key=_division)
        ]
        place = 0
        while place < len(groups):
            made, taken = self._group(groups[place:])
            yield from made
            place += taken

    def _group(self, groups: Sequence[tuple[str, list[Node]]]) -> tuple[list[Node], int]:
        """Return what the first of `groups` becomes, and how many groups went into it."""
        style, nodes = groups[0]
        following = groups[1] if len(groups) > 1 else ("", [])
        if style in {_NAMES[TITLE], _NAMES[ANNEX_TITLE]}:
            return [self._title(nodes)], 1
        if style == _NAMES[TABLE_CAPTION] and following[1] and following[1][0]["t"] == "Table":
            table, *others = self._plain(following[1])
            table["c"][1] = [None, [{"t": "Plain", "c": self._inlines(nodes)}]]
            return [table, *others], 2
        if style == _NAMES[PICTURE]:
            return self._figure(groups)
        if style in _CLASSES.values():
            return [division(style, self._plain(nodes))], 1
        return self._plain(nodes), 1

    def _title(self, nodes: Sequence[Node]) -> Node:
        """Return the heading that the lines of a title make: the first of a document is above all others."""
        level = 2 if self._last else 1
        self._shift = level - 1
        self._last = level
        return _header(level, self._inlines(nodes))

    def _figure(self, groups: Sequence[tuple[str, list[Node]]]) -> tuple[list[Node], int]:
        """Return a picture with the note and the title that follow it."""
        note, title, taken = [], [], 1
        if len(groups) > taken and groups[taken][0] == _NAMES[PICTURE_NOTE]:
            note, taken = groups[taken][1], taken + 1
        if len(groups) > taken and groups[taken][0] == _NAMES[PICTURE_TITLE]:
            title, taken = groups[taken][1], taken + 1
        caption = [{"t": "Plain", "c": self._inlines(title)}] if title else []
        content = [*self._plain(groups[0][1]), *self._plain(note)]
        return [{"t": "Figure", "c": [BARE, [None, caption], content]}], taken

    def _plain(self, nodes: Sequence[Node]) -> list[Node]:
        cleaned = [block for node in nodes for block in self._cleaner.blocks([node])]
        return [self._levelled(block) if block["t"] == "Header" else block for block in cleaned]

    def _levelled(self, header: Node) -> Node:
        """Return a heading one level under the title above it, and never two under the one before."""
        level, _, inlines = header["c"]
        self._last = min(level + 1 + self._shift, self._last + 1, _DEEPEST)
        return _header(self._last, inlines)

    def _inlines(self, nodes: Sequence[Node]) -> list[Node]:
        """Return the words of all paragraphs as those of one."""
        blocks = self._plain(nodes)
        return [inline for block in blocks for inline in block["c"] if block["t"] in {"Para", "Plain"}]


def _styled(nodes: Sequence[Node]) -> Iterator[tuple[str, Node]]:
    """Yield each block with the name of the style it stands in; headings and tables have none."""
    for node in nodes:
        style = custom_style(node) if node["t"] == "Div" else ""
        if node["t"] == "Div":
            yield from ((style or inner, block) for inner, block in _styled(node["c"][1]))
        elif node["t"] == "BlockQuote":
            yield from _styled(node["c"])
        else:
            yield style, node


def _division(styled: tuple[str, Node]) -> str:
    """Return the class of a block's style, else the style itself."""
    return _CLASSES.get(styled[0], styled[0])


def _header(level: int, inlines: Sequence[Node]) -> Node:
    return {"t": "Header", "c": [level, BARE, list(inlines)]}


def _paragraph_of(value: Node) -> Node:
    """Return a value of the metadata as a paragraph: inlines, blocks, or a list of such."""
    match value["t"]:
        case "MetaInlines":
            return {"t": "Para", "c": value["c"]}
        case "MetaBlocks":
            return division("note", value["c"])
        case "MetaList":
            return division("note", [_paragraph_of(each) for each in value["c"]])
        case _:
            return {"t": "Para", "c": [{"t": "Str", "c": str(value.get("c", ""))}]}
