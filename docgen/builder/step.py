"""Define the steps of a build: which file, made of what, and every reason why."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from docgen.context.views import Context
from docgen.diagnostics import Text
from docgen.records.catalogue import DocumentType, Format
from docgen.records.document import Document
from docgen.reporting.each import Each


class Reason(Enum):
    """Why a file is not up to date."""

    NEW = Text("新文件", "new")
    MISSING = Text("成品不见了", "the file is gone")
    DATA = Text("数据有变", "data changed")
    TEMPLATE = Text("模板有变", "template changed")
    LAYOUT = Text("版面有变", "layout changed")
    ENGINE = Text("程序版本有变", "program versions changed")
    EDITED = Text("成品被人改过", "edited by hand since it was built")
    WORD = Text("成品 Word 有变", "the Word file changed")
    FONTS = Text("字体有变", "fonts changed")
    FOREIGN = Text("成品属于另一个项目", "the file belongs to another project")
    FORCED = Text("指定重新生成", "asked for")


class Status(Enum):
    """What will happen to a file."""

    BUILD = Text("生成", "build")
    UP_TO_DATE = Text("无需更新", "up to date")
    BLOCKED = Text("不覆盖", "blocked")


@dataclass(frozen=True, slots=True)
class BoundAnnex:
    """A document that is bound behind another: what its own template makes of it follows on new pages."""

    document: Document
    type: DocumentType
    template: Path
    context: Context


@dataclass(frozen=True, slots=True)
class Step:
    """One file that should exist."""

    document: Document
    type: DocumentType
    format: Format
    path: str
    """Relative to the output folder, POSIX form."""
    template: Path
    context: Context
    made_of: dict[str, str]
    """Fingerprint of each ingredient, by `Ingredient` value."""
    inputs: Mapping[str, str]
    """The SHA-256 of each file that it is made from, by its path in the project; sorted."""
    versions: Mapping[str, str]
    """The versions of what has a say in its bytes."""
    status: Status
    reasons: tuple[Reason, ...]
    """Every reason, not only the first; empty where the file is up to date."""
    as_of: datetime.date
    """The day that counts: what has no date of its own bears it."""
    each: Each | None = None
    """The division, region or task that the file is made for, where the type is made for each of them."""
    annexes: tuple[BoundAnnex, ...] = ()
    pictures: tuple[str, ...] = ()
    """The pictures among `inputs`."""
    bodies: tuple[str, ...] = ()
    """The texts in Markdown that it is made of."""
    word: str = ""
    """Path of the Word file that this one is made from; empty for a Word file itself."""


@dataclass(frozen=True, slots=True)
class BuildPlan:
    """Every file that should exist, in the order of their paths."""

    steps: tuple[Step, ...]

    def of(self, status: Status) -> tuple[Step, ...]:
        """Return the steps that have `status`."""
        return tuple(step for step in self.steps if step.status is status)
