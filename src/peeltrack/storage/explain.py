"""Pydantic's account of a misfit in the office's words: what is wrong and what to do."""

from collections.abc import Callable
from difflib import get_close_matches
from typing import Any, NamedTuple, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from peeltrack.model.problems import Place


class Explained(NamedTuple):
    """A misfit, ready to be made a problem."""

    rule: str
    message: str
    place: Place


def explain(model: type[BaseModel], details: ErrorDetails) -> Explained:
    """What one of pydantic's error details means for the person who wrote the file."""
    place = tuple(step for step in details["loc"] if step != "[key]")
    name = _spoken_place(place)
    rule, say = _SENTENCES.get(details["type"], ("value-fits", _otherwise))
    return Explained(rule, say(name, details, model), place)


def _missing(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    return f"{name} is missing; add it."


def _unknown_key(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    known = _keys_at(model, details["loc"][:-1])
    return f"{name} is not a key here; {_nearest(str(details['loc'][-1]), known)}."


def _not_in_list(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    words = details["ctx"]["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    return f"{name}: {details['input']!r} is not one of {', '.join(words)}; {_nearest(str(details['input']), words)}."


def _not_text(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    value = details["input"]
    if value is None:
        return f"{name} is empty; write it, or leave the key out."
    if isinstance(value, bool):
        return f'{name}: {str(value).lower()} is not text here; write "{str(value).lower()}" in quotes.'
    if isinstance(value, int | float):
        return f'{name}: {value} is a number where text is meant; write "{value}" in quotes.'
    return f"{name} is a {_TYPES.get(type(value), 'value')} where text is meant; write one text."


def _not_a_date(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    return f"{name}: {_short(details['input'])} is not a day of the calendar; write it YYYY-MM-DD."


def _wrong_pattern(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    pattern = details["ctx"]["pattern"]
    value = _short(details["input"])
    if pattern.startswith("^[^"):
        breaks = "\n" in str(details["input"]) and pattern.endswith(r"\n]*$")
        what = "runs over several lines" if breaks else "holds a control or invisible character"
        return f"{name} {what}; {'write it on one line' if breaks else 'take it out'}."
    if "/" in pattern:
        return f"{name}: {value} is not an item's id; write inspection/item, such as peel-2021-22/afi-06."
    if r"\d{4}" in pattern:
        return f"{name}: {value} is not a meeting's name; write its date and forum, such as 2022-05-23-hta."
    return f"{name}: {value} is not an id; use small letters, digits and hyphens, a letter first."


def _empty(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    return f"{name} is empty; write it, or leave the key out."


def _not_a_list(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    if details["input"] is None:
        return _empty(name, details, model)
    return f"{name} is not a list; begin each entry with a hyphen on a line of its own."


def _not_a_mapping(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    if details["input"] is None:
        return _empty(name, details, model)
    return f"{name} is not keys with values; write key: value below it."


def _not_a_number(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    return f"{name}: {_short(details['input'])} is not a whole number of 0 or more; write one without quotes."


def _not_a_flag(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    return f"{name}: {_short(details['input'])} is neither true nor false; write one of them."


def _too_long(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    return f"{name} is longer than {details['ctx']['max_length']} characters; shorten it."


def _otherwise(name: str, details: ErrorDetails, model: type[BaseModel]) -> str:
    return f"{name}: {details['msg']}; see docs/register-format.md."


_Say = Callable[[str, ErrorDetails, type[BaseModel]], str]

_SENTENCES: dict[str, tuple[str, _Say]] = {
    "missing": ("key-is-there", _missing),
    "extra_forbidden": ("key-is-known", _unknown_key),
    "invalid_key": ("key-is-known", _unknown_key),
    "enum": ("word-is-known", _not_in_list),
    "string_type": ("text-is-text", _not_text),
    "string_too_short": ("text-is-text", _empty),
    "string_too_long": ("text-is-text", _too_long),
    "string_pattern_mismatch": ("text-fits", _wrong_pattern),
    "iso_date": ("date-is-a-day", _not_a_date),
    "tuple_type": ("list-is-a-list", _not_a_list),
    "too_short": ("list-is-a-list", _empty),
    "model_type": ("record-is-a-mapping", _not_a_mapping),
    "model_attributes_type": ("record-is-a-mapping", _not_a_mapping),
    "dict_type": ("record-is-a-mapping", _not_a_mapping),
    "int_type": ("number-is-a-number", _not_a_number),
    "greater_than_equal": ("number-is-a-number", _not_a_number),
    "bool_type": ("flag-is-true-or-false", _not_a_flag),
}

_TYPES = {list: "list", dict: "mapping"}


def _spoken_place(place: Place) -> str:
    """A place as people count: steps_to_green, entry 2, due."""
    parts = [f"entry {step + 1}" if isinstance(step, int) else str(step) for step in place]
    return ", ".join(parts) or "the record"


def _short(value: object) -> str:
    text = str(value)
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def _nearest(word: str, known: list[str]) -> str:
    near = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?".rstrip("?") if near else f"use one of {', '.join(known[:8])}"


def _keys_at(model: type[BaseModel], place: tuple[int | str, ...]) -> list[str]:
    """The keys that the record at a place of a model may have."""
    current: Any = model
    for step in place:
        if isinstance(step, int):
            continue
        fields = {(field.alias or name): field for name, field in current.model_fields.items()}
        inner = _record_in(fields[step].annotation) if step in fields else None
        current = inner or current
    return [
        field.alias or name
        for name, field in current.model_fields.items()
        if name != "id" or current is not model
    ]


def _record_in(annotation: Any) -> type[BaseModel] | None:
    """The record type that an annotation such as tuple[Clause, ...] or Lead | None holds."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for part in get_args(annotation):
        if found := _record_in(part):
            return found
    return None
