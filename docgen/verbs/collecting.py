"""Collect returned forms: read every file of a folder, store the returns that are whole, name every fault."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from docgen.builder.files import fingerprint, sweep, write_whole
from docgen.builder.lock import only_writer
from docgen.diagnostics import Diagnostic, Place, Report, Severity, Text
from docgen.errors import OutputError, ProjectError
from docgen.excel.collect import ReadReturn, later, read_return, same_content
from docgen.excel.faults import Marked, faults_workbook, is_faults_workbook
from docgen.excel.form_findings import (
    NO_RETURNS,
    NOT_STORABLE,
    OTHER_FILE,
    STORED,
    SUPERSEDED,
    TWO_RETURNS,
)
from docgen.excel.identify import Forms, forms_of
from docgen.excel.reading import read_book
from docgen.excel.reading.grid import Book, visible
from docgen.excel.returned_figures import returned_figures
from docgen.faults import Fault
from docgen.ooxml.findings import TOO_LARGE
from docgen.ooxml.package import PackageError
from docgen.records.files import plan_file
from docgen.records.progress import Return
from docgen.records.project import Project
from docgen.reporting.periods import Period
from docgen.rules import check as check_rules
from docgen.sample import templates_of
from docgen.sources.project import SHARED, load
from docgen.verbs.ledgers import add_problems
from docgen.verbs.reporting import period_called
from docgen.verbs.returns import Taken, known_returns, store_return

_WORKBOOKS = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xlsb", ".xls", ".xlt", ".et", ".ett", ".ods", ".ots"}
)
_LARGEST = 64 * 2**20
"""Bytes of a file that is opened at all."""


@dataclass(frozen=True, slots=True)
class Collected:
    """What a run of collecting did."""

    taken: tuple[Taken, ...]
    refused: tuple[str, ...]
    """The files that are returns, or should be, of which nothing was stored."""
    ledgers: tuple[str, ...]
    """The problem ledgers that got new entries, relative to the project."""
    report: Report


@dataclass(frozen=True, slots=True)
class _Opened:
    """One file of the folder."""

    name: str
    read: ReadReturn
    book: Book | None = None


def collect(
    root: Path,
    folder: Path,
    period: str,
    *,
    as_of: datetime.date,
    replace: bool = False,
    report_file: Path | None = None,
) -> Collected:
    """Read the returns in `folder` (or the one file) into ``data/progress`` of the project in `root`.

    Each return is stored whole or not at all; a bad file neither stops the others nor changes what is stored.
    What is stored already stays unless `replace` is given; then values change and comments stay. With
    `report_file` a workbook with the faults marked is written. `as_of` counts as the day of receipt. Nothing
    is collected while a plan or what all share has an error. Problems that new returns name are entered into
    the ledger of the plan and period. Raises ProjectError for an unknown period or folder, OutputError where
    another run writes into the project, or `report_file` is somebody's.
    """
    asked = period_called(period)
    files = _files(folder, leaving=report_file)
    _require_own(report_file)
    with only_writer(root / "output"):
        sweep(root / "data/progress")
        sweep(root / "data/ledgers")
        return _collect(root, folder, files, asked, as_of=as_of, replace=replace, report_file=report_file)


def _require_own(report_file: Path | None) -> None:
    """Raise OutputError where `report_file` is no workbook, or is there and is something else: a return."""
    if report_file is not None and report_file.suffix.lower() != ".xlsx":
        raise OutputError(
            Text(
                f"退改表是 Excel 文件：--report 的文件名要以 .xlsx 结尾，不能是 {report_file.name}",
                f"the list of faults is a workbook: --report FILE.xlsx, not {report_file.name}",
            )
        )
    if report_file is not None and report_file.exists() and not is_faults_workbook(report_file):
        raise OutputError(
            Text(
                f"{report_file} 已有，不是退改表，没有覆盖；--report 请另写一个文件名",
                f"{report_file} is there and no list of faults; name another file with --report",
            )
        )


def _collect(
    root: Path,
    folder: Path,
    files: Mapping[str, Path],
    asked: Period,
    *,
    as_of: datetime.date,
    replace: bool,
    report_file: Path | None,
) -> Collected:
    loaded = load(root, templates=templates_of(root))
    project = loaded.project
    concerned = {*SHARED, *(plan_file(plan.id) for plan in project.plans)}
    errors = [
        each
        for each in loaded.report + check_rules(project, as_of=as_of)
        if each.severity is Severity.ERROR and each.place.path in concerned
    ]
    if errors:
        return Collected((), (), (), Report(errors))
    reader = _Reader(project, asked, forms_of(project, asked), as_of)
    opened = [reader.opened(file, name) for name, file in files.items()]
    known = known_returns(project)
    taken: list[Taken] = []
    findings: list[Diagnostic] = []
    fresh: list[Return] = []
    before: list[Return] = []
    counting = tuple(_chosen(opened))
    figures = returned_figures(project, asked, (chosen for chosen, _ in counting if chosen is not None))
    for chosen, notes in counting:
        findings += notes
        wrong = figures.get(chosen.name, []) if chosen is not None else []
        findings += wrong
        if chosen is not None and chosen.record is not None and not Report(wrong).has_errors:
            stored, wrong = store_return(root, known, chosen, replace=replace)
            findings += wrong
            if stored is not None:
                taken.append(stored)
                (fresh if stored.changed else before).append(chosen.record)
    ledgers, wrong = add_problems(root, project, asked, fresh, stored=before)
    findings += wrong
    report = Report([*(d for each in opened for d in each.read.report), *findings])
    if not any(each.book or each.read.report.has_errors for each in opened):
        report += [NO_RETURNS.at(Place(folder.as_posix()), Text("没有工作簿", "there is no workbook"))]
    if report_file is not None:
        try:
            write_whole(report_file, faults_workbook(_marked(opened, report)))
        except OutputError as error:
            report += [NOT_STORABLE.at(Place(report_file.as_posix()), error.message)]
    sources = {each.file for each in taken}
    refused = tuple(
        each.name
        for each in opened
        if each.name not in sources and any(d.place.path == each.name for d in report.of(Severity.ERROR))
    )
    return Collected(tuple(taken), refused, ledgers, report)


def _files(folder: Path, *, leaving: Path | None) -> dict[str, Path]:
    """Return the files to read by their names in messages, sorted; lock files and hidden ones left out."""
    if folder.is_file():
        return {_readable(folder.name): folder}
    if not folder.is_dir():
        raise ProjectError(Text(f"没有文件夹 {folder}", f"there is no folder {folder}"))
    left = leaving.resolve() if leaving is not None else None
    found: dict[str, Path] = {}
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.name.startswith((".", "~$")) and file.resolve() != left:
            name = _readable(file.relative_to(folder).as_posix())
            # Two names can read alike, where not every byte of them is text.
            names = chain((name,), (f"{name} ({number})" for number in count(2)))
            found[next(each for each in names if each not in found)] = file
    return dict(sorted(found.items()))


def _readable(name: str) -> str:
    """Return a file name as text: one that Windows packed in GBK and another system unpacked is read so."""
    try:
        name.encode()
    except UnicodeEncodeError:
        name = name.encode("utf-8", "surrogateescape").decode("gb18030", "replace")
    return visible(name)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read the files of one run."""

    project: Project
    period: Period
    forms: Forms
    as_of: datetime.date

    def opened(self, file: Path, name: str) -> _Opened:
        """Read one file; whatever is wrong with it is in its report."""
        try:
            size = file.stat().st_size
            data = file.read_bytes() if size <= _LARGEST else b""
        except OSError as error:
            fact = Text(f"文件读不出来：{error.strerror}", f"cannot be read: {error.strerror}")
            return _unread(name, NOT_STORABLE, fact)
        if size > _LARGEST:
            return _unread(name, TOO_LARGE, Text(f"文件有 {size >> 20} MB", f"the file has {size >> 20} MB"))
        try:
            book = read_book(data, name)
        except PackageError as error:
            if file.suffix.lower() in _WORKBOOKS:
                return _Opened(name, ReadReturn(name, error.report))
            return _unread(name, OTHER_FILE, Text("不是工作簿，没有读取", "no workbook: it was not read"))
        read = read_return(
            book,
            name,
            sha256=fingerprint(data),
            project=self.project,
            period=self.period,
            forms=self.forms,
            as_of=self.as_of,
        )
        return _Opened(name, read, book)


