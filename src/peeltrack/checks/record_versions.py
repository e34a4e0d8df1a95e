"""A record as it was and as it is: its differences, and the amendments that account for them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from peeltrack.changes.differences import (
    Difference,
    DifferenceKind,
    Path,
    differences,
    in_plain_words,
)
from peeltrack.changes.entry_identity import content_key
from peeltrack.changes.moves import following_register, moves_between
from peeltrack.checks.violation import Violation
from peeltrack.model.amendments import Amendment, texts_of
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.problems import Place
from peeltrack.model.progress import DateChange, RagChange
from peeltrack.model.published_positions import Positions
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.standing import led_to
from peeltrack.wording import cut_short

Amended = Item | Meeting | Inspection | Organisation


@dataclass(frozen=True)
class Versions:
    """A record before and after."""

    file: str
    item: str | None
    old: Record
    new: Record
    keeper: tuple[Amended, Amended]
    """The record that keeps the amendments, as it was and as it is."""
    reviewers: frozenset[str]
    renamed: Mapping[str, str]
    """The earlier id of each item or inspection that has another one now."""
    came: tuple[Item, ...] = ()
    """Items that have become part of this one."""
    is_merged: bool = False
    """Whether the earlier version is of an item that has become part of this one."""

    @cached_property
    def differences(self) -> tuple[Difference, ...]:
        """Every difference."""
        return tuple(differences(self.old, self.new))

    @cached_property
    def amendments(self) -> tuple[Amendment, ...]:
        """The new amendments made by a lead who may review."""
        old, new = self.keeper
        known = set(map(content_key, old.amendments))
        return tuple(
            each
            for each in new.amendments
            if each.by in self.reviewers and content_key(each) not in known
        )

    @cached_property
    def _amendments_of(self) -> Mapping[str, list[Amendment]]:
        """The new amendments by what they are about."""
        by_subject = defaultdict[str, list[Amendment]](list)
        for each in self.amendments:
            by_subject[each.what].append(each)
        return by_subject

    @property
    def id(self) -> str:
        """The record's id; empty for the files that have none."""
        return str(getattr(self.new, "id", ""))

    def came_along(self, each: Difference) -> bool:
        """Check whether an added entry was in one of two items that have become one."""
        if each.manner != DifferenceKind.ADDED:
            return False
        if self.is_merged:
            return True  # it is judged where it was
        key = each.path[-2] if len(each.path) > 1 else ""
        entries = (entry for item in self.came for entry in getattr(item, key, ()))
        return any(content_key(entry) == content_key(each.after) for entry in entries)

    @cached_property
    def recorded(self) -> Mapping[tuple[type, Path], set[object]]:
        """The values that newly recorded changes led to, by their kind and what holds them."""
        values = defaultdict[tuple[type, Path], set[object]](set)
        for each in self.differences:
            if each.manner == DifferenceKind.ADDED and isinstance(
                each.after, RagChange | DateChange
            ):
                values[type(each.after), each.path[:-2]].add(each.after.after)
            elif each.path[-1] == "withdrawn" and (changes := _changes_at(self.new, each.at[:-2])):
                values[type(changes[0]), each.path[:-3]].add(led_to(changes))
        return values

    @cached_property
    def withdrawn(self) -> frozenset[Path]:
        """The places of entries withdrawn since; () for the record itself."""
        return frozenset(each.path[:-1] for each in self.differences if withdraws(each))

    @cached_property
    def standing_again(self) -> frozenset[Path]:
        """The places of entries whose withdrawal has since been taken back."""
        return frozenset(
            each.path[:-1]
            for each in self.differences
            if each.path[-1] == "withdrawn" and each.after is None
        )

    def is_amended(self, each: Difference) -> bool:
        """Check whether an amendment accounts for a difference."""
        before = each.before
        if each.manner == DifferenceKind.REORDERED and isinstance(before, tuple):
            before = tuple(getattr(entry, "date", entry) for entry in before)
        if self.is_merged:
            return any(made.what == "formerly" and holds(made, before) for made in self.amendments)
        if self.came_along(each):
            return True
        words = each.field.split(".")
        subjects = (".".join(words[:end]) for end in range(1, len(words) + 1))
        return any(
            holds(made, before)
            for subject in subjects
            for made in self._amendments_of.get(subject, ())
        )


def withdraws(each: Difference) -> bool:
    """Check whether a difference withdraws the record or an entry."""
    return each.path[-1] == "withdrawn" and each.before is None


def _changes_at(record: Record, at: Place) -> tuple[RagChange | DateChange, ...]:
    value: object = record
    for step in at:
        is_list = isinstance(value, tuple) and isinstance(step, int)
        value = value[step] if is_list else getattr(value, str(step))  # type: ignore[index]
    changes = value if isinstance(value, tuple) else ()
    return tuple(each for each in changes if isinstance(each, RagChange | DateChange))


def all_versions(old: Register, new: Register) -> Iterator[Versions]:
    """List the records that are on both sides and differ, renamed and merged ones included."""
    reviewers = who_may_review(old, new)
    moves = moves_between(old, new)
    renamed, merged = moves.earlier_ids, moves.merged
    old = following_register(old, moves.new_ids)
    for kind in ("items", "meetings", "inspections"):
        befores, afters = getattr(old, kind), getattr(new, kind)
        for id_, after in afters.items():
            was = renamed.get(id_, id_)
            if was in befores and befores[was] != after:
                before = befores[was].model_copy(update={"id": id_})
                came = tuple(old.items[each] for each, kept in merged.items() if kept == id_)
                item = id_ if kind == "items" else None
                pair = (before, after)
                yield Versions(after.file, item, *pair, pair, reviewers, renamed, came)
    for was, id_ in merged.items():
        after = new.items[id_]
        before = old.items[was].model_copy(update={"id": id_})
        pair = (old.items.get(id_, before), after)
        yield Versions(after.file, id_, before, after, pair, reviewers, renamed, is_merged=True)
    pair = (old.organisation, new.organisation)
    yield Versions("register.yaml", None, *pair, pair, reviewers, renamed)
    positions = Positions(positions=old.positions), Positions(positions=new.positions)
    yield Versions("positions.yaml", None, *positions, pair, reviewers, renamed)


def who_may_review(old: Register, new: Register) -> frozenset[str]:
    """Return the leads who could review before the change: nobody may grant themselves the right.

    If nobody could, as in a new register, these are the leads who may now.
    """
    for register in (old, new):
        leads = register.organisation.leads
        if reviewers := frozenset(id_ for id_, lead in leads.items() if lead.may_review):
            return reviewers
    return frozenset()


def names(made: Amendment, field: str) -> bool:
    """Check whether an amendment is about a field, or about the entry that has the field."""
    return made.what == field or field.startswith(f"{made.what}.")


def holds(made: Amendment, before: object) -> bool:
    """Check whether an amendment keeps every word it replaced, whatever the line breaks."""
    kept = " ".join((made.replaced or "").split())
    return all(" ".join(text.split()) in kept for text in texts_of(before))


def unless_amended(
    versions: Versions, each: Difference, fault: str, instead: str = "put it back"
) -> Iterator[Violation]:
    """Report a difference, unless an amendment accounts for it."""
    if not versions.is_amended(each):
        message = (
            f"{each.field} {fault}; {instead}, or record an amendment (what: {each.field}, "
            "replaced: the earlier value)."
        )
        yield Violation(versions.file, each.at, message, versions.item)


def words_before(each: Difference) -> str:
    """Return the earlier value at a place, as a message quotes it."""
    return repr(cut_short(in_plain_words(each.before), 80))
