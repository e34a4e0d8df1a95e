"""Progress and closure in the rows of one finding, each with its date. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from peeltrack.imports.language.nothing_told import says_no_update, says_none
from peeltrack.imports.readers.workbook import Cell
from peeltrack.imports.trackers.cell_account import At, one_line, text_of
from peeltrack.imports.trackers.column_headings import (
    count_in_heading,
    day_in_heading,
    month_in_heading,
)
from peeltrack.imports.trackers.field_values import Facts, TrackerContext
from peeltrack.imports.trackers.find_tables import TrackerRow
from peeltrack.imports.trackers.heading_names import Field
from peeltrack.imports.trackers.references import reference_in, same_number
from peeltrack.imports.trackers.split_updates import Passage, day_within, passages
from peeltrack.imports.trackers.tracker_dates import day_in_words
from peeltrack.model.parse_date import DATE_AS_STAMP
from peeltrack.model.vocabulary import SignOffStage

_INITIALS = re.compile(r"[A-Z]{2,3}")
"""An author by initials, which name no office unless the register knows them."""
_NO_DAY = "has no date: give --date, the date of the tracker, or a column of dates"


def row_day(row: TrackerRow, context: TrackerContext, *fields: Field) -> date | None:
    """Return the date of a row: from the columns given, else the date of the whole tracker."""
    for field in fields:
        for _, cell in row.cells(field):
            said = context.named(cell)
            if said.day or said.month:
                return said.day or min(filter(None, (said.month, context.as_at)))
    return context.as_at


def updates(facts: Facts) -> list[dict[str, object]]:
    """Return the entries of progress, oldest first, each once."""
    made: list[tuple[date, dict[str, object]]] = []
    for row in facts.rows:
        made += [(p.day, _entry(p, facts)) for p in _of_row(row, facts) if p.day]
    entries: list[dict[str, object]] = []
    for _, entry in sorted(made, key=lambda each: each[0]):
        if entry not in entries:
            entries.append(entry)
    return entries


_STAGES = (
    (
        SignOffStage.SUBMITTED,
        r"(?:awaiting|pending|submitted|with hmic|sent|ready)\b.*|.*\b(?:pending|awaiting)\b.*",
    ),
    (
        SignOffStage.CLOSED,
        r"(?:closed|signed off|discharged|complete[d]?|accepted as complete|verified)\b.*",
    ),
    (SignOffStage.RETURNED, r"(?:returned|rejected|not accepted)\b.*"),
    (SignOffStage.REOPENED, r"re-?opened\b.*"),
)
_GOING_ON = re.compile(
    r"(?:no?|(?:still |remains )?open|in progress|ongoing|on-going|active|outstanding|live"
    r"|not started|under way|underway|not closed|not yet closed|not submitted)\b.*",
    re.IGNORECASE,
)


def sign_offs(facts: Facts) -> list[dict[str, object]]:
    """Return HMICFRS's sign-offs, as far as a column of its own names them with a date."""
    made: dict[tuple[object, ...], dict[str, object]] = {}
    for row in facts.rows:
        for at, cell in row.cells(Field.HMICFRS_STATUS):
            entry = _sign_off(row, at, cell, facts)
            if entry:
                made.setdefault(tuple(entry.values()), entry)
    return sorted(made.values(), key=lambda each: str(each["date"]))


def _sign_off(row: TrackerRow, at: At, cell: Cell, facts: Facts) -> dict[str, object] | None:
    ledger = facts.context.ledger
    text = one_line(text_of(cell))
    if says_none(text) or _GOING_ON.fullmatch(text):
        ledger.leave_out("says that nothing has ended", at)
        return None
    stage = _stage(text, row, at)
    within = re.search(DATE_AS_STAMP, text, re.IGNORECASE)
    day = day_in_words(within[0]).day if within else None
    day = day or row_day(row, facts.context, Field.HMICFRS_STATUS_DATE, Field.UPDATE_DATE)
    is_told = within or any(row.cells(Field.HMICFRS_STATUS_DATE))
    if stage is None:
        ledger.cannot_place("is not a known HMICFRS state", at)
    elif day is None:
        ledger.cannot_place(f"says that it is {stage}, and {_NO_DAY}", at)
    else:
        facts.cells.setdefault("sign_offs", []).append(at)
        if not is_told:
            facts.flags.append(f"{stage} without a date: dated {day}, like its row")
        said = f"The tracker says “{text}”"
        if stage in (SignOffStage.RETURNED, SignOffStage.REOPENED):
            return {"date": day, "stage": stage.value, "because": f"{said}."}
        evidence = f"{said} ({facts.context.file}, {at})."
        return {"date": day, "stage": stage.value, "evidence": evidence}
    return None


def _stage(text: str, row: TrackerRow, at: At) -> SignOffStage | None:
    """Return the stage that a cell names; under "Closed by HMICFRS" yes or a date means closed."""
    heading = next(each.heading for each in row.table.columns if each.index == at.column)
    said = rf"(?:y|yes)(?:\W+(?:{DATE_AS_STAMP}|\(?\w+\)?))?|{DATE_AS_STAMP}"
    is_yes = re.fullmatch(said, text, re.IGNORECASE)
    if is_yes and re.match(r"(?:\w+ )?(?:closed|signed off)", heading, re.IGNORECASE):
        return SignOffStage.CLOSED
    return next((s for s, words in _STAGES if re.fullmatch(words, text, re.I)), None)


