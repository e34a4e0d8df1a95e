"""The judgement of one return: a row for each item, with every problem and note. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from peeltrack.edits.kinds import Plan
from peeltrack.model.choices import kind_of
from peeltrack.model.item_names import fitting_ids
from peeltrack.model.items import Item
from peeltrack.model.moves import current_ids
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.item_names import names_apart
from peeltrack.returns.answers import ReturnIssue
from peeltrack.wording import listed


@dataclass(frozen=True, slots=True)
class ItemJudgement:
    """The judgement of one item's rows."""

    item: str
    is_answered: bool
    plans: tuple[Plan, ...] = ()
    rag: Rag | None = None
    steps: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    """What is changed, in words: RAG amber → green."""


@dataclass(slots=True)
class ReturnJudgement:
    """The judgement of a return, before it is decided what to record."""

    register: Register
    lead: str = ""
    rows: list[ItemJudgement] = field(default_factory=list)
    problems: list[ReturnIssue] = field(default_factory=list)
    notes: list[ReturnIssue] = field(default_factory=list)
    bad: set[str] = field(default_factory=set)
    """The items with a problem."""
    names: Mapping[str, str] = field(init=False)
    """The usual name of each open item, by its id."""
    _by_name: Mapping[str, str] = field(init=False)
    _former: Mapping[str, str] = field(init=False)

    def __post_init__(self) -> None:
        """Name the open items as a workbook sent today would."""
        self.names = names_apart(self.register, self.register.live_items)
        self._by_name = {name.casefold(): id_ for id_, name in self.names.items()}
        self._former = current_ids(self.register)

    def items_meant(self, reference: str) -> list[str]:
        """Return the ids that a row's reference may mean: an id, a former one, or a name."""
        items = self.register.items
        known = reference if reference in items else self._former.get(reference)
        known = known or self._by_name.get(reference.casefold())
        return [known] if known and known in items else fitting_ids(items, reference)

    def items_of_lead(self, ids: Sequence[str]) -> list[str]:
        """Return those of some items, not ended, that the lead of the return leads."""
        items = [self.register.items[id_] for id_ in ids]
        return [
            item.id
            for item in items
            if not item.has_ended and self.lead in (item.strategic_lead, item.tactical_lead)
        ]

    def item(self, reference: str, place: str) -> Item | None:
        """Return the item that a row is about; refuse a reference that may be of several."""
        fits = self.items_meant(reference)
        of_kind = [
            item.id for item in self.register.items.values() if item.kind == kind_of(reference)
        ]
        own = fits if len(fits) == 1 else self.items_of_lead(fits or of_kind)
        if len(own) == 1:
            if own != fits:
                text = f"{reference!r} was read as {own[0]}, the only one that {self.lead} leads"
                self.note(place, text, own[0])
            return self.register.items[own[0]]
        text = f"{reference!r} may be {listed(fits, 'or')}" if fits else f"no item {reference!r}"
        self.refuse(place, f"{text}; use the reference as it was sent", reference)
        return None

    @property
    def stops_all(self) -> bool:
        """Whether nothing can be taken, not even a row without a problem."""
        return any(issue.is_of_all for issue in self.problems)

    @property
    def is_doubtful(self) -> bool:
        """Whether a problem is not just a cell of one item, so that the rest is in doubt too."""
        return any(not issue.is_of_cell for issue in self.problems)

    def refuse(
        self, place: str, text: str, reference: str | None = None, is_of_all: bool = False
    ) -> None:
        """Record a problem; the item it is about cannot be accepted."""
        self.refuse_issue(ReturnIssue(place, text, reference, is_of_all))

    def refuse_issue(self, issue: ReturnIssue) -> None:
        """Record a problem as the workbook's reader found it."""
        fits = self.items_meant(issue.reference) if issue.reference else []
        fits = self.items_of_lead(fits) if len(fits) > 1 else fits
        item = fits[0] if len(fits) == 1 else issue.reference
        self.problems.append(issue._replace(reference=item))
        if item:
            self.bad.add(item)

    def note(self, place: str, text: str, item: str | None = None) -> None:
        """Record a note for the liaison officer; nothing is refused."""
        self.notes.append(ReturnIssue(place, text, item))
