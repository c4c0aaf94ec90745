"""Say which form a workbook is: whose, of which plan and period; or why it counts as none."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from docgen.diagnostics import NO_TEXT, Diagnostic, Place, Text
from docgen.excel.form_findings import (
    NO_STAMP,
    NOT_A_FORM,
    OTHER_DIVISION,
    UNKNOWN_FORM,
    WRONG_PERIOD,
)
from docgen.excel.form_layout import PROGRESS_SHEET, Column, normal
from docgen.excel.reading.grid import Book, address
from docgen.excel.recognise import Recognised, Table, recognise
from docgen.excel.stamp import Stamp
from docgen.faults import Fault
from docgen.records.division import Division
from docgen.records.project import Project
from docgen.reporting.expected import ExpectedReturn, expected_returns
from docgen.reporting.periods import Period


@dataclass(frozen=True, slots=True)
class Identified:
    """A workbook that is a form of this period."""

    expected: ExpectedReturn
    table: Table
    stamp: Stamp
    known: Recognised


@dataclass(frozen=True, slots=True)
class Identification:
    """What a workbook is; `form` is None where it is no form that can be taken."""

    form: Identified | None
    findings: tuple[Diagnostic, ...]


Forms = Mapping[tuple[str, str], ExpectedReturn]
"""What is expected in a period, by the ids of plan and division."""


def forms_of(project: Project, period: Period) -> Forms:
    """Return what is expected for every plan in `period`."""
    expected = (each for plan in project.plans for each in expected_returns(project, plan, period))
    return {(each.plan.id, each.division.id): each for each in expected}


def identify(book: Book, name: str, project: Project, period: Period, *, forms: Forms) -> Identification:
    """Return which form the workbook in the file `name` is; `forms` are those of `period`.

    A form is refused where its period is another, its plan or division is not known, or where stamp, visible
    number, 填报单位 and the name of the file speak of different divisions.
    """
    known = recognise(book)
    if not known.tables:
        return _refused(NOT_A_FORM, Place(name), _NO_TABLE)
    stamp = known.stamp or known.number
    place = _head_of(known, name)
    if stamp is None:
        return _refused(NOT_A_FORM, place, _NO_NUMBER)
    if len(known.tables) > 1:
        sheets = "、".join(table.sheet.name for table in known.tables)
        fact = Text(
            f"有 {len(known.tables)} 张填报表：{sheets}", f"it has {len(known.tables)} forms: {sheets}"
        )
        only_one = Text("只留一张“进展”表", f"leave one sheet {PROGRESS_SHEET}")
        return _refused(NOT_A_FORM, place, fact, only_one)
    if stamp.period != period.id:
        fact = Text(
            f"这是 {stamp.period} 的表，现在收 {period.id}", f"it is of {stamp.period}, not of {period.id}"
        )
        return _refused(WRONG_PERIOD, place, fact)
    expected = _expected(project, forms, stamp)
    if isinstance(expected, Text):
        return _refused(UNKNOWN_FORM, place, expected)
    other = _other_division(known, name, project, expected.division)
    if other is not None:
        return _refused(OTHER_DIVISION, place, other)
    notes = (
        []
        if known.stamp
        else [
            NO_STAMP.at(place, Text(f"按表号认作 {stamp.number}", f"taken for {stamp.number} by its number"))
        ]
    )
    return Identification(Identified(expected, known.tables[0], stamp, known), tuple(notes))


_NO_TABLE = Text(
    "找不到有“编码、填报事项、本期填报”表头的工作表",
    "no sheet has the headings 编码, 填报事项 and 本期填报",
)
_NO_NUMBER = Text(
    "隐藏标记和表号都没有，不知道是哪个单位、哪一期的表",
    "neither its stamp nor its number is there: whose it is, and of which period, cannot be told",
)


def _refused(fault: Fault, place: Place, fact: Text, remedy: Text = NO_TEXT) -> Identification:
    return Identification(None, (fault.at(place, fact, remedy),))


def _head_of(known: Recognised, name: str) -> Place:
    """Return where the visible number of the form stands, or would."""
    table = known.tables[0]
    row = max(table.head_row - 1, 1)
    return Place(name, within=address(table.sheet.name, row, table.columns[Column.CODE]))


def _expected(project: Project, forms: Forms, stamp: Stamp) -> ExpectedReturn | Text:
    """Return what the form answers, or what of it is not known."""
    plan = project.plan_index.get(stamp.plan)
    if plan is None:
        return Text(f"没有任务计划 {stamp.plan}", f"there is no plan {stamp.plan}")
    division = project.division(stamp.division)
    if division is None:
        return Text(f"单位名录里没有 {stamp.division}", f"there is no division {stamp.division}")
    found = forms.get((plan.id, division.id))
    if found is None:
        return Text(
            f"{division.name}在 {plan.id} 中已没有牵头的任务",
            f"{division.id} leads nothing in {plan.id} any more",
        )
    return found


def _other_division(known: Recognised, name: str, project: Project, division: Division) -> Text | None:
    """Return how the form contradicts itself about whose it is; None where it does not."""
    if known.stamp and known.number and known.stamp.number != known.number.number:
        return Text(
            f"表号是 {known.number.number}，隐藏标记是 {known.stamp.number}",
            f"its number is {known.number.number}, its stamp {known.stamp.number}",
        )
    if known.division and normal(known.division) not in map(normal, division.names):
        return Text(
            f"填报单位写的是{known.division}，表是{division.name}的",
            f"it says {known.division}, but the form is that of {division.name}",
        )
    named = _named_in(name, project)
    if named is not None and named is not division:
        return Text(
            f"文件名是{named.name}，表是{division.name}的",
            f"the file is called {named.name}, the form is {division.name}'s",
        )
    return None


def _named_in(file: str, project: Project) -> Division | None:
    """Return the division with whose name the name of a file begins: 人事处上半年.xlsx; the longest counts.

    A name inside the file's name tells nothing: 办公室 stands in many.
    """
    stem = normal(file.rpartition("/")[2].rpartition(".")[0])
    words = stem.lstrip("0123456789.、-_()[]【】")
    known = project.once(("division_names",), lambda: _names(project.divisions))
    return next((known[words[:end]] for end in range(len(words), 0, -1) if words[:end] in known), None)


def _names(divisions: Iterable[Division]) -> dict[str, Division]:
    """Return the divisions by their names; the id is too short to tell: `health` stands in many a name."""
    return {normal(name): division for division in divisions for name in division.names[:-1]}
