"""Walk a parsed template and name what it may not do, whatever its data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from jinja2 import nodes

from docgen.diagnostics import NO_TEXT, Text
from docgen.faults import Fault
from docgen.word.environment import TemplateEnvironment
from docgen.word.locate import suggestion
from docgen.word.tag_faults import STATEMENT, UNKNOWN_FILTER, UNSAFE


@dataclass(frozen=True, slots=True)
class RefusedStatement:
    """Name a statement that no template may hold, and what Jinja parses it into: nothing if it lacks it."""

    word: str
    nodes: tuple[type[nodes.Node], ...]
    ends: bool = False
    """Whether it is a block with an end of its own."""


_STATEMENTS: Final = (
    RefusedStatement("include", (nodes.Include,)),
    RefusedStatement("import", (nodes.Import,)),
    RefusedStatement("from", (nodes.FromImport,)),
    RefusedStatement("extends", (nodes.Extends,)),
    RefusedStatement("block", (nodes.Block,), ends=True),
    RefusedStatement("macro", (nodes.Macro,), ends=True),
    RefusedStatement("call", (nodes.CallBlock,), ends=True),
    RefusedStatement("autoescape", (nodes.ScopedEvalContextModifier, nodes.EvalContextModifier), ends=True),
    RefusedStatement("do", ()),
    RefusedStatement("trans", (), ends=True),
)
REFUSED: Final = frozenset(each.word for each in _STATEMENTS)
REFUSED_ENDS: Final = frozenset(f"end{each.word}" for each in _STATEMENTS if each.ends)
_WORDS: Final = {node: each.word for each in _STATEMENTS for node in each.nodes}


@dataclass(frozen=True, slots=True)
class Refusal:
    """Say what is refused on a line of the source."""

    line: int
    fault: Fault
    fact: Text
    remedy: Text = NO_TEXT


def refusals(tree: nodes.Node, environment: TemplateEnvironment) -> Iterator[Refusal]:
    """Yield everything under `tree` that no template may do."""
    for node in _nodes(tree):
        word = _WORDS.get(type(node))
        if isinstance(node, nodes.For) and node.recursive:
            word = "for … recursive"
        if word:
            yield Refusal(node.lineno, STATEMENT, Text(f"{{% {word} %}}", f"{{% {word} %}}"))
        elif isinstance(node, nodes.Filter):
            yield from _unknown(node, environment.filters, Text("过滤器", "filter"))
        elif isinstance(node, nodes.Test):
            yield from _unknown(node, environment.tests, Text("判断", "test"))
        elif isinstance(node, (nodes.Getattr, nodes.Getitem)):
            yield from _private(node)


def _nodes(tree: nodes.Node) -> Iterator[nodes.Node]:
    yield tree
    for child in tree.iter_child_nodes():
        yield from _nodes(child)


def _unknown(node: nodes.Filter | nodes.Test, known: object, kind: Text) -> Iterator[Refusal]:
    names = known if isinstance(known, dict) else {}
    if node.name not in names:
        fact = Text(f"{kind.zh} {node.name}", f"{kind.en} {node.name}")
        yield Refusal(node.lineno, UNKNOWN_FILTER, fact, suggestion(node.name, names))


def _private(node: nodes.Getattr | nodes.Getitem) -> Iterator[Refusal]:
    constant = (
        node.arg.value if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const) else None
    )
    name = node.attr if isinstance(node, nodes.Getattr) else constant
    if isinstance(name, str) and name.startswith("_"):
        yield Refusal(node.lineno, UNSAFE, Text(name, name))
