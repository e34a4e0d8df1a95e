"""Words for RAG in trackers, converted to the register's; blue by the tracker's own key. Pure."""

import colorsys
import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from peeltrack.imports.readers.workbook import Cell, Sheet
from peeltrack.imports.trackers.cell_account import At, is_empty, one_line, text_of
from peeltrack.model.vocabulary import Rag


class Rating(StrEnum):
    """The meaning of a tracker's word for RAG, in the words of a mapping file."""

    RED = "red"
    AMBER = "amber"
    YELLOW = "yellow"
    GREEN = "green"
    CLOSED = "closed"
    """Green, and closed by HMICFRS."""
    NONE = "none"
    """Not rated."""

    @property
    def rag(self) -> Rag | None:
        """The RAG that it means."""
        if self == Rating.NONE:
            return None
        return Rag.GREEN if self == Rating.CLOSED else Rag(self.value)


_COLOURS = {"red": "r", "amber": "a", "yellow": "y", "green": "g"}
_RATINGS = {word: Rating(word) for word in _COLOURS}
_RATINGS |= {letter: Rating(word) for word, letter in _COLOURS.items()}
_RATINGS |= {"orange": Rating.AMBER}
_RATINGS |= {"\U0001f534": Rating.RED, "\U0001f7e0": Rating.AMBER, "\U0001f7e1": Rating.YELLOW}
_RATINGS |= {"\U0001f7e2": Rating.GREEN}
_RATINGS |= dict.fromkeys(
    ("complete", "completed", "complete (force)", "force complete"), Rating.GREEN
)
_RATINGS |= dict.fromkeys(
    ("not rated", "unrated", "no rag", "grey", "open", "ongoing", "in progress"), Rating.NONE
)
_STATES = re.compile(
    r"(?:withdrawn|superseded|merged|discontinued|no longer (?:applicable|relevant|required))"
    r"\b.{0,40}",
    re.IGNORECASE,
)
"""Words for a finding that no longer stands, which rate nothing."""
_BLUE = ("blue", "b", "\U0001f535")
_EXPLAINED = re.compile(
    r"(?P<word>red|amber|yellow|green|blue)\s*[-\u2013:(]\s*"
    r"(?P<says>(?:(?!\b(?:red|amber|yellow|green|blue)\b).)+)",
    re.IGNORECASE,
)
"""A colour with its meaning behind it: "Amber - at risk"."""
_DECORATION = re.compile(r"^(?:\d{1,2}|[a-z])\s*[-\u2013.:)]\s*|\s*\((?:r|a|y|g|b|\d)\)$")
_DEFINED = re.compile(
    r"(?P<word>red|amber|yellow|green|blue|[raygb])(?:\s*[-\u2013=:]\s*|\s+(?:means|is)\s+)"
    r"(?P<says>\S.{6,})",
    re.IGNORECASE,
)
_KEY = re.compile(r"^(?:b?rag |rayg )?(?:key|definitions?|legend):? *", re.IGNORECASE)
_PARTS = re.compile(
    r"\s*[;|,]\s*(?=(?:red|amber|yellow|green|blue|[raygb])\s*[-\u2013=:])", re.IGNORECASE
)
_CLOSED_BY_THEM = re.compile(
    r"(?:closed|signed off|discharged|accepted|verified)\b.{0,40}\b(?:hmic|inspect)"
    r"|(?:hmicfrs|hmic|inspectorate).{0,40}\b(?:closed|signed off|discharged|closure)",
    re.IGNORECASE,
)
_COMPLETE = re.compile(r"\b(?:complete|completed|implemented|delivered|embedded)\b", re.IGNORECASE)
_NOT_YET = re.compile(
    r"\b(?:on track|on target|in progress|on course|not (?:yet )?complete|will be|close to|near"
    r"|nearly|almost|mostly|partly)\b",
    re.IGNORECASE,
)


def word_key(text: str) -> str:
    """Return a RAG word without case, numbering and trailing space: "1 - Red " is red."""
    plain = one_line(text).casefold().strip(" .")
    return _DECORATION.sub("", plain).strip() or plain


def is_state(text: str) -> bool:
    """Check whether a word of the RAG column says that the finding no longer stands."""
    return bool(_STATES.fullmatch(one_line(text)))


def rating_of(
    text: str, settled: Mapping[str, Rating], told_by_key: Mapping[str, Rating | None]
) -> Rating | None:
    """Return what a word of the RAG column means; None if it is uncertain.

    Args:
        text: the word.
        settled: the meanings in a mapping, which come first.
        told_by_key: the meanings in the tracker's own key; None if one is not ours.
    """
    key = word_key(text)
    for word in (one_line(text), key):
        if word in settled:
            return settled[word]
    if key in told_by_key:
        return told_by_key[key]
    explained = _EXPLAINED.fullmatch(one_line(text))
    if explained and key not in _RATINGS:
        return _meaning(explained["word"].casefold(), explained["says"])
    return _RATINGS.get(key)


