"""Find what a document type must print and a template does not, on some way through its loops."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Final

from jinja2 import nodes

from docgen.context.names import singular
from docgen.diagnostics import Text
from docgen.word.environment import TemplateEnvironment
from docgen.word.locate import Flaw
from docgen.word.source import PartSource
from docgen.word.tag_faults import UNPRINTED

_SHOWS_NOTHING: Final = frozenset({"length", "count", "align_to_grid"})
"""Filters whose output does not show the text that they are given."""

_MOST_CONDITIONS: Final = 10
"""Conditions of one loop of which every combination is tried."""

_Names = Mapping[str, str]
"""What each loop variable or set name stands for: ``task`` for ``section.tasks``."""


@dataclass(frozen=True, slots=True)
class _Loop:
    """One loop over records: its body, what its names stand for, and where it stands."""

    record: str
    body: list[nodes.Node]
    names: _Names
    line: int


def unprinted(
    sources: Iterable[PartSource], prints: Collection[str], environment: TemplateEnvironment
) -> Iterator[Flaw]:
    """Yield each name of `prints` that no tag prints, and each way through a loop that leaves one out.

    A name may give several of which one is enough: ``document.title_lines|document.title``. Names of one
    record of a loop, such as ``item.text`` and ``item.clause``, belong together: where one is printed, all
    are.
    """
    trees = [(source, environment.parse(source.source)) for source in sources]
    shown = {name for _, tree in trees for name in _printed(tree.body, {}, lambda _: True)}
    missing = [name for name in prints if not any(_is_shown(one, shown) for one in name.split("|"))]
    for name in missing:
        fact = name.replace("|", " / ")
        yield Flaw(UNPRINTED, Text(f"全文没有印出 {fact}", f"{fact} is never printed"))
    together = _by_record(name for name in prints if name not in missing and "|" not in name)
    for source, tree in trees:
        for loop in _loops(tree.body, {}):
            yield from _left_out(loop, together.get(loop.record, ()), source)


def _by_record(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return the names that belong together, by the record that a loop gives them."""
    found: dict[str, tuple[str, ...]] = {}
    for name in names:
        record = name.partition(".")[0]
        found[record] = (*found.get(record, ()), name)
    return {record: several for record, several in found.items() if len(several) > 1}


def _left_out(loop: _Loop, together: tuple[str, ...], source: PartSource) -> Iterator[Flaw]:
    """Yield what one way through the loop leaves out; a loop that prints none of the names is free."""
    if not set(together) & set(_printed(loop.body, loop.names, lambda _: True)):
        return
    missing: dict[str, None] = {}
    tests = [node.test for each in loop.body for node in _within(each, nodes.If)]
    atoms = {_said(atom, loop.names): atom for test in tests for atom in _atoms(test)}
    plain = all(isinstance(atom, (nodes.Name, nodes.Getattr)) for atom in atoms.values())
    for values in product((True, False), repeat=min(len(atoms), _MOST_CONDITIONS)):
        truth = dict(zip(atoms, values, strict=False))
        empty = {name for name, value in truth.items() if not value}
        held = _decided(truth, loop.names)
        shown = set(_printed(loop.body, loop.names, held)) & set(together)
        if shown or plain:
            missing.update(dict.fromkeys(name for name in together if name not in shown | empty))
    for name in missing:
        fact = Text(f"有的分支没有印出 {name}", f"one branch of the loop does not print {name}")
        yield Flaw(UNPRINTED, fact, source.paragraph_at(loop.line))


def _printed(body: Iterable[nodes.Node], names: _Names, holds: Callable[[nodes.Node], bool]) -> Iterator[str]:
    """Yield the names that the statements print; a `holds` that is always true takes every branch."""
    known = dict(names)
    for node in body:
        match node:
            case nodes.Output():
                yield from (name for part in node.nodes for name in _paths(part, known))
            case nodes.For():
                inner = {**known, **_bound(node.target, node.iter, known)}
                yield from _printed(node.body, inner, holds)
                yield from _printed(node.else_, known, holds)
            case nodes.If():
                yield from _printed(_way(node, holds), known, holds)
            case nodes.Assign():
                known.update(_bound(node.target, node.node, known))
            case nodes.With():
                for target, value in zip(node.targets, node.values, strict=True):
                    known.update(_bound(target, value, known))
                yield from _printed(node.body, known, holds)
            case nodes.FilterBlock():
                yield from _printed(node.body, known, holds)


