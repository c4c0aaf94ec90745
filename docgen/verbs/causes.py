"""Explain why the files of a document are to be built: what has changed since they were."""

from __future__ import annotations

from docgen.builder.history.change import Explained
from docgen.builder.history.explain import Explainer
from docgen.builder.history.store import History
from docgen.builder.manifest import read_manifest
from docgen.verbs.building import Planned
from docgen.verbs.history import state_of


def explain_steps(planned: Planned) -> tuple[Explained, ...]:
    """Return every step of a plan, in order, with the causes why its file is not up to date."""
    output = planned.folders.output
    state, _ = state_of(planned)
    artifacts = read_manifest(output).artifacts
    with Explainer(History(output), artifacts, state, planned.checked.contents) as explainer:
        return tuple(explainer.explained(step) for step in planned.plan.steps)
