"""Personal data in what the public may read, each with its place. Pure."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from peeltrack.model.amendments import entry_names
from peeltrack.model.inspections import Inspection
from peeltrack.model.items import Item
from peeltrack.model.meetings import Meeting
from peeltrack.model.organisation import Forum, Lead, Organisation
from peeltrack.model.problems import Place
from peeltrack.model.record import Record
from peeltrack.model.register import Register
from peeltrack.model.vocabulary import Audience
from peeltrack.on_demand import on_demand
from peeltrack.queries.audience import sees
from peeltrack.queries.public_fields import SHOWN
from peeltrack.queries.texts_of_items import texts_of_items
from peeltrack.wording import cut_short

with on_demand():  # the words by which people are told from offices, for those who look for them
    from peeltrack.language import personal_data

_FOR_CONTACT = frozenset({"contact", "local_policing_body_address", "url", "public_address"})
"""Fields that are there to name an address or a telephone number to the public."""


@dataclass(frozen=True, slots=True)
class FoundInText:
    """A text that the public may read, and the personal data in it."""

    record: Inspection | Item | Meeting | Organisation
    at: Place
    what: str
    """The keys that lead to it, an entry by its id or date: progress.2022-04-12.text."""
    found: "tuple[personal_data.PersonalData, ...]"

    @property
    def sentence(self) -> str:
        """The place and the data: peel/afi-01 progress.2022-04-12.text: a telephone number."""
        record = self.record
        name = record.file if isinstance(record, Organisation) else record.id
        return f"{name} {self.what}: {personal_data.in_words(self.found)}"


def note_on_update(text: str) -> str:
    """Say which personal data an update has, before it becomes public; empty if none."""
    found = personal_data.personal_data(text)
    if not found:
        return ""
    return (
        f"the text has {personal_data.in_words(found)}, which public papers may print once it is "
        "reviewed or cleared; amend the text or restrict the update"
    )


def notes_on_entries(organisation: Organisation, forum: str, texts: Iterable[str]) -> list[str]:
    """Say which personal data the entries of a public forum's meeting have."""
    holder = organisation.forums.get(forum)
    if holder is None or holder.audience != Audience.PUBLIC:
        return []
    return [
        f"“{cut_short(text, 40)}” has {personal_data.in_words(found)}, which public papers may "
        "print; amend the text"
        for text in texts
        if (found := personal_data.personal_data(text))
    ]


def public_personal_data(register: Register) -> tuple[FoundInText, ...]:
    """Find the personal data that a public paper may print today.

    The fields for contact are left out, and so is what nobody has reviewed yet: `review` tells
    of it. The short title of an office is nobody's name.

    Args:
        register: the register without what was withdrawn.
    """
    leads = register.organisation.leads.values()
    offices = frozenset(each.short for each in leads if each.short and _abbreviates(each))
    return tuple(
        FoundInText(record, at, what, found)
        for record in _records(register)
        for at, what, text in _texts(record, (), "")
        if (found := _besides(offices, personal_data.personal_data(text)))
        and sees(register, Audience.PUBLIC, record, at)
    )


def _besides(
    offices: Collection[str], found: "tuple[personal_data.PersonalData, ...]"
) -> "tuple[personal_data.PersonalData, ...]":
    """Return the personal data in a text that is not the short title of an office."""
    return tuple(each for each in found if each.words not in offices)


def _abbreviates(lead: Lead) -> bool:
    """Check whether the last word of a short title begins one of the title: DSupt Inv."""
    last = (lead.short or "").split()[-1:]
    return any(word.startswith(each) for each in last for word in lead.title.split())


def _records(register: Register) -> Iterator[Inspection | Item | Meeting | Organisation]:
    """Yield the records that have anything public: of meetings, those of public forums."""
    forums = register.organisation.forums
    yield register.organisation
    yield from register.inspections.values()
    for few in register.once(texts_of_items):
        if personal_data.may_have_some(few.text):
            yield from few.items
    for meeting in register.meetings.values():
        forum = forums.get(meeting.forum)
        if forum and forum.audience == Audience.PUBLIC:
            yield meeting


def _texts(value: object, at: Place, what: str) -> Iterator[tuple[Place, str, str]]:
    """Yield the public texts of a value, each with its keys, also as an amendment names them."""
    if type(value) is str:
        yield at, what, value
    for key, name, inner in _entries(value):
        yield from _texts(inner, (*at, key), f"{what}.{name}".lstrip("."))


def _entries(value: object) -> Iterator[tuple[str | int, str, object]]:
    """Yield the public fields of a record or the entries of a list, each with its key and name."""
    match value:
        case Forum() if value.audience != Audience.PUBLIC:
            return
        case Record():
            for key in SHOWN.get(type(value), "").split():
                if key not in _FOR_CONTACT:
                    yield key, key, getattr(value, key)
        case Mapping():
            yield from ((str(key), str(key), each) for key, each in value.items())
        case tuple():
            names = entry_names(value)
            yield from ((at, names[at], each) for at, each in enumerate(value))
