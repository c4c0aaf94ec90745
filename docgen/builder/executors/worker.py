"""Be a worker: a process that holds one renderer and does what it is sent."""

from __future__ import annotations

import os
import signal
import threading
import traceback
from multiprocessing.connection import Connection
from queue import SimpleQueue

from docgen.builder.job import Done, Job, Kit
from docgen.builder.renderer import Renderer
from docgen.errors import DocgenError

_NO_MEMORY = 137
"""What a process ends with that the system killed for want of memory."""
_Parcels = SimpleQueue[tuple[Job, ...]]


def serve(kit: Kit, connection: Connection) -> None:
    """Do the jobs that come through the pipe, and answer each; end when the other side does."""
    # Ctrl-C goes to all processes of a terminal; the run decides what becomes of its workers.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parcels: _Parcels = SimpleQueue()
    threading.Thread(target=_unpack, args=(connection, parcels), daemon=True).start()
    renderer = Renderer(kit)
    while True:
        for job in parcels.get():
            answer = _answer(renderer, job)
            try:
                connection.send(answer)
            except OSError:
                os._exit(0)  # nobody listens any more


def _answer(renderer: Renderer, job: Job) -> Done | Exception:
    """Return what came of a job; an error or a bug is raised again where it can be told.

    A process that finds no memory ends like one that the system ends for it: its job gets one more try.
    """
    try:
        return renderer.do(job)
    except DocgenError as error:
        return error
    except MemoryError:
        os._exit(_NO_MEMORY)
    except Exception:  # noqa: BLE001  # a process cannot raise into another: `_Worker.receive` raises this
        # As text, for an exception of another library need not survive the way.
        return RuntimeError(traceback.format_exc())


def _unpack(connection: Connection, parcels: _Parcels) -> None:
    """Take what is sent, also while the worker is busy or cannot get rid of an answer.

    Without this both sides could wait for the other to take something. It also ends a worker whose run was
    killed: such a run cannot send its workers home.
    """
    try:
        while True:
            parcels.put(connection.recv())
    except (EOFError, OSError):
        os._exit(0)
