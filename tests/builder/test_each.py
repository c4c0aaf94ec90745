"""One entry of the catalogue bursts over divisions and tasks: one file each, under a name of its own."""

from pathlib import Path

import pytest
from docx import Document

from docgen.cli.main import main
from docgen.verbs.building import Built, build, plan
from tests.projects import AS_OF, NOTICE, make_project

CATALOGUE = "templates/catalogue.yaml"


def burst(folder: Path, *, by: str, output: str) -> Path:
    """Return a project whose notice, of a type without numbers, is made once for each `by`."""
    unnumbered = f"needs_number: false\n    for_each: {by}"
    swaps = (("for_each: document", unnumbered), ("notices/{id}", f'"{output}"'))
    number = (NOTICE, "number: 东卫发〔2022〕8号\n", "")
    return make_project(folder, number, *((CATALOGUE, old, new) for old, new in swaps))


def built(root: Path) -> Built:
    return build(plan(root, as_of=AS_OF))


def text_of(root: Path, name: str) -> str:
    return "\n".join(p.text for p in Document(str(root / f"output/notices/{name}.docx")).paragraphs)


def test_each_lead_division_gets_a_notice_with_its_own_tasks_only(tmp_path: Path) -> None:
    root = burst(tmp_path, by="division", output="notices/{id}-{division}")
    assert [outcome.step.path for outcome in built(root).outcomes] == [
        f"notices/n-{division}.docx" for division in ("health", "medical", "personnel")
    ]
    text = text_of(root, "n-personnel")
    assert "加强基层人才队伍建设。" in text
    assert "继续做好大病救治工作。" not in text
    assert "健全监测和帮扶机制。" in text_of(root, "n-health")
    assert "健全监测和帮扶机制。" in text_of(root, "n-medical")


def test_each_task_gets_a_notice(tmp_path: Path) -> None:
    root = burst(tmp_path, by="task", output="notices/{id}-{task}")
    built(root)
    texts = {task: text_of(root, f"n-{task}") for task in ("T1", "T2", "T3")}
    assert [task for task, text in texts.items() if "健全监测和帮扶机制。" in text] == ["T2"]


def test_changed_task_rebuilds_only_the_notices_that_print_it(tmp_path: Path) -> None:
    root = burst(tmp_path, by="division", output="notices/{id}-{division}")
    built(root)
    tasks = root / "data/tasks/p.yaml"
    text = tasks.read_text(encoding="utf-8")
    tasks.write_text(text.replace("加强基层人才队伍建设", "建设基层人才队伍"), encoding="utf-8")
    changed = [step.path for step in plan(root, as_of=AS_OF).plan.steps if step.reasons]
    assert changed == ["notices/n-personnel.docx"]


@pytest.mark.parametrize("output", ["notices/{id}", "notices/{id}-{task}", "notices/all"])
def test_two_files_of_one_name_are_an_error_before_anything_is_built(
    tmp_path: Path, output: str, capsys: pytest.CaptureFixture[str]
) -> None:
    root = burst(tmp_path, by="division", output=output)
    assert main(["build", "--project", str(root), "--lang", "zh"]) == 1
    out = capsys.readouterr().out
    assert "DG434" in out
    assert not (root / "output").exists()


def returned(root: Path, division: str) -> None:
    """Hand in a return of the division for the first half of 2022."""
    file = root / f"data/progress/p/2022-H1/{division}.yaml"
    file.parent.mkdir(parents=True, exist_ok=True)
    text = f"plan: p\nperiod: 2022-H1\ndivision: {division}\nreceived_on: 2022-01-20\n"
    file.write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("by", "divisions"), [("returned", ["health"]), ("missing", ["medical", "personnel"])]
)
def test_those_who_have_returned_and_who_have_not_get_files_of_their_own(
    tmp_path: Path, by: str, divisions: list[str]
) -> None:
    root = burst(tmp_path, by=by, output="notices/{id}-{division}")
    notice = root / NOTICE
    text = f"period: 2022-H1\nas_of: 2022-02-20\n{notice.read_text(encoding='utf-8')}"
    notice.write_text(text, encoding="utf-8")
    returned(root, "health")
    assert [outcome.step.path for outcome in built(root).outcomes] == [
        f"notices/n-{division}.docx" for division in divisions
    ]


def test_new_return_takes_its_division_off_the_missing(tmp_path: Path) -> None:
    root = burst(tmp_path, by="missing", output="notices/{id}-{division}")
    notice = root / NOTICE
    text = f"period: 2022-H1\nas_of: 2022-02-20\n{notice.read_text(encoding='utf-8')}"
    notice.write_text(text, encoding="utf-8")
    before = [step.path for step in plan(root, as_of=AS_OF).plan.steps]
    returned(root, "personnel")
    after = [step.path for step in plan(root, as_of=AS_OF).plan.steps]
    assert set(before) - set(after) == {"notices/n-personnel.docx"}


@pytest.mark.parametrize(
    ("by", "expression", "files"),
    [
        ("division", "division:人事处", ["personnel"]),
        ("division", "division:人事处,task:T2", ["personnel"]),
        ("division", "division:人事处+", ["health", "medical", "personnel"]),
        ("division", "task:T3", ["health", "medical", "personnel"]),
        ("division", "region:东市", []),
        ("task", "task:T2", ["T2"]),
        ("task", "task:T2,task:T3", []),
        ("task", "division:人事处", ["T1", "T3"]),
        ("task", "plan:p", ["T1", "T2", "T3"]),
        ("region", "region:东市", ["east"]),
        ("region", "division:东市卫生健康委", ["east"]),
        ("region", "division:人事处", ["east", "west"]),
        ("region", "region:东市+", ["east", "west"]),
    ],
)
def test_only_the_files_made_for_what_was_chosen_are_planned(
    tmp_path: Path, by: str, expression: str, files: list[str]
) -> None:
    root = burst(tmp_path, by=by, output=f"notices/{{id}}-{{{by}}}")
    give_regions(root)
    steps = plan(root, as_of=AS_OF, chosen=[expression]).plan.steps
    assert [step.path for step in steps] == [f"notices/n-{name}.docx" for name in files]


def test_files_chosen_in_two_ways_add_up(tmp_path: Path) -> None:
    root = burst(tmp_path, by="task", output="notices/{id}-{task}")

    def files(*expressions: str) -> list[str]:
        steps = plan(root, as_of=AS_OF, chosen=expressions).plan.steps
        return [step.path.removeprefix("notices/n-") for step in steps]

    assert files("task:T1", "task:T3") == ["T1.docx", "T3.docx"]
    assert files("task:T1", "n") == files("n", "task:T1") == ["T1.docx", "T2.docx", "T3.docx"]


def give_regions(root: Path) -> None:
    """Say of the two local divisions which region they belong to."""
    file = root / "data/divisions.yaml"
    text = file.read_text(encoding="utf-8")
    for region in ("东市", "西市"):
        text = text.replace(f"name: {region}卫生健康委, ", f"name: {region}卫生健康委, region: {region}, ")
    file.write_text(text, encoding="utf-8")
