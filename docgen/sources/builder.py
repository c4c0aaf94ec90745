"""Build values with places out of libyaml's events.

The loops over mappings and lists are written out, with no call for an ordinary scalar: they run for each
of the hundred thousand lines of a large project, and calls would double their time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.records.placed import Container, Lines, PlacedList, PlacedMapping, Value
from docgen.sources.characters import escaped_control, unprintable
from docgen.sources.findings import finding
from docgen.sources.plain import (
    HARMLESS,
    NULLS,
    folded_lines,
    is_sound_key,
    is_sound_value,
    misreading,
    odd_key,
)

MAX_DEPTH = 64
"""Levels of nesting that are read; deeper is refused (DG027)."""

# Any: narrowed to its class, an event would have optional marks; libyaml's events always have them.
_SCALAR: Any = ScalarEvent

_SHORT = 64
"""Characters of a value below which it may be a name that stands in many files."""
_ORDINARY, _BEYOND = "\u3400", "\uff00"
"""A plain scalar that begins between these, with a hanzi, is text and nothing else."""


class TooDeepError(Exception):
    """The file nests deeper than `MAX_DEPTH`; the finding has been made."""


class Builder:
    """Read one YAML text; `findings` holds what was found on the way, also when the parser gives up.

    `where` tells the places in the file; `utf8` is the text as bytes, if they are at hand. `findings` stops
    growing at `limit`, so that a hostile file cannot fill the memory.
    """

    def __init__(self, text: str, where: Lines, *, limit: int, utf8: bytes | None = None) -> None:
        self._next: Callable[[], Any] = CParser(text if utf8 is None else utf8).get_event
        self._text = text
        self._where = where
        self._limit = limit
        self._decorated = "&" in text or "!" in text
        self._fine_keys: set[str] = set()
        self._fine_values: set[str] = set()
        self._fine_elements: dict[bool, set[str]] = {False: set(), True: set()}
        self._lines: list[str] | None = None
        self.findings: list[Diagnostic] = []

    def document(self) -> Value:
        """Return the value of the file; raise `yaml.YAMLError` or `TooDeepError` where reading ends early."""
        self._next()
        if type(self._next()) is StreamEndEvent:
            return None
        value = self._value(self._next(), None, "", 1)
        self._next()
        following = self._next()
        if type(following) is not StreamEndEvent:
            self._several_documents(following.start_mark)
        return value

    def _mapping(  # noqa: C901  (written out, see above)
        self, start: Any, parent: Container | None, key: str | int, depth: int
    ) -> PlacedMapping:
        """Read up to the end of the mapping that `start` begins."""
        made = PlacedMapping(self._where, start.start_mark.index, parent, key)
        key_offsets, value_offsets = made.key_offsets, made.value_offsets
        next_event, decorated = self._next, self._decorated
        shallow = depth < MAX_DEPTH and not decorated
        fine_keys, fine_values = self._fine_keys, self._fine_values
        name: str | None
        value: Any
        while (event := next_event()).__class__ is not MappingEndEvent:
            key_mark = event.start_mark
            if decorated or event.__class__ is not _SCALAR or (name := event.value) not in fine_keys:
                name = self._key(event, depth)
            event = next_event()
            mark = event.start_mark
            kind = event.__class__
            if kind is SequenceStartEvent and shallow:
                value = self._list(event, made, name or "", depth + 1)
            elif kind is not _SCALAR or (decorated and (event.anchor or event.tag)):
                value = self._value(event, made, name or "", depth + 1)
            else:
                value = event.value
                if event.style:
                    if not value.isprintable():
                        self._check_quoted(event)
                elif not _ORDINARY <= value < _BEYOND and value not in fine_values:
                    value = self._plain(event, fine_values)
                elif event.end_mark.line != mark.line:
                    self._folded(event)
            if name is None:
                continue
            if name in made:
                self._duplicate(name, key_mark, made)
                continue
            made[name] = value
            key_offsets[name] = key_mark.index
            value_offsets[name] = mark.index
        return made

    def _list(self, start: Any, parent: Container | None, key: str | int, depth: int) -> PlacedList:
        """Read up to the end of the list that `start` begins."""
        made = PlacedList(self._where, start.start_mark.index, parent, key)
        append, append_offset = made.append, made.offsets.append
        in_flow = start.flow_style
        shallow = depth < MAX_DEPTH and not self._decorated
        next_event, decorated, fine = self._next, self._decorated, self._fine_elements[in_flow]
        value: Any
        while (event := next_event()).__class__ is not SequenceEndEvent:
            mark = event.start_mark
            kind = event.__class__
            if kind is MappingStartEvent and shallow:
                value = self._mapping(event, made, len(made), depth + 1)
            elif kind is not _SCALAR or (decorated and (event.anchor or event.tag)):
                value = self._value(event, made, len(made), depth + 1, in_flow=in_flow)
            else:
                value = event.value
                if event.style:
                    if not value.isprintable():
                        self._check_quoted(event)
                elif value not in fine:
                    value = self._plain(event, fine, in_list=True, in_flow=in_flow)
                elif event.end_mark.line != mark.line:
                    self._folded(event)
            append(value)
            append_offset(mark.index)
        return made

    def _value(
        self, event: Any, parent: Container | None, key: str | int, depth: int, *, in_flow: bool = False
    ) -> Value:
        """Return the value that `event` begins: the way for whatever is not an ordinary scalar."""
        kind = event.__class__
        if kind is not AliasEvent and (event.anchor or event.tag):
            self._refuse_decoration(event)
        if kind is MappingStartEvent and depth <= MAX_DEPTH:
            return self._mapping(event, parent, key, depth)
        if kind is SequenceStartEvent and depth <= MAX_DEPTH:
            return self._list(event, parent, key, depth)
        if kind is AliasEvent:
            self._refuse_alias(event)
            return None
        if kind is _SCALAR:
            if event.style:
                self._check_quoted(event)
                return str(event.value)
            return self._plain(event, set(), in_list=not isinstance(parent, PlacedMapping), in_flow=in_flow)
        return self._too_deep(event.start_mark)

    def _key(self, event: Any, depth: int) -> str | None:
        """Return the name of a key that has not been seen before; None if it cannot be one."""
        if event.__class__ is not _SCALAR:
            remedy = Text("请用一个词作键", "use one word as the key")
            self._find("DG021", event.start_mark, Text("键不是文字", "the key is no text"), remedy)
            self._value(event, None, "", depth + 1)
            return None
        if event.anchor or event.tag:
            self._refuse_decoration(event)
        name: str = event.value
        if event.style:
            self._check_quoted(event)
            return name
        if is_sound_key(name):
            self._fine_keys.add(name)
            return name
        meant, found = odd_key(name, self._place(event.start_mark))
        if found:
            self._add(found)
        return meant

    def _plain(self, event: Any, fine: set[str], *, in_list: bool = False, in_flow: bool = False) -> Value:
        value: str = event.value
        if value in NULLS:
            return None
        if event.end_mark.line != event.start_mark.line:
            self._folded(event)
        if HARMLESS.fullmatch(value) or (
            len(value) < _SHORT and is_sound_value(value, in_list=in_list, in_flow=in_flow)
        ):
            fine.add(value)
        elif found := misreading(value, self._place(event.start_mark), in_list=in_list, in_flow=in_flow):
            self._add(found)
        else:
            fine.add(value)
        return value

    def _folded(self, event: Any) -> None:
        """Look into a plain scalar of several lines for what was meant as a line of its own."""
        if self._lines is None:
            self._lines = self._text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        first, last = event.start_mark.line + 1, event.end_mark.line + 1
        for found in folded_lines(self._lines[first:last], first + 1, self._where):
            self._add(found)

    def _check_quoted(self, event: Any) -> None:
        if character := unprintable(event.value):
            self._add(escaped_control(self._place(event.start_mark), character))

    def _refuse_decoration(self, event: Any) -> None:
        if event.anchor:
            message = Text(f"锚点“&{event.anchor}”不可用", f"the anchor “&{event.anchor}” is not allowed")
            self._find(
                "DG023",
                event.start_mark,
                message,
                Text("请删去；若是文字，请加引号", "delete it, or quote the text"),
            )
        if event.tag:
            message = Text(f"类型标签“{event.tag}”不可用", f"the tag “{event.tag}” is not allowed")
            remedy = Text("请删去标签；若是文字，请给整段加引号", "delete the tag, or quote the text")
            self._find("DG025", event.start_mark, message, remedy)

    def _refuse_alias(self, event: Any) -> None:
        message = Text(f"别名“*{event.anchor}”不可用", f"the alias “*{event.anchor}” is not allowed")
        remedy = Text(
            "请写出内容；若是文字，请加引号", "write the value out; if it is text, put it in quotes"
        )
        self._find("DG023", event.start_mark, message, remedy)

    def _duplicate(self, name: str, mark: Any, made: PlacedMapping) -> None:
        line, column = self._where.mark(made.key_offsets[name])
        message = Text(
            f"键“{name}”重复，前一个在第 {line} 行第 {column} 列",
            f"duplicate key “{name}”; the first is at {line}:{column}",
        )
        remedy = Text("请合并或删去其中一个；目前取前一个", "merge them or delete one; the first was taken")
        self._find("DG020", mark, message, remedy)

    def _several_documents(self, mark: Any) -> None:
        message = Text(
            "从这里开始另一个 YAML 文档，其后未读", "another YAML document begins here and was not read"
        )
        self._find(
            "DG026",
            mark,
            message,
            Text("请删去“---”，或另存为一个文件", "delete “---”, or make another file"),
        )

    def _too_deep(self, mark: Any) -> NoReturn:
        message = Text(f"嵌套超过 {MAX_DEPTH} 层", f"nested more than {MAX_DEPTH} levels deep")
        self._find(
            "DG027", mark, message, Text("请检查括号和缩进", "look at the brackets and the indentation")
        )
        raise TooDeepError

    def _find(self, code: str, mark: Any, message: Text, remedy: Text) -> None:
        self._add(finding(code, self._place(mark), message, remedy))

    def _add(self, found: Diagnostic) -> None:
        if len(self.findings) < self._limit:
            self.findings.append(found)

    def _place(self, mark: Any) -> Place:
        return self._where.place(mark.index)
