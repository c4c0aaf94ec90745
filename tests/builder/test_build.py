"""Building a project: what is written, when, and what is never lost."""

import hashlib
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document

from docgen.builder.run import Outcome, Result
from docgen.builder.step import Reason, Status
from docgen.cli.main import main
from docgen.diagnostics import Severity
from docgen.ooxml.package import read_package, write_package
from docgen.verbs.building import Built, Planned, build, plan
from docgen.verbs.checking import check
from tests.projects import AS_OF, CHECKOUT, NOTICE, TASKS, TEMPLATE, make_project
from tests.word.rendering import seal_picture

FILE = "output/notices/n.docx"


def planned(root: Path, *, force: bool = False, keep_going: bool = False) -> Planned:
    return plan(root, as_of=AS_OF, force=force, keep_going=keep_going)


def built(root: Path, *, force: bool = False, keep_going: bool = False) -> Built:
    return build(planned(root, force=force, keep_going=keep_going))


def swap(root: Path, name: str, old: str, new: str) -> None:
    """Change a few words of one record file."""
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


def status_of(root: Path) -> tuple[Status, set[Reason]]:
    step = planned(root).plan.steps[0]
    return step.status, set(step.reasons)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a sound project with the real template, built once."""
    root = make_project(tmp_path)
    built(root)
    return root


def test_notice_is_written_and_says_what_the_records_say(project: Path) -> None:
    text = "\n".join(paragraph.text for paragraph in Document(str(project / FILE)).paragraphs)
    assert "加强基层人才队伍建设。（委人事处牵头，各设区市配合）" in text


def test_second_build_writes_nothing(project: Path) -> None:
    before = (project / FILE).stat().st_mtime_ns
    outcomes = built(project).outcomes
    assert ([o.result for o in outcomes], (project / FILE).stat().st_mtime_ns) == (
        [Result.UP_TO_DATE],
        before,
    )


def test_same_records_give_the_same_bytes_in_another_folder(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    build(plan(project, as_of=AS_OF, output=other))
    assert (other / "notices/n.docx").read_bytes() == (project / FILE).read_bytes()


def test_built_file_is_a_sound_package_without_a_clock(project: Path) -> None:
    with zipfile.ZipFile(project / FILE) as package:
        assert package.testzip() is None
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_comment_in_yaml_rebuilds_nothing(project: Path) -> None:
    swap(project, TASKS, "id: p\n", "# 说明\nid: p\n")
    assert status_of(project) == (Status.UP_TO_DATE, set())


def test_record_that_the_template_does_not_read_rebuilds_nothing(project: Path) -> None:
    swap(project, TASKS, "short_title: ", "short_title: 新")
    assert status_of(project) == (Status.UP_TO_DATE, set())


def test_changed_record_rebuilds_only_the_documents_that_print_it(project: Path) -> None:
    second_notice(project)
    built(project)
    swap(project, TASKS, "lead: [人事处]", "lead: [健康促进处]")
    steps = {step.path: step.status for step in planned(project).plan.steps}
    assert steps == {"notices/n.docx": Status.BUILD, "notices/n2.docx": Status.UP_TO_DATE}


def test_changed_record_rebuilds_and_says_why(project: Path) -> None:
    swap(project, TASKS, "lead: [人事处]", "lead: [健康促进处]")
    assert status_of(project) == (Status.BUILD, {Reason.DATA})


def test_every_reason_is_told_not_only_the_first(project: Path) -> None:
    swap(project, TASKS, "lead: [人事处]", "lead: [健康促进处]")
    swap(project, "data/office.yaml", "imprint:", "layout: {profile: B}\nimprint:")
    (project / FILE).unlink()
    assert status_of(project) == (Status.BUILD, {Reason.DATA, Reason.LAYOUT, Reason.MISSING})


def test_file_edited_by_hand_is_not_overwritten(project: Path) -> None:
    (project / FILE).write_bytes(b"edited")
    swap(project, TASKS, "lead: [人事处]", "lead: [健康促进处]")
    result = built(project)
    assert ([d.code for d in result.report], (project / FILE).read_bytes()) == (["DG705"], b"edited")


def test_forced_build_keeps_the_edited_file_beside_the_new_one(project: Path) -> None:
    sound = (project / FILE).read_bytes()
    (project / FILE).write_bytes(b"edited")
    kept = built(project, force=True).outcomes[0].kept
    assert kept is not None
    assert ((project / FILE).read_bytes(), kept.read_bytes()) == (sound, b"edited")


def test_run_that_was_killed_before_the_manifest_heals_itself(project: Path) -> None:
    (project / "output/manifest.json").unlink()
    assert [outcome.result for outcome in built(project).outcomes] == [Result.UP_TO_DATE]
    assert status_of(project) == (Status.UP_TO_DATE, set())


def test_nothing_is_written_while_a_task_has_no_lead(project: Path) -> None:
    before = hashlib.sha256((project / FILE).read_bytes()).hexdigest()
    swap(project, TASKS, "lead: [人事处]", "lead: []")
    result = built(project)
    assert ([d.code for d in result.report], result.outcomes) == (["DG201"], ())
    assert hashlib.sha256((project / FILE).read_bytes()).hexdigest() == before


def second_notice(project: Path) -> None:
    """Add a sound plan and a notice of its own."""
    text = (project / TASKS).read_text(encoding="utf-8").replace("id: p\n", "id: q\n", 1)
    (project / "data/tasks/q.yaml").write_text(text, encoding="utf-8")
    text = (project / NOTICE).read_text(encoding="utf-8")
    text = text.replace('id: "n"', "id: n2").replace("plan: p", "plan: q").replace("〕8号", "〕9号")
    (project / "data/documents/n2.yaml").write_text(text, encoding="utf-8")


def test_keep_going_builds_what_no_error_touches_and_names_the_rest(project: Path) -> None:
    second_notice(project)
    swap(project, TASKS, "lead: [人事处]", "lead: []")
    result = built(project, keep_going=True)
    assert [outcome.step.path for outcome in result.outcomes] == ["notices/n2.docx"]
    assert {"DG201", "DG706"} <= {d.code for d in result.report}


def test_error_in_a_shared_file_touches_every_document(project: Path) -> None:
    second_notice(project)
    swap(project, "data/office.yaml", "name: ", "nmae: ")
    assert built(project, keep_going=True).outcomes == ()


def test_two_documents_for_one_file_are_refused(project: Path) -> None:
    second_notice(project)
    swap(project, "templates/catalogue.yaml", "notices/{id}", "notices/notice")
    assert {d.code for d in planned(project).report} == {"DG701"}


@pytest.mark.parametrize("path", ["../{id}", "/tmp/{id}", "notices\\\\{id}"])
def test_output_outside_the_folder_is_refused(project: Path, path: str) -> None:
    swap(project, "templates/catalogue.yaml", "notices/{id}", f'"{path}"')
    assert {d.code for d in planned(project).report} == {"DG702"}


def test_missing_template_is_named_where_the_catalogue_names_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "templates/notices/division_of_labor.docx").unlink()
    assert main(["build", "--project", str(project)]) == 1
    assert "templates/catalogue.yaml:6:15: DG703" in capsys.readouterr().out


def test_run_that_is_broken_off_remembers_what_it_wrote(project: Path) -> None:
    second_notice(project)

    def stop(outcome: Outcome) -> None:
        if outcome.result is Result.WRITTEN:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build(planned(project), on_done=stop)
    assert [step.status for step in planned(project).plan.steps] == [Status.UP_TO_DATE, Status.UP_TO_DATE]


def test_properties_of_the_file_are_the_documents_own(project: Path) -> None:
    properties = Document(str(project / FILE)).core_properties
    assert (properties.title, properties.author, properties.created.isoformat()[:10]) == (
        "关于落实东海省健康帮扶实施方案重点任务分工的通知",
        "东海省卫生健康委员会",
        "2022-03-01",
    )


def test_plain_output_says_what_was_written_and_why(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    swap(project, TASKS, "lead: [人事处]", "lead: [健康促进处]")
    assert main(["build", "--project", str(project), "--lang", "zh"]) == 0
    assert capsys.readouterr().out == (
        "已生成 notices/n.docx（数据有变）\n"
        "共 1 个文件：生成 1，无需更新 0，未覆盖 0，失败 0\n"
        "错误 0，警告 0，提示 0\n"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("data/documents/bad.yaml", "id: [\n"),
        ("data/progress/p/2022-H1/bad.yaml", "plan: p\n"),
        ("data/tasks/bad.yaml", "\t\n"),
    ],
)
def test_one_bad_file_does_not_stop_the_documents_it_has_no_part_in(
    project: Path, name: str, text: str
) -> None:
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_text(text, encoding="utf-8")
    (project / FILE).unlink()
    assert [outcome.result for outcome in built(project).outcomes] == []
    result = built(project, keep_going=True)
    assert [outcome.result for outcome in result.outcomes] == [Result.WRITTEN]
    assert result.report.has_errors


def test_document_whose_plan_cannot_be_read_is_left_out(project: Path) -> None:
    (project / TASKS).write_text("id: [", encoding="utf-8")
    assert built(project, keep_going=True).outcomes == ()


def test_chosen_document_is_built_beside_a_broken_one_that_was_not_chosen(project: Path) -> None:
    second_notice(project)
    swap(project, TASKS, "lead: [人事处]", "lead: []")
    result = build(plan(project, as_of=AS_OF, chosen=["n2"]))
    assert ([outcome.step.path for outcome in result.outcomes], list(result.report)) == (
        ["notices/n2.docx"],
        [],
    )


@pytest.mark.parametrize(
    ("choice", "found"), [("n", ["DG201"]), ("n2", []), ("plan:p", ["DG201"]), ("task:T1", [])]
)
def test_check_and_build_of_a_choice_speak_of_the_same_errors(
    project: Path, choice: str, found: list[str]
) -> None:
    second_notice(project)
    swap(project, TASKS, "lead: [人事处]", "lead: []")
    assert [d.code for d in check(project, as_of=AS_OF, chosen=[choice]).chosen] == found
    if choice != "task:T1":
        assert [d.code for d in plan(project, as_of=AS_OF, chosen=[choice]).report] == found


def test_document_that_cannot_be_read_can_be_chosen_and_its_errors_are_told(project: Path) -> None:
    (project / NOTICE).write_text("id: [", encoding="utf-8")
    assert check(project, as_of=AS_OF, chosen=["n"]).chosen.has_errors
    assert plan(project, as_of=AS_OF, chosen=["n"]).report.has_errors


@pytest.mark.parametrize("content", [b"GIF89a", b"", seal_picture()[:60], None])
def test_seal_that_cannot_be_printed_is_an_error_where_the_office_names_it(
    project: Path, content: bytes | None
) -> None:
    swap(project, "data/office.yaml", "imprint:", "seal: {image: seal.png}\nimprint:")
    if content is not None:
        (project / "seal.png").write_bytes(content)
    assert [(d.code, d.place.path) for d in built(project).report] == [("DG704", "data/office.yaml")]


def test_missing_template_does_not_hide_what_else_is_wrong(project: Path) -> None:
    (project / "templates/notices/division_of_labor.docx").unlink()
    swap(project, TASKS, "lead: [人事处]", "lead: []")
    assert [d.code for d in built(project).report] == ["DG201", "DG703"]


def test_format_that_nothing_renders_is_no_choice(project: Path) -> None:
    swap(project, "templates/catalogue.yaml", "formats: [docx]", "formats: [docx, odt]")
    assert [d.code for d in planned(project).report] == ["DG106"]


def test_file_that_cannot_be_written_does_not_stop_the_others(project: Path) -> None:
    second_notice(project)
    (project / FILE).unlink()
    (project / FILE).mkdir()
    result = built(project)
    assert [outcome.result for outcome in result.outcomes] == [Result.FAILED, Result.WRITTEN]
    assert [d.code for d in result.report] == ["DG707"]


def test_file_of_a_document_that_is_gone_is_named(project: Path) -> None:
    swap(project, NOTICE, 'id: "n"', "id: renamed")
    (project / NOTICE).rename(project / "data/documents/renamed.yaml")
    assert [(d.code, d.place.path) for d in built(project).report] == [("DG708", (project / FILE).as_posix())]


@pytest.mark.parametrize(
    ("path", "code"),
    [
        *((path, "DG702") for path in ("con/{id}", "notices/aux", "a./{id}", "a*b/{id}", "a?/{id}")),
        ("notices/{number}", "DG434"),
    ],
)
def test_name_that_windows_refuses_is_refused_everywhere(project: Path, path: str, code: str) -> None:
    swap(project, "templates/catalogue.yaml", "notices/{id}", f'"{path}"')
    assert {d.code for d in planned(project).report} == {code}


def test_alias_of_a_signing_organ_is_printed_as_its_name(project: Path) -> None:
    swap(project, NOTICE, "date: 2022-03-01", "date: 2022-03-01\nsign_off: {organs: [commission]}")
    built(project)
    texts = [paragraph.text for paragraph in Document(str(project / FILE)).paragraphs]
    assert "东海省卫生健康委员会" in texts


@pytest.mark.parametrize(
    "surroundings",
    [{"PYTHONHASHSEED": "1"}, {"PYTHONHASHSEED": "2", "TZ": "Asia/Shanghai"}, {"LC_ALL": "C", "TZ": "UTC"}],
)
def test_same_records_give_the_same_bytes_whatever_surrounds_the_process(
    project: Path, tmp_path_factory: pytest.TempPathFactory, surroundings: dict[str, str]
) -> None:
    output = tmp_path_factory.mktemp("elsewhere")
    words = ["build", "--project", str(project), "--output", str(output)]
    subprocess.run(
        [sys.executable, "-m", "docgen", *words],
        env={**os.environ, **surroundings},
        check=True,
        capture_output=True,
    )
    assert (output / "notices/n.docx").read_bytes() == (project / FILE).read_bytes()


def test_english_output_says_the_same(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / FILE).write_bytes(b"edited")
    assert main(["build", "--project", str(project), "--lang", "en"]) == 1
    file = (project / FILE).as_posix()
    assert capsys.readouterr().out == (
        "not overwritten notices/n.docx (edited by hand since it was built)\n"
        f"{file}: DG705 warning: {file} was edited and is not overwritten\n"
        "    → bring the edit into the records; or use --force, which keeps the edited file as well\n"
        "1 files: written 0, up to date 0, not overwritten 1, failed 0\n"
        "errors 0, warnings 1, notes 0\n"
    )


def without(project: Path, old: str, new: str) -> None:
    """Change a few words of the template's body, as somebody might in Word."""
    parts = read_package((project / TEMPLATE).read_bytes())
    text = parts["word/document.xml"].decode()
    assert old in text
    (project / TEMPLATE).write_bytes(
        write_package({**parts, "word/document.xml": text.replace(old, new).encode()})
    )


def test_template_that_no_longer_prints_the_clauses_stops_the_build(project: Path) -> None:
    before = (project / FILE).read_bytes()
    catalogue = (CHECKOUT / "templates/catalogue.yaml").read_text(encoding="utf-8")
    catalogue = catalogue.replace("formats: [docx, pdf]", "formats: [docx]")
    (project / "templates/catalogue.yaml").write_text(catalogue, encoding="utf-8")
    without(project, "{{ item.clause }}", "")
    assert {d.code for d in built(project).report} == {"DG621"}
    assert (project / FILE).read_bytes() == before


def test_misspelt_name_in_the_template_stops_the_build_at_its_paragraph(project: Path) -> None:
    without(project, "{{ document.number }}", "{{ document.numer }}")
    (fault,) = [d for d in built(project).report if d.severity is Severity.ERROR]
    assert (fault.place.path, fault.place.within, "number" in fault.remedy.zh) == (TEMPLATE, "¶5", True)
