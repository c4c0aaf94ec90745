from __future__ import annotations

import io
import pickle
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import docx as python_docx
import pytest
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.context.views import Context
from docgen.errors import TemplateError
from docgen.layout.page import PROFILE_A
from docgen.ooxml.member import Member
from docgen.ooxml.package import read_members, read_package, write_package
from docgen.word.fragments import fragment_filters
from docgen.word.properties import Properties
from docgen.word.template import CompiledTemplate, compile_template
from tests.word.notices import bare_notice, notice, short_notice
from tests.word.rendering import TEMPLATE, by_docxtpl
from tests.word.tiny import docx, p, relation, runs, table


@dataclass(frozen=True, slots=True)
class Task:
    title: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Names:
    name: str
    tasks: tuple[Task, ...]


TASKS = (Task("甲", ("一", "二")), Task("乙", ()))
CONTEXT: dict[str, object] = {
    "name": "A & B <90%>",
    "tasks": TASKS,
    "rich": RichText("富", bold=True),
    "lines": Listing("一\n二\t三\a四\f五"),
    "n": 3,
    "color": "FF0000",
    "none": None,
}
DOCUMENT = "word/document.xml"


def compiled(*body: str, header: str = "") -> CompiledTemplate:
    return compile_template(docx(*body, header=header), name="t.docx", filters={})


def texts(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in python_docx.Document(io.BytesIO(data)).paragraphs]


def canonical(data: bytes, part: str = DOCUMENT) -> bytes:
    root = etree.fromstring(read_package(data)[part], etree.XMLParser(remove_blank_text=True))
    return etree.tostring(root, method="c14n")


def fault(*body: str, context: Mapping[str, object] = CONTEXT, header: str = "") -> tuple[str, str]:
    with pytest.raises(TemplateError) as caught:
        compiled(*body, header=header).render(context)
    (diagnostic,) = caught.value.report
    return diagnostic.place.within, diagnostic.code


def test_records_are_merged_into_paragraphs() -> None:
    made = compiled("{%p for task in tasks %}", "{{ loop.index }}、{{ task.title }}", "{%p endfor %}")
    assert texts(made.render(Names("x", TASKS))) == ["1、甲", "2、乙"]


def test_field_called_items_is_reached() -> None:
    made = compiled("{%p for task in tasks %}", "{{ task.items|join('、') }}", "{%p endfor %}")
    assert texts(made.render(CONTEXT)) == ["一、二", ""]


def test_header_is_merged_too() -> None:
    made = compiled("{{ name }}", header="{{ n }}").render(CONTEXT)
    assert b">3</w:t>" in read_package(made)["word/header1.xml"]


def test_rich_text_works() -> None:
    assert texts(compiled("{{r rich }}").render(CONTEXT)) == ["富"]


@pytest.mark.parametrize(
    "body",
    [
        ("{{ name }} “引号” '", "无标签"),
        (runs("前{", "{ na", "me }", "}后"),),
        ("{%p for task in tasks %}", "{{ task.title }}", "{%p endfor %}"),
        ("{% if n < 4 and n > 1 %}{{ name }}{% else %}否{% endif %}",),
        (
            table(
                ("{%tr for task in tasks %}", ""), ("{% vm %}组", "{{ task.title }}"), ("{%tr endfor %}", "")
            ),
        ),
        (table(("{%tc for task in tasks %}", "{{ task.title }}", "{%tc endfor %}")),),
        (table(("{%tc for task in tasks %}", "{% hm %}{{ name }}", "{%tc endfor %}")),),
        (table(("{% colspan n %}{{ name }}",)),),
        (table(("{% cellbg color %}{{ name }}",)),),
        ("{{r rich }}后",),
        ("前{{ lines }}后",),
        ("甲{%- if n %}", "乙", "{%- endif %}丙"),
        ("{% raw %}{{ x }}{% endraw %}{{ name }}",),
        ("{_{ x }_} {_% y %_} {{ name }}",),
        ("{# 注 #}{{ name }}", "{#p 注 #}"),
        ("{{ '{{' }}{{ '}}' }}{{ \"it's\" }}{{ name }}",),
        ("{% set a %}甲{{ name }}{% endset %}{{ a }}{{ name ~ '<' }}",),
        ('<w:p><w:r><w:drawing><wp:inline><wp:docPr id="7" name="a"/></wp:inline></w:drawing></w:r></w:p>',),
        ('<w:tbl><w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="9"/></w:tblGrid></w:tbl>', "{{ name }}"),
    ],
)
def test_result_means_the_same_as_docxtpl(body: tuple[str, ...]) -> None:
    data = docx(*body, "{{ n }}")
    made = compile_template(data, name="t.docx", filters={}).render(CONTEXT)
    assert canonical(made) == canonical(by_docxtpl(data, CONTEXT))


