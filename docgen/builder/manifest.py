"""Keep the record of the last build: output/manifest.json, a versioned schema.

The manifest is the only memory of a build. One that is damaged is not trusted: everything is built anew,
and files that it would have vouched for count as edited by a person.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from pathlib import Path
from typing import Any

from docgen.builder.files import write_whole
from docgen.builder.journal import Journal
from docgen.diagnostics import Text
from docgen.errors import OutputError

NAME = "manifest.json"
VERSION = 1


class ManifestVersionError(ValueError):
    """A manifest is whole, but of a `version` that this docgen does not read."""

    def __init__(self, version: int) -> None:
        super().__init__(f"version {version}")
        self.version = version

    @property
    def fact(self) -> Text:
        """Say what is in the way."""
        return Text(
            f"是版本 {self.version} 的清单，这个 docgen 只认识版本 {VERSION}",
            f"is a manifest of version {self.version}, and this docgen reads version {VERSION}",
        )

    @property
    def remedy(self) -> Text:
        """Say what to do."""
        return Text("用写出它的 docgen，或升级 docgen", "use the docgen that wrote it, or upgrade docgen")


class Ingredient(Enum):
    """What a file is made of, as far as it can change."""

    DATA = "data"
    TEMPLATE = "template"
    LAYOUT = "layout"
    ENGINE = "engine"
    WORD = "word"
    """The finished Word file, of what is made from it."""
    FONTS = "fonts"


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file that was built: what it is, its hash, and the fingerprints of what it was made of."""

    path: str
    """Relative to the output folder, POSIX form."""
    document: str
    type: str
    format: str
    sha256: str
    made_of: dict[str, str] = field(default_factory=dict)
    """Fingerprint of each `Ingredient`, by its value."""
    inputs: Mapping[str, str] = field(default_factory=dict)
    """The SHA-256 of each record, template and picture that it was made from, by its path in the project."""
    project: str = ""
    """The project's folder as seen from the output folder; empty where an older docgen did not say."""
    template: str = ""
    """The template, as `inputs` call it."""
    versions: Mapping[str, str] = field(default_factory=dict)
    """The versions of docgen and of the engines that have a say in its bytes."""
    built_on: str = ""
    """The day that counted when it was built: asked for, else of SOURCE_DATE_EPOCH, else of the clock.

    A day and no time, so that the same input asked for the same day gives the same manifest.
    """
    attached: Mapping[str, str] = field(default_factory=dict)
    """Of a PDF in an archive: the SHA-256 of each record inside, where they are not those of `inputs`.

    Empty in the manifest of a build: there the records inside are the `inputs`.
    """

    @property
    def records(self) -> Mapping[str, str]:
        """Return the records among `inputs`: what a PDF has attached when it is made."""
        return {path: digest for path, digest in self.inputs.items() if path.endswith(".yaml")}


_FIELDS = tuple(entry.name for entry in fields(Artifact))


@dataclass(frozen=True, slots=True)
class Manifest:
    """The artifacts of the last build, by path."""

    artifacts: dict[str, Artifact] = field(default_factory=dict)

    def with_artifacts(self, artifacts: tuple[Artifact, ...]) -> Manifest:
        """Return a manifest with `artifacts` added or replaced."""
        return Manifest({**self.artifacts, **{artifact.path: artifact for artifact in artifacts}})


def project_of(root: Path, output: Path) -> str:
    """Return how an artifact in `output` names the project in folder `root`: where it is, seen from there."""
    try:
        return Path(os.path.relpath(root.resolve(), output.resolve())).as_posix()
    except ValueError:  # on another drive of Windows
        return root.resolve().as_posix()


def is_foreign(artifact: Artifact | None, project: str, output: Path) -> bool:
    """Say whether another project that is still there made `artifact` in the folder `output`."""
    if artifact is None or artifact.project in ("", project):
        return False
    return (output / artifact.project / "data").is_dir()


def read_manifest(output: Path) -> Manifest:
    """Return the manifest of the `output` folder; an empty one where there is none that can be trusted.

    What a run that is under way, or was killed, has built is in it too. Raises OutputError where another
    version of docgen keeps the folder: its files would count as edited, and its manifest be lost.
    """
    return _written(output).with_artifacts(tuple(_noted(output)))


def _written(output: Path) -> Manifest:
    try:
        return parse_manifest((output / NAME).read_bytes())
    except ManifestVersionError as error:
        raise OutputError(
            Text(
                f"{output / NAME} {error.fact.zh}；{error.remedy.zh}，或用 --output 另选文件夹",
                f"{output / NAME} {error.fact.en}: {error.remedy.en}, or choose another folder with --output",
            )
        ) from error
    except (OSError, ValueError):
        return Manifest()


def parse_manifest(data: bytes) -> Manifest:
    """Return the manifest in `data`.

    Raises ManifestVersionError where it is of another version, ValueError where it is damaged.
    """
    try:
        values = json.loads(data)
        version = values["version"]
        if version != VERSION:
            raise ManifestVersionError(version) if isinstance(version, int) else ValueError("no version")
        artifacts = [_artifact(entry) for entry in values["artifacts"]]
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"damaged: {error!r}") from error
    return Manifest({artifact.path: artifact for artifact in artifacts})


def _noted(output: Path) -> Iterator[Artifact]:
    for entry in Journal(output).entries():
        with contextlib.suppress(KeyError, TypeError, AttributeError):
            yield _artifact(entry)


def entry_of(artifact: Artifact) -> dict[str, Any]:
    """Return the JSON form of an artifact."""
    return {name: getattr(artifact, name) for name in _FIELDS}


def write_manifest(output: Path, manifest: Manifest) -> None:
    """Write the manifest of the folder `output`. Raises OutputError."""
    write_manifest_file(output / NAME, manifest)


def write_manifest_file(file: Path, manifest: Manifest) -> None:
    """Write a manifest, sorted, so that the same build gives the same bytes. Raises OutputError.

    One line a file: quick to write, and a difference between two manifests names the files.
    """
    entry = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
    lines = (entry.encode(entry_of(manifest.artifacts[path])) for path in sorted(manifest.artifacts))
    text = f'{{"version": {VERSION}, "artifacts": [\n' + ",\n".join(lines) + "\n]}\n"
    write_whole(file, text.encode())


def _artifact(entry: dict[str, Any]) -> Artifact:
    """Return an artifact from its JSON form. Raises KeyError or TypeError where it is damaged."""
    names = ("path", "document", "type", "format", "sha256")
    if not all(isinstance(entry[name], str) for name in names):
        raise TypeError("a field of an artifact is not text")
    return Artifact(
        **{name: entry[name] for name in names},
        made_of=_texts(entry["made_of"]),
        # An older docgen listed the inputs without their hashes.
        inputs=_texts(
            entry["inputs"] if isinstance(entry["inputs"], dict) else dict.fromkeys(entry["inputs"], "")
        ),
        project=str(entry.get("project", "")),
        template=str(entry.get("template", "")),
        versions=_texts(entry.get("versions", {})),
        built_on=str(entry.get("built_on", "")),
        attached=_texts(entry.get("attached", {})),
    )


def _texts(values: Mapping[str, object]) -> dict[str, str]:
    return {str(key): str(value) for key, value in values.items()}