def _of_row(row: TrackerRow, facts: Facts) -> list[Passage]:
    """Return the updates of a row; additions from other columns go below the newest."""
    context = facts.context
    cells = list(row.cells(Field.UPDATE))
    by = row.text(Field.UPDATE_BY)
    day = row_day(row, context, Field.UPDATE_DATE)
    found: list[Passage] = []
    for at, cell in cells:
        told = passages(text_of(cell), context.as_at)
        if facts.says_no_update(at, (each.text for each in told)):
            continue
        facts.cells.setdefault("progress", []).append(at)
        own = day_of_column(at, row, context)
        found += _placed(told, at, own or day, facts)
    found.sort(key=lambda each: each.day or date.min)
    for at, _ in row.cells(Field.UPDATE_BY):
        if found and not says_none(by) and not found[-1].by:
            if not _INITIALS.fullmatch(by):
                context.offices.lead(by)
            found[-1] = replace(found[-1], by=by)
            facts.cells["progress"].append(at)
        else:
            context.ledger.leave_out("its row has no update without an author", at)
    return _with_notes(row, found, day, facts)


def _placed(told: Iterable[Passage], at: At, day: date | None, facts: Facts) -> Iterator[Passage]:
    """Yield the updates of a cell that can be dated; report the others."""
    for each in told:
        where = f"{at}: "
        if not each.text:
            facts.context.ledger.cannot_place("has a date but no update", at)
        elif says_no_update(each.text):
            dated = f" of {each.day}" if each.day else ""
            facts.flags.append(
                f"{where}“{one_line(each.text)}”{dated} is left out: it is no update"
            )
        elif each.is_misdated:
            facts.context.ledger.cannot_place(f"{each.doubt}: “{_short(each.text)}”", at)
        elif each.day is None and day is None and (within := day_within(each.text)):
            facts.flags.append(f"{where}“{within[1]}” in it was taken as its date")
            yield replace(each, day=within[0])
        elif each.day is None and day is None:
            facts.context.ledger.cannot_place(f"“{_short(each.text)}” {_NO_DAY}", at)
        else:
            if each.doubt:
                dated = "" if each.day else f" and is dated {day}"
                facts.flags.append(f"{where}{each.doubt}{dated}")
            yield replace(each, day=each.day or day)


def day_of_column(at: At, row: TrackerRow, context: TrackerContext) -> date | None:
    """Return the date of a column such as "Update March 2022": the last past one of its month."""
    column = next(each for each in row.table.columns if each.index == at.column)
    if count := count_in_heading(column.heading):
        dates = row.table.named(Field.UPDATE_DATE)
        own = next((each for each in dates if count_in_heading(each.heading) == count), None)
        return context.named(row.table.cell(row.index, own.index)).day if own else None
    said = day_in_words(day_in_heading(column.heading) or _latest_month(column.heading, context))
    if said.month and context.as_at:
        return min(said.month, context.as_at)
    return said.day or said.month


def _latest_month(heading: str, context: TrackerContext) -> str:
    """Return the month of a heading such as "Update Sept", of the year up to its date."""
    month = month_in_heading(heading)
    if not month or context.as_at is None:
        return ""
    this = day_in_words(f"{month} {context.as_at.year}").month
    is_past = this is not None and this.replace(day=1) <= context.as_at
    return f"{month} {context.as_at.year - (not is_past)}"


def _with_notes(
    row: TrackerRow, found: list[Passage], day: date | None, facts: Facts
) -> list[Passage]:
    """Return the updates with the kept texts of other columns, under their headings."""
    kept = row.cells(Field.NOTE, Field.BLOCKER)
    cells = [
        (at, cell)
        for at, cell in kept
        if not facts.says_none(at, cell) and not _repeats_number(row, at, cell, facts)
    ]
    if not cells:
        return found
    headings = {column.index: column.heading for column in row.table.columns}
    notes = "\n\n".join(f"{headings[at.column]}: {text_of(cell)}" for at, cell in cells)
    places = [at for at, _ in cells]
    if found:
        found[-1] = replace(found[-1], text=f"{found[-1].text}\n\n{notes}")
    elif day:
        found = [Passage(notes, day)]
    else:
        facts.context.ledger.cannot_place(_NO_DAY, *places)
        return found
    facts.cells.setdefault("progress", []).extend(places)
    return found


def _repeats_number(row: TrackerRow, at: At, cell: Cell, facts: Facts) -> bool:
    """Check whether a cell only repeats the number of the reference; if so, leave it out."""
    if not same_number(one_line(text_of(cell)), reference_in(row.text(Field.REFERENCE)).number):
        return False
    facts.context.ledger.leave_out("the number that the reference has", at)
    return True


def _entry(passage: Passage, facts: Facts) -> dict[str, object]:
    """Return an update as the register has it; an author who is not a lead stays in its text."""
    offices, text = facts.context.offices, passage.text
    by = offices.lead_known(passage.by) if passage.by else None
    if passage.by and not by:
        text = f"({passage.by}) {text}"
    if not passage.is_dated:
        facts.undated.add(text)
    said = {"date": passage.day, "by": by, "text": text, "imported": facts.context.imported}
    return {**said, **facts.context.restricted}


def _short(text: str) -> str:
    first = " ".join(text.split()[:8])
    return first if len(first) == len(text) else f"{first} …"
