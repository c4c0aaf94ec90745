"""Say what came of a step, and of a whole run."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.builder.findings import MACHINE_CODES
from docgen.diagnostics import Diagnostic, Report, Text

if TYPE_CHECKING:  # who only counts results needs none of what a step is made of
    from docgen.builder.step import Step


class Result(Enum):
    """What came of a step."""

    WRITTEN = Text("已生成", "written")
    UP_TO_DATE = Text("无需更新", "up to date")
    BLOCKED = Text("未覆盖", "not overwritten")
    FAILED = Text("失败", "failed")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one step, and what is wrong with it."""

    step: Step
    result: Result
    diagnostics: tuple[Diagnostic, ...] = ()
    kept: Path | None = None
    """Where the file that a person had edited was put, when it was forced out of the way."""


def report_of(outcomes: Iterable[Outcome]) -> Report:
    """Return everything that went wrong in a run; what is said of the machine's fonts, once."""
    told: dict[tuple[str, Text] | Diagnostic, Diagnostic] = {}
    for diagnostic in (diagnostic for outcome in outcomes for diagnostic in outcome.diagnostics):
        of_machine = diagnostic.code in MACHINE_CODES
        told.setdefault((diagnostic.code, diagnostic.message) if of_machine else diagnostic, diagnostic)
    return Report(told.values())
