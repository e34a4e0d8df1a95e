"""The values of a record's fields as people type them."""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import ValidationError

from peeltrack.cli.errors import BadOptionError, MisfitOptionError, UnknownChoiceError
from peeltrack.cli.records.fields import RecordField, fields_of
from peeltrack.cli.shared.prompts import line, long_text
from peeltrack.cli.shared.write_session import WriteSession
from peeltrack.edits.kinds import Value
from peeltrack.errors import UnknownItemError, UnknownNameError
from peeltrack.model.choices import choice_of, choices_near
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.record import Record
from peeltrack.queries.find import find_area
from peeltrack.storage.validation_messages import explain


def read_values(
    session: WriteSession,
    fields: Iterable[RecordField],
    typed: Mapping[str, Any],
    owner: Record,
    *,
    is_new: bool,
) -> dict[str, Value]:
    """Return the values of the fields that were typed; ask for those that a new record needs.

    Args:
        session: the register.
        fields: the fields.
        typed: what was typed, by the field's name; None for what was not.
        owner: the record of the file, in whose inspection an area is looked for.
        is_new: whether the record is new, and cannot be without some fields.

    Raises:
        MissingOptionError: if a field is needed and nobody can be asked.
        UsageError: if a value cannot be read.
    """
    values: dict[str, Value] = {}
    for field in fields:
        value = typed.get(field.name)
        if value in (None, []) and is_new and field.is_required and not field.is_own_id:
            value = _asked(field)
        if value not in (None, []):
            values[field.key] = _read(session, field, value, owner)
    return values


def refuse_misfit(record: type[Record], values: Mapping[str, Value]) -> None:
    """Refuse values that the record cannot have, in the words of the model.

    Raises:
        MisfitOptionError: if there is one; it names the option.
    """
    try:
        record.model_validate(values)
    except ValidationError as error:
        details = error.errors()[0]
        message = explain(record, details, lambda _: None).message.replace(", without quotes", "")
        options = {field.key: field.option for field in fields_of(record)}
        key = str(details["loc"][0])
        raise MisfitOptionError(message.replace(key, options.get(key, key), 1)) from error


def keys_to_clear(keys: Sequence[str], fields: Sequence[RecordField]) -> list[str]:
    """Return the keys to empty.

    Raises:
        UnknownNameError: if one is not a key, or one that must have a value.
    """
    known = [field.key for field in fields if not field.is_required]
    plain = [key.removeprefix("--").replace("-", "_") for key in keys]
    for key in plain:
        if key not in known:
            raise UnknownNameError("key to clear", key, known)
    return plain


_USUAL = {"body": "HMICFRS"}
"""The usual answer to the prompt for a field, which Enter alone gives."""


def _asked(field: RecordField) -> Any:
    """Ask for the value of a field on a terminal."""
    text = line(field.option, None, field.what, _USUAL.get(field.key))
    return [text] if field.is_list or field.key_kind else text


def _read(session: WriteSession, field: RecordField, value: Any, owner: Record) -> Value:
    if field.key_kind:
        return dict(_pair(field, each) for each in value)
    if field.is_list:
        return tuple(_read_one(session, field, each, owner) for each in value)
    return _read_one(session, field, value, owner)


def _read_one(session: WriteSession, field: RecordField, value: Any, owner: Record) -> Value:
    if field.kind in (bool, int) and not isinstance(value, str):
        return bool(value) if field.kind is bool else int(value)
    if field.kind is date:
        return session.recorded_date(field.option, value)
    if issubclass(field.kind, StrEnum):
        return _choice(field.option, field.kind, value)
    if field.names:
        return named_in(session, field, value, owner)
    if field.kind is int:
        if not value.isdecimal():
            raise BadOptionError(field.option, value, "a whole number")
        return int(value)
    if field.is_long:
        return long_text(field.option, value, field.what, field.option)
    return line(field.option, value, field.what)


def _choice(option: str, kind: type[StrEnum], value: str) -> str:
    words = [word.value for word in kind]
    meant = choice_of(str(value), words)
    if meant is None:
        raise UnknownChoiceError(option, value, words, choices_near(value, words))
    return meant


def _pair(field: RecordField, typed: str) -> tuple[str, str]:
    """Return the word and the text of WORD=TEXT."""
    word, sign, text = typed.partition("=")
    if not sign or not word.strip():
        raise BadOptionError(field.option, typed, "a word, =, and its text: amber='Under way.'")
    key = line(field.option, word, "the word")
    if field.key_kind and issubclass(field.key_kind, StrEnum):
        key = _choice(field.option, field.key_kind, key)
    return key, long_text(field.option, text, "the text", field.option)


def named_in(session: WriteSession, field: RecordField, text: str, owner: Record) -> str:
    """Return the id of the record that a text names, as people say it.

    Raises:
        UsageError: if there is no such thing.
    """
    match field.names:
        case "lead":
            return session.lead(text)
        case "item":
            return _item(session, owner, text)
        case "inspection":
            return session.inspection(text).id
        case "forum":
            return session.forum(text)
        case "programme":
            return session.programme(text)
        case "funding":
            return session.funding(text)
        case _:
            return _area(session, owner, text)


def _item(session: WriteSession, owner: Record, reference: str) -> str:
    """Return the id of an item; within an inspection its own are meant first."""
    if isinstance(owner, Inspection):
        with suppress(UnknownItemError):
            return session.item(f"{owner.id}/{reference}").id
    return session.item(reference).id


def _area(session: WriteSession, owner: Record, name: str) -> str:
    """Return the id of an area of the inspection that an item or good practice belongs to."""
    inspection = session.inspection(owner.inspection) if isinstance(owner, Item) else owner
    assert isinstance(inspection, Inspection)  # noqa: S101 (nothing else names an area)
    return find_area(inspection.areas, name)
