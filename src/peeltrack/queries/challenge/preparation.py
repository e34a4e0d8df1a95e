"""The preparation that each rule reads: a meeting, and what is known before it."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from peeltrack.model.items import Item
from peeltrack.model.meetings import Commitment, Meeting
from peeltrack.model.organisation import Forum
from peeltrack.model.progress import ProgressUpdate, RagChange, SignOff
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, ItemKind
from peeltrack.queries import forum
from peeltrack.queries.abbreviations import public_texts
from peeltrack.queries.audience import for_audience, sees
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.quotes import QUOTATION
from peeltrack.queries.item_names import in_sentence, names_apart, reference
from peeltrack.queries.updates import newest_updates

_Answer = TypeVar("_Answer")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True)
class Preparation:
    """The information before the chair of a meeting that is being prepared, and nothing later.

    Of meetings it knows those before the day alone: what was asked, answered or promised
    at the meeting itself cannot be foreseen by reading it.
    """

    register: Register
    """As at the day."""
    forum_id: str
    on: date
    today: date | None = None
    """The last date that the register can know about; None if that is later."""

    @property
    def position(self) -> date:
        """The date on which things stand as the register says: the day, or today before it."""
        return min(self.on, self.today or self.on)

    @property
    def at_meeting(self) -> str:
        """How a number of days, which is counted to the meeting, says so if that is ahead."""
        return " at the meeting" if self.position < self.on else ""

    def is_in_summary(self, item: Item) -> bool:
        """Check whether an item's wording is a summary, which is never quoted."""
        return self.register.inspection_of(item).is_in_summary

    @cached_property
    def forum(self) -> Forum:
        """The forum that meets, with the chair of that day."""
        return forum.forum_on(self.register, self.forum_id, self.on)

    @property
    def is_public(self) -> bool:
        """Whether the forum meets in public."""
        return self.forum.audience == Audience.PUBLIC

    @cached_property
    def agenda(self) -> tuple[Item, ...]:
        """The items that the forum sees: those of its inspections that have not ended."""
        return forum.agenda(self.register, self.forum)

    @cached_property
    def open_items(self) -> tuple[Item, ...]:
        """Those of them that the force has still to act on."""
        return tuple(item for item in self.agenda if item.awaits_action)

    @cached_property
    def questioned_items(self) -> tuple[Item, ...]:
        """Those that the force has acted on or has still to: green and submitted ones too."""
        return tuple(item for item in self.agenda if item.needs_leads and not item.has_ended)

    @cached_property
    def worked_items(self) -> tuple[Item, ...]:
        """The open items that steps are written for.

        A cause of concern is put right by its recommendations, and its steps are theirs.
        """
        answered = {f"{item.inspection}/{item.cause_of_concern}" for item in self.agenda}
        return tuple(
            item
            for item in self.open_items
            if item.kind != ItemKind.CAUSE_OF_CONCERN or item.id not in answered
        )

    @cached_property
    def rated_done(self) -> tuple[Item, ...]:
        """Those that the force has acted on, and HMICFRS has not agreed."""
        return tuple(item for item in self.questioned_items if not item.awaits_action)

    def name(self, item: Item) -> str:
        """Return an item's name within a question: AFI 9, with its report if two share the name."""
        return in_sentence(self._names.get(item.id) or reference(self.register, item))

    def once(self, asked: Callable[[Item], _Answer], item: Item) -> _Answer:
        """Return what a function says of an item, working it out only once."""
        key = (asked, item.id)
        if key not in self._answers:
            self._answers[key] = asked(item)
        return cast("_Answer", self._answers[key])

    def worked_out(self, asked: Callable[["Preparation"], _Answer]) -> _Answer:
        """Return what a function says of the meeting, working it out only once."""
        if asked not in self._answers:
            self._answers[asked] = asked(self)
        return cast("_Answer", self._answers[asked])

    @cached_property
    def _answers(self) -> dict[object, object]:
        return {}

    @cached_property
    def _names(self) -> Mapping[str, str]:
        return names_apart(self.register, self.agenda)

    @cached_property
    def open_recommendations(self) -> Mapping[str, tuple[Item, ...]]:
        """The open recommendations that answer each cause of concern, by its id."""
        answering = defaultdict[str, list[Item]](list)
        for item in self.open_items:
            if item.cause_of_concern:
                answering[f"{item.inspection}/{item.cause_of_concern}"].append(item)
        return {cause: tuple(items) for cause, items in answering.items()}

    @property
    def set_aside(self) -> str:
        """How a count of the items that steps are written for says what it leaves out."""
        if len(self.worked_items) == len(self.open_items):
            return ""
        return "; a cause of concern is put right by its recommendations"

    @cached_property
    def newest_updates(self) -> Mapping[str, ProgressUpdate | None]:
        """The last update about each item, by its id."""
        return newest_updates(self.register)

    @cached_property
    def earlier(self) -> tuple[Meeting, ...]:
        """Every meeting before the day, oldest first."""
        meetings = self.register.meetings.values()
        return tuple(meeting for meeting in meetings if meeting.date < self.on)

    def is_with_force(self, past: Meeting) -> bool:
        """Check whether a meeting was of this forum, or of another that does not meet in public.

        A panel that puts a question to the commissioner goes through nothing with the force.
        """
        other = self.register.organisation.forums.get(past.forum)
        is_public = other is not None and other.audience == Audience.PUBLIC
        return past.forum == self.forum_id or not is_public

    @cached_property
    def last_meeting(self) -> Meeting | None:
        """The newest of this forum before the day."""
        return next((e for e in reversed(self.earlier) if e.forum == self.forum_id), None)

    @cached_property
    def unkept_commitments(self) -> tuple[tuple[Meeting, int, Commitment], ...]:
        """The unkept commitments to this forum, due by the day or without a date.

        One that was made to "the first meeting of 2026" waits for that year.
        """
        unkept = forum.unkept_commitments(self.register, self.forum_id, self.on)
        return tuple(each for each in unkept if not _is_for_later(each[2], self.on))

    def is_seen(self, raised: RuleResult) -> bool:
        """Check whether the forum sees what a point rests on and quotes: a public one sees less."""
        record = self._records.get(raised.file, self.register.organisation)
        if not sees(self.register, self.forum.audience, record, raised.at):
            return False
        known = f"{self._public_words} {self._heard}" if self.is_public else ""
        return not self.is_public or all(words in known for words in _quoted(raised))

    def as_seen(self, item: Item) -> Item:
        """Return an item as the forum sees it: for a public one with its public fields only."""
        return self._public.items.get(item.id, item) if self.is_public else item

    @cached_property
    def _public(self) -> Register:
        return for_audience(self.register, Audience.PUBLIC)

    @cached_property
    def _public_words(self) -> str:
        """All that the public reads in the register, as one text."""
        return " ".join(_plain(text) for _, text in public_texts(self._public))

    @cached_property
    def _heard(self) -> str:
        """All that this forum asked and was answered at earlier meetings, as one text."""
        return " ".join(
            _plain(text)
            for past in self.earlier
            if past.forum == self.forum_id
            for question in past.all_questions
            for text in (question.text, *(each.text for each in question.answers))
        )

    def reason(self, fact: RagChange | SignOff) -> str:
        """Return the reason for a rating or a sign-off; empty if a public forum meets."""
        return "" if self.is_public else fact.because or ""

    @cached_property
    def _records(self) -> Mapping[str, Record]:
        """The records by their files; all other places are in register.yaml."""
        register = self.register
        return {
            **{item.file: item for item in register.items.values()},
            **{meeting.file: meeting for meeting in register.meetings.values()},
            **{each.file: each for each in register.inspections.values()},
        }

    @property
    def stale_after(self) -> int:
        """How many days old an update may be here."""
        return forum.stale_after(self.register, self.forum)


def _is_for_later(made: Commitment, on: date) -> bool:
    """Check whether a commitment was made to a later meeting, by its date or its words."""
    years = (int(year) for year in _YEAR.findall(made.to or ""))
    return made.due > on if made.due else any(year > on.year for year in years)


def _quoted(raised: RuleResult) -> list[str]:
    """List the words that a point quotes, as they are compared with those of the register."""
    told = (raised.fact, raised.what_else, raised.question, *raised.supplementary)
    quotations = QUOTATION.findall(" ".join(told))
    return [_plain(words) for each in quotations for words in each.split("…")]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split()).strip(" .,;:")
