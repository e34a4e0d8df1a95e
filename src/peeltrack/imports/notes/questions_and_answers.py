"""Discussion of an item: questions with their answers, actions, remarks, commitments. Pure."""

import re
from dataclasses import dataclass, field

from peeltrack.imports.notes.forms import LONGEST_SENTENCE, QUESTIONS, form_of
from peeltrack.imports.notes.notes_parts import NotesRow
from peeltrack.imports.notes.offices import ASKING, Offices, Speech

_MARK = re.compile(
    r"(?:(?<=\n)|^|(?<=[.?!:;)\w\"”\u2019] ))(?P<sign>Q|A)?(?P<number>\d{1,2})(?P<dot>[.):])?"
    r"[ \n]+(?=[A-Z“\"'\u2018])"
)
_ACTION = re.compile(
    r"(?:(?<=\n)|^|(?<=[.?!;:)\w] ))"
    r"(?:Actions? [Aa]rising|ACTIONS?(?: ARISING)?|Actions?(?: point)?s?(?: \d+)?)"
    r"\s*[:\u2013-]\s*"
)
_NO_QUESTION = re.compile(r"\W*no (?:further )?questions?\b[,;: ]*", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\W*(?:this (?:was|has been) |already |previously )?"
    r"(?:addressed|covered|dealt with|discussed|answered|considered)"
    r" (?:as part of|at|in|during|under|through) (?:the )?(?P<where>[^.]+)\.?\s*",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Asked:
    """A question with its answers."""

    text: str
    by: str | None = None
    number: int | None = None
    answers: list[Speech] = field(default_factory=list)


@dataclass(slots=True)
class Talk:
    """Everything that was said in a row."""

    asked: list[Asked] = field(default_factory=list)
    remarks: list[Speech] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)
    elsewhere: str | None = None
    doubts: list[str] = field(default_factory=list)


def talk_of(row: NotesRow, offices: Offices) -> Talk:
    """Return the questions and answers in a row."""
    talk = Talk()
    if found := _ELSEWHERE.fullmatch(row.question):
        talk.elsewhere = found["where"].strip()
        _remarks(talk, row.answer, offices)
        return talk
    if _NO_QUESTION.match(row.question) or not row.question:
        _remarks(talk, row.question, offices)
        _remarks(talk, row.answer, offices)
        return talk
    usual = offices.lead_called(_asking_office(row.asker))
    for number, text in numbered(row.question):
        _ask(talk, number, text, offices, usual)
    _answer(talk, row.answer, offices)
    return talk


def numbered(text: str) -> list[tuple[int | None, str]]:
    """Return the entries of a cell, each with its number; a text without numbers is one entry."""
    starts: list[re.Match[str]] = []
    for found in _MARK.finditer(text):
        number, bare = int(found["number"]), not found["dot"] and not found["sign"]
        if number == len(starts) + 1 and (not bare or (starts and _stands_clear(text, found))):
            starts.append(found)
    if not starts:
        return [(None, text.strip())] if text.strip() else []
    before = text[: starts[0].start()].strip()
    bounds = [found.start() for found in starts[1:]] + [len(text)]
    entries = [(None, before)] if before else []
    return [
        *entries,
        *(
            (place, text[found.end() : end].strip())
            for place, (found, end) in enumerate(zip(starts, bounds, strict=True), 1)
        ),
    ]


def _stands_clear(text: str, found: re.Match[str]) -> bool:
    """Check whether a number without a full stop begins an entry: by the text around it."""
    before = text[: found.start()].rstrip(" ")
    speaks = re.match(r"The [A-Z]{2,}\b", text[found.end() :])
    return before.endswith("\n") or bool(speaks and before[-1:] in (".", "?", "!"))


def without_actions(text: str) -> tuple[str, list[str]]:
    """Return a text without the actions in it, and those actions; each ends with its line."""
    actions: list[str] = []
    while found := _ACTION.search(text):
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        if action := text[found.end() : end].strip():
            actions.append(action)
        text = f"{text[: found.start()].rstrip(' ')}{text[end:]}"
    return text.strip(), actions


