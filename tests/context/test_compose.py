"""The context of a document: what its template receives."""

from collections import Counter
from pathlib import Path

from docgen.context import context_of
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
