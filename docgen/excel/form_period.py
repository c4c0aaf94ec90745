"""Read the name of a reporting period: 2022-H1, 2022, 2022-Q1, 2022-03."""

from __future__ import annotations

import calendar
import datetime
import re
from dataclasses import dataclass

from docgen.diagnostics import Text
from docgen.errors import ProjectError
from docgen.layout.numerals import to_chinese
from docgen.records.office import PeriodKind

_ID = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?"
)
_MONTHS = {PeriodKind.YEAR: 12, PeriodKind.HALF_YEAR: 6, PeriodKind.QUARTER: 3, PeriodKind.MONTH: 1}


@dataclass(frozen=True, slots=True)
class Period:
    """One reporting period: `part` counts from 1 within the year."""

    kind: PeriodKind
    year: int
    part: int = 1

    @property
    def id(self) -> str:
        """Return its name in files and on the command line."""
        sign = {PeriodKind.HALF_YEAR: f"-H{self.part}", PeriodKind.QUARTER: f"-Q{self.part}"}
        month = f"-{self.part:02}" if self.kind is PeriodKind.MONTH else ""
        return f"{self.year}{sign.get(self.kind, month)}"

    @property
    def title(self) -> str:
        """Return its name in print: 2022年上半年."""
        words = {
            PeriodKind.YEAR: "年度",
            PeriodKind.HALF_YEAR: "年" + "上下"[(self.part - 1) % 2] + "半年",
            PeriodKind.QUARTER: f"年第{to_chinese(self.part)}季度",
            PeriodKind.MONTH: f"年{self.part}月",
        }
        return f"{self.year}{words[self.kind]}"

    @property
    def starts_on(self) -> datetime.date:
        """Return its first day."""
        return datetime.date(self.year, (self.part - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def ends_on(self) -> datetime.date:
        """Return its last day."""
        month = self.part * _MONTHS[self.kind]
        return datetime.date(self.year, month, calendar.monthrange(self.year, month)[1])

    @property
    def previous(self) -> Period:
        """Return the period of the same kind before it."""
        if self.part > 1:
            return Period(self.kind, self.year, self.part - 1)
        return Period(self.kind, self.year - 1, 12 // _MONTHS[self.kind])


def parse_period(text: str) -> Period:
    """Return the period that `text` names. Raises ProjectError where it names none."""
    found = _ID.fullmatch(text.strip().upper())
    if found is None:
        raise ProjectError(
            Text(
                f"不是报送周期：{text}；写成 2022-H1、2022、2022-Q1 或 2022-03",
                f"no reporting period: {text}; write 2022-H1, 2022, 2022-Q1 or 2022-03",
            )
        )
    year = int(found["year"])
    for kind, name in (
        (PeriodKind.HALF_YEAR, "half"),
        (PeriodKind.QUARTER, "quarter"),
        (PeriodKind.MONTH, "month"),
    ):
        if found[name]:
            return Period(kind, year, int(found[name]))
    return Period(PeriodKind.YEAR, year)
