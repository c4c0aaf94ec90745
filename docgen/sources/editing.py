"""Edit a YAML file that people also write in: values change, their comments stay.

ruamel.yaml and not our own reader: only it keeps comments. It is slow, so it is used where a file is edited
and nowhere else; what it wrote is read again by our reader before it counts.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.representer import RoundTripRepresenter
from ruamel.yaml.scalarstring import LiteralScalarString

Same = Callable[[Any, Any], bool]
"""Says whether an element of a list is the one that a new element replaces."""

_LOST = "# 以下批注原来所在的内容已经没有了："


def edited_yaml(
    old: bytes, values: Mapping[str, Any], *, same: Same, keeping: Sequence[str] = ()
) -> bytes | None:
    """Return the YAML file `old` with `values`, comments kept; None where `old` cannot be edited.

    Keys that `values` lacks go, but for those in `keeping`. Elements of lists are brought together by `same`.
    A comment whose place is gone stands at the end. An empty `old` makes a new file.
    """
    text = old.decode("utf-8-sig", "replace")
    root = _loaded(text)
    if root is None:
        return None
    _update(root, values, same, tuple(keeping))
    written = _written(root)
    lost = [
        line for line in map(str.strip, text.splitlines()) if line.startswith("#") and line not in written
    ]
    if lost:
        written += "\n".join(("", _LOST, *lost, ""))
    return written.encode()


def extended_yaml(old: bytes, key: str, elements: Sequence[Mapping[str, Any]]) -> bytes | None:
    """Return the YAML file `old` with `elements` behind those of its list `key`; all else stays.

    None where `old` cannot be edited or holds no such list.
    """
    root = _loaded(old.decode("utf-8-sig", "replace"))
    known = root.setdefault(key, CommentedSeq()) if root is not None else None
    if root is None or not isinstance(known, CommentedSeq):
        return None
    if not known:
        # An empty list is written in brackets; what is added to it is not.
        known.fa.set_block_style()
    known.extend(_merged(None, each, lambda *_: False, ()) for each in elements)
    return _written(root).encode()


def _loaded(text: str) -> CommentedMap | None:
    """Return the mapping in a YAML text, a new one where it holds only comments; None for anything else."""
    try:
        root = _yaml().load(text) if text.strip() else None
    except YAMLError:
        return None
    if root is None:
        root = CommentedMap()
        if text.strip():
            root.yaml_set_start_comment(_without_marks(text))
    return root if isinstance(root, CommentedMap) else None


def _written(root: CommentedMap) -> str:
    stream = io.StringIO()
    _yaml().dump(root, stream)
    return stream.getvalue()


def _without_marks(text: str) -> str:
    return "\n".join(line.lstrip("# ") for line in text.strip().splitlines())


def _update(node: CommentedMap, values: Mapping[str, Any], same: Same, keeping: tuple[str, ...]) -> None:
    for key in [key for key in node if key not in values and key not in keeping]:
        del node[key]
    for key, value in values.items():
        node[key] = _merged(node.get(key), value, same, keeping)


def _merged(old: Any, value: Any, same: Same, keeping: tuple[str, ...]) -> Any:
    """Return `value` as a node; what of `old` it replaces keeps its comments."""
    if isinstance(value, Mapping):
        node = old if isinstance(old, CommentedMap) else CommentedMap()
        _update(node, value, same, keeping)
        return node
    if isinstance(value, (list, tuple)):
        return _merged_list(old, value, same, keeping)
    return LiteralScalarString(value) if isinstance(value, str) and "\n" in value else value


def _merged_list(old: Any, value: Sequence[Any], same: Same, keeping: tuple[str, ...]) -> CommentedSeq:
    node = old if isinstance(old, CommentedSeq) else CommentedSeq()
    known = list(node)
    elements = []
    for each in value:
        twin = next((element for element in known if same(element, each)), None)
        elements.append(_merged(twin, each, same, keeping))
    del node[:]
    node.extend(elements)
    return node


class _Representer(RoundTripRepresenter):
    """Write numbers and days as people write them."""

    def ignore_aliases(self, data: Any) -> bool:
        """Say that a day or number is written out each time, and never as a reference to where it stood."""
        return isinstance(data, (datetime.date, Decimal)) or bool(super().ignore_aliases(data))

    def represent_decimal(self, number: Decimal) -> ScalarNode:
        """Return a number without exponent: 95, 0.5."""
        text = format(number, "f")
        kind = "float" if "." in text else "int"
        return self.represent_scalar(f"tag:yaml.org,2002:{kind}", text)

    def represent_day(self, day: datetime.date) -> ScalarNode:
        """Return an ISO date."""
        return self.represent_scalar("tag:yaml.org,2002:timestamp", day.isoformat())


_Representer.add_representer(Decimal, _Representer.represent_decimal)
_Representer.add_representer(datetime.date, _Representer.represent_day)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Representer = _Representer
    yaml.preserve_quotes = True
    yaml.width = 2**20
    yaml.allow_unicode = True
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml
