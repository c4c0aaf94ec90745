from __future__ import annotations

from docgen.ooxml.member import Skeleton, deflated_member, stored_member, write_members
from docgen.ooxml.package import read_members, read_package, write_package


def test_stored_member_keeps_its_bytes() -> None:
    assert stored_member("a", b"text").packed == b"text"


def test_deflated_member_unpacks_to_its_bytes() -> None:
    assert deflated_member("a", b"text" * 99).unpacked() == b"text" * 99


def test_members_are_copied_as_they_are_packed() -> None:
    members = read_members(write_package({"[Content_Types].xml": b"<Types/>" * 40, "a": b"b"}))
    assert read_members(write_members(members)) == members


def test_skeleton_takes_the_changed_members_after_the_kept_ones() -> None:
    kept = [deflated_member("[Content_Types].xml", b"<Types/>"), deflated_member("a", b"1")]
    filled = Skeleton.of(kept).filled([stored_member("b", b"2")])
    assert read_package(filled) == {"[Content_Types].xml": b"<Types/>", "a": b"1", "b": b"2"}
