"""A paper to the blocks of its notes, and a meeting to the values of its file. Pure."""

from collections.abc import Mapping

from peeltrack.errors import UnreadablePaperError
from peeltrack.exchange.blocks import Block
from peeltrack.exchange.papers import SIZE_LIMIT
from peeltrack.exchange.readers import READERS
from peeltrack.model.meetings import Meeting
from peeltrack.wording import counted


def blocks_of(name: str, data: bytes) -> tuple[Block, ...]:
    """The blocks of meeting notes as their reader leaves them: their tables whole.

    Raises:
        UnreadablePaperError: if it is empty, too large, or in no format that is known.
    """
    if not data.strip():
        raise UnreadablePaperError(name, "it is empty")
    if len(data) > SIZE_LIMIT:
        raise UnreadablePaperError(name, f"it is larger than {SIZE_LIMIT >> 20} MB")
    reader = next(reader for reader in READERS if reader.reads(name, data))
    try:
        return reader.read(data)
    except UnreadablePaperError as error:
        raise UnreadablePaperError(name, error.why) from error


def values_of(meeting: Meeting) -> Mapping[str, object]:
    """What the meeting's file is to hold: its facts, without what is empty."""
    values: Mapping[str, object] = meeting.model_dump(
        exclude={"id"}, exclude_none=True, exclude_defaults=True, by_alias=True
    )
    return values


def difference(known: Meeting, drafted: Meeting) -> str:
    """How the meeting that is there differs from the one drafted; it is left as it is."""
    if values_of(known) == values_of(drafted):
        return "there already, word for word. Nothing written."
    words = [each.text for each in known.all_questions]
    new = sum(each.text not in words for each in drafted.all_questions)
    count = counted(new, "question") if new else "something other than its questions"
    return f"there already and left as it is; the notes differ in {count}."
