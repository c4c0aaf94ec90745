"""``docgen archive``: what is in an archive, and what keeps a document out of it."""

import io
import os
import re
import signal
import subprocess
import sys
import tarfile
import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from openpyxl import load_workbook

from docgen.builder.manifest import NAME, read_manifest
from docgen.cli.main import main
from docgen.pdf.archive import extract
from tests.archive.made import PERIOD, archive, build, copied, library_says, make_period, verified
from tests.builder.batches import make_batch
from tests.projects import NOTICE, make_project

WORD, PDF = "notices/n000.docx", "notices/n000.pdf"
ZH = ("--lang", "zh")


def payload(folder: Path) -> dict[str, bytes]:
    files = (file for file in (folder / "data").rglob("*") if file.is_file())
    return {file.relative_to(folder / "data").as_posix(): file.read_bytes() for file in files}


def test_archive_of_a_period_holds_its_documents_and_all_they_were_made_from(
    root: Path, archives: dict[str, Path]
) -> None:
    held = payload(archives[""])
    documents = [f"notices/n00{number}.{kind}" for number in (0, 1) for kind in ("docx", "pdf", "xlsx")]
    records = [path for path in held if path.startswith("project/")]
    assert sorted(held.keys() - set(records)) == sorted(
        ["index.html", "index.xlsx", f"documents/{NAME}", *(f"documents/{path}" for path in documents)]
    )
    assert all(held[f"documents/{path}"] == (root / "output" / path).read_bytes() for path in documents)
    assert all(held[path] == (root / path.removeprefix("project/")).read_bytes() for path in records)
    assert {"project/data/office.yaml", "project/data/documents/n000.yaml"} <= set(records)
    assert "project/data/documents/n002.yaml" not in records


def test_records_inside_each_pdf_are_those_beside_it(archives: dict[str, Path]) -> None:
    held = payload(archives[""])
    inside = dict(extract(held[f"documents/{PDF}"]))
    assert inside == {path: held[f"project/{path}"] for path in inside}


def test_bag_is_valid_by_the_library_and_by_sha256sum(archives: dict[str, Path]) -> None:
    assert library_says(archives[""])
    info = (archives[""] / "bag-info.txt").read_text(encoding="utf-8")
    sizes = [len(data) for data in payload(archives[""]).values()]
    assert f"Payload-Oxum: {sum(sizes)}.{len(sizes)}\n" in info
    assert re.search(r"^Bag-Software-Agent: docgen \d", info, re.MULTILINE)
    assert "Bagging-Date: 2022-03-01\n" in info, "the day of the documents, not of the clock"
    assert (archives[""] / "bagit.txt").read_text() == (
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
    )


