"""Messages about values that do not fit: pydantic's account in the office's words."""

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple, get_args, get_origin

from peeltrack.model.parse_date import ParsedDate, parse_date
from peeltrack.model.problems import Place
from peeltrack.model.record import Record
from peeltrack.model.references import record_in
from peeltrack.wording import UNSAFE_CHARACTERS, listed, nearest

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class MisfitMessage(NamedTuple):
    """A message about a misfit, ready to become a problem."""

    rule: str
    message: str
    place: Place


class _Misfit(NamedTuple):
    """A value that does not fit, with what its message needs."""

    model: type[Record]
    place: Place
    value: Any
    context: Mapping[str, Any]
    written: str | None
    """As the file has it, 22.10 and not 22.1, where that can be told."""

    @property
    def name(self) -> str:
        """Its place as people count: steps_to_green, entry 2, due."""
        parts = [f"entry {s + 1}" if isinstance(s, int) else _one_line(s) for s in self.place]
        return ", ".join(parts) or "the record"

    @property
    def shown(self) -> str:
        """The value in few words."""
        return _TYPES.get(type(self.value)) or _short(self.written or str(self.value))

    @property
    def is_required(self) -> bool:
        """Whether its record must have it."""
        fields = _fields_at(self.model, self.place[:-1])
        return self.place[-1] in fields and fields[str(self.place[-1])].is_required()


def explain(
    model: type[Record], details: "ErrorDetails", written_at: Callable[[Place], str | None]
) -> MisfitMessage:
    """Explain one of pydantic's errors to the author of the file.

    Args:
        model: what the file should hold.
        details: pydantic's account.
        written_at: how the file has the scalar at a place.
    """
    place, type_, value = details["loc"], details["type"], details["input"]
    is_key = place[-1:] == ("[key]",) and type_ != "extra_forbidden"
    if is_key:
        place, type_ = place[:-1], "bad_key" if type_ == "string_type" else type_
    if type_ in ("invalid_key", "bad_key"):
        place = (*place[:-1], _as_key(value))
    rule, say = _SENTENCES.get(type_, ("value-fits", _otherwise))
    if value is None and type_ not in _OF_KEYS:
        say = _empty
    context = {"msg": details["msg"], **details.get("ctx", {})}
    written = None if is_key else written_at(place)
    misfit = _Misfit(model, place, value, context, written)
    return MisfitMessage(rule, say(misfit), place)


def is_consequence(details: "ErrorDetails") -> bool:
    """Check whether a list is called too short only because its entries are misfits."""
    return details["type"] == "too_short" and len(details["input"]) > 0


def _missing(misfit: _Misfit) -> str:
    return f"{misfit.name} is missing; add it."


def _empty(misfit: _Misfit) -> str:
    out = "" if misfit.is_required else ", or leave it out"
    return f"{misfit.name} is empty; write it{out}."


def _unknown_key(misfit: _Misfit) -> str:
    known = keys_at(misfit.model, misfit.place[:-1])
    hint = _hint(str(misfit.place[-1]), known, f"use one of {', '.join(known[:8])}.")
    return f"{misfit.name} is not a key here; {hint}"


def _bad_key(misfit: _Misfit) -> str:
    return f"{misfit.name} is not an id; {_SLUG}."


def _not_in_list(misfit: _Misfit) -> str:
    words = misfit.context["expected"].replace("'", "").replace(" or ", ", ").split(", ")
    hint = _hint(str(misfit.value), words, "write one of them.")
    return f"{misfit.name}: {misfit.shown} is not one of {', '.join(words)}; {hint}"


def _not_text(misfit: _Misfit) -> str:
    if not isinstance(misfit.value, bool | int | float):
        return f"{misfit.name} is {misfit.shown} where text is required; write one text."
    what = "no text" if isinstance(misfit.value, bool) else "a number where text is required"
    if misfit.written is None:
        return f"{misfit.name} is {what}; put it in quotes."
    return f'{misfit.name}: {misfit.written} is {what}; write "{misfit.written}" in quotes.'


def _not_a_date(misfit: _Misfit) -> str:
    named = parse_date(misfit.value[:60]) if isinstance(misfit.value, str) else ParsedDate()
    why, instead = named.doubt or "is not a valid date", named.value or "YYYY-MM-DD"
    return f"{misfit.name}: {misfit.shown} {why}; write it as {instead}."


def _wrong_pattern(misfit: _Misfit) -> str:
    name, pattern = misfit.name, misfit.context["pattern"]
    if pattern.startswith("^[^"):
        if unsafe := re.search(f"[{UNSAFE_CHARACTERS}]", misfit.value):
            code = f"U+{ord(unsafe[0]):04X}"
            return f"{name} contains the control or invisible character {code}; remove it."
        return f"{name} is on several lines; write it on one."
    if "/" in pattern:
        return f"{name}: {misfit.shown} is not an item's id; write it like peel-2021-22/afi-06."
    return f"{name}: {misfit.shown} is not an id; {_SLUG}."


