from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from docgen.context.views import Context
from docgen.diagnostics import Diagnostic, Severity
from docgen.errors import TemplateError
from docgen.layout.page import PROFILE_A
from docgen.word.allowed import REFUSED
from docgen.word.check import check_template
from docgen.word.findings import TEMPLATE_FAULTS
from docgen.word.fragments import fragment_filters
from docgen.word.template import compile_template
from tests.word.notices import notice
from tests.word.tiny import docx, p, relation, runs, table

FILTERS = fragment_filters(PROFILE_A, None)
SECTIONS, END = "{%p for section in plan.sections %}", "{%p endfor %}"
TYPE = "application/vnd.ms-office.vbaProject"
STATEMENTS = {
    "include": "{% include 'x' %}",
    "import": "{% import 'x' as x %}",
    "from": "{% from 'x' import y %}",
    "extends": "{% extends 'x' %}",
    "block": "{% block b %}{% endblock %}",
    "macro": "{% macro m() %}{% endmacro %}",
    "call": "{% call f() %}{% endcall %}",
    "autoescape": "{% autoescape false %}{% endautoescape %}",
}


@dataclass(frozen=True)
class Figures:
    figures: Mapping[str, str]


def diagnostics(
    *body: str, contract: type = Context, parts: Mapping[str, str] | None = None, types: str = ""
) -> tuple[Diagnostic, ...]:
    data = docx(*body, parts=parts, types=types)
    return check_template(data, name="t.docx", contract=contract, filters=FILTERS).diagnostics


def found(*body: str, contract: type = Context) -> list[tuple[str, str]]:
    return [(each.place.within, each.code) for each in diagnostics(*body, contract=contract)]


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        (("一", "{{ document.title }"), [("¶2", "DG601")]),
        (("一", "{{ document.title + }}"), [("¶2", "DG601")]),
        (("一", "{% unknown %}"), [("¶2", "DG601")]),
        ((SECTIONS, "{{ section.title }}"), [("¶1", "DG602")]),
        (("一", END), [("¶2", "DG602")]),
        (("{%p if document.closing %}", "{% endif %}"), [("¶2", "DG602")]),
        (("一", "{%p if document.closing %}二{%p endif %}"), [("¶2", "DG603")]),
        (("{%tr for a in document.annexes %}", "{%tr endfor %}"), [("¶1", "DG603"), ("¶2", "DG603")]),
        (("附件：{%p if document.closing %}", "{%p endif %}"), [("¶1", "DG604")]),
        ((SECTIONS, END, "{{ section.title }}"), [("¶3", "DG607")]),
        (("一", "{{ loop.index }}"), [("¶2", "DG607")]),
        (("一", "｛｛ document.title ｝｝"), [("¶2", "DG609")]),
        (("一", "{｛ document.title }}"), [("¶2", "DG609")]),
        (("一", "{{ document.titel }}"), [("¶2", "DG610")]),
        (("一", "{{ dokument.title }}"), [("¶2", "DG610")]),
        ((SECTIONS, "{{ section.titel }}", END), [("¶2", "DG610")]),
        (("一", "{% if documents %}x{% endif %}"), [("¶2", "DG610")]),
        (("一", "{{ plan.sections|map(attribute='titel')|join }}"), [("¶2", "DG610")]),
        ((table(("{{ document.titel }}",)),), [("¶1", "DG610")]),
        (("一", "{{ document.__class__ }}"), [("¶2", "DG611")]),
        (("一", "{{ plan.sections }}"), [("¶2", "DG612")]),
        (("一", "{{ document.sign_off }}"), [("¶2", "DG612")]),
        (("一", "{{ document.sign_off.sealed }}"), [("¶2", "DG612")]),
        (("{% for c in document.title %}{{ c }}{% endfor %}",), [("¶1", "DG612")]),
        (("一", "{{ document.title|join('、') }}"), [("¶2", "DG612")]),
        (("一", "{{ plan.sections|join('、') }}"), [("¶2", "DG612")]),
        (("一", "{{ document.title|uper }}"), [("¶2", "DG614")]),
        (("一", "{{ document.title is odddd }}"), [("¶2", "DG612"), ("¶2", "DG614")]),
        (("一", "{{ document.title|safe }}"), [("¶2", "DG614")]),
        (("一", "{% include 'x' %}"), [("¶2", "DG615")]),
        (("{% macro m() %}", "{% endmacro %}"), [("¶1", "DG615")]),
        (("一", "{{r document.title }}"), [("¶2", "DG616")]),
        (("一", "{{ office.mark|fit_mark }}"), [("¶2", "DG616")]),
        (("一", "{{ document.requirements.title }}"), [("¶2", "DG617")]),
        (("一", "{{ document.annexes|first }}"), [("¶2", "DG617")]),
        (("一", "{{ plan.sections[0].title }}"), [("¶2", "DG617")]),
        (("一", "{{ document.requirements|string }}"), [("¶2", "DG617")]),
        (("一", '{{ "A&B" }}'), [("¶2", "DG619")]),
        (("一", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr></w:p>'), [("¶2", "DG630")]),
        (("一", runs("文", formats=("<w:b/>",))), [("¶2", "DG630")]),
        (("一", p("文", '<w:pPr><w:pStyle w:val="none"/></w:pPr>')), [("¶2", "DG631")]),
        (("一", "<w:p><w:ins><w:r><w:t>二</w:t></w:r></w:ins></w:p>"), [("¶2", "DG632")]),
        (("一", "<w:p><w:r><w:instrText>INCLUDETEXT x</w:instrText></w:r></w:p>"), [("¶2", "DG641")]),
    ],
)
def test_fault_is_located(body: tuple[str, ...], faults: list[tuple[str, str]]) -> None:
    assert found(*body) == faults


