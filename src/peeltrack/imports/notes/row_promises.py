"""Promises in the answers of a table of questions that name no day or meeting. Pure."""

from collections.abc import Iterable, Iterator
from datetime import date

from peeltrack.imports.notes.clauses import clauses_of
from peeltrack.imports.notes.commitments import Promise
from peeltrack.imports.notes.due import due_of
from peeltrack.imports.notes.forms import LONGEST_SENTENCE
from peeltrack.imports.notes.offices import Offices, Speech
from peeltrack.imports.notes.owed import promised_in
from peeltrack.imports.notes.promisers import promiser
from peeltrack.imports.notes.speakers import Speaker


def promised_besides(
    speeches: Iterable[Speech], offices: Offices, meeting: date, taken: Iterable[str]
) -> Iterator[Promise]:
    """Yield what somebody promises in answers; "she" is who spoke last.

    Args:
        speeches: the answers.
        offices: those who may speak.
        meeting: the day from which times are counted.
        taken: the sentences that are commitments already.
    """
    known = set(taken)
    speaker = Speaker(offices)
    for speech in speeches:
        speaker.call, speaker.lead = "", speech.by
        for sentence in clauses_of(speech.text):
            cut = sentence[:LONGEST_SENTENCE]
            speaker.hear(cut)
            if sentence in known:
                continue
            if found := promised_in(cut, offices):
                by = promiser(found[1], cut, speaker, offices) or speaker.name
                due, event = due_of(cut, meeting)
                yield Promise(sentence, by, event, due, speech.text)
