"""Instructions: sentences that begin with what somebody is to do, and name nobody. Pure.

Many words begin a sentence as a verb or as a noun; the words behind it tell them apart.
"""

import re
from collections.abc import Sequence

from peeltrack.imports.language.due_phrases import PHRASE
from peeltrack.imports.language.obligations import ObligationFamily, obligation
from peeltrack.imports.language.verbs import VERBS

IMPERATIVE = ObligationFamily(
    "imperative",
    1,
    re.compile(
        r"^(?:to )?(?:also |then |regularly |immediately |promptly |urgently )?(?P<verb>[a-z]+)\b"
        r"(?!:)(?! (?<!dispose )(?<!think )of\b)",
        re.I,
    ),
    "Ask for changes to the records.",
    "Records are kept at headquarters.",
)
"""An imperative, which counts only with a label, a lead-in or a date before it."""


def is_imperative(text: str) -> bool:
    """Check whether a text instructs somebody to act: Review the policy on …"""
    found = IMPERATIVE.pattern.match(text[:80])
    return bool(found and found["verb"].casefold() in VERBS)


def instructs(sentence: str) -> bool:
    """Check whether a sentence instructs somebody: "Record calls", not "Record keeping is"."""
    words = sentence.split(" ")
    # "Work to join the systems has been delayed" tells of the work, however long its name is
    first = words[1:] if words[1:2] == ["to"] else words[1:_FIRST_WORDS]
    return len(words) >= _FEWEST_WORDS and is_imperative(sentence) and not _TELLING & set(first)


def is_dated(text: str) -> bool:
    """Check whether a text begins with a time limit."""
    return _DATED.match(text) is not None


def is_dated_imperative(sentence: str) -> bool:
    """Check whether a sentence without a subject begins with a date: By May, ask for …"""
    dated = _DATED.match(sentence)
    return dated is not None and is_imperative(sentence[dated.end() :])


_DATED = re.compile(rf"(?:{PHRASE}),? (?:where [^,]{{2,40}}, |if [^,]{{2,40}}, )?", re.IGNORECASE)


def behind_title(sentence: str) -> str:
    """Return an instruction without the title before it: Radios: Store them dry."""
    found = _TITLED.match(sentence)
    return sentence[found.end() :] if found and is_imperative(sentence[found.end() :]) else sentence


_TITLED = re.compile(r"[A-Z][^:.;]{2,60}(?::| [\u2013—-]) (?=[A-Z])")
_FEWEST_WORDS, _FIRST_WORDS = 4, 5
_TELLING_WORDS = """
is are was were has have had does did do will would can could may might said told remains remain
seems seemed became began continues continued shows showed helps helped means meant
"""
_TELLING = frozenset(_TELLING_WORDS.split())
"""Words with which a sentence tells something about its first word."""


def untitled(sentences: Sequence[str]) -> tuple[str, ...]:
    """Return an entry's sentences without the title before them: Use of force. Officers should …"""
    first, *others = sentences
    if others and _is_title(first, others[0]):
        return tuple(others)
    return (behind_title(first), *others)


def tells_to_act(sentences: Sequence[str]) -> bool:
    """Check whether a text says what to do, at once or behind its title: Radios. Store them dry."""
    first = untitled(sentences)[0] if sentences else ""
    return instructs(first) or is_dated_imperative(first)


def _is_title(first: str, second: str) -> bool:
    """Check whether a sentence is a title: it has few words, or names something to act upon."""
    words = first.rstrip(".").casefold().split()
    if not first.endswith(".") or obligation(first) is not None or instructs(first):
        return False
    names = len(words) < _MOST_WORDS_OF_NAME and not _TELLING & set(words)
    acts = instructs(second) or is_dated_imperative(second)
    return len(words) < _MOST_WORDS_OF_TITLE or (names and acts)


_MOST_WORDS_OF_TITLE, _MOST_WORDS_OF_NAME = 4, 9
