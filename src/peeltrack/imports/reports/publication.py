"""The day on which a report was published, as the paper prints it. Pure.

It may stand at the head, at the foot, in a letter's date or in a sentence; a date that does
not say so does not count.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from peeltrack.imports.language.bodies import is_body
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.publication_words import (
    AT_THE_FOOT,
    AT_THE_HEAD,
    IN_THE_IMPRINT,
    OF_THE_RECORD,
    OF_THE_REPORT,
    OF_THIS_REPORT,
    ON_THE_TITLE_PAGE,
)
from peeltrack.language.sentences import sentences
from peeltrack.model.parse_date import DATE, parse_date
from peeltrack.wording import long_date

HEAD = 15
"""The number of blocks in which the head of a paper is looked for."""
LETTERHEAD = HEAD + 5
"""The number of blocks in which a letter's greeting is looked for."""
_FOOT, _TITLE_PAGE, _TITLE = 12, 10, 5
_LONGEST_LINE, _LONGEST_TITLE = 160, 200

_ALONE = re.compile(
    r"(?:(?:date )?(?:first )?published|publication date|date of (?:publication|recommendations?)"
    r"|sent)(?: on)?:?",
    re.IGNORECASE,
)
_DATE_ALONE = re.compile(rf"(?:on )?(?P<day>{DATE})\.?", re.IGNORECASE)
_BESIDE_AN_ADDRESS = re.compile(
    rf"(?!.*\b(?:ref|dated|visit\w*|inspect\w*|report|review|meeting|plan|on|of|from|by)\b)"
    rf"[A-Z][^\d:]{{2,60}} (?P<day>{DATE})",
    re.IGNORECASE,
)
"""The day of a letter at the right of a line of its address: Borset Police   4 March 2026."""
_DATE_FIRST = re.compile(rf"(?:on )?(?P<day>{DATE})\.?(?: [|\u00b7\u2013—] .*)?", re.IGNORECASE)
_OF_A_REPORT = re.compile(
    r"\u00a9|\bcrown copyright\b|\bISBN\b|\bHC \d|\bpresented to\b|\blaid before\b", re.IGNORECASE
)
_TITLES_A_REPORT = re.compile(
    r"\b(?:inspection|review|report|thematic|(?:position|policy) paper)\b", re.IGNORECASE
)
_OF_A_MEETING = re.compile(
    r"\b(?:agenda|minutes|panel|committee|board|cabinet|meeting|commissioner)\b", re.IGNORECASE
)
_MEETS = re.compile(
    r"\b(?:panel|(?:audit|scrutiny|standards|governance|assurance|performance) (?:\w+ ){0,3}"
    r"(?:committee|board)|committee|cabinet|agenda item|minutes)\b",
    re.IGNORECASE,
)
"""A meeting, whose date is not that of a report on its agenda."""
_DATE_OF_MEETING = re.compile(
    r"date(?: of (?:the )?meeting)?\b\s?[:|\u2013-]?\s+(?:\w+day,? )?\d", re.IGNORECASE
)
_GREETING = re.compile(r"dear\b.{0,80}$", re.IGNORECASE)
_EARLIER = re.compile(
    r"\b(?:previous|last|earlier|first|former) (?:[\w-]+ )?(?:report|inspection)\b", re.IGNORECASE
)
_RESPONSE = re.compile(
    r"^(?:[\w'\u2019]+ ){0,4}response (?:of|from|by)\b"
    r"|\bresponse to (?:[\w'\u2019]+ ){0,4}(?:HMI\w*|reports?|inspections?|reviews?"
    r"|recommendations?|letters?|super-complaints?)\b|\bgovernment response\b|\bsection 55\b"
    r"|\b(?:commissioner|PCC)['\u2019]s response\b",
    re.IGNORECASE,
)
_BY_THE_INSPECTORATE = re.compile(
    r"\bresponse (?:of|from|by) (?:the inspectorate\b|HMI|H(?:is|er) Majesty['\u2019]s Inspect)",
    re.IGNORECASE,
)
"""A response that the inspectorate makes itself, as to a super-complaint, which is the report."""
_RESPONSE_UNDER_THE_ACT = re.compile(
    r"\bresponse (?:under|pursuant to) section\b|\bsection 55 response\b|: response (?:of|from|by) "
    r"|\b(?:commissioner|PCC)['\u2019]s response\b",
    re.IGNORECASE,
)
_IN_TEXT = re.compile(
    rf"\bpublish\w*\b[^.]{{0,80}}?\bon (?P<day>{DATE})"
    rf"|\bOn (?P<first>{DATE})[^.]{{0,120}}?\bpublished\b"
    r"|\bIn (?P<month>[A-Z][a-z]+ (?:19|20)\d\d)[^.]{0,160}?\bpublished\b"
    r"|\b[Pp]ublished(?: in|:)? (?P<in>[A-Z][a-z]+ (?:19|20)\d\d)\b",
)
_UPDATED = re.compile(
    rf"\blast (?:updated|reviewed|modified|changed)(?: on)?:? (?P<day>{DATE})", re.IGNORECASE
)


