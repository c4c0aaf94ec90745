"""Check the loaded project: one function a rule, found by code."""

from docgen.rules.check import check
from docgen.rules.table import RULES, RULES_BY_CODE

__all__ = ["RULES", "RULES_BY_CODE", "check"]
