"""Define documents to be issued: the files data/documents/<id>.yaml."""

from enum import Enum
from typing import ClassVar

from pydantic import Field

from docgen.records.base import Base, Count, Date, Identifier, Markdown, Name, Ordinal, Record, Truth
from docgen.records.plan import Reference


class Urgency(Enum):
    """Urgency of a document (紧急程度)."""

    EXTREME = "特急"
    URGENT = "加急"


class RecipientGroup(Base):
    """Recipients of one class; groups are joined by ，and their members by 、."""

    divisions: tuple[Name, ...] = Field(description="主送的单位，须在单位名录中")
    text: str = Field("", description="印出的写法；不写则各单位名称用顿号连接")


class Requirement(Base):
    """One numbered paragraph of the closing section."""

    title: str = Field("", description="段首标题；没有则不写")
    text: Name = Field(description="正文")


class ClosingSection(Base):
    """The section after the tasks, such as 工作要求; its number follows the plan's last section."""

    title: Name = Field(description="标题")
    paragraphs: tuple[Requirement, ...] = Field(description="各段，自动编号")


class SignOff(Base):
    """Who signs; the office by default."""

    organs: tuple[Name, ...] = Field((), description="署名机关，主办机关在前；不写为发文机关")
    sealed: Truth | None = Field(None, description="是否加盖印章；不写按 office.yaml")


class Imprint(Base):
    """The edition record, where it differs from the office's (版记)."""

    office: str = Field("", description="印发机关；不写按 office.yaml")
    printed_on: Date | None = Field(None, description="印发日期；不写为成文日期")
    proofreader: str = Field("", description="校对人")
    copies: Count | None = Field(None, description="印数，只写数字，如 50")
    copies_to: tuple[RecipientGroup, ...] = Field((), description="抄送机关")


class Annex(Base):
    """A document that is bound behind this one."""

    title: Name = Field(description="附件名称，与附件页的标题一致，末尾不加标点")
    document: str = Field("", description="附件所用的公文编号")


class DraftStatus(Enum):
    """A forwarded text that is not final; the word stands in brackets after its title."""

    TRIAL = "试行"


class Forwarded(Base):
    """The text that a notice forwards, on a page of its own (印发的文件)."""

    title: Name = Field(description="标题，与通知标题书名号里的一致，不带书名号")
    title_lines: tuple[Name, ...] = Field((), description="标题分行，按词意断开；不写则自动分行")
    draft_status: DraftStatus | None = Field(None, description="试行的写 试行，印在标题之后的括号里")
    text: Markdown = Field("", description="正文（Markdown）；正文取自任务计划的不写")


class ChartKind(Enum):
    """What a chart shows."""

    BAR = "bar"
    """Figures side by side."""
    LINE = "line"
    """One figure over several dates."""
    SHARE = "share"
    """Parts of a whole."""


class Chart(Base):
    """A chart of figures in an article."""

    title: Name = Field(description="图题，不带图号")
    kind: ChartKind = Field(
        ChartKind.BAR, description="样式：bar 柱形，line 折线（按日期），share 构成（部分占总体）"
    )
    indicators: tuple[Name, ...] = Field(min_length=1, description="画哪些指标的数（编号）")
    note: str = Field("", description="图下的说明，如 数据来源和口径")
    alt: str = Field("", description="替代文字，念给看不见图的人听；不写则按数据自动写")


class OwnNumber(Base):
    """The number of one of the letters that one record makes: each is a document of its own (7.2.5)."""

    name: Name = Field(description="单位、地区的名称，或任务的标题，与名录、计划里的一致")
    number: Name = Field(description="这一份的发文字号")


class Article(Record):
    """One item of a brief, under its own title (简报里的一篇)."""

    id: Identifier = Field(description="编号")
    title: Name = Field(description="标题")
    title_lines: tuple[Name, ...] = Field((), description="标题分行，按词意断开；不写则自动分行")
    text: Markdown = Field("", description="正文（Markdown）")
    contributor: str = Field("", description="供稿单位，印在篇末括号里")
    figures: tuple[Name, ...] = Field((), description="列成表的指标（编号），数取自 data/figures")
    chart: Chart | None = Field(None, description="图；没有则不写")


