"""Find dates of registers that are out of order."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text("改正写错的日期，多半是年份", "correct the wrong date; look at the year")


def register_dates(project: Project) -> Iterator[Finding]:
    """Report a register that starts after its own day, and a patient reported before being listed.

    登记簿的日期先后颠倒。

    Bad:
        {id: visits-2023, starts_on: 2023-01-01, as_of: 2022-09-30}
    Good:
        {id: visits-2023, starts_on: 2023-01-01, as_of: 2023-09-30}
    Why: Visits are counted from starts_on to as_of; between dates that are exchanged lies nothing. Who is
        listed in a month is reported to other departments on that day or later.
    为什么：到村次数从 starts_on 数到 as_of，颠倒了就一次也没有。患者先列入、后推送，可以是同一天。
    """
    for register in project.registers:
        if register.starts_on and register.as_of and register.starts_on > register.as_of:
            message = Text(
                f"登记簿 {register.id} 从{date_words(register.starts_on)}起登记，"
                f"晚于截至日期{date_words(register.as_of)}",
                f"register {register.id} starts on {register.starts_on}, after its as_of {register.as_of}",
            )
            yield Finding(register, ("starts_on",), message, _REMEDY)
        for patient in register.patients:
            if patient.pushed_on is not None and patient.pushed_on < patient.added_on:
                message = Text(
                    f"患者 {patient.code} 的推送日期{date_words(patient.pushed_on)}"
                    f"早于列入日期{date_words(patient.added_on)}",
                    f"patient {patient.code}: pushed_on {patient.pushed_on} is before {patient.added_on}",
                )
                yield Finding(patient, ("pushed_on",), message, _REMEDY)
