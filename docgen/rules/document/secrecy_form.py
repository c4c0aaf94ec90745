"""Find secrecy marks of a wrong form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.numerals import from_chinese
from docgen.records.project import Project
from docgen.rules.rule import Finding

_FORM = re.compile(r"(?:绝密|机密|秘密)(?:★(?:[1-9]\d?年|[1-9]\d?个月|长期))?")
_MEANT = re.compile(
    r"(绝密|机密|秘密)[★☆*＊✩✭·•:：-]*(?:(长期)|(\d{1,2}|[一二三四五六七八九十]{1,3})(年|个?月))?"
)


def secrecy_form(project: Project) -> Iterator[Finding]:
    """Report a secrecy mark that is not 绝密, 机密 or 秘密, with ★ and a period.

    密级和保密期限写法不对。

    Bad:
        secrecy: 机密*一年
    Good:
        secrecy: 机密★1年
    Why: 7.2.2 of GB/T 9704 sets the level, ★ and the period in Arabic digits; a mark that cannot be read does
        not protect. Internal remarks (内部资料) are no level.
    为什么：GB/T 9704 的 7.2.2 规定写密级、★和用阿拉伯数字的保密期限；“内部资料”等不是密级。
    """
    for document in project.documents:
        if not document.secrecy or _FORM.fullmatch(document.secrecy):
            continue
        right = _right(document.secrecy)
        yield Finding(
            document,
            ("secrecy",),
            Text(
                f"公文 {document.id} 的密级“{document.secrecy}”写法不对",
                f"document {document.id}: secrecy {document.secrecy} is of a wrong form",
            ),
            Text(f"写成 {right}", f"write {right}")
            if right
            else Text(
                "写成 机密★1年、秘密★6个月、绝密★长期 的样子", "write it like 机密★1年, 秘密★6个月, 绝密★长期"
            ),
        )


def _right(written: str) -> str:
    """Return the mark put right; empty where it is not clear what is meant."""
    found = _MEANT.fullmatch("".join(unicodedata.normalize("NFKC", written).split()))
    if found is None:
        return ""
    level, for_long, count, unit = found.groups()
    if for_long:
        return f"{level}★长期"
    if not count:
        return str(level)
    try:
        number = int(count) if count.isdigit() else from_chinese(count)
    except ValueError:
        return ""
    return f"{level}★{number}{'年' if unit == '年' else '个月'}" if number else ""
