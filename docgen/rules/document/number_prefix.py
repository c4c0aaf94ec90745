"""Find document numbers whose organ code is not the office's."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.document_number import number_parts
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def number_prefix(project: Project) -> Iterator[Finding]:
    """Warn of a document number whose organ code is not among those of the office.

    发文字号的机关代字不是本机关的。

    Bad:
        number: 东卫办〔2022〕8号   # office.yaml: number_prefixes: [东卫发]
    Good:
        number: 东卫发〔2022〕8号
    Why: The organ code says who keeps the register the number is taken from; a foreign one is mostly left
        over from a copied file. A joint issue bears the number of the lead organ: waive it there.
    为什么：机关代字说明这个号在谁的登记簿上，写成别家的多半是复制文件时没有改。联合行文用主办机关字号，可以豁免。
    """
    known = project.office.number_prefixes if project.office else ()
    if not known:
        return
    for document in project.documents:
        for record in document.numbered:
            parts = number_parts(record.number)
            if parts is None or parts.prefix in known:
                continue
            close = nearest(parts.prefix, known, 1)
            yield Finding(
                record,
                ("number",),
                Text(
                    f"公文 {document.id} 的机关代字“{parts.prefix}”不在 office.yaml 的 number_prefixes 里",
                    f"document {document.id}: {parts.prefix} is not among the office's number_prefixes",
                ),
                Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?")
                if close
                else Text(
                    f"现有：{'、'.join(known)}；确实要用的，补进 office.yaml",
                    f"known: {', '.join(known)}; a new one is added in office.yaml",
                ),
            )
