"""Turn records of tasks, divisions and progress into formal Chinese official documents.

The verbs of the command line are functions here, for people who script:

    import datetime, docgen
    from pathlib import Path

    here = docgen.surroundings(Path("output"))
    planned = docgen.plan(Path("."), as_of=datetime.date(2022, 6, 30), surroundings=here)
    built = docgen.build(planned)
    for diagnostic in built.report:
        print(diagnostic.place, diagnostic.code, diagnostic.message.zh)
"""

from __future__ import annotations

import importlib
from typing import Any

_VERBS = {
    "archive": "docgen.verbs.archiving",
    "build": "docgen.verbs.building",
    "check": "docgen.verbs.checking",
    "check_templates": "docgen.verbs.templates",
    "collect": "docgen.verbs.collecting",
    "extract_records": "docgen.verbs.pdfs",
    "explanations": "docgen.verbs.explaining",
    "export": "docgen.verbs.exporting",
    "init": "docgen.verbs.starting",
    "make_forms": "docgen.verbs.forms",
    "make_pdf": "docgen.verbs.pdfs",
    "merge_manifests": "docgen.verbs.manifests",
    "new_template": "docgen.verbs.templates",
    "plan": "docgen.verbs.building",
    "reporting_status": "docgen.verbs.reporting",
    "survey": "docgen.verbs.surveying",
    "surroundings": "docgen.cli.surroundings",
    "template_text": "docgen.verbs.templates",
    "verify": "docgen.verbs.archiving",
    "write_schemas": "docgen.verbs.schemas",
}

__all__ = [
    "archive",
    "build",
    "check",
    "check_templates",
    "collect",
    "explanations",
    "export",
    "extract_records",
    "init",
    "make_forms",
    "make_pdf",
    "merge_manifests",
    "new_template",
    "plan",
    "reporting_status",
    "surroundings",
    "survey",
    "template_text",
    "verify",
    "write_schemas",
]


def __getattr__(name: str) -> Any:
    """Return a verb; its module is imported only now, so that ``import docgen`` costs nothing."""
    if name not in _VERBS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_VERBS[name]), name)
