"""``docgen check`` as a user runs it: whole output, exit status."""

import json
from pathlib import Path

import pytest

from docgen.cli.main import main
from tests.projects import TASKS, make_project

NO_LEAD = (TASKS, "lead: [人事处]", "lead: []")
TWO_FAULTS = (NO_LEAD, ("data/documents/n.yaml", "date: 2022-03-01", "date: 2022年3月1日"))


def check(root: Path, *options: str) -> int:
    return main(["check", "--project", str(root), "--as-of", "2022-06-30", *options])


def test_sound_project_says_so_and_exits_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(make_project(tmp_path), "--lang", "zh") == 0
    assert capsys.readouterr().out == "错误 0，警告 0，提示 0\n"


def test_missing_lead_is_an_error_with_place_and_remedy(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(make_project(tmp_path, NO_LEAD), "--lang", "zh") == 1
    assert capsys.readouterr().out == (
        "data/tasks/p.yaml:54:21: DG201 错误: 任务 T3（加强队伍建设）没有牵头单位\n"
        "    → 在 assignment 里写 lead: [牵头单位]；确实不分工的计划写 divides_labour: false 并说明理由\n"
        "错误 1，警告 0，提示 0\n"
    )


def test_every_problem_is_reported_at_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(make_project(tmp_path, *TWO_FAULTS), "--format", "json") == 1
    found = json.loads(capsys.readouterr().out)
    assert {"DG105", "DG201"} <= {d["code"] for d in found["diagnostics"]}


def test_json_has_the_fields_that_machines_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(make_project(tmp_path, NO_LEAD), "--format", "json", "--lang", "en")
    assert json.loads(capsys.readouterr().out)["diagnostics"] == [
        {
            "code": "DG201",
            "severity": "error",
            "path": TASKS,
            "line": 54,
            "column": 21,
            "within": None,
            "message": "task T3 has no lead division",
            "remedy": "write lead: [division] in assignment; "
            "a plan that divides no labour says divides_labour: false and why",
        }
    ]


def test_github_annotation_names_the_file_from_the_checkout_and_escapes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(make_project(tmp_path / "a,b", NO_LEAD).parent)
    assert main(["check", "--project", "a,b", "--format", "github", "--lang", "en"]) == 1
    assert capsys.readouterr().out.startswith(
        "::error file=a%2Cb/data/tasks/p.yaml,line=54,col=21,title=DG201::task T3 has no lead division → "
    )


def test_sarif_names_the_rule_and_the_region(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    check(make_project(tmp_path, NO_LEAD), "--format", "sarif")
    run = json.loads(capsys.readouterr().out)["runs"][0]
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert (run["results"][0]["ruleId"], region) == ("DG201", {"startLine": 54, "startColumn": 21})


def test_selection_hides_the_findings_of_others(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(make_project(tmp_path, NO_LEAD), "--select", "task:T1", "--lang", "zh") == 0
    assert capsys.readouterr().out == "错误 0，警告 0，提示 0\n"


@pytest.mark.parametrize(
    ("locale", "word"),
    [("en_US.UTF-8", "errors"), ("zh_CN.UTF-8", "错误"), ("C.UTF-8", "错误"), ("", "错误")],
)
def test_language_follows_the_locale_chinese_first(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    locale: str,
    word: str,
) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", locale)
    check(make_project(tmp_path))
    assert word in capsys.readouterr().out


def test_folder_that_is_no_project_exits_2_with_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, "--lang", "zh") == 2
    assert capsys.readouterr().err.startswith("docgen: ")


def test_wrong_usage_exits_2() -> None:
    with pytest.raises(SystemExit) as caught:
        main(["check", "--as-of", "2022-13-01"])
    assert caught.value.code == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            [],
            "用法不对 wrong usage: 缺少必须写的参数 the following arguments are required: 命令 COMMAND",
        ),
        (["check", "--foo"], "docgen: 用法不对 wrong usage: 不认识的参数 unrecognized arguments: --foo"),
        (["build", "--jobs"], "argument --jobs: 后面要写一个值 expected one argument"),
        (
            ["build", "--fo", "x"],
            "写得太短，分不清是哪个选项 ambiguous option: --fo could match --force, --formats",
        ),
        (["build", "--watch=3"], "argument --watch: 后面不写值 ignored explicit argument '3'"),
        (["check", "--lang", "fr"], "argument --lang: 没有这个选择 invalid choice: 'fr' (可选 choose from "),
        (
            ["template", "new", "a", "--from", "x", "--like", "y"],
            "不能同时写 not allowed with argument --from",
        ),
        (
            ["manifest", "merge"],
            "docgen manifest merge: 用法不对 wrong usage: 缺少必须写的参数 the following",
        ),
        (
            ["check", "--as-of", "2022"],
            "docgen check: 用法不对 wrong usage: argument --as-of: 不是日期 not a date",
        ),
    ],
)
def test_wrong_usage_is_said_in_chinese_with_english_beside(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as caught:
        main(words)
    assert (caught.value.code, said in capsys.readouterr().err) == (2, True)


def test_day_that_counts_comes_from_source_date_epoch(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    waiver = (
        TASKS,
        "title: 加强队伍建设",
        "title: 加强队伍建设\n        waive: [{code: DG201, reason: 待定, until: 2022-07-01}]",
    )
    root = make_project(tmp_path, NO_LEAD, waiver)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1656633600")
    assert main(["check", "--project", str(root)]) == 0
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1656806400")
    assert main(["check", "--project", str(root)]) == 1
    assert "DG902" in capsys.readouterr().out
