"""Follow a text while its syntax tree is read: where each word stands, and which words were never met."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


class Span(NamedTuple):
    """A stretch of the text, from its first character to behind its last."""

    start: int
    end: int


class Source:
    """Hold a text and how far it has been read; the tree gives the words in the order of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.place = 0
        """Behind the last word that was met."""
        self._met = bytearray(len(text))

    def meet(self, words: str, *, entities: bool = True) -> int:
        """Mark `words`, which stand from here on with marks in between, as met; return where they begin.

        Words that do not stand there leave everything as it is.
        """
        found: list[Span] = []
        place = self.place
        for character in words:
            span = self._next(character, place, entities=entities)
            if span is not None:
                found.append(span)
                place = span.end
        for span in found:
            self._mark(span)
        self.place = place
        return found[0].start if found else place

    def follow(self, place: int, words: str) -> int:
        """Return where the last character of `words` stands, which begin at `place`."""
        last = place
        for character in words:
            if span := self._next(character, place, entities=True):
                last, place = span
        return last

    def pass_over(self, pattern: re.Pattern[str], *, far: bool = False) -> re.Match[str] | None:
        """Mark what `pattern` finds next as met, and read on behind it; return the match.

        Only marks may stand before it, unless it is so plain what is meant that it may be `far`.
        """
        found = pattern.search(self.text, self.place)
        if found is None or (not far and any(map(_counts, self.text[self.place : found.start()]))):
            return None
        self._mark(Span(*found.span()))
        self.place = found.end()
        return found

    def end_line(self) -> None:
        """Read on at the end of the line: a row of a table has no more words."""
        end = self.text.find("\n", self.place)
        self.place = end if end >= 0 else len(self.text)

    def hide(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Mark what `pattern` finds anywhere as met without reading on; return the match."""
        found = pattern.search(self.text)
        if found is not None:
            self._mark(Span(*found.span()))
        return found

    def is_escaped(self, place: int) -> bool:
        """Say whether a backslash stands before the sign at `place`."""
        before = self.text[:place]
        return (len(before) - len(before.rstrip("\\"))) % 2 == 1

    def unmet(self) -> Iterator[Span]:
        """Yield the words that were never met: a span for what stands together on one line."""
        start, end = -1, -1
        for place, character in enumerate(self.text):
            if character == "\n" or self._met[place]:
                if start >= 0:
                    yield Span(start, end)
                start = -1
            elif _counts(character):
                start, end = (place if start < 0 else start), place + 1
        if start >= 0:
            yield Span(start, end)

    def _next(self, character: str, place: int, *, entities: bool) -> Span | None:
        """Return where `character` stands next, as itself or as an entity of HTML; white space only here."""
        if character.isspace():
            while self.text[place : place + 1] in {" ", "\t", "\n"} - {character}:
                place += 1
        last = place + 1 if character.isspace() else len(self.text)
        while place < min(last, len(self.text)):
            if entities and self.text[place] == "&" and not self.is_escaped(place):
                entity = _ENTITY.match(self.text, place)
                if entity is not None and html.unescape(entity[0]) == character:
                    return Span(*entity.span())
            if self.text[place] == character:
                return Span(place, place + 1)
            place += 1
        return None

    def _mark(self, span: Span) -> None:
        self._met[span.start : span.end] = b"\1" * (span.end - span.start)


def _counts(character: str) -> bool:
    """Say whether a character is a word of the text, not white space or a mark of Markdown."""
    return character.isalnum() or (not character.isascii() and not character.isspace())
