"""Words with which running text tells a cause of concern: the second was that the force … Pure.

The cause itself is quoted, or follows "that" or a colon; it may stand anywhere in a paragraph.
"""

import re
from dataclasses import dataclass
from itertools import takewhile

from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.finding_mentions import announced, names_a_finding
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.language.subjects import TALLIED
from peeltrack.language.sentences import first_sentence, sentences
from peeltrack.model.vocabulary import ItemKind

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth")
_CAUSE = (
    rf"(?P<named>(?:the|an?|one|another|our|its|their|your) (?!{TALLIED})(?:[\w-]+ ){{0,3}}?"
    r"cause (?:of|for)"
    r" concern\b(?: \d{1,2}\b)?|the \w+ of (?:the|our|your|these) (?:\w+ )?causes (?:of|for)"
    r" concern\b|cause of concern \d{1,2}\b)"
)
_PLACE = (
    rf"(?P<named>the (?:{'|'.join(_ORDINALS)}|other|next|last|final)(?: one| of (?:these|them"
    r"|those))?)(?= (?:is|was|concern|relate|read|cover))"
)
_OTHERS = (
    r"(?i:(?<!\bwe )(?<!\bI )(?:told|said)|thought|felt|believe[sd]?|asked|heard|argued|staff"
    r"|officers|leaders|managers|firefighters|who|responded)"
)
"""Others than the inspectorate, whose words about a cause of concern are not its own."""
_WORD = rf"(?:(?!\b{_OTHERS}\b)[^.:;“”\u2018\"])"
_ON = (
    r"(?: (?:about|on|in|for|with|over|regarding|identified|found|made|raised|given|issued"
    r"|reported)\b[^.:;“”\u2018\"]{0,60}?)?"
)
_SUBJECT = (
    r"(?:[A-Z]|(?:the|your|its|it|there|too|not|some|many|most|few|staff|people|officers"
    r"|victims|firefighters|managers|leaders)\b)"
)


def _telling(cause: str) -> re.Pattern[str]:
    """Return the pattern of the words that stand before a cause, by what names it."""
    return re.compile(
        rf"(?:{_WORD}{{0,140}}?(?<=[ ,]))?(?i:{cause})"
        rf"(?:{_WORD}{{0,100}}?(?:[:,]?(?= ?[“\u2018\"][A-Z])|:$)"
        rf"|{_ON} (?:is|was|reads?)(?: as follows)?:"
        rf"|{_ON},?(?: which| namely)?(?P<is> (?:is|was|reads?))?(?: ?[,\u2013—-])?"
        rf" (?P<that>that):?(?= {_SUBJECT}|$))"
    )


_LONGEST, _LONGEST_HEAD = 5_000, 400
"""The most characters of a paragraph that tells a cause, and of the words that lead up to one."""
_TELLS, _TELLS_BY_PLACE = _telling(_CAUSE), _telling(_PLACE)
_QUOTED = {
    "“": re.compile(r"“[^”]{20,2000}(?:”\.?|$)"),
    '"': re.compile(r'"[^"]{20,2000}(?:"\.?|$)'),
    "\u2018": re.compile(r"\u2018.{20,2000}?(?:(?:[.!?]\u2019|\u2019\.)(?=\s|$)|$)"),
}


@dataclass(frozen=True, slots=True)
class ToldCause:
    """A paragraph that tells a cause of concern, divided."""

    before: str
    head: str
    """The words that tell it: Our second cause of concern was that"""
    wording: str
    rest: str


def told_cause(text: str, *, among_causes: bool) -> ToldCause | None:
    """Return the cause of concern that a paragraph tells, divided from the words around it.

    Args:
        text: the paragraph.
        among_causes: whether causes are announced above, so that "the first" is one of them.
    """
    at = 0
    if len(text) > _LONGEST or not (among_causes or names_a_finding(text)):
        return None
    for sentence in sentences(text):
        at = text.index(sentence, at)
        names = names_a_finding(sentence)
        found = (names and _TELLS.match(text, at)) or (
            among_causes and _TELLS_BY_PLACE.match(text, at)
        )
        if found and (told := _told_behind(found, text)):
            return ToldCause(text[:at].strip(), found[0].strip(), *told)
        among_causes = among_causes or ItemKind.CAUSE_OF_CONCERN in announced(sentence)
    return None


def _told_behind(found: re.Match[str], text: str) -> tuple[str, str] | None:
    """Return the wording behind the words that tell it, and the rest; None if it is no cause."""
    behind = text[found.end() :].strip()
    if not behind:
        return None
    is_clause = found["that"] and behind[0] not in _QUOTED
    wording, rest = first_sentence(behind) if is_clause else wording_and_rest(behind)
    bare = wording.strip('“”\u2018\u2019"')
    is_mere_clause = found["that"] and not found["is"] and not states_fault(bare)
    is_cause = is_statement(bare) and obligation(sentences(bare)[0]) is None
    return (wording, rest) if is_cause and not is_mere_clause else None


def wording_and_rest(text: str) -> tuple[str, str]:
    """Return the cause with which a text begins, and what the inspectorate goes on to say."""
    quoted = _QUOTED[text[0]].match(text) if text[:1] in _QUOTED else None
    if quoted:
        return quoted[0], text[quoted.end() :].strip()
    first, *others = sentences(text)
    more = list(takewhile(_goes_on, others))
    return " ".join((first, *more)), " ".join(others[len(more) :])


def _goes_on(sentence: str) -> bool:
    """Check whether a sentence says more of what is wrong, and nothing else of the finding."""
    is_of_another = obligation(sentence) is not None or names_a_finding(sentence)
    return states_fault(sentence) and not is_of_another


def cause_headed(text: str, *, among_causes: bool = False) -> str | None:
    """Return the number of the cause that a line leads up to; empty if it says none.

    None stands for any other line: one that does not end with the words that tell a cause, or
    that announces findings of other kinds as well.
    """
    if len(text) > _LONGEST_HEAD or announced(text) - {ItemKind.CAUSE_OF_CONCERN}:
        return None
    names = names_a_finding(text)
    found = (names and _TELLS.fullmatch(text)) or (among_causes and _TELLS_BY_PLACE.fullmatch(text))
    if not found:
        return None
    named = _NUMBER.search(found["named"])
    if not named:
        return ""
    return named["number"] or str(_ORDINALS.index(named["place"].casefold()) + 1)


_NUMBER = re.compile(rf"\b(?:(?P<place>{'|'.join(_ORDINALS)})|(?P<number>\d{{1,2}}))\b", re.I)
