"""Circular and tables of a period, held against the records themselves, read as plain YAML."""

from __future__ import annotations

import datetime
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import yaml
from openpyxl import load_workbook

from docgen.context import context_of
from docgen.context.ledger_views import LedgerView
from docgen.context.reporting_views import ListsView, ProgressView
from tests.periods import (
    AS_OF,
    DELAYED,
    MISSING,
    NOT_RETURNED,
    PERIOD,
    PLAN,
    built,
    changed,
    copied,
    duties,
    late,
    period,
    raw,
    returns,
    status_of,
    word,
)
from tests.projects import real_project
from tests.word.built import paragraphs, tables
from tests.word.rendering import TEMPLATES, rendered


def circular() -> bytes:
    return word("notices/progress-circular-2022-H1")


def test_a_period_is_built_with_all_that_belongs_to_it() -> None:
    files = {file.relative_to(period()).as_posix() for file in period().rglob("*.*x")}
    assert files >= {
        "notices/progress-circular-2022-H1.docx",
        "notices/reminder-2022-H1-kejiao-xuanchuan.docx",
        "tables/progress-table-2022-H1.docx",
        "tables/progress-table-2022-H1.xlsx",
    }
    assert not any("notice-2021-55" in file or "2022.docx" in file for file in files)


def test_every_period_of_the_sample_has_its_circular_letter_table_and_report() -> None:
    types = {"progress_circular", "reminder", "progress_table", "gathered_report"}
    documents = [each for each in real_project().documents if each.period]
    found = {
        period: {each.type for each in documents if each.period == period} for period in ("2022-H1", "2022")
    }
    assert {period: types - of_period for period, of_period in found.items()} == {
        "2022-H1": set(),
        "2022": set(),
    }


# --- the circular ---


def _paragraph(start: str) -> str:
    (found,) = (text for text in paragraphs(circular()) if text.startswith(start))
    return found


def test_circular_names_each_late_and_each_missing_division_once_and_no_other() -> None:
    leads = {lead for *_, lead in duties()}
    missing = leads - set(returns())
    named = {start: {d for d in leads if d in _paragraph(start)} for start in ("逾期报送的", "未报送的")}
    assert named == {"逾期报送的": late(), "未报送的": missing}
    assert [_paragraph(start).count("（") for start in named] == [len(late()), len(missing)]
    assert (late(), missing) == ({"规划信息处"}, {MISSING})


def test_division_with_an_extension_is_named_once_whether_it_returned_or_not() -> None:
    project = real_project()
    record = project.document_index["progress-circular-2022-H1"]
    said = {}
    for day in ("2022-07-05", "2022-07-12"):
        context = context_of(project, record.model_copy(update={"as_of": datetime.date.fromisoformat(day)}))
        texts = paragraphs(rendered(context, template=TEMPLATES / "notices/progress_circular.docx"))
        said[day] = [text.split("：")[0] for text in texts if "疾病预防控制处（" in text and "单位：" in text]
    assert said == {"2022-07-05": ["未报送的单位"], "2022-07-12": ["准予延期、已经报送的单位"]}


def _listed(heading: int) -> list[list[str]]:
    return tables(circular())[heading][1:]


def test_red_list_holds_each_delayed_task_and_each_overdue_division_once_and_no_other() -> None:
    delayed = list(dict.fromkeys(title for task, title, item, lead in duties()
                                 if status_of(task, item, lead) == DELAYED))  # fmt: skip
    rows = _listed(0)
    assert [row[1] for row in rows if NOT_RETURNED in row[3]] == [MISSING]
    assert [row[2] for row in rows if "进展滞后" in row[3]] == delayed
    assert len(rows) == 1 + len(delayed)


def test_yellow_list_holds_what_is_not_started_or_has_a_problem_and_is_not_red() -> None:
    red = {row[2] for row in _listed(0)}
    slight = []
    for task, title, item, lead in duties():
        said = [each for each in returns().get(lead, {}).get("items", ())
                if (each["task"], each.get("item", item)) == (task, item)]  # fmt: skip
        if title not in red and any(s.get("problems") or s["status"] == "not_started" for s in said):
            slight.append(title)
    rows = _listed(1)
    assert [row[2] for row in rows if not row[3].startswith("逾期")] == list(dict.fromkeys(slight))
    assert {row[1] for row in rows if row[3].startswith("逾期")} == late()


