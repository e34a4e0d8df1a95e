"""An inspection: its report, areas and grades, timeline and the response owed to it."""

from datetime import date, timedelta

from peeltrack.model.amendments import Amendment
from peeltrack.model.record import AreaId, Count, IsoDate, ItemId, LeadId, Line, Record, Slug, Text
from peeltrack.model.validated import Field
from peeltrack.model.vocabulary import Grade, InspectionKind, PracticeKind, Scale, Wording
from peeltrack.wording import spoken


class Area(Record):
    """An area of policing that the inspection assessed."""

    id: Slug
    """Its id."""
    name: Line
    """Its name as the report's headings print it."""
    aliases: tuple[Line, ...] = ()
    """Other names by which it is found; papers print its name."""
    grade: Grade | None = None
    """The grade; ungraded where HMICFRS assessed it and gave none."""

    def is_called(self, name: str) -> bool:
        """Check whether a name is its id, name or alias, ignoring case."""
        return name.casefold() in (self.id, self.name.casefold(), *map(str.casefold, self.aliases))

    @property
    def judgment(self) -> str:
        """Its grade as people say it, or that none is recorded."""
        return spoken(self.grade) if self.grade else "no grade recorded"


class Practice(Record):
    """Good practice that the report names; not a finding to act on."""

    kind: PracticeKind
    """innovative or promising."""
    text: Text
    """What the force does well."""
    area: AreaId | None = None
    """The area it was found in."""


class StatedCounts(Record):
    """The number of findings that the report states; `validate` compares the files with it."""

    causes_of_concern: Count | None = None
    """Causes of concern."""
    recommendations: Count | None = None
    """Recommendations."""
    areas_for_improvement: Count | None = None
    """Areas for improvement."""
    total: Count | None = None
    """All recommendations, although this register may contain only the relevant ones."""
    relevant: Count | None = None
    """Those that the force must act on, comply with or monitor."""
    source: Line | None = None
    """Where the figures are stated."""


class TimelineEntry(Record):
    """A stage of the inspection."""

    what: Line
    """Planning, data collection, fieldwork, hot debrief, report."""
    when: Line
    """When, in the paper's words."""
    starts: IsoDate | None = None
    """Its first day, if given."""
    ends: IsoDate | None = None
    """Its last day, if given."""


class ExpectedReport(Record):
    """A further report that the paper announces."""

    what: Line
    """The report."""
    when: Line
    """When, in the paper's words."""


class QuickTimeAction(Record):
    """An action that the force took from the hot debrief, before the report."""

    id: Slug
    """Its id."""
    text: Text
    """The action."""
    area: AreaId | None = None
    """The area that the feedback was about."""
    lead: LeadId | None = None
    """The lead."""
    done: IsoDate | None = None
    """When it was done."""
    matched: ItemId | None = None
    """The report's finding that matched it."""


class HotDebrief(Record):
    """The oral feedback before the report, and the quick-time actions that followed."""

    quick_time_actions: Count | None = None
    """The number of actions raised; required if the actions are not listed here."""
    matched_later_findings: Count | None = None
    """The number matched by the report's findings; required in the same case."""
    actions: tuple[QuickTimeAction, ...] = ()
    """The actions, if they are listed."""
    note: Text | None = None
    """What was published about them."""

    @property
    def raised(self) -> int | None:
        """The number of actions raised; None if not recorded."""
        return len(self.actions) if self.actions else self.quick_time_actions

    @property
    def matched(self) -> int | None:
        """The number matched by the report's findings; None if not recorded."""
        if self.actions:
            return sum(action.matched is not None for action in self.actions)
        return self.matched_later_findings


class Expectation(Record):
    """An expectation that a report states in its narrative; not a finding."""

    text: Text
    """The expectation."""
    source: Line | None = None
    """Where the report states it: a page, paragraph or line."""
    note: Text | None = None
    """The force's view of it."""


class Explanation(Record):
    """A statutory response's explanation about one finding (Police Act 1996, section 55(5B))."""

    item: ItemId
    """The recommendation, or an area for improvement that the response also covers."""
    text: Text | None = None
    """The action taken or proposed."""
    none_because: Text | None = None
    """Why no action has been taken or is proposed."""


