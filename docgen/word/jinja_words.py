"""Say in Chinese what Jinja says of a broken tag in English."""

from __future__ import annotations

import re
from typing import Final

from docgen.diagnostics import Text

_TOKENS: Final = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "end of template": "模板末尾",
    "name": "名称",
    "string": "文字",
    "integer": "数字",
}
_SENTENCES: Final = (
    (re.compile(r"Encountered unknown tag '(?P<a>[^']*)'"), "不认识的语句 {a}"),
    (re.compile(r"expected token '(?P<a>.*?)', got '(?P<b>.*?)'"), "这里应是 {a}，却是 {b}"),
    (re.compile(r"unexpected '(?P<a>.*)'"), "这里不应有 {a}"),
    (re.compile(r"unexpected char '(?P<a>.*)' at"), "无法识别的字符 {a}"),
    (re.compile(r"Unexpected end of template"), "有语句没有闭合"),
    (re.compile(r"Expected an expression, got '(?P<a>.*)'"), "这里缺少名称，却是 {a}"),
    (re.compile(r"cannot assign to '(?P<a>.*)'"), "不能给 {a} 赋值"),
)


def syntax_words(message: str) -> Text:
    """Return what Jinja says in both languages; a sentence not known here stays English."""
    for pattern, sentence in _SENTENCES:
        match = pattern.search(message)
        if match:
            words = {key: _TOKENS.get(value, value) for key, value in match.groupdict().items()}
            return Text(sentence.format_map(words), message)
    return Text(message, message)
