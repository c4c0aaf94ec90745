"""Problems of returns become open ledger entries, once, and never touch what the ledger holds."""

from docgen.records.ledger import EntryState, Ledger, ledger_id
from docgen.records.progress import Return
from docgen.reporting.ledger import proposed_entries
from tests.projects import SOUND, load_project

PROJECT = load_project(SOUND).project


def given(*problems: str, division: str = "委健康促进处", item: str = "T1-2") -> Return:
    return Return.model_validate(
        {
            "plan": "p",
            "period": "2022-H1",
            "division": division,
            "received_on": "2022-06-28",
            "items": [
                {"task": "T1", "item": item, "status": "under_way", "problems": each} for each in problems
            ],
        }
    )


def test_problem_becomes_an_open_entry_that_says_where_it_comes_from() -> None:
    (entry,) = proposed_entries(PROJECT, [given("药品不足80种。")])
    assert entry.model_dump(exclude_defaults=True, mode="json") == {
        "id": "2022-H1-health-T1-2",
        "problem": "药品不足80种。",
        "found_by": "健康促进处",
        "found_on": "2022-06-28",
        "finding_source": "2022年上半年报送",
        "finding_year": 2022,
        "task": "T1",
        "assignment": {"lead": ["健康促进处"]},
    }
    assert entry.state is EntryState.OPEN


def test_item_without_a_problem_makes_no_entry() -> None:
    assert proposed_entries(PROJECT, [given("", " \n")]) == ()


def test_what_the_ledger_says_already_comes_not_again() -> None:
    entries = proposed_entries(PROJECT, [given("药品不足80种。")])
    ledger = Ledger(id=ledger_id("p", "2022-H1"), title="台账", entries=entries)
    assert proposed_entries(PROJECT, [given("药品不足80种。")], known=ledger) == ()


def test_new_problem_of_the_same_item_gets_an_id_of_its_own() -> None:
    ledger = Ledger(id="l", title="台账", entries=proposed_entries(PROJECT, [given("药品不足80种。")]))
    (entry,) = proposed_entries(PROJECT, [given("药品不足60种。")], known=ledger)
    assert entry.id == "2022-H1-health-T1-2-2"


def test_item_id_in_chinese_still_makes_an_id() -> None:
    (entry,) = proposed_entries(PROJECT, [given("缺药。", item="第二段")])
    assert entry.id == "2022-H1-health"
