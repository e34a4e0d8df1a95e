"""The base of every stored record: frozen, strict, plain text, ISO dates."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Annotated, Any, ClassVar, Literal, NamedTuple, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    Strict,
    StringConstraints,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, core_schema

from peeltrack.wording import LONGEST_SLUG, SLUG, UNSAFE_CHARACTERS


class _IsoDate:
    """A date read from text as YYYY-MM-DD and from nothing else, not a number or a time.

    Built of pydantic's own parts, so that no Python runs for each date read.
    """

    def __get_pydantic_core_schema__(
        self, source: type[date], handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        text = core_schema.str_schema(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        return core_schema.custom_error_schema(
            core_schema.union_schema(
                [
                    core_schema.is_instance_schema(date),
                    core_schema.chain_schema([text, core_schema.date_schema()]),
                ]
            ),
            custom_error_type="iso_date",
            custom_error_message="is not a valid date written as YYYY-MM-DD",
        )

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"type": "string", "format": "date"}


ReferenceKind = Literal["lead", "forum", "programme", "funding", "inspection", "area", "item"]
"""What a record can name by its id."""


class Record(BaseModel):
    """A frozen part of the register; an unknown key is a problem, not an extra."""

    # No use_attribute_docstrings: reading the source at every start takes a tenth of it.
    # peeltrack.model.schema reads it when somebody asks.
    # A validator is built when it is first needed: records read from the cache need none.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    details: ClassVar[tuple[str, ...]] = ()
    """The fields that a cache packs (`packed_details.py`); of `progress` not the last entry."""
    worked_out: ClassVar[tuple[str, ...]] = ()
    """The derived values that it keeps beside them: if there are details, also `last_update`."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what pickle needs, which takes half the time of pydantic's own way."""
        names = self.__pydantic_fields_set__
        names = _SHARED.setdefault(frozenset(names), names)
        return made_of, (type(self), values_of(self), names)


_Record = TypeVar("_Record", bound=Record)

_SHARED: dict[frozenset[str], set[str]] = {}
"""The names of the fields that are set, once for all records that set the same."""
_SLOTS = ("__dict__", "__pydantic_fields_set__", "__pydantic_extra__", "__pydantic_private__")
put_values, _put_names, _put_extra, _put_private = (vars(BaseModel)[n].__set__ for n in _SLOTS)
values_of = vars(BaseModel)["__dict__"].__get__
"""The values of a record as they are, packed or not (`packed_details.py`)."""


def made_of(kind: type[_Record], values: dict[str, Any], names: set[str]) -> _Record:
    """Return a record of its parts, which were checked before it was pickled."""
    record = object.__new__(kind)
    put_values(record, values)
    _put_names(record, names)
    _put_extra(record, None)
    _put_private(record, None)
    return record


@contextmanager
def no_garbage_collection() -> Iterator[None]:
    """Suspend garbage collection while only records are made: it is six times as slow."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.freeze()  # the records are there to stay: never go through them again
            gc.enable()


Text = Annotated[str, StringConstraints(min_length=1, pattern=rf"^[^{UNSAFE_CHARACTERS}]*$")]
"""Plain text: paragraphs divided by a blank line, and lists whose lines begin with "- "."""

Line = Annotated[str, StringConstraints(min_length=1, pattern=rf"^[^{UNSAFE_CHARACTERS}\n]*$")]
"""Plain text on one line."""

Slug = Annotated[str, StringConstraints(pattern=rf"^{SLUG}$", max_length=LONGEST_SLUG)]
"""An id that we mint: small letters, digits and hyphens, beginning with a letter."""


class Names(NamedTuple):
    """A mark on a type: a text of it is the id of something of that kind, in the register.

    From it come the check that what is named is there, the completion of what is typed, and
    the reading of a name as people say it.
    """

    kind: ReferenceKind


LeadId = Annotated[Slug, Names("lead")]
"""The id of one of register.yaml's leads."""

ForumId = Annotated[Slug, Names("forum")]
"""The id of one of register.yaml's forums."""

ProgrammeId = Annotated[Slug, Names("programme")]
"""The id of one of register.yaml's programmes."""

FundingId = Annotated[Slug, Names("funding")]
"""The id of one of register.yaml's sums of money or posts."""

InspectionId = Annotated[Slug, Names("inspection")]
"""An inspection's folder below inspections/."""

AreaId = Annotated[Slug, Names("area")]
"""The id of an area of the inspection that the record belongs to."""

_ITEM_PATH = r"^[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$"

ItemId = Annotated[
    str,
    StringConstraints(pattern=_ITEM_PATH, max_length=121),
    Names("item"),
]
"""An item's path below inspections/, such as peel-2021-22/afi-06."""

FormerItemId = Annotated[str, StringConstraints(pattern=_ITEM_PATH, max_length=121)]
"""The id that an item had before; nothing has it now."""

MeetingId = Annotated[
    str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z][a-z0-9-]*$", max_length=120)
]
"""A meeting's file name: its date and forum, such as 2022-05-23-hta."""

IsoDate = Annotated[date, _IsoDate()]
"""A day, written YYYY-MM-DD."""

Flag = Annotated[bool, Strict()]
"""true or false, and no other word for them."""
