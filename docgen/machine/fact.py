"""Hold one fact about the machine, and what the CLI knows of where it runs."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from docgen.diagnostics import Text


class Group(Enum):
    """Say what kind of thing a fact is about, in the order in which facts are told."""

    PYTHON = Text("Python", "Python")
    PACKAGE = Text("Python 软件包", "Python packages")
    OFFICE_FONT = Text("公文字体", "office fonts")
    FREE_FONT = Text("替代字体（PDF 用）", "free fonts, for the PDF")
    FONT_MAP = Text("字体对照（公文字体 → PDF 所用）", "font map: what sets each font in a PDF")
    LIBRARY = Text("系统库", "system libraries")
    PROGRAM = Text("程序", "programs")
    FOLDER = Text("文件夹", "folders")


class Need(Enum):
    """Say what the absence of a thing means."""

    REQUIRED = "required"
    """docgen cannot work."""
    OPTIONAL = "optional"
    """Something that docgen does is left out, or looks different."""


@dataclass(frozen=True, slots=True)
class Fact:
    """Tell of one thing whether it is here and, if not, what that costs and what to do."""

    group: Group
    name: Text
    need: Need
    found: str
    """Version or path of the thing; empty when it is missing."""
    cost: Text
    """What does not work, or works worse, while the thing is missing."""
    remedy: Text
    """What to do when it is missing."""

    @property
    def missing(self) -> bool:
        """Say whether the thing is not here."""
        return not self.found

    @property
    def stops_work(self) -> bool:
        """Say whether docgen cannot work because of this."""
        return self.missing and self.need is Need.REQUIRED


@dataclass(frozen=True, slots=True)
class Surroundings:
    """Hold what only the CLI may ask for: the platform, the environment, the project.

    `platform` has the values of ``sys.platform``, `python` is ``sys.version_info[:3]``.
    """

    platform: str
    python: tuple[int, int, int]
    home: Path
    """The user's home folder."""
    search_path: str
    """Where programs are looked for: the value of ``PATH``."""
    output: Path
    """The folder that documents are built into; it need not exist yet."""
    user_data: Path | None = None
    """The value of ``XDG_DATA_HOME``; None means ``~/.local/share``."""
    windows: Path = Path("C:/Windows")
    """The value of ``WINDIR``; only read on Windows."""
