"""Damaged returns: none ends the run, none changes what is stored, each is named with place and remedy."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from docgen.diagnostics import Severity
from docgen.verbs.collecting import Collected
from docgen.verbs.explaining import explanations
from tests.excel.damages import DAMAGES
from tests.excel.filling import collected, filled, saved, snapshot


def collect_damaged(sound: Path, tmp_path: Path, kind: str) -> tuple[Collected, bool]:
    """Collect a damaged return beside a sound one; say also whether anything but the sound one was stored."""
    root, folder = tmp_path / "project", tmp_path / "returns"
    shutil.copytree(sound, root)
    folder.mkdir()
    (folder / "甲.xlsx").write_bytes(DAMAGES[kind][0](sound / "forms/p/medical.xlsx"))
    (folder / "乙.xlsx").write_bytes(saved(filled(sound / "forms/p/health.xlsx")))
    before = snapshot(root)
    done = collected(root, folder, report_file=tmp_path / "faults.xlsx")
    taken = "data/progress/p/2022-H1/health.yaml"
    return done, {name: data for name, data in snapshot(root).items() if name != taken} == before


@pytest.mark.parametrize("kind", DAMAGES)
def test_damaged_return_is_named_and_stores_nothing(sound: Path, tmp_path: Path, kind: str) -> None:
    done, untouched = collect_damaged(sound, tmp_path, kind)
    _, code, cell = DAMAGES[kind]
    errors = [d for d in done.report.of(Severity.ERROR) if d.place.path == "甲.xlsx"]
    assert (code, cell) in [(d.code, d.place.within) for d in errors]
    assert all(d.message.zh and d.remedy.zh for d in errors)
    assert untouched
    assert ([t.file for t in done.taken], done.refused) == (["乙.xlsx"], ("甲.xlsx",))


def test_there_are_at_least_forty_kinds() -> None:
    assert len(DAMAGES) >= 40


def test_every_code_of_a_damage_is_explained() -> None:
    assert {code for _, code, _ in DAMAGES.values()} <= set(explanations())
