"""Compile a Word template once and render it many times.

What changes from document to document is text in a few parts, and the pictures that it shows; the rest of
the package is copied packed, as it lies in the template. A rendered document.xml means, element by element,
what docxtpl makes of the same template, context and environment; docxtpl's later steps run only where they
would change something.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Final

from jinja2 import Template
from lxml import etree

from docgen.diagnostics import Diagnostic, Text
from docgen.errors import TemplateError
from docgen.ooxml.member import CONTENT_TYPES, Member, Skeleton, stored_member
from docgen.ooxml.package import PackageError, read_members, read_package
from docgen.ooxml.relations import relations_name
from docgen.ooxml.xml import parse_xml
from docgen.word.compiling import compile_source
from docgen.word.environment import Filter, template_environment
from docgen.word.file_faults import ILLEGAL
from docgen.word.finish import Finish, finish_of
from docgen.word.locate import located
from docgen.word.media import Media, media_parts
from docgen.word.parts import DOCUMENT, is_word, merged_parts, not_word
from docgen.word.properties import CORE, Properties, core_xml, without_leftovers
from docgen.word.render import illegal_character, render_part
from docgen.word.source import PartSource, part_source
from docgen.word.style_ids import with_our_ids
from docgen.word.whole import check_whole

NO_PROPERTIES: Final = Properties()


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """Hold one part that is rendered anew for each document."""

    source: PartSource
    template: Template = field(repr=False)
    finish: Finish


@dataclass(frozen=True, slots=True)
class CompiledTemplate:
    """Hold a template ready to render. Pickling it sends the file and compiles again at the other end."""

    name: str
    data: bytes = field(repr=False)
    filters: Mapping[str, Filter] = field(repr=False)
    parts: tuple[CompiledPart, ...] = field(repr=False)
    kept: tuple[Member, ...] = field(repr=False)
    """What lies in every document as it lies here, but for the registers of one that shows pictures."""
    skeleton: Skeleton = field(repr=False)
    """The same, laid out once."""

    def render(self, context: object, *, properties: Properties = NO_PROPERTIES) -> bytes:
        """Return the .docx of `context`: a dataclass or a mapping whose entries are what tags name.

        The same context and properties give the same bytes. Raises |TemplateError| with a diagnostic for
        every part that cannot be rendered: its paragraph in the template, and the name or the character.
        """
        names = _names(context)
        members, faults = [], _property_faults(properties, self.name)
        shown: dict[str, Media] = {}
        for part in self.parts:
            media, source = Media(), part.source
            content = render_part(
                source, part.template, part.finish, names=names, media=media, name=self.name
            )
            if isinstance(content, Diagnostic):
                faults.append(content)
            else:
                members.append(stored_member(source.name, content))
            if media:
                shown[source.name] = media
        if faults:
            raise _unusable(self.name, faults)
        skeleton = self._skeleton_with(shown) if shown else self.skeleton
        return skeleton.filled([*members, stored_member(CORE, core_xml(properties))])

    def _skeleton_with(self, shown: Mapping[str, Media]) -> Skeleton:
        """Return the kept parts with the pictures that parts show, registered."""
        registers = {CONTENT_TYPES, *map(relations_name, shown)}
        held = {member.name: member.unpacked() for member in self.kept if member.name in registers}
        changed = media_parts(held, shown, name=self.name)
        same = (member for member in self.kept if member.name not in changed)
        return Skeleton.of([*same, *(stored_member(part, content) for part, content in changed.items())])

    def __reduce__(self) -> tuple[object, ...]:
        """Let a worker process build its own copy."""
        return _compiled_again, (self.data, self.name, dict(self.filters))


def compile_template(data: bytes, *, name: str, filters: Mapping[str, Filter]) -> CompiledTemplate:
    """Return the template in the .docx `data`, ready to render; `name` is how messages call it.

    Raises |TemplateError| if the file is no usable Word file, or with every fault of syntax and every
    forbidden statement. What only a contract can tell is `docgen.word.check.check_template`'s to find.
    """
    try:
        parts = with_our_ids(read_package(data, name=name), name=name)
        check_whole(parts, name=name)
        compiled = _compiled_parts(parts, name, filters)
        parts = without_leftovers(parts, name=name)
    except PackageError as error:
        raise TemplateError(error.message, error.report) from error
    changing = {CORE, *(part.source.name for part in compiled)}
    kept = _kept(data, {part: content for part, content in parts.items() if part not in changing})
    return CompiledTemplate(name, data, dict(filters), compiled, kept, Skeleton.of(kept))


def _compiled_parts(
    parts: Mapping[str, bytes], name: str, filters: Mapping[str, Filter]
) -> tuple[CompiledPart, ...]:
    """Return the parts that hold tags. Raises |PackageError| and |TemplateError|."""
    environment = template_environment(filters)
    compiled: list[CompiledPart] = []
    faults: list[Diagnostic] = []
    for part, root in _roots(parts, name).items():
        source = part_source(part, root)
        if source is None:
            continue
        result = compile_source(source, environment, name=name)
        faults += result.diagnostics
        if result.template is not None:
            finish = finish_of(source, root, parts, name=name)
            compiled.append(CompiledPart(source, result.template, finish))
    if faults:
        raise _unusable(name, faults)
    return tuple(compiled)


def _roots(parts: Mapping[str, bytes], name: str) -> dict[str, etree._Element]:
    """Return the parts that tags are merged in. Raises |PackageError| and |TemplateError|."""
    merged = merged_parts(parts, name=name) if DOCUMENT in parts else ()
    roots = {part: parse_xml(parts[part], part=part, name=name, keep_blank=False) for part in merged}
    if not is_word(roots):
        raise _unusable(name, [not_word(name)])
    return roots


def _kept(data: bytes, kept: Mapping[str, bytes]) -> tuple[Member, ...]:
    """Return the parts that stay: packed as they lie in `data` where they are unchanged, else stored."""
    packed = {member.name: member for member in read_members(data)}
    return tuple(
        packed[part]
        if part in packed and packed[part].unpacked() == content
        else stored_member(part, content)
        for part, content in kept.items()
    )


def _compiled_again(data: bytes, name: str, filters: Mapping[str, Filter]) -> CompiledTemplate:
    return compile_template(data, name=name, filters=filters)


def _names(context: object) -> dict[str, object]:
    """Return what the template can name at the top."""
    if is_dataclass(context):
        return {entry.name: getattr(context, entry.name) for entry in fields(context)}
    if isinstance(context, Mapping):
        return dict(context)
    raise TypeError(f"a context is a dataclass or a mapping, not {type(context).__name__}")


def _property_faults(properties: Properties, name: str) -> list[Diagnostic]:
    texts = (properties.title, properties.subject, properties.creator)
    found = (illegal_character(text) for text in texts)
    return [located(ILLEGAL, fact, name=name, paragraph=None) for fact in found if fact is not None]


def _unusable(name: str, faults: list[Diagnostic]) -> TemplateError:
    count = len(faults)
    first = faults[0]
    zh = f"{name} 不能使用（{count} 处问题）：{first.place} {first.message.zh}"
    return TemplateError(
        Text(zh, f"{name} cannot be used ({count} faults): {first.place} {first.message.en}"), faults
    )
