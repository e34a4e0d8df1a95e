"""Two people's edits of one file, drawn from a seed, and what must come of them.

An edit names its place by keys and, in a list, by the entry's own words, so that it can be
made to any version: to the base, and to what the other side left.
"""

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from random import Random
from typing import Any

from peeltrack.storage.yaml import parse
from tests.changes.two_branches import ITEM, RECORDED

Values = dict[str, Any]
Way = tuple[str, ...]
"""Keys; an entry by the value of the key that tells it from the others: id, text, by or lead."""

_TOLD_BY = ("id", "text", "by", "lead")
_GONE = object()


@dataclass(frozen=True)
class Edit:
    """One thing that somebody does: a value put, an entry added or taken away, a list turned."""

    doing: str
    way: Way
    value: Any = None

    def make(self, values: Values) -> None:
        """Make it, if its place is still there."""
        *way, last = self.way
        parent = at(values, tuple(way))
        if parent is _GONE:
            return
        if self.doing == "put":
            parent[last] = deepcopy(self.value)
        elif self.doing == "add":
            entries = parent.setdefault(last, [])
            if self.value not in entries:
                _put_in(entries, last, deepcopy(self.value))
        elif self.doing == "turn":
            if last in parent:
                parent[last].reverse()
        elif isinstance(parent, list):
            parent[:] = [entry for entry in parent if told(entry) != last]
        else:
            parent.pop(last, None)


def _put_in(entries: list[Any], key: str, entry: Any) -> None:  # noqa: ANN401
    place = len(entries)
    if key == "amendments":
        days = [each["date"] for each in entries]
        place = next((i for i, day in enumerate(days) if day > entry["date"]), place)
    entries.insert(place, entry)


def told(entry: object) -> str:
    """The word that tells an entry from the others of its list."""
    if isinstance(entry, dict):
        return str(next(entry[key] for key in _TOLD_BY if key in entry))
    return str(entry)


def at(values: Any, way: Way) -> Any:  # noqa: ANN401 (whatever a file holds)
    """What stands at a place, or that nothing does."""
    for word in way:
        if isinstance(values, list):
            values = next((entry for entry in values if told(entry) == word), _GONE)
        else:
            values = values.get(word, _GONE)
        if values is _GONE:
            break
    return values


def made(edits: Sequence[Edit], base: Values) -> Values:
    """The values once the edits are made; a list with nothing left in it is not written."""
    new = deepcopy(base)
    for edit in edits:
        edit.make(new)
    plain: Values = _without_empty(new)
    return plain


