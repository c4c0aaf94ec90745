"""Define what a template sees: the public names of every Word, Excel and HTML template.

These names are a promise to the people who edit templates (`docgen template names` and `docs/templates.md`
list them, with the Chinese meaning that stands beside each field here): they are added to, not renamed. All
values are finished for print: dates are written out, clauses are composed, numbers are Chinese where the page
shows Chinese numbers. Text that is absent is an empty string, a list an empty one; parts that may be lacking
as a whole (requirements, forwarded text, leading group, chart) are None: ``{% if … %}`` tests them all.

Names that came later have a default: what has none of them need not say so.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated

from docgen.context.chart_views import ChartView
from docgen.context.figure_views import FigureView
from docgen.context.ledger_views import LedgerView
from docgen.context.plan_views import DeadlineView, LeadingGroupView, PersonGroupView, PhaseView
from docgen.context.register_views import RegisterView
from docgen.context.reporting_views import (
    ComparisonView,
    CountsView,
    ListsView,
    PeriodView,
    ProgressView,
    ReportView,
    StatusView,
)

CONTEXT_VERSION = 5
"""Raised when a name is added; part of every fingerprint."""


@dataclass(frozen=True, slots=True)
class OfficeView:
    """Who issues."""

    name: Annotated[str, "机关全称"]
    """Full name: 陕西省卫生健康委员会."""
    short_name: Annotated[str, "规范化简称"]
    mark: Annotated[str, "发文机关标志，印在首页上方"]
    """Issuing mark at the head of the first page (发文机关标志), with 文件."""


@dataclass(frozen=True, slots=True)
class SignOffView:
    """Who signs, and when (发文机关署名、成文日期)."""

    organs: Annotated[tuple[str, ...], "署名机关，联合行文时主办机关在前"]
    """Signing organs, the lead first; more than one for a joint issue."""
    date: Annotated[str, "成文日期"]
    """Date of signing in full: 2021年11月3日."""
    sealed: Annotated[bool, "是否加盖印章"]
    """Whether a seal goes over the signature: clause 7.3.5.1 (sealed) or 7.3.5.2 (unsealed)."""
    of_office: Annotated[bool, "署名的是不是发文机关；不是的不印它的印章图片"] = True
    """Whether the office signs itself: the picture of its seal is nobody else's."""


@dataclass(frozen=True, slots=True)
class ImprintView:
    """The edition record at the foot of the last page (版记)."""

    main_recipients: Annotated[str, "移到版记的主送机关，句末不带句号"]
    """主送, where it had to move here from the first page; else empty. No 。 at the end."""
    copies_to: Annotated[str, "抄送机关，句末不带句号"]
    """抄送, without the label and without 。 at the end."""
    office: Annotated[str, "印发机关"]
    """Printing office (印发机关)."""
    printed_on: Annotated[str, "印发日期，不带“印发”二字"]
    """Printing date in full, without 印发: 2021年11月3日."""
    proofreader: Annotated[str, "校对人"]
    copies: Annotated[str, "印数"]
    """Number of copies printed, in digits; empty where it is not stated."""


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """A figure that a task is measured by."""

    id: Annotated[str, "指标编号"]
    name: Annotated[str, "指标名称"]
    unit: Annotated[str, "计量单位"]
    target: Annotated[str, "目标值"]
    """Target in words: 90%以上, 不少于5人（中医院不少于3人）."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One paragraph of a task that carries its own assignment."""

    id: Annotated[str, "分项编号"]
    first: Annotated[bool, "是否本任务的第一个分项"]
    """Whether it is the first item of its task: the run-in heading stands before it."""
    text: Annotated[str, "分项正文"]
    clause: Annotated[str, "分工，带括号，如（委人事处牵头，各设区市配合）"]
    """Assignment as printed after the full stop: （委人事处牵头，科教宣传处、各设区市配合）; may be empty."""
    lead: Annotated[tuple[str, ...], "牵头单位"]
    support: Annotated[tuple[str, ...], "配合单位"]
    responsible: Annotated[tuple[str, ...], "按职责分工负责的单位"]
    indicators: Annotated[tuple[IndicatorView, ...], "指标，逐个为 indicator"]
    number: Annotated[int, "分项在任务中的序号"] = 1
    title: Annotated[str, "段首小标题"] = ""
    new_assignment: Annotated[bool, "分工是否从本分项起（与上一分项不同，或是第一个）"] = True
    """False where the item has the same assignment as the one before: a table merges the cells downwards."""


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """Items of a task, one after the other, that have one assignment: a row of a responsibility table."""

    first: Annotated[bool, "是否本任务的第一个分工"]
    """Whether it is the first of its task."""
    items: Annotated[tuple[ItemView, ...], "分工相同的相邻分项，逐个为 item"]
    lead: Annotated[tuple[str, ...], "牵头单位"]
    support: Annotated[tuple[str, ...], "配合单位"]
    responsible: Annotated[tuple[str, ...], "按职责分工负责的单位"]


