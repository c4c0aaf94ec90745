"""Make a small working project out of the sample records and the built-in templates."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen import sample
from docgen.builder.files import write_whole
from docgen.diagnostics import Text
from docgen.errors import OutputError
from docgen.sources.project import projects_below

_IGNORED = "output/\n"


def init(folder: Path) -> tuple[Path, ...]:
    """Write a project into `folder` and return its files.

    Nothing that is there is overwritten: raises OutputError where `folder` exists and is not empty.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise OutputError(
            Text(f"{folder} 已有内容；请换一个新文件夹", f"{folder} is not empty; name a new folder")
        )
    files = []
    for target, data in _sample():
        write_whole(folder / target, data)
        files.append(folder / target)
    return tuple(files)


def _sample() -> Iterator[tuple[Path, bytes]]:
    """Yield the files of a new project, with their names in it; other offices' projects are none of it."""
    for name, source in (("data", sample.record_folder()), ("templates", sample.template_folder())):
        others = tuple(projects_below(source))
        for file in sorted(source.rglob("*")):
            if any(file.is_relative_to(other) for other in others):
                continue
            if file.is_file() and not file.name.startswith((".", "~$")):
                yield Path(name) / file.relative_to(source), file.read_bytes()
    yield Path(".gitignore"), _IGNORED.encode()
