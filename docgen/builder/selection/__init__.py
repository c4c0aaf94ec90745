"""Choose what a run is about."""

from docgen.builder.selection.chosen import Selection, Span, span_of
from docgen.builder.selection.select import RESULTS, STATES, Past, no_past, select

__all__ = ["RESULTS", "STATES", "Past", "Selection", "Span", "no_past", "select", "span_of"]
