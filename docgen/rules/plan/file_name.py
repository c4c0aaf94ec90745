"""Find files that are not named after the record they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.ledger import Ledger
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.records.register import Register
from docgen.rules.rule import Finding

_IDENTIFIER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


def file_name(project: Project) -> Iterator[Finding]:
    """Report a plan, document, ledger or register whose id differs from the name of its file.

    编号与文件名不一致。

    Bad:
        # data/documents/notice-55.yaml
        id: notice-2021-55
    Good:
        # data/documents/notice-2021-55.yaml
        id: notice-2021-55
    Why: The finished file is named after the id. Who looks for its record must find it under the same name;
        a copied file whose id was not changed shows up here.
    为什么：成品按编号命名，要能按同一个名字找到记录；复制了文件却忘了改编号，也由此发现。
    """
    records: tuple[Plan | Document | Ledger | Register, ...] = (
        *project.plans,
        *project.documents,
        *project.ledgers,
        *project.registers,
    )
    for record in records:
        path = PurePosixPath(record.place().path)
        if not path.name or path.stem == record.id:
            continue
        named = PurePosixPath(f"{record.id}{path.suffix}")
        fits = _IDENTIFIER.fullmatch(path.stem)
        yield Finding(
            record,
            ("id",),
            Text(
                f"编号 {record.id} 与文件名 {path.name} 不一致",
                f"the id {record.id} differs from the file name {path.name}",
            ),
            Text(
                f"文件改名为 {named}" + (f"，或写 id: {path.stem}" if fits else ""),
                f"rename the file to {named}" + (f", or write id: {path.stem}" if fits else ""),
            ),
        )
