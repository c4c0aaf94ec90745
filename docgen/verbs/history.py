"""Remember what a build was made from and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from docgen.builder.history.current import current_state
from docgen.builder.history.state import State
from docgen.builder.history.store import LEFT_OUT, History
from docgen.builder.outcome import Outcome, Result

if TYPE_CHECKING:  # which imports this module
    from docgen.verbs.building import Planned

_GOOD = (Result.WRITTEN, Result.UP_TO_DATE)


def state_of(planned: Planned) -> tuple[State, dict[str, bytes]]:
    """Return what the steps of `planned` are built from, and its contents by their hashes."""
    return current_state(
        planned.checked.project,
        planned.folders.root,
        planned.plan.steps,
        planned.checked.contents,
        unread=planned.checked.unread,
        pdfs=planned.pdfs,
        chart_fonts=planned.chart_fonts,
    )


def remember_run(planned: Planned, outcomes: Iterable[Outcome]) -> None:
    """Keep what the files of a run were built from, and what came of each document."""
    done = tuple(outcomes)
    results: dict[str, set[str]] = {document: {LEFT_OUT} for document in planned.left_out}
    for outcome in done:
        results.setdefault(outcome.step.document.id, set()).add(outcome.result.name.lower())
    wrote = any(outcome.result is Result.WRITTEN for outcome in done)
    built = {each.step.path: each.step.made_of for each in done if wrote and each.result in _GOOD}
    state, contents = state_of(planned) if built else (State(), {})
    unread, root = planned.checked.unread, planned.folders.root
    History(planned.folders.output).keep(
        state,
        contents,
        built=built,
        results=results,
        unread={digest: root / path for path, digest in unread.items()},
        standing=planned.standing > 0,
    )
