"""Columns of tables of findings by their heads, and whose dates a column has. Pure."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import StrEnum

from peeltrack.imports.language.bodies import is_body
from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.finding_labels import MAKER
from peeltrack.language.people import rank_of
from peeltrack.model.parse_date import DATE, MONTH, parse_date


class FindingColumn(StrEnum):
    """The content of a column in a table of findings."""

    NUMBER = "number"
    WORDING = "wording"
    OWNER = "owner"
    DUE = "due"
    TARGET = "target"
    """The force's own date, as the head says."""
    OWN = "own"


FINDING_HEAD = (
    r"(?:rec(?:ommendation)?s?\.?|AFIs?|areas? for improvement|causes? of concern|findings?|item"
    r"|HMICFRS)"
)
COLUMNS: tuple[tuple[FindingColumn, re.Pattern[str], str, str], ...] = (
    (
        FindingColumn.NUMBER,
        re.compile(
            rf"(?:{FINDING_HEAD} ?|(?:type|kind) ?(?:&|and|/) ?)?"
            r"(?:no\.?|nos\.?|number|ref\.?|reference|#|id|code)|rec\.?",
            re.I,
        ),
        "Rec No.",
        "Notes",
    ),
    (
        FindingColumn.OWNER,
        re.compile(
            r"(?:rec(?:ommendation)?\.? )?(?:owner|(?:addressed|directed|made|relevant) to"
            r"|addressees?|(?:for )?who(?:m| should act)?|for(?: action(?: by)?)?"
            r"|action (?:for|by)|lead|responsib(?:le|ility)|to"
            r"|(?:lead |responsible )?(?:bod(?:y|ies)|organisations?|agenc(?:y|ies)))",
            re.I,
        ),
        "Rec. Owner",
        "Owner's update",
    ),
    (
        FindingColumn.DUE,
        re.compile(
            r"(?:HMIC(?:FRS)? )?(?:due(?: date| by)?|deadline(?: date| for \w+)?|by when"
            r"|timescales?|time ?frame|date due|time limit|(?:date for )?completion(?: date| by)?"
            r"|(?:to be )?(?:completed?|done|delivered|implemented|achieved) by|by|date|when"
            r"|target(?: date)?)"
            r"(?: \(HMIC(?:FRS)?\)|,? (?:set |given )?(?:by|from) (?:HMIC(?:FRS)?"
            r"|the inspectorate))?",
            re.I,
        ),
        "Timescale",
        "Date of update",
    ),
    (
        FindingColumn.TARGET,
        re.compile(
            r"(?:force|our|internal|own|constabulary|service)(?:['\u2019]s)?(?: own)? "
            r"(?:target|deadline|due|completion)(?: date)?"
            r"|(?:target|deadline|due)(?: date)? \((?:force|ours|internal|own)\)",
            re.I,
        ),
        "Force target date",
        "HMICFRS target date",
    ),
    (
        FindingColumn.WORDING,
        re.compile(
            rf"(?:{MAKER}(?:['\u2019]s?)? (?=recommendations?\b))?"
            r"(?:(?:HMICFRS|HMIC|HMI|PEEL|the|full|report) )*(?:recommendations?|findings?"
            r"|areas? for improvement(?: \(AFIs?\))?|AFIs?|causes? (?:of|for) concern|wording|text)"
            r"(?: ?(?:/|and|or|,) ?(?:recommendations?|findings?|AFIs?|areas? for improvement"
            r"|causes? of concern)){0,2}(?: (?:text|wording|details?|description|made))?"
            r"|what(?: (?:HMIC(?:FRS)?|the inspectorate|inspectors|the report) (?:said|says|found"
            r"|recommended|recommends|asked(?: for)?)| (?:should|must|needs to) (?:be done|happen"
            r"|change|improve))?"
            r"|HMIC(?:FRS)?['\u2019]s (?:words|wording)|(?:required )?improvements?(?: required)?",
            re.I,
        ),
        "HMICFRS recommendation",
        "Recommendation owner",
    ),
)
"""Columns by their heads: each with a head that matches and one that does not."""

