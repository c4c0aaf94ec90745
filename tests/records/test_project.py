"""What a project knows of its files: which of them were not read in full."""

import pytest

from docgen.records.files import DIVISIONS, INDICATORS, TYPES, document_file, plan_file
from docgen.records.ledger import Ledger
from docgen.records.plan import PersonGroup
from docgen.records.progress import FigureFile
from docgen.records.project import Project
from docgen.sources.project import CATALOGUE, FILES, load
from tests.projects import SOUND


def test_files_are_where_they_are_read_from() -> None:
    patterns = {plan_file("*"), document_file("*"), DIVISIONS, INDICATORS, TYPES}
    assert patterns <= {*FILES, CATALOGUE}


@pytest.mark.parametrize("path", [DIVISIONS, plan_file("p")])
def test_damaged_file_is_known_by_its_path(path: str) -> None:
    assert Project(damaged=frozenset({DIVISIONS, "data/tasks/p.yaml"})).is_damaged(path)


def test_damaged_file_is_known_by_a_record_that_stands_in_it() -> None:
    sound = load(SOUND, templates=SOUND / "templates").project
    damaged = Project(damaged=frozenset({plan_file("p")}))
    task = sound.plans[0].tasks[0]
    assert (damaged.is_damaged(task), damaged.is_damaged(sound.documents[0])) == (True, False)


def test_one_damaged_file_of_several_is_enough() -> None:
    assert Project(damaged=frozenset({plan_file("p")})).is_damaged(INDICATORS, plan_file("p"))


def test_record_made_in_code_stands_in_no_damaged_file() -> None:
    assert not Project(damaged=frozenset({DIVISIONS})).is_damaged(PersonGroup(name="农村妇女"))


def test_ledger_is_found_by_its_id() -> None:
    ledger = Ledger.model_validate({"id": "l", "title": "台账", "entries": []})
    assert Project(ledgers=(ledger,)).ledger_index == {"l": ledger}


def test_figures_of_an_indicator_keep_the_order_of_the_files() -> None:
    values = [[("i", "1"), ("j", "2")], [("i", "3")]]
    files = tuple(
        FigureFile.model_validate(
            {"figures": [{"indicator": name, "value": value, "as_of": "2022-12-31"} for name, value in file]}
        )
        for file in values
    )
    index = Project(figures=files).figure_index
    assert {name: [int(figure.value) for figure in found] for name, found in index.items()} == {
        "i": [1, 3],
        "j": [2],
    }
