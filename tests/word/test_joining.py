"""Annexes are bound behind a document, and nothing of any part is lost."""

from __future__ import annotations

import io
import itertools
import re
from collections.abc import Iterator
from functools import cache

import docx
import pytest
from docx.oxml import parse_xml as parse_element
from docx.oxml.ns import nsdecls
from lxml import etree

from docgen.errors import TemplateError
from docgen.ooxml.package import read_package, write_package
from docgen.ooxml.xml import parse_xml
from docgen.word.joining import Joined, joined
from docgen.word.markup import PARAGRAPH_ORDER, SECTION_ORDER, STYLE_ORDER, clark
from docgen.word.parts import DOCUMENT, STYLES
from docgen.word.properties import CORE
from docgen.word.whole import check_whole
from tests.pdf.files import FILES, blank, body, saved
from tests.pdf.rare_files import RARE_FILES, changed
from tests.word import tiny
from tests.word.annexes import office_annex, table_annex
from tests.word.notices import short_notice
from tests.word.rendering import rendered

EVERY = {**FILES, **RARE_FILES}
NAMES = ("附件1", "附件2")


@cache
def file(name: str) -> bytes:
    return EVERY[name]()


@cache
def notice() -> bytes:
    return rendered(short_notice())


@cache
def whole() -> Joined:
    return joined(notice(), [table_annex(), office_annex()], name="通知", names=NAMES)


def part(data: bytes, name: str = DOCUMENT) -> etree._Element:
    return parse_xml(read_package(data)[name], part=name)


def texts(data: bytes) -> list[str]:
    found = ("".join(each.text or "" for each in p.iter(clark("w:t"))) for p in part(data).iter(clark("w:p")))
    return [text for text in found if text]


def sections(data: bytes) -> list[etree._Element]:
    return list(part(data).iter(clark("w:sectPr")))


def story(data: bytes, section: etree._Element, kind: str, page: str = "default") -> str | None:
    """Return the text of a header or footer that a section names, None where it names none."""
    opened = docx.Document(io.BytesIO(data)).part
    for each in section.iterfind(clark(f"w:{kind}Reference")):
        if each.get(clark("w:type")) == page:
            root = opened.related_parts[each.get(clark("r:id"))].element
            return "".join(text.text or "" for text in root.iter(clark("w:t")))
    return None


def pairs() -> Iterator[tuple[str, str]]:
    """Yield every file with itself and with three others."""
    names = list(EVERY)
    yield from (
        (name, names[(place + step) % len(names)])
        for place, name in enumerate(names)
        for step in (0, 1, 4, 9)
    )


@pytest.mark.slow
def test_two_files_are_joined_whole_and_in_order() -> None:
    for first, second in pairs():
        made = joined(file(first), [file(second)], name=first)
        assert texts(made.data) == texts(file(first)) + texts(file(second)), (first, second)
        check_whole(read_package(made.data), name=f"{first}+{second}")
        docx.Document(io.BytesIO(made.data))


def test_the_text_of_every_part_is_there_and_the_imprint_is_last() -> None:
    imprint = texts(notice())[-4:]  # the paragraph that holds the box, and those in it
    assert imprint[2] == "陕西省卫生健康委办公室2021年11月3日印发"
    assert texts(whole().data) == [
        *texts(notice())[:-4],
        *texts(table_annex()),
        *texts(office_annex()),
        *imprint,
    ]


def test_the_same_files_give_the_same_bytes() -> None:
    assert joined(notice(), [table_annex(), office_annex()], name="通知", names=NAMES) == whole()


def test_without_annexes_a_document_stays_as_it_is() -> None:
    assert joined(notice(), [], name="通知").data == notice()


def test_properties_are_those_of_the_document() -> None:
    assert read_package(whole().data)[CORE] == read_package(notice())[CORE]


def test_every_section_keeps_its_sheet_and_margins() -> None:
    parts = [each for data in (notice(), table_annex(), office_annex()) for each in sections(data)]
    shown = [[dict(s.find(clark(f"w:{n}")).attrib) for n in ("pgSz", "pgMar")] for s in parts]  # type: ignore[union-attr] # all have
    made = [[dict(s.find(clark(f"w:{n}")).attrib) for n in ("pgSz", "pgMar")] for s in sections(whole().data)]  # type: ignore[union-attr] # all have
    assert made == [*shown, shown[0]]  # the imprint's own page, for the last annex has a footnote


def test_an_annex_begins_on_a_new_page_and_its_later_sections_where_they_did() -> None:
    kinds = [section.find(clark("w:type")) for section in sections(whole().data)]
    shown = [None if each is None else each.get(clark("w:val")) for each in kinds]
    assert shown == [None, None, None, "continuous", None]


