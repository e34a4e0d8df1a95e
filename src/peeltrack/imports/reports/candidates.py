"""Sentences that may be a finding, with the text around them, before they are weighed. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from peeltrack.imports.language.obligations import Obligation
from peeltrack.imports.reports.context import ReadingContext
from peeltrack.imports.reports.finding_patterns import RECOMMENDED


@dataclass(frozen=True, slots=True)
class Candidate:
    """Sentences that may be a finding, and the text around them."""

    sentences: Sequence[str]
    context: ReadingContext
    lead_in: Obligation | None = None
    """How the lead-in obliges, if the candidate is an entry of its list."""
    is_led_in: bool = False
    """Whether a lead-in is before it, which may oblige nobody: "they were that the force:"."""
    is_entry: bool = False
    is_like_the_last: bool = False
    """Whether it begins as the finding before it did, and is as short."""
    is_recorded: bool = False
    """Whether an owner or a date is beside it in a table or record, as beside a finding."""
    is_below: bool = False
    """Whether it stands directly below a finding, with nothing between."""
    is_strong: bool = False
    """Whether it is set in bold, as the findings among a report's paragraphs are."""
    is_announced: bool = False
    """Whether the line above announces findings, and introduces no list."""
    is_promised: bool = False
    """Whether it is in the list of an announcement, which promises findings and nothing else."""
    has_their_form: bool = False
    """Whether it has the form of a list's findings: a reference at its end, or one sentence."""
    is_told_before: bool = False
    """Whether its label's number is that of a finding above, whose position may follow."""
    above: str = ""
    """The wording of the finding before it, with its lead-in."""
    is_row: bool = False
    """Whether it is the wording in a row of a table of findings."""
    is_stated_cause: bool = False
    """Whether a cause of concern is stated here, by its label or before its recommendations."""
    names_its_cause: bool = False
    """Whether it says which of the causes above it addresses."""

    @property
    def is_told_of_its_cause(self) -> bool:
        """Whether a letter that restates a cause goes on: We recommended that the force …"""
        restates = self.context.restated is not None and self.context.cause is not None
        return restates and RECOMMENDED.fits(self.sentences[0])
