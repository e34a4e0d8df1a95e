"""The judgement of a tracker: the rows of each item, and its reports by item and cell. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from peeltrack.errors import PeelTrackError
from peeltrack.model.moves import current_ids
from peeltrack.model.register import Register
from peeltrack.queries.find import find_item, lead_called
from peeltrack.queries.item_names import reference
from peeltrack.returns.answers import ReturnIssue
from peeltrack.returns.judgement import ReturnJudgement
from peeltrack.returns.questions import REFERENCE, plain
from peeltrack.returns.tracker.rows import RAG, STRATEGIC, TACTICAL, lead_names
from peeltrack.returns.tracker.taken import NewStep, ReturnedTracker, TakenRow
from peeltrack.wording import NOT_RATED, capitalised, cut_short, listed, long_date, nearest

RowsOfItem = tuple[TakenRow | None, list[TakenRow], list[NewStep]]
"""The rows about one item: its own, those of its steps, and those of new steps."""


class TrackerJudge:
    """The tracker and the register, as the judgement of every item needs them."""

    def __init__(
        self,
        tracker: ReturnedTracker,
        register: Register,
        found: ReturnJudgement,
        by: str,
        on: date,
    ) -> None:
        self.tracker, self.register, self.found, self.by, self.on = tracker, register, found, by, on
        names = lead_names(register)
        self.names = names
        self._lead_ids = {name.casefold(): id_ for id_, name in names.items()}
        self._moved = current_ids(register)

    def rows_by_item(self) -> Mapping[str, RowsOfItem]:
        """Return the rows about each item of the register."""
        rows: dict[str, RowsOfItem] = {}

        def of(id_: str) -> RowsOfItem:
            return rows.setdefault(id_, (None, [], []))

        for row in self._one_of_each(self.tracker.items):
            if id_ := self._item(row.key, row):
                of(id_)
                rows[id_] = (row, *rows[id_][1:])
        for row in self._one_of_each(self.tracker.steps):
            if id_ := self._item(row.key.partition(" ")[0], row):
                of(id_)[1].append(row)
        for new in self.tracker.new_steps:
            if id_ := self._item_called(new):
                of(id_)[2].append(new)
        return rows

    def lead(self, name: str, place: str, item: str) -> str | None:
        """Find the id of the lead that a cell names; refuse a name that nobody has."""
        id_ = self._lead_ids.get(name.casefold()) or lead_called(self.register.organisation, name)
        if id_ is None:
            near = listed([repr(each) for each in nearest(name, self.names.values())], "or")
            hint = f"write {near} if that is what you mean" if near else "choose one from the list"
            self.refuse(place, f"{_short(name)} is not a lead in the register; {hint}", item)
        return id_

    def refuse(self, place: str, text: str, item: str | None) -> None:
        """Refuse a cell, and with it its item."""
        self.found.refuse_issue(ReturnIssue(place, text, item, is_of_cell=True))

    def note(self, place: str, text: str, item: str) -> None:
        """Note what the officer should know."""
        self.found.note(place, text, item)

    def name_items(self) -> None:
        """Name the item in each problem and note that is about one."""
        for issues in (self.found.problems, self.found.notes):
            for at, issue in enumerate(issues):
                item = self.register.items.get(issue.reference or "")
                if item:
                    name = self.found.names.get(item.id) or reference(self.register, item)
                    issues[at] = issue._replace(text=f"{name}: {issue.text}")

    def shown(self, column: str, value: str | None) -> str:
        """Return a value of the register as the tracker shows it."""
        if value is None:
            return capitalised(NOT_RATED) if column == RAG else "nothing"
        if column in (STRATEGIC, TACTICAL):
            return self.names.get(value, value)
        return value.capitalize() if column == RAG else long_date(date.fromisoformat(value))

    def _one_of_each(self, rows: Sequence[TakenRow]) -> Iterator[TakenRow]:
        """Yield the row of each key that counts: the changed one among copies."""
        kept: dict[str, TakenRow] = {}
        for row in rows:
            other = kept.get(row.key)
            if other is None or not other.filled:
                kept[row.key] = row
            elif row.filled and (row.values, row.answers) != (other.values, other.answers):
                text = f"this row appears twice, differently from {other.filled}; keep one"
                self.refuse(row.filled, text, row.key.partition(" ")[0])
        yield from kept.values()

    def _item(self, id_: str, row: TakenRow) -> str | None:
        """Return the id of the item that a row is about; refuse a change of one that is gone."""
        known = id_ if id_ in self.register.items else self._moved.get(id_)
        if known in self.register.items:
            return known
        if row.filled:
            self.refuse(row.filled, f"the register no longer has an item {id_!r}", None)
        return None

    def _item_called(self, new: NewStep) -> str | None:
        """Return the id of the item that a new step is for, as its row names it."""
        if key := self.tracker.references.get(plain(new.reference).casefold()):
            return key if key in self.register.items else self._moved.get(key)
        try:
            return find_item(self.register, new.reference).id
        except PeelTrackError as error:
            self.refuse(new.places[REFERENCE], sentence_of(error), None)
            return None


def sentence_of(error: PeelTrackError) -> str:
    """Return what an error says, as a part of a line."""
    return str(error).rstrip(".")


def _short(text: str) -> str:
    return repr(cut_short(text, 60))
