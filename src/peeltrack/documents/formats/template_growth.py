"""Measures of what makes much of little in a template, taken before it is done. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.filters import do_join, make_attrgetter

from peeltrack.documents.formats.template_limits import LISTS, VALUE, TemplateLimitError

_DIGITS, _WIDTH = 100, 1_000

_OF_TEXT = """capitalize casefold count endswith find format format_map index isalnum isalpha
    isascii isdecimal isdigit islower isnumeric isspace istitle isupper join lower lstrip partition
    removeprefix removesuffix replace rfind rindex rpartition rsplit rstrip split splitlines
    startswith strip swapcase title unescape upper"""
_METHODS: Mapping[type, frozenset[str]] = {
    str: frozenset(_OF_TEXT.split()),
    bytes: frozenset(),
    bytearray: frozenset(),
    int: frozenset({"bit_length", "is_integer"}),
    float: frozenset({"is_integer"}),
    complex: frozenset(),
    list: frozenset({"count", "index"}),
    tuple: frozenset({"count", "index"}),
    dict: frozenset({"get", "items", "keys", "values"}),
    set: frozenset(),
    frozenset: frozenset(),
}
"""The methods of plain values that a template may call: none that makes much of little."""

_WIDE = re.compile(r"[%{][^%{}]*(?:\d{4}|\*)|\{[^{}]*\{")


def at_most(size: int) -> None:
    """Refuse a value of that many characters or entries, if it is too many.

    Raises:
        TemplateLimitError: if it is.
    """
    if size > VALUE:
        raise TemplateLimitError(f"it makes a value of more than {VALUE:,} characters or entries")


def _at_most_digits(bits: int) -> None:
    if bits > 4 * _DIGITS:
        raise TemplateLimitError(f"it makes a number of more than {_DIGITS:,} digits")


def _bits(number: Any) -> int:  # noqa: ANN401
    return number.bit_length() if isinstance(number, int) else 0


def check_operator(operator: str, left: Any, right: Any) -> None:  # noqa: ANN401
    """Refuse a sum, product, power or format that is too long.

    Raises:
        TemplateLimitError: if it is.
    """
    if operator == "%" and isinstance(left, str):
        _check_format(left, right if isinstance(right, tuple) else (right,))
    elif operator == "**":
        _at_most_digits(_bits(left) * abs(right) if isinstance(right, int) else 0)
    elif operator == "*":
        _check_product(left, right)
    elif isinstance(left, str | tuple | list) and isinstance(right, str | tuple | list):
        at_most(len(left) + len(right))


def _check_product(left: Any, right: Any) -> None:  # noqa: ANN401
    for one, other in ((left, right), (right, left)):
        if isinstance(one, str | list | tuple) and isinstance(other, int):
            at_most(len(one) * other)
    _at_most_digits(_bits(left) + _bits(right))


def check_method(obj: Any, args: tuple[Any, ...], kwargs: Mapping[str, Any]) -> None:  # noqa: ANN401
    """Refuse a method of a plain value that could make much of little.

    Raises:
        TemplateLimitError: if it could.
    """
    method = getattr(obj, "__wrapped__", obj)
    owner, name = getattr(method, "__self__", None), getattr(method, "__name__", "")
    kind = next((each for each in _METHODS if isinstance(owner, each)), None)
    if kind is not None and name not in _METHODS[kind]:
        raise TemplateLimitError(f"a template may not use {kind.__name__}.{name}")
    if isinstance(owner, str):
        at_most(len(owner))
        if name == "join":
            _check_joined(args[0] if args and isinstance(args[0], LISTS) else (), owner)
        elif name == "replace":
            _check_replaced(owner, *args)
        elif name.startswith("format"):
            _check_format(owner, (*args, *kwargs.values()))
    elif name == "strftime" and args:
        _check_format(str(args[0]), ())


def _length(value: Any) -> int:  # noqa: ANN401
    return len(value if isinstance(value, str) else str(value))


def _check_joined(values: Iterable[Any], between: str) -> list[Any]:
    parts, size = [], 0
    for each in values:
        size += _length(each) + len(between)
        at_most(size)
        parts.append(each)
    return parts


@jinja2.pass_eval_context
def bounded_join(
    context: nodes.EvalContext,
    value: Iterable[Any],
    d: str = "",
    attribute: str | int | None = None,
) -> str:
    """Join values, as jinja's filter does.

    Raises:
        TemplateLimitError: if they are too long together.
    """
    if attribute is not None:
        value = map(make_attrgetter(context.environment, attribute), value)
    joined: str = do_join(context, _check_joined(value, str(d)), d)
    return joined


def _check_replaced(text: Any, old: Any = "", new: Any = "", *_: Any, **named: Any) -> None:  # noqa: ANN401
    text, old, new = str(text), str(named.get("old", old)), str(named.get("new", new))
    at_most(len(text) + (text.count(old) if old else len(text) + 1) * len(new))


def _check_format(form: Any, values: Iterable[Any] = (), *more: Any, **named: Any) -> None:  # noqa: ANN401
    """Refuse a width of four figures, and values too long for their places."""
    form = str(form)
    if _WIDE.search(form):
        raise TemplateLimitError(
            "it formats with a width of more than 999, or one that is computed"
        )
    given = [*(values if isinstance(values, tuple) else (values,)), *more, *named.values()]
    longest = max(map(_length, given), default=0)
    at_most(len(form) + (form.count("%") + form.count("{")) * longest)


def _check_batch(_: Any, linecount: Any = 1, *__: Any, **named: Any) -> None:  # noqa: ANN401
    at_most(_WIDTH * int(named.get("linecount", linecount)))


def _check_round(_: Any, precision: Any = 0, *__: Any, **named: Any) -> None:  # noqa: ANN401
    _at_most_digits(10 * abs(int(named.get("precision", precision))) ** 2)


def _check_sum(_: Any, __: Any = None, start: Any = 0, **___: Any) -> None:  # noqa: ANN401
    if not isinstance(start, int | float):
        raise TemplateLimitError("it sums what are no numbers")


FILTER_CHECKS: Mapping[str, Callable[..., None]] = {
    "batch": _check_batch,
    "format": _check_format,
    "replace": _check_replaced,
    "round": _check_round,
    "sum": _check_sum,
}
"""What is measured before a filter of that name works."""
