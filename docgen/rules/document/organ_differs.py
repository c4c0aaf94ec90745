"""Find documents whose mark, title and signature name different organs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.office import Office
from docgen.records.project import Project
from docgen.rules.rule import Finding

_ORGAN_END = re.compile(r"(?:委|委员会|局|厅|部|政府|办公室|办|院|中心|会|小组)$")


def organ_differs(project: Project) -> Iterator[Finding]:
    """Warn where the mark, the title or the signature names another organ than the one that issues.

    发文机关标志、标题、署名的机关不一致。

    Bad:
        # office.yaml: name: 东海省卫生健康委员会, mark: 东海省卫生健康委员会文件
        sign_off: {organs: [东海省卫生健康委办公室]}
    Good:
        sign_off: {organs: [东海省卫生健康委员会]}
    Why: The organ in the red head issues, signs and seals (条例 Art. 9): all three are the same. An office
        that signs for its organ has its own head. The mark is the full or the short name, letter by letter.
    为什么：红头、署名、印章是同一机关（条例第九条）。
        办公室署名的，用它自己的版头。标志由机关全称或简称加“文件”组成，一字不差。
    """
    office = project.office
    if office is None:
        return
    yield from _mark_fault(office)
    names = _names(office)
    for document in project.documents:
        yield from _signature_fault(document, office, names)
        yield from _title_fault(document, office, names)


def _mark_fault(office: Office) -> Iterator[Finding]:
    if _marked(office) not in (_plain(office.name), _plain(office.short_name)):
        yield Finding(
            office,
            ("mark",),
            Text(
                f"发文机关标志“{office.mark}”不是机关名称“{office.name}”或简称加“文件”",
                f"the mark {office.mark} is neither the name {office.name} nor the short name with 文件",
            ),
            Text(
                f"名称没有写错的，写 mark: {office.name}文件",
                f"if the name is right, write mark: {office.name}文件",
            ),
        )


def _signature_fault(document: Document, office: Office, names: tuple[str, ...]) -> Iterator[Finding]:
    organs = document.sign_off.organs
    if organs and not any(_plain(organ) in names for organ in organs):
        yield Finding(
            document,
            ("sign_off", "organs"),
            Text(
                f"公文 {document.id} 的署名“{'、'.join(organs)}”里没有发文机关“{office.name}”",
                f"document {document.id}: {office.name} is not among those who sign",
            ),
            Text("写发文机关，或不写 organs", "write the issuing organ, or leave organs out"),
        )


def _title_fault(document: Document, office: Office, names: tuple[str, ...]) -> Iterator[Finding]:
    organ = document.title.strip().partition("关于")[0] if "关于" in document.title else ""
    if _ORGAN_END.search(organ) and not any(name in _plain(organ) for name in names):
        yield Finding(
            document,
            ("title",),
            Text(
                f"公文 {document.id} 的标题以“{organ}”开头，发文机关是“{office.name}”",
                f"document {document.id}: the title names {organ}, the issuing organ is {office.name}",
            ),
            Text(
                f"改为“{office.name}关于…”，或从“关于”写起",
                f"write {office.name}关于…, or begin with 关于",
            ),
        )


def _names(office: Office) -> tuple[str, ...]:
    """Return the names the office signs with: full, short, and as in its mark."""
    return tuple(name for name in (office.name, office.short_name, _marked(office)) if name)


def _marked(office: Office) -> str:
    """Return the organ in the mark: what stands before 文件."""
    return _plain(office.mark).removesuffix("文件")


def _plain(name: str) -> str:
    return "".join(name.split())
