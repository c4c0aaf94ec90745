"""PDFs in a build: made from the finished Word file, with its records inside, and only when needed."""

import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from docx import Document
from pypdfium2 import PdfDocument

from docgen.builder.run import Outcome, Result
from docgen.builder.step import Reason, Status
from docgen.cli.arguments.values import FORMATS
from docgen.cli.main import main
from docgen.cli.surroundings import surroundings
from docgen.errors import ProjectError
from docgen.records.catalogue import Format
from docgen.verbs.building import Built, Planned, build, plan
from docgen.verbs.pdfs import extract_records
from tests.projects import AS_OF, CHECKOUT, NOTICE, TASKS, make_project

pytestmark = pytest.mark.pdf

WORD, PDF = "notices/n.docx", "notices/n.pdf"
OFFICE = "data/office.yaml"


def planned(root: Path, *, force: bool = False) -> Planned:
    return plan(
        root,
        as_of=AS_OF,
        formats=("docx", "pdf"),
        surroundings=surroundings(root / "output"),
        force=force,
    )


def built(root: Path, *, force: bool = False) -> Built:
    return build(planned(root, force=force))


def results(outcomes: tuple[Outcome, ...]) -> dict[str, Result]:
    return {outcome.step.path: outcome.result for outcome in outcomes}


def text_of(pdf: Path) -> str:
    with PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