def _unread(name: str, fault: Fault, fact: Text) -> _Opened:
    return _Opened(name, ReadReturn(name, Report([fault.at(Place(name), fact)])))


def _chosen(opened: Iterable[_Opened]) -> Iterator[tuple[ReadReturn | None, list[Diagnostic]]]:
    """Yield the return that counts of each form, sorted by form, and what is said of the others."""
    forms: dict[str, list[ReadReturn]] = {}
    for each in opened:
        if each.read.number:
            forms.setdefault(each.read.number, []).append(each.read)
    for number, returns in sorted(forms.items()):
        chosen = returns[0] if len(returns) == 1 else later(returns)
        yield chosen, list(_of_others(number, returns, chosen))


def _of_others(number: str, returns: list[ReadReturn], chosen: ReadReturn | None) -> Iterator[Diagnostic]:
    names = "、".join(each.name for each in returns)
    for each in returns if len(returns) > 1 else ():
        if chosen is None:
            fact = Text(
                f"{number} 有几份，内容不同：{names}", f"{number} came several times, different: {names}"
            )
            yield TWO_RETURNS.at(Place(each.name), fact)
        elif each is not chosen:
            same = same_content(each, chosen)
            zh = f"与 {chosen.name} 内容相同" if same else f"用了较新的 {chosen.name}"
            en = f"says the same as {chosen.name}" if same else f"{chosen.name} is newer and counts"
            yield SUPERSEDED.at(Place(each.name), Text(zh, en))


_OURS = frozenset({STORED.code, SUPERSEDED.code, NOT_STORABLE.code})
"""What the office settles itself: it is no fault of the division."""


def _marked(opened: Iterable[_Opened], report: Report) -> Iterator[Marked]:
    """Yield the files that must go back to who sent them."""
    for each in opened:
        findings = tuple(d for d in report if d.place.path == each.name and d.code not in _OURS)
        if any(d.severity is not Severity.NOTE for d in findings):
            yield Marked(each.name, each.book, findings)
