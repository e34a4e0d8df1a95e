"""Types of columns, read from the model's type hints, and whether they may be empty."""

import types
from datetime import date
from enum import StrEnum
from typing import Union, get_args, get_origin


class Type(StrEnum):
    """Types of a column's values, in words that each format translates."""

    TEXT = "text"
    INTEGER = "integer"
    DATE = "date"
    BOOLEAN = "boolean"


_TYPES = ((bool, Type.BOOLEAN), (int, Type.INTEGER), (date, Type.DATE), (str, Type.TEXT))


def is_list(hint: object) -> bool:
    """Check whether the values are lists; a column has them as one text."""
    return get_origin(hint) is tuple


def words_of(hint: object) -> tuple[str, ...]:
    """Return the words of the vocabulary for a column; empty if it has no fixed words."""
    class_ = object if is_list(hint) else _class_of(hint)
    return tuple(word.value for word in class_) if issubclass(class_, StrEnum) else ()


def may_be_empty(hint: object) -> bool:
    """Check whether a column may have no value, or an empty list."""
    return is_list(hint) or types.NoneType in _choices(hint)


def type_of(hint: object) -> Type:
    """Return the type of the column."""
    if is_list(hint):
        return Type.TEXT
    class_ = _class_of(hint)
    return next(type_ for base, type_ in _TYPES if issubclass(class_, base))


def _class_of(hint: object) -> type:
    """Return the class behind a hint, without its annotations and None."""
    (found,) = [each for each in _choices(hint) if each is not types.NoneType]
    plain = get_args(found)[0] if get_args(found) else found
    return plain if isinstance(plain, type) else object


def _choices(hint: object) -> tuple[object, ...]:
    return get_args(hint) if get_origin(hint) in (Union, types.UnionType) else (hint,)