def _way(node: nodes.If, holds: Callable[[nodes.Node], bool]) -> list[nodes.Node]:
    """Return the statements that run; every branch where all conditions are taken to hold both ways."""
    if holds(node.test) and holds(nodes.Not(node.test)):
        return [*node.body, *node.elif_, *node.else_]
    if holds(node.test):
        return node.body
    following = next((each for each in node.elif_ if holds(each.test)), None)
    return following.body if following is not None else node.else_


def _loops(body: Iterable[nodes.Node], names: _Names) -> Iterator[_Loop]:
    """Yield every loop over a list of records, the outer before the inner."""
    known = dict(names)
    for node in body:
        if isinstance(node, nodes.For):
            bound = _bound(node.target, node.iter, known)
            inner = {**known, **bound}
            for path in bound.values():
                yield _Loop(_record(path), node.body, inner, node.lineno)
            yield from _loops(node.body, inner)
        elif isinstance(node, nodes.Assign):
            known.update(_bound(node.target, node.node, known))
        else:
            yield from _loops(node.iter_child_nodes(), known)


def _bound(target: nodes.Node, value: nodes.Node, names: _Names) -> dict[str, str]:
    """Return what a name stands for that `value` is looped over or set to; nothing where that is unclear."""
    path = next(iter(_paths(value, names)), "") if isinstance(target, nodes.Name) else ""
    return {target.name: path} if isinstance(target, nodes.Name) and path else {}


def _paths(node: nodes.Node, names: _Names) -> Iterator[str]:
    """Yield the names that an expression shows; conditions in it show nothing."""
    if isinstance(node, nodes.Filter) and node.name in _SHOWS_NOTHING:
        return
    if isinstance(node, (nodes.Name, nodes.Getattr)):
        path = _path(node, names)
        if path:
            yield path
        return
    if isinstance(node, (nodes.Compare, nodes.Test, nodes.Not)):
        return
    test = node.test if isinstance(node, nodes.CondExpr) else None
    for child in node.iter_child_nodes():
        if child is not test:
            yield from _paths(child, names)


def _path(node: nodes.Node, names: _Names) -> str:
    """Return the name as the manual lists it: ``item.text``, whatever the loop calls its entry."""
    if isinstance(node, nodes.Name):
        return names.get(node.name, node.name)
    if not isinstance(node, nodes.Getattr):
        return ""
    if isinstance(node.node, nodes.Name) and node.node.name in names:
        return f"{_record(names[node.node.name])}.{node.attr}"
    owner = _path(node.node, names)
    return f"{owner}.{node.attr}" if owner else ""


def _record(path: str) -> str:
    """Return what the manual calls an entry of the list `path`: ``item`` of ``task.items``."""
    last = path.rpartition(".")[2]
    return singular(last) if "." in path else path


def _is_shown(name: str, shown: Collection[str]) -> bool:
    """Say whether `name`, or a part of what it holds, is among what is printed."""
    return any(each == name or each.startswith(f"{name}.") for each in shown)


def _within(node: nodes.Node, kind: type[nodes.If]) -> Iterator[nodes.If]:
    """Yield the statements of this kind in `node`, itself among them."""
    if isinstance(node, kind):
        yield node
    yield from node.find_all(kind)


def _atoms(test: nodes.Node) -> Iterator[nodes.Node]:
    """Yield the conditions that ``and``, ``or`` and ``not`` join."""
    if isinstance(test, (nodes.And, nodes.Or)):
        yield from _atoms(test.left)
        yield from _atoms(test.right)
    elif isinstance(test, nodes.Not):
        yield from _atoms(test.node)
    else:
        yield test


def _said(atom: nodes.Node, names: _Names) -> str:
    """Return one text for equal conditions."""
    return _path(atom, names) or repr(atom)


def _decided(truth: Mapping[str, bool], names: _Names) -> Callable[[nodes.Node], bool]:
    """Return what decides a condition where its parts are as `truth` says; what it does not say is true."""

    def holds(test: nodes.Node) -> bool:
        match test:
            case nodes.And():
                return holds(test.left) and holds(test.right)
            case nodes.Or():
                return holds(test.left) or holds(test.right)
            case nodes.Not():
                return not holds(test.node)
        return truth.get(_said(test, names), True)

    return holds
