"""The names that a template can use, as a loop gives them."""

from docgen.context.names import context_names

NAMES = [name for name, _ in context_names()]


def test_what_a_list_holds_goes_by_the_name_of_one_of_it() -> None:
    assert {"section.title", "entry.problem", "point.previous", "follow_up_team.rate"} <= set(NAMES)


def test_no_name_is_listed_twice() -> None:
    assert len(NAMES) == len(set(NAMES))


def test_every_name_has_a_meaning_in_chinese() -> None:
    assert [
        name for name, meaning in context_names() if not any("一" <= sign <= "鿿" for sign in meaning)
    ] == []
