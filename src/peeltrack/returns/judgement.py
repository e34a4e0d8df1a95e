"""What one return comes to: a row for each item, with every problem and note. Pure."""

from collections.abc import Collection
from dataclasses import dataclass, field

from peeltrack.edits.kinds import Plan
from peeltrack.model.vocabulary import Rag
from peeltrack.queries.find import fitting_ids
from peeltrack.returns.answers import Remark


@dataclass(frozen=True, slots=True)
class RowJudged:
    """What one item's rows come to."""

    item: str
    is_answered: bool
    plans: tuple[Plan, ...] = ()
    rag: Rag | None = None
    steps: tuple[str, ...] = ()


@dataclass(slots=True)
class Judged:
    """What a return comes to, before it is decided what of it is taken."""

    ids: Collection[str]
    """Of every item that the register has."""
    lead: str = ""
    rows: list[RowJudged] = field(default_factory=list)
    problems: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    bad: set[str] = field(default_factory=set)
    """The items with a problem."""

    @property
    def stops_all(self) -> bool:
        """Whether nothing can be taken, not even a row without a problem."""
        return any(remark.is_of_all for remark in self.problems)

    def refuse(
        self, place: str, text: str, reference: str | None = None, is_of_all: bool = False
    ) -> None:
        """Keep a problem; the item that it is about, however it is called, cannot be taken."""
        fits = fitting_ids(self.ids, reference) if reference else []
        item = fits[0] if len(fits) == 1 else reference
        self.problems.append(Remark(place, text, item, is_of_all))
        if item:
            self.bad.add(item)

    def note(self, place: str, text: str, item: str | None = None) -> None:
        """Keep what the liaison officer should know though nothing is refused."""
        self.notes.append(Remark(place, text, item))
