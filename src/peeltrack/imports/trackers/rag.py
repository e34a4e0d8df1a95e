"""RAG of one finding in a tracker's rows, and its changes. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from peeltrack.imports.language.nothing_told import says_none
from peeltrack.imports.trackers.cell_account import At, one_line, text_of
from peeltrack.imports.trackers.column_headings import day_in_heading
from peeltrack.imports.trackers.field_values import Facts, TrackerContext
from peeltrack.imports.trackers.find_tables import TrackerRow
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.progress_and_sign_offs import day_of_column, row_day
from peeltrack.imports.trackers.rag_words import (
    Rating,
    hue_named,
    is_coloured,
    is_state,
    rating_in_key,
    rating_of,
    rating_of_colour,
)

Values = dict[str, object]
_READ = "its RAG, "
_BECAUSE = "As in the force's tracker."
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
    rated = _standing(rated, facts, dated=dated)
    left = [str(step["id"]) for step in steps if not step["done"]]
    needs_day = last.rating == Rating.CLOSED or (left and last.rating == Rating.GREEN)
    if needs_day and not dated:
        said = "closed" if last.rating == Rating.CLOSED else "green with steps open"
        why = f"says {said}, without a date: give --date"
        facts.context.ledger.cannot_place(why, *facts.cells.pop("rag"))
        by_colour = [each for each in facts.flags if each.startswith(_READ)]
        for each in by_colour:  # no word in the cell, which the account of cells would name
            facts.flags[facts.flags.index(each)] = f"its colour {why}"
        return {}
    changes = _rag_changes(rated, left) if dated else []
    values: Values = {"rag": last.rating.rag, "rag_changes": changes}
    if last.rating == Rating.CLOSED and not sign_offs:
        said = f"Closed by the tracker's RAG ({facts.context.file}, {last.at})."
        values["sign_offs"] = [{"date": last.day, "stage": "closed", "evidence": said}]
    return values


def _standing(rated: list[_Rated], facts: Facts, *, dated: bool) -> list[_Rated]:
    """Return the last rating of each date, or of all if any has none; report the others."""
    last = {each.day if dated else None: each for each in rated}
    kept = []
    for each in rated:
        stands = last[each.day if dated else None]
        if each.rating == stands.rating:
            facts.cells.setdefault("rag", []).append(each.at)
            kept.append(each)
        else:
            why = f"differs from {stands.at.cell}, which was used"
            facts.context.ledger.cannot_place(why, each.at)
    return kept


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


def _flag(facts: Facts, flag: str) -> None:
    """Note a point to check, once though several rows of a finding share the cell."""
    if flag not in facts.flags:
        facts.flags.append(flag)


def _by_column(row: TrackerRow, facts: Facts) -> Iterator[_Rated]:
    """Yield the ratings that the colours of dated updates mean, where no column is for RAG."""
    if row.table.named(Field.RAG):
        return
    rated: list[tuple[At, Rating | None, date]] = []
    for column in row.table.named(Field.UPDATE):
        at = row.table.at(row.index, column.index)
        fill = row.table.sheet.fills.get((at.row, at.column), "")
        day = day_of_column(at, row, facts.context) if day_in_heading(column.heading) else None
        if day and fill and is_coloured(fill):
            rated.append((at, rating_of_colour(fill), day))
    if rated and rated[-1][1] is None:
        _flag(facts, f"{rated[-1][0]} is filled in a colour that is not a RAG: none was read")
    elif rated:
        _flag(facts, "its RAG was read from the colours of its updates by month")
        yield from (_Rated(at, rating, day) for at, rating, day in rated if rating)


def _by_colour(row: TrackerRow, facts: Facts) -> Iterator[_Rated]:
    """Yield the rating that a cell's colour means if no word tells it, and report that.

    Where columns of several months are for RAG, each has its own; the last one has to be one.
    """
    columns = row.table.named(Field.RAG)
    filled = list(row.fills(Field.RAG if columns else Field.REFERENCE))
    by_month = len(columns) > 1 and all(day_in_heading(each.heading) for each in columns)
    filled = [each for each in filled if is_coloured(each[1])] if by_month else filled[:1]
    ratings = [_of_colour(row, at, colour, facts) for at, colour in filled]
    if not ratings or ratings[-1] is None:
        return
    for (at, _), rating in zip(filled, ratings, strict=True):
        day = day_of_column(at, row, facts.context) if by_month else None
        day = day or row_day(row, facts.context, Field.RAG_DATE, Field.UPDATE_DATE)
        if rating:
            yield _Rated(at, rating, day)


def _of_colour(row: TrackerRow, at: At, colour: str, facts: Facts) -> Rating | None:
    """Return the rating of a cell by its colour, if its word does not tell it."""
    is_rag, context = bool(row.table.named(Field.RAG)), facts.context
    words = dict(row.cells(Field.RAG))
    word = one_line(text_of(words[at])) if at in words else ""
    meant = context.colours.get(colour, "")
    rating = _meant_by(colour, meant, context)
    if rating is None:
        if meant and not word:
            _flag(facts, f"its colour is “{meant}” in the key: give its RAG in the mapping")
        elif is_rag and not word and is_coloured(colour):
            hue = hue_named(colour)
            known = f"{hue}, whose meaning in the key" if hue in context.key else "a colour that"
            _flag(facts, f"{at} is filled in {known} is not a RAG: none was read")
        return None
    told = rating_of(word, context.ratings, context.key)
    if told is None and is_state(word):
        return None
    if not word or (told is None and not says_none(word)):
        how = f", for “{word}” is not clearly one" if word else " alone"
        _flag(facts, f"{_READ}{rating}, was read from a cell's colour{how}")
        return rating
    if told and told.rag != rating.rag:
        _flag(facts, f"{at} says “{word}” but is filled in {rating}: the word was used")
    return None


def _meant_by(colour: str, meant: str, context: TrackerContext) -> Rating | None:
    """Return the rating of a colour, by the tracker's key or else by its hue."""
    if not meant:
        return context.key.get(hue_named(colour), rating_of_colour(colour))
    context.words[meant] = rating_in_key(colour, meant, context.ratings)
    return context.words[meant]


