"""Attendance in the sentences of minutes: "The CC and the DCC attended". Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from peeltrack.imports.notes.attendance import as_apologies, people_in, without_deputies
from peeltrack.imports.notes.attendance_person import Person
from peeltrack.imports.notes.office_words import COMMAND
from peeltrack.language.sentences import sentences
from peeltrack.model.parse_date import MONTH

_PLACE = (
    r"(?:present|in attendance|attending|taking part|there|in the (?:room|chair)"
    r"|on the (?:platform|panel|call)|online|on (?:ms )?teams|remotely)"
)
_MEETING = r"(?:the )?(?:\w+ )?(?:meeting|session|board|panel|committee|group)"
_NAMED_BEHIND = re.compile(
    rf"(?:there (?:also )?attended:?|(?:also |those |who |the following )*(?:joining )?{_PLACE}"
    r"(?: for (?:the )?[A-Z][\w ]{1,40}?(?= (?:was|were|is|are)\b))?"
    r"(?: (?:was|were|is|are|by video|by teams))?(?: also)?\s*[:\u2013-]?"
    rf"|(?:{_MEETING} (?:was|were) )?(?:also )?"
    rf"(?:attended|joined|chaired) by:?|(?:loggist|{COMMAND.pattern})\s*:)\s+(?P<who>\S.+)",
    re.IGNORECASE,
)
_SAYS_MORE = r"\b(?:which|that|when|where|advised|confirmed|explained|noted|said|told)\b"
"""A word of a sentence that tells of something else: "an event that the DCC attended"."""
_NAMED_BEFORE = re.compile(
    rf"(?P<who>(?:(?!{_SAYS_MORE}).)+?) (?:also |then )*"
    r"(?:attended|joined|dialled in|took part|substituted|deputised|stood in|chaired|took the chair"
    rf"|took (?:the )?(?:notes?|minutes)|(?:was|were) (?:also )?{_PLACE}"
    rf"|{_PLACE}"
    r"|(?:was|were) (?:substituting|deputising|standing in)"
    r"|(?:acted|sat) as substitute)(?: (?:the )?(?:meeting|session|board|panel|group))?"
    r"(?: (?:for|until|from|by|via|on|as|in|at|remotely|online|virtually|only|instead)\b[^.;]{0,60}"
    r")?\.?",
    re.IGNORECASE,
)
_AWAY_BEHIND = re.compile(
    r"(?:(?:those )?(?:who )?(?:had |have )?sent (?:their |his |her )?apologies|apologies(?: for "
    r"absence)?|absent|unable to attend|not present)(?: (?:were|was|had been|have been))?"
    r"(?: (?:received|sent|given|noted|accepted))?(?: from| by)?\s*[:\u2013-]? (?P<who>\S.+)",
    re.IGNORECASE,
)
_AWAY_BEFORE = re.compile(
    r"(?P<who>.+?) (?:had |has |have )?(?:(?:sent|gave|given|offered|tendered|submitted|made) "
    r"(?:his |her |their )?apologies|(?:was|were) (?:absent"
    r"|unable to (?:attend|be (?:present|there)|join|come)|not present|away))\b.*",
    re.IGNORECASE,
)
_MET = re.compile(
    r"(?P<who>.+?) (?:met(?: with)?|(?:was|were) joined by) (?P<others>.+?)"
    rf"(?: (?:on|at|in) [^,]*?(?:\d|{MONTH})[^,]*)?\.?"
)
"""Who met whom, in notes without a list: "The Mayor met the Chief Constable on 4 May"."""
_MET_TOGETHER = re.compile(
    r"(?P<who>[^.;]{5,150} and [^.;]{3,80}) met(?: (?:at|in|on|by|via|to|for|over|online)\b.*)?\.?"
)
"""Those who met each other: "The PCC and the Chief Constable met at County Hall"."""
_SERVED = re.compile(
    r"(?P<who>[A-Z][^,.;]{3,60}, [^.;]{5,120}), (?:read|put|took|kept|recorded|asked|introduced"
    r"|presented|hosted|answered)\b[^,.;]*\.?"
)
"""Who did something at the meeting: "Ada Quill, Head of Policy, read out the questions"."""
_AND_OTHER = re.compile(r", and (?=[A-Z][^,;]* (?:took part|attended|joined|was present)\b)")
"""The words before another person in such a sentence."""
_FORMS = (
    (_AWAY_BEHIND, True),
    (_AWAY_BEFORE, True),
    (_MET_TOGETHER, False),
    (_NAMED_BEHIND, False),
    (_NAMED_BEFORE, False),
    (_MET, False),
    (_SERVED, False),
)
_LONGEST = 600
"""The most characters of a sentence that only reports attendance."""
_WITH = re.compile(rf",? with (?=[^;]*[^;,] (?:also )?{_PLACE}\b)", re.IGNORECASE)
"""What leads to those who sat with the chair: "chaired by the PCC, with the CC present"."""
_COMMANDS = re.compile(rf"(?P<role>{COMMAND.pattern})\s*:", re.IGNORECASE)


def people_told_of(text: str) -> tuple[Person, ...]:
    """Return the people whose attendance or absence is all that a paragraph reports.

    A paragraph that says anything else names nobody.
    """
    found: list[Person] = []
    for sentence in sentences(text):
        people = _in_sentence(sentence) if len(sentence) <= _LONGEST else ()
        if not people:
            return ()
        found += people
    return tuple(found)


def _in_sentence(sentence: str) -> tuple[Person, ...]:
    """Return the people of a sentence, whose clauses may each report on others."""
    found: list[Person] = []
    for said, who, absent in _clauses(sentence):
        bare, deputies = without_deputies(who) if absent else (who, ())
        people = people_in(bare.strip(" ."), listed=True)
        if not people or not all(person.office or " " in person.name for person in people):
            return ()
        if (role := _COMMANDS.match(said)) and len(people) == 1:
            office = ", ".join(filter(None, (people[0].office, role["role"])))
            people = (replace(people[0], office=office),)
        found += (*as_apologies(people), *deputies) if absent else people
    return tuple(found)


def _clauses(sentence: str) -> Iterator[tuple[str, str, bool]]:
    """Yield each clause with the people that it names, and whether they were away.

    A clause without a form of its own goes on with the list of the one before it.
    """
    said = who = ""
    absent = False
    for clause in _AND_OTHER.sub("; ", _WITH.sub("; ", sentence)).split(";"):
        form = next(
            ((found, away) for form, away in _FORMS if (found := form.fullmatch(clause.strip()))),
            None,
        )
        if form is None:
            who = f"{who}; {clause}" if who else ""
            if not who:
                return
            continue
        if who:
            yield said, who, absent
        others = form[0].groupdict().get("others")
        said, who, absent = clause.strip(), form[0]["who"], form[1]
        if others and not people_in(others.strip(" ."), listed=True):
            return
        who = f"{who}; {others}" if others else who
    if who:
        yield said, who, absent
