"""Records of a proposal file: the reports and findings as a person has them. Pure."""

from typing import Annotated, ClassVar

from pydantic import BeforeValidator

from peeltrack.imports.filed_paper import FiledEntry, FiledPaper
from peeltrack.imports.typed_values import (
    TypedDate,
    TypedInspectionKind,
    TypedKind,
    TypedRelevance,
    TypedYes,
)
from peeltrack.model.record import Line as OneLine
from peeltrack.model.record import Record, Slug, Text
from peeltrack.model.validated import Field


def _one_or_several(value: object) -> object:
    """Read one line or body that was written without brackets."""
    return (value,) if isinstance(value, (str, int)) else value


def _emptied(value: object) -> object:
    """Read a list from which everything was moved away."""
    return () if value is None else value


_OneOrSeveral = BeforeValidator(_one_or_several)
_Emptied = BeforeValidator(_emptied)


class FiledReport(Record):
    """A report, as a person has it."""

    id: Slug
    title: OneLine
    short: OneLine | None = None
    kind: TypedInspectionKind
    published: TypedDate | None = None
    areas: dict[Slug, OneLine] = Field(default_factory=dict)
    """The name of each area, by its id."""


class FiledFinding(FiledEntry):
    """A finding, as a person has it."""

    kind: TypedKind
    number: OneLine | int | float
    report: Slug | None = None
    title: OneLine | None = None
    wording: Annotated[tuple[OneLine | int, ...], _OneOrSeveral]
    under: Slug | None = None
    area: Slug | None = None
    due_phrase: OneLine | None = None
    due: TypedDate | None = None
    target: TypedDate | None = None
    """The force's own date."""
    to: Annotated[tuple[OneLine, ...], _OneOrSeveral] = ()
    relevance: TypedRelevance | None = None
    restated: TypedYes = False
    why: Text | None = None
    """The reason why it was first left out; it has no effect."""


class FiledLeftOutFinding(Record):
    """A finding that is left out, as a person has it; its other details have no effect."""

    model_config: ClassVar = {"extra": "ignore"}

    wording: tuple[OneLine | int, ...]
    why: Text | None = None
    """The reason; the new inspection notes what is an expectation by it."""


class FiledProposal(FiledPaper):
    """A proposal file."""

    reports: tuple[FiledReport, ...]
    findings: Annotated[tuple[FiledFinding, ...], _Emptied] = ()
    left_out: Annotated[tuple[FiledLeftOutFinding, ...], _Emptied] = ()
