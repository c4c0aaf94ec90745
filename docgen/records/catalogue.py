"""Define document types: the entries of templates/catalogue.yaml (文种、样式)."""

from enum import Enum

from pydantic import Field

from docgen.records.base import Base, Identifier, Name, Record, Truth


class Format(Enum):
    """A file format that a document comes out in."""

    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    """These two are made from the finished Word file, with which they always come."""


class ForEach(Enum):
    """What a document type is made once for."""

    DOCUMENT = "document"
    DIVISION = "division"
    """Each division that leads a task of the document's plan."""
    REGION = "region"
    """Each region whose divisions have work in the plan."""
    TASK = "task"
    """Each task of the plan."""
    RETURNED = "returned"
    """Each division that has returned for the document's period."""
    RETURNED_REGION = "returned_region"
    """Each region that a return for the document's period speaks of."""
    MISSING = "missing"
    """Each division that must return for the document's period and has not."""

    @property
    def key(self) -> str:
        """Return what stands in braces for it in the path of the output."""
        if self in (self.RETURNED, self.MISSING):
            return self.DIVISION.value
        return self.REGION.value if self is self.RETURNED_REGION else str(self.value)


class DocumentType(Record):
    """One entry of the catalogue: a template and what it is made for."""

    id: Identifier = Field(description="编号，写在公文的 type 里")
    title: Name = Field(description="名称，如 任务分工通知")
    template: Name = Field(description="Word 模板，相对 templates 文件夹")
    for_each: ForEach = Field(
        ForEach.DOCUMENT,
        description="按什么逐个生成：document 每个公文一份，division 每个牵头单位一份，"
        "region 每个地区一份，task 每项任务一份，"
        "returned 每个已报送的牵头单位一份，missing 每个未报送的牵头单位一份，"
        "returned_region 报送中写到的地区各一份（后三种公文须写 period）",
    )
    formats: tuple[Format, ...] = Field(
        (Format.DOCX,), description="成品格式：docx、pdf、xlsx；Word 总会生成"
    )
    output: Name = Field(
        description="成品路径（不带扩展名），如 notices/{id}；还可用 {division}、{region}、{task}"
    )
    needs_plan: Truth = Field(True, description="是否必须依据一个任务计划")
    needs_recipients: Truth = Field(True, description="是否必须有主送机关")
    needs_number: Truth = Field(True, description="是否必须有发文字号")
    prints: tuple[Name, ...] = Field(
        (), description="模板必须印出的内容，如 item.clause；几个名称印一个即可的，用 | 分开"
    )
    assigns_work: Truth = Field(True, description="是否布置任务；报告、简报等写 false")


class TypeCatalogue(Base):
    """The file templates/catalogue.yaml."""

    types: tuple[DocumentType, ...] = Field(description="文种样式")
