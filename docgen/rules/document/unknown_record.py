"""Find documents that print a ledger or a register there is not."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_record(project: Project) -> Iterator[Finding]:
    """Report a document that names a ledger or a register there is not.

    找不到所写的台账或登记簿。

    Bad:
        ledger: issue-2022   # data/ledgers/issues-2022.yaml
    Good:
        ledger: issues-2022
    Why: The rows of the table come from there; without it the table is empty. A file that is there and could
        not be read is another finding.
    为什么：表里的内容来自台账、登记簿，找不到，表就是空的。文件在但读不出来的，另有提示。
    """
    for document in project.documents:
        named = (
            ("ledger", document.ledger, project.ledger_index.keys(), "ledgers"),
            ("findings", document.findings, project.ledger_index.keys(), "ledgers"),
            ("register", document.register_id, project.register_index.keys(), "registers"),
        )
        for key, name, known, folder in named:
            if not name or name in known or project.is_damaged(f"data/{folder}/{name}.yaml"):
                continue
            zh = "台账" if folder == "ledgers" else "登记簿"
            message = Text(
                f"公文 {document.id}：没有编号为 {name} 的{zh}",
                f"document {document.id}: there is no {folder[:-1]} {name}",
            )
            yield Finding(document, (key,), message, _remedy(name, known, folder))


def _remedy(name: str, known: Collection[str], folder: str) -> Text:
    """Return the id that was meant, or where to write the record."""
    close = nearest(name, known, 1)
    if close:
        return Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?")
    file = f"data/{folder}/{name}.yaml"
    return Text(f"写 {file}，或改正编号", f"write {file}, or correct the id")
