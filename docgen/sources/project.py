"""Load a whole project: every record file, in the order of the names, with all diagnostics at once."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from docgen.diagnostics import Diagnostic, Place, Report, Severity, Text
from docgen.errors import ProjectError
from docgen.records.base import Base
from docgen.records.catalogue import DocumentType, TypeCatalogue
from docgen.records.division import DivisionCatalogue
from docgen.records.document import Document
from docgen.records.files import DIVISIONS, EXTENSIONS, INDICATORS, OFFICE, TYPES, document_file, plan_file
from docgen.records.indicator import IndicatorCatalogue
from docgen.records.ledger import Ledger
from docgen.records.office import Office
from docgen.records.plan import Plan
from docgen.records.progress import ExtensionFile, FigureFile, Return
from docgen.records.project import Project
from docgen.records.register import Register
from docgen.sources.collector import collector_paused
from docgen.sources.findings import finding
from docgen.sources.schema import fit
from docgen.sources.yaml import read_yaml

R = TypeVar("R", bound=Base)

FIGURES = "data/figures/*.yaml"

FILES: dict[str, type[Base]] = {
    OFFICE: Office,
    DIVISIONS: DivisionCatalogue,
    INDICATORS: IndicatorCatalogue,
    plan_file("*"): Plan,
    document_file("*"): Document,
    FIGURES: FigureFile,
    "data/progress/**/*.yaml": Return,
    EXTENSIONS: ExtensionFile,
    "data/ledgers/*.yaml": Ledger,
    "data/registers/*.yaml": Register,
}
"""Where the records of each kind stand, relative to the project."""

SHARED = (OFFICE, DIVISIONS, INDICATORS)
"""Files of which there is one, for all plans and documents."""
REQUIRED = SHARED[:2]
FOR_ALL = (*SHARED, FIGURES)
"""Where records stand that any other may be held against."""
_RECORD = re.compile(r"^[^.~].*\.ya?ml(\.txt|\.bak)?$", re.IGNORECASE)
"""Looks like a record file, also as Notepad and Windows name it."""
CATALOGUE = TYPES


@dataclass(frozen=True, slots=True)
class Loaded:
    """A project as far as it could be read, and everything wrong with its files."""

    project: Project
    report: Report
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """What was read, by the path that messages call each file."""


class _Reader:
    """Read the files of one project and gather what is wrong with them."""

    def __init__(self, root: Path, only: frozenset[str] | None = None) -> None:
        self.root = root
        self.only = only
        self.diagnostics: list[Diagnostic] = []
        self.damaged: set[str] = set()
        self.contents: dict[str, bytes] = {}

    def read(self, pattern: str, model: type[R]) -> tuple[R, ...]:
        """Return the records of the files that match `pattern`, in the order of their names."""
        files = {
            file.relative_to(self.root).as_posix(): file
            for file in self.root.glob(pattern)
            if not file.name.startswith(".")
        }
        if self.only is not None and pattern not in FOR_ALL:
            files = {path: files[path] for path in self.only & files.keys()}
        found = (self.read_file(files[path], path, model) for path in sorted(files))
        return tuple(record for record in found if record is not None)

    def read_file(self, file: Path, path: str, model: type[R]) -> R | None:
        """Return the record in `file`, known as `path` in messages, or None where nothing fits."""
        try:
            data = file.read_bytes()
        except OSError as error:
            self._report(_unreadable(path, error))
            return None
        self.contents[path] = data
        reading = read_yaml(data, path)
        if reading.value is None:
            self._report(*reading.diagnostics)
            return None
        fitted = fit(reading.value, model, path)
        misfits = {diagnostic.place for diagnostic in fitted.diagnostics}
        # What the schema says of a value is the better remedy: `sealed: yes` wants true, not quotation marks.
        self._report(*(d for d in reading.diagnostics if d.code != "DG022" or d.place not in misfits))
        self._report(*fitted.diagnostics)
        return fitted.record

    def _report(self, *diagnostics: Diagnostic) -> None:
        self.diagnostics.extend(diagnostics)
        self.damaged.update(d.place.path for d in diagnostics if d.severity is Severity.ERROR)


def load(root: Path, *, templates: Path, only: frozenset[str] | None = None) -> Loaded:
    """Return the project in folder `root`; `templates` is the folder whose catalogue.yaml applies.

    With `only` no other record files are read than these (by their paths in the project) and those of
    `FOR_ALL`; then nothing is said of files that are missing or in no known place.
    Raises ProjectError where `root` is no folder with a `data` folder in it.
    """
    if not (root / "data").is_dir():
        raise ProjectError(
            Text(
                f"{root} 里没有 data 文件夹，不是 docgen 项目；可用 docgen init 新建",
                f"{root} has no data folder, so it is no docgen project; docgen init makes one",
            )
        )
    with collector_paused():
        return _load(_Reader(root, only), templates)


def load_types(templates: Path) -> tuple[DocumentType, ...]:
    """Return the document types of the catalogue in the folder `templates`; none where it cannot be read."""
    catalogue = _Reader(templates).read_file(templates / "catalogue.yaml", CATALOGUE, TypeCatalogue)
    return catalogue.types if catalogue else ()


def _load(reader: _Reader, templates: Path) -> Loaded:
    offices = reader.read(OFFICE, Office)
    catalogue = reader.read_file(templates / "catalogue.yaml", CATALOGUE, TypeCatalogue)
    divisions = reader.read(DIVISIONS, DivisionCatalogue)
    indicators = reader.read(INDICATORS, IndicatorCatalogue)
    project = Project(
        office=offices[0] if offices else None,
        catalogue=divisions[0] if divisions else None,
        divisions=tuple(division for file in divisions for division in file.divisions),
        indicators=tuple(indicator for file in indicators for indicator in file.indicators),
        types=catalogue.types if catalogue else (),
        plans=reader.read(plan_file("*"), Plan),
        documents=reader.read(document_file("*"), Document),
        figures=reader.read(FIGURES, FigureFile),
        returns=reader.read("data/progress/**/*.yaml", Return),
        extensions=tuple(each for file in reader.read(EXTENSIONS, ExtensionFile) for each in file.extensions),
        ledgers=reader.read("data/ledgers/*.yaml", Ledger),
        registers=reader.read("data/registers/*.yaml", Register),
        damaged=frozenset(reader.damaged),
    )
    found = list(reader.diagnostics)
    if reader.only is None:
        found += [*_missing(reader.root), *_strays(reader.root)]
        if not any(reader.root.glob(document_file("*"))):
            found.append(_no_documents())
    return Loaded(project, Report(found), reader.contents)


def _missing(root: Path) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each required file that is not there."""
    for path in REQUIRED:
        if not (root / path).is_file():
            yield finding(
                "DG031",
                Place(path),
                Text(f"缺少文件 {path}", f"{path} is missing"),
                Text("新建此文件，格式见 docgen init 生成的示例", "make it; docgen init gives an example"),
            )