_OF_THE_INSPECTORATE = re.compile(r"HMIC", re.IGNORECASE)
_OF_THE_FORCE = re.compile(
    r"\b(?:status|RAG|BRAG|progress|updates?|response|position|actions?(?! (?:for|by)\b)|lead"
    r"|comments?|evidence|SRO|force|current|owner|what we|our|risk)\b(?! bod| org)",
    re.IGNORECASE,
)
_WHOM = re.compile(r"owner|lead|action|responsib", re.IGNORECASE)
"""Heads of columns whose cells show whether a body or an officer of the force is to act."""
_WHOSE = "is in a column that does not say whose date it is: check that it is HMICFRS's"
_WHOSE_TARGET = (
    "is in a column that does not say whose date it is: check that it is the force's own"
)
_OFFICE = re.compile(
    r"(?:Heads? of|(?:Det(?:ective)? )?(?:Ch(?:ief)? )?(?:Supt|Superintendent|Insp\w*)"
    r"|[AD]CC|ACO|T/|Force [A-Z]\w+|Director of (?!Public)|[\w &]+ Director$)\b",
    re.IGNORECASE,
)
_LIMIT = re.compile(PHRASE, re.IGNORECASE)
_DAY = re.compile(rf"(?:{DATE}|(?:the end of )?{MONTH}\.?,? (?:19|20)\d\d)", re.IGNORECASE)


class DateOwner(StrEnum):
    """The author of the dates of a column."""

    INSPECTORATE = "inspectorate"
    """The head of the column names HMICFRS."""
    PAPER = "paper"
    """The table or record has nothing of the force's own."""
    UNSAID = "unsaid"
    """The force answers in the same table, and another column has the addressees."""
    FORCE = "force"


def column_of(cell: str) -> FindingColumn:
    """Return what a column of a table of findings contains, by its head."""
    words = " ".join(cell.split()).strip(" :")
    return next(
        (column for column, pattern, _, _ in COLUMNS if pattern.fullmatch(words)), FindingColumn.OWN
    )


def whose_dates(names: Sequence[str]) -> DateOwner:
    """Return the author of a table's or record's dates, by the names of its columns or fields."""
    columns = {name: column_of(name) for name in names}
    if any(
        column is FindingColumn.DUE and _OF_THE_INSPECTORATE.search(name)
        for name, column in columns.items()
    ):
        return DateOwner.INSPECTORATE
    answered = [
        name
        for name, column in columns.items()
        if _OF_THE_FORCE.search(name)
        and (
            column is FindingColumn.OWN
            or (column is FindingColumn.OWNER and not _WHOM.search(name))
        )
    ]
    if not answered:
        return DateOwner.PAPER
    says_whom = any(
        column is FindingColumn.OWNER and name not in answered for name, column in columns.items()
    )
    return DateOwner.UNSAID if says_whom else DateOwner.FORCE


def whom_in(cell: str) -> str:
    """Return the body in a cell that is to act; nothing for an office within the force."""
    return "" if _OFFICE.match(cell) or not is_body(cell) else cell


def target_in(cells: Mapping[FindingColumn, str], whose: DateOwner) -> tuple[date | None, str]:
    """Return the force's own date in a row, and the reason if that may not be so.

    It is in a column that says so, or in one of dates in a table that the force answers.
    """
    own = parse_date(cells.get(FindingColumn.TARGET, "")).value
    if own or whose is not DateOwner.FORCE:
        return own, ""
    day = parse_date(cells.get(FindingColumn.DUE, "")).value
    return day, _WHOSE_TARGET if day else ""


def is_officer(cell: str) -> bool:
    """Check whether a cell of a column of owners names an officer: by office, or rank and name."""
    plain = " ".join(cell.split())
    return bool(_OFFICE.match(plain) or rank_of(plain))


def due_in(cell: str, whose: DateOwner, owner: str) -> tuple[str, str]:
    """Return the time limit in a cell; a bare date is the force's own target."""
    if _LIMIT.fullmatch(cell):
        return cell, ""
    within = f"within {cell[:1].lower()}{cell[1:]}"
    if _LIMIT.fullmatch(within) and whose is not DateOwner.FORCE:
        return within, ""
    is_office = bool(owner) and not whom_in(owner)
    is_ours = whose is DateOwner.FORCE or (is_office and whose is not DateOwner.INSPECTORATE)
    if is_ours or not _DAY.fullmatch(cell):
        return "", ""
    return f"by {cell}", _WHOSE if whose is DateOwner.UNSAID else ""
