"""Define plans: sections, tasks, items, assignments, deadlines, phases, references."""

from collections.abc import Iterator
from enum import Enum
from itertools import chain
from typing import Annotated, ClassVar

from pydantic import Discriminator, Field, Tag

from docgen.records.base import Base, Count, Date, Identifier, Markdown, Name, Ordinal, Record, Truth


class TaskClass(Enum):
    """Class of a task; it decides the first product that its lead hands in."""

    INSTITUTION = "institution"
    """Building of institutions: a proposal comes first (制度建设)."""
    PROJECT = "project"
    """Project, action or policy: a plan with a schedule comes first (项目、行动和政策实施)."""
    PRINCIPLE = "principle"
    """Matter of principle: study first, then opinions and measures (原则要求)."""


class Cycle(Enum):
    """How often a recurring deadline comes round."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class ReferenceRole(Enum):
    """What a cited document is cited for."""

    BASIS = "basis"
    SOURCE = "source"
    STANDARD = "standard"
    RELATED = "related"


class Reference(Record):
    """A cited document: 《title》（number）; one without a number has an edition or an issuer."""

    id: Identifier = Field(description="编号，供引用")
    title: str = Field("", description="标题，不带书名号")
    number: str = Field("", description="发文字号，如 陕卫促进发〔2021〕31号")
    role: ReferenceRole = Field(
        ReferenceRole.RELATED, description="用途：basis 依据，source 出处，standard 标准，related 相关"
    )
    issuer: str = Field("", description="发文机关")
    edition: str = Field("", description="版次，如 第三版")
    issued_on: Date | None = Field(None, description="成文日期")


class SupportGroup(Base):
    """A group with some members named: “健康促进处等有关处室” is group 有关处室, including 健康促进处."""

    group: Name = Field(description="集合名称，如 有关处室")
    including: tuple[Name, ...] = Field((), description="点名的单位，印成“某处等有关处室”")


def _form(value: object) -> str:
    """Return which form a support entry is written in."""
    return "name" if isinstance(value, str) else "group"


Entry = Annotated[Annotated[Name, Tag("name")] | Annotated[SupportGroup, Tag("group")], Discriminator(_form)]
"""A division by name, or a group with some members named."""


class Assignment(Base):
    """Who leads, who supports, and who is jointly responsible without an order."""

    lead: tuple[Name, ...] = Field((), description="牵头单位，至少一个；第一个排在最前")
    support: tuple[Entry, ...] = Field((), description="配合单位，按印出的顺序")
    responsible: tuple[Entry, ...] = Field((), description="按职责分工负责的单位，不分先后")


def named_divisions(entries: tuple[str | SupportGroup, ...]) -> Iterator[tuple[tuple[int | str, ...], str]]:
    """Yield each division name in a support list with its path in it: the group and those it includes."""
    for index, entry in enumerate(entries):
        if isinstance(entry, str):
            yield (index,), entry
        else:
            yield (index, "group"), entry.group
            for number, name in enumerate(entry.including):
                yield (index, "including", number), name


class Deadline(Record):
    """A date, or a day that comes round, by which something is due and to whom."""

    duty: str = Field("", description="到期要做什么，如 报送半年落实情况")
    date: Date | None = Field(None, description="一次性的期限，如 2022-08-26")
    every: Cycle | None = Field(
        None, description="周期：month 每月，quarter 每季度，half_year 每半年，year 每年"
    )
    month: Ordinal | None = Field(None, description="每年的几月（1—12）")
    day: Ordinal | None = Field(None, description="几日；不写为月底")
    to: str = Field("", description="报送到哪个单位")


class Enumeration(Base):
    """A list in the text whose length the text states, such as 10种重点传染病."""

    name: Name = Field(description="列举的是什么")
    stated: Count = Field(description="文中写明的个数")
    members: tuple[Name, ...] = Field(description="逐个列出")


class Item(Record):
    """One paragraph of a task; it may carry its own assignment."""

    id: str = Field("", description="编号；不写时为“任务编号-序号”")
    title: str = Field("", description="段首小标题，不带序号和句号；没有则不写")
    text: Name = Field(description="正文，以句号结尾；分工写在 assignment 里，不写进正文")
    assignment: Assignment | None = Field(None, description="本段的分工；不写则用任务的分工")
    indicators: tuple[Name, ...] = Field((), description="涉及的指标（编号）")
    deadlines: tuple[Deadline, ...] = Field((), description="期限")
    references: tuple[Name, ...] = Field((), description="引用的文件（编号）")
    enumerations: tuple[Enumeration, ...] = Field((), description="文中列举，核对个数")
    persons: tuple[Name, ...] = Field((), description="涉及的人群，如 三类监测对象")


class Task(Record):
    """One numbered duty: a title and one or more items."""

    id: Identifier = Field(description="编号，如 T06")
    number: Ordinal = Field(description="印出的序号，全文连续")
    title: Name = Field(description="标题，不带句号")
    kind: TaskClass | None = Field(
        None,
        alias="class",
        description="性质：institution 制度建设，project 项目行动，principle 原则要求；决定先报什么",
    )
    assignment: Assignment | None = Field(None, description="整个任务的分工；各段自有分工时不写")
    items: tuple[Item, ...] = Field(min_length=1, description="分项，每段一个")
    phase: str = Field("", description="所属阶段（编号）")
    indicators: tuple[Name, ...] = Field((), description="涉及的指标（编号）")
    deadlines: tuple[Deadline, ...] = Field((), description="期限")
    references: tuple[Name, ...] = Field((), description="引用的文件（编号）")

    def assignment_of(self, item: Item) -> Assignment | None:
        """Return the assignment that holds for `item`: its own, else the task's."""
        return item.assignment if item.assignment is not None else self.assignment

    def item_id(self, index: int) -> str:
        """Return the id of the item at `index` (from 0): its own, else ``T06-1``."""
        return self.items[index].id or f"{self.id}-{index + 1}"


