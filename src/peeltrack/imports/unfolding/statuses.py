"""Lines that state a finding's status, and numbers alone on a line above it. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.language.bodies import is_body
from peeltrack.imports.language.grade_lines import grade_alone
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.lines import Line, Role, places_of_text
from peeltrack.imports.reports.list_markers import BULLETS
from peeltrack.language.sentences import first_sentence

STATUS_WORDS = (
    r"(?:completed?|closed|open|ongoing|superseded|in progress|not started|not yet started"
    r"|overdue|on track|off track|red|amber|yellow|green|blue|accepted(?: in (?:full|part))?"
    r"|partially accepted|rejected|awaiting sign-?off|signed off|under review|implemented"
    r"|outstanding|delivered|no longer applicable|not applicable|n/?a)"
)
STATUS_FIELD = r"(?:(?:current |overall )?(?i:status|RAG(?: rating| status)?|progress|position))"
_STATUS = re.compile(
    rf"(?:{STATUS_FIELD}\s?"
    rf"[:\u2013-]\s?.{{1,80}}|{STATUS_WORDS}(?: ?[-\u2013/,] ?{STATUS_WORDS})?"
    rf"|(?:this|the) (?:recommendation|AFI|area for improvement|cause of concern) "
    rf"(?:is|has been|was) (?:now )?{STATUS_WORDS})\.?",
    re.IGNORECASE,
)
OWNER_FIELD = (
    r"(?:(?i:(?:strategic|tactical|force|operational|business|recommendation|action) )?"
    r"(?i:leads?|owners?|SRO|sponsor|portfolio(?: holder)?|responsible officer))"
)
_OWNER = re.compile(rf"{OWNER_FIELD}\s?[:\u2013-] .{{2,80}}")
_ONE_LETTER = re.compile(r"[YNXynx]")
_NUMBER_ALONE = re.compile(r"(?:No\.? ?)?(\d{1,3}(?:\.\d{1,2})?)\.?")
_REACH = 4
"""The most lines from one such number to the next; page numbers are further apart."""


def is_status(text: str) -> bool:
    """Check whether a line only states a status."""
    return len(text) < 140 and bool(_STATUS.fullmatch(text)) and grade_alone(text) is None


def with_statuses(lines: Sequence[Line]) -> list[Line]:
    """Set aside the lines that state a finding's status."""
    return [
        replace(line, role=Role.OWN) if line.role is Role.TEXT and _is_own(line.text) else line
        for line in lines
    ]


def _is_own(text: str) -> bool:
    """Check whether a line is the force's own: a status, a tick, an owner."""
    return is_status(text) or any(
        pattern.fullmatch(text[:140]) for pattern in (_ONE_LETTER, _OWNER)
    )


def with_signs_alone(lines: Sequence[Line]) -> list[Line]:
    """Give a list sign on a line of its own, as copies of pages have it, to the text below it."""
    made = list(lines)
    sign = ""
    for place, line in enumerate(lines):
        if line.role is not Role.TEXT or line.cells or not line.text:
            continue
        if _SIGN_ALONE.fullmatch(line.text):
            made[place] = replace(line, role=Role.FURNITURE)
            sign = line.text
        elif sign:
            if not (line.bullet or line.heading):
                made[place] = replace(line, bullet=sign)
            sign = ""
    return made


_SIGN_ALONE = re.compile(rf"[{BULLETS}\u2013—-]|\((?:[a-h]|[ivx]{{1,4}}|\d{{1,2}})\)|[a-h]\)")


def with_numbers_alone(lines: Sequence[Line]) -> list[Line]:
    """Give a number on a line of its own, as the mark, to the wording that it numbers.

    Public lists print it so: the number, the status, the wording, the owner.
    """
    made = list(lines)
    filled = places_of_text(lines)
    numbered = [
        (at, place, found[1])
        for at, place in enumerate(filled)
        if (found := _NUMBER_ALONE.fullmatch(made[place].text)) and not made[place].bullet
    ]
    for at, place, number in numbered:
        if _is_a_mark(made, filled, at, {each for each, _, _ in numbered}):
            _give(made, filled, at, number)
            made[place] = replace(made[place], role=Role.OWN)
    return made


def _is_a_mark(lines: Sequence[Line], filled: Sequence[int], at: int, numbers: set[int]) -> bool:
    below = [lines[place].text for place in filled[at + 1 : at + 3]]
    if not below:
        return False
    if is_status(below[0]):
        return len(below) > 1 and obligation(below[1]) is not None
    near = any(at + step in numbers or at - step in numbers for step in range(2, _REACH + 1))
    first, _ = first_sentence(below[0])
    return near and obligation(first) is not None and first[:1].isupper()


def _give(lines: list[Line], filled: Sequence[int], at: int, number: str) -> None:
    place = next(each for each in filled[at + 1 :] if not is_status(lines[each].text))
    lines[place] = replace(lines[place], bullet=f"{number}.")
    for each in filled[at + 1 :]:
        if each < place:
            lines[each] = replace(lines[each], role=Role.OWN)
    following = next((each for each in filled[at + 1 :] if each > place), None)
    if following is not None and is_body(lines[following].text[:120]):
        lines[following] = replace(lines[following], role=Role.OWN)
