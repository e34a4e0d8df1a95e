"""The base of every stored record: frozen, strict, plain text, ISO dates."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal, NamedTuple, cast

from peeltrack.model.validated import Validated, made_of, values_of
from peeltrack.wording import LONGEST_SLUG, SLUG, UNSAFE_CHARACTERS

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue
    from pydantic_core import CoreSchema


class _IsoDate:
    """A date read from text as YYYY-MM-DD and from nothing else, not a number or a time.

    Built of pydantic's own parts, so that no Python runs for each date read.
    """

    def __get_pydantic_core_schema__(
        self, source: type[date], handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

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
        self, schema: "CoreSchema", handler: "GetJsonSchemaHandler"
    ) -> "JsonSchemaValue":
        return {"type": "string", "format": "date"}


class _Written(NamedTuple):
    """A mark on a type: how its texts are written."""

    pattern: str
    least: int | None = None
    most: int | None = None

    def __get_pydantic_core_schema__(
        self, source: type[str], handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.str_schema(
            pattern=self.pattern, min_length=self.least, max_length=self.most
        )


class _Strict(NamedTuple):
    """A mark on a type: no other value is read as one of it, such as a text; a least number."""

    least: int | None = None

    def __get_pydantic_core_schema__(
        self, source: type[object], handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        if source is bool:
            return core_schema.bool_schema(strict=True)
        return core_schema.int_schema(strict=True, ge=self.least)


class Checked(NamedTuple):
    """A mark on a type: a function returns its values, or refuses them."""

    by: Callable[[Any], Any]

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core import core_schema

        return core_schema.no_info_after_validator_function(self.by, handler(source))


class NotEmpty:
    """A mark on a type: a list has an entry at least."""

    def __get_pydantic_core_schema__(
        self, source: object, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        schema: Any = handler(source)
        return cast("CoreSchema", {**schema, "min_length": 1})


ReferenceKind = Literal["lead", "forum", "programme", "funding", "inspection", "area", "item"]
"""What a record can name by its id."""


class Record(Validated):
    """A frozen part of the register; an unknown key is a problem, not an extra."""

    details: ClassVar[tuple[str, ...]] = ()
    """The fields that a cache packs (`packed_details.py`); of `progress` not the last entry."""
    worked_out: ClassVar[tuple[str, ...]] = ()
    """The derived values that it keeps beside them: if there are details, also `last_update`."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Return what pickle needs, which takes half the time of the usual way."""
        names = self.model_fields_set
        names = _SHARED.setdefault(frozenset(names), names)
        return made_of, (type(self), values_of(self), names)


_SHARED: dict[frozenset[str], set[str]] = {}
"""The names of the fields that are set, once for all records that set the same."""


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


Text = Annotated[str, _Written(rf"^[^{UNSAFE_CHARACTERS}]*$", least=1)]
"""Plain text: paragraphs divided by a blank line, and lists whose lines begin with "- "."""

Line = Annotated[str, _Written(rf"^[^{UNSAFE_CHARACTERS}\n]*$", least=1)]
"""Plain text on one line."""

Slug = Annotated[str, _Written(rf"^{SLUG}$", most=LONGEST_SLUG)]
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
    _Written(_ITEM_PATH, most=121),
    Names("item"),
]
"""An item's path below inspections/, such as peel-2021-22/afi-06."""

FormerItemId = Annotated[str, _Written(_ITEM_PATH, most=121)]
"""The id that an item had before; nothing has it now."""

MeetingId = Annotated[str, _Written(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}-[a-z][a-z0-9-]*$", most=120)]
"""A meeting's file name: its date and forum, such as 2022-05-23-hta."""

IsoDate = Annotated[date, _IsoDate()]
"""A day, written YYYY-MM-DD."""

Flag = Annotated[bool, _Strict()]
"""true or false, and no other word for them."""

Count = Annotated[int, _Strict(least=0)]
"""A whole number from 0."""
