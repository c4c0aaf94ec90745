"""Write the JSON Schema files that editors read."""

from __future__ import annotations

from pathlib import Path

from docgen.builder.files import write_whole
from docgen.sources.jsonschema import SCHEMAS, json_schema


def write_schemas(folder: Path) -> tuple[Path, ...]:
    """Write the JSON Schema of every kind of record file into `folder`; return the files.

    Raises OutputError where one cannot be written.
    """
    files = []
    for name in SCHEMAS:
        file = folder / f"{name}.schema.json"
        write_whole(file, json_schema(name).encode())
        files.append(file)
    return tuple(files)
