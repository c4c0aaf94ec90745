"""What a document says of its reporting period, on the sample returns of two periods."""

import dataclasses
import datetime

import pytest

from docgen.charts.faults import chart_faults
from docgen.context import Context, Each, context_of, each_of
from docgen.records.catalogue import ForEach
from docgen.records.document import Document
from docgen.records.progress import Status
from docgen.records.project import Project
from tests.projects import real_project


@pytest.fixture(scope="module")
def project() -> Project:
    return real_project()


def document(project: Project, period: str, as_of: str) -> Document:
    day = datetime.date.fromisoformat(as_of)
    return project.document_index["notice-2021-55"].model_copy(update={"period": period, "as_of": day})


@pytest.fixture(scope="module")
def half(project: Project) -> Context:
    return context_of(project, document(project, "2022-H1", "2022-07-10"))


@pytest.fixture(scope="module")
def year(project: Project) -> Context:
    return context_of(project, document(project, "2022", "2022-12-10"))


def for_division(project: Project, identifier: str, period: str = "2022") -> Context:
    division = project.division(identifier)
    assert division is not None
    each = Each(ForEach.DIVISION, division.id, division.name)
    return context_of(project, document(project, period, "2022-12-10"), each)


def test_status_is_told_in_one_sentence(half: Context) -> None:
    assert half.status.sentence == (
        "应报送单位10个，已报送9个（按时报送8个、逾期报送1个），未报送1个；报送率90%，及时率80%。"
    )
    assert (half.status.missing_names, half.status.late_names) == (("科教宣传处",), ("规划信息处",))


def test_rows_name_the_extension_and_its_reason(half: Context) -> None:
    (row,) = (each for each in half.status.return_rows if each.extended_until)
    assert (row.division, row.state, row.due_on) == ("疾病预防控制处", "按时报送", "2022年7月8日")
    assert row.extension_reason


def test_on_an_earlier_day_what_came_later_is_not_returned(project: Project) -> None:
    early = context_of(project, document(project, "2022-H1", "2022-06-28")).status
    assert (early.received, early.overdue, early.missing) == (4, 0, 6)


def test_division_that_did_not_return_is_printed_as_such(half: Context) -> None:
    tasks = [task for section in half.progress.section_rows for task in section.task_rows]
    last = tasks[-1]
    lead = last.item_rows[0].lead_rows[0]
    assert (last.standing, lead.text, lead.progress, lead.returned) == ("未报送", "未报送", "", False)


def test_counts_add_up_and_are_told_without_zeros(year: Context) -> None:
    counts = year.counts
    stood = counts.done + counts.under_way + counts.not_started + counts.delayed + counts.not_returned
    assert stood == counts.total == 18
    assert counts.sentence == "已完成4项，推进中13项，未报送1项"


def test_year_is_compared_with_the_half_year(year: Context, half: Context) -> None:
    assert year.comparison.sentence == (
        "与2022年上半年相比，已完成由1项增至4项，推进中由15项减至13项，滞后由1项减至0项。"
    )
    assert half.comparison.sentence == ""  # nothing was returned before
    assert {row.number: (row.before, row.now) for row in year.comparison.change_rows}[9] == (
        "推进中",
        "未报送",
    )


@pytest.mark.parametrize(
    ("identifier", "sentence"),
    [
        ("chanqian-shaicha", "孕产妇产前筛查率为92.6%，比上期提高1.2个百分点，达标（目标：90%以上）"),
        (
            "ruxianai-shaicha",
            "项目地区乳腺癌筛查覆盖率为77.9%，比上期提高33.1个百分点，未达标（目标：达到80%）",
        ),
        ("paizhu-renyuan", "派驻管理人员和学科带头人为336人，比上期增加18人"),
        ("dabing-bingzhong", "大病专项救治病种数为30种，与上期持平，达标（目标：所有30种大病）"),
    ],
)
def test_figure_is_told_against_target_and_last_period(year: Context, identifier: str, sentence: str) -> None:
    found = {figure.id: figure.sentence for figure in year.progress.returned_figures if figure.value}
    assert found[identifier] == sentence


def test_target_for_a_year_is_not_missed_at_half_time(half: Context) -> None:
    found = {figure.id: figure.met for figure in half.progress.returned_figures}
    assert (found["gongjingai-shaicha"], found["nengli-dabiao"]) == ("", "未达标")


def test_indicator_of_a_division_that_did_not_return_is_printed_as_such(project: Project) -> None:
    early = context_of(project, document(project, "2022-H1", "2022-06-01"))
    assert {figure.words for figure in early.progress.returned_figures} == {"未报送"}


def test_population_that_the_form_asks_for_and_no_return_gives_is_unreported(year: Context) -> None:
    left = [figure.sentence for figure in year.progress.returned_figures if not figure.value]
    assert [each for each in left if "（中医院）" in each] == ["派驻管理人员和学科带头人（中医院）未报送"]


def test_red_list_holds_what_is_overdue_or_delayed(half: Context) -> None:
    assert [(row.division, row.reason) for row in half.lists.red] == [
        ("科教宣传处", "逾期10天未报送"),
        ("规划信息处", "进展滞后；存在问题"),
    ]


