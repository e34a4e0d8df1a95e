"""The questions that the facts of a meeting give rise to, for the first page of a brief. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property

from peeltrack.documents.parts.answering_offices import AnsweringOffices
from peeltrack.documents.parts.deadline_groups import (
    FORTNIGHT,
    DeadlineGroup,
    asked_of,
    deadline_groups,
    steps_left,
)
from peeltrack.documents.parts.few_words import shortened, subject_of
from peeltrack.documents.parts.first_figures import figures_missed
from peeltrack.documents.parts.first_points import kind_of
from peeltrack.documents.parts.first_question import MEASURES, OF_LEADS, FirstQuestion, Weight
from peeltrack.documents.parts.names import Link, LinkedWords, earlier_item, named_together
from peeltrack.documents.parts.promised import (
    Promised,
    gravest,
    how_late,
    is_of_leads,
    promise_in_words,
    promised,
)
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.queries.awaiting import not_submitted, proposed_ratings
from peeltrack.queries.challenge.already_heard import heard_before
from peeltrack.queries.challenge.meeting import is_response_of_the_chair
from peeltrack.queries.challenge.points import Point, Preparation
from peeltrack.queries.challenge.word_overlap import names
from peeltrack.queries.due import DueKind
from peeltrack.queries.parts import unanswered_parts
from peeltrack.wording import (
    capitalised,
    counted,
    days,
    in_words,
    listed,
    near_date,
    uncapitalised,
)

_NAMED = 6
"""Items that a question names; more are counted."""
_ASKED_TOGETHER = 2
"""Findings that missed HMICFRS's deadline and have a question together."""
_PART = 8
"""Words of a part of a finding, or of the longest overdue of several steps."""
_PROMISES = 3
"""Actions and commitments with a question of their own; more are counted below the questions."""