def _ask(talk: Talk, number: int | None, text: str, offices: Offices, usual: str | None) -> None:
    """Add a question; a paragraph after a numbered one that asks nothing is a remark."""
    first, *more = text.split("\n")
    parts = [first]
    for paragraph in more:
        speaks = offices.speeches(paragraph)[0].known
        if number and speaks and not ASKING.search(paragraph):
            talk.remarks.append(Speech(offices.first_speaker(paragraph), paragraph))
        else:
            parts.append(paragraph)
    words, remark = (
        _without_afterword("\n\n".join(parts), offices) if number else ("\n\n".join(parts), None)
    )
    if remark:
        talk.remarks.append(remark)
    talk.asked.append(Asked(words, _asker(words, offices, usual), number))


def _asker(text: str, offices: Offices, usual: str | None) -> str | None:
    """Return who asked; None for somebody who is named and no lead."""
    found = form_of(text[:LONGEST_SENTENCE], QUESTIONS)
    who = found[1].groupdict().get("who") if found and found[1].start() == 0 else None
    return offices.asker_called(who) if who else offices.asker_of(text, usual)


def _without_afterword(text: str, offices: Offices) -> tuple[str, Speech | None]:
    """Return a question without a remark that the page prints after it."""
    speeches = offices.speeches(text)
    last = speeches[-1]
    if len(speeches) > 1 and speeches[-2].asks and not last.asks and not ASKING.search(last.text):
        return text[: text.rfind(last.text)].strip(), last
    return text, None


def _answer(talk: Talk, text: str, offices: Offices) -> None:
    """Give each question its answers: by number, else in order, else all to the last."""
    entries = numbered(text)
    unnumbered = all(number is None for number, _ in entries)
    if unnumbered and len(talk.asked) > 1 and entries:
        paragraphs = entries[0][1].split("\n")
        if len(paragraphs) == len(talk.asked):
            entries = list(enumerate(paragraphs, 1))
        else:
            talk.doubts.append("its answers have no numbers: all are under the first question")
            entries = [(1, entries[0][1])]
    for number, words in entries:
        question = _question(talk, number)
        question = _speak(talk, question, words, offices)


def _question(talk: Talk, number: int | None) -> Asked:
    for asked in talk.asked:
        if number is not None and asked.number == number:
            return asked
    if (
        number is not None
        and 0 < number <= len(talk.asked)
        and talk.asked[number - 1].number is None
    ):
        return talk.asked[number - 1]
    if number is not None and len(talk.asked) > 1:
        talk.doubts.append(
            f"answer {number} has no question with that number: it is under the last"
        )
    return talk.asked[-1] if number is not None else talk.asked[0]


def _speak(talk: Talk, question: Asked, text: str, offices: Offices) -> Asked:
    words, actions = without_actions(text)
    talk.actions += actions
    for paragraph in words.split("\n"):
        for speech in offices.speeches(paragraph) if paragraph.strip() else ():
            if speech.by and speech.by == question.by:
                if speech.asks:
                    question = Asked(speech.text, speech.by)
                    talk.asked.append(question)
                else:
                    talk.remarks.append(speech)
            else:
                _add(question.answers, speech)
    return question


def _add(answers: list[Speech], speech: Speech) -> None:
    """Add to the answers; an office that continues in a new paragraph gives one answer."""
    last = answers[-1] if answers else None
    if last and last.by and last.by == speech.by:
        answers[-1] = Speech(last.by, f"{last.text}\n\n{speech.text}")
    else:
        answers.append(speech)


def _remarks(talk: Talk, text: str, offices: Offices) -> None:
    words, actions = without_actions(text)
    talk.actions += actions
    for paragraph in words.split("\n"):
        if paragraph.strip():
            by = offices.first_speaker(paragraph)
            talk.remarks.append(Speech(by, paragraph.strip()))


def _asking_office(head: str) -> str:
    """Return the office in a column's head: PCC in "PCC's assurance questions"."""
    found = re.match(
        r"(?:The )?(?P<office>.+?)(?:['\u2019]s?)? (?:assurance |opening )?"
        r"(?:questions?|comments?|challenges?|queries)",
        head,
        re.I,
    )
    return found["office"] if found else head
