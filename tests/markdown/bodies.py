"""Say what blocks print, for the tests of bodies."""

from __future__ import annotations

from docgen.markdown import Block, Heading, ListItem, Paragraph, Picture, Words, label


def printed(words: Words) -> str:
    """Return words as one text, strong ones between stars."""
    return "".join(f"*{run.text}*" if run.strong else run.text for run in words)


def shown(block: Block) -> str:
    """Return a block on one line."""
    match block:
        case Paragraph():
            return printed(block.words)
        case Heading():
            return f"H{block.level} {label(block.level, block.number)}{printed(block.words)}"
        case ListItem():
            return f"{'-' * block.depth} {block.number or '·'} {printed(block.words)}"
        case Picture():
            return f"![{block.alt}]({block.path}) {block.title}".rstrip()
        case _:
            rows = [" | ".join(map(printed, row)) for row in (block.head, *block.rows) if row]
            return " / ".join([printed(block.caption), *rows])
