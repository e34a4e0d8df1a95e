"""The field's closed lists of words, as they stand in the YAML.

Standard library only, so that the command line can offer these words without
loading the rest of the model.
"""

from enum import StrEnum


class ItemKind(StrEnum):
    """The kinds of finding that HMICFRS makes."""

    CAUSE_OF_CONCERN = "cause_of_concern"
    RECOMMENDATION = "recommendation"
    AREA_FOR_IMPROVEMENT = "area_for_improvement"


class Rag(StrEnum):
    """The force's own rating of an item; what each word means is in register.yaml.

    Four ratings, as West Mercia uses them (panel paper, paragraph 15): yellow
    lies between amber and green.
    """

    RED = "red"
    AMBER = "amber"
    YELLOW = "yellow"
    GREEN = "green"

    def is_worse_than(self, other: "Rag") -> bool:
        """Check whether it is nearer to red than another rating."""
        worst_first = list(Rag)
        return worst_first.index(self) < worst_first.index(other)


class RagSought(StrEnum):
    """A rating to filter by; `unrated` is an item without one."""

    RED = "red"
    AMBER = "amber"
    YELLOW = "yellow"
    GREEN = "green"
    UNRATED = "unrated"


class State(StrEnum):
    """The state of an item; derived from its dated facts, never stored."""

    NOT_APPLICABLE = "not_applicable"
    SUPERSEDED = "superseded"
    CLOSED = "closed"
    AWAITING_SIGN_OFF = "awaiting_sign_off"
    COMPLETE = "complete"
    AWAITING_ALLOCATION = "awaiting_allocation"
    OPEN = "open"


class Relevance(StrEnum):
    """The force's part in an item."""

    ACT = "act"
    COMPLY = "comply"
    MONITOR = "monitor"
    NOT_APPLICABLE = "not_applicable"


class SignOffStage(StrEnum):
    """The steps by which HMICFRS ends an item."""

    SUBMITTED = "submitted"
    RETURNED = "returned"
    CLOSED = "closed"
    REOPENED = "reopened"


class InspectionKind(StrEnum):
    """Kinds of inspection."""

    PEEL = "peel"
    THEMATIC = "thematic"
    JOINT = "joint"
    SUPER_COMPLAINT = "super_complaint"
    REVISIT = "revisit"
    ACCELERATED = "accelerated"
    CHILD_PROTECTION = "child_protection"
    CUSTODY = "custody"
    NATIONAL_AGENCY = "national_agency"
    OTHER = "other"


class Scale(StrEnum):
    """The number of tiers of an inspection's grades."""

    FOUR = "four"
    FIVE = "five"


class Grade(StrEnum):
    """The inspectorate's judgment of an area, best first."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    ADEQUATE = "adequate"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"
    UNGRADED = "ungraded"


class MonitoringPhase(StrEnum):
    """The inspectorate's phases of monitoring a force."""

    SCAN = "scan"
    ENGAGE = "engage"


class PracticeKind(StrEnum):
    """The two labels that the inspectorate gives to good practice."""

    INNOVATIVE = "innovative"
    PROMISING = "promising"


class Wording(StrEnum):
    """The author of a report's recorded wording."""

    OFFICIAL = "official"
    SUMMARY = "summary"


class Audience(StrEnum):
    """The readers of what a forum is given."""

    INTERNAL = "internal"
    PUBLIC = "public"


class Severity(StrEnum):
    """The weight of a problem, heaviest first.

    An error stops the register from being used; a warning is work undone; a note is advice,
    which not even `validate --strict` counts.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"
