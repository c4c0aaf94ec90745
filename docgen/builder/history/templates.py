"""Tell two versions of a Word template apart, line by line as `docgen template text` writes them."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from docgen.builder.history.change import Change, Kind
from docgen.ooxml.package import PackageError, read_package
from docgen.word.dump import dump


def changed_lines(name: str, old: bytes, new: bytes) -> Iterator[Change]:
    """Yield the lines that differ, each by its number in the new text; the parts of the file, where none do.

    Nothing is told of a file that cannot be read.
    """
    try:
        was, now = read_package(old, name=name), read_package(new, name=name)
        before, after = dump(was, name=name).splitlines(), dump(now, name=name).splitlines()
    except PackageError:
        return
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    changed = False
    for tag, start, end, begin, stop in matcher.get_opcodes():
        for index in range(max(end - start, stop - begin)) if tag != "equal" else ():
            changed = True
            yield Change(
                Kind.LINE,
                f"{name}:{min(begin + index, max(begin, stop - 1)) + 1}",
                before[start + index] if start + index < end else "",
                after[begin + index] if begin + index < stop else "",
            )
    for part in sorted({*was, *now}) if not changed else ():
        if was.get(part) != now.get(part):
            yield Change(Kind.TEMPLATE, f"{name}: {part}", "", "")
