"""HMICFRS's names for findings: as labels, as announcements, in running text. Pure.

It knows the terms of inspections of police and of fire and rescue, and no force's name.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from peeltrack.imports.language.answers import begins_answer
from peeltrack.imports.language.finding_mentions import cause_told, kind_called, kinds_named
from peeltrack.imports.language.label_details import details_before, details_in
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.language.told_causes import cause_headed
from peeltrack.language.numbers import count
from peeltrack.model.vocabulary import ItemKind

_IN_WORDS = r"(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
REFERENCE = (
    r"(?:(?=[\d/-]*[A-Z])(?![A-Z]{0,3}\d{1,3}-[A-Z]{0,3}\d{1,3}\b)"
    r"[A-Z\d]{1,8}(?:[-/][A-Z\d]{1,6}){0,3}[-/][A-Z]{0,4}\d{1,3}\b)"
)
"""A finding's number in a register: DE-1; 2023/14-R3; but R3-R5 is a range."""
_NUMBER = (
    r"(?:\d{1,3} ?\([a-z]\)|(?<!\w)\([a-rt-z]\)"
    rf"|{REFERENCE}"
    r"|(?:(?:19|20)\d\d/\d{1,3}|(?!(?:19|20)\d\d)\d{4,5}|[IVX]{1,4}\.\d{1,2}"
    rf"|\d{{1,3}}(?:\.\d{{1,2}})?[a-z]?|[IVXLC]{{1,6}}|[ivxlc]{{1,6}}|[A-Z]|{_IN_WORDS})\b)"
)
_NUMBERS = rf"{_NUMBER}(?:(?:,? and |, | & | to |[\u2013-]){_NUMBER}){{0,9}}"
_TERM = (
    r"(?P<word>AFI['\u2019]?s?|[Aa]reas? (?:for|of) (?:[Ff]urther )?[Ii]mprovement(?: \(AFIs?\))?"
    r"|[Aa]reas? for (?:[Ff]urther )?[Dd]evelopment|[Aa]reas? for [Pp]riority [Aa]ction"
    r"|AREAS? FOR IMPROVEMENT|(?:What|Areas? (?:that|which)) needs? to (?:improve|be improved)\b\??"
    r"|Where (?:it|the (?:force|service|constabulary)) (?:should|must|could|can|needs? to)"
    r" (?:improve|do better)(?: \(areas for improvement\))?"
    r"|What (?:we|HMICFRS|inspectors|the inspectorate) (?:have |has )?recommend(?:s|ed)?"
    r"|[Ww]hat we(?: are|['\u2019]re)? (?:call|ask)(?:ing)? for|(?:(?<=Our )|(?<=Key ))[Aa]sks"
    r"|[Aa]ctions? for (?:[Ff]urther )?[Ii]mprovement(?: \(AFIs?\))?"
    r"|[Ii]mprovement [Aa]ctions?(?= \d)"
    r"|[Cc]auses? (?:of|for) [Cc]oncern(?: \(CoCs?\))?|CAUSES? (?:OF|FOR) CONCERN"
    r"|(?i:CoC)s?(?= ?\d)|[Rr]ecommendation(?: ?\(s\)|s?)|RECOMMENDATION(?: ?\([Ss]\)|S?)"
    r"|Recs?\.?(?= ?(?:\d|[A-Z]\b))|R(?=\d{1,3}\b))"
)
_BEFORE = (
    r"(?:(?:(?i:CoC)|Cause of concern) ?(?P<cause>\d{1,2}) ?(?:[,/:\u2013-] ?)?(?=[Rr]ec|R ?\d))?"
    r"(?:(?:(?:Our|The)(?: (?:key|main|further|national))?|An?|One|Another|New"
    r"|Further|Additional|Associated|Supporting|List of|Full list of"
    r"|Summary of|Main|Key|Accelerated|National|Overall"
    r"|PEEL|HMICFRS|HMICS?|HMI|PAC|IOPC|Committee|Local"
    r"|Police|Formal|Early|Force|CJJI|HMCPSI|HMFSI"
    r"|(?i:learning|organisational|thematic|strategic|joint|priority|specific|urgent|immediate"
    r"|final|interim|inspection|audit|review|high[ -]priority|individual|detailed|general|proposed"
    r"|regional|operational|quick[ -]time)"
    r"|(?P<ordinal>(?:Fir|1)st|(?:Seco|2)nd|(?:Thi|3)rd|Fourth|Fifth|Sixth)) ?){0,3}"
)
_ORDINALS = ("fir", "sec", "thi", "fou", "fif", "six")
_LABEL = re.compile(
    rf"{_BEFORE}{_TERM}(?: ?(?:[Nn]umber|[Nn]o\.?|#))?(?:(?:\s*\(?|-)(?P<numbers>{_NUMBERS})\)?)?"
    r"(?: of (?:\d{1,2}\b|the \w+\b)(?! \w))?"
    r"\s*(?P<end>[:.\u2013—-])?\s*(?P<rest>.*)"
)
_IN_CAPITALS = re.compile(_LABEL.pattern, re.IGNORECASE)
"""A label with every word in capitals, also those before the term: OUR RECOMMENDATIONS."""
_TERMS_JOINED = re.compile(
    r"(?:(?:key |our |main |overall )?(?:conclusions?|findings|lessons(?: learned| learnt)?"
    r"|learning|issues|observations|themes|causes? (?:of|for) concern"
    r"|areas for improvement|AFIs?|recommendations|accelerated causes of concern)"
    r"(?: \(AFIs?\))?(?:, (?:and )?| and | & | / |/)){1,3}"
    r"(?:recommendations|AFIs?|areas for improvement(?: \(AFIs?\))?|conclusions|findings)",
    re.IGNORECASE,
)
MAKER = (
    r"(?:the )?(?:(?!(?:on|to|of|for|in|from|with|against|last|previous|earlier)\b)[a-z-]+ ){0,3}"
    r"(?:panel|group|team|review|inquiry|committee|commission|audit|auditors?|inspectors?"
    r"|inspectorate|reviewers?|coroner|ombudsman|institute|society|association|IOPC)"
)
"""Whoever makes recommendations, without regard to case: the Review Team."""
_MADE_BY = re.compile(
    r"(?:(?:section|part|chapter) \w{1,5} ?[:.\u2013—-] )?"
    rf"(?:{MAKER}['\u2019]s? )?(?P<label>(?:\w+ )?recommendations?):?",
    re.IGNORECASE,
)
"""A heading with a part's number, or with the maker, before the label."""
_BELOW = re.compile(
    rf"(?:of|from|by) {MAKER}|"
    r"(?:identified|found|made|issued|raised|as follows|are as follows|set out below"
    r"|arising|in full|at a glance|in this (?:report|chapter|letter|section)"
    r"|by (?:theme|chapter|area)"
    r"|below|continued|\(continued\)|cont\.?)\b[\w ]{0,40}:?"
    r"|(?:is|was|reads?|are|were)(?: as follows| set out below| these)?(?: that:?|:)",
    re.IGNORECASE,
)
_PAST_REPORT = re.compile(
    r"from (?:the|our) .{0,60}\b(?:19|20)\d\d\b.{0,40}|made (?:in|by) .{3,60}"
)
NOTHING = re.compile(
    r"(?:none(?: (?:were )?(?:identified|found|made|noted))?|nil|n/a|there (?:are|were) none"
    r"|no .{0,40} (?:identified|made))\.?",
    re.IGNORECASE,
)
"""What stands behind or below a label to say that there are no such findings."""


