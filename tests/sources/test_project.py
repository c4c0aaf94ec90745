"""Loading a whole project."""

from pathlib import Path

import pytest

from docgen.errors import ProjectError
from tests.projects import CHECKOUT, NOTICE, TASKS, load_project, make_project


def codes(folder: Path) -> list[str]:
    """Return the findings of a project's files as ``path CODE``."""
    return [f"{d.place.path} {d.code}" for d in load_project(folder).report]


def test_records_of_the_checkout_load_without_a_finding() -> None:
    assert list(load_project(CHECKOUT).report) == []


def test_folder_without_records_is_no_project(tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="docgen init"):
        load_project(tmp_path)


def test_missing_office_and_divisions_are_both_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "data/office.yaml").unlink()
    (root / "data/divisions.yaml").unlink()
    assert codes(root) == ["data/divisions.yaml DG031", "data/office.yaml DG031"]


@pytest.mark.parametrize(
    "name",
    [
        "data/tasks/q.yml",
        "data/tasks/q.YAML.txt",
        "data/task/q.yaml",
        "data/q.yaml",
        "data/documents/n.yaml.bak",
    ],
)
def test_record_file_in_no_known_place_is_named_not_ignored(tmp_path: Path, name: str) -> None:
    root = make_project(tmp_path)
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text("id: q\n", encoding="utf-8")
    assert codes(root) == [f"{name} DG032"]


def test_project_below_data_is_not_searched_for_strays(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    make_project(root / "data/offices/other")
    (root / "data/offices/note.yaml").write_text("id: q\n", encoding="utf-8")
    assert codes(root) == ["data/offices/note.yaml DG032"]


def test_markdown_in_a_block_keeps_its_lines(tmp_path: Path) -> None:
    body = "text: |\n  # 一级标题\n\n  正文一段。\n\n  | 甲 | 乙 |\n  |---|---|\n"
    root = make_project(tmp_path, (NOTICE, "date: 2022-03-01\n", f"date: 2022-03-01\n{body}"))
    loaded = load_project(root)
    assert list(loaded.report) == []
    assert loaded.project.documents[0].text == "# 一级标题\n\n正文一段。\n\n| 甲 | 乙 |\n|---|---|\n"


def test_project_without_documents_is_told_so(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / NOTICE).unlink()
    assert codes(root) == ["data/documents DG035"]


def test_empty_file_is_named(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / TASKS).write_text("", encoding="utf-8")
    assert codes(root) == [f"{TASKS} DG009"]


def test_file_in_gb18030_gives_the_same_records_and_a_note(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    sound = load_project(root).project
    text = (root / TASKS).read_text(encoding="utf-8")
    (root / TASKS).write_bytes(text.encode("gb18030"))
    loaded = load_project(root)
    assert loaded.project.plans == sound.plans
    assert [d.code for d in loaded.report] == ["DG002"]


def test_one_bad_file_does_not_hide_what_is_wrong_in_another(tmp_path: Path) -> None:
    root = make_project(tmp_path, (TASKS, "class: project", "clas: project"), (NOTICE, "date: ", "dat: "))
    assert codes(root) == [f"{NOTICE} DG101", f"{TASKS} DG101"]


def test_file_of_which_something_was_left_out_counts_as_damaged(tmp_path: Path) -> None:
    root = make_project(tmp_path, (TASKS, "number: 3", "number: 03"))
    assert load_project(root).project.damaged == {TASKS}


def test_records_of_every_kind_are_read_from_their_folders(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    for path, text in {
        "data/figures/f.yaml": "figures:\n  - {indicator: screening, value: 91.5, as_of: 2022-06-30}\n",
        "data/progress/p/2022-H1/health.yaml": "plan: p\nperiod: 2022-H1\ndivision: 健康促进处\n",
        "data/ledgers/l.yaml": "id: ledger\ntitle: 问题台账\nentries:\n  - {id: E1, problem: 档卡不全}\n",
        "data/registers/r.yaml": (
            "id: register\nvisits:\n"
            "  - {leader: 主任, leader_kind: head, village: 甲村, visited_on: 2022-03-01}\n"
        ),
    }.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    loaded = load_project(root)
    project = loaded.project
    assert [
        list(loaded.report),
        *(len(kind) for kind in (project.figures, project.returns, project.ledgers, project.registers)),
    ] == [[], 1, 1, 1, 1]


def test_value_that_does_not_fit_gets_one_remedy_not_two(tmp_path: Path) -> None:
    root = make_project(tmp_path, ("data/office.yaml", "imprint:", "seal: {sealed: yes}\nimprint:"))
    assert codes(root) == ["data/office.yaml DG107"]
