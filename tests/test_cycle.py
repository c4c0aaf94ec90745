"""The reporting cycle on the sample: what is collected is what was returned, and prints the same."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from docgen.cli.main import main
from docgen.cli.surroundings import surroundings
from docgen.context import context_of
from docgen.records.project import Project
from docgen.verbs.building import build, plan
from docgen.verbs.stored_values import record_values
from tests.cycle import by_period, run
from tests.projects import AS_OF, CHECKOUT, load_project, real_project

pytestmark = pytest.mark.slow
SAMPLE = real_project()
PERIODS = list(by_period(SAMPLE))
NOTED = ("form", "structure", "file", "sha256", "cells", "supporters")
"""What collecting notes of the file, and a return that was typed into YAML does not say."""


@pytest.fixture(scope="module")
def cycle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cycle")
    run(folder, words=("--formats", "docx"))
    return folder


def returned(project: Project) -> dict[str, dict[str, Any]]:
    """Return what the returns of a project say, by their places."""
    found = {}
    for each in project.returns:
        values = record_values(each)
        for item in values["items"]:
            for figure in item.get("figures", ()):
                figure.pop("source", None)
        found[each.place().path] = {key: value for key, value in values.items() if key not in NOTED}
    return found


def documents_of(root: Path, period: str, output: Path) -> dict[str, bytes]:
    """Build every document of a period; return the files."""
    here = surroundings(output)
    planned = plan(root, as_of=AS_OF, period=period, output=output, formats=["docx"], surroundings=here)
    assert not build(planned).report.has_errors
    return {file.name: file.read_bytes() for file in output.rglob("*.docx")}


def test_collected_returns_say_what_the_sample_returns_say(cycle: Path) -> None:
    collected = load_project(cycle).project
    assert returned(collected) == returned(SAMPLE)
    assert all(each.sha256 and each.cells and each.sample for each in collected.returns)


@pytest.mark.parametrize("period", PERIODS)
def test_documents_say_of_collected_returns_what_they_say_of_the_sample(cycle: Path, period: str) -> None:
    document = SAMPLE.documents[0].model_copy(
        update={"period": period, "as_of": datetime.date(2022, 12, 31), "number": ""}
    )
    theirs, ours = (context_of(project, document) for project in (load_project(cycle).project, SAMPLE))
    assert ours.progress.returned_figures
    for name in ("period", "status", "progress", "lists", "counts", "comparison", "report"):
        assert getattr(theirs, name) == getattr(ours, name), name


@pytest.mark.parametrize("period", PERIODS)
def test_every_document_of_a_period_is_the_same_from_collected_returns(
    cycle: Path, tmp_path: Path, period: str
) -> None:
    if any(document.period == period for document in SAMPLE.documents):
        committed = documents_of(CHECKOUT, period, tmp_path)
        built = {file.name: file.read_bytes() for file in (cycle / "output").rglob("*.docx")}
        assert committed
        assert committed.items() <= built.items()


def test_status_of_collected_returns_is_that_of_the_sample(
    cycle: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = []
    for root in (cycle, CHECKOUT):
        main(
            [
                "status",
                "--project",
                str(root),
                "--period",
                "2022-H1",
                "--format",
                "json",
                "--as-of",
                "2022-07-10",
            ]
        )
        said.append(json.loads(capsys.readouterr().out))
    assert said[0] == said[1]
    (one,) = said[0]["plans"]
    numbers = ("expected", "received", "on_time", "completeness_rate", "timeliness_rate")
    assert [one[name] for name in numbers] == [10, 9, 8, 90.0, 80.0]
