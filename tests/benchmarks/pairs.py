"""Time two pieces of work in turns: the machine's moods then fall on both, and the ratio holds."""

from __future__ import annotations

import gc
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from time import perf_counter

Work = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Pairs:
    """The time of one piece of work divided by that of another, pair by pair."""

    ratios: tuple[float, ...]

    @property
    def median(self) -> float:
        """Return the median of the ratios."""
        return median(self.ratios)

    def __str__(self) -> str:
        """Return the median with the least and the greatest ratio."""
        return f"{self.median:.2f} ({min(self.ratios):.2f}-{max(self.ratios):.2f})"


def paired(work: Work, peer: Work, *, rounds: int) -> Pairs:
    """Return how long `work` takes as a share of `peer`, each run once to warm up, then in turns."""
    work()
    peer()
    return Pairs(tuple(_seconds(work) / _seconds(peer) for _ in range(rounds)))


def _seconds(work: Work) -> float:
    """Return how long `work` takes, from a swept heap; freeing the result does not count."""
    gc.collect()
    started = perf_counter()
    result = work()
    taken = perf_counter() - started
    del result
    return taken
