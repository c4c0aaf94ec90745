"""Read the tags of a part against the contract: which names there are, and what each of them is.

Tags are read one by one, not as a parsed whole, so that a template with an unclosed block still has all its
other faults reported in the same run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from jinja2 import TemplateSyntaxError, nodes

from docgen.diagnostics import Text
from docgen.word.allowed import REFUSED, REFUSED_ENDS, refusals
from docgen.word.environment import TemplateEnvironment
from docgen.word.expressions import Expressions, Problem, guards
from docgen.word.jinja_words import syntax_words
from docgen.word.locate import Flaw
from docgen.word.paragraphs import Paragraph
from docgen.word.shapes import UNKNOWN, Kind, Shape
from docgen.word.source import Tag
from docgen.word.tag_faults import PREFIX, STATEMENT, SYNTAX, UNGUARDED, WRONG_KIND

_ENDS: Final = {"endif": "if", "endfor": "for", "endwith": "with", "endset": "set", "endfilter": "filter"}
_SKIPPED: Final = frozenset({"vm", "hm", "raw", "endraw"})


def used_filters(tags: tuple[Tag, ...], environment: TemplateEnvironment) -> dict[Paragraph, frozenset[str]]:
    """Return the filters in the printing tags of each paragraph; a tag that cannot be read has none."""
    found: dict[Paragraph, frozenset[str]] = {}
    for tag in tags:
        try:
            tree = environment.parse(f"{{{{ {tag.body} }}}}" if tag.prints else "")
        except TemplateSyntaxError:
            continue
        names = frozenset(node.name for node in tree.find_all(nodes.Filter))
        found[tag.paragraph] = found.get(tag.paragraph, frozenset()) | names
    return found


@dataclass(slots=True)
class _Block:
    """Hold an open block: the names it binds, and what its condition makes sure of."""

    word: str
    names: dict[str, Shape] = field(default_factory=dict)
    sure: frozenset[str] = frozenset()
    otherwise: frozenset[str] = frozenset()


def tag_faults(
    tags: tuple[Tag, ...], contract: Mapping[str, Shape], environment: TemplateEnvironment
) -> Iterator[Flaw]:
    """Yield the faults of the tags of one part, in reading order."""
    reader = _Reader(contract, environment)
    for tag in tags:
        try:
            problems = reader.read(tag)
        except TemplateSyntaxError as error:
            problems = [Problem(SYNTAX, syntax_words(error.message or ""))]
        yield from (
            Flaw(each.fault, each.fact, tag.paragraph, each.remedy) for each in dict.fromkeys(problems)
        )


class _Reader:
    """Follow the blocks of a part and read each tag in the names that are bound there."""

    def __init__(self, contract: Mapping[str, Shape], environment: TemplateEnvironment) -> None:
        self._environment = environment
        self._blocks = [_Block("", dict(contract))]
        self._ended: set[str] = {"loop"}

    def read(self, tag: Tag) -> list[Problem]:
        """Return the problems of `tag`, and follow what it opens, binds or closes."""
        expressions = self._expressions()
        if tag.prints:
            self._printed(tag, expressions)
            return expressions.problems
        word = tag.body.split(maxsplit=1)[0] if tag.body else ""
        if word in _SKIPPED or word in REFUSED_ENDS:
            return []
        if word in REFUSED:
            fact = f"{{% {word} %}}"
            return [Problem(STATEMENT, Text(fact, fact))]
        if word in _ENDS:
            self._close(_ENDS[word])
        elif word == "else":
            self._blocks[-1].sure = self._blocks[-1].otherwise
        else:
            self._reader_of(word)(tag.body, expressions)
        return expressions.problems

    def _reader_of(self, word: str) -> Callable[[str, Expressions], None]:
        readers = {
            "if": self._if,
            "elif": self._elif,
            "for": self._for,
            "set": self._set,
            "with": self._with,
            "colspan": self._cell,
            "cellbg": self._cell,
        }
        return readers.get(word, self._other)

    def _expressions(self) -> Expressions:
        names = {name: shape for block in self._blocks for name, shape in block.names.items()}
        sure = frozenset().union(*(block.sure for block in self._blocks))
        return Expressions(names, sure, self._environment, frozenset(self._ended))

    def _parsed(self, source: str, expressions: Expressions) -> nodes.Node:
        """Return the one node that `source` is parsed into; what it may not do is a problem."""
        tree = self._environment.parse(source)
        found = refusals(tree, self._environment)
        expressions.problems += [Problem(each.fault, each.fact, each.remedy) for each in found]
        return tree.body[0]

    def _printed(self, tag: Tag, expressions: Expressions) -> None:
        output = self._parsed(f"{{{{ {tag.body} }}}}", expressions)
        for expression in output.nodes if isinstance(output, nodes.Output) else ():
            shape = expressions.shape(expression)
            problem = _misprint(shape, tag, sure=expressions.is_sure(expression))
            expressions.problems += [problem] if problem else []

    def _if(self, body: str, expressions: Expressions) -> None:
        node = self._parsed(f"{{% {body} %}}{{% endif %}}", expressions)
        if isinstance(node, nodes.If):
            expressions.shape(node.test)
            sure, otherwise = guards(node.test)
            self._blocks.append(_Block("if", {}, sure, otherwise))

    def _elif(self, body: str, expressions: Expressions) -> None:
        self._close("if")
        self._if(body.removeprefix("el"), expressions)

    def _for(self, body: str, expressions: Expressions) -> None:
        node = self._parsed(f"{{% {body} %}}{{% endfor %}}", expressions)
        if not isinstance(node, nodes.For):
            return
        entry = expressions.looped(node.iter)
        bound = dict(_bound(node.target, entry))
        loop = Shape(Kind.LOOP)
        if node.test is not None:
            inner = Expressions({**expressions.names, **bound}, expressions.sure, self._environment)
            inner.shape(node.test)
            expressions.problems += inner.problems
        self._blocks.append(_Block("for", {**bound, "loop": loop}))

    def _set(self, body: str, expressions: Expressions) -> None:
        if "=" not in body:
            self._parsed(f"{{% {body} %}}{{% endset %}}", expressions)
            self._bind({body.split()[1]: UNKNOWN})
            self._blocks.append(_Block("set"))
            return
        node = self._parsed(f"{{% {body} %}}", expressions)
        if isinstance(node, nodes.Assign):
            self._bind(dict(_bound(node.target, expressions.shape(node.node))))

    def _bind(self, names: Mapping[str, Shape]) -> None:
        """Bind names where Jinja does: `if` opens no scope, so what is set in one stays known after it."""
        block = next(block for block in reversed(self._blocks) if block.word != "if")
        block.names.update(names)

    def _with(self, body: str, expressions: Expressions) -> None:
        node = self._parsed(f"{{% {body} %}}{{% endwith %}}", expressions)
        if isinstance(node, nodes.With):
            shapes = [expressions.shape(value) for value in node.values]
            pairs = zip(node.targets, shapes, strict=True)
            names = {name: shape for target, value in pairs for name, shape in _bound(target, value)}
            self._blocks.append(_Block("with", names))

    def _cell(self, body: str, expressions: Expressions) -> None:
        self._other(f"if {body.split(maxsplit=1)[-1]} %}}{{% endif", expressions)

    def _other(self, body: str, expressions: Expressions) -> None:
        ends = "{% endfilter %}" if body.startswith("filter") else ""
        node = self._parsed(f"{{% {body} %}}{ends}", expressions)
        if isinstance(node, nodes.If):
            expressions.shape(node.test)
        elif ends:
            self._blocks.append(_Block("filter"))

    def _close(self, word: str) -> None:
        """Close the innermost block of this kind; the names it bound are gone."""
        open_words = [block.word for block in self._blocks]
        if word not in open_words:
            return
        index = len(open_words) - 1 - open_words[::-1].index(word)
        for block in self._blocks[index:]:
            self._ended |= set(block.names)
        del self._blocks[index:]


def _bound(target: nodes.Node, shape: Shape) -> Iterator[tuple[str, Shape]]:
    """Yield the names that assigning to `target` binds; of several, the shapes are unknown."""
    if isinstance(target, nodes.Name):
        yield target.name, shape
    elif isinstance(target, nodes.Tuple):
        for child in target.items:
            yield from _bound(child, UNKNOWN)


def _misprint(shape: Shape, tag: Tag, *, sure: bool) -> Problem | None:
    """Return what is wrong with printing `shape` by `tag`, or None."""
    kind = shape.kind.words
    if shape.kind in (Kind.LIST, Kind.RECORD, Kind.MAPPING, Kind.TRUTH, Kind.LOOP):
        return Problem(WRONG_KIND, Text(f"{tag.raw} 是{kind.zh}", f"{tag.raw} is {kind.en}"))
    if shape.optional and not sure:
        return Problem(UNGUARDED, Text(tag.raw, tag.raw))
    rich = tag.prefix in ("r", "p", "tr", "tc")
    if rich and shape.kind in (Kind.TEXT, Kind.NUMBER):
        return Problem(PREFIX, Text(f"{tag.raw} 是{kind.zh}", f"{tag.raw} is {kind.en}"))
    if not rich and shape.kind is Kind.MARKUP:
        return Problem(PREFIX, Text(f"{tag.raw} 是{kind.zh}", f"{tag.raw} is {kind.en}"))
    return None
