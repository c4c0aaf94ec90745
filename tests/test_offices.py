"""The projects of the four further offices in data/offices: whole, sound and true to fact."""

from __future__ import annotations

import datetime
import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from docgen.context import Context, context_of
from docgen.diagnostics import Severity
from docgen.records.catalogue import DocumentType
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.rules import check
from docgen.sources.project import load, projects_below
from tests.projects import CHECKOUT

AS_OF = datetime.date(2024, 1, 1)
OFFICES = [folder.name for folder in projects_below(CHECKOUT / "data")]
NUMBERED = ("transmittal", "implementation_plan")
"""Types of documents that have a number and recipients."""


def project_of(office: str) -> Project:
    """Return the records of one office; a type that is not in the catalogue yet asks for little."""
    found = load(CHECKOUT / "data/offices" / office, templates=CHECKOUT / "templates").project
    known = {kind.id for kind in found.types}
    missing = dict.fromkeys(document.type for document in found.documents if document.type not in known)
    return replace(found, types=(*found.types, *map(_type, missing)))


def _type(identifier: str) -> DocumentType:
    formal = identifier in NUMBERED
    return DocumentType(
        id=identifier,
        title=identifier,
        template=f"{identifier}.docx",
        output="{id}",
        needs_plan=formal,
        needs_number=formal,
        needs_recipients=formal,
    )


def documents() -> Iterator[tuple[str, str]]:
    """Yield every document of every office."""
    for office in OFFICES:
        files = sorted((CHECKOUT / "data/offices" / office / "data/documents").glob("*.yaml"))
        yield from ((office, file.stem) for file in files)


def context(office: str, document: str) -> Context:
    project = project_of(office)
    return context_of(project, project.document_index[document])


def test_every_seed_but_the_first_office_has_its_own_project() -> None:
    assert OFFICES == ["fangcheng", "guanyang", "guiyang", "qianjiang"]


@pytest.mark.parametrize("office", OFFICES)
def test_records_of_an_office_load_and_pass_the_checks(office: str) -> None:
    loaded = load(CHECKOUT / "data/offices" / office, templates=CHECKOUT / "templates")
    found = check(project_of(office), as_of=AS_OF)
    assert [str(diagnostic) for diagnostic in loaded.report] == []
    assert [str(diagnostic) for diagnostic in found if diagnostic.severity is not Severity.NOTE] == []


def _named(document: Document) -> dict[str, str]:
    """Return the ledgers and registers that a document names, by what they are."""
    pairs = {"ledger": document.ledger or document.findings, "register": document.register_id}
    return {kind: identifier for kind, identifier in pairs.items() if identifier}


@pytest.mark.parametrize("office", OFFICES)
def test_documents_name_ledgers_registers_and_figures_that_are_there(office: str) -> None:
    project = project_of(office)
    known = {"ledger": set(project.ledger_index), "register": set(project.register_index)}
    named = [pair for document in project.documents for pair in _named(document).items()]
    articles = [article for document in project.documents for article in document.articles]
    charted = [name for article in articles if article.chart for name in article.chart.indicators]
    figures = [name for article in articles for name in article.figures]
    assert [(kind, name) for kind, name in named if name not in known[kind]] == []
    assert [name for name in (*figures, *charted) if name not in project.figure_index] == []


@pytest.mark.parametrize(("office", "document"), list(documents()))
def test_every_document_has_something_to_print(office: str, document: str) -> None:
    found = context(office, document)
    body = (found.plan.sections, found.ledger.entries, found.register.title, found.document.articles)
    assert found.document.title
    assert any(body)


def test_responsibility_table_has_nine_rows_of_33_items_with_up_to_four_leads() -> None:
    tasks = context("guiyang", "responsibility-2023").plan.sections[0].tasks
    assert [len(task.items) for task in tasks] == [3, 4, 5, 3, 2, 3, 5, 4, 4]
    assert [len(task.lead) for task in tasks] == [2, 2, 2, 3, 2, 1, 4, 1, 2]
    assert Counter(name for task in tasks for name in task.responsible) == {
        "区（市、县）卫生健康局": 8,
        "基层卫生健康处": 1,
    }


def test_deputy_is_late_for_the_third_quarter_and_others_have_until_the_end_of_the_year() -> None:
    register = context("guiyang", "visits-2023").register
    states = {(row.leader, row.period): row.state for row in register.visit_rows}
    assert states == {
        ("局长", "2023年上半年"): "已完成",
        ("局长", "2023年下半年"): "未到期",
        ("分管副局长", "2023年第一季度"): "已完成",
        ("分管副局长", "2023年第二季度"): "已完成",
        ("分管副局长", "2023年第三季度"): "逾期",
        ("分管副局长", "2023年第四季度"): "未到期",
        ("其他班子成员甲", "2023年"): "已完成",
        ("其他班子成员乙", "2023年"): "未到期",
    }
    assert register.late_visits == 1


