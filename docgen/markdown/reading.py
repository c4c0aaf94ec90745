"""Turn the syntax tree of a body into blocks, and report what they cannot carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from docgen.diagnostics import NO_TEXT, Text
from docgen.markdown.blocks import Block, Heading, ListItem, Paragraph, Run, Words
from docgen.markdown.finding import Finding, Kind
from docgen.markdown.inlines import InlineReader, Piece
from docgen.markdown.numbering import LEVELS, written_number
from docgen.markdown.pandoc import Node
from docgen.markdown.source import Source
from docgen.markdown.tables import TableReader

_DEPTH: Final = 3
"""Lists in lists that a reader can tell apart."""
_NUMBER = re.compile(r"(\d+)\.")
_RULE = re.compile(r"(?m)^[ >]*([-*_])[ \t]*(?:\1[ \t]*){2,}$")
_FENCE = re.compile(r"(?m)^[ >]*(?:`{3,}|~{3,})[^\n]*$")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a body says, and what of it cannot be carried, in the order of the text."""

    blocks: tuple[Block, ...]
    findings: tuple[Finding, ...]


def reading_of(text: str, tree: Sequence[Node]) -> Reading:
    """Return the reading of `text`, whose syntax tree is `tree`."""
    source = Source(text)
    reader = _Reader(source)
    blocks = tuple(reader.read(tree))
    lost = [_lost(source, start, end) for start, end in source.unmet()]
    inside = (replace(each, at=min(each.at, len(text) - 1)) for each in (*reader.findings, *lost))
    return Reading(blocks, tuple(sorted(inside, key=lambda finding: finding.at)))


