"""The documentation names everything that exists."""

from dataclasses import fields, is_dataclass
from typing import get_args, get_type_hints

import pytest

from docgen.context.views import Context
from tests.projects import CHECKOUT


def names_of(view: type, seen: set[type]) -> set[str]:
    """Return the names of all fields that a template can reach from `view`."""
    found: set[str] = set()
    for field in fields(view):
        found.add(field.name)
        hint = get_type_hints(view)[field.name]
        for inner in (hint, *get_args(hint)):
            if is_dataclass(inner) and isinstance(inner, type) and inner not in seen:
                found |= names_of(inner, seen | {inner})
    return found


@pytest.mark.parametrize("name", sorted(names_of(Context, set())))
def test_every_name_a_template_can_use_is_documented(name: str) -> None:
    page = (CHECKOUT / "docs/templates.md").read_text(encoding="utf-8")
    assert f"`{name}." in page or f"`.{name}`" in page or f".{name}`" in page


@pytest.mark.parametrize(
    "command", ["check", "build", "plan", "schema", "explain", "template", "doctor", "init"]
)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"docgen {command}" in (CHECKOUT / "README.md").read_text(encoding="utf-8")
