"""Find the pictures that bodies show: in the project's folder and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from docgen.builder.files import fingerprint_of_file
from docgen.diagnostics import Diagnostic, Text
from docgen.markdown import Picture, read_bodies
from docgen.records.bodies import Body, bodies_in
from docgen.records.document import Document
from docgen.records.project import Project


def picture_bytes(root: Path, path: str) -> bytes | None:
    """Return a picture of the project in folder `root`, or None where there is none at `path`.

    A path that leads out of the folder, also over a symbolic link, is as good as none.
    """
    file = root / path
    try:
        return file.read_bytes() if file.resolve().is_relative_to(root.resolve()) else None
    except OSError:
        return None


def checked_picture(data: bytes | None, path: str) -> bytes:
    """Return the picture `data` that was read at `path`. Raises PrintError where there was none."""
    # The Word engine is slow to import, and a check of records without pictures needs none of it.
    from docgen.word.picture_faults import LOST_PICTURE
    from docgen.word.printing import PrintError

    if data is None:
        raise PrintError(LOST_PICTURE, Text(f"图片 {path} 在项目里找不到", f"{path} is not in the project"))
    return data


def picture_faults(project: Project, root: Path) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each picture of a body that cannot be shown, where the body names it."""
    shown = tuple(_shown(project.bodies))
    if not shown:
        return
    from docgen.word.pictures import read_picture
    from docgen.word.printing import PrintError

    for body, picture in shown:
        try:
            data = checked_picture(picture_bytes(root, picture.path), picture.path)
            read_picture(data, name=picture.path)
        except PrintError as error:
            yield error.fault.at(body.record.place_inside(*body.path, at=picture.at), error.fact)


def bodies_of(project: Project, documents: Iterable[Document]) -> tuple[Body, ...]:
    """Return the bodies of `documents` and of their plans."""
    records = (each for document in documents for each in (document, project.plan_index.get(document.plan)))
    return tuple(body for record in records if record is not None for body in bodies_in(record))


def picture_fingerprints(bodies: Iterable[Body], root: Path) -> dict[str, str]:
    """Return the fingerprint of each picture that `bodies` show.

    The key is its path; the fingerprint of a picture that is not there is empty.
    """
    paths = sorted({picture.path for _, picture in _shown(bodies)})
    return {path: fingerprint_of_file(root / path) or "" for path in paths}


def shown_pictures(project: Project, root: Path) -> dict[str, str | None]:
    """Return the fingerprint of each picture that the records show, also where no document prints it."""
    seal = project.office.seal.image if project.office is not None else ""
    paths = {*(picture.path for _, picture in _shown(project.bodies)), *([seal] if seal else ())}
    return {path: fingerprint_of_file(root / path) for path in sorted(paths)}


def _shown(bodies: Iterable[Body]) -> Iterator[tuple[Body, Picture]]:
    every = tuple(bodies)
    readings = read_bodies(body.text for body in every)
    for body in every:
        for block in readings[body.text].blocks:
            if isinstance(block, Picture):
                yield body, block
