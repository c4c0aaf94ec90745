"""Write diagnostics for machines: JSON, GitHub annotations, SARIF 2.1.0."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from docgen.diagnostics import Diagnostic, Language, Report, Severity
from docgen.verbs.explaining import explanations

_GITHUB = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def formatted(report: Report, form: str, language: Language, *, base: PurePath) -> str:
    """Return the whole report in `form`: ``json``, ``github`` or ``sarif``.

    `base` is the project's folder as seen from the checkout: annotations name files from there, while JSON
    keeps the paths of the project.
    """
    match form:
        case "json":
            return _json(report, language)
        case "github":
            return "\n".join(_github(diagnostic, language, base) for diagnostic in report)
        case _:
            return _dumps(_sarif(report, language, base))


def _json(report: Report, language: Language) -> str:
    counts = {severity.value + "s": len(report.of(severity)) for severity in Severity}
    values = [diagnostic.as_dict(language) for diagnostic in report]
    return _dumps({"version": 1, "summary": counts, "diagnostics": values})


def _dumps(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2)


def _github(diagnostic: Diagnostic, language: Language, base: PurePath) -> str:
    """Return a workflow command; its properties and its message have escapes of their own."""
    place = diagnostic.place
    properties = {
        "file": _from(base, place.path),
        "line": place.line,
        "col": place.column,
        "title": diagnostic.code,
    }
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


def _sarif(report: Report, language: Language, base: PurePath) -> dict[str, Any]:
    """Return the report as a SARIF 2.1.0 log with one run."""
    codes = sorted({diagnostic.code for diagnostic in report})
    return {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "docgen", "rules": [_rule(code, language) for code in codes]}},
                "columnKind": "unicodeCodePoints",
                "results": [_result(diagnostic, codes, language, base) for diagnostic in report],
            }
        ],
    }


def _result(diagnostic: Diagnostic, codes: list[str], language: Language, base: PurePath) -> dict[str, Any]:
    place = diagnostic.place
    location: dict[str, Any] = {
        "artifactLocation": {"uri": quote(_from(base, place.path)), "uriBaseId": "%SRCROOT%"}
    }
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


def _rule(code: str, language: Language) -> dict[str, Any]:
    """Return what SARIF viewers show of a rule: its title, and why it is there."""
    explanation = explanations()[code]
    return {
        "id": code,
        "shortDescription": {"text": explanation.title.in_language(language)},
        "fullDescription": {"text": explanation.why.in_language(language)},
    }


def _from(base: PurePath, path: str) -> str:
    """Return `path` as seen from the checkout, POSIX form."""
    return (base / path).as_posix()
