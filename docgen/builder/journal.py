"""Note each file before it is written, so that a run that is killed at any moment leaves a true record.

``output/.docgen/journal.jsonl`` holds a line for each file of the run that is under way: the entry that the
manifest will have. A line counts where the file has the hash that the line tells. So a run that was killed
between line and file leaves a line that counts for nothing, and the old file with its old entry. The manifest
takes the lines up at the end of a run; those of a killed run are read with it until the next one does.
"""

from __future__ import annotations

import contextlib
import errno
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import IO, Any

from docgen.builder.files import FOLDER, fingerprint_of_file, sweep, unwritable

_NAME = "journal.jsonl"
"""As `docgen.builder.files.write_whole` names what it has not finished."""


class Journal:
    """The notes of one run in the folder `output`."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._path = output / FOLDER / _NAME
        self._file: IO[bytes] | None = None

    @property
    def is_left_over(self) -> bool:
        """Say whether an earlier run was killed before it had taken up its notes."""
        return self._file is None and self._path.exists()

    def note(self, entry: Mapping[str, Any]) -> None:
        """Write the entry of a file that is about to be written. Raises OutputError."""
        # Begun on a line of its own: a full disk may have cut off the one before.
        line = b"\n" + json.dumps(entry, ensure_ascii=False).encode() + b"\n"
        try:
            if self._file is None:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._file = self._path.open("ab", buffering=0)
            if self._file.write(line) != len(line):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        except OSError as error:
            raise unwritable(self._path, error) from error

    def entries(self) -> Iterator[dict[str, Any]]:
        """Yield the notes whose files stand there as noted; a line that was cut off is none."""
        try:
            lines = self._path.read_bytes().splitlines()
        except OSError:
            return
        for line in lines:
            with contextlib.suppress(ValueError, KeyError, TypeError):
                entry = json.loads(line)
                if fingerprint_of_file(self._output / entry["path"]) == entry["sha256"]:
                    yield entry

    def close(self) -> None:
        """Write no more notes; those that are written stay."""
        if self._file is not None:
            self._file.close()
            self._file = None

    def clear(self) -> None:
        """Forget all notes: the manifest has them. Raises OutputError."""
        self.close()
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise unwritable(self._path, error) from error

    def sweep(self) -> None:
        """Remove what a killed run had begun to write."""
        sweep(self._output)
