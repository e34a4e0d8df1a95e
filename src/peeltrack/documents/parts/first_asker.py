"""The asker of a brief's first page: each question goes to the offices that can answer it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from peeltrack.documents.parts.answering_offices import AnsweringOffices
from peeltrack.documents.parts.deadline_groups import DeadlineGroup, deadline_groups
from peeltrack.documents.parts.first_question import MEASURES, FirstQuestion, Weight
from peeltrack.documents.parts.names import Link, LinkedWords, named_together
from peeltrack.documents.parts.scope import Scope
from peeltrack.model.items import Item
from peeltrack.on_demand import on_demand
from peeltrack.queries.challenge.preparation import Preparation

with on_demand():  # the grammar of updates: of very many items none is read
    from peeltrack.documents.parts import first_figures

_WITH_FIGURE = 2
"""Items at most with the figure of one in a question about them."""
_NAMED = 6
"""Items that a question names; more are counted."""


class Asker:
    """Whoever asks about the findings of a meeting."""

    def __init__(self, scope: Scope, *, reads_updates: bool) -> None:
        """Take the place of the chair at a meeting.

        Args:
            scope: the meeting.
            reads_updates: whether to read what updates say; of very many that takes long.
        """
        self.scope = scope
        self.reads_updates = reads_updates
        self.preparation = Preparation(scope.register, scope.forum_id, scope.meeting, scope.on)
        self.offices = AnsweringOffices(scope, self.preparation)

    def question(
        self,
        kind: str,
        weight: Weight,
        items: Sequence[Item],
        text: str,
        leads: Iterable[str | None] = (),
        anchor: str = "glance",
        undone: Sequence[str] = (),
        told: str = "",
    ) -> FirstQuestion:
        """Return a question about items, for the offices given, or for their leads.

        Args:
            kind: the subject of the question.
            weight: the degree to which it is pressing.
            items: the items that it is about.
            text: the question, with the fact behind it.
            leads: those to answer, if others than the items' own.
            anchor: the section of the brief to read on, where the items are only counted.
            undone: the promises and steps that it asks about, by their keys.
            told: what is known of it, as a sentence after a space, which is said with it if there
                is room; empty for what the last update says of a measure, or leaves open.
        """
        links = list({item.id: self.scope.links[item.id] for item in items}.values())
        about = named_together(links) if 0 < len(links) <= _NAMED else _counted(links, anchor)
        ids = frozenset(item.id for item in items)
        pairs = dict.fromkeys((item.strategic_lead, item.tactical_lead) for item in items)
        who = self.offices.named([*leads] or map(self.offices.in_post, pairs))
        is_of_facts = kind != MEASURES and (weight < Weight.CONTRADICTED or undone)
        more = told
        if not told and is_of_facts and len(ids) <= _WITH_FIGURE:
            more = self._figure_of(items)
        return FirstQuestion(about, text, who, ids, weight, kind, tuple(undone), more)

    def _figure_of(self, items: Sequence[Item]) -> str:
        """Say the first figure of items that misses its measure, of several with its finding.

        Of one without such a figure it is what its last update says that leaves most open.
        """
        first = next((each.id for each in items if each.id in self.figures_missed), None)
        if first is not None:
            name = f"{self.scope.links[first].reference} " if len(items) > 1 else ""
            return f" Also {name}{self.figures_missed[first]}."
        if len(items) != 1 or not self.reads_updates:
            return ""
        told = first_figures.most_telling(self.preparation, items[0])
        return f" Also {told}." if told else ""

    @cached_property
    def figures_missed(self) -> Mapping[str, str]:
        """The figure of each finding that misses its measure, by the finding's id."""
        if not self.reads_updates:
            return {}
        return first_figures.figures_missed(self.preparation, self.scope.links)

    @cached_property
    def deadlines(self) -> Sequence[DeadlineGroup]:
        """HMICFRS's deadlines that the meeting should see, the missed ones first."""
        return tuple(deadline_groups(self.scope))


def _counted(links: Sequence[Link], anchor: str) -> tuple[LinkedWords, ...]:
    return (LinkedWords(f"{len(links):,} findings" if links else "General", anchor),)
