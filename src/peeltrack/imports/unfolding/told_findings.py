"""Findings in running text, divided from the words that tell them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from peeltrack.imports.language.faults import states_fault
from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.finding_mentions import announced, kinds_named
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.language.told_causes import told_cause, wording_and_rest
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.unfolding.splitting import divided
from peeltrack.language.sentences import sentences
from peeltrack.model.vocabulary import ItemKind

_ANNOUNCED_WITH_REST = re.compile(
    r"(?P<head>[^:]{0,240}\b(?:recommendations?|causes? (?:of|for) concern|areas? for improvement"
    r"|AFIs?)\b[^:]{0,80}:) (?P<rest>\S.{20,})",
    re.IGNORECASE,
)


def with_announcements(lines: Sequence[Line]) -> list[Line]:
    """Divide "We found one cause of concern: the force …" into the announcement and the finding."""
    made: list[Line] = []
    for line in lines:
        found = _ANNOUNCED_WITH_REST.fullmatch(line.text) if line.role is Role.TEXT else None
        if found is None or not announced(found["head"]) or not is_statement(found["rest"]):
            made.append(line)
            continue
        made.append(replace(line, text=found["head"]))
        texts, mark = _told_behind(found["head"], found["rest"])
        made += [replace(line, text=text, bullet=mark, heading=None) for text in texts if text]
    return made


def _told_behind(head: str, rest: str) -> tuple[Sequence[str], str | None]:
    """Return the texts behind an announcement, and their mark if they are a list."""
    entries = _BETWEEN_ENTRIES.split(rest)
    if len(entries) > 1 and ". " not in rest and _MANY.search(head):
        return entries, "•"
    is_cause = kinds_named(head) == {ItemKind.CAUSE_OF_CONCERN}
    return wording_and_rest(rest) if is_cause else (rest,), None


_MANY = re.compile(r"\b(?:recommendations|causes (?:of|for)|areas for|AFIs)\b", re.IGNORECASE)
_BETWEEN_ENTRIES = re.compile(r"; (?:and )?")


def with_quotations(lines: Sequence[Line]) -> list[Line]:
    """Divide "HMICFRS says: “The force …”" into what introduces the finding and its words."""
    made: list[Line] = []
    for line in lines:
        found = _QUOTATION.fullmatch(line.text) if line.role is Role.TEXT else None
        if found is None or not is_statement(found["text"]):
            made.append(line)
            continue
        made += divided(line, [found["head"], found["text"], found["rest"] or ""])
    return made


def with_quoted_wordings(lines: Sequence[Line]) -> list[Line]:
    """Divide "“The force should …” Work has begun." behind a label: only the quotation is wording.

    What follows is the force's own.
    """
    made: list[Line] = []
    for line in lines:
        is_labelled = bool(made) and made[-1].origin == line.origin and label_of(made[-1].text)
        found = _QUOTED_FIRST.fullmatch(line.text) if is_labelled else None
        if found and is_statement(found["text"]):
            made.append(replace(line, text=found["text"]))
            made.append(replace(line, text=found["rest"], bullet=None, role=Role.OWN))
        else:
            made.append(line)
    return made


_QUOTED_FIRST = re.compile(
    r"[“\"](?P<text>[^“”\"]{20,2000}[.;]?)[”\"]\.?\s+(?P<rest>[A-Z\d(].*)", re.DOTALL
)


def with_told_causes(lines: Sequence[Line]) -> list[Line]:
    """Divide "The second cause of concern is that the force …" into what tells it and the cause."""
    made: list[Line] = []
    among_causes = False
    for line in lines:
        is_text = line.role is Role.TEXT and not line.heading
        told = told_cause(line.text, among_causes=among_causes) if is_text else None
        pieces = (told.before, told.head, told.wording, told.rest) if told else ()
        made += divided(line, list(filter(None, pieces)) or [line.text])
        if kinds := announced(line.text):
            among_causes = ItemKind.CAUSE_OF_CONCERN in kinds
    return made


_QUOTATION = re.compile(
    r"(?P<head>(?:.{0,300}[.!?] )?(?:(?:HMIC(?:FRS|S)?|HMFSI|[Tt]he (?:inspectorate|report|IOPC"
    r"|auditors?|review|letter)|[Ii]nspectors|[Ii]t|[Tt]hey) (?:says?|said|found|finds?|states?"
    r"|stated|wrote|writes?|recommends?|recommended|reads?)(?: that| as follows)?"
    r"|(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur) (?:first|second|third|fourth|fifth|sixth|other|next|last"
    r"|final|only)(?: one| recommendation| finding| area for improvement| cause of concern)?"
    r" (?:is|was|reads|says|said)(?: that| as follows)?) ?:) ?"
    r"[“\"](?P<text>[^“”\"]{20,2000})[”\"]\.?(?: (?P<rest>\S.*))?"
)


def with_single_announcements(lines: Sequence[Line]) -> list[Line]:
    """Divide "We also found an area for improvement. The force should …" before the finding."""
    made: list[Line] = []
    for line in lines:
        found = _ONE_ANNOUNCED.match(line.text) if line.role is Role.TEXT else None
        rest = line.text[found.end() :] if found else ""
        told = sentences(rest)[0] if rest else ""
        if found and told and _is_announced(found[0], told, is_entry=bool(line.bullet)):
            made += divided(line, [found[0].strip(), rest])
        else:
            made.append(line)
    return made


def _is_announced(head: str, told: str, *, is_entry: bool) -> bool:
    """Check whether a sentence says what is announced: what is to be done, or what is wrong."""
    if asks := obligation(told):
        return asks.names_body and not is_entry
    return kinds_named(head) == {ItemKind.CAUSE_OF_CONCERN} and states_fault(told)


_ONE_ANNOUNCED = re.compile(
    r"[^.:;]{0,120}\b(?:[Ww]e had|identified|found|made?|making|issued?|issuing|raised?|raising"
    r"|given?)\b"
    r"[^.:;]{0,40}\b(?:an?|one|another|a further|a second)(?: \w+){0,2}"
    r" (?:area for improvement|AFI|recommendation|cause of concern)\b[^.:;]{0,120}\. (?=[A-Z])"
)
