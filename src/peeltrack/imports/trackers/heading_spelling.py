"""Correct spelling of the words in trackers' headings. Pure."""

import re
from functools import lru_cache

from peeltrack.wording import alike

_WELL_SPELT = (
    "reference recommendation recommendations finding inspection publication published strategic "
    "tactical business owner officer responsible accountable portfolio directorate department "
    "governance board actions action milestones measure measures success target original revised "
    "deadline completion status rating progress update updates commentary narrative latest current "
    "position evidence relevance relevant category theme wording description summary title "
    "barriers "
    "blockers dependencies closed signed number improvement concern addressed required monthly "
    "date "
    "dates comments force timescale outcome hmicfrs lead leads "
    "reviewed review chief executive director manager implementation statement senior "
    "assigned steps previous for"
)
_WORDS = tuple(_WELL_SPELT.split())
"""The words of headings that are often misspelt."""
_SHORT_FORMS = {
    "ch": "chief", "snr": "senior", "sen": "senior", "resp": "responsible", "off": "officer",
    "offr": "officer",
    "exec": "executive", "tgt": "target", "comp": "completion", "insp": "inspection",
    "dept": "department", "mgr": "manager", "dir": "director", "pos": "position", "desc":
    "description", "recm": "recommendation", "recomm": "recommendation", "dte": "date",
    "tact": "tactical",
}  # fmt: skip
_WELSH = {
    "cyf": "ref", "cyfeirnod": "reference", "rhif": "no", "argymhelliad": "recommendation",
    "argymhellion": "recommendations", "maes i'w wella": "area for improvement",
    "achos pryder": "cause of concern", "math": "type", "arolygiad": "inspection",
    "adroddiad": "report", "arweinydd": "lead", "arweinydd strategol": "strategic lead",
    "arweinydd tactegol": "tactical lead", "perchennog": "owner",
    "swyddog cyfrifol": "responsible officer", "dyddiad": "date", "dyddiad cau": "deadline",
    "dyddiad targed": "target date", "targed": "target", "statws": "status", "cynnydd": "progress",
    "diweddariad": "update", "diweddariad diweddaraf": "latest update", "maes": "area",
    "camau": "steps", "camau gweithredu": "actions", "tystiolaeth": "evidence",
    "sylwadau": "comments", "nodiadau": "notes", "teitl": "title",
}  # fmt: skip
"""Headings in Welsh, as trackers in two languages have them."""
_JOINED = re.compile(
    r"\b(dead|time|mile|hand|work)[ -](lines?|scales?|frames?|stones?|over|stream)\b"
)
"""Words that people write as two."""
_MARK = re.compile(r"^(?:\d{1,2}|[a-z])[.)] (?=\w)")
"""A number or letter before a heading: "3. Recommendation"."""
_SHORTEST_WORD, _LIKE = 3, 0.8
_LONGEST = 60
"""The most characters of a heading; a longer text is a sentence."""


def heading_key(text: str) -> str:
    """Return a heading without what differs between trackers: case, line breaks, brackets."""
    plain = " ".join(text.casefold().replace("\u2019", "'").split())
    plain = re.sub(r"(?<=\w)[-\u2013](?=\w)", " ", plain).replace("_", " ")
    plain = _JOINED.sub(r"\1\2", re.sub(r"(?<=\w)\.(?= )", "", _MARK.sub("", plain)))
    return plain.strip(" .:*?")


def in_english(key: str) -> str:
    """Return a heading in Welsh as trackers in English have it; empty for any other."""
    return _WELSH.get(key, "")


def well_spelt(key: str) -> str:
    """Return a heading with its words spelt correctly: "refrence" becomes "reference"."""
    if len(key) > _LONGEST:
        return key
    return " ".join(_spelt(word) for word in key.split())


@lru_cache(maxsize=1_000)
def _spelt(word: str) -> str:
    if word in _SHORT_FORMS:
        return _SHORT_FORMS[word]
    if len(word) < _SHORTEST_WORD or word in _WORDS:
        return word
    return next(iter(alike(word, _WORDS, _LIKE)), word)