@dataclass(frozen=True, slots=True)
class Label:
    """A finding's heading: Areas for improvement; AFI 3 - …; Recommendations 2 and 3."""

    kind: ItemKind | None
    """None if it names several kinds, as "Conclusions and recommendations" does."""
    plural: bool = False
    numbers: tuple[str, ...] = ()
    rest: str = ""
    """The finding itself, if it follows its label."""
    restated: bool = False
    """Whether it says that what follows comes from an earlier report."""
    due: str = ""
    addressees: str = ""
    is_empty: bool = False
    """Whether it says that there are none."""
    only: ItemKind | None = None
    """The one kind of finding among the several things that it names."""
    title: str = ""
    """The name in brackets behind its number: AFI 3 (Responding to the public)."""
    cause: str = ""
    """The number of the cause of concern that it names before its own: CoC2 Rec A."""


_CONCERNS = re.compile(r"(?:priority(?: and key)?|key) concerns?", re.IGNORECASE)
"""Findings of the prisons inspectorate: what is wrong, and then what should be done."""


@lru_cache(maxsize=512)  # each line is asked about some forty times, most of them in succession
def label_of(text: str, mark: str = "") -> Label | None:
    """Return the label that a line is or begins with; `mark` is its list mark."""
    if several := _naming_several(text.rstrip(" :.")):
        return several
    if (number := cause_headed(text)) is not None:
        return cause_label(number)
    text = text.lstrip(_OPENING_QUOTES)
    found = next(filter(None, map(_LABEL.match, _readings_of(text))), None)
    found = found or (_IN_CAPITALS.match(text) if text.isupper() else None)
    if found is None:
        return None
    numbers, rest, word = _numbers(found["numbers"] or ""), found["rest"], found["word"]
    if found["ordinal"] and not numbers:
        numbers = (_place_of(found["ordinal"]),)
    plural = _is_plural(word)
    if len(numbers) == 1 and plural and text.rstrip().endswith(")"):
        numbers = ()  # how many there are: Areas for improvement (2)
    is_single = bool(numbers) and len(numbers) == 1
    cause = found["cause"] or ""
    if cause and is_single and numbers[0].isalpha():
        numbers = (f"{cause}{numbers[0]}",)  # letters begin again under each cause
    cause = cause or (cause_told(rest) if numbers and rest[:1] in "([" else "")
    made = Label(kind_called(word), plural and not is_single, numbers, cause=cause)
    if not rest or _BELOW.fullmatch(rest):
        is_entry = bool(mark) and not any(map(str.isalnum, mark)) and not numbers
        return None if is_entry else made  # an entry of a table of contents
    return _with_rest(made, rest, found["end"])


