"""Any text comes out whole or has a finding."""

from __future__ import annotations

import html
import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.markdown import read_markdown
from tests.markdown.bodies import shown

SIGNS = """
甲 乙 。 ， “ ” （ 一 、 1 2 . a b # * ** _ __ ` ~~~ > | [ ] ( ) ]( ![ ! < <b> </b> <!-- -->
& &amp; &lt; \\ : { } $ ^ @ %
= ' " http://x.cn &#x4e00; ; 10)
""".split()
LINES = ["\n", "\n\n", "    ", " ", "\t", "　", "\xa0", "```\n", "- ", "1. ", "## ", "---\n", "===\n", "[1]: http://x.cn\n",
         "| 甲 | 乙 |\n|---|---|\n", "|---|\n", ": 题\n", "\\\n"]  # fmt: skip
TEXTS = st.lists(st.sampled_from([*SIGNS, *LINES]), max_size=25).map("".join)
_NUMBERS = re.compile("[0-9一二三四五六七八九十、（）]")
"""Those of headings and lists are set anew."""


def words(text: str) -> Counter[str]:
    kept = _NUMBERS.sub("", text)
    return Counter(sign for sign in kept if sign.isalnum() or not (sign.isascii() or sign.isspace()))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_text_comes_out_whole_or_has_a_finding(text: str) -> None:
    read = read_markdown(text)
    printed = words("".join(shown(block).removeprefix("H") for block in read.blocks))
    assert read.findings or not words(html.unescape(text)) - printed


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from("甲乙丙丁，、“”《》〔〕2021年%—"), max_size=60).map("".join))
def test_plain_text_comes_out_as_it_is(text: str) -> None:
    read = read_markdown(text)
    assert ([shown(block) for block in read.blocks], read.findings) == ([text] if text else [], ())


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=40))
def test_every_finding_stands_inside_the_text(text: str) -> None:
    assert all(0 <= each.at < len(text) for each in read_markdown(text).findings)