def published_in(blocks: Sequence[Block]) -> date | None:
    """Return the publication date that a paper states as such, and not a mere date."""
    if is_response(blocks):
        return _below_its_title(blocks) or _only(report_told(blocks[: HEAD * 3]))
    stated = _at_the_head(blocks) or _on_the_title_page(blocks) or letter_dated(blocks)
    return (
        stated or _only(_of_this_report(blocks)) or _only(_in_the_imprint(blocks))
        or _only(_at_the_foot(blocks)) or _only(report_told(blocks[: HEAD * 2]))
    )  # fmt: skip


def says_published(text: str) -> bool:
    """Check whether a line says no more than when the paper was published."""
    return AT_THE_HEAD.pattern.fullmatch(text) is not None


def is_greeting(text: str) -> bool:
    """Check whether a line greets the reader of a letter: Dear Chief Constable."""
    return _GREETING.match(text) is not None


def place_of_greeting(blocks: Sequence[Block]) -> int | None:
    """Return the place of the line that greets the reader of a letter; None in other papers."""
    head = enumerate(blocks[:LETTERHEAD])
    return next((place for place, block in head if is_greeting(block.text)), None)


def _only(days: Iterator[date]) -> date | None:
    """Return a date if there is only one."""
    found = set(days)
    return found.pop() if len(found) == 1 else None


def _day(found: re.Match[str]) -> date | None:
    return parse_date(next(filter(None, found.groupdict().values()))).value


def _at_the_head(blocks: Sequence[Block]) -> date | None:
    is_of_meeting = any(_MEETS.search(block.text[:_LONGEST_TITLE]) for block in blocks[:_TITLE])
    for place, block in enumerate(blocks[: HEAD * 2]):
        short = len(block.text) < _LONGEST_LINE and not _EARLIER.search(block.text)
        if is_of_meeting and _DATE_OF_MEETING.match(block.text):
            continue
        if short and (found := AT_THE_HEAD.pattern.fullmatch(block.text)):
            return _day(found)
        following = blocks[place + 1].text if place + 1 < len(blocks) else ""
        alone = _DATE_ALONE.fullmatch(following[:60])
        if alone and _ALONE.fullmatch(block.text[:60]):
            return _day(alone)
    return None


def _on_the_title_page(blocks: Sequence[Block]) -> date | None:
    """Return the date of a title page that names a publisher's or Parliament's rights in it."""
    page = blocks[:_TITLE_PAGE]
    whole = " ".join(block.text[:_LONGEST_TITLE] for block in page)
    if found := ON_THE_TITLE_PAGE.pattern.search(whole):
        return _day(found)
    titles = " ".join(block.text for block in page[:_TITLE])
    below_its_title = _TITLES_A_REPORT.search(titles) or _BY_THE_INSPECTORATE.search(titles)
    if _OF_A_MEETING.search(whole) or not (_OF_A_REPORT.search(whole) or below_its_title):
        return None
    unnamed = [block for block in page if not is_body(block.text[:_LONGEST_LINE])]
    near = page if _OF_A_REPORT.search(whole) else unnamed[:_TITLE]
    alone = (_DATE_FIRST.fullmatch(block.text[:_LONGEST_LINE]) for block in near)
    return next((_day(found) for found in alone if found), None)


