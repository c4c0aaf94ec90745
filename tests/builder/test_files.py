"""Writing files whole."""

import os
from pathlib import Path

import pytest

from docgen.builder.files import fingerprint, fingerprint_of_file, write_whole
from docgen.errors import OutputError


def test_file_and_its_folders_are_made(tmp_path: Path) -> None:
    write_whole(tmp_path / "a" / "b.txt", b"text")
    assert (tmp_path / "a" / "b.txt").read_bytes() == b"text"


def test_nothing_but_the_file_is_left(tmp_path: Path) -> None:
    write_whole(tmp_path / "b.txt", b"old")
    write_whole(tmp_path / "b.txt", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["b.txt"]


def test_file_that_cannot_be_written_leaves_the_old_one_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "b.txt"
    (target / "inside").mkdir(parents=True)
    with pytest.raises(OutputError, match="无法写入"):
        write_whole(target, b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["b.txt"]


def test_folder_that_is_a_file_is_reported(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("", encoding="utf-8")
    with pytest.raises(OutputError):
        write_whole(tmp_path / "a" / "b.txt", b"")


@pytest.mark.skipif(os.name != "posix", reason="because only POSIX has a umask")
def test_new_file_follows_the_umask_and_a_rewritten_one_keeps_its_mode(tmp_path: Path) -> None:
    old = os.umask(0o027)
    try:
        write_whole(tmp_path / "b.txt", b"")
        (tmp_path / "c.txt").touch(0o600)
        write_whole(tmp_path / "c.txt", b"")
    finally:
        os.umask(old)
    assert [oct((tmp_path / name).stat().st_mode & 0o777) for name in ("b.txt", "c.txt")] == [
        "0o640",
        "0o600",
    ]


def test_fingerprint_of_a_file_is_that_of_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"x")
    assert fingerprint_of_file(tmp_path / "b") == fingerprint(b"x")


def test_missing_file_has_no_fingerprint(tmp_path: Path) -> None:
    assert fingerprint_of_file(tmp_path / "none") is None
