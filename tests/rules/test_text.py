"""Prove that texts without a fault are cheap: detail patterns are compiled only once a suspect is found."""

from typing import Any

import pytest

from docgen.rules import check, document_number
from docgen.rules.text import blanks, half_width, leftover, ranges_and_dashes, wrong_number_in_text
from tests.projects import AS_OF, CHECKOUT, load_project

PATTERNS = [
    blanks._blank,
    document_number._likely_parts,
    half_width._patterns,
    leftover._kinds,
    ranges_and_dashes._patterns,
    wrong_number_in_text._forms,
]


@pytest.mark.parametrize("patterns", PATTERNS, ids=lambda patterns: patterns.__module__)
def test_the_sample_compiles_no_detail_patterns(patterns: Any) -> None:
    patterns.cache_clear()
    check(load_project(CHECKOUT).project, as_of=AS_OF)
    assert patterns.cache_info().currsize == 0
