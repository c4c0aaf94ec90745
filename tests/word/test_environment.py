from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from jinja2 import TemplateError

from docgen.word.bounds import MAX_OUTPUT, LimitError, encoded, range_budget
from docgen.word.environment import UnknownNameError, template_environment


@dataclass(frozen=True, slots=True)
class Unit:
    title: str
    items: tuple[str, ...]


UNIT = Unit("处", ("甲", "乙"))
NAMES: dict[str, Any] = {"unit": UNIT, "units": [UNIT, UNIT], "figures": {"count": 1}, "text": "a&b", "n": 7}


def rendered(source: str) -> str:
    environment = template_environment({"twice": lambda text: text * 2})
    return environment.from_string(source).render({"range": range_budget(), **NAMES})


@pytest.mark.parametrize(
    ("source", "result"),
    [
        ("{{ unit.title }}", "处"),
        ("{{ unit.items|join('、') }}", "甲、乙"),
        ("{{ text }}", "a&amp;b"),
        ("{{ text ~ '<' }}", "a&amp;b&lt;"),
        ("{{ text|replace('&', '和') }}", "a和b"),
        ("{{ text.startswith('a') and 'yes' }}", "yes"),
        ("{{ units|map(attribute='title')|join }}", "处处"),
        ("{{ units|join('-', attribute='title') }}", "处-处"),
        ("{% for pair in range(5)|batch(2, 0) %}{{ pair|join }};{% endfor %}", "01;23;40;"),
        ("{% for key, value in figures.items() %}{{ key }}{{ value }}{% endfor %}", "count1"),
        ("{% for unit in units %}{{ loop.index }}{% endfor %}", "12"),
        ("{{ n * 2 + 1 }}", "15"),
        ("{{ 'a'|twice }}", "aa"),
    ],
)
def test_template_may_do_what_a_notice_needs(source: str, result: str) -> None:
    assert rendered(source) == result


@pytest.mark.parametrize(
    "source",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ unit.__class__ }}",
        "{{ unit['__class__'] }}",
        "{{ unit|attr('__class__') }}",
        "{{ units|map(attribute='__class__')|first }}",
        "{{ units|map('attr', '__class__')|list }}",
        "{{ '{0.__class__}'.format(unit) }}",
        "{{ '{x.__class__}'.format_map({'x': unit}) }}",
        "{{ ('%s' % unit) }}",
        "{{ unit.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ lipsum.__globals__['os'] }}",
        "{{ joiner('a') }}",
        "{{ dict(a=1) }}",
        "{{ text|safe }}",
        "{{ [1]|random }}",
        "{{ text|pprint }}",
        "{{ text.encode() }}",
        "{{ figures.pop('count') }}",
        "{{ figures.update({'a': 1}) }}",
        "{{ units.append(1) }}",
        "{{ 'a' * 100000000 }}",
        "{{ 100000000 * 'a' }}",
        "{{ [0] * 100000000 }}",
        "{{ 9 ** 99999999 }}",
        "{{ 'a'|center(1000000000) }}",
        "{{ 'a'.ljust(1000000000) }}",
        "{{ '{:1000000000}'.format(1) }}",
        "{{ '%1000000000d' % 1 }}",
        "{% for n in range(1000000000) %}{% endfor %}",
        "{% for a in range(50000) %}{% for b in range(50000) %}{% endfor %}{% endfor %}",
        "{{ [1]|batch(1000000000, 'x')|list }}",
        "{{ ('a' * 1000)|replace('a', 'b' * 10000) }}",
        "{{ (['a'] * 10000)|join('b' * 10000) }}",
        "{% set s = 'a' * 999999 %}{% set s = s + s %}{{ s }}",
        "{% include 'x' %}",
        "{% import 'x' as x %}",
        "{{ missing }}",
        "{{ unit.titel }}",
        "{% if missing %}{% endif %}",
        "{% for x in missing %}{% endfor %}",
    ],
)
def test_sandbox_refuses(source: str) -> None:
    with pytest.raises((TemplateError, TypeError)):
        rendered(source)


def test_unknown_name_carries_its_name_and_owner() -> None:
    with pytest.raises(UnknownNameError) as caught:
        rendered("{{ unit.titel }}")
    assert (caught.value.name, caught.value.owner) == ("titel", UNIT)


def test_field_called_items_is_the_field_of_a_record() -> None:
    assert rendered("{% for item in unit.items %}{{ item }}{% endfor %}") == "甲乙"


def test_ranges_share_one_budget() -> None:
    budget = range_budget()
    budget(60_000)
    with pytest.raises(LimitError):
        budget(60_000)


def test_output_stops_at_its_bound() -> None:
    with pytest.raises(LimitError):
        encoded("x" * 2**20 for _ in range(MAX_OUTPUT // 2**20 + 1))
