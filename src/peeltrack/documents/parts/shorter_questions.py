"""Questions of challenge in as few words as the first page of a brief has room for. Pure."""

import re
from datetime import date

from peeltrack.documents.parts.few_words import shortened
from peeltrack.model.parse_date import parse_date
from peeltrack.queries.challenge.points import Point
from peeltrack.wording import MONTHS, capitalised

_ROOM_OF_ONE, _ROOM_OF_TWO = 10, 8
"""Words of the only quotation of a question, and of each of two."""
_ON_DATES = frozenset({"later-than-target", "programme-later"})
"""The rules whose questions quote a date."""
_QUOTED = re.compile(r"“([^”]*)”")
_DATE = re.compile(rf"\b(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})\b")
_A_YEAR = 365

_WORDS = r"(?P<a>[^“]+?)"
_AHEAD = r"\b(?:will|shall|would|to be|going to|expect\w*|plan\w*|by)\b"

_FORMS_TEXT = (
    # An answer of 13 October says “I will have a date by the next meeting”; no commitment …
    (
        rf"^An answer of {_WORDS} says (?P<b>“[^”]*{_AHEAD}[^”]*”); no commitment",
        "Said on {a}: {b}. Was it done?",
    ),
    # The figure for AFI 7 went from 12 on 24 September to 41 (“41 visits are overdue”): why?
    (rf"went from {_WORDS} to [^“(]+ \((?P<b>“[^”]*”)\):", "{a}, now {b}. Why?"),
    # The figure for AFI 8 went from 38% on 20 August to 33% against “45% of suspects …”: why?
    (
        rf"went from {_WORDS} to (?P<b>[^“]+) against (?P<c>“[^”]*”):",
        "{a}, now {b}, against {c}. Why?",
    ),
    # The figure for AFI 1 is 58% against “A supervisor reviews every incident”: when will …?
    (
        rf"The figure for .+? (?:is|was) {_WORDS} against (?P<b>“[^”]*”):",
        "{a} against {b}. When will it be met?",
    ),
    # Success is measured by “Under 10% are abandoned” … leaves out its figure, which was 14% …
    (
        r"measured by (?P<a>“[^”]*”)[^“]*\nThe last update of [^“]* leaves out "
        r".*which was (?P<b>[^:]+):",
        "No figure for {a} since {b}. What is it now?",
    ),
    # The update of AFI 6 on 18 July says “It is signed”; the update of 16 January says “We hope …”
    (
        r"on (?P<a>[^“]*?) says (?P<b>“[^”]*”); the update of [^“]* says (?P<c>“[^”]*”)\.\n"
        r".*(?:which is true|there were none)",
        "{b} ({a}), now {c}. Which is true?",
    ),
    # … says “We remain on track”: how can that be when “Train all” was due by 30 September …?
    (r"\n.*says (?P<a>“[^”]*”): how can that be when (?P<b>.*)\?$", "{a}, yet {b}. How?"),
    # AFI 4 is due by 31 December and the update says “The team starts in February”: which is it?
    (
        r"is due by (?P<a>[^“;]*) and the update says (?P<b>.*): which is it",
        "Due by {a}, yet {b}. Which is it?",
    ),
    # The report says “Go-live is re-planned for June”, but AFI 1 counts on it by 31 March: …
    (
        r"\n.* says (?P<a>“[^”]*”), but .* counts on it by (?P<b>[^:]*): which is right",
        "{a}, yet needed by {b}. Which is right?",
    ),
    # Recommendation 2 and AFI 1 give 312 and 266 for the same thing, “At the end of October …”: …
    (
        rf"give {_WORDS} for the same thing, (?P<b>“[^”]*”): which is it",
        "{a} are given for {b}. Which is it?",
    ),
    # HMICFRS returned AFI 3 on 21 October: “Time lent was not counted”; why is it still green?
    (
        r"\nHMICFRS (?P<a>returned|reopened) .*?: (?P<b>“[^”]*”); (?P<c>.*)\?$",
        "HMICFRS {a} it: {b}. {c}?",
    ),
    # HMICFRS reopened AFI 3 on 21 October: what has been done since?
    (
        r"\nHMICFRS (?P<a>returned|reopened) .*? on (?P<b>[^:“]*): (?P<c>[^“]*)\?$",
        "HMICFRS {a} it on {b}. {c}?",
    ),
    # The figure for AFI 2 rests on “40 records, all from the north”: what would … show?
    (
        r"\nThe figure for .* rests on (?P<a>“[^”]*”): what",
        "The figure rests on {a}. What about the rest?",
    ),
    # Six posts were funded for AFI 7 and the update says “Three are in post”: where are the others?
    (
        r"\n(?P<a>[^“]* funded) for .* and the update says (?P<b>“[^”]*”): (?P<c>.*)\?$",
        "{a}; {b}. {c}?",
    ),
    # What has come of the money for AFI 4: “Three vetting officers”? No update says.
    (
        r"\nWhat has come of the money for .*?: (?P<a>.*)\? No update says",
        "{a}: funded, and in no update. What came of it?",
    ),
    # The target of AFI 9 has been put off three times, from 30 September to 30 June (273 days).
    (
        r"^The (?P<a>target|date) .* put off (?P<b>.*?, from .*?) \([^“]*\)\.\n",
        "{a} put off {b}. Will that hold?",
    ),
    # The update of 10 December says “Dip sampling starts in January”; nothing since reports it.
    (rf"^The update of {_WORDS} says (?P<b>“[^”]*”); nothing since", "{b} ({a}). Was it done?"),
    # On 3 May the update of AFI 4 said “Under 100 by July”, and the last figure is 120 (9 July): …
    (
        rf"\nOn {_WORDS} the update of .* said (?P<b>“[^”]*”), and the last (?P<c>[^:]*):",
        "{b} ({a}), and the last {c}. What is it now?",
    ),
    # A restricted update … is newer than the public one of 2 November, which says “38 remain”.
    (
        r"^A restricted update .* which says (?P<a>“[^”]*”)\.\n",
        "A restricted update is newer than the public line, {a}. Does that still hold?",
    ),
    # … and speaks of victims only as “victims of domestic abuse”, the finding of victims …
    (
        rf"speaks of {_WORDS} only as (?P<b>“[^”]*”)",
        "The last update speaks only of {b}. What about other {a}?",
    ),
    # The update of 7 April says nothing of one part (in summary: scrutinise the data) …
    (
        r"says nothing of \w+ parts? \(in summary: (?P<a>.*?)\) \(of",
        "The last update is silent on this: {a}. Why?",
    ),
    # The update of 7 April says nothing of “scrutinise the data” (of 2 parts).
    (r"says nothing of (?P<a>“.*”) \(of", "The last update is silent on {a}. Why?"),
    # … says “Covid delayed it”. How sure is … that “Train all” will be done by May, after …?
    (
        r"says (?P<c>“[^”]*”)\.\nHow sure is .* that (?P<a>“[^”]*”) will be done by "
        r"(?P<b>[^,]*), after",
        "{a} by {b}, although {c}. How sure is that?",
    ),
    # What has been done on “Use LPA SPOCs”, which the last update of AFI 6 does not mention?
    (
        r"\nWhat has been done on (?P<a>“[^”]*”), which the last update of",
        "{a} is not in the last update. What has been done?",
    ),
    # Beyond “Hold the last session”, what will show that practice has changed in AFI 5?
    (
        r"\nBeyond (?P<a>“[^”]*”), what will show",
        "Beyond {a}, what shows that practice has changed?",
    ),
    # “A protocol” is awaited from the council for AFI 10, with no date: what is in place meanwhile?
    (
        r"\n(?P<a>“[^”]*”) is awaited from (?P<b>.*) for .*?, "
        r"(?P<c>with no date|which was due on [^:]*).*:",
        "{a} from {b}, {c}. What is in place meanwhile?",
    ),
    # AFI 6 was raised before, in PEEL 2017: why has it come again, and what is different this time?
    (
        r"\n.* was (?P<a>raised before, in [^“]*): why has it",
        "{a}. What is different this time?",
    ),
    # The update of AFI 5 says “The licence lapsed”: what is being done about it?
    (
        r"\nThe (?:update|barrier)[^“]* (?:says|is) (?P<a>“[^”]*”): (?P<b>[^“]*?) about it",
        "{a}. {b}?",
    ),
    # The update of AFI 8 says “1,240 have been trained”: what is being done about the other 660?
    (r"\nThe (?:update|barrier)[^“]* (?:says|is) (?P<a>“[^”]*”): (?P<b>[^“]*)\?$", "{a}. {b}?"),
)
_FORMS = [(re.compile(pattern, re.DOTALL), form) for pattern, form in _FORMS_TEXT]
"""How the fact and the question of a point are known, and what is made of them.

Each has an example above it. The item's name is left out, as it stands beside the question.
"""


