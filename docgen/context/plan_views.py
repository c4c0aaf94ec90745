"""Define what a template sees of a plan besides its sections and tasks: phases, deadlines, groups."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class PhaseView:
    """A dated phase of an action."""

    number: Annotated[int, "阶段序号"]
    number_zh: Annotated[str, "阶段序号，中文数字"]
    title: Annotated[str, "阶段名称"]
    dates: Annotated[str, "起止日期，如 2022年7月26日—7月31日"]
    duties: Annotated[tuple[str, ...], "本阶段的工作，每段一个"]
    actors: Annotated[tuple[str, ...], "由谁来做"]


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """Something that is due from all who act on the plan."""

    duty: Annotated[str, "到期要做什么"]
    due: Annotated[str, "期限，如 每年6月底前"]
    to: Annotated[str, "报送到哪个单位"]


@dataclass(frozen=True, slots=True)
class LeadingGroupView:
    """The leading group of an action (领导小组)."""

    name: Annotated[str, "领导小组名称"]
    head: Annotated[str, "组长"]
    deputies: Annotated[tuple[str, ...], "副组长"]
    members: Annotated[tuple[str, ...], "成员"]
    office: Annotated[str, "办公室"]
    office_head: Annotated[str, "办公室主任"]


@dataclass(frozen=True, slots=True)
class PersonGroupView:
    """A group of persons that the plan is about."""

    name: Annotated[str, "人群名称"]
    members: Annotated[tuple[str, ...], "包含哪几类人"]
