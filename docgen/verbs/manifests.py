"""Join the manifests of builds that were split among machines."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from docgen.builder.manifest import (
    NAME,
    Artifact,
    Manifest,
    ManifestVersionError,
    parse_manifest,
    write_manifest_file,
)
from docgen.diagnostics import Text
from docgen.errors import OutputError, ProjectError


def merge_manifests(sources: Iterable[Path], target: Path) -> Manifest:
    """Write to `target` the manifest that vouches for the files of all `sources`, and return it.

    A source is a manifest, or the output folder that it lies in. The same sources give the same bytes in any
    order. Raises ProjectError where one is no manifest, or two tell different things of one file; OutputError
    where `target` cannot be written.
    """
    artifacts: dict[str, Artifact] = {}
    disputed: set[str] = set()
    for source in sources:
        for artifact in _read(source).artifacts.values():
            known = artifacts.setdefault(artifact.path, artifact)
            if known.sha256 != artifact.sha256:
                disputed.add(artifact.path)
    if disputed:
        names = "、".join(sorted(disputed))
        raise ProjectError(
            Text(
                f"各清单对这些文件说法不一：{names}",
                f"the manifests differ about: {', '.join(sorted(disputed))}",
            )
        )
    merged = Manifest(artifacts)
    if target.is_dir():
        raise OutputError(Text(f"{target} 是文件夹", f"{target} is a folder"))
    write_manifest_file(target, merged)
    return merged


def _read(source: Path) -> Manifest:
    file = source / NAME if source.is_dir() else source
    try:
        return parse_manifest(file.read_bytes())
    except ManifestVersionError as error:
        raise ProjectError(
            Text(f"{file} {error.fact.zh}；{error.remedy.zh}", f"{file} {error.fact.en}: {error.remedy.en}")
        ) from error
    except (OSError, ValueError) as error:
        raise ProjectError(Text(f"{file} 不是可用的清单", f"{file} is no manifest: {error}")) from error
