"""Define progress: figures with date and scope, and the returns that lead divisions hand in."""

from enum import Enum
from typing import ClassVar

from pydantic import Field

from docgen.records.base import Base, Count, Date, Identifier, Name, Number, Reason, Record, Truth


class Status(Enum):
    """How a task or item stands."""

    NOT_STARTED = "not_started"
    UNDER_WAY = "under_way"
    DONE = "done"
    DELAYED = "delayed"


class Figure(Record):
    """A value of an indicator, as of a day, for a scope. Count and rate of one subject are two figures."""

    indicator: Name = Field(description="指标（编号）")
    value: Number = Field(description="数值")
    unit: str = Field("", description="计量单位；不写按指标")
    as_of: Date = Field(description="截至日期")
    scope: str = Field("", description="范围，如 全县")
    population: str = Field("", description="统计口径，如 贫困人口")
    numerator: Number | None = Field(None, description="分子")
    denominator: Number | None = Field(None, description="分母")
    previous: Number | None = Field(None, description="上年同期数")
    division: str = Field("", description="提供单位")
    source: str = Field("", description="出处：文件、表、单元格")


class FigureFile(Base):
    """A file data/figures/<name>.yaml."""

    figures: tuple[Figure, ...] = Field(description="进展数据")


class SupporterPart(Record):
    """What one supporting division did, as the lead division gathered it."""

    division: Name = Field(description="配合单位")
    text: Name = Field(description="配合单位的落实情况")


class ItemProgress(Record):
    """How one item stands, in the words of the division that returns it."""

    task: Name = Field(description="任务编号")
    item: str = Field("", description="分项编号；不写为整个任务")
    status: Status = Field(description="not_started 未启动，under_way 推进中，done 已完成，delayed 滞后")
    progress: str = Field("", description="落实情况")
    next_steps: str = Field("", description="下一步工作安排")
    problems: str = Field("", description="存在问题")
    figures: tuple[Figure, ...] = Field((), description="数据")
    supporters: tuple[SupporterPart, ...] = Field((), description="各配合单位的落实情况")


class Return(Record):
    """What a lead division hands in for one period: data/progress/<plan>/<period>/<division>.yaml."""

    schema_title: ClassVar[str] = "报送"

    plan: Identifier = Field(description="任务计划（编号）")
    period: Name = Field(description="报送周期，如 2022-H1、2022、2022-Q1、2022-03")
    division: Name = Field(description="报送单位")
    received_on: Date | None = Field(None, description="收到日期")
    filled_on: Date | None = Field(None, description="填报日期")
    signed_by: str = Field("", description="签字的主要负责人")
    sealed: str = Field("", description="盖章情况")
    filled_by: str = Field("", description="填报人")
    contact: str = Field("", description="联系电话")
    sample: Truth = Field(False, description="样本数据：数字是编的，不得对外使用")
    supporters: Count | None = Field(None, description="汇总了几个配合单位的情况")
    items: tuple[ItemProgress, ...] = Field((), description="逐项进展")
    form: str = Field("", description="报送表编号（收表时自动填写）")
    structure: str = Field("", description="报送表的结构版本（收表时自动填写）")
    file: str = Field("", description="收到的文件名（收表时自动填写）")
    sha256: str = Field("", description="收到的文件的 SHA-256（收表时自动填写）")
    cells: dict[str, str] = Field({}, description="每个值取自哪个单元格（收表时自动填写）")


class Extension(Record):
    """Leave for one division to return later, for a stated reason."""

    plan: Identifier = Field(description="任务计划（编号）")
    period: Name = Field(description="报送周期，如 2022-H1")
    division: Name = Field(description="延期报送的单位")
    until: Date = Field(description="延至哪一天（含当日）")
    reason: Reason = Field(description="延期的理由")
    approved_by: str = Field("", description="由谁同意，写职务，不写姓名，如 委乡村振兴领导小组办公室负责人")


class ExtensionFile(Base):
    """The file data/extensions.yaml."""

    extensions: tuple[Extension, ...] = Field(description="准予延期的报送")
