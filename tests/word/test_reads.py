"""What a template reads of a context: never less than it prints."""

import random
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest

from docgen.context import context_of
from docgen.context.views import Context
from docgen.errors import TemplateError
from docgen.layout.page import PROFILE_A
from docgen.records.project import Project
from docgen.sources.project import load
from docgen.word.fragments import fragment_filters
from docgen.word.reads import Reads, read_values, reads_of
from docgen.word.template import compile_template
from docgen.word.typeset import template_from_text
from tests.charts.samples import fonts
from tests.projects import CHECKOUT

TEMPLATES = CHECKOUT / "templates"
CHANGES = 60
"""Of each template, as many values of its context are changed one by one."""
FILES = sorted(file.relative_to(TEMPLATES).as_posix() for file in TEMPLATES.rglob("*.docx"))


def projects() -> Iterator[Project]:
    """Yield every sample project."""
    for root in (CHECKOUT, *sorted(path for path in (CHECKOUT / "data/offices").iterdir() if path.is_dir())):
        own = root / "templates"
        yield load(root, templates=own if own.is_dir() else TEMPLATES).project


@pytest.fixture(scope="module")
def contexts() -> list[Context]:
    return [context_of(project, document) for project in projects() for document in project.documents]


def leaves(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield where each text, number and truth value of a context stands."""
    if is_dataclass(value):
        for entry in fields(value):
            yield from leaves(getattr(value, entry.name), (*path, entry.name))
    elif isinstance(value, tuple):
        for index, entry in enumerate(value):
            yield from leaves(entry, (*path, index))
    elif isinstance(value, (str, int)):
        yield path


def changed(value: Any, path: tuple[str | int, ...]) -> Any:
    """Return `value` with another leaf at `path`."""
    if not path:
        return not value if isinstance(value, bool) else value + 1 if isinstance(value, int) else f"{value}改"
    first, *rest = path
    if isinstance(first, int):
        return (*value[:first], changed(value[first], tuple(rest)), *value[first + 1 :])
    return replace(value, **{first: changed(getattr(value, first), tuple(rest))})


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_value_whose_change_shows_is_among_those_that_are_read(name: str, contexts: list[Context]) -> None:
    data = (TEMPLATES / name).read_bytes()
    compiled = compile_template(data, name=name, filters=fragment_filters(PROFILE_A, None, chart_fonts=fonts))
    reads = reads_of(data, name=name)
    chance = random.Random(name)
    context = max(contexts, key=lambda each: len(str(read_values(each, reads))))
    every = [path for path in leaves(context) if path[0] in reads.names or reads.whole]
    shown = 0
    for tried, path in enumerate(chance.sample(every, len(every))):
        if shown and tried >= CHANGES:
            break
        other = changed(context, path)
        try:
            shows = compiled.render(other) != compiled.render(context)
        except TemplateError:  # a chart cannot be drawn of a word: the value is read
            shows = True
        if shows:
            shown += 1
            assert read_values(other, reads) != read_values(context, reads), path
    assert shown


def read(*paragraphs: str) -> Reads:
    """Return what a template with these paragraphs reads."""
    text = "\n".join(["=== document", *(f"[正文] {paragraph}" for paragraph in paragraphs)])
    return reads_of(template_from_text(text, PROFILE_A), name="t.docx")


def names(reads: Reads, path: str = "") -> set[str]:
    """Return what is read, as ``plan.sections.title``; what is only tested or counted ends in ``?``."""
    here = {path} if reads.whole else {f"{path}?"} if not reads.names and path else set()
    return here.union(*(names(each, f"{path}.{name}".lstrip(".")) for name, each in reads.names.items()))


@pytest.mark.parametrize(
    ("paragraphs", "wanted"),
    [
        (("{{ document.title }}",), {"document.title"}),
        (("{%p for s in plan.sections %}", "{{ s.title }}", "{%p endfor %}"), {"plan.sections.title"}),
        (("{%p if document.text %}", "有正文", "{%p endif %}"), {"document.text?"}),
        (("{{ plan.sections|length }}",), {"plan.sections?"}),
        (("{%p for s in plan.sections %}", "{{ loop.index }}", "{%p endfor %}"), {"plan.sections?"}),
        (("{% set d = document %}{{ d.number }}",), {"document.number"}),
        (("{{ plan.sections[0].title }}",), {"plan.sections.title"}),
        (("{{ document.preamble|first }}",), {"document.preamble"}),
        (
            ("{{ document.title if document.text else document.number }}",),
            {"document.title", "document.text?", "document.number"},
        ),
        (("{{ document.title.strip() }}",), {"document.title"}),
        (
            ("{%p for t in plan.sections|selectattr('tasks') %}", "{{ t.title }}", "{%p endfor %}"),
            {"plan.sections"},
        ),
    ],
)
def test_names_are_followed_through_loops_conditions_and_sets(
    paragraphs: tuple[str, ...], wanted: set[str]
) -> None:
    assert names(read(*paragraphs)) == wanted


@pytest.mark.parametrize("data", [b"", b"no zip"])
def test_file_that_is_no_template_counts_as_reading_all(data: bytes) -> None:
    assert reads_of(data, name="t.docx").whole
