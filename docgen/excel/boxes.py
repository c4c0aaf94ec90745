"""Read the boxes of one returned form: every value with its cell, every bad cell with its remedy."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import groupby
from typing import Any

from docgen.diagnostics import NO_TEXT, Diagnostic, Place, Text
from docgen.excel.cell_findings import (
    BAD_DATE,
    BAD_NUMBER,
    DAY_ASSUMED,
    EMPTY_BOX,
    MERGED,
    NO_ANSWER,
    STRUCK,
    UNIT_CHANGED,
    UNKNOWN_MEMBER,
    UNSEALED,
)
from docgen.excel.form_content import FormContent, Row
from docgen.excel.form_findings import DOUBLE_ROW, MISSING_ROW, OLDER_PLAN
from docgen.excel.form_layout import SEAL_WORDS, SIGN_OFF, Column, Part, normal
from docgen.excel.identify import Identified
from docgen.excel.reading.grid import Cell, address
from docgen.excel.stamp import digest
from docgen.excel.supporters import gathered
from docgen.excel.values import (
    Misread,
    read_day,
    read_number,
    read_seal,
    read_status,
    read_text,
    read_words,
    says_nothing,
)
from docgen.faults import Fault
from docgen.records.progress import Status
from docgen.records.project import Project
from docgen.rules.figure.impossible_figure import impossible_value


@dataclass
class BoxReader:
    """Read the boxes of one form and gather what is wrong with them."""

    name: str
    form: Identified
    content: FormContent
    project: Project
    as_of: datetime.date
    findings: list[Diagnostic] = field(default_factory=list)
    cells: dict[str, str] = field(default_factory=dict)

    @property
    def _same_plan(self) -> bool:
        return self.form.stamp.structure in ("", self.content.structure)

    def values(self) -> dict[str, Any]:
        """Return what the boxes say, by the fields of a return."""
        items = []
        rows = (row for row in self.content.rows if row.part not in SIGN_OFF)
        for (task, item), group in groupby(rows, key=lambda row: (row.task, row.item)):
            read = self._item(task, item, tuple(group))
            if read is not None:
                items.append(read)
        supporters = {part["division"] for item in items for part in item["supporters"]}
        counted = {"supporters": len(supporters)} if supporters else {}
        return {**self._sign_off(), **counted, "items": items}

    def _item(self, task: str, item: str, rows: tuple[Row, ...]) -> dict[str, Any] | None:
        """Return what is said of one item; None where the form does not ask for it."""
        by_part = {part: tuple(row for row in rows if row.part is part) for part in Part}
        (head,) = by_part[Part.ITEM]
        if not self._is_asked(head):
            return None
        status = self._one(by_part[Part.STATUS][0], required=True, read=read_status)
        started = status is not Status.NOT_STARTED
        progress = self._text(by_part[Part.PROGRESS][0], required=started)
        return {
            "task": task,
            "item": item,
            "status": status,
            "progress": progress,
            "problems": self._text(by_part[Part.PROBLEMS][0]),
            "next_steps": self._text(by_part[Part.NEXT_STEPS][0]),
            "figures": [figure for row in by_part[Part.FIGURE] for figure in self._figure(row)],
            "supporters": [part for row in by_part[Part.SUPPORTER] for part in self._supporters(row)],
        }

    def _supporters(self, row: Row) -> Iterator[dict[str, str]]:
        """Yield what the box of a supporter says, by division; report whom its group does not have."""
        said = gathered(self.project, row.division, self._text(row))
        for line in said.unknown:
            fact = Text(
                f"“{line[:20]}”说的不是{row.division}的成员，或没有按“名称：”写；记在{row.division}名下",
                f"{line[:20]} names no member of {row.division}: taken as said of all",
            )
            self._report(UNKNOWN_MEMBER, self._box_place(row), fact)
        yield from ({"division": name, "text": text} for name, text in said.parts)

    def _box_place(self, row: Row) -> Place:
        """Return where the box of a row that was read stands."""
        return Place(self.name, within=self.cells[row.code])

    def _is_asked(self, head: Row) -> bool:
        """Say whether the form has the item; report what changed in the plan since it was made."""
        asked = self.form.stamp.asked(head.code)
        rows = self.form.table.rows.get(head.code, ())
        if asked is None and not rows and not self._same_plan:
            fact = Text(
                f"表里没有 {head.code}，是后来加的任务", f"{head.code} was added after the form was made"
            )
            self.findings.append(OLDER_PLAN.at(self._head_place, fact))
            return False
        if asked is not None and asked != digest(head.label):
            place = self._place(rows[0], Column.LABEL) if rows else self._head_place
            fact = Text(f"{head.code} 的任务内容已修改", f"the wording of {head.code} has changed")
            self.findings.append(OLDER_PLAN.at(place, fact))
        return True

    def _figure(self, row: Row) -> Iterator[dict[str, Any]]:
        """Yield the figure in a row, if there is one."""
        line = self._line(row, Column.BOX)
        if line is None:
            return
        unit = self.form.table.cell(line, Column.UNIT)
        if Column.UNIT in self.form.table.columns and normal(unit.shown if unit else "") != normal(row.unit):
            said = unit.shown if unit else ""
            fact = Text(
                f"计量单位是“{said}”，指标目录是“{row.unit}”",
                f"the unit is {said}, that of the catalogue {row.unit}",
            )
            self._report(UNIT_CHANGED, self._place(line, Column.UNIT), fact)
            return
        cell = self._content(line, Column.BOX)
        words = read_text(cell) if cell is not None else ""
        if cell is None or (isinstance(words, str) and says_nothing(words)):
            wrote = f"，写的是“{words}”" if words else ""
            fact = Text(f"{row.label}没有填{wrote}", f"no figure for {row.label}")
            self._report(NO_ANSWER, self._place(line, Column.BOX), fact)
            return
        indicator = self.project.indicator_index[row.indicator]
        targets = tuple(target.value for target in indicator.targets)
        value = self._taken(read_number(cell, row.unit, targets=targets), line, Column.BOX, row)
        wrong = impossible_value(indicator, value) if isinstance(value, Decimal) else None
        if wrong is not None:
            fact = Text(f"{row.label}不可能：{wrong[0].zh}", f"{row.label} cannot be: {wrong[0].en}")
            self._report(BAD_NUMBER, self._place(line, Column.BOX), fact, wrong[1])
            return
        as_of = self._day_of_figure(line, row)
        if isinstance(value, Decimal) and as_of is not None:
            known = {"scope": self.content.scope, "population": row.population}
            known = {key: value for key, value in known.items() if value}
            source = f"{self.name} {self.cells[row.code]}"
            yield {"indicator": row.indicator, "value": value, "as_of": as_of, **known, "source": source}

    def _day_of_figure(self, line: int, row: Row) -> datetime.date | None:
        first, last = self.content.period.starts_on, self.content.period.ends_on
        # No figure is of a day after its return came in.
        received = max(first, self.as_of)
        cell = self._content(line, Column.AS_OF)
        if cell is None:
            day = min(self.content.data_day, received)
            fact = Text(
                f"{row.label}没有写截至日期，按 {day}", f"no day is given for {row.label}: {day} counts"
            )
            self._report(DAY_ASSUMED, self._place(line, Column.AS_OF), fact)
            return day
        read = read_day(cell, first=first, last=last)
        if isinstance(read, Misread):
            self._report(read.fault, self._place(line, Column.AS_OF), read.message, read.remedy)
            return None
        if read > received:
            fact = Text(
                f"{read} 晚于收到报送的日期 {received}", f"{read} is after the day of receipt, {received}"
            )
            self._report(BAD_DATE, self._place(line, Column.AS_OF), fact, _DAY_OF_DATA)
            return None
        self.cells[f"{row.code}/截至"] = self._address(line, Column.AS_OF)
        return read

    def _sign_off(self) -> dict[str, Any]:
        rows = {row.part: row for row in self.content.rows if row.part in SIGN_OFF}
        first = self.content.period.starts_on
        day = self._one(
            rows[Part.FILLED_ON], read=lambda cell: read_day(cell, first=first, last=max(first, self.as_of))
        )
        values = {
            "filled_on": day,
            "signed_by": self._text(rows[Part.SIGNED_BY], asked=True),
            "sealed": self._one(rows[Part.SEALED], read=read_seal, asked=True),
            "filled_by": self._text(rows[Part.FILLED_BY]),
            "contact": self._text(rows[Part.CONTACT]),
        }
        if values["sealed"] == SEAL_WORDS[1]:
            fact = Text("写的是“未盖章”", "it says that it is not sealed")
            self._report(UNSEALED, self._box_place(rows[Part.SEALED]), fact)
        return {key: value for key, value in values.items() if value}

    def _text(self, row: Row, *, required: bool = False, asked: bool = False) -> str:
        return str(self._one(row, read=read_words, required=required, asked=asked) or "")

    def _one(self, row: Row, *, read: Any, required: bool = False, asked: bool = False) -> Any:
        """Return what the box of a row says, or None; an empty one is an error where it is `required`."""
        line = self._line(row, Column.BOX)
        if line is None:
            return None
        cell = self._content(line, Column.BOX)
        value = self._taken(read(cell), line, Column.BOX, row) if cell is not None else None
        if cell is None or value == "":
            self._report_empty(row, line, required=required, asked=asked)
        return value

    def _report_empty(self, row: Row, line: int, *, required: bool, asked: bool) -> None:
        fact = Text(f"{row.code} {row.label}没有填", f"{row.code}: {row.label} is empty")
        if required:
            self._report(EMPTY_BOX, self._place(line, Column.BOX), fact)
        elif asked:
            self._report(NO_ANSWER, self._place(line, Column.BOX), fact)

    def _taken(self, read: Any, line: int, column: Column, row: Row) -> Any:
        """Return what was read, and note its cell; report a misreading, and return None."""
        if isinstance(read, Misread):
            self._report(read.fault, self._place(line, column), read.message, read.remedy)
            return None
        if read != "":
            self.cells[row.code] = self._address(line, column)
        return read

    def _line(self, row: Row, column: Column) -> int | None:
        """Return the row that carries a code; of several with one content the first that has it."""
        table = self.form.table
        lines = table.rows.get(row.code, ())
        if not lines:
            if self._same_plan:
                fact = Text(f"缺少 {row.code}（{row.label}）一行", f"the row {row.code} is missing")
                self._report(MISSING_ROW, self._head_place, fact)
            else:
                fact = Text(f"表里没有 {row.code}（{row.label}）", f"the form does not ask for {row.code}")
                self._report(OLDER_PLAN, self._head_place, fact)
            return None
        filled = [line for line in lines if table.cell(line, column) is not None]
        contents = {cell.shown.strip() for line in filled if (cell := table.cell(line, column)) is not None}
        if len(contents) > 1:
            places = "、".join(self._address(line, column) for line in filled)
            fact = Text(f"{row.code} 填了几处：{places}", f"{row.code} is filled in at {places}")
            self._report(DOUBLE_ROW, self._place(filled[1], column), fact)
            return None
        return filled[0] if filled else lines[0]

    def _content(self, line: int, column: Column) -> Cell | None:
        """Return the content of a box; one merged into another cell is reported and has none."""
        table = self.form.table
        if column not in table.columns:
            fact = Text(f"缺少“{column.value}”一列", f"the column {column.value} is missing")
            self._report(MISSING_ROW, self._head_place, fact)
            return None
        merged = table.sheet.merged_with(line, table.columns[column])
        if merged is not None:
            into = address(table.sheet.name, *merged)
            fact = Text(f"和 {into} 合并成了一格", f"merged into {into}")
            self._report(MERGED, self._place(line, column), fact)
            return None
        cell = table.cell(line, column)
        if cell is None or not cell.shown.strip():
            return None
        if cell.struck:
            fact = Text(
                f"有删除线：{cell.shown[:20]}", f"struck through, at least in part: {cell.shown[:20]}"
            )
            self._report(STRUCK, self._place(line, column), fact)
        return cell

    @property
    def _head_place(self) -> Place:
        table = self.form.table
        return Place(self.name, within=address(table.sheet.name, table.head_row, table.columns[Column.CODE]))

    def _address(self, line: int, column: Column) -> str:
        return address(self.form.table.sheet.name, *self.form.table.position(line, column))

    def _place(self, line: int, column: Column) -> Place:
        return Place(self.name, within=self._address(line, column))

    def _report(self, fault: Fault, place: Place, fact: Text, remedy: Text = NO_TEXT) -> None:
        self.findings.append(fault.at(place, fact, remedy))


_DAY_OF_DATA = Text("写数据实际截至的日期", "write the day up to which the figure counts")
