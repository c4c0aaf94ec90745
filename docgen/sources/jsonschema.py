"""Write the record models as JSON Schema, so that an editor completes and checks while one types.

Each YAML file names its schema in its first line (``# yaml-language-server: $schema=…``).
"""

from __future__ import annotations

import json
from typing import Any

from docgen.records.base import Base
from docgen.records.catalogue import TypeCatalogue
from docgen.records.division import DivisionCatalogue
from docgen.records.document import Document
from docgen.records.indicator import IndicatorCatalogue
from docgen.records.ledger import Ledger
from docgen.records.office import Office
from docgen.records.plan import Plan
from docgen.records.progress import ExtensionFile, FigureFile, Return
from docgen.records.register import Register

SCHEMAS: dict[str, tuple[type[Base], str]] = {
    "office": (Office, "发文机关（data/office.yaml）"),
    "divisions": (DivisionCatalogue, "单位名录（data/divisions.yaml）"),
    "indicators": (IndicatorCatalogue, "指标目录（data/indicators.yaml）"),
    "plan": (Plan, "任务计划（data/tasks/*.yaml）"),
    "document": (Document, "公文（data/documents/*.yaml）"),
    "figures": (FigureFile, "进展数据（data/figures/*.yaml）"),
    "return": (Return, "报送（data/progress/**/*.yaml）"),
    "extensions": (ExtensionFile, "准予延期的报送（data/extensions.yaml）"),
    "ledger": (Ledger, "问题台账（data/ledgers/*.yaml）"),
    "register": (Register, "登记簿（data/registers/*.yaml）"),
    "catalogue": (TypeCatalogue, "文种样式目录（templates/catalogue.yaml）"),
}
"""Model and Chinese title of each schema; the file is ``<name>.schema.json``."""


def json_schema(name: str) -> str:
    """Return the JSON Schema called `name`, sorted and indented. Raises KeyError for an unknown name."""
    model, title = SCHEMAS[name]
    schema = _chinese(model.model_json_schema(by_alias=True))
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["title"] = title
    return json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def _chinese(node: Any) -> Any:
    """Return the schema without what pydantic takes from English names and docstrings."""
    if isinstance(node, list):
        return [_chinese(value) for value in node]
    if not isinstance(node, dict):
        return node
    # Titles come from English field names; beside `properties` or `enum` a description is a docstring.
    of_model = "properties" in node or "enum" in node
    kept = {
        key: value
        for key, value in node.items()
        if not (isinstance(value, str) and (key == "title" or (key == "description" and of_model)))
    }
    return {key: _chinese(value) for key, value in kept.items()}
