"""Find out before a build whether everything it needs is there: templates, the seal, the pictures."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.builder.findings import NO_SEAL, NO_TEMPLATE
from docgen.builder.pictures import picture_faults
from docgen.diagnostics import Diagnostic, Text
from docgen.ooxml.png import is_whole_png
from docgen.records.catalogue import DocumentType
from docgen.records.office import Office
from docgen.records.project import Project


def missing_materials(project: Project, *, root: Path, templates: Path) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each template, picture or seal that documents need and that is not there."""
    needed = {document.type for document in project.documents}
    for kind in project.types:
        if kind.id in needed and not (templates / kind.template).is_file():
            yield _no_template(kind)
    if project.office is not None and project.office.seal.image:
        yield from _seal_faults(project.office, root)
    yield from picture_faults(project, root)


def _no_template(kind: DocumentType) -> Diagnostic:
    fact = Text(
        f"文种 {kind.id} 的模板不存在：templates/{kind.template}",
        f"the template of {kind.id} does not exist: templates/{kind.template}",
    )
    return NO_TEMPLATE.at(kind.place("template"), fact)


def _seal_faults(office: Office, root: Path) -> Iterator[Diagnostic]:
    """Yield why the picture of the seal cannot be printed, if so."""
    image = office.seal.image
    try:
        data = (root / image).read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        fact = Text(f"印章图片 {image} 读不出来：{reason}", f"the seal {image} cannot be read: {reason}")
    else:
        if is_whole_png(data):
            return
        fact = Text(f"印章图片 {image} 不是完整的 PNG", f"the seal {image} is no whole PNG")
    yield NO_SEAL.at(office.place("seal", "image"), fact)