@dataclass(frozen=True, slots=True)
class TaskView:
    """One numbered duty."""

    id: Annotated[str, "任务编号"]
    number: Annotated[int, "任务序号"]
    number_zh: Annotated[str, "任务序号，中文数字"]
    """Number in Chinese, without brackets: 十八."""
    title: Annotated[str, "任务标题"]
    kind: Annotated[str, "任务类别"]
    """Class of the task in Chinese: 制度建设类, 项目行动类, 原则要求类; empty where not classed."""
    first_product: Annotated[str, "牵头单位首先提交的成果"]
    """What the lead hands in first, decided by the class (提出方案, 制定落实方案和进度安排, …)."""
    items: Annotated[tuple[ItemView, ...], "分项，逐个为 item"]
    deadlines: Annotated[tuple[str, ...], "完成时限"]
    """Deadlines in words: 每年6月底前."""
    lead: Annotated[tuple[str, ...], "各分项的牵头单位合在一起"] = ()
    support: Annotated[tuple[str, ...], "各分项的配合单位合在一起，不含牵头单位"] = ()
    responsible: Annotated[tuple[str, ...], "各分项按职责分工负责的单位合在一起"] = ()
    clause: Annotated[str, "整个任务的分工，带括号"] = ""
    phase: Annotated[str, "所属阶段的名称"] = ""
    assignments: Annotated[tuple[AssignmentView, ...], "分工，逐个为 assignment"] = ()
    """The items by assignment; those that follow one another with the same one stand together."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of a plan, with its tasks."""

    number: Annotated[int, "部分序号"]
    number_zh: Annotated[str, "部分序号，中文数字"]
    title: Annotated[str, "部分标题"]
    tasks: Annotated[tuple[TaskView, ...], "任务，逐个为 task"]
    text: Annotated[str, "任务之前的正文，Markdown"] = ""
    phases: Annotated[tuple[PhaseView, ...], "在这一部分印出的阶段，逐个为 phase"] = ()


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan whose tasks the document divides."""

    id: Annotated[str, "任务计划编号"]
    title: Annotated[str, "任务计划全称"]
    short_title: Annotated[str, "任务计划简称"]
    sections: Annotated[tuple[SectionView, ...], "各部分，逐个为 section"]
    opening: Annotated[tuple[str, ...], "第一部分之前的各段"] = ()
    dates: Annotated[str, "起止日期"] = ""
    phases: Annotated[tuple[PhaseView, ...], "阶段，逐个为 phase"] = ()
    deadlines: Annotated[tuple[DeadlineView, ...], "全计划的期限，逐个为 deadline"] = ()
    leading_group: Annotated[LeadingGroupView | None, "领导小组，可能没有"] = None
    person_groups: Annotated[tuple[PersonGroupView, ...], "人群口径，逐个为 person_group"] = ()
    figures: Annotated[tuple[FigureView, ...], "计划涉及的指标的数，逐个为 figure"] = ()
    divides_labour: Annotated[bool, "是否分工"] = True
    no_division_reason: Annotated[str, "不分工的理由"] = ""


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One numbered paragraph that stands outside the plan, such as a requirement."""

    number: Annotated[int, "段落序号"]
    number_zh: Annotated[str, "段落序号，中文数字"]
    title: Annotated[str, "段首标题"]
    """Run-in heading; empty where the paragraph has none."""
    text: Annotated[str, "段落正文"]


@dataclass(frozen=True, slots=True)
class ClosingSectionView:
    """The section after the tasks (工作要求); its number runs on after the plan's sections."""

    number: Annotated[int, "序号，接在各部分之后"]
    number_zh: Annotated[str, "序号，中文数字"]
    title: Annotated[str, "标题"]
    paragraphs: Annotated[tuple[ParagraphView, ...], "各段，逐个为 paragraph"]


