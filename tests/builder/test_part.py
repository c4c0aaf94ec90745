"""A change of little: only the part of the project that it concerns is read, and nothing comes out otherwise.

What came out is held against the full way, which the same build goes where the snapshot is not there.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.builder.files import FOLDER
from docgen.builder.history.store import History
from docgen.builder.part import is_for_all, parts_of, tie_of, touched
from docgen.builder.snapshot import question
from docgen.cli import build as build_command
from docgen.cli.main import main
from docgen.diagnostics import Diagnostic, Severity
from docgen.records.project import Project
from docgen.rules import check
from docgen.rules.waivers import waivers_in
from docgen.sample import templates_of
from docgen.sources.project import load
from docgen.verbs import rebuilding
from tests.builder.batches import contents
from tests.builder.twins import add_twins
from tests.projects import AS_OF, CHECKOUT, NOTICE, TASKS, make_project
from tests.rules.test_cases import cases, changed
from tests.word.rendering import seal_picture

ZTASKS = "data/tasks/zp.yaml"
SNAPSHOT = f"output/{FOLDER}/snapshot.json"
OFFICES = CHECKOUT / "data/offices"


def make_office(folder: Path, name: str) -> Path:
    """Make the sample project of an office, and twins of its records."""
    shutil.copytree(OFFICES / name / "data", folder / "data")
    shutil.copytree(CHECKOUT / "templates", folder / "templates")
    add_twins(folder)
    return folder


def swap(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


class Builds:
    """Builds projects; knows which files the last build read, where it read a part."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._read: frozenset[str] | None = None
        self._capsys = capsys
        plan_part = rebuilding.plan_part

        def noting(*args: Any, **options: Any) -> Any:
            planned = plan_part(*args, **options)
            self._read = None if planned is None else frozenset(planned.checked.contents)
            return planned

        monkeypatch.setattr(rebuilding, "plan_part", noting)

    def read(self) -> frozenset[str] | None:
        """Return the files that the last build read, where that was a part of the project."""
        return self._read

    def build(self, root: Path, *options: str) -> tuple[int, str]:
        """Build; return how it ended and all that it said, without the folder."""
        self._read = None
        self._capsys.readouterr()
        words = ["--project", str(root), "--as-of", str(AS_OF), "--lang", "en", "--jobs", "1"]
        ended = main(["build", *words, *(options or ("--formats", "docx"))])
        said = self._capsys.readouterr()
        return ended, (said.out + said.err).replace(str(root), "")

    def both(self, root: Path, *options: str) -> tuple[int, str]:
        """Build, and by the full way too; what comes of both must be the same. Return what the first says."""
        full = root.with_name(root.name + "-full")
        shutil.copytree(root, full)
        (full / SNAPSHOT).unlink()
        try:
            expected = self.build(full, *options)
            assert self.read() is None
            ended = self.build(root, *options)
            assert ended == expected
            assert contents(root / "output") == contents(full / "output")
            if ended[0] == 0:
                assert remembered(root) == remembered(full)
                assert History(root / "output").results() == History(full / "output").results()
        finally:
            shutil.rmtree(full)
        return ended


def remembered(root: Path) -> dict[str, Any]:
    """Return what the snapshot says, but for the folder."""
    values = json.loads((root / SNAPSHOT).read_text(encoding="utf-8").replace(str(root), ""))
    return {**values, "key": "", "parts": sorted(values["parts"])}


