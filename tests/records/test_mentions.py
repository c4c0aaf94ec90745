"""Where divisions are named."""

from docgen.records.document import Document
from docgen.records.ledger import Ledger
from docgen.records.mentions import Role, mentions_elsewhere, mentions_in_document
from docgen.records.project import Project


def test_brief_names_those_it_goes_to() -> None:
    lists = {name: [{"divisions": [name]}] for name in ("reports_to", "sends_to", "distributes_to")}
    document = Document.model_validate({"id": "d", "type": "brief", **lists})
    found = [(mention.path, mention.role) for mention in mentions_in_document(document)]
    assert found == [((name, 0, "divisions", 0), Role.COPIED) for name in lists]


def test_ledger_names_those_who_put_things_right() -> None:
    assignment = {"lead": ["甲股"], "support": [{"group": "有关股室", "including": ["乙股"]}]}
    entry = {"id": "1", "problem": "档卡不全", "found_on": "2022-08-02", "assignment": assignment}
    ledger = Ledger.model_validate({"id": "l", "title": "台账", "entries": [entry]})
    mentions = mentions_elsewhere(Project(ledgers=(ledger,)))
    assert [(each.name, each.role, each.path[1:]) for each in mentions] == [
        ("甲股", Role.LEAD, ("lead", 0)),
        ("有关股室", Role.SUPPORT, ("support", 0, "group")),
        ("乙股", Role.SUPPORT, ("support", 0, "including", 0)),
    ]