def test_every_part_keeps_its_own_headers_and_footers() -> None:
    data = whole().data
    notice_, table, office, rest, _ = sections(data)
    assert [story(data, each, "header") for each in (notice_, table, office)] == [None, None, "附件的页眉"]
    assert [story(data, each, "footer") for each in (notice_, table, office)] == ["— 1 —"] * 3
    assert list(rest.iterfind(clark("w:headerReference"))) == []


def test_even_pages_repeat_the_header_where_an_annex_has_one_for_all_pages() -> None:
    data = whole().data
    office = sections(data)[2]
    assert [story(data, office, kind, "even") for kind in ("header", "footer")] == ["附件的页眉", "— 1 —"]


def test_even_pages_of_the_document_repeat_its_header_where_an_annex_has_others() -> None:
    document = blank()
    document.sections[0].header.paragraphs[0].text = "每页页眉"
    made = joined(saved(document), [file("headers")], name="甲").data
    first, second = sections(made)
    assert [story(made, first, "header", page) for page in ("default", "even")] == ["每页页眉"] * 2
    assert story(made, second, "header", "even") == "偶数页页眉"
    assert part(made, "word/settings.xml").find(clark("w:evenAndOddHeaders")) is not None


def test_an_annex_without_a_header_gets_none_from_the_document() -> None:
    document = blank()
    body(document)
    made = joined(file("headers"), [saved(document)], name="甲").data
    last = sections(made)[-1]
    pages = [
        *(("header", page) for page in ("default", "even", "first")),
        ("footer", "default"),
        ("footer", "even"),
    ]
    assert {each: story(made, last, *each) for each in pages} == dict.fromkeys(pages, "")


def test_lists_of_an_annex_begin_anew() -> None:
    made = joined(file("numbered"), [file("numbered")], name="甲").data
    ids = [each.get(clark("w:val")) for each in part(made).iter(clark("w:numId"))]
    numbers = part(made, "word/numbering.xml")
    kinds = {
        num.get(clark("w:numId")): num.find(clark("w:abstractNumId")).get(clark("w:val"))  # type: ignore[union-attr] # it has
        for num in numbers.iterfind(clark("w:num"))
    }
    assert len(set(ids)) == 2
    assert len({kinds[each] for each in ids}) == 2
    order = [etree.QName(each).localname for each in numbers]
    assert order == sorted(order, key=("abstractNum", "num").index)


def test_a_numbered_style_is_not_shared_so_that_its_list_begins_anew() -> None:
    document = blank()
    document.add_paragraph("甲", style="List Number")
    made = joined(saved(document), [saved(document)], name="甲").data
    styles = [p.find(clark("w:pPr/w:pStyle")) for p in part(made).iter(clark("w:p"))]
    assert [each.get(clark("w:val")) for each in styles if each is not None] == [
        "ListNumber",
        "ListNumber-A1",
    ]


def test_styles_that_are_alike_are_shared() -> None:
    made = joined(notice(), [table_annex()], name="通知").data
    assert part(made, STYLES).findall(clark("w:style")) != []
    assert read_package(made)[STYLES].count(b"<w:style ") == read_package(notice())[STYLES].count(
        b"<w:style "
    )


def test_a_style_that_differs_gets_another_name_and_what_it_is_based_on_comes_along() -> None:
    root = part(whole().data, STYLES)
    styles = {each.get(clark("w:styleId")): each for each in root.iterfind(clark("w:style"))}
    said = {
        name: {etree.QName(c).localname: c.get(clark("w:val")) for c in style}
        for name, style in styles.items()
    }
    heading = {local: said["Heading1-A2"][local] for local in ("name", "basedOn", "link")}
    assert heading == {"name": "heading 1 附件2", "basedOn": "Normal-A2", "link": "Heading1Char"}
    assert said["Heading1Char"]["link"] == "Heading1-A2"


def test_paragraphs_without_a_style_keep_the_default_of_their_file() -> None:
    made = joined(notice(), [tiny.docx("无样式的段落")], name="通知").data
    (paragraph,) = [p for p in part(made).iter(clark("w:p")) if "无样式" in "".join(p.itertext())]
    name = paragraph.find(clark("w:pPr/w:pStyle")).get(clark("w:val"))  # type: ignore[union-attr] # it was given one
    style = next(s for s in part(made, STYLES) if s.get(clark("w:styleId")) == name)
    size, spacing = (style.find(clark(f"w:rPr/w:{local}")).get(clark("w:val")) for local in ("sz", "spacing"))  # type: ignore[union-attr] # made so
    assert (name, size, spacing) == ("Normal-A1", "20", "0")


