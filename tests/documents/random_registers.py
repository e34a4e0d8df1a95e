"""Registers drawn from a seed, every field of the model filled, with a mark in what is not public.

The model is asked for its fields, so a field that is added to it is drawn, and marked, unless
`peeltrack.queries.audience` names it as public.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from peeltrack.model.inspections import Area, Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Forum, Organisation
from peeltrack.model.progress import Clearance, ProgressUpdate, Review
from peeltrack.model.record import FormerItemId, IsoDate, ItemId, MeetingId, Record, Slug
from peeltrack.model.references import reference_kind
from peeltrack.model.register import Register
from peeltrack.model.withdrawals import Withdrawal
from peeltrack.queries.public_fields import SHOWN

ON = date(2022, 6, 15)
MARK = "leaked"
"""In every text, name and id that the public may not see."""
MARKED_YEAR = "1999"
"""In every day that the public may not see."""
PAPER = "Police and Crime Panel paper, 15 June 2022"

Shown = Mapping[type[Record], str]

_LEADS = ("chief", "super", "liaison")
_ITEMS = ("coc-1", "rec-1", "rec-2", "afi-1", "afi-2", "afi-3")
_KINDS = {"coc": "cause_of_concern", "rec": "recommendation", "afi": "area_for_improvement"}
_AREAS = ("crime", "public")
_FORA = {"hta": "Holding to Account", "pcp": "Police and Crime Panel", "jac": "Audit Committee"}
_RELATIONS = {
    "inspection": ("peel",),
    "inspections": ("peel",),
    "area": _AREAS,
    "cause_of_concern": ("coc-1",),
}
"""What an id points at, by the field it is in; any other points at a lead."""

_FORMED = {
    "colour": "#14284b",
    "logo": "{}.png",
    "address": "https://{}.example",
    "public_address": "https://{}.example/public",
}
"""The values of the site's fields, which have a form of their own."""


