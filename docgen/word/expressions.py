"""Follow one expression through the contract and note every name in it that does not exist."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from docgen.diagnostics import NO_TEXT, Text
from docgen.faults import Fault
from docgen.word.environment import MAPPING_METHODS, TEXT_METHODS, TemplateEnvironment
from docgen.word.locate import suggestion
from docgen.word.shapes import (
    LIST_FILTERS,
    LOOP_FIELDS,
    NUMBER,
    ONE_OF,
    TEXT,
    TRUTH,
    UNKNOWN,
    Kind,
    Shape,
    filtered,
)
from docgen.word.tag_faults import DICT_METHOD, LOOP_LEAK, UNGUARDED, UNKNOWN_NAME, WRONG_KIND

_DICT_NAMES: Final = frozenset(dir(dict))
_BY_ATTRIBUTE: Final = frozenset({"selectattr", "rejectattr", "groupby"})
_TAKES_NOTHING: Final = frozenset({"default", "d"})
"""Filters that are made for values that may be absent."""
_UNPRINTABLE: Final = frozenset({Kind.LIST, Kind.RECORD, Kind.MAPPING, Kind.TRUTH})


@dataclass(frozen=True, slots=True)
class Problem:
    """Say what is wrong in an expression."""

    fault: Fault
    fact: Text
    remedy: Text = NO_TEXT


class Expressions:
    """Read the expressions of one tag; `problems` grows with what is wrong in them.

    `sure` holds the paths, such as ``document.requirements``, that an enclosing condition has tested.
    """

    def __init__(
        self,
        names: Mapping[str, Shape],
        sure: frozenset[str],
        environment: TemplateEnvironment,
        ended: frozenset[str] = frozenset(),
    ) -> None:
        self.names = names
        self.sure = sure
        self.problems: list[Problem] = []
        self._environment = environment
        self._ended = ended

    def shape(self, node: nodes.Node) -> Shape:  # noqa: C901 - one case for each kind of expression
        """Return what `node` yields."""
        match node:
            case nodes.Name():
                return self._name(node.name)
            case nodes.Getattr():
                return self._attribute(node.node, node.attr)
            case nodes.Getitem():
                return self._item(node)
            case nodes.Filter():
                return self._filter(node)
            case nodes.Call():
                return self._call(node)
            case nodes.CondExpr():
                return self._choice(node)
            case nodes.And():
                return self._both(node)
            case nodes.Const():
                return {str: TEXT, int: NUMBER, float: NUMBER}.get(type(node.value), UNKNOWN)
            case nodes.Concat():
                return self._joined(node)
            case nodes.Compare() | nodes.Not() | nodes.Test():
                self._children(node)
                return TRUTH
            case nodes.List() | nodes.Tuple():
                self._children(node)
                return Shape(Kind.LIST)
        self._children(node)
        return UNKNOWN

    def looped(self, node: nodes.Node) -> Shape:
        """Return what one turn of a loop over `node` yields."""
        shape = self.shape(node)
        self._must_be_sure(shape, node)
        if shape.kind is Kind.MAPPING:
            return TEXT
        if shape.kind not in (Kind.LIST, Kind.UNKNOWN):
            kind = shape.kind.words
            self._note(WRONG_KIND, f"for 不能循环{kind.zh}", f"a for loop over {kind.en}")
        return shape.one

    def is_sure(self, node: nodes.Node) -> bool:
        """Say whether an enclosing condition has tested `node`."""
        return _path(node) in self.sure

    def _note(self, fault: Fault, zh: str, en: str, remedy: Text = NO_TEXT) -> None:
        self.problems.append(Problem(fault, Text(zh, en), remedy))

    def _children(self, node: nodes.Node) -> None:
        for child in node.iter_child_nodes():
            self.shape(child)

    def _name(self, name: str) -> Shape:
        if name in self.names:
            return self.names[name]
        if name in self._environment.globals:
            return UNKNOWN
        if name in self._ended:
            self._note(LOOP_LEAK, name, name)
        else:
            self._note(UNKNOWN_NAME, name, name, suggestion(name, list(self.names)))
        return UNKNOWN

    def _attribute(
        self, owner_node: nodes.Node, name: str, *, called: bool = False, subscript: bool = False
    ) -> Shape:
        owner = self.shape(owner_node)
        self._must_be_sure(owner, owner_node)
        if name.startswith("_") or owner.kind in (Kind.UNKNOWN, Kind.MARKUP):
            return UNKNOWN
        if owner.kind is Kind.MAPPING:
            return owner.one if subscript else self._entry(owner, name, called=called)
        if owner.kind is Kind.TEXT and called and name in TEXT_METHODS:
            return UNKNOWN
        fields = LOOP_FIELDS if owner.kind is Kind.LOOP else owner.fields
        if name in fields:
            return fields[name]
        full = f"{_path(owner_node) or '…'}.{name}"
        kind = owner.kind.words
        if fields:
            self._note(UNKNOWN_NAME, full, full, suggestion(name, list(fields)))
        else:
            self._note(UNKNOWN_NAME, f"{full}（前面是{kind.zh}）", f"{full} (of {kind.en})")
        return UNKNOWN

    def _entry(self, owner: Shape, name: str, *, called: bool) -> Shape:
        if name not in _DICT_NAMES:
            return owner.one
        if not called or name not in MAPPING_METHODS:
            remedy = Text(f"写成 ['{name}']，或换一个键名", f"write ['{name}'], or choose another key")
            self._note(DICT_METHOD, f".{name}", f".{name}", remedy)
        return UNKNOWN

    def _item(self, node: nodes.Getitem) -> Shape:
        if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
            return self._attribute(node.node, node.arg.value, subscript=True)
        owner = self.shape(node.node)
        self._children(node.arg)
        return owner if isinstance(node.arg, nodes.Slice) else owner.one.uncertain

    def _filter(self, node: nodes.Filter) -> Shape:
        base = self.shape(node.node) if node.node is not None else TEXT
        if node.node is not None and node.name not in _TAKES_NOTHING:
            self._must_be_sure(base, node.node)
        for argument in (*node.args, *node.kwargs):
            self._children(argument) if isinstance(argument, nodes.Keyword) else self.shape(argument)
        kind = base.kind.words
        if node.name in LIST_FILTERS and base.kind not in (Kind.LIST, Kind.UNKNOWN, Kind.MAPPING):
            self._note(WRONG_KIND, f"|{node.name} 不能用于{kind.zh}", f"|{node.name} on {kind.en}")
            return UNKNOWN
        attribute = _attribute_of(node)
        picked = self._picked(base, attribute) if attribute else None
        if node.name == "map":
            return Shape(Kind.LIST, entry=picked)
        printed = picked or base.one
        if node.name == "join" and printed.kind in _UNPRINTABLE:
            kind = printed.kind.words
            self._note(WRONG_KIND, f"|join 的每一项是{kind.zh}", f"|join of entries that are each {kind.en}")
        return filtered(base, node.name, self._environment.filters.get(node.name))

    def _picked(self, base: Shape, attribute: str) -> Shape:
        """Return what `attribute`, a dotted path, is of each entry of `base`."""
        shape = base.one
        for name in attribute.split("."):
            if shape.kind is not Kind.RECORD:
                return UNKNOWN
            if name not in shape.fields:
                self._note(UNKNOWN_NAME, name, name, suggestion(name, list(shape.fields)))
                return UNKNOWN
            shape = shape.fields[name]
        return shape

    def _call(self, node: nodes.Call) -> Shape:
        for argument in (*node.args, *node.kwargs):
            self._children(argument) if isinstance(argument, nodes.Keyword) else self.shape(argument)
        if isinstance(node.node, nodes.Getattr):
            return self._attribute(node.node.node, node.node.attr, called=True)
        self.shape(node.node)
        return Shape(Kind.LIST, entry=NUMBER) if _path(node.node) == "range" else UNKNOWN

    def _choice(self, node: nodes.CondExpr) -> Shape:
        self.shape(node.test)
        sure, otherwise = guards(node.test)
        first = self._within(sure, node.expr1)
        second = self._within(otherwise, node.expr2) if node.expr2 is not None else UNKNOWN
        return first if first.kind is second.kind else UNKNOWN

    def _both(self, node: nodes.And) -> Shape:
        self.shape(node.left)
        return self._within(guards(node.left)[0], node.right)

    def _within(self, sure: frozenset[str], node: nodes.Node) -> Shape:
        outer, self.sure = self.sure, self.sure | sure
        shape = self.shape(node)
        self.sure = outer
        return shape

    def _joined(self, node: nodes.Concat) -> Shape:
        for child in node.nodes:
            shape = self.shape(child)
            if shape.kind in _UNPRINTABLE:
                kind = shape.kind.words
                self._note(WRONG_KIND, f"~ 不能连接{kind.zh}", f"~ with {kind.en}")
        return TEXT

    def _must_be_sure(self, shape: Shape, node: nodes.Node) -> None:
        path = _path(node)
        if shape.optional and path and path not in self.sure:
            self._note(
                UNGUARDED, path, path, Text(f"先写 {{% if {path} %}}", f"test {{% if {path} %}} first")
            )


def guards(test: nodes.Node) -> tuple[frozenset[str], frozenset[str]]:
    """Return the paths that are present where `test` holds, and those where it does not."""
    if isinstance(test, nodes.Not):
        sure, otherwise = guards(test.node)
        return otherwise, sure
    if isinstance(test, nodes.Test) and test.name in ("none", "undefined"):
        return frozenset(), frozenset({_path(test.node)})
    if isinstance(test, nodes.And):
        return guards(test.left)[0] | guards(test.right)[0], frozenset()
    if isinstance(test, nodes.Or):
        return frozenset(), guards(test.left)[1] | guards(test.right)[1]
    return frozenset(_paths(test)), frozenset()


def _paths(node: nodes.Node) -> Iterator[str]:
    if path := _path(node):
        yield path
    for child in node.iter_child_nodes():
        yield from _paths(child)


def _path(node: nodes.Node) -> str:
    """Return the dotted path that `node` reads, or an empty text where it is no plain path.

    For one entry of a list it is the list's: where the list has been tested, it has an entry.
    """
    if isinstance(node, nodes.Name):
        return node.name
    if isinstance(node, nodes.Getattr):
        owner = _path(node.node)
        return f"{owner}.{node.attr}" if owner else ""
    if isinstance(node, nodes.Filter) and node.name in ONE_OF and node.node is not None:
        return _path(node.node)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return _path(node.node) if isinstance(node.arg.value, int) else ""
    return ""


def _attribute_of(node: nodes.Filter) -> str:
    """Return the field that a filter such as ``map(attribute='title')`` reads of each entry."""
    given = next((pair.value for pair in node.kwargs if pair.key == "attribute"), None)
    if given is None and node.name in _BY_ATTRIBUTE and node.args:
        given = node.args[0]
    return given.value if isinstance(given, nodes.Const) and isinstance(given.value, str) else ""
