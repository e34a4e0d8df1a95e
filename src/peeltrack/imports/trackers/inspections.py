"""Inspections of a tracker's rows: the register's, or new ones. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from peeltrack.imports.language.grade_lines import with_grade
from peeltrack.imports.language.policing_areas import area_heading
from peeltrack.imports.readers.blocks import Block
from peeltrack.imports.reports.sections import cycle_in, id_of, kind_of
from peeltrack.imports.trackers.cell_account import one_line
from peeltrack.imports.trackers.tracker_dates import day_in_words
from peeltrack.model.parse_date import DATE_AS_STAMP, MONTH
from peeltrack.model.register import Register
from peeltrack.wording import is_slug, slug

_SAYS_NOTHING = re.compile(
    r"(?:sheet|table|tab) ?\d*|(?:master|main|current|live|open|closed|action|actions|tracker|list"
    r"|plan|hmicfrs|hmic|peel(?![ _-]?\d)|cocs?|causes?|concern|afis?|recs?|recommendations?"
    r"|findings?|log|all|data|updates?|register"
    rf"|improvement|summary|copy|of|final|draft|v\d+|{MONTH}|\d+|[-_ .()])+",
    re.IGNORECASE,
)
_DATED = re.compile(
    rf"(?P<title>\S.{{2,120}}?)[ ,:;\u2013-]*\(?(?:published|publication(?: date)?)(?: on)?:? ?"
    rf"(?P<day>{DATE_AS_STAMP})\)?",
    re.IGNORECASE,
)
"""A title with its date: "PEEL 2023/25 (published 14/11/2024)"."""


@dataclass
class NewInspection:
    """An inspection that the register does not have yet, as a tracker describes it."""

    id: str
    title: str
    published: date | None = None
    areas: dict[str, str] = field(default_factory=dict)
    """Ids of areas and their names."""

    def values(self, source: str) -> dict[str, object]:
        """Return the values of its inspection.yaml."""
        return {
            "title": self.title,
            "body": "HMICFRS",
            "kind": kind_of(self.title, ()).value,
            "cycle": cycle_in((Block(self.title),)),
            "published": self.published,
            "source": source,
            "areas": [{"id": id_, "name": name} for id_, name in self.areas.items()],
        }


class Inspections:
    """The inspections of a register, and those that a tracker would add."""

    def __init__(self, register: Register, settled: Mapping[str, str]) -> None:
        self._held = register.inspections
        self._settled = {_key(name): id_ for name, id_ in settled.items()}
        self._titles: dict[str, str] = {}
        self.new: dict[str, NewInspection] = {}
        self.said: dict[str, str] = {}
        """Every name in the tracker with the id of its inspection."""

    def id_called(self, text: str) -> str:
        """Return the id of the inspection with this id, title or short name, or of a new one."""
        name = one_line(text)
        if name in self.said:
            return self.said[name]
        dated = _DATED.fullmatch(name)
        title = dated["title"] if dated else name
        id_ = self._settled.get(_key(name)) or self._of_register(name)
        if id_ is None and dated:
            id_ = self.id_called(title)
        if id_ is None:
            id_ = self._titles.setdefault(_key(name), self._made(name))
        if id_ not in self._held and id_ not in self.new:
            self.new[id_] = NewInspection(id_, title)
        if dated and id_ in self.new and self.new[id_].published is None:
            self.new[id_].published = day_in_words(dated["day"]).day
        self.said[name] = id_
        return id_

    def area(self, id_: str, name: str) -> str | None:
        """Return the id of an area of an inspection; None if the register's has no such area."""
        heading = area_heading(name, level=2)
        known = heading.id if heading else slug(with_grade(name)[0]) or None
        held = self._held.get(id_)
        if held is None:
            if known:
                self.new[id_].areas.setdefault(known, one_line(name))
            return known
        area = held.area_called(one_line(name)) or (held.area_called(known) if known else None)
        return area.id if area else None

    def published(self, id_: str, day: date) -> str:
        """Note when an inspection was published; return what contradicts it, if anything."""
        held = self._held.get(id_)
        known = held.published if held else self.new[id_].published
        if known is None and held is None:
            self.new[id_].published = day
        elif known != day:
            return f"{id_} has {f'the date {known}' if known else 'no publication date'}"
        return ""

    def day(self, id_: str) -> date | None:
        """Return when an inspection was published."""
        held = self._held.get(id_)
        return held.published if held else self.new[id_].published

    def how_to_date(self, id_: str) -> str:
        """Return what to do about a limit that counts from a publication that is not known."""
        if id_ in self._held:
            return f"counts from publication: peeltrack inspection change {id_} --published DATE"
        return "counts from publication: write “(published DATE)” behind the inspection's name"

    def _made(self, name: str) -> str:
        """Make an id from the words of a title, with more of them if two titles begin alike."""
        if is_slug(name):
            return name
        short = id_of(name, None)
        short = short if short[:1].isalpha() else f"report-{short}"
        numbered = (f"{short}-{count}" for count in range(2, len(self.new) + 3))
        candidates = (short, slug(name, 12) or short, *numbered)
        return next(each for each in candidates if each not in self.new)

    def _of_register(self, name: str) -> str | None:
        key = _key(name)
        for id_, held in self._held.items():
            names = (id_, held.title, held.short or id_, *held.formerly)
            if key in map(_key, names):
                return id_
        return None


def says_which(sheet: str) -> bool:
    """Check whether a sheet's name may be an inspection's: not Sheet1, Tracker or Action plan."""
    return not _SAYS_NOTHING.fullmatch(sheet.strip())


def _key(name: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", name.casefold()))
