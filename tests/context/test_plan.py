"""The plan as a template sees it: sections with text, phases, tasks as a whole."""

from typing import Any

from docgen.context.plan import plan_view
from docgen.context.views import PlanView
from docgen.records.plan import Plan
from docgen.records.project import Project
from tests.projects import SOUND, load_project

ITEM = {"text": "做好工作。"}


def view(**fields: Any) -> PlanView:
    """Return the view of a plan with these fields, in the sound project."""
    plan = Plan.model_validate({"id": "x", "title": "方案", "sections": [], **fields})
    return plan_view(load_project(SOUND).project, plan, None, as_of=None)


def section(**fields: Any) -> dict[str, Any]:
    return {"number": "1", "title": "工作任务", **fields}


def task(*items: dict[str, Any], **fields: Any) -> dict[str, Any]:
    return {"id": "T1", "number": "1", "title": "任务", "items": items or [ITEM], **fields}


PHASE = {
    "id": "p1",
    "number": "1",
    "title": "动员部署",
    "starts_on": "2022-07-26",
    "ends_on": "2022-07-31",
    "duties": ["召开会议。"],
    "actors": ["委健康促进处"],
}


def test_document_without_a_plan_has_an_empty_one() -> None:
    assert plan_view(Project(), None, None, as_of=None) == PlanView("", "", "", ())


def test_phases_stand_in_the_section_that_shows_them() -> None:
    found = view(
        phases=[PHASE], sections=[section(), section(number="2", title="时间要求", shows_phases="true")]
    )
    assert [[phase.title for phase in each.phases] for each in found.sections] == [[], ["动员部署"]]
    assert (found.phases[0].number_zh, found.phases[0].dates) == ("一", "2022年7月26日—7月31日")
    assert (found.phases[0].duties, found.phases[0].actors) == (("召开会议。",), ("健康促进处",))


def test_task_names_the_phase_it_belongs_to() -> None:
    found = view(phases=[PHASE], sections=[section(tasks=[task(phase="p1")])])
    assert found.sections[0].tasks[0].phase == "动员部署"


def test_section_may_be_text_alone() -> None:
    found = view(opening=["总述。"], sections=[section(text="守住底线。")])
    assert (found.opening, found.sections[0].text, found.sections[0].tasks) == (("总述。",), "守住底线。", ())


def test_task_as_a_whole_is_led_by_all_that_lead_in_it_and_they_do_not_support_it() -> None:
    first = {**ITEM, "assignment": {"lead": ["医政医管局"], "support": ["人事处", "各设区市"]}}
    second = {
        **ITEM,
        "assignment": {"lead": ["人事处"], "support": ["各设区市"], "responsible": ["委督办室"]},
    }
    whole = view(sections=[section(tasks=[task(first, second)])]).sections[0].tasks[0]
    assert (whole.lead, whole.support, whole.responsible) == (
        ("医政医管局", "人事处"),
        ("各设区市",),
        ("委督办室",),
    )
    assert whole.clause == "（委医政医管局、人事处牵头，各设区市配合，委督办室按职责分工负责）"


def test_item_says_whether_its_assignment_is_that_of_the_one_before() -> None:
    own = {**ITEM, "assignment": {"lead": ["人事处"]}}
    whole = task(ITEM, ITEM, own, own, ITEM, assignment={"lead": ["医政医管局"]})
    items = view(sections=[section(tasks=[whole])]).sections[0].tasks[0].items
    assert [item.new_assignment for item in items] == [True, False, True, False, True]
    assert [item.number for item in items] == [1, 2, 3, 4, 5]


def test_deadlines_of_the_plan_are_told_in_words() -> None:
    deadline = {"duty": "报送总结", "date": "2022-08-26", "to": "委督办室"}
    (found,) = view(deadlines=[deadline]).deadlines
    assert (found.duty, found.due, found.to) == ("报送总结", "2022年8月26日前", "委督办室")


def test_leading_group_and_groups_of_persons_are_named() -> None:
    found = view(
        leading_group={"name": "领导小组", "office": "委督办室"},
        person_groups=[{"name": "三类监测对象", "members": ["脱贫不稳定户", "边缘易致贫户"]}],
    )
    assert found.leading_group is not None
    assert (found.leading_group.name, found.leading_group.head, found.leading_group.office) == (
        "领导小组",
        "",
        "委督办室",
    )
    assert found.person_groups[0].members == ("脱贫不稳定户", "边缘易致贫户")


def test_plan_that_divides_no_labour_says_why() -> None:
    found = view(divides_labour="false", no_division_reason="各单位按职责落实", starts_on="2023-01-01")
    assert (found.divides_labour, found.no_division_reason, found.dates) == (
        False,
        "各单位按职责落实",
        "2023年1月1日起",
    )
