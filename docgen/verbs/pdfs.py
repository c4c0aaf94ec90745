"""Make an archival PDF of a finished Word file, and take one back to the records that are inside it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from docgen.builder.files import write_whole
from docgen.diagnostics import Report, Text
from docgen.errors import OutputError, ProjectError
from docgen.layout.breaking import LIBREOFFICE, WORD
from docgen.machine.fact import Surroundings
from docgen.machine.fonts import installed_fonts
from docgen.pdf.archival import archived
from docgen.pdf.archive import extract, is_spare
from docgen.pdf.fonts import FontMap
from docgen.verbs.surveying import font_choices

RULES = {"word": WORD, "libreoffice": LIBREOFFICE}
"""Where lines may end: as Word's published sets say, or as LibreOffice breaks, for comparing the two."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was written, and what it does not show as Word does."""

    file: Path
    pages: int
    report: Report


def make_pdf(
    file: Path,
    target: Path,
    *,
    surroundings: Surroundings,
    as_of: datetime.date,
    profile: str = "word",
    root: Path | None = None,
    force: bool = False,
) -> Printed:
    """Write the archival PDF of the Word file `file` to `target`, in the fonts that a project chose.

    The PDF bears the day on which the Word file says it was made, else `as_of`: the same file gives the same
    bytes. `profile` is a key of `RULES`. Raises ProjectError where `file` cannot be read, PackageError where
    it is no safe Word file, OutputError where `target` is the Word file itself, cannot be written, or (unless
    `force`) is a PDF that could not be made again from a Word file alone.
    """
    if target.resolve() == file.resolve():
        raise OutputError(Text("PDF 不能写到 Word 文件上", "the PDF cannot be written over the Word file"))
    overrides = font_choices(root) if root is not None else {}
    fonts = FontMap(installed_fonts(surroundings), overrides=overrides, serif_latin=profile == "word")
    made = archived(
        _read(file), name=file.name, fonts=fonts, as_of=as_of, title=file.stem, rules=RULES[profile]
    )
    if not force and target.is_file() and not is_spare(target.read_bytes()):
        raise OutputError(
            Text(
                f"{target} 是附有记录的存档 PDF，或者不是这里生成的，没有覆盖；用 -o 另写一处，或加 --force",
                f"{target} holds records or was not made here, and is not overwritten: -o FILE, or --force",
            )
        )
    write_whole(target, made.pdf)
    return Printed(target, made.pages, Report(made.findings))


def extract_records(file: Path, folder: Path, *, force: bool = False) -> tuple[Path, ...]:
    """Write the records inside the archival PDF `file` below `folder`; return their files.

    Nothing is written where a file of another content stands in the way, unless `force`. Raises ProjectError
    where `file` cannot be read, PdfError where it holds no records that can be trusted, OutputError where
    they cannot be written.
    """
    records = [(folder / name, content) for name, content in extract(_read(file), name=file.name)]
    taken = [path for path, content in records if path.exists() and path.read_bytes() != content]
    if taken and not force:
        names = "、".join(path.as_posix() for path in taken)
        raise OutputError(
            Text(
                f"已有内容不同的文件：{names}；请换一个文件夹，或加 --force",
                f"files of another content are there: {names}; name another folder, or add --force",
            )
        )
    for path, content in records:
        write_whole(path, content)
    return tuple(path for path, _ in records)


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ProjectError(Text(f"{file} 读不出来", f"{file} cannot be read: {error.strerror}")) from error
