"""Read the small Markdown in which people write the bodies of documents.

    from docgen.markdown import read_markdown

    reading = read_markdown("坚持**预防为主**。")
    reading.blocks     # (Paragraph((Run("坚持"), Run("预防为主", strong=True), Run("。"))),)
    reading.findings   # what cannot be carried into a document, each with its place in the text

Paragraphs, headings of four levels, bold words, lists, pipe tables and pictures of the project are carried;
everything else is a finding. Nothing is dropped without one: each word of the text that is printed nowhere is
reported.
"""

from docgen.markdown.blocks import (
    Align,
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Table,
    Words,
)
from docgen.markdown.finding import Finding, Kind
from docgen.markdown.memory import read_bodies, read_markdown, remember
from docgen.markdown.numbering import label
from docgen.markdown.reading import Reading

__all__ = [
    "Align",
    "Block",
    "Finding",
    "Heading",
    "Kind",
    "ListItem",
    "Paragraph",
    "Picture",
    "Reading",
    "Run",
    "Table",
    "Words",
    "label",
    "read_bodies",
    "read_markdown",
    "remember",
]
