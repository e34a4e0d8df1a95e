"""Lines that hold several: bullets run together, labels, announcements. Pure."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from peeltrack.imports.language.finding_labels import label_of
from peeltrack.imports.language.finding_mentions import announced
from peeltrack.imports.language.instructions import is_imperative
from peeltrack.imports.language.obligations import obligation
from peeltrack.imports.language.statements import is_statement
from peeltrack.imports.lines import Line, Role
from peeltrack.imports.reports.list_markers import BULLETS
from peeltrack.imports.unfolding.statuses import STATUS_WORDS
from peeltrack.language.sentences import first_sentence, sentences
from peeltrack.model.parse_date import DATE
from peeltrack.model.vocabulary import ItemKind

_BULLETS = re.compile(rf"\s*[{BULLETS}]\s+(?=\S)")
_ENUMERATED = re.compile(
    r"(?:(?<=[;,.:\u2013—-])|(?<= and)|(?<= or))\s*\(?(?P<mark>[ivx]{1,5}|[a-h]|\d{1,2})\)\s+(?=\S)"
)
_STANDING = re.compile(
    r"(?<=[.!?\u201d\u2019)]) (?=(?:We set out (?:our|the) (?:detailed )?findings\b"
    r"|These are the basis for our judg|We will (?:return|revisit|continue to monitor)\b"
    r"|(?:Our |The )?(?:main|detailed) findings\b.{0,60}\bbelow))"
)
_REFERENCE = re.compile(
    r" ?(?P<tail>\((?:Recommendation|AFI|Area for improvement) \d{1,3}\)"
    r"|[(\[](?:see )?(?:paragraphs?|paras?\.?|pages?|pp?\.) ?[\d.,\u2013 -]{1,24}"
    r"(?: and \d{1,4})?[)\]]|\([A-Z]\d{1,3}\)|\(\d{1,2}\.\d{1,3}(?:[,; ][^()]{1,60})?\))\.?$",
    re.IGNORECASE,
)
_STATED = re.compile(
    rf" (?P<tail>(?:(?:\d{{1,3}}|[A-Z][\w/]{{1,12}}(?: [A-Z]\w{{1,20}}){{1,3}}) )?(?i:{DATE})"
    rf" (?i:{STATUS_WORDS})\b.{{0,60}})$"
    r"|(?<=[a-z)]) (?P<status>(?:Completed?|Closed|Open|In progress|Not started|Ongoing|Overdue"
    r"|On track|Off track|Amber|Green|Red|Yellow|Blue|Superseded)(?: \d{1,3}%?)?)$"
)
_STATED_ALONE = re.compile(rf"(?<=[.;]) (?P<tail>(?:status: ?)?{STATUS_WORDS}\.?)$", re.IGNORECASE)
_STATUS_BEFORE = re.compile(rf"[(\[](?:{STATUS_WORDS})[)\]] ?", re.IGNORECASE)
_SEVERAL = 2
_MOST_BULLETS = 2_000
"""The most bullets of one line; a line with more is no list."""
_FEWEST_WORDS = 5
"""The fewest words of an instruction behind a label; fewer may be its title."""


def with_bullets(lines: Sequence[Line]) -> list[Line]:
    """Divide a line in which several bullets were run together."""
    made: list[Line] = []
    for line in lines:
        parts = _BULLETS.split(line.text) if line.role is Role.TEXT else [line.text]
        is_one = len(parts) < 2 or (len(parts) == 2 and not parts[0])
        if is_one or line.heading or len(parts) > _MOST_BULLETS:
            made.append(line)
            continue
        first, *others = parts
        pieces = [replace(line, text=first)] if first else []
        pieces += [replace(line, text=text, bullet="•") for text in others if text]
        made += pieces
    return made


def with_enumerations(lines: Sequence[Line]) -> list[Line]:
    """Divide "made two recommendations: (i) …; (ii) …" into the announcement and its entries."""
    made: list[Line] = []
    for line in lines:
        marks = list(_ENUMERATED.finditer(line.text)) if line.role is Role.TEXT else []
        if len(marks) < 2 or not _introduces(line.text[: marks[0].start()]):
            made.append(line)
            continue
        made.append(replace(line, text=line.text[: marks[0].start()].rstrip()))
        for mark, following in pairwise(marks):
            text = line.text[mark.end() : following.start()].strip()
            made.append(replace(line, text=text, bullet=f"({mark['mark']})"))
        last, rest = first_sentence(line.text[marks[-1].end() :])
        made.append(replace(line, text=last, bullet=f"({marks[-1]['mark']})"))
        made += [replace(line, text=rest, bullet=None)] if rest else []
    return made


def _introduces(head: str) -> bool:
    """Check whether the words before marks within a line announce findings, or oblige with them."""
    asks = head.rstrip().endswith(":") and obligation(sentences(head)[-1]) is not None
    return asks or bool(announced(head))


def with_inner_labels(lines: Sequence[Line]) -> list[Line]:
    """Divide "Cause of concern: … . Recommendation: The force …" before the second label."""
    return _divided_at(_INNER_LABEL, lines)


_INNER_LABEL = re.compile(
    r"(?<=[.!?\u201d\u2019)]) (?=(?:Recommendation|Key concern|Cause of concern"
    r"|Area for improvement|AFI)(?: \d{1,2})?(?:: (?=[A-Z])|\. (?=(?:The|Within|By|We) )))"
)


def with_labels(lines: Sequence[Line]) -> list[Line]:
    """Divide "AFI 3: The force should …" into the label and the finding."""
    made: list[Line] = []
    for line in lines:
        found = label_of(line.text, line.bullet or "") if line.role is Role.TEXT else None
        behind = _LABEL_BEHIND.fullmatch(line.text) if line.role is Role.TEXT else None
        if behind and found is None and obligation(behind["text"]) is not None:
            own_label = replace(line, text=behind["label"], bullet=None)
            made += [own_label, replace(line, text=behind["text"])]
            continue
        if found is None or not found.rest or not is_finding_behind(found.rest):
            made.append(line)
            continue
        status = _STATUS_BEFORE.match(found.rest)
        rest = found.rest[status.end() :] if status else found.rest
        label = line.text[: len(line.text) - len(found.rest)].strip()
        several = sentences(rest) if found.plural and not found.numbers else ()
        if len(several) < _SEVERAL or not all(map(obligation, several)):
            several = (rest,)
        mark = "•" if len(several) > 1 else None
        made.append(replace(line, text=label, heading=line.heading))
        if status:
            made.append(replace(line, text=status[0].strip(" ()[]"), bullet=None, role=Role.OWN))
        made += [replace(line, text=each, bullet=mark, heading=None) for each in several]
    return made


_LABEL_BEHIND = re.compile(
    r"(?P<text>[^()]{20,600}?)"
    r" \((?P<label>(?:Recommendation|AFI|Area for improvement) \d{1,3})\)\.?"
)


def with_recommendations_apart(lines: Sequence[Line]) -> list[Line]:
    """Divide the wording of a cause of concern from what is recommended behind it."""
    made: list[Line] = []
    for line in lines:
        label = label_of(made[-1].text) if made and line.role is Role.TEXT else None
        if label is None or label.kind is not ItemKind.CAUSE_OF_CONCERN or label.rest:
            made.append(line)
            continue
        pieces: list[str] = []
        for sentence in line.sentences:
            found = obligation(sentence)
            leads = sentence.endswith(":")
            apart = found is not None and (found.family == "recommends" or leads)
            if apart or not pieces:
                pieces.append(sentence)
            else:
                pieces[-1] = f"{pieces[-1]} {sentence}"
        made += divided(line, pieces)
    return made


def is_finding_behind(rest: str) -> bool:
    """Check whether the finding itself follows a label, and not just a title."""
    is_whole = rest.endswith(".") or len(rest.split()) >= _FEWEST_WORDS
    tells = is_imperative(rest) and is_whole
    return tells or is_statement(rest) or obligation(rest) is not None or rest.endswith(":")


def with_standing_sentences(lines: Sequence[Line]) -> list[Line]:
    """Divide a box from the inspectorate's standing sentence that follows it."""
    return _divided_at(_STANDING, lines)


