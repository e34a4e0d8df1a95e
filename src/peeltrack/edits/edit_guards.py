"""Guards that every edit passes before it is planned; ids and places for its parts."""

from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain, count

from peeltrack.edits.kinds import Insert
from peeltrack.errors import AmbiguousError, RefusedError, UnknownNameError
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Organisation
from peeltrack.model.vocabulary import State
from peeltrack.model.withdrawals import withdrawal_of
from peeltrack.wording import LITTLE_WORDS, id_words, listed, long_date

Recorded = Item | Meeting | Inspection
"""A record of the work, which keeps its own amendments."""

Amendable = Recorded | Organisation
"""Whatever keeps amendments."""


def refuse_ended(item: Item) -> None:
    """Refuse an item that has ended."""
    if item.has_ended:
        instead = (
            "Use peeltrack reopen, or peeltrack amend"
            if item.state == State.CLOSED
            else "Use the item that supersedes it"
        )
        raise RefusedError(item.id, f"is {item.state.replace('_', ' ')}", instead)


def refuse_unless_reviewer(
    record: Amendable, by: str, organisation: Organisation, what: str = "review or set RAG"
) -> None:
    """Refuse a lead who may not review, and so may not set RAG or amend."""
    if not organisation.leads[by].may_review:
        reviewers = [id_ for id_, lead in organisation.leads.items() if lead.may_review]
        raise RefusedError(
            record.id,
            f"{by} may not {what}",
            f"Only {listed(reviewers) or 'a lead with may_review: true'} may",
        )


def refuse_withdrawn(record: object, name: str = "") -> None:
    """Refuse a record, or an entry of one, that was withdrawn."""
    if withdrawal := withdrawal_of(record):
        raise RefusedError(
            name or str(getattr(record, "id", "")),
            f"was withdrawn on {long_date(withdrawal.date)}",
            "Nothing more can be recorded against it",
        )


def refuse_before_last(record: Amendable, key: str, on: date) -> None:
    """Refuse a fact dated before the last one recorded."""
    facts = getattr(record, key)
    if facts and on < facts[-1].date:
        what = key.replace("_", " ").replace("rag", "RAG").removesuffix("s")
        last = facts[-1].date
        amend = f", or correct it: peeltrack amend {record.id} {key}.{last}.date"
        raise RefusedError(
            record.id,
            f"its last {what} is dated {long_date(last)}",
            f"Give that date or a later one{amend if key != 'amendments' else ''}",
        )


def refuse_unknown_clauses(item: Item, names: Sequence[str]) -> None:
    """Refuse a clause that the item does not have."""
    known = [clause.ref for clause in item.clauses]
    for name in names:
        if name not in known:
            raise UnknownNameError(f"clause of {item.id}", name, known)


def doubts_if_recorded(what: str, text: str, recorded: Iterable[str]) -> tuple[str, ...]:
    """Return the doubt about a text that is recorded already, whatever its line breaks and case."""
    words = text.casefold().split()
    is_recorded = any(each.casefold().split() == words for each in recorded)
    return (f"{what} already",) if is_recorded else ()


def find_only(subject: str, what: str, name: str, ids: Sequence[str]) -> int:
    """Return the index of an id, or of the only one that begins with or contains the name.

    An id is made of a text's first words, so these are a name too, whatever their capitals.

    Raises:
        UnknownNameError: if none does.
        AmbiguousError: if several do.
    """
    words = "-".join(id_words(name)) or name.casefold()
    begin = [id_ for id_ in ids if id_.startswith(words)]
    fits = [name] if name in ids else begin or [id_ for id_ in ids if words in id_]
    if not fits:
        raise UnknownNameError(f"{what} of {subject}", name, ids)
    if len(fits) > 1:
        raise AmbiguousError(f"{what} {name!r}", fits, "Give more of it")
    return ids.index(fits[0])


def insert_by_date(item: Item, key: str, entry: Mapping[str, object], on: date) -> Insert:
    """Insert an entry into a dated list: after all of its date or earlier."""
    dates = [fact.date for fact in getattr(item, key)]
    return Insert(item.file, (key,), bisect_right(dates, on), entry)


def new_id(text: str, ids: Collection[str]) -> str:
    """Make an id from a text's first words: by counting, two branches would make the same."""
    words = id_words(text)
    first = words[:6]
    while len(words) > len(first) > 2 and first[-1] in LITTLE_WORDS:  # "how many are in | post"
        first.pop()
    base = "-".join(first)[:50].rstrip("-") or "entry"
    longer = ("-".join(words[:count])[:60].rstrip("-") for count in range(7, len(words) + 1))
    numbered = (f"{base}-{number}" for number in count(2))
    return next(id_ for id_ in chain([base], longer, numbered) if id_ not in ids)
