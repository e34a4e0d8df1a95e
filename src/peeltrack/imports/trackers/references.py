"""Kind and number of a finding from a tracker's reference. Pure."""

import re
from dataclasses import dataclass

from peeltrack.imports.trackers.cell_account import one_line
from peeltrack.imports.trackers.heading_spelling import heading_key, well_spelt
from peeltrack.language.numbers import ordinal
from peeltrack.model.vocabulary import ItemKind

_KINDS = (
    (ItemKind.AREA_FOR_IMPROVEMENT, r"a\.?f\.?i\.?s?|areas?[ -]for[ -]improvement"),
    (ItemKind.CAUSE_OF_CONCERN, r"c\.?o\.?c\.?s?|causes?[ -]of[ -]concern|accelerated coc"),
    (ItemKind.RECOMMENDATION, r"rec(?:ommendation|s|\.)?s?|r"),
)
_NUMBER = r"(?P<number>\d{1,3}(?:\.\d{1,2})*[a-z]?|[ivxl]{1,6})"
_MARKED = tuple(
    (kind, re.compile(rf"(?<![a-z])(?:{words})[\s._/#:-]*(?:no\.?\s*)?{_NUMBER}(?![a-z0-9])", re.I))
    for kind, words in _KINDS
)
_ALONE = tuple((kind, re.compile(rf"(?:{words})", re.IGNORECASE)) for kind, words in _KINDS)
_LEADING = re.compile(
    r"(?P<reference>(?:afi|area for improvement|rec(?:ommendation)?|coc|cause of concern)\.? ?"
    r"(?:no\.? ?)?#?\d{1,3}(?:\.\d{1,2})?[a-z]?)\s*[:.\u2013\u2014-]\s+(?=\S)",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(
    r"(?P<kind>AFI|area for improvement|rec(?:ommendation)?|coc|cause of concern)"
    r"\s*[:\u2013\u2014]\s+(?=(?-i:[A-Z]))",
    re.IGNORECASE,
)
_CAUSE_BEFORE = re.compile(
    r"(?:accelerated )?cause of concern(?: (?:no\.? ?)?\d{1,2})?"
    r"(?:\s*[\u2013\u2014(-]\s*[\w'\u2019&, ]{3,40}\)?)?\s*:\s+(?=\S+ \S+ \S)"
    r"|(?:coc|cause of concern) (?:[a-z]|\d{1,2})[.:]\s+(?=\S+ \S+ \S)",
    re.IGNORECASE,
)
"""What stands before a cause's wording: "CAUSE OF CONCERN - PROTECTION: …"."""
_BEHIND_SOURCE = re.compile(
    r"(?P<source>\w.{3,}?)[\s:,\u2013\u2014(-]+(?P<reference>(?:afi|rec(?:ommendation)?|coc)\b\.?"
    r"(?: ?(?:no\.? ?)?\d{1,3})?)\)?",
    re.IGNORECASE,
)
_KIND = rf"(?:{'|'.join(words for _, words in _KINDS)})"
_NUMBERS = re.compile(
    rf"(?:^|(?<![a-z]){_KIND}[\s._#:-]*)(?P<first>\d{{1,2}})"
    rf"(?P<others>(?:\s*(?:[/,&\u2013-]|and|to)\s*(?:{_KIND}[\s._#:-]*)?\d{{1,2}}(?!\d))+)$",
    re.IGNORECASE,
)
"""The numbers of several findings in one reference: "AFI 14/15", "Recs 1, 2 and 3"."""
_FURTHEST = 5
"""The most between two such numbers; what is further apart is a year: "AFI 6/24"."""
_PLAIN = re.compile(rf"#?{_NUMBER[:-1]}|[a-z])\.?", re.IGNORECASE)
_KIND_WORD = re.compile(
    r"(?:hmicfrs |hmic |our )*(afi|rec|recommendation|coc|cause of concern|area for "
    r"improvement)s?(?: (?:(?:no|number|num|ref|reference|id)\b|#).*)?$"
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A finding by its kind and number, as far as they are given."""

    kind: ItemKind | None
    number: str
    """The number as printed, without leading zeros."""
    cause_of_concern: str | None = None
    """The number of the cause of concern beside it in the reference."""


def leading_reference(wording: str) -> str:
    """Return the reference before a wording: "AFI 3" of "AFI 3: The force should …"."""
    found = _LEADING.match(wording)
    return found["reference"] if found else ""


def without_reference(wording: str) -> str:
    """Return a wording without the reference, or the name of its cause, before it."""
    return _KIND_BEFORE.sub("", _CAUSE_BEFORE.sub("", _LEADING.sub("", wording)))


def cause_before(text: str) -> bool:
    """Check whether a text is a cause of concern's wording behind its name."""
    return bool(_CAUSE_BEFORE.match(text))


def kind_named(text: str) -> ItemKind | None:
    """Return the kind that a word of a tracker's type column names."""
    plain = one_line(text).strip(" .")
    if plain.casefold() in ("cause", "causes", "concern", "cc"):
        return ItemKind.CAUSE_OF_CONCERN
    if found := next((kind for kind, words in _ALONE if words.fullmatch(plain)), None):
        return found
    parts = plain.split("/") if "/" in plain else []
    kinds = {kind for part in parts if (kind := kind_named(part))}
    return kinds.pop() if len(kinds) == 1 else None


def kind_before(wording: str) -> ItemKind | None:
    """Return the kind that stands before a wording: "AFI: The force should …"."""
    found = _KIND_BEFORE.match(wording)
    return kind_named(found["kind"]) if found else None


def kind_in_heading(heading: str) -> str:
    """Return the word in a reference's heading for the kind of finding: "Rec No."."""
    found = _KIND_WORD.match(well_spelt(heading_key(heading)))
    return found[1] if found else ""


def reference_in(text: str, kind: ItemKind | None = None) -> Reference:
    """Return what a reference names: AFI 6, 2021/AFI/06, CoC 1 Rec 2, or a number alone.

    Args:
        text: the reference.
        kind: the kind in another column, which overrides the reference's.
    """
    plain = one_line(text)
    marked = {each: list(pattern.finditer(plain)) for each, pattern in _MARKED}
    found = [each for each, matches in marked.items() if matches]
    cause = marked[ItemKind.CAUSE_OF_CONCERN]
    if len(found) > 1 and cause and kind != ItemKind.CAUSE_OF_CONCERN:
        found.remove(ItemKind.CAUSE_OF_CONCERN)
        own = kind or found[0]
        parent = trimmed(cause[-1]["number"]) if own == ItemKind.RECOMMENDATION else None
        number = trimmed(marked[found[0]][-1]["number"])
        return Reference(own, number, parent)
    if found:
        return Reference(kind or found[0], trimmed(marked[found[0]][-1]["number"]))
    if named := kind_named(plain):
        return Reference(kind or named, "")
    alone = _PLAIN.fullmatch(plain)
    return Reference(kind, trimmed(alone["number"]) if alone else plain)


def names_several(text: str) -> bool:
    """Check whether a reference names more than one finding: "AFI 14/15"."""
    found = _NUMBERS.search(one_line(text).strip(" ."))
    others = re.findall(r"\d+", found["others"]) if found else []
    return any(0 < int(each) - int(found["first"]) <= _FURTHEST for each in others if found)


def behind_source(text: str) -> tuple[str, str]:
    """Divide a source from the reference behind it: "PEEL 2024 AFI", "Rape review - rec 4"."""
    found = _BEHIND_SOURCE.fullmatch(one_line(text))
    return (found["source"], found["reference"]) if found else (one_line(text), "")


def trimmed(number: str) -> str:
    """Return a number without leading zeros: AFI 06 is AFI 6."""
    return re.sub(r"^0+(?=\d)", "", number)


def same_number(one: str, other: str) -> bool:
    """Check whether two numbers are one: IV and 4 are."""
    first, second = ordinal(one), ordinal(other)
    return trimmed(one).casefold() == trimmed(other).casefold() or (
        first is not None and first == second
    )