def test_footnotes_keep_their_text_under_new_numbers() -> None:
    made = joined(file("footnotes"), [office_annex()], name="甲").data
    notes = part(made, "word/footnotes.xml")
    shown = {n.get(clark("w:id")): "".join(n.itertext()) for n in notes.iterfind(clark("w:footnote"))}
    references = [each.get(clark("w:id")) for each in part(made).iter(clark("w:footnoteReference"))]
    assert [shown[each or ""] for each in references] == ["数据来源：统计年鉴。", "脚注在此"]
    restart = sections(made)[1].find(clark("w:footnotePr/w:numRestart"))
    assert restart is not None


def test_pictures_and_links_come_along() -> None:
    made = joined(file("links"), [file("links"), file("pictures")], name="甲").data
    opened = docx.Document(io.BytesIO(made))
    links = [
        each.get(clark("r:id")) for each in part(made).iter(clark("w:hyperlink")) if each.get(clark("r:id"))
    ]
    pictures = [str(each.get(clark("r:embed"))) for each in part(made).iter(clark("a:blip"))]
    assert [opened.part.rels[str(each)].target_ref for each in links] == ["https://www.example.gov.cn/a"] * 2
    before = docx.Document(io.BytesIO(file("pictures")))
    wanted = [s._inline.graphic.graphicData.pic.blipFill.blip.embed for s in before.inline_shapes]
    blobs = [[o.part.related_parts[i].blob for i in ids] for o, ids in ((opened, pictures), (before, wanted))]
    assert blobs[0] == blobs[1]


def test_bookmarks_get_names_of_their_own_and_links_follow() -> None:
    made = part(joined(file("links"), [file("links"), office_annex()], name="甲").data)
    names = [each.get(clark("w:name")) for each in made.iter(clark("w:bookmarkStart"))]
    anchors = [
        each.get(clark("w:anchor")) for each in made.iter(clark("w:hyperlink")) if each.get(clark("w:anchor"))
    ]
    fields = [each.get(clark("w:instr")) for each in made.iter(clark("w:fldSimple"))]
    assert (names, anchors) == (["there", "there_2", "there_3"], ["there", "there_2"])
    assert fields == [" PAGEREF there_3 "]


def test_drawings_have_numbers_of_their_own() -> None:
    made = part(joined(file("boxes"), [notice(), file("boxes"), file("pictures")], name="甲").data)
    numbers = [each.get("id") for each in made.iter(clark("wp:docPr"))]
    assert len(set(numbers)) == len(numbers) == 9  # those of boxes are all 7


@pytest.mark.parametrize("path", ["sectPr", "pPr", "style"])
def test_properties_stand_in_the_order_of_the_schema(path: str) -> None:
    order = {"sectPr": SECTION_ORDER, "pPr": PARAGRAPH_ORDER, "style": STYLE_ORDER}[path].split()
    made = [joined(file(a), [file(b), notice()], name=a).data for a, b in itertools.pairwise(EVERY)]
    for data in [*made, whole().data]:
        for root in (part(data), part(data, STYLES)):
            for properties in root.iter(clark(f"w:{path}")):
                found = [order.index(etree.QName(child).localname) for child in properties]
                kept = [each for each in found if order[each] not in ("headerReference", "footerReference")]
                assert kept == sorted(kept)
                assert len(kept) + sum(each < 2 for each in found if path == "sectPr") == len(found)


def test_what_a_table_style_says_of_text_holds_over_the_defaults_of_its_file() -> None:
    document = docx.Document()  # after 200, line 276 by default; Table Grid says 0 and 240
    document.add_table(1, 1, style="Table Grid").cell(0, 0).text = "格"
    made = joined(notice(), [saved(document)], name="通知").data
    (paragraph,) = [p for p in part(made).iter(clark("w:p")) if "".join(p.itertext()) == "格"]
    spacing = paragraph.find(clark("w:pPr/w:spacing"))
    assert spacing is not None
    assert {etree.QName(str(k)).localname: v for k, v in spacing.attrib.items()} == {
        "after": "0",
        "line": "240",
        "lineRule": "auto",
    }


def test_fonts_and_colours_of_another_theme_are_written_out() -> None:
    document = docx.Document()
    document.add_heading("题", 1)
    made = joined(notice(), [saved(document)], name="通知").data
    style = next(s for s in part(made, STYLES) if s.get(clark("w:styleId")) == "Heading1-A1")
    fonts, colour = style.find(clark("w:rPr/w:rFonts")), style.find(clark("w:rPr/w:color"))
    assert fonts is not None
    assert colour is not None
    assert (fonts.get(clark("w:ascii")), colour.get(clark("w:val"))) == ("Calibri", "365F91")
    assert not [key for each in style.iter() for key in each.attrib if "heme" in str(key)]