def in_short(point: Point, on: date) -> str | None:
    """Put the question of a point in few words, its quotations shortened; None if no form fits.

    Args:
        point: the point.
        on: the date of the meeting; dates of the year before it have no year.
    """
    said = f"{point.fact}\n{point.question}"
    found = ((pattern.search(said), form) for pattern, form in _FORMS)
    made = next((_made(form, match) for match, form in found if match), None)
    if made is None:
        return None
    near = _DATE.sub(lambda found: _near(found, on), made)
    room = _ROOM_OF_ONE if len(_QUOTED.findall(near)) == 1 else _ROOM_OF_TWO
    is_dated = point.rule in _ON_DATES
    return _QUOTED.sub(lambda quoted: f"“{shortened(quoted[1], room, with_dates=is_dated)}”", near)


def _near(found: re.Match[str], on: date) -> str:
    """Leave out the year of a date less than a year before the meeting, or later in its year."""
    day = parse_date(found[0]).value
    is_near = day is not None and (on - day).days < _A_YEAR and day.year <= on.year
    return f"{found[1]} {found[2]}" if is_near else found[0]


def _made(form: str, match: re.Match[str]) -> str:
    sentences = form.split(". ")
    return ". ".join(_sentence(each, match.groupdict()) for each in sentences)


def _sentence(form: str, parts: dict[str, str]) -> str:
    return capitalised(form.format(**parts))
