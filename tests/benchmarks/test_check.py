"""Reading 10,000 tasks with the place of every value, and checking them, against PyYAML's C loader alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml

from docgen.verbs.checking import check
from tests.benchmarks.pairs import paired
from tests.projects import AS_OF, CHECKOUT

COPIES = 556
"""Of the sample plan with its 18 tasks: 10,008 tasks."""
ROUNDS = 5
TASKS = "data/tasks/shaanxi-2021.yaml"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample project with its plan's sections repeated, ids and section numbers made unique."""
    root = tmp_path_factory.mktemp("large") / "project"
    shutil.copytree(CHECKOUT / "data", root / "data")
    head, mark, sections = (CHECKOUT / TASKS).read_text(encoding="utf-8").partition("\nsections:\n")
    head = re.sub(r"(?m)^(task|assignment)_count: .*\n", "", head)
    copies = (_copy(sections, number) for number in range(COPIES))
    (root / TASKS).write_text(head + mark + "".join(copies), encoding="utf-8")
    (root / "data/documents/notice-2021-55.yaml").unlink()
    return root


def _copy(sections: str, number: int) -> str:
    """Return one copy of all sections, with numbers and ids of its own."""
    text = re.sub(
        r"(?m)^(  - number: )(\d)", lambda found: f"{found[1]}{number * 4 + int(found[2])}", sections
    )
    text = re.sub(r"(?m)^(      - id: )T", rf"\g<1>C{number}-T", text)
    return re.sub(
        r"(?m)^(        number: )(\d+)", lambda found: f"{found[1]}{number * 18 + int(found[2])}", text
    )


def test_ten_thousand_tasks_are_read_and_checked_before_the_c_loader_has_loaded_them(
    large: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = (large / TASKS).read_bytes()
    checked = check(large, as_of=AS_OF)
    assert (len(checked.project.plans[0].tasks), checked.report.has_errors) == (18 * COPIES, False)
    pairs = paired(
        lambda: check(large, as_of=AS_OF), lambda: yaml.load(data, yaml.CSafeLoader), rounds=ROUNDS
    )
    with capsys.disabled():
        print(f"\n{18 * COPIES} tasks read and checked: {pairs} of the time of CSafeLoader alone")
    assert pairs.median <= 1
