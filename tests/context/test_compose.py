"""The context of a document: what its template receives."""

from collections import Counter
from pathlib import Path

import pytest

from docgen.context import context_of
from docgen.context.views import DocumentView
from tests.projects import NOTICE, SOUND, TASKS, load_project, make_project, real_project

# How often each division leads and supports in the notice 陕卫促进发〔2021〕55号.
LEADS = {
    "健康促进处": 7,
    "规划信息处": 4,
    "医政医管局": 3,
    "基层卫生健康处": 2,
    "人事处": 2,
    "办公室": 2,
    "体改处": 1,
    "疾病预防控制处": 1,
    "妇幼健康处": 1,
    "科教宣传处": 1,
}
ALL_CITIES = 23


def test_notice_of_2021_has_its_sections_tasks_and_items() -> None:
    project = real_project()
    plan = context_of(project, project.documents[0]).plan
    tasks = [task for section in plan.sections for task in section.tasks]
    assert [len(plan.sections), len(tasks), sum(len(task.items) for task in tasks)] == [4, 18, 23]


def test_divisions_lead_as_often_as_in_the_notice_of_2021() -> None:
    project = real_project()
    plan = context_of(project, project.documents[0]).plan
    items = [item for section in plan.sections for task in section.tasks for item in task.items]
    assert Counter(name for item in items for name in item.lead) == LEADS
    assert sum("各设区市" in item.support for item in items) == ALL_CITIES


def test_closing_section_takes_the_number_after_the_last_section() -> None:
    project = load_project(SOUND).project
    requirements = context_of(project, project.documents[0]).document.requirements
    assert requirements is not None
    assert requirements.number_zh == "三"


def test_recipients_are_joined_within_and_between_groups(tmp_path: Path) -> None:
    root = make_project(
        tmp_path, (NOTICE, "- divisions: [各设区市]", "- divisions: [东市卫生健康委, 西市卫生健康委]")
    )
    project = load_project(root).project
    assert context_of(project, project.documents[0]).document.recipients == (
        "委机关各处室，东市卫生健康委、西市卫生健康委"
    )


def test_clause_of_a_whole_task_stands_after_its_last_item(tmp_path: Path) -> None:
    own = "\n            assignment:\n              lead: [健康促进处]\n              support: [各设区市]"
    root = make_project(
        tmp_path,
        (TASKS, own, ""),
        (TASKS, "class: project", "class: project\n        assignment: {lead: [人事处]}"),
    )
    project = load_project(root).project
    first = context_of(project, project.documents[0]).plan.sections[0].tasks[0]
    assert [item.clause for item in first.items] == [
        "（委医政医管局牵头，人事处、各设区市配合）",
        "（委人事处牵头）",
    ]


def test_sign_off_and_imprint_come_from_the_office_unless_the_document_says_otherwise(tmp_path: Path) -> None:
    root = make_project(tmp_path, (NOTICE, "date: 2022-03-01", "date: 2022-03-01\nsign_off: {sealed: false}"))
    project = load_project(root).project
    document = context_of(project, project.documents[0]).document
    assert (document.sign_off.organs, document.sign_off.sealed) == (("东海省卫生健康委员会",), False)
    assert (document.imprint.office, document.imprint.printed_on) == (
        "东海省卫生健康委办公室",
        "2022年3月1日",
    )


def test_title_without_lines_is_broken_by_meaning(tmp_path: Path) -> None:
    lines = "title_lines:\n  - 关于落实东海省健康帮扶\n  - 实施方案重点任务分工的通知\n"
    project = load_project(make_project(tmp_path, (NOTICE, lines, ""))).project
    document = context_of(project, project.documents[0]).document
    assert len(document.title_lines) == 2
    assert "".join(document.title_lines) == document.title


def with_recipients(tmp_path: Path, text: str) -> Path:
    """Return a project whose notice goes to recipients printed as `text`."""
    group = f"- divisions: [各设区市]\n    text: {text}"
    return make_project(tmp_path, (NOTICE, "- divisions: [各设区市]", group))


def test_recipients_of_a_few_lines_stay_on_the_first_page(tmp_path: Path) -> None:
    project = load_project(with_recipients(tmp_path, "各设区市" * 40)).project
    document = context_of(project, project.documents[0]).document
    assert (bool(document.recipients), document.imprint.main_recipients) == (True, "")


def test_recipients_that_would_fill_the_first_page_move_to_the_edition_record(tmp_path: Path) -> None:
    project = load_project(with_recipients(tmp_path, "各设区市" * 80)).project
    document = context_of(project, project.documents[0]).document
    assert (document.recipients, document.imprint.main_recipients[:7]) == ("", "委机关各处室，")


def test_number_of_copies_is_printed_in_digits(tmp_path: Path) -> None:
    root = make_project(tmp_path, (NOTICE, "date: 2022-03-01", "date: 2022-03-01\nimprint: {copies: 50}"))
    project = load_project(root).project
    assert context_of(project, project.documents[0]).document.imprint.copies == "50"


def test_number_of_copies_that_is_not_stated_is_an_empty_text() -> None:
    project = load_project(SOUND).project
    assert context_of(project, project.documents[0]).document.imprint.copies == ""


