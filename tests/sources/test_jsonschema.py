"""The JSON Schema files that editors read."""

import json
from pathlib import Path

import pytest

from docgen.sources.jsonschema import SCHEMAS, json_schema
from tests.projects import CHECKOUT


def described(node: object) -> list[str]:
    """Return the fields of a schema that lack a Chinese description."""
    found = []
    if isinstance(node, dict):
        for name, field in node.get("properties", {}).items():
            if not any("一" <= character <= "鿿" for character in field.get("description", "")):
                found.append(name)
        found += [name for value in node.values() for name in described(value)]
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_has_a_chinese_description(name: str) -> None:
    assert described(json.loads(json_schema(name))) == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_schema_beside_the_records_is_up_to_date(name: str) -> None:
    assert (CHECKOUT / f"data/schema/{name}.schema.json").read_text(encoding="utf-8") == json_schema(name)


def record_files() -> list[Path]:
    return sorted([*CHECKOUT.glob("data/**/*.yaml"), CHECKOUT / "templates/catalogue.yaml"])


@pytest.mark.parametrize("file", record_files(), ids=lambda file: file.name)
def test_record_file_names_a_schema_that_is_there(file: Path) -> None:
    first = file.read_text(encoding="utf-8").splitlines()[0]
    assert first.startswith("# yaml-language-server: $schema=")
    assert (file.parent / first.partition("=")[2]).is_file()
