"""Do jobs on a Dask cluster (extra ``dask``): templates travel once to each worker, bytes come back.

Nothing is shared but the network: jobs bring every byte that they need, and only this process writes. Fonts
are the exception, being large and licensed by the machine: a worker must have the same ones as this machine,
and the same versions of the engines, or it refuses. Dask itself replaces a worker that dies, and tries its
job on others as often as its setting ``allowed-failures`` says; the job is named, whatever comes of it.
"""

from __future__ import annotations

import socket
import threading
from collections import Counter, deque
from collections.abc import Generator, Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from docgen.builder.ingredients import ENGINES, PDF_ENGINES, versions_fingerprint, versions_of
from docgen.builder.job import Done, Job, Kit
from docgen.builder.renderer import Renderer
from docgen.diagnostics import Text
from docgen.errors import ProjectError

if TYPE_CHECKING:  # an extra
    from distributed import Client

_SCHEME = "dask://"
_SECONDS = 15
"""How long the scheduler may take to answer."""
_HEAD, _LONGEST = 8, 2**20
"""Bytes that hold the length of a greeting, and what no greeting reaches."""
_AHEAD = 3
"""Jobs under way for each thread of the cluster."""

_at_work = threading.Lock()
"""Setting a page is not safe in two threads of one process."""
_renderers: dict[int, tuple[Kit, Renderer]] = {}
"""The renderer of this worker, by the identity of the kit that Dask keeps for it."""


class Dask:
    """Does jobs on the cluster whose scheduler is at `address`: ``dask://host:port``."""

    def __init__(self, address: str) -> None:
        if not address.startswith(_SCHEME) or ":" not in address.removeprefix(_SCHEME):
            raise ProjectError(Text(f"不是集群地址：{address}", f"no address of a cluster: {address}"))
        self._address = address

    def require(self) -> None:
        """Raise ProjectError where there is no cluster, or nobody in it who works."""
        with self._client() as client:
            try:
                client.wait_for_workers(1, timeout=_SECONDS)
            except TimeoutError as error:
                raise self._useless(Text("没有工作进程", "it has no workers")) from error

    def done(self, kit: Kit, jobs: Iterable[Job]) -> Generator[Done, None, None]:
        """Yield what came of each of `jobs`, in their order. Raises ProjectError without a cluster."""
        with self._client() as client:
            from distributed.scheduler import KilledWorker

            versions = versions_fingerprint(versions_of((*ENGINES, *PDF_ENGINES)))
            # What is scattered is lost with the worker that holds it; what a task gives is made again.
            sent = client.submit(_kept, kit, pure=False)
            deaths = _Deaths()
            client.subscribe_topic("all", deaths.note)
            waiting: deque[Any] = deque()
            most = _AHEAD * max(1, sum(client.ncores().values()))
            for job in jobs:
                future = client.submit(do_there, sent, versions, job, pure=False)
                deaths.waiting[future.key] = None
                waiting.append(future)
                if len(waiting) >= most:
                    yield deaths.told(waiting.popleft(), KilledWorker)
            while waiting:
                yield deaths.told(waiting.popleft(), KilledWorker)

    def _client(self) -> Client:
        """Return a connection to the scheduler. Raises ProjectError where there is none."""
        try:
            from distributed import Client
        except ImportError as error:
            zh, en = "没有装集群部分", "the part for clusters is not installed"
            raise ProjectError(
                Text(f"{zh}：pip install 'docgen[dask]'", f"{en}: pip install 'docgen[dask]'")
            ) from error
        address = self._address.removeprefix(_SCHEME)
        try:
            if not _greets(address):
                raise self._useless(
                    Text("那里不是 Dask 调度器", "what answers there is no scheduler of Dask")
                )
            return Client(f"tcp://{address}", timeout=_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise self._useless(Text(f"连不上：{error}", f"it cannot be reached: {error}")) from error

    def _useless(self, why: Text) -> ProjectError:
        host = self._address.removeprefix(_SCHEME)
        return ProjectError(
            Text(
                f"不能用集群 {self._address}：{why.zh}；请检查地址、端口和网络，以及 dask scheduler 和 "
                f"dask worker {host} 是否在运行；不用 --executor 就在本机生成。没有写任何文件",
                f"the cluster {self._address} cannot be used: {why.en}; check address, port and network, "
                f"and that 'dask scheduler' and 'dask worker {host}' are running; "
                "without --executor this machine builds. Nothing was written",
            )
        )


def _greets(address: str) -> bool:
    """Say whether a scheduler greets whoever calls at `address`. Raises OSError or ValueError otherwise.

    It does so first, with the length of its greeting. Dask's own client takes whatever comes for a length: of
    a web server on a mistyped port it wants three exabytes of memory.
    """
    host, _, port = address.rpartition(":")
    with socket.create_connection((host.strip("[]"), int(port)), timeout=_SECONDS) as caller:
        head = caller.recv(_HEAD)
    return len(head) == _HEAD and int.from_bytes(head, "little") < _LONGEST


class _Deaths:
    """Knows at which job workers died: Dask itself gives the job to another worker, and tells nobody."""

    def __init__(self) -> None:
        self.waiting: dict[str, None] = {}
        """The keys of the jobs that are under way; a worker does its own in this order."""
        self._of: Counter[str] = Counter()

    def note(self, event: tuple[float, Mapping[str, Any]]) -> None:
        """Take up what the scheduler says of its workers.

        One that dies may have nothing left but answers that nobody has fetched: the first is done again.
        """
        _, said = event
        if said.get("action") == "remove-worker" and not said.get("expected"):
            lost = {*said.get("processing-tasks", ()), *said.get("lost-computed-tasks", ())}
            self._of.update([key for key in tuple(self.waiting) if key in lost][:1])

    def told(self, future: Any, killed: type[Exception]) -> Done:
        """Return what came of a job, and how many workers died at it."""
        done = _result(future, killed)
        del self.waiting[future.key]
        return replace(done, deaths=max(done.deaths, self._of[future.key]))


def _kept(kit: Kit) -> Kit:
    """Return the kit on a worker, from where the others take it."""
    return kit


def do_there(kit: Kit, versions: str, job: Job) -> Done | Text:
    """Do one job on a worker; return why not, where the worker would not make the same bytes."""
    with _at_work:
        known = _renderers.get(id(kit))
        if known is None:
            unfit = _unfitness(kit, versions)
            if unfit is not None:
                return unfit
            _renderers.clear()
            # The kit is kept with it, so that its id stays its own.
            known = _renderers[id(kit)] = (kit, Renderer(kit))
        return known[1].do(job)


def _unfitness(kit: Kit, versions: str) -> Text | None:
    """Return why this worker would make other files than the machine that sent the kit."""
    if versions_fingerprint(versions_of((*ENGINES, *PDF_ENGINES))) != versions:
        return Text("程序版本与本机不同", "other versions of the programs than here")
    if kit.fonts:
        from docgen.builder.pdfs import PdfMaker

        try:
            here = PdfMaker(kit.fonts, kit.font_overrides).fonts_fingerprint
        except OSError:
            here = ""
        if here != kit.fonts_fingerprint:
            return Text("字体与本机不同", "other fonts than here")
    return None


def _result(future: Any, killed: type[Exception]) -> Done:
    try:
        done = future.result()
    except killed:
        return Done((), deaths=2)
    if isinstance(done, Text):
        raise ProjectError(
            Text(f"集群的机器不能用：{done.zh}", f"a machine of the cluster cannot be used: {done.en}")
        )
    return done  # type: ignore[no-any-return]
