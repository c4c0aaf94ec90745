"""Prove what a build has left: an output folder by its manifest."""

from __future__ import annotations

from pathlib import Path

from docgen.builder.proof import Proven, prove_folder
from docgen.diagnostics import Text
from docgen.errors import ProjectError


def verify(target: Path) -> Proven:
    """Return everything that is wrong with the output folder `target`.

    Nothing is written. Raises ProjectError where `target` is no output folder.
    """
    if not target.is_dir():
        raise ProjectError(Text(f"没有文件夹 {target}", f"there is no folder {target}"))
    return prove_folder(target)
