"""Items of the register that rows of the notes name, by kind and printed number. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.notes.notes_lines import LONGEST_HEADING, says_on
from peeltrack.imports.notes.notes_table import LABEL
from peeltrack.imports.notes.reports_named import ReportNamed, report_named
from peeltrack.language.numbers import ordinal
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import ItemKind

_KINDS = {
    "a": ItemKind.AREA_FOR_IMPROVEMENT,
    "r": ItemKind.RECOMMENDATION,
    "c": ItemKind.CAUSE_OF_CONCERN,
}
_MENTIONED = re.compile(
    r"\b(?P<kind>AFI|areas? for improvement|rec(?:ommendation)?|cause of concern|CoC)\b"
    r"[ #.]*(?:no\.? ?|number )?(?P<number>\d{1,3})\b(?! ?(?:,|and|&) ?\d)",
    re.IGNORECASE,
)
_THE_CAUSE = re.compile(
    r"\W*(?:the )?cause of concern(?=\s*(?:[:.\u2013\u2014]|-\s|$))", re.IGNORECASE
)
"""A cause of concern without a number, before what is said of it."""
_SET_OFF = re.compile(r"\s*[:.]\s+(?=\S)|\s*[\u2013\u2014]\s*(?=\S)|\s+-\s+(?=\S)")
_BRACKET = re.compile(r"\s*\([^()]{1,60}\)")
_NUMBERED = r"^\W*\d{1,2}(?:\.\d{1,2})*[.)]?\s+"
_LISTED = (
    r"\b(?P<kind>AFIs?|rec(?:ommendation)?s?)\s+(?P<numbers>\d{1,3}"
    r"(?:(?:\s*(?:,|&|/)|\s+and\b|(?<=s \d) to\b|(?<=s \d\d) to\b)"
    r"\s*(?:and\s+)?(?:AFI |rec\w* )?\d{1,3}\b)+)"
)
_SEVERAL = re.compile(_LISTED, re.IGNORECASE)
_HEADS_SEVERAL = re.compile(rf"\W*(?:\d{{1,2}}(?:\.\d{{1,2}})*[.)]?\s+)?{_LISTED}", re.IGNORECASE)
"""The references of several items at the head of a text: "AFIs 3 and 4"."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The item that a reference or a title means, or those that it may mean."""

    item: Item | None = None
    may_be: tuple[str, ...] = ()
    """The ids of the items that have the number, where the notes do not settle which is meant."""
    label: str = ""
    """The reference as it is printed."""

    def __bool__(self) -> bool:
        """Return whether the register has such an item."""
        return bool(self.item or self.may_be)

    def names_as(self, other: "Meant") -> bool:
        """Check whether both name an item of one kind and number, maybe of different reports."""
        if self.item and other.item:
            return self.item.kind == other.item.kind and self.item.number == other.item.number
        return bool(other.item and other.item.id in self.may_be)


NOTHING = Meant()
"""What a text without a reference and without a title names."""