def letter_dated(blocks: Sequence[Block]) -> date | None:
    """Return the date above "Dear …", on which a letter was sent."""
    head = [block.text for block in blocks[: place_of_greeting(blocks) or 0]]
    alone = (_DATE_ALONE.fullmatch(text[:60]) for text in head)
    beside = (_BESIDE_AN_ADDRESS.fullmatch(text[:120]) for text in head)
    return next((_day(found) for found in (*alone, *beside) if found), None)


def _of_this_report(blocks: Sequence[Block]) -> Iterator[date]:
    for block in blocks:
        if (found := OF_THIS_REPORT.pattern.search(block.text[:2_000])) and (day := _day(found)):
            yield day


def _in_the_imprint(blocks: Sequence[Block]) -> Iterator[date]:
    """Return the days in sentences that say no more, among those on who made the report."""
    for block in blocks[: HEAD * 2]:
        said = () if _EARLIER.search(block.text) else sentences(block.text[:2_000])
        for sentence in said:
            found = IN_THE_IMPRINT.pattern.fullmatch(sentence)
            if found and (day := _day(found)):
                yield day


def _at_the_foot(blocks: Sequence[Block]) -> Iterator[date]:
    for block in blocks[-_FOOT:]:
        found = AT_THE_FOOT.pattern.fullmatch(block.text[:_LONGEST_LINE])
        if found and (day := _day(found)):
            yield day


def _below_its_title(blocks: Sequence[Block]) -> date | None:
    """Return the date in a record of the report that is answered: Date of publication: 4 May."""
    head = blocks[: HEAD * 2]
    recorded = (OF_THE_RECORD.pattern.fullmatch(block.text[:_LONGEST_LINE]) for block in head)
    return next((_day(found) for found in recorded if found), None)


_WRITES_UNDER_THE_ACT = re.compile(
    r"\b(?:under|pursuant to|required by|in accordance with) section 55\b.{0,80}"
    r"\b(?:comments|respon\w+)\b|\b(?:write|writing|respond\w*)\b.{0,60}\bsection 55\b",
    re.IGNORECASE,
)


def is_response(blocks: Sequence[Block]) -> bool:
    """Check whether a paper answers a report, so that its own date is not the report's."""
    titles = [block.text[:200] for block in blocks[:3]]
    if any(map(_BY_THE_INSPECTORATE.search, titles)):
        return False
    return any(map(_RESPONSE.search, titles)) or any(
        (len(block.text) < _LONGEST_TITLE and _RESPONSE_UNDER_THE_ACT.search(block.text))
        or _WRITES_UNDER_THE_ACT.search(block.text[:300])
        for block in blocks[: HEAD + 5]
    )


def report_told(blocks: Sequence[Block]) -> Iterator[date]:
    """Return the dates on which sentences say that the report was published, no earlier one."""
    for block in blocks:
        for sentence in sentences(block.text[:2_000]):
            found = None if _EARLIER.search(sentence) else OF_THE_REPORT.pattern.search(sentence)
            if found and (day := _day(found)):
                yield day


def publication_told(blocks: Sequence[Block], recorded: date | None) -> str | None:
    """Return what a paper says about a publication; a person must say if it is the report's.

    Args:
        blocks: the paper.
        recorded: the day that a saved page's own record gives.
    """
    for block in blocks[: HEAD * 3]:
        if found := _IN_TEXT.search(block.text[:2_000]):
            day, month = found["day"] or found["first"], found["month"] or found["in"]
            return f"published on {day}" if day else f"published in {month}"
    if recorded:
        return f"page published on {long_date(recorded)}"
    updated = (_UPDATED.search(block.text[:_LONGEST_LINE]) for block in blocks)
    return next((f"last updated on {found['day']}" for found in updated if found), None)
