"""What an expression raises is said in Chinese, without the words of Python."""

from __future__ import annotations

import re

import pytest

from docgen.context.views import Context
from docgen.errors import TemplateError
from docgen.word.check import check_template
from docgen.word.template import compile_template
from tests.word.notices import notice
from tests.word.tiny import docx


@pytest.mark.parametrize(
    ("tag", "fact"),
    [
        ("{{ document.annexes[9] }}", "列表里的 9"),
        ("{{ document.titel }}", "document.titel"),
        ("{{ 1 / 0 }}", "除数是零"),
        ("{% for i in range(100001) %}x{% endfor %}", "range 超过 100000 个数"),
        ("{{ 'x' * 1000001 }}", "一个值超过 1000000 字"),
        ("{{ 'x' + 1 }}", "这几样内容不能放在一起运算"),
    ],
)
def test_what_fails_while_rendering_is_said_in_chinese(tag: str, fact: str) -> None:
    with pytest.raises(TemplateError) as caught:
        compile_template(docx(tag), name="t", filters={}).render(notice())
    (fault,) = caught.value.report
    assert fault.message.zh.partition("：")[2].partition("（")[0] == fact


@pytest.mark.parametrize("body", [["{%p endfor %}"], ["{%p if document.closing %}"], ["一{%p endif %}"]])
def test_what_the_linter_finds_is_said_without_its_codes(body: list[str]) -> None:
    for each in check_template(docx(*body), name="t", contract=Context, filters={}):
        assert not re.search(r"DTL\d", each.message.zh)
