"""The other commands as a user runs them."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from docgen.cli.main import main
from tests.projects import CHECKOUT, make_project


def run(*words: str) -> subprocess.CompletedProcess[str]:
    """Run docgen in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "docgen", *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize(
    "command", ["check", "build", "plan", "schema", "explain", "template", "doctor", "init"]
)
def test_every_command_helps_in_chinese_and_english(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as caught:
        main([command, "--help"])
    out = capsys.readouterr().out
    assert (caught.value.code, "退出码" in out, "exit status" in out) == (0, True, True)


def test_init_makes_a_project_that_checks_and_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "新项目"
    assert main(["init", str(folder)]) == 0
    assert main(["check", "--project", str(folder)]) == 0
    assert main(["build", "--project", str(folder)]) == 0
    assert list((folder / "output/notices").glob("*.docx"))
    assert "docgen build" in capsys.readouterr().out


def test_init_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    assert str(tmp_path) in capsys.readouterr().err


def test_explain_prints_bad_good_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "dg201", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("DG201", "没有牵头单位", "lead: [健康促进处]", "从不猜测牵头单位"))


def test_explain_offers_the_nearest_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "DG20l"]) == 2
    assert "DG201" in capsys.readouterr().err


def test_explain_without_a_code_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    codes = [line.split()[0] for line in capsys.readouterr().out.splitlines()]
    assert codes == sorted(set(codes))
    assert {"DG001", "DG010", "DG101", "DG201", "DG301", "DG401", "DG501", "DG601", "DG701", "DG901"} <= set(
        codes
    )


def test_plan_tells_machines_status_and_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["plan", "--project", str(CHECKOUT), "--output", str(tmp_path), "--format", "json"]) == 0
    step = json.loads(capsys.readouterr().out)["steps"][0]
    assert (step["status"], step["reasons"]) == ("build", ["new"])


def test_schema_writes_a_file_for_every_kind_of_record(tmp_path: Path) -> None:
    assert main(["schema", "--output", str(tmp_path)]) == 0
    assert {"plan.schema.json", "office.schema.json"} <= {file.name for file in tmp_path.iterdir()}


def test_doctor_tells_machines_what_is_here(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--format", "json"]) == 0
    facts = json.loads(capsys.readouterr().out)["facts"]
    assert {"package", "office_font", "library"} <= {fact["group"] for fact in facts}


def test_template_check_finds_nothing_in_the_built_in_templates(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "check", "--project", str(CHECKOUT), "--lang", "zh"]) == 0
    assert capsys.readouterr().out.endswith("错误 0，警告 0，提示 0\n")


def test_template_goes_to_text_and_back(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = CHECKOUT / "templates/notices/division_of_labor.docx"
    assert main(["template", "text", str(template)]) == 0
    text = capsys.readouterr().out
    (tmp_path / "t.txt").write_text(text, encoding="utf-8")
    assert main(["template", "new", str(tmp_path / "t.docx"), "--from", str(tmp_path / "t.txt")]) == 0
    assert (tmp_path / "t.docx").read_bytes() == template.read_bytes()


def test_template_new_overwrites_only_by_force(tmp_path: Path) -> None:
    file = tmp_path / "t.docx"
    assert [main(["template", "new", str(file), *force]) for force in ((), (), ("--force",))] == [0, 2, 0]


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04 broken"])
def test_damaged_template_is_named_without_a_traceback(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "t.docx").write_bytes(content)
    ended = run("template", "check", str(tmp_path / "t.docx"))
    assert (ended.returncode, "Traceback" in ended.stderr + ended.stdout) == (1, False)


def imported(code: str, *modules: str) -> str:
    """Return which of `modules` are imported once `code` has run in a fresh process."""
    code = f"import sys; {code}; print([name for name in {modules!r} if name in sys.modules])"
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return ended.stdout.splitlines()[-1]


WORD = ("lxml", "jinja2", "docx", "docxtpl", "rich", "openpyxl", "weasyprint")


def test_nothing_heavy_is_imported_for_help() -> None:
    assert imported("from docgen.cli.arguments import parse", "pydantic", "yaml", *WORD) == "[]"


def test_nothing_of_word_is_imported_for_check(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    code = f"from docgen.cli.main import main; main(['check', '--project', {str(root)!r}])"
    assert imported(code, *WORD) == "[]"


def test_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("docgen ")


def test_verbs_are_functions_of_the_package() -> None:
    import docgen

    assert all(callable(getattr(docgen, name)) for name in docgen.__all__)
