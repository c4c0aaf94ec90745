"""Charts are checked before anything is built, and drawn in the fonts of the machine."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import docx as python_docx
import pytest

pytest.importorskip("matplotlib")

from docgen.builder.step import Reason, Status
from docgen.layout.page import PROFILE_A
from docgen.machine.fact import Surroundings
from docgen.ooxml.package import read_package
from docgen.verbs.building import Planned, build, plan
from docgen.word.typeset import template_from_text
from tests.charts.samples import machine
from tests.projects import AS_OF, CHECKOUT, NOTICE, TEMPLATE, make_project

ARTICLE = """issue: 1
issuing_unit: 委办公室
articles:
  - id: a
    title: 筛查进展
    chart: {title: 筛查率, kind: bar, indicators: [screening]}
preamble:
"""
FIGURES = "figures:\n  - {indicator: screening, value: 97.41, as_of: 2022-02-28, previous: 91.2}\n"
BARE = dataclasses.replace(machine(), home=Path("nowhere"), search_path="", platform="win32")
"""A machine without fonts."""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project whose notice shows a chart."""
    root = make_project(tmp_path, (NOTICE, "preamble:\n", ARTICLE))
    form = (CHECKOUT / TEMPLATE).with_suffix(".txt").read_text(encoding="utf-8")
    line = "[正文] {{p document.sign_off|sign_off }}"
    tags = (
        "{%p for article in document.articles %}",
        "{%p if article.chart %}",
        "{{p article.chart|chart }}",
    )
    ends = ("{%p endif %}", "{%p endfor %}")
    form = form.replace(line, "\n".join(f"[正文] {tag}" for tag in (*tags, *ends)) + f"\n{line}")
    (root / TEMPLATE).write_bytes(template_from_text(form, PROFILE_A))
    (root / "data/figures").mkdir()
    (root / "data/figures/f.yaml").write_text(FIGURES, encoding="utf-8")
    return root


def planned(root: Path, surroundings: Surroundings | None = None) -> Planned:
    return plan(root, as_of=AS_OF, surroundings=surroundings or machine())


def faults(root: Path, surroundings: Surroundings | None = None) -> list[tuple[str, str]]:
    return [(each.code, str(each.place)) for each in planned(root, surroundings).report]


def test_a_notice_shows_the_chart_of_its_figures(project: Path) -> None:
    assert faults(project) == []
    build(planned(project))
    made = (project / "output/notices/n.docx").read_bytes()
    (shape,) = python_docx.Document(io.BytesIO(made)).inline_shapes
    alt = "柱形图：筛查率。产前筛查率97.41%（目标90%，上年同期91.2%）。"
    assert shape._inline.docPr.get("descr") == alt
    assert sum(name.endswith((".svg", ".png")) for name in read_package(made)) == 2


def test_a_chart_that_cannot_be_drawn_is_named_in_the_record(project: Path) -> None:
    notice = project / NOTICE
    text = notice.read_text(encoding="utf-8").replace("kind: bar", "kind: share")
    notice.write_text(text, encoding="utf-8")
    west = FIGURES.splitlines()[1].replace("value", "scope: 西市, value")
    (project / "data/figures/f.yaml").write_text(f"{FIGURES}{west}\n", encoding="utf-8")
    assert ("DG678", f"{NOTICE}:18:12") in faults(project)
    assert planned(project).plan.steps == ()


def test_a_machine_without_fonts_is_found_out_before_the_build(project: Path) -> None:
    assert faults(project, BARE) == [("DG679", f"{NOTICE}:18:12")]


def test_other_fonts_rebuild_what_shows_a_chart(project: Path) -> None:
    build(planned(project))
    assert [step.status for step in planned(project).plan.steps] == [Status.UP_TO_DATE]
    office = project / "data/office.yaml"
    text = office.read_text(encoding="utf-8")
    choice = "layout:\n  fonts:\n    - {family: 黑体, use: Noto Serif CJK SC Bold}\n"
    office.write_text(text + choice, encoding="utf-8")
    (step,) = planned(project).plan.steps
    assert (step.status, step.reasons) == (Status.BUILD, (Reason.FONTS,))


def test_a_document_without_charts_does_not_depend_on_fonts(tmp_path: Path) -> None:
    root = make_project(tmp_path)
    build(planned(root))
    assert [step.status for step in planned(root, BARE).plan.steps] == [Status.UP_TO_DATE]