def _naming_several(text: str) -> Label | None:
    """Return the label that names several kinds: Conclusions and recommendations."""
    if _CONCERNS.fullmatch(text):
        return Label(None, plural=True, only=ItemKind.RECOMMENDATION)
    if not _TERMS_JOINED.fullmatch(text):
        return None
    kinds = kinds_named(text)
    return Label(None, plural=True, only=next(iter(kinds)) if len(kinds) == 1 else None)


def cause_label(number: str) -> Label:
    """Return the label of one cause of concern, whose number may be empty."""
    return Label(ItemKind.CAUSE_OF_CONCERN, numbers=(number,) if number else ())


_OPENING_QUOTES = '“\u2018"'


def _readings_of(text: str) -> Iterator[str]:
    """Yield a line, and what is left of it without a reference or its maker before the label."""
    yield text
    yield _behind_a_reference(text)
    if made_by := _MADE_BY.fullmatch(text[:_LONGEST_REFERRED]):
        yield made_by["label"].capitalize()


def _behind_a_reference(text: str) -> str:
    """Return the label with which a short line ends, behind a reference: IC/1 - AFI 3."""
    found = _REFERRED.fullmatch(text) if len(text) < _LONGEST_REFERRED else None
    if (
        found is None
        or begins_answer(text)
        or (found["tail"] and details_in(found["tail"]) is None)
    ):
        return ""
    return f"{found['label']}{found['tail']}"


_LONGEST_REFERRED = 160
_REFERRED = re.compile(
    r"[A-Z\d][^.:;]{1,60}?(?:(?: [\u2013—-]|:|,) |/|(?<=\d) )"
    r"(?P<label>(?:Rec(?:ommendation)?|AFI|CoC|Area for improvement|Cause of concern)"
    rf" {_NUMBER})(?P<tail>.*?):?"
)


