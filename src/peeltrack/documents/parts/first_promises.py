"""The questions on what was promised to a meeting, and on leads that are missing. Pure."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from peeltrack.documents.parts.few_words import subject_of
from peeltrack.documents.parts.first_asker import Asker
from peeltrack.documents.parts.first_question import OF_LEADS, FirstQuestion, Weight
from peeltrack.documents.parts.names import named_together
from peeltrack.documents.parts.promised import (
    Promised,
    gravest,
    how_late,
    promised,
    promises_in_words,
)
from peeltrack.language.leads import settles_who_leads
from peeltrack.model.items import Item
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.word_overlap import names
from peeltrack.wording import capitalised

_PROMISES = 3
"""Questions on actions and commitments; more of these stand below the questions."""
_TOGETHER = 2
"""Actions and commitments on one finding that a question names."""


class FirstPromises:
    """The questions that actions and commitments give rise to, and leads that are missing."""

    def __init__(self, asker: Asker) -> None:
        self._scope = asker.scope
        self._asker = asker

    def commitments(self) -> Iterator[FirstQuestion]:
        """Ask about the gravest of what was to be done by this meeting, each by its subject.

        What was promised about a finding that lacks a lead is asked with it.
        """
        asked = {item.id for group in self._asker.deadlines for item in group.items}
        promises = [each for each in self._promises if not self._is_asked_with_lead(each)]
        for together in list(_by_finding(gravest(promises, self._scope, asked)))[:_PROMISES]:
            first = together[0]
            items = [item for item in self._scope.items if item.id == first.item]
            text = promises_in_words(together, self._scope.on)
            yield self._asker.question(
                f"promised about {first.item or first.text}",
                Weight.COMMITMENT,
                items,
                text,
                [lead for each in together for lead in each.by],
                anchor="earlier",
                undone=[each.key for each in together],
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
        return lack is not None and (
            settles_who_leads(promise.text) or len(self._without_lead[lack]) == 1
        )

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
            of_some = [item for item in items if item.id in {each.item for each in due}]
            whom = them if len(of_some) == len(items) else self._named(of_some)
            text = f"{capitalised(fact)}{self._owed(due, whom)}. {ask}"
            yield self._asker.question(
                OF_LEADS,
                Weight.COMMITMENT if due else Weight.MISSING,
                items,
                text,
                [
                    *(lead for each in due if not settles_who_leads(each.text) for lead in each.by),
                    None,
                ],
                undone=[each.key for each in due],
            )

    def _named(self, items: Sequence[Item]) -> str:
        links = [self._scope.links[item.id] for item in items]
        return "".join(each.text for each in named_together(links)) if links else ""

    def _owed(self, promises: Sequence[Promised], them: str) -> str:
        """Say what was promised about findings without a lead, and by how much it is overdue."""
        if not promises:
            return ""
        telling = [each for each in promises if not settles_who_leads(each.text)][:1]
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
            yield self._asker.question(
                "update", Weight.MISSING, left, "No update. What is being done?"
            )

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


def _by_finding(promises: Sequence[Promised]) -> Iterator[Sequence[Promised]]:
    """Yield promises, together two that the same people made about a finding."""
    groups = defaultdict[tuple[str, tuple[str, ...]], list[Promised]](list)
    for each in promises:
        groups[each.item or each.text, each.by].append(each)
    for group in groups.values():
        yield group[:_TOGETHER]
