"""The schema holds what the source documents ask for (rows F18 to F39 of the features list)."""

from typing import Any

import pytest

from docgen.records.base import Base
from docgen.records.division import DivisionCatalogue
from docgen.records.document import Document
from docgen.records.indicator import IndicatorCatalogue
from docgen.records.ledger import Ledger
from docgen.records.plan import Plan
from docgen.records.progress import FigureFile
from docgen.records.register import Register
from docgen.sources.schema import fit
from docgen.sources.yaml import read_yaml

PLAN_HEAD = "id: p\ntitle: 实施方案\n"

CASES: dict[str, tuple[type[Base], str, str, Any]] = {
    "F18 a task has number, heading, section and paragraphs": (
        Plan,
        PLAN_HEAD + "sections:\n  - number: 2\n    title: 能力建设\n    tasks:\n      - {id: T6, number: 6, "
        "title: 体系建设, items: [{text: 甲。}, {text: 乙。}, {text: 丙。}]}",
        "sections.0.tasks.0.items.2.text",
        "丙。",
    ),
    "F19 each paragraph of a task may have a lead of its own": (
        Plan,
        PLAN_HEAD
        + "sections:\n  - number: 1\n    title: 一\n    tasks:\n      - {id: T6, number: 6, title: 建设, "
        "items: [{text: 甲。, assignment: {lead: [甲处]}}, {text: 乙。, assignment: {lead: [乙处]}}]}",
        "sections.0.tasks.0.items.1.assignment.lead",
        ("乙处",),
    ),
    "F20 a task may have up to four leads, and joint responsibility": (
        Plan,
        PLAN_HEAD
        + "sections:\n  - number: 1\n    title: 一\n    tasks:\n      - {id: T1, number: 1, title: 建设, "
        "assignment: {lead: [甲处, 乙处, 丙处, 丁处], responsible: [各县卫生健康局]}, "
        "items: [{text: 甲。}, {text: 乙。}]}",
        "sections.0.tasks.0.assignment.responsible",
        ("各县卫生健康局",),
    ),
    "F21 support may be a group of which some are named": (
        Plan,
        PLAN_HEAD
        + "sections:\n  - number: 1\n    title: 一\n    tasks:\n      - {id: T1, number: 1, title: 建设, "
        "items: [{text: 甲。, assignment: {lead: [甲处], support: [{group: 有关处室, including: [乙处]}]}}]}",
        "sections.0.tasks.0.items.0.assignment.support.0.including",
        ("乙处",),
    ),
    "F22 a division has aliases, kind, parent, members, dates and a successor": (
        DivisionCatalogue,
        (
            "divisions:\n  - {id: a, name: 医政医管处, aliases: [委医政医管处], kind: division, "
            "parent: 省卫生健康委, "
            "valid_from: 2018-10-01, valid_to: 2023-06-01, successor: 医政处}"
        ),
        "divisions.0.successor",
        "医政处",
    ),
    "F23 an indicator has operator, value, unit, period and population": (
        IndicatorCatalogue,
        (
            "indicators:\n  - {id: i, name: 规范管理率, unit: '%', population: 四种慢病患者, "
            "targets: [{operator: '>=', value: 90, every: 年}]}"
        ),
        "indicators.0.targets.0.every",
        "年",
    ),
    "F24 a target may be a phrase without a digit": (
        IndicatorCatalogue,
        (
            "indicators:\n  - {id: i, name: 空白点, unit: 个, targets: [{operator: '=', value: 0, "
            "phrase: 动态清零}]}"
        ),
        "indicators.0.targets.0.phrase",
        "动态清零",
    ),
    "F25 a target may be a range for each institution": (
        IndicatorCatalogue,
        (
            "indicators:\n  - {id: i, name: 病种, unit: 种, targets: [{operator: between, value: 50, "
            "upper: 75, per: 每院}]}"
        ),
        "indicators.0.targets.0.per",
        "每院",
    ),
    "F26 a figure has value, unit, as-of date and scope": (
        FigureFile,
        "figures:\n  - {indicator: i, value: 6609, unit: 人, as_of: 2022-12-31, scope: 全县}",
        "figures.0.scope",
        "全县",
    ),
    "F27 rates of one subject are kept apart by population": (
        FigureFile,
        (
            "figures:\n  - {indicator: i, value: 81.75, unit: '%', as_of: 2022-12-31, population: 全体}\n"
            "  - {indicator: i, value: 100, unit: '%', as_of: 2022-12-31, population: 贫困人口}"
        ),
        "figures.1.population",
        "贫困人口",
    ),
    "F28 a phase has dates, duties and actors": (
        Plan,
        PLAN_HEAD
        + "phases:\n  - {id: p1, number: 1, title: 动员部署, starts_on: 2022-07-26, ends_on: 2022-07-31, "
        "duties: [召开会议], actors: [各乡镇卫生院]}\nsections: []",
        "phases.0.actors",
        ("各乡镇卫生院",),
    ),
    "F29 a deadline comes round every year or quarter, or stands on a date": (
        Plan,
        PLAN_HEAD + "deadlines:\n  - {every: year, month: 11, duty: 报送}\n  - {every: quarter}\n"
        "  - {date: 2022-08-26}\nsections: []",
        "deadlines.0.month",
        11,
    ),
    "F30 a reference has number, title and role": (
        Plan,
        PLAN_HEAD
        + "references:\n  - {id: r, title: 通知, number: 陕卫促进发〔2019〕78号, role: basis}\nsections: []",
        "references.0.number",
        "陕卫促进发〔2019〕78号",
    ),
    "F31 a named document may have an edition instead of a number": (
        Plan,
        PLAN_HEAD
        + "references:\n  - {id: r, title: 国家基本公共卫生服务规范, edition: 第三版}\nsections: []",
        "references.0.edition",
        "第三版",
    ),
    "F32 a ledger entry says who found, rectified, signed and verified": (
        Ledger,
        (
            "id: l\ntitle: 台账\nentries:\n  - {id: E1, problem: 档卡不全, found_by: 张甲, "
            "found_on: 2022-08-02, where: 甲村, "
            "subject: 甲户, measure: 补全, due_on: 2022-08-10, rectified_by: 李乙, signed_by: 张甲, "
            "state: rectified}"
        ),
        "entries.0.where",
        "甲村",
    ),
    "F33 a group of persons has members": (
        Plan,
        PLAN_HEAD + "person_groups:\n  - {name: 三类监测对象, members: [脱贫不稳定户, 边缘易致贫户, "
        "突发严重困难户]}\nsections: []",
        "person_groups.0.members.2",
        "突发严重困难户",
    ),
    "F03 a notice forwards a text of its own title": (
        Document,
        "id: d\ntype: transmittal\nforwarded: {title: 工作要点, draft_status: 试行}",
        "forwarded.draft_status.value",
        "试行",
    ),
    "F04 a plan may open with general requirements and say why it divides no labour": (
        Plan,
        PLAN_HEAD
        + "divides_labour: false\nno_division_reason: 各单位按职责落实\nopening: [总体要求是稳中求进。]\n"
        "sections: []",
        "opening.0",
        "总体要求是稳中求进。",
    ),
    "F05 a section may be text, and may show the phases": (
        Plan,
        PLAN_HEAD + "sections:\n  - {number: 1, title: 工作目标, text: 守住底线。}\n"
        "  - {number: 2, title: 时间要求, shows_phases: true}",
        "sections.1.shows_phases",
        True,
    ),
    "F09 a brief has articles with figures and a chart": (
        Document,
        (
            "id: d\ntype: brief\nissue: 3\nreports_to: [{divisions: [县委]}]\narticles:\n"
            "  - {id: a, title: 结算, text: 一站式结算。, figures: [i], chart: {title: 人数, kind: share, "
            "indicators: [i, j]}}"
        ),
        "articles.0.chart.indicators",
        ("i", "j"),
    ),
    "F13 a finding is divided among lead and support, and leads to a task": (
        Ledger,
        (
            "id: l\ntitle: 反馈问题\nas_of: 2023-05-31\nentries:\n  - {id: E1, problem: 档卡不全, task: T1, "
            "finding_year: 2022, assignment: {lead: [甲股], support: [各乡镇卫生院]}}"
        ),
        "entries.0.assignment.lead",
        ("甲股",),
    ),
    "F14 a leading group has a head and an office": (
        Plan,
        PLAN_HEAD + "leading_group: {name: 领导小组, head: 县长, office: 县卫生健康局}\nsections: []",
        "leading_group.office",
        "县卫生健康局",
    ),
    "F18 a paragraph of a task may have a heading of its own": (
        Plan,
        PLAN_HEAD
        + "sections:\n  - number: 1\n    title: 一\n    tasks:\n      - {id: T1, number: 1, title: 整改, "
        "items: [{title: 监测排查, text: 全面排查。}]}",
        "sections.0.tasks.0.items.0.title",
        "监测排查",
    ),
    "F35 a register says how often leaders of each rank are to visit": (
        Register,
        (
            "id: r\nas_of: 2023-06-30\nvisit_duties:\n  - {leader_kind: deputy, every: quarter, times: 1, "
            "leaders: [分管副主任]}"
        ),
        "visit_duties.0.leaders.0",
        "分管副主任",
    ),
    "F34 a patient is entered and pushed on dates": (
        Register,
        (
            "id: r\npatients:\n  - {code: P1, disease: 肺癌, added_on: 2023-03-01, pushed_on: 2023-03-31, "
            "pushed_to: [乡村振兴局]}"
        ),
        "patients.0.pushed_to.0",
        "乡村振兴局",
    ),
    "F35 a visit names the kind of leader": (
        Register,
        "id: r\nvisits:\n  - {leader: 主任, leader_kind: head, village: 甲村, visited_on: 2023-05-01}",
        "visits.0.village",
        "甲村",
    ),
    "F36 a follow-up is due and done on dates": (
        Register,
        (
            "id: r\nfollow_ups:\n  - {team: 一队, person: P1, kind: 随访, due_on: 2023-03-31, "
            "done_on: 2023-03-20}"
        ),
        "follow_ups.0.kind",
        "随访",
    ),
    "F37 a facility is checked against a standard": (
        Register,
        "id: r\nfacility_checks:\n  - {where: 甲乡, standard: 三合格, item: 执业医师, target: 1, actual: 0}",
        "facility_checks.0.standard",
        "三合格",
    ),
    "F38 a family doctor team has signed persons": (
        Register,
        "id: r\nteams:\n  - {name: 一队, signed: 858, as_of: 2022-12-31}",
        "teams.0.signed",
        858,
    ),
    "F39 cadres are stationed in a village": (
        Register,
        "id: r\ncadres:\n  - {village: 甲村, first_secretaries: 1, team_leaders: 1, team_members: 9}",
        "cadres.0.team_members",
        9,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_schema_holds_that(name: str) -> None:
    model, text, path, expected = CASES[name]
    result = fit(read_yaml(text.encode(), "x.yaml").value, model, "x.yaml")
    value: Any = result.record
    for step in path.split("."):
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    assert (list(result.diagnostics), value) == ([], expected)
