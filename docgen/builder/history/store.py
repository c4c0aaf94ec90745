"""Keep what the files of an output folder were built from: ``output/.docgen/history.sqlite``.

The manifest decides what is up to date; this only serves to say what has changed. So nothing depends on it:
one that is missing, damaged or on a disk without locks costs an explanation, never a build. Contents are kept
once, by their hashes, and dropped when nothing that stands in the output folder was built from them.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from docgen.builder.files import FOLDER, fingerprint
from docgen.builder.history.state import State, unpacked
from docgen.builder.manifest import Ingredient
from docgen.builder.outcome import Result

_NAME = "history.sqlite"
_VERSION = 1
UP_TO_DATE = Result.UP_TO_DATE.name.lower()
"""What comes of a document that nothing concerns."""
LEFT_OUT = "left_out"
"""What comes of a document that an error keeps from being built."""
_MOST_STATES = 50
"""A folder that is only ever built in small parts keeps no more than this: each names every record file.

Those are dropped that fewest files were built from.
"""
_SCHEMA = (
    "CREATE TABLE IF NOT EXISTS contents (hash TEXT PRIMARY KEY, data BLOB NOT NULL)",
    "CREATE TABLE IF NOT EXISTS built (path TEXT PRIMARY KEY, key TEXT NOT NULL, state TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS results (document TEXT, result TEXT, PRIMARY KEY (document, result))",
)


class History:
    """What is remembered of the folder `output`."""

    def __init__(self, output: Path) -> None:
        self._output = output
        self._file = output / FOLDER / _NAME

    def state_of(self, path: str, made_of: Mapping[str, str]) -> State | None:
        """Return what the file at `path` was built from; None where that was not kept.

        `made_of` are its fingerprints in the manifest: what is remembered of an earlier build says nothing.
        """
        query = "SELECT data FROM built JOIN contents ON hash = state WHERE path = ? AND key = ?"
        for (packed,) in self._found(query, path, _key(made_of)):
            with contextlib.suppress(ValueError):
                return unpacked(packed)
        return None

    def content(self, digest: str) -> bytes | None:
        """Return the content with this hash; None where it was not kept."""
        rows = self._found("SELECT data FROM contents WHERE hash = ?", digest)
        return bytes(rows[0][0]) if rows else None

    def results(self) -> dict[str, frozenset[str]]:
        """Return the documents (ids) by what came of them when a run last dealt with them."""
        found: dict[str, set[str]] = {}
        for document, result in self._found("SELECT document, result FROM results"):
            found.setdefault(result, set()).add(document)
        return {result: frozenset(documents) for result, documents in found.items()}

    def keep(
        self,
        state: State,
        contents: Mapping[str, bytes],
        *,
        built: Mapping[str, Mapping[str, str]],
        results: Mapping[str, Iterable[str]],
        unread: Mapping[str, Path],
        standing: bool = False,
    ) -> None:
        """Remember that the files `built` (path to `made_of`) come from `state`, and the `results` of a run.

        `contents` are those of the state by their hashes, but for those in the files `unread`, which are read
        where they were not kept before; `results` are what came of each document (id). With `standing` all
        others are up to date. Not to be able to keep them is no fault.
        """
        try:
            self._keep(state, contents, built=built, results=results, unread=unread, standing=standing)
        except sqlite3.OperationalError:
            return  # a full disk, a folder without locks: there will be no explanation
        except sqlite3.DatabaseError:
            with contextlib.suppress(OSError, sqlite3.Error):
                self._file.unlink()
                self._keep(state, contents, built=built, results=results, unread=unread, standing=standing)
        except OSError:
            return

    def _keep(
        self,
        state: State,
        contents: Mapping[str, bytes],
        *,
        built: Mapping[str, Mapping[str, str]],
        results: Mapping[str, Iterable[str]],
        unread: Mapping[str, Path],
        standing: bool,
    ) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        packed = state.packed()
        digest = fingerprint(packed)
        with contextlib.closing(sqlite3.connect(self._file)) as database, database:
            # A killed process loses nothing by it. After a power cut the file may be damaged: it begins anew.
            database.execute("PRAGMA synchronous = OFF")
            _prepare(database)
            if built:
                before = _column(database, "SELECT DISTINCT state FROM built")
                known = _column(database, "SELECT hash FROM contents")
                late = {hash_: file.read_bytes() for hash_, file in unread.items() if hash_ not in known}
                same = {hash_: data for hash_, data in late.items() if fingerprint(data) == hash_}
                fresh = {**same, **contents, digest: packed}
                new = ((hash_, data) for hash_, data in fresh.items() if hash_ not in known)
                database.executemany("INSERT INTO contents VALUES (?, ?)", new)
                rows = ((path, _key(made_of), digest) for path, made_of in built.items())
                database.executemany("INSERT OR REPLACE INTO built VALUES (?, ?, ?)", rows)
                self._forget(database, before, digest)
            if standing:
                database.execute("UPDATE OR REPLACE results SET result = ?", (UP_TO_DATE,))
            database.executemany("DELETE FROM results WHERE document = ?", ((each,) for each in results))
            told = ((document, result) for document, every in results.items() for result in sorted(every))
            database.executemany("INSERT INTO results VALUES (?, ?)", told)

    def _forget(self, database: sqlite3.Connection, before: set[str], current: str) -> None:
        """Drop what nothing in the output folder was built from; `before` are the states of earlier runs."""
        older = _column(database, "SELECT path FROM built WHERE state <> ?", current)
        gone = [path for path in older if not (self._output / path).exists()]
        database.executemany("DELETE FROM built WHERE path = ?", ((path,) for path in gone))
        database.execute(
            "DELETE FROM built WHERE state NOT IN"
            " (SELECT state FROM built GROUP BY state ORDER BY count(*) DESC, max(rowid) DESC LIMIT ?)",
            (_MOST_STATES,),
        )
        states = _column(database, "SELECT DISTINCT state FROM built")
        if before <= states:
            return
        live = set(states)
        for state in states:
            for packed in database.execute("SELECT data FROM contents WHERE hash = ?", (state,)):
                live |= unpacked(packed[0]).contents
        dead = _column(database, "SELECT hash FROM contents") - live
        database.executemany("DELETE FROM contents WHERE hash = ?", ((hash_,) for hash_ in dead))

    def _found(self, query: str, *values: str) -> list[Any]:
        """Return what a query finds; nothing where nothing can be read."""
        if not self._file.is_file():
            return []
        try:
            with contextlib.closing(sqlite3.connect(self._file)) as database:
                return database.execute(query, values).fetchall()
        except sqlite3.Error:
            return []


def _prepare(database: sqlite3.Connection) -> None:
    """Make the tables; those of another version are dropped."""
    (version,) = database.execute("PRAGMA user_version").fetchone()
    if version != _VERSION:
        for (table,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            database.execute(f"DROP TABLE {table}")
        database.execute(f"PRAGMA user_version = {_VERSION}")
    for statement in _SCHEMA:
        database.execute(statement)


def _column(database: sqlite3.Connection, query: str, *values: object) -> set[str]:
    """Return the first column of what a query finds."""
    return {str(row[0]) for row in database.execute(query, values)}


def _key(made_of: Mapping[str, str]) -> str:
    """Return what tells one build of a file from another; what is made from a Word file follows that."""
    parts = sorted((name, value) for name, value in made_of.items() if name != Ingredient.WORD.value)
    return fingerprint(repr(parts).encode())
