"""Check Word templates without data, make fresh ones, and write them as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.builder.files import write_whole
from docgen.context.views import Context
from docgen.diagnostics import Diagnostic, Report, Text
from docgen.errors import OutputError, ProjectError
from docgen.layout.page import ProfileName, profile
from docgen.ooxml.package import read_package
from docgen.sources.project import load
from docgen.verbs.checking import templates_of
from docgen.word.check import check_template
from docgen.word.dump import dump
from docgen.word.fragments import fragment_filters
from docgen.word.typeset import TextFormError, template_from_text

STARTER = """\
=== document
[发文机关标志] {{r office.mark|fit_mark }}
[发文字号] {{ document.number }}
[正文] {%p for line in document.title_lines %}
[公文标题] {{ line }}
[正文] {%p endfor %}
[正文] {{p document.title_lines|align_to_grid }}
[主送机关] {{ document.recipients }}：
[正文] {%p for paragraph in document.preamble %}
[公文正文] {{ paragraph }}
[正文] {%p endfor %}
[正文] {{p document.sign_off|sign_off }}
[正文] {{p document.imprint|imprint }}
=== footer odd
[奇数页页码] — ⟪PAGE⟫ —
=== footer even
[偶数页页码] — ⟪PAGE⟫ —
"""
"""What a fresh template begins with: red head, recipients, signature, edition record."""


def project_templates(root: Path) -> dict[str, Path]:
    """Return the templates of a project's catalogue, by the name that messages call them."""
    folder = templates_of(root)
    types = load(root, templates=folder).project.types
    return {f"templates/{kind.template}": folder / kind.template for kind in types}


def check_templates(templates: dict[str, Path]) -> Report:
    """Return every fault of every template; the keys are how messages call them.

    Raises ProjectError where a file cannot be read.
    """
    return Report(fault for name, file in templates.items() for fault in template_faults(file, name=name))


def template_faults(file: Path, *, name: str) -> Iterator[Diagnostic]:
    """Yield every fault of one template against what a document's context holds. Raises ProjectError."""
    page = profile(ProfileName.A)
    yield from check_template(_read(file), name=name, contract=Context, filters=fragment_filters(page, None))


def new_template(file: Path, *, page: ProfileName, text: str = STARTER, force: bool = False) -> None:
    """Write a template with all styles of the page profile, filled as the text form `text` says.

    Raises OutputError where `file` exists and `force` is not given, ProjectError for a faulty `text`.
    """
    if file.exists() and not force:
        raise OutputError(Text(f"{file} 已存在；覆盖请加 --force", f"{file} exists; --force overwrites it"))
    try:
        data = template_from_text(text, profile(page))
    except TextFormError as error:
        raise ProjectError(
            Text(
                f"文本稿第 {error.number} 行不能写成 Word：{error.problem}",
                f"line {error.number} of the text cannot be made into Word: {error.problem}",
            )
        ) from error
    write_whole(file, data)


def template_text(file: Path) -> str:
    """Return a Word file as text, one line a paragraph. Raises ProjectError or PackageError."""
    return dump(read_package(_read(file), name=str(file)), name=str(file))


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise ProjectError(
            Text(f"{file} 读不出来：{error.strerror}", f"{file} cannot be read: {error.strerror}")
        ) from error
