"""The words of a measure of success by which figures for it are known."""

import re
from collections.abc import Sequence
from functools import lru_cache

from peeltrack.language.figure import Unit
from peeltrack.language.figures import number
from peeltrack.language.polarity import is_unwanted
from peeltrack.model.items import Item, Measure
from peeltrack.queries.challenge.figures.standards import (
    NONE,
    Standard,
    clause_with_standard,
    clauses_with_standards,
    standard_of,
)
from peeltrack.queries.challenge.word_overlap import content_words, shared, shares_word

TIME_LIMIT = re.compile(
    r"\b(?:within|inside|in(?= (?:\d|ten|fifteen|twenty|thirty|sixty)))"
    r" (?P<many>an?|the|[\w-]+) (?P<unit>(?:working )?(?:seconds?|minutes?|hours?|days?|weeks?|s"
    r"|secs?|mins?|hrs?))\b",
    re.I,
)
"""The time within which a measure wants a share of something."""
_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400, "w": 604800}
"""The length of a unit of time, by its first letter."""
_BOUND = re.compile(
    r"\b(?:over|more than|longer than|older than|beyond|exceeding) "
    r"(?P<time>(?:an?|[\w-]+) (?:working )?(?:hour|day|week|month|year)s?)\b",
    re.IGNORECASE,
)
_OF_MEASURES_TEXT = """
    average cent fewer hour hours day days minute minutes month months per week weeks working
    hundred percent percentage quarter seconds
"""
_OF_MEASURES = frozenset(_OF_MEASURES_TEXT.split())
_NO_METHODS_TEXT = """
    data figure figures indicator record records report return system
"""
_NO_METHODS = frozenset(_NO_METHODS_TEXT.split())
_OF_WHAT = re.compile(
    r"(?:(?:%|per ?cent) of|\b(?:all|every|each)(?: of)?(?: the| our)?) (?:[\w'-]+ )+?"
    r"(?=(?:is|are|was|were|has|have|had|gets?|receives?|holds?)\b|\w+ed\b(?! [\w-]+ \w+ed\b))",
    re.IGNORECASE,
)
"""What a measure wants a share of, in front of what it wants of them: 80% of calls answered."""
_PARTICIPLE = re.compile(r"(?:ed|en|made|held|put|met|told|kept|sent)$")
"""How a word ends by which a measure says what is to be done."""
_ROOT = 4
_INITIAL = re.compile(r"[^\W\d_]+")
_FEWEST, _MOST = 3, 5
_LETTERS = re.compile(rf"\b[A-Z]{{{_FEWEST},{_MOST}}}\b")
"""The short form of several words by their initials."""
NEUTRAL = (
    "performance", "sample", "audit", "survey", "dip", "check", "came", "result", "score", "found",
    "showed", "gave",
)  # fmt: skip
"""Words beside a figure that do not say what it counts."""


_ASIDE = re.compile(r" ?\([a-z]+(?: [a-z]+)?\)")
"""A bracket that says for whom a part of a measure holds: 15 minutes (urban)."""


def parts_of(measure: Measure) -> tuple[Measure, ...]:
    """Return a measure as several, one for each clause that sets a standard.

    How it is measured does not say which of several a figure is for.
    """
    clauses = clauses_with_standards(measure.text)
    if clauses in ((), (measure.text,)):
        return (measure,)
    how = measure.method if len(clauses) == 1 else None
    return tuple(measure.model_copy(update={"text": e, "method": how}) for e in clauses)


@lru_cache(maxsize=1 << 11)
def measure_words(text: str) -> tuple[str, ...]:
    """Return the telling words of a measure, without those that only measure."""
    text = _ASIDE.sub("", text)
    words = (word for word in content_words(text) if word.casefold() not in _OF_MEASURES)
    return tuple(word for word in words if number(word) is None or word.isdigit())


def telling_of(item: Item, measure: Measure) -> tuple[str, ...]:
    """Return the words of a measure that say what it counts: satisfied, recorded, answered.

    What the title, the wording and other measures have too is only the topic, unless it is a
    participle, and so is what the share is of; where nothing else is left, less is the topic.
    """
    text = clause_with_standard(measure.text)
    words = measure_words(text)
    if found := _OF_WHAT.search(text):
        words = measure_words(text[: found.start()]) or measure_words(text[found.end() :]) or words
    others = [w for e in item.measures for w in measure_words(e.text) if measure.text not in e.text]
    own = [word for word in words if not shared([word], others)] or words
    topic = content_words(f"{item.title or ''} {item.wording}")
    counted = [w for w in own if _PARTICIPLE.search(w) or not shared([w], topic)]
    return tuple(counted or [w for w in own if not shares_word(item.title or "", [w])] or own)


def tells(about: Sequence[str], telling: Sequence[str]) -> bool:
    """Check whether one of some words is a telling one, or the noun of its participle: closures."""
    plain = [word.casefold().removesuffix("ed") for word in telling if word.endswith("ed")]
    roots = tuple(root for root in plain if len(root) >= _ROOT)
    return bool(shared(about, telling)) or any(e.casefold().startswith(roots) for e in about)


def key_words(item: Item, measure: Measure) -> tuple[str, ...]:
    """Return the words that are each enough to know a measure's figure.

    They are what is unwanted, and how it is measured.
    """
    words = measure_words(clause_with_standard(measure.text))
    unwanted = [word for word in words if is_unwanted(word)]
    how = (w for w in content_words(measure.method or "") if w.casefold() not in _NO_METHODS)
    return (*unwanted, *how, *short_forms(item, measure))


def short_forms(item: Item, measure: Measure) -> tuple[str, ...]:
    """Return the letters by which an item's updates call what a measure names: BWV."""
    initials = "".join(word[0] for word in _INITIAL.findall(measure.text)).upper()
    known = {
        initials[start:end]
        for start in range(len(initials))
        for end in range(start + _FEWEST, min(start + _MOST, len(initials)) + 1)
    }
    said = " ".join(update.text for update in item.progress)
    return tuple(sorted(known.intersection(_LETTERS.findall(said))))


def time_limit(text: str) -> str:
    """Return the time within which a text says that something is done, if it says so.

    In whichever unit it is given: within an hour is within 60 minutes.
    """
    found = TIME_LIMIT.search(text)
    if found is None:
        return ""
    many, unit = found["many"].casefold(), found["unit"].casefold()
    count = 1 if many in ("a", "an", "the") else number(many)
    if count is None:
        return found[0].casefold()
    kind, _, unit = unit.rpartition(" ")
    return f"within {count * _SECONDS[unit[0]]:g} seconds{kind and f' of {kind} time'}"


def time_bound(text: str) -> str:
    """Return the time beyond which a text counts, if it says so: six months."""
    found = _BOUND.search(text)
    return found["time"].casefold() if found else ""


def is_of_kind(measure: Measure, standard: Standard) -> bool:
    """Check whether a measure is reported in figures of the same unit: "no visit" in counts too."""
    other = standard_of(measure.text)
    is_of_exceptions = standard.unit == Unit.COUNT and NONE.match(measure.text)
    return other is not None and (other.unit == standard.unit or bool(is_of_exceptions))