def _not_a_list(misfit: _Misfit) -> str:
    return f"{misfit.name} is not a list; start each entry on a new line with a hyphen."


def _not_a_mapping(misfit: _Misfit) -> str:
    return f"{misfit.name} is not a set of keys and values; write key: value below it."


def _not_a_number(misfit: _Misfit) -> str:
    message = "is not a whole number from 0; write one, without quotes."
    return f"{misfit.name}: {misfit.shown} {message}"


def _not_a_flag(misfit: _Misfit) -> str:
    message = "is neither true nor false; write one of them without quotes."
    return f"{misfit.name}: {misfit.shown} {message}"


def _too_long(misfit: _Misfit) -> str:
    return f"{misfit.name} is longer than {misfit.context['max_length']} characters; shorten it."


def _as_told(misfit: _Misfit) -> str:
    return f"{misfit.name}: {misfit.shown} {misfit.context['msg']}."


def _otherwise(misfit: _Misfit) -> str:
    return (
        f"{misfit.name}: {misfit.context.get('msg', 'does not fit')}; see docs/register-format.md."
    )


_SENTENCES: dict[str, tuple[str, Callable[[_Misfit], str]]] = {
    "missing": ("key-is-there", _missing),
    "extra_forbidden": ("key-is-known", _unknown_key),
    "invalid_key": ("key-is-known", _unknown_key),
    "bad_key": ("text-fits", _bad_key),
    "enum": ("word-is-known", _not_in_list),
    "string_type": ("text-is-text", _not_text),
    "string_too_short": ("text-is-text", _empty),
    "string_too_long": ("text-is-text", _too_long),
    "string_pattern_mismatch": ("text-fits", _wrong_pattern),
    "iso_date": ("date-is-a-day", _not_a_date),
    "colour": ("text-fits", _as_told),
    "web_address": ("text-fits", _as_told),
    "picture": ("text-fits", _as_told),
    "tuple_type": ("list-is-a-list", _not_a_list),
    "too_short": ("list-is-a-list", _empty),
    "model_type": ("record-is-a-mapping", _not_a_mapping),
    "model_attributes_type": ("record-is-a-mapping", _not_a_mapping),
    "dict_type": ("record-is-a-mapping", _not_a_mapping),
    "int_type": ("number-is-a-number", _not_a_number),
    "greater_than_equal": ("number-is-a-number", _not_a_number),
    "bool_type": ("flag-is-true-or-false", _not_a_flag),
}
_OF_KEYS = ("invalid_key", "bad_key", "extra_forbidden", "missing")
_TYPES: dict[type, str] = {list: "a list", dict: "a mapping"}
_SLUG = "use lower-case letters, digits and hyphens, starting with a letter"


def _as_key(key: object) -> str:
    """Write a key that is not text as YAML does."""
    if isinstance(key, bool):
        return str(key).lower()
    return "null" if key is None else str(key)


def _one_line(name: str) -> str:
    """Make a name from a file safe: it can neither break a line nor hide in it."""
    shown = name if name.isprintable() else repr(name)
    return shown if len(shown) <= 60 else f"{shown[:60]}…"


def _short(text: str) -> str:
    return repr(text if len(text) <= 40 else f"{text[:40]}…")


def _hint(word: str, known: list[str], otherwise: str) -> str:
    """Ask for what is most like a word; its beginning is enough of a long one."""
    near = nearest(word[:60], known)
    return f"did you mean {listed(near, 'or')}?" if near else otherwise


def keys_at(model: type[Record], place: tuple[int | str, ...]) -> list[str]:
    """Return the keys that the record at a place of a model may have."""
    return [name for name in _fields_at(model, place) if name != "id" or place]


def _fields_at(model: type[Record], place: Place) -> dict[str, Any]:
    """Return the fields of the record at a place of a model, by the keys that files give them.

    None are known at a mapping whose keys people choose, such as that of the leads.
    """
    current: Any = model
    for step in place:
        if isinstance(current, type):
            field = _fields(current).get(str(step))
            current = _bare(field.annotation) if field else None
        elif get_args(current):
            current = _bare(get_args(current)[1 if get_origin(current) is dict else 0])
    return _fields(current) if isinstance(current, type) else {}


def _bare(annotation: Any) -> Any:
    """Return the list, the mapping or the record in a type that may be None; None without one."""
    for part in (annotation, *get_args(annotation)):
        if get_origin(part) in (tuple, dict) or part is record_in(part):
            return part
    return None


def _fields(model: type[Record]) -> dict[str, Any]:
    return {field.alias or name: field for name, field in model.model_fields.items()}
