"""The other commands as a user runs them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import docgen
from docgen.cli.main import main
from tests.builder.batches import make_batch
from tests.projects import AS_OF, CHECKOUT, TASKS, make_project


def run(*words: str, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """Run docgen in a process of its own."""
    environment = {**os.environ, **surroundings}
    return subprocess.run(
        [sys.executable, "-m", "docgen", *words], capture_output=True, env=environment, check=False
    )


COMMANDS = [
    "check",
    "build",
    "plan",
    "schema",
    "explain",
    "template",
    "pdf",
    "extract",
    "export",
    "status",
    "verify",
    "archive",
    "doctor",
    "init",
    "forms",
    "collect",
]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_is_explained_in_chinese_and_english(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([command, "--help"])
    help_text = capsys.readouterr().out.partition("退出码")[0]
    explained = re.findall(r"(?m)^  (?:-h|\S*--\S+|[A-Z]+).*\n?(?: {10,}.*\n)*", help_text)
    texts = [" ".join(text.split()) for text in explained if "-h, --help" not in text]
    missing = [text for text in texts if not BILINGUAL.search(text)]
    assert missing == []


BILINGUAL = re.compile(r"[一-鿿].* [a-z]+ ?[a-z]*")


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "gbk"])
def test_console_that_cannot_show_chinese_ends_nothing(encoding: str) -> None:
    ended = run("--help", PYTHONIOENCODING=encoding, PYTHONUTF8="0")
    assert (ended.returncode, b"Traceback" in ended.stderr) == (0, False)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_machine_forms_are_utf_8_whatever_the_console_speaks(tmp_path: Path, form: str) -> None:
    root = make_project(tmp_path, (TASKS, "lead: [人事处]", "lead: [𠮷事处]"))
    ended = run("check", "--project", str(root), "--format", form, "--lang", "zh", PYTHONIOENCODING="cp1252")
    assert "𠮷事处" in json.dumps(json.loads(ended.stdout.decode("utf-8")), ensure_ascii=False)


@pytest.mark.parametrize("epoch", ["abc", "²", "99999999999999999", ""])
def test_source_date_epoch_that_is_no_day_ends_the_run_with_a_sentence(tmp_path: Path, epoch: str) -> None:
    ended = run("check", "--project", str(make_project(tmp_path)), SOURCE_DATE_EPOCH=epoch)
    assert (ended.returncode, b"Traceback" in ended.stderr) == (2, False)
    assert b"SOURCE_DATE_EPOCH" in ended.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="because Windows has no pseudo-terminals")
def test_terminal_shows_a_bar_and_the_files_above_it(tmp_path: Path) -> None:
    import pty

    shown: list[bytes] = []

    def read(descriptor: int) -> bytes:
        shown.append(os.read(descriptor, 4096))
        return shown[-1]

    words = ["build", "--project", str(make_project(tmp_path)), "--lang", "en"]
    assert pty.spawn([sys.executable, "-m", "docgen", *words], read) == 0
    text = b"".join(shown).decode()
    assert ("written notices/n.docx (new)" in text, "1/1" in text) == (True, True)


@pytest.mark.skipif(sys.platform == "win32", reason="because Windows has no pseudo-terminals")
def test_bar_of_a_batch_says_done_of_total_rate_and_time_left(tmp_path: Path) -> None:
    import pty

    shown: list[bytes] = []

    def read(descriptor: int) -> bytes:
        shown.append(os.read(descriptor, 4096))
        return shown[-1]

    words = ["build", "--project", str(make_batch(tmp_path, 24)), "--lang", "en", "--formats", "docx"]
    assert pty.spawn([sys.executable, "-m", "docgen", *words], read) == 0
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", b"".join(shown).decode())
    assert re.search(r"24/24 +[\d.]+/s +0:00:00", text)


def test_without_a_terminal_each_file_is_a_plain_line(tmp_path: Path) -> None:
    ended = run("build", "--project", str(make_batch(tmp_path, 3)), "--formats", "docx", "--lang", "en")
    lines = ended.stdout.decode().splitlines()
    assert lines[:3] == [f"written notices/n00{number}.docx (new)" for number in range(3)]
    assert "\x1b" not in "".join(lines)


def test_init_makes_a_project_that_checks_and_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "新项目"
    assert main(["init", str(folder)]) == 0
    assert main(["check", "--project", str(folder)]) == 0
    assert main(["build", "--project", str(folder)]) == 0
    assert list((folder / "output/notices").glob("*.docx"))
    assert "docgen build" in capsys.readouterr().out


def test_init_makes_one_project_and_not_those_of_other_offices(tmp_path: Path) -> None:
    assert main(["init", str(tmp_path / "新项目")]) == 0
    assert [file.parent.parent.name for file in tmp_path.rglob("data/office.yaml")] == ["新项目"]


def test_init_overwrites_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["init", str(tmp_path)]) == 2
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
    assert str(tmp_path) in capsys.readouterr().err


def test_explain_prints_bad_good_and_why(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "dg201", "--lang", "zh"]) == 0
    out = capsys.readouterr().out
    assert all(word in out for word in ("DG201", "没有牵头单位", "lead: [健康促进处]", "从不猜测牵头单位"))


def test_explain_puts_no_space_between_chinese_where_the_source_breaks_a_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["explain", "DG438", "--lang", "zh"]) == 0
    assert "号不会跟着变。" in capsys.readouterr().out
    assert main(["explain", "DG355", "--lang", "zh"]) == 0  # a space within a line stays
    assert "结构层次只有 一、" in capsys.readouterr().out


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
    assert (ended.returncode, b"Traceback" in ended.stderr + ended.stdout) == (1, False)


def imported(code: str, *modules: str) -> str:
    """Return which of `modules` are imported once `code` has run in a fresh process."""
    code = f"import sys\n{code}\nprint([name for name in {modules!r} if name in sys.modules])"
    ended = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    return ended.stdout.splitlines()[-1]


WORD = ("lxml", "jinja2", "docx", "docxtpl", "rich", "openpyxl", "weasyprint")


def test_nothing_heavy_is_imported_for_help() -> None:
    code = """
from docgen.cli.main import main
try:
    main(['--help'])
except SystemExit:
    pass
"""
    assert imported(code, "pydantic", "yaml", "json", *WORD) == "[]"


def test_nothing_of_word_is_imported_for_check(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    code = f"from docgen.cli.main import main; main(['check', '--project', {str(root)!r}])"
    assert imported(code, *WORD) == "[]"


def test_version_is_the_packages(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--version"])
    assert capsys.readouterr().out.startswith("docgen ")


def test_verbs_are_functions_of_the_package(tmp_path: Path) -> None:
    planned = docgen.plan(make_project(tmp_path), as_of=AS_OF)
    assert [outcome.step.path for outcome in docgen.build(planned).outcomes] == ["notices/n.docx"]


def test_template_names_lists_what_a_template_can_use(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "names"]) == 0
    assert "office.name  机关全称" in capsys.readouterr().out
