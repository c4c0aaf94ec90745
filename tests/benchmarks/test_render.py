"""Rendering the 18-task notice, against plain docxtpl on the same template, context and filters."""

from __future__ import annotations

import io
from dataclasses import fields, replace

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree
from pytest_benchmark.fixture import BenchmarkFixture

from docgen.context import context_of
from docgen.context.views import Context
from docgen.layout.page import PROFILE_A
from docgen.ooxml.package import read_package
from docgen.word.fragments import fragment_filters
from docgen.word.template import CompiledTemplate, compile_template
from tests.benchmarks.pairs import paired
from tests.projects import CHECKOUT, real_project

TEMPLATE = (CHECKOUT / "templates/notices/division_of_labor.docx").read_bytes()
FILTERS = fragment_filters(PROFILE_A, None)


@pytest.fixture(scope="module")
def context() -> Context:
    """Give the context of the sample notice: 4 sections, 18 tasks, 23 items."""
    project = real_project()
    return context_of(project, project.documents[0])


@pytest.fixture(scope="module")
def compiled() -> CompiledTemplate:
    return compile_template(TEMPLATE, name="notice", filters=FILTERS)


def by_docxtpl(context: Context) -> bytes:
    """Return the notice as docxtpl makes it: load, render, save, as its manual says."""
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    template = DocxTemplate(io.BytesIO(TEMPLATE))
    template.render(
        {entry.name: getattr(context, entry.name) for entry in fields(context)}, environment, autoescape=True
    )
    file = io.BytesIO()
    template.save(file)
    return file.getvalue()


def scaled(context: Context, times: int) -> Context:
    """Return the context with its sections repeated."""
    return replace(context, plan=replace(context.plan, sections=context.plan.sections * times))


def body(data: bytes) -> bytes:
    """Return the canonical form of the document part."""
    return etree.tostring(etree.fromstring(read_package(data)["word/document.xml"]), method="c14n")


@pytest.mark.parametrize(("times", "wanted"), [(1, 9.0), (100, 2.2)], ids=["18 tasks", "1,800 tasks"])
def test_checked_notice_is_so_many_times_faster_than_docxtpl(
    compiled: CompiledTemplate,
    context: Context,
    capsys: pytest.CaptureFixture[str],
    times: int,
    wanted: float,
) -> None:
    large = scaled(context, times)
    pairs = paired(lambda: by_docxtpl(large), lambda: compiled.render(large), rounds=60 // times + 4)
    with capsys.disabled():
        print(f"\n{18 * times} tasks as Word: docxtpl takes {pairs} times as long")
    assert pairs.median >= wanted


def test_rendering_one_notice(
    benchmark: BenchmarkFixture, compiled: CompiledTemplate, context: Context
) -> None:
    benchmark(compiled.render, context)


def test_notice_means_what_docxtpl_makes_of_it(compiled: CompiledTemplate, context: Context) -> None:
    assert body(compiled.render(context)) == body(by_docxtpl(context))
