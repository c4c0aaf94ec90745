"""Do jobs in warm processes of this machine, and outlive the death of any of them.

Each process has a pipe of its own and answers one job after the other. So the job that it died of is the
first that it has not answered, and a death in the middle of an answer is the end of the pipe. (The pools of
`concurrent.futures` have one pipe for all answers: they cannot tell the job, and wait for ever for the rest
of an answer.) Small jobs go in parcels: what they share, like the view of a plan, travels once for many.
"""

from __future__ import annotations

import contextlib
import multiprocessing
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import TYPE_CHECKING

from docgen.builder.executors.cost import job_cost
from docgen.builder.executors.worker import serve
from docgen.builder.job import Done, Job, Kit

if TYPE_CHECKING:  # Windows has no fork server
    from multiprocessing.context import ForkServerContext, SpawnContext

_MOST_DEATHS = 2
"""A job gets one more try."""
_AHEAD = 4
"""Parcels under way for each process: enough to be busy while the first in order is long."""
_PARCEL = 8
"""Milliseconds of work that make a parcel: little beside a PDF, much beside the way there and back."""


@dataclass(slots=True, eq=False)
class _Ticket:
    """A job, how often a worker died of it, and what came of it."""

    job: Job
    deaths: int = 0
    done: Done | None = None

    @property
    def cost(self) -> int:
        """Return how many milliseconds it takes, about."""
        return job_cost(self.job)


@dataclass(slots=True, eq=False)
class _Worker:
    """One process and what it has been given and has not answered, in order."""

    kit: Kit
    tickets: deque[_Ticket] = field(default_factory=deque)
    process: BaseProcess | None = None
    connection: Connection | None = None

    @property
    def load(self) -> int:
        """Return how many milliseconds of work it has before it, about."""
        return sum(ticket.cost for ticket in self.tickets)

    def give(self, parcel: tuple[_Ticket, ...]) -> None:
        """Give the process jobs; it is started when it gets the first."""
        self.tickets.extend(parcel)
        if self.connection is None:
            self.connection = self._started()
        # One that has died is found out when its answer is asked for.
        with contextlib.suppress(OSError):
            self.connection.send(tuple(ticket.job for ticket in parcel))

    def receive(self) -> None:
        """Take the next answer. Raises what the job raised there: that is a bug."""
        if self.connection is None:
            return
        try:
            answer = self.connection.recv()
        except (EOFError, OSError):
            self._bury()
            return
        if isinstance(answer, Exception):
            raise answer
        ticket = self.tickets.popleft()
        ticket.done = replace(answer, deaths=ticket.deaths)

    def _bury(self) -> None:
        """Give what a dead process had not answered to a new one; it has died of the first of that."""
        self.close()
        if self.tickets:
            first = self.tickets[0]
            first.deaths += 1
            if first.deaths == _MOST_DEATHS:
                first.done = Done((), deaths=first.deaths)
                self.tickets.popleft()
        lost = tuple(self.tickets)
        self.tickets.clear()
        if lost:
            self.give(lost)

    def close(self) -> None:
        """End the process: it holds nothing that could be lost."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None
        if self.process is not None:
            self.process.kill()
            self.process.join()
            self.process = None

    def _started(self) -> Connection:
        """Start the process and return the pipe to it; one that dies at once has a pipe that has ended."""
        context = _context()
        here, there = context.Pipe()
        process = context.Process(target=serve, args=(self.kit, there), daemon=True)
        with there, contextlib.suppress(EOFError, OSError):
            process.start()
            self.process = process
        return here


class Pool:
    """Does jobs in so many processes."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def require(self) -> None:
        """Do nothing: processes are started as they are needed."""

    def done(self, kit: Kit, jobs: Iterable[Job]) -> Generator[Done, None, None]:
        """Yield what came of each of `jobs`, in their order."""
        workers = [_Worker(kit) for _ in range(self._workers)]
        waiting: deque[deque[_Ticket]] = deque()
        parcels = _parcels(jobs)
        try:
            while True:
                while len(waiting) < _AHEAD * len(workers) and (parcel := next(parcels, None)):
                    min(workers, key=lambda worker: worker.load).give(parcel)
                    waiting.append(deque(parcel))
                if not waiting:
                    return
                first = waiting[0][0]
                # Whoever's answers are not taken cannot go on: they are, also while others are written.
                _receive(workers, seconds=None if first.done is None else 0)
                if first.done is not None:
                    waiting[0].popleft()
                    if not waiting[0]:
                        waiting.popleft()
                    yield first.done
        finally:
            for worker in workers:
                worker.close()


def prepare() -> None:
    """Let the engines be loaded beside whatever this process does next, so that workers start at once."""
    if _context().get_start_method() == "forkserver":
        from multiprocessing.forkserver import ensure_running  # Windows has none

        ensure_running()


def _receive(workers: Iterable[_Worker], *, seconds: float | None) -> None:
    """Take the answers that are there; wait so long for one, for ever where that is None."""
    pipes = {worker.connection: worker for worker in workers if worker.connection is not None}
    for pipe in wait(list(pipes), seconds):
        pipes[pipe].receive()  # type: ignore[index]  # what it gives is what it was given


def _parcels(jobs: Iterable[Job]) -> Iterator[tuple[_Ticket, ...]]:
    """Yield the jobs in parcels of about the same work."""
    parcel: list[_Ticket] = []
    for job in jobs:
        parcel.append(_Ticket(job))
        if sum(ticket.cost for ticket in parcel) >= _PARCEL:
            yield tuple(parcel)
            parcel = []
    if parcel:
        yield tuple(parcel)


def _context() -> SpawnContext | ForkServerContext:
    """Return how processes are started: forked from a server that has the engines, else anew.

    A plain fork would copy the locks that threads of this process hold. With the server a process that died
    is replaced in a few milliseconds.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["docgen.builder.executors.worker"])
    return context
