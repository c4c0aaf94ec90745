"""Define what a template sees of a problem ledger."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class LedgerEntryView:
    """One problem: found, divided, put right, verified, closed."""

    number: Annotated[int, "序号"]
    id: Annotated[str, "条目编号"]
    problem: Annotated[str, "问题"]
    found_by: Annotated[str, "排查人"]
    found_on: Annotated[str, "发现日期"]
    where: Annotated[str, "地点"]
    subject: Annotated[str, "户或机构"]
    source: Annotated[str, "问题来源"]
    year: Annotated[str, "来源年度，如 2022年度"]
    measure: Annotated[str, "整改措施"]
    task: Annotated[str, "对应的任务标题"]
    lead: Annotated[tuple[str, ...], "牵头单位"]
    """Of the entry; where it has none, of the task it belongs to."""
    support: Annotated[tuple[str, ...], "配合单位"]
    clause: Annotated[str, "分工，带括号"]
    responsible: Annotated[tuple[str, ...], "责任单位或责任人"]
    due_on: Annotated[str, "整改期限"]
    rectified_by: Annotated[str, "整改人"]
    rectified_on: Annotated[str, "整改日期"]
    signed_by: Annotated[str, "签字人"]
    verified_by: Annotated[str, "核实人"]
    verified_on: Annotated[str, "核实日期"]
    closed_on: Annotated[str, "销号日期"]
    state: Annotated[str, "状态：整改中、已整改、已核实、已销号、逾期"]
    overdue: Annotated[bool, "是否逾期未整改"]
    """Not put right, and the day it was due is past; on the day itself it is not overdue."""


@dataclass(frozen=True, slots=True)
class SourceView:
    """The problems that one assessment or audit of one year found."""

    name: Annotated[str, "问题来源"]
    year: Annotated[str, "来源年度"]
    entries: Annotated[tuple[LedgerEntryView, ...], "条目，逐个为 entry"]


@dataclass(frozen=True, slots=True)
class LedgerView:
    """The ledger that the document prints, or the findings it breaks down; all empty where it has none."""

    title: Annotated[str, "台账名称"] = ""
    as_of: Annotated[str, "截至日期"] = ""
    entries: Annotated[tuple[LedgerEntryView, ...], "条目，逐个为 entry"] = ()
    sources: Annotated[tuple[SourceView, ...], "按来源和年度分组，逐个为 source"] = ()
    total: Annotated[int, "共几条"] = 0
    open: Annotated[int, "未销号几条"] = 0
    closed: Annotated[int, "已销号几条"] = 0
    overdue_count: Annotated[int, "逾期几条"] = 0
