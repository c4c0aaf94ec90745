"""Make the one Jinja environment in which every Word template is checked and rendered.

Templates are somebody's file, not code: immutable sandbox, strict undefined, autoescape on, a closed list
of filters and methods, and bounds on everything that multiplies (see `docgen.word.bounds`). What a template
may do is what is listed here; nothing is forbidden by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final, cast

from jinja2 import StrictUndefined, TemplateRuntimeError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing

from docgen.word.bounds import BOUNDED_FILTERS, bounded, concatenated, size_of_result
from docgen.word.printing import printed_markup, printed_text

Filter = Callable[..., Any]

FILTERS: Final = frozenset(
    {
        *("abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float"),
        *("groupby", "int", "last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr"),
        *("reverse", "round", "select", "selectattr", "sort", "string", "sum", "title", "trim", "truncate"),
        *("unique", "upper"),
    }
)
"""Jinja's own filters that a template may use: none is random, unescapes text or multiplies unbounded."""

TEXT_METHODS: Final = frozenset(
    {
        *("capitalize", "count", "endswith", "find", "index", "isdigit", "isspace", "lower", "lstrip"),
        *("removeprefix", "removesuffix", "rstrip", "split", "splitlines", "startswith", "strip", "title"),
        "upper",
    }
)
MAPPING_METHODS: Final = frozenset({"get", "items", "keys", "values"})
GLOBALS: Final = frozenset({"range", "namespace"})

TEXT_GUARD, MARKUP_GUARD, CONCATENATE = " text", " markup", " concatenate"
"""Filters that the compiler puts in; no template can name them, for no name begins with a space."""

_HIDDEN_FILTERS: Final[Mapping[str, Filter]] = {
    TEXT_GUARD: printed_text,
    MARKUP_GUARD: printed_markup,
    CONCATENATE: concatenated,
}


class UnknownNameError(UndefinedError):
    """A template names what is not there; `owner` is the object that lacks it, nothing if `at_top`."""

    def __init__(self, message: str, *, name: str, owner: object, at_top: bool) -> None:
        super().__init__(message)
        self.name = name
        self.owner = owner
        self.at_top = at_top


class NamedUndefined(StrictUndefined):
    """Refuse every use of an unknown name with an error that carries the name, so that one can be offered."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,
        name: str | None = None,
        exc: type[TemplateRuntimeError] = UndefinedError,
    ) -> None:
        if exc is UndefinedError and name is not None:
            at_top = obj is missing
            named = partial(UnknownNameError, name=str(name), owner=None if at_top else obj, at_top=at_top)
            exc = cast("type[TemplateRuntimeError]", named)
        super().__init__(hint, obj, name, exc)


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox with closed lists instead of open doors, and with bounds."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Say whether a template may read `attr` of `obj`: data always, methods only from the lists."""
        if not super().is_safe_attribute(obj, attr, value):
            return False
        if isinstance(obj, str):
            return attr in TEXT_METHODS
        if not callable(value) or isinstance(obj, LoopContext):
            return True
        return attr in MAPPING_METHODS and isinstance(obj, Mapping)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return ``obj.attribute``; a field of a dataclass is data and needs none of the slow questions."""
        if attribute in getattr(type(obj), "__dataclass_fields__", ()) and not attribute.startswith("_"):
            value = getattr(obj, attribute)
            if not callable(value):
                return value
        return super().getattr(obj, attribute)

    def wrap_str_format(self, value: Any) -> None:  # noqa: ARG002 - the signature is Jinja's
        """Return None: text has no `format` here, a width in it can ask for gigabytes."""
        return

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return ``left operator right`` unless the result could pass all bounds."""
        if operator == "%" and isinstance(left, str):
            raise SecurityError("text % values is not allowed; join text with ~")
        bounded(size_of_result(operator, left, right))
        return super().call_binop(context, operator, left, right)


def template_environment(filters: Mapping[str, Filter]) -> TemplateEnvironment:
    """Return the environment with Jinja's listed filters and `filters`, which win over them."""
    environment = TemplateEnvironment(undefined=NamedUndefined, autoescape=True)
    own = {name: environment.filters[name] for name in FILTERS}
    environment.filters = {**own, **BOUNDED_FILTERS, **filters, **_HIDDEN_FILTERS}
    environment.globals = {name: environment.globals[name] for name in sorted(GLOBALS)}
    return environment
