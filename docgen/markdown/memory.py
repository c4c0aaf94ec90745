"""Remember what was read: rules and templates ask for the same bodies, and a process start costs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Final

from docgen.markdown.pandoc import syntax_trees
from docgen.markdown.reading import Reading, reading_of

_REMEMBERED: Final = 4096
"""Bodies that are remembered; the oldest make room."""

# As `functools.lru_cache` would, which cannot be filled for many texts by one process.
_readings: dict[str, Reading] = {}


def read_bodies(texts: Iterable[str]) -> dict[str, Reading]:
    """Return the reading of each text; those not yet known are read in one run of pandoc.

    Raises |DocgenError| where pandoc cannot run.
    """
    wanted = dict.fromkeys(texts)
    fresh = [text for text in wanted if text not in _readings]
    trees = syntax_trees([_typed(text) for text in fresh]) if fresh else []
    read = {text: reading_of(_typed(text), tree) for text, tree in zip(fresh, trees, strict=True)}
    found = {text: read[text] if text in read else _readings[text] for text in wanted}
    remember(read)
    return found


def remember(readings: Mapping[str, Reading]) -> None:
    """Take over what was read, also by another process, so that nobody starts a pandoc for it again."""
    _readings.update(readings)
    for text in list(islice(_readings, max(0, len(_readings) - _REMEMBERED))):
        del _readings[text]


def read_markdown(text: str) -> Reading:
    """Return the blocks of one body and what in it cannot be carried. Raises |DocgenError| as above."""
    return read_bodies([text])[text]


def _typed(text: str) -> str:
    """Return `text` with one sign for the end of a line, every character at its place."""
    return text.replace("\r\n", " \n").replace("\r", "\n")