_HUES = (
    (18, Rating.RED),
    (50, Rating.AMBER),
    (68, Rating.YELLOW),
    (170, Rating.GREEN),
    (335, None),
    (360, Rating.RED),
)
"""The upper limit of each colour in degrees of the colour circle; no RAG from green to red."""
_LAST_BLUE = 255
_PALE, _DARK = 0.12, 0.25


def rating_of_colour(colour: str) -> Rating | None:
    """Return the meaning of a fill, RRGGBB; None for white, grey, black, blue and purple."""
    if not is_coloured(colour):
        return None
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    hue, _, _ = colorsys.rgb_to_hsv(*parts)
    return next(rating for degree, rating in _HUES if hue * 360 <= degree)


def hue_named(colour: str) -> str:
    """Return the word for a fill, RRGGBB, as keys have it; empty for white, grey and purple."""
    if (rating := rating_of_colour(colour)) or not is_coloured(colour):
        return rating.value if rating else ""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return "blue" if colorsys.rgb_to_hsv(*parts)[0] * 360 <= _LAST_BLUE else ""


def is_coloured(colour: str) -> bool:
    """Check whether a fill, RRGGBB, is a colour: not white, grey, black or very pale."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    _, saturation, value = colorsys.rgb_to_hsv(*parts)
    return saturation >= _PALE and value >= _DARK


def rating_in_key(colour: str, says: str, settled: Mapping[str, Rating]) -> Rating | None:
    """Return the rating of a colour from the words about it in the tracker's own key."""
    hue = rating_of_colour(colour)
    return rating_of(says, settled, {}) or _meaning(hue.value if hue else "blue", says)


def colours_in_key(sheet: Sheet, rows: Iterable[int]) -> Iterator[tuple[str, str]]:
    """Yield each colour of a key with the text in its cell, or in the next one."""
    for row in rows:
        for column, cell in enumerate(sheet.rows[row]):
            if (colour := sheet.fills.get((row, column))) and is_coloured(colour):
                beside = _beside(sheet.rows[row], column)
                says = cell if not is_empty(cell) else sheet.rows[row][beside] if beside else None
                if not is_empty(says):
                    yield colour, one_line(text_of(says))


def key_in(
    sheets: Iterable[Sheet], taken: Iterable[At]
) -> tuple[dict[str, Rating | None], set[At]]:
    """Return the meanings in a workbook's own key of RAG, and the cells of that key.

    A key is outside the rows of the tracker: "Blue = closed by HMICFRS", or the word in
    one cell and its meaning in the next.
    """
    used = set(taken)
    told: dict[str, Rating | None] = {}
    places: set[At] = set()
    for word, says, cells in _definitions(sheets):
        if not used & set(cells):
            meant = _meaning(word, says)
            for each in (word, word[0]) if word in _COLOURS or word == "blue" else (word,):
                told[each] = meant
            places.update(cells)
    return told, places


def _definitions(sheets: Iterable[Sheet]) -> Iterator[tuple[str, str, tuple[At, ...]]]:
    for sheet in sheets:
        for row, cells in enumerate(sheet.rows):
            for column, cell in enumerate(cells):
                at = At(sheet.name, row, column)
                text = one_line(text_of(cell))
                parts = [_DEFINED.fullmatch(part) for part in _PARTS.split(_KEY.sub("", text))]
                if parts[0]:
                    for found in filter(None, parts):
                        yield found["word"].casefold(), found["says"], (at,)
                elif (key := word_key(text)) in _RATINGS or key in _BLUE:
                    says = _beside(cells, column)
                    if says:
                        yield key, one_line(text_of(cells[says])), (at, At(sheet.name, row, says))


def _beside(cells: tuple[Cell, ...], column: int) -> int | None:
    """Return the next cell to the right, if it has several words."""
    for at in range(column + 1, min(column + 3, len(cells))):
        if not is_empty(cells[at]):
            return at if len(text_of(cells[at]).split()) > 1 else None
    return None


def _meaning(word: str, says: str) -> Rating | None:
    """Return the meaning of a word by a key's definition; a green "on track" is not our green."""
    if word in _BLUE:
        if _CLOSED_BY_THEM.search(says):
            return Rating.CLOSED
        return Rating.GREEN if _COMPLETE.search(says) and not _NOT_YET.search(says) else None
    meant = _RATINGS.get(word)
    if meant == Rating.GREEN and _NOT_YET.search(says):
        return None
    return meant