class Section(Record):
    """One section of a plan."""

    number: Ordinal = Field(description="序号，印成 一、二、…")
    title: Name = Field(description="标题")
    text: Markdown = Field("", description="任务之前的正文（Markdown），如 工作目标、适用范围；没有则不写")
    shows_phases: Truth = Field(False, description="是否在这一部分印出计划的各个阶段（时间要求）")
    tasks: tuple[Task, ...] = Field((), description="任务")


class Phase(Record):
    """A dated phase of an action: what is done, and by whom."""

    id: Identifier = Field(description="编号")
    number: Ordinal = Field(description="序号")
    title: Name = Field(description="名称，如 动员部署")
    starts_on: Date = Field(description="开始日期")
    ends_on: Date = Field(description="结束日期（含）")
    duties: tuple[Name, ...] = Field((), description="本阶段的工作")
    actors: tuple[Name, ...] = Field((), description="由谁来做")


class PersonGroup(Record):
    """A monitored group of persons under one name (三类监测对象、四类人员)."""

    name: Name = Field(description="名称")
    aliases: tuple[Name, ...] = Field((), description="别名")
    members: tuple[Name, ...] = Field((), description="包含哪几类人")


class LeadingGroup(Base):
    """The leading group of an action: who heads it, who is in it, and its standing office (领导小组)."""

    name: Name = Field(description="名称，如 某县委农村工作领导小组")
    head: str = Field("", description="组长")
    deputies: tuple[Name, ...] = Field((), description="副组长")
    members: tuple[Name, ...] = Field((), description="成员")
    office: str = Field("", description="办公室设在何处，或办公室的名称")
    office_head: str = Field("", description="办公室主任")


class Plan(Record):
    """A set of sections with tasks, issued as one piece of work: the file data/tasks/<plan>.yaml."""

    schema_title: ClassVar[str] = "任务计划"

    id: Identifier = Field(description="编号，与文件名一致")
    title: Name = Field(description="全称")
    short_title: str = Field("", description="简称，如 实施方案")
    divides_labour: Truth = Field(True, description="是否分工；工作要点等不分工的写 false")
    no_division_reason: str = Field("", description="不分工的理由（divides_labour 为 false 时必写）")
    starts_on: Date | None = Field(None, description="开始日期")
    ends_on: Date | None = Field(None, description="结束日期（含）")
    opening: tuple[Name, ...] = Field((), description="第一部分之前的各段：形势、依据、总体要求")
    leading_group: LeadingGroup | None = Field(None, description="领导小组；没有则不写")
    task_count: Count | None = Field(None, description="应有任务数，用于核对")
    assignment_count: Count | None = Field(None, description="应有分工数，用于核对")
    references: tuple[Reference, ...] = Field((), description="引用的文件")
    deadlines: tuple[Deadline, ...] = Field((), description="全计划的期限，如半年和年度报送")
    phases: tuple[Phase, ...] = Field((), description="阶段")
    person_groups: tuple[PersonGroup, ...] = Field((), description="人群口径")
    sections: tuple[Section, ...] = Field(description="部分")

    @property
    def indicators(self) -> frozenset[str]:
        """Return the ids of the indicators that its tasks and items name."""
        of_items = (item.indicators for task in self.tasks for item in task.items)
        return frozenset(chain.from_iterable((*(task.indicators for task in self.tasks), *of_items)))

    @property
    def tasks(self) -> tuple[Task, ...]:
        """Return the tasks of all sections, in order."""
        return tuple(task for section in self.sections for task in section.tasks)
