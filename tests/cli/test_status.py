"""`docgen status` as an office runs it: the table, the JSON, the exit status."""

import json
from pathlib import Path

import pytest

from docgen.cli.main import main
from tests.projects import make_project

OVERDUE = """\
实施方案 2022年上半年，2022-06-30 到期
单位        到期        收到        情况
医政医管局  2022-06-30  2022-06-28  按时报送
健康促进处  2022-06-30  2022-07-03  逾期报送 3 天
人事处      2022-06-30  —           逾期未报送
合计：应报 3，已报 2，按时 1，逾期 1，未报 1；报送率 66.7%，及时率 33.3%
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return a project of which two of three divisions have returned."""
    make_project(tmp_path)
    folder = tmp_path / "data/progress/p/2022-H1"
    folder.mkdir(parents=True)
    for name, day in (("医政医管局", "2022-06-28"), ("健康促进处", "2022-07-03")):
        text = f"plan: p\nperiod: 2022-H1\ndivision: {name}\nreceived_on: {day}\n"
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return tmp_path


def run(project: Path, *words: str) -> int:
    return main(["status", "--project", str(project), "--lang", "zh", *words])


def test_table_names_each_division_and_overdue_ones_end_with_one(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, "--period", "2022-H1", "--as-of", "2022-07-05") == 1
    assert capsys.readouterr().out == OVERDUE


def test_before_the_due_day_nothing_is_wrong(project: Path) -> None:
    assert run(project, "--period", "2022-H1", "--as-of", "2022-06-30") == 0


def test_json_has_the_five_numbers(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(project, "--period", "2022-H1", "--as-of", "2022-07-05", "--format", "json")
    (plan,) = json.loads(capsys.readouterr().out)["plans"]
    five = ("expected", "received", "on_time", "completeness_rate", "timeliness_rate")
    assert {name: plan[name] for name in five} == {
        "expected": 3,
        "received": 2,
        "on_time": 1,
        "completeness_rate": 66.7,
        "timeliness_rate": 33.3,
    }
    assert [row["state"] for row in plan["returns"]] == ["on_time", "late", "overdue"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--period", "2022-H3"), "不是报送周期"),
        (("--period", "2022-Q1"), "报送日历里没有"),
        (("--period", "2022-H1", "--plan", "q"), "没有任务计划 q"),
    ],
)
def test_what_cannot_be_asked_is_named(
    project: Path, words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(project, *words) == 2
    assert said in capsys.readouterr().err


def test_return_that_cannot_be_read_is_named_beside_the_missing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "data/progress/p/2022-H1/人事处.yaml").write_text(
        "plan: p\nperiod: 2022-H1\n", encoding="utf-8"
    )
    assert run(project, "--period", "2022-H1", "--as-of", "2022-06-30") == 1
    assert "人事处.yaml" in capsys.readouterr().out


def test_estimated_due_day_is_marked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = project / "data/tasks/p.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("2022-12-31", "2099-12-31"), encoding="utf-8")
    run(project, "--period", "2099-H1", "--as-of", "2022-07-05")
    assert "估算" in capsys.readouterr().out
