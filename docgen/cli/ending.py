"""End a command that was asked to end so that nothing half done is left behind."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def ended_by_term() -> Iterator[None]:
    """Let a polite request to end (SIGTERM, as of CI and service managers) be what Ctrl-C is."""

    def end(*_: object) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
