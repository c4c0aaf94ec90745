"""Say where a project lies, and refuse to write where it is read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from docgen.diagnostics import Text
from docgen.errors import ProjectError


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a project lies, where its templates are, and where its documents go.

    Raises ProjectError where documents would lie among the records or templates, or these among documents:
    what was written could then not be told from what was read.
    """

    root: Path
    templates: Path
    output: Path

    def __post_init__(self) -> None:
        """Look where the folders lie."""
        output = self.output.resolve()
        for read in (self.root / "data", self.templates):
            source = read.resolve()
            if output.is_relative_to(source) or source.is_relative_to(output):
                raise ProjectError(
                    Text(
                        f"成品文件夹 {self.output} 与 {read} 重叠；用 --output 另选一个文件夹",
                        f"the output folder {self.output} overlaps with {read}; "
                        "choose another one with --output",
                    )
                )

    def require_apart(self, archive: Path) -> None:
        """Raise ProjectError where an archive would lie among records, templates or documents.

        There it would be read as one of them, or be in the next archive.
        """
        for folder in (self.root / "data", self.templates, self.output):
            if archive.resolve().is_relative_to(folder.resolve()):
                raise ProjectError(
                    Text(
                        f"档案 {archive} 不能放在 {folder} 里面，会被当作记录、模板或成品；用 -o 另写一处",
                        f"the archive {archive} would lie in {folder}, among what it is made from; "
                        "name another place with -o",
                    )
                )