class Items:
    """The items that the notes can be about, below the report that a heading names."""

    def __init__(self, register: Register, inspection: str | None, forum: Iterable[str]) -> None:
        self.register = register
        self.usual = frozenset([inspection] if inspection else forum)
        """The inspections whose numbers the notes use; empty if they are not known."""
        self.report: ReportNamed | None = None
        """The report that a heading above names."""
        self._level: tuple[str, int] | None = None

    @property
    def items(self) -> list[Item]:
        """The items of the report above, of those that it may be, or of the usual inspections."""
        every = self.register.items.values()
        if self.report and self.report.is_sure:
            return [item for item in every if item.inspection in self.report.ids]
        wanted = self.usual | self.report.ids if self.usual and self.report else self.usual
        return [item for item in every if not wanted or item.inspection in wanted]

    def head(
        self, heading: str, level: tuple[str, int] | None = None, *, ends: bool = False
    ) -> None:
        """Note a heading that names no item: the report it names, or that another subject begins.

        Args:
            heading: the heading.
            level: its kind and depth, which only those of a kind have in common; None if unknown.
            ends: whether it begins what belongs to no report.
        """
        named = report_named(heading, self.register.inspections.values(), self.usual)
        if named or ends:
            self.report, self._level = named, level
        elif self.report and level and self._level and level[0] == self._level[0]:
            self.report = self.report if level[1] > self._level[1] else None
        elif self.report:
            self.report = replace(self.report, is_sure=False)

    def about(self, label: str) -> Meant:
        """Return the item that a label names; nothing if the register has none with that number."""
        if several := _HEADS_SEVERAL.match(label):
            items = tuple(item.id for item in self._several(several[0]))
            return Meant(may_be=items, label=several[0])
        if _THE_CAUSE.match(label):
            return self._cause()
        found = LABEL.match(label)
        if not found or not found["number"]:
            return NOTHING
        return self._beside_report(found, label)

    def is_reference(self, text: str) -> bool:
        """Check whether a text begins with the reference of an item, or of several."""
        found = LABEL.match(text)
        others = _HEADS_SEVERAL.match(text) or _THE_CAUSE.match(text)
        return bool((found and found["number"]) or others)

    def headed(self, text: str) -> Meant:
        """Return the item that a heading names, by its reference or by its title."""
        return self.about(text) or self._titled(text, whole=True)

    def mentioned(self, text: str) -> Meant:
        """Return the item that a sentence names, by its reference or by its whole title."""
        return self.referred(text) or self._titled(text, whole=False)

    def referred(self, text: str) -> Meant:
        """Return the item that a sentence names by its reference."""
        found = _MENTIONED.search(text)
        if not found:
            return NOTHING
        return self._numbered(_KINDS[found["kind"][0].casefold()], found["number"], found[0])

    def in_heading(self, text: str) -> Meant:
        """Return the item that is named within a heading: "Update on AFI 3"."""
        found = _MENTIONED.search(text)
        return self._beside_report(found, text) if found else self._titled(text, whole=False)

    def _beside_report(self, found: re.Match[str], text: str) -> Meant:
        """Return the item of a reference, of the report that the same label names, if any."""
        above, self.report = self.report, self._report_in(text) or self.report
        meant = self._numbered(_KINDS[found["kind"][0].casefold()], found["number"], found[0])
        self.report = above
        return meant

    def _report_in(self, label: str) -> ReportNamed | None:
        """Return the report beside a reference: in a heading, or in brackets in a sentence."""
        found = _MENTIONED.search(label)
        if found and (len(label) > LONGEST_HEADING or says_on(label)):
            behind = _BRACKET.match(label, found.end())
            label = label[: behind.end() if behind else found.end()]
        rest = _MENTIONED.sub("", label, count=1)
        named = report_named(rest, self.register.inspections.values(), self.usual)
        return named if named and named.is_sure and named.ids else None

    def _titled(self, text: str, *, whole: bool) -> Meant:
        """Return the only open item whose title a text is or, unless `whole`, contains."""
        words = f" {' '.join(words_of(re.sub(_NUMBERED, '', text)))} "
        fits = [
            item
            for item in self.items
            if len(title := words_of(item.title)) > 1
            and (words.strip() == " ".join(title) if whole else f" {' '.join(title)} " in words)
        ]
        fits = [item for item in fits if not item.has_ended] or fits
        return Meant(fits[0]) if len(fits) == 1 else NOTHING

    def also_about(self, text: str, own: Item | None) -> tuple[str, ...]:
        """Return the further items that a question names together: AFIs 12, 13, 14 & 16."""
        return tuple(item.id for item in self._several(text) if own is None or item.id != own.id)

    def _several(self, text: str) -> Iterator[Item]:
        for found in _SEVERAL.finditer(text):
            kind = _KINDS[found["kind"][0].casefold()]
            for number in _numbers(found["numbers"]):
                if item := self._numbered(kind, number, found[0]).item:
                    yield item

    def _cause(self) -> Meant:
        """Return the only open cause of concern, or all that may be meant."""
        causes = [each for each in self.items if each.kind == ItemKind.CAUSE_OF_CONCERN]
        fits = [each for each in causes if not each.has_ended] or causes
        if len(fits) == 1:
            return Meant(fits[0])
        return Meant(may_be=tuple(each.id for each in fits), label="Cause of concern")

    def _numbered(self, kind: ItemKind, number: str, label: str) -> Meant:
        fits = [
            item
            for item in self.items
            if item.kind == kind and ordinal(item.number) == ordinal(number)
        ]
        fits = [item for item in fits if not item.has_ended] or fits
        if len({item.inspection for item in fits}) > 1:
            return Meant(may_be=tuple(item.id for item in fits), label=short_label(label))
        return Meant(fits[0]) if fits else NOTHING


def _numbers(printed: str) -> Iterator[str]:
    """Yield the numbers of a list, with those between the ends of a range: 3 to 5."""
    last = 0
    for joint, number in re.findall(r"(\bto\b)?\D*(\d+)", printed):
        yield from map(str, range(last + 1, int(number)) if joint else ())
        last = int(number)
        yield number


def without_label(text: str) -> str:
    """Return a paragraph without the reference at its head, if a mark sets it off."""
    found = LABEL.match(text)
    found = found if found and found["number"] else _THE_CAUSE.match(text)
    mark = _SET_OFF.match(text, found.end()) if found else None
    return text[mark.end() :] if mark else text


def short_label(label: str) -> str:
    """Shorten the label of a row: AFI 6, Recommendation 1, or its first words."""
    found = LABEL.match(label)
    if found and found["number"]:
        return f"{found['kind']} {found['number']}"
    if _THE_CAUSE.match(label):
        return "Cause of concern"
    return " ".join(label.split()[:6])