def _with_rest(made: Label, rest: str, end: str | None) -> Label | None:
    """Return a label with the text after it: an addressee, a time limit, or the finding itself."""
    if NOTHING.fullmatch(rest[:80]):
        return replace(made, is_empty=True)
    if _PAST_REPORT.fullmatch(rest[:200]):
        return replace(made, restated=True)
    if made.numbers and (quoted := _QUOTES.match(rest)):
        return replace(made, rest=rest[quoted.end() :])
    told, words = details_before(rest)
    if told and (told.addressees or end or made.numbers or rest[:1] in "(["):
        return replace(made, rest=words, due=told.due, addressees=told.addressees)
    titled = _TITLED.match(rest) if made.numbers else None
    if titled and obligation(titled["title"]) is None:
        return replace(made, rest=rest[titled.end() :], title=titled["title"])
    if made.numbers and _FROM.fullmatch(rest):
        return made
    return replace(made, rest=rest) if _is_labelled(end, made, rest) else None


_FROM = re.compile(r"\(?(?:from|of|in) [^.:;]{3,120}", re.IGNORECASE)
"""The report that a numbered finding is from: Recommendation 5 from “Vetting and conduct”."""


_TITLED = re.compile(r"\((?P<title>[^()]{3,80})\)(?:\s*[:.\u2013—-]\s*|$)")


def _is_labelled(end: str | None, made: Label, rest: str) -> bool:
    if made.numbers and not end and _TELLS_OF.match(rest):
        return False
    if made.numbers:
        return bool(end) or rest[:1].isupper() or rest[:1] in '"“(' or obligation(rest) is not None
    if end == "." and not made.plural:
        return rest[:1].isupper() and is_statement(rest)
    fewest = _FEWEST_WORDS_OF_TITLE if made.plural else 1
    return end in (":", "\u2013", "—", "-") and len(rest.split()) >= fewest


_QUOTES = re.compile(
    r"(?:is|was|states?|stated|reads?|says?|said|asks?|asked|recommends?|recommended)"
    r"(?: as follows)?(?::? that\b,? ?|: ?)"
)
"""Words with which a sentence quotes a finding: Recommendation 2 is that …"""
_TELLS_OF = re.compile(
    r"(?:needs?|is|are|was|were|has|have|had|will|would|remains?|requires?|should|calls?|asks?|says?"
    r"|said|relates?|does|did|can|could|may)\b"
)
"""Words with which a sentence tells of a finding: Recommendation 2 remains open."""
_FEWEST_WORDS_OF_TITLE = 4
"""The fewest words of a title after "Areas for improvement -"; a list of contents has fewer."""


def _is_plural(word: str) -> bool:
    return bool(
        re.match(
            r"(?:afi['\u2019]?s|areas|asks|what|where|causes|actions"
            r"|recommendation(?:s| ?\(s\)))(?!\w)",
            word,
            re.IGNORECASE,
        )
    )


def _numbers(text: str) -> tuple[str, ...]:
    """Return the numbers of a label; 2 to 4 is 2, 3 and 4."""
    parts = [re.sub(r"[ ()]", "", part) for part in re.findall(_NUMBER, text)]
    is_range = len(parts) == 2 and re.search(r" to |[\u2013-]", text)
    if is_range and all(part.isdigit() for part in parts):
        first, last = int(parts[0]), int(parts[1])
        return tuple(str(number) for number in range(first, min(last, first + 30) + 1))
    return tuple(str(count(part) or part) if part[1:].isalpha() else part for part in parts)


def _place_of(ordinal: str) -> str:
    """Return the number that an ordinal says: 1 for First and 1st."""
    return (
        ordinal[:1] if ordinal[:1].isdigit() else str(_ORDINALS.index(ordinal[:3].casefold()) + 1)
    )
