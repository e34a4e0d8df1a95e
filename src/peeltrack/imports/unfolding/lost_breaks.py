"""Texts that were pasted without their line breaks, divided again at what begins a line. Pure.

The next thing that begins a line is one entry of `BREAKS`; a test runs every example.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from peeltrack.imports.language.finding_mentions import FINDING_WORD
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.policing_areas import KNOWN_AREAS
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.reports.counted_runs import CountedRuns
from peeltrack.imports.unfolding.splitting import divided
from peeltrack.language.sentences import sentences
from peeltrack.model.parse_date import DATE, MONTH

_AREA = "|".join(
    sorted(
        (re.escape(name) for area in KNOWN_AREAS for name in area.names if name[:1].isupper()),
        key=len,
        reverse=True,
    )
)
_GRADE = r"(?:Outstanding|Good|Adequate|Requires improvement|Inadequate)\b"
_HEADING = (
    r"(?:(?:\d{1,2}\.? )?(?:Areas? for improvement|Causes? of concern|Recommendations?"
    r"|(?:Our |The )?[Rr]ecommendations in full|Our (?:findings|recommendations)"
    r"|Summary of (?:findings|recommendations)|(?:Innovative|Promising|Good|Positive) practice"
    r"|(?:Main|Key|Detailed) findings|Findings|What we found|Summary|Overview|Introduction"
    r"|Background|Context|Foreword|Conclusions?|Methodology|Next steps|Key facts"
    r"|Conclusions and recommendations|About (?:us|our data|th(?:is|e) \w+)"
    rf"|(?:Annex|Appendix) [A-Z\d]\b(?:[:.] [^.:;]{{3,60}}?(?= [A-Z][a-z]+ [a-z]))?"
    rf"|(?:{_AREA})(?: {_GRADE})?))"
)
_GRADED = re.compile(rf"(?P<area>{_AREA}) (?P<grade>{_GRADE})")


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A sign that a line begins, in a text that lost its line breaks."""

    pattern: re.Pattern[str]
    """A line begins where it begins; another behind it, if it has a group named "line"."""
    example: str
    not_this: str
    is_sign: bool = False
    """Whether a text in which it is found several times has lost its line breaks."""


_FINDING_HEAD = LineBreak(
    re.compile(
        r"(?<= )(?P<line>(?:Areas? for improvement|Causes? of concern|Recommendations?) ?:?)"
        r"(?= (?:The|Within|By|We|•|With immediate) )"
    ),
    "Fire regulation Inadequate Cause of concern The service is late.",
    "There is one cause of concern. The service is late.",
)
_ASKED_AGAIN = LineBreak(
    re.compile(
        r"(?<= )(?<!, )(?<![•*] )(?=(?:(?:By|Within) [^,.;:]{3,40}, )?"
        r"[Tt]he (?:force|service|constabulary) (?:should|must|needs to)\b)"
    ),
    "Calls wait. The force should answer them.",
    "Calls wait. The force answers them.",
)

BREAKS: tuple[LineBreak, ...] = (
    LineBreak(
        re.compile(r"(?<= )(?=\d{1,2}\.\d{1,2}\.? [A-Z\u2018“])"),
        "It was late. 2.2 The force replied.",
        "It rose to 2.2 percent.",
        is_sign=True,
    ),
    LineBreak(
        re.compile(
            r"(?<= )(?=(?:(?:Strategic|Operational|IOPC) [Rr]ecommendation|Recommendation|AFI"
            r"|Area for improvement|Cause of concern) \d{1,2}\b[ :.\u2013-])"
        ),
        "Few train. Recommendation 2 The College should write a course.",
        "The recommendation 2 years ago was closed.",
        is_sign=True,
    ),
    LineBreak(
        re.compile(
            rf"(?<=[.!?”\u2019)] )(?P<line>{_HEADING}(?: {_HEADING})*) ?:?"
            r"(?= (?:[A-Z“\u2018•]|\d|[a-z] ))"
        ),
        "It is well led. Areas for improvement The force should answer calls.",
        "It is well led. Recommendations were made to two forces.",
        is_sign=True,
    ),
    _FINDING_HEAD,
    LineBreak(
        re.compile(
            r"(?<= )(?P<line>(?:To|For) (?:(?:all )?(?:chief constables|police forces|forces)"
            r"|the [A-Z][\w\u2019']*(?: (?:of|for|and|[A-Z][\w\u2019']*)){0,6}?))"
            r"(?= (?:By (?:\d|the end)|With(?:in| immediate) |The [A-Z]|Chief constables |Forces ))"
        ),
        "It is late. To the Home Office The Home Office should pay.",
        "It is late. To the Home Office it was sent.",
    ),
    LineBreak(
        re.compile(
            rf"(?<= )(?P<line>(?:First )?[Pp]ublished(?: on)?:? {DATE}(?: by HMI\w+)?"
            rf"|Publication date:? {DATE}"
            rf"|HC \d{{1,4}},? (?:SESSION|Session) [\d\u2013-]+,? {DATE})(?=[ .])",
            re.IGNORECASE,
        ),
        "An inspection of vans Published 3 March 2026 Introduction",
        "It was published in March.",
    ),
    _ASKED_AGAIN,
    LineBreak(
        re.compile(r"(?<=[:;.] )(?=[\u2013—-] [a-z])|(?<= and )(?=[\u2013—-] [a-z])"),
        "The force should: - answer calls; - ring back.",
        "The force should - by May - answer calls.",
    ),
    LineBreak(
        re.compile(r"(?<=[:;.] )(?=\(?[a-h]\) [a-z])|(?<=[;,] and )(?=\(?[a-h]\) [a-z])"),
        "The force should: a) answer calls; b) ring back.",
        "Plan B) was late.",
    ),
    LineBreak(
        re.compile(r"(?<=: )(?=a [a-z][^:]{3,300}?; (?:and )?b [a-z])|(?<=; )(?=[b-h] [a-z])"),
        "The force should: a answer calls; b ring back.",
        "The force needs: a plan.",
    ),
)
"""What begins a line; the places where the force is asked again count only below a heading."""