class StatutoryResponse(Record):
    """The commissioner's comments on a report (Police Act 1996, section 55)."""

    chief_constable_comments_due: IsoDate | None = None
    """The date that the commissioner set for the chief constable's comments (s.55(4))."""
    chief_constable_comments: Text | None = None
    """The chief constable's comments, which are published with the commissioner's (s.55(5))."""
    comments: Text | None = None
    """The commissioner's own comments."""
    explanations: tuple[Explanation, ...] = ()
    """For each recommendation, the action taken or proposed, or why none is taken (s.55(5B))."""
    sent_to: tuple[Line, ...] = ()
    """Who receives it; by default the Secretary of State and the inspectors of constabulary."""
    sent: IsoDate | None = None
    """When it was sent to the Secretary of State and the inspectors of constabulary."""
    published: IsoDate | None = None
    """When it was published."""
    url: Line | None = None
    """Where it was published."""
    note: Text | None = None
    """A note on its position, for public papers."""

    @property
    def comments_awaited_by(self) -> date | None:
        """The date for the chief constable's comments, if they are still needed."""
        is_over = self.chief_constable_comments or self.sent or self.published
        return None if is_over else self.chief_constable_comments_due

    @property
    def has_words(self) -> bool:
        """Whether any of its text is recorded, rather than only its dates and address."""
        return bool(self.chief_constable_comments or self.comments or self.explanations)

    @property
    def is_only_noted(self) -> bool:
        """Whether the register records that it was published and none of its text."""
        return self.published is not None and not self.has_words


def last_day_of_response(published: date) -> date:
    """Return the last day to publish the response to a report of that day."""
    return published + timedelta(days=55)


class Inspection(Record):
    """A published report."""

    id: Slug
    """Its folder below inspections/; never written in the file."""
    title: Line
    """The report's title."""
    short: Line | None = None
    """Its short name: PEEL 2021/22."""
    body: Line
    """Who inspected: HMICFRS, alone or with others."""
    kind: InspectionKind
    """The kind of inspection."""
    cycle: Line | None = None
    """The PEEL cycle, such as 2021/22; grades are never compared across cycles."""
    published: IsoDate | None = None
    """The publication date; empty if the papers do not give it."""
    received_draft: IsoDate | None = None
    """When the force saw the draft."""
    url: Line | None = None
    """The web address of the report."""
    source: Line | None = None
    """The paper this record was made from."""
    summary: Text | None = None
    """What the report found, in brief."""
    background: Text | None = None
    """The background: the last report, and what has changed in how HMICFRS assesses forces."""
    improvement_plan: Text | None = None
    """How the force manages its work on the findings as a whole."""
    oversight: Text | None = None
    """How the commissioner holds the force to account for that work."""
    next_steps: Text | None = None
    """What happens next."""
    wording_is: Wording = Wording.OFFICIAL
    """Whether its findings are recorded in the report's own words, or in summary."""
    scale: Scale | None = None
    """The number of tiers in its grading scale."""
    grade_meanings: dict[Grade, Text] = Field(default_factory=dict)
    """What each grade of that scale means; printed beside the grades."""
    areas: tuple[Area, ...] = ()
    """The areas assessed, in the report's order."""
    practice: tuple[Practice, ...] = ()
    """The good practice that it names."""
    stated_counts: StatedCounts | None = None
    """The number of findings that it states."""
    timeline: tuple[TimelineEntry, ...] = ()
    """The stages of the inspection."""
    expected: tuple[ExpectedReport, ...] = ()
    """Reports still to come."""
    supporting_papers: tuple[Line, ...] = ()
    """Published papers that go with public papers on the report, each with its address if any."""
    hot_debrief: HotDebrief | None = None
    """The oral feedback and what followed."""
    expectations: tuple[Expectation, ...] = ()
    """What the report expects in its narrative, in addition to its findings."""
    statutory_response: StatutoryResponse | None = None
    """The commissioner's statutory response; empty if none is required."""
    formerly: tuple[Slug, ...] = ()
    """Its former ids; an item's former id follows from them."""
    amendments: tuple[Amendment, ...] = ()
    """Corrections of recorded facts, oldest first."""

    @property
    def file(self) -> str:
        """Its path from the register's folder."""
        return f"inspections/{self.id}/inspection.yaml"

    @property
    def is_in_summary(self) -> bool:
        """Whether its findings are recorded in summary rather than in the report's own words."""
        return self.wording_is == Wording.SUMMARY

    @property
    def wording_heading(self) -> str:
        """The heading of a finding's wording, so that a summary is never taken for a quotation."""
        return "Summary" if self.is_in_summary else f"Wording of {self.called}"

    @property
    def called(self) -> str:
        """Its short name, or its title if it has none."""
        return self.short or self.title

    @property
    def response_due(self) -> date | None:
        """The last day for the commissioner's response to be published, inclusive.

        Section 55(5A) of the Police Act 1996: before the end of 56 days beginning
        with the day of publication, so that day is day 1 and the last is 55 later.
        """
        return self.response_due_if_owed if self.statutory_response else None

    @property
    def response_due_if_owed(self) -> date | None:
        """The same day for a report whose response has not been begun in the register."""
        return last_day_of_response(self.published) if self.published else None

    def area_called(self, name: str) -> Area | None:
        """Find an area by its id, name or alias, ignoring case."""
        return next((area for area in self.areas if area.is_called(name)), None)
