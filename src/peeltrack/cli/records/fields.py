"""The fields of a record as options: their names, their help and their values."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import typer

from peeltrack.cli.records.completion import OF_KIND
from peeltrack.model.record import Record, ReferenceKind, Text
from peeltrack.model.references import record_in, reference_kind
from peeltrack.model.schema import field_docstrings
from peeltrack.wording import uncapitalised

RESERVED = frozenset(
    {"register", "date", "dry-run", "commit", "no-commit", "yes", "by", "because", "clear", "help"}
)
"""The options that every command which writes has, or some."""

_ALSO = {"local_policing_body": "--commissioner"}
"""The other name of an option, as init has it."""


class RecordField(NamedTuple):
    """A field that one option sets."""

    name: str
    """As the model has it."""
    key: str
    """As the file has it."""
    option: str
    help: str
    kind: type
    """The type of one value: text, date, bool, int or a vocabulary."""
    is_long: bool
    """Whether its text may have several lines."""
    is_list: bool
    key_kind: type | None
    """For a mapping, the type of its keys."""
    names: ReferenceKind | None
    """The kind of record whose id it holds."""
    is_required: bool

    @property
    def is_own_id(self) -> bool:
        """Whether it is the record's own id, which is made from its words unless one is typed."""
        return self.key == "id"

    @property
    def what(self) -> str:
        """The value that a prompt or a refusal asks for."""
        return uncapitalised(self.help)

    @property
    def parameter_name(self) -> str:
        """Its name as a parameter: the option's if another option has the field's."""
        has_own = self.option == f"--{self.key.replace('_', '-')}"
        return self.name if has_own else self.option[2:].replace("-", "_")

    def parameter(self, *, is_new: bool) -> Any:
        """Return the type of its option, as Typer reads it."""
        completion = OF_KIND[self.names] if self.names else None
        words = {date: "DATE", int: "NUMBER"}
        metavar: str | None = words.get(self.kind, (self.names or "text").upper())
        kind: Any = self.kind if issubclass(self.kind, StrEnum) or self.kind is int else str
        names = [self.option, *([_ALSO[self.key]] if self.key in _ALSO else [])]
        if self.kind is bool:
            kind, metavar, names = bool, None, [f"{self.option}/--no-{self.option[2:]}"]
        elif issubclass(self.kind, StrEnum):
            metavar = None
        if self.key_kind:
            kind, metavar = str, "WORD=TEXT"
        if self.is_list or self.key_kind:
            kind = list[kind]
        mark = "; otherwise made from its words" if self.is_own_id else " [required]"
        help_ = f"{self.help}{mark}" if is_new and self.is_required else self.help
        if self.is_list:
            help_ += (
                "; repeat for each"
                if is_new
                else ("; repeat for each, replacing all existing ones")
            )
        option = typer.Option(
            *names, metavar=metavar, help=help_, show_default=False, autocompletion=completion
        )
        return Annotated[kind | None, option]


@cache
def fields_of(record: type[Record]) -> tuple[RecordField, ...]:
    """List the fields of a record that an option can set, in the order of its file.

    A field that holds records has commands of its own, or is kept by another command.
    """
    return tuple(_fields(record))


def _fields(record: type[Record]) -> Iterator[RecordField]:
    hints = get_type_hints(record, include_extras=True)
    docstrings = _docstrings(record)
    for name, field in record.model_fields.items():
        hint = hints[name]
        if record_in(hint):
            continue
        parts = list(_parts(hint))
        is_mapping = get_origin(hint) is dict
        key_parts = list(_parts(get_args(hint)[0])) if is_mapping else []
        values = list(_parts(get_args(hint)[1])) if is_mapping else parts
        key = field.alias or name
        option = key.replace("_", "-")
        if option in RESERVED - {"date", "by"}:
            option = f"{record.__name__.lower()}-{option}"
        said = " ".join(docstrings.get(name, "").split())
        yield RecordField(
            name,
            key,
            f"--{option}",
            said.rstrip("."),
            _plain_kind(values),
            any(part == Text for part in values),
            get_origin(hint) is tuple,
            _plain_kind(key_parts) if is_mapping else None,
            reference_kind(hint),
            field.is_required(),
        )


def _docstrings(record: type[Record]) -> dict[str, str]:
    """Return the docstrings of a record's own fields and of those that it inherits."""
    found: dict[str, str] = {}
    for each in reversed(record.__mro__):
        if issubclass(each, Record) and each is not Record:
            found |= field_docstrings(each)
    return found


def _parts(hint: Any) -> Iterator[Any]:
    """List the types in a type, an annotated one whole and then bare."""
    if get_origin(hint) is Annotated:
        yield hint
        yield from _parts(get_args(hint)[0])
    elif get_args(hint):
        for part in get_args(hint):
            yield from _parts(part)
    else:
        yield hint


def _plain_kind(parts: list[Any]) -> type:
    kinds = [part for part in parts if isinstance(part, type)]
    return next(
        each for each in kinds if issubclass(each, StrEnum) or each in (date, bool, int, str)
    )
