"""Both sides of a conflict in words, for the person who settles it. Pure."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from peeltrack.changes.merge_decisions import Conflict
from peeltrack.changes.settle import Choice, in_order, list_of_moves, new_moves, value_at
from peeltrack.documents.change_words import NOUNS
from peeltrack.documents.formats.markdown_escaping import escaped
from peeltrack.wording import capitalised, cut_short, long_date, spoken


@dataclass(frozen=True, slots=True)
class ConflictWords:
    """A conflict in words."""

    record: str
    """The item, meeting or file."""
    what: str
    """What both changed: RAG, text of the update of 20 May 2022."""
    ours: str
    theirs: str
    choices: tuple[Choice, ...] = (Choice.OURS, Choice.THEIRS)
    """The sides that can be chosen."""
    both: str = ""
    """The outcome of taking both, if that can be chosen."""

    @property
    def about(self) -> str:
        """The record and what both changed in it."""
        return f"{self.record}: {self.what}"


def conflict_words(
    record: str,
    conflict: Conflict,
    base: Mapping[str, Any],
    ours: Mapping[str, Any],
    theirs: Mapping[str, Any],
    title: Callable[[str], str] = str,
) -> ConflictWords:
    """Put a conflict into words.

    Args:
        record: the item, meeting or file that it is in.
        conflict: the conflict.
        base: the common origin.
        ours: our version, with whatever else is merged into it.
        theirs: the other version.
        title: the office of a lead.
    """
    what = _what(conflict, ours, theirs)
    other = new_moves(conflict, base, theirs, conflict.theirs)
    own = [each for each in new_moves(conflict, base, ours, conflict.ours) if each not in other]
    if own and other:
        mine, yours = ("; ".join(_move(each, title) for each in side) for side in (own, other))
        choices = _choices_of_moves(own, other)
        return ConflictWords(record, what, mine, yours, choices, _both(own, other, title))
    mine = _value(value_at(ours, conflict.ours) if conflict.in_ours else None, title)
    yours = _value(value_at(theirs, conflict.theirs) if conflict.in_theirs else None, title)
    return ConflictWords(record, what, mine, yours)


def as_lines(number: int, words: ConflictWords) -> list[str]:
    """Return a conflict for a terminal."""
    return [
        f"{number}. {words.about}",
        *(f"   {f'{side}:':<7} {text}" for side, text in _sides(words)),
    ]


def as_items(number: int, words: ConflictWords) -> list[str]:
    """Return a conflict for the comment on a pull request."""
    return [
        f"{number}. **{escaped(words.record)}**: {escaped(words.what)}",
        *(f"   - {side}: {escaped(text)}" for side, text in _sides(words)),
    ]


def _sides(words: ConflictWords) -> list[tuple[Choice, str]]:
    sides = [(Choice.OURS, words.ours), (Choice.THEIRS, words.theirs)]
    if words.both:
        is_equal = len(words.choices) == len(Choice)
        sides.append((Choice.BOTH, f"{words.both} ({_EITHER if is_equal else _NO_OTHER})"))
    return sides


_LONGEST = 200
"""The most characters of a side in a sentence: room for a RAG's reason behind date and author."""

_EITHER = "ours or theirs also keeps both, and ends with that side"
_NO_OTHER = "there is no other choice"


def as_sentence(words: ConflictWords) -> str:
    """Return a conflict in one line, as git prints it while it merges."""
    ours, theirs = (
        cut_short(each.removesuffix("."), _LONGEST) for each in (words.ours, words.theirs)
    )
    return f"{words.about}; ours: {ours}; theirs: {theirs}; choose one."


_Moves = Sequence[dict[str, Any]]


def _choices_of_moves(own: _Moves, other: _Moves) -> tuple[Choice, ...]:
    """Return the choices between records of one move: both stay, the later as the position."""
    last_own, last_other = (max(str(each["date"]) for each in side) for side in (own, other))
    return tuple(Choice) if last_own == last_other else (Choice.BOTH,)


def _both(own: _Moves, other: _Moves, title: Callable[[str], str]) -> str:
    """Describe the outcome of keeping both sides' records of one move."""
    last = in_order(own, other, Choice.BOTH)[-1]
    return f"in date order, ending with {_value(last.get('to'), title)}"


def _what(conflict: Conflict, ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> str:
    side, place = (ours, conflict.ours) if conflict.in_ours else (theirs, conflict.theirs)
    moves = list_of_moves(conflict)
    names: list[str] = []
    for number, step in enumerate(place):
        if isinstance(step, int):
            entry = value_at(side, place[: number + 1])
            names[-1] = f"{_singular(names[-1])}{_named(entry)}"
        elif moves and number == len(place) - 1:
            names.append(_MOVED[str(moves[-1])])
        elif number and place[number - 1] in _KEYED:
            names[-1] = f"{_singular(names[-1])} {step}"
        else:
            names.append(NOUNS.get(step, spoken(step)))
    words = " of the ".join(reversed(names))
    because = f" ({_vouched(conflict)})" if conflict.because else ""
    return capitalised(words) + because


_KEYED = ("leads", "forums", "programmes")
"""The mappings whose keys are ids."""
_MOVED = {"rag_changes": "RAG", "target_changes": "target", "due_changes": "due date"}


def _vouched(conflict: Conflict) -> str:
    voucher, vouched = conflict.because or ("", "")
    noun = NOUNS.get(voucher, spoken(voucher))
    return f"one side changed the {noun}, the other the {NOUNS.get(vouched, spoken(vouched))}"


def _singular(noun: str) -> str:
    return noun.removesuffix("s")


def _named(entry: object) -> str:
    """Name an entry by its date or id."""
    if not isinstance(entry, Mapping):
        return ""
    if day := entry.get("date"):
        return f" of {_value(day, str)}"
    return f" {entry['id']}" if "id" in entry else ""


def _move(entry: Mapping[str, Any], title: Callable[[str], str]) -> str:
    start = f"{_value(entry['from'], title)} → " if entry.get("from") else ""
    day = _value(entry.get("date"), title)
    by = f", {title(str(entry['by']))}" if entry.get("by") else ""
    because = f": {entry['because']}" if entry.get("because") else ""
    return f"{start}{_value(entry.get('to'), title)} on {day}{by}{because}"


def _value(value: object, title: Callable[[str], str]) -> str:
    """Return a value in words: of an entry its texts, who gave it and when."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Mapping):
        parts = [
            f"{NOUNS.get(key, spoken(key))} {_value(each, title)}"
            if key not in ("text", "because")
            else _value(each, title)
            for key, each in value.items()
        ]
        return "; ".join(parts)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return " | ".join(_value(each, title) for each in value) or "nothing"
    text = " ".join(str(value).split())
    try:
        return long_date(date.fromisoformat(text))
    except ValueError:
        return title(text)
