"""Define the problem ledger: found, responsible, rectified, verified, closed (问题台账、销号)."""

from enum import Enum
from typing import ClassVar

from pydantic import Field

from docgen.records.base import Count, Date, Identifier, Name, Record
from docgen.records.plan import Assignment


class EntryState(Enum):
    """Where a ledger entry stands; nothing is closed before it is verified."""

    OPEN = "open"
    RECTIFIED = "rectified"
    VERIFIED = "verified"
    CLOSED = "closed"


class LedgerEntry(Record):
    """One line of the ledger."""

    id: Identifier = Field(description="编号")
    problem: Name = Field(description="问题")
    found_by: str = Field("", description="排查人（谁排查）")
    found_on: Date | None = Field(None, description="发现日期")
    where: str = Field("", description="地点：乡镇、村")
    subject: str = Field("", description="户或机构")
    finding_source: str = Field("", description="来源，如 年度考核评估反馈、审计、暗访、举报")
    finding_year: Count | None = Field(None, description="来源年度")
    measure: str = Field("", description="整改措施")
    task: str = Field("", description="落实到任务计划的哪项任务（编号）；不对应任务的不写")
    assignment: Assignment | None = Field(None, description="整改的分工：牵头、配合；不分工的不写")
    responsible: tuple[Name, ...] = Field((), description="责任单位或责任人（谁负责）")
    due_on: Date | None = Field(None, description="整改期限")
    rectified_by: str = Field("", description="整改人（谁整改）")
    rectified_on: Date | None = Field(None, description="整改日期")
    signed_by: str = Field("", description="签字人（谁签字）")
    verified_by: str = Field("", description="核实人")
    verified_on: Date | None = Field(None, description="核实日期")
    closed_on: Date | None = Field(None, description="销号日期")
    state: EntryState = Field(
        EntryState.OPEN, description="状态：open 未整改，rectified 已整改，verified 已核实，closed 已销号"
    )


class Ledger(Record):
    """A file data/ledgers/<id>.yaml."""

    schema_title: ClassVar[str] = "问题台账"

    id: Identifier = Field(description="编号，与文件名一致")
    title: Name = Field(description="名称")
    plan: str = Field("", description="任务计划（编号）")
    as_of: Date | None = Field(None, description="截至日期；是否逾期按这一天算，公文另写 as_of 的按公文")
    entries: tuple[LedgerEntry, ...] = Field(description="台账条目")


def ledger_id(plan: str, period: str) -> str:
    """Return the id of the ledger of the problems that the returns of a plan and period name."""
    return f"{plan}-{period}"
