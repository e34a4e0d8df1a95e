"""The restricted words that points quote, by which a list of them is marked. Pure."""

from collections.abc import Iterable, Iterator

from peeltrack.model.register import Register
from peeltrack.queries.challenge.points import Point
from peeltrack.queries.challenge.quotes import QUOTATION


def quotes_restricted(register: Register, points: Iterable[Point]) -> bool:
    """Check whether points quote a restricted text, or are about a finding known from a draft."""
    restricted = " ".join(_texts(register))
    drafts = {id_ for id_, item in register.items.items() if item.is_draft}
    return any(
        point.item in drafts or any(words in restricted for words in _quoted(point))
        for point in points
    )


def _texts(register: Register) -> Iterator[str]:
    """Yield the restricted texts of the register, each on one line."""
    texts: list[str] = []
    for item in register.items.values():
        updates = [each for each in item.progress if each.restricted]
        texts += (text for each in updates for text in (each.text, each.blocker or ""))
        texts += (each.text for each in item.steps_to_green if each.restricted)
        texts += (each.text for each in item.evidence if each.restricted)
    for programme in register.organisation.programmes.values():
        texts += (each.text for each in programme.reports if each.restricted)
    yield from (" ".join(text.split()) for text in texts)


def _quoted(point: Point) -> Iterator[str]:
    """Yield the words that a point quotes, as they stand in a text on one line."""
    for quotation in QUOTATION.findall(" ".join((point.whole_fact, *point.questions))):
        yield from (words for each in quotation.split("…") if (words := each.strip(" .,;:")))
