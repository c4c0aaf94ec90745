"""Define what a template sees of a register: visits, follow-ups, checks, teams, cadres, patients."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class VisitView:
    """One visit of a leader to a village."""

    number: Annotated[int, "序号"]
    leader: Annotated[str, "领导"]
    leader_kind: Annotated[str, "主要领导、分管领导或其他领导"]
    village: Annotated[str, "村"]
    visited_on: Annotated[str, "日期"]
    note: Annotated[str, "指导内容"]


@dataclass(frozen=True, slots=True)
class VisitRowView:
    """What one leader owes in one period, and has done."""

    leader: Annotated[str, "领导"]
    leader_kind: Annotated[str, "主要领导、分管领导或其他领导"]
    duty: Annotated[str, "次数要求，如 每半年不少于1次"]
    period: Annotated[str, "周期，如 2023年上半年"]
    required: Annotated[int, "应到次数"]
    done: Annotated[int, "实到次数"]
    dates: Annotated[tuple[str, ...], "到村日期"]
    due_on: Annotated[str, "周期最后一天"]
    late: Annotated[bool, "是否逾期未完成"]
    state: Annotated[str, "状态：已完成、未到期、逾期"]


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """One follow-up or check-up that is due or done."""

    number: Annotated[int, "序号"]
    team: Annotated[str, "家庭医生团队"]
    person: Annotated[str, "随访对象"]
    kind: Annotated[str, "随访或健康体检"]
    disease: Annotated[str, "病种"]
    due_on: Annotated[str, "应完成日期"]
    done_on: Annotated[str, "完成日期"]
    late: Annotated[bool, "是否逾期未完成"]
    state: Annotated[str, "状态：已完成、未到期、逾期"]


@dataclass(frozen=True, slots=True)
class FollowUpTeamView:
    """What one team owes in one quarter, and has done."""

    team: Annotated[str, "家庭医生团队"]
    township: Annotated[str, "乡镇"]
    kind: Annotated[str, "随访或健康体检"]
    period: Annotated[str, "季度，如 2022年第三季度"]
    due: Annotated[int, "应完成人次"]
    done: Annotated[int, "已完成人次"]
    late: Annotated[int, "逾期未完成人次"]
    rate: Annotated[str, "完成率，如 83.3%"]


@dataclass(frozen=True, slots=True)
class CheckView:
    """One standard checked at one place."""

    where: Annotated[str, "地点"]
    level: Annotated[str, "级别"]
    standard: Annotated[str, "标准"]
    item: Annotated[str, "检查项"]
    unit: Annotated[str, "计量单位"]
    target: Annotated[str, "标准值"]
    actual: Annotated[str, "实际值"]
    shortfall: Annotated[str, "差数"]
    """What is lacking, in digits; empty where the standard is met."""
    met: Annotated[str, "是否达标：达标、未达标"]
    checked_on: Annotated[str, "检查日期"]
    checked_by: Annotated[str, "检查人"]


@dataclass(frozen=True, slots=True)
class PlaceView:
    """What was checked at one place against one standard."""

    name: Annotated[str, "地点"]
    level: Annotated[str, "级别"]
    checks: Annotated[tuple[CheckView, ...], "检查项，逐个为 check"]
    unmet: Annotated[int, "未达标几项"]


@dataclass(frozen=True, slots=True)
class StandardView:
    """What was checked against one standard (三个一, 必到必访必核必查), place by place."""

    name: Annotated[str, "标准"]
    places: Annotated[tuple[PlaceView, ...], "地点，逐个为 place"]
    total: Annotated[int, "共查几项"]
    unmet: Annotated[int, "未达标几项"]


@dataclass(frozen=True, slots=True)
class TeamView:
    """One contracted family doctor team."""

    name: Annotated[str, "团队名称"]
    township: Annotated[str, "乡镇"]
    members: Annotated[tuple[str, ...], "成员"]
    signed: Annotated[str, "签约人数"]
    as_of: Annotated[str, "截至日期"]


@dataclass(frozen=True, slots=True)
class CadreView:
    """Cadres stationed in one village."""

    village: Annotated[str, "村"]
    first_secretaries: Annotated[int, "第一书记人数"]
    team_leaders: Annotated[int, "工作组长人数"]
    team_members: Annotated[int, "工作队员人数"]
    households: Annotated[str, "结对户数"]


@dataclass(frozen=True, slots=True)
class PatientView:
    """One person of the ledger of serious diseases, by code."""

    code: Annotated[str, "个人代码"]
    disease: Annotated[str, "病种"]
    township: Annotated[str, "乡镇"]
    group: Annotated[str, "人群类别"]
    added_on: Annotated[str, "列入日期"]
    pushed_on: Annotated[str, "推送日期"]
    pushed_to: Annotated[tuple[str, ...], "推送到的部门"]


@dataclass(frozen=True, slots=True)
class RegisterView:
    """The register that the document prints; all empty where it has none."""

    title: Annotated[str, "登记簿名称"] = ""
    as_of: Annotated[str, "截至日期"] = ""
    visits: Annotated[tuple[VisitView, ...], "领导到村，逐个为 visit"] = ()
    visit_rows: Annotated[tuple[VisitRowView, ...], "每位领导每个周期的完成情况，逐个为 visit_row"] = ()
    late_visits: Annotated[int, "到村次数逾期未完成的有几项"] = 0
    follow_ups: Annotated[tuple[FollowUpView, ...], "随访、体检，逐个为 follow_up"] = ()
    follow_up_teams: Annotated[
        tuple[FollowUpTeamView, ...], "每个团队每个季度的完成情况，逐个为 follow_up_team"
    ] = ()
    late_follow_ups: Annotated[int, "逾期未完成的随访、体检共几人次"] = 0
    checks: Annotated[tuple[CheckView, ...], "标准核查，逐个为 check"] = ()
    standards: Annotated[tuple[StandardView, ...], "按标准和地点分组，逐个为 standard"] = ()
    unmet: Annotated[int, "未达标几项"] = 0
    teams: Annotated[tuple[TeamView, ...], "家庭医生团队，逐个为 team"] = ()
    cadres: Annotated[tuple[CadreView, ...], "驻村干部，逐个为 cadre"] = ()
    patients: Annotated[tuple[PatientView, ...], "大病患者，逐个为 patient"] = ()
