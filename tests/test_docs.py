"""The documentation names everything that exists."""

import re

import pytest

from docgen.verbs.templates import context_names
from tests.projects import CHECKOUT


def documented_names() -> dict[str, str]:
    """Return the names in the tables of docs/templates.md, with what is said of each."""
    page = (CHECKOUT / "docs/templates.md").read_text(encoding="utf-8")
    return dict(re.findall(r"^\| `(\w+(?:\.\w+)+)` \| (.*) \|$", page, re.MULTILINE))


NAMES = [(name, meaning) for name, meaning in context_names() if "." in name]


@pytest.mark.parametrize(("name", "meaning"), NAMES, ids=[name for name, _ in NAMES])
def test_every_name_a_template_can_use_is_documented_with_its_meaning(name: str, meaning: str) -> None:
    assert documented_names()[name].startswith(meaning)


def test_every_documented_name_can_be_used() -> None:
    assert list(documented_names()) == [name for name, _ in by_table(NAMES)]


def by_table(names: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the names table by table: those of one owner stand together, as first met."""
    owners = list(dict.fromkeys(name.split(".")[0] for name, _ in names))
    return sorted(names, key=lambda entry: owners.index(entry[0].split(".")[0]))


@pytest.mark.parametrize(
    "command",
    [
        "check",
        "build",
        "plan",
        "schema",
        "explain",
        "template",
        "pdf",
        "extract",
        "export",
        "forms",
        "collect",
        "status",
        "verify",
        "archive",
        "doctor",
        "init",
    ],
)
def test_every_command_is_in_the_readme(command: str) -> None:
    assert f"docgen {command}" in (CHECKOUT / "README.md").read_text(encoding="utf-8")


def test_no_code_stands_for_two_things() -> None:
    sources = (file.read_text(encoding="utf-8") for file in (CHECKOUT / "docgen").rglob("*.py"))
    codes = [
        code
        for text in sources
        for code in re.findall(r'\b(?:Complaint|_?[Ff]ault|Rule|_warning)\(\s*"(DG\d{3})",\s', text)
    ]
    assert {code for code in codes if codes.count(code) > 1} == set()
    assert len(codes) > 250
