"""The questions that a chair should ask first, from the facts and what challenge raises. Pure."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.documents.parts.deadline_groups import deadline_groups, steps_left
from peeltrack.documents.parts.first_question import FirstQuestion, shortened
from peeltrack.documents.parts.names import (
    Link,
    LinkedWords,
    named_together,
    office_in_notes,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.queries.awaiting import not_submitted, proposed_ratings
from peeltrack.queries.challenge.already_heard import heard_before
from peeltrack.queries.challenge.meeting import answering_office
from peeltrack.queries.challenge.points import Point, Preparation
from peeltrack.queries.due import DueKind, kinds_in_words
from peeltrack.queries.forum import unkept_commitments
from peeltrack.queries.parts import unanswered_parts
from peeltrack.wording import (
    agreeing,
    capitalised,
    counted,
    days,
    in_words,
    lateness,
    listed,
    near_date,
)

_NAMED = 6
"""Items that a question names; more are counted."""
_OFFICES = 3
"""Offices that a question names; more are the head of the force."""
_LONGEST = 26
"""Words of a question of challenge that is put here."""

ASKED_BY_FACTS = frozenset(
    {
        "action-unanswered", "promise-not-kept", "no-lead", "lead-has-left", "no-update",
        "stale-update", "no-timetable", "no-priority", "nothing-since", "milestone-passed",
        "due-before-work-ends", "part-without-step",
    }
)  # fmt: skip
"""The rules of challenge whose questions are put here for many items at once."""


def first_questions(scope: Scope, points: Sequence[Point]) -> tuple[FirstQuestion, ...]:
    """Return the questions of a meeting, the most pressing first.

    HMICFRS's and statutory deadlines come first, then what was promised to this meeting, then
    missing leads, updates and dates, then the rest.

    Args:
        scope: the meeting.
        points: what challenge chose for it, strongest first.
    """
    asked = _Questions(scope)
    facts = tuple(asked.by_facts())
    return (*facts, *asked.by_challenge(points, facts))


class _Questions:
    """The questions that a meeting's facts give rise to, the most pressing kind first."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._preparation = Preparation(scope.register, scope.forum_id, scope.meeting, scope.on)
        whole = answering_office(self._preparation)
        self._head = "Strategic leads" if whole == "the lead" else self._short(whole[4:])

    def by_facts(self) -> Iterator[FirstQuestion]:
        yield from self._hmicfrs_deadlines()
        yield from self._statutory_response()
        yield from self._commitments()
        yield from self._without_lead()
        yield from self._without_update()
        yield from self._old_or_undated()
        yield from self._overdue_parts()
        yield from self._decisions()
        yield from self._nothing_since()
        yield from self._parts_without_step()

    def by_challenge(
        self, points: Sequence[Point], facts: Sequence[FirstQuestion]
    ) -> Iterator[FirstQuestion]:
        """Yield the questions of challenge about what no fact has asked about already."""
        asked = {id_ for each in facts for id_ in each.ids}
        for point in points:
            is_short = len(point.question.split()) <= _LONGEST
            if is_short and point.rule not in ASKED_BY_FACTS and point.item not in asked:
                items = [self._scope.register.items[point.item]] if point.item else []
                yield self._question(items, point.question)

    def _hmicfrs_deadlines(self) -> Iterator[FirstQuestion]:
        for number, group in enumerate(deadline_groups(self._scope)):
            them = {1: "it", 2: "both"}.get(len(group.items), "all")
            when = near_date(group.day, self._scope.on)
            # The headline has the steps of the first group.
            steps = f"{capitalised(steps_left(group.items))}. " if number else ""
            if group.is_missed:
                ask = f"Why was HMICFRS's deadline missed, and when will {them} be complete?"
            elif group.day < self._scope.meeting:
                ask = f"{'Was' if them == 'it' else 'Were'} {them} complete by {when}?"
            elif group.day == self._scope.on:
                ask = f"Will {them} be complete today?"
            else:
                ask = f"Will {them} be complete by {when}?"
            yield self._question(group.items, f"{steps}{ask}")

    def _statutory_response(self) -> Iterator[FirstQuestion]:
        for due in self._scope.watchlist.late:
            if due.kind == DueKind.RESPONSE:
                called = self._scope.register.inspections[due.source].called
                late = lateness(due.due, self._scope.on)
                text = f"Statutory response {late}. When will it be published?"
                yield FirstQuestion((LinkedWords(called, "attention"),), text, "Commissioner")

    def _commitments(self) -> Iterator[FirstQuestion]:
        owed = [*self._owed()]
        late = [each for each in owed if each.due and each.due < self._scope.on]
        if not owed:
            return
        ids = {each.item for each in late or owed}
        items = [item for item in self._scope.items if item.id in ids]
        number = f"{capitalised(in_words(len(late or owed)))} {_noun(late or owed)}"
        is_one = len(late or owed) == 1
        how = "has no date" if is_one else "have no date"
        if late:
            oldest = days(max((self._scope.on - each.due).days for each in late if each.due))
            how = f"is {oldest} overdue" if is_one else f"are overdue, the oldest by {oldest}"
        came = f"When will {'it' if is_one else 'they'} be done?"
        by = [lead for each in late or owed for lead in each.by]
        text = f"{number} {how}. {came}"
        yield self._question(items, text, by, anchor="earlier")

    def _owed(self) -> Iterator["_Owed"]:
        for meeting in self._scope.earlier:
            for action in meeting.actions:
                if action.done is None:
                    yield _Owed(action.due, action.item, action.owners, is_action=True)
        unkept = unkept_commitments(self._scope.register, self._scope.forum_id, self._scope.meeting)
        for _, _, promise in unkept:
            if promise.due is None or promise.due <= self._scope.meeting:
                by = (promise.by,) if promise.by else ()
                yield _Owed(promise.due, promise.item, by, is_action=False)

    def _without_lead(self) -> Iterator[FirstQuestion]:
        unowned = self._scope.watchlist.unowned
        items = [item for item in self._scope.items if item.id in unowned]
        if items:
            lacks = {unowned[item.id] for item in items}
            fact = lacks.pop() if len(lacks) == 1 else "strategic or tactical lead missing"
            them = "it" if len(items) == 1 else "them"
            text = f"{capitalised(fact)}. Who will lead {them}?"
            if fact == "no strategic or tactical lead":
                text = f"No lead. Who will lead {them}?"
            yield self._question(items, text, office=self._head)

    def _without_update(self) -> Iterator[FirstQuestion]:
        stale = self._scope.watchlist.stale
        items = [i for i in self._scope.items if i.id in stale and stale[i.id].age is None]
        if items:
            yield self._question(items, "No update. What is being done?")

    def _old_or_undated(self) -> Iterator[FirstQuestion]:
        worked = self._preparation.worked_items
        stale = self._scope.watchlist.stale
        old = [item for item in worked if item.id in stale and stale[item.id].age is not None]
        undated = [i for i in worked if i.id not in self._scope.watchlist.next_dates]
        facts = []
        if old:
            number = "all" if len(old) == len(worked) else f"{len(old)}"
            limit = days(self._scope.stale_after)
            facts.append(f"{number} {agreeing('have', len(old))} an update over {limit} old")
        if undated:
            lack = "no date" if old else agreeing("have no date", len(undated))
            facts.append(f"{len(undated)} {lack}")
        ask = "Is that acceptable?" if old else "When will they be complete?"
        if facts:
            about = (LinkedWords(counted(len(worked), "finding"), "glance"),)
            yield FirstQuestion(about, f"{capitalised(listed(facts))}. {ask}", self._head)

    def _overdue_parts(self) -> Iterator[FirstQuestion]:
        kinds = (DueKind.TARGET, DueKind.STEP, DueKind.MILESTONE, DueKind.DEPENDENCY)
        overdue = [due for due in self._scope.watchlist.late if due.kind in kinds]
        here = [due for due in overdue if due.source in self._scope.links]
        if not here:
            return
        first = here[0]
        quoted, late = f"“{shortened(first.what)}”", days(first.days_overdue(self._scope.on))
        text = f"{quoted} is {late} overdue. Where does it stand?"
        if len(here) > 1:
            number = capitalised(kinds_in_words(here))
            text = f"{number} overdue, {quoted} by {late}. Where do they stand?"
        items = [self._scope.register.items[id_] for id_ in dict.fromkeys(d.source for d in here)]
        yield self._question(items, text, [due.lead for due in here if due.lead])

    def _decisions(self) -> Iterator[FirstQuestion]:
        register = self._scope.register
        proposed = [e for e in proposed_ratings(register) if e.item.id in self._scope.links]
        if proposed:
            to = {f"{capitalised(str(entry.update.proposed_rag))}" for entry in proposed}
            rating = to.pop() if len(to) == 1 else "Another rating"
            items = [entry.item for entry in proposed]
            yield self._question(items, f"{rating} is proposed. Is that agreed?")
        ready = [e.item for e in not_submitted(register) if e.item.id in self._scope.links]
        if ready:
            them = "it" if len(ready) == 1 else "them"
            ask = f"Rated green. Is the force ready to submit {them} to HMICFRS?"
            yield self._question(ready, ask)

    def _nothing_since(self) -> Iterator[FirstQuestion]:
        heard = heard_before(self._preparation)
        for meeting in {each.id: each for each in heard.values()}.values():
            items = [i for i in self._scope.items if heard.get(i.id) is meeting]
            forum = self._scope.register.organisation.forums.get(meeting.forum)
            title = meeting.title or (forum.name if forum else "meeting")
            day = near_date(meeting.date, self._scope.on)
            yield self._question(items, f"Anything to add since {day} ({title})?")

    def _parts_without_step(self) -> Iterator[FirstQuestion]:
        worked = self._preparation.worked_items
        open_parts = [(item, unanswered_parts(item)) for item in worked]
        lacking = [(item, parts[0]) for item, parts in open_parts if parts]
        lacking.sort(key=lambda pair: pair[0].due or date.max)  # HMICFRS's deadlines first
        for item, part in lacking[:1]:
            text = f"No step covers “{shortened(part.text)}”. What is being done?"
            yield self._question([item], text)

    def _question(
        self,
        items: Sequence[Item],
        text: str,
        leads: Iterable[str] = (),
        office: str | None = None,
        anchor: str = "glance",
    ) -> FirstQuestion:
        """Return a question about items, for the offices given, or for their leads."""
        links = list({item.id: self._scope.links[item.id] for item in items}.values())
        about = named_together(links) if 0 < len(links) <= _NAMED else _counted(links, anchor)
        ids = frozenset(item.id for item in items)
        who = office or self._offices([*leads] or [_lead(item) for item in items])
        return FirstQuestion(about, text, who, ids)

    def _offices(self, leads: Iterable[str | None]) -> str:
        named = dict.fromkeys(office_in_notes(self._scope.register, lead) for lead in leads)
        offices = [each for each in named if each]
        return ", ".join(offices) if 0 < len(offices) <= _OFFICES else self._head

    def _short(self, title: str) -> str:
        leads = self._scope.register.organisation.leads.values()
        return next((each.short for each in leads if each.title == title and each.short), title)


@dataclass(frozen=True, slots=True)
class _Owed:
    """An action or a commitment that is not done."""

    due: date | None
    item: str | None
    by: tuple[str, ...]
    is_action: bool


def _counted(links: Sequence[Link], anchor: str) -> tuple[LinkedWords, ...]:
    return (LinkedWords(f"{len(links)} findings" if links else "All findings", anchor),)


def _lead(item: Item) -> str | None:
    return item.strategic_lead or item.tactical_lead


def _noun(owed: Sequence[_Owed]) -> str:
    """Name what is owed: actions and commitments."""
    actions = sum(each.is_action for each in owed)
    nouns = [
        noun if count == 1 == len(owed) else f"{noun}s"
        for noun, count in (("action", actions), ("commitment", len(owed) - actions))
        if count
    ]
    return listed(nouns)
