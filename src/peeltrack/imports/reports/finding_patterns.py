"""What a block of a report is by its own words: a label, a lead-in, an announcement. Pure.

Every layout shares this grammar. It knows the inspectorate's terms and no force's name.
"""

import re
from dataclasses import dataclass

from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.numbers import NUMBER
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.list_markers import is_first, number_of
from peeltrack.model.vocabulary import ItemKind

_NUMBER = r"(?:\d{1,3}(?:\.\d{1,2})?[a-z]?|[IVXLC]{1,6}|[ivxlc]{1,6}|[A-Z])\b"
_NUMBERS = rf"{_NUMBER}(?:(?:,? and |, | & | to |[\u2013-]){_NUMBER}){{0,9}}"
_TERM = (
    r"(?P<word>AFIs?|[Aa]reas? for [Ii]mprovement(?: \(AFIs?\))?|AREAS? FOR IMPROVEMENT"
    r"|[Cc]auses? (?:of|for) [Cc]oncern|CAUSES? (?:OF|FOR) CONCERN"
    r"|[Rr]ecommendations?|RECOMMENDATIONS?)"
)
_BEFORE = (
    r"(?:(?:Our|The|New|Further|Additional|List of|Full list of|Summary of|Main|Key|Accelerated"
    r"|National|Overall|PEEL) ?){0,2}"
)
_LABEL = re.compile(
    rf"{_BEFORE}{_TERM}(?: (?:number|no\.?))?(?:\s*\(?(?P<numbers>{_NUMBERS})\)?)?"
    r"\s*(?P<end>[:.\u2013—-])?\s*(?P<rest>.*)"
)
_BELOW = re.compile(
    r"(?:identified|found|made|issued|raised|as follows|are as follows|set out below"
    r"|below)\b[\w ]{0,40}:?",
    re.IGNORECASE,
)
_FOR_WHOM = re.compile(r"\(?(?:for|to) [\w'\u2019 ,-]{3,80}\)?")
_PAST_REPORT = re.compile(
    r"from (?:the|our) .{0,60}\b(?:19|20)\d\d\b.{0,40}|made (?:in|by) .{3,60}"
)

OBLIGES = re.compile(
    r"\b(?:should|must|needs? to|ought to|shall|is to|are to|has to|have to)\b", re.IGNORECASE
)
"""What makes a sentence ask for something."""

