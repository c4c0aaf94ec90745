"""Which words of the records come out in print."""

from docgen.records.document import Document
from docgen.records.ledger import Ledger
from docgen.records.plan import Plan
from docgen.records.printed import (
    Part,
    labels_in_document,
    labels_in_ledger,
    printed_in_document,
    printed_in_plan,
)


def test_opening_section_text_and_heading_of_an_item_are_printed() -> None:
    item = {"title": "监测", "text": "排查。"}
    task = {"id": "T1", "number": "1", "title": "整改", "items": [item]}
    section = {"number": "1", "title": "任务", "text": "前言。", "tasks": [task]}
    plan = Plan.model_validate({"id": "p", "title": "方案", "opening": ["总述。"], "sections": [section]})
    assert [(printed.text, printed.part) for printed in printed_in_plan(plan)] == [
        ("总述。", Part.OPENING),
        ("任务", Part.HEADING),
        ("前言。", Part.PARAGRAPH),
        ("整改", Part.HEADING),
        ("监测", Part.HEADING),
        ("排查。", Part.PARAGRAPH),
    ]


def test_each_paragraph_of_an_article_is_printed_without_marks_of_markdown() -> None:
    chart = {"title": "结算人数", "indicators": ["i"], "note": "截至年底"}
    article = {
        "id": "a",
        "title": "结算",
        "text": "# 做法\n\n**全部**开通。",
        "contributor": "某股",
        "chart": chart,
    }
    document = Document.model_validate({"id": "d", "type": "brief", "title": "简报", "articles": [article]})
    printed = [(each.text, each.part) for each in printed_in_document(document) if each.text]
    assert printed == [
        ("简报", Part.TITLE),
        ("结算", Part.HEADING),
        ("做法", Part.HEADING),
        ("全部开通。", Part.PARAGRAPH),
        ("某股", Part.LABEL),
        ("结算人数", Part.LABEL),
        ("截至年底", Part.LABEL),
    ]


def test_forwarded_text_is_printed_with_its_title() -> None:
    forwarded = {"title": "工作要点", "text": "总体要求。"}
    document = Document.model_validate({"id": "d", "type": "t", "forwarded": forwarded})
    assert [each.text for each in printed_in_document(document) if each.text] == ["工作要点", "总体要求。"]


def test_every_list_of_organs_that_a_brief_goes_to_is_printed() -> None:
    lists = {
        name: [{"divisions": ["县委"], "text": name}] for name in ("reports_to", "sends_to", "distributes_to")
    }
    document = Document.model_validate({"id": "d", "type": "brief", **lists})
    assert [each.text for each in labels_in_document(document) if each.text] == list(lists)


def test_words_of_a_ledger_are_printed() -> None:
    entry = {"id": "1", "problem": "档卡不全", "where": "甲村", "measure": "补全"}
    ledger = Ledger.model_validate({"id": "l", "title": "台账", "entries": [entry]})
    assert [each.text for each in labels_in_ledger(ledger) if each.text] == [
        "台账",
        "档卡不全",
        "甲村",
        "补全",
    ]
