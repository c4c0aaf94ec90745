"""``docgen plan --explain``: which record, figure or template has changed since a file was built."""

import json
import os
import sqlite3
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from docgen.builder.files import FOLDER
from docgen.cli.main import main
from docgen.machine.packages import installed_version
from tests.projects import NOTICE, TASKS, make_project

CATALOGUE, INDICATORS = "templates/catalogue.yaml", "data/indicators.yaml"
FIGURES = """\
=== document
[公文标题] {{ document.title }}
[正文] {%p for section in plan.sections %}
[正文] {%p for task in section.tasks %}
[正文] {%p for item in task.items %}
[正文] {%p for indicator in item.indicators %}
[公文正文] {{ indicator.name }}：{{ indicator.target }}
[正文] {%p endfor %}
[正文] {%p endfor %}
[正文] {%p endfor %}
[正文] {%p endfor %}
[正文] {{ office.name }}
"""


def docgen(root: Path, command: str, *options: str) -> int:
    return main([command, "--project", str(root), "--as-of", "2022-06-30", "--lang", "en", *options])


def swap(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a built project: notice n prints who does what, list m the targets of the indicators."""
    root = make_project(tmp_path / "project")
    (tmp_path / "figures.txt").write_text(FIGURES, encoding="utf-8")
    new = ["template", "new", str(root / "templates/figures.docx"), "--from", str(tmp_path / "figures.txt")]
    assert main(new) == 0
    with (root / CATALOGUE).open("a", encoding="utf-8") as catalogue:
        entry = (
            "id: figures, title: 指标表, template: figures.docx, output: 'lists/{id}', assigns_work: false"
        )
        catalogue.write(f"  - {{{entry}, needs_recipients: false, needs_number: false}}\n")
    text = "id: m\ntype: figures\nplan: p\ntitle: 重点任务指标表\ndate: 2022-03-01\n"
    (root / "data/documents/m.yaml").write_text(text, encoding="utf-8")
    assert docgen(root, "build") == 0
    return root


@pytest.fixture
def explained(project: Path, capfd: pytest.CaptureFixture[str]) -> Callable[[str], Any]:
    """Give a function that tells the only step of a document, as JSON."""

    def explained(document: str) -> Any:
        capfd.readouterr()
        assert docgen(project, "plan", "--explain", document, "--format", "json") == 0
        (step,) = json.loads(capfd.readouterr().out)["steps"]
        return step

    return explained


def changes(step: Any, reason: str) -> list[Any]:
    return [change for cause in step["causes"] if cause["reason"] == reason for change in cause["changes"]]


def texts(change: Any) -> tuple[str, str]:
    return change["old"], change["new"]


def test_comment_in_a_record_rebuilds_nothing(project: Path, explained: Callable[[str], Any]) -> None:
    for name in (TASKS, INDICATORS, NOTICE):
        (project / name).write_text(
            "# 说明\n" + (project / name).read_text(encoding="utf-8"), encoding="utf-8"
        )
    for document in ("n", "m"):
        step = explained(document)
        assert (step["status"], step["causes"]) == ("up_to_date", [])


def test_file_that_is_up_to_date_is_said_to_be_so(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert docgen(project, "plan", "--explain", "n") == 0
    assert capsys.readouterr().out.splitlines()[0] == "up to date notices/n.docx"


def test_changed_figure_rebuilds_only_what_prints_it_and_is_named_with_its_line(
    project: Path, explained: Callable[[str], Any]
) -> None:
    swap(project, INDICATORS, "value: 90", "value: 95")
    assert explained("n")["status"] == "up_to_date"
    (change,) = changes(explained("m"), "data")
    line = (project / INDICATORS).read_text(encoding="utf-8").splitlines()[change["line"] - 1]
    assert (texts(change), change["path"], line[change["column"] - 1 :]) == (("90", "95"), INDICATORS, "95}")
    assert change["name"] == "indicators[screening].targets[1].value"
    assert change["seen_as"] == ["plan.sections[1].tasks[1].items[1].indicators[产前筛查率].target"]


def test_other_name_of_a_division_is_told_once_with_all_places_where_it_is_printed(
    project: Path, explained: Callable[[str], Any]
) -> None:
    swap(
        project, "data/divisions.yaml", "name: 医政医管局, aliases: [", "name: 医政处, aliases: [医政医管局, "
    )
    (change,) = changes(explained("n"), "data")
    assert (change["name"], texts(change)) == ("divisions[medical].name", ("医政医管局", "医政处"))
    assert len(change["seen_as"]) == 2
    assert explained("m")["status"] == "up_to_date"


def test_new_supporter_is_named_with_its_line(project: Path, explained: Callable[[str], Any]) -> None:
    swap(project, TASKS, "support: [人事处, 各设区市]", "support: [人事处, 健康促进处, 各设区市]")
    (change,) = changes(explained("n"), "data")
    line = (project / TASKS).read_text(encoding="utf-8").splitlines()[change["line"] - 1]
    assert texts(change) == ("", "健康促进处")
    assert line[change["column"] - 1 :].startswith("健康促进处")
    assert change["seen_as"] == ["plan.sections[巩固保障成果].tasks[优化分类救治].items[1].clause"]


def test_long_ids_are_told_whole(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    # So long that two of them differ only at the end.
    long = "screening-before-birth-in-counties-of-the-east-and-the-west-2022"
    swap(project, INDICATORS, "id: screening", f"id: {long}")
    swap(project, TASKS, "[screening]", f"[{long}]")
    assert docgen(project, "build") == 0
    swap(project, INDICATORS, "value: 90", "value: 95")
    capsys.readouterr()
    assert docgen(project, "plan", "--explain", "m") == 0
    assert f"indicators[{long}].targets[1].value: 90 → 95" in capsys.readouterr().out


def test_date_is_found_though_it_is_printed_otherwise(project: Path, explained: Callable[[str], Any]) -> None:
    swap(project, NOTICE, "date: 2022-03-01", "date: 2022-03-02")
    named = {change["name"]: texts(change) for change in changes(explained("n"), "data")}
    assert named == {"date": ("2022-03-01", "2022-03-02")}


def test_task_that_is_gone_is_told(project: Path, explained: Callable[[str], Any]) -> None:
    text = (project / TASKS).read_text(encoding="utf-8")
    start, end = text.index("      - id: T2"), text.index("  - number: 2\n    title: 组织实施")
    text = text[:start] + text[end:].replace("T3", "T2").replace("number: 3", "number: 2")
    text = text.replace("task_count: 3", "task_count: 2").replace(
        "assignment_count: 4", "assignment_count: 3"
    )
    (project / TASKS).write_text(text, encoding="utf-8")
    found = changes(explained("n"), "data")
    assert any("加强监测" in change["old"] and not change["new"] for change in found)


def test_changed_template_rebuilds_only_its_documents_and_its_lines_are_told(
    project: Path, explained: Callable[[str], Any]
) -> None:
    document = Document(str(project / "templates/figures.docx"))
    last = document.paragraphs[-1]
    last.add_run("印发")
    document.save(str(project / "templates/figures.docx"))
    assert explained("n")["status"] == "up_to_date"
    template, line = changes(explained("m"), "template")
    assert (template["kind"], template["name"]) == ("template", "templates/figures.docx")
    assert template["old"] != template["new"]
    assert (line["old"], line["new"]) == ("[正文] {{ office.name }}", "[正文] {{ office.name }}印发")


def test_other_version_of_a_program_is_told(
    explained: Callable[[str], Any],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    request: pytest.FixtureRequest,
) -> None:
    # As in the next process: this one began with the version that it has looked up.
    request.addfinalizer(installed_version.cache_clear)
    installed_version.cache_clear()
    now = version("docxtpl")
    info = tmp_path / "site/docxtpl-99.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: docxtpl\nVersion: 99.0\n", encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    (change,) = changes(explained("n"), "engine")
    assert (change["name"], *texts(change)) == ("docxtpl", now, "99.0")


def test_other_page_profile_is_told(project: Path, explained: Callable[[str], Any]) -> None:
    swap(project, "data/office.yaml", "imprint:", "layout: {profile: B}\nimprint:")
    named = {change["name"]: texts(change) for change in changes(explained("n"), "layout")}
    assert named["profile"] == ("A", "B")


def test_missing_and_edited_files_are_told(project: Path, explained: Callable[[str], Any]) -> None:
    (project / "output/notices/n.docx").unlink()
    (project / "output/lists/m.docx").write_bytes(b"edited")
    causes = [(step["status"], *(c["reason"] for c in step["causes"])) for step in map(explained, ("n", "m"))]
    assert causes == [("build", "missing"), ("blocked", "edited")]


def test_document_that_was_never_built_is_said_to_be_new(
    project: Path, explained: Callable[[str], Any]
) -> None:
    text = (project / "data/documents/m.yaml").read_text(encoding="utf-8").replace("id: m", "id: k")
    (project / "data/documents/k.yaml").write_text(text, encoding="utf-8")
    assert [cause["reason"] for cause in explained("k")["causes"]] == ["new"]


def test_explanation_counts_from_the_last_build_of_that_file(
    project: Path, explained: Callable[[str], Any]
) -> None:
    swap(project, INDICATORS, "value: 90", "value: 92")
    assert docgen(project, "build", "--select", "n") == 0
    swap(project, INDICATORS, "value: 92", "value: 95")
    assert [texts(change) for change in changes(explained("m"), "data")] == [("90", "95")]
    assert docgen(project, "build") == 0
    swap(project, INDICATORS, "value: 95", "value: 96")
    assert [texts(change) for change in changes(explained("m"), "data")] == [("95", "96")]


def test_of_documents_made_for_each_division_only_those_are_explained_that_change(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    by_division = (CATALOGUE, "for_each: document", "needs_number: false\n    for_each: division")
    named = (CATALOGUE, "notices/{id}", '"notices/{id}-{division}"')
    root = make_project(tmp_path / "each", by_division, named, (NOTICE, "number: 东卫发〔2022〕8号\n", ""))
    assert docgen(root, "build") == 0
    swap(root, TASKS, "加强基层人才队伍建设", "建设基层人才队伍")
    capfd.readouterr()
    assert docgen(root, "plan", "--select", "plan:p", "--explain", "n", "--format", "json") == 0
    steps = json.loads(capfd.readouterr().out)["steps"]
    told = {step["path"]: [texts(change) for change in changes(step, "data")] for step in steps}
    assert told == {
        "notices/n-health.docx": [],
        "notices/n-medical.docx": [],
        "notices/n-personnel.docx": [("加强基层人才队伍建设。", "建设基层人才队伍。")],
    }


@pytest.mark.parametrize("damage", ["gone", "torn", "locked away"])
def test_history_that_cannot_be_read_costs_an_explanation_and_no_build(
    project: Path, explained: Callable[[str], Any], damage: str
) -> None:
    history = project / "output" / FOLDER / "history.sqlite"
    if damage == "torn":
        history.write_bytes(history.read_bytes()[:4096] + os.urandom(4096))
    else:
        history.unlink()
    if damage == "locked away":
        history.mkdir()
    swap(project, INDICATORS, "value: 90", "value: 95")
    step = explained("m")
    assert ([cause["changes"] for cause in step["causes"]], step["status"]) == ([[]], "build")
    assert "not kept" in step["causes"][0]["note"]
    assert docgen(project, "build") == 0
    assert explained("m")["status"] == "up_to_date"


def test_contents_that_nothing_was_built_from_are_dropped(project: Path) -> None:
    def kept() -> int:
        history = sqlite3.connect(project / "output" / FOLDER / "history.sqlite")
        (count,) = history.execute("SELECT count(*) FROM contents").fetchone()
        history.close()
        return int(count)

    before = kept()
    for value in range(91, 96):
        swap(project, INDICATORS, f"value: {value - 1}", f"value: {value}")
        assert docgen(project, "build") == 0
    assert kept() == before


def test_unknown_document_is_refused_with_the_nearest_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert docgen(project, "plan", "--explain", "figure") == 2
    assert "figures" in capsys.readouterr().err


def test_explanation_for_people_tells_place_old_and_new(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    swap(project, INDICATORS, "value: 90", "value: 95")
    capsys.readouterr()
    assert docgen(project, "plan", "--explain", "m") == 0
    said = capsys.readouterr().out
    assert "build lists/m.docx (data changed)" in said
    assert f"{INDICATORS}:6:33: record indicators[screening].targets[1].value: 90 → 95" in said


@pytest.mark.pdf
@pytest.mark.slow
def test_other_fonts_are_told_of_a_pdf(project: Path, capfd: pytest.CaptureFixture[str]) -> None:
    formats = ("--formats", "docx,pdf")
    assert docgen(project, "build", "--select", "m", *formats) == 0
    choice = "layout: {fonts: [{family: 仿宋_GB2312, use: FandolKai}]}\nimprint:"
    swap(project, "data/office.yaml", "imprint:", choice)
    capfd.readouterr()
    assert docgen(project, "plan", "--explain", "m", "--format", "json", *formats) == 0
    word, pdf = json.loads(capfd.readouterr().out)["steps"]
    assert word["causes"] == []
    assert any("FandolKai" in change["new"] for change in changes(pdf, "fonts"))
