"""A released document says all that the Word file says, and is a page that everybody can read."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from typing import Any

import docx as python_docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml import parse_xml as docx_xml
from docx.oxml.ns import nsdecls, qn
from jinja2 import pass_context
from jinja2.runtime import Context
from lxml import html
from markupsafe import Markup

from docgen.layout.page import PROFILE_A
from docgen.ooxml.package import PackageError, read_package
from docgen.ooxml.xml import parse_xml
from docgen.release import Form, released
from docgen.release.page import STYLE
from docgen.word.fragments import fragment_filters
from docgen.word.markup import fragment
from docgen.word.media import MediaItem, MediaKind, media_of
from docgen.word.pictures import Caption, picture_paragraphs, read_picture, room_of
from docgen.word.template import compile_template
from docgen.word.typeset import template_from_text
from tests.word.notices import notice
from tests.word.photographs import picture
from tests.word.rendering import rendered

CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
BODY = """\
# 主要做法

## 走访

开展**“敲门行动”**，1.2*3_4 < 5 & 6。

: 表1　走访

| 乡镇 | 户数 |
|------|-----:|
| 甲乡 | 1200 |

![入户走访](data/a.png "图1　走访")
"""
FORM = """\
=== document
[公文标题] 活动工作
[公文标题] 总结
[公文正文] {{p body|markdown }}
[附件序号] 附件
[附件标题] 统计表
[一级标题] 一、说明
<table 公文表格 3000 5844>
  <row header>
    <cell>
      [表头文字] 县区
    <cell>
      [表头文字] 数
  <row>
    <cell merge=restart>
      [表格居中] 甲县
    <cell>
      [表格右齐] 1
  <row>
    <cell merge=continue>
      [表格居中]
    <cell>
      [表格右齐] 2
"""


@pytest.fixture(scope="module")
def built() -> bytes:
    context = notice()
    document = replace(context.document, annexes=("重点任务责任分解表", "进展报送表"), closing="特此通知。")
    return rendered(replace(context, document=document), seal=True)


@pytest.fixture(scope="module")
def summary() -> bytes:
    data = template_from_text(FORM, PROFILE_A)
    filters = fragment_filters(PROFILE_A, None, lambda _: picture())
    return compile_template(data, name="t.docx", filters=filters).render({"body": BODY})


def text_of(data: bytes, form: Form) -> str:
    return released(data, form, name="a.docx", title="文件名").text


def page(data: bytes) -> Any:
    return html.document_fromstring(text_of(data, Form.HTML))


def said(data: bytes) -> Iterator[str]:
    """Yield every sentence of the body of a Word file, its text boxes among them, without white space."""
    root = parse_xml(read_package(data)["word/document.xml"], part="word/document.xml")
    for paragraph in root.iter(qn("w:p")):
        runs = paragraph.findall(f"{qn('w:r')}/{qn('w:t')}")
        text = "".join("".join(run.text or "" for run in runs).split())
        yield from filter(None, re.split("(?<=。)", text))


def squeezed(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("form", Form)
def test_every_sentence_of_the_notice_is_released(built: bytes, form: Form) -> None:
    text = text_of(built, form)
    words = squeezed(html.document_fromstring(text).text_content() if form is Form.HTML else text)
    sentences = list(said(built))
    assert len(sentences) > 100
    assert [
        sentence for sentence in sentences if sentence not in words.replace("\\", "").replace("**", "")
    ] == []


@pytest.mark.parametrize("form", Form)
def test_nothing_of_the_page_alone_is_released(built: bytes, form: Form) -> None:
    text = text_of(built, form)
    assert not re.search(r"—\s*1\s*—|印章", text)


def test_edition_record_stands_at_the_end_as_text(built: bytes) -> None:
    *_, copies, printed, proofreader = text_of(built, Form.TEXT).strip().split("\n\n")
    assert copies.startswith("抄送：省委农村工作领导小组办公室")
    assert (printed, proofreader) == (
        "陕西省卫生健康委办公室　2021年11月3日印发",
        "校对：任军",
    )


def test_what_staff_changed_in_word_is_released(built: bytes) -> None:
    document = python_docx.Document(io.BytesIO(built))
    document.paragraphs[8].add_run("（人工补充的一句。）")
    changed = io.BytesIO()
    document.save(changed)
    assert all("人工补充的一句" in text_of(changed.getvalue(), form) for form in Form)


def test_same_file_gives_the_same_text(built: bytes) -> None:
    assert [text_of(built, form) for form in Form] == [text_of(built, form) for form in Form]


class TestPage:
    def test_page_has_language_title_and_one_first_heading(self, built: bytes) -> None:
        tree = page(built)
        title = "关于落实全省实现巩固拓展健康扶贫成果同乡村振兴有效衔接实施方案重点任务分工的通知"
        assert tree.get("lang") == "zh-CN"
        assert tree.findtext(".//title") == title
        assert [each.text_content() for each in tree.iter("h1")] == [title]

    def test_headings_follow_one_another(self, built: bytes, summary: bytes) -> None:
        for data in (built, summary):
            levels = [int(each.tag[1]) for each in page(data).iter("h1", "h2", "h3", "h4", "h5", "h6")]
            assert levels[0] == 1
            assert all(after - before <= 1 for before, after in pairwise(levels))

    def test_levels_of_the_document_are_headings(self, summary: bytes) -> None:
        found = [(each.tag, each.text_content()) for each in page(summary).iter("h1", "h2", "h3", "h4")]
        assert found == [
            ("h1", "活动工作总结"),
            ("h2", "一、主要做法"),
            ("h3", "（一）走访"),
            ("h2", "统计表"),
            ("h3", "一、说明"),
        ]

    def test_articles_of_a_brief_stand_under_its_name_and_over_their_headings(self) -> None:
        form = """\