def test_work_points_run_through_three_sections_and_say_why_they_divide_no_labour() -> None:
    found = context("qianjiang", "transmittal-2023-9")
    assert [[task.number for task in section.tasks] for section in found.plan.sections] == [
        [1, 2, 3, 4, 5],
        [6, 7, 8],
        [9, 10, 11, 12, 13, 14],
    ]
    assert {
        item.clause for section in found.plan.sections for task in section.tasks for item in task.items
    } == {""}
    assert found.plan.no_division_reason
    assert found.document.forwarded is not None
    assert f"《{found.document.forwarded.title}》" in found.document.title


@pytest.mark.parametrize(
    ("office", "document", "sources"),
    [
        ("qianjiang", "breakdown-2023", {"2022年度": 5}),
        ("guanyang", "breakdown-2022", {"2022年度": 5}),
    ],
)
def test_findings_have_source_year_lead_due_and_state(
    office: str, document: str, sources: dict[str, int]
) -> None:
    ledger = context(office, document).ledger
    assert Counter(entry.year for entry in ledger.entries) == sources
    assert all(entry.source and entry.lead and entry.due_on and entry.state for entry in ledger.entries)
    assert ledger.overdue_count == 1


def test_brief_tells_rates_of_two_populations_apart_and_has_no_year_before() -> None:
    found = context("guanyang", "brief-2023-1").document
    figures = {(each.name, each.population): each for each in found.articles[-1].figures}
    rates = [figures["电子健康档案建档率", whom] for whom in ("全体居民", "贫困人口")]
    assert [(each.value, each.target, each.met) for each in rates] == [
        ("81.75", "", ""),
        ("100", "100%", "达标"),
    ]
    assert figures["婴儿死亡率", ""].unit == "‰"
    assert {(each.previous, each.change) for each in figures.values()} == {("", "")}
    assert {each.as_of for each in figures.values()} == {"2022年12月31日"}


def test_chart_of_the_brief_shows_four_numbers_of_persons() -> None:
    chart = context("guanyang", "brief-2023-1").document.articles[-1].chart
    assert chart is not None
    assert [(row.unit, [point.value for point in row.points]) for row in chart.series] == [
        ("人", ["6609", "10418", "4065", "4477"])
    ]


def test_two_sets_of_trainees_are_both_kept_and_not_printed() -> None:
    project = project_of("guanyang")
    assert [int(figure.value) for figure in project.figure_index["songdu"]] == [34, 40]
    assert [int(figure.value) for figure in project.figure_index["dingxiang-zhuanke"]] == [25, 33]
    printed = [name for document in project.documents for each in document.articles for name in each.figures]
    assert {"songdu", "dingxiang-benke", "dingxiang-zhuanke"} & set(printed) == set()


def test_phases_follow_one_another_without_a_gap_and_hold_the_deadline() -> None:
    (plan,) = project_of("fangcheng").plans
    ends = [(phase.starts_on, phase.ends_on) for phase in plan.phases]
    day = datetime.timedelta(days=1)
    assert [after[0] - before[1] for before, after in itertools.pairwise(ends)] == [day, day]
    assert (plan.starts_on, plan.ends_on) == (ends[0][0], ends[-1][1])
    assert [deadline.date for deadline in plan.deadlines] == [ends[-1][1]]


def test_implementation_plan_shows_its_phases_under_the_fourth_heading() -> None:
    found = context("fangcheng", "plan-2022-54")
    assert [(section.title, len(section.tasks), len(section.phases)) for section in found.plan.sections] == [
        ("工作目标", 0, 0),
        ("活动对象与范围", 0, 0),
        ("工作任务", 5, 0),
        ("时间要求", 0, 3),
        ("工作纪律", 3, 0),
    ]
    assert len(found.office.name) == 17
    assert all(phase.actors for phase in found.plan.phases)


def test_nothing_in_the_ledger_is_closed_without_who_verified_and_when() -> None:
    ledger = context("fangcheng", "ledger-2022").ledger
    assert (ledger.total, ledger.open, ledger.closed, ledger.overdue_count) == (8, 4, 4, 1)
    closed = [entry for entry in ledger.entries if entry.state == "已销号"]
    assert all(entry.verified_by and entry.verified_on and entry.closed_on for entry in closed)


def test_coverage_table_marks_the_shortfalls() -> None:
    register = context("fangcheng", "coverage-2022").register
    assert {standard.name: standard.unmet for standard in register.standards} == {
        "必到必访必核必查": 2,
        "三个一": 0,
        "三合格": 1,
        "三条线": 1,
    }


def test_teams_are_late_with_what_was_due_last_quarter() -> None:
    register = context("fangcheng", "followups-2022").register
    third = [each for each in register.follow_up_teams if each.period == "2022年第三季度"]
    assert {each.team: (each.due, each.done, each.late) for each in third} == {
        "第一团队": (3, 3, 0),
        "第二团队": (3, 2, 1),
        "第三团队": (3, 3, 0),
    }


def test_summary_has_phases_figures_against_targets_and_problems_left() -> None:
    found = context("fangcheng", "summary-2022")
    figures = {figure.name: (figure.value, figure.target, figure.met) for figure in found.plan.figures}
    assert figures["4种重点慢病规范管理率"] == ("92.3", "90%以上", "达标")
    assert figures["参保率"] == ("99.8", "全部参保", "未达标")
    assert (len(found.plan.phases), found.ledger.open) == (3, 4)
