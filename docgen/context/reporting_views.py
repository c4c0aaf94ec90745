"""Define what a template sees of a reporting period: who returned, and what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from docgen.context.chart_views import ChartView


@dataclass(frozen=True, slots=True)
class PeriodView:
    """The reporting period of a document; all empty where it has none."""

    id: Annotated[str, "报送周期编号，如 2022-H1"] = ""
    title: Annotated[str, "报送周期，如 2022年上半年、2022年度"] = ""
    starts_on: Annotated[str, "起始日期"] = ""
    ends_on: Annotated[str, "截止日期"] = ""
    due_on: Annotated[str, "报送到期日，遇非工作日已顺延"] = ""
    due_note: Annotated[str, "到期日的说明：节假日安排尚未公布的为（估算）"] = ""
    previous_title: Annotated[str, "上一报送周期，如 2022年上半年"] = ""
    last_year_title: Annotated[str, "上年同期"] = ""


@dataclass(frozen=True, slots=True)
class ReturnRowView:
    """One division that must return, and what came of it."""

    number: Annotated[int, "序号"]
    division: Annotated[str, "应报单位"]
    group: Annotated[str, "单位类别，如 内设处室"]
    due_on: Annotated[str, "到期日，准予延期的为延期后的"]
    received_on: Annotated[str, "收到日期；未报送的为空"]
    state: Annotated[str, "报送情况：按时报送、逾期报送、逾期未报送等"]
    returned: Annotated[bool, "是否已报送"]
    days_late: Annotated[int, "逾期几天报送"]
    extended_until: Annotated[str, "准予延至哪一天"]
    extension_reason: Annotated[str, "延期理由"]
    duties: Annotated[int, "牵头几条分工"]


@dataclass(frozen=True, slots=True)
class GroupRowView:
    """The five numbers of one kind of division."""

    name: Annotated[str, "单位类别"]
    expected: Annotated[int, "应报几个"]
    received: Annotated[int, "已报几个"]
    on_time: Annotated[int, "按时几个"]
    completeness_rate: Annotated[str, "报送率，如 90%"]
    timeliness_rate: Annotated[str, "及时率"]


@dataclass(frozen=True, slots=True)
class StatusView:
    """How complete and timely the returns are (报送情况)."""

    as_of: Annotated[str, "统计截至哪一天"] = ""
    expected: Annotated[int, "应报单位数"] = 0
    received: Annotated[int, "已报单位数"] = 0
    on_time: Annotated[int, "按时报送单位数"] = 0
    late: Annotated[int, "逾期报送单位数"] = 0
    missing: Annotated[int, "未报送单位数"] = 0
    overdue: Annotated[int, "其中已经逾期的单位数"] = 0
    extended: Annotated[int, "准予延期的单位数"] = 0
    completeness_rate: Annotated[str, "报送率（已报占应报），如 90%"] = ""
    timeliness_rate: Annotated[str, "及时率（按时报送占应报），如 80%"] = ""
    sentence: Annotated[str, "报送情况写成的一句话"] = ""
    late_names: Annotated[tuple[str, ...], "逾期报送的单位"] = ()
    missing_names: Annotated[tuple[str, ...], "未报送的单位"] = ()
    extended_names: Annotated[tuple[str, ...], "准予延期的单位"] = ()
    return_rows: Annotated[tuple[ReturnRowView, ...], "应报单位，逐个为 return_row"] = ()
    group_rows: Annotated[tuple[GroupRowView, ...], "各类单位，逐个为 group_row"] = ()
    chart: Annotated[ChartView | None, "各周期报送率、及时率图，可能没有"] = None


@dataclass(frozen=True, slots=True)
class CountsView:
    """How many tasks (or items) stand how."""

    total: Annotated[int, "共几项"] = 0
    done: Annotated[int, "已完成几项"] = 0
    under_way: Annotated[int, "推进中几项"] = 0
    not_started: Annotated[int, "未启动几项"] = 0
    delayed: Annotated[int, "滞后几项"] = 0
    not_returned: Annotated[int, "未报送几项"] = 0
    done_rate: Annotated[str, "完成率，如 16.7%；共 0 项的为空"] = ""
    sentence: Annotated[str, "写成的半句话：已完成3项，推进中12项，滞后1项，未报送2项"] = ""


@dataclass(frozen=True, slots=True)
class ReturnedFigureView:
    """A figure of a return against its target and earlier ones; of one that is lacking only the name."""

    id: Annotated[str, "指标编号"]
    name: Annotated[str, "指标名称，有口径的带口径"]
    division: Annotated[str, "报送单位"]
    value: Annotated[str, "数值；没有报送的为空"]
    unit: Annotated[str, "计量单位"]
    words: Annotated[str, "数值带单位；没有报送的为 未报送"]
    as_of: Annotated[str, "截至日期"]
    target: Annotated[str, "目标值"]
    met: Annotated[str, "是否达标：达标、未达标；不能比的为空"]
    last: Annotated[str, "上一周期的数"]
    last_change: Annotated[str, "比上一周期的变化，如 提高1.2个百分点"]
    previous: Annotated[str, "上年同期数"]
    change: Annotated[str, "比上年同期的变化"]
    sentence: Annotated[str, "写成的一句话，不带句号"]


@dataclass(frozen=True, slots=True)
class SupporterRowView:
    """What a supporter did, as the lead gathered it."""

    division: Annotated[str, "配合单位"]
    text: Annotated[str, "配合单位的落实情况"]


@dataclass(frozen=True, slots=True)
class LeadRowView:
    """What one lead returned of one item."""

    division: Annotated[str, "牵头单位"]
    returned: Annotated[bool, "本单位是否报送了这一条"]
    standing: Annotated[str, "进展状态：已完成、推进中、未启动、滞后、未报送"]
    text: Annotated[str, "落实情况；没有报送的为 未报送"]
    progress: Annotated[str, "落实情况原文"]
    problems: Annotated[str, "存在问题"]
    next_steps: Annotated[str, "下一步工作安排"]
    supporter_rows: Annotated[tuple[SupporterRowView, ...], "配合单位的情况，逐个为 supporter_row"]
    returned_figures: Annotated[tuple[ReturnedFigureView, ...], "数据，逐个为 returned_figure"]


@dataclass(frozen=True, slots=True)
class ItemRowView:
    """One item with what its leads returned."""

    id: Annotated[str, "分项编号"]
    number: Annotated[int, "分项在任务中的序号"]
    first: Annotated[bool, "是否本任务的第一个分项"]
    part: Annotated[str, "第几条分工，如 第2条分工；任务只有一条的为空"]
    title: Annotated[str, "分项标题；没有的为空"]
    text: Annotated[str, "分项正文"]
    clause: Annotated[str, "分工，带括号"]
    standing: Annotated[str, "进展状态"]
    lead_rows: Annotated[tuple[LeadRowView, ...], "各牵头单位的报送，逐个为 lead_row"]


@dataclass(frozen=True, slots=True)
class TaskRowView:
    """One task with its items."""

    id: Annotated[str, "任务编号"]
    number: Annotated[int, "任务序号"]
    number_zh: Annotated[str, "任务序号，中文数字"]
    title: Annotated[str, "任务标题"]
    lead: Annotated[tuple[str, ...], "牵头单位"]
    standing: Annotated[str, "进展状态"]
    item_rows: Annotated[tuple[ItemRowView, ...], "分项，逐个为 item_row"]


@dataclass(frozen=True, slots=True)
class RemarkView:
    """A problem or a next step, and who returned it of which task."""

    number: Annotated[int, "序号"]
    division: Annotated[str, "报送单位"]
    task: Annotated[str, "任务标题"]
    item: Annotated[str, "分项编号"]
    text: Annotated[str, "问题或安排的原文"]


@dataclass(frozen=True, slots=True)
class SectionRowView:
    """One section with its tasks."""

    number: Annotated[int, "部分序号"]
    number_zh: Annotated[str, "部分序号，中文数字"]
    title: Annotated[str, "部分标题"]
    counts: Annotated[CountsView, "本部分各项任务的进展"]
    task_rows: Annotated[tuple[TaskRowView, ...], "任务，逐个为 task_row"]
    problems: Annotated[tuple[RemarkView, ...], "本部分的存在问题，逐个为 problem"]
    next_steps: Annotated[tuple[RemarkView, ...], "本部分的下一步工作安排，逐个为 next_step"]


@dataclass(frozen=True, slots=True)
class ProgressView:
    """What was returned, in plan order; cut to the division, region or task that a document is made for."""

    counts: Annotated[CountsView, "各项任务的进展；为地区生成的，counts 数的是分工，这里仍是任务"] = (
        CountsView()
    )
    section_rows: Annotated[tuple[SectionRowView, ...], "各部分，逐个为 section_row"] = ()
    returned_figures: Annotated[tuple[ReturnedFigureView, ...], "全部数据，逐个为 returned_figure"] = ()
    problems: Annotated[tuple[RemarkView, ...], "存在问题，逐个为 problem"] = ()
    next_steps: Annotated[tuple[RemarkView, ...], "下一步工作安排，逐个为 next_step"] = ()
    figures_sentence: Annotated[str, "指标达标情况写成的一句话"] = ""
    status_chart: Annotated[ChartView | None, "各项任务进展构成图，可能没有"] = None
    section_chart: Annotated[ChartView | None, "各部分任务进展图，可能没有"] = None
    figure_charts: Annotated[
        tuple[ChartView, ...], "数据与目标值图，一个计量单位一张，逐个为 figure_chart"
    ] = ()
    sample: Annotated[bool, "报送中有没有样本数据"] = False


@dataclass(frozen=True, slots=True)
class ListedView:
    """One line of the red or the yellow list."""

    number: Annotated[int, "序号"]
    division: Annotated[str, "责任单位"]
    task: Annotated[str, "任务标题；单位未报送的写牵头几项任务"]
    reason: Annotated[str, "列入的原因"]


@dataclass(frozen=True, slots=True)
class ListsView:
    """The red and the yellow list of a circular (红牌、黄牌)."""

    red: Annotated[tuple[ListedView, ...], "红牌：滞后、到期未完成、逾期未报送，逐个为 red"] = ()
    yellow: Annotated[
        tuple[ListedView, ...], "黄牌：未启动、未达标、数据下降、存在问题、逾期报送，逐个为 yellow"
    ] = ()


@dataclass(frozen=True, slots=True)
class ReportView:
    """What the one division returned that a document is made for; all empty for other documents."""

    division: Annotated[str, "报送单位"] = ""
    returned: Annotated[bool, "是否已报送"] = False
    received_on: Annotated[str, "收到日期"] = ""
    state: Annotated[str, "报送情况"] = ""
    signed_by: Annotated[str, "签字的主要负责人"] = ""
    counts: Annotated[CountsView, "所牵头各条分工的进展"] = CountsView()
    sentence: Annotated[str, "总体进展写成的一句话；没有报送的说明没有报送"] = ""
    due_on: Annotated[str, "到期日，准予延期的为延期后的"] = ""
    days_overdue: Annotated[int, "到统计日已逾期几天没有报送"] = 0


@dataclass(frozen=True, slots=True)
class ChangeRowView:
    """A task whose standing is another than in the last period."""

    number: Annotated[int, "任务序号"]
    title: Annotated[str, "任务标题"]
    before: Annotated[str, "上一周期的进展状态"]
    now: Annotated[str, "本周期的进展状态"]


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """This period against the one reported on before (年度与半年对比)."""

    previous_title: Annotated[str, "与哪个周期对比；没有上一周期的为空"] = ""
    before: Annotated[CountsView, "上一周期各项任务的进展"] = CountsView()
    change_rows: Annotated[tuple[ChangeRowView, ...], "进展有变化的任务，逐个为 change_row"] = ()
    sentence: Annotated[str, "对比写成的一句话；没有上一周期的为空"] = ""
