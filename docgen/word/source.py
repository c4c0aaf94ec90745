"""Turn a part of a Word template into Jinja source that still knows its paragraphs.

docxtpl's own `patch_xml` does the turning, so a template means here what it means there. It drops whole
paragraphs around ``{%p %}`` tags, so afterwards nothing tells which paragraph a tag came from; therefore each
tag is marked with its paragraph's number before, and is put on a line of its own after. Jinja counts lines.
"""

from __future__ import annotations

import io
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Final

from docxtpl import DocxTemplate
from lxml import etree

from docgen.word.markup import clark
from docgen.word.paragraphs import Paragraph, part_label, read_paragraphs

_NUMBER: Final = "docgen-number"
_OPEN, _CLOSE = "\ue000", "\ue001"
_SPLIT_BRACES = re.compile(r"(?<={)(<[^>]*>)+(?=[\{%\#])|(?<=[%\}\#])(<[^>]*>)+(?=\})", re.DOTALL)
_SPLIT_TAG = re.compile(r"{%(?:(?!%}|{%|{{).)*%}|{#(?:(?!#}).)*#}|{{(?:(?!}}|{%|{{).)*}}", re.DOTALL)
_BETWEEN_TEXT = re.compile(r"</w:t>.*?(<w:t>|<w:t [^>]*>)", re.DOTALL)
_BODY: Final = r"""(?:"[^"]*"|'[^']*'|(?!\{\{|\{%)[^"'])*?|(?:(?!\{\{|\{%).)*?"""
"""What stands in a tag: braces in quotes are text; another tag's beginning means that this one has no end."""
_TOKEN = re.compile(
    rf'<w:p(?:\s[^>]*?)?\s{_NUMBER}="(?P<number>\d+)"[^>]*>|(?P<end></w:p>)'
    rf"|\{{#.*?#\}}|(?P<head>\{{\{{|\{{%)(?P<body>{_BODY})(?P<tail>[-+]?(?:\}}\}}|%\}}))",
    re.DOTALL,
)
ANY_TAG = re.compile(rf"\{{#.*?#\}}|\{{\{{(?:{_BODY})\}}\}}|\{{%(?:{_BODY})%\}}", re.DOTALL)
_ANY_SIGN = re.compile(r"\{[{%#]|\{_[{%]|[}%]_\}")
_OPEN_TAG = re.compile(r"\{\{(?!(?:(?!\{\{).)*\}\})|\{%(?!(?:(?!\{%).)*%\})", re.DOTALL)
_MARK = re.compile(rf"{_OPEN}(\d+){_CLOSE}")
_RAW, _END_RAW = re.compile(r"(?:p |tr |tc |r )?-?\s*raw\s*"), re.compile(r"(?:p |tr |tc |r )?-?\s*endraw\s*")
_CELL_MERGE = re.compile(r"\s*[vh]m\s*")
_BLOCKS: Final = frozenset({"if", "for", "with", "filter"})
_PREFIX = re.compile(r"(tr|tc|p|r) ")
_TEXT_ELEMENTS = ("w:t", "w:instrText", "w:delText", "a:t")


@dataclass(frozen=True, slots=True)
class Tag:
    """Hold one ``{{ }}`` or ``{% %}`` as the template's author wrote it, with its paragraph."""

    prints: bool
    prefix: str
    """``p``, ``tr``, ``tc``, ``r`` or empty."""
    body: str
    paragraph: Paragraph

    @property
    def raw(self) -> str:
        """Return the tag as it reads in Word."""
        left, right = ("{{", "}}") if self.prints else ("{%", "%}")
        return f"{left}{self.prefix} {self.body.strip()} {right}"


@dataclass(frozen=True, slots=True)
class PartSource:
    """Hold the Jinja source of one part, and which paragraph each of its lines comes from."""

    name: str
    head: str
    """XML before the source: the declaration and the root's start tag."""
    source: str
    foot: str
    tags: tuple[Tag, ...]
    paragraphs: tuple[Paragraph, ...]
    lines: tuple[int, ...]
    """First lines of the tags, rising; the lines up to the next belong to the same tag."""
    numbers: tuple[int, ...]
    """Paragraph number of each of `lines`."""
    markup_lines: frozenset[int]
    """Lines of the tags that stand between elements, where markup is due, not text."""

    def paragraph_at(self, line: int) -> Paragraph | None:
        """Return the paragraph of a source line, or None before the first tag."""
        index = bisect_right(self.lines, line) - 1
        return self.paragraph(self.numbers[index]) if index >= 0 else None

    @property
    def cut(self) -> Paragraph | None:
        """Return the paragraph of the first tag that has no end, or None."""
        return next((each for each in self.paragraphs if _OPEN_TAG.search(each.text)), None)

    @property
    def unclosed(self) -> Paragraph | None:
        """Return the paragraph of the innermost block that has no end, or None."""
        blocks: list[Tag] = []
        for tag in self.tags:
            word = "" if tag.prints else tag.body.partition(" ")[0]
            if word in _BLOCKS:
                blocks.append(tag)
            elif word.startswith("end"):
                del blocks[-1:]
        return blocks[-1].paragraph if blocks else None

    def paragraph(self, number: int) -> Paragraph | None:
        """Return the paragraph with this number, or None if there is none."""
        return self.paragraphs[number - 1] if 0 < number <= len(self.paragraphs) else None


