"""Say which part of a context a template reads, without rendering it.

What cannot be followed counts as read whole: the answer may name too much, never too little. So two contexts
that agree in the part that is read give the same document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from typing import Any, Final

from jinja2 import TemplateSyntaxError, nodes

from docgen.ooxml.package import PackageError, read_package
from docgen.ooxml.xml import parse_xml
from docgen.word.environment import TemplateEnvironment, template_environment
from docgen.word.parts import DOCUMENT, merged_parts
from docgen.word.source import part_source

_COUNTS: Final = frozenset({"length", "count"})
"""Filters that show how many entries there are, and nothing of them."""

_Path = tuple[str, ...]
_Names = Mapping[str, frozenset[_Path]]
"""What each name that a template binds may stand for; one that was computed stands for nothing more."""
_NOWHERE: Final[frozenset[_Path]] = frozenset()


@dataclass(slots=True, eq=False)
class Reads:
    """What is read of a value: all of it, or some of its fields, each in the same way.

    Of a list the same is read of every entry. A value of which no field is read is only tested or counted.
    """

    whole: bool = False
    names: dict[str, Reads] = field(default_factory=dict)

    def at(self, path: _Path) -> Reads:
        """Return what is read at `path`, which from now on is read at least as far as to be tested."""
        reads = self
        for name in path:
            reads = reads.names.setdefault(name, Reads())
        return reads


def reads_of(data: bytes, *, name: str) -> Reads:
    """Return what the template in the .docx `data` reads of its context; all, where it cannot be read."""
    reads = Reads()
    try:
        parts = read_package(data, name=name)
        if DOCUMENT not in parts:
            return Reads(whole=True)
        environment = template_environment({})
        for part in merged_parts(parts, name=name):
            root = parse_xml(parts[part], part=part, name=name, keep_blank=False)
            source = part_source(part, root)
            if source is not None:
                _Reader(reads).statements(_parsed(source.source, environment), {})
    except (PackageError, TemplateSyntaxError, RecursionError, _UnclearError):
        return Reads(whole=True)
    return reads


def read_values(value: object, reads: Reads) -> Any:
    """Return the part of `value` that is read, in values that JSON has: fields by name, lists, scalars."""
    if reads.whole or isinstance(value, Mapping):
        return _all(value)
    if isinstance(value, (list, tuple)):
        return [read_values(entry, reads) for entry in value]
    if is_dataclass(value):
        return {name: read_values(getattr(value, name, None), each) for name, each in reads.names.items()}
    return None if value is None else bool(value)


def _all(value: object) -> Any:
    if isinstance(value, (list, tuple)):
        return [_all(entry) for entry in value]
    if isinstance(value, Mapping):
        return {str(key): _all(entry) for key, entry in value.items()}
    if is_dataclass(value):
        return {entry.name: _all(getattr(value, entry.name)) for entry in fields(value)}
    return value


class _UnclearError(Exception):
    """A statement that nothing is known of."""


def _parsed(source: str, environment: TemplateEnvironment) -> list[nodes.Node]:
    return environment.parse(source).body


class _Reader:
    """Follow the statements of a template and note what they read."""

    def __init__(self, reads: Reads) -> None:
        self._reads = reads

    def statements(self, body: list[nodes.Node], names: _Names) -> None:
        """Note what `body` reads, in which `names` are bound."""
        known = dict(names)
        for node in body:
            self._statement(node, known)

    def _statement(self, node: nodes.Node, known: dict[str, frozenset[_Path]]) -> None:
        match node:
            case nodes.Output():
                self._children(node, known)
            case nodes.If():
                self._tested(node.test, known)
                # An `if` opens no scope: what is set in it stays known, and so do both ways of setting it.
                for each in (*node.body, *node.elif_, *node.else_):
                    self._statement(each, known)
            case nodes.For():
                self._loop(node, known)
            case nodes.Assign():
                for name, paths in self._bound(node.target, node.node, known).items():
                    known[name] = known.get(name, frozenset()) | paths
            case nodes.With():
                bound = (self._bound(*pair, known) for pair in zip(node.targets, node.values, strict=True))
                inner = {name: paths for each in bound for name, paths in each.items()}
                self.statements(node.body, {**known, **inner})
            case nodes.AssignBlock() | nodes.FilterBlock():
                self._block(node, known)
            case _:
                raise _UnclearError

    def _loop(self, node: nodes.For, known: _Names) -> None:
        inner = {**known, **self._bound(node.target, node.iter, known), "loop": _NOWHERE}
        if node.test is not None:
            self._tested(node.test, inner)
        self.statements(node.body, inner)
        self.statements(node.else_, known)

    def _block(self, node: nodes.AssignBlock | nodes.FilterBlock, known: dict[str, frozenset[_Path]]) -> None:
        if node.filter is not None:
            self._children(node.filter, known)
        self.statements(node.body, known)
        if isinstance(node, nodes.AssignBlock):
            known.update({name.name: known.get(name.name, _NOWHERE) for name in _names_in(node.target)})

    def _bound(self, target: nodes.Node, value: nodes.Node, known: _Names) -> dict[str, frozenset[_Path]]:
        """Return what the names of `target` stand for; what is computed has been read whole by then."""
        paths = self._paths(value, known)
        if isinstance(target, nodes.Name) and paths is not None:
            self._note(paths)
            return {target.name: paths}
        self._used(value, known)
        return {name.name: _NOWHERE for name in _names_in(target)}

    def _used(self, node: nodes.Node, known: _Names) -> None:
        """Note what an expression reads whose value matters."""
        paths = self._paths(node, known)
        if paths is not None:
            self._note(paths, whole=True)
        elif isinstance(node, nodes.CondExpr):
            self._tested(node.test, known)
            self._used(node.expr1, known)
            if node.expr2 is not None:
                self._used(node.expr2, known)
        elif (counted := _counted(node)) is not None:
            self._tested(counted, known)
        elif isinstance(node, nodes.Call) and isinstance(node.node, nodes.Getattr):
            # A method: of what it belongs to anything may come out.
            self._used(node.node.node, known)
            for each in (*node.args, *node.kwargs):
                self._used(each, known)
        else:
            self._children(node, known)

    def _tested(self, node: nodes.Node, known: _Names) -> None:
        """Note what an expression reads of which only the truth matters, or the number of entries."""
        paths = self._paths(node, known)
        if paths is not None:
            self._note(paths)
        elif isinstance(node, (nodes.And, nodes.Or)):
            self._tested(node.left, known)
            self._tested(node.right, known)
        else:
            self._used(node, known)

    def _children(self, node: nodes.Node, known: _Names) -> None:
        for child in node.iter_child_nodes():
            self._used(child, known)

    def _paths(self, node: nodes.Node, known: _Names) -> frozenset[_Path] | None:
        """Return the places in the context that `node` names; None where it computes something."""
        if isinstance(node, nodes.Name):
            return known.get(node.name, frozenset({(node.name,)}))
        if isinstance(node, nodes.Getattr):
            return self._below(node.node, node.attr, known)
        if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
            key = node.arg.value
            return (
                self._below(node.node, key, known) if isinstance(key, str) else self._paths(node.node, known)
            )
        return None

    def _below(self, owner: nodes.Node, name: str, known: _Names) -> frozenset[_Path] | None:
        paths = self._paths(owner, known)
        return None if paths is None else frozenset((*path, name) for path in paths)

    def _note(self, paths: frozenset[_Path], *, whole: bool = False) -> None:
        for path in paths:
            reads = self._reads.at(path)
            reads.whole = reads.whole or whole


def _counted(node: nodes.Node) -> nodes.Node | None:
    """Return what an expression only asks the truth or the length of; None where it asks for more."""
    if isinstance(node, nodes.Not):
        return node.node
    return node.node if isinstance(node, nodes.Filter) and node.name in _COUNTS else None


def _names_in(target: nodes.Node) -> Iterator[nodes.Name]:
    if isinstance(target, nodes.Name):
        yield target
    yield from target.find_all(nodes.Name)
