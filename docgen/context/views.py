"""Define what a template sees: the public names of every Word, Excel and HTML template.

These names are a promise to the people who edit templates (`docs/context.md` lists them): they are added
to, not renamed. All values are finished for print: dates are written out, clauses are composed, numbers
are Chinese where the page shows Chinese numbers. Text that is absent is an empty string, never None, so a
template tests it with ``{% if document.annotation %}``.
"""

from __future__ import annotations

from dataclasses import dataclass

CONTEXT_VERSION = 1
"""Raised when a name is added; part of every fingerprint."""


@dataclass(frozen=True, slots=True)
class OfficeView:
    """Who issues."""

    name: str
    """Full name: 陕西省卫生健康委员会."""
    short_name: str
    mark: str
    """Issuing mark at the head of the first page (发文机关标志), with 文件."""


@dataclass(frozen=True, slots=True)
class SignOffView:
    """Who signs, and when (发文机关署名、成文日期)."""

    organs: tuple[str, ...]
    """Signing organs, the lead first; more than one for a joint issue."""
    date: str
    """Date of signing in full: 2021年11月3日."""
    sealed: bool
    """Whether a seal goes over the signature: clause 7.3.5.1 (sealed) or 7.3.5.2 (unsealed)."""


@dataclass(frozen=True, slots=True)
class ImprintView:
    """The edition record at the foot of the last page (版记)."""

    main_recipients: str
    """主送, where it had to move here from the first page; else empty. No 。 at the end."""
    copies_to: str
    """抄送, without the label and without 。 at the end."""
    office: str
    """Printing office (印发机关)."""
    printed_on: str
    """Printing date in full, without 印发: 2021年11月3日."""
    proofreader: str
    copies: str
    """Number of copies printed, in digits; empty where it is not stated."""


@dataclass(frozen=True, slots=True)
class IndicatorView:
    """A figure that a task is measured by."""

    id: str
    name: str
    unit: str
    target: str
    """Target in words: 90%以上, 不少于5人（中医院不少于3人）."""


@dataclass(frozen=True, slots=True)
class ItemView:
    """One paragraph of a task that carries its own assignment."""

    id: str
    first: bool
    """Whether it is the first item of its task: the run-in heading stands before it."""
    text: str
    clause: str
    """Assignment as printed after the full stop: （委人事处牵头，科教宣传处、各设区市配合）; may be empty."""
    lead: tuple[str, ...]
    support: tuple[str, ...]
    responsible: tuple[str, ...]
    indicators: tuple[IndicatorView, ...]


@dataclass(frozen=True, slots=True)
class TaskView:
    """One numbered duty."""

    id: str
    number: int
    number_zh: str
    """Number in Chinese, without brackets: 十八."""
    title: str
    kind: str
    """Class of the task in Chinese: 制度建设类, 项目行动类, 原则要求类; empty where not classed."""
    first_product: str
    """What the lead hands in first, decided by the class (提出方案, 制定落实方案和进度安排, …)."""
    items: tuple[ItemView, ...]
    deadlines: tuple[str, ...]
    """Deadlines in words: 每年6月底前."""


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of a plan, with its tasks."""

    number: int
    number_zh: str
    title: str
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    """The plan whose tasks the document divides."""

    id: str
    title: str
    short_title: str
    sections: tuple[SectionView, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One numbered paragraph that stands outside the plan, such as a requirement."""

    number: int
    number_zh: str
    title: str
    """Run-in heading; empty where the paragraph has none."""
    text: str


@dataclass(frozen=True, slots=True)
class ClosingSectionView:
    """The section after the tasks (工作要求); its number runs on after the plan's sections."""

    number: int
    number_zh: str
    title: str
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """The document that is issued."""

    id: str
    type: str
    number: str
    """Document number (发文字号): 陕卫促进发〔2021〕55号."""
    title: str
    """Title in one line, without breaks."""
    title_lines: tuple[str, ...]
    """Title as set: one entry a line, broken by meaning (7.3.1)."""
    copy_number: str
    """份号, six digits."""
    secrecy: str
    """密级和保密期限: 机密★1年."""
    urgency: str
    """特急 or 加急."""
    signers: tuple[str, ...]
    """签发人; only documents that go up have them."""
    recipients: str
    """主送机关 in one line without the colon; empty where there are none."""
    preamble: tuple[str, ...]
    """Paragraphs before the first section: basis and purpose."""
    requirements: ClosingSectionView | None
    closing: str
    """Closing phrase, such as 特此通知。; may be empty."""
    annexes: tuple[str, ...]
    """Titles of the annexes, in order (附件说明)."""
    sign_off: SignOffView
    annotation: str
    """附注, without its brackets; may be empty."""
    imprint: ImprintView


@dataclass(frozen=True, slots=True)
class Context:
    """Everything a template can name."""

    office: OfficeView
    document: DocumentView
    plan: PlanView
