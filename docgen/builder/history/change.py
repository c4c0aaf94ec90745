"""Define what an explanation says: why a file is not up to date, and what has changed since it was built."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.builder.step import Reason, Step
from docgen.diagnostics import NO_TEXT, Place, Text


class Kind(Enum):
    """What it is that changed."""

    RECORD = Text("记录", "record")
    """A value in a YAML file, with its place."""
    NAME = Text("模板所见", "name")
    """A name that the template reads, for which no single record is to blame: a sum, a count, a list."""
    PICTURE = Text("图片", "picture")
    TEMPLATE = Text("模板", "template")
    """A template as a whole; old and new are hashes."""
    LINE = Text("模板行", "template line")
    """A line of what ``docgen template text`` writes of a template."""
    VERSION = Text("程序", "version")
    FONT = Text("字体", "font")
    LAYOUT = Text("版面", "layout")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is not what it was."""

    kind: Kind
    name: str
    old: str
    """Empty where there was nothing."""
    new: str
    """Empty where there is nothing now."""
    place: Place | None = None
    """Where the record stands that was changed; None where nothing tells."""
    seen_as: tuple[str, ...] = ()
    """The names of the template through which the document prints it."""


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason why a file is not up to date, with the changes behind it."""

    reason: Reason
    changes: tuple[Change, ...] = ()
    note: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class Explained:
    """A step and all its causes; none where the file is up to date."""

    step: Step
    causes: tuple[Cause, ...]
