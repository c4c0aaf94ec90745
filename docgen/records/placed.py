"""Hold values as a YAML file gave them, each with the line and column where it stands.

`sources` builds these; `records` models are validated from them and keep a link back, so that a rule
can point at the very word it complains about. Lines and columns count from 1.

A container keeps offsets into the text, one whole number each, and finds line and column when asked: a
large project has half a million places, is asked for a few, and Python's collector walks no numbers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import Union, overload

from docgen.diagnostics import Place

Value = Union[str, None, "PlacedMapping", "PlacedList"]
Mark = tuple[int, int]
"""Line and column, both from 1."""

_LINE_END = re.compile("\r\n|\r|\n")
_BLOCK_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n)")
_BETWEEN = re.compile(r"\s+|\\[ntr0]|['\\]")
"""What a scalar is typed with and its value lacks: white space, escapes, the second of two quotes."""


class Lines:
    """Turn offsets into the text of one file into lines and columns.

    `inserted` names, for each line (from 1), the columns (from 1) that the text has and the file has not:
    spaces that were put in to read on after a slip.
    """

    __slots__ = ("_inserted", "_starts", "_text", "path")

    def __init__(self, path: str, text: str, inserted: Mapping[int, Sequence[int]] | None = None) -> None:
        self.path = path
        """File, relative to the project, POSIX form."""
        self._text = text
        self._inserted = inserted or {}
        self._starts: list[int] = []

    def mark(self, offset: int) -> Mark:
        """Return the line and column of an offset."""
        if not self._starts:
            self._starts = [0, *(end.end() for end in _LINE_END.finditer(self._text))]
        line = bisect_right(self._starts, offset)
        return self.original((line, offset - self._starts[line - 1] + 1))

    def original(self, mark: Mark) -> Mark:
        """Return where a place in the text stands in the file."""
        line, column = mark
        for inserted in reversed(self._inserted.get(line, ())):
            column -= column > inserted
        return line, column

    def place(self, offset: int) -> Place:
        """Return the place of an offset."""
        return Place(self.path, *self.mark(offset))

    def inside(self, offset: int, value: str, at: int) -> Place:
        """Return the place of ``value[at]`` in the scalar that begins at `offset`.

        Where an escape hides how the text was typed, it is the place of the scalar.
        """
        header = _BLOCK_HEADER.match(self._text, offset)
        place = found = header.end() if header else offset + self._text.startswith(("'", '"'), offset)
        for character in value[: at + 1]:
            if character.isspace():
                continue
            while self._text[place : place + 1] != character:
                skipped = _BETWEEN.match(self._text, place)
                if skipped is None:
                    return self.place(offset)
                place = skipped.end()
            found, place = place, place + 1
        return self.place(found)


class PlacedMapping(dict[str, Value]):
    """A YAML mapping. It knows where each key and each value begins."""

    __slots__ = ("key", "key_offsets", "lines", "offset", "parent", "value_offsets")

    def __init__(
        self, lines: Lines, offset: int, parent: PlacedMapping | PlacedList | None = None, key: str | int = ""
    ) -> None:
        # No super().__init__(): there is nothing to add, and a large project makes 100,000 of these.
        self.lines = lines
        self.offset = offset
        self.parent = parent
        """Container it stands in; None for the whole file."""
        self.key = key
        """Key or index under which it stands in `parent`."""
        self.key_offsets: dict[str, int] = {}
        self.value_offsets: dict[str, int] = {}

    @property
    def path(self) -> str:
        """Return the file the mapping stands in, relative to the project, POSIX form."""
        return self.lines.path

    @property
    def mark(self) -> Mark:
        """Return where the mapping itself begins."""
        return self.lines.mark(self.offset)

    @property
    def key_marks(self) -> dict[str, Mark]:
        """Return where each key begins."""
        return {key: self.lines.mark(offset) for key, offset in self.key_offsets.items()}

    @property
    def value_marks(self) -> dict[str, Mark]:
        """Return where the value of each key begins."""
        return {key: self.lines.mark(offset) for key, offset in self.value_offsets.items()}

    def place(self, key: str | int | None = None) -> Place:
        """Return where the value of `key` stands; where the key is missing, where the mapping begins."""
        return self.lines.place(self.value_offsets.get(str(key), self.offset))

    def key_place(self, key: str) -> Place:
        """Return where the key itself stands; where it is missing, where the mapping begins."""
        return self.lines.place(self.key_offsets.get(key, self.offset))

    def left_out(self, key: str) -> bool:
        """Say whether the file has `key`, but its value did not fit and was left out (and reported)."""
        return key not in self and key in self.key_offsets


class PlacedList(list[Value]):
    """A YAML sequence. It knows where each element begins."""

    __slots__ = ("key", "lines", "offset", "offsets", "parent")

    def __init__(
        self, lines: Lines, offset: int, parent: PlacedMapping | PlacedList | None = None, key: str | int = ""
    ) -> None:
        self.lines = lines
        self.offset = offset
        self.parent = parent
        self.key = key
        self.offsets: list[int] = []

    @property
    def path(self) -> str:
        """Return the file the list stands in, relative to the project, POSIX form."""
        return self.lines.path

    @property
    def mark(self) -> Mark:
        """Return where the list itself begins."""
        return self.lines.mark(self.offset)

    @property
    def marks(self) -> Marks:
        """Return where each element begins: a view, so that who drops an element can drop its mark."""
        return Marks(self.lines, self.offsets)

    def place(self, key: str | int | None = None) -> Place:
        """Return where element `key` stands; where there is none, where the sequence begins."""
        inside = isinstance(key, int) and 0 <= key < len(self.offsets)
        return self.lines.place(self.offsets[key] if inside and isinstance(key, int) else self.offset)


class Marks(Sequence[Mark]):
    """Show the offsets of a list as lines and columns."""

    __slots__ = ("_lines", "_offsets")

    def __init__(self, lines: Lines, offsets: list[int]) -> None:
        self._lines = lines
        self._offsets = offsets

    def __len__(self) -> int:
        """Return how many elements the list has."""
        return len(self._offsets)

    @overload
    def __getitem__(self, index: int) -> Mark: ...
    @overload
    def __getitem__(self, index: slice) -> list[Mark]: ...
    def __getitem__(self, index: int | slice) -> Mark | list[Mark]:
        """Return where an element, or each of some, begins."""
        if isinstance(index, slice):
            return [self._lines.mark(offset) for offset in self._offsets[index]]
        return self._lines.mark(self._offsets[index])

    def __delitem__(self, index: int) -> None:
        """Forget the place of an element that is dropped."""
        del self._offsets[index]


Container = PlacedMapping | PlacedList


def ancestors(container: Container) -> Iterator[Container]:
    """Yield the container itself, then each one it stands in, up to the whole file."""
    current: Container | None = container
    while current is not None:
        yield current
        current = current.parent


def place_inside(container: Container, path: tuple[str | int, ...], at: int) -> Place:
    """Return the place of character `at` of the text that `path` leads to.

    Where the path leads to no text, it is the place of the nearest thing on the way that exists.
    """
    current: Value = container
    holder, offset = container, container.offset
    for step in path:
        if isinstance(current, PlacedMapping) and step in current:
            holder, offset, current = current, current.value_offsets[str(step)], current[str(step)]
        elif isinstance(current, PlacedList) and isinstance(step, int) and step < len(current):
            holder, offset, current = current, current.offsets[step], current[step]
        else:
            return place_of(container, path)
    return holder.lines.inside(offset, current, at) if isinstance(current, str) else place_of(container, path)


def place_of(container: Container, path: tuple[str | int, ...]) -> Place:
    """Return the place that `path` leads to, or of the nearest thing on the way that exists."""
    place = container.place()
    current: Value = container
    for step in path:
        if isinstance(current, PlacedMapping) and step in current:
            place, current = current.place(step), current[str(step)]
        elif isinstance(current, PlacedList) and isinstance(step, int) and step < len(current):
            place, current = current.place(step), current[step]
        else:
            break
    return place