_PARAGRAPH = re.compile(rf"(?<= )(?P<number>\d{{1,3}})\.? (?=[A-Z“\u2018])(?!{MONTH}\b)")
_AFTER_COLON = re.compile(
    r"(?:recommendations?|causes? (?:of|for) concern|areas? for improvement|AFIs?)\)?[^:.]{0,80}: ",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:This|These|They|It|Such|In doing so|As a minimum)\b|The \w+ (?:should|must)\b"
)
_MARK_ALONE = re.compile(r"\(?\w{1,3}[.)]")
_LOST_BREAKS, _LONG, _NO_PARAGRAPH = 200, 600, 4_000
"""The characters from which a paragraph may have lost its line breaks."""
_FEWEST_HEADINGS, _FEWEST_PARAGRAPHS, _FEWEST_FINDINGS = 3, 4, 2


def with_line_breaks(lines: Sequence[Line]) -> list[Line]:
    """Restore the lines of a text that was pasted without them."""
    made: list[Line] = []
    for line in lines:
        if line.role is not Role.TEXT or line.cells or not has_lost_breaks(line.text):
            made.append(line)
            continue
        pieces = [piece for text in _restored(line.text) for piece in _divided(text)]
        made += divided(line, pieces)
    return made


def has_lost_breaks(text: str) -> bool:
    """Check whether a paragraph has lost its line breaks, so that reading it is unsure."""
    if len(text) < _LOST_BREAKS:
        return False
    numbered, labelled, headed = (
        len(each.pattern.findall(text)) for each in BREAKS if each.is_sign
    )
    if numbered > 1 or labelled > 1 or _paragraphs(text):
        return True
    if headed >= (_FEWEST_HEADINGS if len(text) < _LONG else _FEWEST_HEADINGS - 1):
        return True
    if len(text) > _NO_PARAGRAPH and (numbered or labelled or headed):
        return True
    asks = len(_ASKED_AGAIN.pattern.findall(text)) > 1 and FINDING_WORD.search(text) is not None
    return asks and (headed > 0 or _FINDING_HEAD.pattern.search(text) is not None)


def _paragraphs(text: str) -> list[int]:
    """Return where numbered paragraphs begin: 4 The Department … 5 The Council …"""
    counted = CountedRuns("first")
    for found in _PARAGRAPH.finditer(text):
        counted.add(int(found["number"]), found.start())
    longest = max(counted.runs, key=len, default=[])
    ends = [*(place for _, place in longest[1:]), len(text)]
    asks = longest and longest[0][0] == 1 and all(
        any(map(obligation, sentences(text[place:end])))
        for (_, place), end in zip(longest, ends, strict=True)
    )  # fmt: skip
    fewest = _FEWEST_FINDINGS if asks else _FEWEST_PARAGRAPHS
    return [place for _, place in longest] if len(longest) >= fewest else []


def _restored(text: str) -> Iterator[str]:
    """Divide a text where lines begin; a colon after the name of findings ends its line too."""
    cuts = {0, len(text), *_paragraphs(text)}
    asked = _asked_again(text)
    for each in BREAKS:
        for found in each.pattern.finditer(text) if each is not _ASKED_AGAIN else ():
            cuts.add(found.start())
            if "line" in each.pattern.groupindex:
                cuts.add(found.end())
    cuts |= asked
    for first, last in pairwise(sorted(cuts)):
        piece = text[first:last].strip()
        graded = _GRADED.fullmatch(piece)
        yield from filter(None, graded.group("area", "grade") if graded else [piece])


def _asked_again(text: str) -> set[int]:
    """Return where the force is asked again, below an announcement or heading of findings."""
    cuts: set[int] = set()
    for opened in _AFTER_COLON.finditer(text):
        if obligation(text[opened.end() : opened.end() + _LOST_BREAKS]):
            cuts.add(opened.end())
    first = min(
        (
            found.start()
            for found in (_AFTER_COLON.search(text), FINDING_WORD.search(text))
            if found
        ),
        default=len(text),
    )
    return cuts | {
        found.start() for found in _ASKED_AGAIN.pattern.finditer(text) if found.start() > first
    }


def _divided(text: str) -> Iterator[str]:
    """Divide a finding from the next one, and from the sentences that do not belong to it."""
    piece: list[str] = []
    asks = False
    for sentence in sentences(text):
        found = obligation(sentence)
        goes_on = piece and _GOES_ON.match(sentence)
        begins = asks or (found is not None and found.names_body)
        is_mark = _MARK_ALONE.fullmatch(" ".join(piece)) is not None
        if piece and begins and not (goes_on or is_mark):
            yield " ".join(piece)
            piece = []
        piece.append(sentence)
        asks = found is not None if len(piece) == 1 or is_mark else asks
    yield " ".join(piece)
