"""Choosing by what depends on a record, by how files stand, and by how the last run ended."""

from collections.abc import Callable
from pathlib import Path

import pytest

from docgen.cli.main import main
from tests.projects import NOTICE, TASKS, make_project

OTHER_TASKS = "data/tasks/q.yaml"
Chosen = Callable[..., list[str]]


def docgen(root: Path, command: str, *options: str) -> int:
    return main([command, "--project", str(root), "--as-of", "2022-06-30", "--lang", "en", *options])


def swap(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a built project: n is about plan p, m about plan q without figures, b binds m as an annex."""
    root = make_project(tmp_path / "project")
    plan = (root / TASKS).read_text(encoding="utf-8").replace("id: p\n", "id: q\n", 1)
    plan = plan.replace("            indicators: [screening]\n", "").replace(
        "[人事处, 各设区市]", "[各设区市]"
    )
    plan = plan.replace("lead: [人事处]", "lead: [健康促进处]")
    (root / OTHER_TASKS).write_text(plan, encoding="utf-8")
    notice = (root / NOTICE).read_text(encoding="utf-8")
    for name, number in (("m", 9), ("b", 10)):
        text = notice.replace('id: "n"', f"id: {name}").replace("plan: p", "plan: q")
        text = text.replace("〕8号", f"〕{number}号")
        if name == "b":
            text += "annexes:\n  - {title: 关于落实东海省健康帮扶实施方案重点任务分工的通知, document: m}\n"
        (root / f"data/documents/{name}.yaml").write_text(text, encoding="utf-8")
    assert docgen(root, "build") == 0
    return root


@pytest.fixture
def chosen(project: Path, capsys: pytest.CaptureFixture[str]) -> Chosen:
    """Give a function that tells the documents which `plan` speaks of."""

    def chosen(*expressions: str) -> list[str]:
        capsys.readouterr()
        options = [word for each in expressions for word in ("--select", each)]
        assert docgen(project, "plan", *options) in (0, 1)
        lines = [line for line in capsys.readouterr().out.splitlines() if "notices/" in line]
        return [line.split("notices/")[1].split(".docx")[0] for line in lines if ".docx" in line]

    return chosen


@pytest.mark.parametrize(
    ("expression", "documents"),
    [
        ("m", ["m"]),
        ("m+", ["b", "m"]),
        ("plan:q", ["b", "m"]),
        ("p+", ["n"]),
        ("plan:p+", ["n"]),
        ("screening+", ["n"]),
        ("indicator:screening+", ["n"]),
        ("indicator:screening", []),
        ("人事处+", ["b", "m", "n"]),
        ("委督办室+", ["b", "m", "n"]),
        ("notices/division_of_labor+", ["b", "m", "n"]),
        ("template:notices/division_of_labor", ["b", "m", "n"]),
        ("division:人事处,p+", ["n"]),
        ("plan:q,m", ["m"]),
        ("m,n", []),
    ],
)
def test_expression_chooses(chosen: Chosen, expression: str, documents: list[str]) -> None:
    assert chosen(expression) == documents


def test_ledger_of_a_plan_and_period_brings_the_documents_of_both(project: Path, chosen: Chosen) -> None:
    (project / "data/ledgers").mkdir(exist_ok=True)
    text = "id: q-2022-H1\ntitle: 问题台账\nplan: q\nentries: []\n"
    (project / "data/ledgers/q-2022-H1.yaml").write_text(text, encoding="utf-8")
    swap(project, "data/documents/m.yaml", "plan: q\n", "plan: q\nperiod: 2022-H1\n")
    assert chosen("q-2022-H1+") == ["b", "m"]  # b binds m, and is of no period itself


def test_region_chooses_what_its_divisions_have_a_part_in(project: Path, chosen: Chosen) -> None:
    swap(project, "data/divisions.yaml", "name: 东市卫生健康委, ", "name: 东市卫生健康委, region: 东市, ")
    assert chosen("region:东市") == ["b", "m", "n"]
    assert docgen(project, "plan", "--select", "region:西市") == 2


def test_repeated_expressions_add_up(chosen: Chosen) -> None:
    assert chosen("m", "n") == ["m", "n"]


@pytest.mark.parametrize(
    ("expression", "hint"),
    [
        ("screenin+", "screening"),
        ("notices/division_of_labour+", "notices/division_of_labor"),
        ("template:notices/division", "notices/division_of_labor"),
        ("indicator:screen", "screening"),
        ("state:changed", "modified"),
        ("result:wrong", "error"),
        ("n,mm", ""),
    ],
)
def test_unknown_name_is_refused_with_a_hint(
    project: Path, capsys: pytest.CaptureFixture[str], expression: str, hint: str
) -> None:
    assert docgen(project, "plan", "--select", expression) == 2
    assert hint in capsys.readouterr().err


def test_modified_are_those_that_a_build_would_change(project: Path, chosen: Chosen) -> None:
    assert (chosen("state:modified"), chosen("state:current")) == ([], ["b", "m", "n"])
    swap(project, OTHER_TASKS, "加强基层人才队伍建设", "建设基层人才队伍")
    assert (chosen("state:modified"), chosen("state:current")) == (["b", "m"], ["n"])
    assert chosen("state:modified,division:人事处") == []


def test_new_missing_and_edited_are_told_apart(project: Path, chosen: Chosen) -> None:
    text = (
        (project / NOTICE).read_text(encoding="utf-8").replace('id: "n"', "id: k").replace("〕8号", "〕11号")
    )
    (project / "data/documents/k.yaml").write_text(text, encoding="utf-8")
    (project / "output/notices/n.docx").unlink()
    (project / "output/notices/b.docx").write_bytes(b"edited")
    states = {
        state: chosen(f"state:{state}") for state in ("new", "modified", "missing", "edited", "current")
    }
    assert states == {"new": ["k"], "modified": ["k"], "missing": ["n"], "edited": ["b"], "current": ["m"]}


def test_dependents_of_what_was_modified_are_chosen_too(project: Path, chosen: Chosen) -> None:
    (project / "output/notices/m.docx").unlink()
    assert (chosen("state:missing"), chosen("state:missing+")) == (["m"], ["b", "m"])


def test_document_that_cannot_be_read_now_counts_as_modified(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    swap(project, OTHER_TASKS, "lead: [健康促进处]", "lead: []")
    capsys.readouterr()
    assert docgen(project, "check", "--select", "state:modified") == 1
    assert "DG201" in capsys.readouterr().out
    assert docgen(project, "check", "--select", "state:current") == 0


def test_what_failed_or_was_left_out_is_built_when_it_can_be(project: Path, chosen: Chosen) -> None:
    assert chosen("result:error") == []
    swap(project, OTHER_TASKS, "lead: [健康促进处]", "lead: []")
    (project / "output/notices/n.docx").write_bytes(b"edited")
    assert docgen(project, "build", "--keep-going") == 1
    assert (chosen("result:blocked"), chosen("result:written")) == (["n"], [])
    swap(project, OTHER_TASKS, "lead: []", "lead: [健康促进处]")
    (project / "output/notices/n.docx").unlink()
    assert (chosen("result:error"), chosen("result:left_out")) == (["b", "m", "n"], ["b", "m"])
    assert docgen(project, "build", "--select", "result:error") == 0
    assert (chosen("result:error"), chosen("result:written")) == ([], ["n"])


def test_same_words_choose_anew_each_time(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ("--select", "state:missing")
    assert docgen(project, "build", *words) == 0
    (project / "output/notices/n.docx").unlink()
    capsys.readouterr()
    assert docgen(project, "build", *words) == 0
    assert "written notices/n.docx" in capsys.readouterr().out
    assert docgen(project, "build", *words) == 0
    assert "0 files" in capsys.readouterr().out
