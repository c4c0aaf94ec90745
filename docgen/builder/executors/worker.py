"""Be a worker: a process that holds one renderer and does what it is sent."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading

from docgen.builder.job import Done, Job, Kit
from docgen.builder.renderer import Renderer

_renderers: list[Renderer] = []
"""The renderer of this process: a pool hands a worker nothing but the job."""


def start(kit: Kit) -> None:
    """Make this process a worker: warm, deaf to Ctrl-C, and gone when its parent is."""
    # Ctrl-C goes to all processes of a terminal; the run decides what becomes of its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()
    _renderers[:] = [Renderer(kit)]


def do(job: Job) -> Done:
    """Do one job."""
    return _renderers[0].do(job)


def _follow_parent() -> None:
    """End with the run: one that is killed cannot send its workers home."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
