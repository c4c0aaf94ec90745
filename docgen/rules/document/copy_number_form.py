"""Find copy numbers that are not six digits, and secret documents without one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding

_FORM = re.compile(r"[0-9]{6}")


def copy_number_form(project: Project) -> Iterator[Finding]:
    """Report a copy number that is not six digits, and a secret document without one.

    份号不是六位数字，或涉密公文没有份号。

    Bad:
        copy_number: "1"
    Good:
        copy_number: "000001"
    Why: 7.2.1 of GB/T 9704 prints six digits; every copy of a secret document is numbered, so that each can
        be traced.
    为什么：GB/T 9704 的 7.2.1 规定份号用六位数字；涉密公文每份都要编号，才能逐份清退。
    """
    for document in project.documents:
        number, where = document.copy_number, f"公文 {document.id} "
        if _FORM.fullmatch(number) or not (number or document.secrecy):
            continue
        if not number and project.is_damaged(document):
            continue
        if not number:
            yield Finding(
                document,
                ("copy_number",),
                Text(
                    f"{where}标了密级，没有份号", f"document {document.id} is secret and has no copy number"
                ),
                Text('写 copy_number: "000001"', 'write copy_number: "000001"'),
            )
            continue
        digits = unicodedata.normalize("NFKC", number).strip()
        right = f'"{digits.zfill(6)}"' if digits.isdigit() and len(digits) <= 6 else '"000001"'
        yield Finding(
            document,
            ("copy_number",),
            Text(
                f"{where}的份号“{number}”不是六位数字",
                f"document {document.id}: copy number {number} is not six digits",
            ),
            Text(f"写 copy_number: {right}", f"write copy_number: {right}"),
        )
