"""Find the places in the records that are to blame for what a document prints otherwise."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping

from docgen.builder.history.change import Change, Kind
from docgen.builder.history.differences import Difference, differences
from docgen.diagnostics import Place
from docgen.records.placed import PlacedList, PlacedMapping, place_of
from docgen.sources.yaml import read_yaml

_MOST = 3
"""As many places are named for one thing that is printed; of more nobody can say which it was."""
_NUMBER = re.compile(r"\d+")


def changed_records(old: Mapping[str, bytes], new: Mapping[str, bytes]) -> Iterator[Change]:
    """Yield every value that differs between two versions of record files, by their paths."""
    for path in sorted({*old, *new}):
        was, now = old.get(path), new.get(path)
        if was == now:
            continue
        before = read_yaml(was, path).value if was is not None else None
        after = read_yaml(now, path).value if now is not None else None
        for each in differences(before, after):
            yield Change(Kind.RECORD, each.name, each.old, each.new, _place(after, each, path))


def _place(value: object, difference: Difference, path: str) -> Place:
    if isinstance(value, (PlacedMapping, PlacedList)):
        return place_of(value, difference.path)
    return Place(path)


def blamed(
    printed: Iterable[Difference], records: Collection[Change], inputs: Collection[str]
) -> Iterator[Change]:
    """Yield the changes of records behind what is `printed` otherwise, then what no record explains.

    Where there is such a rest, the other changes in the files that the document is made from (`inputs`) come
    with it: one of them must be behind it.
    """
    seen: dict[int, list[str]] = {}
    rest: list[Difference] = []
    every = list(records)
    for each in printed:
        found = _behind(each, every)
        for index in found:
            seen.setdefault(index, []).append(each.name)
        if not found:
            rest.append(each)
    for index, record in enumerate(every):
        others = rest and record.place is not None and record.place.path in inputs
        if index in seen or others:
            yield Change(
                record.kind, record.name, record.old, record.new, record.place, tuple(seen.get(index, ()))
            )
    yield from (Change(Kind.NAME, each.name, each.old, each.new) for each in rest)


def _behind(printed: Difference, records: list[Change]) -> list[int]:
    """Return which of `records` may be behind one thing printed otherwise: those that say it most closely."""
    for says in (_equally, _within, _in_numbers):
        found = [index for index, record in enumerate(records) if says(printed, record)]
        key = str(printed.path[-1]) if printed.path else ""
        named = [index for index in found if records[index].name.rpartition(".")[2] == key]
        close = named if len(found) > 1 and named else found
        if close:
            return close if len(close) <= _MOST else []
    return []


def _equally(printed: Difference, record: Change) -> bool:
    return (printed.old, printed.new) == (record.old, record.new)


def _within(printed: Difference, record: Change) -> bool:
    if not (record.old or record.new) or record.old == record.new:
        return False
    return record.old in printed.old and record.new in printed.new


def _in_numbers(printed: Difference, record: Change) -> bool:
    """Say whether both speak of the same numbers, as 2022-03-01 and 2022年3月1日 do."""
    old, new = _numbers(record.old), _numbers(record.new)
    return bool(old or new) and (old, new) == (_numbers(printed.old), _numbers(printed.new))


def _numbers(text: str) -> list[int]:
    return [int(number) for number in _NUMBER.findall(text)]