@pytest.mark.parametrize("kind", [".zip", ".tar", ""])
def test_every_form_of_the_archive_is_proven(
    archives: dict[str, Path], kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert verified(archives[kind], capsys) == (0, [])


def test_archive_is_proven_where_there_is_no_project(
    archives: dict[str, Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "a.zip").write_bytes(archives[".zip"].read_bytes())
    monkeypatch.chdir(tmp_path)
    assert main(["verify", "a.zip", *ZH]) == 0
    assert capsys.readouterr().out == ("已核对 6 个成品文件、7 个记录和模板文件\n错误 0，警告 0，提示 0\n")


@pytest.mark.parametrize("kind", [".zip", ".tar"])
def test_same_records_give_the_same_archive_anywhere_at_any_time(
    archives: dict[str, Path], kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = make_period(tmp_path / "elsewhere")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    for file in (other / "output/notices").iterdir():
        os.utime(file, (0, 0))
        file.chmod(0o600)
    assert archive(other, tmp_path / f"x{kind}", "--period", PERIOD) == 0
    assert (tmp_path / f"x{kind}").read_bytes() == archives[kind].read_bytes()


def test_packages_bear_no_clock_no_user_and_one_folder(archives: dict[str, Path]) -> None:
    with tarfile.open(archives[".tar"]) as tar:
        members = tar.getmembers()
    assert {(m.mtime, m.uid, m.gid, m.uname, m.gname, m.mode) for m in members} == {(0, 0, 0, "", "", 0o644)}
    with zipfile.ZipFile(archives[".zip"]) as package:
        infos = package.infolist()
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}
    names = [info.filename for info in infos]
    assert names == sorted(names) == [member.name for member in members]
    assert {name.partition("/")[0] for name in names} == {f"docgen-{PERIOD}"}


def test_index_lists_the_documents_as_archives_do(archives: dict[str, Path]) -> None:
    held = payload(archives[""])
    sheet = load_workbook(io.BytesIO(held["index.xlsx"])).worksheets[0]
    rows = list(sheet.iter_rows(min_row=3, values_only=True))
    title = "关于落实东海省健康帮扶实施方案重点任务分工的通知"
    pages = rows[1][5]
    assert rows == [
        ("序号", "责任者", "文号", "题名", "日期", "页数", "备注", "PDF/A", "Word", "Excel"),
        (
            1,
            "东海省卫生健康委员会",
            "东卫发〔2022〕1号",
            title,
            "20220301",
            pages,
            None,
            "PDF/A",
            "Word",
            "Excel",
        ),
        (
            2,
            "东海省卫生健康委员会",
            "东卫发〔2022〕2号",
            title,
            "20220301",
            pages,
            None,
            "PDF/A",
            "Word",
            "Excel",
        ),
    ]
    assert isinstance(pages, int)
    assert pages > 1
    page = held["index.html"].decode()
    links = re.findall(r'href="([^"]+)"', page)
    assert set(links) == {f"documents/{NAME}", *(p for p in held if p.startswith("documents/notices/"))}
    linked = [cell.hyperlink.target for row in sheet.iter_rows(min_row=4) for cell in row if cell.hyperlink]
    assert set(linked) == set(links) - {f"documents/{NAME}"}
    assert "http" not in page.replace("https://", "http://").replace("xmlns", "")
    assert all(heading in page for heading in ("责任者", "文号", "题名", "页数", "备注", "东卫发〔2022〕2号"))


def test_index_gives_each_letter_of_one_record_its_own_number(tmp_path: Path) -> None:
    numbers = dict(zip(("健康促进处", "医政医管局", "人事处"), ("7", "9", "8"), strict=True))
    lines = "".join(f"  - {{name: {name}, number: 东卫发〔2022〕{n}号}}\n" for name, n in numbers.items())
    catalogue = "templates/catalogue.yaml"
    root = make_project(
        tmp_path / "letters",
        (catalogue, "for_each: document", "for_each: division"),
        (catalogue, "notices/{id}", '"notices/{id}-{division}"'),
        (NOTICE, "number: 东卫发〔2022〕8号\n", f"numbers:\n{lines}"),
    )
    assert build(root) == 0
    assert archive(root, tmp_path / "all") == 0
    sheet = load_workbook(tmp_path / "all/data/index.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(min_row=4, min_col=3, max_col=4, values_only=True))
    assert [(number, str(title).partition("（")[2]) for number, title in rows] == [
        (f"东卫发〔2022〕{n}号", f"{name}）") for name, n in sorted(numbers.items(), key=lambda pair: pair[1])
    ]


def test_index_names_the_division_that_signs_its_own_report(tmp_path: Path) -> None:
    catalogue, returned = "templates/catalogue.yaml", tmp_path / "reports/data/progress/p/2022-H1/health.yaml"
    root = make_project(
        tmp_path / "reports",
        (catalogue, "for_each: document", "for_each: returned"),
        (catalogue, "notices/{id}", '"notices/{id}-{division}"'),
        (NOTICE, "plan: p\n", f"plan: p\nperiod: {PERIOD}\n"),
    )
    returned.parent.mkdir(parents=True)
    returned.write_text(f"plan: p\nperiod: {PERIOD}\ndivision: 健康促进处\n", encoding="utf-8")
    assert build(root) == 0
    assert archive(root, tmp_path / "all") == 0
    (word,) = (root / "output/notices").glob("*.docx")
    assert "健康促进处" in [each.text.strip() for each in Document(str(word)).paragraphs], "as it is signed"
    sheet = load_workbook(tmp_path / "all/data/index.xlsx").worksheets[0]
    assert [row[1] for row in sheet.iter_rows(min_row=4, values_only=True)] == ["健康促进处"]


def test_whole_project_or_a_selection_can_be_archived(root: Path, tmp_path: Path) -> None:
    assert archive(root, tmp_path / "all") == 0
    assert archive(root, tmp_path / "one", "--select", "n002") == 0
    words = [
        sorted(p for p in payload(tmp_path / name) if p.endswith(".docx") and "docum" in p)
        for name in ("all", "one")
    ]
    assert [len(each) for each in words] == [3, 1]
    assert words[1] == ["documents/notices/n002.docx"]


def test_documents_without_a_pdf_are_named_once(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert archive(root, tmp_path / "word", "--formats", "docx", *ZH) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "DG798" in line]
    words = "、".join(f"notices/n00{number}.docx" for number in range(3))
    assert [line.partition("警告: ")[2] for line in told] == [f"3 份公文没有 PDF/A：{words}"]
    assert payload(tmp_path / "word")["index.html"].decode().count("无 PDF/A") == 3


def test_of_many_documents_without_a_pdf_the_first_ten_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_batch(tmp_path / "project", 11)
    assert build(root, "--formats", "docx") == 0
    assert archive(root, tmp_path / "bag", "--formats", "docx", *ZH) == 0
    words = "、".join(f"notices/n00{number}.docx" for number in range(10))
    assert f"11 份公文没有 PDF/A：{words} 等，见档案目录的备注\n" in capsys.readouterr().out


# --- what departs from its records ---


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    return copied(root, tmp_path / "project")


def edit_word(project: Path) -> None:
    word = Document(str(project / "output" / WORD))
    word.paragraphs[-1].insert_paragraph_before("后来补充的一段。")
    word.save(str(project / "output" / WORD))


def refused(project: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[str]:
    """Return the codes for which nothing is archived."""
    target = project.parent / "refused.zip"
    capsys.readouterr()
    assert archive(project, target, "--period", PERIOD, *options) == 1
    assert not target.exists()
    return re.findall(r"DG\d+", capsys.readouterr().out)


def test_stale_edited_and_lost_files_are_refused_all_at_once(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = project / "data/documents/n001.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("总责", "全责"), encoding="utf-8")
    edit_word(project)
    (project / "output/notices/n000.xlsx").unlink()
    assert sorted(refused(project, capsys)) == ["DG795"] * 4 + ["DG796"] + ["DG797"]
    # n000.pdf does not follow the edited Word file, and three files of n001 are older than its record


def test_edited_file_is_archived_only_when_asked_and_the_archive_says_so(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit_word(project)
    build(project, "--formats", "docx,pdf,xlsx")
    assert refused(project, capsys) == ["DG796"]
    target = project.parent / "edited"
    assert archive(project, target, "--period", PERIOD, "--allow", "edited") == 0
    held = payload(target)
    assert held[f"documents/{WORD}"] == (project / "output" / WORD).read_bytes()
    assert "Word 已人工修改" in held["index.html"].decode()
    assert f"Docgen-Deviation: edited {WORD}\n" in (target / "bag-info.txt").read_text(encoding="utf-8")
    assert verified(target, capsys) == (0, [("DG794", f"data/documents/{WORD}")])


def test_missing_file_is_left_out_only_when_asked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "output" / PDF).unlink()
    target = project.parent / "lacking.zip"
    assert archive(project, target, "--period", PERIOD, "--formats", "docx,pdf", "--allow", "unbuilt") == 0
    assert verified(target, capsys) == (0, [("DG794", f"data/documents/{PDF}")])


def test_stale_file_is_archived_only_when_asked(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = project / "data/documents/n001.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("总责", "全责"), encoding="utf-8")
    target = project.parent / "stale.tar"
    assert archive(project, target, "--period", PERIOD, "--allow", "stale") == 0
    status, found = verified(target, capsys)
    assert (status, {code for code, _ in found}, len(found)) == (0, {"DG794"}, 3)


@pytest.mark.parametrize("formats", [("--formats", "docx,pdf"), ()], ids=["asked for", "built before"])
def test_comment_in_a_record_keeps_nothing_out_and_the_archive_says_what_the_pdf_holds(
    project: Path, formats: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    record, target = project / "data/documents/n001.yaml", project.parent / "later"
    before = record.read_bytes()
    record.write_bytes(before + "# 批注\n".encode())
    assert build(project, "--formats", "docx,pdf,xlsx") == 0
    assert archive(project, target, "--period", PERIOD, *formats) == 0
    held = payload(target)
    inside = dict(extract(held["documents/notices/n001.pdf"]))
    assert inside["data/documents/n001.yaml"] == before
    assert held["project/data/documents/n001.yaml"] == record.read_bytes()
    assert held["index.html"].decode().count("PDF/A 内附的是生成时的记录") == 1
    assert verified(target, capsys) == (0, [("DG794", "")])
    assert main(["verify", str(target), *ZH]) == 0
    told = "1 个 PDF 内附的是生成时的记录；此后改动而不影响成品的：data/documents/n001.yaml"
    assert told in capsys.readouterr().out


def test_record_that_came_or_went_without_changing_a_document_keeps_nothing_out(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    late = project / "data/progress/p/2022-H1/health.yaml"
    late.parent.mkdir(parents=True)
    late.write_text(f"plan: p\nperiod: {PERIOD}\ndivision: 健康促进处\n", encoding="utf-8")
    asked = ("--formats", "docx,pdf")
    assert archive(project, project.parent / "came", "--period", PERIOD, *asked) == 0
    assert verified(project.parent / "came", capsys) == (0, [("DG794", "")])
    assert "project/data/progress/p/2022-H1/health.yaml" in payload(project.parent / "came")
    assert build(project, *asked, "--force") == 0
    assert archive(project, project.parent / "new", "--period", PERIOD, *asked) == 0
    assert verified(project.parent / "new", capsys) == (0, [])
    late.unlink()
    assert archive(project, project.parent / "went", "--period", PERIOD, *asked) == 0
    assert verified(project.parent / "went", capsys) == (0, [("DG794", "")])
    inside = dict(extract(payload(project.parent / "went")[f"documents/{PDF}"]))
    assert "data/progress/p/2022-H1/health.yaml" in inside


def test_remedy_for_a_stale_file_in_a_format_that_nobody_asks_for_works(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    record = project / "data/documents/n001.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("总责", "全责"), encoding="utf-8")
    assert build(project) == 0
    capsys.readouterr()
    assert archive(project, project.parent / "a.zip", "--period", PERIOD, *ZH) == 1
    remedies = re.findall(r"→ 先 docgen build (.*?) 再归档", capsys.readouterr().out)
    assert sorted(remedies) == ["--formats docx,pdf", "--formats docx,xlsx"]
    for remedy in remedies:
        assert build(project, *remedy.split()) == 0
    assert archive(project, project.parent / "a.zip", "--period", PERIOD) == 0


def test_error_in_a_record_stops_it(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = project / "data/documents/n001.yaml"
    record.write_text(record.read_text(encoding="utf-8").replace("plan: p", "plan: q"), encoding="utf-8")
    assert refused(project, capsys)


def test_nothing_built_means_nothing_archived(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert set(refused(project, capsys, "--output", str(project / "empty"))) == {"DG797", "DG798"}


# --- where it is written ---


def test_other_archive_is_not_overwritten_without_force(project: Path) -> None:
    target = project.parent / "a.zip"
    assert archive(project, target, "--period", PERIOD) == 0
    before = target.read_bytes()
    assert archive(project, target, "--period", PERIOD) == 0
    assert archive(project, target) == 2
    assert target.read_bytes() == before
    assert archive(project, target, "--force") == 0
    assert target.read_bytes() != before
    assert [file.name for file in project.parent.iterdir() if file.name.startswith(".a.zip")] == []


def test_folder_that_holds_something_else_stays_as_it_is(project: Path) -> None:
    target = project.parent / "a"
    assert archive(project, target, "--period", PERIOD) == 0
    assert archive(project, target, "--period", PERIOD) == 0
    assert archive(project, target, "--force") == 2
    assert verified_status(target) == 0


def verified_status(target: Path) -> int:
    return main(["verify", str(target)])


class Halted:
    """A ``docgen archive`` that was stopped (SIGSTOP) while it laid out its archive."""

    def __init__(self, project: Path, target: Path) -> None:
        before = set(target.parent.iterdir())
        words = ["archive", "--project", str(project), "-o", str(target)]
        self.run = subprocess.Popen([sys.executable, "-m", "docgen", *words], stdout=subprocess.DEVNULL)
        while not (stages := [each for each in set(target.parent.iterdir()) - before if each.is_dir()]):
            assert self.run.poll() is None, "it ended before it could be stopped"
            time.sleep(0.001)
        self.stage = stages[0]
        while not (self.stage / "bag").is_dir():
            assert self.run.poll() is None, "it ended before it could be stopped"
        self.run.send_signal(signal.SIGSTOP)


@pytest.mark.skipif(os.name != "posix", reason="because only POSIX has these signals")
def test_stage_of_a_killed_run_goes_with_the_next_and_that_of_a_living_one_stays(project: Path) -> None:
    target = project.parent / "a.zip"
    for name in (".a.zip.backup12", ".b.zip.backup12"):
        (project.parent / name).mkdir()
        (project.parent / name / "bag").touch()
    others = {"project", "a.zip", ".a.zip.backup12", ".b.zip.backup12"}
    dead, living = Halted(project, target), Halted(project, target)
    dead.run.kill()
    dead.run.wait()
    assert {dead.stage.name, living.stage.name} == names_in(project.parent) - others
    assert archive(project, target) == 0
    assert names_in(project.parent) == {*others, living.stage.name}
    living.run.send_signal(signal.SIGCONT)
    assert living.run.wait(timeout=60) == 0
    assert names_in(project.parent) == others
    assert verified_status(target) == 0


def names_in(folder: Path) -> set[str]:
    return {each.name for each in folder.iterdir()}


@pytest.mark.parametrize("name", ["a.tar.gz", "a.tgz", "a.7z", "a.rar"])
def test_archives_are_not_compressed(project: Path, name: str) -> None:
    assert archive(project, project.parent / name) == 2
    assert not (project.parent / name).exists()


@pytest.mark.parametrize(
    "name", ["data/a.zip", "data/documents/a", "templates/a.tar", "output", "output/a.zip"]
)
def test_archive_may_not_lie_among_what_it_is_made_from(
    project: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(project.rglob("*"))
    assert archive(project, project / name, *ZH) == 2
    assert f"{project / name} 不能放在 {project / name.partition('/')[0]} 里面" in capsys.readouterr().err
    assert sorted(project.rglob("*")) == before


@pytest.mark.skipif(os.name != "posix", reason="because only POSIX makes links at will")
def test_archive_may_not_lie_in_another_output_folder_under_any_name(project: Path) -> None:
    other = (project / "output").rename(project.parent / "dist")
    (project.parent / "link").symlink_to(other, target_is_directory=True)
    assert archive(project, project.parent / "link/a.zip", "--output", str(other)) == 2
    assert archive(project, project / "output.zip", "--output", str(other)) == 0


def test_place_that_cannot_be_written_is_said(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project.parent / "file").touch()
    assert archive(project, project.parent / "file/a.zip", *ZH) == 2
    assert "无法写入" in capsys.readouterr().err


def test_manifest_of_the_archive_vouches_for_its_documents_alone(archives: dict[str, Path]) -> None:
    artifacts = read_manifest(archives[""] / "data/documents").artifacts
    assert {artifact.document for artifact in artifacts.values()} == {"n000", "n001"}
    assert {artifact.project for artifact in artifacts.values()} == {"../project"}
