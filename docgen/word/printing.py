"""Guard what a tag prints: text where text stands, markup where markup stands, nothing else anywhere.

Word drops text that stands where markup should, and markup where text should, without a word; Python prints
a list as ``('a', 'b')``. Each is an error here, raised while the tag's line is known.
"""

from __future__ import annotations

from jinja2 import TemplateRuntimeError, Undefined
from markupsafe import Markup

from docgen.diagnostics import Text
from docgen.faults import Fault
from docgen.word.file_faults import FOREIGN
from docgen.word.tag_faults import PREFIX, WRONG_KIND

_RELATIONS = (' r:id="', ' r:embed="', ' r:link="')
_TEXT_NAMES = {"Listing"}
_MARKUP_NAMES = {"RichText", "RichTextParagraph"}


class PrintError(TemplateRuntimeError):
    """A tag prints what it must not; `fault` and `fact` say what."""

    def __init__(self, fault: Fault, fact: Text) -> None:
        super().__init__(fact.en)
        self.fault = fault
        self.fact = fact


def printed_text(value: object) -> object:
    """Return `value` if it may stand inside a run's text. Raises |PrintError| if it may not."""
    kind = type(value)
    if kind is str or kind is int:
        return value
    if isinstance(value, Markup):
        if "<" in value and not value.startswith("</w:t>"):
            raise PrintError(PREFIX, Text("带格式的内容写成了 {{ }}", "rich text in a plain {{ }}"))
        return value
    if isinstance(value, (str, float)) or (kind is not bool and isinstance(value, int)):
        return value
    if _is_docxtpl(value, _TEXT_NAMES):
        return value
    if _is_docxtpl(value, _MARKUP_NAMES):
        raise PrintError(PREFIX, Text("带格式的内容写成了 {{ }}", "rich text in a plain {{ }}"))
    raise _misfit(value)


def printed_markup(value: object) -> object:
    """Return `value` if it may stand between runs or paragraphs. Raises |PrintError| if it may not."""
    if isinstance(value, Markup) or (isinstance(value, str) and not value):
        return value
    if _is_docxtpl(value, _MARKUP_NAMES):
        if any(relation in str(value) for relation in _RELATIONS):
            raise PrintError(FOREIGN, Text("RichText 里有链接", "a link in RichText"))
        return value
    if isinstance(value, (str, int, float)) and not isinstance(value, bool):
        raise PrintError(PREFIX, Text("普通文字写成了 {{r }} 或 {{p }}", "plain text in {{r }} or {{p }}"))
    raise _misfit(value)


def joinable_text(value: object) -> str:
    """Return `value` as an entry of joined text. Raises |PrintError| unless it is text or a number."""
    if hasattr(value, "__html__") and not isinstance(value, Undefined):
        return value if isinstance(value, Markup) else Markup(str(value))  # noqa: S704 - its own __html__
    if isinstance(value, (str, float, Undefined)) or type(value) is int:
        return str(value)
    raise _misfit(value)


def _is_docxtpl(value: object, names: set[str]) -> bool:
    return type(value).__module__.startswith("docxtpl.") and type(value).__name__ in names


def _misfit(value: object) -> TemplateRuntimeError:
    """Return the error for a `value` that no tag can print; an undefined one raises its own."""
    if isinstance(value, Undefined):
        str(value)
    if type(value).__module__.startswith("docxtpl"):
        name = type(value).__name__
        return PrintError(FOREIGN, Text(f"{name} 不能直接合并", f"{name} cannot be merged"))
    kind = _kind_of_value(value)
    return PrintError(WRONG_KIND, Text(f"这里会印出{kind.zh}", f"this would print {kind.en}"))


def _kind_of_value(value: object) -> Text:
    """Return what people call the kind of `value`."""
    if value is None:
        return Text("空值 None", "None")
    if isinstance(value, bool):
        return Text("真假值", "a truth value")
    if isinstance(value, (list, tuple, set, frozenset)):
        return Text("整个列表", "a whole list")
    if callable(value):
        return Text("一个方法", "a method")
    return Text(f"整个结构 {type(value).__name__}", f"a whole {type(value).__name__}")