_WE_RECOMMEND = re.compile(r"\b(?:we|HMICFRS) recommends? that\b", re.IGNORECASE)
_TO_PARTS = re.compile(
    r"\b(?:attention to|including|includes?|in particular|such as|by|so that|namely|example)\s?:$",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(r"\brecommend(?:s|ed)?\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:is|are|isn['\u2019]t|aren['\u2019]t|was|were|does|do|doesn['\u2019]t|don['\u2019]t|has|have|hasn['\u2019]t|haven['\u2019]t"
    r"|needs?|should|must|fails?|cannot|can['\u2019]t|lacks?|requires?|can|may|could|will|found|continues?|recommends?)\b",
    re.IGNORECASE,
)
_PAST_LEAD = re.compile(
    r"\b(?:which were|these were|they were|we (?:said|recommended|asked|stated|issued|set out)"
    r"|in which we|recommended that|had (?:also )?been asked)\b",
    re.IGNORECASE,
)
_FINDING_WORD = re.compile(
    r"\b(?:recommendations?|areas? for improvement|AFI['\u2019]?s?|causes? (?:of|for) concern)\b",
    re.IGNORECASE,
)
_ANNOUNCES = re.compile(
    rf"\b(?:{NUMBER}|following|these|our|new)\b[^.:;]{{0,80}}\b"
    r"(?:recommendations?|areas? for improvement|AFI['\u2019]?s?|causes? (?:of|for) concern)\b"
    r"|\brecommendations\b[^.:;]{0,80}\b(?:made|identified|are|were|follow|below)\b",
    re.IGNORECASE,
)
_DEFINES = re.compile(
    r"(?:an? )?(?:accelerated )?(?:causes? of concern|areas? for improvement|recommendations?) "
    r"(?:is|are|will|always|means?)\b"
    r"|(?:if|when|where) (?:our |an |we )?.{0,80}\b(?:cause of concern|area for improvement)\b",
    re.IGNORECASE,
)
_BODY = r"(?:members?|panel|committee|board|cabinet|council|authority|meeting)"
_ASKED = (
    r"(?:invited|asked|requested|recommended|notes?|noted|considers?|endorses?|approves?|agrees?"
    r"|receives?|comments?|scrutinises?|supports?)"
)
_TO_MEETING = re.compile(
    rf"(?:it is )?(?:recommended )?(?:that )?(?:the )?(?:[\w'\u2019&-]+ ){{0,6}}?{_BODY}\b"
    rf"(?: of the [\w'\u2019 -]{{3,40}}?)?(?: (?:is|are|be|should|members?|to))? {_ASKED}\b"
    r"|(?:that )?(?:the )?(?:report|contents?|update|paper)[^.]{0,60} (?:be |is )?noted\b"
    r"|to (?:note|consider|receive|endorse|approve)\b",
    re.IGNORECASE,
)
_MEETING_WORD = re.compile(rf"\b{_BODY}\b|\bnoted\b|^to \w", re.IGNORECASE)
_WHEN_ONLY = re.compile(rf"{PHRASE},?:?", re.IGNORECASE)
_CARRIED_ON = re.compile(
    r"(?:As a minimum, [\w\s-]{2,60}|This|These|They|It"
    r"|The (?:review|plan|guidance|strategy|policy|process|work|training|framework))"
    r" (?:should|must)\b"
)


@dataclass(frozen=True, slots=True)
class Label:
    """A finding's heading: Areas for improvement; AFI 3 - …; Recommendations 2 and 3."""

    kind: ItemKind
    plural: bool
    numbers: tuple[str, ...]
    rest: str
    """The finding itself, where it stands behind its label."""
    restated: bool = False
    """Whether it says that what follows is of an earlier report."""


def label(block: Block) -> Label | None:
    """The label that a block is or begins with."""
    found = _LABEL.match(block.text) if not block.cells else None
    if found is None:
        return None
    numbers, rest = _numbers(found["numbers"] or ""), found["rest"]
    if len(numbers) == 1 and _is_plural(found["word"]):
        numbers = ()  # how many there are: Areas for improvement (2)
    if _BELOW.fullmatch(rest):
        rest = ""
    restated = bool(_PAST_REPORT.fullmatch(rest))
    if restated or (not found["end"] and len(rest.split()) < 11 and _FOR_WHOM.fullmatch(rest)):
        rest = ""
    elif rest and not _is_labelled(found["end"], numbers, rest):
        return None
    if not rest and not numbers and block.bullet and not number_of(block.bullet):
        return None  # an entry of a table of contents
    return Label(_kind(found["word"]), _is_plural(found["word"]), numbers, rest, restated)


def _is_labelled(end: str | None, numbers: tuple[str, ...], rest: str) -> bool:
    if numbers:
        return bool(end) or rest[:1].isupper()
    return end in (":", "\u2013", "—", "-") and len(rest.split()) > 3


def _is_plural(word: str) -> bool:
    return bool(re.match(r"(?:afis|areas|causes|recommendations)\b", word, re.IGNORECASE))


def _kind(word: str) -> ItemKind:
    first = word[:2].casefold()
    kinds = {"af": ItemKind.AREA_FOR_IMPROVEMENT, "ar": ItemKind.AREA_FOR_IMPROVEMENT}
    return kinds.get(first, ItemKind.CAUSE_OF_CONCERN if first == "ca" else ItemKind.RECOMMENDATION)


def _numbers(text: str) -> tuple[str, ...]:
    """The numbers of a label; 2 to 4 is 2, 3 and 4."""
    parts = re.findall(_NUMBER, text)
    if (
        len(parts) == 2
        and re.search(r" to |[\u2013-]", text)
        and all(part.isdigit() for part in parts)
    ):
        first, last = int(parts[0]), int(parts[1])
        return tuple(str(number) for number in range(first, min(last, first + 30) + 1))
    return tuple(parts)


def asks(text: str) -> bool:
    """Whether a text asks somebody for something, as a finding does."""
    return bool(OBLIGES.search(text) or _WE_RECOMMEND.search(text))


def leads_to_parts(text: str) -> bool:
    """Whether what follows a lead-in are parts of one finding: … paying attention to:"""
    return bool(_TO_PARTS.search(text[-80:]))


def is_lead_in(text: str) -> bool:
    """Whether a paragraph ends in a colon and asks for what follows it."""
    return (
        len(text) < 900
        and text.endswith((":", ":-", "\u2013"))
        and bool(OBLIGES.search(text) or _RECOMMENDS.search(text))
    )


def tells_the_past(text: str) -> bool:
    """Whether a lead-in speaks of what an earlier report said."""
    return len(text) < 900 and text.endswith(":") and bool(_PAST_LEAD.search(text))


def past_kind(text: str) -> ItemKind | None:
    """What an earlier report's list is of, by the words of its lead-in."""
    named = _FINDING_WORD.findall(text)
    if re.search(r"(?:said|recommended|asked|stated) that .{0,80}\bshould\b", text, re.IGNORECASE):
        return ItemKind.RECOMMENDATION
    return _kind(named[-1]) if named else None


def names_a_finding(text: str) -> bool:
    """Whether a text speaks of recommendations, causes of concern or areas for improvement."""
    return bool(_FINDING_WORD.search(text))


def announced(text: str) -> ItemKind | None:
    """The kind of finding that a paragraph announces a list of; none where none is clear."""
    if len(text) > 900 or not (names_a_finding(text) and _ANNOUNCES.search(text)):
        return None
    kinds = {_kind(word) for word in _FINDING_WORD.findall(text)}
    if kinds == {ItemKind.RECOMMENDATION, ItemKind.CAUSE_OF_CONCERN}:
        return ItemKind.RECOMMENDATION
    return kinds.pop() if len(kinds) == 1 else None


def is_definition(text: str) -> bool:
    """Whether a paragraph explains what a cause of concern is, rather than states one."""
    return bool(_DEFINES.match(text[:300]))


def is_for_the_meeting(text: str) -> bool:
    """Whether a recommendation is the paper's to its own meeting: Members are invited to …"""
    head = text[:300]
    return bool(_MEETING_WORD.search(head) and _TO_MEETING.match(head))


def is_statement(text: str) -> bool:
    """Whether a text can be a finding by itself: a sentence and no question or heading."""
    return len(text.split()) > 4 and not text.endswith("?") and bool(_VERB.search(text[:2000]))


def is_when_only(text: str) -> bool:
    """Whether a text says no more than by when: Immediately; Within three months:"""
    return len(text) < 120 and bool(_WHEN_ONLY.fullmatch(text))


def carries_on(text: str) -> bool:
    """Whether a paragraph continues the finding before it: They should also …"""
    return bool(_CARRIED_ON.match(text))


def is_heading(block: Block) -> bool:
    """Whether a block is a heading, by its level or by its looks."""
    if block.heading:
        return True
    words = block.text.split()
    return (
        not block.bullet
        and 0 < len(words) < 13
        and block.text[0].isupper()
        and block.text[-1] not in ".:;,!"
        and not OBLIGES.search(block.text)
    )


def begins_a_list(block: Block) -> bool:
    """Whether a list of numbered findings can begin here."""
    mark = block.bullet or ""
    return bool(number_of(mark)) and is_first(mark)
