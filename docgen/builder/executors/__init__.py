"""Do the jobs of a build: in this process, in a pool of processes, on a Dask cluster.

Each executor has one method, ``done``: from jobs to what came of them, in the order of the jobs. Jobs are
taken one by one as there is room, so that a run of any length holds a few of them in memory. It is not the
interface of `concurrent.futures`: there, nobody can tell which job a process that died was at.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Protocol

from docgen.builder.job import Done, Job, Kit
from docgen.builder.step import BuildPlan, Status
from docgen.records.catalogue import Format

_POOL_PAYS = 2000
"""Milliseconds of work from which on starting processes is worth its while."""
_COST = {Format.DOCX: 4, Format.XLSX: 60, Format.PDF: 500}
"""Milliseconds that making a file takes, about."""


class Executor(Protocol):
    """Does jobs somewhere."""

    def done(self, kit: Kit, jobs: Iterable[Job]) -> Generator[Done, None, None]:
        """Yield what came of each of `jobs`, in their order; `kit` is what all of them need."""
        ...


def fitting_jobs(plan: BuildPlan, cores: int) -> int:
    """Return how many processes should work on `plan`, of `cores` at most; one where the work is small."""
    work = sum(_COST[step.format] for step in plan.steps if step.status is not Status.UP_TO_DATE)
    return max(1, cores) if work >= _POOL_PAYS else 1
