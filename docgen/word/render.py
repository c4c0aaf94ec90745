"""Render one compiled part, and say exactly what stands in the way where it cannot be rendered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from types import GeneratorType, TracebackType
from typing import Final

from jinja2 import Template
from jinja2 import TemplateError as JinjaError
from jinja2.exceptions import SecurityError
from lxml import etree

from docgen.diagnostics import NO_TEXT, Diagnostic, Text
from docgen.ooxml.xml import hardened_parser
from docgen.word.bounds import LimitError, encoded, range_budget
from docgen.word.compiling import file_name
from docgen.word.environment import UnknownNameError
from docgen.word.failing import error_words, unknown_words
from docgen.word.file_faults import BROKEN_RESULT, COMPUTING, FOREIGN, ILLEGAL, LIMIT, TABLE_GRID
from docgen.word.finish import Finish, regridded
from docgen.word.locate import located, suggestion
from docgen.word.media import MEDIA_NAME, Media
from docgen.word.paragraphs import Paragraph
from docgen.word.printing import PrintError
from docgen.word.source import PartSource
from docgen.word.tag_faults import UNKNOWN_NAME, UNSAFE

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ILLEGAL_CHUNK = re.compile("[^\a\f\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TEMPLATE_ERRORS = (
    JinjaError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


def render_part(
    source: PartSource,
    template: Template,
    finish: Finish,
    *,
    names: Mapping[str, object],
    media: Media,
    name: str,
) -> bytes | Diagnostic:
    """Return the XML of the part with `names` merged in, checked, or what is wrong and where.

    The pictures that filters show in it are added to `media`.
    """
    head = (_DECLARATION + source.head).encode()
    try:
        body = encoded(_chunks(template, names, media))
    except UnicodeEncodeError as error:
        return _broken(source, template, str(error), names=names, name=name, offset=None)
    except _TEMPLATE_ERRORS as error:
        # Whatever an expression of the template raises is the template's fault, and has a paragraph.
        return _failure(source, template, error, names=names, name=name)
    content = b"".join([head, finish.finished(body), source.foot.encode()])
    try:
        etree.fromstring(content, hardened_parser())
    except etree.XMLSyntaxError as error:
        offset = _offset(content.decode(), error) - len(_DECLARATION) - len(source.head)
        return _broken(source, template, str(error), names=names, name=name, offset=offset)
    relation = finish.unknown_relation(content, media)
    if relation is not None:
        fact = Text(f"没有登记的图片或链接 {relation}", f"unregistered picture or link {relation}")
        return located(FOREIGN, fact, name=name, paragraph=None)
    if not finish.regrids:
        return content
    try:
        return regridded(content)
    except ValueError as error:
        return located(TABLE_GRID, Text("各行的格数对不上", str(error)), name=name, paragraph=None)


def illegal_character(text: str) -> Text | None:
    """Return what to say of the first character of `text` that XML cannot hold, or None."""
    found = _ILLEGAL.search(text)
    if found is None:
        return None
    code, around = f"U+{ord(found[0]):04X}", repr(text[max(0, found.start() - 8) : found.end() + 8])
    return Text(f"字符 {code}（{around}）", f"character {code} in {around}")


def _chunks(template: Template, names: Mapping[str, object], media: Media) -> Iterator[str]:
    context = {"range": range_budget(), **names, MEDIA_NAME: media}
    return template.root_render_func(template.new_context(context))


def _failure(
    source: PartSource, template: Template, error: Exception, *, names: Mapping[str, object], name: str
) -> Diagnostic:
    """Return the diagnostic of an expression that raised `error`."""
    line = _line(error.__traceback__, source, template)
    paragraph = source.paragraph_at(line) if line else None
    if isinstance(error, UnknownNameError):
        full = unknown_words(error)
        candidates = names if error.at_top else _field_names(error.owner)
        remedy = suggestion(error.name, list(candidates))
        return located(UNKNOWN_NAME, full, name=name, paragraph=paragraph, remedy=remedy)
    if isinstance(error, PrintError):
        return located(error.fault, error.fact, name=name, paragraph=paragraph)
    fault = (
        LIMIT if isinstance(error, LimitError) else UNSAFE if isinstance(error, SecurityError) else COMPUTING
    )
    return located(fault, error_words(error), name=name, paragraph=paragraph)


def _line(traceback: TracebackType | None, source: PartSource, template: Template) -> int:
    """Return the source line of the innermost frame that is compiled template code, or 0."""
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == file_name(source):
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line


def _broken(
    source: PartSource,
    template: Template,
    reason: str,
    *,
    names: Mapping[str, object],
    name: str,
    offset: int | None,
) -> Diagnostic:
    """Return why the result is no XML: an illegal character with its paragraph and name, else `reason`.

    `offset` is where the parser stopped; the tag that was being printed there is near the fault.
    """
    chunks = _chunks(template, names, Media())
    frame = chunks.gi_frame if isinstance(chunks, GeneratorType) else None
    printed, line_at_offset = 0, 0
    for chunk in chunks:
        line = template.get_corresponding_lineno(frame.f_lineno) if frame else 0
        if _ILLEGAL_CHUNK.search(chunk):
            return _illegal(chunk, source.paragraph_at(line), names=names, name=name)
        if offset is not None and printed < offset:
            line_at_offset = line
        printed += len(chunk)
    paragraph = source.paragraph_at(line_at_offset)
    return located(BROKEN_RESULT, Text("合并后的 XML 不完整", reason), name=name, paragraph=paragraph)


def _offset(xml: str, error: etree.XMLSyntaxError) -> int:
    """Return about how many characters of `xml` the parser had read when it gave up."""
    row, column = error.position
    return sum(len(line) + 1 for line in xml.split("\n")[: row - 1]) + column


def _illegal(
    chunk: str, paragraph: Paragraph | None, *, names: Mapping[str, object], name: str
) -> Diagnostic:
    fact = illegal_character(_ILLEGAL_CHUNK.search(chunk)[0])  # type: ignore[index] # the caller found one
    holder = next((path for key, value in names.items() for path in _holders(value, key)), "")
    shown = fact or NO_TEXT
    fact = Text(f"{holder} {shown.zh}", f"{holder}: {shown.en}") if holder else shown
    return located(ILLEGAL, fact, name=name, paragraph=paragraph)


def _holders(value: object, path: str) -> Iterator[str]:
    """Yield the paths under `value` whose text holds an illegal character."""
    if isinstance(value, str):
        if _ILLEGAL_CHUNK.search(value):
            yield path
    elif is_dataclass(value) and not isinstance(value, type):
        for entry in fields(value):
            yield from _holders(getattr(value, entry.name), f"{path}.{entry.name}")
    elif isinstance(value, Mapping):
        for key, child in value.items():
            yield from _holders(child, f"{path}.{key}")
    elif isinstance(value, (list, tuple)):
        for index, child in enumerate(value):
            yield from _holders(child, f"{path}[{index}]")


def _field_names(owner: object) -> list[str]:
    if is_dataclass(owner):
        return [entry.name for entry in fields(owner)]
    return [str(key) for key in owner] if isinstance(owner, Mapping) else []
