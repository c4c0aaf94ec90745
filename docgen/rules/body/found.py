"""Give rules what reading the bodies of a project has found; one run of pandoc reads them all."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind, read_bodies
from docgen.records.project import Project
from docgen.rules.rule import Finding


def found(project: Project, kind: Kind) -> Iterator[Finding]:
    """Yield the findings of one kind in every body of the project. Raises |DocgenError| without pandoc."""
    readings = read_bodies(body.text for body in project.bodies)
    for body in project.bodies:
        for each in readings[body.text].findings:
            if each.kind is kind:
                yield Finding(body.record, body.path, each.message, each.remedy, each.at)
