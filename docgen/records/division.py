"""Define the units that can lead or support a task (处室、单位、部门、各设区市)."""

from enum import Enum

from pydantic import Field

from docgen.records.base import Base, Date, Identifier, Name, Record, Truth


class DivisionKind(Enum):
    """Say what sort of unit a division is."""

    ORGAN = "organ"
    """The issuing organ itself or another organ of the same rank (机关)."""
    DIVISION = "division"
    """An internal division of the office, whatever its name ends in (处室)."""
    INSTITUTION = "institution"
    """An affiliated institution (直属单位)."""
    AUTHORITY = "authority"
    """Another department or authority (部门)."""
    BUREAU = "bureau"
    """A local health authority (地方卫生健康行政部门)."""
    OFFICE = "office"
    """The standing office of a leading group, or the like (办事机构)."""
    GROUP = "group"
    """A named set of divisions (单位集合)."""


class ResponsibilityChain(Base):
    """Name who answers in a unit: first, by line, and for the work itself (责任链条)."""

    head: str = Field("", description="一把手，负总责")
    deputy: str = Field("", description="分管负责人，分线负责")
    staff: tuple[Name, ...] = Field((), description="专班人员，具体抓落实")


class Division(Record):
    """One unit of the catalogue; a catalogue belongs to one issuer."""

    id: Identifier = Field(description="编号，用于文件名和命令行，英文字母、数字和连字符")
    name: Name = Field(description="规范名称，印在公文上的写法")
    aliases: tuple[Name, ...] = Field((), description="别名，如“委医政医管局”就是“医政医管局”")
    kind: DivisionKind = Field(
        description="类别：organ 机关，division 处室，institution 直属单位，authority 部门，"
        "bureau 地方卫生健康部门，office 办事机构，group 单位集合"
    )
    parent: str = Field("", description="上级单位的名称或编号")
    members: tuple[Name, ...] = Field((), description="集合的成员单位（kind 为 group 时）")
    vague: Truth = Field(False, description="泛指的集合，如“有关处室”：照印，但不能牵头")
    valid_from: Date | None = Field(None, description="设立日期")
    valid_to: Date | None = Field(None, description="撤销或更名日期（该日起不再使用）")
    successor: str = Field("", description="撤销或更名后由谁承接")
    region: str = Field("", description="所在地区，用于按地区生成")
    chain: ResponsibilityChain | None = Field(None, description="责任链条：一把手、分管负责人、专班人员")

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name it goes by: name, aliases, id."""
        return (self.name, *self.aliases, self.id)


class DivisionCatalogue(Base):
    """The file data/divisions.yaml."""

    divisions: tuple[Division, ...] = Field(description="单位名录")
