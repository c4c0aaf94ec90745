"""Compile the source of one part: refuse what is not allowed, guard what is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from docgen.diagnostics import Diagnostic, Text
from docgen.word.allowed import refusals
from docgen.word.environment import CONCATENATE, MARKUP_GUARD, TEXT_GUARD, TemplateEnvironment
from docgen.word.jinja_words import syntax_words
from docgen.word.locate import located
from docgen.word.source import PartSource
from docgen.word.tag_faults import SYNTAX

_ESCAPED_TAGS = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


@dataclass(frozen=True, slots=True)
class Compiled:
    """Hold a compiled part, or why there is none."""

    template: Template | None
    diagnostics: tuple[Diagnostic, ...]


def compile_source(source: PartSource, environment: TemplateEnvironment, *, name: str) -> Compiled:
    """Return the compiled `source` of the template file `name`, or the faults that forbid it."""
    try:
        tree = environment.parse(source.source)
        faults = tuple(_refused(source, tree, environment, name))
        if faults:
            return Compiled(None, faults)
        guarded = _Guard(source.markup_lines).visit(tree)
        guarded.set_environment(environment)
        code = environment.compile(guarded, source.name, file_name(source))
    except (TemplateSyntaxError, RecursionError) as error:
        return Compiled(None, (_syntax_error(source, error, name),))
    template = Template.from_code(environment, code, environment.make_globals(None))
    return Compiled(template, ())


def file_name(source: PartSource) -> str:
    """Return the file name that compiled code of the part carries: by it a traceback finds its line."""
    return f"<{source.name}>"


def _refused(
    source: PartSource, tree: nodes.Template, environment: TemplateEnvironment, name: str
) -> Iterator[Diagnostic]:
    for refusal in refusals(tree, environment):
        paragraph = source.paragraph_at(refusal.line)
        yield located(refusal.fault, refusal.fact, name=name, paragraph=paragraph, remedy=refusal.remedy)


def _syntax_error(source: PartSource, error: TemplateSyntaxError | RecursionError, name: str) -> Diagnostic:
    if isinstance(error, TemplateSyntaxError):
        at_end = "end of template" in (error.message or "")
        paragraph = source.cut or (source.unclosed if at_end else None) or source.paragraph_at(error.lineno)
        return located(SYNTAX, syntax_words(error.message or ""), name=name, paragraph=paragraph)
    return located(SYNTAX, Text("嵌套过深", "nested too deeply"), name=name, paragraph=None)


class _Guard(NodeTransformer):
    """Put every printed value through the guard of its place, and every ``~`` through the bounds."""

    def __init__(self, markup_lines: frozenset[int]) -> None:
        self._markup_lines = markup_lines

    def visit_Output(self, node: nodes.Output) -> nodes.Output:  # noqa: N802 - Jinja's name for it
        """Guard the values of an output; its literal text loses docxtpl's escapes of braces."""
        self.generic_visit(node)
        node.nodes = [self._guarded(child) for child in node.nodes]
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        """Join within bounds."""
        self.generic_visit(node)
        return _filter(nodes.List(list(node.nodes), lineno=node.lineno), CONCATENATE)

    def _guarded(self, child: nodes.Expr) -> nodes.Expr:
        if isinstance(child, nodes.TemplateData):
            for escaped, plain in _ESCAPED_TAGS:
                child.data = child.data.replace(escaped, plain)
            return child
        return _filter(child, MARKUP_GUARD if child.lineno in self._markup_lines else TEXT_GUARD)


def _filter(node: nodes.Expr, name: str) -> nodes.Filter:
    no_arguments: list[Any] = []
    return nodes.Filter(node, name, no_arguments, no_arguments, None, None, lineno=node.lineno)
