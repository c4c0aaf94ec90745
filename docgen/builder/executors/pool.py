"""Do jobs in warm processes of this machine, and outlive the death of any of them.

Each process has a pool of its own: one that dies takes no other with it, and the job it was at is the first
of its lane that is not done. A pool of several processes breaks as a whole and tells neither.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from multiprocessing.context import BaseContext

from docgen.builder.executors.worker import do, start
from docgen.builder.job import Done, Job, Kit

_MOST_DEATHS = 2
"""A job gets one more try."""
_AHEAD = 4
"""Jobs that wait in each lane: enough to be busy while the first in order is long."""


@dataclass(slots=True, eq=False)
class _Ticket:
    """A job, where it waits, and how often a worker died of it."""

    job: Job
    lane: _Lane
    future: Future[Done]
    deaths: int = 0


@dataclass(slots=True, eq=False)
class _Lane:
    """One process and what it has been given, in order."""

    kit: Kit
    tickets: deque[_Ticket] = field(default_factory=deque)
    executor: ProcessPoolExecutor | None = None

    def submit(self, job: Job) -> Future[Done]:
        """Give the process a job; a process that died while it had none is replaced."""
        if self.executor is not None:
            try:
                return self.executor.submit(do, job)
            except BrokenProcessPool:
                self.close()
        self.executor = ProcessPoolExecutor(1, mp_context=_context(), initializer=start, initargs=(self.kit,))
        return self.executor.submit(do, job)

    def take(self, job: Job) -> _Ticket:
        """Return the ticket of a new job."""
        ticket = _Ticket(job, self, self.submit(job))
        self.tickets.append(ticket)
        return ticket

    def revive(self) -> None:
        """Start a new process and give it what is not done; of the first of that the old one has died."""
        self.close()
        lost = [ticket for ticket in self.tickets if _is_lost(ticket.future)]
        for ticket in lost:
            ticket.deaths += ticket is lost[0]
            if ticket.deaths < _MOST_DEATHS:
                ticket.future = self.submit(ticket.job)
            else:
                ticket.future = Future()
                ticket.future.set_result(Done(()))

    def close(self) -> None:
        """End the process when it has done what it is at; what waits is dropped."""
        if self.executor is not None:
            self.executor.shutdown(cancel_futures=True)
            self.executor = None


class Pool:
    """Does jobs in so many processes."""

    def __init__(self, workers: int) -> None:
        self._workers = workers

    def done(self, kit: Kit, jobs: Iterable[Job]) -> Generator[Done, None, None]:
        """Yield what came of each of `jobs`, in their order."""
        lanes = [_Lane(kit) for _ in range(self._workers)]
        waiting: deque[_Ticket] = deque()
        source = iter(jobs)
        try:
            while True:
                while len(waiting) < _AHEAD * len(lanes) and (job := next(source, None)) is not None:
                    waiting.append(min(lanes, key=lambda lane: len(lane.tickets)).take(job))
                if not waiting:
                    return
                first = waiting[0]
                try:
                    done = first.future.result()
                except BrokenProcessPool:
                    first.lane.revive()
                    continue
                waiting.popleft()
                first.lane.tickets.remove(first)
                yield replace(done, deaths=first.deaths) if first.deaths else done
        finally:
            for lane in lanes:
                lane.close()


def _is_lost(future: Future[Done]) -> bool:
    """Say whether a future that its closed pool has given up was never done."""
    return future.cancelled() or isinstance(future.exception(), BrokenProcessPool)


def _context() -> BaseContext:
    """Return how processes are started: forked from a server that has the engines, else anew.

    A plain fork would copy the locks that threads of this process hold. With the server a process that died
    is replaced in a few milliseconds.
    """
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["docgen.builder.executors.worker"])
    return context
