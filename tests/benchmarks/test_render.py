"""Rendering the 18-task notice, against plain docxtpl on the same template, context and filters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import count

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from docgen.context import context_of
from docgen.context.views import Context
from docgen.layout.page import PROFILE_A
from docgen.word.fragments import fragment_filters
from docgen.word.template import CompiledTemplate, compile_template
from tests.benchmarks.pairs import paired
from tests.projects import real_project
from tests.word.rendering import TEMPLATE, by_docxtpl

NOTICE = TEMPLATE.read_bytes()
FILTERS, PEERS_FILTERS = (fragment_filters(PROFILE_A, None) for _ in range(2))
"""Each side has its own, for filters remember what they made."""


@pytest.fixture(scope="module")
def context() -> Context:
    """Give the context of the sample notice: 4 sections, 18 tasks, 23 items."""
    project = real_project()
    return context_of(project, project.document_index["notice-2021-55"])


@pytest.fixture(scope="module")
def compiled() -> CompiledTemplate:
    return compile_template(NOTICE, name="notice", filters=FILTERS)


def scaled(context: Context, times: int) -> Context:
    """Return the context with its sections repeated."""
    return replace(context, plan=replace(context.plan, sections=context.plan.sections * times))


def others(context: Context) -> Iterator[Context]:
    """Yield documents of one office that differ in number, date and copies, so that nothing is remembered."""
    for number in count(1):
        document = context.document
        date = f"{2000 + number}年1月1日"
        changed = replace(
            document,
            number=f"{document.number}-{number}",
            sign_off=replace(document.sign_off, date=date),
            imprint=replace(document.imprint, printed_on=date, copies=str(number)),
        )
        yield replace(context, document=changed)


@pytest.mark.parametrize(("times", "wanted"), [(1, 9.0), (100, 2.2)], ids=["18 tasks", "1,800 tasks"])
def test_checked_notice_is_so_many_times_faster_than_docxtpl(
    compiled: CompiledTemplate,
    context: Context,
    capsys: pytest.CaptureFixture[str],
    times: int,
    wanted: float,
) -> None:
    theirs, ours = others(scaled(context, times)), others(scaled(context, times))
    pairs = paired(
        lambda: by_docxtpl(NOTICE, next(theirs), PEERS_FILTERS),
        lambda: compiled.render(next(ours)),
        rounds=60 // times + 4,
    )
    with capsys.disabled():
        print(f"\n{18 * times} tasks as Word: docxtpl takes {pairs} times as long")
    assert pairs.median >= wanted


def test_rendering_one_notice(
    benchmark: BenchmarkFixture, compiled: CompiledTemplate, context: Context
) -> None:
    documents = others(context)
    benchmark(lambda: compiled.render(next(documents)))
