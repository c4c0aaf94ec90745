"""Define the unit of work: a Word file with what is made from it, as values that travel to any process.

A `Kit` is what all jobs of a run need and goes to each worker once; a `Job` holds the rest. Together they
hold every byte that is read, but for fonts: a worker touches no file of the project and writes none.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.builder.findings import NOT_RENDERED
from docgen.builder.pictures import picture_bytes
from docgen.builder.step import BoundAnnex, Status, Step
from docgen.context.views import Context
from docgen.diagnostics import Diagnostic, Place, Text
from docgen.errors import TemplateError
from docgen.layout.page import ProfileName
from docgen.machine.names import Font
from docgen.markdown import Reading, read_bodies
from docgen.records.catalogue import Format
from docgen.records.office import Office


@dataclass(frozen=True, slots=True)
class Seal:
    """The picture that is printed as the seal."""

    image: str
    """Its path, for messages."""
    diameter_mm: int
    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Kit:
    """What every job of a run needs."""

    creator: str
    """Who issues, as the properties of a file say it."""
    page: ProfileName
    seal: Seal | None
    templates: Mapping[str, bytes] = field(repr=False)
    """By the name that messages call them: ``templates/notices/notice.docx``."""
    chart_fonts: tuple[Path, ...] = ()
    fonts: tuple[Font, ...] = ()
    """What PDFs are set in."""
    fonts_fingerprint: str = ""
    font_overrides: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Piece:
    """What one template makes of one document."""

    document: str
    template: str
    """Its name in the kit."""
    context: Context = field(repr=False)
    created: datetime.date | None

    @classmethod
    def of(cls, source: Step | BoundAnnex) -> Piece:
        """Return the piece that a step, or an annex of one, asks for."""
        document = source.document
        return cls(document.id, f"templates/{source.type.template}", source.context, document.date)


@dataclass(frozen=True, slots=True)
class Job:
    """A Word file and what is made from it; what is up to date is not in it."""

    word: str
    """Path of the Word file, relative to the output folder."""
    document: str
    place: Place
    """Of the document's record."""
    title: str
    pieces: tuple[Piece, ...]
    """The document and its annexes; empty where the Word file is not rendered."""
    present: bytes | None = field(repr=False)
    """The Word file as it lies in the output folder, where that may be what the others are made from."""
    derived: tuple[tuple[str, Format], ...]
    """Path and format of each file that is made from it."""
    as_of: datetime.date
    files: Mapping[str, bytes] = field(repr=False)
    """Records to attach and pictures to show, by their path in the project."""
    bodies: Mapping[str, Reading] = field(repr=False)
    """What the bodies of its documents say: reading them again would start a pandoc in each worker."""
    unread: tuple[Diagnostic, ...] = ()
    """Records that cannot be read: without them no PDF is made."""


@dataclass(frozen=True, slots=True)
class Made:
    """One file of a job."""

    path: str
    data: bytes | None = field(repr=False)
    """None where it could not be made; `findings` then say why."""
    findings: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a job."""

    files: tuple[Made, ...]
    word: str = ""
    """Fingerprint of the Word file that the others were made from."""
    deaths: int = 0
    """Workers that died while they were at it; after the second there are no files."""


Group = tuple[Step, ...]
"""The step of a Word file, and after it those of what is made from it."""


def kit_of(
    office: Office,
    root: Path,
    steps: tuple[Step, ...],
    *,
    fonts: tuple[Font, ...] = (),
    fonts_fingerprint: str = "",
    chart_fonts: tuple[Path, ...] = (),
) -> Kit:
    """Return what `steps` need, read from the project in folder `root`. Raises TemplateError.

    `docgen.builder.materials` has found everything there; here it may have gone since.
    """
    rendered = [step for step in steps if renders(step)]
    sources: list[Step | BoundAnnex] = [*rendered, *(annex for step in rendered for annex in step.annexes)]
    templates = {f"templates/{source.type.template}": source.template for source in sources}
    return Kit(
        creator=office.name,
        page=office.layout.profile,
        seal=_seal(office, root),
        templates={name: _read(file, name) for name, file in templates.items()},
        chart_fonts=chart_fonts,
        fonts=fonts,
        fonts_fingerprint=fonts_fingerprint,
        font_overrides=office.layout.font_overrides,
    )


def renders(step: Step) -> bool:
    """Say whether a step renders a Word file: also one that is blocked, for it may be as it would be made."""
    return not step.word and step.status is not Status.UP_TO_DATE


def job_of(group: Group, root: Path, output: Path) -> Job | None:
    """Return the job of the steps `group`; None where it has nothing to do.

    Records, pictures and a Word file that lies in the folder `output` are read now.
    """
    word, *derived = group
    wanted = tuple((step.path, step.format) for step in derived if step.status is not Status.UP_TO_DATE)
    if not renders(word) and not wanted:
        return None
    files, unread = _files(word, root, pdf=any(format_ is Format.PDF for _, format_ in wanted))
    stays = word.status is not Status.BUILD and bool(wanted)
    return Job(
        word=word.path,
        document=word.document.id,
        place=word.document.place(),
        title=word.context.document.title,
        pieces=(Piece.of(word), *map(Piece.of, word.annexes)) if renders(word) else (),
        present=_bytes(output / word.path) if stays else None,
        derived=wanted,
        as_of=word.as_of,
        files=files,
        bodies=read_bodies(word.bodies) if renders(word) else {},
        unread=unread,
    )


def _files(word: Step, root: Path, *, pdf: bool) -> tuple[dict[str, bytes], tuple[Diagnostic, ...]]:
    """Return what a job reads of the project, and the records that cannot be read."""
    files: dict[str, bytes] = {}
    unread: list[Diagnostic] = []
    for path in word.pictures if renders(word) else ():
        picture = picture_bytes(root, path)
        if picture is not None:
            files[path] = picture
    for path in word.inputs if pdf else ():
        if path.endswith(".yaml"):
            try:
                files[path] = (root / path).read_bytes()
            except FileNotFoundError:
                continue  # an optional file that this project does without
            except OSError as error:
                fact = Text(f"{path} 读不出来", f"{path} cannot be read: {error.strerror}")
                unread.append(NOT_RENDERED.at(Place(path), fact))
    return files, tuple(unread)


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _seal(office: Office, root: Path) -> Seal | None:
    seal = office.seal
    if not seal.image:
        return None
    return Seal(seal.image, seal.diameter_mm, _read(root / seal.image, seal.image))


def _read(file: Path, name: str) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise TemplateError(Text(f"{name} 读不出来", f"{name} cannot be read: {error.strerror}")) from error
