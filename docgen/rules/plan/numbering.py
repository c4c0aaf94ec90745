"""Hold a run of numbers against 1, 2, 3, …: which are wrong, and what they should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from typing import NamedTuple

from docgen.records.plan import Plan


class Misnumbered(NamedTuple):
    """One number that does not follow the one before it."""

    position: int
    """Where it stands in the run, from 0."""
    expected: int
    first: int | None
    """Position of the same number before it; None where the number is new."""


def misnumbered(numbers: Sequence[int], starts: frozenset[int] = frozenset({0})) -> Iterator[Misnumbered]:
    """Yield the numbers that break the run, each mistake once.

    At the positions `starts` the run may begin anew with 1. After a wrong number the run may go on from it,
    or as if it had been right: so a slip is one finding, and so is a number left out.
    """
    if all(map(int.__eq__, numbers, count(1))):
        return
    seen: dict[int, int] = {}
    expected = {1}
    for index, number in enumerate(numbers):
        if index in starts and number == 1 and index:
            seen, expected = {}, {1}
        if number not in expected:
            yield Misnumbered(index, min(expected), seen.get(number))
            expected = {number + 1, min(expected) + 1}
        else:
            expected = {number + 1}
        seen.setdefault(number, index)


def misnumbered_tasks(plan: Plan) -> Iterator[Misnumbered]:
    """Yield the tasks of `plan` whose number neither runs on through the plan nor begins a section with 1."""
    numbers = [task.number for section in plan.sections for task in section.tasks]
    starts, position = set(), 0
    for section in plan.sections:
        starts.add(position)
        position += len(section.tasks)
    return misnumbered(numbers, frozenset(starts))
