"""Define registers: patients, visits, follow-ups, facility checks, teams and stationed cadres."""

from enum import Enum
from typing import ClassVar

from pydantic import Field

from docgen.records.base import Base, Count, Date, Identifier, Name, Number, Ordinal, Record
from docgen.records.plan import Cycle


class LeaderKind(Enum):
    """Rank of a visiting leader; it decides how often a visit is due."""

    HEAD = "head"
    DEPUTY = "deputy"
    OTHER = "other"


class Patient(Record):
    """One person with a serious disease in the ledger that is pushed every month."""

    code: Name = Field(description="个人代码（不写姓名和身份证号）")
    disease: Name = Field(description="病种")
    township: str = Field("", description="乡镇")
    group: str = Field("", description="人群类别")
    added_on: Date = Field(description="列入日期")
    pushed_on: Date | None = Field(None, description="推送日期")
    pushed_to: tuple[Name, ...] = Field((), description="推送到的部门")


class VisitDuty(Base):
    """How often leaders of one rank are to visit, and which leaders of that rank there are."""

    leader_kind: LeaderKind = Field(description="head 主要领导，deputy 分管领导，other 其他领导")
    every: Cycle = Field(description="周期：month 每月，quarter 每季度，half_year 每半年，year 每年")
    times: Ordinal = Field(1, description="每个周期不少于几次")
    leaders: tuple[Name, ...] = Field((), description="有哪几位（写职务）；不写则按登记里出现过的")


class Visit(Record):
    """One visit of a leader to a village."""

    leader: Name = Field(description="领导职务或姓名")
    leader_kind: LeaderKind = Field(description="head 主要领导，deputy 分管领导，other 其他领导")
    village: Name = Field(description="村")
    visited_on: Date = Field(description="日期")
    note: str = Field("", description="指导内容")


class FollowUp(Record):
    """One follow-up or check-up that is due or done."""

    team: str = Field("", description="家庭医生团队")
    person: Name = Field(description="个人代码或人群")
    kind: Name = Field(description="随访或健康体检")
    due_on: Date = Field(description="应完成日期")
    done_on: Date | None = Field(None, description="完成日期")
    disease: str = Field("", description="病种")


class FacilityCheck(Record):
    """One standard checked at one place (三个一、三合格、三条线、必到必访必核必查)."""

    where: Name = Field(description="地点")
    level: str = Field("", description="县、乡、村")
    standard: Name = Field(description="标准，如 三个一")
    item: Name = Field(description="检查项")
    target: Number = Field(description="标准值，即至少应达到的数")
    actual: Number = Field(description="实际值")
    unit: str = Field("", description="计量单位，如 所、名、户")
    checked_on: Date | None = Field(None, description="检查日期")
    checked_by: str = Field("", description="检查人")


class Team(Record):
    """One contracted family doctor team and the persons it has signed."""

    name: Name = Field(description="团队名称")
    township: str = Field("", description="乡镇")
    members: tuple[Name, ...] = Field((), description="成员")
    signed: Count | None = Field(None, description="签约人数")
    as_of: Date | None = Field(None, description="截至日期")


class Cadre(Record):
    """Cadres stationed in one village and their duty."""

    village: Name = Field(description="村")
    first_secretaries: Count = Field(0, description="第一书记人数")
    team_leaders: Count = Field(0, description="工作组长人数")
    team_members: Count = Field(0, description="工作队员人数")
    households: Count | None = Field(None, description="结对户数")


class Register(Record):
    """A file data/registers/<id>.yaml; it holds lists of any of the kinds."""

    schema_title: ClassVar[str] = "登记簿"

    id: Identifier = Field(description="编号，与文件名一致")
    title: str = Field("", description="名称")
    starts_on: Date | None = Field(None, description="从哪天起登记；不写为截至日期当年的1月1日")
    as_of: Date | None = Field(None, description="截至日期；是否逾期按这一天算，公文另写 as_of 的按公文")
    visit_duties: tuple[VisitDuty, ...] = Field((), description="各级领导到村的次数要求")
    patients: tuple[Patient, ...] = Field((), description="大病患者台账")
    visits: tuple[Visit, ...] = Field((), description="领导到村")
    follow_ups: tuple[FollowUp, ...] = Field((), description="随访、体检")
    facility_checks: tuple[FacilityCheck, ...] = Field((), description="标准核查")
    teams: tuple[Team, ...] = Field((), description="家庭医生团队")
    cadres: tuple[Cadre, ...] = Field((), description="驻村干部")
