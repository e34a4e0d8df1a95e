"""Names on which several findings depend: boards, partners and suppliers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from peeltrack.language.admissions import admits
from peeltrack.model.items import Item
from peeltrack.model.parse_date import MONTH_NUMBER
from peeltrack.queries.challenge.accounts import account
from peeltrack.queries.challenge.meeting import answering_office, is_of_the_chair, named_findings
from peeltrack.queries.challenge.points import RuleResult
from peeltrack.queries.challenge.preparation import Preparation
from peeltrack.queries.challenge.quotes import quote, quote_around
from peeltrack.queries.challenge.word_overlap import names
from peeltrack.wording import capitalised, listed

_SHOWN = 4
"""Findings that a question names."""
_AWAITED, _HELD_UP = 3, 2
"""Findings from which on a name is asked about that is awaited, and that holds one of them up."""
_WORD = r"(?:[A-Z][\w'\u2019&-]*[a-z][\w'\u2019-]*|[A-Z]{3,})"
_NAME = re.compile(rf"(?<=[a-z,;:] ){_WORD}(?: {_WORD})*|^{_WORD}(?: {_WORD})+")
"""A name within a text, or of two words and more at its beginning."""
_NO_NAMES = frozenset([*MONTH_NUMBER, "christmas", "easter", "hmicfrs", "peel", "college"])


class _Mention(NamedTuple):
    """A name in what an item waits for or in its last update."""

    item: Item
    said: str
    """In a quotation, or as what is awaited."""
    is_held_up: bool
    """Whether the update names it as the barrier, or with something that it admits."""


def common_obstacle(meeting: Preparation) -> Iterator[RuleResult]:
    """No board, partner or supplier holds up two open findings, or is awaited for three.

    A finding depends on what it waits for, and is held up by what the last update names as the
    barrier or with something that it admits. Programmes are asked about for themselves, and in
    public nothing is.
    """
    for name, found in () if meeting.is_public else _names(meeting).items():
        if len(found) < (_HELD_UP if any(each.is_held_up for each in found) else _AWAITED):
            continue
        named = named_findings(meeting, [each.item for each in found], _SHOWN)
        told = listed([f"{each.said} ({meeting.name(each.item)})" for each in found[:_SHOWN]])
        has_article = any(
            re.search(rf"\bthe {re.escape(name)}\b(?! [A-Z])", each.said) for each in found
        )
        depend = capitalised(f"{named} depend on {'the ' * has_article}{name}")
        yield RuleResult(
            None,
            found[0].item.file,
            ("progress",),
            f"{depend}: {told}.",
            f"{depend}: what has {answering_office(meeting)} agreed there for them together, and "
            "what follows if nothing changes?",
            weight=float(len(found)),
        )


def _names(meeting: Preparation) -> Mapping[str, list[_Mention]]:
    """Return the names that items give, with what each says; a longer name under the shorter."""
    found: dict[str, dict[str, _Mention]] = {}
    for item in meeting.open_items:
        for name, named in _named_in(item):
            known = found.setdefault(name, {}).get(item.id)
            if known is None or _weight(named) > _weight(known):
                found[name][item.id] = named
    whole: dict[str, dict[str, _Mention]] = {}
    own, offices = _own_names(meeting), _offices(meeting)
    for name in sorted(found, key=len):
        if not _is_known_otherwise(meeting, name, own, offices):
            key = next((short for short in whole if name.startswith(f"{short} ")), name)
            whole[key] = {**found[name], **whole.get(key, {})}
    return {name: list(of_items.values()) for name, of_items in whole.items()}


def _weight(mention: _Mention) -> tuple[bool, int]:
    return mention.is_held_up, len(mention.said)


def _named_in(item: Item) -> Iterator[tuple[str, _Mention]]:
    """Yield the names in what an item waits for and in its last update, with what it says."""
    last = account(item)
    for awaited in (each for each in item.depends_on if not each.delivered):
        for name in {awaited.who, *_NAME.findall(f"from {awaited.who}")}:
            said = f"{quote(awaited.what)} is awaited"
            yield name, _Mention(item, said, is_held_up=False)
    barrier = last.update.blocker if last else None
    admitted = filter(admits, last.statements) if last else ()
    for text in filter(None, (barrier, *admitted)):
        for name in (each.removeprefix("The ") for each in _NAME.findall(text)):
            said = quote_around(text, [text.index(name)])
            yield name, _Mention(item, said, is_held_up=True)


def _own_names(meeting: Preparation) -> list[str]:
    """Return the names of the force, its programmes and forums."""
    organisation = meeting.register.organisation
    programmes = [e for p in organisation.programmes.values() for e in (p.name, *p.aliases)]
    forums = [each.name for each in organisation.forums.values()]
    return [organisation.name, *programmes, *forums]


def _offices(meeting: Preparation) -> list[str]:
    leads = meeting.register.organisation.leads.values()
    return [each for lead in leads for each in (lead.title, lead.short) if each]


def _is_known_otherwise(
    meeting: Preparation, name: str, own: Sequence[str], offices: Sequence[str]
) -> bool:
    """Check whether a name is of a month, a programme, the force, a forum or one of its offices."""
    if _NO_NAMES.intersection(name.casefold().split()) or is_of_the_chair(meeting, name):
        return True
    is_part = any(names(each, name) or names(name, each) for each in own)
    return is_part or any(names(name, each) for each in offices)
