"""Abbreviations in what the public reads, and those that nobody explains. Pure."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.organisation import Lead
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience, ItemKind
from peeltrack.queries.audience import for_audience
from peeltrack.queries.texts_of_items import texts_of_items

GENERAL = frozenset({"AFI", "HM", "HMICFRS", "IT", "MP", "NHS", "PEEL", "RAG", "UK"})
"""Abbreviations that every paper is about, or every reader knows."""

_FIELD = {
    "AFI": "area for improvement",
    "HMICFRS": "HM Inspectorate of Constabulary and Fire & Rescue Services",
    "PEEL": "police effectiveness, efficiency and legitimacy",
    "RAG": "the force's rating of its progress: red, amber, yellow or green",
}
"""The abbreviations of the field that a reader from outside it needs in full."""
_ELSE = bytes(n for n in range(256) if not re.match(rb"[A-Z0-9&]", bytes([n])))
_ONLY_CAPITALS = bytes.maketrans(_ELSE, b" " * len(_ELSE))
_SOME = re.compile(r"[A-Z]{2,}\d?|[A-Z](?:&[A-Z])+")
_CAPITALS = re.compile(r"(?<![\w/])([A-Z]{2,}\d?|[A-Z](?:&[A-Z])+)(?:s|['\u2019]s?)?(?![\w/])")
_IN_BRACKETS = re.compile(r"\w\s\(([A-Z]{2,}\d?|[A-Z](?:&[A-Z])+)s?\)")
_SHORT_FORM = re.compile(r"\(([A-Z]{2,}s?)\)")
_WORD = re.compile(r"[^\s-]+")
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_NOT_WORDS = re.compile(r"https?://\S+")


def unexplained_abbreviations(register: Register) -> dict[str, str]:
    """Find the abbreviations in what the public reads that nothing explains, in its order.

    One is explained under `abbreviations`, in brackets after its words in any public text, or
    by the name of a lead, forum, programme or inspected area that it shortens or is a part of.

    Returns:
        Each abbreviation with the id of the record that uses it first.
    """
    explained = GENERAL | _explained_by(register)
    items = {item.id: item for item in _with_others(register, explained)}
    public = for_audience(replace(register, items=items), Audience.PUBLIC)
    texts = list(public_texts(public))
    explained |= {found for _, text in texts for found in _IN_BRACKETS.findall(text)}
    used: dict[str, str] = {}
    for record, text in texts:
        for abbreviation in _abbreviations(text):
            if abbreviation not in explained:
                used.setdefault(abbreviation, record)
    return used


def unexplained_about(register: Register, items: Iterable[Item]) -> tuple[str, ...]:
    """List the abbreviations that nothing explains in public text about items and their reports."""
    own = {item.id: item for item in items}
    reports = {item.inspection for item in own.values()}
    inspections = {id_: each for id_, each in register.inspections.items() if id_ in reports}
    narrowed = replace(register, items=own, inspections=inspections, meetings={})
    return tuple(unexplained_abbreviations(narrowed))


def abbreviations_used(
    register: Register, inspections: Iterable[Inspection]
) -> tuple[tuple[str, str], ...]:
    """List the abbreviations in a paper on some inspections, each in full.

    They are the force's own, the short forms of its offices, those of the field and those that a
    text explains in brackets, which another may use before it. The texts are those of the
    inspections, of their items and of the programmes that these name.

    Args:
        register: the register as its reader may see it.
        inspections: the inspections.
    """
    organisation = register.organisation
    reports = {each.id: each for each in inspections}
    items = [item for item in register.items.values() if item.inspection in reports]
    named = {id_ for item in items for id_ in item.programmes}
    programmes = [each for id_, each in organisation.programmes.items() if id_ in named]
    texts = [text for each in (*reports.values(), *items, *programmes) for text in _texts(each)]
    used = {word for text in texts for word in _CAPITALS.findall(text)}
    in_brackets = {
        short.removesuffix("s"): words.removesuffix("s") if short.endswith("s") else words
        for text in texts
        for words, short in explained_in_brackets(text)
    }
    used |= {"AFI" for item in items if item.kind == ItemKind.AREA_FOR_IMPROVEMENT}
    offices = {lead.short: lead.title for lead in organisation.leads.values() if lead.short}
    several = [lead.short for lead in organisation.leads.values() if _shortened(lead)]
    used |= {
        short.removesuffix("s")
        for short in several
        if short and " " in short and any(short in text for text in texts)
    }
    listed = {**_FIELD, **in_brackets, **offices, **organisation.abbreviations}
    return tuple((word, listed[word]) for word in sorted(listed) if word.removesuffix("s") in used)


def explained_in_brackets(text: str) -> list[tuple[str, str]]:
    """List each abbreviation in brackets behind the words whose initials it has, words first."""
    explained = []
    for match in _SHORT_FORM.finditer(text):
        before, short = text[: match.start()].rstrip(), match[1]
        words = list(_WORD.finditer(before))[-len(short.removesuffix("s")) :]
        if "".join(word[0][0] for word in words).upper() == short.removesuffix("s"):
            explained.append((" ".join(before[words[0].start() :].split()), short))
    return explained


def _with_others(register: Register, explained: frozenset[str]) -> Iterator[Item]:
    """List the items with any capitals but these, before their public part is made."""
    for few in register.once(texts_of_items):
        if not _capitals(few.text) <= explained:
            for each in few.singly():
                if not _capitals(each.text) <= explained:
                    yield from each.items


def _capitals(text: str) -> set[str]:
    """Collect the words in capitals of a text."""
    words = text.encode().translate(_ONLY_CAPITALS).split()
    return set(_SOME.findall(b" ".join(set(words)).decode()))


def public_texts(public: Register) -> Iterator[tuple[str, str]]:
    """List the texts of items, reports, meetings and programmes, each with its record's id."""
    records: list[tuple[str, Record]] = [
        *public.inspections.items(),
        *public.items.items(),
        *public.meetings.items(),
        *public.organisation.programmes.items(),
        *public.organisation.funding.items(),
    ]
    for id_, record in records:
        yield from ((id_, text) for text in _texts(record))


