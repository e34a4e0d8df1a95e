"""The names of items and offices in documents, and the links to items. Pure."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from peeltrack.language.numbers import ordinal
from peeltrack.model.items import Item
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import InspectionKind
from peeltrack.queries.item_names import reference
from peeltrack.queries.status import KIND_NOUNS
from peeltrack.wording import capitalised, listed

_SEVERAL = {capitalised(each.one): capitalised(each.many) for each in KIND_NOUNS.values()}
"""The kinds as references name them, each in the plural."""


KINDS_OF_INSPECTION = {
    InspectionKind.PEEL: "a PEEL inspection",
    InspectionKind.THEMATIC: "a thematic inspection",
    InspectionKind.JOINT: "a joint inspection",
    InspectionKind.SUPER_COMPLAINT: "an investigation of a super-complaint",
    InspectionKind.REVISIT: "a revisit",
    InspectionKind.ACCELERATED: "an accelerated inspection",
    InspectionKind.CHILD_PROTECTION: "a child protection inspection",
    InspectionKind.CUSTODY: "an inspection of custody",
    InspectionKind.NATIONAL_AGENCY: "an inspection of a national agency",
    InspectionKind.OTHER: "an inspection",
}
"""Each kind of inspection as a sentence has it."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an item's section, with its names."""

    reference: str
    """Its usual name: AFI 6."""
    title: str
    """Its short title."""
    heading: str
    """Its section's heading: AFI 6: Missing person records."""
    anchor: str
    """The id of its section in HTML."""


@dataclass(frozen=True, slots=True)
class OfficeView:
    """An office that is a lead."""

    title: str
    """The office in full."""
    left: date | None
    """The date its holder left, if on or before the date of the meeting."""
    short: str | None = None
    """Its short name, as notes write it; None if the register has none."""


def links(
    register: Register, items: Iterable[Item], usual: str | None = None
) -> Mapping[str, Link]:
    """Return the link to each item's section, by its id.

    If the items are from several inspections, each is named with its own.

    Args:
        register: the register.
        items: the items.
        usual: the id of the inspection whose items are named without it, if the
            document says so; None to name each item's.
    """
    all_items = tuple(items)
    several = len({item.inspection for item in all_items}) > 1
    return {
        item.id: _link(register, item, with_inspection=several and item.inspection != usual)
        for item in all_items
    }


def usual_inspection(items: Iterable[Item]) -> str | None:
    """Return the id of the inspection with most of the items, the last of equals.

    None if all are from one inspection, so that none needs naming.
    """
    numbers = Counter(item.inspection for item in items)
    return max(reversed(numbers), key=numbers.__getitem__) if len(numbers) > 1 else None


def earlier_item(register: Register, id_: str | None) -> str | None:
    """Return the usual name of an item or inspection given by its id, with its inspection."""
    if id_ is None:
        return None
    inspection = register.inspections.get(id_.partition("/")[0])
    called = inspection.called if inspection else id_
    item = register.items.get(id_)
    return f"{reference(register, item)} of {called}" if item else called


@dataclass(frozen=True, slots=True)
class LinkedWords:
    """Words, with the section they lead to."""

    text: str
    """The words."""
    anchor: str | None = None
    """The id of the section in HTML; None for words that are no link."""


def named_together(named: Sequence[Link]) -> tuple[LinkedWords, ...]:
    """Name items by kind, each number with its link: AFIs 9 and 15 (Custody); Recommendation 1."""
    groups = _by_kind(named, str.isdecimal)
    words: list[LinkedWords] = []
    for index, ((kind, report), members) in enumerate(groups.items()):
        words += [LinkedWords(_joint(index, len(groups)))] if index else []
        for place, (number, link) in enumerate(members):
            words += [LinkedWords(_joint(place, len(members)))] if place else []
            called = number if place else f"{_called(kind, len(members))} {number}".strip()
            after = report if place == len(members) - 1 else ""
            words.append(LinkedWords(called + after, link.anchor))
    return tuple(words)


def named_in_runs(named: Sequence[Link]) -> str:
    """Name items by kind, three or more in a row by the first and last: AFIs 1 to 5 and 9."""
    parts = []
    for (kind, report), members in _by_kind(named, ordinal).items():
        numbers = listed(list(_runs([number for number, _ in members])))
        parts.append(f"{_called(kind, len(members))} {numbers}".strip() + report)
    return "; ".join(parts)


def _by_kind(
    named: Iterable[Link], is_number: Callable[[str], object]
) -> Mapping[tuple[str, str], Sequence[tuple[str, Link]]]:
    """Group items by kind and report, each with its number; those without one stay alone."""
    groups: dict[tuple[str, str], list[tuple[str, Link]]] = {}
    for link in named:
        name, bracket, report = link.reference.partition(" (")
        kind, _, number = name.rpartition(" ")
        if is_number(number):
            groups.setdefault((kind, bracket + report), []).append((number, link))
        else:
            groups[link.reference, ""] = [("", link)]
    return groups


def _called(kind: str, count: int) -> str:
    return _SEVERAL.get(kind, f"{kind}s") if count > 1 else kind


def _runs(numbers: Sequence[str]) -> Iterator[str]:
    """Yield numbers in their order, three or more that follow one another as one."""
    runs: list[list[str]] = []
    for number in numbers:
        if runs and ordinal(number) == (ordinal(runs[-1][-1]) or 0) + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    for run in runs:
        yield from (f"{run[0]} to {run[-1]}",) if len(run) > 2 else run


def _joint(place: int, count: int) -> str:
    return " and " if place == count - 1 else ", "


def _link(register: Register, item: Item, *, with_inspection: bool) -> Link:
    called = reference(register, item)
    if with_inspection:
        called = f"{called} ({register.inspection_of(item).called})"
    heading = f"{called}: {item.title}"
    return Link(called, item.title, heading, anchor=item.id.replace("/", "."))


def lead_offices(register: Register, item: Item, on: date) -> tuple[OfficeView, ...]:
    """Return the strategic and tactical leads of an item that are set."""
    leads = (item.strategic_lead, item.tactical_lead)
    views = (office_view(register, lead, on) for lead in leads)
    return tuple(each for each in views if each)


def office_view(register: Register, lead: str | None, on: date) -> OfficeView | None:
    """Return a lead's office, with the date its holder left once past; None for no lead."""
    if lead is None:
        return None
    record = register.organisation.leads.get(lead)
    if record is None:
        return OfficeView(lead, None)
    left = None if record.is_in_post(on) else record.left
    return OfficeView(record.title, left, record.short)


def office_in_notes(register: Register, lead: str | None) -> str | None:
    """Return an office as notes write it: its short form, if the register has one."""
    record = register.organisation.leads.get(lead or "")
    return record.called if record else lead