def _ratings(facts: Facts) -> list[_Rated]:
    """Return the ratings, in the order of their dates if all have one, else of the rows.

    Of the rows of one date the last counts. If that is not a rating, for example where each
    row has an action and its status, none of them rates the finding.
    """
    found: list[_Rated] = []
    for row in facts.rows:
        coloured = tuple(_by_colour(row, facts))
        found += (
            *coloured,
            *_by_column(row, facts),
            *_said(row, facts, {each.at for each in coloured}),
        )
    if all(each.day for each in found):
        found.sort(key=lambda each: each.day or date.min)
    if found and found[-1].rating == Rating.NONE:
        last = found[-1]
        why = f"the last row about it has, in {last.at.cell}, something that is not a rating"
        for each in found:
            if each.day == last.day and each.rating != Rating.NONE:
                facts.context.ledger.cannot_place(why, each.at)
        found = [each for each in found if each.day != last.day]
    return [each for each in found if each.rating != Rating.NONE]


def _said(row: TrackerRow, facts: Facts, coloured: set[At]) -> Iterator[_Rated]:
    """Yield the ratings in the words of a row, and report words that are not a rating.

    Where a cell's colour rates it, a word that is not clearly a rating does not.
    """
    context = facts.context
    for at, cell in row.cells(Field.RAG):
        word = one_line(text_of(cell))
        rating = rating_of(word, context.ratings, context.key)
        if says_none(word):
            context.ledger.leave_out("says that it is not rated", at)
            continue
        if rating is None and is_state(word):
            why = (
                f"“{word}” is a state and no RAG: peeltrack supersede, close or withdraw records it"
            )
            context.ledger.cannot_place(why, at)
            continue
        context.words[word] = rating
        if rating is None and at in coloured:
            continue
        ended = (Field.HMICFRS_STATUS_DATE,) if rating == Rating.CLOSED else ()
        day = row_day(row, context, Field.RAG_DATE, *ended, Field.UPDATE_DATE)
        yield _Rated(at, rating or Rating.NONE, day_of_column(at, row, context) or day)
        if rating is None:
            why = f"“{word}” is not clearly a RAG: give its meaning in the mapping"
            context.ledger.cannot_place(why, at)
        elif rating == Rating.NONE:
            context.ledger.leave_out("says that it is not rated", at)