@pytest.mark.parametrize(
    "body",
    [
        ("{{ document.title }} & 尾 <b>",),
        (SECTIONS, "{{ loop.index }}{{ section.title }}", END),
        ("{% if document.requirements %}{{ document.requirements.title }}{% endif %}",),
        ("{{ document.requirements.title if document.requirements else '' }}",),
        ("{% if document.requirements is not none %}{{ document.requirements.title }}{% endif %}",),
        ("{% if not document.requirements %}无{% else %}{{ document.requirements.title }}{% endif %}",),
        ("{% set title = document.title %}{{ title|upper }}",),
        ("{% with first = plan.sections|first %}{{ first.title if first else '' }}{% endwith %}",),
        ("{{ plan.sections|map(attribute='title')|join('、') }}", "{{ document.annexes|length }}"),
        (
            "{{ document['title'] }}",
            "{{ document.title.startswith('a') and '' }}",
        ),
        ("{{r office.mark|fit_mark }}", "{{p document.sign_off|sign_off }}"),
        (runs("{{ docu", "ment.ti", "tle }}"),),
        ("{# 注 #}", "{% raw %}{{ x }}{% endraw %}"),
        (table(("{%tr for a in document.annexes %}",), ("{{ a }}",), ("{%tr endfor %}",)),),
    ],
)
def test_sound_template_has_no_faults(body: tuple[str, ...]) -> None:
    assert found(*body) == []


def test_nearest_name_is_offered() -> None:
    (diagnostic,) = diagnostics(SECTIONS, "{{ section.titel }}", END)
    assert (diagnostic.remedy.zh, diagnostic.remedy.en) == ("是不是 title？", "did you mean title?")


def test_message_quotes_the_paragraph_and_its_cell() -> None:
    (diagnostic,) = diagnostics(table(("甲", "牵头：{{ document.titel }}")))
    assert "（表1 行1 列2：“牵头：{{ document.titel }}”）" in diagnostic.message.zh


def test_rule_of_the_linter_stays_in_the_english_message() -> None:
    (diagnostic,) = diagnostics("附件：{%p if document.closing %}", "{%p endif %}")
    assert ("[DTL209]" in diagnostic.message.en, "DTL" in diagnostic.message.zh) == (True, False)


