"""Check an output folder against its manifest: every file, what it was made from, and with what."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.builder.files import FOLDER, fingerprint_of_file, is_plain_path
from docgen.builder.ingredients import CONTEXT, input_file, versions_of
from docgen.builder.journal import Journal
from docgen.builder.manifest import NAME, Artifact, ManifestVersionError, parse_manifest, read_manifest
from docgen.builder.proof_findings import (
    CHANGED,
    DAMAGED_MANIFEST,
    EXTRA,
    INPUT_CHANGED,
    LOST,
    OTHER_VERSION,
    UNCHECKED,
)
from docgen.diagnostics import Diagnostic, Place, Report, Text
from docgen.errors import ProjectError
from docgen.sample import templates_of

FORMS = "forms"
"""The folder below an output folder that ``docgen forms`` writes to: no build knows of it."""


@dataclass(frozen=True, slots=True)
class Proven:
    """What was checked, and everything that is wrong with it."""

    files: int
    """How many files the manifest names."""
    inputs: int
    """How many records, templates and pictures were compared."""
    report: Report


def prove_folder(output: Path) -> Proven:
    """Return what is wrong with the folder `output` by its own manifest; nothing of it is trusted.

    Records, templates and pictures are compared where the project still lies where the manifest says. Raises
    ProjectError where there is no manifest.
    """
    file = output / NAME
    try:
        parse_manifest(file.read_bytes())
    except ManifestVersionError as error:
        fact = Text(f"{file.as_posix()} {error.fact.zh}", f"{file.as_posix()} {error.fact.en}")
        return Proven(0, 0, Report([DAMAGED_MANIFEST.at(Place(file.as_posix()), fact, error.remedy)]))
    except ValueError as error:
        fact = Text(f"{file.as_posix()} 损坏", f"{file.as_posix()} is damaged: {error}")
        return Proven(0, 0, Report([DAMAGED_MANIFEST.at(Place(file.as_posix()), fact)]))
    except OSError as error:
        if not Journal(output).is_left_over:  # it vouches for the files of a run that was broken off
            raise ProjectError(
                Text(
                    f"{output} 里没有 {NAME}：不是 docgen build 的输出文件夹",
                    f"there is no {NAME} in {output}: it is no output folder of docgen build",
                )
            ) from error
    artifacts = tuple(read_manifest(output).artifacts.values())
    inputs = _inputs(artifacts, output)
    findings = (
        *(finding for each in artifacts if (finding := file_finding(each, output)) is not None),
        *_extra(artifacts, output),
        *_input_findings(inputs),
        *_unchecked(artifacts, output),
        *_versions(artifacts, output),
    )
    return Proven(len(artifacts), len(inputs), Report(findings))


def file_finding(artifact: Artifact, folder: Path) -> Diagnostic | None:
    """Return what is wrong with the file of `artifact` in `folder`; None where it is as it was written."""
    file = folder / artifact.path
    place = Place(file.as_posix())
    if not is_plain_path(artifact.path):
        fact = Text(f"清单里的路径 {artifact.path!r} 不能用", f"the path {artifact.path!r} cannot be used")
        return DAMAGED_MANIFEST.at(Place((folder / NAME).as_posix()), fact)
    if not file.is_file():
        return LOST.at(place, Text(f"{artifact.path} 不在", f"{artifact.path} is not there"))
    if fingerprint_of_file(file) != artifact.sha256:
        return CHANGED.at(
            place,
            Text(f"{artifact.path} 在生成之后改过或损坏", f"{artifact.path} was changed since it was built"),
        )
    return None


def _extra(artifacts: Iterable[Artifact], output: Path) -> Iterator[Diagnostic]:
    """Yield each file that the manifest does not know, and once each folder that is a project of its own.

    Folders with a manifest of their own are not ours.
    """
    known = {artifact.path for artifact in artifacts} | {NAME}
    for path, folders, files in os.walk(output):
        here = Path(path)
        top = here == output
        folders[:] = sorted(
            name
            for name in folders
            if not (here / name / NAME).is_file() and not (top and name in (FOLDER, FORMS))
        )
        for name in [name for name in folders if _is_project(here / name)]:
            relative = (here / name).relative_to(output).as_posix()
            if not any(each.startswith(f"{relative}/") for each in known):
                folders.remove(name)
                yield _another_project(here / name, relative)
        for name in files:
            relative = (here / name).relative_to(output).as_posix()
            if relative not in known:
                fact = Text(f"{relative} 不在清单上", f"{relative} is not in the manifest")
                yield EXTRA.at(Place((here / name).as_posix()), fact)


def _is_project(folder: Path) -> bool:
    return any((folder / "data").rglob("*.yaml"))


def _another_project(folder: Path, relative: str) -> Diagnostic:
    fact = Text(
        f"{relative} 是另一个项目的文件夹，没有核对",
        f"{relative} is the folder of another project and was not looked into",
    )
    verify = f"docgen verify {(folder / 'output').as_posix()}"
    remedy = Text(f"它的成品另行核对：{verify}", f"verify what it has built by itself: {verify}")
    return UNCHECKED.at(Place(folder.as_posix()), fact, remedy)


def _project(artifact: Artifact, output: Path) -> Path | None:
    """Return the folder of the project that made `artifact`; None where it does not lie there any more."""
    root = output / artifact.project
    return root if artifact.project and (root / "data").is_dir() else None


def _inputs(artifacts: Iterable[Artifact], output: Path) -> dict[tuple[Path, str, str], list[str]]:
    """Return the files made from each input: by its project, its path there and its hash then."""
    used: dict[tuple[Path, str, str], list[str]] = defaultdict(list)
    for artifact in artifacts:
        root = _project(artifact, output)
        for path, digest in artifact.inputs.items() if root is not None else ():
            if root is not None and digest and is_plain_path(path):
                used[root, path, digest].append(artifact.path)
    return used


def _input_findings(inputs: dict[tuple[Path, str, str], list[str]]) -> Iterator[Diagnostic]:
    hashes: dict[Path, str | None] = {}
    for (root, path, digest), made in inputs.items():
        file = input_file(path, root, templates_of(root))
        if file not in hashes:
            hashes[file] = fingerprint_of_file(file) if file.is_file() else None
        if hashes[file] != digest:
            gone = hashes[file] is None
            zh, en = ("已不在", "is gone") if gone else ("改过", "was changed")
            example = f"{made[0]} 等 {len(made)} 个文件" if len(made) > 1 else made[0]
            fact = Text(f"{example} 生成之后，{path} {zh}", f"{path} {en} since {made[0]} was built")
            yield INPUT_CHANGED.at(Place(path), fact)


def _unchecked(artifacts: Iterable[Artifact], output: Path) -> Iterator[Diagnostic]:
    """Say which files could not be compared with what they were made from."""
    apart = [artifact.path for artifact in artifacts if _project(artifact, output) is None]
    if apart:
        fact = Text(
            f"{apart[0]} 等 {len(apart)} 个文件的项目不在原处，没有核对它们的记录和模板",
            f"the project of {len(apart)} files is not where it was: "
            "their records and templates were not compared",
        )
        yield UNCHECKED.at(Place((output / NAME).as_posix()), fact)


def _versions(artifacts: Iterable[Artifact], output: Path) -> Iterator[Diagnostic]:
    """Yield a note for each program that is here in another version than the one that made files."""
    made: dict[tuple[str, str], list[str]] = defaultdict(list)
    for artifact in artifacts:
        for name, version in artifact.versions.items():
            made[name, version].append(artifact.path)
    here = versions_of({name for name, _ in made} - {CONTEXT})
    for (name, version), paths in made.items():
        if version != here[name]:
            fact = Text(
                f"{paths[0]} 等 {len(paths)} 个文件用 {name} {version} 生成，本机是 {here[name]}",
                f"{len(paths)} files were built with {name} {version}, here is {here[name]}",
            )
            yield OTHER_VERSION.at(Place((output / NAME).as_posix()), fact)
