"""A thousand forms, returns and reports: against openpyxl, with the share of each stage."""

from __future__ import annotations

import io
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from docgen.builder import ingredients, planner, renderer, settle
from docgen.cli.surroundings import surroundings
from docgen.excel.form import make_form
from docgen.excel.form_content import FormContent, form_content
from docgen.reporting.expected import expected_returns
from docgen.reporting.periods import parse_period
from docgen.verbs import building, collecting, returns
from docgen.verbs.building import build, plan
from tests.benchmarks.pairs import paired
from tests.benchmarks.returns import PLAN, hand_in, make_leads, read_by_openpyxl
from tests.excel.filling import AS_OF, PERIOD, collected, progress_of
from tests.projects import load_project

RETURNS = 1000
FORMS, PART = 50, 200
"""Forms and returns of a round; a thousand are only timed."""
ROUNDS = 5
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_leads(tmp_path_factory.mktemp("returns") / "project", RETURNS)


@pytest.fixture(scope="module")
def inbox(project: Path) -> Path:
    folder = project.parent / "inbox"
    hand_in(project, folder)
    return folder


def say(capsys: Capture, text: str) -> None:
    with capsys.disabled():
        print(f"\n{text}")


class Shares:
    """How long each stage of a run takes; what is timed within another stage counts there too."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self.whole = 0.0

    @contextmanager
    def timing(self, patch: pytest.MonkeyPatch, stages: dict[str, tuple[object, str]]) -> Iterator[None]:
        """Time the block, and the functions that `stages` name as (module or class, name) in it."""
        for stage, (owner, name) in stages.items():
            patch.setattr(owner, name, self._timed(stage, getattr(owner, name)))
        started = perf_counter()
        yield
        self.whole = perf_counter() - started

    def _timed(self, stage: str, work: Callable[..., Any]) -> Callable[..., Any]:
        def timed(*words: Any, **options: Any) -> Any:
            started = perf_counter()
            try:
                return work(*words, **options)
            finally:
                self.seconds[stage] = self.seconds.get(stage, 0.0) + perf_counter() - started

        return timed

    def __str__(self) -> str:
        """Return how long it took, with a line for each stage and one for the rest."""
        rest = self.whole - sum(self.seconds.values())
        lines = (
            f"  {stage:32} {seconds:7.2f} s {seconds / self.whole:6.1%}"
            for stage, seconds in {**self.seconds, "the rest": rest}.items()
        )
        return "\n".join((f"in {self.whole:.1f} s", *lines))


COLLECTING: dict[str, tuple[object, str]] = {
    "load and check the project": (collecting, "load"),
    "check the records": (collecting, "check_rules"),
    "read the workbooks": (collecting, "read_book"),
    "recognise forms, read boxes": (collecting, "read_return"),
    "compose YAML, keep comments": (returns, "edited_yaml"),
    "read the YAML again, compare": (returns, "_faults_of"),
    "write the files to the disk": (returns, "write_whole"),
    "enter problems into ledgers": (collecting, "add_problems"),
}
BUILDING: dict[str, tuple[object, str]] = {
    "load and check the project": (building, "check"),
    "see what the template reads": (ingredients.TemplatesRead, "data"),
    "compose contexts": (planner, "context_of"),
    "render": (renderer.Renderer, "_word"),
    "write the files to the disk": (settle, "write_whole"),
}


@pytest.fixture(scope="module")
def gathered(project: Path, inbox: Path) -> Shares:
    """Collect all returns, and tell how long each stage took."""
    shares = Shares()
    with pytest.MonkeyPatch.context() as patch, shares.timing(patch, COLLECTING):
        done = collected(project, inbox)
    assert (len(done.taken), done.refused) == (RETURNS, ())
    return shares


def test_a_thousand_reports_are_built_of_a_thousand_returns(
    project: Path, gathered: Shares, capsys: Capture
) -> None:
    shares = Shares()
    with pytest.MonkeyPatch.context() as patch, shares.timing(patch, BUILDING):
        here = surroundings(project / "output")
        built = build(plan(project, as_of=AS_OF, period=PERIOD, surroundings=here))
    assert not built.report.has_errors, list(built.report)[:3]
    assert len(list((project / "output/reports").glob("*.docx"))) == RETURNS
    say(capsys, f"{RETURNS} returns collected {gathered}")
    say(capsys, f"{RETURNS} reports built by one process {shares}")


def test_collecting_takes_less_than_reading_the_same_workbooks_with_openpyxl(
    project: Path, inbox: Path, capsys: Capture
) -> None:
    part = project.parent / "part"
    part.mkdir()
    files = [Path(shutil.copy(file, part)) for file in sorted(inbox.iterdir())[:PART]]

    def ours() -> None:
        shutil.rmtree(project / "data/progress", ignore_errors=True)
        assert len(collected(project, part).taken) == PART

    pairs = paired(ours, lambda: [read_by_openpyxl(file) for file in files], rounds=3)
    say(capsys, f"{PART} returns: {pairs} of the time in which openpyxl reads the workbooks")
    assert pairs.median < 1.0


@pytest.fixture(scope="module")
def contents(project: Path) -> tuple[FormContent, ...]:
    loaded = load_project(project).project
    expected = expected_returns(loaded, loaded.plan_index[PLAN], parse_period(PERIOD))
    return tuple(form_content(loaded, each) for each in expected)


def by_openpyxl(book: Workbook, content: FormContent) -> bytes:
    """Return a form from a workbook that was built before: what differs is written into its cells."""
    sheet = progress_of(book)
    sheet["A1"] = content.title
    sheet["A2"], sheet["A3"] = f"填报单位：{content.division.name}", f"表号：{content.number}"
    for number, row in enumerate(content.rows, 5):
        if sheet.cell(number, 1).value != "签报":
            sheet.cell(number, 1).value, sheet.cell(number, 2).value = row.code, row.label
    book["docgen"]["B4"] = content.division.id
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_a_thousand_forms_are_made_eight_times_as_fast_as_with_openpyxl(
    contents: tuple[FormContent, ...], capsys: Capture
) -> None:
    some = contents[:FORMS]
    book = load_workbook(io.BytesIO(make_form(contents[0])))
    pairs = paired(
        lambda: [by_openpyxl(book, each) for each in some],
        lambda: [make_form(each) for each in some],
        rounds=ROUNDS,
    )
    started = perf_counter()
    assert len({make_form(each) for each in contents}) == RETURNS
    say(capsys, f"{RETURNS} forms in {perf_counter() - started:.1f} s; {pairs} times as fast as openpyxl")
    assert pairs.median >= 8.0