@pytest.fixture
def builds(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Builds:
    return Builds(monkeypatch, capsys)


@pytest.fixture
def twins(tmp_path: Path, builds: Builds) -> Path:
    """Give the sound project and its twin, built."""
    root = make_project(tmp_path / "project")
    add_twins(root)
    assert builds.build(root)[0] == 0
    return root


# --- what is read ---


def test_changed_figure_builds_its_documents_and_reads_no_other(twins: Path, builds: Builds) -> None:
    swap(twins, TASKS, "大病救治工作", "30种大病救治工作")
    ended, said = builds.both(twins)
    shared = ("data/office.yaml", "data/divisions.yaml", "data/indicators.yaml", "templates/catalogue.yaml")
    assert builds.read() == frozenset({*shared, TASKS, NOTICE})
    assert ended == 0
    assert said.splitlines()[0] == "written notices/n.docx (data changed)"
    assert "2 files: written 1, up to date 1, not overwritten 0, failed 0" in said


def test_what_was_not_read_is_known_the_next_time(twins: Path, builds: Builds) -> None:
    for name, old in ((TASKS, "大病"), (ZTASKS, "签约"), (NOTICE, "牵头单位对")):
        swap(twins, name, old, f"全部{old}")
        assert "written 1, up to date 1" in builds.both(twins)[1]
        assert builds.read() is not None
        before = contents(twins / "output")
        assert "written 0, up to date 2" in builds.build(twins)[1]
        assert builds.read() is None
        assert contents(twins / "output") == before


def test_comment_builds_nothing_and_reads_its_part_alone(twins: Path, builds: Builds) -> None:
    (twins / TASKS).write_text("# 说明\n" + (twins / TASKS).read_text(encoding="utf-8"), encoding="utf-8")
    assert "written 0, up to date 2" in builds.both(twins)[1]
    assert builds.read() is not None


def test_findings_of_the_other_part_are_told_again_and_those_of_this_one_anew(
    twins: Path, builds: Builds
) -> None:
    swap(twins, ZTASKS, "健全监测和帮扶机制。", "健全监测和帮扶机制，详见2022上半年总结，,待定。")
    first = builds.both(twins)[1]
    told = [line for line in first.splitlines() if "zp.yaml" in line]
    assert told
    swap(twins, TASKS, "健全监测和帮扶机制。", "健全监测机制，,待定。")
    second = builds.both(twins)[1]
    assert builds.read() is not None
    assert [line for line in second.splitlines() if "zp.yaml" in line] == told
    assert any("/p.yaml" in line for line in second.splitlines())


@pytest.mark.pdf
@pytest.mark.slow
def test_files_that_are_made_from_word_files_follow(tmp_path: Path, builds: Builds) -> None:
    root = make_project(tmp_path / "project")
    add_twins(root)
    options = ("--formats", "docx,pdf,xlsx")
    assert builds.build(root, *options)[0] == 0
    swap(root, TASKS, "大病救治工作", "30种大病救治工作")
    assert "6 files: written 3, up to date 3" in builds.both(root, *options)[1]
    assert builds.read() is not None


def test_cause_is_explained_after_a_part_was_built(
    twins: Path, builds: Builds, capsys: pytest.CaptureFixture[str]
) -> None:
    swap(twins, TASKS, "大病救治工作", "30种大病救治工作")
    assert builds.build(twins)[0] == 0
    assert builds.read() is not None
    swap(twins, TASKS, "30种大病", "36种大病")
    swap(twins, ZTASKS, "签约", "履约")
    capsys.readouterr()
    for name, words in (
        ("n", ("继续做好30种大病救治工作。", "继续做好36种大病救治工作。")),
        ("zn", ("签约", "履约")),
    ):
        plan = [
            "plan",
            "--project",
            str(twins),
            "--as-of",
            str(AS_OF),
            "--formats",
            "docx",
            "--explain",
            name,
        ]
        assert main(plan) == 0
        said = capsys.readouterr().out
        assert all(word in said for word in words), said


def test_cause_is_explained_of_what_was_not_read_and_never_kept(
    twins: Path, builds: Builds, capsys: pytest.CaptureFixture[str]
) -> None:
    swap(twins, TASKS, "id: p", "# 说明\nid: p")
    assert "written 0" in builds.both(twins)[1]
    swap(twins, ZTASKS, "签约", "履约")
    assert "written 1" in builds.both(twins)[1]
    assert builds.read() is not None
    swap(twins, ZTASKS, "履约", "随访")
    capsys.readouterr()
    plan = ["plan", "--project", str(twins), "--as-of", str(AS_OF), "--formats", "docx", "--explain", "zn"]
    assert main(plan) == 0
    assert "履约" in capsys.readouterr().out


def test_changed_figure_file_builds_what_prints_it_and_reads_no_other(tmp_path: Path, builds: Builds) -> None:
    root = make_office(tmp_path / "project", "fangcheng")
    assert builds.build(root)[0] == 0
    file = "data/figures/gongjianyue-2022.yaml"
    swap(root, file, "value: 92.3", "value: 92.4")
    said = builds.both(root)[1]
    assert "briefs/summary-2022.docx (data changed)" in said
    read = builds.read() or frozenset()
    assert {file, "data/documents/summary-2022.yaml"} <= read
    assert not any("followups" in path for path in read)


# --- what leads the full way ---


def _append(name: str, text: str) -> Callable[[Path], None]:
    def change(root: Path) -> None:
        with (root / name).open("a", encoding="utf-8") as file:
            file.write(text)

    return change


def _swap(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda root: swap(root, name, old, new)


FULL_WAY: dict[str, Callable[[Path], object]] = {
    "office": _append("data/office.yaml", "# 说明\n"),
    "divisions": _append("data/divisions.yaml", "# 说明\n"),
    "indicators": _append("data/indicators.yaml", "# 说明\n"),
    "catalogue": _append("templates/catalogue.yaml", "# 说明\n"),
    "new file": lambda root: shutil.copy(root / NOTICE, root / "data/documents/o.yaml"),
    "file gone": lambda root: (root / "data/documents/zn.yaml").unlink(),
    "error": _swap(TASKS, "lead: [人事处]", "lead: [人亊处]"),
    "unreadable": _append(TASKS, "\t- ["),
    "waiver": _append(NOTICE, "waive: [{code: DG412, reason: 待核, until: 2022-12-31}]\n"),
    "number of the other": _swap(NOTICE, "〔2022〕8号", "〔2022〕98号"),
    "date": _swap(NOTICE, "2022-03-01", "2022-03-02"),
    "other plan": _swap(NOTICE, "plan: p", "plan: zp"),
    "both parts": lambda root: [_swap(each, "id: ", "# 说明\nid: ")(root) for each in (TASKS, ZTASKS)],
    "edited file": lambda root: [
        _append(TASKS, "# 说明\n")(root),
        (root / "output/notices/zn.docx").write_bytes(b"edited"),
    ],
    "missing file": lambda root: [
        _append(TASKS, "# 说明\n")(root),
        (root / "output/notices/zn.docx").rename(root / "zn.docx"),
    ],
}


@pytest.mark.parametrize("change", FULL_WAY.values(), ids=FULL_WAY)
def test_what_may_concern_more_is_looked_at_as_a_whole(
    change: Callable[[Path], object], twins: Path, builds: Builds
) -> None:
    change(twins)
    builds.both(twins)
    assert builds.read() is None


@pytest.mark.parametrize(
    "options", [("--force",), ("--select", "n"), ("--shard", "1/2"), ("--formats", "docx,xlsx")]
)
def test_other_question_is_answered_from_the_whole(
    options: tuple[str, ...], twins: Path, builds: Builds
) -> None:
    _append(TASKS, "# 说明\n")(twins)
    builds.build(twins, *(() if "--formats" in options else ("--formats", "docx")), *options)
    assert builds.read() is None


def test_task_that_goes_or_comes_back_is_planned_in_the_whole(tmp_path: Path, builds: Builds) -> None:
    entry = "  - {id: own, title: 任务, template: notices/division_of_labor.docx, for_each: task, "
    root = make_project(tmp_path / "project")
    _append("templates/catalogue.yaml", entry + "output: 'tasks/{id}-{task}', needs_number: false}\n")(root)
    swap(root, NOTICE, "type: division_of_labor", "type: own")
    swap(root, NOTICE, "number: 东卫发〔2022〕8号\n", "")
    add_twins(root)
    assert "6 files: written 6" in builds.build(root)[1]
    swap(root, TASKS, "加强基层人才队伍建设。", "加强乡村人才队伍建设。")
    assert builds.both(root)[0] == 0
    assert builds.read() is not None
    text = (root / TASKS).read_text(encoding="utf-8")
    third = text[text.index("      - id: T3") :]
    fourth = third.replace("T3", "T4").replace("number: 3", "number: 4")
    added = text.replace("task_count: 3", "task_count: 4").replace(
        "assignment_count: 4", "assignment_count: 5"
    )
    (root / TASKS).write_text(added + fourth, encoding="utf-8")
    assert "written 1" in builds.both(root)[1]
    assert builds.read() is None
    (root / TASKS).write_text(text, encoding="utf-8")
    assert "DG708" in builds.both(root)[1]
    assert builds.read() is None
    (root / TASKS).write_text(added + fourth, encoding="utf-8")
    said = builds.both(root)[1]
    assert ("DG708" in said, "7 files" in said) == (False, True)


def test_name_that_is_no_text_is_no_fault(twins: Path, builds: Builds) -> None:
    name = os.fsencode(twins / "data") + b"/" + "附件".encode("gbk") + b".txt"
    try:
        Path(os.fsdecode(name)).write_bytes(b"")
    except OSError:
        pytest.skip("because this system knows no such names")
    for change in ("大病", "签约"):
        assert builds.build(twins)[0] == 0
        assert "written 0" in builds.build(twins)[1]
        swap(twins, TASKS, change, f"全部{change}")
        assert "written 1" in builds.both(twins)[1]
        assert builds.read() is not None


def test_picture_that_no_document_prints_is_looked_at(twins: Path, builds: Builds) -> None:
    (twins / "pics").mkdir()
    (twins / "pics/a.png").write_bytes(seal_picture())
    text = (
        (twins / TASKS)
        .read_text(encoding="utf-8")
        .replace("id: p\n", "id: q\n")
        .replace("    title: 巩固保障成果\n", "    title: 巩固保障成果\n    text: '![图](pics/a.png)'\n")
    )
    (twins / "data/tasks/q.yaml").write_text(text, encoding="utf-8")
    ended, said = builds.build(twins)
    assert ended == 0, said
    (twins / "pics/a.png").unlink()
    assert builds.both(twins)[0] == 1
    assert builds.read() is None


def test_record_that_changes_while_it_is_built_is_no_secret(
    twins: Path, builds: Builds, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = question

    def and_then_somebody_saves(*args: Any, **options: Any) -> Any:
        found = asked(*args, **options)
        swap(twins, TASKS, "大病", "全部大病")
        return found

    monkeypatch.setattr(build_command, "question", and_then_somebody_saves)
    (twins / SNAPSHOT).unlink()
    assert "written 1" in builds.build(twins)[1]
    monkeypatch.setattr(build_command, "question", asked)
    swap(twins, TASKS, "全部大病", "大病")
    assert "written 1" in builds.both(twins)[1]


LIES: dict[str, Callable[[Any], Any]] = {
    "deep": lambda _: "[" * 200_000,
    "files": lambda values: {**values, "files": 5},
    "endless files": lambda values: {**values, "files": float("inf")},
    "parts of lists": lambda values: {**values, "parts": [[["a"]]]},
    "parts of objects": lambda values: {**values, "parts": [[{}]]},
    "part of no record": lambda values: {**values, "parts": [*values["parts"], ["data/documents/x.yaml"]]},
    "file in two parts": lambda values: {**values, "parts": values["parts"] * 2},
    "readers": lambda values: {**values, "readers": {TASKS: [["x"]]}},
    "faces": lambda values: {**values, "faces": []},
    "products": lambda values: {**values, "products": {}},
    "product of another": lambda values: {**values, "products": {**values["products"], NOTICE: ["../x"]}},
    "device": lambda values: {**values, "outputs": {**values["outputs"], "/dev/zero": None}},
    "report": lambda values: {**values, "report": [{"code": "DG201"}]},
    "no text": lambda values: {**values, "parts": [["\ud800"]]},
}


@pytest.mark.parametrize("lie", LIES.values(), ids=LIES)
@pytest.mark.parametrize("changes", [False, True])
def test_snapshot_that_makes_no_sense_leads_the_full_way(
    lie: Callable[[Any], Any], changes: bool, twins: Path, builds: Builds
) -> None:
    told = lie(json.loads((twins / SNAPSHOT).read_text(encoding="utf-8")))
    (twins / SNAPSHOT).write_text(told if isinstance(told, str) else json.dumps(told), encoding="utf-8")
    if changes:
        swap(twins, TASKS, "大病", "全部大病")
    assert f"written {int(changes)}, up to date {2 - changes}" in builds.both(twins)[1]
    assert builds.read() is None


# --- that parts are parts ---


@pytest.mark.parametrize("name", ["", *sorted(folder.name for folder in OFFICES.iterdir())])
def test_every_record_stands_in_one_part_or_is_for_all(name: str) -> None:
    root = OFFICES / name if name else CHECKOUT
    project = load(root, templates=templates_of(root)).project
    files = [path for part in parts_of(project) for path in part]
    assert len(files) == len(set(files))
    below = tuple(f"data/{name}/" for name in ("offices", "schema"))
    records = {file.relative_to(root).as_posix() for file in (root / "data").rglob("*.yaml")}
    own = {path for path in records if not path.startswith(below)}
    assert set(files) == {path for path in own if not is_for_all(path)}


def findings(root: Path, only: frozenset[str] | None = None) -> tuple[Project, list[Diagnostic]]:
    loaded = load(root, templates=templates_of(root), only=only)
    return loaded.project, [*loaded.report, *check(loaded.project, as_of=AS_OF)]


def in_parts(project: Project) -> Iterator[frozenset[str]]:
    """Yield the files of each part, and those that the figures of each file have to do with."""
    tie = tie_of(project, ())
    yield from map(frozenset, tie.parts)
    yield from filter(None, (touched(tie, frozenset([file])) for file in tie.readers))


@pytest.mark.parametrize(("code", "case"), cases())
def test_rule_finds_in_a_part_what_it_finds_there_in_the_whole(
    tmp_path: Path, code: str, case: dict[str, Any]
) -> None:
    root = changed(tmp_path, case)
    add_twins(root)
    project, everything = findings(root)
    if project.damaged:
        return  # no build leaves a snapshot of it
    for files in in_parts(project):
        part, of_part = findings(root, files)
        errors = any(each.severity is Severity.ERROR for each in of_part)
        if errors or any(each.place.path in files for each in waivers_in(part, as_of=AS_OF).granted):
            continue  # the full way decides
        whole, found = ({d for d in each if d.place.path in files} for each in (everything, of_part))
        assert found <= whole, code
        # A number that is used twice: a record whose number changes leads the full way.
        assert {each.code for each in whole - found} <= {"DG408"}, code


# --- fuzz ---

WORDS = (
    *("人事处", "健康促进处", "各设区市", "有关处室", "2022", "每年", "，", "。", "等", "90%", "达到81.5%"),
    *(
        "（待定）",
        "《",
        "T1",
        "2023-01-01",
        "null",
        "[]",
        "全部完成",
        "慢病",
        "慢性病",
        "# ",
        "东卫发〔2022〕3号",
    ),
)


def edited(text: str, data: st.DataObject) -> str:
    """Return a text in which one line is another, gone, moved, or has another number or one more word."""
    lines = text.split("\n")
    index = data.draw(st.integers(0, len(lines) - 1))
    how = data.draw(st.sampled_from(["number", "word", "word", "word", "comment", "gone", "moved"]))
    line, word = lines[index], data.draw(st.sampled_from(WORDS))
    if how == "number":
        number = str(data.draw(st.integers(0, 150)))
        lines[index] = re.sub(r"\d+", number, line, count=1)
    elif how == "word":
        at = data.draw(st.integers(min(line.find(":") + 1, len(line)), len(line)))
        lines[index] = line[:at] + word + line[at:]
    elif how == "comment":
        lines.insert(index, "# 说明")
    else:
        del lines[index]
        if how == "moved":
            lines.insert(data.draw(st.integers(0, len(lines))), line)
    return "\n".join(lines)


@pytest.fixture(scope="module", params=["", "fangcheng", "guanyang", "guiyang", "qianjiang"])
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sound project, or that of an office, each with its twin, built."""
    root = tmp_path_factory.mktemp("office") / "project"
    if request.param:
        make_office(root, request.param)
    else:
        make_project(root)
        add_twins(root)
    words = [
        "--project",
        str(root),
        "--as-of",
        str(AS_OF),
        "--lang",
        "en",
        "--jobs",
        "1",
        "--formats",
        "docx",
    ]
    assert main(["build", *words]) == 0
    return root


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_whatever_changes_nothing_comes_out_otherwise(
    office: Path, builds: Builds, data: st.DataObject
) -> None:
    root = office.with_name("changed")
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(office, root)
    for _ in range(data.draw(st.integers(1, 3))):
        kinds = ("tasks", "documents", "figures", "ledgers", "registers")
        files = sorted(file for kind in kinds for file in (root / "data" / kind).glob("*.yaml"))
        file = data.draw(st.sampled_from(files))
        file.write_text(edited(file.read_text(encoding="utf-8"), data), encoding="utf-8")
        if builds.both(root)[0]:
            return
        assert "written 0" in builds.build(root)[1]