=== document
[简报名称] 健康帮扶简报
[简报标题] 甲篇⏎——副题
[二级标题] （一）一
[二级标题] （二）二
[三级标题] 1.三
[简报标题] 乙篇
[一级标题] 一、四
"""
        tree = page(template_from_text(form, PROFILE_A))
        found = [(each.tag, each.text_content()) for each in tree.iter("h1", "h2", "h3", "h4", "h5")]
        assert found == [
            ("h1", "健康帮扶简报"),
            ("h2", "甲篇——副题"),
            ("h3", "（一）一"),
            ("h3", "（二）二"),
            ("h4", "1.三"),
            ("h2", "乙篇"),
            ("h3", "一、四"),
        ]

    def test_vector_pictures_are_shown_as_vectors(self) -> None:
        vector = MediaItem(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', MediaKind.SVG)

        @pass_context
        def chart(context: Context, _: str) -> Markup:
            shown = replace(read_picture(picture(), name="a.png"), vector=vector)
            return fragment(
                picture_paragraphs(shown, media_of(context), Caption("柱形图"), room=room_of(PROFILE_A))
            )

        data = template_from_text("=== document\n[正文] {{p body|drawn }}\n", PROFILE_A)
        made = compile_template(data, name="t.docx", filters={"drawn": chart}).render({"body": "x"})
        (image,) = page(made).iter("img")
        assert (image.get("alt"), image.get("src")[:26]) == ("柱形图", "data:image/svg+xml;base64,")

    def test_tables_have_heads_captions_and_merged_cells(self, summary: bytes) -> None:
        first, second = page(summary).iter("table")
        assert first.findtext("caption") == "表1　走访"
        assert [(each.text, each.get("scope")) for each in first.iter("th")] == [
            ("乡镇", "col"),
            ("户数", "col"),
        ]
        assert [(each.text, each.get("rowspan")) for each in second.iter("td")] == [
            ("甲县", "2"),
            ("1", None),
            ("2", None),
        ]

    def test_pictures_are_in_the_page_with_their_words(self, summary: bytes) -> None:
        (figure,) = page(summary).iter("figure")
        (image,) = figure.iter("img")
        assert (image.get("alt"), image.get("src")[:22]) == ("入户走访", "data:image/png;base64,")
        assert figure.findtext("figcaption") == "图1　走访"

    def test_bold_words_and_signs_are_kept(self, summary: bytes) -> None:
        (strong,) = page(summary).iter("strong")
        assert strong.text == "“敲门行动”"
        assert "1.2*3_4 < 5 & 6。" in page(summary).text_content()

    def test_page_needs_nothing_from_elsewhere_and_runs_nothing(self, built: bytes, summary: bytes) -> None:
        for data in (built, summary):
            tree = page(data)
            assert list(tree.iter("script", "link", "iframe", "object", "embed", "base", "form")) == []
            addresses = [
                value for each in tree.iter() for name, value in each.items() if name in {"src", "href"}
            ]
            assert all(value.startswith("data:image/") for value in addresses)
            assert [name for each in tree.iter() for name in each.attrib if name.startswith("on")] == []
        assert not re.search(r"url\(|@import", STYLE)

    def test_every_colour_stands_out_from_its_ground(self) -> None:
        colours = set(re.findall(r"(?<!background: )#([0-9a-f]{6})", STYLE))
        grounds = set(re.findall(r"background: #([0-9a-f]{6})", STYLE))
        assert min(contrast(colour, ground) for colour in colours for ground in grounds) >= 4.5

    def test_document_without_a_heading_is_called_by_its_file(self) -> None:
        tree = page(docx_of("只有一段。"))
        assert (tree.findtext(".//title"), list(tree.iter("h1"))) == ("文件名", [])

    def test_title_of_word_itself_is_not_lost(self) -> None:
        document = python_docx.Document()
        document.add_paragraph("自带样式的标题", style="Title")
        document.add_paragraph("一段。")
        tree = page(saved(document))
        assert ([each.text for each in tree.iter("h1")], tree.findtext(".//title")) == (
            ["自带样式的标题"],
            "自带样式的标题",
        )

    @pytest.mark.parametrize(
        ("address", "kept"),
        [("https://x.cn/a", True), ("javascript:alert(1)", False), ("file:///etc", False)],
    )
    def test_only_links_to_the_web_are_links(self, address: str, kept: bool) -> None:
        document = python_docx.Document()
        paragraph = document.add_paragraph("见")
        link = OxmlElement("w:hyperlink")
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
        link.set(qn("r:id"), document.part.relate_to(address, kind, is_external=True))
        link.append(paragraph.add_run("通知")._r)
        paragraph._p.append(link)  # type: ignore[arg-type]
        tree = page(saved(document))
        assert [each.get("href") for each in tree.iter("a")] == ([address] if kept else [])
        assert "见通知" in tree.text_content()


def test_markdown_has_headings_tables_and_words_for_pictures(summary: bytes) -> None:
    lines = text_of(summary, Form.MARKDOWN).split("\n")
    assert {
        "# 活动工作总结",
        "## 一、主要做法",
        "### （一）走访",
        "表1　走访",
        "［图：入户走访］",
        "图1　走访",
    } <= set(lines)
    assert "| 甲乡 | 1200 |" in lines


def test_plain_text_has_no_marks(summary: bytes) -> None:
    text = text_of(summary, Form.TEXT)
    assert "开展“敲门行动”，1.2*3_4 < 5 & 6。" in text
    assert not re.search(r"\*\*|^#|<\w", text, re.MULTILINE)


def inserted(xml: str) -> bytes:
    """Return a Word file of two paragraphs, with `xml` between them."""
    document = python_docx.Document()
    document.add_paragraph("前。")
    document.add_paragraph("后。")
    document.element.body.insert(1, docx_xml(f"<w:p {nsdecls('w', 'a')}>{xml}</w:p>"))
    return saved(document)


@pytest.mark.parametrize(
    "xml",
    [
        '<w:fldSimple w:instr="REF a"><w:r><w:t>中。</w:t></w:r></w:fldSimple>',
        '<w:r><w:t>中</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏的批示</w:t></w:r><w:r><w:t>。</w:t></w:r>',
        '<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>中。</w:t></w:r></w:sdtContent></w:sdt>',
        '<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>中。</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>',
        ('<w:del w:id="1" w:author="a"><w:r><w:delText>删去</w:delText></w:r></w:del>'
        '<w:ins w:id="2" w:author="a" w:date="2021-11-03T00:00:00Z"><w:r><w:t>中。</w:t></w:r></w:ins>'),
    ],
)  # fmt: skip
def test_what_a_reader_of_the_page_sees_is_released_and_no_more(xml: str) -> None:
    made = released(inserted(xml), Form.TEXT, name="a.docx", title="")
    assert (squeezed(made.text), made.findings) == ("前。中。后。", ())


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<w:r><w:ruby><w:rt/><w:rubyBase><w:r><w:t>中</w:t></w:r></w:rubyBase></w:ruby></w:r>", "DG670"),
        (f'<w:r><w:drawing><a:graphicData uri="{CHART}"/></w:drawing></w:r>', "DG671"),
        ("<w:r><w:object/></w:r>", "DG671"),
    ],
)
def test_what_cannot_be_released_is_named_with_its_paragraph(xml: str, code: str) -> None:
    findings = released(inserted(xml), Form.HTML, name="a.docx", title="").findings
    assert [(each.code, str(each.place)) for each in findings] == [(code, "a.docx:¶2")]


def test_sound_documents_have_no_findings(built: bytes, summary: bytes) -> None:
    assert [released(data, Form.TEXT, name="", title="").findings for data in (built, summary)] == [(), ()]


def test_file_that_is_no_word_file_is_refused() -> None:
    with pytest.raises(PackageError):
        released(b"no zip", Form.TEXT, name="a.docx", title="")


def docx_of(*paragraphs: str) -> bytes:
    document = python_docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def saved(document: Any) -> bytes:
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.1, relative luminance)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
