"""Bodies written in Markdown stand in the document in the template's own styles, and nothing is lost."""

from __future__ import annotations

import html
import io
from pathlib import Path
from typing import Any

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given, settings

from docgen.errors import TemplateError
from docgen.layout.page import PROFILE_A
from docgen.markdown import Picture, read_markdown
from docgen.ooxml.package import read_package
from docgen.verbs.templates import check_templates
from docgen.word.fragments import fragment_filters
from docgen.word.markdown import PictureFiles
from docgen.word.template import compile_template
from docgen.word.typeset import template_from_text
from tests.markdown.test_whole import TEXTS, words
from tests.pages import Page, read_pages
from tests.printing import SOFFICE, print_documents
from tests.word.photographs import picture
from tests.word.tiny import docx

BODY = """\
2021年以来，开展**“敲门行动”**，情况如下。

# 主要做法

## 一、广泛动员

1. 逐户走访；
2. 分类管理：
   - 高血压

##### 不会有第五级

- 更规范

: 表1　走访

| 序号 | 乡镇 | 户数 | 说明 |
|---|:--|--:|---|
| 1 | **甲乡** | 1200 | 联系不上的外出人员春节返乡后补访 |

![入户走访](data/pictures/走访.png "图1　走访")
"""
FORM = "=== document\n[公文标题] 总结\n[公文正文] {{{{p body|markdown{} }}}}\n[发文机关署名] 某县\n"
PHOTO = picture(size=(600, 300))


def rendered(body: object, *, wishes: str = "", pictures: PictureFiles = lambda path: PHOTO) -> bytes:  # noqa: ARG005
    data = template_from_text(FORM.format(wishes), PROFILE_A)
    filters = fragment_filters(PROFILE_A, None, pictures)
    return compile_template(data, name="t.docx", filters=filters).render({"body": body})


def opened(body: object, **wishes: Any) -> Any:
    return python_docx.Document(io.BytesIO(rendered(body, **wishes)))


def lines(body: object, **wishes: Any) -> list[tuple[str, str]]:
    """Return style and text of each paragraph of the body, those of tables not among them."""
    return [(p.style.name, p.text) for p in opened(body, **wishes).paragraphs[1:-1]]


def test_body_stands_in_the_styles_of_the_template() -> None:
    assert lines(BODY) == [
        ("公文正文", "2021年以来，开展“敲门行动”，情况如下。"),
        ("Heading 1", "一、主要做法"),
        ("Heading 2", "（一）广泛动员"),
        ("公文正文", "1.逐户走访；"),
        ("公文正文", "2.分类管理："),
        ("公文正文", "·高血压"),
        ("Heading 4", "（1）不会有第五级"),
        ("公文正文", "——更规范"),
        ("表题", "表1　走访"),
        ("图", ""),
        ("图题", "图1　走访"),
    ]


def test_strong_words_have_a_character_style_in_heiti() -> None:
    runs = opened(BODY).paragraphs[1].runs
    assert [(run.text, run.style.name) for run in runs][:2] == [
        ("2021年以来，开展", "Default Paragraph Font"),
        ("“敲门行动”", "强调字"),
    ]
    assert runs[1].style.element.rPr.rFonts.get(qn("w:eastAsia")) == "黑体"


def test_table_repeats_its_head_and_splits_no_row() -> None:
    (table,) = opened(BODY).tables
    marks = [[etree.tag.rpartition("}")[2] for etree in row._tr.trPr] for row in table.rows]
    assert marks == [["cantSplit", "tblHeader"], ["cantSplit"]]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["序号", "乡镇", "户数", "说明"],
        ["1", "甲乡", "1200", "联系不上的外出人员春节返乡后补访"],
    ]
    styles = [cell.paragraphs[0].style.name for row in table.rows for cell in row.cells]
    assert styles == [*["表头文字"] * 4, "表格居中", "表格文字", "表格右齐", "表格文字"]


def test_table_is_as_wide_as_the_text() -> None:
    (table,) = opened(BODY).tables
    grid = [int(each.get(qn("w:w"))) for each in table._tbl.tblGrid]
    cells = [
        [int(cell._tc.tcPr.find(qn("w:tcW")).get(qn("w:w"))) for cell in row.cells] for row in table.rows
    ]
    assert sum(grid) == PROFILE_A.text_width.twips
    assert cells == [grid, grid]


def test_two_tables_stay_two_and_the_last_is_followed_by_a_paragraph() -> None:
    table = "| 甲 |\n|---|\n| 1 |\n\n"
    body = opened(table * 2).element.body
    assert [each.tag.rpartition("}")[2] for each in body][1:6] == ["tbl", "p", "tbl", "p", "p"]


