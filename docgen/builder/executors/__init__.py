"""Do the jobs of a build: in this process, in a pool of processes, on a Dask cluster.

The work of an executor is ``done``: from jobs to what came of them, in the order of the jobs. Jobs are
taken one by one as there is room, so that a run of any length holds a few of them in memory. It is not the
interface of `concurrent.futures`: there, nobody can tell which job a process that died was at.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from typing import Protocol

from docgen.builder.job import Done, Job, Kit


class Executor(Protocol):
    """Does jobs somewhere."""

    def require(self) -> None:
        """Raise ProjectError where no job can be done: asked before anything is written."""
        ...

    def done(self, kit: Kit, jobs: Iterable[Job]) -> Generator[Done, None, None]:
        """Yield what came of each of `jobs`, in their order; `kit` is what all of them need."""
        ...