@dataclass
class RandomRegister:
    """A register of random values, with a mark in each that is not public."""

    chance: Random
    shown: Shown
    public: tuple[str, ...] = ("pcp", "jac")
    """The forums with a public audience."""
    words: str = "Some"
    """The beginning of every public text."""

    def register(self) -> Register:
        """Draw a few of everything; the report may be new to the committee or not."""
        last = {"jac": self.chance.choice(("2022-04-01", "2022-05-23"))}
        meetings = [
            self.record(
                Meeting, forum not in self.public, id=f"{day}-{forum}", forum=forum, date=day
            )
            for forum in _FORA
            for day in ("2022-03-01", last.get(forum, "2022-05-23"))
        ]
        items = [self._item(name) for name in _ITEMS]
        areas = [self.record(Area, False, id=id_) for id_ in _AREAS]
        inspection = self.record(Inspection, id="peel", published="2022-04-27", areas=areas)
        return Register(
            organisation=self._organisation(),
            inspections={"peel": Inspection.model_validate(inspection)},
            items={each["id"]: Item.model_validate(each) for each in items},
            meetings={each["id"]: Meeting.model_validate(each) for each in meetings},
        )

    def _item(self, name: str) -> dict[str, Any]:
        """An item that has not often ended, for most papers leave out what has."""
        relevance = self.chance.choice(("act", "act", "comply", "monitor"))
        facts: dict[str, object] = {
            "kind": _KINDS[name[:3]],
            "number": name[-1],
            "relevance": relevance,
        }
        is_draft = name.startswith("afi") and self.chance.random() < 1 / 8
        settled = None if is_draft else "2022-04-27"
        facts["draft"] = self.chance.choice((None, {"seen": "2022-03-01", "settled": settled}))
        is_hidden = facts["draft"] is not None and is_draft
        return self.record(Item, is_hidden, id=f"peel/{name}", superseded_by=None, **facts)

    def _organisation(self) -> Organisation:
        given = self.record(Organisation)
        lead = next(iter(given["leads"].values()))
        given["leads"] = {name: lead | {"may_review": name == "liaison"} for name in _LEADS}
        facts = {"template": None, "inspections": ["peel"]}
        public, internal = self.record(Forum, **facts), self.record(Forum, True, **facts)
        given["forums"] = {
            id_: public | {"name": name, "audience": "public"}
            if id_ in self.public
            else internal | {"name": f"{MARK} {name}", "audience": "internal"}
            for id_, name in _FORA.items()
        }
        return Organisation.model_validate(given)

    def record(
        self, kind: type[Record], hidden: bool = False, /, **given: object
    ) -> dict[str, Any]:
        """The values of a record, some of what may be absent left out."""
        if "restricted" in kind.model_fields:
            given["restricted"] = self.chance.random() < 0.3
            hidden = hidden or bool(given["restricted"])
        if "withdrawn" in kind.model_fields:
            given["withdrawn"] = self._withdrawal()
            hidden = hidden or given["withdrawn"] is not None
        if kind is ProgressUpdate:
            given |= self._publication()
            hidden = hidden or not (given["reviewed"] or given["cleared_for_public"])
        public = self.shown.get(kind, "").split()
        values = {}
        for name, hint in get_type_hints(kind, include_extras=True).items():
            if name in kind.model_fields:
                alias = kind.model_fields[name].alias or name
                # What stood before a withdrawn change stands again, and is no secret
                is_hidden = (hidden and name != "before") or name not in public
                drawn = self.value(hint, name, is_hidden)
                if drawn is not None and name in _FORMED:
                    drawn = _FORMED[name].format(MARK if is_hidden else "some")
                values[alias] = given.get(name, drawn)
        return values

    def _withdrawal(self) -> dict[str, object] | None:
        """A withdrawal before or after the day, for one record in eight."""
        if self.chance.random() > 1 / 8:
            return None
        day = self.chance.choice(("2022-06-01", "2022-07-01"))
        return self.record(Withdrawal, True, date=day)

    def _publication(self) -> dict[str, object]:
        """An update that was reviewed, or imported and cleared, or neither; of any source."""
        how = self.chance.choice(("review", "cleared", "internal", "neither"))
        imported, is_hidden = how in ("cleared", "internal"), Review not in self.shown
        own = f"{MARK if is_hidden else self.words} source"
        clearance = self.record(Clearance, is_hidden, by="liaison")
        return {
            "source": PAPER if self.chance.random() < 0.5 else own,
            "reviewed": self.record(Review, is_hidden, by="liaison") if how == "review" else None,
            "imported": f"tracker {MARK if is_hidden else self.words}" if imported else None,
            "cleared": clearance if imported else None,
            "cleared_for_public": clearance if how == "cleared" else None,
        }

    def value(self, hint: object, name: str, hidden: bool) -> object:
        """A value of a type, marked if it is hidden."""
        if get_origin(hint) in (Union, UnionType):
            kinds = [each for each in get_args(hint) if each is not type(None)]
            if not hidden and self.chance.random() < 0.3:
                return None
            return self.value(kinds[0], name, hidden)
        if get_origin(hint) is tuple:
            wanted = self.chance.randint(1, 2)
            drawn = [self.value(get_args(hint)[0], name, hidden) for _ in range(wanted)]
            return [each for index, each in enumerate(drawn) if each not in drawn[:index]]
        if get_origin(hint) is dict:
            key, kept = get_args(hint)
            return {self.value(key, name, hidden=False): self.value(kept, name, hidden)}
        if isinstance(hint, type) and issubclass(hint, Record):
            return self.record(hint, hidden)
        if name in _FORMED:
            return _FORMED[name].format(MARK if hidden else "some")
        return self._scalar(hint, name, hidden)

    def _scalar(self, hint: object, name: str, hidden: bool) -> object:
        plain = next(iter(get_args(hint)), hint)
        if hint == IsoDate:
            first = date(1999, 1, 1) if hidden else date(2022, 3, 1)
            return str(first + timedelta(days=self.chance.randint(0, 90)))
        if isinstance(plain, type) and issubclass(plain, StrEnum):
            return str(self.chance.choice(list(plain)))
        if plain is bool:
            return self.chance.random() < 0.5
        if plain is int:
            return self.chance.randint(0, 90)
        return self._words(hint, name, hidden)

    def _words(self, hint: object, name: str, hidden: bool) -> str:
        if hint in (ItemId, FormerItemId):
            return f"{MARK}/afi-1" if hidden else f"peel/{self.chance.choice(_ITEMS)}"
        if hint == MeetingId:
            return f"2022-05-01-{MARK}" if hidden else "2022-05-23-hta"
        if hint == Slug or reference_kind(hint):
            return MARK if hidden else self.chance.choice(_RELATIONS.get(name, _LEADS))
        return f"{MARK} {name}" if hidden else f"{self.words} {name}"


def random_register(words: str) -> Register:
    """Return the same register each time, its public texts beginning with the words."""
    return RandomRegister(Random(1), SHOWN, words=words).register()  # noqa: S311 (no secret)
