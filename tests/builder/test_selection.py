"""Choosing documents and records."""

from pathlib import Path

import pytest

from docgen.builder.selection import Selection, select
from docgen.diagnostics import Diagnostic, Place, Severity, Text
from docgen.errors import ProjectError
from docgen.verbs.checking import check
from tests.projects import AS_OF, NOTICE, SOUND, TASKS, load_project, make_project


def chosen(*expressions: str) -> Selection:
    return select(load_project(SOUND).project, expressions)


def holds(selection: Selection, path: str, line: int) -> bool:
    """Say whether a finding at this line would be shown."""
    return selection.holds(Diagnostic("DG1", Severity.ERROR, Place(path, line, 1), Text("", "")))


@pytest.mark.parametrize(
    "expression",
    [
        "n",
        "division_of_labor",
        "type:division_of_labor",
        "plan:p",
        "task:T2",
        "division:人事处",
        "division:委健康促进处",
        "division:personnel",
        "division:东市卫生健康委",
    ],
)
def test_document_is_chosen_by(expression: str) -> None:
    assert chosen(expression).documents == {"n"}


def test_several_expressions_add_up() -> None:
    assert chosen("n", "task:T1", "division:人事处").documents == {"n"}


def test_documents_of_a_period_are_chosen_by_it(tmp_path: Path) -> None:
    make_project(tmp_path, (NOTICE, 'id: "n"\n', 'id: "n"\nperiod: 2022-H1\n'))
    project = load_project(tmp_path).project
    assert select(project, ["period:2022-H1"]).documents == {"n"}
    with pytest.raises(ProjectError, match="2022-H1"):
        select(project, ["period:2022-H2"])


def test_period_narrows_what_was_chosen(tmp_path: Path) -> None:
    make_project(tmp_path, (NOTICE, 'id: "n"\n', 'id: "n"\nperiod: 2022-H1\n'))
    other = (tmp_path / NOTICE).read_text(encoding="utf-8").replace('id: "n"\nperiod: 2022-H1', "id: m")
    (tmp_path / "data/documents/m.yaml").write_text(other, encoding="utf-8")

    def documents(*expressions: str, period: str = "") -> frozenset[str]:
        selection = check(tmp_path, as_of=AS_OF, chosen=expressions, period=period).selection
        assert selection is not None
        return selection.documents

    assert documents("n", "m", period="2022-H1") == {"n"}
    assert documents(period="2022-H1") == {"n"}
    assert documents("m", period="2022-H1") == frozenset()


def test_division_that_has_no_work_chooses_no_document() -> None:
    assert chosen("division:委督办室").documents == frozenset()


@pytest.mark.parametrize(("line", "inside"), [(20, False), (21, True), (35, True), (36, False)])
def test_task_holds_the_findings_of_its_own_lines(line: int, inside: bool) -> None:
    selection = Selection(spans=chosen("task:T1").spans)
    assert holds(selection, TASKS, line) is inside


def test_last_record_of_a_file_holds_everything_to_its_end() -> None:
    assert holds(chosen("task:T3"), TASKS, 999)


@pytest.mark.parametrize(
    ("expression", "hint"),
    [
        ("task:T11", "T1"),
        ("division:人事科", "人事处"),
        ("divison:人事处", "division:"),
        ("nn", ""),
        ("plan:q", ""),
        ("", "空"),
        (",", "空"),
        ("n,", "空"),
        ("+", "空"),
    ],
)
def test_expression_that_chooses_nothing_ends_the_run_with_a_hint(expression: str, hint: str) -> None:
    with pytest.raises(ProjectError) as caught:
        chosen(expression)
    assert hint in caught.value.message.zh


def test_span_of_a_task_begins_with_its_first_line() -> None:
    text = (Path(SOUND) / TASKS).read_text(encoding="utf-8").splitlines()
    first = [number for number, line in enumerate(text, start=1) if "- id: T" in line]
    spans = [chosen(f"task:T{number}").spans[0] for number in (1, 2, 3)]
    assert [span.first for span in spans] == first
