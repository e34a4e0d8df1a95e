"""RAG of one finding in a tracker's rows, and its changes. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.imports.trackers.cell_account import At, one_line, text_of
from peeltrack.imports.trackers.column_headings import Field
from peeltrack.imports.trackers.field_values import Facts
from peeltrack.imports.trackers.find_tables import TrackerRow
from peeltrack.imports.trackers.progress_and_sign_offs import row_day
from peeltrack.imports.trackers.rag_words import Rating, rating_of, rating_of_colour
from peeltrack.imports.trackers.tracker_dates import says_none

Values = dict[str, object]
_BECAUSE = "As the force's tracker had it."
"""The reason in papers, which names neither file nor cell: the item's source does."""


@dataclass(frozen=True, slots=True)
class _Rated:
    """A rating in a tracker."""

    at: At
    rating: Rating
    day: date | None


def rag(facts: Facts, steps: list[Values], sign_offs: list[Values]) -> Values:
    """Return the current RAG and, if the dates are known, its history.

    Args:
        facts: the rows.
        steps: the steps to green; green with open steps is a claim that needs its date.
        sign_offs: HMICFRS's decisions; a closing RAG adds what they do not have.
    """
    rated = _ratings(facts)
    if not rated:
        return {}
    last = rated[-1]
    dated = all(each.day for each in rated)
    for each in rated:
        if not dated and each.rating != last.rating:
            why = f"differs from {last.at.cell}, which was taken"
            facts.context.ledger.cannot_place(why, each.at)
        else:
            facts.cells.setdefault("rag", []).append(each.at)
    left = [str(step["id"]) for step in steps if not step["done"]]
    needs_day = last.rating == Rating.CLOSED or (left and last.rating == Rating.GREEN)
    if needs_day and not dated:
        said = "closed" if last.rating == Rating.CLOSED else "green with steps open"
        why = f"says {said}, on a day that is not told: give --date"
        facts.context.ledger.cannot_place(why, *facts.cells.pop("rag"))
        return {}
    changes = _rag_changes(rated, left) if dated else []
    values: Values = {"rag": last.rating.rag, "rag_changes": changes}
    if last.rating == Rating.CLOSED and not sign_offs:
        said = f"Closed by the tracker's RAG ({facts.context.file}, {last.at})."
        values["sign_offs"] = [{"date": last.day, "stage": "closed", "evidence": said}]
    return values


def _rag_changes(rated: list[_Rated], steps_open: list[str]) -> list[Values]:
    changes: list[Values] = []
    before = None
    for each in rated:
        rag = each.rating.rag
        if rag != before:
            changes.append({"date": each.day, "from": before, "to": rag, "because": _BECAUSE})
        before = rag
    if changes[-1]["to"] == Rating.GREEN and steps_open:
        changes[-1]["steps_open"] = steps_open
    return changes


def _by_colour(row: TrackerRow, facts: Facts) -> Iterator[_Rated]:
    """Yield the rating that a cell's colour means if there is no word, and report that."""
    filled = row.fill(Field.RAG if row.table.named(Field.RAG) else Field.REFERENCE)
    rating = rating_of_colour(filled[1]) if filled else None
    if filled is None or rating is None:
        return
    at, context = filled[0], facts.context
    word = next((one_line(text_of(cell)) for _, cell in row.cells(Field.RAG)), "")
    if not word:
        facts.flags.append(f"its RAG, {rating}, was read from a cell's colour: no word says it")
        yield _Rated(at, rating, row_day(row, context, Field.RAG_DATE, Field.UPDATE_DATE))
    elif (told := rating_of(word, context.ratings, context.key)) and told.rag != rating.rag:
        facts.flags.append(f"{at} says “{word}” and is filled in {rating}: the word was taken")


def _ratings(facts: Facts) -> list[_Rated]:
    """Return the ratings, in the order of their dates if all have one, else of the rows."""
    context = facts.context
    found: list[_Rated] = []
    for row in facts.rows:
        found += _by_colour(row, facts)
        for at, cell in row.cells(Field.RAG):
            word = one_line(text_of(cell))
            rating = rating_of(word, context.ratings, context.key)
            if not says_none(word):
                context.words[word] = rating
            if says_none(word) or rating == Rating.NONE:
                context.ledger.leave_out("says that it is not rated", at)
            elif rating:
                ended = (Field.HMICFRS_STATUS_DATE,) if rating == Rating.CLOSED else ()
                day = row_day(row, context, Field.RAG_DATE, *ended, Field.UPDATE_DATE)
                found.append(_Rated(at, rating, day))
            else:
                why = f"“{word}” is no RAG for certain: say in the mapping what it means"
                context.ledger.cannot_place(why, at)
    if all(each.day for each in found):
        return sorted(found, key=lambda each: each.day or date.min)
    return found
