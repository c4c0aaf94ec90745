"""Define indicators: named figures with a measurement unit and targets (指标、目标值)."""

from enum import Enum

from pydantic import Field

from docgen.records.base import Base, Identifier, Name, Number, Record


class Operator(Enum):
    """Say how a figure is held against its target."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    MORE_THAN = ">"
    LESS_THAN = "<"
    BETWEEN = "between"


class IndicatorKind(Enum):
    """Say what the indicator's value is for."""

    TARGET = "target"
    FIGURE = "figure"
    DEFINITION = "definition"
    RULE = "rule"
    CONDITION = "condition"


class Target(Base):
    """One value to reach, for one population, within one period."""

    operator: Operator = Field(
        description="比较方式：>= 不少于，<= 不超过，= 等于，> 多于，< 少于，between 区间"
    )
    value: Number = Field(description="目标值；区间时为下限")
    upper: Number | None = Field(None, description="区间的上限（operator 为 between 时）")
    population: str = Field("", description="适用对象，如“中医院”")
    per: str = Field("", description="按什么计，如“每县”“每院”")
    every: str = Field("", description="周期，如“年”“季度”")
    phrase: str = Field("", description="原文说法，如“动态清零”“全覆盖”；印在公文上时用它")


class Indicator(Record):
    """A named figure that tasks are measured by."""

    id: Identifier = Field(description="编号")
    name: Name = Field(description="指标名称")
    aliases: tuple[Name, ...] = Field((), description="别名")
    unit: str = Field("", description="计量单位，如 %、‰、人、种；不能缺")
    kind: IndicatorKind = Field(
        IndicatorKind.TARGET,
        description="性质：target 目标，figure 统计数，definition 定义，rule 规定，condition 条件",
    )
    population: str = Field("", description="统计口径：对哪些人或机构")
    targets: tuple[Target, ...] = Field((), description="目标值；不同对象可有不同目标")
    part_of: str = Field("", description="本指标是哪个指标的一部分（编号），其数不能大于总数")
    note: str = Field("", description="说明")


class IndicatorCatalogue(Base):
    """The file data/indicators.yaml."""

    indicators: tuple[Indicator, ...] = Field(description="指标目录")