def _codes(made: Joined) -> list[tuple[str, str]]:
    return sorted((each.code, each.place.path) for each in made.findings)


def test_an_annex_made_by_docgen_is_joined_without_a_finding() -> None:
    assert _codes(joined(notice(), [table_annex(), notice()], name="通知")) == []


def test_what_cannot_be_kept_is_a_finding() -> None:
    assert _codes(whole()) == [("DG660", "附件2"), ("DG662", "附件2")]
    assert not [each for each in part(whole().data).iter() if "comment" in str(each.tag)]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("<w:pgMar", '<w:pgNumType w:start="1"/><w:pgMar', "DG667"),
        ("<w:body>", '<w:background w:color="FF0000"/><w:body>', "DG663"),
        ('w:instr=" PAGE "', 'w:instr=" DATE "', "DG666"),
    ],
)
def test_an_unusual_annex_is_reported(old: str, new: str, code: str) -> None:
    def change(content: bytes) -> bytes:
        return content.replace(old.encode(), new.encode())

    parts = [
        name
        for name in read_package(office_annex())
        if re.search(r"document|footer", name) and name.endswith("xml")
    ]
    annex = changed(office_annex(), dict.fromkeys(parts, change))
    assert code in [each.code for each in joined(notice(), [annex], name="通知").findings]


def test_endnotes_are_reported() -> None:
    document = blank()
    body(document)._p.append(parse_element(f'<w:r {nsdecls("w")}><w:endnoteReference w:id="2"/></w:r>'))
    made = joined(notice(), [saved(document)], name="通知")
    assert "DG664" in [each.code for each in made.findings]


def test_data_that_an_annex_is_bound_to_stays_behind_and_its_text_comes() -> None:
    bound = (
        '<w:sdt><w:sdtPr><w:id w:val="5"/><w:dataBinding w:xpath="/a" w:storeItemID="{1}"/></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>控件文字</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    made = joined(notice(), [tiny.docx(bound)], name="通知")
    assert "控件文字" in texts(made.data)
    assert "DG661" in [each.code for each in made.findings]
    assert b"dataBinding" not in read_package(made.data)[DOCUMENT]


def test_an_imprint_in_a_table_is_moved_and_one_in_plain_text_reported() -> None:
    document = blank()
    body(document)
    document.add_table(1, 1).cell(0, 0).text = "某办公室 2021年11月3日印发"
    made = joined(saved(document), [file("long_text")], name="甲")
    assert texts(made.data)[-1] == "某办公室 2021年11月3日印发"
    document = blank()
    body(document, "某办公室 2021年11月3日印发")
    made = joined(saved(document), [file("long_text")], name="甲")
    assert [each.code for each in made.findings if each.place.path == "甲"] == ["DG668"]


def test_the_imprint_has_a_page_of_its_own_behind_a_landscape_annex() -> None:
    made = joined(notice(), [table_annex()], name="通知").data
    last = sections(made)[-1]
    sizes = [each.find(clark("w:pgSz")).get(clark("w:w")) for each in sections(made)]  # type: ignore[union-attr] # all have
    assert sizes == ["11906", "16838", "11906"]
    assert [story(made, last, "footer", page) for page in ("default", "even")] == ["— 1 —"] * 2


def test_the_imprint_has_a_page_of_its_own_where_footnotes_or_another_one_can_stand() -> None:
    for annex in (file("footnotes"), notice()):
        assert len(sections(joined(notice(), [annex], name="通知").data)) == 3
    assert len(sections(joined(notice(), [file("pictures")], name="通知").data)) == 2


def test_properties_fields_of_an_annex_keep_what_they_show() -> None:
    field = '<w:p><w:fldSimple w:instr=" TITLE "><w:r><w:t>附件的题名</w:t></w:r></w:fldSimple></w:p>'
    made = part(joined(notice(), [tiny.docx(field)], name="通知").data)
    assert "附件的题名" in "".join(made.itertext())
    assert not [each for each in made.iter(clark("w:fldSimple")) if "TITLE" in each.get(clark("w:instr"), "")]


def test_what_is_no_word_file_is_refused() -> None:
    nothing = write_package({"[Content_Types].xml": b"<Types/>"})
    with pytest.raises(TemplateError, match="附件1"):
        joined(notice(), [nothing], name="通知")
