"""Starting the command line, against a bare Python: whole processes, in turns."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.benchmarks.pairs import paired
from tests.projects import CHECKOUT

ROUNDS = 9


def process(*words: str) -> None:
    subprocess.run([sys.executable, *words], capture_output=True, check=True)


@pytest.mark.parametrize(
    ("words", "most"),
    [(("--help",), 6.0), (("check", "--project", str(CHECKOUT)), 40.0)],
    ids=["help", "check on the sample"],
)
def test_start_up_as_a_multiple_of_a_bare_python(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], most: float
) -> None:
    pairs = paired(lambda: process("-m", "docgen", *words), lambda: process("-c", "pass"), rounds=ROUNDS)
    with capsys.disabled():
        print(f"\ndocgen {words[0]}: {pairs} times a bare Python")
    assert pairs.median <= most
