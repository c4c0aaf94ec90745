"""Set the words of a body as runs; only strong words need a style of their own."""

from __future__ import annotations

from lxml import etree

from docgen.layout.styles import STRONG
from docgen.markdown import Run, Words
from docgen.word.markup import text_run, w


def body_paragraph(style: str, words: Words, *, label: str = "") -> etree._Element:
    """Return a paragraph in `style` that shows `label` and `words`."""
    paragraph = w("p", w("pPr", w("pStyle", val=style)))
    if words and not words[0].strong:
        words, label = (Run(label + words[0].text), *words[1:]), ""
    if label:
        paragraph.append(text_run(label))
    paragraph.extend(_run(each) for each in words)
    return paragraph


def plain_text(words: Words) -> str:
    """Return words without regard to their kind."""
    return "".join(run.text for run in words)


def _run(run: Run) -> etree._Element:
    return text_run(run.text, w("rPr", w("rStyle", val=STRONG)) if run.strong else None)
