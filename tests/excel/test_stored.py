"""What is stored stays; the folder, the command, the workbook that is sent back."""

from __future__ import annotations

import datetime
import json
import os
import sys
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.cli.main import main
from docgen.diagnostics import Severity
from docgen.errors import ProjectError
from docgen.records.progress import Status
from docgen.verbs.checking import check
from docgen.verbs.collecting import collect
from tests.excel.damages import DONE, FIGURE, STATUS, packed, parts_of
from tests.excel.filling import (
    AS_OF,
    MEDICAL,
    PERIOD,
    STORED,
    collected,
    filled,
    form,
    saved,
    snapshot,
    stored,
    write,
)
from tests.projects import TASKS, load_project

# --- what stays ---


def test_collecting_again_changes_nothing(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root))))
    collected(root, returns)
    before = snapshot(root)
    done = collected(root, returns)
    assert ([t.changed for t in done.taken], snapshot(root)) == ([False], before)


def test_another_return_does_not_replace_the_stored_one(root: Path, returns: Path) -> None:
    file = returns / "a.xlsx"
    file.write_bytes(saved(filled(form(root))))
    collected(root, returns)
    before = snapshot(root)
    file.write_bytes(saved(filled(form(root), {STATUS: "已完成"})))
    done = collected(root, returns)
    assert [d.code for d in done.report.of(Severity.ERROR)] == ["DG743"]
    assert (snapshot(root), done.refused) == (before, ("a.xlsx",))


def test_replacing_keeps_comments_waivers_and_the_mark_of_a_sample(root: Path, returns: Path) -> None:
    file = returns / "a.xlsx"
    file.write_bytes(saved(filled(form(root))))
    collected(root, returns)
    text = (root / MEDICAL).read_text(encoding="utf-8")
    text = text.replace("items:\n", "sample: true\n# 以下已与业务处核对\nitems:\n")
    text = text.replace("  - task: T2\n", "  # 这一项另有专报\n  - task: T2\n")
    text = text.replace("status: under_way\n", "status: under_way # 电话核实\n", 1)
    (root / MEDICAL).write_text(text, encoding="utf-8")
    file.write_bytes(saved(filled(form(root), {STATUS: "已完成", DONE: "全部完成。\n第二段。"})))
    done = collected(root, returns, replace=True)
    after = (root / MEDICAL).read_text(encoding="utf-8")
    assert not done.report.has_errors
    assert all(words in after for words in ("# 以下已与业务处核对", "# 这一项另有专报", "# 电话核实"))
    record = stored(root, "medical")
    assert (record.sample, record.items[0].status, record.items[0].progress) == (
        True,
        Status.DONE,
        "全部完成。\n第二段。",
    )


def test_a_comment_whose_place_is_gone_is_kept_at_the_end(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root))))
    collected(root, returns)
    text = (root / MEDICAL).read_text(encoding="utf-8")
    old = "  - task: T9\n    item: T9-1\n    # 已撤销\n    status: done\n"
    (root / MEDICAL).write_text(text.replace("form: p", old + "form: p"), encoding="utf-8")
    collected(root, returns, replace=True)
    assert (root / MEDICAL).read_text(encoding="utf-8").rstrip().endswith("# 已撤销")
    assert len(stored(root, "medical").items) == 2


def test_a_stored_file_that_is_broken_is_not_replaced(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root))))
    (root / STORED).mkdir(parents=True)
    (root / MEDICAL).write_text('plan: "p\nitems: [', encoding="utf-8")
    before = snapshot(root)
    done = collected(root, returns, replace=True)
    assert [d.code for d in done.report.of(Severity.ERROR)] == ["DG745"]
    assert snapshot(root) == before


# --- the same form twice ---


def two(root: Path, returns: Path, first: Workbook, second: Workbook) -> None:
    (returns / "1.xlsx").write_bytes(saved(first))
    (returns / "2.xlsx").write_bytes(saved(second))
    del root


def test_the_later_of_two_returns_counts(root: Path, returns: Path) -> None:
    later = filled(form(root), {"签报/日期": datetime.date(2022, 6, 28), STATUS: "已完成"})
    two(root, returns, later, filled(form(root)))
    done = collected(root, returns)
    assert [(d.code, d.place.path) for d in done.report if d.code == "DG742"] == [("DG742", "2.xlsx")]
    assert stored(root, "medical").items[0].status is Status.DONE


def test_of_two_equal_returns_one_is_taken(root: Path, returns: Path) -> None:
    two(root, returns, filled(form(root)), filled(form(root)))
    done = collected(root, returns)
    assert (len(done.taken), done.refused) == (1, ())


def test_two_different_returns_of_one_day_are_both_refused(root: Path, returns: Path) -> None:
    two(root, returns, filled(form(root)), filled(form(root), {STATUS: "已完成"}))
    for file in returns.iterdir():
        parts = parts_of(file.read_bytes())
        file.write_bytes(packed({k: v for k, v in parts.items() if k != "docProps/core.xml"}))
    done = collected(root, returns)
    assert [d.code for d in done.report.of(Severity.ERROR)] == ["DG741", "DG741"]
    assert (done.taken, (root / MEDICAL).exists()) == ((), False)


