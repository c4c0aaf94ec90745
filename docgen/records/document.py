"""Define documents to be issued: the files data/documents/<id>.yaml."""

from enum import Enum
from typing import ClassVar

from pydantic import Field

from docgen.records.base import Base, Count, Date, Identifier, Name, Record, Truth
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


class Document(Record):
    """One thing to be issued."""

    schema_title: ClassVar[str] = "公文"

    id: Identifier = Field(description="编号，与文件名一致，也是成品的文件名")
    type: Name = Field(description="文种样式，见 templates/catalogue.yaml")
    plan: str = Field("", description="所依据的任务计划（编号）")
    number: str = Field("", description="发文字号，如 陕卫促进发〔2021〕55号")
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
    annexes: tuple[Annex, ...] = Field((), description="附件")
    sign_off: SignOff = Field(SignOff(), description="署名")
    annotation: str = Field("", description="附注，不带括号，如 政务公开形式：依申请公开")
    imprint: Imprint = Field(Imprint(), description="版记")
    supersedes: tuple[Name, ...] = Field((), description="本件废止或代替的公文（编号或字号）")
