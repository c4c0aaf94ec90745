"""The notice that a build makes of the sample records: nothing is lost, and it lies where it should."""

from __future__ import annotations

import re
import shutil
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from docgen.ooxml.package import read_package
from docgen.records.project import Project
from docgen.verbs.building import build, plan
from tests.pages import Page, read_pages
from tests.printing import SOFFICE, print_documents
from tests.projects import AS_OF, CHECKOUT, real_project
from tests.word.rendering import seal_picture

LEFT, RIGHT = 28.0, 184.0
TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}t"
ID = "notice-2021-55"


def built(folder: Path, *, profile: str = "A", sealed: bool = False) -> bytes:
    """Return the sample notice, built from a copy of the sample records with another layout."""
    shutil.copytree(CHECKOUT / "data", folder / "data")
    shutil.copytree(CHECKOUT / "templates", folder / "templates")
    # The notice alone: its annex is a document of its own, which tests/test_demo.py looks at.
    notice = folder / f"data/documents/{ID}.yaml"
    bare = re.sub(r"(?m)^annexes:\n(?: .*\n)+", "", notice.read_text(encoding="utf-8"))
    assert "annexes" not in bare
    notice.write_text(bare, encoding="utf-8")
    office = folder / "data/office.yaml"
    text = re.sub(r"profile: \w", f"profile: {profile}", office.read_text(encoding="utf-8"))
    if sealed:
        (folder / "seal.png").write_bytes(seal_picture())
        text = text.replace("sealed: true", "sealed: true\n  image: seal.png")
        assert "image: seal.png" in text
    office.write_text(text, encoding="utf-8")
    result = build(plan(folder, as_of=AS_OF, chosen=[ID], formats=["docx"]))
    assert not result.report.has_errors
    return (folder / f"output/notices/{ID}.docx").read_bytes()


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return built(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def paragraphs(notice: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Give the texts of the body's paragraphs as another program reads them."""
    file = tmp_path_factory.mktemp("read") / "notice.docx"
    file.write_bytes(notice)
    return [paragraph.text for paragraph in Document(str(file)).paragraphs if paragraph.text.strip()]


@pytest.fixture(scope="module")
def project() -> Project:
    return real_project()


def expected(project: Project) -> Iterator[str]:
    """Yield every paragraph that the records ask for, written from the records without the product's help."""
    numerals = "一二三四五六七八九十"

    def zh(number: int) -> str:
        tens, ones = divmod(number, 10)
        return ("" if tens == 0 else "十") + (numerals[ones - 1] if ones else "")

    document, tasks = project.document_index[ID], project.plans[0]
    assert project.office is not None
    yield project.office.mark
    yield document.number
    yield from document.title_lines
    yield "，".join(group.text or "、".join(group.divisions) for group in document.recipients) + "："
    yield from document.preamble
    for section in tasks.sections:
        yield f"{zh(section.number)}、{section.title}"
        for task in section.tasks:
            for index, item in enumerate(task.items):
                head = f"（{zh(task.number)}）{task.title}。" if index == 0 else ""
                yield f"{head}{item.text}{CLAUSES[f'{task.id}-{index + 1}']}"
    assert document.requirements is not None
    yield f"{zh(len(tasks.sections) + 1)}、{document.requirements.title}"
    for number, paragraph in enumerate(document.requirements.paragraphs, start=1):
        yield f"（{zh(number)}）{paragraph.text}"
    yield project.office.name
    yield "2021年11月3日"


# The 23 clauses of the notice 陕卫促进发〔2021〕55号, as it was issued.
CLAUSES = {
    "T01-1": "（委医政医管局牵头，省中医药管理局、妇幼健康处、基层卫生健康处、各设区市配合）",
    "T01-2": "（委基层卫生健康处牵头，有关处室、各设区市配合）",
    "T02-1": "（委医政医管局牵头，规划信息处、省中医药管理局、妇幼健康处、各设区市配合）",
    "T03-1": "（委健康促进处牵头，规划信息处、各设区市配合）",
    "T04-1": (
        "（委健康促进处牵头，规划信息处、医政医管局、基层卫生健康处、老龄健康处、妇幼健康处、各设区市配合）"
    ),
    "T05-1": "（委医政医管局牵头，省中医药管理局、各设区市配合）",
    "T06-1": "（委健康促进处牵头，规划信息处、医政医管局、基层卫生健康处、各设区市配合）",
    "T06-2": "（委基层卫生健康处牵头，规划信息处、各设区市配合）",
    "T06-3": "（委规划信息处牵头，医政医管局、基层卫生健康处、省中医药管理局、各设区市配合）",
    "T07-1": "（委规划信息处牵头，疾病预防控制处、医政医管局、妇幼健康处、综合监督局、各设区市配合）",
    "T08-1": "（委人事处牵头，科教宣传处、基层卫生健康处、省中医药管理局、各设区市配合）",
    "T09-1": "（委体改处牵头，医政医管局、省中医药管理局、各设区市配合）",
    "T10-1": "（委规划信息处牵头，体改处、医政医管局、基层卫生健康处、省中医药管理局、各设区市配合）",
    "T10-2": "（委健康促进处牵头，规划信息处、省卫生健康信息中心、各设区市配合）",
    "T11-1": "（委疾病预防控制处牵头，医政医管局、基层卫生健康处、职业健康处、各设区市配合）",
    "T12-1": "（委妇幼健康处牵头，老龄健康处、各设区市配合）",
    "T13-1": "（委健康促进处牵头，有关处室、各设区市配合）",
    "T14-1": "（委健康促进处牵头，各设区市配合）",
    "T15-1": "（委办公室牵头，健康促进处、各设区市配合）",
    "T15-2": "（委规划信息处牵头，省中医药管理局等有关处室、各设区市配合）",
    "T16-1": "（委健康促进处牵头，有关处室、省中医药管理局、各设区市配合）",
    "T17-1": "（委办公室、人事处牵头，健康促进处等有关处室、各设区市配合）",
    "T18-1": "（委科教宣传处牵头，健康促进处等有关处室、各设区市配合）",
}


@pytest.mark.parametrize("item", CLAUSES)
def test_assignment_of_the_records_stands_in_the_notice(paragraphs: list[str], item: str) -> None:
    assert sum(paragraph.endswith(CLAUSES[item]) for paragraph in paragraphs) == 1


def test_nothing_of_the_records_is_lost_and_nothing_is_added(paragraphs: list[str], project: Project) -> None:
    assert paragraphs == list(expected(project))


def test_imprint_stands_in_the_notice(notice: bytes) -> None:
    document = etree.fromstring(read_package(notice)["word/document.xml"])
    texts = "".join(node.text or "" for node in document.iter(TEXT))
    assert texts.endswith("陕西省卫生健康委办公室2021年11月3日印发校对：任军")


def test_text_that_engines_lose_survives(tmp_path: Path) -> None:
    nasty = "A & B < C > D “引” 'q' ２０２１ 𠮷喆镕 &amp; {{ x }}"
    shutil.copytree(CHECKOUT / "data", tmp_path / "data")
    tasks = tmp_path / "data/tasks/shaanxi-2021.yaml"
    text = tasks.read_text(encoding="utf-8")
    first = re.search(r"(?m)^ +- text: (.*)$", text)
    assert first is not None
    tasks.write_text(text.replace(first[1], f'"{nasty}"', 1), encoding="utf-8")
    result = build(plan(tmp_path, as_of=AS_OF, chosen=[ID], formats=["docx"], keep_going=True))
    assert "DG315" in {diagnostic.code for diagnostic in result.report}
    tasks.write_text(text.replace(first[1], f'"{nasty[:-10]}。"', 1), encoding="utf-8")
    result = build(plan(tmp_path, as_of=AS_OF, chosen=[ID], formats=["docx"]))
    assert not result.report.has_errors
    document = Document(str(tmp_path / f"output/notices/{ID}.docx"))
    assert any(nasty[:-10] in paragraph.text for paragraph in document.paragraphs)


needs_office = pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed")


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Page, ...]]:
    """Give the pages of the built notice: profile A, profile B, and A with the picture of a seal."""
    root = tmp_path_factory.mktemp("printed")
    documents = {
        "A": built(root / "a"),
        "B": built(root / "b", profile="B"),
        "sealed": built(root / "s", sealed=True),
    }
    return {name: read_pages(file) for name, file in print_documents(documents, root).items()}


