"""Context of the lines to come: labels, lead-ins, causes, answers. Pure.

A context is never changed: each transition makes the next one, so that nothing that a line
has opened is forgotten by accident or kept too long.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

from peeltrack.imports.language.finding_labels import Label
from peeltrack.imports.lines import Line
from peeltrack.imports.reports.findings import Finding
from peeltrack.imports.reports.list_markers import is_first, is_next, number_of, same_list
from peeltrack.model.vocabulary import ItemKind

RESTATED_HERE = "is under a heading that restates an earlier report's findings"
_PENDING = 3
"""The most paragraphs between "There are 7 recommendations" and the list of them."""


class Opening(StrEnum):
    """The kind of line that introduces the lines to come."""

    NOTHING = "nothing"
    LABEL = "label"
    MIXED = "mixed heading"
    """A heading that names several kinds, as "Conclusions and recommendations"."""
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True, slots=True)
class ReadingContext:
    """The labels, lead-ins and causes that apply at the current line."""

    opening: Opening = Opening.NOTHING
    kind: ItemKind | None = None
    plural: bool = False
    numbers: tuple[str, ...] = ()
    """Printed numbers whose wording is still to come."""
    taken: int = 0
    """The number of findings taken under it."""
    last_mark: str = ""
    """The mark of the last entry taken, after which the list continues."""
    lead_in: Line | None = None
    timing: str = ""
    """The time limit in the line above or the label."""
    addressees: str = ""
    """Whom the label, or a heading within its list, names."""
    own_numbers: bool = False
    """Whether its list begins at 1, so that the numbers are its own and not the paragraphs'."""
    section: ItemKind | None = None
    """What the heading announces under which this still stands, though its list is closed."""
    kind_above: ItemKind | None = None
    """The kind of the last finding taken, as long as no label or heading ends its list."""
    group: str = ""
    """Whom the heading over several labels names: Recommendations for chief constables."""
    group_due: str = ""
    """The time limit alone on a line over several labels: By 31 March 2026."""
    cause: Finding | None = None
    """The cause of concern that recommendations here address."""
    cause_is_unworded: bool = False
    several_causes: bool = False
    """Whether one list gave several causes, so that the text ties none of them to what follows."""
    causes_announced: bool = False
    in_answer: bool = False
    """Whether the force or commissioner speaks, and not HMICFRS."""
    restated: str | None = None
    announces_new: bool = False
    """Whether the paper, which restates findings, says that those below are new."""
    practice: str | None = None
    pending: int = 0
    """The number of paragraphs left in which an announced list may begin."""
    pending_kind: ItemKind | None = None
    ends_in_colon: bool = False
    """Whether the announcement is the line above and ends in a colon, so that any list will do."""
    form: str = ""
    """First words of the last finding without a number; such words end an answer."""
    level: int | None = None
    """The level of the heading that is the label."""
    aside: str = ""
    """Why nothing here is a finding of this report, where a heading says so."""
    aside_annex: bool = False
    """Whether that heading is of an annex, which ends at the next one."""

    @property
    def is_open(self) -> bool:
        """Whether a label, heading or announcement introduces what comes."""
        return self.opening is not Opening.NOTHING

    @property
    def is_only_pending(self) -> bool:
        """Whether only an announcement some lines above introduces a list."""
        return not (self.is_open or self.lead_in or self.ends_in_colon)

    @property
    def is_just_announced(self) -> bool:
        """Whether the line above says that there are findings: The report made two."""
        return self.pending == _PENDING and not self.is_open

    @property
    def kind_beside_others(self) -> ItemKind | None:
        """What asks for something under a heading such as "Conclusions and recommendations"."""
        return self.pending_kind if self.opening is Opening.MIXED else None

    @property
    def is_past_its_list(self) -> bool:
        """Whether the list that was announced stands above, so that no paragraph is of it."""
        return self.opening is Opening.ANNOUNCEMENT and bool(self.taken and self.last_mark)

    @property
    def is_single(self) -> bool:
        """Whether the label is for one finding."""
        return self.opening is Opening.LABEL and (bool(self.numbers) or not self.plural)

    @property
    def awaits(self) -> bool:
        """Whether a label's own finding is still to come."""
        return self.opening is Opening.LABEL and (
            bool(self.numbers) or (not self.taken and not self.plural)
        )

    @property
    def awaits_cause(self) -> bool:
        """Whether a cause of concern is announced by its label, and its wording is to come."""
        return self.awaits and self.kind is ItemKind.CAUSE_OF_CONCERN

    def under_label(self, label: Label, line: Line, restated: str | None) -> "ReadingContext":
        """Return the context after a label; a lead-in above "Recommendations" continues."""
        keeps_cause = label.kind in (ItemKind.RECOMMENDATION, None)
        is_bare = not (label.numbers or label.rest or label.is_empty)
        group = label.addressees if label.plural else self.group if label.numbers else ""
        group_due = self.group_due if label.numbers else ""
        own = None if self.announces_new else restated
        return ReadingContext(
            opening=Opening.LABEL if label.kind else Opening.MIXED,
            kind=label.kind,
            plural=label.plural,
            numbers=label.numbers,
            lead_in=self.lead_in if is_bare and self.lead_in and not self.taken else None,
            pending_kind=label.only,
            timing=label.due or group_due,
            addressees=label.addressees or group,
            group=group,
            group_due=group_due,
            cause=self.cause if keeps_cause and not self.awaits_cause else None,
            cause_is_unworded=keeps_cause and (self.cause_is_unworded or self.awaits_cause),
            several_causes=keeps_cause and self.several_causes,
            causes_announced=self.causes_announced,
            restated=RESTATED_HERE if label.restated else own,
            level=line.heading,
            section=label.kind if label.plural and label.kind and is_bare else None,
        )

    def under_heading(self, restated: str | None) -> "ReadingContext":
        """Return the context after a heading: a cause without recommendations remains."""
        waits = self.cause is not None and self.kind is ItemKind.CAUSE_OF_CONCERN
        return ReadingContext(
            opening=self.opening if waits else Opening.NOTHING,
            kind=self.kind if waits else None,
            plural=self.plural and waits,
            taken=self.taken if waits else 0,
            cause=self.cause if waits else None,
            several_causes=self.several_causes and waits,
            causes_announced=self.causes_announced,
            lead_in=self.lead_in if not self.taken else None,
            restated=restated,
        )

    def under_area(self, restated: str | None) -> "ReadingContext":
        """Return the context after the heading of an area: only announced causes remain."""
        return ReadingContext(restated=restated, causes_announced=self.causes_announced)

    def addressing(self, whom: str, due: str) -> "ReadingContext":
        """Return it under a heading within a list, which may say for whom and by when they are."""
        return replace(
            self, addressees=whom or self.addressees, group=whom or self.group, timing=due,
            lead_in=None, in_answer=False,
        )  # fmt: skip

    def dated(self, due: str) -> "ReadingContext":
        """Return it below a time that is for all that comes."""
        return replace(self, timing=due, group_due=due, lead_in=None, in_answer=False)

    def closed(self) -> "ReadingContext":
        """Return it with nothing open but the cause, and the form of the last finding."""
        return ReadingContext(
            cause=self.cause,
            cause_is_unworded=self.cause_is_unworded,
            several_causes=self.several_causes,
            causes_announced=self.causes_announced,
            restated=self.restated,
            form=self.form,
            section=self.section,
            kind_above=self.kind_above,
            group=self.group,
            group_due=self.group_due,
            in_answer=self.in_answer,
        )

    def after_finding(self, finding: Finding, form: str = "") -> "ReadingContext":
        """Return it with one more finding taken."""
        is_cause = finding.kind is ItemKind.CAUSE_OF_CONCERN
        return replace(
            self,
            taken=self.taken + 1,
            numbers=self.numbers[1:],
            cause=finding if is_cause else self.cause,
            cause_is_unworded=self.cause_is_unworded and not is_cause,
            timing=self.timing if self.plural or self.numbers[1:] else "",
            form=form or self.form,
            kind_above=finding.kind,
            in_answer=False,
        )

    def led_in(self, line: Line, kind: ItemKind) -> "ReadingContext":
        """Return it with a lead-in that governs the list behind it."""
        return replace(self, lead_in=line, kind=kind, last_mark="", in_answer=False)

    def in_an_answer(self) -> "ReadingContext":
        """Return it when the force speaks; the label that it answers stays open."""
        return replace(self, in_answer=True, lead_in=None)

    def announcing(self, kind: ItemKind | None, *, colon: bool, causes: bool) -> "ReadingContext":
        """Return it with a list of findings announced."""
        return replace(
            self,
            pending=_PENDING if kind else self.pending,
            pending_kind=kind or self.pending_kind,
            ends_in_colon=colon and kind is not None,
            causes_announced=self.causes_announced or causes,
            in_answer=False,
        )

    def past_paragraph(self) -> "ReadingContext":
        """Return it one paragraph of running text further on."""
        return replace(self, pending=max(0, self.pending - 1), ends_in_colon=False, lead_in=None)

    def opened_by_announcement(self) -> "ReadingContext":
        """Return what was announced, opened."""
        return ReadingContext(
            opening=Opening.ANNOUNCEMENT,
            kind=self.pending_kind,
            plural=True,
            cause=self.cause if self.pending_kind is ItemKind.RECOMMENDATION else None,
            causes_announced=self.causes_announced,
            restated=self.restated,
        )

    def ends_at(self, heading: Line) -> bool:
        """Check whether a heading is above the label's level, so not a title in its box."""
        return bool(self.level and heading.heading and heading.heading < self.level)

    def goes_on_with(self, first: Line, *, asks: bool) -> bool:
        """Check whether a list is the introduced one: it begins one, or continues a divided one.

        Below a heading that says for whom it is, its numbers may begin again.
        """
        mark = first.bullet or ""
        if self.lead_in:
            return True
        if self.last_mark:
            is_same = same_list(self.last_mark, mark)
            if self.group and is_first(mark):
                return is_same or bool(number_of(mark))
            return is_same and is_next(self.last_mark, mark)
        return not number_of(mark) or is_first(mark) or (asks and not self.taken)
