"""Tell which Python packages are here, in which version, and what the absence of each costs.

Nothing is imported to find out: WeasyPrint alone would take half a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from docgen.diagnostics import Text
from docgen.machine.fact import Fact, Group, Need

OLDEST_PYTHON = (3, 11)


@dataclass(frozen=True, slots=True)
class Package:
    """Say what one Python package is for."""

    name: str
    need: Need
    cost: Text
    """What does not work without it."""
    extra: str = ""
    """The extra of docgen that brings it; empty for the core."""

    @property
    def command(self) -> str:
        """Return what installs it."""
        return f"pip install 'docgen[{self.extra}]'" if self.extra else "pip install docgen"


_NO_WORD = Text("不能生成 Word 文件", "no Word file can be made")
_NO_CHARTS = Text("不能画图表；没有图表的文件不受影响", "no charts can be drawn; files without them are made")
_NO_PDF = Text(
    "不能生成 PDF；Word、Excel 文件不受影响", "no PDF can be made; Word and Excel files are not affected"
)

PACKAGES = (
    Package("bagit", Need.REQUIRED, Text("不能归档和核对档案", "nothing can be archived or verified")),
    Package(
        "chinesecalendar",
        Need.REQUIRED,
        Text("不能推算工作日和报送期限", "working days and due dates cannot be told"),
    ),
    Package("docxtpl", Need.REQUIRED, _NO_WORD),
    Package(
        "docxtpl-lint",
        Need.REQUIRED,
        Text("不能检查模板", "templates cannot be checked"),
    ),
    Package(
        "filelock",
        Need.REQUIRED,
        Text("两个 docgen 会同时写一个输出文件夹", "two runs could write to one output folder at once"),
    ),
    Package("jinja2", Need.REQUIRED, _NO_WORD),
    Package("lxml", Need.REQUIRED, Text("不能读写 Word 文件", "Word files cannot be read or written")),
    Package("openpyxl", Need.REQUIRED, Text("不能读写 Excel 文件", "Excel files cannot be read or written")),
    Package("pydantic", Need.REQUIRED, Text("不能读取记录", "records cannot be read")),
    Package(
        "pypandoc-binary",
        Need.REQUIRED,
        Text(
            "不能读取 Markdown 正文，不能导出网页和纯文本",
            "bodies in Markdown cannot be read, nothing exported as a web page or plain text",
        ),
    ),
    Package("python-docx", Need.REQUIRED, _NO_WORD),
    Package("pyyaml", Need.REQUIRED, Text("不能读取记录", "records cannot be read")),
    Package("rich", Need.REQUIRED, Text("不能显示进度和表格", "progress and tables cannot be shown")),
    Package(
        "ruamel.yaml",
        Need.REQUIRED,
        Text("不能收下报送表", "returns cannot be stored"),
    ),
    Package("xlrd", Need.REQUIRED, Text("不能收 .xls、.et 报送表", "returns in .xls and .et cannot be read")),
    Package("cssselect2", Need.OPTIONAL, _NO_PDF, "pdf"),
    Package(
        "pikepdf",
        Need.OPTIONAL,
        Text(
            "PDF 不能归档（合并、附件、元数据）",
            "no PDF archive (merging, attachments, metadata)",
        ),
        "pdf",
    ),
    Package("uharfbuzz", Need.OPTIONAL, _NO_PDF, "pdf"),
    Package("weasyprint", Need.OPTIONAL, _NO_PDF, "pdf"),
    Package("matplotlib", Need.OPTIONAL, _NO_CHARTS, "charts"),
    Package("pillow", Need.OPTIONAL, _NO_CHARTS, "charts"),
    Package(
        "distributed",
        Need.OPTIONAL,
        Text(
            "不能用 Dask 集群生成（--executor dask://）", "no builds on a Dask cluster (--executor dask://)"
        ),
        "dask",
    ),
    Package(
        "watchfiles",
        Need.OPTIONAL,
        Text("不能随保存随生成（build --watch）", "no builds after each save (build --watch)"),
        "watch",
    ),
)
"""What docgen is built on, in the order of pyproject.toml: the core, then the extras."""


@cache
def installed_version(name: str) -> str:
    """Return the version of an installed package, empty if it is not installed.

    It is looked up once: the modules of a running program are those that it began with.
    """
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def python_fact(found: tuple[int, int, int]) -> Fact:
    """Return the fact about Python itself; one that is too old counts as missing."""
    oldest = ".".join(map(str, OLDEST_PYTHON))
    return Fact(
        group=Group.PYTHON,
        name=Text(f"Python {oldest} 及以上", f"Python {oldest} or newer"),
        need=Need.REQUIRED,
        found=".".join(map(str, found)) if found[:2] >= OLDEST_PYTHON else "",
        cost=Text("docgen 不能运行", "docgen cannot run"),
        remedy=Text(f"安装 Python {oldest} 或更新的版本", f"install Python {oldest} or newer"),
    )


def package_facts() -> tuple[Fact, ...]:
    """Return one fact for each package, and one for the C parser of PyYAML."""
    return (*map(_package_fact, PACKAGES), _parser_fact())


def _package_fact(package: Package) -> Fact:
    return Fact(
        group=Group.PACKAGE,
        name=Text(package.name, package.name),
        need=package.need,
        found=installed_version(package.name),
        cost=package.cost,
        remedy=Text(package.command, package.command),
    )


def _parser_fact() -> Fact:
    """Return the fact about libyaml, which a PyYAML built from source may lack."""
    here = find_spec("yaml") is not None and find_spec("yaml._yaml") is not None
    return Fact(
        group=Group.PACKAGE,
        name=Text("PyYAML 的 C 解析器（libyaml）", "the C parser of PyYAML (libyaml)"),
        need=Need.REQUIRED,
        found=installed_version("pyyaml") if here else "",
        cost=Text("不能读取记录", "records cannot be read"),
        remedy=Text(
            "pip install --only-binary pyyaml --force-reinstall pyyaml",
            "pip install --only-binary pyyaml --force-reinstall pyyaml",
        ),
    )