def test_header_means_the_same_as_docxtpl() -> None:
    data = docx("{{ n }}", header="{{ name }}")
    made = compile_template(data, name="t.docx", filters={}).render(CONTEXT)
    assert canonical(made, "word/header1.xml") == canonical(by_docxtpl(data, CONTEXT), "word/header1.xml")


@pytest.mark.parametrize("context", [notice(), short_notice(), bare_notice()], ids=["long", "short", "bare"])
def test_the_built_in_notice_means_the_same_as_docxtpl(context: Context) -> None:
    filters = fragment_filters(PROFILE_A, None)
    made = compile_template(TEMPLATE.read_bytes(), name="notice", filters=filters).render(context)
    assert canonical(made) == canonical(by_docxtpl(TEMPLATE.read_bytes(), context, filters))


def test_same_input_gives_the_same_bytes() -> None:
    first, second = (compiled("{{ name }}", "{{r rich }}").render(CONTEXT) for _ in range(2))
    assert first == second


def test_copy_in_another_process_gives_the_same_bytes() -> None:
    made = compiled("{{ name }}")
    assert pickle.loads(pickle.dumps(made)).render(CONTEXT) == made.render(CONTEXT)


def test_members_that_do_not_change_are_copied_packed() -> None:
    data = docx(
        "{{ name }}", parts={"word/styles.xml": f"<w>{'<w/>' * 99}</w>", "word/media/a.png": "图" * 50}
    )
    made = compile_template(data, name="t.docx", filters={}).render(CONTEXT)
    assert members(made)["word/styles.xml"] == members(data)["word/styles.xml"]
    assert members(made)["word/media/a.png"] == members(data)["word/media/a.png"]


def members(data: bytes) -> dict[str, Member]:
    return {member.name: member for member in read_members(data)}


def test_changed_members_do_not_depend_on_the_deflater() -> None:
    made = members(compiled("{{ name }}").render(CONTEXT))
    assert {name for name, member in made.items() if member.method == 0} >= {DOCUMENT, "docProps/core.xml"}


def test_template_without_tags_is_copied() -> None:
    data = docx("无")
    made = compile_template(data, name="t.docx", filters={}).render(CONTEXT)
    assert members(made)[DOCUMENT] == members(data)[DOCUMENT]


def test_properties_are_those_of_the_record() -> None:
    properties = Properties("题 & 名", "类", "某委", date(2021, 11, 3))
    made = compiled("x").render(CONTEXT, properties=properties)
    found = python_docx.Document(io.BytesIO(made)).core_properties
    assert (found.title, found.subject, found.author) == ("题 & 名", "类", "某委")
    assert str(found.created).startswith("2021-11-03")


def test_nothing_of_the_author_stays() -> None:
    parts = {
        "docProps/core.xml": "<secret/>",
        "docProps/app.xml": "<secret/>",
        "docProps/custom.xml": "<secret/>",
    }
    made = compile_template(docx("x", parts=parts), name="t.docx", filters={}).render(CONTEXT)
    assert not [name for name, content in read_package(made).items() if b"secret" in content]


