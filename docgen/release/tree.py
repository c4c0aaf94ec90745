"""Read a Word file as pandoc's syntax tree, and give the styles of our documents their meaning."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from docgen.layout.picture_styles import PICTURE, PICTURE_NOTE, PICTURE_TITLE
from docgen.layout.styles import TITLE
from docgen.layout.table_styles import TABLE_CAPTION
from docgen.markdown.pandoc import Node, run_pandoc
from docgen.release.cleaning import BARE, Cleaner, custom_style, division, words_of
from docgen.release.meanings import NAMES, Meanings

_DEEPEST: Final = 6
_META: Final = ("title", "subtitle", "author", "date", "abstract")
"""What pandoc takes from the head of a text for metadata, by Word's own styles; here it goes back."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The text of a document as blocks of pandoc's tree."""

    title: str
    """Its first heading of level 1; empty where it has none."""
    blocks: tuple[Node, ...]


def tree_of(data: bytes, meanings: Meanings, media: Mapping[str, str]) -> Tree:
    """Return the text of the .docx `data`; `media` are the addresses of its pictures, by their part.

    Raises |DocgenError| where pandoc cannot read it.
    """
    read = json.loads(run_pandoc(["--from=docx+styles", "--to=json"], data))
    head = [_paragraph_of(key, read["meta"][key]) for key in _META if key in read["meta"]]
    blocks = tuple(_Meaning(Cleaner(media, meanings.aligns), meanings).blocks([*head, *read["blocks"]]))
    titles = (block for block in blocks if block["t"] == "Header" and block["c"][0] == 1)
    return Tree(words_of(next(titles, {"c": []})["c"]), blocks)


class _Meaning:
    """Turn paragraphs in named styles into headings, captions and divisions."""

    def __init__(self, cleaner: Cleaner, meanings: Meanings) -> None:
        self._cleaner = cleaner
        self._meanings = meanings
        self._titles = 0
        """Headings that stand over all that follow: none, the title, or the title and that of a part."""
        self._above: list[float] = []
        """Levels of the headings that the next one may stand under."""

    def blocks(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """Yield the blocks of a whole document."""
        groups = [
            (style, [block for _, block in group]) for style, group in groupby(_styled(nodes), key=self._kind)
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
        if style in self._meanings.titles:
            return [self._title(nodes)], 1
        if style in self._meanings.outlines:
            # A heading of a style of its own, as the title of an article, stands over Word's headings.
            level = self._meanings.outlines[style] + 0.5
            return [self._header(level, self._inlines([node])) for node in nodes], 1
        if style == NAMES[TABLE_CAPTION] and following[1] and following[1][0]["t"] == "Table":
            table, *others = self._plain(following[1])
            table["c"][1] = [None, [{"t": "Plain", "c": self._inlines(nodes)}]]
            return [table, *others], 2
        if style == NAMES[PICTURE]:
            return self._figure(groups)
        if style in self._meanings.classes.values():
            return [division(style, self._plain(nodes))], 1
        return self._plain(nodes), 1

    def _kind(self, styled: tuple[str, Node]) -> str:
        """Return the class of a block's style, else the style itself."""
        return self._meanings.classes.get(styled[0], styled[0])

    def _title(self, nodes: Sequence[Node]) -> Node:
        """Return the heading that the lines of a title make: the first of a document is above all others."""
        self._titles = min(self._titles + 1, 2)
        self._above = []
        return _header(self._titles, self._inlines(nodes))

    def _header(self, level: float, inlines: Sequence[Node]) -> Node:
        """Return a heading one deeper than the one it stands under, whatever levels were left out."""
        while self._above and self._above[-1] >= level:
            self._above.pop()
        self._above.append(level)
        return _header(min(self._titles + len(self._above), _DEEPEST), inlines)

    def _figure(self, groups: Sequence[tuple[str, list[Node]]]) -> tuple[list[Node], int]:
        """Return a picture with the note and the title that follow it."""
        note, title, taken = [], [], 1
        if len(groups) > taken and groups[taken][0] == NAMES[PICTURE_NOTE]:
            note, taken = groups[taken][1], taken + 1
        if len(groups) > taken and groups[taken][0] == NAMES[PICTURE_TITLE]:
            title, taken = groups[taken][1], taken + 1
        caption = [{"t": "Plain", "c": self._inlines(title)}] if title else []
        content = [*self._plain(groups[0][1]), *self._plain(note)]
        return [{"t": "Figure", "c": [BARE, [None, caption], content]}], taken

    def _plain(self, nodes: Sequence[Node]) -> list[Node]:
        cleaned = self._cleaner.blocks(nodes)
        return [
            self._header(each["c"][0], each["c"][2]) if each["t"] == "Header" else each for each in cleaned
        ]

    def _inlines(self, nodes: Sequence[Node]) -> list[Node]:
        """Return the words of all paragraphs as those of one line."""
        blocks = (block for block in self._plain(nodes) if block["t"] in {"Para", "Plain"})
        return [inline for block in blocks for inline in block["c"] if inline["t"] != "LineBreak"]


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


def _header(level: int, inlines: Sequence[Node]) -> Node:
    return {"t": "Header", "c": [level, BARE, list(inlines)]}


def _paragraph_of(key: str, value: Node) -> Node:
    """Return a value of the metadata as paragraphs: inlines, blocks, or a list of such; the title as ours."""
    match value["t"]:
        case "MetaInlines":
            blocks = [{"t": "Para", "c": value["c"]}]
        case "MetaBlocks":
            blocks = value["c"]
        case "MetaList":
            blocks = [_paragraph_of("", each) for each in value["c"]]
        case _:
            blocks = [{"t": "Para", "c": [{"t": "Str", "c": str(value.get("c", ""))}]}]
    pairs = [["custom-style", NAMES[TITLE]]] if key == "title" else []
    return {"t": "Div", "c": [["", [], pairs], blocks]}