def test_overdue_ledger_entries_are_listed_and_no_others() -> None:
    entries = raw(f"ledgers/{PLAN}-{PERIOD}.yaml")["entries"]
    overdue = [e["problem"] for e in entries if e.get("state", "open") == "open" and e["due_on"] < AS_OF]
    assert [row[2] for row in _listed(2)] == overdue != []


def _finished(data: bytes) -> list[str]:
    """Return the paragraphs of the finished work; none where the circular has no such part."""
    texts = paragraphs(data)
    heads = [at for at, text in enumerate(texts) if text[1:2] == "、"]
    parts = [texts[at + 1 : end] for at, end in pairwise(heads) if "已经完成" in texts[at]]
    return parts[0] if parts else []


def test_done_is_only_what_every_lead_returned_as_done() -> None:
    by_item: dict[tuple[str, str], set[str]] = {}
    for task, title, item, lead in duties():
        by_item.setdefault((title, item), set()).add(status_of(task, item, lead))
    done = {title for (title, _), standings in by_item.items() if standings == {"已完成"}}
    said = [text.split("）", 1)[1].split("。", 1)[0] for text in _finished(circular())]
    assert (set(said), len(said)) == (done, len(done))


def test_what_was_returned_in_several_lines_is_said_in_sentences_and_stands_in_lines_in_the_table(
    tmp_path: Path,
) -> None:
    root = copied(tmp_path / "project")
    file = root / f"data/progress/{PLAN}/{PERIOD}/bangongshi.yaml"
    record = yaml.safe_load(file.read_text(encoding="utf-8"))
    (item,) = (each for each in record["items"] if each["item"] == "T15-1")
    item["progress"] = "领导小组已调整到位\n实施方案全部出台"
    file.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
    built(root)
    notice, table = (
        (root / f"output/{name}-2022-H1.docx").read_bytes()
        for name in ("notices/progress-circular", "tables/progress-table")
    )
    assert "领导小组已调整到位。实施方案全部出台。（办公室）" in "".join(_finished(notice))
    assert any("领导小组已调整到位\n实施方案全部出台" in row[4] for row in tables(table)[0] if len(row) > 4)


def test_done_with_an_open_problem_is_no_finished_work() -> None:
    project = real_project()
    before = _finished(circular())
    returns = tuple(
        each.model_copy(
            update={
                "items": [
                    i.model_copy(update={"problems": "人手不足。"}) if i.item == "T15-1" else i
                    for i in each.items
                ]
            }
        )
        if each.period == PERIOD
        else each
        for each in project.returns
    )
    troubled = replace(project, returns=returns)
    context = context_of(troubled, troubled.document_index["progress-circular-2022-H1"])
    after = _finished(rendered(context, template=TEMPLATES / "notices/progress_circular.docx"))
    said = "省级领导小组成员单位已调整到位，各市、县实施方案全部出台。（办公室）"
    assert said in "".join(before)
    assert after == [text.replace(said, "") for text in before]


def test_parts_without_content_print_no_heading_and_numbers_run_on() -> None:
    project = real_project()
    context = context_of(project, project.document_index["progress-circular-2022-H1"])
    nothing = replace(context, lists=ListsView(), ledger=LedgerView(), progress=ProgressView())
    status = replace(context.status, late=0, missing=0, extended=0)
    template = TEMPLATES / "notices/progress_circular.docx"
    bare = rendered(replace(nothing, status=status), template=template)
    headings = [text for text in paragraphs(bare) if text[1:2] == "、"]
    assert headings == ["一、报送情况", "二、总体进展", "三、下一步要求"]
    assert tables(bare) == []


# --- the table ---


def _rows() -> list[list[str]]:
    head, *rows = tables(word("tables/progress-table-2022-H1"))[0]
    assert head[:4] == ["序号", "任务", "牵头单位", "状态"]
    return [row for row in rows if len(row) > 1]


def test_table_has_a_row_for_each_item_and_lead_in_plan_order() -> None:
    found = [(row[1].split(".", 1)[1].split("（第")[0], row[2], row[3][1:]) for row in _rows()]
    wanted = [(title, lead, status_of(task, item, lead)) for task, title, item, lead in duties()]
    assert [title for title, *_ in found] == [title for title, *_ in wanted]
    assert sorted(found) == sorted(wanted)
    assert [row[0] for row in _rows()] == [str(number) for number in range(1, len(duties()) + 1)]


