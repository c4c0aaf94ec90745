"""Do jobs one after the other in this process."""

from __future__ import annotations

from collections.abc import Generator, Iterable

from docgen.builder.job import Done, Job, Kit
from docgen.builder.renderer import Renderer


class Serial:
    """Does each job when it is asked for."""

    def require(self) -> None:
        """Do nothing: this process is here."""

    def done(self, kit: Kit, jobs: Iterable[Job]) -> Generator[Done, None, None]:
        """Yield what came of each of `jobs`, in their order."""
        renderer = Renderer(kit)
        for job in jobs:
            yield renderer.do(job)