class FirstFacts:
    """The questions that a meeting's facts give rise to, each kind by itself."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._preparation = Preparation(scope.register, scope.forum_id, scope.meeting, scope.on)
        self._deadlines = tuple(deadline_groups(scope))
        self._offices = AnsweringOffices(scope, self._preparation)

    def pressing_deadlines(self) -> Iterator[FirstQuestion]:
        """Ask about the first of HMICFRS's deadlines, and any other within a fortnight.

        Many that are missed stand in the headline; what each says of itself is asked instead.
        """
        for number, group in enumerate(self._deadlines):
            is_told = group.is_missed and len(group.items) > _ASKED_TOGETHER
            if (number == 0 or self._is_soon(group)) and not is_told:
                yield self._deadline(group)

    def later_deadlines(self) -> Iterator[FirstQuestion]:
        """Ask about each other deadline of the next quarter."""
        for group in self._deadlines[1:]:
            if not self._is_soon(group):
                yield self._deadline(group)

    def _is_soon(self, group: DeadlineGroup) -> bool:
        return (group.day - self._scope.on).days <= FORTNIGHT

    def _deadline(self, group: DeadlineGroup) -> FirstQuestion:
        # The headline has the steps of the first group.
        is_first = group is self._deadlines[0]
        is_open = any(item.open_steps for item in group.items)
        steps = f"{capitalised(steps_left(group.items))}. " if is_open and not is_first else ""
        ask = asked_of(group, self._scope.meeting, self._scope.on)
        kind = "missed deadline" if group.is_missed else "deadline"
        return self._question(kind, Weight.DEADLINE, group.items, f"{steps}{ask}")

    def statutory_response(self) -> Iterator[FirstQuestion]:
        """Ask when an overdue response will be published, unless the chair owes it."""
        if is_response_of_the_chair(self._preparation):
            return
        for due in self._scope.watchlist.late:
            if due.kind == DueKind.RESPONSE:
                called = self._scope.register.inspections[due.source].called
                text = "When will the overdue statutory response be published?"
                about = (LinkedWords(called, "attention"),)
                yield FirstQuestion(
                    about, text, "Commissioner", weight=Weight.DEADLINE, kind="response"
                )

    def commitments(self) -> Iterator[FirstQuestion]:
        """Ask about the gravest of what was to be done by this meeting, each by its subject.

        What was promised about a finding that lacks a lead is asked with it.
        """
        asked = {item.id for group in self._deadlines for item in group.items}
        promises = [each for each in self._promises if not self._is_asked_with_lead(each)]
        for each in gravest(promises, self._scope, asked)[:_PROMISES]:
            items = [item for item in self._scope.items if item.id == each.item]
            text = promise_in_words(each, self._scope.on)
            kind = f"promised about {each.item or each.text}"
            yield self._question(
                kind, Weight.COMMITMENT, items, text, each.by, anchor="earlier", promised=[each]
            )

    def is_promised(self, point: Point) -> bool:
        """Check whether an open action or commitment names the programme of a point."""
        programmes = self._scope.register.organisation.programmes
        about = [each.name for id_, each in programmes.items() if point.at == ("programmes", id_)]
        return any(names(each.text, name) for each in self._promises for name in about)

    @cached_property
    def _promises(self) -> Sequence[Promised]:
        return promised(self._scope)

    def _is_asked_with_lead(self, promise: Promised) -> bool:
        """Check whether a promise is about a missing lead, or about a finding that alone has none.

        Of one such finding there is one question; of several their promises would not be readable.
        """
        lack = self._scope.watchlist.unowned.get(promise.item or "")
        return lack is not None and (is_of_leads(promise) or len(self._without_lead[lack]) == 1)

    def without_lead(self) -> Iterator[FirstQuestion]:
        """Ask who will lead what has no lead, by the lead that is missing."""
        for lack, items in self._without_lead.items():
            them = "it" if len(items) == 1 else "them"
            fact = "no lead" if lack == "no strategic or tactical lead" else lack
            ask = f"Who will lead {them}?"
            if all(map(self._is_silent, items)):
                fact, ask = f"{fact} and no update", f"{ask[:-1]}, and what is being done?"
            ids = {item.id for item in items}
            due = [e for e in self._promises if e.item in ids and self._is_asked_with_lead(e)]
            text = f"{capitalised(fact)}{self._owed(due, them)}. {ask}"
            yield self._question(
                OF_LEADS,
                Weight.COMMITMENT if due else Weight.MISSING,
                items,
                text,
                [*(lead for each in due if not is_of_leads(each) for lead in each.by), None],
                promised=due,
            )

    def _owed(self, promises: Sequence[Promised], them: str) -> str:
        """Say what was promised about findings without a lead, and by how much it is overdue."""
        if not promises:
            return ""
        telling = [each for each in promises if not is_of_leads(each)][:1]
        named = telling or promises
        late = how_late(named, self._scope.on) if named[0].due else "not done"
        if telling:
            return f"; {late}: {subject_of(telling[0].text)}"
        return f"; what was promised about {them} is {late}"

    def without_update(self) -> Iterator[FirstQuestion]:
        """Ask what is being done where no update says so, if not asked with the lead."""
        without_lead = self._without_lead.values()
        with_lead = [items for items in without_lead if all(map(self._is_silent, items))]
        asked = {item.id for items in with_lead for item in items}
        left = [i for i in self._scope.items if self._is_silent(i) and i.id not in asked]
        if left:
            yield self._question("update", Weight.MISSING, left, "No update. What is being done?")

    @cached_property
    def _without_lead(self) -> Mapping[str, Sequence[Item]]:
        """The items that lack a lead, by the lead that is missing."""
        unowned = self._scope.watchlist.unowned
        return {
            lack: [item for item in self._scope.items if unowned.get(item.id) == lack]
            for lack in dict.fromkeys(unowned.values())
        }

    def _is_silent(self, item: Item) -> bool:
        """Check whether an item has no update, though it should."""
        lag = self._scope.watchlist.stale.get(item.id)
        return lag is not None and lag.age is None

    def missed_measures(self) -> Iterator[FirstQuestion]:
        """Ask at once about the findings whose figures miss their measures, if there are two."""
        missed = figures_missed(self._preparation, self._scope.links)
        if len(missed) < _ASKED_TOGETHER:
            return
        told = "; ".join(f"{self._scope.links[item.id].reference} {said}" for item, said in missed)
        text = f"Measures missed: {told}. When will each be met?"
        items = [item for item, _ in missed]
        asked = self._question(MEASURES, Weight.CONTRADICTED, items, text)
        # The text names them, each beside its figure.
        yield replace(asked, about=_counted([self._scope.links[e.id] for e in items], "glance"))

    def old_or_undated(self) -> Iterator[FirstQuestion]:
        """Ask about old updates and missing dates at once, if half of the findings have either."""
        due = self._preparation.open_items
        stale = self._scope.watchlist.stale
        old = [item for item in due if item.id in stale and stale[item.id].age is not None]
        undated = [i for i in due if i.id not in self._scope.watchlist.next_dates]
        if max(len(old), len(undated)) * 2 < len(due):
            return
        facts = []
        if old:
            number = "all" if len(old) == len(due) else in_words(len(old))
            facts.append(f"{number} last updated over {days(self._scope.stale_after)} ago")
        if undated:
            facts.append(f"{in_words(len(undated))} with no date")
        ask = "Is that acceptable?" if old else "When will they be complete?"
        if facts:
            about = (LinkedWords(counted(len(due), "finding"), "glance"),)
            text = f"{capitalised(listed(facts))}. {ask}"
            yield FirstQuestion(
                about, text, self._offices.head, weight=Weight.MISSING, kind="dates"
            )

    def decisions(self) -> Iterator[FirstQuestion]:
        """Ask whether a proposed rating is agreed, and whether a green item is to be submitted."""
        register = self._scope.register
        proposed = [e for e in proposed_ratings(register) if e.item.id in self._scope.links]
        if proposed:
            to = {f"{capitalised(str(entry.update.proposed_rag))}" for entry in proposed}
            rating = to.pop() if len(to) == 1 else "Another rating"
            items = [entry.item for entry in proposed]
            yield self._question(
                "decision", Weight.REST, items, f"{rating} is proposed. Is that agreed?"
            )
        ready = [e.item for e in not_submitted(register) if e.item.id in self._scope.links]
        if ready:
            them = "it" if len(ready) == 1 else "them"
            ask = f"Rated green. Is the force ready to submit {them} to HMICFRS?"
            yield self._question("decision", Weight.REST, ready, ask)

    def nothing_since(self) -> Iterator[FirstQuestion]:
        """Ask what there is to add since another meeting that went through some items."""
        heard = heard_before(self._preparation)
        for meeting in {each.id: each for each in heard.values()}.values():
            items = [i for i in self._scope.items if heard.get(i.id) is meeting]
            forum = self._scope.register.organisation.forums.get(meeting.forum)
            title = meeting.title or (forum.name if forum else "meeting")
            ask = f"Anything to add since {near_date(meeting.date, self._scope.on)} ({title})?"
            yield self._question("nothing-since", Weight.REST, items, ask)

    def raised_before(self) -> Iterator[FirstQuestion]:
        """Ask what is different this time about what was carried forward from earlier reports."""
        again = [i for i in self._preparation.open_items if i.carried_forward_from]
        reports = {str(item.carried_forward_from).partition("/")[0] for item in again}
        if again:
            earlier = earlier_item(self._scope.register, min(reports))
            raised = f"Also raised in {earlier}" if len(reports) == 1 else "Raised before"
            text = f"{raised}. What is different now?"
            yield self._question("raised-before", Weight.REST, again, text)

    def parts_without_step(self) -> Iterator[FirstQuestion]:
        """Ask about a part of a finding that no step covers, by HMICFRS's deadlines."""
        worked = self._preparation.worked_items
        open_parts = [(item, unanswered_parts(item)) for item in worked]
        lacking = [(item, parts[0]) for item, parts in open_parts if parts]
        lacking.sort(key=lambda pair: pair[0].due or date.max)
        for item, part in lacking:
            words = shortened(part.text, _PART)
            is_summary = self._preparation.is_in_summary(item)
            named = f"this: {uncapitalised(words)}" if is_summary else f"“{words}”"
            text = f"No step covers {named}. What is being done?"
            yield self._question("parts", Weight.REST, [item], text)

    def point(self, point: Point, text: str, weight: Weight) -> FirstQuestion:
        """Put the question of a point of challenge, in the words given."""
        items = [self._scope.register.items[point.item]] if point.item else []
        steps = items[0].steps_to_green if items and point.at[:1] == ("steps_to_green",) else ()
        leads = [steps[int(point.at[1])].lead or items[0].tactical_lead] if steps else []
        return self._question(kind_of(point), weight, items, text, filter(None, leads))

    def _question(
        self,
        kind: str,
        weight: Weight,
        items: Sequence[Item],
        text: str,
        leads: Iterable[str | None] = (),
        anchor: str = "glance",
        promised: Sequence[Promised] = (),
    ) -> FirstQuestion:
        """Return a question about items, for the offices given, or for their leads."""
        links = list({item.id: self._scope.links[item.id] for item in items}.values())
        about = named_together(links) if 0 < len(links) <= _NAMED else _counted(links, anchor)
        ids = frozenset(item.id for item in items)
        pairs = dict.fromkeys((item.strategic_lead, item.tactical_lead) for item in items)
        who = self._offices.named([*leads] or map(self._offices.in_post, pairs))
        return FirstQuestion(
            about, text, who, ids, weight, kind, tuple(each.text for each in promised)
        )


def _counted(links: Sequence[Link], anchor: str) -> tuple[LinkedWords, ...]:
    return (LinkedWords(f"{len(links)} findings" if links else "General", anchor),)
