"""Read what stands inside a paragraph: words, strong words, line breaks, pictures; the rest is a finding."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

from docgen.diagnostics import Text
from docgen.layout.measure import width
from docgen.markdown.blocks import Picture, Run, Words
from docgen.markdown.finding import Finding, Kind
from docgen.markdown.numbering import written_number
from docgen.markdown.pandoc import Node
from docgen.markdown.picture_paths import missing_alt, path_fault
from docgen.markdown.source import Source

_BREAK: Final = "\v"
"""Stands for a line break inside words; no body can hold this character."""
_SOFT: Final = "\n"
"""Stands for the end of a line that ends no paragraph."""
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>|<!--")
_LABEL = re.compile(r"\](?:\s?\[[^\]\n]*\])?")
_LONE = re.compile(r"\*\*|`|\[\^[^\]\n]+\]")
_HASHES = re.compile(r"(?m)^#{1,6}(?=[^#\s])")
_RAW_TABLE = re.compile(r"(?m)^[ ]*\|.*\||^[ ]*:?-+:?[ ]*\|[-| :]*$")
_SPACES = re.compile(r"[ \t　]+")
_NOTE: Final = (
    Text("注释不会印出", "notes are not printed"),
    Text("把注释写进正文，如（注：……）", "write the note into the text, in brackets"),
)
_ENDS: Final = "。！？；：!?;:"
"""A line that ends so is mostly a paragraph of its own."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words, or a picture among them; `at` is where it begins in the text."""

    at: int
    words: str = ""
    strong: bool = False
    picture: Picture | None = None