def test_illegal_character_in_a_property_is_refused() -> None:
    with pytest.raises(TemplateError) as caught:
        compiled("x").render(CONTEXT, properties=Properties(title="a\x0b"))
    assert [diagnostic.code for diagnostic in caught.value.report] == ["DG650"]


def visible(text: str) -> str:
    return re.sub(r"[\r\n\t\a\f]", "", text)


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=())))
@example("&<>\"'“”１２\r\n\t𠮷{{ x }}{% y %}{_{")
@example("\x0b")
@example("\ud800")
@example("a\x85b\u2028c\ufffe")
def test_any_text_survives_or_is_refused_with_its_place(text: str) -> None:
    try:
        made = compiled("前{{ name }}后").render({"name": text})
    except TemplateError as error:
        assert [(each.code, each.place.within) for each in error.report] == [("DG650", "¶1")]  # noqa: PT017
        return
    root = etree.fromstring(read_package(made)[DOCUMENT])
    assert "".join(root.itertext()) == f"前{visible(text)}后"


def test_line_breaks_and_tabs_become_those_of_word() -> None:
    assert texts(compiled("{{ name }}").render({"name": "一\r\n二\r三\t四"})) == ["一\n二\n三\t四"]


def test_illegal_character_is_named_with_its_record() -> None:
    with pytest.raises(TemplateError) as caught:
        compiled("x", "{{ tasks[1].title }}").render({"tasks": (TASKS[0], Task("a\x0bb", ()))})
    (diagnostic,) = caught.value.report
    assert diagnostic.message.en.startswith(
        "the text holds a character that Word cannot store: tasks[1].title: character U+000B"
    )


def test_misspelt_name_is_located_and_the_right_one_offered() -> None:
    with pytest.raises(TemplateError) as caught:
        compiled("一", "牵头：{{ tasks[0].titel }}").render(CONTEXT)
    (diagnostic,) = caught.value.report
    assert (str(diagnostic.place), diagnostic.remedy.zh) == ("t.docx:¶2", "是不是 title？")
    assert "“牵头：{{ tasks[0].titel }}”" in diagnostic.message.zh


def test_table_cell_is_named() -> None:
    with pytest.raises(TemplateError) as caught:
        compiled("一", table(("甲", "乙"), ("丙", "{{ missing }}"))).render(CONTEXT)
    (diagnostic,) = caught.value.report
    assert "表1 行2 列2" in diagnostic.message.zh


def test_all_broken_parts_are_reported_at_once() -> None:
    with pytest.raises(TemplateError) as caught:
        compiled("{{ missing }}", header="{{ absent }}").render(CONTEXT)
    assert [each.place.within for each in caught.value.report] == ["header1 ¶1", "¶1"]


@pytest.mark.parametrize(
    ("body", "within", "code"),
    [
        (("一", "{{ missing }}"), "¶2", "DG610"),
        (("一", "{% if missing %}x{% endif %}"), "¶2", "DG610"),
        (("{%p if n %}", "{{ nn }}", "{%p endif %}"), "¶2", "DG610"),
        (("{%p for task in tasks %}", "一", "{{ task.x }}", "{%p endfor %}"), "¶3", "DG610"),
        (("一", "{% for task in tasks %}", "{{ task.x }}", "{% endfor %}"), "¶3", "DG610"),
        ((table(("a",), ("{{ nn }}",)),), "¶2", "DG610"),
        ((table(("{%tr for task in tasks %}",), ("{{ task.x }}",), ("{%tr endfor %}",)),), "¶2", "DG610"),
        (("{{ name }}", "{{ none }}"), "¶2", "DG612"),
        (("{{ name }}", "{{ none.title }}"), "¶2", "DG610"),
        (("{{ name }}", "{{ tasks }}"), "¶2", "DG612"),
        (("{{ name }}", "{{ tasks[0] }}"), "¶2", "DG612"),
        (("{{ name }}", "{{ rich }}"), "¶2", "DG616"),
        (("{{ name }}", "{{r name }}"), "¶2", "DG616"),
        (("{{ name }}", "{{p name }}"), "¶2", "DG616"),
        (("{{ name }}", "{{ name + 1 }}"), "¶2", "DG653"),
        (("{{ name }}", "{{ n / 0 }}"), "¶2", "DG653"),
        (("{{ name }}", "{{ name.encode() }}"), "¶2", "DG611"),
        (("{{ name }}", "{% for x in range(999999) %}{% endfor %}"), "¶2", "DG652"),
        (("{{ name }}", "{{ tasks|join }}"), "¶2", "DG612"),
        (("{{ name }}", "{{ name|round }}"), "¶2", "DG653"),
        (("{{ name }}", "{{ lines ~ none }}"), "¶2", "DG612"),
    ],
)
def test_fault_in_rendering_is_located(body: tuple[str, ...], within: str, code: str) -> None:
    assert fault(*body) == (within, code)


