from __future__ import annotations

import pytest

from docgen.word.bounds import MAX_LENGTH, LimitError, bounded, encoded, size_of_result


def test_chunks_are_joined_in_order() -> None:
    assert encoded(str(number % 10) for number in range(5000)) == b"0123456789" * 500


def test_largest_allowed_size_passes() -> None:
    bounded(MAX_LENGTH)


def test_one_more_does_not() -> None:
    with pytest.raises(LimitError):
        bounded(MAX_LENGTH + 1)


@pytest.mark.parametrize(
    ("operator", "left", "right", "size"),
    [("+", "ab", "c", 3), ("*", "ab", 5, 10), ("*", 5, [1], 5), ("**", 2, 10, 20), ("-", "a", 1, 0)],
)
def test_size_of_a_result_is_known_before_it_is_made(
    operator: str, left: object, right: object, size: int
) -> None:
    assert size_of_result(operator, left, right) == size
