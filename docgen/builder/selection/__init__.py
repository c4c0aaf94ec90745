"""Choose what a run is about."""

from docgen.builder.selection.chosen import Parts, Selection, Span, made_for, span_of
from docgen.builder.selection.select import RESULTS, STATES, Past, no_past, select

__all__ = [
    "RESULTS",
    "STATES",
    "Parts",
    "Past",
    "Selection",
    "Span",
    "made_for",
    "no_past",
    "select",
    "span_of",
]
