"""Clauses in which figures stand: their bounds, and the words that say what is counted."""

import re
from collections.abc import Sequence
from functools import lru_cache

from peeltrack.language.figure import Figure
from peeltrack.language.figures import figures, number
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH
from peeltrack.queries.challenge.word_overlap import GROUPS, content_words, shares_word

_CLAUSE_END = re.compile(
    r",(?=\s)|\s\(|\s(?:and|but|although|though|while|whereas|which|against|compared)\s|\s[-\u2013]\s"
)
_OPENER = re.compile(r"(?:and |but )?(?:on|for|as (?:for|to)|with) [^,]{1,40},$", re.IGNORECASE)
"""How a statement names what its first clause is about: on prevention, half were seen."""
_NARRATES = re.compile(
    r"\b(?:I|we) (?:am|are) (?:\w+ )?(?:able|delighted|glad|happy|pleased|proud|sorry) to"
    r" (?:report|say|confirm|advise|announce)(?: that)?\b",
    re.IGNORECASE,
)
"""How a writer speaks of the report itself."""
_ONLY_MEASURE_TEXT = """
    average back below above current currently cut cycle date down end ended fallen fell figure
    figures grew grown increased last latest level levels month months now number numbers
    overall percentage period proportion quarter quarters rate reached remain remains rise rose
    risen share since stand standing stands start still total week weeks year years further
    january february march april may june july august september october november december today
    yesterday morning spring summer autumn winter christmas hour hours day days minute minutes
    percent cent around about nearly almost over under only just
    decline decrease drop improvement increase reduction continued continuing continues steadily
    steady sustained encouraging significant slight small
"""
_ONLY_MEASURE = frozenset(_ONLY_MEASURE_TEXT.split())
"""Words of measuring and of time, which say nothing of what is counted."""
_MOVED = r"fall(?:en|s|ing)?|fell|ris(?:en|e|es|ing)|rose|drop\w*|gr[eo]wn?|down|up|cut"
_CHANGE = re.compile(
    rf"\b(?:(?:{_MOVED}|reduc\w+|increas\w+|decreas\w+|improv\w+)(?: \w+){{0,5}}? (?:by|of)"
    rf"|{_MOVED}) (?:about |around |some |over |nearly |almost |an? )*$",
    re.IGNORECASE,
)
"""What stands before a figure by which another moved: down by 27%, a reduction of 71 per cent."""
_CHANGES = re.compile(
    r" (?:(?:[a-z]+ )?(?:increase|decrease|reduction|improvement|rise|fall|drop|growth)\b"
    r"|(?:points? )?(?:more|fewer|less|higher|lower|better|worse|up|down|faster|slower)"
    r" (?:than|on) (?:last|the|a year|in|before|at|it was)\b|on (?:last|the previous) [a-z]+\b"
    r"|(?:over|above|below|under|on) (?:last|the (?:same|year|previous)|20\d\d|"
    rf"{MONTH})\b|(?:either way|each way|margin)\b)",
    re.I,
)
"""What stands behind one, or behind a margin of error: a 12% rise, 38% more than last year."""
_MARGIN = re.compile(
    r"(?:\bplus or minus|\bgive or take|\bto within|\b(?:margin|interval)(?: of error)?"
    r"(?: of|:| is| was)?|\+/?-|\u00b1) ?(?:about |some )?$",
    re.IGNORECASE,
)
"""What stands before a figure that says how sure another is."""
_BEFORE = 150
"""Characters before a figure in which it says so; all of them take long where figures are many."""

_THE_REST = re.compile(
    r"\b(?:the (?:others?|rest)|(?:the )?remain(?:der|ing)"
    r"|the last \w+|the (?:third|fourth|fifth|sixth)"
    r"|(?:other|last) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten))\b"
    r"(?! (?:days?|weeks?|months?|years?|quarters?|times?))",
    re.IGNORECASE,
)


def tells_of_the_rest(sentence: str) -> bool:
    """Check whether a sentence says itself what has become of those that a figure leaves out."""
    return _THE_REST.search(sentence) is not None


def is_change(statement: str, figure: Figure) -> bool:
    """Check whether a figure says by how much another moved, or how sure it is."""
    before = statement[max(0, figure.start - _BEFORE) : figure.start]
    behind = statement[figure.end :]
    return bool(_CHANGE.search(before) or _CHANGES.match(behind) or _MARGIN.search(before))


@lru_cache(maxsize=1 << 17)
def own_figures(statement: str) -> tuple[Figure, ...]:
    """Return the figures of a statement that are of now, and not by how much something moved."""
    named = figures(statement)
    return tuple(each for each in named if not (each.is_earlier or is_change(statement, each)))


def is_said_again(figure: Figure, own: Sequence[Figure]) -> bool:
    """Check whether a share is that of a part that stands before it, or the part that of a share.

    46 of the 60 seen (77%), or 77% (46 of 60).
    """
    before = (each for each in own if each.unit == figure.unit and each.start < figure.start)
    return any(
        abs(each.value - figure.value) < 1 and (each.part is None) != (figure.part is None)
        for each in before
    )


@lru_cache(maxsize=1 << 17)
def clause_of(statement: str, figure: Figure) -> str:
    """Return the clause of a statement that a figure stands in."""
    ends = (
        found.end()
        for found in _CLAUSE_END.finditer(statement, 0, figure.start)
        if not _OPENER.match(statement[: found.end()])
        and not (found[0].endswith("(") and ")" in statement[found.end() : figure.start])
    )
    start = max(ends, default=0)
    after = _CLAUSE_END.search(statement, figure.end)
    end = after.start() if after else len(statement)
    colon = statement.find(": ", figure.end, end)
    return statement[start : end if colon < 0 else colon]


@lru_cache(maxsize=1 << 17)
def telling_words(text: str) -> tuple[str, ...]:
    """Return the words of a text that say what it counts, those for groups of people only alone."""
    text = _NARRATES.sub("", text)
    words = [word for word in content_words(text) if word.casefold() not in _ONLY_MEASURE]
    words = [word for word in words if number(word) is None or word.isdigit()]
    return tuple(word for word in words if not shares_word(word, GROUPS)) or tuple(words)


def item_words(item: Item) -> tuple[str, ...]:
    """Return the telling words of what is to be done about an item, and of what shows it."""
    steps, measures = item.steps_to_green, item.measures
    texts = [item.title or "", *(each.text for each in steps), *(each.text for each in measures)]
    return telling_words(" ".join(texts))
