"""One document for each division, region or task: what it is made for, and what of the plan it holds."""

from pathlib import Path

import pytest

from docgen.context import Each, context_of, each_of
from docgen.records.catalogue import ForEach
from docgen.records.project import Project
from tests.projects import SOUND, TASKS, load_project, make_project, real_project


def made_for(project: Project, each: Each | None) -> list[tuple[str, list[str]]]:
    """Return the tasks and items that the notice of `project` holds for `each`."""
    plan = context_of(project, project.documents[0], each).plan
    return [
        (task.id, [item.id for item in task.items]) for section in plan.sections for task in section.tasks
    ]


@pytest.fixture(scope="module")
def sound() -> Project:
    return load_project(SOUND).project


def with_regions(folder: Path) -> Project:
    """Return the sound project with a region for each bureau."""
    swaps = [
        (
            "data/divisions.yaml",
            f"name: {side}市卫生健康委, kind: bureau",
            f"name: {side}市卫生健康委, kind: bureau, region: {side}市",
        )
        for side in "东西"
    ]
    return load_project(make_project(folder, *swaps)).project


def test_document_is_made_once_for_each_division_that_leads(sound: Project) -> None:
    found = each_of(sound, sound.documents[0], ForEach.DIVISION)
    assert [each.name for each in found] == ["健康促进处", "医政医管局", "人事处"]


def test_every_lead_of_the_notice_of_2021_gets_only_its_tasks() -> None:
    project = real_project()
    found = each_of(project, project.documents[0], ForEach.DIVISION)
    counts = {each.name: sum(len(items) for _, items in made_for(project, each)) for each in found}
    assert (len(counts), sum(counts.values()), counts["健康促进处"], counts["人事处"]) == (10, 24, 7, 2)


def test_items_keep_their_numbers_when_others_are_left_out(sound: Project) -> None:
    each = Each(ForEach.DIVISION, "health", "健康促进处")
    assert made_for(sound, each) == [("T1", ["T1-2"]), ("T2", ["T2-1"])]
    item = context_of(sound, sound.documents[0], each).plan.sections[0].tasks[0].items[0]
    assert (item.number, item.first, item.new_assignment) == (2, True, True)


def test_section_of_which_nothing_is_left_is_left_out(sound: Project) -> None:
    plan = context_of(sound, sound.documents[0], Each(ForEach.TASK, "T3", "加强队伍建设")).plan
    assert [section.number for section in plan.sections] == [2]


def test_region_gets_what_its_divisions_have_a_part_in_also_as_members_of_a_group(tmp_path: Path) -> None:
    project = with_regions(tmp_path)
    found = each_of(project, project.documents[0], ForEach.REGION)
    assert found == (Each(ForEach.REGION, "east", "东市"), Each(ForEach.REGION, "west", "西市"))
    assert made_for(project, found[0]) == [("T1", ["T1-1", "T1-2"]), ("T3", ["T3-1"])]


def test_document_is_made_once_for_each_task(sound: Project) -> None:
    found = each_of(sound, sound.documents[0], ForEach.TASK)
    assert [(each.id, made_for(sound, each)) for each in found] == [
        ("T1", [("T1", ["T1-1", "T1-2"])]),
        ("T2", [("T2", ["T2-1"])]),
        ("T3", [("T3", ["T3-1"])]),
    ]


def test_what_a_document_is_made_for_can_be_printed(sound: Project) -> None:
    each = context_of(sound, sound.documents[0], Each(ForEach.DIVISION, "health", "健康促进处")).each
    assert (each.id, each.name) == ("health", "健康促进处")


def test_document_of_a_type_that_is_made_once_holds_the_whole_plan(sound: Project) -> None:
    assert each_of(sound, sound.documents[0], ForEach.DOCUMENT) == ()
    assert made_for(sound, None) == [("T1", ["T1-1", "T1-2"]), ("T2", ["T2-1"]), ("T3", ["T3-1"])]


def test_division_that_leads_only_as_a_member_of_a_group_gets_its_task(tmp_path: Path) -> None:
    root = make_project(tmp_path, (TASKS, "lead: [人事处]\n", "lead: [各设区市]\n"))
    project = load_project(root).project
    assert made_for(project, Each(ForEach.DIVISION, "east", "东市卫生健康委")) == [("T3", ["T3-1"])]
