"""Check Word templates without data, make fresh ones, and write them as text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from docgen import sample
from docgen.builder.files import write_whole
from docgen.context.names import context_names
from docgen.context.views import Context
from docgen.diagnostics import Diagnostic, Report, Text
from docgen.errors import OutputError, ProjectError
from docgen.layout.page import Profile, ProfileName, profile
from docgen.layout.styles import by_id, styles
from docgen.ooxml.package import read_package
from docgen.sample import templates_of
from docgen.sources.project import load, load_types
from docgen.word.check import check_template
from docgen.word.dump import dump
from docgen.word.fragments import FRAGMENT_STYLES, fragment_filters
from docgen.word.typeset import TextFormError, template_from_text

__all__ = [
    "TypeTemplate",
    "built_in_types",
    "check_templates",
    "context_names",
    "new_template",
    "project_templates",
    "starter_text",
    "template_faults",
    "template_text",
    "type_text",
]


@dataclass(frozen=True, slots=True)
class TypeTemplate:
    """The template of document types, and the names that it must print for them."""

    file: Path
    prints: tuple[str, ...]


def project_templates(root: Path) -> dict[str, TypeTemplate]:
    """Return the templates of a project's catalogue, by the name that messages call them."""
    folder = templates_of(root)
    found: dict[str, TypeTemplate] = {}
    for kind in load(root, templates=folder).project.types:
        name = f"templates/{kind.template}"
        others = found[name].prints if name in found else ()
        found[name] = TypeTemplate(folder / kind.template, tuple(dict.fromkeys((*others, *kind.prints))))
    return found


def check_templates(templates: Mapping[str, Path | TypeTemplate]) -> Report:
    """Return every fault of every template; the keys are how messages call them.

    A bare file is of no type and need not print anything. Raises ProjectError where a file cannot be read.
    """
    typed = {
        name: TypeTemplate(each, ()) if isinstance(each, Path) else each for name, each in templates.items()
    }
    return Report(
        fault
        for name, each in typed.items()
        for fault in template_faults(each.file, name=name, prints=each.prints)
    )


def template_faults(file: Path, *, name: str, prints: Collection[str] = ()) -> Iterator[Diagnostic]:
    """Yield every fault of one template against what a document's context holds. Raises ProjectError.

    `prints` are the names that it must print, as its type in the catalogue lists them.
    """
    page = profile(ProfileName.A)
    yield from check_template(
        _read(file),
        name=name,
        contract=Context,
        filters=fragment_filters(page, None),
        required_styles=_names_of_styles(page),
        prints=prints,
    )


def _names_of_styles(page: Profile) -> dict[str, frozenset[str]]:
    """Return the names that staff see of the styles that the output of each filter needs."""
    every = by_id(styles(page))
    return {
        name: frozenset(every[identifier].label for identifier in identifiers)
        for name, identifiers in FRAGMENT_STYLES.items()
    }


def new_template(file: Path, *, page: ProfileName, text: str | None = None, force: bool = False) -> None:
    """Write a template with all styles of the page profile, filled as the text form `text` says.

    Without a `text` it holds every part of a notice. Raises OutputError where `file` exists and `force` is
    not given, ProjectError for a faulty `text`.
    """
    if file.exists() and not force:
        raise OutputError(Text(f"{file} 已存在；覆盖请加 --force", f"{file} exists; --force overwrites it"))
    try:
        data = template_from_text(starter_text() if text is None else text, profile(page))
    except TextFormError as error:
        raise ProjectError(
            Text(
                f"文本稿第 {error.number} 行不能写成 Word：{error.problem}",
                f"line {error.number} of the text cannot be made into Word: {error.problem}",
            )
        ) from error
    write_whole(file, data)


def starter_text() -> str:
    """Return the text form of what a fresh template begins with: every part of a notice, each guarded."""
    return (sample.template_folder() / "starter.txt").read_text(encoding="utf-8")


def built_in_types() -> dict[str, str]:
    """Return the document types that come with docgen: their titles by their ids."""
    return {kind.id: kind.title for kind in load_types(sample.template_folder())}


def type_text(identifier: str) -> str:
    """Return the text form of the template of a built-in type. Raises ProjectError where there is none."""
    folder = sample.template_folder()
    found = next((kind for kind in load_types(folder) if kind.id == identifier), None)
    if found is None:
        known = [f"{key}（{title}）" for key, title in built_in_types().items()]
        raise ProjectError(
            Text(
                f"没有内置文种 {identifier}；有：{'、'.join(known)}",
                f"no built-in type {identifier}; there are {', '.join(built_in_types())}",
            )
        )
    return (folder / found.template).with_suffix(".txt").read_text(encoding="utf-8")


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
