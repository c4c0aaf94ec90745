"""A template moves to another profile, and what its owners changed stays."""

from __future__ import annotations

from docgen.layout.page import PROFILE_A, PROFILE_B
from docgen.word.blank import blank_template
from docgen.word.parts import STYLES
from docgen.word.restyle import restyle
from docgen.word.typeset import from_text

A, B = blank_template(PROFILE_A), blank_template(PROFILE_B)


def test_a_template_of_profile_a_becomes_one_of_profile_b() -> None:
    assert restyle(A, PROFILE_B) == B


def test_landscape_pages_move_too() -> None:
    text = "=== document\n<section landscape>\n[正文]\n"
    assert restyle(from_text(text, A), PROFILE_B) == from_text(text, B)


def test_the_way_back_leads_to_the_same_bytes() -> None:
    assert restyle(restyle(A, PROFILE_B), PROFILE_A, made_for=PROFILE_B) == A


def test_the_same_profile_changes_nothing() -> None:
    assert restyle(A, PROFILE_A) == A


def test_a_number_that_staff_chose_stays() -> None:
    theirs = {**A, STYLES: A[STYLES].replace(b'w:line="579"', b'w:line="560"')}
    assert b'w:line="560"' in restyle(theirs, PROFILE_B)[STYLES]


def test_a_style_that_staff_made_stays() -> None:
    own = b'<w:style w:type="paragraph" w:styleId="own"><w:pPr><w:spacing w:line="579"/></w:pPr></w:style>'
    theirs = {**A, STYLES: A[STYLES].replace(b"</w:styles>", own + b"</w:styles>")}
    assert own in restyle(theirs, PROFILE_B)[STYLES]