def test_picture_is_in_the_package_and_says_what_it_shows() -> None:
    data = rendered(BODY, pictures={"data/pictures/走访.png": PHOTO}.__getitem__)
    (shape,) = python_docx.Document(io.BytesIO(data)).inline_shapes
    assert shape._inline.docPr.get("descr") == "入户走访"
    assert [part for name, part in read_package(data).items() if "/media/" in name] == [PHOTO]


def test_body_under_a_heading_goes_on_one_level_lower() -> None:
    body = "# 目标\n\n1. 甲\n\n## 指标\n\n1. 乙"
    assert lines(body, wishes="(under=1)") == [
        ("Heading 2", "（一）目标"),
        ("公文正文", "1.甲"),
        ("Heading 3", "1.指标"),
        ("公文正文", "（1）乙"),
    ]


def test_last_paragraph_stays_with_the_signature() -> None:
    styles = [style for style, _ in lines("甲\n\n乙", wishes="(before_signature=true)")]
    assert styles == ["公文正文", "公文末段"]


def test_empty_body_leaves_no_paragraph() -> None:
    assert lines("") == lines(" \n\n ") == []


def test_chinese_punctuation_is_left_alone() -> None:
    text = "“甲”‘乙’……——3—5岁“\"'...--（一）"
    assert lines(text) == [("公文正文", text)]


@pytest.mark.parametrize(
    ("body", "wishes", "code"),
    [
        ("#### 四级", "(under=1)", "DG653"),
        ("甲\x01乙", "", "DG650"),
        (None, "", "DG612"),
        (("甲",), "", "DG612"),
        ("![图](a.png)", "", "DG672"),
    ],
)
def test_what_cannot_be_set_is_named_with_the_paragraph(body: object, wishes: str, code: str) -> None:
    data = template_from_text(FORM.format(wishes), PROFILE_A)
    template = compile_template(data, name="t.docx", filters=fragment_filters(PROFILE_A, None))
    with pytest.raises(TemplateError) as caught:
        template.render({"body": body})
    assert [(each.code, each.place.within) for each in caught.value.report] == [(code, "¶2")]


def test_template_without_the_styles_of_bodies_is_named(tmp_path: Path) -> None:
    (tmp_path / "t.docx").write_bytes(docx("{{p document.text|markdown }}"))
    messages = [each.message.zh for each in check_templates({"t.docx": tmp_path / "t.docx"})]
    assert any("强调字" in message for message in messages)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_body_makes_a_sound_file_and_is_whole_or_has_a_finding(body: str) -> None:
    document = opened(body)
    shown = "".join(each.text for each in document.element.body.iter(qn("w:t")))
    drawn = [block.path + block.alt for block in read_markdown(body).blocks if isinstance(block, Picture)]
    whole = words(html.unescape(body)) <= words(shown + "".join(drawn))
    assert whole or read_markdown(body).findings


LONG = (
    "# 一级标题\n\n第一段，" + "工作要落实。" * 12 + "\n\n## 二级标题\n\n### 三级标题\n\n"
    "| 序号 | 县区 | 说明 |\n|---|---|---|\n"
    + "".join(f"| {number} | 某县 | {'每户走访一次，记入台账。' * 3} |\n" for number in range(1, 31))
)  # fmt: skip


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> tuple[Page, ...]:
    return read_pages(print_documents({"body": rendered(LONG)}, tmp_path_factory.mktemp("body"))["body"])


@pytest.mark.layout
@pytest.mark.slow
@pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed")
class TestPrinted:
    def test_headings_have_the_faces_of_their_levels(self, pages: tuple[Page, ...]) -> None:
        faces = [pages[0].line(start).faces for start in ("一、", "（一）", "1.三级")]
        assert len(set(faces)) == 3
        assert pages[0].line("第一段").faces == faces[2]

    def test_paragraphs_start_two_characters_in(self, pages: tuple[Page, ...]) -> None:
        starts = [pages[0].line(start).left for start in ("一、", "（一）", "1.三级", "第一段")]
        assert starts == pytest.approx([28 + 2 * PROFILE_A.cell.mm] * 4, abs=1.2)

    def test_head_stands_on_every_page_of_the_table(self, pages: tuple[Page, ...]) -> None:
        assert len(pages) > 1
        assert all(any(line.text == "序号县区说明" for line in page.lines) for page in pages)

    def test_table_keeps_to_the_type_area(self, pages: tuple[Page, ...]) -> None:
        rules = [rule for page in pages for rule in page.rules if rule.right - rule.left > 5]
        assert min(rule.left for rule in rules) >= 27.7
        assert max(rule.right for rule in rules) <= 184.3