def _strays(root: Path) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each file under data/ that nothing reads; projects below it are their own."""
    read = {file for pattern in FILES for file in root.glob(pattern)}
    others = tuple(projects_below(root / "data"))
    for file in sorted((root / "data").rglob("*.*")):
        if any(file.is_relative_to(other) for other in others):
            continue
        if file.is_file() and file not in read and _RECORD.search(file.name):
            yield finding(
                "DG032",
                Place(file.relative_to(root).as_posix()),
                Text("这个文件不在约定的位置，没有读取", "this file is in no known place and was not read"),
                Text(
                    "移到 data/tasks、data/documents 等文件夹，扩展名用 .yaml",
                    "move it to data/tasks, data/documents, …, with the extension .yaml",
                ),
            )


def projects_below(folder: Path) -> Iterator[Path]:
    """Yield the folders below `folder` that are projects of their own, sorted: they hold data/office.yaml."""
    for office in sorted(folder.rglob(OFFICE)):
        if office.is_file():
            yield office.parent.parent


def _no_documents() -> Diagnostic:
    return finding(
        "DG035",
        Place("data/documents"),
        Text("没有公文记录，什么也不会生成", "there is no document record: nothing will be built"),
        Text("在 data/documents 里新建，如 notice.yaml", "make one in data/documents, such as notice.yaml"),
    )


def _unreadable(path: str, error: OSError) -> Diagnostic:
    return finding(
        "DG033",
        Place(path),
        Text(f"文件无法读取：{error.strerror}", f"cannot be read: {error.strerror}"),
        Text("检查文件是否存在、是否被占用、有无读取权限", "check that it exists and may be read"),
    )
