"""Splitting a build among machines, and joining what they built."""

import shutil
from pathlib import Path

import pytest

from docgen.builder.manifest import NAME
from docgen.builder.shard import Shard
from docgen.cli.main import main
from tests.builder.batches import contents, make_batch
from tests.projects import AS_OF


def build(root: Path, *options: str) -> int:
    return main(["build", "--project", str(root), "--as-of", str(AS_OF), "--formats", "docx", *options])


def test_every_document_is_in_one_part_and_stays_there_when_others_come() -> None:
    few, many = [f"n{number}" for number in range(100)], [f"n{number}" for number in range(300)]
    parts = [{each for each in many if Shard(number, 3).holds(each)} for number in (1, 2, 3)]
    assert sum(map(len, parts)) == 300
    assert set.union(*parts) == set(many)
    assert min(map(len, parts)) > 70
    assert [{each for each in few if Shard(number, 3).holds(each)} for number in (1, 2, 3)] == [
        part & set(few) for part in parts
    ]


def test_parts_built_apart_and_joined_are_the_whole(tmp_path: Path) -> None:
    # Each machine has the project and its output folder in the same places.
    whole = make_batch(tmp_path / "whole", 12)
    assert build(whole) == 0
    joined = tmp_path / "joined"
    machines = [tmp_path / f"machine-{number}" for number in (1, 2, 3)]
    for number, root in enumerate(machines, start=1):
        make_batch(root, 12)
        assert build(root, "--shard", f"{number}/3") == 0
        shutil.copytree(root / "output", joined, dirs_exist_ok=True)
    sources = [str(root / "output") for root in machines]
    assert main(["manifest", "merge", *sources, "-o", str(joined / NAME)]) == 0
    assert contents(joined) == contents(whole / "output")
    (whole / "output").rename(tmp_path / "old")
    joined.rename(whole / "output")
    before = contents(whole / "output")
    assert build(whole) == 0
    assert contents(whole / "output") == before


def test_empty_part_is_joined_like_any(tmp_path: Path) -> None:
    root = make_batch(tmp_path / "project", 1)
    parts = [tmp_path / f"part-{number}" for number in (1, 2)]
    for number, output in enumerate(parts, start=1):
        assert build(root, "--shard", f"{number}/2", "--output", str(output)) == 0
    assert sorted(len(contents(output)) for output in parts) == [1, 2]
    assert main(["manifest", "merge", *map(str, parts), "-o", str(tmp_path / NAME)]) == 0


def test_manifests_that_differ_about_a_file_are_not_joined(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, two = make_batch(tmp_path / "one", 1), make_batch(tmp_path / "two", 1)
    office = two / "data/documents/n000.yaml"
    office.write_text(office.read_text(encoding="utf-8").replace("〕1号", "〕2号"), encoding="utf-8")
    for root in (one, two):
        assert build(root) == 0
    target = tmp_path / "merged.json"
    assert main(["manifest", "merge", str(one / "output"), str(two / "output"), "-o", str(target)]) == 2
    assert "notices/n000.docx" in capsys.readouterr().err
    assert not target.exists()


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"version": 9, "artifacts": []}'])
def test_file_that_is_no_manifest_is_not_joined(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    assert main(["manifest", "merge", str(tmp_path / "a.json"), "-o", str(tmp_path / "b.json")]) == 2


@pytest.mark.parametrize("part", ["0/3", "4/3", "1", "a/b", "1/0"])
def test_part_that_is_none_is_wrong_usage(part: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["build", "--shard", part])
    assert ended.value.code == 2