def swap(root: Path, name: str, old: str, new: str) -> None:
    text = (root / name).read_text(encoding="utf-8")
    assert old in text
    (root / name).write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a sound project with its Word file and its PDF built."""
    root = make_project(tmp_path)
    assert results(built(root).outcomes) == {WORD: Result.WRITTEN, PDF: Result.WRITTEN}
    return root


def test_pdf_stands_beside_the_word_file_and_says_the_same(project: Path) -> None:
    assert "加强基层人才队伍建设。" in text_of(project / "output" / PDF)


def test_second_build_makes_no_pdf(project: Path) -> None:
    assert set(results(built(project).outcomes).values()) == {Result.UP_TO_DATE}


def test_same_records_give_the_same_pdf_in_another_folder(project: Path, tmp_path: Path) -> None:
    other = make_project(tmp_path / "other")
    built(other)
    assert (other / "output" / PDF).read_bytes() == (project / "output" / PDF).read_bytes()


def test_changed_record_rebuilds_both_and_tells_the_pdf_why(project: Path) -> None:
    swap(project, TASKS, "lead: [人事处]", "lead: [健康促进处]")
    steps = {step.path: step for step in planned(project).plan.steps}
    assert (steps[PDF].status, steps[PDF].reasons) == (Status.BUILD, (Reason.DATA,))
    assert results(built(project).outcomes) == {WORD: Result.WRITTEN, PDF: Result.WRITTEN}
    assert "健康促进处牵头" in text_of(project / "output" / PDF)


def test_missing_pdf_alone_is_made_again(project: Path) -> None:
    before = (project / "output" / PDF).read_bytes()
    (project / "output" / PDF).unlink()
    assert results(built(project).outcomes) == {WORD: Result.UP_TO_DATE, PDF: Result.WRITTEN}
    assert (project / "output" / PDF).read_bytes() == before


def test_word_file_that_was_only_lost_makes_no_new_pdf(project: Path) -> None:
    (project / "output" / WORD).unlink()
    assert results(built(project).outcomes) == {WORD: Result.WRITTEN, PDF: Result.UP_TO_DATE}


def test_what_staff_change_in_word_shows_in_the_pdf_and_is_told(project: Path) -> None:
    word = Document(str(project / "output" / WORD))
    word.paragraphs[-1].insert_paragraph_before("后来补充的一段。")
    word.save(str(project / "output" / WORD))
    again = built(project)
    assert results(again.outcomes) == {WORD: Result.BLOCKED, PDF: Result.WRITTEN}
    assert "后来补充的一段。" in text_of(project / "output" / PDF)
    assert {"DG705", "DG711"} <= {diagnostic.code for diagnostic in again.report}


def test_edited_pdf_is_not_overwritten_and_force_keeps_it(project: Path) -> None:
    (project / "output" / PDF).write_bytes(b"annotated")
    swap(project, TASKS, "lead: [人事处]", "lead: [健康促进处]")
    assert results(built(project).outcomes) == {WORD: Result.WRITTEN, PDF: Result.BLOCKED}
    kept = [outcome.kept for outcome in built(project, force=True).outcomes if outcome.kept]
    assert [file.read_bytes() for file in kept] == [b"annotated"]


def test_no_pdf_is_made_of_a_word_file_that_could_not_be_written(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    (root / "output" / WORD).mkdir(parents=True)
    ended = built(root)
    assert results(ended.outcomes) == {WORD: Result.FAILED, PDF: Result.FAILED}
    assert [diagnostic.code for diagnostic in ended.report if diagnostic.code != "DG801"] == [
        "DG707",
        "DG712",
    ]
    assert not (root / "output" / PDF).exists()


def test_character_that_no_font_has_stops_the_pdf_and_not_the_word_file(tmp_path: Path) -> None:
    root = make_project(tmp_path, (TASKS, "加强基层人才队伍建设", "加强基层人才\U0001303a队伍建设"))
    ended = built(root)
    assert results(ended.outcomes) == {WORD: Result.WRITTEN, PDF: Result.FAILED}
    assert "DG804" in {diagnostic.code for diagnostic in ended.report}


def test_records_come_out_as_they_went_in_and_give_the_same_word_file(project: Path, tmp_path: Path) -> None:
    folder = tmp_path / "taken"
    files = extract_records(project / "output" / PDF, folder)
    assert all(file.read_bytes() == (project / file.relative_to(folder)).read_bytes() for file in files)
    (folder / "templates").symlink_to(project / "templates")
    build(plan(folder, as_of=AS_OF, formats=("docx",)))
    assert (folder / "output" / WORD).read_bytes() == (project / "output" / WORD).read_bytes()
    with pikepdf.open(project / "output" / PDF) as pdf:
        assert {str(spec.AFRelationship) for spec in pdf.Root.AF} == {"/Source"}


def test_extract_overwrites_nothing_of_another_content(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pdf, folder = str(project / "output" / PDF), tmp_path / "taken"
    assert main(["extract", pdf, "-o", str(folder)]) == 0
    (folder / OFFICE).write_text("mine", encoding="utf-8")
    (folder / NOTICE).unlink()
    assert main(["extract", pdf, "-o", str(folder)]) == 2
    assert ((folder / OFFICE).read_text(encoding="utf-8"), (folder / NOTICE).exists()) == ("mine", False)
    assert "office.yaml" in capsys.readouterr().err
    assert main(["extract", pdf, "-o", str(folder), "--force"]) == 0
    assert (folder / OFFICE).read_bytes() == (project / OFFICE).read_bytes()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7\nno", b"PK\x03\x04"])
def test_what_is_no_pdf_of_ours_is_refused_with_a_sentence(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.pdf").write_bytes(data)
    assert main(["extract", str(tmp_path / "x.pdf")]) in {1, 2}
    assert not (tmp_path / "x").exists()


def test_font_that_the_office_chose_sets_the_pdf_and_is_a_reason_to_build(project: Path) -> None:
    choice = "layout: {fonts: [{family: 仿宋_GB2312, use: FandolKai}]}\nimprint:"
    swap(project, OFFICE, "imprint:", choice)
    steps = {step.path: step for step in planned(project).plan.steps}
    assert (steps[WORD].status, steps[PDF].reasons) == (Status.UP_TO_DATE, (Reason.FONTS,))
    built(project)
    with pikepdf.open(project / "output" / PDF) as pdf:
        names = {
            str(font.get("/BaseFont", "")) for font in pdf.objects if isinstance(font, pikepdf.Dictionary)
        }
    assert any("Kai" in name for name in names)
    assert not any("Fang" in name for name in names)


def test_chosen_font_that_is_not_installed_is_told_at_its_line(project: Path) -> None:
    swap(project, OFFICE, "imprint:", "layout: {fonts: [{family: 黑体, use: 没有这种黑体}]}\nimprint:")
    found = [diagnostic for diagnostic in planned(project).report if diagnostic.code == "DG710"]
    assert [diagnostic.place.path for diagnostic in found] == [OFFICE]


def test_fonts_of_the_machine_are_told_once_a_run(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    second = (root / NOTICE).read_text(encoding="utf-8").replace('id: "n"', "id: m").replace("8号", "9号")
    (root / "data/documents/m.yaml").write_text(second, encoding="utf-8")
    notes = [d.message for d in build(planned(root)).report if d.code == "DG801"]
    assert len(notes) == len(set(notes)) > 0


def test_pdfs_without_surroundings_are_refused(project: Path) -> None:
    with pytest.raises(ProjectError):
        plan(project, as_of=AS_OF, formats=("pdf",))


def test_command_line_knows_every_format() -> None:
    assert tuple(FORMATS) == tuple(each.value for each in Format)


def test_unknown_format_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "--project", str(CHECKOUT), "--formats", "docx,odt"])
    assert (ended.value.code, "odt" in capsys.readouterr().err) == (2, True)


def test_archived_pdf_is_not_overwritten_by_one_without_records(project: Path) -> None:
    word, pdf = project / "output" / WORD, project / "output" / PDF
    before = pdf.read_bytes()
    assert main(["pdf", str(word)]) == 2
    assert pdf.read_bytes() == before
    assert main(["pdf", str(word), "--force"]) == 0
    assert pdf.read_bytes() != before
    assert main(["pdf", str(word)]) == 0


def test_pdf_command_sets_in_the_fonts_that_the_project_chose(project: Path, tmp_path: Path) -> None:
    swap(project, OFFICE, "imprint:", "layout: {fonts: [{family: 仿宋_GB2312, use: FandolKai}]}\nimprint:")
    target = tmp_path / "x.pdf"
    assert main(["pdf", str(project / "output" / WORD), "-o", str(target), "--project", str(project)]) == 0
    with pikepdf.open(target) as pdf:
        objects = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)]
        assert not any("Fang" in str(thing.get("/BaseFont", "")) for thing in objects)


@pytest.mark.parametrize("lost", ["docProps/core.xml", "word/styles.xml", "word/settings.xml"])
def test_word_file_without_its_minor_parts_still_makes_a_pdf(
    project: Path, tmp_path: Path, lost: str
) -> None:
    file, target = tmp_path / "x.docx", tmp_path / "x.pdf"
    with zipfile.ZipFile(project / "output" / WORD) as whole, zipfile.ZipFile(file, "w") as less:
        for name in whole.namelist():
            if name != lost:
                less.writestr(name, whole.read(name))
    assert main(["pdf", str(file), "-o", str(target), "--as-of", "2022-06-30"]) == 0
    assert target.is_file()


@pytest.mark.parametrize("created", ["no date", "", "2022-13-40T00:00:00Z"])
def test_word_file_with_an_odd_date_bears_the_day_that_counts(
    project: Path, tmp_path: Path, created: str
) -> None:
    file, target = tmp_path / "x.docx", tmp_path / "x.pdf"
    with zipfile.ZipFile(project / "output" / WORD) as whole, zipfile.ZipFile(file, "w") as other:
        for name in whole.namelist():
            data = whole.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(<dcterms:created[^>]*>)[^<]*", rb"\g<1>" + created.encode(), data)
            other.writestr(name, data)
    assert main(["pdf", str(file), "-o", str(target), "--as-of", "2022-06-30"]) == 0
    with pikepdf.open(target) as pdf:
        assert str(pdf.docinfo["/CreationDate"]).startswith("D:20220630")


def test_pdf_is_never_put_in_the_place_of_what_is_no_file(project: Path, tmp_path: Path) -> None:
    (tmp_path / "x.pdf").mkdir()
    assert main(["pdf", str(project / "output" / WORD), "-o", str(tmp_path / "x.pdf")]) == 2
    assert (tmp_path / "x.pdf").is_dir()


@pytest.mark.parametrize("formats", ["", ",", " , "])
def test_no_format_is_wrong_usage(formats: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "--project", str(CHECKOUT), "--formats", formats])
    assert ended.value.code == 2


def test_doctor_shows_which_font_sets_what(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    root = make_project(
        tmp_path, (OFFICE, "imprint:", "layout: {fonts: [{family: 大黑, use: FandolHei}]}\nimprint:")
    )
    assert main(["doctor", "--project", str(root), "--lang", "zh"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("大黑" in line and "FandolHei" in line for line in lines)
    assert any("仿宋_GB2312  " in line and "✓" in line for line in lines)
    assert any("裁剪" in line and "uharfbuzz" in line for line in lines)