@dataclass(frozen=True, slots=True)
class ForwardedView:
    """The text that a notice forwards."""

    title: Annotated[str, "印发的文件的标题，一行"]
    title_lines: Annotated[tuple[str, ...], "印发的文件的标题，逐行"]
    """As set, broken by meaning; 试行 stands in none of them."""
    text: Annotated[str, "印发的文件的正文，Markdown"]
    draft_status: Annotated[str, "试行；正式的为空"]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """One item of a brief."""

    number: Annotated[int, "篇序"]
    number_zh: Annotated[str, "篇序，中文数字"]
    id: Annotated[str, "文章编号"]
    title: Annotated[str, "文章标题"]
    text: Annotated[str, "文章正文，Markdown"]
    contributor: Annotated[str, "供稿单位，不带括号"]
    figures: Annotated[tuple[FigureView, ...], "列成表的数，逐个为 figure"]
    chart: Annotated[ChartView | None, "图，可能没有"]
    title_lines: Annotated[tuple[str, ...], "文章标题，逐行"] = ()
    """As set, broken by meaning."""


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The document that is issued."""

    id: Annotated[str, "公文编号"]
    type: Annotated[str, "文种编号"]
    number: Annotated[str, "发文字号"]
    """Document number (发文字号): 陕卫促进发〔2021〕55号."""
    title: Annotated[str, "标题，一行"]
    """Title in one line, without breaks."""
    title_lines: Annotated[tuple[str, ...], "标题，逐行"]
    """Title as set: one entry a line, broken by meaning (7.3.1)."""
    copy_number: Annotated[str, "份号"]
    """份号, six digits."""
    secrecy: Annotated[str, "密级和保密期限"]
    """密级和保密期限: 机密★1年."""
    urgency: Annotated[str, "紧急程度"]
    """特急 or 加急."""
    signers: Annotated[tuple[str, ...], "签发人，上行文才有"]
    """签发人; only documents that go up have them."""
    recipients: Annotated[str, "主送机关，不带冒号"]
    """主送机关 in one line without the colon; empty where there are none."""
    preamble: Annotated[tuple[str, ...], "开头各段"]
    """Paragraphs before the first section: basis and purpose."""
    requirements: Annotated[ClosingSectionView | None, "任务之后的部分（工作要求），可能没有"]
    closing: Annotated[str, "结束语"]
    """Closing phrase, such as 特此通知。; may be empty."""
    annexes: Annotated[tuple[str, ...], "附件名称"]
    """Titles of the annexes, in order (附件说明)."""
    sign_off: Annotated[SignOffView, "署名和成文日期"]
    annotation: Annotated[str, "附注，不带括号"]
    """附注, without its brackets; may be empty."""
    imprint: Annotated[ImprintView, "版记"]
    date: Annotated[str, "成文日期"] = ""
    as_of: Annotated[str, "数据截至日期"] = ""
    text: Annotated[str, "公文自己的正文，Markdown"] = ""
    forwarded: Annotated[ForwardedView | None, "印发的文件，可能没有"] = None
    articles: Annotated[tuple[ArticleView, ...], "简报各篇，逐个为 article"] = ()
    issue: Annotated[str, "期号，只有数字"] = ""
    issuing_unit: Annotated[str, "编发单位"] = ""
    reports_to: Annotated[str, "报送机关（报），句末不带句号"] = ""
    sends_to: Annotated[str, "抄送机关（送），句末不带句号"] = ""
    distributes_to: Annotated[str, "分发单位（发），句末不带句号"] = ""
    goes_up: Annotated[bool, "是否上行：主送机关里有署名机关的上级"] = False
    """Whether a recipient is above one who signs, by the catalogue of divisions."""
    annex_label: Annotated[str, "作为附件时的标识：附件、附件1"] = ""
    """What stands at the head of its first page where another document binds it; else empty."""


@dataclass(frozen=True, slots=True)
class EachView:
    """What the document is made for, where its type makes one for each division, region or task."""

    id: Annotated[str, "逐个生成的单位、地区或任务的编号"] = ""
    name: Annotated[str, "逐个生成的单位、地区或任务的名称"] = ""


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a template can name."""

    office: Annotated[OfficeView, "发文机关"]
    document: Annotated[DocumentView, "公文"]
    plan: Annotated[PlanView, "任务计划"]
    ledger: Annotated[LedgerView, "问题台账"] = field(default_factory=LedgerView)
    register: Annotated[RegisterView, "登记簿"] = field(default_factory=RegisterView)
    each: Annotated[EachView, "为谁生成"] = field(default_factory=EachView)
    period: Annotated[PeriodView, "报送周期"] = field(default_factory=PeriodView)
    status: Annotated[StatusView, "报送情况"] = field(default_factory=StatusView)
    progress: Annotated[ProgressView, "任务进展"] = field(default_factory=ProgressView)
    counts: Annotated[CountsView, "各项任务的进展"] = field(default_factory=CountsView)
    lists: Annotated[ListsView, "红牌、黄牌名单"] = field(default_factory=ListsView)
    report: Annotated[ReportView, "逐个生成的那个单位的报送"] = field(default_factory=ReportView)
    comparison: Annotated[ComparisonView, "与上一周期对比"] = field(default_factory=ComparisonView)
