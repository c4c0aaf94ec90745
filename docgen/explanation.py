"""Hold the manual of a diagnostic code: Bad, Good and Why, as a docstring gives them."""

from __future__ import annotations

import inspect
import re
from dataclasses import dataclass

from docgen.diagnostics import Text

_CHINESE_BREAK = re.compile(r"(?<=[^\x00-\x7f])\s*\n\s*(?=[^\x00-\x7f])")
"""The end of a source line between two Chinese characters or marks, where no space belongs."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What `docgen explain` prints of one code."""

    title: Text
    bad: str
    good: str
    why: Text


def parse_explanation(docstring: str) -> Explanation:
    """Return the parts of a docstring that explains a code.

    It reads: English title; Chinese title; ``Bad:`` and ``Good:`` with an indented example each; ``Why:``
    in English; ``为什么：`` in Chinese. Raises ValueError where a part is missing.
    """
    text = inspect.cleandoc(docstring)
    head, bad_mark, rest = text.partition("\nBad:")
    bad, good_mark, rest = rest.partition("\nGood:")
    good, why_mark, rest = rest.partition("\nWhy:")
    why_en, zh_mark, why_zh = rest.partition("\n为什么：")
    titles = [line.strip() for line in head.splitlines() if line.strip()]
    if not (bad_mark and good_mark and why_mark and zh_mark) or len(titles) < 2:
        raise ValueError(f"docstring lacks a part: {titles[:1]}")
    return Explanation(
        Text(titles[1], titles[0]),
        inspect.cleandoc("\n" + bad),
        inspect.cleandoc("\n" + good),
        Text(" ".join(_CHINESE_BREAK.sub("", why_zh).split()), " ".join(why_en.split())),
    )
