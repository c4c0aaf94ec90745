"""Write the text of a document as a web page, as Markdown or as plain text."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from docgen.diagnostics import Diagnostic, Text
from docgen.markdown.pandoc import Node, run_pandoc
from docgen.ooxml.findings import MISSING_PART
from docgen.ooxml.package import PackageError, read_package
from docgen.ooxml.xml import parse_xml
from docgen.release.cleaning import words_of
from docgen.release.flow import DOCUMENT, in_flow
from docgen.release.losses import losses
from docgen.release.meanings import meanings_of
from docgen.release.page import page_of
from docgen.release.tree import Tree, tree_of

_API: Final = [1, 23, 1]
_KINDS: Final = {
    ".png": "image/png",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".gif": "image/gif",
    ".svg": "image/svg+xml",
}
"""Pictures that browsers show; as a picture, an SVG runs no script and fetches nothing."""


class Form(Enum):
    """What a document is released as: the extension of its file, and what pandoc calls the format."""

    HTML = (".html", "html5")
    MARKDOWN = (".md", "gfm")
    TEXT = (".txt", "plain")

    @property
    def extension(self) -> str:
        """Return the extension of its files, with the dot."""
        return self.value[0]


@dataclass(frozen=True, slots=True)
class Released:
    """The text of a document in one form, and what of the Word file is not in it."""

    text: str
    findings: tuple[Diagnostic, ...]


def released(data: bytes, form: Form, *, name: str, title: str) -> Released:
    """Return the Word file `data` in `form`; `name` is how messages call it.

    `title` is that of a web page whose document has no heading. The same file gives the same text. Raises
    |PackageError| where the file is no safe Word file, |DocgenError| where pandoc cannot read it.
    """
    parts = read_package(data, name=name)
    if DOCUMENT not in parts:
        raise PackageError(MISSING_PART, name, Text(DOCUMENT, DOCUMENT))
    media = _media(parts) if form is Form.HTML else {}
    tree = tree_of(in_flow(parts, name=name), meanings_of(parts, name=name), media)
    root = parse_xml(parts[DOCUMENT], part=DOCUMENT, name=name)
    findings = tuple(losses(root, words_of(list(tree.blocks)), name=name))
    if form is Form.HTML:
        return Released(page_of(_written(tree, form), title=tree.title or title), findings)
    return Released(_written(_spelt(tree), form), findings)


def _media(parts: Mapping[str, bytes]) -> dict[str, str]:
    """Return the pictures of a package as addresses that hold them, by what pandoc calls them."""
    found = {}
    for part, content in parts.items():
        kind = _KINDS.get(part[part.rfind(".") :].lower())
        if kind and part.startswith("word/"):
            packed = base64.b64encode(content).decode()
            found[part.removeprefix("word/")] = f"data:{kind};base64,{packed}"
    return found


def _written(tree: Tree, form: Form) -> str:
    document = {"pandoc-api-version": _API, "meta": {}, "blocks": list(tree.blocks)}
    arguments = ["--from=json", f"--to={form.value[1]}", "--wrap=none"]
    return run_pandoc(arguments, json.dumps(document).encode()).decode().replace("\r\n", "\n")


def _spelt(tree: Tree) -> Tree:
    """Return a tree in which captions and figures are paragraphs, and divisions are gone."""
    return Tree(tree.title, tuple(_flat(tree.blocks)))


def _flat(blocks: Sequence[Node]) -> Iterator[Node]:
    for block in blocks:
        content = block.get("c")
        match block["t"]:
            case "Div":
                yield from _flat(content[1])
            case "Figure":
                yield from _flat(content[2])
                yield from _paragraphs(content[1][1])
            case "Table":
                yield from _paragraphs(content[1][1])
                yield {"t": "Table", "c": [content[0], [None, []], *content[2:]]}
            case _:
                yield block


def _paragraphs(blocks: Sequence[Node]) -> Iterator[Node]:
    yield from ({"t": "Para", "c": block["c"]} for block in blocks)
