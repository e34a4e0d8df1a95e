"""Values of a meeting's file. Pure."""

from collections.abc import Mapping

from peeltrack.model.meetings import Meeting
from peeltrack.wording import counted


def values_of(meeting: Meeting) -> Mapping[str, object]:
    """Return the values of the meeting's file: its facts, without what is empty."""
    values: Mapping[str, object] = meeting.model_dump(
        exclude={"id"}, exclude_none=True, exclude_defaults=True, by_alias=True
    )
    return values


def difference(known: Meeting, drafted: Meeting) -> str:
    """Describe how the existing meeting differs from the draft; the existing one is kept."""
    if values_of(known) == values_of(drafted):
        return "there already, word for word. Nothing written."
    words = [each.text for each in known.all_questions]
    new = sum(each.text not in words for each in drafted.all_questions)
    count = counted(new, "question") if new else "something other than its questions"
    return f"there already and left as it is; the notes differ in {count}."