def part_source(name: str, root: etree._Element) -> PartSource | None:
    """Return the source of the part `name`, or None where it holds no tags. `root` is left as it was."""
    paragraphs = read_paragraphs(root, part_label(name))
    xml = _numbered_xml(root)
    head, body, foot = _split_body(xml)
    marked, tags = _mark(_merge_split_tags(body), paragraphs)
    patched = DocxTemplate(io.BytesIO()).patch_xml(marked)
    if not _ANY_SIGN.search(patched):
        return None
    source, marks = _put_on_lines(_without_numbers(patched))
    lines = tuple(line for line, _, _ in marks)
    markup_lines = frozenset(line for line, _, between in marks if between)
    return PartSource(
        name,
        _without_numbers(head),
        source,
        _without_numbers(foot),
        tags,
        paragraphs,
        lines,
        tuple(number for _, number, _ in marks),
        markup_lines,
    )


def _numbered_xml(root: etree._Element) -> str:
    """Return the XML of `root` with the number of each paragraph in an attribute."""
    numbered = [
        (number, element) for number, element in enumerate(root.iter(clark("w:p")), 1) if len(element)
    ]
    for number, element in numbered:
        element.set(_NUMBER, str(number))
    xml: str = etree.tostring(root, encoding="unicode")
    for _, element in numbered:
        del element.attrib[_NUMBER]
    return xml


def _without_numbers(xml: str) -> str:
    return re.sub(rf' {_NUMBER}="\d+"', "", xml)


def _split_body(xml: str) -> tuple[str, str, str]:
    """Return the XML before, in and after ``w:body``; a part without one is all body."""
    start = re.search(r"<w:body[ >]", xml)
    end = xml.rfind("</w:body>")
    if not start or end < 0:
        return "", xml, ""
    end += len("</w:body>")
    return xml[: start.start()], xml[start.start() : end], xml[end:]


def _merge_split_tags(xml: str) -> str:
    """Join tags that Word has cut into several runs, as the first two steps of `patch_xml` do.

    Unlike there, a tag without an end does not swallow the next one, which has faults of its own to report.
    """
    xml = _SPLIT_BRACES.sub("", xml)
    return _SPLIT_TAG.sub(lambda match: _BETWEEN_TEXT.sub("", match.group(0)), xml)


def _mark(xml: str, paragraphs: tuple[Paragraph, ...]) -> tuple[str, tuple[Tag, ...]]:
    """Return `xml` with a mark at the end of each tag, and the tags."""
    tags: list[Tag] = []
    pieces: list[str] = []
    open_numbers: list[int] = []
    position, in_raw = 0, False
    for match in _TOKEN.finditer(xml):
        if match["number"]:
            if not match.group(0).endswith("/>"):
                open_numbers.append(int(match["number"]))
        elif match["end"]:
            del open_numbers[-1:]
        elif match["head"]:
            in_raw = not _END_RAW.fullmatch(match["body"]) if in_raw else bool(_RAW.fullmatch(match["body"]))
            number = open_numbers[-1] if open_numbers else 0
            if in_raw or not number or _CELL_MERGE.fullmatch(match["body"]):
                continue
            tags.append(_tag(match["head"], match["body"], paragraphs[number - 1]))
            pieces += (xml[position : match.end("body")], f"{_OPEN}{number}{_CLOSE}")
            position = match.end("body")
    return "".join([*pieces, xml[position:]]), tuple(tags)


def _tag(head: str, body: str, paragraph: Paragraph) -> Tag:
    prefix = _PREFIX.match(body)
    text = body[prefix.end() :] if prefix else body
    text = re.sub(r"<[^>]*>", "", text).translate(_AS_PATCHED)
    text = text.replace("&lt;", "<").replace("&gt;", ">")
    return Tag(head == "{{", prefix[1] if prefix else "", text.lstrip("-+").strip(), paragraph)


_AS_PATCHED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def _put_on_lines(xml: str) -> tuple[str, list[tuple[int, int, bool]]]:
    """Return `xml` with each tag beginning a line, and ``(line, paragraph, between elements)`` of each.

    Tags that `patch_xml` made itself carry no mark and belong to the paragraph of the tag before.
    """
    pieces: list[str] = []
    marks: list[tuple[int, int, bool]] = []
    line, number, position, between, in_raw = 1, 0, 0, True, False
    for match in ANY_TAG.finditer(xml):
        literal, tag = xml[position : match.start()], match.group(0)
        between = _ends_between(literal, before=between)
        position = match.end()
        line += literal.count("\n")
        body = _MARK.sub("", tag[2:-2]).strip("+-").strip()
        if not in_raw and not tag.startswith("{#"):
            in_raw = body == "raw"
            mark = _MARK.search(tag)
            number = int(mark[1]) if mark else number
            start = 3 if tag[2] in "-+" else 2
            tag = _MARK.sub("", tag[:start] + "\n" + tag[start:])
            marks.append((line + 1, number, between))
        elif body == "endraw":
            in_raw = False
        line += tag.count("\n")
        pieces += (literal, tag)
    return _MARK.sub("", "".join([*pieces, xml[position:]])), marks


def _ends_between(literal: str, *, before: bool) -> bool:
    """Say whether the end of `literal` stands between elements, not in a text element or an attribute."""
    start = literal.rfind("<")
    if start < 0:
        return before
    last = literal[start:]
    if ">" not in last:
        return False
    name = re.split(r"[\s/>]", last[1:], maxsplit=1)[0]
    return name not in _TEXT_ELEMENTS or last.split(">", 1)[0].endswith("/")
