"""Reading 10,000 tasks, with the place of every value, against PyYAML's own C loader.

Both read the same bytes in turns, in one process; what counts is the median of the paired ratios.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
import yaml
from pytest_benchmark.fixture import BenchmarkFixture

from docgen.sources.yaml import read_yaml
from tests.benchmarks.pairs import paired

TASKS = 10_000
ROUNDS = 5
MOST = 0.3
"""A guard against getting slower, above the noise of a shared machine; the goal is 0.2."""

Capture = pytest.CaptureFixture[str]

TASK = """\
  - id: T{number:05d}
    number: {number}
    title: 推进县级公立医院综合改革第{number}项任务
    class: institution
    items:
      - text: {text}年底前完成{pilots}家试点单位的评估验收。
        assignment:
          lead:
            - 医政医管局
          support:
            - 规划信息处
            - 各设区市
    indicators:
      - jiuzhen-{pilots}
    deadlines:
      - every: year
        month: 6
"""
"""Block style throughout, as in data/tasks."""
TEXT = "完善现代医院管理制度，健全以公益性为导向的绩效考核体系：落实“两个允许”要求，改革薪酬分配办法。" * 4


def records(count: int) -> bytes:
    """Return a plan of `count` tasks in YAML: some 10 MB and 170,000 lines for 10,000."""
    tasks = (TASK.format(number=number, pilots=number % 90 + 1, text=TEXT) for number in range(1, count + 1))
    return ("id: plan\ntasks:\n" + "".join(tasks)).encode()


def test_reading_with_places_takes_three_tenths_of_the_c_loader_at_most(capsys: Capture) -> None:
    data = records(TASKS)
    assert read_yaml(data, "f").diagnostics == ()
    pairs = paired(lambda: read_yaml(data, "f"), lambda: yaml.load(data, yaml.CSafeLoader), rounds=ROUNDS)
    with capsys.disabled():
        print(f"\n{len(data) / 1e6:.1f} MB, {data.count(10):,} lines: {pairs} of the time of CSafeLoader")
    assert pairs.median <= MOST


@pytest.mark.benchmark(group="reading 1,000 tasks")
@pytest.mark.parametrize("reader", ["docgen", "CSafeLoader"])
def test_reading_a_thousand_tasks(benchmark: BenchmarkFixture, reader: str) -> None:
    data = records(1000)
    readers: dict[str, Callable[[], object]] = {
        "docgen": lambda: read_yaml(data, "f"),
        "CSafeLoader": lambda: yaml.load(data, yaml.CSafeLoader),
    }
    benchmark.pedantic(readers[reader], rounds=5, warmup_rounds=1)  # type: ignore[no-untyped-call]  # untyped there