@pytest.fixture(params=["A", "B", "sealed"])
def pages(request: pytest.FixtureRequest, printed: dict[str, tuple[Page, ...]]) -> tuple[Page, ...]:
    return printed[request.param]


def near(place: float, tolerance: float) -> object:
    return pytest.approx(place, abs=tolerance)


@needs_office
@pytest.mark.layout
@pytest.mark.slow
class TestPage:
    """What the page of the built notice measures, against the tolerances of the rule book."""

    def test_fullest_page_has_22_lines(self, pages: tuple[Page, ...]) -> None:
        assert max(len(page.body) for page in pages) == 22

    def test_full_lines_have_28_characters(self, pages: tuple[Page, ...]) -> None:
        full = [
            len(line.text)
            for page in pages
            for line in page.body
            if line.left < LEFT + 1 and line.right > RIGHT - 3 and all(c > "\u2000" for c in line.text)
        ]
        assert len(full) > 20
        assert statistics.median(full) == 28

    def test_mark_stands_at_72_mm_in_the_middle(self, pages: tuple[Page, ...]) -> None:
        mark = pages[0].red[0]
        assert (mark[0], sum(pages[0].red_across(mark)) / 2) == (near(72, 1.5), near(106, 1.5))

    def test_red_rule_is_156_mm_wide_4_mm_under_the_number(self, pages: tuple[Page, ...]) -> None:
        rule = pages[0].red[-1]
        assert rule[0] - pages[0].above(rule[0])[1] == near(4, 1)
        assert pages[0].red_across(rule) == (near(LEFT, 1), near(RIGHT, 1))

    def test_page_number_stands_at_269_mm_on_the_outer_side(self, pages: tuple[Page, ...]) -> None:
        for page in pages:
            (left, right), down = page.number_ink()
            assert sum(down) / 2 == near(269, 1.2)
            assert 4.5 <= (RIGHT - right if page.number % 2 else left - LEFT) <= 8

    def test_last_imprint_rule_stands_at_262_mm(self, pages: tuple[Page, ...]) -> None:
        assert pages[-1].rules[-1].y == near(262, 1)

    def test_first_page_shows_body_text(self, pages: tuple[Page, ...]) -> None:
        assert any(line.text.startswith("为") for line in pages[0].body)

    def test_last_page_carries_text_beside_the_signature(self, pages: tuple[Page, ...]) -> None:
        assert len(pages[-1].body) > 2


@needs_office
@pytest.mark.layout
@pytest.mark.slow
def test_seal_is_printed_red_over_the_date(printed: dict[str, tuple[Page, ...]]) -> None:
    page = printed["sealed"][-1]
    date = page.line("2021年11月3日")
    assert page.red[0][0] < date.baseline < page.red[-1][1]