def test_all_faults_come_at_once() -> None:
    assert found("{{ document.titel }}", "{{ x", "{{ y|z }}", SECTIONS) == [
        ("¶1", "DG610"),
        ("¶2", "DG601"),
        ("¶3", "DG610"),
        ("¶3", "DG614"),
        ("¶4", "DG602"),
    ]


def test_header_is_checked() -> None:
    data = docx("一", header="{{ document.titel }}")
    report = check_template(data, name="t.docx", contract=Context, filters=FILTERS)
    assert [str(each.place) for each in report] == ["t.docx:header1 ¶1"]


@pytest.mark.parametrize(
    "text",
    [
        "{ office.name }",
        "{office.mark|fit_mark}",
        "office.name }}",
        "{ annex }}",
        "{ p else %}",
        "{p else}",
        "见 }} 下",
        "见 %} 下",
        "见 {% 下",
        "见 {{ 下",
        "{{ office.name }}}}",
        "{ % if document.closing %}",
    ],
)
def test_half_a_tag_is_an_error(text: str) -> None:
    assert {place for place, _ in found("一", text)} == {"¶2"}
    assert any(each.severity is Severity.ERROR for each in diagnostics("一", text))


@pytest.mark.parametrize(
    "text",
    [
        "集合 {1, 2}",
        "{% raw %}{{ a }}{% endraw %}",
        "{{ '}}' }}",
        "{# 说明 }} #}",
        "{甲}",
        "{_{ a }_}",
    ],
)
def test_other_braces_are_text(text: str) -> None:
    assert found("一", text) == []


def test_tag_in_one_word_with_two_formats_is_a_warning() -> None:
    body = runs("{{ document.", "title }}", formats=('<w:rFonts w:hint="eastAsia"/>', "<w:vanish/>"))
    assert found(body) == [("¶1", "DG620")]


def test_tag_cut_by_a_link_is_an_error() -> None:
    link = "<w:hyperlink><w:r><w:t>title }}</w:t></w:r></w:hyperlink>"
    assert ("¶1", "DG605") in found(f"<w:p><w:r><w:t>{{{{ document.</w:t></w:r>{link}</w:p>")


def test_tag_over_two_paragraphs_is_an_error() -> None:
    assert ("¶1", "DG605") in found("{{ document.", "title }}")


def test_tag_in_a_tracked_deletion_is_an_error() -> None:
    deleted = "<w:p><w:del><w:r><w:delText>{{ document.title }}</w:delText></w:r></w:del></w:p>"
    assert ("¶1", "DG606") in found(deleted)


@pytest.mark.parametrize("name", ["items", "keys", "pop"])
def test_key_named_like_a_method_is_refused_with_a_way_out(name: str) -> None:
    (diagnostic,) = diagnostics(f"{{{{ figures.{name} }}}}", contract=Figures)
    assert (diagnostic.code, f"['{name}']" in diagnostic.remedy.zh) == ("DG613", True)


def test_other_keys_of_a_mapping_are_free() -> None:
    assert found("{{ figures.total }}{{ figures['items'] }}", contract=Figures) == []


@pytest.mark.parametrize(
    ("parts", "types", "code"),
    [
        (
            {"word/vbaProject.bin": ""},
            f'<Override PartName="/word/vbaProject.bin" ContentType="{TYPE}"/>',
            "DG640",
        ),
        (relation("image", "http://example.org/a.png", external=True), "", "DG641"),
        (relation("attachedTemplate", "file:///C:/x.dotx", external=True), "", "DG641"),
        (relation("oleObject", "embeddings/a.bin"), "", "DG642"),
        (relation("aFChunk", "a.html"), "", "DG642"),
        ({"word/endnotes.xml": "<e><p>{{ document.title }}</p></e>"}, "", "DG618"),
    ],
)
def test_file_that_carries_danger_is_refused(parts: Mapping[str, str], types: str, code: str) -> None:
    assert [(each.code, each.severity) for each in diagnostics("一", parts=parts, types=types)] == [
        (code, Severity.ERROR)
    ]


