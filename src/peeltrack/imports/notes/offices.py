"""Offices that speak in notes of a meeting, and their leads. Pure.

People appear in notes by name; the register knows offices. A name serves to find the
office and is then dropped.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from peeltrack.imports.language.office_names import lead_named, leads_by_office, letters_of
from peeltrack.imports.notes.attendance_person import Person, initials_of, name_words, names_of
from peeltrack.imports.notes.office_words import OFFICE_WORD
from peeltrack.imports.notes.person_words import is_rank, is_short_form
from peeltrack.language.people import NAME, STYLE
from peeltrack.model.organisation import Lead

_VERBS = (
    "accept|acknowledg|add|advis|agre|answer|apologis|ask|assur|believ|challeng|clarif|clos|comment|"
    "commit|conclud|confirm|consider|emphasi|enquir|explain|express|feel|felt|further|had|has|"
    "highlight|indicat|inform|is|mention|not(?:ed|es|ing)|observ|offer|open|outlin|point|prais|"
    "propos|query|queri|question|rais|reassur|recogni|reiterat|remark|repl|report|request|respon|"
    "said|say|set|stat|stress|suggest|thank|think|thought|told|undert|updat|want|was|welcom|will|"
    "wish|opinion|view"
)
_ADVERBS = r"(?:(?:also|then|further|again|therefore|did|too)\s+)*"
_LEAD_IN = (
    r"(?:(?:In addition|In response|In reply|Additionally|Also|However|Furthermore|Finally),?\s+)?"
)
ASKING = re.compile(r"\b(?:ask|question|quer|enquir|challeng|sought|seek)|\?", re.IGNORECASE)
"""The words that make a sentence a question."""


@dataclass(frozen=True, slots=True)
class Speech:
    """The words of one office, as the notes print them."""

    by: str | None
    text: str
    known: bool = True
    """Whether the notes say who spoke, though the register may not know the office."""
    asks: bool = False


_SAME_OFFICE = (
    "PCC|PFCC|Police and Crime Commissioner|Police, Fire and Crime Commissioner|Commissioner",
    "DPCC|DPFCC|Deputy Police and Crime Commissioner|Deputy Commissioner"
    "|Deputy Police, Fire and Crime Commissioner",
    "CC|Chief Constable|T/CC|Temporary Chief Constable|Acting Chief Constable",
    "DCC|Deputy Chief Constable|T/DCC|A/DCC|Temporary Deputy Chief Constable",
    "ACC|Assistant Chief Constable|T/ACC",
    "CFO|Chief Finance Officer",
    "CEO|Chief Executive|Chief Executive Officer",
)
"""The names that minutes use for one office."""


_ENDED = re.compile(r"[.?!:;\u2013\u2014-][\"'\u201d\u2019)]*$")
"""The end of a sentence or of a lead-in: "so.", "(so.)", "so:"."""
_MOST_BETWEEN = 20
"""The characters before a sentence in which the end of the one before it is looked for."""
_OTHER_OFFICE = re.compile(
    rf"{OFFICE_WORD.pattern}|\b(?:vice|former)\b|\b(?:to|for|of)$", re.IGNORECASE
)
"""What makes another office of the one behind it: "Assistant", "Staff Officer to the"."""
_ASSISTANT = re.compile(r"(?:[TA]/)?ACC\b|(?:\w+ |[TA]/)?Assistant Chief Constable\b")
_CHIEF = re.compile(
    r"(?:\w+/)?(?:[AD]?CC|CFO)|.*(?:Chief Constable|Chief Fire Officer|Commissioner)"
)
"""A rank that is an office as well, unless several hold it."""
_OFFICE_OF = re.compile(
    r",? (?:for the )?Office of\b.*"
    r"|(?:(?<=Commissioner)|(?<=PCC)) for (?:the )?[A-Z][\w ]+$"
    r"|(?<=Constable),?(?: of| for)? [A-Z]\w+(?: [A-Z]\w+)? (?:Police|Constabulary)$"
)
"""Where an office is held, behind it."""
_COMMISSIONER, _SHORTEST = re.compile("D?PF?CC"), 2
_ALSO = (
    "Will May April June August Mark Grace Rose Hope Bill Frank Guy Chase Pat Grant Major Force "
    "Chair Case Police Crime Chief Head Board Panel Bond Law Church Street Field Young Long Best "
    "Wise Good Rich Page Price Bell Cross West North"
)
_ALSO_WORDS = frozenset(_ALSO.split())
"""Names that are words as well."""


class Offices:
    """Every office that may speak or own an action, by each name in the notes."""

    def __init__(self, people: Iterable[Person], leads: Mapping[str, Lead]) -> None:
        self.people = tuple(people)
        self.calls: dict[str, str | None] = {}
        self._derived = Counter(each for person in self.people for each in initials_of(person))
        self._by_office = leads_by_office(leads)
        self._words = Counter(word for person in self.people for word in name_words(person))
        self._by_surname: dict[str, list[Person]] = {}
        for person in self.people:
            *_, surname = ["", *STYLE.sub("", person.name).split()]
            self._by_surname.setdefault(_key(surname), []).append(person)
        self._printed: dict[str, str] = {}
        """The office of each call, as the attendance prints it."""
        self._spelled: set[str] = set()
        for lead_id, lead in leads.items():
            for call in (lead.short, lead.title):
                if call:
                    self._call(call, self.calls.get(_key(call), lead_id))
        self._call_alike()
        self._call_by_initials(leads)
        self.leads: tuple[str | None, ...] = (None,) * len(self.people)
        self.leads = tuple(self._attend(person) for person in self.people)
        self._call_the_only_assistant()
        self._pattern = self._speaker_pattern()

    def _call_the_only_assistant(self) -> None:
        """Match "the ACC" to the only one who attended, whatever his field: "ACC (Crime)"."""
        there = zip(self.people, self.leads, strict=True)
        own = [each for each in there if _ASSISTANT.match(each[0].office) and not each[0].apologies]
        if len(own) == 1:
            person, lead = own[0]
            for call in ("ACC", "Assistant Chief Constable"):
                self._call(call, lead)
                self._printed[_key(call)] = person.office

    def _call_alike(self) -> None:
        """Match every usual name of an office to the same lead."""
        for calls in (group.split("|") for group in _SAME_OFFICE):
            lead = next((known for call in calls if (known := self.calls.get(_key(call)))), None)
            for call in calls:
                self._call(call, self.calls.get(_key(call)) or lead)

    def _call_by_initials(self, leads: Mapping[str, Lead]) -> None:
        """Match the initials of a title of three words, without a field, to the only such lead."""
        short: dict[str, list[str]] = {}
        for lead_id, lead in leads.items():
            words = [word for word in lead.title.split() if word[0].isupper()]
            if len(words) > 2 and "(" not in lead.title:
                short.setdefault("".join(word[0] for word in words), []).append(lead_id)
        for call, ids in short.items():
            if len(ids) == 1 and not self.calls.get(_key(call)):
                self._call(call, ids[0])

    def _attend(self, person: Person) -> str | None:
        """Record the names that the notes may use for a person; return the person's lead."""
        whole = f"{person.post} ({person.short})" if person.office else person.short
        whole = _OFFICE_OF.sub("", whole)
        office = _OFFICE_OF.sub("", person.post)
        lead = lead_named(whole, self._by_office) or self.lead_called(office)
        lead = lead or self.lead_called("" if person.office else person.short)
        lead = lead or self._ending(person.post)
        for call in (person.initials, *(() if person.initials else (person.office,))):
            self._call(call, lead)
        for call in names_of(person):
            self._call(call, lead)
        for call in self._single_names(person):
            self._call(call, lead)
            if person.office:
                self._printed.setdefault(_key(call), person.post)
        derived = initials_of(person)
        letters = (person.initials,) if person.initials else derived
        for call in (*letters, *names_of(person)):
            if person.office and not (call in letters and self._is_only_rank(person)):
                self._printed.setdefault(_key(call), person.post)
        for each in (each for each in derived if self._derived[each] == 1):
            self.calls.setdefault(_key(each), lead)
            self._spelled.add(_spelling(each))
        return lead

    def _is_only_rank(self, person: Person) -> bool:
        """Check whether a post does not tell who is meant: a rank below the chiefs', or shared."""
        alike = sum(each.post == person.post for each in self.people)
        return is_rank(person.post) and (alike > 1 or not _CHIEF.fullmatch(person.post))

    def _single_names(self, person: Person) -> Iterator[str]:
        """Yield a given name and a surname by themselves where nobody else has them."""
        for word in name_words(person):
            alone = self._words[word] == 1 and _key(word) not in self.calls
            if alone and len(word) > _SHORTEST and word not in _ALSO_WORDS:
                yield word

    def _ending(self, office: str) -> str | None:
        """Return the lead whose title ends an office: "Northshire Chief Constable".

        What stands before it is the force's name: an Assistant Chief Constable is another.
        """
        words = re.split(r",? Office of\b", office, maxsplit=1)[0].split()
        shortest = 1 if _COMMISSIONER.fullmatch(words[-1] if words else "") else 2
        for start in range(1, len(words) - shortest + 1):
            if known := self.calls.get(_key(" ".join(words[start:]))):
                return None if _OTHER_OFFICE.search(" ".join(words[:start])) else known
        return None

    def _call(self, call: str, lead: str | None) -> None:
        if _key(call):
            self.calls[_key(call)] = lead
            self._spelled.add(_spelling(call))

    def knows(self, call: str) -> bool:
        """Check whether a call means somebody at the meeting or a lead of the register."""
        known = _key(call) in self.calls or self.lead_called(call) is not None
        return known or self._surname_in(call) is not None

    def lead_called(self, call: str) -> str | None:
        """Return the lead that a name, title or short form means; None if it is uncertain."""
        key = _key(call)
        found = self.calls.get(key)
        found = found or (None if key in self._printed else lead_named(call, self._by_office))
        person = None if found or _key(call) in self.calls else self._surname_in(call)
        return found or (self.leads[self.people.index(person)] if person else None)

    def office_called(self, call: str) -> str:
        """Return the office of a call that is not a lead's, as the attendance prints it."""
        person = None if _key(call) in self._printed else self._surname_in(call)
        return person.post or call if person else self._printed.get(_key(call), call)

    def _surname_in(self, call: str) -> Person | None:
        """Return the person whose surname ends a call behind his rank, style or given name."""
        first, _, surname = call.strip().rpartition(" ")
        fits = self._by_surname.get(_key(surname), []) if first else []
        if len(fits) != 1 or len(surname) <= _SHORTEST:
            return None
        titled = STYLE.fullmatch(first) or is_rank(first)
        given = STYLE.sub("", fits[0].name).strip()[:1] == first[:1] and NAME.fullmatch(first)
        return fits[0] if titled or given or is_short_form(first) else None

    def first_speaker(self, text: str) -> str | None:
        """Return the first office that a text names as speaking, anywhere in a sentence."""
        return self.calls.get(_key(self.first_call(text)))

    def first_call(self, text: str) -> str:
        """Return how a text calls the first office or person that it names as speaking."""
        found = self._pattern.search(text)
        return found["office"] if found else ""

    def call_of(self, sentence: str) -> str:
        """Return how a sentence calls the office or person with whom it begins as its speaker."""
        found = self._pattern.match(sentence)
        return found["office"] if found else ""

    def voice_of(self, sentence: str) -> str:
        """Return the key of the office or person with whom a sentence begins as its speaker."""
        return _key(self.call_of(sentence))

    def asker_of(self, text: str, usual: str | None) -> str | None:
        """Return who asked: the first office that speaks, lead or not; else the usual one."""
        return self.first_speaker(text) if self._pattern.search(text) else usual

    def asker_called(self, call: str) -> str | None:
        """Return the lead whom a call means, without articles and further askers."""
        bare = re.sub(r"^(?:the|an?|one|another)\s+", "", call, flags=re.IGNORECASE)
        return self.lead_called(bare) or self.lead_called(re.split(r" and |, ", bare)[0])

    def speeches(self, text: str) -> list[Speech]:
        """Divide a paragraph where another office begins to speak."""
        starts = [
            found
            for found in self._pattern.finditer(text)
            if _begins_sentence(text, found.start("whole"))
        ]
        made: list[Speech] = []
        bounds = [found.start("whole") for found in starts] + [len(text)]
        if bounds[0] > 0 and text[: bounds[0]].strip():
            made.append(Speech(None, text[: bounds[0]].strip(), known=False))
        for found, end in zip(starts, bounds[1:], strict=True):
            by = self.calls.get(_key(found["office"]))
            words = text[found.start("whole") : end].strip()
            asks = bool(re.match("ask|question|quer|enquir", found["verb"], re.IGNORECASE))
            last = made[-1] if made else None
            if last and last.known and last.by == by and (by or not made) and last.asks == asks:
                made[-1] = Speech(by, f"{last.text} {words}", known=True, asks=asks)
            else:
                made.append(Speech(by, words, known=True, asks=asks))
        return made

    def _speaker_pattern(self) -> re.Pattern[str]:
        names = "|".join([*sorted(self._spelled, key=len, reverse=True), "(?!)"])
        self.known = names
        """A regular expression for every call that is known."""
        self.leading = re.compile(rf"(?:The )?(?P<who>{names}) to (?!be\b)(?=[a-z])")
        """An office that is known and is to do something."""
        return re.compile(
            rf"(?P<whole>{_LEAD_IN}(?:\b[Tt]he\s+)?(?<![\w-])(?P<office>{names})"
            rf"(?![\u2019'\w])(?:\s+(?!The\b)[A-Z][\w\u2019'-]+){{0,2}}\s+{_ADVERBS}(?P<verb>{_VERBS}))"
        )


def _spelling(call: str) -> str:
    """Return a regular expression for a short form or a title, with any spaces."""
    if call.upper() == call or len(call) < 5:
        return r"\s?".join(re.escape(letter) for letter in call if not letter.isspace())
    return f"(?i:{r'[^0-9A-Za-z]+'.join(re.findall('[A-Za-z0-9]+', call))})"


def _begins_sentence(text: str, at: int) -> bool:
    before = text[max(0, at - _MOST_BETWEEN) : at].rstrip()
    return not before or bool(_ENDED.search(before)) or text[at : at + 4] == "The "


def _key(call: str) -> str:
    return letters_of(call.replace("&", " and "))