class InlineReader:
    """Read the inlines of one text; `findings` gathers what they cannot carry."""

    def __init__(self, source: Source, findings: list[Finding]) -> None:
        self._source = source
        self._findings = findings

    def read(self, nodes: Sequence[Node], *, strong: bool = False) -> list[Piece]:
        """Return the pieces of `nodes`, in order."""
        return [piece for node in nodes for piece in self._piece(node, strong=strong)]

    def lines(self, pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
        """Yield the words of `pieces`, without its pictures, cut at every line break.

        Leftover marks are reported on the way.
        """
        found = [piece for piece in pieces if piece.words]
        self._report_leftovers(found)
        line: list[Piece] = []
        for piece in found:
            first, *others = piece.words.split(_BREAK)
            line.append(replace(piece, words=first))
            for other in others:
                yield line
                line = [replace(piece, words=other)]
        yield line

    def _piece(self, node: Node, *, strong: bool) -> Iterator[Piece]:
        content = node.get("c")
        match node["t"]:
            case "Str":
                yield Piece(self._source.meet(content), content, strong)
            case "Space":
                yield Piece(self._source.place, " ", strong)
            case "SoftBreak":
                yield Piece(self._source.place, _SOFT, strong)
            case "LineBreak":
                yield Piece(self._source.place, _BREAK, strong)
            case "Strong":
                yield from self.read(content, strong=True)
            case "Emph":
                inner = self.read(content, strong=strong)
                self._report_mark(inner, Text("斜体不会印出", "italics are not printed"))
                yield from inner
            case "Code":
                at = self._source.meet(content[1], entities=False)
                inner = [Piece(at, content[1], strong)]
                self._report_mark(inner, Text("代码格式不会印出", "code is printed as ordinary words"))
                yield from inner
            case "Link":
                yield from self._link(content, strong=strong)
            case "Image":
                yield self._picture(content)

    def _link(self, content: Node, *, strong: bool) -> Iterator[Piece]:
        inner = self.read(content[1], strong=strong)
        address, title = content[2]
        words = "".join(piece.words for piece in inner)
        at = inner[0].at if inner else self._source.place
        self._hide_target(address, title)
        if words.startswith("^"):
            self._findings.append(Finding(Kind.STRUCTURE, at, *_NOTE))
        elif words not in {address, address.removeprefix("mailto:")}:
            fact = Text(
                f"链接“{words}”只印文字，网址 {address} 不印",
                f"of the link “{words}” the address {address} is not printed",
            )
            remedy = Text(
                "删去链接；读者需要网址的，把网址写进文字", "drop the link, or write the address out"
            )
            self._findings.append(Finding(Kind.LINK, at, fact, remedy))
        yield from inner

    def _picture(self, content: Node) -> Piece:
        inner = self.read(content[1])
        address, title = content[2]
        at = inner[0].at if inner else self._source.place
        title = self._hide_target(address, title)
        at = max(self._source.text.rfind("![", 0, max(at, self._source.place)), 0)
        path = unquote(address)
        alt = "".join(piece.words for piece in inner).replace(_SOFT, " ").strip()
        fault = path_fault(path)
        missing = fault or missing_alt(path, alt)
        if missing:
            self._findings.append(Finding(Kind.PICTURE, at, *missing))
        return Piece(at, picture=None if fault else Picture(path, alt, title, at))

    def _hide_target(self, address: str, title: str) -> str:
        """Take what follows the words of a link, and the definition it may refer to, as read.

        Return the title as it was typed: pandoc makes every white space in it a blank.
        """
        typed = "|".join(re.escape(each) for each in (address, unquote(address)))
        named = r"\s+".join(map(re.escape, title.split()))
        target = rf"<?(?:{typed})>?(?:\s*[\"'(](?P<title>{named})[\"')])?"
        found = self._source.pass_over(re.compile(rf"\]\(\s*{target}\s*\)"), far=True)
        if found is None:
            self._source.pass_over(_LABEL)
            found = self._source.hide(re.compile(rf"(?m)^ {{0,3}}\[[^\]\n]+\]:\s*{target}"))
        return (found and found["title"]) or title

    def _report_mark(self, inner: Sequence[Piece], what: Text) -> None:
        words = "".join(piece.words for piece in inner)
        at = inner[0].at if inner else self._source.place
        self._findings.append(
            Finding(
                Kind.MARK,
                at,
                Text(f"“{words}”的{what.zh}", f"“{words}”: {what.en}"),
                Text(
                    "删去记号；要突出的用 **加粗**；要印出记号本身的，在前面加 \\",
                    "drop the marks; use **bold**; to print a mark itself, write \\ before it",
                ),
            )
        )

    def _report_leftovers(self, pieces: Sequence[Piece]) -> None:
        """Report what was meant as a mark and stands among the words as it was typed."""
        words = "".join(piece.words for piece in pieces)
        for found in _TAG.finditer(words):
            fact = Text(
                f"HTML 标记 {found[0]} 会照原样印出", f"the HTML {found[0]} would be printed as it is"
            )
            remedy = Text("改用 Markdown 写法，或删去", "write it in Markdown, or delete it")
            self._leftover(pieces, found, Kind.HTML, fact, remedy)
        for found in _LONE.finditer(words):
            fact = Text(f"记号 {found[0]} 不成对，会照原样印出", f"{found[0]} is no mark here and is printed")
            remedy = Text(
                "补上另一半，或删去；要印出的，在前面加 \\", "complete or delete it, or write \\ before it"
            )
            self._leftover(pieces, found, Kind.MARK, fact, remedy)
        if heading := _HASHES.search(words):
            fact = Text(
                f"{heading[0]} 后面没有空格，不是标题", f"{heading[0]} without a space makes no heading"
            )
            remedy = Text(
                "是标题的，在 # 后空一格；要印出的，在前面加 \\", "write a space after it, or \\ before it"
            )
            self._leftover(pieces, heading, Kind.HEADING, fact, remedy)
        if table := _RAW_TABLE.search(words):
            fact = Text("这里像表格，但不是完整的表格", "this looks like a table but is none")
            remedy = Text(
                "表格前空一行，第一行是表头，第二行是 |---|---|，各行以 | 分格",
                "leave an empty line before it; a head, a row |---|---|, then the rows",
            )
            self._leftover(pieces, table, Kind.TABLE, fact, remedy)

    def _leftover(
        self, pieces: Sequence[Piece], found: re.Match[str], kind: Kind, message: Text, remedy: Text
    ) -> None:
        """Report `found` among the words of `pieces`, unless its author wrote a backslash before it."""
        start = found.start()
        for piece in pieces:
            if start < len(piece.words):
                at = self._source.follow(piece.at, piece.words[: start + 1])
                if not self._source.is_escaped(at):
                    self._findings.append(Finding(kind, at, message, remedy))
                return
            start -= len(piece.words)

    def words(self, line: Sequence[Piece]) -> Words:
        """Return a line as runs, the ends of its typed lines closed up; empty where it holds only space."""
        characters = [(each, piece.strong) for piece in line for each in piece.words]
        kept: list[tuple[str, bool]] = []
        for place, (character, strong) in enumerate(characters):
            if character != _SOFT:
                kept.append((character, strong))
            elif _is_gap(kept[-1:], characters[place + 1 : place + 2]):
                kept.append((" ", strong))
        while kept and _SPACES.fullmatch(kept[0][0]):
            kept.pop(0)
        while kept and _SPACES.fullmatch(kept[-1][0]):
            kept.pop()
        runs: list[Run] = []
        for character, strong in kept:
            if runs and runs[-1].strong == strong:
                runs[-1] = Run(runs[-1].text + character, strong)
            else:
                runs.append(Run(character, strong))
        return tuple(runs)

    def one_line(self, pieces: Iterable[Piece]) -> Words:
        """Return all words of `pieces` on one line, as a heading or a cell stands."""
        return tuple(run for line in self.lines(pieces) for run in self.words(line))

    def report_joined(self, line: Sequence[Piece]) -> None:
        """Report ends of typed lines after which a new paragraph seems to begin."""
        before = ""
        for place, piece in enumerate(line):
            if piece.words == _SOFT:
                after = "".join(each.words for each in line[place + 1 : place + 4])
                if before.rstrip()[-1:] in _ENDS or written_number(after.lstrip()):
                    self._findings.append(_joined(line[place + 1].at if place + 1 < len(line) else piece.at))
            before += piece.words


def _is_gap(before: Sequence[tuple[str, bool]], after: Sequence[tuple[str, bool]]) -> bool:
    """Say whether the end of a typed line parts two words: not beside a Chinese character."""
    neighbours = [character for character, _ in (*before, *after)]
    return len(neighbours) == 2 and all(width(each) < 1 for each in neighbours)


def _joined(at: int) -> Finding:
    return Finding(
        Kind.JOINED,
        at,
        Text("这一行会接在上一行后面，成为同一段", "this line is joined to the one before, in one paragraph"),
        Text(
            "另起一段的，在两行之间空一行；确是一段的，写在一行里",
            "leave an empty line between paragraphs; write one paragraph on one line",
        ),
    )