def test_row_without_a_return_claims_nothing() -> None:
    (row,) = (row for row in _rows() if row[2] == MISSING)
    assert row[4:] == [NOT_RETURNED, "—", NOT_RETURNED, NOT_RETURNED] or row[4:] == [NOT_RETURNED, "—"]


def test_workbook_has_typed_numbers_and_its_head_on_each_page() -> None:
    book = load_workbook(period() / "tables/progress-table-2022-H1.xlsx")
    progress, figures = book.worksheets
    numbers = [cell.value for cell in progress["A"] if isinstance(cell.value, int)]
    assert numbers == list(range(1, len(duties()) + 1))
    values = [figure["value"] for each in returns().values() for item in each["items"]
              for figure in item.get("figures", ())]  # fmt: skip
    assert sorted(c.value for c in figures["D"] if isinstance(c.value, int | float)) == sorted(values)
    for sheet, first in ((progress, "任务"), (figures, "指标")):
        (head,) = (row[0].row for row in sheet.iter_rows() if row[1].value == first)
        assert sheet.print_title_rows == f"${head}:${head}"
        assert sheet.page_setup.orientation == "landscape"


def test_earlier_figures_have_a_column_only_where_there_are_any(tmp_path: Path) -> None:
    root = copied(tmp_path)
    file = root / f"data/progress/{PLAN}/{PERIOD}/fuyou-jiankang.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("value: 91.4\n", "value: 91.4\n        previous: 90.2\n", 1), encoding="utf-8"
    )
    built(root)
    first = tables(word("tables/progress-table-2022-H1"))[1]
    second = tables((root / "output/tables/progress-table-2022-H1.docx").read_bytes())[1]
    assert (first[0][-1], second[0]) == ("达标情况", [*first[0], "上年同期"])
    assert [row[-1] for row in second[1:] if row[-1]] == ["90.2"]


# --- the region's extract ---


def test_each_region_that_returns_speak_of_gets_a_table_of_those_items(tmp_path: Path) -> None:
    root = copied(tmp_path)
    changed(root, "progress-table-2022-H1", type="region_progress_table")
    built(root)
    regions = {d["name"]: (d["id"], d["region"]) for d in raw("divisions.yaml")["divisions"] if "region" in d}
    spoken: dict[tuple[str, str], set[str]] = {}
    for lead, each in returns().items():
        for item in each["items"]:
            for part in item.get("supporters", ()):
                if part["division"] in regions:
                    spoken.setdefault(regions[part["division"]], set()).add(f"{item['item']} {lead}")
    files = {file.stem: file for file in (root / "output/tables").glob("progress-table-*.docx")}
    assert set(files) == {f"progress-table-2022-H1-{identifier}" for identifier, _ in spoken}
    for (identifier, region), items in spoken.items():
        content = files[f"progress-table-2022-H1-{identifier}"].read_bytes()
        assert any(text.startswith(f"范围：{region}") for text in paragraphs(content))
        assert paragraphs(content)[0] == f"2022年上半年重点任务进展表（{region}）"
        rows = [row for row in tables(content)[0][1:] if len(row) > 1]
        wanted = [(title, lead) for _, title, item, lead in duties() if f"{item} {lead}" in items]
        totals = [row[0] for row in tables(content)[0][1:] if len(row) == 1]
        assert totals[0].startswith(f"合计：共{len({title for title, _ in wanted})}项任务，")
        assert [text for text in totals if re.search(r"\d条", text)] == []
        assert [(row[1].split(".", 1)[1].split("（第")[0], row[2]) for row in rows] == wanted


# --- samples ---


SAID = {
    "notices/progress-circular-2022-H1": "样本，只用来演示",
    "notices/reminder-2022-H1-kejiao-xuanchuan": "样本，只用来演示",
    "tables/progress-table-2022-H1": "（样本：情况和数据是编的，只用来演示）",
}


def _samples(folder: Path) -> dict[str, str]:
    """Return the mark of each document of the period that bears one."""
    texts = {name: "\t".join(paragraphs((folder / f"{name}.docx").read_bytes())).split("\t") for name in SAID}
    marks = {name: "".join(text for text in said if "样本" in text) for name, said in texts.items()}
    return {name: mark for name, mark in marks.items() if mark}


def test_sample_documents_say_so_and_others_do_not(tmp_path: Path) -> None:
    assert _samples(period()) == SAID
    root = copied(tmp_path / "project")
    for file in (root / f"data/progress/{PLAN}/{PERIOD}").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("sample: true", "sample: false"), encoding="utf-8")
    built(root)
    assert _samples(root / "output") == {}