def _without_empty(value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        plain = {key: _without_empty(each) for key, each in value.items()}
        return {key: each for key, each in plain.items() if each not in ([], {})}
    return [_without_empty(each) for each in value] if isinstance(value, list) else value


def clash(mine: Sequence[Edit], yours: Sequence[Edit]) -> bool:
    """Whether both changed one fact, differently, or one an answer and the other its question."""
    pairs = [(a, b) for a in mine for b in yours]
    answered = _answers_another(mine, yours) or _answers_another(yours, mine)
    reviewed = _reviews_another(mine, yours) or _reviews_another(yours, mine)
    return answered or reviewed or any(_clash(a, b) or _clash(b, a) for a, b in pairs)


def _reviews_another(one: Sequence[Edit], other: Sequence[Edit]) -> bool:
    """Whether one reviews an update of which the other changes anything else."""
    return any(
        edit.way[2:] == ("reviewed",) and edit not in other and each not in one
        for edit in one
        for each in other
        if edit.way[0] == each.way[0] == "progress"
        and each.way[2:] != ("reviewed",)
        and edit.way[1:2] == each.way[1:2]
        and each.way[2:]
    )


def _answers_another(one: Sequence[Edit], other: Sequence[Edit]) -> bool:
    """Whether one words a question anew that the other takes an answer to, or away from."""
    for edit in one:
        if edit.way[:1] == ("questions",) and edit.way[2:] == ("text",) and edit not in other:
            answers = (*edit.way[:2], "answers")
            here, there = ([e for e in side if e.way[:3] == answers] for side in (one, other))
            if there and (any(e not in here for e in there) or any(e not in there for e in here)):
                return True
    return False


def _clash(one: Edit, other: Edit) -> bool:
    if one.doing == other.doing == "put":
        return one.way == other.way and one.value != other.value
    within = other.way[: len(one.way)] == one.way
    return (
        one.doing == "drop" and within and (other.doing in ("put", "add") or other.way != one.way)
    )


def is_for_lines(base: Values, mine: Values, yours: Values, edits: Sequence[Edit]) -> bool:
    """Whether a list was turned by one and touched, differently, by the other."""
    for way in {edit.way for edit in edits if edit.doing == "turn"}:
        was, here, there = (_kept(at(each, way)) for each in (base, mine, yours))
        turned = any(_order(was, each) != sorted(_order(was, each)) for each in (here, there))
        if turned and here not in (was, there) and there != was:
            return True
    return False


def _kept(found: object) -> list[Any]:
    return found if isinstance(found, list) else []


def _order(was: list[Any], now: list[Any]) -> list[int]:
    known = [told(entry) for entry in was]
    return [known.index(told(entry)) for entry in now if told(entry) in known]


def facts(value: object, way: Way = ()) -> Iterator[str]:
    """Every single value with the way to it."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from facts(each, (*way, str(key)))
    elif isinstance(value, list):
        for each in value:
            yield from facts(each, (*way, told(each)))
    else:
        yield f"{'.'.join(way)}={value}"


def comparable(values: Values, base: Values) -> str:
    """The values with each list's additions in one order, behind what stood there before."""
    return json.dumps(_ordered(values, base), sort_keys=True)


def _ordered(value: Any, was: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        before = was if isinstance(was, dict) else {}
        return {key: _ordered(each, before.get(key)) for key, each in value.items()}
    if not isinstance(value, list):
        return value
    old = {told(entry): entry for entry in was} if isinstance(was, list) else {}
    entries = [(told(each) not in old, _ordered(each, old.get(told(each)))) for each in value]
    stood = [each for is_new, each in entries if not is_new]
    return [*stood, *sorted((each for is_new, each in entries if is_new), key=json.dumps)]


@dataclass(frozen=True)
class File:
    """A file with what may be done to it."""

    path: str
    text: str
    puts: tuple[tuple[Way, tuple[Any, ...]], ...]
    """Places and what may be put there, the first a value that both may choose."""
    adds: tuple[tuple[Way, Values | str], ...]
    """Lists, or keys of a mapping, and what is added; {} stands for whoever adds it."""
    drops: tuple[Way, ...]
    turns: tuple[Way, ...] = ()

    @property
    def base(self) -> Values:
        """The values that both began from."""
        values: Values = parse(self.text)
        return values

    def edits(self, chance: Random, side: str) -> list[Edit]:
        """One to five of them, no two of one place or within each other."""
        every = [
            *(Edit("put", way, chance.choice((*values, f"{side}'s"))) for way, values in self.puts),
            *(self._addition(way, entry, chance, side) for way, entry in self.adds),
            *(Edit("drop", way) for way in self.drops),
            *(Edit("turn", way) for way in self.turns),
        ]
        chosen: list[Edit] = []
        for edit in chance.sample(every, len(every)):
            if len(chosen) < chance.randint(1, 5) and not any(_meet(edit, c) for c in chosen):
                chosen.append(edit)
        return chosen

    def _addition(self, way: Way, entry: Values | str, chance: Random, side: str) -> Edit:
        who = chance.choice((f"{side}-{chance.randint(0, 99)}", "both"))
        text = json.dumps(entry).replace("{}", who).replace("DAY", f"2022-06-{1 + len(who):02}")
        added = json.loads(text)
        if isinstance(at(self.base, way), dict):
            return Edit("put", (*way, who), added)
        return Edit("add", way, added)


def _meet(one: Edit, other: Edit) -> bool:
    """Whether two edits of one person are of one place, the one within the other."""
    short = min(len(one.way), len(other.way))
    if "turn" in (one.doing, other.doing):
        return False
    same = one.way[:short] == other.way[:short]
    return same and not (one.doing == other.doing == "add") and "drop" in (one.doing, other.doing)


REVIEW = {"date": "2022-05-20", "by": "liaison"}

MEETING = File(
    "register/meetings/2022-05-23-hta.yaml",
    """\
forum: hta
date: 2022-05-23
title: Holding to account
venue: Hindlip
attendance:
  - lead: acc-crime
  - lead: det-supt
  - lead: liaison
    apologies: true
questions:
  - id: why-late
    item: peel-2022/afi-02
    text: Why is it late?
    answers:
      - by: det-supt
        text: The interface was late.
      - by: acc-crime
        text: It will not be again.
  - id: how-many
    text: How many are there?
  - id: who-leads
    text: Who leads on it?
actions:
  - id: report-back
    text: Report back in June.
    owner: det-supt
    due: 2022-06-30
  - id: send-figures
    text: Send the figures.
  - id: ask-partners
    text: Ask the partners.
commitments:
  - text: A paper in July.
    by: acc-crime
  - text: A visit.
    by: det-supt
""",
    puts=(
        (("title",), ("HTA",)),
        (("chair",), ("liaison", "acc-crime")),
        (("attendance", "det-supt", "apologies"), (True,)),
        (("questions", "why-late", "text"), ("Why so late?",)),
        (("questions", "how-many", "addressed_at"), ("SIB",)),
        (("questions", "why-late", "answers", "The interface was late.", "by"), ("liaison",)),
        (("actions", "report-back", "done"), ("2022-06-20", "2022-06-21")),
        (("actions", "report-back", "owner"), ("acc-crime",)),
        (("actions", "send-figures", "owner"), ("acc-crime", "liaison")),
        (("commitments", "A visit.", "kept"), ("2022-06-20", "2022-06-22")),
        (("commitments", "A paper in July.", "to"), ("the panel",)),
    ),
    adds=(
        (("questions",), {"id": "new-{}", "text": "A question of {}."}),
        (("questions", "why-late", "answers"), {"by": "lead-{}", "text": "{} says so."}),
        (("questions", "how-many", "answers"), {"by": "lead-{}", "text": "{} counts."}),
        (("any_other_business",), {"id": "more-{}", "text": "More of {}."}),
        (("actions",), {"id": "do-{}", "text": "{} will do it."}),
        (("attendance",), {"lead": "lead-{}"}),
        (("commitments",), {"text": "{} promises it.", "by": "lead-{}"}),
        (("amendments",), {"date": "DAY", "by": "liaison", "because": "{}", "what": "title {}"}),
    ),
    drops=(
        ("venue",),
        ("attendance", "liaison"),
        ("attendance", "liaison", "apologies"),
        ("questions", "how-many"),
        ("questions", "why-late", "answers", "It will not be again."),
        ("actions", "ask-partners"),
        ("actions", "report-back"),
        ("actions", "report-back", "due"),
        ("commitments", "A visit."),
        ("commitments", "A paper in July."),
    ),
    turns=(("questions",), ("actions",), ("attendance",)),
)

REGISTER = File(
    "register/register.yaml",
    """\
name: Small Force
leads:
  acc-crime:
    title: Assistant Chief Constable (Crime)
  det-supt:
    title: Detective Superintendent
    email: det.supt@force.example
  liaison:
    title: Force Liaison Officer
    may_review: true
forums:
  hta:
    name: Holding to Account
    stale_after_days: 31
  pcp:
    name: Police and Crime Panel
    audience: public
programmes:
  op-reset:
    name: Op Reset
  learning:
    name: Learning
rules:
  stale_after_days: 31
""",
    puts=(
        (("name",), ("The Force",)),
        (("leads", "acc-crime", "title"), ("ACC (Crime)",)),
        (("leads", "acc-crime", "email"), ("acc@force.example",)),
        (("leads", "det-supt", "left"), ("2022-06-01", "2022-06-02")),
        (("leads", "liaison", "email"), ("liaison@force.example",)),
        (("forums", "hta", "stale_after_days"), (28, 35)),
        (("forums", "hta", "name"), ("HTA",)),
        (("forums", "pcp", "audience"), ("internal",)),
        (("rules", "due_soon_days"), (14, 30)),
    ),
    adds=(
        (("leads",), {"title": "Lead"}),
        (("forums",), {"name": "Forum"}),
        (("programmes",), {"name": "Programme"}),
        (("amendments",), {"date": "DAY", "by": "liaison", "because": "{}", "what": "x {}"}),
    ),
    drops=(
        ("leads", "acc-crime"),
        ("leads", "det-supt"),
        ("leads", "det-supt", "email"),
        ("forums", "pcp"),
        ("forums", "hta", "stale_after_days"),
        ("programmes", "op-reset"),
        ("programmes", "learning"),
        ("rules",),
    ),
)

DRAWN_ITEM = File(
    ITEM,
    RECORDED[ITEM]
    + """\
measures:
  - text: Fewer gaps in records.
    method: audit
  - text: Fewer late calls.
programmes:
  - op-reset
  - learning
""",
    puts=(
        (("title",), ("Records",)),
        (("strategic_lead",), ("liaison", "det-supt")),
        (("portfolio",), ("Crime",)),
        (("steps_to_green", "dip-sample", "done"), ("2022-06-01", "2022-06-02")),
        (("steps_to_green", "train-sergeants", "lead"), ("liaison",)),
        (("progress", "The dip sample has begun.", "restricted"), (True,)),
        (("progress", "The dip sample has begun.", "blocker"), ("Staff.",)),
        (("progress", "The dip sample has begun.", "reviewed"), (REVIEW,)),
        (("measures", "Fewer gaps in records.", "method"), ("dip sample",)),
    ),
    adds=(
        (("steps_to_green",), {"id": "step-{}", "text": "A step of {}."}),
        (("measures",), {"text": "What {} will see."}),
        (("programmes",), "op-{}"),
        (("investments",), {"text": "Money from {}.", "year": "2022/23"}),
        (("amendments",), {"date": "DAY", "by": "liaison", "because": "{}", "what": "x {}"}),
    ),
    drops=(
        ("target_changes",),
        ("tactical_lead",),
        ("steps_to_green", "dip-sample"),
        ("steps_to_green", "dip-sample", "due"),
        ("measures", "Fewer gaps in records."),
        ("measures", "Fewer late calls."),
        ("programmes", "learning"),
        ("progress", "The dip sample has begun."),
    ),
    turns=(("steps_to_green",), ("measures",), ("programmes",)),
)

FILES = {"meeting": MEETING, "register": REGISTER, "item": DRAWN_ITEM}
