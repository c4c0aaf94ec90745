from __future__ import annotations

import pytest
from jinja2 import Environment, TemplateSyntaxError

from docgen.word.jinja_words import syntax_words


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("{% foo %}", "不认识的语句 foo"),
        ("{{ a + }}", "这里不应有 }}"),
        ("{{ a b }}", "这里应是 }}，却是 b"),
        ("{% if a %}", "有语句没有闭合"),
        ("{{ a $ }}", "无法识别的字符 $"),
    ],
)
def test_what_jinja_says_is_said_in_chinese(source: str, words: str) -> None:
    with pytest.raises(TemplateSyntaxError) as caught:
        Environment(autoescape=True).parse(source)
    assert syntax_words(caught.value.message or "").zh == words


def test_unknown_sentence_stays_as_it_is() -> None:
    assert syntax_words("odd").zh == "odd"
