"""Build what `make demo` builds, once for all the tests of a process, and tell the documents apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from docgen.builder.step import Step
from docgen.cli.surroundings import surroundings
from docgen.verbs.building import build, plan
from tests.projects import AS_OF, CHECKOUT


@dataclass(frozen=True, slots=True)
class DemoFile:
    """One Word file of the demo and what was made from it."""

    name: str
    """The project and the path without its extension: ``shaanxi/notices/notice-2021-55``."""
    word: Path
    first: bool
    """Whether it is the first that its record makes: one made for each division looks like the others."""

    @property
    def pdf(self) -> Path:
        return self.word.with_suffix(".pdf")


def demo_projects() -> dict[str, Path]:
    """Return the projects of the demo by name: that of the checkout, then those of the other offices."""
    others = sorted(folder.parents[1] for folder in (CHECKOUT / "data/offices").glob("*/data/office.yaml"))
    return {"shaanxi": CHECKOUT, **{folder.name: folder for folder in others}}


@cache
def demo_files() -> tuple[DemoFile, ...]:
    """Build the whole demo into a folder of its own and return its Word files, in order."""
    output = Path(mkdtemp(prefix="docgen-demo-"))
    return tuple(
        DemoFile(f"{name}/{file.relative_to(output / name).with_suffix('').as_posix()}", file, first)
        for name in demo_projects()
        for file, first in _built(name, output)
    )


def demo_names(*, only_first: bool = False) -> list[str]:
    """Return the names of all documents of the demo, without building any: one test a document.

    With `only_first` one of each record.
    """
    return [
        f"{name}/{path.removesuffix('.docx')}"
        for name in demo_projects()
        for path, first in _paths(name, Path(mkdtemp(prefix="docgen-plan-")))
        if first or not only_first
    ]


def demo_file(name: str) -> DemoFile:
    """Return one document of the demo, built."""
    return next(file for file in demo_files() if file.name == name)


def _paths(name: str, output: Path) -> list[tuple[str, bool]]:
    machine = surroundings(output)
    planned = plan(demo_projects()[name], as_of=AS_OF, output=output, formats=["docx"], surroundings=machine)
    assert not planned.report.has_errors, [str(diagnostic) for diagnostic in planned.report]
    steps = list(planned.plan.steps)
    return [(step.path, first) for step, first in zip(steps, _firsts(steps), strict=True)]


def _built(name: str, output: Path) -> list[tuple[Path, bool]]:
    folder = output / name
    planned = plan(
        demo_projects()[name],
        as_of=AS_OF,
        output=folder,
        formats=["docx", "pdf"],
        surroundings=surroundings(folder),
    )
    result = build(planned)
    assert not result.report.has_errors, [str(diagnostic) for diagnostic in result.report]
    words = [step for step in planned.plan.steps if not step.word]
    return [(folder / step.path, first) for step, first in zip(words, _firsts(words), strict=True)]


def _firsts(steps: list[Step]) -> list[bool]:
    """Say of each step whether it is the first of its record."""
    records = [step.document.id for step in steps]
    return [records.index(record) == place for place, record in enumerate(records)]