class _Reader:
    """Read the blocks of one text, with the headings counted on the way."""

    def __init__(self, source: Source) -> None:
        self.findings: list[Finding] = []
        self._source = source
        self._inlines = InlineReader(source, self.findings)
        self._tables = TableReader(source, self._inlines, self.findings)
        self._counts = [0] * LEVELS
        self._level = 0

    def read(self, nodes: Sequence[Node], *, depth: int = 0) -> Iterator[Block]:
        """Yield the blocks of `nodes`, which stand in so many lists."""
        for node in nodes:
            yield from self._block(node, depth)

    def _block(self, node: Node, depth: int) -> Iterator[Block]:
        content = node.get("c")
        match node["t"]:
            case "Para" | "Plain":
                yield from self._paragraphs(content)
            case "Header":
                yield from self._heading(content)
            case "BulletList":
                yield from self._list(content, [None] * len(content), depth + 1)
            case "OrderedList":
                first = content[0][0]
                numbers = list(range(first, first + len(content[1])))
                yield from self._list(content[1], numbers, depth + 1)
            case "Table":
                yield self._tables.read(content)
            case "BlockQuote":
                self._report_structure(self._next_sign(), Text("引用格式", "the form of a quotation"))
                yield from self.read(content, depth=depth)
            case "CodeBlock":
                yield from self._code(content[1])
            case "HorizontalRule":
                rule = self._source.pass_over(_RULE)
                at = rule.start(1) if rule else self._next_sign()
                self._report_structure(at, Text("分隔线", "a rule"))

    def _paragraphs(self, nodes: Sequence[Node]) -> Iterator[Block]:
        pieces = self._inlines.read(nodes)
        alone = all(piece.picture or not piece.words.strip() for piece in pieces)
        for line in self._inlines.lines(pieces):
            self._inlines.report_joined(line)
            if words := self._inlines.words(line):
                yield Paragraph(words)
        yield from self._pictures(pieces, alone=alone)

    def _pictures(self, pieces: Sequence[Piece], *, alone: bool) -> Iterator[Block]:
        for piece in pieces:
            if piece.picture is not None:
                if not alone:
                    self._report_in_text(piece.at)
                yield piece.picture

    def _heading(self, content: Node) -> Iterator[Block]:
        written, _, nodes = content
        pieces = self._inlines.read(nodes)
        at = pieces[0].at if pieces else self._source.place
        words = self._inlines.one_line(pieces)
        level = min(written, LEVELS)
        if not words:
            self._report_heading(at, Text("标题没有文字", "the heading is empty"))
            yield from self._pictures(pieces, alone=False)
            return
        if written > LEVELS:
            self._report_heading(
                at, Text(f"{written} 级标题：只有四级", f"level {written}: there are only four")
            )
        elif self._level and level > self._level + 1:
            fact = Text(
                f"标题从 {self._level} 级跳到 {level} 级",
                f"the headings jump from level {self._level} to level {level}",
            )
            self._report_heading(at, fact)
        self._level = level
        self._counts[level - 1] += 1
        self._counts[level:] = [0] * (LEVELS - level)
        yield Heading(level, self._counts[level - 1], self._unnumbered(words, self._counts[level - 1], at))
        yield from self._pictures(pieces, alone=False)

    def _unnumbered(self, words: Words, number: int, at: int) -> Words:
        """Return the words of a heading without the number its author wrote; one that differs is reported."""
        written = written_number(words[0].text)
        if written is None or len(written.sign) == len("".join(run.text for run in words)):
            return words
        if written.number != number:
            self._report_number(at, written.sign.strip(), number)
        rest = words[0].text[len(written.sign) :]
        return (Run(rest, words[0].strong), *words[1:]) if rest else words[1:]

    def _list(self, items: Sequence[Node], numbers: Sequence[int | None], depth: int) -> Iterator[Block]:
        if depth == _DEPTH + 1:
            what = Text(f"超过 {_DEPTH} 层的列表", f"a list more than {_DEPTH} deep")
            self._report_structure(self._next_sign(), what)
        typed: list[tuple[int, int]] = []
        for item, number in zip(items, numbers, strict=True):
            if number is not None and (found := self._source.pass_over(_NUMBER)):
                typed.append((found.start(), int(found[1])))
            first, *others = item if item and item[0]["t"] in {"Para", "Plain"} else (None, *item)
            yield from self._item(first["c"] if first else [], number, depth)
            yield from self.read(others, depth=depth)
        self._report_numbers(typed, numbers)

    def _item(self, nodes: Sequence[Node], number: int | None, depth: int) -> Iterator[Block]:
        pieces = self._inlines.read(nodes)
        first, *others = self._inlines.lines(pieces)
        self._inlines.report_joined(first)
        yield ListItem(depth, number, self._inlines.words(first))
        for line in others:
            if words := self._inlines.words(line):
                yield Paragraph(words)
        yield from self._pictures(pieces, alone=not self._inlines.words(first))

    def _code(self, text: str) -> Iterator[Block]:
        what = Text("代码（或行首多余的空格）", "code, or spaces at the start of a line,")
        self._report_structure(self._next_sign(), what)
        self._source.pass_over(_FENCE)
        for line in text.split("\n"):
            at = self._source.meet(line, entities=False)
            if words := self._inlines.words([Piece(at, line.replace("\v", " "))]):
                yield Paragraph(words)

    def _report_numbers(self, typed: Sequence[tuple[int, int]], numbers: Sequence[int | None]) -> None:
        """Report the numbers of a list that differ from those printed, unless all were typed alike."""
        if len({number for _, number in typed}) <= 1:
            return
        for (at, number), printed in zip(typed, numbers, strict=False):
            if printed is not None and number != printed:
                self._report_number(at, f"{number}.", printed)

    def _report_number(self, at: int, sign: str, number: int) -> None:
        self.findings.append(
            Finding(
                Kind.NUMBER,
                at,
                Text(
                    f"写的序号是“{sign}”，按顺序会印第 {number} 个",
                    f"the number written is “{sign}”; in order it is printed as number {number}",
                ),
                Text(
                    "序号自动编排，可以不写；顺序有误的，调整顺序", "leave the number out, or mend the order"
                ),
            )
        )

    def _report_heading(self, at: int, fact: Text) -> None:
        remedy = Text(
            "标题用 #、##、###、####，对应 一、（一）1.（1），逐级使用",
            "use #, ##, ###, #### for 一、（一）1.（1）, one after the other",
        )
        self.findings.append(Finding(Kind.HEADING, at, fact, remedy))

    def _report_structure(self, at: int, what: Text) -> None:
        self.findings.append(
            Finding(
                Kind.STRUCTURE,
                at,
                Text(f"{what.zh}不会印出，文字按普通段落印", f"{what.en} is not printed, only its words are"),
                Text("改写成普通段落、标题或列表", "write ordinary paragraphs, headings or lists"),
            )
        )

    def _report_in_text(self, at: int) -> None:
        fact = Text("图片夹在文字中间，会移到这一段之后", "a picture among words moves behind the paragraph")
        remedy = Text(
            "让图片独占一段，前后各空一行", "give it a paragraph of its own, an empty line around it"
        )
        self.findings.append(Finding(Kind.PICTURE, at, fact, remedy))

    def _next_sign(self) -> int:
        """Return where the next sign stands, or the last one of the text."""
        text, place = self._source.text, self._source.place
        while place < len(text) and text[place].isspace():
            place += 1
        return min(place, max(len(text) - 1, 0))


def _lost(source: Source, start: int, end: int) -> Finding:
    """Return the finding for words that are nowhere in the tree."""
    words = source.text[start:end]
    line = source.text[source.text.rfind("\n", 0, start) + 1 :].split("\n", 1)[0]
    if "|" in line:
        fact = Text(f"“{words}”超出表头的格数，不会印出", f"“{words}” is beyond the columns of the head")
        return Finding(
            Kind.TABLE, start, fact, Text("让每行的格数与表头一样", "give each row as many cells as the head")
        )
    fact = Text(f"“{words}”不会印出", f"“{words}” is not printed")
    remedy = Text(
        "改写成普通文字；要印出记号本身的，在前面加 \\", "write it as ordinary words, marks with a \\"
    )
    return Finding(Kind.LOST, start, fact, remedy if words else NO_TEXT)
