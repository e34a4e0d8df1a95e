"""Items of the register that rows of the notes name, by kind and printed number. Pure."""

import re
from collections.abc import Iterable, Iterator

from peeltrack.errors import AmbiguousError
from peeltrack.imports.language.likeness import words_of
from peeltrack.imports.notes.notes_table import LABEL
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
_NUMBERED = r"^\W*\d{1,2}(?:\.\d{1,2})*[.)]?\s+"
_SEVERAL = re.compile(
    r"\b(?P<kind>AFIs?|recommendations?)\s+(?P<numbers>\d{1,3}(?:\s*(?:,|&|and)\s*(?:and\s+)?\d{1,3})+)",
    re.IGNORECASE,
)


class Items:
    """The items that the notes can be about."""

    def __init__(self, register: Register, inspection: str | None, forum: Iterable[str]) -> None:
        self.register = register
        self.ambiguous: dict[str, tuple[str, ...]] | None = None
        """Labels that fit items of several inspections; None if such a label is refused."""
        wanted = [inspection] if inspection else list(forum)
        self.items = [
            item for item in register.items.values() if not wanted or item.inspection in wanted
        ]

    def about(self, label: str) -> Item | None:
        """Return the item that a label names; None if the register has none with that number.

        Raises:
            AmbiguousError: if items of several inspections have that number.
        """
        found = LABEL.match(label)
        if not found or not found["number"]:
            return None
        return self._numbered(_KINDS[found["kind"][0].casefold()], found["number"], label)

    def is_reference(self, text: str) -> bool:
        """Check whether a text begins with the reference of an item."""
        found = LABEL.match(text)
        return bool(found and found["number"])

    def headed(self, text: str) -> Item | None:
        """Return the item that a heading names, by its reference or by its title.

        Raises:
            AmbiguousError: if items of several inspections have that number.
        """
        return self.about(text) or self._titled(text, whole=True)

    def mentioned(self, text: str) -> Item | None:
        """Return the item that a sentence names, by its reference or by its whole title."""
        if found := _MENTIONED.search(text):
            kind = _KINDS[found["kind"][0].casefold()]
            return self._numbered(kind, found["number"], found[0])
        return self._titled(text, whole=False)

    def _titled(self, text: str, *, whole: bool) -> Item | None:
        """Return the only open item whose title a text is or, unless `whole`, contains."""
        words = f" {' '.join(words_of(re.sub(_NUMBERED, '', text)))} "
        fits = [
            item
            for item in self.items
            if len(title := words_of(item.title)) > 1
            and (words.strip() == " ".join(title) if whole else f" {' '.join(title)} " in words)
        ]
        fits = [item for item in fits if not item.has_ended] or fits
        return fits[0] if len(fits) == 1 else None

    def also_about(self, text: str, own: Item | None) -> tuple[str, ...]:
        """Return the further items that a question names together: AFIs 12, 13, 14 & 16."""
        return tuple(item.id for item in self._several(text) if own is None or item.id != own.id)

    def _several(self, text: str) -> Iterator[Item]:
        for found in _SEVERAL.finditer(text):
            kind = _KINDS[found["kind"][0].casefold()]
            for number in re.findall(r"\d+", found["numbers"]):
                if item := self._numbered(kind, number, found[0]):
                    yield item

    def _numbered(self, kind: ItemKind, number: str, label: str) -> Item | None:
        fits = [
            item
            for item in self.items
            if item.kind == kind and ordinal(item.number) == ordinal(number)
        ]
        fits = [item for item in fits if not item.has_ended] or fits
        if len({item.inspection for item in fits}) > 1:
            if self.ambiguous is not None:
                self.ambiguous[short_label(label)] = tuple(item.id for item in fits)
                return None
            meant = "Use --inspection to say whose item numbers the notes use"
            raise AmbiguousError(repr(short_label(label)), [item.id for item in fits], meant)
        return fits[0] if fits else None


def short_label(label: str) -> str:
    """Shorten the label of a row: AFI 6, Recommendation 1, or its first words."""
    found = LABEL.match(label)
    if found and found["number"]:
        return f"{found['kind']} {found['number']}"
    return " ".join(label.split()[:6])