def test_hyperlink_is_no_danger() -> None:
    assert diagnostics("一", parts=relation("hyperlink", "http://example.org", external=True)) == ()


def test_style_that_a_filter_needs_and_the_template_lacks_is_a_warning_at_its_tag() -> None:
    report = check_template(
        docx("一", "{{p document.sign_off|sign_off }}"),
        name="t.docx",
        contract=Context,
        filters=FILTERS,
        required_styles={"sign_off": ["成文日期"], "imprint": ["版记表格"]},
    )
    assert [(each.place.within, each.code, each.severity) for each in report] == [
        ("¶2", "DG631", Severity.WARNING)
    ]


@pytest.mark.parametrize("word", sorted(REFUSED - {"do", "trans"}))
def test_statement_that_is_refused_is_refused_in_checking_and_in_compiling(word: str) -> None:
    body = STATEMENTS[word]
    assert [code for _, code in found(body)] == ["DG615"]
    with pytest.raises(TemplateError) as caught:
        compile_template(docx(body), name="t.docx", filters={})
    assert {each.code for each in caught.value.report} == {"DG615"}


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "DG690"), (docx("x", parts={"word/document.xml": "<w>"}), "DG695"), (docx("x")[:-30], "DG692")],
)
def test_unusable_file_is_one_finding(data: bytes, code: str) -> None:
    report = check_template(data, name="t.docx", contract=Context, filters={})
    assert [each.code for each in report] == [code]


def test_template_without_faults_renders() -> None:
    data = docx(SECTIONS, "{{ section.number_zh }}、{{ section.title }}", END)
    assert not check_template(data, name="t.docx", contract=Context, filters=FILTERS).has_errors
    assert compile_template(data, name="t.docx", filters=FILTERS).render(notice())


def test_own_filter_that_gives_markup_is_known_by_its_annotation() -> None:
    def boxed(text: str) -> Markup:
        return Markup("<w:r/>") + text

    report = check_template(
        docx("{{ document.title|boxed }}"), name="t", contract=Context, filters={"boxed": boxed}
    )
    assert [each.code for each in report] == ["DG616"]


@pytest.mark.parametrize("fault", TEMPLATE_FAULTS.values(), ids=TEMPLATE_FAULTS.keys())
def test_every_code_is_explained_in_both_languages(fault: object) -> None:
    explanation = TEMPLATE_FAULTS[fault.code].explanation  # type: ignore[attr-defined] # a parametrised fault
    assert all(
        [explanation.title.zh, explanation.title.en, explanation.bad, explanation.why.zh, explanation.why.en]
    )


SCRAPS = (
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "#}",
    "p ",
    "r ",
    "tr ",
    "if ",
    "for ",
    " in ",
    "endif",
    "endfor",
    "else",
)
NAMES = (
    "document",
    ".title",
    ".annexes",
    "plan.sections",
    "|join",
    "'",
    '"',
    "&",
    "<",
    "｛",
    " ",
    "x",
    "(",
    ")",
    "-",
)


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from([*SCRAPS, *NAMES]), max_size=8).map("".join), max_size=5))
def test_whatever_is_wrong_with_a_scribble_is_named_with_its_paragraph(body: list[str]) -> None:
    paragraphs = {f"¶{number}" for number in range(1, len(body) + 1)}
    for each in diagnostics(*map(p, body)):
        assert each.severity is TEMPLATE_FAULTS[each.code].severity
        assert (each.place.path, each.place.line) == ("t.docx", None)
        assert each.place.within in paragraphs


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from([*SCRAPS, *NAMES]), max_size=8).map("".join), max_size=5))
def test_what_check_finds_no_error_in_can_be_compiled(body: list[str]) -> None:
    assume(not any(each.severity is Severity.ERROR for each in diagnostics(*map(p, body))))
    assert compile_template(docx(*map(p, body)), name="t.docx", filters=FILTERS).name == "t.docx"
