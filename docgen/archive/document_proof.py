"""Prove the documents of an archive by the manifest of their build.

Each file by its hash there, each record beside them by its own, and the records inside each PDF by those
beside it, or by their hashes where they changed without changing the document. What the archive itself
declares to deviate is told as a note.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from docgen.archive.assembly import PROJECT
from docgen.archive.bag import DEVIATION, INFO, PAYLOAD, information
from docgen.archive.contents import Deviation, earlier_records
from docgen.archive.doubtful import Doubtful
from docgen.archive.findings import DAMAGED_TAG, OTHER_RECORDS, UNLISTED, UNREADABLE
from docgen.archive.findings import DEVIATION as DECLARED
from docgen.archive.index import DOCUMENTS
from docgen.builder.files import fingerprint_of_file, is_plain_path
from docgen.builder.manifest import NAME, Artifact, ManifestVersionError, parse_manifest
from docgen.builder.proof_findings import CHANGED, DAMAGED_MANIFEST, LOST, UNCHECKED
from docgen.diagnostics import Text
from docgen.records.catalogue import Format

_MANIFEST: Final = f"{PAYLOAD}/{DOCUMENTS}/{NAME}"


def prove_documents(bag: Doubtful, files: frozenset[str]) -> tuple[int, int]:
    """Add everything that is wrong with the documents; return how many files and records there are."""
    if _MANIFEST not in files:
        bag.say(
            UNREADABLE, _MANIFEST, "不在：不是 docgen 的档案", "is not there: this is no archive of docgen"
        )
        return 0, 0
    try:
        artifacts = tuple(parse_manifest((bag.folder / _MANIFEST).read_bytes()).artifacts.values())
    except ManifestVersionError as error:
        fact = Text(f"{_MANIFEST} {error.fact.zh}", f"{_MANIFEST} {error.fact.en}")
        bag.findings.append(bag.about(DAMAGED_MANIFEST, _MANIFEST, fact, error.remedy))
        return 0, 0
    except ValueError:
        bag.say(DAMAGED_MANIFEST, _MANIFEST, "读不出来", "cannot be read")
        return 0, 0
    if not all(is_plain_path(path) for each in artifacts for path in (each.path, *each.inputs)):
        bag.say(DAMAGED_MANIFEST, _MANIFEST, "里有不能用的路径", "names a path that cannot be used")
        return 0, 0
    declared = _declared(bag)
    prover = _Prover(bag)
    for artifact in artifacts:
        prover.prove(artifact, declared.get(artifact.path, frozenset()))
    _say_earlier_records(bag, artifacts)
    inputs = {path for artifact in artifacts for path in artifact.inputs}
    known = {_MANIFEST, *(_document(each.path) for each in artifacts), *map(_beside, inputs)}
    for extra in sorted(files - known):
        if extra.startswith((_document(""), _beside(""))):
            bag.say(UNLISTED, extra, f"不在 {NAME} 上", f"is not in {NAME}")
    return len(artifacts), len(inputs)


class _Prover:
    """Proves one file after the other; the hashes of what they share are taken once."""

    def __init__(self, bag: Doubtful) -> None:
        self._bag = bag
        self._hash = cache(lambda path: fingerprint_of_file(bag.folder / path))

    def prove(self, artifact: Artifact, declared: frozenset[Deviation]) -> None:
        """Add what is wrong with one file and with what it was made from."""
        bag, path = self._bag, _document(artifact.path)
        found = self._hash(path)
        if found is None:
            bag.say(LOST, path, "不在", "is not there")
            return
        if found != artifact.sha256 and Deviation.EDITED not in declared:
            bag.say(CHANGED, path, f"与 {NAME} 不符", f"is not what {NAME} says")
        if Deviation.STALE in declared:
            return
        for name, digest in artifact.inputs.items():
            self._prove_input(artifact, name, digest)
        if artifact.format == Format.PDF.value and Deviation.EDITED not in declared:
            self._prove_inside(artifact, path)

    def _prove_input(self, artifact: Artifact, name: str, digest: str) -> None:
        found, beside = self._hash(_beside(name)), _beside(name)
        if found is None:
            self._bag.say(LOST, beside, "不在", "is not there")
        elif found != digest:
            zh, en = f"不是 {artifact.path} 所依据的", f"is not what {artifact.path} was made from"
            self._bag.say(OTHER_RECORDS, beside, zh, en)

    def _prove_inside(self, artifact: Artifact, path: str) -> None:
        """Compare the records inside a PDF with what the manifest says of them, else with those beside it."""
        bag = self._bag
        try:
            from docgen.archive.attached import attached
        except ImportError:
            zh, en = "内附的记录没有核对：没有装 PDF 部分", "was not opened: docgen[pdf] is not installed"
            bag.say(UNCHECKED, path, zh, en)
            return
        beside = {name: self._hash(_beside(name)) for name in artifact.records}
        found = attached((bag.folder / path).read_bytes(), name=path, wanted=artifact.attached or beside)
        for why in found.differences.values():
            bag.say(OTHER_RECORDS, path, f"：{why.zh}", f": {why.en}")


def _document(path: str) -> str:
    return f"{PAYLOAD}/{DOCUMENTS}/{path}"


def _beside(path: str) -> str:
    return f"{PAYLOAD}/{PROJECT}/{path}"


def _say_earlier_records(bag: Doubtful, artifacts: Iterable[Artifact]) -> None:
    """Add one note for all PDFs that hold records as they were when the PDF was made."""
    earlier = [artifact for artifact in artifacts if artifact.attached]
    if earlier:
        bag.findings.append(bag.about(DECLARED, "", earlier_records(earlier)))


def _declared(bag: Doubtful) -> Mapping[str, frozenset[Deviation]]:
    """Return the deviations that the archive declares, by path, with a note for each."""
    declared: dict[str, set[Deviation]] = defaultdict(set)
    words = {each.value: each for each in Deviation}
    for line in information(bag.folder).get(DEVIATION, ()):
        word, _, path = line.partition(" ")
        if word not in words:
            bag.say(DAMAGED_TAG, INFO, f"里的偏离看不懂：{line}", f"declares something unknown: {line}")
            continue
        declared[path].add(words[word])
        fact = Text(f"{path} {words[word].remark}", f"{path}: {word}")
        bag.findings.append(bag.about(DECLARED, _document(path), fact))
    return {path: frozenset(each) for path, each in declared.items()}
