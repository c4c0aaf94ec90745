"""Wait until somebody saves what documents are made from (library watchfiles, the extra ``watch``)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docgen.diagnostics import Text
from docgen.errors import ProjectError

_SUFFIXES = frozenset({".yaml", ".yml", ".docx", ".png", ".jpg", ".jpeg", ".svg", ".emf", ".wmf"})
"""Of records, templates and pictures; what editors keep beside them has others: .swp, .tmp, 4913, x.yaml~."""
_TEMPORARY = (".", "~$", "~WRL", "#")
"""How the names begin of what editors keep beside a file: locks of Word and WPS, hidden copies, backups."""
_JOINED_MS = 200
"""Saves that follow one another within this time are one change."""
_LONGEST_MS = 2000
"""After so long the changes are told though there is no end of them."""
_FIRST_MS = 250


def saved_files(root: Path, templates: Path, output: Path) -> Iterator[frozenset[Path]]:
    """Yield no files as soon as saves are seen, then those of each save under ``data`` and `templates`.

    What is saved while nobody waits is told with the next. Nothing in the folder `output` counts. Never ends.
    Raises ProjectError where watchfiles is not installed, or a folder cannot be watched.
    """
    try:
        from watchfiles import watch
    except ImportError as error:
        fact = Text(
            "没有装监视文件的部分：pip install 'docgen[watch]'",
            "the part that watches files is not installed: pip install 'docgen[watch]'",
        )
        raise ProjectError(fact) from error
    outside = output.resolve()
    changes = watch(
        *(folder.resolve() for folder in (root / "data", templates)),
        watch_filter=lambda _, path: is_input(Path(path)) and outside not in Path(path).parents,
        debounce=_LONGEST_MS,
        step=_JOINED_MS,
        rust_timeout=_FIRST_MS,
        yield_on_timeout=True,
    )
    seen = False
    try:
        for found in changes:
            if found or not seen:
                yield frozenset(Path(path) for _, path in found) if seen else frozenset()
            seen = True
    except (OSError, RuntimeError) as error:
        raise ProjectError(Text(f"不能监视文件：{error}", f"files cannot be watched: {error}")) from error


def is_input(file: Path) -> bool:
    """Say whether `file` may be a record, a template or a picture, not what an editor keeps beside one."""
    return file.suffix.lower() in _SUFFIXES and not file.name.startswith(_TEMPORARY)