class Document(Record):
    """One thing to be issued."""

    schema_title: ClassVar[str] = "公文"

    id: Identifier = Field(description="编号，与文件名一致，也是成品的文件名")
    type: Name = Field(description="文种样式，见 templates/catalogue.yaml")
    plan: str = Field("", description="所依据的任务计划（编号）")
    number: str = Field("", description="发文字号，如 陕卫促进发〔2021〕55号")
    numbers: tuple[OwnNumber, ...] = Field(
        (), description="逐个生成的公文每一份的发文字号，一份一个；只生成一份的可以写在 number 里"
    )
    title: str = Field("", description="标题，写成一行")
    title_lines: tuple[Name, ...] = Field((), description="标题分行，按词意断开；不写则自动分行")
    date: Date | None = Field(None, description="成文日期，如 2021-11-03")
    copy_number: str = Field("", description="份号，六位数字")
    secrecy: str = Field("", description="密级和保密期限，如 机密★1年")
    urgency: Urgency | None = Field(None, description="紧急程度：特急、加急")
    signers: tuple[Name, ...] = Field((), description="签发人，只用于上行文")
    recipients: tuple[RecipientGroup, ...] = Field((), description="主送机关，按组")
    references: tuple[Reference, ...] = Field((), description="引用的文件")
    preamble: tuple[Name, ...] = Field((), description="正文开头各段：依据和目的")
    requirements: ClosingSection | None = Field(None, description="任务之后的部分，如 工作要求")
    closing: str = Field("", description="结束语")
    text: Markdown = Field("", description="公文自己的正文（Markdown）：总结、报告等")
    forwarded: Forwarded | None = Field(None, description="印发的文件：印发、转发通知才写")
    articles: tuple[Article, ...] = Field((), description="简报的各篇")
    issue: Ordinal | None = Field(None, description="简报期号，只写数字")
    issuing_unit: str = Field("", description="简报的编发单位")
    reports_to: tuple[RecipientGroup, ...] = Field((), description="简报的报送机关（报）")
    sends_to: tuple[RecipientGroup, ...] = Field((), description="简报的抄送机关（送）")
    distributes_to: tuple[RecipientGroup, ...] = Field((), description="简报的分发单位（发）")
    ledger: str = Field("", description="所印的问题台账（编号）")
    findings: str = Field("", description="所分解的反馈问题，即登记这些问题的台账（编号）")
    register_id: str = Field("", alias="register", description="所印的登记簿（编号）")
    period: str = Field("", description="报送周期，如 2022-H1：报送情况的报告、通报、催报函、进展表才写")
    as_of: Date | None = Field(None, description="数据截至日期；不写按台账、登记簿的，再按成文日期")
    annexes: tuple[Annex, ...] = Field((), description="附件")
    sign_off: SignOff = Field(SignOff(), description="署名")
    annotation: str = Field("", description="附注，不带括号，如 政务公开形式：依申请公开")
    imprint: Imprint = Field(Imprint(), description="版记")
    supersedes: tuple[Name, ...] = Field((), description="本件废止或代替的公文（编号或字号）")

    @property
    def numbered(self) -> tuple["Document | OwnNumber", ...]:
        """Return each record that gives a document number: each of its letters, and then itself."""
        return (*self.numbers, *((self,) if self.number.strip() else ()))

    def number_for(self, name: str) -> str:
        """Return the number of what is made for `name`: its own, else that of the document."""
        return next((own.number for own in self.numbers if own.name == name), self.number)

    @property
    def indicators(self) -> frozenset[str]:
        """Return the ids of the indicators that its articles list and draw."""
        drawn = (article.chart.indicators for article in self.articles if article.chart is not None)
        return frozenset(
            name for names in (*drawn, *(each.figures for each in self.articles)) for name in names
        )

    @property
    def recipient_lists(self) -> tuple[tuple[tuple[str, ...], tuple[RecipientGroup, ...]], ...]:
        """Return each list of organs that the document goes to, with the way to it; the main one first."""
        return (
            (("recipients",), self.recipients),
            (("imprint", "copies_to"), self.imprint.copies_to),
            (("reports_to",), self.reports_to),
            (("sends_to",), self.sends_to),
            (("distributes_to",), self.distributes_to),
        )
