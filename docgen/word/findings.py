"""List every fault that a Word template can be given, each with its manual.

Codes are never reused: a fault that goes leaves a hole.
"""

from __future__ import annotations

from docgen.faults import Fault
from docgen.ooxml.findings import PACKAGE_FAULTS
from docgen.word import file_faults, picture_faults, tag_faults

TEMPLATE_FAULTS: dict[str, Fault] = {
    **{
        value.code: value
        for module in (tag_faults, file_faults, picture_faults)
        for value in vars(module).values()
        if isinstance(value, Fault)
    },
    **PACKAGE_FAULTS,
}
"""Each code with its fault, in order."""
