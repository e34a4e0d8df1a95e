"""Values of a meeting's file. Pure."""

from collections.abc import Mapping

from peeltrack.edits.kinds import Edit, NewFile, Put
from peeltrack.model.meetings import Meeting
from peeltrack.wording import counted


def values_of(meeting: Meeting) -> Mapping[str, object]:
    """Return the values of the meeting's file: its facts, without what is empty."""
    values: Mapping[str, object] = meeting.model_dump(
        exclude={"id"}, exclude_none=True, exclude_defaults=True, by_alias=True
    )
    return values


def is_only_planned(known: Meeting) -> bool:
    """Check whether a meeting's file says when it is, and nothing that was said there."""
    return values_of(known).keys() <= set(_PLANNED)


_PLANNED = ("forum", "date", "time", "title", "chair", "minutes", "venue", "source")


def edits_for(planned: Meeting | None, meeting: Meeting) -> tuple[Edit, ...]:
    """Return the edits that write a meeting: a new file, or what the planned one lacks."""
    values = values_of(meeting)
    if planned is None:
        return (NewFile(meeting.file, values),)
    known = values_of(planned)
    missing = {key: value for key, value in values.items() if key not in known}
    return tuple(Put(meeting.file, (key,), value) for key, value in missing.items())


def planned_otherwise(planned: Meeting | None, meeting: Meeting) -> tuple[str, ...]:
    """Say what the file of a planned meeting has otherwise than its notes; it stays."""
    known = values_of(planned) if planned else {}
    values = values_of(meeting)
    return tuple(
        f"its file has the {key} {known[key]} but its notes {values[key]}; correct it with "
        f"peeltrack amend {meeting.id} {key}"
        for key in known
        if key in values and known[key] != values[key]
    )


def difference(known: Meeting, drafted: Meeting) -> str:
    """Describe how the existing meeting differs from the draft; the existing one is kept."""
    if values_of(known) == values_of(drafted):
        return "already recorded, word for word. Nothing written."
    words = [each.text for each in known.all_questions]
    new = sum(each.text not in words for each in drafted.all_questions)
    count = counted(new, "question") if new else "something other than its questions"
    return f"already recorded and unchanged; the notes differ in {count}."