def test_a_later_return_with_faults_does_not_bring_back_the_older(root: Path, returns: Path) -> None:
    faulty = filled(form(root), {"签报/日期": datetime.date(2022, 6, 28), STATUS: "差不多"})
    two(root, returns, filled(form(root)), faulty)
    assert collected(root, returns).taken == ()


# --- a form from an older plan ---


def test_a_task_that_is_gone_is_told_and_the_rest_taken(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root))))
    plan = root / TASKS
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("lead: [健康促进处, 医政医管局]", "lead: [健康促进处]"), encoding="utf-8")
    done = collected(root, returns)
    told = [d.place.within for d in done.report if d.code == "DG727"]
    assert (len(stored(root, "medical").items), told[:1]) == (1, ["进展!F14"])


def test_a_task_that_was_added_is_told_and_the_rest_taken(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root))))
    plan = root / TASKS
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("lead: [人事处]", "lead: [人事处, 医政医管局]"), encoding="utf-8")
    done = collected(root, returns)
    assert any(d.code == "DG727" and "T3-1" in d.message.zh for d in done.report)
    assert [item.item for item in stored(root, "medical").items] == ["T1-1", "T2-1"]


def test_a_task_that_was_reworded_is_told(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root))))
    plan = root / TASKS
    plan.write_text(
        plan.read_text(encoding="utf-8").replace("继续做好大病救治工作。", "不再扩大大病救治范围。"),
        encoding="utf-8",
    )
    done = collected(root, returns)
    assert [d.place.within for d in done.report if d.code == "DG727"] == ["进展!B5"]


# --- problems ---


def test_problems_are_entered_into_the_ledger_once_and_closed_by_nobody(root: Path, returns: Path) -> None:
    ledger = root / f"data/ledgers/p-{PERIOD}.yaml"
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {"T1-1/问题": "县级设备不足。"})))
    assert collected(root, returns).ledgers == (f"data/ledgers/p-{PERIOD}.yaml",)
    ledger.write_text(ledger.read_text(encoding="utf-8") + "# 6月会商\n", encoding="utf-8")
    problems = {"T1-1/问题": "县级设备不足。", "T2-1/问题": "数据不通。"}
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), problems)))
    collected(root, returns, replace=True)
    entries = load_project(root).project.ledgers[0].entries
    assert [(e.problem, e.state.value, e.found_by) for e in entries] == [
        ("县级设备不足。", "open", "医政医管局"),
        ("数据不通。", "open", "医政医管局"),
    ]
    assert "# 6月会商" in ledger.read_text(encoding="utf-8")
    assert not check(root, as_of=AS_OF).report.has_errors


def test_problems_are_entered_by_the_next_run_where_one_broke_off_before(root: Path, returns: Path) -> None:
    ledger = root / f"data/ledgers/p-{PERIOD}.yaml"
    problems = {"T1-1/问题": "县级设备不足。", "T2-1/问题": "数据不通。"}
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), problems)))
    collected(root, returns)
    whole = ledger.read_text(encoding="utf-8")
    ledger.unlink()
    assert [taken.changed for taken in collected(root, returns).taken] == [False]
    assert ledger.read_text(encoding="utf-8") == whole
    ledger.write_text(whole.replace("县级设备不足。", "县级影像设备不足。"), encoding="utf-8")
    assert collected(root, returns).ledgers == ()


def test_the_day_of_a_ledger_moves_up_to_that_of_a_late_return_so_that_the_period_builds(
    root: Path, returns: Path
) -> None:
    ledger, late = root / f"data/ledgers/p-{PERIOD}.yaml", datetime.date(2022, 11, 22)
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {"T1-1/问题": "县级设备不足。"})))
    collected(root, returns)
    text = ledger.read_text(encoding="utf-8")
    text = text.replace("plan: p\n", "plan: p\nas_of: 2022-07-12  # 会商后定\n")
    ledger.write_text(text, encoding="utf-8")
    (returns / "b.xlsx").write_bytes(saved(filled(form(root, "health"), {"T1-2/问题": "数据不通。"})))
    assert collect(root, returns, PERIOD, as_of=late).ledgers == (f"data/ledgers/p-{PERIOD}.yaml",)
    record = load_project(root).project.ledgers[0]
    assert (record.as_of, [entry.found_on for entry in record.entries]) == (late, [AS_OF, late])
    assert "# 会商后定" in ledger.read_text(encoding="utf-8")
    assert not check(root, as_of=late).report.has_errors


# --- the folder and the command ---


def test_scans_and_lock_files_stop_nothing(root: Path, returns: Path) -> None:
    (returns / "~$a.xlsx").write_bytes(b"x")
    (returns / ".hidden.xlsx").write_bytes(b"x")
    (returns / "盖章页.pdf").write_bytes(b"%PDF-1.7")
    (returns / "子文件夹").mkdir()
    (returns / "子文件夹/医政医管局（定稿）.xlsx").write_bytes(saved(filled(form(root))))
    done = collected(root, returns)
    assert [(d.code, d.place.path) for d in done.report] == [("DG746", "盖章页.pdf")]
    assert stored(root, "medical").file == "子文件夹/医政医管局（定稿）.xlsx"


