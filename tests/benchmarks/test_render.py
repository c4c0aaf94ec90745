from __future__ import annotations

import io
import statistics
from dataclasses import fields
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from docgen.context.views import Context
from docgen.layout.page import PROFILE_A
from docgen.ooxml.package import read_package
from docgen.word.fragments import fragment_filters
from docgen.word.properties import Properties
from docgen.word.template import compile_template
from tests.word.notice import notice

TEMPLATE = Path(__file__).parents[2] / "templates" / "notices" / "division_of_labor.docx"
FILTERS = fragment_filters(PROFILE_A, None)
PROPERTIES = Properties("关于任务分工的通知", "通知", "某省卫生健康委员会", date(2021, 11, 3))
PAIRS = 60
WANTED = 9


def by_docxtpl(data: bytes, context: Context) -> bytes:
    environment = Environment(autoescape=True)
    environment.filters.update(FILTERS)
    template = DocxTemplate(io.BytesIO(data))
    names = {entry.name: getattr(context, entry.name) for entry in fields(context)}
    template.render(names, environment, autoescape=True)
    buffer = io.BytesIO()
    template.save(buffer)
    return buffer.getvalue()


def body(data: bytes) -> bytes:
    return etree.tostring(etree.fromstring(read_package(data)["word/document.xml"]), method="c14n")


def ratios(data: bytes, context: Context) -> list[float]:
    """Return how many times longer docxtpl takes, for each pair of one run."""
    compiled = compile_template(data, name="notice", filters=FILTERS)
    found = []
    for _ in range(PAIRS):
        start = perf_counter()
        compiled.render(context, properties=PROPERTIES)
        middle = perf_counter()
        by_docxtpl(data, context)
        found.append((perf_counter() - middle) / (middle - start))
    return found


def test_notice_is_nine_times_faster_than_docxtpl_with_each_changed_part_checked(
    benchmark: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    data, context = TEMPLATE.read_bytes(), notice()
    ratio = statistics.median(ratios(data, context))
    compiled = compile_template(data, name="notice", filters=FILTERS)
    benchmark.extra_info["times_faster_than_docxtpl"] = round(ratio, 1)
    benchmark(compiled.render, context, properties=PROPERTIES)
    with capsys.disabled():
        print(f"\nnotice of 18 tasks, checked: {ratio:.1f} times faster than docxtpl")
    assert ratio >= WANTED


def test_notice_means_what_docxtpl_makes_of_it() -> None:
    data, context = TEMPLATE.read_bytes(), notice()
    made = compile_template(data, name="notice", filters=FILTERS).render(context, properties=PROPERTIES)
    assert body(made) == body(by_docxtpl(data, context))