@pytest.mark.parametrize(
    ("body", "within", "code"),
    [
        (("一", "{{ name"), "¶2", "DG601"),
        (("一", "{{ name", "三"), "¶2", "DG601"),
        (("一", "{{ name + }}"), "¶2", "DG601"),
        (("一", "{%p for task in tasks %}", "三 {{ name }}"), "¶2", "DG601"),
        (("一", "{{ name|uper }}"), "¶2", "DG614"),
        (("一", "{{ name is oddd }}"), "¶2", "DG614"),
        (("一", "{% include 'x' %}"), "¶2", "DG615"),
        (("一", "{% autoescape false %}{{ name }}{% endautoescape %}"), "¶2", "DG615"),
        (("一", "{% macro m() %}{% endmacro %}"), "¶2", "DG615"),
        (("一", "{% for t in tasks recursive %}{% endfor %}"), "¶2", "DG615"),
        (("一", "{{ name.__class__ }}"), "¶2", "DG611"),
    ],
)
def test_fault_in_compiling_is_located(body: tuple[str, ...], within: str, code: str) -> None:
    assert fault(*body) == (within, code)


def test_picture_in_the_context_is_refused() -> None:
    data = docx("{{ picture }}")
    picture = InlineImage(DocxTemplate(io.BytesIO(data)), "a.png")
    assert fault("{{ picture }}", context={"picture": picture}) == ("¶1", "DG654")


def test_filter_that_names_no_registered_picture_is_refused() -> None:
    from markupsafe import Markup

    data = docx("{{r name|seal }}", parts=relation("image", "media/a.png"))
    filters = {"seal": lambda _: Markup('<w:r><a:blip r:embed="rId7"/></w:r>')}
    with pytest.raises(TemplateError, match="rId7"):
        compile_template(data, name="t.docx", filters=filters).render(CONTEXT)


def test_result_that_is_no_xml_is_refused() -> None:
    from markupsafe import Markup

    filters = {"broken": lambda _: Markup("<w:r>")}
    made = compile_template(docx("{{ n }}", "{{r name|broken }}", "x"), name="t.docx", filters=filters)
    with pytest.raises(TemplateError) as caught:
        made.render(CONTEXT)
    assert [each.code for each in caught.value.report] == ["DG651"]


UNUSABLE = [
    b"",
    b"%PDF-1.7",
    docx("{{ name }}", parts={"word/document.xml": "<w:document>"}),
    docx("{{ name }}", parts={"word/document.xml": "<strict/>"}),
    docx("{{ name }}", parts={"word/_rels/document.xml.rels": "<broken>"}),
    docx("{{ name }}", parts={"_rels/.rels": ""}),
    docx("{{ name }}", parts={"[Content_Types].xml": "x"}),
    write_package({"[Content_Types].xml": b"<Types/>"}),
]


@pytest.mark.parametrize("data", UNUSABLE)
def test_unusable_file_is_a_template_error(data: bytes) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(data, name="t.docx", filters={})
    assert [str(each.place) for each in caught.value.report] == ["t.docx"]


def test_context_that_is_no_record_is_a_bug() -> None:
    with pytest.raises(TypeError):
        compiled(p("x")).render(7)