def test_a_file_named_after_another_division_is_refused(root: Path, returns: Path) -> None:
    (returns / "人事处上半年.xlsx").write_bytes(saved(filled(form(root))))
    assert [d.code for d in collected(root, returns).report.of(Severity.ERROR)] == ["DG724"]


def test_a_division_named_inside_the_name_of_a_file_tells_nothing(root: Path, returns: Path) -> None:
    (returns / "1.医政医管局（人事处已会签）.xlsx").write_bytes(saved(filled(form(root))))
    (returns / "上半年（人事处转来）.xlsx").write_bytes(saved(filled(form(root, "health"))))
    assert len(collected(root, returns).taken) == 2


@pytest.mark.skipif(sys.platform != "linux", reason="because other systems keep file names as text")
def test_a_file_name_that_windows_packed_in_gbk_is_read(root: Path, returns: Path) -> None:
    raw = os.fsencode(returns) + b"/" + "医政医管局.xlsx".encode("gbk")
    Path(os.fsdecode(raw)).write_bytes(saved(filled(form(root))))
    assert collected(root, returns).taken[0].file == "医政医管局.xlsx"
    assert stored(root, "medical").file == "医政医管局.xlsx"


def test_a_place_that_cannot_be_written_stops_no_other_return(root: Path, returns: Path) -> None:
    for division in ("medical", "health"):
        (returns / f"{division}.xlsx").write_bytes(saved(filled(form(root, division))))
    (root / STORED / "health.yaml").mkdir(parents=True)
    done = collected(root, returns)
    assert ([t.file for t in done.taken], done.refused) == (["medical.xlsx"], ("health.xlsx",))


def test_an_empty_folder_is_told(root: Path, returns: Path) -> None:
    assert [d.code for d in collected(root, returns).report] == ["DG744"]


def test_a_folder_that_is_not_there_ends_the_run_with_a_sentence(root: Path, tmp_path: Path) -> None:
    with pytest.raises(ProjectError, match="nowhere"):
        collected(root, tmp_path / "nowhere")


def test_nothing_is_collected_while_the_plan_has_an_error(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root))))
    plan = root / TASKS
    plan.write_text(plan.read_text(encoding="utf-8").replace("lead: [人事处]", "lead: []"), encoding="utf-8")
    done = collected(root, returns)
    assert (done.taken, {d.place.path for d in done.report}) == ((), {TASKS})


def test_the_command_names_cells_and_ends_with_one(
    root: Path, returns: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {FIGURE: "九成"})))
    words = ["collect", str(returns), "--project", str(root), "--period", PERIOD, "--as-of", str(AS_OF)]
    assert main([*words, "--lang", "zh"]) == 1
    out = capsys.readouterr().out
    assert "a.xlsx:进展!F10: DG731 错误: “九成”不是数字" in out
    assert "→ 只填数字，如 95；单位是“%”" in out
    assert main([*words, "--format", "json"]) == 1
    content = json.loads(capsys.readouterr().out)
    assert (content["refused"], content["diagnostics"][0]["within"]) == (["a.xlsx"], "进展!F10")


# --- the workbook that is sent back ---


def test_faults_are_marked_in_the_workbook_that_is_sent_back(
    root: Path, returns: Path, tmp_path: Path
) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {FIGURE: "九成", DONE: "=1+1"})))
    (returns / "b.xlsx").write_bytes(b"")
    report = tmp_path / "退改.xlsx"
    collected(root, returns, report_file=report)
    book = load_workbook(report)
    assert book.sheetnames == ["问题清单", "a"]
    marked = book["a"]["F10"]
    assert marked.comment is not None
    assert "只填数字" in marked.comment.text
    assert (marked.fill.fgColor.rgb, book["a"]["F7"].data_type) == ("FFFFC7CE", "s")
    assert [row[:3] for row in book["问题清单"].iter_rows(min_row=2, max_col=3, values_only=True)] == [
        ("1", "a.xlsx", "进展!F10"),
        ("2", "b.xlsx", "（整个文件）"),
    ]
    first = report.read_bytes()
    collected(root, returns, report_file=report)
    assert report.read_bytes() == first


def test_a_workbook_that_was_sent_back_can_be_mended_and_collected(
    root: Path, returns: Path, tmp_path: Path
) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {FIGURE: "九成"})))
    report = tmp_path / "退改.xlsx"
    collected(root, returns, report_file=report)
    book = load_workbook(report)
    sheet = book["a"]
    assert isinstance(sheet, Worksheet)
    write(sheet, FIGURE, 90)
    (returns / "a.xlsx").write_bytes(saved(book))
    assert collected(root, returns).refused == ()
    assert stored(root, "medical").items[0].figures[0].value == 90
