"""Find document types whose file names lack what they are made for, or hold what nothing fills in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.catalogue import DocumentType, ForEach
from docgen.records.project import Project
from docgen.rules.rule import Finding

_BRACES = re.compile(r"\{([^{}]*)\}")
_LONE = re.compile(r"[{}]")

_Fault = tuple[str, Text, Text]


def output_key(project: Project) -> Iterator[Finding]:
    """Report a document type whose output lacks the key of its for_each, or holds unknown braces.

    文种的成品路径缺少 for_each 的名称，或有填不上的花括号。

    Bad:
        for_each: division
        output: notices/{id}
    Good:
        for_each: division
        output: notices/{id}-{division}
    Why: Without {division} the notices of all divisions would be one file. Only {id} and the key of for_each
        are filled in. What is made for each division, region or task takes them from a plan, so the type
        needs one; without a plan nothing at all would be made.
    为什么：没有 {division}，各单位的通知都写进同一个文件。只有 {id} 和 for_each 的名称填得上。按单位、地区、
        任务逐个生成的，要从任务计划里取，所以必须有计划，否则一份也不会生成。
    """
    for kind in project.types:
        for key, message, remedy in _faults(kind):
            called = Text(f"文种 {kind.id}：{message.zh}", f"type {kind.id}: {message.en}")
            yield Finding(kind, (key,), called, remedy)


def _faults(kind: DocumentType) -> Iterator[_Fault]:
    single = kind.for_each is ForEach.DOCUMENT
    filled = {"id"} if single else {"id", kind.for_each.key}
    written = _BRACES.findall(kind.output)
    for name in dict.fromkeys(name for name in written if name not in filled):
        known = "、".join(f"{{{each}}}" for each in sorted(filled))
        yield (
            "output",
            Text(f"成品路径里的 {{{name}}} 填不上", f"nothing fills in {{{name}}} of the output path"),
            Text(f"可用的有 {known}", f"known: {known}"),
        )
    if _LONE.search(_BRACES.sub("", kind.output)):
        yield (
            "output",
            Text("成品路径的花括号不成对", "a brace of the output path has no partner"),
            Text("补上或删去", "add the other, or delete it"),
        )
    if single:
        return
    key = kind.for_each.key
    if key not in written:
        known = _BRACES.sub(lambda brace: brace[0] if brace[1] in filled else f"{{{key}}}", kind.output)
        right = known if known != kind.output else f"{known}-{{{key}}}"
        yield (
            "output",
            Text(
                f"成品路径里没有 {{{key}}}，逐个生成的都会写到同一个文件",
                f"the output path lacks {{{key}}}: all would be one file",
            ),
            Text(f"写 output: {right}", f"write output: {right}"),
        )
    if not kind.needs_plan:
        yield (
            "needs_plan",
            Text(
                f"for_each: {key} 要从任务计划里取，却写了 needs_plan: false",
                f"for_each: {key} takes them from a plan, and needs_plan is false",
            ),
            Text("删去 needs_plan", "delete needs_plan"),
        )
