"""Write diagnostics for people and for machines: text, JSON, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from docgen.diagnostics import Diagnostic, Language, Report, Severity, Text

_WORDS = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}
_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def text_lines(diagnostics: Iterable[Diagnostic], language: Language) -> Iterator[str]:
    """Yield ``path:line:column: CODE severity: message``, the remedy on a line of its own."""
    for diagnostic in diagnostics:
        word = _WORDS[diagnostic.severity].in_language(language)
        yield f"{diagnostic.place}: {diagnostic.code} {word}: {diagnostic.message.in_language(language)}"
        remedy = diagnostic.remedy.in_language(language)
        if remedy:
            yield f"    → {remedy}"


def formatted(report: Report, form: str, language: Language) -> str:
    """Return the whole report in `form`: ``json``, ``github`` or ``sarif``."""
    match form:
        case "json":
            return _json(report, language)
        case "github":
            return "\n".join(_github(diagnostic, language) for diagnostic in report)
        case _:
            return _dumps(_sarif(report, language))


def _json(report: Report, language: Language) -> str:
    counts = {severity.value + "s": len(report.of(severity)) for severity in Severity}
    values = [diagnostic.as_dict(language) for diagnostic in report]
    return _dumps({"version": 1, "summary": counts, "diagnostics": values})


def _dumps(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _github(diagnostic: Diagnostic, language: Language) -> str:
    """Return a workflow command; its properties and its message have escapes of their own."""
    place = diagnostic.place
    properties = {"file": place.path, "line": place.line, "col": place.column, "title": diagnostic.code}
    written = ",".join(
        f"{name}={_escaped(str(value)).replace(':', '%3A').replace(',', '%2C')}"
        for name, value in properties.items()
        if value is not None
    )
    inner = f"{place.within} " if place.within else ""
    message = f"{inner}{diagnostic.message.in_language(language)} → {diagnostic.remedy.in_language(language)}"
    return f"::{_GITHUB[diagnostic.severity]} {written}::{_escaped(message.removesuffix(' → '))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _sarif(report: Report, language: Language) -> dict[str, Any]:
    """Return the report as a SARIF 2.1.0 log with one run."""
    codes = sorted({diagnostic.code for diagnostic in report})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "docgen", "rules": [{"id": code} for code in codes]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic, codes, language) for diagnostic in report],
            }
        ],
    }


def _result(diagnostic: Diagnostic, codes: list[str], language: Language) -> dict[str, Any]:
    place = diagnostic.place
    location: dict[str, Any] = {"artifactLocation": {"uri": place.path, "uriBaseId": "%SRCROOT%"}}
    if place.line is not None:
        location["region"] = {"startLine": place.line, "startColumn": place.column or 1}
    where: dict[str, Any] = {"physicalLocation": location}
    if place.within:
        where["logicalLocations"] = [{"fullyQualifiedName": place.within}]
    message = diagnostic.message.in_language(language)
    remedy = diagnostic.remedy.in_language(language)
    return {
        "ruleId": diagnostic.code,
        "ruleIndex": codes.index(diagnostic.code),
        "level": diagnostic.severity.value,
        "message": {"text": f"{message} → {remedy}" if remedy else message},
        "locations": [where],
    }
