"""Read what stands in the lines of a paragraph: text, breaks, fields, links, notes, pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.pdf.appearance import (
    RunStyle,
)
from docgen.pdf.cascade import Properties, flat, is_on, run_properties
from docgen.pdf.drawings import read_drawing
from docgen.pdf.fields import OpenField
from docgen.pdf.looks import effects, run_style
from docgen.pdf.model import (
    Bookmark,
    Break,
    BreakKind,
    Characters,
    Counter,
    Inline,
    Note,
    Number,
    Tab,
)
from docgen.pdf.reading import Around, Inside, Reading
from docgen.pdf.reading_findings import (
    COMMENT,
    DIRECTION,
    EFFECT,
    ELEMENT,
    EXTERNAL,
    FIELD,
    FORMULA,
    NESTING,
    OBJECT,
    REVISION,
)
from docgen.pdf.symbols import plain_text, sign_of, usual_text
from docgen.pdf.vml import read_vml
from docgen.pdf.xml_names import attribute, children, chosen, clark, name_of

_TRANSPARENT: Final = frozenset({"smartTag", "sdtContent", "customXml", "dir", "bdo"})
_UNSEEN: Final = frozenset(
    "pPr rPr proofErr bookmarkEnd commentRangeStart commentRangeEnd permStart permEnd sdtPr sdtEndPr "
    "lastRenderedPageBreak customXmlPr smartTagPr moveFromRangeStart moveFromRangeEnd moveToRangeStart "
    "moveToRangeEnd separator continuationSeparator softHyphen fldData subDoc".split()
)
_DEEPEST_MARKUP: Final = 40
_SAFE_LINK: Final = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)


@dataclass(slots=True)
class InlineReader:
    """Read the runs of one paragraph; `base` is what surrounds a run, `toggled` its styles' toggles."""

    reading: Reading
    around: Around
    inside: Inside
    base: Properties
    toggled: Properties
    mark: str = ""
    """The mark of the note that the paragraph stands in."""
    found: list[Inline] = field(default_factory=list)
    fields: list[OpenField] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    depth: int = 0

    def read(self, parent: etree._Element) -> None:
        """Add what stands under `parent`, a paragraph or something in it."""
        if self.depth > _DEEPEST_MARKUP:
            self.reading.report(NESTING, Text("文字", "text"))
            return
        self.depth += 1
        for child in children(parent):
            self._child(child)
        self.depth -= 1

    def _child(self, child: etree._Element) -> None:
        match name_of(child):
            case "r":
                self._run(child)
            case "hyperlink":
                self._hyperlink(child)
            case "fldSimple":
                self._simple_field(child)
            case "bookmarkStart":
                self.found.append(Bookmark(attribute(child, "name")))
            case "oMath" | "oMathPara":
                self._formula(child)
            case name if name in _TRANSPARENT:
                self.read(child)
            case name:
                self._rare(child, name)

    def _rare(self, child: etree._Element, name: str) -> None:
        if name in ("ins", "moveTo"):
            self.reading.report(REVISION, Text("插入", "an insertion"))
            self.read(child)
        elif name in ("del", "moveFrom"):
            self.reading.report(REVISION, Text("删除", "a deletion"))
        elif name == "sdt":
            for content in child.iterfind(clark("w:sdtContent")):
                self.read(content)
        elif name == "AlternateContent":
            self.read(chosen(child))
        elif name not in _UNSEEN:
            self.reading.report(ELEMENT, Text(name, name))

    def _hyperlink(self, element: etree._Element) -> None:
        relation = self.reading.relation(self.around.part, element.get(clark("r:id"), ""))
        anchor = attribute(element, "anchor")
        self._linked(element, self._address(relation.target if relation else "", anchor))

    def _linked(self, element: etree._Element, address: str) -> None:
        self.links.append(address)
        self.read(element)
        self.links.pop()

    def _address(self, target: str, anchor: str) -> str:
        if not target:
            return self.reading.leads_to(anchor)
        if _SAFE_LINK.match(target):
            return f"{target}#{anchor}" if anchor else target
        self.reading.report(EXTERNAL, Text(f"链接 {target}", f"the link {target}"))
        return ""

    def _formula(self, element: etree._Element) -> None:
        self.reading.report(FORMULA, Text("按一行文字画出", "drawn as plain text"))
        text = "".join(each.text or "" for each in element.iter(clark("m:t")))
        self._add_text(text, run_style(self.base, self.reading.theme))

    def _simple_field(self, element: etree._Element) -> None:
        entry = OpenField(attribute(element, "instr"))
        self._separate(entry, self.base)
        if not entry.counter:
            self._linked(element, self._address(*entry.target))

    def _run(self, run: etree._Element) -> None:
        direct = flat(run.find(clark("w:rPr")))
        properties = run_properties(
            self.reading.styles, around=self.base, direct=direct, toggled=self.toggled
        )
        if is_on(properties, "vanish"):
            return
        if is_on(properties, "rtl"):
            self.reading.report(DIRECTION, Text("从右到左的文字", "text from right to left"))
        for effect in effects(properties):
            self.reading.report(EFFECT, Text(f"w:{effect}", f"w:{effect}"))
        for child in children(run):
            self._content(child, properties)

    def _content(self, child: etree._Element, properties: Properties) -> None:
        name = name_of(child)
        if name == "fldChar":
            self._field_mark(child, properties)
        elif name in ("instrText", "delInstrText"):
            if self.fields and not self.fields[-1].in_result:
                self.fields[-1].code += child.text or ""
        elif not self._hidden():
            self._visible(child, name, properties)

    def _visible(self, child: etree._Element, name: str, properties: Properties) -> None:
        style = run_style(properties, self.reading.theme)
        match name:
            case "t":
                text = child.text or ""
                self._add_text(text.upper() if is_on(properties, "caps") else text, style)
            case "tab" | "ptab":
                self.found.append(Tab(style))
            case "br" | "cr":
                kind = {"page": BreakKind.PAGE, "column": BreakKind.COLUMN}
                self.found.append(Break(kind.get(attribute(child, "type"), BreakKind.LINE), style))
            case "noBreakHyphen":
                self._add_text("\u2060-\u2060", style)
            case "sym":
                self._symbol(child, style)
            case "pgNum":
                self.found.append(Number(Counter.PAGE, style))
            case "footnoteReference" | "endnoteReference":
                self._note(name, child, style)
            case "footnoteRef" | "endnoteRef":
                self._add_text(self.mark, style)
            case _:
                self._other(child, name, properties)

    def _other(self, child: etree._Element, name: str, properties: Properties) -> None:
        style = run_style(properties, self.reading.theme)
        match name:
            case "drawing":
                self.found += read_drawing(self.reading, child, self.around, self.inside, style)
            case "pict":
                self.found += read_vml(self.reading, child, self.around, self.inside, style)
            case "object":
                self.reading.report(OBJECT, Text("按图片画出", "drawn as its picture"))
                self.found += read_vml(self.reading, child, self.around, self.inside, style)
            case "AlternateContent":
                for each in children(chosen(child)):
                    self._content(each, properties)
            case "commentReference" | "annotationRef":
                self.reading.report(COMMENT, Text("此处有批注", "a comment here"))
            case "ruby":
                guide = "".join(
                    each.text or "" for each in child.iterfind(f"{clark('w:rt')}//{clark('w:t')}")
                )
                self.reading.report(EFFECT, Text(f"拼音 {guide}", f"phonetic guide {guide}"))
                for base in child.iterfind(clark("w:rubyBase")):
                    self.read(base)
            case _ if name not in _UNSEEN:
                self.reading.report(ELEMENT, Text(name, name))

    def _symbol(self, element: etree._Element, style: RunStyle) -> None:
        code, family = attribute(element, "char"), attribute(element, "font")
        sign = sign_of(f"0x{code}", family)
        if not sign:
            self.reading.report(ELEMENT, Text(f"符号 {family} {code}", f"the symbol {family} {code}"))
            return
        self._add_text(sign, style)

    def _add_text(self, text: str, style: RunStyle) -> None:
        text, varied = plain_text(text)
        text, lost = usual_text(text, style.families.other)
        for each in lost:
            self.reading.report(ELEMENT, Text(f"符号 {each}", f"the symbol {each}"))
        if varied:
            self.reading.report(ELEMENT, Text(f"异体字选择符 {text}", f"the variants of {text}"))
        link = self._link()
        for index, piece in enumerate(text.replace("\n", " ").split("\t")):
            if index:
                self.found.append(Tab(style))
            if piece:
                self.found.append(Characters(piece, style, link))

    def _link(self) -> str:
        fields = (self._address(*each.target) for each in reversed(self.fields) if each.in_result)
        return next((link for link in (*fields, *reversed(self.links)) if link), "")

    def _hidden(self) -> bool:
        return any(not each.in_result or each.counter for each in self.fields)

    def finish(self) -> None:
        """Report a field whose code the paragraph does not end; what follows it there is not drawn."""
        if any(not each.in_result for each in self.fields):
            self.reading.report(FIELD, Text("域没有结束", "a field without an end"))

    def _field_mark(self, mark: etree._Element, properties: Properties) -> None:
        kind = attribute(mark, "fldCharType")
        if kind == "begin":
            self.fields.append(OpenField(form=mark.find(clark("w:ffData"))))
        elif kind == "separate" and self.fields:
            self._separate(self.fields[-1], properties)
        elif kind == "end" and self.fields:
            entry = self.fields.pop()
            if not entry.in_result:
                self._separate(entry, properties)
            if len(self.found) == entry.drawn and not self._hidden():
                self._without_result(entry, properties)

    def _without_result(self, entry: OpenField, properties: Properties) -> None:
        """Draw what a field shows of itself, its stored result being empty; report one that shows nothing."""
        if entry.own_text:
            self._add_text(entry.own_text, run_style(properties, self.reading.theme))
        elif entry.may_be_old:
            fact = Text(f"{entry.name} 没有保存的结果", f"{entry.name} has no saved result")
            self.reading.report(FIELD, fact)

    def _separate(self, entry: OpenField, properties: Properties) -> None:
        """Note that the code of a field is whole: draw what only pages know, report what is stored."""
        entry.in_result, entry.drawn = True, len(self.found)
        outside = [each for each in self.fields if each is not entry]
        if entry.counter and all(each.in_result for each in outside):
            style = run_style(properties, self.reading.theme)
            form = self.reading.page_form(entry.number_form) if entry.number_form else ""
            self.found.append(Number(entry.counter, style, form))
        elif entry.name == "EQ":
            self.reading.report(FORMULA, Text(entry.code.strip(), entry.code.strip()))
        elif entry.may_be_old and not entry.counter:
            self.reading.report(FIELD, Text(entry.name, entry.name))

    def _note(self, kind: str, reference: etree._Element, style: RunStyle) -> None:
        key = f"{kind.removesuffix('Reference')}/{attribute(reference, 'id')}"
        content = self.reading.notes.get(key)
        if content is None or not self.around.notes:
            self.reading.report(ELEMENT, Text("脚注或尾注", "a footnote or endnote"))
            return
        own = is_on({"mark": {"val": attribute(reference, "customMarkFollows", "0")}}, "mark")
        mark = "" if own else self.reading.next_mark(kind.removesuffix("Reference"))
        part = self.reading.note_parts[key.split("/", maxsplit=1)[0]]
        inner = replace(self.around, part=part, notes=False, mark=mark, depth=self.around.depth + 1)
        blocks = self.inside(content, inner)
        if kind == "footnoteReference":
            self.found.append(Note(mark, style, blocks))
        else:
            self.found += [Characters(mark, style)] if mark else []
            self.reading.endnotes += blocks