def changed(folder: Path, *swaps: tuple[str, str, str], document: str = "") -> DocumentView:
    """Return the notice of the sound project with `document` added to its record."""
    added = (NOTICE, "date: 2022-03-01", f"date: 2022-03-01\n{document}")
    project = load_project(make_project(folder, added, *swaps)).project
    return context_of(project, project.document_index["n"]).document


def test_forwarded_text_has_a_title_broken_by_meaning(tmp_path: Path) -> None:
    title = "东海省2022年巩固拓展健康扶贫成果同乡村振兴有效衔接工作要点"
    text = f"forwarded: {{title: {title}, draft_status: 试行, text: 总体要求。}}"
    forwarded = changed(tmp_path, document=text).forwarded
    assert forwarded is not None
    assert (len(forwarded.title_lines), "".join(forwarded.title_lines)) == (2, title)
    assert (forwarded.draft_status, forwarded.text) == ("试行", "总体要求。")


def test_notice_that_forwards_nothing_has_no_forwarded_text(tmp_path: Path) -> None:
    assert changed(tmp_path).forwarded is None


def test_brief_has_its_issue_unit_and_where_it_goes(tmp_path: Path) -> None:
    lists = (
        "reports_to: [{divisions: [委督办室]}]\n"
        "distributes_to: [{divisions: [东市卫生健康委, 西市卫生健康委]}]"
    )
    document = changed(tmp_path, document=f"issue: 3\nissuing_unit: 委督办室\n{lists}")
    assert (document.issue, document.issuing_unit, document.date) == ("3", "委督办室", "2022年3月1日")
    assert (document.reports_to, document.sends_to, document.distributes_to) == (
        "委督办室",
        "",
        "东市卫生健康委、西市卫生健康委",
    )


def test_articles_have_numbers_figures_and_charts(tmp_path: Path) -> None:
    chart = "chart: {title: 图, indicators: [screening]}"
    article = f"{{id: a, title: 筛查, text: 做法。, figures: [screening], {chart}}}"
    root = make_project(tmp_path, (NOTICE, "date: 2022-03-01", f"date: 2022-06-30\narticles: [{article}]"))
    (root / "data/figures").mkdir()
    (root / "data/figures/f.yaml").write_text(
        "figures:\n  - {indicator: screening, value: 91.5, as_of: 2022-06-30}\n"
        "  - {indicator: screening, value: 95, as_of: 2022-07-31}\n",
        encoding="utf-8",
    )
    project = load_project(root).project
    (found,) = context_of(project, project.documents[0]).document.articles
    assert (found.number_zh, found.title) == ("一", "筛查")
    assert [(figure.value, figure.target, figure.met) for figure in found.figures] == [
        ("91.5", "90%以上", "达标")
    ]
    assert found.chart is not None
    assert [point.value for point in found.chart.series[0].points] == ["91.5"]


def with_annexes(folder: Path, annexes: str) -> str:
    """Return the label of the document `t` that the notice binds as one of `annexes`."""
    root = make_project(folder, (NOTICE, "date: 2022-03-01", f"date: 2022-03-01\nannexes: {annexes}"))
    table = "id: t\ntype: division_of_labor\ntitle: 责任分解表\n"
    (root / "data/documents/t.yaml").write_text(table, encoding="utf-8")
    project = load_project(root).project
    return context_of(project, project.document_index["t"]).document.annex_label


@pytest.mark.parametrize(
    ("annexes", "label"),
    [
        ("[]", ""),
        ("[{title: 责任分解表, document: t}]", "附件"),
        ("[{title: 名单}, {title: 责任分解表, document: t}]", "附件2"),
    ],
)
def test_annex_bears_the_number_that_the_document_gives_it(tmp_path: Path, annexes: str, label: str) -> None:
    assert with_annexes(tmp_path, annexes) == label


@pytest.mark.parametrize(
    ("own", "ledger", "shown"),
    [
        ("as_of: 2022-08-07\n", "as_of: 2022-08-26\n", "2022年8月7日"),
        ("", "as_of: 2022-08-26\n", "2022年8月26日"),
        ("", "", "2022年3月1日"),
    ],
)
def test_day_that_counts_is_the_documents_then_the_ledgers_then_that_of_signing(
    tmp_path: Path, own: str, ledger: str, shown: str
) -> None:
    root = make_project(tmp_path, (NOTICE, "date: 2022-03-01\n", f"date: 2022-03-01\nledger: l\n{own}"))
    (root / "data/ledgers").mkdir()
    text = f"id: l\ntitle: 问题台账\n{ledger}entries:\n  - {{id: E1, problem: 档卡不全}}\n"
    (root / "data/ledgers/l.yaml").write_text(text, encoding="utf-8")
    project = load_project(root).project
    context = context_of(project, project.documents[0])
    assert (context.document.as_of, context.ledger.as_of, context.ledger.total) == (shown, shown, 1)


def test_register_of_the_document_is_shown(tmp_path: Path) -> None:
    root = make_project(tmp_path, (NOTICE, "date: 2022-03-01\n", "date: 2022-03-01\nregister: r\n"))
    (root / "data/registers").mkdir()
    (root / "data/registers/r.yaml").write_text("id: r\ntitle: 到村登记簿\n", encoding="utf-8")
    project = load_project(root).project
    assert context_of(project, project.documents[0]).register.title == "到村登记簿"
