"""Gather every fact about the machine: what `docgen doctor` prints."""

from __future__ import annotations

from docgen.machine.equipment import library_facts, libreoffice_fact, output_fact
from docgen.machine.fact import Fact, Surroundings
from docgen.machine.fonts import font_facts, installed_fonts
from docgen.machine.packages import package_facts, python_fact


def survey(surroundings: Surroundings) -> tuple[Fact, ...]:
    """Return all facts in the order of their groups, whether the things are here or missing."""
    return (
        python_fact(surroundings.python),
        *package_facts(),
        *font_facts(installed_fonts(surroundings), platform=surroundings.platform),
        *library_facts(surroundings.platform),
        libreoffice_fact(surroundings),
        output_fact(surroundings.output),
    )
