"""Define the issuing office: names, mark, number prefix, seal, imprint, reporting calendar."""

from decimal import Decimal
from enum import Enum
from typing import ClassVar

from pydantic import Field

from docgen.layout.page import ProfileName
from docgen.records.base import Base, Name, Number, Ordinal, Record, Truth


class PeriodKind(Enum):
    """Kind of reporting period."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class Seal(Base):
    """Whether the signature is sealed, and the picture of the seal if one is printed."""

    sealed: Truth = Field(True, description="是否加盖印章：决定署名和日期的位置")
    image: str = Field("", description="印章图片（PNG，透明底），相对项目文件夹；不写则留出盖章位置")
    diameter_mm: Ordinal = Field(42, description="印章直径，毫米")


class ImprintDefaults(Base):
    """What the edition record says unless a document says otherwise (版记)."""

    office: Name = Field(description="印发机关")
    proofreader: str = Field("", description="校对人")


class ReportingPeriod(Base):
    """One duty of the reporting calendar: which period is due when."""

    period: PeriodKind = Field(description="报送周期：month、quarter、half_year、year")
    due_month: Ordinal = Field(description="几月到期；半年报为上半年的到期月")
    due_day: Ordinal | None = Field(None, description="几日到期；不写为月底")
    content: str = Field("", description="报送什么")


class Reporting(Base):
    """The reporting calendar and who receives the returns."""

    receiving_office: Name = Field(description="受理报送的单位，须在单位名录中")
    calendar: tuple[ReportingPeriod, ...] = Field((), description="报送日历")
    scope: str = Field("", description="报送数据的范围，如 全省；单位名录里写了地区的单位按其地区")
    jump_factor: Number = Field(Decimal(3), description="数据与上期相差几倍以上提示核对，默认 3")


class FontChoice(Base):
    """The font of this machine in which the PDF sets a font that documents name."""

    family: Name = Field(description="公文所用的字体，如 仿宋_GB2312")
    use: Name = Field(description="PDF 改用本机的哪种字体，可带字形，如 Noto Serif CJK SC Bold")


class Layout(Base):
    """Layout choices of the office."""

    profile: ProfileName = Field(
        ProfileName.A, description="版面：A 通行做法（37/35 毫米），B 按 GB/T 33476.2"
    )
    fonts: tuple[FontChoice, ...] = Field((), description="PDF 的字体对照；不写则自动选用，见 docgen doctor")

    @property
    def font_overrides(self) -> dict[str, str]:
        """Return the chosen font of each family that documents name."""
        return {choice.family: choice.use for choice in self.fonts}


class Office(Record):
    """Who issues: the file data/office.yaml."""

    schema_title: ClassVar[str] = "发文机关"

    name: Name = Field(description="机关全称")
    short_name: str = Field("", description="规范化简称")
    mark: Name = Field(description="发文机关标志，如 某某委员会文件")
    number_prefixes: tuple[Name, ...] = Field(description="机关代字，如 陕卫促进发")
    division_prefix: str = Field("", description="分工中内设处室牵头时冠在最前的字，如 委")
    seal: Seal = Field(Seal(), description="印章")
    imprint: ImprintDefaults = Field(description="版记")
    reporting: Reporting | None = Field(None, description="报送安排")
    layout: Layout = Field(Layout(), description="版面")
