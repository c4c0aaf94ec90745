"""Building on a Dask cluster: the same files as here."""

import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("distributed")

from distributed import LocalCluster, Nanny

from docgen.builder.executors import Executor
from docgen.builder.executors.dask import Dask
from docgen.builder.executors.pool import Pool
from docgen.builder.run import Outcome, Result
from docgen.cli.main import main
from docgen.cli.surroundings import surroundings
from docgen.errors import ProjectError
from docgen.verbs.building import build, plan
from tests.builder.batches import contents, kill, make_batch
from tests.projects import AS_OF

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("default"),  # what distributed leaves open when a cluster ends
]


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """Give a cluster of two processes."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def address(cluster: LocalCluster) -> str:
    return str(cluster.scheduler_address).replace("tcp://", "dask://")


@pytest.mark.pdf
def test_cluster_builds_the_same_files_and_the_same_manifest_as_a_pool(address: str, tmp_path: Path) -> None:
    root = make_batch(tmp_path / "project", 6)
    found = []
    executors: dict[str, Executor] = {"pool": Pool(2), "dask": Dask(address)}
    for name, executor in executors.items():
        output = tmp_path / name
        formats = ("docx", "pdf", "xlsx")
        planned = plan(root, as_of=AS_OF, output=output, formats=formats, surroundings=surroundings(output))
        ended = build(planned, executor=executor)
        assert {outcome.result for outcome in ended.outcomes} == {Result.WRITTEN}
        found.append(contents(output))
    assert len(found[0]) == 19
    assert found[0] == found[1]


def test_option_names_the_cluster(address: str, tmp_path: Path) -> None:
    root = make_batch(tmp_path / "project", 2)
    words = ["build", "--project", str(root), "--as-of", str(AS_OF), "--formats", "docx"]
    assert main([*words, "--executor", address]) == 0
    assert len(contents(root / "output")) == 3


def work_of(cluster: LocalCluster, worker: Nanny) -> tuple[int, int]:
    """Return how many documents the worker is to do, and how many it has done and holds."""
    state = cluster.scheduler.workers.get(worker.worker_address)
    if state is None:  # it is about to start again
        return 0, 0
    keys = [[task.key for task in tuple(tasks)] for tasks in (state.processing, state.has_what)]
    at_work, held = (sum(key.startswith("do_there") for key in each) for each in keys)
    return at_work, held


@pytest.mark.parametrize("idle", [False, True])
def test_worker_that_dies_costs_its_document_one_retry_and_is_named(
    idle: bool, cluster: LocalCluster, address: str, tmp_path: Path
) -> None:
    root = make_batch(tmp_path / "project", 40)
    killers: list[threading.Thread] = []

    def kill_at_work() -> None:
        # Where it gets nothing for so long, everybody waits for what it had done when it was stopped.
        end = time.monotonic() + 2
        while not work_of(cluster, cluster.workers[0])[0] and time.monotonic() < end:
            time.sleep(0.001)
        kill(cluster.workers[0].pid)

    def kill_one(_: Outcome) -> None:
        if killers:
            return
        killers.append(threading.Thread(target=kill_at_work))
        if not idle:
            # What is stopped ends nothing: the work that it gets now, it has when it dies.
            os.kill(cluster.workers[0].pid, signal.SIGSTOP)
            killers[0].start()
            return
        # One document is told, so of two that a worker holds one is still to be fetched.
        while any(work_of(cluster, worker)[0] for worker in cluster.workers.values()):
            time.sleep(0.001)
        kill(max(cluster.workers.values(), key=lambda worker: work_of(cluster, worker)[1]).pid)

    planned = [plan(root, as_of=AS_OF, output=tmp_path / name, formats=("docx",)) for name in ("one", "two")]
    build(planned[0])
    ended = build(planned[1], executor=Dask(address), on_done=kill_one)
    assert {outcome.result for outcome in ended.outcomes} == {Result.WRITTEN}
    assert contents(tmp_path / "two") == contents(tmp_path / "one")
    assert [diagnostic.code for diagnostic in ended.report if diagnostic.code == "DG713"] == ["DG713"]


def test_cluster_that_is_not_there_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make_batch(tmp_path / "project", 1)
    monkeypatch.setattr(sys.modules["docgen.builder.executors.dask"], "_SECONDS", 1)
    planned, before = plan(root, as_of=AS_OF, formats=("docx",)), sorted(root.rglob("*"))
    with pytest.raises(ProjectError, match=r"dask://127.0.0.1:1：连不上.*不用 --executor") as caught:
        build(planned, executor=Dask("dask://127.0.0.1:1"))
    assert "without --executor this machine builds. Nothing was written" in caught.value.message.en
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize("said", [b"HTTP/1.1 400 Bad Request\r\n", b""])
def test_what_is_no_scheduler_is_told(said: bytes) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer() -> None:
            caller, _ = server.accept()
            with caller:
                caller.sendall(said)

        threading.Thread(target=answer, daemon=True).start()
        with pytest.raises(ProjectError, match=r"不是 Dask 调度器.*没有写任何文件"):
            Dask(f"dask://127.0.0.1:{server.getsockname()[1]}").require()


def test_cluster_without_workers_is_told_before_anything_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = make_batch(tmp_path / "project", 1)
    monkeypatch.setattr(sys.modules["docgen.builder.executors.dask"], "_SECONDS", 1)
    with LocalCluster(n_workers=0, dashboard_address=":0") as empty:
        address = str(empty.scheduler_address).replace("tcp://", "dask://")
        with pytest.raises(ProjectError, match=f"{address}：没有工作进程"):
            build(plan(root, as_of=AS_OF, formats=("docx",)), executor=Dask(address))
    assert not (root / "output").exists()


def test_cluster_is_not_asked_where_there_is_nothing_to_do(tmp_path: Path) -> None:
    root = make_batch(tmp_path / "project", 1)
    build(plan(root, as_of=AS_OF, formats=("docx",)))
    ended = build(plan(root, as_of=AS_OF, formats=("docx",)), executor=Dask("dask://127.0.0.1:1"))
    assert [outcome.result for outcome in ended.outcomes] == [Result.UP_TO_DATE]


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "dask://host", "dask"])
def test_address_that_is_none_is_told(address: str) -> None:
    with pytest.raises(ProjectError, match="不是集群地址"):
        Dask(address)
