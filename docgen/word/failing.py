"""Say in Chinese and English what an expression of a template raised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import is_dataclass
from typing import Final

from jinja2.exceptions import SecurityError

from docgen.diagnostics import Text
from docgen.word.bounds import LimitError
from docgen.word.environment import UnknownNameError

_KINDS: Final[tuple[tuple[type[Exception], str], ...]] = (
    (SecurityError, "模板里不允许这样用"),
    (ZeroDivisionError, "除数是零"),
    (ArithmeticError, "数字太大，算不出来"),
    (RecursionError, "嵌套过深"),
    (TypeError, "这几样内容不能放在一起运算"),
    (ValueError, "给的值不合要求"),
    (LookupError, "没有这一项"),
    (AttributeError, "没有这一项"),
)


def error_words(error: Exception) -> Text:
    """Return what to say of `error`; Python's own sentence stands in English only."""
    if isinstance(error, LimitError):
        return error.fact
    zh = next((words for kind, words in _KINDS if isinstance(error, kind)), "标签算不出结果")
    return Text(zh, str(error) or type(error).__name__)


def unknown_words(error: UnknownNameError) -> Text:
    """Return how people call the name that is not there, and what lacks it."""
    if error.at_top:
        return Text(error.name, error.name)
    owner = error.owner
    if isinstance(owner, (list, tuple)):
        return Text(f"列表里的 {error.name}", f"{error.name} in a list")
    if isinstance(owner, str):
        return Text(f"文字里的 {error.name}", f"{error.name} in a text")
    if isinstance(owner, Mapping):
        return Text(f"字典里的 {error.name}", f"{error.name} in a mapping")
    kind = type(owner).__name__
    called = kind.removesuffix("View").lower() if is_dataclass(owner) else kind
    return Text(f"{called}.{error.name}", f"{called}.{error.name}")
