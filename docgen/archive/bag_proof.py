"""Prove a bag: each file by two checksums, each checksum file by others.

The library says whether the bag is valid. It stops at the first kind of fault and passes over a line that it
cannot read, so that where it finds anything, everything is compared and named here; and the last checksum
files, which no other vouches for, must be exactly what docgen writes.
"""

from __future__ import annotations

import os
import re
import stat
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from docgen.archive.bag import (
    ALGORITHMS,
    BAGIT,
    DECLARATION,
    PAYLOAD,
    TAG_FILES,
    checksum,
    listing,
    verdict,
)
from docgen.archive.doubtful import Doubtful
from docgen.archive.findings import DAMAGED_TAG, UNLISTED, UNREADABLE
from docgen.builder.files import is_plain_path
from docgen.builder.proof_findings import CHANGED, LOST

_LINE: Final = re.compile(r"([0-9a-f]+)  ([^\r\n]+)")
_OF_PAYLOAD: Final = tuple(f"manifest-{each}.txt" for each in ALGORITHMS)
_OF_TAGS: Final = tuple(f"tagmanifest-{each}.txt" for each in ALGORITHMS)

_Listed = Mapping[str, Mapping[str, str]]
"""Checksum by path, by the manifest that says so."""


def prove_bag(bag: Doubtful) -> frozenset[str]:
    """Add everything that is wrong with a bag, and return its files.

    There are none where something in the folder is no plain file: that must not be opened.
    """
    files = _files(bag)
    if bag.findings:
        return frozenset()
    payload = {path for path in files if path.startswith(f"{PAYLOAD}/")}
    for path in sorted({*TAG_FILES} - files):
        bag.say(LOST, path, "不在", "is not there")
    if BAGIT in files and (bag.folder / BAGIT).read_bytes() != DECLARATION.encode():
        bag.say(DAMAGED_TAG, BAGIT, "与应有的内容不同", "does not say what it should")
    listed = {name: _entries(bag, name) for name in (*_OF_PAYLOAD, *_OF_TAGS) if name in files}
    _cover(bag, {name: listed[name] for name in _OF_PAYLOAD if name in listed}, payload)
    _cover(bag, {name: listed[name] for name in _OF_TAGS if name in listed}, files - payload - {*_OF_TAGS})
    said = verdict(bag.folder)
    if said:
        _compare(bag, files, listed)
        if not bag.findings:
            bag.say(DAMAGED_TAG, BAGIT, f"不合 BagIt：{said}", f"is not as BagIt asks: {said}")
    return files


def _files(bag: Doubtful) -> frozenset[str]:
    """Return the path of every file; a finding for each that is a link or a special file."""
    found: set[str] = set()
    for path, folders, names in os.walk(bag.folder):
        for name in (*folders, *names):
            file = Path(path, name)
            relative = file.relative_to(bag.folder).as_posix()
            mode = file.lstat().st_mode
            if stat.S_ISREG(mode):
                found.add(relative)
            elif not stat.S_ISDIR(mode):
                bag.say(UNREADABLE, relative, "是链接或特殊文件", "is a link or a special file")
    return frozenset(found)


def _cover(bag: Doubtful, listed: _Listed, files: frozenset[str] | set[str]) -> None:
    """Name each file that no manifest of `listed` has, each that is gone, and each that one forgot."""
    every = {path for entries in listed.values() for path in entries}
    for path in sorted(every - files):
        bag.say(LOST, path, "不在", "is not there")
    for path in sorted(files - every if listed else ()):
        bag.say(UNLISTED, path, "不在校验清单上", "is in no manifest")
    for name, entries in listed.items():
        for path in sorted(every - entries.keys()):
            bag.say(DAMAGED_TAG, name, f"没有列出 {path}", f"does not list {path}")


def _entries(bag: Doubtful, name: str) -> dict[str, str]:
    """Return the checksums of one manifest by path."""
    data = (bag.folder / name).read_bytes()
    entries: dict[str, str] = {}
    for number, line in enumerate(data.decode("utf-8", "replace").split("\n")[:-1], 1):
        found = _LINE.fullmatch(line)
        if found is None or found[2] in entries or not is_plain_path(found[2]):
            bag.say(DAMAGED_TAG, name, f"第 {number} 行损坏", f"is damaged in line {number}")
        else:
            entries[found[2]] = found[1]
    # No checksum vouches for a tagmanifest: it must be what docgen writes, to the byte.
    if name.startswith("tagmanifest-") and listing(entries) != data:
        bag.say(DAMAGED_TAG, name, "与应有的内容不同", "does not say what it should")
    return entries


def _compare(bag: Doubtful, files: frozenset[str], listed: _Listed) -> None:
    """Name each file whose checksums differ; where only one of two does, the manifest is what is damaged."""
    claims: dict[str, dict[str, bool]] = defaultdict(dict)
    for name, entries in listed.items():
        algorithm = name.removesuffix(".txt").partition("-")[2]
        for path, digest in entries.items():
            if path in files:
                claims[path][name] = checksum(bag.folder / path, algorithm) == digest
    for path, told in sorted(claims.items()):
        wrong = [name for name, right in told.items() if not right]
        if wrong and len(wrong) == len(told):
            fault = CHANGED if path.startswith(f"{PAYLOAD}/") else DAMAGED_TAG
            bag.say(fault, path, "与校验值不符", "does not match its checksum")
        else:
            for name in wrong:
                bag.say(DAMAGED_TAG, name, f"中 {path} 的校验值损坏", f"has a damaged checksum of {path}")
