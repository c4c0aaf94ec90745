"""The breakdown of findings: by source and year, with measure, assignment, due and state of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.word.built import office_document, paragraphs, small, tables

DOCUMENT = {
    "id": "b",
    "type": "action_breakdown",
    "findings": "l",
    "title": "考核反馈问题整改方案",
    "date": "2022-05-01",
    "as_of": "2022-04-30",
}


def ledger(*entries: dict[str, Any]) -> dict[str, Any]:
    return {"id": "l", "title": "考核反馈问题", "as_of": "2022-04-30", "entries": list(entries)}


def entry(number: int, source: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"E{number}",
        "problem": f"问题之{number}",
        "finding_source": source,
        "finding_year": 2021,
        "found_on": "2022-03-01",
        "measure": "补齐短板",
        "assignment": {"lead": ["医政医管局"], "support": ["人事处"]},
        "due_on": "2022-06-30",
        "state": "open",
        **more,
    }


@pytest.mark.parametrize(
    ("office", "name", "sources", "rows"),
    [("qianjiang", "breakdown-2023", 4, 5), ("guanyang", "breakdown-2022", 2, 5)],
)
def test_findings_stand_under_their_source_and_year(office: str, name: str, sources: int, rows: int) -> None:
    word = office_document(office, name)
    texts = paragraphs(word)
    headings = [text for text in texts if text.startswith("（") and text.endswith("（2022年度）")]
    assert len(headings) == sources
    numbered = [text for text in texts if text[:2] in {f"{n}." for n in range(1, rows + 1)}]
    assert len(numbered) == rows
    assert all("整改措施：" in text and "整改期限：" in text and "牵头，" in text for text in numbered)
    (table,) = tables(word)
    assert table[0] == ["序号", "反馈问题", "整改措施", "牵头单位", "配合单位", "整改期限", "状态"]
    assert [row[0] for row in table[1:] if len(row) == 1] == headings
    assert len([row for row in table[1:] if len(row) == 7]) == rows


def test_the_body_says_how_many_are_closed_and_late() -> None:
    texts = paragraphs(office_document("qianjiang", "breakdown-2023"))
    said = "反馈问题共5个，截至2023年6月30日，已销号1个，未销号4个，其中逾期1个。任务分解表附后。"
    assert said in texts


def test_the_task_a_finding_belongs_to_is_named_where_there_is_one() -> None:
    with_plan, without = (
        [text for text in paragraphs(office_document(*names)) if "整改措施：" in text]
        for names in (("qianjiang", "breakdown-2023"), ("guanyang", "breakdown-2022"))
    )
    assert all("对应任务：" in text for text in with_plan)
    assert not any("对应任务" in text for text in without)


def test_texts_of_several_lines_are_sentences_of_the_body_and_lines_of_the_table(tmp_path: Path) -> None:
    lines = {"problem": "人手不足\n设备老旧。", "measure": "招聘三人；\n更新设备"}
    word = small(tmp_path, DOCUMENT, ledger=ledger(entry(1, "省级考核反馈", **lines)))
    (body,) = (text for text in paragraphs(word) if text.startswith("1."))
    assert body.startswith("1.人手不足。设备老旧。整改措施：招聘三人。更新设备。")
    assert tables(word)[0][2][1:3] == ["人手不足\n设备老旧。", "招聘三人；\n更新设备"]


def test_one_finding_makes_one_heading_and_one_row(tmp_path: Path) -> None:
    word = small(tmp_path, DOCUMENT, ledger=ledger(entry(1, "省级考核反馈")))
    texts = paragraphs(word)
    assert texts[:4] == [
        "考核反馈问题整改方案",
        "一、整改任务",
        "反馈问题共1个，截至2022年4月30日，已销号0个，未销号1个。任务分解表附后。",
        "（一）省级考核反馈（2021年度）",
    ]
    assert (
        texts[4] == "1.问题之1。整改措施：补齐短板。整改期限：2022年6月30日。（委医政医管局牵头，人事处配合）"
    )
    assert "省级考核反馈" in tables(word)[0][1][0]
    assert tables(word)[0][2][3:] == ["医政医管局", "人事处", "2022年6月30日", "整改中"]


def test_no_findings_are_said_to_be_none(tmp_path: Path) -> None:
    word = small(tmp_path, DOCUMENT, ledger=ledger())
    assert "没有反馈问题。" in paragraphs(word)
    assert tables(word)[0][1:] == [["没有反馈问题"]]


def test_many_findings_keep_their_numbers_through_the_sources(tmp_path: Path) -> None:
    entries = [entry(n, f"第{(n - 1) // 5 + 1}次检查反馈") for n in range(1, 61)]
    word = small(tmp_path, DOCUMENT, ledger=ledger(*entries))
    assert sum(text.endswith("次检查反馈（2021年度）") for text in paragraphs(word)) == 12
    assert [row[0] for row in tables(word)[0][1:] if len(row) == 7] == [str(n) for n in range(1, 61)]