def _texts(value: object) -> Iterator[str]:
    """List the texts of a value, without the words of a vocabulary."""
    if type(value) is str:
        yield value
    elif isinstance(value, Record):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in _texts(each))
    elif isinstance(value, Sequence) and not isinstance(value, str):
        yield from (text for each in value for text in _texts(each))


def _abbreviations(text: str) -> Iterator[str]:
    """List the words in capitals of a text, but for Roman numerals; none if it shouts."""
    plain = _NOT_WORDS.sub("", text)
    if plain.isupper() and " " in plain:
        return
    for word in _CAPITALS.findall(plain):
        if not _ROMAN.fullmatch(word):
            yield word


def _explained_by(register: Register) -> frozenset[str]:
    """Return what the force's own list and the names of what it lists explain, and areas' names."""
    organisation = register.organisation
    leads, forums = organisation.leads.values(), organisation.forums.values()
    programmes = organisation.programmes.values()
    areas = [area for each in register.inspections.values() for area in each.areas]
    names = [
        *(area.name for area in areas),
        *(lead.title for lead in leads),
        *(forum.name for forum in forums),
        *(name for each in programmes for name in (each.name, *each.aliases)),
    ]
    explained = {
        *(key.removesuffix("s") for key in organisation.abbreviations),
        *(word for lead in leads for word in _shortened(lead)),
        *(word for each in programmes for word in (each.name, *each.aliases)),
        *(alias for area in areas for alias in area.aliases),
        *(_initials(name) for name in names),
    }
    return frozenset(explained)


def _shortened(lead: Lead) -> set[str]:
    """Return the abbreviations of a lead's short name that its title has in full."""
    return set(_abbreviations(lead.short or "")) - set(_abbreviations(lead.title))


def _initials(name: str) -> str:
    """Return the initials of the words of a name that begin with a capital: SIB."""
    return "".join(word[0] for word in name.split() if word[0].isupper())
