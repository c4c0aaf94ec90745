"""A template that leaves out what its type must print is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.context.views import Context
from docgen.layout.page import PROFILE_A
from docgen.verbs.templates import check_templates, project_templates
from docgen.word.check import check_template
from docgen.word.fragments import fragment_filters
from docgen.word.typeset import template_from_text
from tests.word.rendering import TEMPLATE
from tests.word.tiny import docx

ROOT = Path(__file__).parents[2]
TEXT = TEMPLATE.with_suffix(".txt").read_text(encoding="utf-8")
FILTERS = fragment_filters(PROFILE_A, None)
PRINTS = project_templates(ROOT)["templates/notices/division_of_labor.docx"].prints
HEAD = (
    "{%p for section in plan.sections %}",
    "{%p for task in section.tasks %}",
    "{%p for each in task.items %}",
)
FOOT = ("{%p endfor %}",) * 3


def faults(data: bytes, *prints: str) -> list[tuple[str, str]]:
    report = check_template(data, name="t", contract=Context, filters=FILTERS, prints=prints or PRINTS)
    return [(each.place.within, each.message.en.partition(": ")[2].partition(" (")[0]) for each in report]


def without(tag: str, *, line: str = "") -> bytes:
    """Return the notice's template without a tag: in all lines, or in those that end with `line`."""
    lines = [each.replace(tag, "x") if each.endswith(line) else each for each in TEXT.splitlines()]
    assert lines != TEXT.splitlines()
    return template_from_text("\n".join(lines), PROFILE_A)


def test_the_templates_of_the_project_print_what_they_must() -> None:
    assert list(check_templates(project_templates(ROOT))) == []


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("{{ item.text }}", "item.text"),
        ("{{ item.clause }}", "item.clause"),
        ("{{ task.title }}", "task.title"),
        ("{{ section.title }}", "section.title"),
        ("{{ document.number }}", "document.number"),
        ("{{ line }}", "document.title_lines / document.title"),
        ("{{ document.recipients }}", "document.recipients"),
        ("{{ paragraph }}", "document.preamble"),
        ("{{p document.sign_off|sign_off }}", "document.sign_off"),
        ("{{p document.imprint|imprint(document.annotation) }}", "document.imprint"),
        ("{{r office.mark|fit_mark }}", "office.mark"),
    ],
)
def test_a_name_that_is_printed_nowhere_is_an_error(tag: str, name: str) -> None:
    assert faults(without(tag)) == [("", f"{name} is never printed")]


@pytest.mark.parametrize("name", ["item.text", "item.clause"])
def test_a_branch_that_leaves_a_name_out_is_an_error(name: str) -> None:
    line = "[公文正文] {{ item.text }}{{ item.clause }}"
    ((_, fact),) = faults(without(f"{{{{ {name} }}}}", line=line))
    assert fact == f"one branch of the loop does not print {name}"


def test_a_branch_that_prints_nothing_is_an_error() -> None:
    line = "[公文正文] {{ item.text }}{{ item.clause }}"
    assert len(faults(without("{{ item.text }}{{ item.clause }}", line=line))) == 2


@pytest.mark.parametrize(
    "body",
    [
        ("{{ each.text }}{{ each.clause }}",),
        ("{{ each.text ~ each.clause }}",),
        ("{{ each.text }}{% if each.clause %}{{ each.clause }}{% endif %}",),
        (
            *("{%p if each.first %}", "{{ each.text }}{{ each.clause }}", "{%p endif %}"),
            *("{%p if not each.first %}", "{{ each.text }}{{ each.clause }}", "{%p endif %}"),
        ),
    ],
)
def test_other_ways_to_print_all_are_free(body: tuple[str, ...]) -> None:
    assert faults(docx(*HEAD, *body, *FOOT), "item.text", "item.clause") == []


def test_a_loop_that_prints_none_of_the_names_is_free() -> None:
    body = (*HEAD, "{{ each.text }}{{ each.clause }}", *FOOT, *HEAD, "{{ each.id }}", *FOOT)
    assert faults(docx(*body), "item.text", "item.clause") == []
