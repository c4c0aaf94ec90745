"""Clauses as they are printed after an item."""

import pytest

from docgen.context.clause import clause
from docgen.records.plan import Assignment, SupportGroup
from docgen.records.project import Project
from tests.projects import SOUND, load_project


@pytest.fixture(scope="module")
def project() -> Project:
    return load_project(SOUND).project


@pytest.mark.parametrize(
    ("assignment", "printed"),
    [
        ({"lead": ("人事处",)}, "（委人事处牵头）"),
        ({"lead": ("人事处",), "support": ("各设区市",)}, "（委人事处牵头，各设区市配合）"),
        ({"lead": ("人事处", "健康促进处")}, "（委人事处、健康促进处牵头）"),
        ({"lead": ("委健康促进处",)}, "（委健康促进处牵头）"),
        ({"lead": ("东市卫生健康委", "人事处")}, "（东市卫生健康委、委人事处牵头）"),
        (
            {"lead": ("人事处",), "support": ("有关处室", "委医政医管局")},
            "（委人事处牵头，有关处室、医政医管局配合）",
        ),
        (
            {
                "lead": ("人事处",),
                "support": (SupportGroup(group="有关处室", including=("健康促进处",)), "各设区市"),
            },
            "（委人事处牵头，健康促进处等有关处室、各设区市配合）",
        ),
        ({"responsible": ("人事处", "各设区市")}, "（委人事处、各设区市按职责分工负责）"),
        (
            {"lead": ("人事处",), "responsible": ("健康促进处", "各设区市")},
            "（委人事处牵头，健康促进处、各设区市按职责分工负责）",
        ),
        ({}, ""),
    ],
)
def test_assignment_becomes_the_clause_an_official_would_write(
    project: Project, assignment: dict[str, tuple[str, ...]], printed: str
) -> None:
    assert clause(project, Assignment(**assignment)) == printed


def test_office_without_a_prefix_prints_plain_names(project: Project) -> None:
    office = project.office.model_copy(update={"division_prefix": ""})  # type: ignore[union-attr]
    plain = Project(office=office, divisions=project.divisions)
    assert clause(plain, Assignment(lead=("人事处",))) == "（人事处牵头）"
