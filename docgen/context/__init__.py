"""Compose what a template sees: words, clauses and dates, finished for print."""

from docgen.context.compose import SharedViews, context_of
from docgen.context.views import CONTEXT_VERSION, Context
from docgen.reporting.each import Each, each_of

__all__ = ["CONTEXT_VERSION", "Context", "Each", "SharedViews", "context_of", "each_of"]
