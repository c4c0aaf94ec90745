"""Define what a body is made of once it is read: the blocks that a document can carry."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Align(Enum):
    """How the cells of a table's column are set; None of these where the author did not say."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one kind, without line breaks."""

    text: str
    strong: bool = False


Words = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; its words are never blank."""

    words: Words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading without the number that its author may have written."""

    level: int
    """1 to 4, as written: `#` is 1."""
    number: int
    """Place among the headings of its level under one heading, from 1."""
    words: Words


@dataclass(frozen=True, slots=True)
class ListItem:
    """The first paragraph of a list's entry; others of the entry follow as paragraphs."""

    depth: int
    """1 for a list that stands in no other."""
    number: int | None
    """None in a list without numbers."""
    words: Words
    """Empty where the entry begins with another list, or holds nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; every row has as many cells as there are columns, each of one line."""

    caption: Words
    """Empty where there is none."""
    columns: tuple[Align | None, ...]
    head: tuple[Words, ...]
    """Empty where the table has no head."""
    rows: tuple[tuple[Words, ...], ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands by itself."""

    path: str
    """File relative to the project, POSIX form; it leads nowhere else."""
    alt: str
    """What is read out instead of it."""
    title: str
    """Printed under it; may be empty."""
    at: int
    """Where it stands in the text: the offset of its first character."""


Block = Paragraph | Heading | ListItem | Table | Picture
