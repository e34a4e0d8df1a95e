"""Values in a proposal's file, understood as the command line understands them. Pure."""

from collections.abc import Callable
from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from peeltrack.model.choices import word_of
from peeltrack.model.parse_date import parse_date
from peeltrack.model.record import IsoDate
from peeltrack.model.vocabulary import InspectionKind, ItemKind, Relevance


def _date(value: object) -> object:
    """Return the date that a text names; any other value as it is, for the type to refuse."""
    return (parse_date(value).value or value) if isinstance(value, str) else value


def _word(vocabulary: type[StrEnum]) -> Callable[[object], object]:
    def meant(value: object) -> object:
        return (word_of(value, vocabulary) or value) if isinstance(value, str) else value

    return meant


def _yes(value: object) -> object:
    word = str(value).casefold()
    if word not in (*_YES, *_NO):
        raise PydanticCustomError("enum", "is not yes or no", {"expected": "yes or no"})
    return word in _YES


_YES = ("yes", "true", "y", "x")
_NO = ("no", "false", "n")

TypedYes = Annotated[bool, BeforeValidator(_yes)]
"""Yes or no, in the words that people write."""

TypedDate = Annotated[IsoDate, BeforeValidator(_date)]
"""A date in any spelling: 31/12/26, 31 December 2026."""

TypedKind = Annotated[ItemKind, BeforeValidator(_word(ItemKind))]
"""A kind of item in any word for it: AFI, recs, cause of concern."""

TypedInspectionKind = Annotated[InspectionKind, BeforeValidator(_word(InspectionKind))]
"""A kind of inspection, in any case."""

TypedRelevance = Annotated[Relevance, BeforeValidator(_word(Relevance))]
"""The force's part in an item, in any case."""
