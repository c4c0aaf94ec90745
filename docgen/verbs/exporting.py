"""Export a finished Word file as a web page, Markdown or plain text."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.builder.files import write_whole
from docgen.builder.manifest import read_manifest
from docgen.diagnostics import Report, Text
from docgen.errors import OutputError, ProjectError
from docgen.records.catalogue import Format
from docgen.release import Form, released
from docgen.sources.suggest import nearest

FORMS = {"html": Form.HTML, "markdown": Form.MARKDOWN, "text": Form.TEXT}
"""What can be exported to."""


@dataclass(frozen=True, slots=True)
class Exported:
    """A file that was written, and what of the Word file is not in it."""

    file: Path
    report: Report


def export(file: Path, form: Form, *, target: Path | None = None, force: bool = False) -> Exported:
    """Write the Word file `file` in `form` to `target`, by default beside it under its own name.

    Raises ProjectError where `file` cannot be read, PackageError where it is no safe Word file, OutputError
    where another text stands in `target` and `force` is not given, or it cannot be written.
    """
    goal = target or file.with_suffix(form.extension)
    if goal.resolve() == file.resolve():
        raise OutputError(Text("不能写到 Word 文件上", "it cannot be written over the Word file"))
    made = released(_read(file), form, name=file.name, title=file.stem)
    data = made.text.encode()
    if not force and goal.exists() and _read(goal) != data:
        zh = f"{goal} 已存在，内容不同；覆盖请加 --force"
        raise OutputError(Text(zh, f"{goal} exists and says something else; --force overwrites it"))
    write_whole(goal, data)
    return Exported(goal, Report(made.findings))


def built_file(root: Path, identifier: str) -> Path:
    """Return the Word file that the last build of the project in folder `root` made of a document.

    Raises ProjectError where there is none, or where there are several.
    """
    output = root / "output"
    words = [each for each in read_manifest(output).artifacts.values() if each.format == Format.DOCX.value]
    files = sorted(output / each.path for each in words if each.document == identifier)
    if len(files) == 1:
        return files[0]
    if files:
        names = "、".join(file.name for file in files)
        zh = f"公文 {identifier} 有 {len(files)} 个成品：{names}；请写出文件"
        raise ProjectError(Text(zh, f"{identifier} has {len(files)} files, name one of them: {names}"))
    close = nearest(identifier, tuple(sorted({each.document for each in words})))
    zh = f"；是不是 {'、'.join(close)}？" if close else "；先运行 docgen build，或写出 Word 文件"
    en = f"; did you mean {', '.join(close)}?" if close else "; run docgen build first, or name a Word file"
    raise ProjectError(Text(f"没有公文 {identifier} 的成品{zh}", f"no file was built of {identifier}{en}"))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ProjectError(Text(f"{file} 读不出来", f"{file} cannot be read: {error.strerror}")) from error