def with_tails(lines: Sequence[Line]) -> list[Line]:
    """Remove whatever follows a finding without belonging to it, and its quotation marks."""
    made: list[Line] = []
    for line in lines:
        text = line.text
        if line.role is not Role.TEXT or len(text) > 3_000:
            made.append(line)
            continue
        behind = (_REFERENCE, _STATED_ALONE)
        found = next((each for pattern in behind if (each := pattern.search(text))), None)
        if found is None and obligation(text) is not None:
            found = _STATED.search(text)
        if found and found.start() > 0:
            made.append(replace(line, text=_unquoted(text[: found.start()].rstrip())))
            made.append(replace(line, text=found[0].strip(), bullet=None, role=Role.OWN))
        else:
            made.append(replace(line, text=_unquoted(text)))
    return made


_QUOTED = re.compile(r"[“\"\u2018'](?P<text>[^“”\"]{8,})[”\"\u2019'](?P<stop>\.?)")


def _unquoted(text: str) -> str:
    """Return a text without the marks of a quotation that it is, or in which one begins or ends."""
    found = _QUOTED.fullmatch(text)
    if found:
        return f"{found['text']}{found['stop']}"
    if text[:1] == "“" and text[-1:] == "”" and _is_balanced(text[1:-1]):
        return text[1:-1]
    excess = text.count("“") - text.count("”")
    is_odd = text.count('"') % 2 == 1
    if (text.startswith("“") and excess > 0) or (text.startswith('"') and is_odd):
        return text[1:]
    is_closed = (text.endswith("”") and excess < 0) or (text.endswith('"') and is_odd)
    return text[:-1] if is_closed else text


def _is_balanced(text: str) -> bool:
    """Check whether each quotation within a text begins and ends in it."""
    depths = list(accumulate({"“": 1, "”": -1}.get(sign, 0) for sign in text))
    return bool(depths) and min(depths) == 0 == depths[-1]


def _divided_at(place: re.Pattern[str], lines: Sequence[Line]) -> list[Line]:
    """Divide each line of text wherever a pattern fits."""
    made: list[Line] = []
    for line in lines:
        pieces = place.split(line.text) if line.role is Role.TEXT else [line.text]
        made += divided(line, pieces)
    return made


def divided(line: Line, texts: Sequence[str]) -> list[Line]:
    """Return a line divided into texts, the first with its mark."""
    first, *others = texts
    return [
        replace(line, text=first),
        *(replace(line, text=text, bullet=None, heading=None) for text in others if text),
    ]