def test_yellow_list_holds_what_is_late_or_not_started(half: Context) -> None:
    reasons = {(row.division, row.reason) for row in half.lists.yellow}
    assert {("规划信息处", "逾期4天"), ("人事处", "尚未启动")} <= reasons


def test_yellow_list_names_only_the_leads_that_gave_the_reason(half: Context) -> None:
    rows = {row.task: (row.division, row.reason) for row in half.lists.yellow}
    shared = next(task for s in half.progress.section_rows for task in s.task_rows if task.number == 6)
    assert len(shared.lead) > 1
    assert rows[shared.title] == ("健康促进处", "第1条医疗卫生机构能力建设达标率未达标；第1条存在问题")


def test_leads_of_one_task_stand_where_their_own_words_put_them(project: Project) -> None:
    def told(division: str, **said: object) -> Context:
        returns = [
            each.model_copy(
                update={"items": [i.model_copy(update=said) if i.item == "T17-1" else i for i in each.items]}
            )
            if (each.division, each.period) == (division, "2022-H1")
            else each
            for each in project.returns
        ]
        changed = dataclasses.replace(project, returns=tuple(returns))
        return context_of(changed, document(project, "2022-H1", "2022-07-10"))

    title = next(
        row.task
        for row in told("人事处").lists.yellow
        if row.division == "人事处" and row.reason == "尚未启动"
    )
    lists = told("办公室", status=Status.DELAYED).lists
    assert [(r.division, r.reason) for r in lists.red if r.task == title] == [("办公室", "进展滞后")]
    assert [(r.division, r.reason) for r in lists.yellow if r.task == title] == [("人事处", "尚未启动")]
    lists = told("办公室", problems="人手不足。").lists
    assert [(r.division, r.reason) for r in lists.yellow if r.task == title] == [
        ("人事处、办公室", "人事处：尚未启动；办公室：存在问题")
    ]


def test_report_of_a_division_speaks_of_its_own_items(project: Project) -> None:
    own = for_division(project, "bangongshi")
    assert own.report.sentence == "2022年度，办公室牵头的2项任务、2条分工中，已完成2条。"
    assert [lead.division for s in own.progress.section_rows for t in s.task_rows for i in t.item_rows
            for lead in i.lead_rows] == ["办公室", "办公室"]  # fmt: skip
    assert [row.division for row in own.status.return_rows] == ["办公室"]
    assert own.lists.red == own.lists.yellow == ()


def test_return_of_another_division_changes_no_report(project: Project) -> None:
    others = tuple(each for each in project.returns if each.division != "人事处" or each.period != "2022")
    fewer = dataclasses.replace(project, returns=others)
    assert for_division(fewer, "tigai") == for_division(project, "tigai")
    assert for_division(fewer, "renshi") != for_division(project, "renshi")


def test_charts_of_the_sample_can_be_drawn(year: Context) -> None:
    charts = (year.status.chart, year.progress.status_chart, year.progress.section_chart)
    found = [*filter(None, charts), *year.progress.figure_charts]
    assert len(found) == 4
    assert [fault.en for chart in found for fault in chart_faults(chart)] == []


def test_report_of_a_division_that_did_not_return_claims_nothing(project: Project) -> None:
    report = for_division(project, "tigai").report
    assert (report.sentence, report.returned) == ("体改处没有报送2022年度的落实情况。", False)
    assert (report.days_overdue, report.counts.not_returned) == (10, 1)


def test_documents_are_made_for_those_who_returned_or_did_not(project: Project) -> None:
    asked = document(project, "2022", "2022-12-10")
    assert [each.name for each in each_of(project, asked, ForEach.MISSING)] == ["体改处"]
    assert len(each_of(project, asked, ForEach.RETURNED)) == 9


def test_charts_hold_the_same_figures(year: Context) -> None:
    status, shares, figures = year.status.chart, year.progress.status_chart, year.progress.figure_charts
    assert status is not None
    assert shares is not None
    assert [point.value for point in status.series[0].points] == ["90.0", "90.0"]
    assert [(point.label, point.value) for point in shares.series[0].points] == [
        ("已完成", "4"),
        ("推进中", "13"),
        ("未报送", "1"),
    ]
    assert [chart.series[0].unit for chart in figures] == ["%"]


def test_a_standing_has_one_grey_in_every_chart(project: Project) -> None:
    shades: dict[str, set[int]] = {}
    for period in ("2022-H1", "2022"):
        progress = context_of(project, document(project, period, "2022-12-31")).progress
        assert progress.status_chart is not None
        assert progress.section_chart is not None
        for point in progress.status_chart.series[0].points:
            shades.setdefault(point.label, set()).add(point.shade)
        for series in progress.section_chart.series:
            shades.setdefault(series.name, set()).add(series.shade)
    assert shades == {"已完成": {1}, "推进中": {2}, "滞后": {4}, "未报送": {5}}


def test_document_without_a_period_says_nothing_of_one(project: Project) -> None:
    plain = context_of(project, project.document_index["notice-2021-55"])
    assert (plain.period.id, plain.status.expected, plain.progress.section_rows) == ("", 0, ())


def test_sample_returns_are_marked(year: Context) -> None:
    assert year.progress.sample
