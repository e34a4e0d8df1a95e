"""The restricted words that points quote, by which a list of them is marked. Pure."""

import re
from collections.abc import Iterable, Iterator

from peeltrack.model.register import Register
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.public_view import for_forum
from peeltrack.queries.challenge.quotes import QUOTATION

_PARTS = re.compile(r"[.;:!?](?=\s|$)|…")
_TELLS = 4
"""Words from which on a part of a quotation tells which text it is from."""


def quotes_restricted(register: Register, forum_id: str, points: Iterable[Point]) -> bool:
    """Check whether points quote a restricted text, or are about a finding known from a draft.

    What a public forum is asked rests on no restricted update, though one may say the same.
    """
    read = for_forum(register, forum_id)
    restricted = f" {' | '.join(_words(text) for text in _texts(read))} "
    drafts = {id_ for id_, item in read.items.items() if item.is_draft}
    return any(
        point.item in drafts or any(f" {words} " in restricted for words in _quoted(point))
        for point in points
    )


def _texts(register: Register) -> Iterator[str]:
    """Yield the restricted texts of the register, and the updates of what is still a draft."""
    for item in register.items.values():
        updates = [each for each in item.progress if each.restricted or item.is_draft]
        yield from (text for each in updates for text in (each.text, each.blocker or ""))
        yield from (each.text for each in item.steps_to_green if each.restricted)
        yield from (each.text for each in item.evidence if each.restricted)
    for programme in register.organisation.programmes.values():
        yield from (each.text for each in programme.reports if each.restricted)


def _quoted(point: Point) -> Iterator[str]:
    """Yield what a point quotes, and the parts of it by which its text is known, in plain words."""
    for quotation in QUOTATION.findall(" ".join((point.whole_fact, *point.questions))):
        parts = [_words(part) for part in _PARTS.split(quotation)]
        telling = (each for each in parts if len(each.split()) >= _TELLS)
        yield from filter(None, (_words(quotation), *telling))
        if "…" in quotation:
            yield from filter(None, parts)


def _words(text: str) -> str:
    """Return the words of a text without marks, which a quotation may have otherwise."""
    return " ".join(re.findall(r"\w+", text.casefold()))
