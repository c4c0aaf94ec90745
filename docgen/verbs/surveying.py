"""Tell what the machine has, what is missing, and in which fonts the PDFs of a project are set."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.machine import survey as machine
from docgen.machine.fact import Fact, Group, Surroundings
from docgen.machine.fonts import installed_fonts
from docgen.sample import templates_of
from docgen.sources.project import load


def survey(surroundings: Surroundings, root: Path | None = None) -> tuple[Fact, ...]:
    """Return every fact about the machine; with the fonts that the project in `root` has chosen, if any."""
    facts = (*machine.survey(surroundings), *_font_map(surroundings, root))
    return tuple(sorted(facts, key=lambda fact: tuple(Group).index(fact.group)))


def _font_map(surroundings: Surroundings, root: Path | None) -> Iterator[Fact]:
    """Yield the facts about the font map; none where the PDF part is not installed, which packages tell."""
    try:
        from docgen.pdf.font_facts import font_map_facts
        from docgen.pdf.fonts import FontMap
    except (ImportError, OSError):
        return
    overrides = font_choices(root) if root is not None else {}
    fonts = FontMap(installed_fonts(surroundings), overrides=overrides)
    yield from font_map_facts(fonts, overrides)


def font_choices(root: Path) -> dict[str, str]:
    """Return the fonts that the office of the project in `root` chose; none where there is no project."""
    if not (root / "data").is_dir():
        return {}
    office = load(root, templates=templates_of(root)).project.office
    return office.layout.font_overrides if office is not None else {}
